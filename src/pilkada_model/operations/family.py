"""Families of operations, such as Mantap Praja, and who runs them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from pilkada_model import rules
from pilkada_model._data import items, once, read_rows
from pilkada_model.dates import PartialDate
from pilkada_model.labels import Labelled, Language, in_language
from pilkada_model.matching import by_form, entry_of, fold
from pilkada_model.sources import Certainty


class Management(Labelled):
    """Who runs an operation (Perkap 9/2011, Perkap 1/2019)."""

    IMBANGAN = "imbangan"
    KEWILAYAHAN = "kewilayahan"
    KONTINJENSI = "kontinjensi"
    TERPUSAT = "terpusat"


@frozen(kw_only=True)
class OperationFamily:
    """Operations of one name, held again and again: one row of ``operations/families.csv``.

    Attributes:
        key: Its key, such as ``mantap-praja``.
        name: Its name as printed, such as ``Mantap Praja``.
        management: Who runs it; None where sources do not say, or disagree.
        occasion: What it is held for, in English.
        since: Its first day, for a family of which one is known.
        until: Its last day, included, for a family of which one is known.
        seen: Years for which a source in hand shows it; there can be others.
        typical_days: Numbers of days for which it was held.
        aliases: Abbreviations, former spellings and misprints.
        succeeded_by: Key of the family that took its place.
        orders: Telegrams and plans that ordered it, as printed.
        note: What else is known, or doubtful.
        source: Address of a page that shows it; None where there is no public page.
        certainty: How far the row can be trusted.
    """

    key: str
    name: str
    management: Management | None
    occasion: str
    since: PartialDate | None
    until: PartialDate | None
    seen: tuple[int, ...]
    typical_days: tuple[int, ...]
    aliases: tuple[str, ...]
    succeeded_by: str | None
    orders: tuple[str, ...]
    note: str | None
    source: str | None
    certainty: Certainty

    def __str__(self) -> str:
        return self.name

    def label(self, language: Language = "id") -> str:
        """Return ``Operasi Mantap Praja``, or ``Operation Mantap Praja`` for ``en``.

        Raises:
            UnknownReferenceError: for another language.
        """
        names = {"id": f"Operasi {self.name}", "en": f"Operation {self.name}"}
        return in_language(names, language)


@once
def known_families() -> Mapping[str, OperationFamily]:
    """Return every family by its key, in key order."""
    rows = (
        OperationFamily(
            key=row["key"],
            name=row["name"],
            management=Management(row["management"]) if row["management"] else None,
            occasion=row["occasion"],
            since=PartialDate.parse(row["since"]) if row["since"] else None,
            until=PartialDate.parse(row["until"]) if row["until"] else None,
            seen=tuple(map(int, items(row["seen"]))),
            typical_days=tuple(map(int, items(row["typical_days"]))),
            aliases=items(row["aliases"]),
            succeeded_by=row["succeeded_by"] or None,
            orders=items(row["orders"]),
            note=row["note"] or None,
            source=row["source"] or None,
            certainty=Certainty(row["certainty"]),
        )
        for row in read_rows("operations/families.csv")
    )
    return MappingProxyType({row.key: row for row in rows})


@once
def _all_families() -> tuple[OperationFamily, ...]:
    return tuple(known_families().values())


def families(*, management: Management | None = None) -> tuple[OperationFamily, ...]:
    """Return all families of operations in key order, or those that are run in one way.

    Args:
        management: Only families that are known to be run so.

    Raises:
        InvalidValueError: for a `management` that is none.
    """
    if management is None:
        return _all_families()
    rules.argument("families", "management", management, Management)
    return tuple(family for family in _all_families() if family.management is management)


def get_family(key: str) -> OperationFamily:
    """Return the family that has this key.

    Raises:
        InvalidValueError: for a key that is no text.
        UnknownReferenceError: for a key that the table does not have; it names keys near it.
    """
    return entry_of("get_family", "operation family", key, known_families())


def find_families(text: str) -> tuple[OperationFamily, ...]:
    """Return every family that is written so, in key order; an empty tuple when there is none.

    Names, abbreviations, former spellings and misprints are known, alone or after Operasi or
    Ops, but without code name and year. Case, accents, spaces and punctuation do not matter.

    Raises:
        InvalidValueError: if `text` is no text.
    """
    rules.argument("find_families", "text", text, str)
    return _by_form().get(fold(text), ())


@once
def _by_form() -> Mapping[str, tuple[OperationFamily, ...]]:
    return by_form(_all_families(), _forms)


def _forms(family: OperationFamily) -> tuple[str, ...]:
    names = (family.key, family.name, *family.aliases)
    words = ("", "Operasi ", "Operation ", "Ops ")
    return tuple(f"{word}{name}" for name in names for word in words)
