"""One timetable seen in several ways: as an instrument made it, on a day, for a region, moved.

Each of these is a `Timetable` again and can be asked, compared, drawn and exported. A stage
whose parent is not in it stands under the stage that took the parent's place, or under the
nearest stage above that is there.
"""

from __future__ import annotations

import datetime as dt

from attrs import evolve

from pilkada_model import elections, regions, rules
from pilkada_model.errors import InvalidValueError
from pilkada_model.matching import grouped, unknown
from pilkada_model.stages import ElectionStage, Instrument, Timetable
from pilkada_model.timeline.counting import later_vote


def version(timetable: Timetable, instrument: str | None = None) -> Timetable:
    """Return a timetable as it stood when an instrument was the newest.

    Instruments that are surely later are left out, and so are those that replace this one,
    directly or through others. Of the rest, what was replaced is left out.

    Args:
        timetable: All stages of an election, by whatever instrument.
        instrument: Its id, such as ``pkpu-15-2019``; None for the version that stood at last.

    Raises:
        InvalidValueError: for an argument of another type.
        UnknownReferenceError: for an instrument that the timetable does not have.
    """
    rules.argument("version", "timetable", timetable, Timetable)
    rules.optional_argument("version", "instrument", instrument, str)
    if instrument is None:
        return _view(timetable, timetable.instruments, timetable.instruments)
    known = {one.id: one for one in timetable.instruments}
    if instrument not in known:
        raise unknown("instrument", instrument, known)
    newest = known[instrument]
    replacing = _replacing(timetable, instrument)
    stood = tuple(
        one
        for one in timetable.instruments
        if one is newest or not (_is_later(one, newest) or one.id in replacing)
    )
    return _view(timetable, stood, stood)


def in_force(timetable: Timetable, day: dt.date) -> Timetable:
    """Return a timetable as it stood on a day.

    Where it is not known whether an instrument was in force yet, both its stages and those
    that it replaces are in the answer; `unsettled` tells of which instruments that holds.

    Raises:
        InvalidValueError: for an argument of another type.
    """
    rules.argument("in_force", "timetable", timetable, Timetable)
    rules.argument("in_force", "day", day, dt.date)
    answers = [(one, _is_in_force(one, day)) for one in timetable.instruments]
    return _view(
        timetable,
        tuple(one for one, answer in answers if answer is not False),
        tuple(one for one, answer in answers if answer),
    )


def unsettled(timetable: Timetable, day: dt.date) -> tuple[Instrument, ...]:
    """Return the instruments of which it cannot be told whether they were in force on a day.

    Raises:
        InvalidValueError: for an argument of another type.
    """
    rules.argument("unsettled", "timetable", timetable, Timetable)
    rules.argument("unsettled", "day", day, dt.date)
    return tuple(one for one in timetable.instruments if _is_in_force(one, day) is None)


def for_region(timetable: Timetable, region: str) -> Timetable:
    """Return the stages that hold in one region, its own voting day among them.

    Those are the stages of the whole country, of the region, and of the regions around it; not
    those of regions inside it. Where the region has a stage of its own of the same class under
    a stage of the whole country, as Fakfak has for the vote of 2015, the own one stands in its
    place; in a region that elects only its governor, that of the province does. The stages about
    such a vote stay those of the country: when the region held its own is not recorded. The own
    vote also stands for one for the governor on the national day, as Manado had in 2015. A re-vote
    replaces nothing: it comes on top of the first vote.

    Args:
        timetable: Any timetable; take a `version` first where it has several. The codes of its
            stages are taken as codes of today.
        region: Kemendagri code of any edition and level.

    Raises:
        InvalidValueError: for an argument of another type, for what is no region code, and for a
            region in which nobody is elected, by the contests of the tables.
        UnknownReferenceError: for a code that no table has.
        AmbiguousReferenceError: for a code that means different regions in different editions.
    """
    rules.argument("for_region", "timetable", timetable, Timetable)
    rules.region_argument("for_region", "region", region)
    code = regions.get(region).code
    voters = _voters(timetable.election, code)
    around = {code[:end] for end in (2, 5, 8, 13)}
    holding = _held(timetable, around)
    heirs = _own_places(timetable, holding, {one for one in around if one.startswith(voters)})
    kept = [one for one in holding.values() if one.id not in heirs]
    return _with_stages(timetable, kept, timetable.instruments, heirs)


def only(timetable: Timetable, stages: tuple[ElectionStage, ...]) -> Timetable:
    """Return a timetable with no other stages than these, such as those that run on a day.

    Stages are told by their ids. One whose parent is left out stands under the nearest stage above
    it that is there.

    Raises:
        InvalidValueError: for an argument of another type.
        UnknownReferenceError: for a stage that the timetable does not have.
    """
    rules.argument("only", "timetable", timetable, Timetable)
    rules.argument("only", "stages", stages, tuple)
    for stage in stages:
        rules.argument("only", "stages", stage, ElectionStage)
    wanted = {stage.id for stage in stages}
    known = {stage.id: stage for stage in timetable.stages}
    for missing in sorted(wanted - known.keys()):
        raise unknown("stage", missing, known)
    kept = [stage for stage in timetable.stages if stage.id in wanted]
    return _with_stages(timetable, kept, timetable.instruments, {})


def shift(timetable: Timetable, *, days: int) -> Timetable:
    """Return a timetable all of whose days are so many days later, earlier by a negative number.

    Unknown bounds stay unknown. What a stage says in words, such as a deadline, is not changed.

    Raises:
        InvalidValueError: for an argument of another type, and when a day leaves the years 1 to
            9999.
    """
    rules.argument("shift", "timetable", timetable, Timetable)
    rules.argument("shift", "days", days, int)
    moved = tuple(evolve(one, period=one.period.shift(days=days)) for one in timetable.stages)
    return evolve(timetable, stages=moved)


def _is_later(one: Instrument, than: Instrument) -> bool:
    """Tell whether an instrument came surely later than another."""
    if one.in_force is None or than.in_force is None:
        return False
    return than.in_force.precedes(one.in_force) is True


def _is_in_force(one: Instrument, day: dt.date) -> bool | None:
    """Tell whether an instrument is in force on a day; None when it cannot be told."""
    if one.in_force is None:
        return None
    if one.in_force.latest <= day:
        return True
    return None if one.in_force.earliest <= day else False


def _replacing(timetable: Timetable, instrument: str) -> set[str]:
    """Return the ids of the instruments that replace one, directly or through others."""
    direct: dict[str, list[str]] = {}
    for one in timetable.instruments:
        for replaced in one.replaces:
            direct.setdefault(replaced, []).append(one.id)
    found: set[str] = set()
    waiting = [instrument]
    while waiting:
        new = set(direct.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found


def _view(
    timetable: Timetable, stood: tuple[Instrument, ...], replacing: tuple[Instrument, ...]
) -> Timetable:
    """Return the stages of the instruments that stood, without what the replacing ones replaced."""
    standing = {one.id for one in stood}
    wholly = {gone for one in replacing if not one.replaces_stages for gone in one.replaces}
    partly = {
        (gone, stage) for one in replacing for gone in one.replaces for stage in one.replaces_stages
    }
    kept = [
        stage
        for stage in timetable.stages
        if (stage.instrument is None or stage.instrument in standing)
        and stage.instrument not in wholly
        and (stage.instrument, stage.id) not in partly
    ]
    shown = tuple(
        evolve(one, replaces=replaces, replaces_stages=one.replaces_stages if replaces else ())
        for one in stood
        for replaces in [tuple(other for other in one.replaces if other in standing)]
    )
    return _with_stages(timetable, kept, shown, _successors(timetable, kept))


def _successors(timetable: Timetable, kept: list[ElectionStage]) -> dict[str, str]:
    """Return which kept stage took the place of a gone one: the first of its class and vote.

    Its parents must all be kept: then no stage can come to stand above itself.
    """
    there = {one.id for one in kept}
    firm = grouped(_firm(kept), _place_of)
    return {
        gone.id: firm[_place_of(gone)][0].id
        for gone in timetable.stages
        if gone.id not in there and _place_of(gone) in firm
    }


def _place_of(stage: ElectionStage) -> str:
    """Return what two stages share of which one can take the place of the other."""
    vote = later_vote(stage)
    return "|".join((stage.slug, vote.value if vote else "", *sorted(stage.region_codes)))


def _firm(kept: list[ElectionStage]) -> list[ElectionStage]:
    """Return the stages above which nothing is gone."""
    below = grouped((one for one in kept if one.parent is not None), _parent_of)
    waiting = [one for one in kept if one.parent is None]
    firm: set[str] = set()
    while waiting:
        one = waiting.pop()
        firm.add(one.id)
        waiting.extend(below.get(one.id, ()))
    return [one for one in kept if one.id in firm]


def _parent_of(stage: ElectionStage) -> str:
    return stage.parent or ""


def _voters(election: str, code: str) -> str:
    """Return the region whose contest the voters of a region have: itself, or one around it.

    Raises:
        InvalidValueError: where nobody is elected in an election that the tables have.
    """
    around = [code[:5], code[:2]] if len(code) > 2 else [code]
    if election not in {one.id for one in elections.elections(kind="pilkada")}:
        return around[0]
    for region in around:
        if elections.contests(election=election, region=region):
            return region
    raise InvalidValueError(
        record="for_region",
        field="region",
        value=code,
        expected=f"a region that votes in {election}",
        code="no_contest",
    )


def _held(timetable: Timetable, around: set[str]) -> dict[str, ElectionStage]:
    """Return the stages that hold in a region: a stage without regions has those of its parent."""
    every = {one.id: one for one in timetable.stages}
    found: dict[str, ElectionStage] = {}
    for stage in timetable.stages:
        told: ElectionStage | None = stage
        while told is not None and not told.region_codes:
            told = every.get(told.parent or "")
        if told is None or around.intersection(told.region_codes):
            found[stage.id] = stage
    return found


def _own_places(
    timetable: Timetable, holding: dict[str, ElectionStage], codes: set[str]
) -> dict[str, str]:
    """Return which stage of the region itself stands in the place of one of the country."""
    every = {one.id: one for one in timetable.stages}
    heirs: dict[str, str] = {}
    for own in timetable.stages:
        if codes.isdisjoint(own.region_codes):
            continue
        above = every.get(own.parent or "")
        while above is not None:
            if above.id in holding:
                if above.slug != own.slug or not codes.isdisjoint(above.region_codes):
                    break
                heirs.setdefault(above.id, own.id)
            above = every.get(above.parent or "")
    return heirs


def _with_stages(
    timetable: Timetable,
    kept: list[ElectionStage],
    instruments: tuple[Instrument, ...],
    heirs: dict[str, str],
) -> Timetable:
    """Return a timetable with these of its stages, each under a parent that is there."""
    parents = {one.id: one.parent for one in timetable.stages}
    there = {one.id for one in kept}

    def parent_of(one: ElectionStage) -> str | None:
        parent = one.parent
        while parent is not None and parent not in there:
            heir = heirs.get(parent)
            parent = parents[parent] if heir in (None, one.id) else heir
        return parent

    stages = tuple(
        one if (parent := parent_of(one)) == one.parent else evolve(one, parent=parent)
        for one in kept
    )
    return evolve(timetable, instruments=instruments, stages=stages)
