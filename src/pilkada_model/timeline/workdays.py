"""Working days of Indonesia, for time limits that are counted in them.

They need the extra ``workdays``, which is the package `holidays`: it knows the public holidays
and the days of collective leave (cuti bersama) that three ministers decree for each year. The
week has five working days, as government offices keep it since Keppres 68/1995. Days that are
off in single regions, such as that of a repeated vote, are not known and count as working days.
"""

from __future__ import annotations

import datetime as dt
from itertools import count as count_from
from typing import Any

from pilkada_model import rules
from pilkada_model._data import once
from pilkada_model.errors import InvalidValueError, MissingExtraError, UnknownReferenceError

_DAY = dt.timedelta(days=1)
_FIRST_YEAR = 1996
_SATURDAY = 5
_ESTIMATE = "(perkiraan)"


def is_working_day(day: dt.date) -> bool:
    """Tell whether a day is no Saturday, no Sunday, no public holiday and no cuti bersama.

    Raises:
        InvalidValueError: for a moment (datetime) and for what is no date.
        MissingExtraError: when the extra ``workdays`` is not installed.
        UnknownReferenceError: for a year before 1996, and for one whose holidays are not decreed
            yet, as far as the installed package `holidays` knows.
    """
    rules.argument("is_working_day", "day", day, dt.date)
    return day not in _days_off(day.year, "is_working_day") and day.weekday() < _SATURDAY


def working_days(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """Return the working days of a run of days, both ends included.

    Raises:
        InvalidValueError: for what is no date, and for a last day before the first.
        MissingExtraError: when the extra ``workdays`` is not installed.
        UnknownReferenceError: when the run touches a year that is not known.
    """
    rules.argument("working_days", "first", first, dt.date)
    rules.argument("working_days", "last", last, dt.date)
    if last < first:
        raise InvalidValueError(
            record="working_days",
            field="last",
            value=last.isoformat(),
            expected=f"a day from {first.isoformat()} on",
            code="end_before_start",
        )
    off = {year: _days_off(year, "working_days") for year in range(first.year, last.year + 1)}
    days = map(dt.date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    return tuple(day for day in days if day.weekday() < _SATURDAY and day not in off[day.year])


def add_working_days(day: dt.date, count: int) -> dt.date:
    """Return the working day that is the `count`-th after a day; the day itself is not counted.

    The Constitutional Court counts the day of an announcement as the first where it is a working
    day: for its limits, start from the day before.

    Raises:
        InvalidValueError: for what is no date, and for a count that is no whole number from 1.
        MissingExtraError: when the extra ``workdays`` is not installed.
        UnknownReferenceError: when the count touches a year that is not known.
    """
    rules.argument("add_working_days", "day", day, dt.date)
    rules.argument("add_working_days", "count", count, int)
    if count < 1:
        raise InvalidValueError(
            record="add_working_days",
            field="count",
            value=count,
            expected="at least one working day",
            code="out_of_range",
        )
    left = count
    off = _days_off(day.year, "add_working_days")
    while left:
        day += _DAY
        if (day.month, day.day) == (1, 1):
            off = _days_off(day.year, "add_working_days")
        if day.weekday() < _SATURDAY and day not in off:
            left -= 1
    return day


def _days_off(year: int, function: str) -> frozenset[dt.date]:
    """Return the holidays and days of collective leave of a year that is known."""
    country_holidays = _country_holidays(function)
    last_year = _last_known_year(country_holidays)
    if not _FIRST_YEAR <= year <= last_year:
        raise UnknownReferenceError(
            kind="year of working days", key=year, near=(str(_FIRST_YEAR), str(last_year))
        )
    return frozenset(_named_days(country_holidays, year))


def _country_holidays(function: str) -> Any:
    try:
        # by name: type checkers run where the extra is not installed too
        return __import__("holidays").country_holidays
    except ImportError as error:
        raise MissingExtraError(extra="workdays", needed_for=function) from error


@once
def _named_days(country_holidays: Any, year: int) -> dict[dt.date, str]:
    # without a language the names would be those of the process's locale
    return dict(
        country_holidays(
            "ID", years=year, categories=("public", "government"), language="id"
        ).items()
    )


@once
def _last_known_year(country_holidays: Any) -> int:
    """Return the last year before the first whose holidays are estimates, or none at all."""
    return next(
        year - 1
        for year in count_from(_FIRST_YEAR)
        if not (names := _named_days(country_holidays, year).values())
        or any(_ESTIMATE in name for name in names)
    )
