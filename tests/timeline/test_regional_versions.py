"""What a timetable has for one region: its own voting day, its re-votes, the whole country's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from pilkada_model import (
    AmbiguousReferenceError,
    ElectionStage,
    InvalidValueError,
    Period,
    Timetable,
    UnknownReferenceError,
    elections,
)
from pilkada_model.regions import RegionCode
from pilkada_model.stages import timetable, timetables
from pilkada_model.strategies import timetables as any_timetables
from pilkada_model.timeline.counting import countdown, voting_day
from pilkada_model.timeline.versions import for_region, version

WAVES = [wave.election for wave in timetables()]
CODES = ("62", "62.02", "62.02.01", "62.02.01.2003", "62.05", "92.03", "93.02", "19.01")
TOLD = st.lists(st.sampled_from(CODES), unique=True, max_size=2)
VOTES = ("voting", "campaign")
POLLS = [one for one in elections.contests() if one.election in WAVES]


@st.composite
def regional_timetables(draw: st.DrawFn) -> Timetable:
    """Draw a forest of stages of two classes, of the whole country or of single regions."""
    found: list[ElectionStage] = []
    for number in range(draw(st.integers(0, 7))):
        above = draw(st.integers(-1, number - 1))
        parent = None if above < 0 else f"s{above}"
        found.append(stage(f"s{number}", draw(st.sampled_from(VOTES)), draw(TOLD), parent=parent))
    return timetable_of(*draw(st.permutations(found)))


SHIPPED = st.sampled_from(WAVES).map(timetable)
SOME = st.one_of(regional_timetables(), regional_timetables(), any_timetables(), SHIPPED)


def stage(stage_id: str, slug: str, codes: list[str], **more: Any) -> ElectionStage:
    """Return a stage of Pilkada 2020."""
    told = tuple(RegionCode(code) for code in codes)
    return ElectionStage(id=stage_id, election="pilkada-2020", slug=slug, region_codes=told, **more)


def timetable_of(*stages: ElectionStage) -> Timetable:
    """Return a timetable of Pilkada 2020."""
    return Timetable(election="pilkada-2020", stages=stages)


def voters(election: str, code: str) -> str | None:
    """Return the region whose head the people of a region elect; None where they elect nobody."""
    around = [code[:5], code[:2]] if len(code) > 2 else [code]
    if election not in {one.id for one in elections.elections(kind="pilkada")}:
        return around[0]
    told = {one.region_code for one in elections.contests(election=election)}
    return next((one for one in around if one in told), None)


def holds_in(one: ElectionStage, code: str, some: Timetable) -> bool:
    """Tell whether a stage holds in a region: everywhere, in it, or in a region around it.

    One without regions holds where the nearest stage above it holds that has any.
    """
    told = next((it for it in (one, *above(one, some)) if it.region_codes), None)
    return told is None or any(f"{code}.".startswith(f"{it}.") for it in told.region_codes)


def is_own(one: ElectionStage, code: str, some: Timetable) -> bool:
    """Tell whether a stage is one of the electing region itself, or of a part of it around."""
    voting = voters(some.election, code) or code
    return any(f"{code}.".startswith(f"{it}.") and it.startswith(voting) for it in one.region_codes)


def above(one: ElectionStage, some: Timetable) -> Iterator[ElectionStage]:
    """Yield the stages above one, the nearest first."""
    every = {other.id: other for other in some.stages}
    while one.parent is not None:
        one = every[one.parent]
        yield one


def own_places(some: Timetable, code: str) -> dict[str, str]:
    """Return the stages in whose place a region has one of its own, each with the first such.

    They are those above the own one, as long as class and class are the same. What does not hold
    in the region is passed over.
    """
    places: dict[str, str] = {}
    for own in (one for one in some.stages if is_own(one, code, some)):
        for one in (one for one in above(own, some) if holds_in(one, code, some)):
            if one.slug != own.slug or is_own(one, code, some):
                break
            places.setdefault(one.id, own.id)
    return places


def ids(some: Timetable) -> list[str]:
    """Return the ids of the stages."""
    return [one.id for one in some.stages]


def votes(view: Timetable) -> list[ElectionStage]:
    """Return the votes of a timetable, in order of time."""
    found = [one for one in view.stages if one.slug == "voting"]
    return sorted(found, key=lambda one: one.period.start or dt.date.max)


def voting_days(wave: str, code: str) -> list[str]:
    """Return the days on which a region votes in a wave, in order."""
    return [str(one.period.start) for one in votes(for_region(version(timetable(wave)), code))]


@st.composite
def asked(draw: st.DrawFn) -> tuple[Timetable, str]:
    """Draw a timetable and a region that elects somebody in its election."""
    some = draw(SOME)
    code = draw(st.sampled_from([*CODES, "35.28", "31", "31.71", "94.03"]))
    assume(voters(some.election, code) is not None)
    return some, code


# --- laws ----------------------------------------------------------------------------------


@given(asked())
def test_a_region_has_what_holds_in_it(pair: tuple[Timetable, str]) -> None:
    """What holds everywhere, in it or around it, less what its own stages stand in place of."""
    some, code = pair
    view = for_region(some, code)
    replaced = own_places(some, code)
    assert ids(view) == [
        one.id for one in some.stages if holds_in(one, code, some) and one.id not in replaced
    ]
    assert view.instruments == some.instruments
    assert (view.election, view.sources) == (some.election, some.sources)


@given(asked())
def test_a_view_changes_only_parents(pair: tuple[Timetable, str]) -> None:
    """A stage stands under the nearest stage above that is there, or what took the place of one."""
    some, code = pair
    view = for_region(some, code)
    here, places = set(ids(view)), own_places(some, code)
    for one in view.stages:
        (before,) = [it for it in some.stages if it.id == one.id]
        assert evolve(one, parent=before.parent) == before
        near = [places.get(it.id, it.id) for it in above(before, some)]
        expected = [name for name in near if name in here and name != one.id]
        assert one.parent == (expected[0] if expected else None)


@given(asked())
@example((timetable("pilkada-2020"), "93.02"))
@example(
    (
        timetable_of(
            stage("a", "voting", []),
            stage("b", "voting", [], parent="a"),
            stage("c", "voting", ["93.02"], parent="b"),
        ),
        "93.02",
    )
)
def test_a_view_of_a_region_stays_what_it_is(pair: tuple[Timetable, str]) -> None:
    """Taking it once is enough."""
    some, code = pair
    view = for_region(some, code)
    assert for_region(view, code) == view


@given(asked())
def test_own_stages_are_never_dropped(pair: tuple[Timetable, str]) -> None:
    """Nor is a stage of the whole country whose place no own stage takes."""
    some, code = pair
    view = set(ids(for_region(some, code)))
    assert {one.id for one in some.stages if code in one.region_codes} <= view
    country = {one.id for one in some.stages if not one.region_codes and one.parent is None}
    assert country <= view | own_places(some, code).keys()


@given(SOME, st.sampled_from(["19.01", "35.28", "31", "31.71", "94.03", "99.99"]))
def test_a_region_that_elects_nobody_is_refused(some: Timetable, code: str) -> None:
    """It has no timetable in that election; neither has what is no region."""
    assume(voters(some.election, code) is None)
    with pytest.raises((InvalidValueError, UnknownReferenceError)) as caught:
        for_region(some, code)
    if isinstance(caught.value, InvalidValueError):
        assert (caught.value.value, caught.value.code) == (code, "no_contest")
    else:
        assert code == "99.99"


# --- contests ------------------------------------------------------------------------------


def test_the_votes_of_a_region_are_the_polls_of_its_contest() -> None:
    """For every contest of every wave; a regency has besides the later votes of its province."""
    views = {wave: version(timetable(wave)) for wave in WAVES}
    days = {(one.election, str(one.region_code)): {it.day for it in one.polls} for one in POLLS}
    seen = 0
    for contest in POLLS:
        wave, code = contest.election, contest.region_code
        found = votes(for_region(views[wave], code))
        own = [one for one in found if not one.region_codes or code in one.region_codes]
        assert [one.period.start for one in own] == [poll.day for poll in contest.polls], code
        around = {one.period.start for one in found if one not in own}
        province = set() if code == code[:2] else days.get((wave, code[:2]), set())
        assert around == province - {voting_day(views[wave])}, code
        seen += len(found) > 1
    assert len(POLLS) == 1356
    assert seen == 24 + 2 + 1 + 10  # re-votes, repeats, the run-off; regencies with a province


def test_the_voting_day_of_a_region_is_that_of_its_first_poll() -> None:
    """For every contest; its countdown goes to that day."""
    views = {wave: version(timetable(wave)) for wave in WAVES}
    for contest in POLLS:
        view, first = for_region(views[contest.election], contest.region_code), contest.polls[0]
        assert voting_day(view) == first.day
        assert str(countdown(view, voting_day(view))) == "H"


def test_a_code_of_the_time_finds_the_same_view() -> None:
    """Merauke was 91.01 until 2022 and is 93.01; its timetable is found under either."""
    views = {wave: version(timetable(wave)) for wave in WAVES}
    seen = 0
    for contest in POLLS:
        then = contest.region_code_then
        if then is not None:
            view = views[contest.election]
            assert for_region(view, then) == for_region(view, contest.region_code)
            seen += 1
    assert seen == 35


# --- the shipped timetables ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("wave", "code", "day"),
    [
        ("pilkada-2015", "92.03", "2016-01-16"),
        ("pilkada-2015", "62", "2016-01-27"),
        ("pilkada-2015", "12.08", "2016-02-10"),
        ("pilkada-2015", "71.71", "2016-02-17"),
        ("pilkada-2015", "12.72", "2016-11-16"),
        ("pilkada-2018", "94.03", "2018-07-25"),
        ("pilkada-2020", "93.02", "2020-12-28"),
    ],
)
def test_a_vote_of_its_own_takes_the_place_of_the_national_one(
    wave: str, code: str, day: str
) -> None:
    """Fakfak, Kalimantan Tengah, Simalungun, Manado, Pematangsiantar, Paniai, Boven Digoel."""
    assert voting_days(wave, code) == [day]
    view = for_region(version(timetable(wave)), code)
    (own,) = votes(view)
    parents = {one.id: one.slug for one in view.stages}
    assert parents[str(own.parent)] == "implementation"
    assert str(voting_day(view)) == day
    assert str(countdown(view, dt.date.fromisoformat(day) - dt.timedelta(days=7))) == "H-7"


# the first vote was on 27 November 2024
AGAIN = {
    "2025-03-22": "14.08 19.05 35.20",
    "2025-04-05": "11.72 15.08 72.01 81.04 82.08",
    "2025-04-09": "71.04",
    "2025-04-16": "72.08",
    "2025-04-19": "13.08 16.11 17.01 32.06 36.04 63.72 64.02 75.05",
    "2025-05-24": "18.09 64.11 73.73",
    "2025-08-06": "91 93.02",
    "2025-08-27": "19.01 19.71",
}


@pytest.mark.parametrize(
    ("code", "day"), [(code, day) for day, codes in AGAIN.items() for code in codes.split()]
)
def test_a_vote_again_comes_on_top_of_the_first(code: str, day: str) -> None:
    """23 re-votes and two repeats; the countdown still goes to the first vote."""
    assert voting_days("pilkada-2024", code) == ["2024-11-27", day]
    view = for_region(version(timetable("pilkada-2024")), code)
    assert str(voting_day(view)) == "2024-11-27"


def test_barito_utara_voted_three_times() -> None:
    """The first re-vote was annulled too."""
    assert voting_days("pilkada-2024", "62.05") == ["2024-11-27", "2025-03-22", "2025-08-06"]


def test_a_regency_votes_with_its_province() -> None:
    """Kotawaringin Timur for its regent in 2015, its governor in 2016; Jayapura again in 2025."""
    assert voting_days("pilkada-2015", "62.02") == ["2015-12-09", "2016-01-27"]
    assert voting_days("pilkada-2024", "91.03") == ["2024-11-27", "2025-08-06"]
    assert voting_days("pilkada-2017", "31") == ["2017-02-15", "2017-04-19"]
    assert voting_days("pilkada-2017", "31.71") == ["2017-02-15", "2017-04-19"]


def test_a_region_that_elects_only_its_governor_votes_with_the_province() -> None:
    """Barito Utara elected no regent in 2015: its one vote was that of Kalimantan Tengah."""
    assert voting_days("pilkada-2015", "62.05") == ["2016-01-27"]


def test_a_village_votes_with_its_regency() -> None:
    """In Boven Digoel on 28 December 2020, and again in 2025."""
    assert voting_days("pilkada-2020", "93.02.01.2001") == ["2020-12-28"]
    assert voting_days("pilkada-2024", "93.02.01") == ["2024-11-27", "2025-08-06"]


def test_pamekasan_has_what_the_country_has() -> None:
    """No stage of another region, and none of the re-votes and repeats."""
    view = for_region(version(timetable("pilkada-2024")), "35.28")
    assert not [one for one in view.stages if one.region_codes]
    late = [one.id for one in view.stages if one.phase and one.phase.value in {"revote", "rerun"}]
    assert late == []
    assert voting_days("pilkada-2024", "35.28") == ["2024-11-27"]


def test_aceh_swore_its_governor_in_by_itself() -> None:
    """On 12 February 2025; elsewhere it was the 20th."""
    some = version(timetable("pilkada-2024"))
    for code, day in (("11", "2025-02-12"), ("11.71", "2025-02-20"), ("35", "2025-02-20")):
        sworn = [
            str(one.period.start)
            for one in for_region(some, code).stages
            if one.slug == "inauguration"
        ]
        assert day in sworn
        assert ("2025-02-20" in sworn) is (code != "11")


# --- refusals ------------------------------------------------------------------------------


def test_a_region_is_told_by_a_code_of_a_table() -> None:
    """Words, other types and codes without a region are refused; so is one with two regions."""
    some = timetable("pilkada-2024")
    wrong: Any
    for wrong, code in (("Pamekasan", "malformed"), (35, "wrong_type"), (None, "wrong_type")):
        with pytest.raises(InvalidValueError) as caught:
            for_region(some, wrong)
        assert (caught.value.field, caught.value.code) == ("region", code)
    for unknown in ("99", "35.99"):
        with pytest.raises(UnknownReferenceError) as missing:
            for_region(some, unknown)
        assert missing.value.key == unknown
    with pytest.raises(AmbiguousReferenceError):
        for_region(some, "96.01.14")
    with pytest.raises(InvalidValueError) as caught:
        for_region(timetable("pilkada-2020"), "35.28")
    assert (caught.value.record, caught.value.field) == ("for_region", "region")
    assert (caught.value.value, caught.value.code) == ("35.28", "no_contest")
    wrong = "pilkada-2024"
    with pytest.raises(InvalidValueError) as caught:
        for_region(wrong, "35.28")
    assert caught.value.field == "timetable"


# --- for readers ---------------------------------------------------------------------------


def test_an_example_of_a_region() -> None:
    """The own vote stands for the national one; a stage around counts, one inside does not."""
    day = Period(start=dt.date(2020, 12, 9), end=dt.date(2020, 12, 9))
    some = timetable_of(
        stage("implementation", "implementation", []),
        stage("voting", "voting", [], parent="implementation", period=day),
        stage("voting-boven-digoel", "voting", ["93.02"], parent="voting"),
        stage("logistics", "logistics", ["93"], parent="implementation"),
        stage("flood", "postponement", ["93.02.01"], parent="implementation"),
        stage("lost-boxes", "counting", ["93.02.01.2001"], parent="voting"),
        stage("debate", "debate", ["93.01", "93.02"], parent="implementation"),
    )
    told = {
        code: {one.id: one.parent for one in for_region(some, code).stages}
        for code in ("93.02", "93.01", "35.10", "93.02.01.2001")
    }
    assert told == {
        "93.02": {
            "implementation": None,
            "voting-boven-digoel": "implementation",
            "logistics": "implementation",
            "debate": "implementation",
        },
        "93.01": {
            "implementation": None,
            "voting": "implementation",
            "logistics": "implementation",
            "debate": "implementation",
        },
        "35.10": {"implementation": None, "voting": "implementation"},
        "93.02.01.2001": {
            "implementation": None,
            "voting-boven-digoel": "implementation",
            "logistics": "implementation",
            "flood": "implementation",
            "lost-boxes": "voting-boven-digoel",
            "debate": "implementation",
        },
    }


def test_of_two_own_stages_the_first_takes_the_place() -> None:
    """What stood under the national one stands under the first own one of the timetable."""
    some = timetable_of(
        stage("voting", "voting", []),
        stage("first", "voting", ["93.02"], parent="voting"),
        stage("second", "voting", ["93.02"], parent="voting"),
        stage("logistics", "logistics", [], parent="voting"),
    )
    parents = {one.id: one.parent for one in for_region(some, "93.02").stages}
    assert (parents["first"], parents["logistics"]) == (None, "first")
    assert "second" in parents
