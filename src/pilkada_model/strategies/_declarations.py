"""Peace declarations and their commitments."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from pilkada_model.declarations import Commitment, Declaration, InstrumentKind, Theme
from pilkada_model.events import Participation, Role
from pilkada_model.institutions import Institution
from pilkada_model.levels import Level
from pilkada_model.regions import RegionCode
from pilkada_model.sources import Certainty
from pilkada_model.strategies._codes import region_codes
from pilkada_model.strategies._dates import voting_days
from pilkada_model.strategies._elections import election_ids, year_of, years
from pilkada_model.strategies._events import events, participations
from pilkada_model.strategies._institutions import institutions
from pilkada_model.strategies._operations import operation_names
from pilkada_model.strategies._shapes import (
    FLAGS,
    UNTOLD_FLAGS,
    distinct,
    maybe,
    perhaps,
    seldom,
    several,
)
from pilkada_model.strategies._sources import claims, sources
from pilkada_model.strategies._text import NAMES, POSITIVES, identifiers, texts

_THEMES = st.sampled_from(tuple(Theme))
_GIVEN = st.sampled_from(("text", "themes", "paraphrase", "other_theme"))
_STATED = st.integers(0, 12)
_NUMBERS = st.one_of(st.integers(1, 12), POSITIVES)
_INSTRUMENTS = st.sampled_from(tuple(InstrumentKind))
_LEVELS = st.sampled_from(tuple(Level))
_CERTAINTIES = st.sampled_from(tuple(Certainty))
_OFTEN = st.sampled_from((True, True, True, False))
_REGION_LEVELS = st.sampled_from((Level.REGENCY_CITY, Level.PROVINCE, Level.DISTRICT))


def _themes(draw: DrawFn, *, least: int = 0) -> tuple[Theme, ...]:
    return distinct(draw, _THEMES, least=least, usual=2)


@st.composite
def commitments(draw: DrawFn, *, number: int | None = None) -> Commitment:
    """Points of a declaration: with a text, a theme, or both, each theme once."""
    given = draw(_GIVEN)
    number = draw(_NUMBERS) if number is None else number
    return Commitment(
        number=number,
        text=draw(texts()) if given == "text" else maybe(draw, texts()),
        paraphrase=draw(texts()) if given == "paraphrase" else seldom(draw, texts()),
        themes=_themes(draw, least=1 if given == "themes" else 0),
        other_theme=draw(texts()) if given == "other_theme" else seldom(draw, texts()),
    )


def _numbered(draw: DrawFn) -> tuple[Commitment, ...]:
    """Draw the points of one declaration: numbered 1, 2, 3 ..., now and then with a gap."""
    number = 0
    points: list[Commitment] = []
    for _ in several(draw, st.none(), usual=3):
        number += 1 if draw(_OFTEN) else 2
        points.append(draw(commitments(number=number)))
    return tuple(points)


def _stated_points(draw: DrawFn, count: int) -> int | None:
    """Draw the number announced: that of the points, or another."""
    return perhaps(draw, count) if draw(_OFTEN) else draw(_STATED)


def _organised(draw: DrawFn, bodies: SearchStrategy[Institution]) -> tuple[Participation, ...]:
    if not draw(FLAGS):
        return ()
    return (Participation(role=Role.ORGANISES, institution=draw(bodies)),)


@st.composite
def declarations(
    draw: DrawFn,
    *,
    region: str | None = None,
    election: str | None = None,
    near: dt.date | None = None,
) -> Declaration:
    """Peace declarations, often with an organiser, a region and a day, so that they have a key.

    Args:
        draw: Given by Hypothesis.
        region: Code of the region that they speak for, where all who take part are at home.
        election: Id of an election that they are about.
        near: The voting day; its date is about it.
    """
    home = draw(region_codes(level=draw(_REGION_LEVELS))) if region is None else RegionCode(region)
    about = several(draw, election_ids(year=None if election is None else year_of(election)))
    about = about if election is None else (election, *about)
    year = year_of(about[0]) if about else draw(years())
    near = draw(voting_days(year)) if near is None else near
    beside = region_codes(within=home)
    codes = (home, *several(draw, beside)) if region or draw(_OFTEN) else ()
    points = _numbered(draw)
    present = _organised(draw, institutions(region=home))
    return Declaration(
        id=maybe(draw, identifiers()),
        title=maybe(draw, texts()),
        slogan=maybe(draw, texts()),
        instrument=draw(_INSTRUMENTS),
        event=maybe(draw, events(region=home, near=near)),
        region_codes=tuple(dict.fromkeys(codes)),
        region_printed=maybe(draw, NAMES),
        level=maybe(draw, _LEVELS),
        elections=tuple(sorted(set(about))),
        commitments=points,
        stated_points=_stated_points(draw, len(points)),
        themes=_themes(draw),
        participations=(*present, *several(draw, participations(region=home))),
        operation=seldom(draw, operation_names(year=year)),
        read_out=draw(UNTOLD_FLAGS),
        signed_on=maybe(draw, texts()),
        series=maybe(draw, identifiers()),
        claims=several(draw, claims(of=Declaration)),
        certainty=maybe(draw, _CERTAINTIES),
        sources=several(draw, sources(near=near)),
        note=maybe(draw, texts()),
    )
