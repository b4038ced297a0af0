"""The tree of a timetable, its rows, and the days between its stages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from pilkada_model import ElectionStage, InvalidValueError, Period, Timetable
from pilkada_model.stages import timetable, timetables
from pilkada_model.strategies import timetables as any_timetables
from pilkada_model.timeline.structure import Node, gaps, outlasts, rows, tree
from pilkada_model.timeline.versions import version

DAYS = [dt.date(2024, 11, 20) + dt.timedelta(days=number) for number in range(10)]
BOUNDS = st.sampled_from([None, *DAYS])
WAVES = [wave.election for wave in timetables()]


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw a short period, of which bounds may be unknown."""
    start, end = draw(BOUNDS), draw(BOUNDS)
    if start is not None and end is not None:
        start, end = min(start, end), max(start, end)
    return Period(start=start, end=end)


@st.composite
def small_timetables(draw: st.DrawFn) -> Timetable:
    """Draw a forest of stages within ten days; children need not lie inside their parents."""
    found: list[ElectionStage] = []
    for number in range(draw(st.integers(0, 7))):
        above = draw(st.integers(-1, number - 1))
        found.append(
            ElectionStage(
                id=f"s{number}",
                election="pilkada-2024",
                slug="campaign",
                period=draw(periods()),
                parent=None if above < 0 else f"s{above}",
            )
        )
    return Timetable(election="pilkada-2024", stages=tuple(draw(st.permutations(found))))


SOME = st.one_of(small_timetables(), any_timetables())


def nodes(trees: tuple[Node, ...]) -> Iterator[Node]:
    """Yield every node of a forest, a parent before its children."""
    for node in trees:
        yield node
        yield from nodes(node.children)


def stage(name: str, start: dt.date | None, end: dt.date | None, **more: Any) -> ElectionStage:
    """Return a stage of Pilkada 2024."""
    return ElectionStage(
        id=name,
        election="pilkada-2024",
        slug=name,
        period=Period(start=start, end=end),
        **more,
    )


def timetable_of(*stages: ElectionStage) -> Timetable:
    """Return a timetable of Pilkada 2024."""
    return Timetable(election="pilkada-2024", stages=stages)


# --- laws: the tree ------------------------------------------------------------------------


@given(SOME)
def test_a_tree_has_each_stage_once_below_its_parent(some: Timetable) -> None:
    """No stage is lost or shown twice, and each stands where its parent says."""
    found = list(nodes(tree(some)))
    assert sorted(node.stage.id for node in found) == sorted(one.id for one in some.stages)
    assert all(node.stage.parent is None for node in tree(some))
    for node in found:
        assert all(child.stage.parent == node.stage.id for child in node.children)


@given(SOME)
def test_brothers_stand_in_order_of_time(some: Timetable) -> None:
    """By first known day, then by last, an unknown last at the end; equal ones stay in order."""
    place = {one.id: number for number, one in enumerate(some.stages)}

    def first_day(one: ElectionStage) -> dt.date | None:
        if one.period.start is not None:
            return one.period.start
        inside = [first_day(child) for child in some.stages if child.parent == one.id]
        return min((day for day in (one.period.end, *inside) if day is not None), default=None)

    for brothers in (tree(some), *(node.children for node in nodes(tree(some)))):
        for one, other in pairwise(node.stage for node in brothers):
            first, other_first = first_day(one), first_day(other)
            assert other_first is None or (first is not None and first <= other_first)
            if first != other_first:
                continue
            last, other_last = one.period.end, other.period.end
            assert other_last is None or (last is not None and last <= other_last)
            assert last != other_last or place[one.id] < place[other.id]


@given(SOME)
def test_the_order_of_the_timetable_matters_only_among_equals(some: Timetable) -> None:
    """A timetable turned round has the same tree where every stage starts on its own day."""
    starts = {one.period.start for one in some.stages} - {None}
    turned = evolve(some, stages=tuple(reversed(some.stages)))
    assert {node.stage.id for node in tree(turned)} == {node.stage.id for node in tree(some)}
    assert len(starts) < len(some.stages) or tree(turned) == tree(some)


@given(SOME, st.none() | st.integers(1, 5))
def test_rows_are_the_tree_from_top_to_bottom(some: Timetable, depth: int | None) -> None:
    """Each row has its level, and a depth leaves out what lies deeper and nothing else."""

    def shown(trees: tuple[Node, ...], level: int) -> Iterator[tuple[int, ElectionStage]]:
        for node in trees:
            yield level, node.stage
            yield from shown(node.children, level + 1)

    every = shown(tree(some), 0)
    assert rows(some, depth=depth) == tuple(
        (level, one) for level, one in every if depth is None or level < depth
    )


@given(periods(), periods())
def test_a_child_outlasts_its_parent_as_every_completion_says(
    child: Period, parent: Period
) -> None:
    """Whatever the unknown bounds are, the answer holds; None when it depends on them."""
    margin = [DAYS[0] - dt.timedelta(days=1), *DAYS, DAYS[-1] + dt.timedelta(days=1)]

    def completed(period: Period) -> list[tuple[dt.date, dt.date]]:
        starts = margin if period.start is None else [period.start]
        ends = margin if period.end is None else [period.end]
        return [(start, end) for start in starts for end in ends if start <= end]

    answers = {
        start < parent_start or end > parent_end
        for start, end in completed(child)
        for parent_start, parent_end in completed(parent)
    }
    expected = answers.pop() if len(answers) == 1 else None
    assert outlasts(child, parent) is expected


@given(SOME)
def test_a_node_says_whether_it_outlasts_its_parent(some: Timetable) -> None:
    """It is asked of every child, and a stage without a parent outlasts nothing."""
    for root in tree(some):
        assert root.outlasts is False
    for node in nodes(tree(some)):
        for child in node.children:
            assert child.outlasts is outlasts(child.stage.period, node.stage.period)


# --- laws: gaps ----------------------------------------------------------------------------


def running(some: Timetable, *, containers: bool) -> list[ElectionStage]:
    """Return the stages that fill gaps."""
    parents = {one.parent for one in some.stages}
    return [
        one for one in some.stages if containers or not (one.parent is None and one.id in parents)
    ]


def assert_gaps_are_those_of_a_scan(some: Timetable, *, containers: bool) -> None:
    """Go over the span day by day."""
    found = gaps(some, containers=containers)
    known = [
        day for one in some.stages for day in (one.period.start, one.period.end) if day is not None
    ]
    asked = running(some, containers=containers)
    span = Period(start=min(known), end=max(known)).each_day() if known else ()
    inside = {day: gap for gap in found for day in gap.period.each_day()}
    assert sum(gap.period.days or 0 for gap in found) == len(inside)
    scanned: set[dt.date] = set()
    for day in span:
        answers = [one.period.contains(day) for one in asked]
        if True in answers:
            continue
        scanned.add(day)
        assert inside[day].maybe == tuple(
            one for one, answer in zip(asked, answers, strict=True) if answer is None
        )
    assert scanned == set(inside)
    for one, other in pairwise(found):
        assert one.period.precedes(other.period)
        assert one.period.touches(other.period) is False


@given(small_timetables())
@example(timetable_of())
def test_gaps_and_running_days_part_the_span(some: Timetable) -> None:
    """A scan day by day finds the same days, and the same stages that may run on each."""
    assert_gaps_are_those_of_a_scan(some, containers=False)
    assert_gaps_are_those_of_a_scan(some, containers=True)


@pytest.mark.parametrize("wave", WAVES)
def test_gaps_of_the_waves_are_those_of_a_scan(wave: str) -> None:
    """So too in the shipped timetables."""
    assert_gaps_are_those_of_a_scan(version(timetable(wave)), containers=False)


@given(small_timetables())
def test_containers_only_fill_gaps(some: Timetable) -> None:
    """With the outermost stages no day is free that was not free without them."""
    without = {day for gap in gaps(some) for day in gap.period.each_day()}
    assert {day for gap in gaps(some, containers=True) for day in gap.period.each_day()} <= without


# --- the shipped timetables ----------------------------------------------------------------

OUTLASTING = {
    "pilkada-2015": {
        "voting-fakfak",
        "voting-kalteng",
        "voting-manado",
        "voting-pematangsiantar",
        "voting-simalungun",
    },
    "pilkada-2017": set[str](),
    "pilkada-2018": {"voting-paniai"},
    "pilkada-2020": {
        "amended-voting-boven-digoel",
        "original-kpps-term",
        "original-ppk-term",
        "original-pps-term",
    },
    "pilkada-2024": {
        "inauguration-6feb-plan",
        "inauguration-aceh-governor",
        "inauguration-governor-original",
        "inauguration-late-governors",
        "inauguration-regent-original",
        "kpps-formation",
        "kpps-term",
        "ppk-term",
        "pps-term",
        "psu-recap-45d-regency",
    },
}
"""Stages of which the research says that they reach beyond the stage that contains them."""


@pytest.mark.parametrize("wave", WAVES)
def test_the_stages_that_outlast_their_parents_are_the_known_ones(wave: str) -> None:
    """Votes held later, terms of committees and inaugurations reach beyond; nothing else does."""
    found = {node.stage.id for node in nodes(tree(timetable(wave))) if node.outlasts}
    assert found == OUTLASTING[wave]


def test_the_roots_of_2024_are_its_headings() -> None:
    """Preparation, whose start was not found, stands where what is inside it begins."""
    roots = [node.stage.id for node in tree(version(timetable("pilkada-2024")))]
    assert roots == ["preparation", "implementation", "rerun-rerun", "psu"]


# --- for readers ---------------------------------------------------------------------------


def test_an_example_of_a_tree() -> None:
    """A deadline stands at its day, an open stage after its twin, one without days last."""
    some = timetable_of(
        stage("undated", None, None),
        stage("open", DAYS[3], None),
        stage("week", DAYS[3], DAYS[9]),
        stage("deadline", None, DAYS[1]),
        stage("opening", DAYS[3], DAYS[4], parent="open"),
        stage("eve", DAYS[2], DAYS[3], parent="open"),
    )
    assert [(level, one.id) for level, one in rows(some)] == [
        (0, "deadline"),
        (0, "week"),
        (0, "open"),
        (1, "eve"),
        (1, "opening"),
        (0, "undated"),
    ]
    assert [(node.stage.id, node.outlasts) for node in tree(some)[2].children] == [
        ("eve", True),
        ("opening", None),
    ]
    assert [one.id for _, one in rows(some, depth=1)] == ["deadline", "week", "open", "undated"]


def test_an_example_of_gaps() -> None:
    """A heading hides no gap, and an open stage may fill one."""
    some = timetable_of(
        stage("implementation", DAYS[0], DAYS[9]),
        stage("registration", DAYS[1], DAYS[2], parent="implementation"),
        stage("audit", DAYS[4], None, parent="implementation"),
        stage("voting", DAYS[7], DAYS[9], parent="implementation"),
    )
    assert [
        (gap.period.start, gap.period.end, [one.id for one in gap.maybe]) for gap in gaps(some)
    ] == [
        (DAYS[0], DAYS[0], []),
        (DAYS[3], DAYS[3], []),
        (DAYS[5], DAYS[6], ["audit"]),
    ]
    assert gaps(some, containers=True) == ()


def test_a_campaign_is_no_gap_because_a_part_of_it_is_shorter() -> None:
    """A stage that has others inside still runs, unless it is a heading."""
    found = gaps(version(timetable("pilkada-2015")))
    campaign = Period(start=dt.date(2015, 8, 27), end=dt.date(2015, 12, 5))
    assert not [gap for gap in found if gap.period.overlaps(campaign)]


def test_a_tree_may_be_deeper_than_python_calls_functions() -> None:
    """Rows of a chain of stages come out whatever its length."""
    chain = [stage("s0", DAYS[0], None)]
    chain += [stage(f"s{n}", DAYS[0], None, parent=f"s{n - 1}") for n in range(1, 1500)]
    found = rows(timetable_of(*chain))
    assert [level for level, _ in found] == list(range(1500))
    (root,) = tree(timetable_of(*chain))
    assert root.stage.id == "s0"


def chain_of(depth: int) -> Timetable:
    """Return stages inside one another, of which no first day is known."""
    chain = [stage("s0", None, DAYS[0])]
    chain += [stage(f"s{n}", None, DAYS[0], parent=f"s{n - 1}") for n in range(1, depth)]
    return timetable_of(*chain)


def test_a_chain_twice_as_deep_takes_twice_the_steps(
    lines_run: Callable[[Callable[[], object]], int],
) -> None:
    """A first day that is not known is not sought again for every stage."""
    few, many = chain_of(200), chain_of(400)
    assert lines_run(partial(rows, many)) < 3 * lines_run(partial(rows, few))


@pytest.mark.parametrize("function", [tree, rows, gaps])
def test_what_is_no_timetable_is_refused(function: Any) -> None:
    """With the function and the argument."""
    with pytest.raises(InvalidValueError) as caught:
        function("pilkada-2024")
    assert (caught.value.record, caught.value.field) == (function.__name__, "timetable")


@pytest.mark.parametrize(("depth", "code"), [(0, "out_of_range"), ("1", "wrong_type")])
def test_a_depth_below_one_is_refused(depth: Any, code: str) -> None:
    """There is no table of no level."""
    with pytest.raises(InvalidValueError) as caught:
        rows(timetable_of(), depth=depth)
    assert (caught.value.field, caught.value.code) == ("depth", code)


def test_containers_are_a_yes_or_a_no() -> None:
    """One is no truth."""
    one: Any = 1
    with pytest.raises(InvalidValueError) as caught:
        gaps(timetable_of(), containers=one)
    assert (caught.value.record, caught.value.field) == ("gaps", "containers")
