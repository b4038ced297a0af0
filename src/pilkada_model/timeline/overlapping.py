"""Which stages share days, why they may, and which the law keeps apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from operator import itemgetter
from types import MappingProxyType

from attrs import frozen

from pilkada_model import rules
from pilkada_model._data import flag, items, once, read_rows
from pilkada_model.dates import Period
from pilkada_model.labels import Labelled
from pilkada_model.regions import RegionCode
from pilkada_model.sources import Certainty
from pilkada_model.stages import ElectionStage, StagePhase, Timetable
from pilkada_model.timeline.counting import later_vote
from pilkada_model.timeline.runs import possibly, surely
from pilkada_model.timeline.structure import outlasts, rows


@frozen(kw_only=True)
class OrderRule:
    """Two classes of stages of which the law says which comes first: one row of the table.

    Attributes:
        earlier: Slug of the class that comes first.
        later: Slug of the class that comes after it.
        may_overlap: Whether the later may start before the earlier ends, as a tier of the recap
            may; it starts and ends later all the same.
        law: Regulations and articles of all waves, as Indonesian legal citations in every
            language; None where none was read, and only the practice of every wave tells.
        certainty: How far the rule can be trusted.
        exceptions: Timetables that lawfully have it otherwise, in words; None where none is known.
        note: What the rule says, in words.
        sources: Addresses of pages that tell of it.
    """

    earlier: str
    later: str
    may_overlap: bool
    law: str | None
    certainty: Certainty
    exceptions: str | None
    note: str
    sources: tuple[str, ...]


class OverlapReason(Labelled):
    """Why two stages may share days, or that they may not."""

    CHILD_IN_PARENT = "child_in_parent"
    """One contains the other, as far as is known."""
    CHILD_OUTLASTS_PARENT = "child_outlasts_parent"
    """One belongs to the other and reaches beyond it."""
    FORBIDDEN = "forbidden"
    """The law has one end before the other starts."""
    PARALLEL = "parallel"
    """No law orders them."""
    PREPARATION_BESIDE = "preparation_beside"
    """One belongs to the preparation, the other to a later phase."""
    RECAP_TIERS = "recap_tiers"
    """The law orders them and lets the later start before the earlier ends."""


@frozen(kw_only=True)
class Overlap:
    """Two stages that share at least one day, or may.

    Attributes:
        first: The one that stands first in the timetable.
        second: The other.
        surely: Whether they surely share a day; False when that hangs on an unknown bound.
        reason: Why they may, or that they may not.
        rule: The rule of order that holds for the two; None without one.
    """

    first: ElectionStage
    second: ElectionStage
    surely: bool
    reason: OverlapReason
    rule: OrderRule | None = None

    @property
    def lawful(self) -> bool | None:
        """Whether no rule of order forbids it; the rule's exceptions may still excuse it.

        None where one does, but it is not sure that the two share a day.
        """
        if self.reason is not OverlapReason.FORBIDDEN:
            return True
        return False if self.surely else None

    @property
    def period(self) -> Period | None:
        """The days that they share; None when it is not sure that they do."""
        return self.first.period.intersection(self.second.period)


@once
def order() -> tuple[OrderRule, ...]:
    """Return the rules of order, by the class that comes first and the one that comes after."""
    return tuple(
        OrderRule(
            earlier=row["earlier"],
            later=row["later"],
            may_overlap=flag(row["may_overlap"]) is True,
            law=row["law"] or None,
            certainty=Certainty(row["certainty"]),
            exceptions=row["exceptions"] or None,
            note=row["note"],
            sources=items(row["sources"]),
        )
        for row in read_rows("timetables/order.csv")
    )


def overlaps(timetable: Timetable, *, lawful: bool | None = None) -> tuple[Overlap, ...]:
    """Return the pairs of stages that share at least one day, or may, in the timetable's order.

    Stages of regions that have nothing to do with one another are no pair. A rule of order goes
    before every other reason; it holds within one vote, so that those of a re-vote or a repeated
    election are not held to those of the first. A region with a voting day of its own departs
    from the national stages: take `for_region` for it, and a `version` where the timetable has
    several. Pairs that break a rule of order if they share a day, which is not sure, come with
    all others: they are those whose `Overlap.lawful` is None.

    Args:
        timetable: The stages.
        lawful: Only pairs that no rule of order forbids (True), or only those that surely share
            a day and are forbidden to (False); None for all.

    Raises:
        InvalidValueError: for an argument of another type.
    """
    rules.argument("overlaps", "timetable", timetable, Timetable)
    rules.optional_argument("overlaps", "lawful", lawful, bool)
    inside = _insides(timetable)
    return tuple(
        pair
        for first, second, sure in _pairs(timetable)
        if (pair := _overlap(first, second, inside, sure=sure)).lawful is lawful or lawful is None
    )


def _pairs(timetable: Timetable) -> Iterator[tuple[ElectionStage, ElectionStage, bool]]:
    """Yield the pairs that share a day or may, and whether they surely do.

    By the first day that each can have, so that it is held only to those that can start from
    then to the last day that it can have.
    """
    stages = timetable.stages
    spans = sorted((*_span(stage), place) for place, stage in enumerate(stages))
    found: list[tuple[int, int, bool]] = []
    for number, (_, sure_start, sure_end, end, place) in enumerate(spans, start=1):
        until = bisect_right(spans, end, lo=number, key=itemgetter(0))
        for _, other_sure_start, other_sure_end, _, other in spans[number:until]:
            if _apart(stages[place].region_codes, stages[other].region_codes):
                continue
            sure = sure_start <= other_sure_end and other_sure_start <= sure_end
            found.append((min(place, other), max(place, other), sure))
    for place, other, sure in sorted(found):
        yield stages[place], stages[other], sure


def _span(stage: ElectionStage) -> tuple[int, int, int, int]:
    """Return the first day that a stage can have and surely has, the last it has and can have."""
    start, end = possibly(stage.period)
    for sure_start, sure_end in surely(stage.period):
        return start, sure_start, sure_end, end
    return start, end, start, end


def _apart(some: tuple[RegionCode, ...], others: tuple[RegionCode, ...]) -> bool:
    """Tell whether no region of one is, contains or belongs to a region of the other.

    The code of a region begins with those of the regions around it. A stage without regions
    holds in all, or in some that are not known.
    """
    return bool(some and others) and not any(
        one.startswith(other) or other.startswith(one) for one in some for other in others
    )


def _insides(timetable: Timetable) -> Mapping[str, range]:
    """Return the places of each stage and of all inside it, in the order of `rows`."""
    last: dict[str | None, int] = {}
    found: dict[str, range] = {}
    for place, (_, stage) in reversed([*enumerate(rows(timetable))]):
        end = last.get(stage.id, place)
        found[stage.id] = range(place, end + 1)
        last.setdefault(stage.parent, end)  # backwards, the last child comes first
    return found


def _overlap(
    first: ElectionStage,
    second: ElectionStage,
    inside: Mapping[str, range],
    *,
    sure: bool,
) -> Overlap:
    reason, rule = _told_by_law(first, second)
    return Overlap(
        first=first,
        second=second,
        surely=sure,
        reason=reason or _told_by_place(first, second, inside),
        rule=rule,
    )


@once
def _rules() -> Mapping[frozenset[str], OrderRule]:
    return MappingProxyType({frozenset((rule.earlier, rule.later)): rule for rule in order()})


def _told_by_law(
    first: ElectionStage, second: ElectionStage
) -> tuple[OverlapReason | None, OrderRule | None]:
    rule = _rules().get(frozenset((first.slug, second.slug)))
    if rule is None or later_vote(first) is not later_vote(second):
        return None, None
    return (OverlapReason.RECAP_TIERS if rule.may_overlap else OverlapReason.FORBIDDEN), rule


def _told_by_place(
    first: ElectionStage, second: ElectionStage, inside: Mapping[str, range]
) -> OverlapReason:
    for child, parent in ((first, second), (second, first)):
        if inside[child.id].start in inside[parent.id]:
            if outlasts(child.period, parent.period):
                return OverlapReason.CHILD_OUTLASTS_PARENT
            return OverlapReason.CHILD_IN_PARENT
    prepares = StagePhase.PREPARATION in (first.phase, second.phase)
    if prepares and first.phase is not second.phase and None not in (first.phase, second.phase):
        return OverlapReason.PREPARATION_BESIDE
    return OverlapReason.PARALLEL
