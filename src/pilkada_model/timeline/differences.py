"""What one timetable has otherwise than another: moved, added and dropped stages."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable

from attrs import frozen

from pilkada_model import rules
from pilkada_model.stages import ElectionStage, Timetable
from pilkada_model.timeline.counting import later_vote


@frozen(kw_only=True)
class Change:
    """One stage in two timetables.

    Attributes:
        before: The stage in the first.
        after: The stage in the second.
        start_days: Days by which its first day is later, negative when earlier; None where one
            of the two is not known.
        end_days: The same for its last day.
    """

    before: ElectionStage
    after: ElectionStage
    start_days: int | None = None
    end_days: int | None = None


@frozen(kw_only=True)
class Diff:
    """How a second timetable differs from a first one.

    Attributes:
        before: The first timetable.
        after: The second timetable.
        moved: Stages whose first or last day differs, in the order of the second.
        unchanged: Stages with the same days, as far as these are known.
        added: Stages that only the second has.
        dropped: Stages that only the first has.
    """

    before: Timetable
    after: Timetable
    moved: tuple[Change, ...] = ()
    unchanged: tuple[Change, ...] = ()
    added: tuple[ElectionStage, ...] = ()
    dropped: tuple[ElectionStage, ...] = ()


def diff(before: Timetable, after: Timetable) -> Diff:
    """Compare two timetables stage by stage.

    A stage of one is that of the other by its id; if none has it, by class, vote, regions and
    name, and then without the name, where each timetable has only one such stage left. A stage
    that only one of them has may just not be recorded in the other.

    Args:
        before: The first timetable, such as ``version(timetable, "pkpu-15-2019")``.
        after: The second, such as ``version(timetable)``; of another election too.

    Raises:
        InvalidValueError: for anything that is no timetable.
    """
    rules.argument("diff", "before", before, Timetable)
    rules.argument("diff", "after", after, Timetable)
    pairs = _pairs(before.stages, after.stages)
    kept = {stage.id for stage in pairs.values()}
    changes = [_change(pairs[stage.id], stage) for stage in after.stages if stage.id in pairs]
    return Diff(
        before=before,
        after=after,
        moved=tuple(one for one in changes if one.before.period != one.after.period),
        unchanged=tuple(one for one in changes if one.before.period == one.after.period),
        added=tuple(stage for stage in after.stages if stage.id not in pairs),
        dropped=tuple(stage for stage in before.stages if stage.id not in kept),
    )


_Stages = tuple[ElectionStage, ...]
_SAMENESS: tuple[Callable[[ElectionStage], Hashable], ...] = (
    lambda stage: stage.id,
    lambda stage: (stage.slug, later_vote(stage), frozenset(stage.region_codes), stage.name),
    lambda stage: (stage.slug, later_vote(stage), frozenset(stage.region_codes)),
)


def _pairs(before: _Stages, after: _Stages) -> dict[str, ElectionStage]:
    """Return the stage of the first timetable for each stage of the second that has one."""
    found: dict[str, ElectionStage] = {}
    taken: set[str] = set()
    for sameness in _SAMENESS:
        left = _single([stage for stage in before if stage.id not in taken], sameness)
        right = _single([stage for stage in after if stage.id not in found], sameness)
        for key, stage in right.items():
            if key in left:
                found[stage.id] = left[key]
                taken.add(left[key].id)
    return found


def _single(
    stages: list[ElectionStage], sameness: Callable[[ElectionStage], Hashable]
) -> dict[Hashable, ElectionStage]:
    """Return the stages that nothing else among them is the same as."""
    grouped: defaultdict[Hashable, list[ElectionStage]] = defaultdict(list)
    for stage in stages:
        grouped[sameness(stage)].append(stage)
    return {key: group[0] for key, group in grouped.items() if len(group) == 1}


def _change(before: ElectionStage, after: ElectionStage) -> Change:
    return Change(
        before=before,
        after=after,
        start_days=_days(before.period.start, after.period.start),
        end_days=_days(before.period.end, after.period.end),
    )


def _days(before: dt.date | None, after: dt.date | None) -> int | None:
    return None if before is None or after is None else (after - before).days
