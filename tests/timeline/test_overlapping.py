"""Stages that share days: which may, which must not, and by which rule."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import ElectionStage, InvalidValueError, Period, Timetable
from pilkada_model._data import read_rows
from pilkada_model.regions import RegionCode
from pilkada_model.stages import StagePhase, kinds, timetable, timetables
from pilkada_model.strategies import timetables as any_timetables
from pilkada_model.timeline.overlapping import OrderRule, Overlap, OverlapReason, order, overlaps
from pilkada_model.timeline.rulesets import legal_rules, rulesets
from pilkada_model.timeline.structure import outlasts
from pilkada_model.timeline.versions import version

DAYS = [dt.date(2024, 11, 20) + dt.timedelta(days=number) for number in range(8)]
BOUNDS = st.sampled_from([None, *DAYS])
WAVES = [wave.election for wave in timetables()]
SLUGS = st.sampled_from(
    sorted({slug for rule in order() for slug in (rule.earlier, rule.later)} | {"socialisation"})
)
CODES = st.sampled_from([RegionCode(code) for code in ("35", "35.28", "35.29", "36")])


@st.composite
def small_timetables(draw: st.DrawFn) -> Timetable:
    """Draw stages within eight days, of classes that the law orders, here and there."""
    found: list[ElectionStage] = []
    for number in range(draw(st.integers(0, 6))):
        start, end = draw(BOUNDS), draw(BOUNDS)
        if start is not None and end is not None:
            start, end = min(start, end), max(start, end)
        above = draw(st.integers(-1, number - 1))
        found.append(
            ElectionStage(
                id=f"s{number}",
                election="pilkada-2024",
                slug=draw(SLUGS),
                period=Period(start=start, end=end),
                parent=None if above < 0 else f"s{above}",
                phase=draw(st.none() | st.sampled_from(StagePhase)),
                region_codes=tuple(draw(st.lists(CODES, unique=True, max_size=2))),
            )
        )
    return Timetable(election="pilkada-2024", stages=tuple(draw(st.permutations(found))))


SOME = st.one_of(small_timetables(), any_timetables())


def stage(name: str, first: int | None, last: int | None, **more: Any) -> ElectionStage:
    """Return a stage of Pilkada 2024 by the places of its days."""
    period = Period(
        start=None if first is None else DAYS[first], end=None if last is None else DAYS[last]
    )
    return ElectionStage(id=name, slug=name, election="pilkada-2024", period=period, **more)


def between(*stages: ElectionStage) -> tuple[Overlap, ...]:
    """Return the overlaps of these stages."""
    return overlaps(Timetable(election="pilkada-2024", stages=stages))


def levels(code: str) -> set[str]:
    """Return a code and those of the regions around it."""
    parts = code.split(".")
    return {".".join(parts[:number]) for number in range(1, len(parts) + 1)}


# --- laws ----------------------------------------------------------------------------------


@given(SOME)
def test_the_pairs_are_those_of_a_naive_scan(some: Timetable) -> None:
    """Each pair once, unless it surely shares no day or its regions have nothing in common."""

    def somewhere(one: ElectionStage, other: ElectionStage) -> bool:
        if not one.region_codes or not other.region_codes:
            return True
        return any(
            first in levels(second) or second in levels(first)
            for first in one.region_codes
            for second in other.region_codes
        )

    expected = [
        (one.id, other.id, shared is True)
        for one, other in combinations(some.stages, 2)
        if (shared := one.period.overlaps(other.period)) is not False and somewhere(one, other)
    ]
    assert [(x.first.id, x.second.id, x.surely) for x in overlaps(some)] == expected


@given(SOME)
def test_a_sure_overlap_has_days_and_another_has_none(some: Timetable) -> None:
    """The period is there exactly when the two surely share a day, and lies in both."""
    for pair in overlaps(some):
        assert (pair.period is not None) is pair.surely
        if pair.period is not None:
            days = [day for day in (pair.period.start, pair.period.end) if day is not None]
            for day in days:
                assert pair.first.period.contains(day) is not False
                assert pair.second.period.contains(day) is not False


@given(SOME)
def test_the_filter_parts_lawful_from_forbidden(some: Timetable) -> None:
    """Yes and no are each what they say, in its order; what is not known is in neither."""
    every = overlaps(some)
    assert overlaps(some, lawful=True) == tuple(pair for pair in every if pair.lawful is True)
    assert overlaps(some, lawful=False) == tuple(pair for pair in every if pair.lawful is False)
    for pair in every:
        forbidden = pair.reason is OverlapReason.FORBIDDEN
        assert pair.lawful is ((False if pair.surely else None) if forbidden else True)


def days_one_after_another(number: int, *, nested: bool = False) -> Timetable:
    """Return stages of one day each, none on the day of another; nested, each in the last."""
    return Timetable(
        election="pilkada-2024",
        stages=tuple(
            ElectionStage(
                id=f"s{place}",
                election="pilkada-2024",
                slug="campaign",
                period=Period(start=day, end=day),
                parent=f"s{place - 1}" if nested and place else None,
            )
            for place in range(number)
            for day in (dt.date(2000, 1, 1) + dt.timedelta(days=place),)
        ),
    )


def test_stages_that_share_no_day_are_not_held_to_one_another(
    lines_run: Callable[[Callable[[], object]], int],
) -> None:
    """Twice as many stages take some twice as many steps, beside or inside one another."""
    for nested in (False, True):
        few, many = (days_one_after_another(number, nested=nested) for number in (200, 400))
        overlaps(few)  # reads the tables
        assert lines_run(partial(overlaps, many)) < 3 * lines_run(partial(overlaps, few))


def test_a_deep_chain_takes_little_memory() -> None:
    """What is above each of 2,000 stages is not written out."""
    deep = days_one_after_another(2_000, nested=True)
    overlaps(deep)
    tracemalloc.start()
    try:
        assert overlaps(deep) == ()
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@given(SOME)
def test_every_reason_is_the_one_that_a_reader_would_find(some: Timetable) -> None:
    """Law first, then kinship, then phases; the rule names both classes."""
    parents = {one.id: one.parent for one in some.stages}
    later_votes = {StagePhase.RERUN, StagePhase.REVOTE}
    ordered = {(rule.earlier, rule.later): rule for rule in order()}

    def lies_in(child: str, parent: str) -> bool:
        above = parents[child]
        return above is not None and (above == parent or lies_in(above, parent))

    for pair in overlaps(some):
        one, other = pair.first, pair.second
        rule = ordered.get((one.slug, other.slug)) or ordered.get((other.slug, one.slug))
        same_vote = one.phase is other.phase or not {one.phase, other.phase} & later_votes
        kin = [(a, b) for a, b in ((one, other), (other, one)) if lies_in(a.id, b.id)]
        phases = {one.phase, other.phase}
        if rule is not None and same_vote:
            tiers = OverlapReason.RECAP_TIERS
            assert pair.reason is (tiers if rule.may_overlap else OverlapReason.FORBIDDEN)
            assert pair.rule is rule
            continue
        assert pair.rule is None
        if kin:
            beyond = outlasts(kin[0][0].period, kin[0][1].period) is True
            assert pair.reason is (
                OverlapReason.CHILD_OUTLASTS_PARENT if beyond else OverlapReason.CHILD_IN_PARENT
            )
        elif None not in phases and len(phases) == 2 and StagePhase.PREPARATION in phases:
            assert pair.reason is OverlapReason.PREPARATION_BESIDE
        else:
            assert pair.reason is OverlapReason.PARALLEL


# --- the table -----------------------------------------------------------------------------


def test_the_table_of_order_is_read_as_it_stands() -> None:
    """One entry for each row, with its columns; read once."""
    printed = [
        {
            "earlier": rule.earlier,
            "later": rule.later,
            "may_overlap": "yes" if rule.may_overlap else "no",
            "law": rule.law or "",
            "certainty": rule.certainty.value,
            "exceptions": rule.exceptions or "",
            "note": rule.note,
            "sources": "|".join(rule.sources),
        }
        for rule in order()
    ]
    assert printed == list(read_rows("timetables/order.csv"))
    assert list(printed[0]) == [one.name for one in attrs.fields(OrderRule)]
    assert order() is order()


def test_the_table_of_order_is_sorted_and_orders_each_pair_once() -> None:
    """No pair stands twice, in whichever direction, and every class is known."""
    pairs = [(rule.earlier, rule.later) for rule in order()]
    assert pairs == sorted(pairs)
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
    assert {slug for pair in pairs for slug in pair} <= {kind.slug for kind in kinds()}


def test_the_order_has_no_circle() -> None:
    """Nothing comes before itself, through however many rules."""
    later = {rule.earlier for rule in order()}
    left = set(order())
    while left:
        first = later - {rule.later for rule in left}
        assert first
        left = {rule for rule in left if rule.earlier not in first}
        later = {rule.earlier for rule in left}


def test_a_rule_says_what_it_rests_on() -> None:
    """A rule without a statute rests on practice and is of low certainty; others have pages."""
    for rule in order():
        assert (rule.law is None) is (rule.certainty.value == "low"), rule
        assert (rule.law is None) is (not rule.sources), rule
        assert rule.note == " ".join(rule.note.split())


RANKS = ["low", "single", "medium", "high"]


def test_order_and_windows_tell_the_same_law() -> None:
    """Where a rule of law counts one stage from the other, its article and certainty recur."""
    held = 0
    for rule in order():
        pair = {rule.earlier, rule.later}
        windows = [
            one
            for ruleset in rulesets()
            for one in legal_rules(ruleset.key)
            for term in (one.first, one.last)
            if term is not None and {one.slug, term.stage} == pair
        ]
        if not windows:
            continue
        held += 1
        ranks = {RANKS.index(one.certainty.value) for one in windows}
        assert min(ranks) <= RANKS.index(rule.certainty.value) <= max(ranks), pair
        if rule.law is not None and not rule.may_overlap:
            parts = {part for one in windows for part in one.article.split("; ")}
            assert parts <= set(rule.law.split("; ")), pair
    assert held > 12


# --- the shipped timetables ----------------------------------------------------------------


def versions() -> list[tuple[str, str | None]]:
    """Return the final version of every wave, and that of each of its instruments."""
    found: list[tuple[str, str | None]] = []
    for wave in timetables():
        found += [(wave.election, None), *((wave.election, x.id) for x in wave.instruments)]
    return found


EXPLAINED = {
    ("original-registration-announcement", "original-registration"): True,
    ("psu-vote-kepulauan-talaud", "psu-recap-45d-district"): True,
    ("psu-vote-kepulauan-talaud", "psu-recap-45d-regency"): True,
    ("psu-vote-papua", "papua-campaign"): False,
    ("registration-announcement", "registration"): False,
}
"""Forbidden pairs in the shipped timetables, and whether they surely share a day.

The sure ones stand among the exceptions of their rules. The others hang on a last day that was
not found: that of the announcement of 2018, and of the campaign before Papua's re-vote.
"""


@pytest.mark.parametrize(("wave", "instrument"), versions())
def test_no_wave_breaks_the_order_but_where_it_is_explained(
    wave: str, instrument: str | None
) -> None:
    """What the law keeps apart is apart in every version, and the exceptions are told."""
    for pair in overlaps(version(timetable(wave), instrument)):
        if pair.lawful is True:
            continue
        assert EXPLAINED[pair.first.id, pair.second.id] is pair.surely
        assert pair.rule is not None
        assert pair.rule.exceptions is not None or not pair.surely


def test_each_explanation_is_needed() -> None:
    """None of them stands there for nothing."""
    found = {
        (pair.first.id, pair.second.id)
        for wave, instrument in versions()
        for pair in overlaps(version(timetable(wave), instrument))
        if pair.lawful is not True
    }
    assert found == set(EXPLAINED)


@pytest.mark.parametrize("wave", ["pilkada-2015", "pilkada-2017", "pilkada-2020", "pilkada-2024"])
def test_the_tiers_of_the_recap_overlap_lawfully(wave: str) -> None:
    """A higher tier opens before the lower one has closed, and starts and ends after it."""
    found = [
        pair
        for pair in overlaps(version(timetable(wave)), lawful=True)
        if pair.reason is OverlapReason.RECAP_TIERS
    ]
    assert {("recap-district", "recap-regency"), ("recap-regency", "recap-province")} <= {
        (pair.first.slug, pair.second.slug) for pair in found if pair.surely
    }
    for pair in found:
        lower, higher = pair.first.period, pair.second.period
        assert pair.rule is not None
        assert pair.rule.law == "PKPU 18/2024"
        assert (pair.rule.earlier, pair.rule.later) == (pair.first.slug, pair.second.slug)
        assert lower.start is not None
        assert higher.start is not None
        assert lower.start < higher.start


def test_the_reasons_of_2024() -> None:
    """How the pairs of PKPU 2/2024 with all that followed it come about."""
    found = Counter(
        pair.reason for pair in overlaps(version(timetable("pilkada-2024"))) if pair.surely
    )
    assert set(found) == set(OverlapReason)
    assert found[OverlapReason.CHILD_OUTLASTS_PARENT] == 8
    assert found[OverlapReason.FORBIDDEN] == 2


# --- for readers ---------------------------------------------------------------------------


def test_a_campaign_into_the_quiet_period_is_forbidden() -> None:
    """The rule comes with its law and its certainty, the pair with the days."""
    (pair,) = between(stage("campaign", 0, 3), stage("quiet-period", 3, 5))
    assert pair.reason is OverlapReason.FORBIDDEN
    assert pair.lawful is False
    assert pair.surely
    assert pair.period == Period(start=DAYS[3], end=DAYS[3])
    assert pair.rule is not None
    assert pair.rule.law is not None
    assert pair.rule.law.startswith("UU 1/2015 dan perubahannya, Pasal 67")
    assert pair.rule.certainty.value == "medium"


def test_an_open_campaign_only_may_reach_the_quiet_period() -> None:
    """What hangs on an unknown day is told as such."""
    (pair,) = between(stage("campaign", 0, None), stage("quiet-period", 3, 5))
    assert (pair.reason, pair.surely, pair.period) == (OverlapReason.FORBIDDEN, False, None)
    assert pair.lawful is None
    both = Timetable(election="pilkada-2024", stages=(pair.first, pair.second))
    assert overlaps(both, lawful=True) == overlaps(both, lawful=False) == ()
    assert overlaps(both) == (pair,)
    assert between(stage("campaign", 0, 2), stage("quiet-period", 3, 5)) == ()


def test_two_votes_are_not_held_to_one_order() -> None:
    """A repeated election may campaign while the first vote of another region goes on."""
    first = stage("voting", 2, 2, phase=StagePhase.IMPLEMENTATION)
    again = stage("campaign", 0, 5, phase=StagePhase.RERUN)
    (pair,) = between(first, again)
    assert (pair.reason, pair.rule) == (OverlapReason.PARALLEL, None)
    prepared = attrs.evolve(again, phase=StagePhase.PREPARATION)
    assert between(first, prepared)[0].reason is OverlapReason.FORBIDDEN


def test_preparation_runs_beside_what_it_prepares() -> None:
    """Two stages of the preparation, or one without a known phase, are merely parallel."""
    updating = stage("voter-list-update", 0, 3, phase=StagePhase.PREPARATION)
    outreach = stage("socialisation", 2, 5, phase=StagePhase.PREPARATION)
    campaign = stage("campaign", 3, 5, phase=StagePhase.IMPLEMENTATION)
    launch = stage("launch", 3, 3)
    reasons = {
        (x.first.id, x.second.id): x.reason for x in between(updating, outreach, campaign, launch)
    }
    beside, parallel = OverlapReason.PREPARATION_BESIDE, OverlapReason.PARALLEL
    assert reasons == {
        ("voter-list-update", "socialisation"): parallel,
        ("voter-list-update", "campaign"): beside,
        ("voter-list-update", "launch"): parallel,
        ("socialisation", "campaign"): beside,
        ("socialisation", "launch"): parallel,
        ("campaign", "launch"): parallel,
    }


def test_regions_apart_share_no_day() -> None:
    """Pamekasan lies in East Java and not in Banten; where regions are open all are meant."""
    pamekasan = stage("voting", 0, 0, region_codes=(RegionCode("35.28"),))
    east_java = stage("socialisation", 0, 0, region_codes=(RegionCode("35"),))
    banten = stage("launch", 0, 0, region_codes=(RegionCode("36"),))
    anywhere = stage("inauguration", 0, 0)
    found = {(x.first.id, x.second.id) for x in between(pamekasan, east_java, banten, anywhere)}
    assert found == {
        ("voting", "socialisation"),
        ("voting", "inauguration"),
        ("socialisation", "inauguration"),
        ("launch", "inauguration"),
    }


def test_what_is_no_timetable_is_refused() -> None:
    """With the function and the argument."""
    nothing: Any = None
    with pytest.raises(InvalidValueError) as caught:
        overlaps(nothing)
    assert (caught.value.record, caught.value.field) == ("overlaps", "timetable")


def test_lawful_is_a_yes_or_a_no() -> None:
    """A word is no truth."""
    word: Any = "yes"
    with pytest.raises(InvalidValueError) as caught:
        overlaps(Timetable(election="pilkada-2024"), lawful=word)
    assert (caught.value.record, caught.value.field) == ("overlaps", "lawful")
