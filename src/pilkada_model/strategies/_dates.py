"""Days, partly known dates, periods, hours and moments."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from pilkada_model.dates import Hours, PartialDate, Period, Precision, Zone
from pilkada_model.strategies._shapes import maybe, perhaps

_WEDNESDAY = 3
_USUAL_DATES = st.dates(dt.date(2004, 1, 1), dt.date(2045, 12, 31))
_DATES = st.one_of(_USUAL_DATES, _USUAL_DATES, st.dates())
_CLOCK_TIMES = st.builds(
    dt.time, st.integers(0, 23), st.sampled_from((0, 30, 59)), st.sampled_from((0, 1, 59))
)
_PRECISIONS = st.sampled_from((Precision.DAY, Precision.MONTH, Precision.YEAR))
_LENGTHS = st.integers(0, 150)
_ABOUT = st.integers(-200, 100)
_ZONES = st.sampled_from(tuple(Zone))
_OFFSETS = st.one_of(
    _ZONES.map(lambda zone: zone.tzinfo),
    st.just(dt.UTC),
    st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda m: dt.timezone(dt.timedelta(minutes=m))),
)


def shifted(day: dt.date, days: int) -> dt.date:
    """Return a day moved by so many days, and no further than the calendar goes."""
    return dt.date.fromordinal(
        min(max(dt.date.min.toordinal(), day.toordinal() + days), dt.date.max.toordinal())
    )


def dates(*, near: dt.date | None = None) -> SearchStrategy[dt.date]:
    """Calendar dates: any, mostly of our years, or from 200 days before `near` to 100 after."""
    if near is None:
        return _DATES
    return _ABOUT.map(lambda days: shifted(near, days))


def voting_days(year: int) -> SearchStrategy[dt.date]:
    """Wednesdays of a year, from February to December: the weekday on which the country votes."""
    return st.integers(7, 50).map(lambda week: dt.date.fromisocalendar(year, week, _WEDNESDAY))


@st.composite
def partial_dates(draw: DrawFn, *, near: dt.date | None = None) -> PartialDate:
    """Dates known to the year, the month or the day; those of `dates`."""
    day = draw(dates(near=near))
    precision = draw(_PRECISIONS)
    if precision is Precision.YEAR:
        return PartialDate(day.year)
    if precision is Precision.MONTH:
        return PartialDate(day.year, day.month)
    return PartialDate.of(day)


@st.composite
def periods(draw: DrawFn, *, near: dt.date | None = None, within: Period | None = None) -> Period:
    """Periods of a day to some months, with either end, both or none unknown.

    Args:
        draw: Given by Hypothesis.
        near: A day, such as the voting day, about which they lie.
        within: A period that they do not leave, as far as its own ends are known.
    """
    start = draw(dates(near=near))
    end = shifted(start, draw(_LENGTHS))
    if within is not None:
        start, end = _kept_within(start, end, within)
    return Period(start=perhaps(draw, start), end=perhaps(draw, end))


def _kept_within(start: dt.date, end: dt.date, within: Period) -> tuple[dt.date, dt.date]:
    first, last = within.start or dt.date.min, within.end or dt.date.max
    return min(max(start, first), last), min(max(end, first), last)


@st.composite
def hours(draw: DrawFn) -> Hours:
    """Opening hours of one day; at least one of the two times is known."""
    first, last = sorted((draw(_CLOCK_TIMES), draw(_CLOCK_TIMES)))
    start, end = draw(st.sampled_from(((first, last), (first, None), (None, last))))
    return Hours(start=start, end=end, zone=maybe(draw, _ZONES))


def clock_times() -> SearchStrategy[dt.time]:
    """Times on the local clock, in whole seconds."""
    return _CLOCK_TIMES


def moments() -> SearchStrategy[dt.datetime]:
    """Moments with an offset from UTC in whole minutes, mostly one of Indonesia."""
    return st.datetimes(timezones=_OFFSETS)
