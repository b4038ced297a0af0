"""The tables of operation families and of the code names of the regional polices."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from pilkada_model._data import items, read_rows


class OperationFamilyRow(NamedTuple):
    """One row of ``operations/families.csv``.

    Attributes:
        key: The family, such as ``mantap-praja``.
        name: Its name as printed, such as ``Mantap Praja``.
        management: ``terpusat``, ``kewilayahan`` or ``kontinjensi``; None where sources do not
            say, or disagree.
        occasion: What it is held for.
        since: ISO date of its first day, for a family of which one is known.
        until: ISO date of its last day, for a family of which one is known.
        seen: Years for which a source in hand shows it; there can be others.
        aliases: Abbreviations, former spellings and misprints.
        succeeded_by: Key of the family that took its place.
        source: Address of a page that shows it; None where there is no public page.
        certainty: ``high``, ``medium`` or ``low``.
    """

    key: str
    name: str
    management: str | None
    occasion: str
    since: str | None
    until: str | None
    seen: tuple[int, ...]
    aliases: tuple[str, ...]
    succeeded_by: str | None
    source: str | None
    certainty: str


class CodeNameRow(NamedTuple):
    """One row of ``operations/code_names.csv``: a Polda's code name over one territory.

    Attributes:
        key: The code name as a key, such as ``lancang-kuning``; with `valid_from`, unique.
        code_name: The code name as printed, such as ``Lancang Kuning``.
        polda: Short name of the regional police, such as ``Polda Jatim``.
        polda_key: Its key, such as ``polda-jatim``.
        official_name: Its name in full.
        province_codes: Codes of the provinces that it covers or covered.
        variants: Other printed forms, misprints too.
        valid_from: First year or month, ISO, in which the row is known to hold; None where
            that is not known.
        valid_to: Last year or month, ISO, in which the row is known to hold, included; None
            for a row that holds today.
        source: Address of a page that shows it.
        certainty: ``high``, ``medium`` or ``low``.
    """

    key: str
    code_name: str
    polda: str
    polda_key: str
    official_name: str
    province_codes: tuple[str, ...]
    variants: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None
    source: str
    certainty: str


@cache
def families() -> Mapping[str, OperationFamilyRow]:
    """Return the 31 operation families by key, in key order."""
    rows = (
        OperationFamilyRow(
            key=row["key"],
            name=row["name"],
            management=row["management"] or None,
            occasion=row["occasion"],
            since=row["since"] or None,
            until=row["until"] or None,
            seen=tuple(int(year) for year in items(row["seen"])),
            aliases=items(row["aliases"]),
            succeeded_by=row["succeeded_by"] or None,
            source=row["source"] or None,
            certainty=row["certainty"],
        )
        for row in read_rows("operations/families.csv")
    )
    return MappingProxyType({row.key: row for row in rows})


@cache
def code_names() -> tuple[CodeNameRow, ...]:
    """Return the code names in key order, older rows first: 36 that hold today, and 4 older."""
    return tuple(
        CodeNameRow(
            key=row["key"],
            code_name=row["code_name"],
            polda=row["polda"],
            polda_key=row["polda_key"],
            official_name=row["official_name"],
            province_codes=items(row["province_codes"]),
            variants=items(row["variants"]),
            valid_from=row["valid_from"] or None,
            valid_to=row["valid_to"] or None,
            source=row["source"],
            certainty=row["certainty"],
        )
        for row in read_rows("operations/code_names.csv")
    )


def find_code_name(text: str) -> CodeNameRow | None:
    """Return the row of a code name or of one of its variants; None when no row has it.

    Case, spaces and punctuation do not matter. Of several rows the latest is returned: the
    territory of today for Cartenz, the former row for a code name that has gone out of use.
    """
    return _code_names_by_form().get(_folded(text))


@cache
def _code_names_by_form() -> Mapping[str, CodeNameRow]:
    # rows stand from the oldest to the latest, so that the latest wins
    return MappingProxyType(
        {_folded(form): row for row in code_names() for form in (row.code_name, *row.variants)}
    )


def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
