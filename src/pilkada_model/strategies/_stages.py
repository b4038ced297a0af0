"""Election stages, the instruments that set them, and whole timetables."""

from __future__ import annotations

import datetime as dt

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from pilkada_model.dates import Period
from pilkada_model.sources import Certainty
from pilkada_model.stages import (
    ElectionStage,
    Instrument,
    StageBasis,
    StagePhase,
    Timetable,
    kinds,
)
from pilkada_model.strategies._codes import region_codes
from pilkada_model.strategies._dates import hours, partial_dates, periods, voting_days
from pilkada_model.strategies._elections import election_ids, year_of
from pilkada_model.strategies._shapes import FLAGS, distinct, maybe, several
from pilkada_model.strategies._sources import claims, sources
from pilkada_model.strategies._text import identifiers, keys, texts

_PHASES = st.sampled_from(tuple(StagePhase))
_BASES = st.sampled_from(tuple(StageBasis))
_CERTAINTIES = st.sampled_from(tuple(Certainty))
_KINDS = st.deferred(lambda: st.sampled_from([kind.slug for kind in kinds()]))
_SLUGS = st.one_of(_KINDS, keys())


@st.composite
def instruments(draw: DrawFn, *, instrument: str | None = None) -> Instrument:
    """Regulations and decrees.

    Args:
        draw: Given by Hypothesis.
        instrument: The id.
    """
    name = draw(identifiers()) if instrument is None else instrument
    replaces = several(draw, identifiers().filter(lambda other: other != name))
    return Instrument(
        id=name,
        name=maybe(draw, texts()),
        in_force=maybe(draw, partial_dates()),
        status=maybe(draw, texts()),
        replaces=replaces,
        replaces_stages=distinct(draw, keys()) if replaces else (),
    )


@st.composite
def election_stages(
    draw: DrawFn,
    *,
    election: str | None = None,
    near: dt.date | None = None,
    within: Period | None = None,
) -> ElectionStage:
    """Stages of this election or any, under a parent or not.

    Args:
        draw: Given by Hypothesis.
        election: Id of the wave.
        near: The voting day.
        within: Period of the stage that contains them.
    """
    election = draw(election_ids()) if election is None else election
    near = draw(voting_days(year_of(election))) if near is None else near
    name = draw(keys())
    return ElectionStage(
        id=name,
        election=election,
        slug=draw(_SLUGS) if draw(FLAGS) else name,
        instrument=maybe(draw, identifiers()),
        name=maybe(draw, texts()),
        name_en=maybe(draw, texts()),
        period=draw(periods(near=near, within=within)),
        parent=maybe(draw, keys().filter(lambda other: other != name)),
        phase=maybe(draw, _PHASES),
        hours=maybe(draw, hours()),
        deadline=maybe(draw, texts()),
        body=maybe(draw, texts()),
        legal_basis=maybe(draw, texts()),
        region_codes=distinct(draw, region_codes()),
        basis=maybe(draw, _BASES),
        certainty=maybe(draw, _CERTAINTIES),
        conflicts=several(draw, claims(of=ElectionStage)),
        sources=several(draw, sources(near=near)),
        note=maybe(draw, texts()),
    )


def _instruments(draw: DrawFn) -> tuple[Instrument, ...]:
    """Draw instruments of one timetable; each replaces only earlier ones."""
    found: list[Instrument] = []
    for instrument in several(draw, instruments()):
        if instrument.id in {earlier.id for earlier in found}:
            continue
        replaced = [earlier.id for earlier in found if draw(FLAGS)]
        found.append(evolve(instrument, replaces=tuple(replaced), replaces_stages=()))
    return tuple(found)


def _of_replaced(
    draw: DrawFn, instrument: Instrument, stages: tuple[ElectionStage, ...]
) -> Instrument:
    """Return the instrument so that it replaces all stages of the earlier ones, or some."""
    theirs = [stage.id for stage in stages if stage.instrument in instrument.replaces]
    if not theirs or draw(FLAGS):
        return instrument
    some = draw(st.lists(st.sampled_from(theirs), min_size=1, unique=True))
    return evolve(instrument, replaces_stages=tuple(some))


def _stages(
    draw: DrawFn, election: str, near: dt.date, setters: tuple[Instrument, ...]
) -> tuple[ElectionStage, ...]:
    """Draw stages of one timetable; a parent is one of the others and contains its children."""
    found: list[ElectionStage] = []
    for _ in several(draw, st.none(), usual=3):
        above = draw(st.integers(0, len(found)))
        parent = found[above - 1] if above else None
        stage = draw(
            election_stages(
                election=election, near=near, within=None if parent is None else parent.period
            )
        )
        name = stage.id if stage.id not in {one.id for one in found} else f"x{len(found)}"
        found.append(
            evolve(
                stage,
                id=name,
                parent=None if parent is None else parent.id,
                instrument=draw(st.sampled_from([None, *(setter.id for setter in setters)])),
            )
        )
    return tuple(reversed(found)) if draw(FLAGS) else tuple(found)


@st.composite
def timetables(
    draw: DrawFn, *, election: str | None = None, near: dt.date | None = None
) -> Timetable:
    """Timetables: a tree of stages about the voting day, set by instruments that are there.

    Args:
        draw: Given by Hypothesis.
        election: Id of the wave.
        near: The voting day.
    """
    election = draw(election_ids()) if election is None else election
    near = draw(voting_days(year_of(election))) if near is None else near
    setters = _instruments(draw)
    stages = _stages(draw, election, near, setters)
    return Timetable(
        election=election,
        instruments=tuple(_of_replaced(draw, setter, stages) for setter in setters),
        stages=stages,
        sources=several(draw, sources(near=near)),
    )
