"""Numbers inside an operation: people, polling stations, guards. Stated ones may contradict."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from pilkada_model.elections import Office
from pilkada_model.operations import (
    EndEvent,
    Escort,
    GuardPattern,
    StationClass,
    Stations,
    Strength,
    StrengthPart,
    Vulnerability,
)
from pilkada_model.rules.numbers import LARGEST
from pilkada_model.strategies._dates import dates
from pilkada_model.strategies._shapes import FLAGS, UNTOLD_FLAGS, distinct, maybe, perhaps, seldom
from pilkada_model.strategies._sources import sources
from pilkada_model.strategies._text import COUNTS, POSITIVES, keys, texts

END_EVENTS = st.sampled_from(tuple(EndEvent))
"""What ends a deployment that has no last day."""
_VULNERABILITIES = st.sampled_from(tuple(Vulnerability))
_PART_KINDS = st.one_of(st.sampled_from(("polri", "tni", "linmas", "brimob", "polda-hq")), keys())
_NUMBERS_OF_CLASSES = st.integers(1, 7)
_OFFICES = st.sampled_from(tuple(Office))
_GUARDS = st.integers(0, 12)


@st.composite
def strength_parts(
    draw: DrawFn, *, kind: str | None = None, containers: tuple[str, ...] | None = None
) -> StrengthPart:
    """Parts of a strength.

    Args:
        draw: Given by Hypothesis.
        kind: Key of the part.
        containers: Keys of the parts that can contain it; any when None.
    """
    return StrengthPart(
        kind=draw(_PART_KINDS) if kind is None else kind,
        personnel=maybe(draw, COUNTS),
        approximate=draw(FLAGS),
        within=seldom(draw, _PART_KINDS)
        if containers is None
        else draw(st.sampled_from((None, *containers))),
        printed=maybe(draw, texts()),
    )


def _parts(draw: DrawFn) -> tuple[StrengthPart, ...]:
    """Draw parts of different kinds; one within another stands after it."""
    kinds = distinct(draw, _PART_KINDS, usual=2)
    return tuple(
        draw(strength_parts(kind=kind, containers=kinds[:index]))
        for index, kind in enumerate(kinds)
    )


@st.composite
def strengths(draw: DrawFn, *, near: dt.date | None = None) -> Strength:
    """Strengths: the total is the sum of the parts, or what somebody counted otherwise."""
    parts = _parts(draw)
    computed = Strength(parts=parts).computed_total if parts else None
    stated = draw(COUNTS) if computed is None or draw(FLAGS) else min(computed, LARGEST)
    return Strength(
        total=perhaps(draw, stated) if parts else stated,
        parts=parts,
        as_of=maybe(draw, dates(near=near)),
        phase=maybe(draw, texts()),
        source=seldom(draw, sources(near=near)),
    )


@st.composite
def station_classes(draw: DrawFn, *, vulnerability: Vulnerability | None = None) -> StationClass:
    """Numbers of polling stations of one class, of this one or any."""
    return StationClass(
        vulnerability=draw(_VULNERABILITIES) if vulnerability is None else vulnerability,
        stations=maybe(draw, COUNTS),
        at_least=draw(FLAGS),
        printed=maybe(draw, texts()),
    )


@st.composite
def stations(draw: DrawFn) -> Stations:
    """Polling stations by class, each class once; totals and numbers of classes as stated."""
    kinds = distinct(draw, _VULNERABILITIES, usual=2)
    classes = tuple(draw(station_classes(vulnerability=kind)) for kind in kinds)
    stated, voters = maybe(draw, _NUMBERS_OF_CLASSES), maybe(draw, COUNTS)
    says_nothing = not classes and stated is None and voters is None
    return Stations(
        total=draw(COUNTS) if says_nothing else maybe(draw, COUNTS),
        classes=classes,
        stated_classes=stated,
        special_within_total=draw(UNTOLD_FLAGS),
        voters=voters,
    )


@st.composite
def guard_patterns(draw: DrawFn) -> GuardPattern:
    """Guards for so many polling stations."""
    linmas, guarded = maybe(draw, _GUARDS), maybe(draw, POSITIVES)
    printed = maybe(draw, texts())
    says_nothing = linmas is None and guarded is None and printed is None
    return GuardPattern(
        vulnerability=maybe(draw, _VULNERABILITIES),
        police=draw(_GUARDS) if says_nothing else maybe(draw, _GUARDS),
        linmas=linmas,
        stations=guarded,
        printed=printed,
    )


@st.composite
def escorts(draw: DrawFn) -> Escort:
    """Bodyguards of candidate pairs."""
    return Escort(
        office=maybe(draw, _OFFICES),
        personnel_per_pair=draw(_GUARDS),
        printed=maybe(draw, texts()),
    )
