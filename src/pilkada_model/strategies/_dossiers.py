"""Dossiers: small worlds about one region and one election."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from pilkada_model.dossier import Dossier
from pilkada_model.levels import Level
from pilkada_model.operations import code_names, find_code_name
from pilkada_model.strategies._codes import region_codes
from pilkada_model.strategies._dates import voting_days
from pilkada_model.strategies._declarations import declarations
from pilkada_model.strategies._elections import (
    contests,
    election_ids,
    elections,
    is_contested,
    year_of,
)
from pilkada_model.strategies._events import events
from pilkada_model.strategies._institutions import institutions
from pilkada_model.strategies._officials import officials
from pilkada_model.strategies._operations import operations
from pilkada_model.strategies._shapes import FLAGS, distinct, maybe, several
from pilkada_model.strategies._sources import sources
from pilkada_model.strategies._stages import timetables
from pilkada_model.strategies._text import texts

_LEVELS = st.sampled_from((Level.REGENCY_CITY, Level.PROVINCE))


def _each_id_once(seen: set[str], records: Iterable[Any]) -> tuple[Any, ...]:
    """Take the id from every record whose id another one has; `seen` remembers them."""
    kept: list[Any] = []
    for record in records:
        kept.append(evolve(record, id=None) if record.id in seen else record)
        seen.update(() if record.id is None else (record.id,))
    return tuple(kept)


def _code_name(draw: DrawFn, region: str) -> str | None:
    """Draw the code name that an operation has where the region lies, if the table has one."""
    there = [
        row.code_name
        for row in code_names()
        if region[:2] in row.province_codes and find_code_name(row.code_name) == row
    ]
    return draw(st.sampled_from(there)) if there else None


@st.composite
def dossiers(draw: DrawFn, *, region: str | None = None, election: str | None = None) -> Dossier:
    """Records that belong together: one region, the Polda above it, an election and its day.

    Args:
        draw: Given by Hypothesis.
        region: Code of a province, or of a regency or city.
        election: Id of the wave that all is about; beside it stand others.
    """
    if region is None:
        region = draw(region_codes(level=draw(_LEVELS)).filter(is_contested))
    election = draw(election_ids()) if election is None else election
    year = year_of(election)
    near = draw(voting_days(year))
    beside = distinct(draw, election_ids())
    days = {election: near} | {wave: None for wave in beside if wave != election}
    told = days if draw(FLAGS) else {}
    scheduled = days if draw(FLAGS) else {}
    there = contests(election=election, region=region, near=near)
    operation = operations(code_name=_code_name(draw, region), year=year, near=near)
    declared = declarations(region=region, election=election, near=near)
    seen: set[str] = set()
    return Dossier(
        title=maybe(draw, texts()),
        elections=_each_id_once(
            seen, (draw(elections(election=wave, near=day)) for wave, day in told.items())
        ),
        contests=_each_id_once(seen, several(draw, there) if is_contested(region) else ()),
        timetables=tuple(
            draw(timetables(election=wave, near=day)) for wave, day in scheduled.items()
        ),
        institutions=_each_id_once(seen, several(draw, institutions(region=region))),
        officials=_each_id_once(seen, several(draw, officials(region=region))),
        events=_each_id_once(seen, several(draw, events(region=region, near=near))),
        declarations=_each_id_once(seen, several(draw, declared)),
        operations=_each_id_once(seen, several(draw, operation)),
        sources=several(draw, sources(near=near)),
        note=maybe(draw, texts()),
    )
