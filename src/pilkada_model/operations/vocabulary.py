"""The words of running an operation: phases, posts, preparations, documents, names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from pilkada_model import rules
from pilkada_model._data import items, once, read_rows
from pilkada_model.labels import Labelled, Language, in_language
from pilkada_model.levels import Level
from pilkada_model.matching import by_form, entry_of, fold
from pilkada_model.sources import Certainty


class OperationTermGroup(Labelled):
    """What a term of running an operation names."""

    ACTIVITY = "activity"
    """Operation, routine activity, and what lies between."""
    DOCUMENT = "document"
    """A kind of letter or plan."""
    ELEMENT = "element"
    """What every operation has: target, time, way of acting."""
    FORM = "form"
    """Overt, covert, and what it is for."""
    MANAGEMENT = "management"
    """Who runs it; finer than `Management`."""
    MANAGEMENT_FUNCTION = "management_function"
    """Planning, organising, execution, control (Perkap 1/2019)."""
    METHOD = "method"
    """A way of acting (cara bertindak)."""
    NAMING = "naming"
    """A part of the name of an operation."""
    OVERSIGHT = "oversight"
    """How it is watched from above."""
    PHASE = "phase"
    """A phase (tahap) in time."""
    POST = "post"
    """A post of command inside an operation."""
    PREPARATION = "preparation"
    """A gathering or exercise before or during it."""
    READINESS = "readiness"
    """One of the eight things that must be ready (asta siap)."""
    REGULATION = "regulation"
    """A regulation on managing operations."""
    TASK_FORCE = "task_force"
    """A usual task force (satgas)."""


@frozen(kw_only=True)
class OperationTerm:
    """A word of running an operation: one row of ``operations/terms.csv``.

    Attributes:
        key: Its key, such as ``latpraops``.
        group: What it names.
        name_id: The term in full, in Indonesian.
        name_en: The term in English; no translation is official.
        abbreviation: The usual short form, such as ``TFG``.
        aliases: Other printed forms.
        level: The level at which it belongs: national for Mabes Polri, province for a Polda,
            regency or city for a Polres; None for any, or where that is not known.
        post: Key of the same post in the table of posts, where it has one.
        pattern: How a document is numbered, or a name is made; words in ``<>`` stand for
            values, ``[]`` is what can be left out.
        examples: Numbers or names as printed.
        note: What else is known of it.
        source: Address of a page that shows it; None where there is no public page.
        certainty: How far the row can be trusted.
    """

    key: str
    group: OperationTermGroup
    name_id: str
    name_en: str
    abbreviation: str | None
    aliases: tuple[str, ...]
    level: Level | None
    post: str | None
    pattern: str | None
    examples: tuple[str, ...]
    note: str | None
    source: str | None
    certainty: Certainty

    def __str__(self) -> str:
        return self.abbreviation or self.name_id

    def label(self, language: Language = "id") -> str:
        """Return the term in full: ``id`` for Indonesian, ``en`` for English.

        Raises:
            UnknownReferenceError: for another language.
        """
        return in_language({"id": self.name_id, "en": self.name_en}, language)


@once
def _known_terms() -> Mapping[str, OperationTerm]:
    rows = (
        OperationTerm(
            key=row["key"],
            group=OperationTermGroup(row["group"]),
            name_id=row["name_id"],
            name_en=row["name_en"],
            abbreviation=row["abbreviation"] or None,
            aliases=items(row["aliases"]),
            level=Level(row["level"]) if row["level"] else None,
            post=row["post"] or None,
            pattern=row["pattern"] or None,
            examples=items(row["examples"]),
            note=row["note"] or None,
            source=row["source"] or None,
            certainty=Certainty(row["certainty"]),
        )
        for row in read_rows("operations/terms.csv")
    )
    return MappingProxyType({row.key: row for row in rows})


@once
def _all_terms() -> tuple[OperationTerm, ...]:
    return tuple(_known_terms().values())


def terms(*, group: OperationTermGroup | None = None) -> tuple[OperationTerm, ...]:
    """Return all terms in key order, or those of one group.

    Args:
        group: Only terms that name such a thing.

    Raises:
        InvalidValueError: for a `group` that is none.
    """
    if group is None:
        return _all_terms()
    rules.argument("terms", "group", group, OperationTermGroup)
    return tuple(term for term in _all_terms() if term.group is group)


def get_term(key: str) -> OperationTerm:
    """Return the term that has this key.

    Raises:
        InvalidValueError: for a key that is no text.
        UnknownReferenceError: for a key that the table does not have; it names keys near it.
    """
    return entry_of("get_term", "term of operations", key, _known_terms())


def find_terms(text: str) -> tuple[OperationTerm, ...]:
    """Return every term that is written so, in key order; an empty tuple when there is none.

    Names in both languages, abbreviations and other forms are known. ``Latpraops`` is a
    preparation and one of the eight readinesses. Case, accents, spaces and punctuation do not
    matter.

    Raises:
        InvalidValueError: if `text` is no text.
    """
    rules.argument("find_terms", "text", text, str)
    return _by_form().get(fold(text), ())


@once
def _by_form() -> Mapping[str, tuple[OperationTerm, ...]]:
    return by_form(_all_terms(), _forms)


def _forms(term: OperationTerm) -> tuple[str, ...]:
    short = (term.abbreviation,) if term.abbreviation is not None else ()
    return (term.key, term.name_id, term.name_en, *short, *term.aliases)
