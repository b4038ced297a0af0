"""The tables of police and military ranks and of military corps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from pilkada_model._data import items, read_rows


class RankRow(NamedTuple):
    """One row of ``police/ranks.csv``.

    Attributes:
        key: Force and rank, such as ``polri.akbp``.
        force: ``polri``, ``tni-ad``, ``tni-al`` or ``tni-au``.
        level: 1 for the highest rank in service, 22 for the lowest.
        group: ``perwira_tinggi`` down to ``tamtama``.
        abbreviation: The usual short form, with Pol or TNI where it belongs to the rank.
        full_name: The name in full.
        english: The name in English; no translation is official.
        variants_en: Other English names in use.
        variants: Other printed forms, misprints too; forms that differ from another only in
            case or full stops are left out.
    """

    key: str
    force: str
    level: int
    group: str
    abbreviation: str
    full_name: str
    english: str
    variants_en: tuple[str, ...]
    variants: tuple[str, ...]


class CorpsRow(NamedTuple):
    """One row of ``police/corps.csv``.

    Attributes:
        key: Force and corps, such as ``tni-al.laut-p``.
        force: ``tni-ad``, ``tni-al`` or ``tni-au``.
        abbreviation: What stands after the rank, such as ``Laut (P)``.
        full_name: The name in full.
        english: The name in English; no translation is official.
        variants: Other printed forms.
        certainty: ``high``, ``medium`` or ``low``.
    """

    key: str
    force: str
    abbreviation: str
    full_name: str
    english: str
    variants: tuple[str, ...]
    certainty: str


@cache
def ranks() -> Mapping[str, RankRow]:
    """Return the 88 ranks by key: force after force, each from the highest to the lowest."""
    rows = (
        RankRow(
            key=row["key"],
            force=row["force"],
            level=int(row["level"]),
            group=row["group"],
            abbreviation=row["abbreviation"],
            full_name=row["full_name"],
            english=row["english"],
            variants_en=items(row["variants_en"]),
            variants=items(row["variants"]),
        )
        for row in read_rows("police/ranks.csv")
    )
    return MappingProxyType({row.key: row for row in rows})


@cache
def corps() -> Mapping[str, CorpsRow]:
    """Return the 36 corps of the Army, the Navy and the Air Force by key, in key order."""
    rows = (
        CorpsRow(
            key=row["key"],
            force=row["force"],
            abbreviation=row["abbreviation"],
            full_name=row["full_name"],
            english=row["english"],
            variants=items(row["variants"]),
            certainty=row["certainty"],
        )
        for row in read_rows("police/corps.csv")
    )
    return MappingProxyType({row.key: row for row in rows})
