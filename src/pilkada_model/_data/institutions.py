"""The table of kinds of institution."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from pilkada_model._data import items, read_rows


class InstitutionKindRow(NamedTuple):
    """One row of ``institutions/kinds.csv``.

    Attributes:
        key: The kind, such as ``kpu-kabko``.
        abbreviation: The common short form.
        name_id: The name in Indonesian.
        name_en: The name in English.
        category: What it is for, such as ``organiser`` or ``security``.
        levels: The levels of government at which it exists, from the top.
        parent: Key of the next body up in the same chain, or of the body that forms it; None
            for the top of a chain and for forums.
        variant_of: Key of the national kind whose place it takes in some provinces.
        only_in: Codes of the provinces that have it; empty where all can.
        aliases: Other names and older ones.
        members_min: Fewest members by law; None where no number is fixed.
        members_max: Most members by law, at any of its levels; None where no number is fixed.
        members_per: What the members are counted for (``polling_station``, ``village``); None
            for one body.
        members_note: What the two numbers cannot say; empty as a rule.
        legal_basis: Laws and regulations, in short.
        certainty: ``high``, ``medium`` or ``low``.
    """

    key: str
    abbreviation: str
    name_id: str
    name_en: str
    category: str
    levels: tuple[str, ...]
    parent: str | None
    variant_of: str | None
    only_in: tuple[str, ...]
    aliases: tuple[str, ...]
    members_min: int | None
    members_max: int | None
    members_per: str | None
    members_note: str
    legal_basis: tuple[str, ...]
    certainty: str


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


@cache
def kinds() -> Mapping[str, InstitutionKindRow]:
    """Return the 112 kinds of institution by key, in key order."""
    rows = (
        InstitutionKindRow(
            key=row["key"],
            abbreviation=row["abbreviation"],
            name_id=row["name_id"],
            name_en=row["name_en"],
            category=row["category"],
            levels=items(row["levels"]),
            parent=row["parent"] or None,
            variant_of=row["variant_of"] or None,
            only_in=items(row["only_in"]),
            aliases=items(row["aliases"]),
            members_min=_number(row["members_min"]),
            members_max=_number(row["members_max"]),
            members_per=row["members_per"] or None,
            members_note=row["members_note"],
            legal_basis=items(row["legal_basis"]),
            certainty=row["certainty"],
        )
        for row in read_rows("institutions/kinds.csv")
    )
    return MappingProxyType({row.key: row for row in rows})
