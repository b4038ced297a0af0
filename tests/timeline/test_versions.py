"""One timetable as an instrument made it, on a day, for a region, moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from pilkada_model import (
    ElectionStage,
    Instrument,
    InvalidValueError,
    PartialDate,
    Period,
    StagePhase,
    Timetable,
    UnknownReferenceError,
)
from pilkada_model.regions import RegionCode
from pilkada_model.stages import timetable, timetables
from pilkada_model.strategies import timetables as any_timetables
from pilkada_model.timeline.versions import in_force, only, shift, unsettled, version

WAVES = [wave.election for wave in timetables()]
SOME_2020 = timetable("pilkada-2020")
DATES = st.sampled_from(
    [None, *map(PartialDate.parse, ("2020", "2020-02", "2020-02-10", "2020-03", "2020-04-01"))]
)
DAYS = st.sampled_from(
    [dt.date(2020, month, day) for month in (1, 2, 3, 4) for day in (1, 10, 29)]
    + [dt.date(2019, 12, 31), dt.date(2020, 12, 31), dt.date(2021, 1, 1)]
)
PHASES = st.sampled_from([None, None, StagePhase.IMPLEMENTATION, StagePhase.REVOTE])
REGIONS = st.sampled_from([(), (), (), (RegionCode("62"),)])
NAMES = ("pkpu-1", "pkpu-2", "pkpu-3", "pkpu-4")


@st.composite
def amended_timetables(draw: st.DrawFn) -> Timetable:
    """Draw stages of few classes in a forest, set by instruments that replace one another."""
    setters = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=4))
    found: list[ElectionStage] = []
    for number in range(draw(st.integers(0, 7))):
        above = draw(st.integers(-1, number - 1))
        found.append(
            stage(
                f"s{number}",
                slug=draw(st.sampled_from(["voting", "campaign"])),
                phase=draw(PHASES),
                region_codes=draw(REGIONS),
                instrument=draw(st.sampled_from([None, *setters])),
                parent=None if above < 0 else f"s{above}",
            )
        )
    instruments: list[Instrument] = []
    for number, name in enumerate(setters):
        others = setters[:number]
        replaces = draw(st.lists(st.sampled_from(others), unique=True)) if others else []
        theirs = [one.id for one in found if one.instrument in replaces]
        some = draw(st.lists(st.sampled_from(theirs), unique=True)) if theirs else []
        instruments.append(
            Instrument(
                id=name,
                in_force=draw(DATES),
                replaces=tuple(replaces),
                replaces_stages=tuple(some),
            )
        )
    return Timetable(
        election="pilkada-2020",
        instruments=tuple(draw(st.permutations(instruments))),
        stages=tuple(draw(st.permutations(found))),
    )


SHIPPED = st.sampled_from(WAVES).map(timetable)
SOME = st.one_of(amended_timetables(), amended_timetables(), any_timetables(), SHIPPED)


@st.composite
def chosen(draw: st.DrawFn) -> tuple[Timetable, str]:
    """Draw a timetable and one of its instruments."""
    some = draw(SOME)
    assume(some.instruments)
    return some, draw(st.sampled_from(some.instruments)).id


@st.composite
def dated(draw: st.DrawFn) -> tuple[Timetable, dt.date]:
    """Draw a timetable and a day, often one near to which an instrument came into force."""
    some = draw(SOME)
    known = [day for one in some.instruments if one.in_force for day in edges(one.in_force)]
    return some, draw(st.one_of(DAYS, st.sampled_from(known) if known else DAYS))


def stage(stage_id: str, **more: Any) -> ElectionStage:
    """Return a stage of Pilkada 2020."""
    more = {"slug": stage_id, **more}
    return ElectionStage(id=stage_id, election="pilkada-2020", **more)


def edges(date: PartialDate) -> list[dt.date]:
    """Return the first and the last day that a date can mean, and their neighbours."""
    return [
        dt.date.fromordinal(day.toordinal() + step)
        for day in (date.earliest, date.latest)
        for step in (-1, 0, 1)
        if dt.date.min.toordinal() <= day.toordinal() + step <= dt.date.max.toordinal()
    ]


def can_move(some: Timetable, *days: int) -> bool:
    """Tell whether all stages stay within the calendar."""
    known = [day for one in some.stages for day in (one.period.start, one.period.end) if day]
    return all(
        dt.date.min.toordinal() <= day.toordinal() + step <= dt.date.max.toordinal()
        for day in known
        for step in days
    )


def bare(some: Timetable) -> list[ElectionStage]:
    """Return the stages without their parents."""
    return [evolve(one, parent=None) for one in some.stages]


def ids(some: Timetable) -> list[str]:
    """Return the ids of the stages."""
    return [one.id for one in some.stages]


def replaced_in(some: Timetable, replacing: set[str]) -> set[str]:
    """Return the ids of the stages that these instruments replace."""
    return {
        one.id
        for one in some.stages
        for setter in some.instruments
        if setter.id in replacing
        and one.instrument in setter.replaces
        and (one.id in setter.replaces_stages or not setter.replaces_stages)
    }


def set_by(some: Timetable, standing: set[str]) -> set[str]:
    """Return the ids of the stages that these instruments set, or none."""
    return {one.id for one in some.stages if one.instrument in {None, *standing}}


def later_or_replacing(some: Timetable, newest: str) -> set[str]:
    """Return the instruments that are surely later than one, or replace it in some steps."""
    known = {one.id: one for one in some.instruments}
    dates = {name: one.in_force for name, one in known.items()}
    mine = dates[newest]
    later = {name for name, date in dates.items() if mine and date and mine.latest < date.earliest}
    replacing = {newest}
    for _ in known:
        replacing |= {name for name, one in known.items() if replacing & {*one.replaces}}
    return (later | replacing) - {newest}


def assert_is_view(view: Timetable, some: Timetable) -> None:
    """Check that a timetable has only stages of another, in order, but for their parents."""
    kept = [one for one in bare(some) if one.id in set(ids(view))]
    assert bare(view) == kept
    assert (view.election, view.sources) == (some.election, some.sources)
    assert all(
        evolve(one, replaces=(), replaces_stages=())
        in [evolve(other, replaces=(), replaces_stages=()) for other in some.instruments]
        for one in view.instruments
    )


def above(one: ElectionStage, some: Timetable) -> Iterator[ElectionStage]:
    """Yield the stages above one, the nearest first."""
    every = {other.id: other for other in some.stages}
    while one.parent is not None:
        one = every[one.parent]
        yield one


def place(one: ElectionStage) -> tuple[str, StagePhase | None, frozenset[str]]:
    """Return what a stage shares with one that takes its place: class, later vote, regions."""
    late = one.phase in {StagePhase.REVOTE, StagePhase.RERUN}
    return one.slug, one.phase if late else None, frozenset(one.region_codes)


def assert_parents_hold(view: Timetable, some: Timetable) -> None:
    """Check that a stage keeps its parent, or stands under its first heir, or further up."""
    there = {one.id: one for one in view.stages}
    firm = {one.id for one in some.stages if {it.id for it in above(one, some)} <= there.keys()}
    for one in (one for one in some.stages if one.id in there):
        expected = None
        for gone in above(one, some):
            heirs = [it.id for it in view.stages if place(it) == place(gone) and it.id in firm]
            if gone.id in there or heirs:
                expected = gone.id if gone.id in there else heirs[0]
                break
        assert there[one.id].parent == expected


# --- laws: versions ------------------------------------------------------------------------


@given(SOME)
def test_the_last_version_has_what_was_never_replaced(some: Timetable) -> None:
    """All stages but those that any instrument replaces."""
    view = version(some)
    every = {one.id for one in some.instruments}
    assert set(ids(view)) == set(ids(some)) - replaced_in(some, every)
    assert view.instruments == some.instruments
    assert_is_view(view, some)


@given(SOME)
def test_a_version_is_its_own_last_version(some: Timetable) -> None:
    """Taking it once is enough."""
    assert version(version(some)) == version(some)


@given(chosen())
def test_a_version_has_nothing_later_and_nothing_replaced(pair: tuple[Timetable, str]) -> None:
    """Out are later and replacing instruments with their stages, and what the rest replaced."""
    some, newest = pair
    view = version(some, newest)
    out = later_or_replacing(some, newest)
    standing = {one.id for one in some.instruments} - out
    assert newest in standing
    assert [one.id for one in view.instruments] == [
        one.id for one in some.instruments if one.id in standing
    ]
    assert set(ids(view)) == set_by(some, standing) - replaced_in(some, standing)
    assert_is_view(view, some)


@given(chosen())
def test_a_version_stays_what_it_is(pair: tuple[Timetable, str]) -> None:
    """Its last version, and its version by the same instrument, are itself."""
    some, newest = pair
    view = version(some, newest)
    assert version(view) == view
    assert version(view, newest) == view


@given(chosen())
def test_the_stages_of_a_version_hang_together(pair: tuple[Timetable, str]) -> None:
    """Each keeps its parent, or stands under what took the parent's place, or further up."""
    some, newest = pair
    assert_parents_hold(version(some, newest), some)
    assert_parents_hold(version(some), some)


@given(chosen())
def test_a_version_replaces_only_what_it_has(pair: tuple[Timetable, str]) -> None:
    """Of what an instrument replaces, it names the instruments that stand."""
    some, newest = pair
    view = version(some, newest)
    standing = {one.id for one in view.instruments}
    known = {one.id: one for one in some.instruments}
    for one in view.instruments:
        replaces = known[one.id].replaces
        assert one.replaces == tuple(other for other in replaces if other in standing)
        assert one.replaces_stages == (known[one.id].replaces_stages if one.replaces else ())


# --- laws: on a day ------------------------------------------------------------------------


def forces(one: Instrument, day: dt.date) -> set[bool]:
    """Return the answers, whether an instrument is in force, for all days that can be meant."""
    if one.in_force is None:
        return {True, False}
    return {one.in_force.earliest <= day, one.in_force.latest <= day}


@given(dated())
def test_on_a_day_stands_what_may_stand(pair: tuple[Timetable, dt.date]) -> None:
    """A stage is there when its instrument may be in force and none that replaces it surely is."""
    some, day = pair
    answers = {one.id: forces(one, day) for one in some.instruments}
    may = {name for name, told in answers.items() if True in told}
    surely = {name for name, told in answers.items() if told == {True}}
    view = in_force(some, day)
    assert [one.id for one in view.instruments] == [
        one.id for one in some.instruments if one.id in may
    ]
    assert set(ids(view)) == set_by(some, may) - replaced_in(some, surely)
    assert {one.id for one in unsettled(some, day)} == may - surely
    assert_is_view(view, some)
    assert_parents_hold(view, some)


@given(dated())
def test_a_view_of_a_day_stays_what_it_is(pair: tuple[Timetable, dt.date]) -> None:
    """Taking it once is enough, and what is unsettled stays so."""
    some, day = pair
    view = in_force(some, day)
    assert in_force(view, day) == view
    assert [one.id for one in unsettled(view, day)] == [one.id for one in unsettled(some, day)]


@given(dated())
def test_unsettled_stages_are_never_dropped(pair: tuple[Timetable, dt.date]) -> None:
    """Neither those of an instrument in doubt nor those that only such a one replaces."""
    some, day = pair
    doubtful = {one.id for one in unsettled(some, day)}
    told = {one.id for one in some.instruments if forces(one, day) == {True}}
    here = set(ids(in_force(some, day)))
    assert set_by(some, doubtful) - replaced_in(some, told) <= here
    assert set_by(some, told) & replaced_in(some, doubtful) - replaced_in(some, told) <= here


@given(SOME)
def test_after_the_last_instrument_the_last_version_stands(some: Timetable) -> None:
    """Where all dates are known; and before the first only what no instrument sets."""
    dates = [one.in_force for one in some.instruments if one.in_force is not None]
    assume(len(dates) == len(some.instruments))
    last = max((date.latest for date in dates), default=dt.date(2020, 1, 1))
    assert in_force(some, last) == in_force(some, dt.date.max) == version(some)
    assert unsettled(some, last) == ()
    first = min((date.earliest for date in dates), default=dt.date(2020, 1, 1))
    if first > dt.date.min:
        before = in_force(some, first - dt.timedelta(days=1))
        assert set(ids(before)) == set_by(some, set())
        assert before.instruments == ()


@given(SOME, DAYS, DAYS)
def test_instruments_come_and_do_not_go(some: Timetable, one: dt.date, other: dt.date) -> None:
    """What may be in force on a day may be on every later one, and what surely is, is."""
    first, last = min(one, other), max(one, other)
    early, late = in_force(some, first).instruments, in_force(some, last).instruments
    assert {it.id for it in early} <= {it.id for it in late}
    settled = {it.id for it in early} - {it.id for it in unsettled(some, first)}
    assert not settled & {it.id for it in unsettled(some, last)}


# --- laws: some stages only ----------------------------------------------------------------


@given(SOME, st.data())
def test_only_some_stages_are_those_and_no_other(some: Timetable, data: st.DataObject) -> None:
    """In the order of the timetable, each under the nearest stage above it that is there."""
    wanted = [one for one in some.stages if data.draw(st.booleans())] if len(ids(some)) < 50 else []
    view = only(some, tuple(wanted))
    assert ids(view) == [one.id for one in wanted]
    assert only(some, tuple(reversed(wanted))) == view
    assert only(view, view.stages) == view
    assert only(some, some.stages) == some
    assert view.instruments == some.instruments
    assert_is_view(view, some)
    for one in view.stages:
        (whole,) = [it for it in some.stages if it.id == one.id]
        near = [it.id for it in above(whole, some) if it in wanted]
        assert one.parent == (near[0] if near else None)


# --- laws: moved ---------------------------------------------------------------------------


@given(SOME, st.integers(-2000, 2000))
def test_a_shift_and_back_is_none(some: Timetable, days: int) -> None:
    """Nothing else changes on the way, and no shift is no change."""
    assume(can_move(some, days))
    moved = shift(some, days=days)
    assert shift(moved, days=-days) == some
    assert shift(some, days=0) == some
    empty = Period()
    assert [evolve(one, period=empty) for one in moved.stages] == [
        evolve(one, period=empty) for one in some.stages
    ]
    for one, other in zip(some.stages, moved.stages, strict=True):
        pairs = ((one.period.start, other.period.start), (one.period.end, other.period.end))
        for before, after in pairs:
            assert (before is None) is (after is None)
            assert before is None or after is None or (after - before).days == days


@given(SOME, st.integers(-500, 500), st.integers(-500, 500))
def test_two_shifts_are_one(some: Timetable, first: int, second: int) -> None:
    """By the sum of the days; and a version moves like the whole."""
    assume(can_move(some, first, first + second))
    assert shift(shift(some, days=first), days=second) == shift(some, days=first + second)
    assert version(shift(some, days=first)) == shift(version(some), days=first)


# --- the shipped timetables ----------------------------------------------------------------


def window(view: Timetable, slug: str) -> str:
    """Return the days of the one stage of a class that holds in the whole country."""
    (found,) = [one for one in view.stages if one.slug == slug and not one.region_codes]
    return f"{found.period.start}/{found.period.end}"


def test_the_two_timetables_of_2017() -> None:
    """Registration came two days later; the governors' window stayed, under the new heading."""
    some = timetable("pilkada-2017")
    first, second = version(some, "pkpu-3-2016"), version(some, "pkpu-4-2016")
    assert window(first, "registration") == "2016-09-19/2016-09-21"
    assert window(second, "registration") == "2016-09-21/2016-09-23"
    for view, heading in ((first, "original-implementation"), (second, "amended-implementation")):
        (governors,) = [one for one in view.stages if one.slug == "independent-submission-governor"]
        period = Period(start=dt.date(2016, 8, 3), end=dt.date(2016, 8, 7))
        assert (governors.period, governors.parent) == (period, heading)
    assert [one.id for one in first.instruments] == ["pkpu-3-2016"]
    assert not [one for one in second.stages if one.instrument == "kpu-jakarta-49-2017"]
    assert "runoff-voting" in ids(version(some))


def test_the_two_votes_of_2020() -> None:
    """23 September before the postponement, 9 December after; Boven Digoel later still."""
    some = timetable("pilkada-2020")
    votes = {
        "pkpu-15-2019": "2020-09-23",
        "kpu-179-2020": "2020-09-23",
        "perppu-2-2020": "2020-09-23",
        "pkpu-5-2020": "2020-12-09",
        "kpu-258-2020": "2020-12-09",
    }
    for instrument, day in votes.items():
        assert window(version(some, instrument), "voting") == f"{day}/{day}"
    assert version(some, "kpu-258-2020") == version(some)
    suspended = version(some, "kpu-179-2020")
    assert "postponement-kpu179" in ids(suspended)
    assert "original-coklit" not in ids(suspended)
    assert "original-campaign" in ids(suspended)


def test_what_stayed_of_the_first_timetable_of_2020_has_new_headings() -> None:
    """Six stages before March 2020 stand under the headings of the new timetable."""
    view = version(timetable("pilkada-2020"))
    kept = {one.id: one.parent for one in view.stages if one.instrument == "pkpu-15-2019"}
    assert kept == {
        "original-planning-budget": "amended-preparation",
        "original-ppk-formation": "amended-preparation",
        "original-pps-formation": "amended-preparation",
        "original-dp4-handover": "amended-preparation",
        "original-independent-support-governor": "amended-implementation",
        "original-independent-support-regent": "amended-implementation",
    }


@pytest.mark.parametrize(
    ("day", "voting", "instruments"),
    [
        ("2019-08-08", None, 0),
        ("2019-08-09", "2020-09-23", 1),
        ("2020-03-20", "2020-09-23", 1),
        ("2020-03-21", "2020-09-23", 2),
        ("2020-05-03", "2020-09-23", 2),
        ("2020-05-04", "2020-09-23", 3),
        ("2020-06-11", "2020-09-23", 3),
        ("2020-06-12", "2020-12-09", 4),
        ("2020-06-15", "2020-12-09", 5),
    ],
)
def test_the_days_on_which_2020_changed(day: str, voting: str | None, instruments: int) -> None:
    """PKPU 15/2019, the postponement and the Perppu, PKPU 5/2020, the end of the postponement."""
    view = in_force(timetable("pilkada-2020"), dt.date.fromisoformat(day))
    found = {str(one.period.start) for one in view.stages if one.slug == "voting"}
    assert found - {"2020-12-28"} == ({voting} if voting else set())
    assert len(view.instruments) == instruments
    assert unsettled(timetable("pilkada-2020"), dt.date.fromisoformat(day)) == ()


# filing, registration, dismissal, judgment
COURT = {
    "pmk-4-2024": ("2024-11-27/2024-12-05", "2024-12-10/2024-12-20", None, None),
    "pmk-14-2024": (
        "2024-11-27/2024-12-18",
        "2025-01-03/2025-01-03",
        "2025-02-11/2025-02-13",
        "2025-03-07/2025-03-11",
    ),
    "pmk-1-2025": (
        "2024-11-27/2024-12-18",
        "2025-01-03/2025-01-03",
        "2025-02-04/2025-02-05",
        "2025-02-24/2025-02-24",
    ),
}


@pytest.mark.parametrize("instrument", COURT)
def test_the_three_schedules_of_the_court(instrument: str) -> None:
    """Each replaced the one before, the third only its last steps."""
    view = version(timetable("pilkada-2024"), instrument)
    slugs = ("mk-filing", "mk-registration", "mk-dismissal", "mk-final")
    for slug, days in zip(slugs, COURT[instrument], strict=True):
        if days is None:
            assert slug not in {one.slug for one in view.stages}
        else:
            assert window(view, slug) == days
    assert ("mk14-deliberation" in ids(view)) is (instrument == "pmk-14-2024")
    assert ("mk1-proof" in ids(view)) is (instrument == "pmk-1-2025")


@pytest.mark.parametrize(
    ("instrument", "expected"),
    [
        ("perpres-80-2024", {"2025-02-07", "2025-02-10"}),
        ("inauguration-agreement-2025", {"2025-02-06", "2025-02-07", "2025-02-10"}),
        ("perpres-13-2025", {"2025-02-20", "2025-02-12", "2025-04-17"}),
    ],
)
def test_the_inaugurations_of_2025(instrument: str, expected: set[str]) -> None:
    """Governors and regents on two days, then all on one; the plan between replaced nothing."""
    view = version(timetable("pilkada-2024"), instrument)
    sworn = {
        str(one.period.start)
        for one in view.stages
        if one.slug == "inauguration" and one.id[:5] not in {"papua", "rerun"}
    }
    assert sworn == expected


def test_of_two_schedules_only_the_year_is_known() -> None:
    """In August 2024 it cannot be told whether they were in force, nor in their months."""
    some = timetable("pilkada-2024")
    doubtful = {
        "2023-12-31": [],
        "2024-05-15": ["kpu-532-2024", "kpu-959-2024", "pmk-4-2024", "perpres-80-2024"],
        "2024-08-16": ["pmk-4-2024", "perpres-80-2024"],
        "2024-12-15": ["pmk-4-2024", "perpres-80-2024", "pmk-14-2024", "pkpu-19-2024"],
        "2025-01-15": ["pmk-1-2025", "inauguration-agreement-2025"],
        "2025-12-31": [],
    }
    for day, expected in doubtful.items():
        found = unsettled(some, dt.date.fromisoformat(day))
        assert [one.id for one in found] == expected
    view = ids(in_force(some, dt.date(2025, 1, 15)))
    assert {"mk14-dismissal", "mk1-dismissal"} <= set(view)
    assert "mk4-filing" not in view


# --- for readers ---------------------------------------------------------------------------


def test_an_heir_stands_firm() -> None:
    """A stage goes under the new heading of its class, or to what is left above."""
    some = Timetable(
        election="pilkada-2020",
        instruments=(
            Instrument(id="old"),
            Instrument(id="new", replaces=("old",), replaces_stages=("prep", "lists")),
        ),
        stages=(
            stage("prep", slug="preparation", instrument="old"),
            stage("lists", slug="voter-list-update", parent="prep", instrument="old"),
            stage("coklit", parent="lists", instrument="old"),
            stage("new-prep", slug="preparation", instrument="new"),
            stage("list-of-one", slug="voter-list-update", parent="lists", instrument="new"),
            stage("launch", parent="prep", instrument="old"),
        ),
    )
    parents = {one.id: one.parent for one in version(some).stages}
    assert parents == {
        "coklit": "new-prep",
        "new-prep": None,
        "list-of-one": "new-prep",
        "launch": "new-prep",
    }


def test_an_heir_is_the_first_of_its_class_vote_and_regions() -> None:
    """Neither a re-vote nor another region's stage takes the place of a first vote's."""
    heirs = (
        stage("again", slug="implementation", phase=StagePhase.REVOTE),
        stage("there", slug="implementation", region_codes=(RegionCode("62"),)),
        stage("first", slug="implementation", phase=StagePhase.IMPLEMENTATION),
        stage("second", slug="implementation"),
    )
    for number, parent in enumerate(("first", "first", "first", "second", None)):
        some = Timetable(
            election="pilkada-2020",
            instruments=(
                Instrument(id="old"),
                Instrument(id="new", replaces=("old",), replaces_stages=("gone",)),
            ),
            stages=(
                stage("gone", slug="implementation", instrument="old"),
                stage("campaign", parent="gone", instrument="old"),
                *heirs[number:],
            ),
        )
        (found,) = [one for one in version(some).stages if one.id == "campaign"]
        assert found.parent == parent


def test_an_instrument_that_replaces_nothing_of_a_view_names_nothing() -> None:
    """Where what it replaced came into force later, it stands without it."""
    some = Timetable(
        election="pilkada-2020",
        instruments=(
            Instrument(id="first", in_force=PartialDate(2020, 1)),
            Instrument(id="later", in_force=PartialDate(2020, 4)),
            Instrument(id="undated", replaces=("later",), replaces_stages=("voting",)),
        ),
        stages=(stage("voting", instrument="later"), stage("campaign", instrument="first")),
    )
    view = version(some, "first")
    assert [(one.id, one.replaces, one.replaces_stages) for one in view.instruments] == [
        ("first", (), ()),
        ("undated", (), ()),
    ]
    assert ids(view) == ["campaign"]


def test_stages_of_a_view_can_be_chosen_from_the_whole() -> None:
    """A stage is known by its id, though its parent is another in the view."""
    view = version(SOME_2020)
    assert ids(only(SOME_2020, view.stages)) == ids(view)


# --- refusals ------------------------------------------------------------------------------

MOMENT = dt.datetime(2020, 6, 12, 7)


@pytest.mark.parametrize("instrument", ["pkpu-5-2021", "PKPU-5-2020", ""])
def test_an_instrument_is_one_of_the_timetable(instrument: str) -> None:
    """Another is unknown."""
    with pytest.raises(UnknownReferenceError) as caught:
        version(SOME_2020, instrument)
    assert (caught.value.kind, caught.value.key) == ("instrument", instrument)
    with pytest.raises(UnknownReferenceError) as caught:
        version(SOME_2020, "pkpu-5-2021")
    assert caught.value.near[0] == "pkpu-5-2020"


@pytest.mark.parametrize("function", [in_force, unsettled])
def test_a_moment_is_no_day(function: Any) -> None:
    """Nor is a text."""
    for day in (MOMENT, "2020-06-12", None):
        with pytest.raises(InvalidValueError) as caught:
            function(SOME_2020, day)
        assert (caught.value.field, caught.value.code) == ("day", "wrong_type")


def test_views_are_taken_of_timetables() -> None:
    """An id is none; an instrument is named by its id, days are a whole number."""
    wrong: Any = "pilkada-2020"
    for call in (
        lambda: version(wrong),
        lambda: in_force(wrong, dt.date(2020, 1, 1)),
        lambda: unsettled(wrong, dt.date(2020, 1, 1)),
        lambda: shift(wrong, days=1),
        lambda: only(wrong, ()),
    ):
        with pytest.raises(InvalidValueError) as caught:
            call()
        assert (caught.value.field, caught.value.code) == ("timetable", "wrong_type")
    record: Any = SOME_2020.instruments[0]
    with pytest.raises(InvalidValueError) as caught:
        version(SOME_2020, record)
    assert caught.value.field == "instrument"


def test_only_stages_of_the_timetable_are_chosen() -> None:
    """Another is unknown; a list and ids are refused."""
    with pytest.raises(UnknownReferenceError) as caught:
        only(SOME_2020, (SOME_2020.stages[0], stage("amended-votin")))
    assert (caught.value.kind, caught.value.key) == ("stage", "amended-votin")
    assert caught.value.near[0] == "amended-voting"
    wrong: Any
    for wrong in ([SOME_2020.stages[0]], ("amended-voting",), SOME_2020.stages[0], None):
        with pytest.raises(InvalidValueError) as refused:
            only(SOME_2020, wrong)
        assert (refused.value.field, refused.value.code) == ("stages", "wrong_type")


@pytest.mark.parametrize("days", [True, 1.0, "1", None, 10**7, -(10**7), 10**12])
def test_a_shift_is_a_number_of_days_within_the_calendar(days: Any) -> None:
    """A truth, a fraction, and a day beyond the year 9999 or before the year 1 are refused."""
    with pytest.raises(InvalidValueError):
        shift(SOME_2020, days=days)
