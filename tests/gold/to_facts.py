"""Records back as facts, from nothing but the record and the tables of the library.

Everything that the facts' compiler computed is computed again here: weekdays, days, sums.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from pilkada_model._data.calendar import calendar_names
from pilkada_model.dates import PartialDate
from pilkada_model.declarations import Declaration
from pilkada_model.elections import Office
from pilkada_model.events import Event, EventKind, Role
from pilkada_model.operations import (
    Deployment,
    Operation,
    OperationName,
    OperationPhase,
    Stations,
    Strength,
    Vulnerability,
)
from pilkada_model.sources import Claim

from . import people, places
from .operation_records import CLAIMED, ORDINALS, PHASED
from .people import Fact
from .words import address

WEEKDAYS = {row.id.lower(): row.number for row in calendar_names().values() if row.kind != "month"}


def _day(date: PartialDate | dt.date | None) -> str | None:
    return None if date is None else str(date)


def declaration(record: Declaration) -> Fact:
    """Write a declaration as a fact."""
    event = record.event or Event(kind=EventKind.OTHER)
    by_role = {role: _words(record, role) for role in Role}
    witnesses = by_role[Role.WITNESSES]
    in_list = [words for words in witnesses if words.endswith(" (witness)")]
    years = sorted(record.elections, key=lambda name: name[-4:])
    return {
        "id": record.id,
        "election": " + ".join(name.replace("-", " ") for name in years),
        "date": _day(event.date),
        "date_as_printed": event.date_printed,
        "date_inferred": event.date_inferred or None,
        "place": record.region_printed,
        "province": places.province_name(record.region_codes or event.region_codes),
        "level": places.level_word(record),
        "organiser": next(iter(by_role[Role.ORGANISES]), None),
        "venue": event.venue,
        "event_kind": event.kind_printed,
        "signatories": by_role[Role.SIGNS] + in_list,
        "n_points": record.stated_points,
        "themes": _themes(record),
        "read_out": record.read_out,
        "read_by": next(iter(by_role[Role.READS]), None),
        "signed_on": record.signed_on,
        "witnesses": [words for words in witnesses if words not in in_list],
        "officials": _officials(record, event),
        "operation": record.operation.printed if record.operation else None,
        "source": address(record.sources[0]),
        "extra_sources": [address(source) for source in record.sources[1:]],
        "published": _day(record.sources[0].published),
        "confidence": record.certainty.value if record.certainty else None,
        **_computed(record, event),
    }


def _words(record: Declaration, role: Role) -> list[str]:
    return [str(people.wording(p)) for p in record.participations if p.role is role]


def _themes(record: Declaration) -> list[Any]:
    """Return the themes of each point, None for an untold one; or those named without points."""
    if record.stated_points is None:
        return [theme.value for theme in record.themes]
    told = {c.number: [theme.value for theme in c.themes] for c in record.commitments}
    return [told.get(number) for number in range(1, record.stated_points + 1)]


def _officials(record: Declaration, event: Event) -> list[Fact]:
    facts = [
        {**people.official_fact(p.official), "role": p.printed}
        for p in event.participations
        if p.official is not None
    ]
    for claim in record.claims:
        found = re.search(r"participations\[(\d+)\]\.official\.posts", claim.field)
        if found:
            facts[int(found[1])]["post_variant"] = claim.value
    return facts


def _computed(record: Declaration, event: Event) -> Fact:
    """Compute the weekday, whether it agrees with the print, and the themes of all points."""
    day = event.date.date if event.date else None
    printed = re.findall("|".join(WEEKDAYS), (event.date_printed or "").lower())
    themes = {t.value for c in record.commitments for t in c.themes}
    themes |= {theme.value for theme in record.themes}
    points = len(record.commitments) if record.stated_points is not None else None
    return {
        "weekday_computed": calendar_names()["weekday", day.isoweekday()].id if day else None,
        "weekday_matches_print": WEEKDAYS[printed[0]] == day.isoweekday()
        if day and printed
        else None,
        "points_classified": points if record.stated_points is not None or themes else 0,
        "themes_all": sorted(themes),
    }


def operation(record: Operation) -> Fact:
    """Write an operation as a fact."""
    first, *others = record.deployments
    name = record.name
    unit = first.unit
    claims = {claim.field: claim.value for claim in record.claims}
    return {
        "id": record.id,
        **_name(name),
        "name_as_printed": claims.get(CLAIMED["name_as_printed"]),
        "kind": record.management_printed,
        "election": record.elections[0].replace("-", " ") if record.elections else None,
        "unit": unit.printed if unit else None,
        "level": unit.kind if unit and unit.kind in ("polda", "polres") else None,
        "province": places.province_name(unit.region_codes) if unit else None,
        **_run(first),
        "personnel": _personnel(first),
        "personnel_by_phase": {
            strength.phase: strength.parts[0].personnel
            for strength in first.strengths
            if strength.phase in ("start", "voting")
        },
        **_personnel_sum(first),
        "sub_units": [_sub_unit(deployment) for deployment in others],
        **_task_forces(record),
        **(_stations(record.stations) if record.stations else {}),
        "guard_pattern": _guards(record),
        **_phases(record.phases),
        "bodyguards": _escorts(record),
        "posts": [(p.holder and p.holder.printed) or p.name for p in record.posts],
        "kickoff_event": _kickoff(record.events[0]) if record.events else None,
        "partners": [institution.printed for institution in record.partners],
        "related_operations": [related.printed for related in record.related],
        "same_as": record.same_as,
        "legal_basis": list(record.legal_basis),
        "funding": record.funding,
        "variants": [
            _variant(claim, record)
            for claim in record.claims
            if claim.field != CLAIMED["name_as_printed"]
        ],
        "sources": [address(source) for source in record.sources],
        "source_missing_url": True if not record.sources else None,
    }


def _name(name: OperationName) -> Fact:
    ordinals = {number: roman for roman, number in ORDINALS.items()}
    return {
        "name": name.printed,
        "name_variants": list(name.variants),
        "family": name.family.replace("-", "_") if name.family else None,
        "suffix": None if name.code_name_inferred else name.code_name,
        "suffix_inferred": name.code_name if name.code_name_inferred else None,
        "ordinal": ordinals[name.ordinal] if name.ordinal else None,
        "year": name.years[0] if name.years else None,
        "year_label": "-".join(map(str, name.years)) if len(name.years) > 1 else None,
    }


def _run(deployment: Deployment) -> Fact:
    period, stated, computed = deployment.period, deployment.stated_days, deployment.computed_days
    known = stated is not None and computed is not None
    return {
        "start": _day(period.start) if period else None,
        "start_inferred": deployment.start_inferred or None,
        "end": _day(period.end) if period else None,
        "end_text": deployment.end_printed,
        "extendable": deployment.extendable,
        "dates_source": address(deployment.sources[0]) if deployment.sources else None,
        "days_stated": stated,
        "days_computed": computed,
        "days_match": stated == computed if known else None,
        "days_difference": stated - computed if stated is not None and computed else None,
    }


def _personnel(deployment: Deployment) -> Fact:
    numbers: Fact = {}
    phases = {phase: key for key, (phase, _) in PHASED.items()}
    for strength in deployment.strengths:
        if strength.phase is None:
            numbers["total"] = strength.total
            for part in strength.parts:
                numbers[part.kind.replace("-", "_")] = part.printed or part.personnel
        elif strength.phase in phases:
            stated = strength.total if strength.total is not None else strength.parts[0].personnel
            numbers[phases[strength.phase]] = stated
    return numbers


def breakdown(deployment: Deployment) -> Strength | None:
    """Return the stated strength whose parts should make up its total; one part is none."""
    for strength in deployment.strengths:
        parts = [part for part in strength.parts if part.within is None]
        if strength.phase is None and strength.total is not None and len(parts) > 1:
            return strength
    return None


def _personnel_sum(deployment: Deployment) -> Fact:
    strength = breakdown(deployment)
    if strength is None:
        return {}
    return {
        "personnel_parts_sum": strength.computed_total,
        "personnel_sum_matches": strength.computed_total == strength.total,
    }


def _sub_unit(deployment: Deployment) -> str:
    name = deployment.unit.printed if deployment.unit else None
    if not deployment.strengths:
        return str(name)
    return f"{name} {deployment.strengths[0].total:,}"


def _task_forces(record: Operation) -> Fact:
    names = [force.name for force in record.task_forces]
    levels = [name for name in names if name.startswith("satgas tingkat ")]
    return {
        "levels": levels,
        "satgas": [name for name in names if name not in levels],
        "satgas_manning": {f.name: f.manning for f in record.task_forces if f.manning},
    }


def sum_of_classes(stations: Stations) -> int | None:
    """Return the sum of the classes when they are told for all stations.

    They are when the safest class is among them, or when they add up.
    """
    told = {c.vulnerability for c in stations.classes}
    computed = stations.computed_total
    safest = told & {Vulnerability.AMAN, Vulnerability.KURANG_RAWAN}
    if computed is None or stations.total is None:
        return None
    return computed if safest or computed == stations.total else None


def _stations(stations: Stations) -> Fact:
    words = {c.vulnerability.value: c for c in stations.classes}
    numbers = {w: c.printed or c.stations for w, c in words.items() if c.stations is not None}
    computed = sum_of_classes(stations)
    special = numbers.get("khusus") if computed is not None else None
    return {
        "tps": {"total": stations.total},
        "tps_classes": numbers,
        "tps_class_names": [w.replace("_", " ") for w in words if w not in numbers],
        "tps_class_count": stations.stated_classes,
        "voters": stations.voters,
        "tps_classes_sum": computed,
        "tps_sum_matches": None if computed is None else computed == stations.total,
        "tps_sum_without_khusus_matches": computed - special == stations.total
        if computed is not None and isinstance(special, int)
        else None,
    }


def _guards(record: Operation) -> Any:
    words: dict[str, str] = {}
    for guard in record.guard_patterns:
        if guard.vulnerability is None:
            return guard.printed
        before = words.get(guard.vulnerability.value)
        words[guard.vulnerability.value] = " or ".join(filter(None, (before, guard.printed)))
    return words


def _phases(phases: tuple[OperationPhase, ...]) -> Fact:
    named = [p for p in phases if p.stated_days is None and p.minimum_share is None]
    addresses = dict.fromkeys(address(source) for phase in phases for source in phase.sources)
    return {
        "phases": [_phase(phase) for phase in named],
        "phase_sources": list(addresses),
        "phase_days": {_key(p): p.stated_days for p in phases if p.stated_days is not None},
        "stage_strength_minimum": {_key(p): p.minimum_share for p in phases if p.minimum_share},
    }


def _key(phase: OperationPhase) -> str:
    return phase.name.replace(" ", "_")


def _phase(phase: OperationPhase) -> str:
    if phase.period is None:
        return phase.name
    return f"{phase.name} {phase.period.start}..{phase.period.end}"


def _escorts(record: Operation) -> Fact:
    numbers = {escort.office: escort.personnel_per_pair for escort in record.escorts}
    regent, mayor = numbers.get(Office.REGENT), numbers.get(Office.MAYOR)
    return {
        "pilgub_pair": numbers.get(Office.GOVERNOR),
        "pilbup_pilwalkot_pair": regent if regent == mayor else None,
    }


def _kickoff(event: Event) -> Fact:
    return {
        "kind": event.kind_printed,
        "date": _day(event.date),
        "date_as_printed": event.date_printed,
        "venue": event.venue,
    }


def _variant(claim: Claim, record: Operation) -> Fact:
    fields = {path: field for field, path in CLAIMED.items()}
    field = fields.get(claim.field)
    found = re.search(r"strengths\[0\]\.parts\[(\d+)\]", claim.field)
    if found:
        part = record.deployments[0].strengths[0].parts[int(found[1])]
        field = f"personnel.{part.kind.replace('-', '_')}"
    return {
        "field": field,
        "value": int(claim.value) if claim.value.isdigit() else claim.value,
        "source": address(claim.source) if claim.source else None,
        "note": claim.note,
    }
