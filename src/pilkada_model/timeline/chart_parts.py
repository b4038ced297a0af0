"""What a picture of time is made of, whatever its subject and whoever draws it.

A chart has rows, a row has bars, a bar lies over days. Nothing here knows of pixels, colours
or the notation of another program: `pictures` and `gantt` each write the same chart.
"""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from pilkada_model.dates import PartialDate, Period
from pilkada_model.labels import Labelled, Language


class Look(Labelled):
    """What a bar stands for, in the order of legends."""

    STAGE = "stage"
    PARENT = "parent"
    VOTING = "voting"
    BEFORE = "before"
    AFTER = "after"
    ADDED = "added"
    DROPPED = "dropped"
    COVERED = "covered"
    PARTLY = "partly"
    MISSED = "missed"
    UNTOLD = "untold"
    DEPLOYMENT = "deployment"
    PHASE = "phase"
    EVENT = "event"
    DECLARATION = "declaration"


@frozen(kw_only=True)
class Days:
    """A run of days of which both ends are known.

    Attributes:
        first: The first day.
        last: The last day, included.
    """

    first: dt.date
    last: dt.date

    @property
    def number(self) -> int:
        """How many days they are."""
        return (self.last - self.first).days + 1

    @property
    def period(self) -> Period:
        """The same days as a period."""
        return Period(start=self.first, end=self.last)


@frozen(kw_only=True)
class Bar:
    """A run of days in a row.

    Attributes:
        look: What it stands for.
        words: Its name and its days in words.
        days: From the first to the last day that its known dates can mean.
        sure: The days that it surely has; None when there is no such day.
        open_start: Whether its first day is not known, so that it may begin earlier.
        open_end: Whether its last day is not known, so that it may go on.
        lane: Its place in the row, from the top, counted from 0.
        inner: Whether it is a part of the bar before it and lies over that one.
        voting: Whether people vote then, where the look only tells which timetable says so.
    """

    look: Look
    words: str
    days: Days
    sure: Days | None
    open_start: bool = False
    open_end: bool = False
    lane: int = 0
    inner: bool = False
    voting: bool = False

    @property
    def day(self) -> dt.date | None:
        """The day, when it surely is one single day."""
        single = self.days.number == 1 and not self.open_start and not self.open_end
        return self.days.first if single else None


@frozen(kw_only=True)
class Row:
    """A line of the picture: a stage, an event, a unit.

    Attributes:
        label: Its name.
        text: What is written beside the name: its days, how far it moved.
        words: Everything that the row says, for those who do not see it.
        indent: How many others it lies within.
        bars: Its bars; none when no day is known.
        heading: Whether it only names the rows below it.
    """

    label: str
    text: str = ""
    words: str
    indent: int = 0
    bars: tuple[Bar, ...] = ()
    heading: bool = False


@frozen(kw_only=True)
class Flag:
    """A day that is marked through all rows.

    Attributes:
        day: The day.
        words: What day it is.
        alone: Whether no row shows it.
    """

    day: dt.date
    words: str
    alone: bool = False


@frozen(kw_only=True)
class Chart:
    """A picture of time before it is drawn.

    Attributes:
        title: What it shows.
        description: What it shows, in a sentence.
        language: The language of its words.
        text_heading: What stands above the texts beside the names.
        rows: Its rows, from the top.
        flags: Voting days, in order.
        notes: Lines below the picture, such as what has no date.
    """

    title: str
    description: str
    language: Language
    text_heading: str = ""
    rows: tuple[Row, ...] = ()
    flags: tuple[Flag, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def span(self) -> Days | None:
        """From the first to the last day that is known; None when none is."""
        bars = [bar.days for row in self.rows for bar in row.bars]
        bars += [Days(first=flag.day, last=flag.day) for flag in self.flags]
        if not bars:
            return None
        return Days(first=min(one.first for one in bars), last=max(one.last for one in bars))


def bar_of_period(
    look: Look, words: str, period: Period, *, lane: int = 0, voting: bool = False
) -> Bar | None:
    """Return the bar of a period; None when neither bound is known."""
    first, last = period.start or period.end, period.end or period.start
    if first is None or last is None:
        return None
    known = Days(first=first, last=last)
    return Bar(
        look=look,
        words=words,
        days=known,
        sure=known,
        open_start=period.start is None,
        open_end=period.end is None,
        lane=lane,
        voting=voting,
    )


def bar_of_dates(
    look: Look, words: str, start: PartialDate | None, end: PartialDate | None
) -> Bar | None:
    """Return the bar from one partly known date to another; None when neither is known."""
    first, last = start or end, end or start
    if first is None or last is None:
        return None
    return Bar(
        look=look,
        words=words,
        days=Days(first=first.earliest, last=max(first.latest, last.latest)),
        sure=_surely(first, last),
        open_start=start is None,
        open_end=end is None,
    )


def _surely(first: PartialDate, last: PartialDate) -> Days | None:
    """Return the days between two partly known dates that belong there whatever they mean."""
    if first.latest <= last.earliest:
        return Days(first=first.latest, last=last.earliest)
    day = first.date or last.date
    return None if day is None else Days(first=day, last=day)
