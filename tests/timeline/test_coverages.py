"""Which stages an operation covers, as every completion of what is not known says."""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import (
    Deployment,
    ElectionStage,
    Institution,
    InvalidValueError,
    Operation,
    OperationName,
    Period,
    Timetable,
)
from pilkada_model.operations import EndEvent
from pilkada_model.regions import RegionCode
from pilkada_model.stages import timetable
from pilkada_model.strategies import operations, timetables
from pilkada_model.timeline.coverages import (
    Coverage,
    CoverageExtent,
    StageCoverage,
    coverage,
)
from pilkada_model.timeline.versions import version

CALENDAR = [dt.date(2024, 11, 20) + dt.timedelta(days=number) for number in range(7)]
BOUNDS = st.sampled_from([None, *CALENDAR[1:-1]])
"""Known days leave a day of the calendar free on either side, for unknown ones to reach."""
UNITS = (
    None,
    Institution(kind="polres", name="Polres Pamekasan"),
    Institution(kind="polda", name="Polda Jawa Timur"),
)
NAME = OperationName(family="mantap-praja", code_name="Semeru", years=(2024,))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw a short period, of which bounds may be unknown."""
    start, end = draw(BOUNDS), draw(BOUNDS)
    if start is not None and end is not None:
        start, end = min(start, end), max(start, end)
    return Period(start=start, end=end)


@st.composite
def small_operations(draw: st.DrawFn, most: int = 3) -> Operation:
    """Draw an operation of up to three units with a few deployments."""
    spans = st.lists(st.none() | periods(), max_size=most)
    return Operation(
        name=NAME,
        deployments=tuple(
            Deployment(
                unit=draw(st.sampled_from(UNITS)),
                period=period,
                stated_days=draw(st.integers(1, 9)) if period is None else None,
            )
            for period in draw(spans)
        ),
    )


@st.composite
def small_timetables(draw: st.DrawFn) -> Timetable:
    """Draw up to three stages."""
    return timetable_of(*draw(st.lists(periods(), max_size=3)))


def timetable_of(*spans: Period) -> Timetable:
    """Return a timetable with a stage for each period."""
    return Timetable(
        election="pilkada-2024",
        stages=tuple(
            ElectionStage(id=f"s{n}", election="pilkada-2024", slug="campaign", period=period)
            for n, period in enumerate(spans)
        ),
    )


def span(first: int | None, last: int | None) -> Period:
    """Return a period by the places of its days in the calendar."""
    return Period(
        start=None if first is None else CALENDAR[first],
        end=None if last is None else CALENDAR[last],
    )


def operation_of(*deployments: Deployment, **more: Any) -> Operation:
    """Return an operation with these deployments."""
    return Operation(name=NAME, deployments=deployments, **more)


def completed(period: Period | None) -> list[frozenset[dt.date]]:
    """Return the sets of days that a period can be, within the calendar."""
    known = period or Period()
    starts = CALENDAR if known.start is None else [known.start]
    ends = CALENDAR if known.end is None else [known.end]
    return [
        frozenset(day for day in CALENDAR if start <= day <= end)
        for start in starts
        for end in ends
        if start <= end
    ]


def unions(deployments: tuple[Deployment, ...]) -> set[frozenset[dt.date]]:
    """Return the sets of days that deployments can cover together."""
    choices = product(*(completed(deployment.period) for deployment in deployments))
    return {frozenset[dt.date]().union(*choice) for choice in choices}


def assert_told_by_all(
    answer: StageCoverage, deployments: tuple[Deployment, ...], stage: ElectionStage
) -> None:
    """Hold an answer to every completion of the deployments and of the stage."""
    extents: set[CoverageExtent] = set()
    numbers: set[int] = set()
    for days, covered in product(completed(stage.period), unions(deployments)):
        both = days & covered
        numbers.add(len(both))
        if both == days:
            extents.add(CoverageExtent.COVERED)
        else:
            extents.add(CoverageExtent.PARTLY if both else CoverageExtent.MISSED)
    assert answer.stage is stage
    assert answer.extent is (extents.pop() if len(extents) == 1 else CoverageExtent.UNKNOWN)
    assert answer.days == (numbers.pop() if len(numbers) == 1 else None)
    assert answer.of == stage.period.days


# --- laws ----------------------------------------------------------------------------------


@given(small_operations(most=2), small_timetables())
def test_every_completion_of_the_unknown_bounds_says_the_same(
    operation: Operation, some: Timetable
) -> None:
    """An answer holds for all of them, and without an answer they differ; by unit and in all."""
    found = coverage(operation, some)
    everything = operation.deployments or (Deployment(period=Period()),)
    for answer, stage in zip(found.stages, some.stages, strict=True):
        assert_told_by_all(answer, everything, stage)
    for unit in found.units:
        for answer, stage in zip(unit.stages, some.stages, strict=True):
            assert_told_by_all(answer, unit.deployments, stage)
        numbers = {len(days) for days in unions(unit.deployments)}
        assert unit.computed_days == (numbers.pop() if len(numbers) == 1 else None)


@given(small_operations(), small_timetables())
def test_together_the_units_cover_at_least_what_each_covers(
    operation: Operation, some: Timetable
) -> None:
    """What one covers is covered, and what is missed every one misses."""
    found = coverage(operation, some)
    for unit in found.units:
        for alone, together in zip(unit.stages, found.stages, strict=True):
            if alone.extent is CoverageExtent.COVERED:
                assert together.extent is CoverageExtent.COVERED
            if together.extent is CoverageExtent.MISSED:
                assert alone.extent is CoverageExtent.MISSED
            if alone.days is not None and together.days is not None:
                assert alone.days <= together.days


@given(small_operations(), small_timetables())
def test_what_is_said_of_one_stage_agrees(operation: Operation, some: Timetable) -> None:
    """The number of covered days fits the extent, wherever both are told."""
    for answer in coverage(operation, some).stages:
        if answer.days is not None and answer.of is not None:
            assert answer.extent is not CoverageExtent.UNKNOWN
            assert (answer.days == answer.of) is (answer.extent is CoverageExtent.COVERED)
            assert (answer.days == 0) is (answer.extent is CoverageExtent.MISSED)


@given(operations(), timetables())
def test_nothing_of_any_operation_is_lost_or_corrected(
    operation: Operation, some: Timetable
) -> None:
    """Each deployment is with one unit, each stage is answered, and stated days stay."""
    found = coverage(operation, some)
    assert found.operation is operation
    assert found.timetable is some
    ours = [deployment for unit in found.units for deployment in unit.deployments]
    assert sorted(map(id, ours)) == sorted(map(id, operation.deployments))
    for answers in (found.stages, *(unit.stages for unit in found.units)):
        assert tuple(answer.stage for answer in answers) == some.stages
    for unit in found.units:
        assert unit.unit == unit.deployments[0].unit
        assert {deployment.unit is None for deployment in unit.deployments} == {unit.unit is None}
        known = [x.period for x in unit.deployments if x.period not in (None, Period())]
        assert list(unit.periods) == known
        stated = [x.stated_days for x in unit.deployments if x.stated_days is not None]
        assert unit.stated_days == (stated[0] if len(stated) == 1 else None)
        if len(unit.deployments) == 1:
            assert unit.computed_days == unit.deployments[0].computed_days


@given(small_operations(), small_timetables(), st.randoms(use_true_random=False))
def test_the_order_of_the_deployments_does_not_matter(
    operation: Operation, some: Timetable, random: Any
) -> None:
    """In all they cover the same, whichever is told first."""
    turned = list(operation.deployments)
    random.shuffle(turned)
    assert coverage(operation_of(*turned), some).stages == coverage(operation, some).stages


# --- for readers ---------------------------------------------------------------------------


def extents(found: Coverage) -> list[CoverageExtent]:
    """Return the extents in all."""
    return [answer.extent for answer in found.stages]


def test_two_units_cover_a_stage_that_neither_covers_alone() -> None:
    """The days are those of their union, and a day that both cover counts once."""
    some = timetable_of(span(0, 5))
    found = coverage(
        operation_of(
            Deployment(unit=UNITS[1], period=span(0, 3)),
            Deployment(unit=UNITS[2], period=span(2, 6)),
        ),
        some,
    )
    assert [unit.stages[0].extent for unit in found.units] == [CoverageExtent.PARTLY] * 2
    assert [unit.stages[0].days for unit in found.units] == [4, 4]
    assert extents(found) == [CoverageExtent.COVERED]
    assert found.stages[0].days == 6


def test_until_inauguration_is_an_open_end() -> None:
    """The event that ends a deployment is not looked up: what comes after its start is open."""
    some = timetable_of(span(0, 0), span(0, 1), span(2, 3), span(3, 3), span(0, None))
    found = coverage(
        operation_of(Deployment(period=span(2, None), end_event=EndEvent.INAUGURATION)), some
    )
    assert extents(found) == [
        CoverageExtent.MISSED,
        CoverageExtent.MISSED,
        CoverageExtent.UNKNOWN,
        CoverageExtent.UNKNOWN,
        CoverageExtent.UNKNOWN,
    ]
    assert [answer.days for answer in found.stages] == [0, 0, None, None, None]
    assert [answer.of for answer in found.stages] == [1, 2, 2, 1, None]


def test_an_open_end_covers_its_first_day() -> None:
    """That day is sure, whenever the deployment ends; so a stage begun before is partly covered."""
    found = coverage(
        operation_of(Deployment(period=span(2, None))),
        timetable_of(span(2, 2), span(1, 2), span(1, 4)),
    )
    assert extents(found) == [
        CoverageExtent.COVERED,
        CoverageExtent.PARTLY,
        CoverageExtent.PARTLY,
    ]
    assert [answer.days for answer in found.stages] == [1, 1, None]


def test_an_operation_without_deployments_leaves_everything_open() -> None:
    """Silence is no statement that nobody was there."""
    found = coverage(operation_of(), timetable_of(span(0, 1)))
    assert found.units == ()
    assert extents(found) == [CoverageExtent.UNKNOWN]
    assert found.stages[0].days is None


def test_several_deployments_of_a_unit_are_united() -> None:
    """So are those that name no unit, and a unit that is printed in two ways is one."""
    printed = Institution(kind="polres", name="Polres Pamekasan", printed="Res Pamekasan")
    found = coverage(
        operation_of(
            Deployment(unit=UNITS[1], period=span(0, 1), stated_days=2),
            Deployment(period=span(1, 1)),
            Deployment(unit=printed, period=span(4, 5)),
            Deployment(stated_days=7),
        ),
        timetable_of(span(0, 6)),
    )
    named, unnamed = found.units
    assert named.unit is UNITS[1]
    assert named.periods == (span(0, 1), span(4, 5))
    assert (named.stated_days, named.computed_days) == (2, 4)
    assert unnamed.unit is None
    assert unnamed.periods == (span(1, 1),)
    assert (unnamed.stated_days, unnamed.computed_days) == (7, None)


def test_units_of_one_name_in_two_regions_are_two() -> None:
    """There is a Polres Banjar in West Java and one in South Kalimantan."""
    units = [
        Institution(kind="polres", name="Polres Banjar", region_codes=(RegionCode(code),))
        for code in ("32.79", "63.03")
    ]
    found = coverage(
        operation_of(*(Deployment(unit=unit, period=span(0, 1)) for unit in units)),
        timetable_of(span(0, 1)),
    )
    assert [unit.unit for unit in found.units] == units


def test_stated_days_are_never_made_up_from_several() -> None:
    """Two that print a number may tell of one time or of two; both stand in the deployments."""
    found = coverage(
        operation_of(
            Deployment(unit=UNITS[1], period=span(0, 1), stated_days=30),
            Deployment(unit=UNITS[1], period=span(4, 5), stated_days=30),
        ),
        timetable_of(),
    )
    assert found.units[0].stated_days is None
    assert [deployment.stated_days for deployment in found.units[0].deployments] == [30, 30]


def test_mantap_praja_over_the_stages_of_2024() -> None:
    """Registration, campaign and vote are covered; of what is open nothing is claimed."""
    period = Period(start=dt.date(2024, 8, 26), end=dt.date(2024, 12, 31))
    found = coverage(
        operation_of(Deployment(unit=UNITS[2], period=period, stated_days=130)),
        version(timetable("pilkada-2024")),
    )
    answers = {answer.stage.id: answer for answer in found.stages}
    for covered in ("registration", "campaign", "quiet-period", "voting", "recap-province"):
        assert answers[covered].extent is CoverageExtent.COVERED
    assert answers["registration-announcement"].extent is CoverageExtent.PARTLY
    assert (answers["registration-announcement"].days, answers["registration-announcement"].of) == (
        1,
        3,
    )
    assert answers["inauguration"].extent is CoverageExtent.MISSED
    assert answers["special-votes"].extent is CoverageExtent.UNKNOWN
    assert (found.units[0].stated_days, found.units[0].computed_days) == (130, 128)


@pytest.mark.parametrize("name", ["operation", "timetable"])
def test_what_is_no_record_is_refused(name: str) -> None:
    """With the function and the argument."""
    arguments: dict[str, Any] = {"operation": operation_of(), "timetable": timetable_of()}
    arguments[name] = "mantap-praja"
    with pytest.raises(InvalidValueError) as caught:
        coverage(**arguments)
    assert (caught.value.record, caught.value.field) == ("coverage", name)
