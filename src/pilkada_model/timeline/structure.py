"""How the stages of a timetable lie to one another: inside which, and with what days between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from graphlib import TopologicalSorter

from attrs import frozen

from pilkada_model import rules
from pilkada_model.dates import Period
from pilkada_model.errors import InvalidValueError
from pilkada_model.stages import ElectionStage, Timetable
from pilkada_model.timeline.runs import Run, surely, united


@frozen(kw_only=True)
class Node:
    """A stage with the stages inside it.

    Attributes:
        stage: The stage.
        children: The stages whose parent it is.
        outlasts: Whether a part of it surely lies outside its parent; None when that hangs on
            a bound that is not known. False for a stage without a parent.
    """

    stage: ElectionStage
    children: tuple[Node, ...] = ()
    outlasts: bool | None = False


@frozen(kw_only=True)
class Gap:
    """Days on which no stage surely runs.

    Attributes:
        period: The days, both ends included.
        maybe: Stages that may run on each of them, in the order of the timetable; without any,
            surely none runs.
    """

    period: Period
    maybe: tuple[ElectionStage, ...] = ()


def tree(timetable: Timetable) -> tuple[Node, ...]:
    """Return the stages without a parent, with the others below their parents.

    Brothers stand in order of time: by the first day, then by the last, then as the timetable
    has them. A stage whose first day is not known stands at the earliest known day of its own
    or of the stages inside it, without any of them last; one whose last day is not known comes
    after those that start with it.

    To show, compare or hash the nodes of a tree of thousands of levels raises a RecursionError,
    since each holds the next; `rows` tells the same without nodes.

    Raises:
        InvalidValueError: for anything that is no timetable.
    """
    rules.argument("tree", "timetable", timetable, Timetable)
    stages = {stage.id: stage for stage in timetable.stages}
    found: dict[str | None, list[Node]] = {}
    for _, stage in reversed(_walk(timetable, None)):  # children before their parents
        parent = None if stage.parent is None else stages[stage.parent]
        node = Node(
            stage=stage,
            children=tuple(reversed(found.pop(stage.id, []))),
            outlasts=False if parent is None else outlasts(stage.period, parent.period),
        )
        found.setdefault(stage.parent, []).append(node)
    return tuple(reversed(found.get(None, [])))


def rows(
    timetable: Timetable, *, depth: int | None = None
) -> tuple[tuple[int, ElectionStage], ...]:
    """Return each stage with its level, in the order in which a table shows the `tree`.

    Args:
        timetable: The stages.
        depth: How many levels to show: 1 for the stages without a parent, which have level 0;
            None for all.

    Raises:
        InvalidValueError: for an argument of another type, or a depth below 1.
    """
    rules.argument("rows", "timetable", timetable, Timetable)
    rules.optional_argument("rows", "depth", depth, int)
    if depth is not None and depth < 1:
        raise InvalidValueError(
            record="rows", field="depth", value=depth, expected="1 or more", code="out_of_range"
        )
    return _walk(timetable, depth)


def gaps(timetable: Timetable, *, containers: bool = False) -> tuple[Gap, ...]:
    """Return the runs of days, within the span of a timetable, on which no stage surely runs.

    The span goes from the first to the last known day of any stage; without a known day there
    is none.

    Args:
        timetable: The stages; superseded ones fill gaps too, so take a `version` first.
        containers: Whether the outermost stages that have others inside count as running. They
            are headings, such as preparation and implementation, and would hide every gap.
            Stages further in count in any case: a campaign runs also where a part of it, such
            as advertising, does not.

    Raises:
        InvalidValueError: for an argument of another type.
    """
    rules.argument("gaps", "timetable", timetable, Timetable)
    rules.argument("gaps", "containers", containers, bool)
    parents = {stage.parent for stage in timetable.stages}
    running = [
        stage
        for stage in timetable.stages
        if containers or stage.parent is not None or stage.id not in parents
    ]
    span = united(run for stage in timetable.stages for run in surely(stage.period))
    busy = united(run for stage in running for run in surely(stage.period))
    return tuple(
        Gap(
            period=period,
            # a bound that is not known ends no gap, so what may run on one day may on each
            maybe=tuple(one for one in running if one.period.overlaps(period) is None),
        )
        for period in _between(span, busy)
    )


def outlasts(child: Period, parent: Period) -> bool | None:
    """Tell whether a part of `child` lies outside `parent`; None when it cannot be told."""
    bounds = (child.start, child.end)
    inside = [None if day is None else parent.contains(day) for day in bounds]
    if False in inside:
        return True
    return None if None in inside else False


def _walk(timetable: Timetable, depth: int | None) -> tuple[tuple[int, ElectionStage], ...]:
    """Return each stage with its level, a parent before its children; no tree is too deep."""
    first = _first_days(timetable)

    def by_time(stage: ElectionStage) -> tuple[dt.date, bool, dt.date]:
        end = stage.period.end
        return first.get(stage.id, dt.date.max), end is None, end or dt.date.max

    below: dict[str | None, list[ElectionStage]] = {}
    for stage in sorted(timetable.stages, key=by_time):
        below.setdefault(stage.parent, []).append(stage)
    waiting = [(0, stage) for stage in reversed(below.get(None, []))]
    found: list[tuple[int, ElectionStage]] = []
    while waiting:
        level, stage = waiting.pop()
        found.append((level, stage))
        if depth is None or level + 1 < depth:
            waiting.extend((level + 1, child) for child in reversed(below.get(stage.id, [])))
    return tuple(found)


def _first_days(timetable: Timetable) -> dict[str, dt.date]:
    """Return the first day of each stage, or else the earliest known of it or what is inside."""
    stages = {stage.id: stage for stage in timetable.stages}
    above = {stage.id: () if stage.parent is None else (stage.parent,) for stage in stages.values()}
    found: dict[str, dt.date] = {}
    inside: dict[str | None, dt.date] = {}
    for name in reversed([*TopologicalSorter(above).static_order()]):  # children before parents
        stage = stages[name]
        days = (stage.period.end, inside.get(name))
        day = stage.period.start or min((day for day in days if day is not None), default=None)
        if day is not None:
            found[name] = day
            inside[stage.parent] = min(day, inside.get(stage.parent, day))
    return found


def _between(span: tuple[Run, ...], busy: tuple[Run, ...]) -> Iterable[Period]:
    """Yield the periods from the first day of the span to its last that are not busy."""
    if not span:
        return
    free = span[0][0]
    for first, last in (*busy, (span[-1][1] + 1, span[-1][1] + 1)):
        if free < first:
            yield Period(
                start=dt.date.fromordinal(free),
                end=dt.date.fromordinal(first - 1),
            )
        free = last + 1
