"""Working days as `holidays` knows them, and time limits that are counted in them."""

import datetime as dt
from itertools import count

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import UnknownReferenceError, elections
from pilkada_model.dates import Period
from pilkada_model.timeline.derivation import derive
from pilkada_model.timeline.workdays import add_working_days, is_working_day, working_days

DAYS = st.dates(dt.date(1996, 1, 1), dt.date(2025, 6, 30))


def is_estimated(year: int) -> bool:
    """Tell whether the package estimates holidays of a year."""
    found = holidays.country_holidays("ID", years=year, language="id")
    return any("(perkiraan)" in name for name in found.values())


UNKNOWN = next(year for year in count(2024) if is_estimated(year))


def period(start: dt.date, end: dt.date) -> Period:
    """Return a period."""
    return Period(start=start, end=end)


@given(DAYS, st.integers(0, 120))
def test_working_days_are_those_that_are_asked_one_by_one(first: dt.date, length: int) -> None:
    """A run of days has the working days that each of its days says it is."""
    run = [first + dt.timedelta(days=number) for number in range(length + 1)]
    assert working_days(run[0], run[-1]) == tuple(filter(is_working_day, run))


@given(DAYS)
def test_no_holiday_and_no_weekend_is_a_working_day(day: dt.date) -> None:
    """Public holidays and cuti bersama are off; every other Monday to Friday is not."""
    named = holidays.country_holidays(
        "ID", years=day.year, categories=("public", "government"), language="en_US"
    )
    assert is_working_day(day) is (day.isoweekday() <= 5 and day not in named)


@given(DAYS, st.integers(1, 60))
def test_adding_counts_the_days_in_between(day: dt.date, number: int) -> None:
    """The day that is reached is a working day, and the last of so many after the first."""
    reached = add_working_days(day, number)
    between = working_days(day + dt.timedelta(days=1), reached)
    assert (len(between), between[-1]) == (number, reached)


@given(DAYS, st.integers(1, 30), st.integers(1, 30))
def test_adding_twice_is_adding_the_sum(day: dt.date, one: int, other: int) -> None:
    """Counting on from where a count ended is one longer count."""
    assert add_working_days(add_working_days(day, one), other) == add_working_days(day, one + other)


@pytest.mark.parametrize("wave", [one for one in elections.elections() if one.ruleset])
def test_nobody_works_on_a_voting_day(wave: elections.Election) -> None:
    """The vote of a wave is a public holiday, on a Wednesday."""
    assert wave.voting_day is not None
    assert not is_working_day(wave.voting_day)


@pytest.mark.parametrize("day", [dt.date(2024, 12, 26), dt.date(2025, 1, 28)])
def test_collective_leave_is_off(day: dt.date) -> None:
    """Cuti bersama after Christmas and before the Chinese new year: weekdays, and no holidays."""
    assert day.isoweekday() <= 5
    assert day not in holidays.country_holidays("ID", years=day.year)
    assert not is_working_day(day)


@pytest.mark.parametrize("year", [1, 1995, UNKNOWN, UNKNOWN + 1, 2101, 9999])
def test_a_year_that_is_not_known_is_told(year: int) -> None:
    """Neither before the five-day week nor from the first year of estimates on is a day counted."""
    day = dt.date(year, 6, 15)
    for ask in (
        lambda: is_working_day(day),
        lambda: working_days(day, day),
        lambda: add_working_days(day, 1),
    ):
        with pytest.raises(UnknownReferenceError) as caught:
            ask()
        assert (caught.value.key, caught.value.near) == (year, ("1996", str(UNKNOWN - 1)))


def test_a_count_that_reaches_an_unknown_year_is_refused() -> None:
    """One day of an unknown year is enough, at either end or on the way."""
    last = dt.date(UNKNOWN - 1, 12, 31)
    with pytest.raises(UnknownReferenceError):
        working_days(last, last + dt.timedelta(days=1))
    with pytest.raises(UnknownReferenceError):
        add_working_days(last, 1)
    with pytest.raises(UnknownReferenceError):
        working_days(dt.date(1995, 12, 31), dt.date(1996, 1, 5))
    with pytest.raises(UnknownReferenceError):
        working_days(dt.date(2024, 1, 1), dt.date(9999, 12, 31))
    with pytest.raises(UnknownReferenceError):
        add_working_days(dt.date.max, 1)


def test_petitions_against_the_result_in_jakarta() -> None:
    """Announced on Sunday 8 December 2024, open until Wednesday 11 December (rule D1)."""
    assert add_working_days(dt.date(2024, 12, 8), 3) == dt.date(2024, 12, 11)
    announced = {"result-determination": period(dt.date(2024, 12, 8), dt.date(2024, 12, 8))}
    found = derive(dt.date(2024, 11, 27), known=announced)
    (filing,) = (one for one in found if one.slug == "mk-filing")
    assert filing.window == period(dt.date(2024, 12, 8), dt.date(2024, 12, 11))


def test_the_day_of_the_announcement_counts_when_it_is_a_working_day() -> None:
    """The Court's example: announced on a Friday, that is day one, Monday two, Tuesday three.

    So the last day for petitions of 2024, 18 December, is the third from the 16th, on which the
    recapitulation ended.
    """
    for day, last in ((dt.date(2024, 12, 6), 10), (dt.date(2024, 12, 16), 18)):
        found = derive(dt.date(2024, 11, 27), known={"result-determination": period(day, day)})
        (filing,) = (one for one in found if one.slug == "mk-filing")
        assert filing.end == dt.date(2024, 12, last)


def test_the_last_day_for_judgments() -> None:
    """Registered on 3 January 2025: the 45th working day is 11 March, as PMK 14/2024 has it."""
    registered = {"mk-registration": period(dt.date(2025, 1, 3), dt.date(2025, 1, 3))}
    found = derive(dt.date(2024, 11, 27), known=registered)
    (final,) = (one for one in found if one.slug == "mk-final")
    assert final.window == Period(end=dt.date(2025, 3, 11))
    assert final.agrees(period(dt.date(2025, 3, 7), dt.date(2025, 3, 11)))
    assert final.agrees(period(dt.date(2025, 2, 24), dt.date(2025, 2, 24)))


def test_a_derivation_says_when_a_year_is_not_known() -> None:
    """The rest of it is answered all the same."""
    vote = dt.date(UNKNOWN, 11, 24)
    announced = {"result-determination": period(vote, vote)}
    found = {one.slug: one for one in derive(vote, "pilkada-2024", known=announced)}
    assert isinstance(found["mk-filing"].obstacle, UnknownReferenceError)
    assert found["mk-filing"].window == Period(start=vote)
    assert found["quiet-period"].settled
