"""Events, and who takes part in them."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from pilkada_model.dates import PartialDate
from pilkada_model.events import Event, EventKind, Group, Participation, Role
from pilkada_model.sources import Certainty
from pilkada_model.strategies._codes import region_codes
from pilkada_model.strategies._dates import clock_times, partial_dates, shifted
from pilkada_model.strategies._institutions import institution_kinds, institutions
from pilkada_model.strategies._officials import officials
from pilkada_model.strategies._shapes import FLAGS, distinct, maybe, perhaps, seldom, several
from pilkada_model.strategies._sources import claims, sources
from pilkada_model.strategies._text import NAMES, POSITIVES, identifiers, texts
from pilkada_model.writing import write_partial_date

_KINDS = st.sampled_from(tuple(EventKind))
_MORE_DAYS = st.integers(0, 3)
_ROLES = st.sampled_from(tuple(Role))
_CERTAINTIES = st.sampled_from(tuple(Certainty))
_PARTICIPANTS = st.sampled_from(("institution", "official", "group"))


@st.composite
def groups(draw: DrawFn, *, region: str | None = None) -> Group:
    """Participants that are described; those who took part are no more than there are.

    Args:
        draw: Given by Hypothesis.
        region: Code of a region where the named members are at home.
    """
    kind = maybe(draw, institution_kinds(region=region))
    count, total = sorted((draw(POSITIVES), draw(POSITIVES)))
    return Group(
        description=draw(texts()),
        kind=kind,
        count=perhaps(draw, count),
        total=perhaps(draw, total),
        members=several(draw, institutions(kind=kind, region=region)),
    )


@st.composite
def participations(
    draw: DrawFn, *, role: Role | None = None, region: str | None = None
) -> Participation:
    """Participants of each sort in each role.

    Args:
        draw: Given by Hypothesis.
        role: What they all do.
        region: Code of a region where they are at home.
    """
    sort = draw(_PARTICIPANTS)
    people, bodies = officials(region=region), institutions(region=region)
    return Participation(
        role=draw(_ROLES) if role is None else role,
        official=draw(people) if sort == "official" else None,
        institution=draw(bodies) if sort == "institution" else None,
        group=draw(groups(region=region)) if sort == "group" else None,
        on_behalf_of=seldom(draw, people),
        on_behalf_of_institution=seldom(draw, bodies),
        reads_text_of=seldom(draw, people),
        through=seldom(draw, people),
        printed=maybe(draw, texts()),
    )


def _until(draw: DrawFn, date: PartialDate | None) -> PartialDate | None:
    """Draw the last day of an event: as exact as the first, and no earlier."""
    if date is None or not draw(FLAGS):
        return None
    if date.day is None:
        return date
    return PartialDate.of(shifted(date.earliest, draw(_MORE_DAYS)))


def _date_printed(draw: DrawFn, date: PartialDate | None) -> str | None:
    """Draw what is printed for a date: itself in words, or something else, or nothing."""
    if date is None or not draw(FLAGS):
        return maybe(draw, texts())
    return write_partial_date(date)


@st.composite
def events(draw: DrawFn, *, region: str | None = None, near: dt.date | None = None) -> Event:
    """Gatherings with their participants.

    Args:
        draw: Given by Hypothesis.
        region: Code of the region where they take place, or in which they do.
        near: A day, such as the voting day: 200 days before it to 100 after.
    """
    date = maybe(draw, partial_dates(near=near))
    return Event(
        id=seldom(draw, identifiers()),
        kind=draw(_KINDS),
        kind_printed=maybe(draw, texts()),
        purpose=maybe(draw, texts()),
        names=several(draw, texts()),
        date=date,
        until=_until(draw, date),
        date_printed=_date_printed(draw, date),
        date_inferred=date is not None and draw(FLAGS),
        time=maybe(draw, clock_times()),
        venue=maybe(draw, texts()),
        place=maybe(draw, NAMES),
        region_codes=distinct(draw, region_codes(within=region)),
        participations=several(draw, participations(region=region)),
        claims=several(draw, claims(of=Event)),
        certainty=maybe(draw, _CERTAINTIES),
        sources=several(draw, sources(near=near)),
        note=maybe(draw, texts()),
    )
