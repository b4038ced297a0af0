"""The axis of time: where a day lies, and which days, months and years are written there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from math import ceil
from typing import Final

from attrs import evolve, frozen

from pilkada_model._data.calendar import calendar_names
from pilkada_model.labels import Language
from pilkada_model.timeline.chart_parts import Days
from pilkada_model.timeline.svg_text import width_of

SIZE: Final = 11
"""The size of the type on the axis, in pixels."""

MARGIN: Final = 44
"""Room before the first day and behind the last, for open ends and marks, in pixels."""

GAP: Final = 4
"""Room between a tick and its label, and at least as much behind the label, in pixels."""

_WIDEST_DAY: Final = 24
_SHORT: Final = 3
_MOST_DAYS: Final = 70
_MONTHS: Final = (1, 2, 3, 4, 6)
_YEARS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_NARROWEST: Final = 20  # no label is narrower
_LAST: Final = dt.date.max.toordinal()


@frozen(kw_only=True)
class Tick:
    """A day from which on something is written.

    Attributes:
        x: Where it lies, in pixels from the left.
        label: What is written right of it; empty when there is no room.
    """

    x: float
    label: str


@frozen(kw_only=True)
class Axis:
    """Days from left to right.

    Attributes:
        left: Where the axis begins, in pixels.
        right: Where it ends.
        first: The ordinal of the first day of the subject.
        origin: Where that day begins.
        day: How wide a day is.
        upper: The years or months above the ticks.
        lower: The ticks.
    """

    left: float
    right: float
    first: int
    origin: float
    day: float
    upper: tuple[Tick, ...] = ()
    lower: tuple[Tick, ...] = ()

    def start_of(self, day: dt.date) -> float:
        """Return where a day begins."""
        return self.origin + (day.toordinal() - self.first) * self.day

    def end_of(self, day: dt.date) -> float:
        """Return where a day ends."""
        return self.start_of(day) + self.day

    def middle_of(self, day: dt.date) -> float:
        """Return the middle of a day."""
        return self.start_of(day) + self.day / 2

    def shows(self, day: dt.date) -> bool:
        """Tell whether a day lies on the axis as a whole."""
        return self.left <= self.start_of(day) and self.end_of(day) <= self.right


def axis_of(span: Days | None, left: float, right: float, language: Language) -> Axis:
    """Return the axis from one pixel to another that shows some days with room at both sides.

    Nothing is written on an axis of no days.
    """
    if span is None:
        return Axis(left=left, right=right, first=1, origin=left, day=0)
    room = right - left - 2 * MARGIN
    day = min(room / span.number, _WIDEST_DAY)
    bare = Axis(
        left=left,
        right=right,
        first=span.first.toordinal(),
        origin=left + MARGIN + (room - day * span.number) / 2,
        day=day,
    )
    fitting = (scale for scale in _scales(bare, language) if _has_room(scale[1]))
    upper, lower = next(fitting, ((), ()))
    return evolve(bare, upper=upper, lower=lower)


def _has_room(ticks: tuple[Tick, ...]) -> bool:
    """Tell whether all ticks have labels but those at the ends, which the picture may cut."""
    return any(tick.label for tick in ticks) and all(tick.label for tick in ticks[1:-1])


_Ticks = tuple[Tick, ...]
_Write = Callable[[dt.date], str]


def _scales(axis: Axis, language: Language) -> Iterator[tuple[_Ticks, _Ticks]]:
    """Yield the scales from the finest to the coarsest, each as upper and lower ticks."""

    def month(day: dt.date) -> str:
        row = calendar_names()["month", day.month]
        return row.id if language == "id" else row.en

    def short_month(day: dt.date) -> str:
        return month(day)[:_SHORT]

    def month_of_year(day: dt.date) -> str:
        return f"{month(day)} {day.year}"

    def short_month_of_year(day: dt.date) -> str:
        return f"{short_month(day)} {day.year}"

    if axis.right - axis.left <= _MOST_DAYS * axis.day:
        upper = _ticks(axis, _months(axis, 1), month_of_year, short_month_of_year)
        for step in (1, 7):
            yield upper, _ticks(axis, _days(axis, step), lambda day: str(day.day))
    upper = _ticks(axis, _years(axis, 1), _year)
    for step in _MONTHS:
        for write in (month, short_month) if step == 1 else (short_month,):
            yield upper, _ticks(axis, _months(axis, step), write)
    for step in _YEARS:
        yield (), _ticks(axis, _years(axis, step), _year)


def _year(day: dt.date) -> str:
    return str(day.year)


def _ticks(axis: Axis, days: list[dt.date], *writes: _Write) -> _Ticks:
    """Return the ticks of days in order; each has the first of its labels for which is room."""
    starts = [max(axis.start_of(day), axis.left) for day in days]
    found: list[Tick] = []
    for day, x, end in zip(days, starts, [*starts[1:], axis.right], strict=False):
        labels = (write(day) for write in writes)
        fitting = (label for label in labels if width_of(label, SIZE) + 2 * GAP <= end - x)
        found.append(Tick(x=x, label=next(fitting, "")))
    return tuple(found)


def _ends(axis: Axis) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that lie on the axis, within what a calendar has."""
    first = axis.first - int((axis.origin - axis.left) / axis.day)
    last = axis.first + ceil((axis.right - axis.origin) / axis.day) - 1  # one that begins on it
    return dt.date.fromordinal(max(first, 1)), dt.date.fromordinal(min(last, _LAST))


def _days(axis: Axis, step: int) -> list[dt.date]:
    """Return every day of the axis, or with a step of seven every Monday."""
    first, last = _ends(axis)
    days = map(dt.date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    return [day for day in days if step == 1 or day.weekday() == 0]


def _months(axis: Axis, step: int) -> list[dt.date]:
    """Return the first days of months; of every month also that in which the axis begins."""
    if 31 * step * axis.day < _NARROWEST:
        return []
    first, last = _ends(axis)
    start = (first.year * 12 + first.month - 1) // step * step
    months = range(max(start, 12), last.year * 12 + last.month, step)
    days = (dt.date(month // 12, month % 12 + 1, 1) for month in months)
    return [day for day in days if step == 1 or day >= first]


def _years(axis: Axis, step: int) -> list[dt.date]:
    """Return the first days of years; of every year also that in which the axis begins."""
    if 366 * step * axis.day < _NARROWEST:
        return []
    first, last = _ends(axis)
    years = range(first.year // step * step, last.year + 1, step)
    return [dt.date(year, 1, 1) for year in years if step == 1 or year > first.year]
