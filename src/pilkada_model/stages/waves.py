"""The timetables of the waves, from their files: one for each election, whatever set its stages.

A file has the name of its election, or that and a word for a part of it: the re-votes of 2025
stand in a file of their own and are stages of Pilkada 2024. It lists the pages it cites once,
each under a short key.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pilkada_model._data import manifest, once, read_json
from pilkada_model.dates import Hours, PartialDate, Period, Zone
from pilkada_model.matching import entry_of
from pilkada_model.regions import RegionCode
from pilkada_model.rules.codes import ELECTION_ID
from pilkada_model.sources import Certainty, Claim, Source
from pilkada_model.stages.records import (
    ElectionStage,
    Instrument,
    StageBasis,
    StagePhase,
    Timetable,
)

_FOLDER = "timetables/"
_Row = Mapping[str, Any]
_Pages = Mapping[str, Source]


def timetables() -> tuple[Timetable, ...]:
    """Return the timetables of all elections that have one, by election.

    Each is made when first asked for and the same object from then on.
    """
    return tuple(timetable(election) for election in _files())


def timetable(election: str) -> Timetable:
    """Return the timetable of one election: all its stages, by whatever instrument.

    Stages that another instrument superseded are among them; `Instrument.replaces` tells.

    Args:
        election: Id of the wave, such as ``pilkada-2024``.

    Raises:
        InvalidValueError: for an id that is no text.
        UnknownReferenceError: for an election without a timetable.
    """
    entry_of("timetable", "timetable", election, _files(), name="election")
    return _built(election)


@once
def _files() -> Mapping[str, tuple[str, ...]]:
    """Return the files of each election, told by their names, the main file first."""
    found: dict[str, tuple[str, ...]] = {}
    for stem in sorted(row["file"].removesuffix(".json") for row in manifest()):
        election = ELECTION_ID.match(stem.removeprefix(_FOLDER))
        if stem.startswith(_FOLDER) and election is not None:
            found[election[0]] = (*found.get(election[0], ()), f"{stem}.json")
    return MappingProxyType(found)


@once
def _built(election: str) -> Timetable:
    instruments: list[Instrument] = []
    stages: list[ElectionStage] = []
    sources: list[Source] = []
    for name in _files()[election]:
        content = read_json(name)
        pages = {key: Source(url=url) for key, url in content["pages"].items()}
        instruments.extend(_instrument(row) for row in content["instruments"])
        stages.extend(_stage(row, election, pages) for row in content["stages"])
        sources.extend(pages[key] for key in content["sources"])
    return Timetable(
        election=election,
        instruments=tuple(instruments),
        stages=tuple(stages),
        sources=tuple(sources),
    )


def _instrument(row: _Row) -> Instrument:
    return Instrument(
        id=row["id"],
        name=row["name"],
        in_force=PartialDate.parse(row["in_force"]),
        status=row["status"],
        replaces=tuple(row.get("replaces", ())),
        replaces_stages=tuple(row.get("replaces_stages", ())),
    )


def _stage(row: _Row, election: str, pages: _Pages) -> ElectionStage:
    return ElectionStage(
        id=row["id"],
        election=election,
        slug=row["slug"],
        instrument=row.get("instrument"),
        name=row["name"],
        name_en=row["name_en"],
        period=Period(start=_day(row.get("start")), end=_day(row.get("end"))),
        parent=row.get("parent"),
        phase=StagePhase(row["phase"]),
        hours=_hours(row["hours"]) if "hours" in row else None,
        deadline=row.get("deadline"),
        body=row["body"],
        legal_basis=row["legal_basis"],
        region_codes=tuple(RegionCode(code) for code in row.get("region_codes", ())),
        basis=StageBasis(row["basis"]),
        certainty=Certainty(row["certainty"]),
        conflicts=tuple(_claim(claim, pages) for claim in row.get("conflicts", ())),
        sources=tuple(pages[key] for key in row["sources"]),
        note=row.get("note"),
    )


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def _hours(row: _Row) -> Hours:
    return Hours(
        start=_time(row.get("start")),
        end=_time(row.get("end")),
        zone=Zone(row["zone"]) if "zone" in row else None,
    )


def _time(text: str | None) -> dt.time | None:
    return None if text is None else dt.time.fromisoformat(text)


def _claim(row: _Row, pages: _Pages) -> Claim:
    return Claim(
        field=row["field"],
        value=row["value"],
        source=pages[row["source"]],
        note=row.get("note"),
    )
