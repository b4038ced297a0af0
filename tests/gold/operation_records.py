"""Operations as the press prints them, made into records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pilkada_model.dates import PartialDate, Period
from pilkada_model.elections import Office
from pilkada_model.events import Event, EventKind
from pilkada_model.institutions import Institution
from pilkada_model.keys import slug
from pilkada_model.officials import Official, PersonName
from pilkada_model.operations import (
    Deployment,
    EndEvent,
    Escort,
    GuardPattern,
    Management,
    Operation,
    OperationName,
    OperationPhase,
    OperationPost,
    StationClass,
    Stations,
    Strength,
    StrengthPart,
    TaskForce,
    Vulnerability,
    families,
    find_code_name,
)
from pilkada_model.ranks import Rank
from pilkada_model.sources import Claim, Source

from . import people, places
from .people import Area, Fact
from .words import day, first_meaning, source

KICKOFF_KINDS = {
    "latpraops": EventKind.EXERCISE,
    "latihan pra operasi": EventKind.EXERCISE,
    "simulasi": EventKind.SIMULATION,
    "rapat koordinasi": EventKind.COORDINATION_MEETING,
    "pasukan": EventKind.TROOP_PARADE,
}

END_EVENTS = {
    "inauguration": EndEvent.INAUGURATION,
    "ratification": EndEvent.RATIFICATION,
    "series is over": EndEvent.END_OF_STAGES,
}

# Parts of the police that are counted again inside the number of the police.
WITHIN_POLRI = {
    "brimob",
    "brimob-contingency",
    "brimob-standby",
    "polda-hq",
    "polri-reserve",
    "polri-tps",
    "satwil",
}

# Numbers that are stated for a phase: key of the fact, phase, and the part that is counted.
PHASED = {
    "apel": ("parade", None),
    "for_registration_stage": ("registration", None),
    "logistics_escort": ("logistics escort", None),
    "polri_start": ("start", "polri"),
    "satwil_after_vote": ("after the vote", "satwil"),
    "shifted": ("shifted to the stations", None),
    "tps": ("at the stations", None),
}

# Fields of the facts' variants and the paths of the records; parts are found by their kind.
CLAIMED = {
    "apel.date": "events[0].date",
    "days_stated": "deployments[0].stated_days",
    "end": "deployments[0].period.end",
    "end/days": "deployments[0].period",
    "kickoff_event.weekday": "events[0].date_printed",
    "letter number": "legal_basis[0]",
    "name_as_printed": "name.printed",
    "personnel": "deployments[0].strengths[0]",
    "personnel shifted for TPS": "deployments[0].strengths",
    "personnel.sum_of_parts": "deployments[0].strengths[0].computed_total",
    "personnel.total": "deployments[0].strengths[0].total",
    "phase.personnel_bko": "phases[1]",
    "start": "deployments[0].period.start",
    "tps.sum": "stations.computed_total",
    "tps.total": "stations.total",
}

ORDINALS = {"I": 1, "II": 2, "III": 3}

# The election of a Mantap Brata operation, by the first year in its name.
MANTAP_BRATA_ELECTIONS = {
    2014: "pemilu-2014",
    2018: "pemilu-2019",
    2023: "pemilu-2024",
    2024: "pemilu-2024",
}


def operation_name(printed: str | None, fact: Fact | None = None) -> OperationName:
    """Understand the name of an operation; what the fact tells apart from it goes before."""
    told = fact or {}
    text = printed or ""
    family = told.get("family") or _family(text)
    years = told.get("year_label") or str(told.get("year", "")) or text
    inferred = told.get("suffix_inferred")
    return OperationName(
        family=family.replace("_", "-") if family else None,
        code_name=told.get("suffix") or inferred or _code_name(text),
        code_name_inferred=inferred is not None,
        ordinal=ORDINALS[told["ordinal"]] if "ordinal" in told else None,
        years=tuple(sorted({int(year) for year in re.findall(r"\b20\d\d\b", years)})),
        printed=printed,
        variants=tuple(told.get("name_variants", ())),
    )


def _family(text: str) -> str | None:
    return next((row.key for row in families() if row.name in text), None)


def _code_name(text: str) -> str | None:
    """Return the word after the family that a Polda has for its code name."""
    words = re.findall(r"[A-Za-z]+", re.sub(r".*?(Praja|Brata)", "", text))
    return next((word for word in words if find_code_name(word)), None)


def operation(fact: Fact) -> Operation:
    """Make the record of an operation."""
    name = operation_name(fact.get("name"), fact)
    kind = fact.get("kind")
    return Operation(
        id=fact["id"],
        name=name,
        management=Management(kind.split()[-1]) if kind else None,
        management_printed=kind,
        elections=_elections(fact, name),
        deployments=(_deployment(fact), *map(_sub_unit, fact.get("sub_units", ()))),
        task_forces=tuple(_task_forces(fact)),
        stations=_stations(fact),
        guard_patterns=tuple(_guards(fact.get("guard_pattern", {}))),
        phases=tuple(_phases(fact)),
        escorts=tuple(_escorts(fact.get("bodyguards", {}))),
        posts=tuple(map(_command_post, fact.get("posts", ()))),
        events=(_kickoff(fact["kickoff_event"]),) if "kickoff_event" in fact else (),
        partners=tuple(map(_body, fact.get("partners", ()))),
        related=tuple(map(operation_name, fact.get("related_operations", ()))),
        same_as=fact.get("same_as"),
        legal_basis=tuple(fact.get("legal_basis", ())),
        funding=fact.get("funding"),
        claims=tuple(_claims(fact)),
        sources=tuple(map(source, fact.get("sources", ()))),
        note=fact.get("notes"),
    )


def _elections(fact: Fact, name: OperationName) -> tuple[str, ...]:
    if "election" in fact:
        return (slug(fact["election"]),)
    if name.family == "mantap-praja":
        return (f"pilkada-{name.years[0]}",)
    return tuple(MANTAP_BRATA_ELECTIONS[year] for year in name.years[:1])


def _deployment(fact: Fact) -> Deployment:
    start, end = day(fact.get("start")), day(fact.get("end"))
    ending = fact.get("end_text")
    return Deployment(
        unit=places.police_unit(fact["unit"], fact.get("province")) if "unit" in fact else None,
        period=Period(start=start, end=end) if start or end else None,
        start_inferred=fact.get("start_inferred", False),
        stated_days=fact.get("days_stated"),
        end_event=first_meaning(END_EVENTS, ending or ""),
        end_printed=ending,
        extendable=fact.get("extendable"),
        strengths=tuple(_strengths(fact)),
        sources=(Source(url=fact["dates_source"]),) if "dates_source" in fact else (),
    )


def _strengths(fact: Fact) -> Iterator[Strength]:
    stated = fact.get("personnel", {})
    parts = {slug(k): v for k, v in stated.items() if k != "total" and k not in PHASED}
    if parts or "total" in stated:
        yield Strength(total=stated.get("total"), parts=tuple(_parts(parts)))
    for key, (phase, part) in PHASED.items():
        if key in stated:
            yield _phased(phase, part, stated[key])
    if "voting" in fact.get("personnel_by_phase", {}):
        yield _phased("voting", "polri", fact["personnel_by_phase"]["voting"])


def _phased(phase: str, part: str | None, number: int) -> Strength:
    if part is None:
        return Strength(total=number, phase=phase)
    return Strength(parts=(StrengthPart(kind=part, personnel=number),), phase=phase)


def _parts(numbers: dict[str, Any]) -> Iterator[StrengthPart]:
    for kind, number in numbers.items():
        printed = number if isinstance(number, str) else None
        yield StrengthPart(
            kind=kind,
            personnel=_number(number),
            approximate=printed is not None and printed.startswith("about"),
            within="polri" if kind in WITHIN_POLRI and "polri" in numbers else None,
            printed=printed,
        )


def _number(stated: int | str) -> int:
    return stated if isinstance(stated, int) else int(re.sub(r"\D", "", stated))


def _body(printed: str) -> Institution:
    found = people.institution(printed, Area((), None))
    return found or Institution(kind=slug(printed.split(maxsplit=1)[0]), printed=printed)


def _sub_unit(printed: str) -> Deployment:
    found = re.fullmatch(r"(.*?) ([\d,]+)", printed)
    strengths = (Strength(total=_number(found[2])),) if found else ()
    return Deployment(unit=_body(found[1] if found else printed), strengths=strengths)


def _task_forces(fact: Fact) -> Iterator[TaskForce]:
    manning = fact.get("satgas_manning", {})
    for key in ("satgas", "satgas_functions", "levels"):
        for name in fact.get(key, ()):
            yield TaskForce(name=name, manning=manning.get(name))


def _stations(fact: Fact) -> Stations | None:
    total, stated = fact.get("tps", {}).get("total"), fact.get("tps_classes", {})
    names = [name.replace(" ", "_") for name in fact.get("tps_class_names", ())]
    if not (total or stated or names or "tps_class_count" in fact):
        return None
    classes = [_station_class(name, number) for name, number in stated.items()]
    classes += [StationClass(vulnerability=Vulnerability(name)) for name in names]
    numbers = {c.vulnerability: c.stations or 0 for c in classes}
    special = None
    if Vulnerability.KHUSUS in numbers and total is not None:
        outside = sum(numbers.values()) - numbers[Vulnerability.KHUSUS]
        special = {outside: False, sum(numbers.values()): True}.get(total)
    return Stations(
        total=total,
        classes=tuple(classes),
        stated_classes=fact.get("tps_class_count"),
        special_within_total=special,
        voters=fact.get("voters"),
    )


def _station_class(name: str, stated: int | str) -> StationClass:
    printed = stated if isinstance(stated, str) else None
    return StationClass(
        vulnerability=Vulnerability(name),
        stations=_number(stated),
        at_least=printed is not None and printed.endswith("+"),
        printed=printed,
    )


def _guards(stated: str | dict[str, str]) -> Iterator[GuardPattern]:
    if isinstance(stated, str):
        yield _guard(None, stated)
        return
    for name, printed in stated.items():
        for one in printed.split(" or "):
            yield _guard(Vulnerability(name), one)


def _guard(vulnerability: Vulnerability | None, printed: str) -> GuardPattern:
    numbers = {word: int(number) for number, word in re.findall(r"(\d+) (\w+)", printed)}
    if re.search(r"(?:per|at a) TPS", printed):
        numbers["TPS"] = 1
    triple = re.fullmatch(r"(\d+):(\d+):(\d+)", printed)
    if triple:  # the article that prints bare triples explains their order
        numbers = dict(zip(("Polri", "Linmas", "TPS"), map(int, triple.groups()), strict=True))
    return GuardPattern(
        vulnerability=vulnerability,
        police=numbers.get("Polri"),
        linmas=numbers.get("Linmas"),
        stations=numbers.get("TPS"),
        printed=printed,
    )


def _phases(fact: Fact) -> Iterator[OperationPhase]:
    sources = tuple(Source(url=url) for url in fact.get("phase_sources", ()))
    for printed in fact.get("phases", ()):
        dated = re.fullmatch(r"(.*) (\S+)\.\.(\S+)", printed)
        yield OperationPhase(
            name=dated[1] if dated else printed,
            period=Period(start=day(dated[2]), end=day(dated[3])) if dated else None,
            sources=sources,
        )
    for key, days in fact.get("phase_days", {}).items():
        yield OperationPhase(name=key.replace("_", " "), stated_days=days)
    for key, share in fact.get("stage_strength_minimum", {}).items():
        yield OperationPhase(name=key.replace("_", " "), minimum_share=share)


def _escorts(stated: dict[str, int]) -> Iterator[Escort]:
    if "pilgub_pair" in stated:
        yield Escort(office=Office.GOVERNOR, personnel_per_pair=stated["pilgub_pair"])
    for office in (Office.REGENT, Office.MAYOR):
        if "pilbup_pilwalkot_pair" in stated:
            yield Escort(office=office, personnel_per_pair=stated["pilbup_pilwalkot_pair"])


def _command_post(printed: str) -> OperationPost:
    """Understand ``Karendal Ops = Karo Ops``, ``PJKO (Kapolda)``, ``Kaops (Kombes Pol ...)``."""
    found = re.fullmatch(r"(.+?) (?:= ([^(]+?))?(?: ?\((.+)\))?", printed)
    if found is None or not (found[2] or found[3]):
        return OperationPost(name=printed)
    rank, name = _ranked(found[3] or "")
    post = found[2] or (None if rank else found[3])
    holder = Official(
        name=PersonName(base=name) if name else None,
        rank=rank,
        posts=(people.post(post, Area((), None)),) if post else (),
        printed=printed,
    )
    return OperationPost(name=found[1], holder=holder)


def _ranked(words: str) -> tuple[Rank | None, str | None]:
    """Split a rank from the name after it; nothing when the words begin with no rank."""
    parts = words.split()
    for length in (2, 1):
        found = [r for r in Rank.find(" ".join(parts[:length])) if r.force.is_police]
        if found and len(parts) > length:
            return found[0], " ".join(parts[length:])
    return None, None


def _kickoff(fact: Fact) -> Event:
    return Event(
        kind=first_meaning(KICKOFF_KINDS, fact["kind"]),
        kind_printed=fact["kind"],
        date=PartialDate.parse(fact["date"]) if fact["date"] else None,
        date_printed=fact.get("date_as_printed"),
        venue=fact.get("venue"),
    )


def _claims(fact: Fact) -> Iterator[Claim]:
    if "name_as_printed" in fact:
        yield Claim(field=CLAIMED["name_as_printed"], value=fact["name_as_printed"])
    kinds = [key for key in fact.get("personnel", {}) if key != "total" and key not in PHASED]
    for variant in fact.get("variants", ()):
        place = CLAIMED.get(variant["field"])
        if place is None:
            index = kinds.index(variant["field"].removeprefix("personnel."))
            place = f"deployments[0].strengths[0].parts[{index}].personnel"
        yield Claim(
            field=place,
            value=str(variant["value"]),
            source=Source(url=variant["source"]),
            note=variant["note"],
        )
