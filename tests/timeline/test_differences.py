"""What one timetable has otherwise than another."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import ElectionStage, InvalidValueError, Period, StagePhase, Timetable
from pilkada_model.regions import RegionCode
from pilkada_model.stages import timetable, timetables
from pilkada_model.strategies import timetables as any_timetables
from pilkada_model.timeline.differences import Change, Diff, diff
from pilkada_model.timeline.versions import for_region, shift, version

WAVES = [wave.election for wave in timetables()]
DAYS = [dt.date(2024, 11, 20) + dt.timedelta(days=number) for number in range(5)]
BOUNDS = st.sampled_from([None, *DAYS])
REGIONS = st.sampled_from([(), ("62",), ("92.03",), ("62", "92.03"), ("92.03", "62")])


@st.composite
def some_stages(draw: st.DrawFn) -> tuple[ElectionStage, ...]:
    """Draw stages of few ids, classes, names and regions, so that many are alike."""
    letters = draw(st.sampled_from(["abcde", "bcdef", "vwxyz"]))
    names = draw(st.lists(st.sampled_from(letters), unique=True))
    found: list[ElectionStage] = []
    for name in names:
        start, end = draw(BOUNDS), draw(BOUNDS)
        if start is not None and end is not None:
            start, end = min(start, end), max(start, end)
        codes = tuple(RegionCode(code) for code in draw(REGIONS))
        title = draw(st.sampled_from([None, "Pemungutan suara", "Kampanye"]))
        slug = draw(st.sampled_from(["voting", "campaign"]))
        phase = draw(st.sampled_from([None, StagePhase.IMPLEMENTATION, StagePhase.REVOTE]))
        found.append(
            stage(name, start, end, slug=slug, phase=phase, name=title, region_codes=codes)
        )
    return tuple(found)


SMALL = some_stages().map(lambda stages: Timetable(election="pilkada-2024", stages=stages))
SHIPPED = st.sampled_from(WAVES).map(timetable)
SOME = st.one_of(SMALL, SMALL, any_timetables(), SHIPPED)


def stage(stage_id: str, start: dt.date | None, end: dt.date | None, **more: Any) -> ElectionStage:
    """Return a stage of Pilkada 2024."""
    more = {"slug": stage_id, "period": Period(start=start, end=end), **more}
    return ElectionStage(id=stage_id, election="pilkada-2024", **more)


def day(stage_id: str, number: int, **more: Any) -> ElectionStage:
    """Return a stage of one day."""
    return stage(stage_id, DAYS[number], DAYS[number], **more)


def timetable_of(*stages: ElectionStage) -> Timetable:
    """Return a timetable of Pilkada 2024."""
    return Timetable(election="pilkada-2024", stages=stages)


def changes(found: Diff) -> tuple[Change, ...]:
    """Return all stages that both timetables have."""
    return (*found.moved, *found.unchanged)


def places(one: ElectionStage) -> tuple[str, StagePhase | None, frozenset[str]]:
    """Return the class of a stage, the re-vote or repeat to which it belongs, and its regions."""
    late = one.phase in {StagePhase.REVOTE, StagePhase.RERUN}
    return one.slug, one.phase if late else None, frozenset(one.region_codes)


def later(one: dt.date | None, other: dt.date | None) -> int | None:
    """Return by how many days the other is later, when both are known."""
    return None if one is None or other is None else other.toordinal() - one.toordinal()


# --- laws ----------------------------------------------------------------------------------


@given(SOME)
def test_nothing_differs_from_itself(some: Timetable) -> None:
    """Nothing moved, came or went, and every stage is beside itself."""
    found = diff(some, some)
    assert (found.moved, found.added, found.dropped) == ((), (), ())
    assert [(one.before, one.after) for one in found.unchanged] == [
        (one, one) for one in some.stages
    ]
    assert (found.before, found.after) == (some, some)


@given(SOME, SOME)
def test_a_difference_parts_both_timetables(before: Timetable, after: Timetable) -> None:
    """Each stage of either is in it exactly once, in the order of its timetable."""
    found = diff(before, after)
    both = changes(found)
    assert Counter(one.before.id for one in both) + Counter(
        one.id for one in found.dropped
    ) == Counter(one.id for one in before.stages)
    assert Counter(one.after.id for one in both) + Counter(
        one.id for one in found.added
    ) == Counter(one.id for one in after.stages)
    place = {one.id: number for number, one in enumerate(after.stages)}
    for group in (found.moved, found.unchanged):
        told = [place[one.after.id] for one in group]
        assert told == sorted(told)
    assert found.added == tuple(one for one in after.stages if one in found.added)
    assert found.dropped == tuple(one for one in before.stages if one in found.dropped)


@given(SOME, SOME)
def test_the_other_way_round_is_the_mirror(before: Timetable, after: Timetable) -> None:
    """What came has gone, what went has come, and what moved moved back."""
    there, back = diff(before, after), diff(after, before)
    assert (set(back.added), set(back.dropped)) == (set(there.dropped), set(there.added))
    for one, other in ((there.moved, back.moved), (there.unchanged, back.unchanged)):
        told = {(it.before, it.after, it.start_days, it.end_days) for it in one}
        assert told == {
            (
                it.after,
                it.before,
                None if it.start_days is None else -it.start_days,
                None if it.end_days is None else -it.end_days,
            )
            for it in other
        }


@given(SOME, SOME)
def test_a_change_tells_the_days(before: Timetable, after: Timetable) -> None:
    """By how many days a bound is later, where both are known; moved are those that differ."""
    found = diff(before, after)
    for one in changes(found):
        first, second = one.before.period, one.after.period
        assert one.start_days == later(first.start, second.start)
        assert one.end_days == later(first.end, second.end)
    assert all(one.before.period != one.after.period for one in found.moved)
    assert all(one.before.period == one.after.period for one in found.unchanged)


@given(st.one_of(SMALL, SHIPPED), st.integers(-3000, 3000))
def test_a_timetable_that_was_moved_has_moved_everywhere(some: Timetable, days: int) -> None:
    """By as many days at every known bound; what has no day, and no day at all, moves nothing."""
    found = diff(some, shift(some, days=days))
    assert (found.added, found.dropped) == ((), ())
    dated = [one.id for one in some.stages if one.period != Period()]
    assert [one.before.id for one in found.moved] == (dated if days else [])
    for one in changes(found):
        assert one.before.id == one.after.id
        assert one.start_days == (None if one.before.period.start is None else days)
        assert one.end_days == (None if one.before.period.end is None else days)


@given(SOME, SOME)
def test_stages_are_one_by_id_or_by_class_vote_and_regions(
    before: Timetable, after: Timetable
) -> None:
    """An id that both have is one stage; all others share class, vote and regions."""
    found = diff(before, after)
    pairs = {one.after.id: one.before.id for one in changes(found)}
    shared = {one.id for one in before.stages} & {one.id for one in after.stages}
    assert all(pairs[name] == name for name in shared)
    for one in changes(found):
        assert one.before.id == one.after.id or places(one.before) == places(one.after)


@given(SOME, SOME)
def test_what_is_left_over_could_not_be_told_apart(before: Timetable, after: Timetable) -> None:
    """A class and its regions that each side still has are there twice on one side."""
    found = diff(before, after)
    for key in (lambda one: (*places(one), one.name)), places:
        left = Counter(key(one) for one in found.dropped)
        right = Counter(key(one) for one in found.added)
        assert all(left[kind] > 1 or right[kind] > 1 for kind in left.keys() & right.keys())


@given(SOME, SOME)
def test_a_name_tells_stages_of_one_class_apart(before: Timetable, after: Timetable) -> None:
    """Of stages without their ids, those with the only such class, regions and name are one."""
    found = diff(before, after)
    shared = {one.id for one in before.stages} & {one.id for one in after.stages}
    pairs = {one.after.id: one.before.id for one in changes(found)}

    def single(some: Timetable) -> dict[object, str]:
        rest = [one for one in some.stages if one.id not in shared]
        counted = Counter((*places(one), one.name) for one in rest)
        return {key: one.id for one in rest if counted[key := (*places(one), one.name)] == 1}

    left, right = single(before), single(after)
    for key in left.keys() & right.keys():
        assert pairs[right[key]] == left[key]


# --- the shipped timetables ----------------------------------------------------------------


def moved(found: Diff) -> dict[str, tuple[int | None, int | None]]:
    """Return by how many days each class of stages moved."""
    return {one.after.slug: (one.start_days, one.end_days) for one in found.moved}


def versions_of(wave: str, before: str, after: str | None) -> Diff:
    """Compare two versions of a wave's timetable."""
    some = timetable(wave)
    return diff(version(some, before), version(some, after))


def test_the_days_by_which_2017_moved() -> None:
    """Two days from registration to the start of the campaign; the vote stayed."""
    found = versions_of("pilkada-2017", "pkpu-3-2016", "pkpu-4-2016")
    assert moved(found) == {
        "implementation": (2, None),
        "registration": (2, 2),
        "candidate-research": (2, -4),
        "candidate-determination": (2, 2),
        "number-draw": (2, 2),
        "campaign": (2, 0),
    }
    stayed = {one.after.slug for one in found.unchanged if one.before.id != one.after.id}
    assert stayed == {"quiet-period", "voting"}
    assert found.dropped == ()
    assert len(found.added) == 15


def test_the_days_by_which_2020_moved() -> None:
    """Eleven weeks for all that hangs on the vote; three days more to register, five to count."""
    found = versions_of("pilkada-2020", "pkpu-15-2019", None)
    eleven_weeks = (
        "candidate-determination number-draw campaign campaign-media-ads ladk lpsdk lppdk "
        "quiet-period voting"
    )
    assert moved(found) == {
        **dict.fromkeys(eleven_weeks.split(), (77, 77)),
        "preparation": (259, 92),
        "implementation": (198, None),
        "ppdp-formation": (90, None),
        "kpps-formation": (156, 124),
        "voter-list-update": (80, 75),
        "coklit": (88, 88),
        "registration-announcement": (73, 77),
        "registration": (80, 80),
        "counting-and-recap": (77, 82),
    }
    assert [one.id for one in found.dropped] == [
        "original-regulation-drafting",
        "original-kpu-adhoc-formation",
        "original-ppk-term",
        "original-pps-term",
        "original-kpps-term",
        "original-monitor-registration",
        "original-survey-registration",
        "original-independent-transmit-pps",
    ]
    assert len(found.added) == 36
    assert "amended-voting-boven-digoel" in {one.id for one in found.added}


def test_what_the_postponement_of_2020_took_away() -> None:
    """Five stages were suspended, nothing moved yet."""
    found = versions_of("pilkada-2020", "pkpu-15-2019", "kpu-179-2020")
    assert found.moved == ()
    assert [one.id for one in found.dropped] == [
        "original-pps-term",
        "original-voter-list-update",
        "original-ppdp-formation",
        "original-coklit",
        "original-independent-transmit-pps",
    ]
    assert [one.id for one in found.added] == ["postponement-kpu179"]


def test_the_three_schedules_of_the_court() -> None:
    """The second gave more time to file and repair, the third decided earlier."""
    second = versions_of("pilkada-2024", "pmk-4-2024", "pmk-14-2024")
    assert moved(second) == {
        "mk-filing": (0, 13),
        "mk-repair": (0, 11),
        "mk-completeness": (13, 15),
        "mk-registration": (24, 14),
    }
    assert (len(second.added), second.dropped) == (7, ())
    third = versions_of("pilkada-2024", "pmk-14-2024", "pmk-1-2025")
    assert moved(third) == {"mk-dismissal": (-7, -8), "mk-final": (-11, -15)}
    assert [one.id for one in third.added if one.slug[:3] == "mk-"] == ["mk1-proof"]
    assert [one.id for one in third.dropped] == ["mk14-deliberation"]


def test_the_letter_on_independent_pairs() -> None:
    """The repairs of support came forward by a month."""
    found = versions_of("pilkada-2024", "kpu-532-2024", "kpu-959-2024")
    assert moved(found) == {
        "independent-repair-submission": (-28, -30),
        "independent-repair-admin": (-30, -32),
        "independent-repair-transmit": (-32, -35),
    }


def test_a_region_beside_the_country() -> None:
    """Fakfak voted 38 days after the others, and that is all that differs."""
    some = version(timetable("pilkada-2015"))
    found = diff(for_region(some, "12.06"), for_region(some, "92.03"))
    assert moved(found) == {}
    assert [one.id for one in found.added] == ["voting-fakfak"]
    assert [one.id for one in found.dropped] == ["voting"]


def test_two_waves_can_be_compared() -> None:
    """The campaign of 2024 was 41 days shorter than that of 2015."""
    found = diff(version(timetable("pilkada-2015")), version(timetable("pilkada-2024")))
    (campaign,) = [one for one in changes(found) if one.after.id == "campaign"]
    assert (campaign.before.period.days, campaign.after.period.days) == (101, 60)


# --- for readers ---------------------------------------------------------------------------


def test_an_example_of_a_difference() -> None:
    """The id goes first, then the name, then class and regions alone."""
    before = timetable_of(
        day("registration", 0),
        day("first-campaign", 1, slug="campaign", name="Kampanye"),
        day("first-debate", 1, slug="campaign", name="Debat"),
        day("first-voting", 2, slug="voting", name="Pencoblosan"),
        day("fakfak", 3, slug="voting", region_codes=("92.03",)),
        stage("audit", DAYS[2], None),
    )
    after = timetable_of(
        day("second-voting", 4, slug="voting", name="Pemungutan suara"),
        day("second-debate", 1, slug="campaign", name="Debat"),
        day("second-campaign", 0, slug="campaign", name="Kampanye"),
        day("registration", 0, slug="another-class"),
        day("simalungun", 4, slug="voting", region_codes=("12.08",)),
        stage("audit", DAYS[3], DAYS[4]),
    )
    found = diff(before, after)
    assert [(one.before.id, one.after.id, one.start_days, one.end_days) for one in found.moved] == [
        ("first-voting", "second-voting", 2, 2),
        ("first-campaign", "second-campaign", -1, -1),
        ("audit", "audit", 1, None),
    ]
    assert [(one.before.id, one.after.id) for one in found.unchanged] == [
        ("first-debate", "second-debate"),
        ("registration", "registration"),
    ]
    assert [one.id for one in found.added] == ["simalungun"]
    assert [one.id for one in found.dropped] == ["fakfak"]


def test_stages_that_cannot_be_told_apart_are_no_pairs() -> None:
    """Two debates and one more are not guessed at; regions may stand in any order."""
    two = [day("a", 0, slug="debate"), day("b", 1, slug="debate")]
    found = diff(timetable_of(*two), timetable_of(day("c", 0, slug="debate")))
    assert (changes(found), len(found.dropped), len(found.added)) == ((), 2, 1)
    one = day("a", 0, slug="recap", region_codes=("62", "92.03"))
    other = evolve(one, id="b", region_codes=one.region_codes[::-1])
    assert len(diff(timetable_of(one), timetable_of(other)).unchanged) == 1


def test_a_re_vote_is_not_the_vote() -> None:
    """A stage of a re-vote or a repeat is told apart from one of the first vote, and each other."""
    phases = (StagePhase.IMPLEMENTATION, StagePhase.REVOTE, StagePhase.RERUN)
    for one in phases:
        for other in phases:
            before = timetable_of(day("a", 0, slug="voting", phase=one))
            after = timetable_of(day("b", 1, slug="voting", phase=other))
            assert bool(diff(before, after).moved) is (one is other)


@pytest.mark.parametrize(("position", "field"), [(0, "before"), (1, "after")])
def test_what_is_no_timetable_is_refused(position: int, field: str) -> None:
    """With the argument; a wave's id is none."""
    arguments: list[Any] = [timetable_of(), timetable_of()]
    arguments[position] = "pilkada-2024"
    with pytest.raises(InvalidValueError) as caught:
        diff(*arguments)
    assert (caught.value.record, caught.value.field) == ("diff", field)
