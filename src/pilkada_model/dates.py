"""Days, periods, partly known dates, time zones and hours.

Days are dates of the local calendar and never converted to another zone. Both ends of a
`Period` belong to it. What is not known is None, and a question that hangs on it is
answered None ("it cannot be told"), never with a guess.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import total_ordering
from typing import Final, NamedTuple, final

from attrs import field, frozen
from attrs.exceptions import FrozenInstanceError

from pilkada_model import rules
from pilkada_model.errors import InvalidValueError
from pilkada_model.labels import Labelled

_OFFSET_HOURS: Final = {"WIB": 7, "WITA": 8, "WIT": 9}
_IANA: Final = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
_TEXT: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


class Zone(Labelled):
    """A time zone of Indonesia: west, centre, east.

    The three offsets have been fixed, without summer time, since 1 January 1988
    (Keppres 41/1987), so no time zone database is needed. Earlier moments had others.
    """

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def utc_offset(self) -> dt.timedelta:
        """How far the local clock is ahead of UTC: 7, 8 or 9 hours."""
        return dt.timedelta(hours=_OFFSET_HOURS[self.value])

    @property
    def tzinfo(self) -> dt.timezone:
        """The zone for aware datetimes: the fixed offset under the zone's own name."""
        return dt.timezone(self.utc_offset, self.value)

    @property
    def iana(self) -> str:
        """The zone's name in the IANA database, such as ``Asia/Jakarta``."""
        return _IANA[self.value]


class Precision(Labelled):
    """How exactly a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@frozen(kw_only=True)
class Period:
    """A run of local calendar days; both ends belong to it.

    One principle governs unknown ends: an unknown start stands for every day from
    0001-01-01 to the end, an unknown end for every day from the start to 9999-12-31, both
    together for every such pair. An answer is given only when it is the same for all of
    them; otherwise it is None. Two periods, even equal ones, are taken as independent.
    What is no period is refused by every question about an `other` one.

    Attributes:
        start: First day, included; None when not known or not set.
        end: Last day, included; None when not known or not set.

    Raises:
        InvalidValueError: when the end is before the start, or `other` is no `Period`.
    """

    start: dt.date | None = field(default=None, validator=rules.optional(rules.calendar_date))
    end: dt.date | None = field(default=None, validator=rules.optional(rules.calendar_date))

    def __attrs_post_init__(self) -> None:
        rules.end_not_before_start(self)

    @property
    def days(self) -> int | None:
        """The number of days, both ends counted."""
        start, end = _start(self).told, _end(self).told
        return None if start is None or end is None else (end - start).days + 1

    def contains(self, day: dt.date) -> bool | None:
        """Tell whether `day` belongs to the period.

        Raises:
            InvalidValueError: when `day` is a moment (datetime) or no date at all.
        """
        rules.argument("Period.contains", "day", day, dt.date)
        start, end = _start(self), _end(self)
        return _answer(
            surely=start.latest <= day <= end.earliest,
            possibly=start.earliest <= day <= end.latest,
        )

    def overlaps(self, other: Period) -> bool | None:
        """Tell whether the two share at least one day."""
        rules.argument("Period.overlaps", "other", other, Period)
        start, end, other_start, other_end = _start(self), _end(self), _start(other), _end(other)
        return _answer(
            surely=start.latest <= other_end.earliest and other_start.latest <= end.earliest,
            possibly=start.earliest <= other_end.latest and other_start.earliest <= end.latest,
        )

    def precedes(self, other: Period) -> bool | None:
        """Tell whether this period ends before `other` starts."""
        rules.argument("Period.precedes", "other", other, Period)
        end, start = _end(self), _start(other)
        return _answer(surely=end.latest < start.earliest, possibly=end.earliest < start.latest)

    def touches(self, other: Period) -> bool | None:
        """Tell whether the two share no day and no day lies between them."""
        rules.argument("Period.touches", "other", other, Period)
        meets = {_meets(self, other), _meets(other, self)}
        return _answer(surely=True in meets, possibly=meets != {False})

    def intersection(self, other: Period) -> Period | None:
        """Return the days that belong to both, when it is sure that there are any.

        None when they share no day and also when that cannot be told; `overlaps` tells
        which. A bound of the result that cannot be told is None.
        """
        rules.argument("Period.intersection", "other", other, Period)
        if not self.overlaps(other):
            return None
        return Period(
            start=_chosen(max, _start(self), _start(other)),
            end=_chosen(min, _end(self), _end(other)),
        )

    def hull(self, other: Period) -> Period:
        """Return the smallest period that covers both; a bound that cannot be told is None."""
        rules.argument("Period.hull", "other", other, Period)
        return Period(
            start=_chosen(min, _start(self), _start(other)),
            end=_chosen(max, _end(self), _end(other)),
        )

    def shift(self, *, days: int = 0, months: int = 0, years: int = 0) -> Period:
        """Return the period moved forward, or backward by negative numbers.

        Years and months are added first and a day that the month does not have becomes
        its last day (31 January and one month: the last of February); then the days are
        added. Only known bounds move; an unknown one stays unknown.

        Raises:
            InvalidValueError: when a bound leaves the years 1 to 9999, or a number is not
                a whole one.
        """
        from dateutil.relativedelta import relativedelta  # 18 ms, and few programs shift

        for name, number in (("days", days), ("months", months), ("years", years)):
            rules.argument("Period.shift", name, number, int)
        try:
            step = relativedelta(years=years, months=months, days=days)
            return Period(
                start=None if self.start is None else self.start + step,
                end=None if self.end is None else self.end + step,
            )
        except (ValueError, OverflowError) as error:
            shift, expected = (years, months, days), "a shift within the years 1 to 9999"
            raise _invalid("Period.shift", None, shift, expected, "out_of_range") from error

    def each_day(self) -> Iterator[dt.date]:
        """Return the days one by one, from the first to the last.

        Raises:
            InvalidValueError: at once, when it cannot be told where to start or to end.
        """
        start, end = _start(self).told, _end(self).told
        if start is None or end is None:
            raise _invalid("Period.each_day", None, self, "two known bounds", "unknown_bound")
        return map(dt.date.fromordinal, range(start.toordinal(), end.toordinal() + 1))


class _Bound(NamedTuple):
    """The days for which one end of a period may stand."""

    earliest: dt.date
    latest: dt.date

    @property
    def told(self) -> dt.date | None:
        return self.earliest if self.earliest == self.latest else None


def _start(period: Period) -> _Bound:
    start, end = period.start, period.end
    return _Bound(start or dt.date.min, start or end or dt.date.max)


def _end(period: Period) -> _Bound:
    start, end = period.start, period.end
    return _Bound(end or start or dt.date.min, end or dt.date.max)


def _chosen(choose: Callable[..., dt.date], one: _Bound, other: _Bound) -> dt.date | None:
    """Return the earlier or the later of two bounds, when it can be told."""
    return _Bound(choose(one.earliest, other.earliest), choose(one.latest, other.latest)).told


def _meets(first: Period, second: Period) -> bool | None:
    """Tell whether `second` starts on the day after `first` ends."""
    end, start = _end(first), _start(second)
    steps = range((start.earliest - end.latest).days, (start.latest - end.earliest).days + 1)
    return _answer(surely=steps == range(1, 2), possibly=1 in steps)


def _answer(*, surely: bool, possibly: bool) -> bool | None:
    """Return True for surely, False for not even possibly, None when it cannot be told."""
    return True if surely else None if possibly else False


def _invalid(
    record: str, field: str | None, value: object, expected: str, code: str
) -> InvalidValueError:
    return InvalidValueError(record=record, field=field, value=value, expected=expected, code=code)


@final
@total_ordering
class PartialDate:
    """A date known to its year, its month or its day; immutable.

    The text form is ``2024``, ``2024-10`` or ``2024-10-05``. Equality and order are those
    of the text forms: by the first day that can be meant, and of those that begin alike
    the less exact first (2024, 2024-01, 2024-01-01, 2024-02).

    Attributes:
        year: Year, 1 to 9999.
        month: Month, 1 to 12; None when unknown.
        day: Day of the month, from 1; None when unknown.

    Raises:
        InvalidValueError: when there is no such date, a day comes without its month, or
            `other` is no `PartialDate`.
    """

    __slots__ = ("day", "month", "year")

    year: int
    month: int | None
    day: int | None

    def __init__(self, year: int, month: int | None = None, day: int | None = None) -> None:
        whole = int, type(None)
        if year.__class__ is not int or month.__class__ not in whole or day.__class__ not in whole:
            raise _no_date((year, month, day), "wrong_type")
        if month is None and day is not None:
            raise _no_date((year, month, day), "day_without_month")
        try:
            dt.date(year, 1 if month is None else month, 1 if day is None else day)
        except (ValueError, OverflowError):
            raise _no_date((year, month, day), "not_in_calendar") from None
        object.__setattr__(self, "year", year)
        object.__setattr__(self, "month", month)
        object.__setattr__(self, "day", day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read the text form, exactly: ``2024``, ``2024-10`` or ``2024-10-05``.

        Raises:
            InvalidValueError: when the form is another or the calendar has no such date.
        """
        if text.__class__ is not str or _TEXT.fullmatch(text) is None:
            raise _no_date(text, "malformed")
        try:
            return cls(*map(int, text.split("-")))
        except InvalidValueError as error:
            raise _no_date(text, error.code) from None

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        """Make a date that is known to the day.

        Raises:
            InvalidValueError: when `day` is a moment (datetime) or no date at all.
        """
        rules.argument("PartialDate.of", "day", day, dt.date)
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def earliest(self) -> dt.date:
        """The first day that can be meant."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> dt.date:
        """The last day that can be meant."""
        if self.day is not None:
            return self.earliest
        if self.month is None or self.month == 12:
            return dt.date(self.year, 12, 31)
        return dt.date(self.year, self.month + 1, 1) - dt.timedelta(days=1)

    @property
    def date(self) -> dt.date | None:
        """The day itself; None when it is not known."""
        return None if self.day is None else self.earliest

    @property
    def period(self) -> Period:
        """All days that can be meant, from the earliest to the latest."""
        return Period(start=self.earliest, end=self.latest)

    def contains(self, day: dt.date) -> bool:
        """Tell whether `day` can be meant.

        Raises:
            InvalidValueError: when `day` is a moment (datetime) or no date at all.
        """
        rules.argument("PartialDate.contains", "day", day, dt.date)
        return self.earliest <= day <= self.latest

    def may_equal(self, other: PartialDate) -> bool:
        """Tell whether both can mean the same day, as 2024 and 2024-10 can."""
        rules.argument("PartialDate.may_equal", "other", other, PartialDate)
        return self.earliest <= other.latest and other.earliest <= self.latest

    def precedes(self, other: PartialDate) -> bool | None:
        """Tell whether the day meant is before that of `other`; None when it cannot be told."""
        rules.argument("PartialDate.precedes", "other", other, PartialDate)
        return _answer(surely=self.latest < other.earliest, possibly=self.earliest < other.latest)

    def _known(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._known() == other._known()

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._known() < other._known()

    def __hash__(self) -> int:
        return hash(self._known())

    def __str__(self) -> str:
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year:04}{month}{day}"

    def __repr__(self) -> str:
        known = (part for part in (self.year, self.month, self.day) if part is not None)
        return f"PartialDate({', '.join(map(str, known))})"

    def __reduce__(self) -> tuple[type[PartialDate], tuple[int, int | None, int | None]]:
        return PartialDate, (self.year, self.month, self.day)

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError


def _no_date(value: object, code: str) -> InvalidValueError:
    expected = "a date such as 2024, 2024-10 or 2024-10-05"
    return _invalid("PartialDate", None, value, expected, code)


@frozen(kw_only=True)
class Hours:
    """Hours of one day on the local clock, such as 07:00 to 13:00 at the polling stations.

    Attributes:
        start: Local time at which they begin; None when not known or not set.
        end: Local time of the same day at which they are over; None when not known or not set.
        zone: The zone of the clock; None when it is that of the place, whichever that is.

    Raises:
        InvalidValueError: when neither time is given, or the end is before the start.
    """

    start: dt.time | None = field(default=None, validator=rules.optional(rules.clock_time))
    end: dt.time | None = field(default=None, validator=rules.optional(rules.clock_time))
    zone: Zone | None = field(default=None, validator=rules.optional(rules.exact(Zone)))

    def __attrs_post_init__(self) -> None:
        rules.at_least_one_of(self, "start", "end")
        rules.end_not_before_start(self)
