"""What `pilkada_model.dates` promises."""

from __future__ import annotations

import copy
import datetime as dt
import itertools
import pickle
from collections.abc import Iterable

import pytest
from attrs.exceptions import FrozenInstanceError
from dateutil import tz
from hypothesis import assume, given
from hypothesis import strategies as st

from pilkada_model.dates import Hours, PartialDate, Period, Precision, Zone
from pilkada_model.errors import InvalidValueError

FIRST, LAST = dt.date.min.toordinal(), dt.date.max.toordinal()
WINDOWS = (FIRST, dt.date(2024, 2, 27).toordinal(), LAST - 5)
"""Where small calendars start: at the beginning, around a leap day, at the very end."""
A_DAY = dt.date(2024, 11, 27)
A_MOMENT = dt.datetime(2024, 11, 27, tzinfo=dt.UTC)


def day(number: int | None) -> dt.date | None:
    """Return the day of an ordinal."""
    return None if number is None else dt.date.fromordinal(number)


def period(start: int | None, end: int | None) -> Period:
    """Make a period of ordinals."""
    return Period(start=day(start), end=day(end))


# The brute-force oracle: a period is every run of days that it can stand for.


def runs(one: Period, window: int, size: int = 6) -> list[range]:
    """Return every run of days that a period can stand for, in a calendar around the window."""
    first, last = max(FIRST, window - 3), min(LAST, window + size + 2)
    days = range(first, last + 1)
    starts = days if one.start is None else [one.start.toordinal()]
    ends = days if one.end is None else [one.end.toordinal()]
    return [range(start, end + 1) for start in starts for end in ends if start <= end]


def told(answers: Iterable[object]) -> object:
    """Return the answer that all completions agree in, or None."""
    different = set(answers)
    return different.pop() if len(different) == 1 else None


def periods_in(window: int, size: int) -> list[Period]:
    """Return every period whose known bounds lie in the window."""
    bounds = [None, *range(window, window + size)]
    return [
        period(start, end)
        for start, end in itertools.product(bounds, bounds)
        if start is None or end is None or start <= end
    ]


def expect_as_oracle(one: Period, other: Period, window: int) -> None:
    """Compare every answer about two periods with that of all their completions."""
    pairs = list(itertools.product(runs(one, window), runs(other, window)))
    shared = [range(max(a[0], b[0]), min(a[-1], b[-1]) + 1) for a, b in pairs]
    between = [range(min(a[-1], b[-1]) + 1, max(a[0], b[0])) for a, b in pairs]
    assert one.overlaps(other) is told(bool(days) for days in shared)
    assert one.precedes(other) is told(a[-1] < b[0] for a, b in pairs)
    assert one.touches(other) is told(
        not common and not apart for common, apart in zip(shared, between, strict=True)
    )
    assert one.intersection(other) == (
        Period(
            start=day(told(days[0] for days in shared)), end=day(told(days[-1] for days in shared))
        )
        if all(shared)
        else None
    )
    assert one.hull(other) == Period(
        start=day(told(min(a[0], b[0]) for a, b in pairs)),
        end=day(told(max(a[-1], b[-1]) for a, b in pairs)),
    )


def expect_alone_as_oracle(one: Period, window: int) -> None:
    """Compare every answer about one period with that of all its completions."""
    completions = runs(one, window)
    assert one.days == told(len(days) for days in completions)
    for number in range(max(FIRST, window - 3), min(LAST, window + 8) + 1):
        expected = told(number in days for days in completions)
        assert one.contains(dt.date.fromordinal(number)) is expected
    if one.days is None:
        with pytest.raises(InvalidValueError) as refusal:
            one.each_day()
        assert refusal.value.code == "unknown_bound"
    else:
        assert list(one.each_day()) == [dt.date.fromordinal(number) for number in completions[0]]


@st.composite
def windowed_pairs(draw: st.DrawFn) -> tuple[Period, Period, int]:
    """Two periods whose known bounds lie in one small calendar."""
    window = draw(st.sampled_from(WINDOWS))
    one, other = (draw(st.sampled_from(periods_in(window, 6))) for _ in "ab")
    return one, other, window


@given(windowed_pairs())
def test_answers_about_two_periods_hold_for_every_completion(
    drawn: tuple[Period, Period, int],
) -> None:
    """An answer is given when every completion gives it, and only then."""
    expect_as_oracle(*drawn)


@pytest.mark.parametrize("window", WINDOWS)
def test_answers_about_two_periods_hold_for_every_small_pair(window: int) -> None:
    """The same, for all pairs of periods in a calendar of three days."""
    start = LAST - 2 if window == WINDOWS[-1] else window
    for one, other in itertools.product(periods_in(start, 3), repeat=2):
        expect_as_oracle(one, other, window)


@pytest.mark.parametrize("window", WINDOWS)
def test_answers_about_one_period_hold_for_every_completion(window: int) -> None:
    """Its length, its days and what it contains are told when all completions agree."""
    for one in periods_in(window, 6):
        expect_alone_as_oracle(one, window)


# Periods: laws, bounds and refusals.


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period at all, with known and unknown bounds."""
    start, end = draw(st.none() | st.dates()), draw(st.none() | st.dates())
    if start is not None and end is not None and end < start:
        start, end = end, start
    return Period(start=start, end=end)


@given(periods(), periods())
def test_questions_about_two_periods_are_symmetric(one: Period, other: Period) -> None:
    """Who is asked about whom makes no difference."""
    assert one.overlaps(other) is other.overlaps(one)
    assert one.touches(other) is other.touches(one)
    assert one.intersection(other) == other.intersection(one)
    assert one.hull(other) == other.hull(one)


@given(periods(), periods())
def test_two_periods_overlap_or_one_precedes(one: Period, other: Period) -> None:
    """Of overlapping, preceding and being preceded exactly one is so, or it cannot be told."""
    answers = [one.overlaps(other), one.precedes(other), other.precedes(one)]
    assert sorted(answers, key=str) in (
        [False, False, True],
        [False, None, None],
        [None, None, None],
    )


@given(st.dates(), st.dates(), st.dates(), st.dates(), st.dates())
def test_known_periods_behave_as_sets_of_days(
    a: dt.date, b: dt.date, c: dt.date, d: dt.date, probe: dt.date
) -> None:
    """A day is in the intersection when it is in both, and the hull covers both."""
    one = Period(start=min(a, b), end=max(a, b))
    other = Period(start=min(c, d), end=max(c, d))
    common, hull = one.intersection(other), one.hull(other)
    in_both = bool(one.contains(probe) and other.contains(probe))
    assert in_both == (common is not None and common.contains(probe))
    assert not (one.contains(probe) or other.contains(probe)) or hull.contains(probe)
    assert hull.days is not None
    assert one.days is not None
    assert other.days is not None
    shared = 0 if common is None else common.days
    if one.overlaps(other) or one.touches(other):
        assert hull.days == one.days + other.days - shared
    else:
        assert hull.days > one.days + other.days


@given(st.dates(), st.integers(0, 400))
def test_days_count_both_ends(start: dt.date, more: int) -> None:
    """A period has as many days as it yields, one more than the ends are apart."""
    assume(start.toordinal() + more <= LAST)
    one = Period(start=start, end=start + dt.timedelta(days=more))
    days = list(one.each_day())
    assert one.days == len(days) == more + 1
    assert days[0] == start
    assert days[-1] == one.end
    assert all(one.contains(each) is True for each in days)


@given(periods(), st.integers(-4_000_000, 4_000_000))
def test_shift_by_days_can_be_undone(one: Period, days: int) -> None:
    """Shifting by days and back gives the period, or the calendar was left."""
    known = [bound.toordinal() + days for bound in (one.start, one.end) if bound is not None]
    if all(FIRST <= number <= LAST for number in known):
        moved = one.shift(days=days)
        assert [b.toordinal() for b in (moved.start, moved.end) if b is not None] == known
        assert (moved.start is None, moved.end is None) == (one.start is None, one.end is None)
        assert moved.shift(days=-days) == one
    else:
        with pytest.raises(InvalidValueError) as refusal:
            one.shift(days=days)
        assert refusal.value.code == "out_of_range"


def months_later(start: dt.date, months: int) -> dt.date | None:
    """Add months by hand: the same day, or the last day that the month has."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    for number in range(start.day, 0, -1):
        try:
            return dt.date(year, month + 1, number)
        except ValueError:
            continue
    raise AssertionError


@given(st.dates(), st.integers(-1000, 1000), st.integers(-200, 200))
def test_shift_by_months_keeps_the_day_or_takes_the_last(
    start: dt.date, months: int, years: int
) -> None:
    """A month that is too short gives its last day; years are twelve months."""
    one, expected = Period(start=start), months_later(start, years * 12 + months)
    if expected is None:
        with pytest.raises(InvalidValueError):
            one.shift(months=months, years=years)
    else:
        assert one.shift(months=months, years=years) == Period(start=expected)
        assert Period(end=start).shift(years=years, months=months) == Period(end=expected)


def test_shift_adds_months_before_days() -> None:
    """31 January, a month and a day later, is the day after the last of February."""
    one = Period(start=dt.date(2024, 1, 31), end=dt.date(2024, 2, 1))
    assert one.shift(months=1, days=1) == Period(start=dt.date(2024, 3, 1), end=dt.date(2024, 3, 2))
    assert one.shift() == one


@pytest.mark.parametrize("unit", ["days", "months", "years"])
@pytest.mark.parametrize(
    "number",
    [10**7, -(10**9), 10**30, 10**400],
    ids=["too far", "too far back", "no machine word", "no float"],
)
def test_shift_never_overflows(unit: str, number: int) -> None:
    """However far the shift, the error is ours and shows the shift."""
    with pytest.raises(InvalidValueError) as refusal:
        Period(start=A_DAY).shift(**{unit: number})
    shift = tuple(number if name == unit else 0 for name in ("years", "months", "days"))
    assert (refusal.value.record, refusal.value.field) == ("Period.shift", None)
    assert (refusal.value.value, refusal.value.code) == (shift, "out_of_range")


@pytest.mark.parametrize("unit", ["days", "months", "years"])
@pytest.mark.parametrize("number", [1.0, True, "1", None])
def test_shift_takes_whole_numbers_only(unit: str, number: object) -> None:
    """Anything but an int is refused under the name of its argument."""
    with pytest.raises(InvalidValueError) as refusal:
        Period(start=A_DAY).shift(**{unit: number})
    assert refusal.value == InvalidValueError(
        record="Period.shift",
        field=unit,
        value=number,
        expected="a whole number",
        code="wrong_type",
    )


def test_fields_are_given_by_name() -> None:
    """Neither record takes its fields by position, where start and end are easily swapped."""
    with pytest.raises(TypeError):
        Period(A_DAY, A_DAY)
    with pytest.raises(TypeError):
        Hours(dt.time(7), dt.time(13))
    with pytest.raises(TypeError):
        Period().shift(1)


def test_periods_end_on_or_after_their_start() -> None:
    """One day is a period; an end before the start is refused."""
    assert Period(start=A_DAY, end=A_DAY).days == 1
    with pytest.raises(InvalidValueError) as refusal:
        Period(start=A_DAY, end=dt.date(2024, 11, 26))
    assert (refusal.value.field, refusal.value.code) == ("end", "end_before_start")


@pytest.mark.parametrize("bound", ["start", "end"])
@pytest.mark.parametrize("value", [A_MOMENT, "2024-11-27", 2024])
def test_bounds_are_calendar_dates(bound: str, value: object) -> None:
    """A moment, a text or a number is no bound."""
    with pytest.raises(InvalidValueError) as refusal:
        Period(**{bound: value})
    assert (refusal.value.field, refusal.value.code) == (bound, "wrong_type")


@pytest.mark.parametrize("value", [A_MOMENT, "2024-11-27", None])
@pytest.mark.parametrize(
    ("function", "name"),
    [
        (Period(start=A_DAY).contains, "Period.contains"),
        (PartialDate(2024).contains, "PartialDate.contains"),
        (PartialDate.of, "PartialDate.of"),
    ],
    ids=["Period.contains", "PartialDate.contains", "PartialDate.of"],
)
def test_questions_about_a_day_take_no_moment(function: object, name: str, value: object) -> None:
    """A datetime is refused where a calendar date is asked for."""
    with pytest.raises(InvalidValueError) as refusal:
        function(value)
    assert refusal.value == InvalidValueError(
        record=name, field="day", value=value, expected="a calendar date", code="wrong_type"
    )


PERIOD, PARTIAL_DATE = Period(start=A_DAY), PartialDate(2024)


@pytest.mark.parametrize("value", [None, A_DAY, A_MOMENT, "2024", (A_DAY, A_DAY), "the other"])
@pytest.mark.parametrize(
    ("one", "name", "stranger"),
    [
        *(
            (PERIOD, name, PARTIAL_DATE)
            for name in ("overlaps", "precedes", "touches", "intersection", "hull")
        ),
        *((PARTIAL_DATE, name, PERIOD) for name in ("may_equal", "precedes")),
    ],
)
def test_questions_about_another_take_its_own_kind(
    one: Period | PartialDate, name: str, stranger: object, value: object
) -> None:
    """A period is asked about periods, a date about dates; the error names the question."""
    other = stranger if value == "the other" else value
    kind = type(one).__name__
    with pytest.raises(InvalidValueError) as refusal:
        getattr(one, name)(other)
    assert refusal.value == InvalidValueError(
        record=f"{kind}.{name}",
        field="other",
        value=other,
        expected=f"a value of type {kind}",
        code="wrong_type",
    )


def test_the_days_of_an_open_period_are_refused_at_once() -> None:
    """The error comes from the call, and holds the period."""
    with pytest.raises(InvalidValueError) as refusal:
        Period(start=A_DAY).each_day()
    assert refusal.value == InvalidValueError(
        record="Period.each_day",
        field=None,
        value=Period(start=A_DAY),
        expected="two known bounds",
        code="unknown_bound",
    )


def test_unknown_bounds_for_readers() -> None:
    """With an unknown start and the end on the 10th, only the 10th is sure."""
    until_10 = Period(end=dt.date(2024, 9, 10))
    assert until_10.contains(dt.date(2024, 9, 10)) is True
    assert until_10.contains(dt.date(2024, 9, 11)) is False
    assert until_10.contains(dt.date(2024, 9, 9)) is None
    assert until_10.days is None
    assert until_10.precedes(Period(start=dt.date(2024, 9, 11))) is True
    assert until_10.touches(Period(start=dt.date(2024, 9, 11))) is True
    assert until_10.touches(Period(start=dt.date(2024, 9, 12))) is False
    assert until_10.intersection(
        Period(start=dt.date(2024, 9, 1), end=dt.date(2024, 9, 30))
    ) == Period(end=dt.date(2024, 9, 10))
    assert until_10.hull(Period(start=dt.date(2024, 9, 1), end=dt.date(2024, 9, 30))) == Period(
        end=dt.date(2024, 9, 30)
    )


# Partial dates: the text form is the oracle.


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Any partial date, often one of a few close ones."""
    some = draw(st.dates() | st.dates(dt.date(2023, 12, 30), dt.date(2024, 1, 2)))
    parts = draw(st.integers(1, 3))
    return PartialDate(*(some.year, some.month, some.day)[:parts])


@given(partial_dates())
def test_partial_dates_keep_their_form(partial: PartialDate) -> None:
    """Reading what was written, evaluating the repr, pickling and copying give it back."""
    assert PartialDate.parse(str(partial)) == partial
    assert eval(repr(partial)) == partial
    assert pickle.loads(pickle.dumps(partial)) == partial
    assert copy.copy(partial) == partial
    assert copy.deepcopy(partial) == partial


@given(st.integers(-1, 10_001), st.none() | st.integers(-1, 13), st.none() | st.integers(-1, 32))
def test_partial_dates_are_in_the_calendar(year: int, month: int | None, day: int | None) -> None:
    """What Python has as a date, wholly or with first days for unknown parts, exists."""
    try:
        dt.date(year, 1 if month is None else month, 1 if day is None else day)
        exists = month is not None or day is None
    except ValueError:
        exists = False
    if exists:
        made = PartialDate(year, month, day)
        assert (made.year, made.month, made.day) == (year, month, day)
        form = "-".join(
            f"{part:0{width}}"
            for part, width in ((year, 4), (month, 2), (day, 2))
            if part is not None
        )
        assert str(made) == form
    else:
        with pytest.raises(InvalidValueError) as refusal:
            PartialDate(year, month, day)
        without_month = month is None and day is not None
        assert refusal.value == InvalidValueError(
            record="PartialDate",
            field=None,
            value=(year, month, day),
            expected="a date such as 2024, 2024-10 or 2024-10-05",
            code="day_without_month" if without_month else "not_in_calendar",
        )


@given(st.text("0129-", max_size=11) | st.from_regex(r"\d{4}(-\d{2}(-\d{2})?)?"))
def test_only_the_three_forms_are_read(text: str) -> None:
    """What is read is written the same; anything else is refused with its text."""
    try:
        partial = PartialDate.parse(text)
    except InvalidValueError as error:
        refused, written = error.value, None
    else:
        refused, written = None, str(partial)
    assert text in (refused, written)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "malformed"),
        (" 2024", "malformed"),
        ("2024 ", "malformed"),
        ("2024\n", "malformed"),
        ("2024-10-05\n", "malformed"),
        ("024", "malformed"),
        ("02024", "malformed"),
        ("+2024", "malformed"),
        ("-2024", "malformed"),
        ("2024-1", "malformed"),
        ("2024-", "malformed"),
        ("2024-10-", "malformed"),
        ("2024-10-5", "malformed"),
        ("2024-10-05-01", "malformed"),
        ("2024-10-05T00:00", "malformed"),
        ("202410", "malformed"),
        ("20241005", "malformed"),
        ("2024-W4-3", "malformed"),
        ("2024/10", "malformed"),
        ("２０２４", "malformed"),
        ("2024-1٠", "malformed"),
        ("0000", "not_in_calendar"),
        ("2024-00", "not_in_calendar"),
        ("2024-13", "not_in_calendar"),
        ("2024-10-00", "not_in_calendar"),
        ("2024-10-32", "not_in_calendar"),
        ("2023-02-29", "not_in_calendar"),
        ("1999-99-99", "not_in_calendar"),
        (2024, "malformed"),
        (None, "malformed"),
        (b"2024", "malformed"),
    ],
    ids=repr,
)
def test_other_forms_are_refused(text: str, code: str) -> None:
    """Each near miss is refused with the value and a code."""
    with pytest.raises(InvalidValueError) as refusal:
        PartialDate.parse(text)
    assert refusal.value == InvalidValueError(
        record="PartialDate",
        field=None,
        value=text,
        expected="a date such as 2024, 2024-10 or 2024-10-05",
        code=code,
    )


@pytest.mark.parametrize(
    "parts",
    [("2024",), (2024.0,), (None,), (True,), (2024, True), (2024, "10"), (2024, 10, True)],
)
def test_the_parts_of_a_partial_date_are_whole_numbers(parts: tuple[int, ...]) -> None:
    """A text, a float or a truth value is no part of a date."""
    with pytest.raises(InvalidValueError) as refusal:
        PartialDate(*parts)
    assert refusal.value.code == "wrong_type"
    assert refusal.value.value == (*parts, None, None)[:3]


@pytest.mark.parametrize("year", [10**30, -(10**30)])
def test_a_year_of_any_size_is_refused_alike(year: int) -> None:
    """A number too large for a machine word is refused as any other."""
    with pytest.raises(InvalidValueError) as refusal:
        PartialDate(year)
    assert refusal.value.code == "not_in_calendar"


@given(st.lists(partial_dates(), max_size=8))
def test_partial_dates_sort_as_their_text(some: list[PartialDate]) -> None:
    """The order is that of the text forms."""
    assert [str(each) for each in sorted(some)] == sorted(str(each) for each in some)


@given(partial_dates(), partial_dates())
def test_the_order_is_total_and_agrees_with_equality(one: PartialDate, other: PartialDate) -> None:
    """Exactly one of less, equal and greater is so, and equal ones have one hash."""
    assert [one < other, one == other, one > other].count(True) == 1
    assert (one == other) == (str(one) == str(other))
    assert (one <= other) == (one < other or one == other)
    assert (one >= other) == (one > other or one == other)
    if one == other:
        assert hash(one) == hash(other)


def test_partial_dates_compare_only_with_their_kind() -> None:
    """A text or a date is not equal to one, and has no place in the order."""
    assert PartialDate(2024) != "2024"
    assert PartialDate(2024, 11, 27) != A_DAY
    with pytest.raises(TypeError):
        sorted([PartialDate(2024), "2024"])


@given(partial_dates(), st.data())
def test_a_day_can_be_meant_when_its_text_continues(
    partial: PartialDate, data: st.DataObject
) -> None:
    """The days that can be meant are those whose ISO form begins with the text form."""
    near = st.dates(
        max(dt.date.min, dt.date(max(1, partial.year - 1), 12, 1)),
        min(dt.date.max, dt.date(min(9999, partial.year + 1), 1, 31)),
    )
    probe = data.draw(near | st.sampled_from([partial.earliest, partial.latest]))
    assert partial.contains(probe) is probe.isoformat().startswith(str(partial))


@given(partial_dates())
def test_earliest_and_latest_are_the_ends_of_what_can_be_meant(partial: PartialDate) -> None:
    """Both ends can be meant, the days just outside cannot."""
    form = str(partial)
    assert partial.earliest.isoformat().startswith(form)
    assert partial.latest.isoformat().startswith(form)
    before, after = partial.earliest.toordinal() - 1, partial.latest.toordinal() + 1
    if before >= FIRST:
        assert not dt.date.fromordinal(before).isoformat().startswith(form)
    if after <= LAST:
        assert not dt.date.fromordinal(after).isoformat().startswith(form)
    assert partial.period == Period(start=partial.earliest, end=partial.latest)


@pytest.mark.parametrize(
    "form", ["2024", "2023", "9999", "2024-02", "2023-02", "9999-12", "2024-11"]
)
def test_the_ends_of_years_and_months(form: str) -> None:
    """December, leap years and the last month of the calendar have their right ends."""
    year = int(form[:4])
    first = dt.date(year, 1, 1).toordinal()
    last = dt.date(year, 12, 31).toordinal()
    days = [dt.date.fromordinal(number) for number in range(first, last + 1)]
    meant = [each for each in days if each.isoformat().startswith(form)]
    partial = PartialDate.parse(form)
    assert [each for each in days if partial.contains(each)] == meant
    assert (partial.earliest, partial.latest) == (meant[0], meant[-1])


def expect_partial_pair_as_oracle(one: PartialDate, other: PartialDate) -> None:
    """Compare the answers about two partial dates with their text forms and their days."""
    a, b = str(one), str(other)
    assert one.may_equal(other) is (a.startswith(b) or b.startswith(a))
    days = [(each.earliest, each.latest) for each in (one, other)]
    assert one.precedes(other) is told(x < y for x, y in itertools.product(*days))


@given(partial_dates(), partial_dates())
def test_two_partial_dates_compare_by_the_days_they_can_mean(
    one: PartialDate, other: PartialDate
) -> None:
    """They may be one day when one form continues the other; before is told when it is sure."""
    expect_partial_pair_as_oracle(one, other)


def test_close_partial_dates_compare_by_the_days_they_can_mean() -> None:
    """The same, for every pair around the turn of a year."""
    forms = "2023 2023-12 2023-12-30 2023-12-31 2024 2024-01 2024-01-01 2024-01-02 2024-02 2025"
    close = [PartialDate.parse(form) for form in forms.split(" ")]
    for one, other in itertools.product(close, close):
        expect_partial_pair_as_oracle(one, other)


def test_precision_and_day() -> None:
    """The precision is that of the last known part, and only a day has a date."""
    assert [PartialDate(*parts).precision for parts in ((2024,), (2024, 11), (2024, 11, 27))] == [
        Precision.YEAR,
        Precision.MONTH,
        Precision.DAY,
    ]
    assert PartialDate(2024).date is None
    assert PartialDate(2024, 11).date is None
    assert PartialDate(2024, 11, 27).date == A_DAY


@given(st.dates())
def test_a_whole_date_is_known_to_the_day(some: dt.date) -> None:
    """A date becomes a partial date that gives it back, and reads as its ISO form."""
    partial = PartialDate.of(some)
    assert partial.date == partial.earliest == partial.latest == some
    assert str(partial) == some.isoformat()
    assert partial == PartialDate.parse(some.isoformat())


def test_partial_dates_cannot_be_changed() -> None:
    """No part can be set, deleted or added."""
    partial = PartialDate(2024, 10)
    with pytest.raises(FrozenInstanceError):
        partial.day = 5
    with pytest.raises(FrozenInstanceError):
        del partial.month
    with pytest.raises(FrozenInstanceError):
        partial.note = "x"
    assert not hasattr(partial, "__dict__")
    assert repr(partial) == "PartialDate(2024, 10)"


# Zones and hours.


@given(st.datetimes(dt.datetime(1988, 1, 2), dt.datetime(2037, 12, 31)), st.sampled_from(Zone))
def test_zones_agree_with_the_time_zone_database(moment: dt.datetime, zone: Zone) -> None:
    """Since 1988 the fixed offset is that of the IANA zone."""
    elsewhere = tz.gettz(zone.iana)
    assert elsewhere is not None
    assert moment.replace(tzinfo=elsewhere).utcoffset() == zone.utc_offset
    aware = moment.replace(tzinfo=zone.tzinfo)
    assert aware.utcoffset() == zone.utc_offset
    assert aware.tzname() == zone.value


def test_zones_for_readers() -> None:
    """West, centre and east are 7, 8 and 9 hours ahead of UTC."""
    assert [(zone.name, zone.value, zone.utc_offset, zone.iana) for zone in Zone] == [
        ("WIB", "WIB", dt.timedelta(hours=7), "Asia/Jakarta"),
        ("WITA", "WITA", dt.timedelta(hours=8), "Asia/Makassar"),
        ("WIT", "WIT", dt.timedelta(hours=9), "Asia/Jayapura"),
    ]
    assert [member.value for member in Precision] == ["year", "month", "day"]


CLOCK = st.times().map(lambda time: time.replace(microsecond=0))


@given(st.none() | CLOCK, st.none() | CLOCK, st.none() | st.sampled_from(Zone))
def test_hours_run_forward_within_one_day(
    start: dt.time | None, end: dt.time | None, zone: Zone | None
) -> None:
    """At least one time, and an end not before the start, or no hours."""
    if start is None and end is None:
        with pytest.raises(InvalidValueError) as refusal:
            Hours(zone=zone)
        assert refusal.value.code == "nothing_given"
    elif start is not None and end is not None and end < start:
        with pytest.raises(InvalidValueError) as refusal:
            Hours(start=start, end=end, zone=zone)
        assert (refusal.value.field, refusal.value.code) == ("end", "end_before_start")
    else:
        hours = Hours(start=start, end=end, zone=zone)
        assert (hours.start, hours.end, hours.zone) == (start, end, zone)


def test_hours_may_be_one_moment_and_may_begin_at_midnight() -> None:
    """Equal times are accepted, and midnight counts as given."""
    midnight = dt.time(0)
    assert Hours(start=midnight, end=midnight).zone is None
    assert Hours(start=midnight).end is None
    assert Hours(end=midnight).start is None


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("start", "07:00", "wrong_type"),
        ("end", "13:00", "wrong_type"),
        ("start", dt.time(7, microsecond=1), "fraction_of_second"),
        ("end", dt.time(13, tzinfo=dt.UTC), "aware_time"),
        ("zone", "WIB", "wrong_type"),
    ],
)
def test_hours_hold_local_times_and_a_zone(field: str, value: object, code: str) -> None:
    """Another type, a fraction of a second or a zone in the time itself is refused."""
    with pytest.raises(InvalidValueError) as refusal:
        Hours(**{"start": dt.time(7), "end": dt.time(13), field: value})
    assert (refusal.value.field, refusal.value.code) == (field, code)
