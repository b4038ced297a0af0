"""What runs on a day, what between two, what comes next: against every way to fill what is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from pilkada_model import Dossier, ElectionStage, InvalidValueError, Period, Timetable, loads
from pilkada_model._data import read_json
from pilkada_model.stages import timetable, timetables
from pilkada_model.strategies import timetables as any_timetables
from pilkada_model.timeline.counting import countdown
from pilkada_model.timeline.questions import Found, at, between, next_after, previous, upcoming
from pilkada_model.timeline.versions import version

PAMEKASAN = Path(__file__, "../../../examples/pamekasan-2024/dossier.json").resolve()
WAVES = [wave.election for wave in timetables()]
DAYS = [dt.date(2024, 11, 25) + dt.timedelta(days=number) for number in range(5)]
WINDOW = [DAYS[0] - dt.timedelta(days=1), *DAYS, DAYS[-1] + dt.timedelta(days=1)]
"""The days for which an unknown bound stands: one more on either side than any bound or question.

What happens further out is answered like what happens there.
"""
ASKED = st.sampled_from(DAYS)
BOUNDS = st.sampled_from([None, *DAYS])


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw a period of a few days, of which bounds may be unknown."""
    start, end = draw(BOUNDS), draw(BOUNDS)
    if start is not None and end is not None:
        start, end = min(start, end), max(start, end)
    return Period(start=start, end=end)


@st.composite
def small_timetables(draw: st.DrawFn) -> Timetable:
    """Draw up to four stages within five days."""
    found = [stage(f"s{number}", draw(periods())) for number in range(draw(st.integers(0, 4)))]
    return timetable_of(*found)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Timetable, dt.date]:
    """Draw any timetable and a day, mostly one on which something changes."""
    some = draw(st.one_of(small_timetables(), any_timetables()))
    known = {day for one in some.stages for day in bounds(one) if day is not None}
    near = {
        dt.date.fromordinal(day.toordinal() + step)
        for day in known
        for step in (-1, 0, 1)
        if dt.date.min.toordinal() <= day.toordinal() + step <= dt.date.max.toordinal()
    }
    edges = {dt.date.min, dt.date.max, DAYS[2]}
    return some, draw(st.sampled_from(sorted(near | edges)) | st.dates())


def stage(name: str, period: Period) -> ElectionStage:
    """Return a stage of Pilkada 2024."""
    return ElectionStage(id=name, election="pilkada-2024", slug="campaign", period=period)


def timetable_of(*stages: ElectionStage) -> Timetable:
    """Return a timetable of Pilkada 2024."""
    return Timetable(election="pilkada-2024", stages=stages)


def bounds(one: ElectionStage) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of a stage."""
    return one.period.start, one.period.end


def ids(found: Iterable[ElectionStage]) -> list[str]:
    """Return the ids of stages, in their order."""
    return [one.id for one in found]


def completions(one: ElectionStage) -> list[tuple[dt.date, dt.date]]:
    """Return all first and last days within the window that a stage may have."""
    start, end = bounds(one)
    starts = WINDOW if start is None else [start]
    ends = WINDOW if end is None else [end]
    return [(first, last) for first in starts for last in ends if first <= last]


def in_every_way(
    some: Timetable, answers: Callable[[dt.date, dt.date], bool]
) -> tuple[list[str], list[str]]:
    """Ask each stage with each completion: the ids of which it is sure, and those in doubt."""
    told = {one.id: {answers(*days) for days in completions(one)} for one in some.stages}
    surely = [name for name, said in told.items() if said == {True}]
    return surely, [name for name, said in told.items() if len(said) == 2]


def naively(some: Timetable, answers: Callable[[Period], bool | None]) -> Found:
    """Ask the period of each stage, one after the other."""
    return Found(
        surely=tuple(one for one in some.stages if answers(one.period) is True),
        maybe=tuple(one for one in some.stages if answers(one.period) is None),
    )


def mirrored(some: Timetable) -> Timetable:
    """Return a timetable that runs backwards about the middle of the window."""
    return evolve(
        some,
        stages=tuple(
            evolve(one, period=Period(start=mirror(one.period.end), end=mirror(one.period.start)))
            for one in some.stages
        ),
    )


def mirror(day: dt.date | None) -> dt.date | None:
    """Return the day that lies as far on the other side of the middle of the window."""
    return None if day is None else WINDOW[0] + (WINDOW[-1] - day)


# --- laws: running -------------------------------------------------------------------------


@given(questions())
def test_at_is_a_scan_of_all_periods(asked: tuple[Timetable, dt.date]) -> None:
    """A stage runs on a day as its period says, and the order is that of the timetable."""
    some, day = asked
    assert at(some, day) == naively(some, lambda period: period.contains(day))


@given(questions(), st.integers(0, 60))
def test_between_is_a_scan_of_all_periods(asked: tuple[Timetable, dt.date], length: int) -> None:
    """A stage runs in a period as the two overlap, and the order is that of the timetable."""
    some, first = asked
    last = dt.date.fromordinal(min(first.toordinal() + length, dt.date.max.toordinal()))
    window = Period(start=first, end=last)
    assert between(some, first, last) == naively(some, lambda period: period.overlaps(window))
    assert between(some, first, first) == at(some, first)


@given(small_timetables(), ASKED)
def test_at_holds_in_every_completion(some: Timetable, day: dt.date) -> None:
    """Sure is what runs whatever the open bounds are, in doubt what runs for some of them."""
    found = at(some, day)
    expected = in_every_way(some, lambda start, end: start <= day <= end)
    assert (ids(found.surely), ids(found.maybe)) == expected


@given(small_timetables(), ASKED, ASKED)
def test_between_holds_in_every_completion(some: Timetable, one: dt.date, other: dt.date) -> None:
    """Sure is what shares a day whatever the open bounds are, in doubt what does for some."""
    first, last = min(one, other), max(one, other)
    found = between(some, first, last)
    expected = in_every_way(some, lambda start, end: start <= last and first <= end)
    assert (ids(found.surely), ids(found.maybe)) == expected


# --- laws: what comes and what went --------------------------------------------------------


@given(small_timetables(), ASKED, st.none() | st.integers(1, 4))
def test_upcoming_holds_in_every_completion(
    some: Timetable, day: dt.date, days: int | None
) -> None:
    """Sure is what starts after the day whatever is open, in doubt what does for some bounds."""
    horizon = dt.date.max if days is None else day + dt.timedelta(days=days)
    found = upcoming(some, day, days=days)
    surely, maybe = in_every_way(some, lambda start, _: day < start <= horizon)
    assert (set(ids(found.surely)), ids(found.maybe)) == (set(surely), maybe)


@given(questions(), st.none() | st.integers(1, 90))
def test_upcoming_stages_come_in_order_of_time(
    asked: tuple[Timetable, dt.date], days: int | None
) -> None:
    """The earliest comes first; of those that start together, the first of the timetable."""
    some, day = asked
    assume(days is None or day.toordinal() + days <= dt.date.max.toordinal())
    found = upcoming(some, day, days=days)
    places = ids(some.stages)
    told = [(one.period.start or dt.date.min, places.index(one.id)) for one in found.surely]
    assert told == sorted(told)
    assert ids(found.maybe) == [name for name in places if name in set(ids(found.maybe))]
    assert all(start > day for start, _ in told)
    expected = [
        one
        for one in some.stages
        if one.period.start is not None
        and 0 < (one.period.start - day).days <= (days or dt.date.max.toordinal())
    ]
    assert len(expected) == len(told)


@given(small_timetables(), ASKED)
def test_next_after_holds_in_every_completion(some: Timetable, day: dt.date) -> None:
    """Told are the stages that are next for some open bounds; alone, they are it for all."""
    found = next_after(some, day)
    nexts: list[set[str]] = []
    for days in product(*({start for start, _ in completions(one)} for one in some.stages)):
        starts = dict(zip(ids(some.stages), days, strict=True))
        first = min((start for start in starts.values() if start > day), default=None)
        nexts.append({name for name, start in starts.items() if start == first})
    always = set.intersection(*nexts)
    assert {*ids(found.surely), *ids(found.maybe)} == set.union(*nexts)
    assert always <= set(ids(found.surely))
    assert found.maybe or always == set(ids(found.surely))
    assert all(one.period.start is None for one in found.maybe)


@given(questions())
def test_next_after_is_the_head_of_upcoming(asked: tuple[Timetable, dt.date]) -> None:
    """It has all known stages that start on the first day on which any does."""
    some, day = asked
    coming, found = upcoming(some, day), next_after(some, day)
    assert found.maybe == coming.maybe
    assert found.surely == coming.surely[: len(found.surely)]
    assert bool(found.surely) is bool(coming.surely)
    assert len({one.period.start for one in found.surely}) <= 1
    rest = coming.surely[len(found.surely) :]
    assert not {one.period.start for one in rest} & {one.period.start for one in found.surely}


@given(small_timetables(), ASKED)
def test_previous_is_what_comes_next_in_a_mirror(some: Timetable, day: dt.date) -> None:
    """What ended last is what starts next where time runs backwards."""
    image = mirror(day)
    assert image is not None
    found, coming = previous(some, day), next_after(mirrored(some), image)
    assert (ids(found.surely), ids(found.maybe)) == (ids(coming.surely), ids(coming.maybe))


@given(questions())
def test_previous_is_the_last_end_before_the_day(asked: tuple[Timetable, dt.date]) -> None:
    """Of all known ends before the day, the latest; in doubt is what may have ended."""
    some, day = asked
    over = [one for one in some.stages if one.period.end is not None and one.period.end < day]
    latest = max((one.period.end for one in over if one.period.end is not None), default=None)
    found = previous(some, day)
    assert found.surely == tuple(one for one in over if one.period.end == latest)
    assert not set(found.maybe) & set(over)
    for one in found.maybe:
        assert one.period.end is None
        assert one.period.precedes(Period(start=day, end=day)) is None


@pytest.mark.parametrize("question", [upcoming, next_after])
def test_nothing_comes_after_the_last_day(question: Any) -> None:
    """Nor can a stage without days."""
    edge = dt.date.max
    some = timetable_of(stage("open", Period()), stage("last", Period(start=edge, end=edge)))
    assert question(some, edge) == Found()


def test_nothing_went_before_the_first_day() -> None:
    """Nor can a stage without days."""
    edge = dt.date.min
    some = timetable_of(stage("open", Period()), stage("first", Period(start=edge, end=edge)))
    assert previous(some, edge) == Found()


# --- the shipped timetables ----------------------------------------------------------------


@pytest.mark.parametrize("wave", WAVES)
def test_the_rows_of_the_files_say_the_same(wave: str) -> None:
    """Dates written as text, compared as text, give the same stages on every day of two years."""
    files = [f"timetables/{wave}.json"]
    files += ["timetables/pilkada-2024-revotes.json"] * (wave == "pilkada-2024")
    rows = [row for file in files for row in read_json(file)["stages"]]
    first = dt.date(int(wave[-4:]) - 1, 1, 1)
    for day in (first + dt.timedelta(days=number) for number in range(3 * 366)):
        running = [
            row["id"]
            for row in rows
            if ("start" in row and "end" in row and row["start"] <= str(day) <= row["end"])
            or str(day) in (row.get("start"), row.get("end"))
        ]
        assert ids(at(timetable(wave), day).surely) == running


# read in pilkada-2024.json; the verification of independent pairs in Jakarta had ended on the 15th
RUNNING = {
    "kpu-adhoc-formation": ("2024-04-17", "2024-11-05"),
    "ppk-term": ("2024-05-16", "2025-01-27"),
    "pps-term": ("2024-05-26", "2025-01-27"),
    "monitor-registration": ("2024-02-27", "2024-11-16"),
    "voter-list-update": ("2024-05-31", "2024-09-23"),
    "independent-support": ("2024-05-05", "2024-08-19"),
}
MAY_RUN = [
    "preparation",
    "implementation",
    "regulation-drafting",
    "procedure-planning",
    "bawaslu-adhoc-formation",
    "panwascam-open-recruitment",
    "survey-registration",
    "dptb-general",
    "dptb-special",
    "special-votes",
    "elected-determination",
    "elected-without-dispute",
    "elected-after-dispute",
    "appointment-proposal",
    "rerun-rerun",
    "rerun-dp4-handover",
    "rerun-monitor-registration",
    "rerun-voter-list-update",
]
MEETING = dt.date(2024, 8, 16)


@pytest.mark.parametrize("view", [timetable("pilkada-2024"), version(timetable("pilkada-2024"))])
def test_what_ran_when_pamekasan_met(view: Timetable) -> None:
    """Six stages ran on 16 August 2024, eighteen may have, and it was H-103."""
    found = at(view, MEETING)
    assert {one.id: (str(one.period.start), str(one.period.end)) for one in found.surely} == RUNNING
    assert ids(found.surely) == list(RUNNING)
    assert ids(found.maybe) == MAY_RUN
    assert str(countdown(view, MEETING)) == "H-103"


def test_the_dossier_of_pamekasan_agrees() -> None:
    """Its running stages are those of the shipped timetable, with the same days, at H-103."""
    (own,) = loads(PAMEKASAN.read_text(encoding="utf-8"), Dossier).timetables
    found = at(own, MEETING)
    assert found.maybe == ()
    shipped = at(version(timetable("pilkada-2024")), MEETING).surely
    assert {(one.id, one.slug, one.period) for one in found.surely} == {
        (one.id, one.slug, one.period) for one in shipped
    }
    assert str(countdown(own, MEETING)) == "H-103"


def test_what_came_and_what_went_about_the_meeting() -> None:
    """The day before, Jakarta had its last plenary; two days later the list was put up."""
    view = version(timetable("pilkada-2024"))
    assert ids(previous(view, MEETING).surely) == ["jakarta-independent-plenary-2"]
    assert ids(next_after(view, MEETING).surely) == ["dps-announcement", "dpshp-preparation"]
    assert ids(upcoming(view, MEETING, days=1).surely) == []
    assert ids(upcoming(view, MEETING, days=8).surely) == [
        "dps-announcement",
        "dpshp-preparation",
        "independent-determination",
        "registration-announcement",
    ]


# --- for readers ---------------------------------------------------------------------------


def test_an_example_of_doubt() -> None:
    """On its known bounds a stage runs; past them it may, until the other bound says no."""
    some = timetable_of(
        stage("open", Period(start=DAYS[1])),
        stage("deadline", Period(end=DAYS[2])),
        stage("undated", Period()),
    )
    told = [(ids(at(some, day).surely), ids(at(some, day).maybe)) for day in DAYS[:4]]
    assert told == [
        ([], ["deadline", "undated"]),
        (["open"], ["deadline", "undated"]),
        (["deadline"], ["open", "undated"]),
        ([], ["open", "undated"]),
    ]


# --- refusals ------------------------------------------------------------------------------

DAY = DAYS[2]
MOMENT = dt.datetime(2024, 11, 27, 7)


@pytest.mark.parametrize("question", [at, upcoming, next_after, previous])
def test_a_question_wants_a_timetable_and_a_day(question: Any) -> None:
    """A moment is no day, a text is none, and an id is no timetable."""
    for day in (MOMENT, "2024-11-27", None):
        with pytest.raises(InvalidValueError) as caught:
            question(timetable_of(), day)
        assert (caught.value.field, caught.value.code) == ("day", "wrong_type")
    with pytest.raises(InvalidValueError) as caught:
        question("pilkada-2024", DAY)
    assert (caught.value.field, caught.value.code) == ("timetable", "wrong_type")


def test_between_wants_two_days_in_order() -> None:
    """A moment is no day, and the last is not before the first."""
    some = timetable_of()
    cases: list[tuple[Any, Any, Any, str]] = [
        ("pilkada-2024", DAY, DAY, "timetable"),
        (some, MOMENT, DAY, "first"),
        (some, DAY, MOMENT, "last"),
        (some, DAYS[1], DAYS[0], "end"),
    ]
    for one, first, last, field in cases:
        with pytest.raises(InvalidValueError) as caught:
            between(one, first, last)
        assert caught.value.field == field


@pytest.mark.parametrize("days", [0, -1, -400, True, 1.0, "1", 10**10])
def test_upcoming_wants_one_day_or_more(days: Any) -> None:
    """No days, less than none, a truth, a fraction, and more than the calendar has are refused."""
    for day in (DAY, dt.date.max):
        with pytest.raises(InvalidValueError):
            upcoming(timetable_of(), day, days=days)
