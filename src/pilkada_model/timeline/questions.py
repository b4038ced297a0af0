"""Questions to a timetable: what runs on a day, what between two, what comes next.

A stage with an unknown bound may or may not run on a day. It is answered as such, never
dropped: every answer tells the stages of which it is sure from those of which it is not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from attrs import frozen

from pilkada_model import rules
from pilkada_model.dates import Period
from pilkada_model.errors import InvalidValueError
from pilkada_model.stages import ElectionStage, Timetable


@frozen(kw_only=True)
class Found:
    """The stages that answer a question, and those that may.

    Attributes:
        surely: Stages of which the answer is sure.
        maybe: Stages of which it hangs on a bound that is not known.
    """

    surely: tuple[ElectionStage, ...] = ()
    maybe: tuple[ElectionStage, ...] = ()


def at(timetable: Timetable, day: dt.date) -> Found:
    """Return the stages that run on a day, in the order of the timetable.

    Every stage of the timetable is asked, superseded ones too: take a `version` first where
    the timetable has several.

    Raises:
        InvalidValueError: for anything that is no timetable, or a moment (datetime) or no date
            for the day.
    """
    rules.argument("at", "timetable", timetable, Timetable)
    rules.argument("at", "day", day, dt.date)
    surely: list[ElectionStage] = []
    maybe: list[ElectionStage] = []
    for stage in timetable.stages:
        start, end = stage.period.start, stage.period.end
        if (start is not None and day < start) or (end is not None and end < day):
            continue
        known = (start is not None and end is not None) or day in (start, end)
        (surely if known else maybe).append(stage)
    return Found(surely=tuple(surely), maybe=tuple(maybe))


def between(timetable: Timetable, first: dt.date, last: dt.date) -> Found:
    """Return the stages that run on at least one day from `first` to `last`, both included.

    Raises:
        InvalidValueError: for an argument of another type, and for a last day before the first.
    """
    rules.argument("between", "timetable", timetable, Timetable)
    rules.argument("between", "first", first, dt.date)
    rules.argument("between", "last", last, dt.date)
    days = Period(start=first, end=last)
    return _found(timetable, lambda stage: stage.period.overlaps(days))


def upcoming(timetable: Timetable, day: dt.date, *, days: int | None = None) -> Found:
    """Return the stages that start after a day, the earliest first.

    A stage whose first day is not known may have begun or not: it is among `maybe` unless its
    last day tells.

    Args:
        timetable: The stages.
        day: The day after which they start.
        days: Only stages that start within so many days after it.

    Raises:
        InvalidValueError: for an argument of another type, fewer days than one, or days beyond
            the year 9999.
    """
    rules.argument("upcoming", "timetable", timetable, Timetable)
    rules.argument("upcoming", "day", day, dt.date)
    rules.optional_argument("upcoming", "days", days, int)
    if days is not None and days < 1:
        raise InvalidValueError(
            record="upcoming", field="days", value=days, expected="1 or more", code="out_of_range"
        )
    horizon = Period(end=day).shift(days=days).end if days else dt.date.max

    def starts_within(stage: ElectionStage) -> bool | None:
        start, end = stage.period.start, stage.period.end
        if start is not None:
            return day < start <= (horizon or dt.date.max)
        return None if day < (end or dt.date.max) else False

    found = _found(timetable, starts_within)
    return Found(surely=tuple(sorted(found.surely, key=_start)), maybe=found.maybe)


def next_after(timetable: Timetable, day: dt.date) -> Found:
    """Return the stages that start next after a day: all that start on that one day.

    Among `maybe` are those whose first day is not known and may come before.

    Raises:
        InvalidValueError: for an argument of another type.
    """
    found = upcoming(timetable, day)
    first = [stage for stage in found.surely if _start(stage) == _start(found.surely[0])]
    return Found(surely=tuple(first), maybe=found.maybe)


def previous(timetable: Timetable, day: dt.date) -> Found:
    """Return the stages that ended last before a day: all that ended on that one day.

    Among `maybe` are those whose last day is not known and may lie after it, before the day.

    Raises:
        InvalidValueError: for an argument of another type.
    """
    rules.argument("previous", "timetable", timetable, Timetable)
    rules.argument("previous", "day", day, dt.date)
    today = Period(start=day, end=day)
    found = _found(timetable, lambda stage: stage.period.precedes(today))
    latest = max(map(_end, found.surely), default=None)
    return Found(
        surely=tuple(stage for stage in found.surely if stage.period.end == latest),
        maybe=found.maybe,
    )


def _found(timetable: Timetable, answers: Callable[[ElectionStage], bool | None]) -> Found:
    """Ask every stage; None is an answer that cannot be told."""
    told = [(stage, answers(stage)) for stage in timetable.stages]
    return Found(
        surely=tuple(stage for stage, answer in told if answer),
        maybe=tuple(stage for stage, answer in told if answer is None),
    )


def _start(stage: ElectionStage) -> dt.date:
    return stage.period.start or dt.date.min


def _end(stage: ElectionStage) -> dt.date:
    return stage.period.end or dt.date.max
