"""The facts as records: declarations and operations as the press prints them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from pilkada_model.dates import PartialDate
from pilkada_model.declarations import Commitment, Declaration, InstrumentKind, Theme
from pilkada_model.events import Event, EventKind, Participation, Role
from pilkada_model.keys import slug
from pilkada_model.officials import Official
from pilkada_model.operations import Operation
from pilkada_model.sources import Certainty, Claim

from . import people, places
from .operation_records import operation, operation_name
from .people import Area, Fact
from .words import first_meaning, source

FACTS = Path(__file__).parent / "facts"

EVENT_KINDS = {
    "rapat koordinasi": EventKind.COORDINATION_MEETING,
    "rakor": EventKind.COORDINATION_MEETING,
    "karnaval": EventKind.CARNIVAL,
    "fgd": EventKind.DISCUSSION,
    "doa bersama": EventKind.PRAYER,
    "signing": EventKind.SIGNING,
    "penandatanganan": EventKind.SIGNING,
    "deklarasi": EventKind.DECLARATION,
    "declaration": EventKind.DECLARATION,
    "pakta integritas": EventKind.DECLARATION,
    "pernyataan sikap": EventKind.DECLARATION,
    "ikrar": EventKind.DECLARATION,
}

INSTRUMENTS = {
    "deklarasi": InstrumentKind.DECLARATION,
    "ikrar": InstrumentKind.PLEDGE,
    "pakta integritas": InstrumentKind.INTEGRITY_PACT,
    "pernyataan sikap": InstrumentKind.JOINT_STATEMENT,
}

# Organisers that are joined by something else than a plus sign or a spaced stroke.
IRREGULAR_ORGANISERS = {
    "Bawaslu RI with civil society": ("Bawaslu RI", "civil society"),
    "KPU Ciamis (Forkopimda)": ("KPU Ciamis", "Forkopimda"),
    "KPU Sumatera Barat (with Polda)": ("KPU Sumatera Barat", "Polda Sumatera Barat"),
    "Polda Bengkulu (simultaneously in all Polres)": ("Polda Bengkulu",),
    "Polres/Forkopimda Pesawaran": ("Polres Pesawaran", "Forkopimda Pesawaran"),
}


def facts(name: str) -> dict[str, list[Fact]]:
    """Return the lists of one file of facts."""
    loaded: dict[str, list[Fact]] = json.loads((FACTS / name).read_text(encoding="utf-8"))
    return loaded


def declarations() -> Iterator[tuple[Fact, Declaration]]:
    """Yield every declaration as fact and as record."""
    for fact in facts("declarations.json")["declarations"]:
        yield fact, declaration(fact)


def operations() -> Iterator[tuple[Fact, Operation]]:
    """Yield every operation as fact and as record."""
    lists = facts("operations.json")
    for name in ("mantap_praja_2024", "mantap_praja_earlier", "mantap_brata"):
        for fact in lists[name]:
            yield fact, operation(fact)


def declaration(fact: Fact) -> Declaration:
    """Make the record of a declaration."""
    where = places.place(fact["place"], fact["level"], fact.get("province"))
    area = Area(where.region_codes or where.event_codes, places.LEVELS[fact["level"]])
    numbered = fact["n_points"] is not None
    points = list(enumerate(fact["themes"], start=1)) if numbered else []
    return Declaration(
        id=fact["id"],
        instrument=_instrument(fact["event_kind"]),
        event=_gathering(fact, where, area),
        region_codes=where.region_codes,
        region_printed=fact["place"],
        level=area.level,
        elections=tuple(sorted(slug(name) for name in fact["election"].split(" + "))),
        commitments=tuple(
            Commitment(number=number, themes=tuple(map(Theme, themes)))
            for number, themes in points
            if themes is not None
        ),
        stated_points=fact["n_points"],
        themes=() if numbered else tuple(Theme(t) for named in fact["themes"] for t in named),
        participations=(
            *_organisers(fact["organiser"], area),
            *(people.participant(words, Role.SIGNS, area) for words in fact["signatories"]),
            *(
                people.participant(words, Role.WITNESSES, area)
                for words in fact.get("witnesses", ())
            ),
            *_readers(fact, area),
        ),
        operation=operation_name(fact["operation"]) if fact.get("operation") else None,
        read_out=fact["read_out"],
        signed_on=fact.get("signed_on"),
        claims=tuple(_other_posts(fact)),
        certainty=Certainty(fact["confidence"]),
        sources=(
            source(fact["source"], fact.get("published")),
            *map(source, fact.get("extra_sources", ())),
        ),
        note=fact.get("notes"),
    )


def _instrument(words: str) -> InstrumentKind:
    """Return the form of the promise that the words name first."""
    named = [text for text in INSTRUMENTS if text in words]
    return INSTRUMENTS[min(named, key=words.index)] if named else InstrumentKind.DECLARATION


def _gathering(fact: Fact, where: places.Place, area: Area) -> Event:
    return Event(
        kind=first_meaning(EVENT_KINDS, fact["event_kind"]) or EventKind.OTHER,
        kind_printed=fact["event_kind"],
        date=PartialDate.parse(fact["date"]) if fact["date"] else None,
        date_printed=fact["date_as_printed"],
        date_inferred=fact.get("date_inferred", False),
        venue=fact["venue"],
        place=where.town,
        region_codes=where.event_codes,
        participations=tuple(
            people.appearance(one, [o for o in fact["officials"] if o is not one], area)
            for one in fact["officials"]
        ),
    )


def _organisers(printed: str | None, area: Area) -> Iterator[Participation]:
    if printed is None:
        return
    names = IRREGULAR_ORGANISERS.get(printed) or re.split(r" \+ | / ", printed)
    for index, name in enumerate(names):
        body = people.institution(name, area)
        yield Participation(
            role=Role.ORGANISES,
            institution=body,
            group=people.group(name) if body is None else None,
            printed=printed if index == 0 else None,
        )


def _readers(fact: Fact, area: Area) -> Iterator[Participation]:
    words = fact["read_by"]
    if words is None:
        return
    named = [one for one in fact["officials"] if one["name"] and one["name"] in words]
    if re.match(r"\d+ ", words):
        yield Participation(role=Role.READS, group=people.group(words))
    elif named:
        reader = people.official(named[0], area)
        yield Participation(role=Role.READS, official=reader, printed=words)
    elif words.startswith("("):
        reader = Official(posts=(people.post(words, area),))
        yield Participation(role=Role.READS, official=reader)
    else:
        yield people.participant(words, Role.READS, area)


def _other_posts(fact: Fact) -> Iterator[Claim]:
    for index, one in enumerate(fact["officials"]):
        if "post_variant" in one:
            path = f"event.participations[{index}].official.posts[0].printed"
            yield Claim(field=path, value=one["post_variant"])
