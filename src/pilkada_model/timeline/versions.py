"""One timetable seen in several ways: as an instrument made it, on a day, for a region, moved.

Each of these is a `Timetable` again and can be asked, compared, drawn and exported. A stage
whose parent is not in it stands under the stage that took the parent's place, or under the
nearest stage above that is there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from attrs import evolve

from pilkada_model import regions, rules
from pilkada_model.matching import unknown
from pilkada_model.stages import ElectionStage, Instrument, Timetable


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
    stood = tuple(
        one
        for one in timetable.instruments
        if one is newest
        or not (_is_later(one, newest) or instrument in _replaced_by(one, known, set()))
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
    place. A re-vote replaces nothing: it comes on top of the first vote.

    Args:
        timetable: Any timetable; take a `version` first where it has several.
        region: Kemendagri code of any edition.

    Raises:
        InvalidValueError: for an argument of another type, or for what is no region code.
        UnknownReferenceError: for a code that no table has, and for one that means two regions.
    """
    rules.argument("for_region", "timetable", timetable, Timetable)
    rules.region_argument("for_region", "region", region)
    code = regions.get(region).code
    around = {code[:end] for end in (2, 5, 8, 13)}
    stages = {one.id: one for one in timetable.stages}
    replaced = {
        above.id
        for one in timetable.stages
        if code in one.region_codes
        and (above := stages.get(one.parent or "")) is not None
        and above.slug == one.slug
        and code not in above.region_codes
    }
    kept = [
        one
        for one in timetable.stages
        if (not one.region_codes or around.intersection(one.region_codes))
        and one.id not in replaced
    ]
    return _with_stages(timetable, kept, timetable.instruments)


def only(timetable: Timetable, stages: tuple[ElectionStage, ...]) -> Timetable:
    """Return a timetable with no other stages than these, such as those that run on a day.

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
    return _with_stages(timetable, kept, timetable.instruments)


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


def _replaced_by(one: Instrument, known: dict[str, Instrument], seen: set[str]) -> set[str]:
    """Return the ids of the instruments that one replaces, directly or through others."""
    for replaced in one.replaces:
        if replaced not in seen:
            seen.add(replaced)
            _replaced_by(known[replaced], known, seen)
    return seen


def _view(
    timetable: Timetable, stood: tuple[Instrument, ...], replacing: tuple[Instrument, ...]
) -> Timetable:
    """Return the stages of the instruments that stood, without what the replacing ones replaced."""
    standing = {one.id for one in stood}
    kept = [
        stage
        for stage in timetable.stages
        if (stage.instrument is None or stage.instrument in standing)
        and not any(_replaces(one, stage) for one in replacing)
    ]
    shown = tuple(
        evolve(one, replaces=replaces, replaces_stages=one.replaces_stages if replaces else ())
        for one in stood
        for replaces in [tuple(other for other in one.replaces if other in standing)]
    )
    return _with_stages(timetable, kept, shown)


def _replaces(one: Instrument, stage: ElectionStage) -> bool:
    if stage.instrument not in one.replaces:
        return False
    return not one.replaces_stages or stage.id in one.replaces_stages


def _with_stages(
    timetable: Timetable, kept: Iterable[ElectionStage], instruments: tuple[Instrument, ...]
) -> Timetable:
    """Return a timetable with these of its stages, each under a parent that is there."""
    every = {one.id: one for one in timetable.stages}
    there = {one.id: one for one in kept}
    firm = [one for one in there.values() if _stands_firm(one, there)]
    stages = tuple(
        one if one.parent is None or one.parent in there else _moved_up(one, every, there, firm)
        for one in there.values()
    )
    return evolve(timetable, instruments=instruments, stages=stages)


def _stands_firm(one: ElectionStage, there: dict[str, ElectionStage]) -> bool:
    """Tell whether all stages above one are there."""
    above: ElectionStage | None = one
    while above is not None and above.parent is not None:
        above = there.get(above.parent)
    return above is not None


def _moved_up(
    one: ElectionStage,
    every: dict[str, ElectionStage],
    there: dict[str, ElectionStage],
    firm: list[ElectionStage],
) -> ElectionStage:
    """Return a stage whose parent is gone under what took the parent's place, or further up.

    What takes its place must stand firm: then no stage can come to stand above itself.
    """
    parent = one.parent
    while parent is not None and parent not in there:
        gone = every[parent]
        for heir in firm:
            if heir.slug == gone.slug and heir.parent != gone.id:
                return evolve(one, parent=heir.id)
        parent = gone.parent
    return evolve(one, parent=parent)
