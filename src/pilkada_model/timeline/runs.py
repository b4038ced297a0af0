"""Runs of days: those that surely belong to a period, and those that may.

A run is the ordinal of its first day and that of its last, both included. Whole numbers are
compared, counted and united without a thought for unknown bounds, once these are settled here:
a period with one known bound surely has that day, and may have every day on the other side.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pilkada_model.dates import Period

Run = tuple[int, int]
"""The ordinals of the first and the last day, both included."""

_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()


def surely(period: Period) -> tuple[Run, ...]:
    """Return the days that surely belong to a period as one run, or none."""
    start, end = period.start or period.end, period.end or period.start
    return () if start is None or end is None else ((start.toordinal(), end.toordinal()),)


def possibly(period: Period) -> Run:
    """Return the days that can belong to a period, whatever its unknown bounds are."""
    start, end = period.start, period.end
    return (
        _FIRST if start is None else start.toordinal(),
        _LAST if end is None else end.toordinal(),
    )


def united(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the same days as runs that share none, in order."""
    found: list[Run] = []
    for first, last in sorted(runs):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def count(runs: Iterable[Run]) -> int:
    """Return the number of days in runs that share none."""
    return sum(last - first + 1 for first, last in runs)


def shared(some: Iterable[Run], others: tuple[Run, ...]) -> int:
    """Return the number of days in both, where the runs of each share none."""
    return sum(
        max(0, min(last, other_last) - max(first, other_first) + 1)
        for first, last in some
        for other_first, other_last in others
    )
