"""Titles around a name: degrees, professions, religion, nobility, and words of status.

Their canonical form follows the spelling rules (EYD V): a full stop after each shortened word,
suffix titles after a comma.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from attrs import frozen

from pilkada_model import rules
from pilkada_model._data import items, once, read_rows
from pilkada_model.labels import Labelled, Language, in_language
from pilkada_model.matching import entry_of, fold
from pilkada_model.sources import Certainty

__all__ = ["Title", "TitleKind", "TitlePosition", "find", "get", "titles"]


class TitlePosition(Labelled):
    """Where a title stands."""

    PREFIX = "prefix"
    """Before the name, without a comma."""
    SUFFIX = "suffix"
    """After the name and a comma."""
    AFTER_RANK = "after_rank"
    """Between a rank and the name."""


class TitleKind(Labelled):
    """What a title tells of the person."""

    ACADEMIC = "academic"
    COURTESY = "courtesy"
    NOBILITY = "nobility"
    PROFESSIONAL = "professional"
    RELIGIOUS = "religious"
    STATUS = "status"


@frozen(kw_only=True)
class Title:
    """A title: S.H., Dr., K.H., Raden, (Purn).

    Attributes:
        canonical: The form that records use; its case matters (``Dr.`` and ``dr.``).
        expansion: The title in full.
        name_en: What it means, in English.
        position: Where it stands.
        kind: What it tells.
        level: Of an academic degree the level (``S1/D4``, ``S2``), as far as there is one.
        variants: Other printed forms, in the case in which they are met.
        ambiguous_name_part: Whether the same word or letters can be part of the name itself.
        note: What to know about its use.
        certainty: How sure the row is.
    """

    canonical: str
    expansion: str
    name_en: str
    position: TitlePosition
    kind: TitleKind
    level: str | None
    variants: tuple[str, ...]
    ambiguous_name_part: bool
    note: str | None
    certainty: Certainty

    def __str__(self) -> str:
        return self.canonical

    def label(self, language: Language = "id") -> str:
        """Return the title in full (``id``), or what it means in English (``en``).

        Raises:
            UnknownReferenceError: for another language.
        """
        return in_language({"id": self.expansion, "en": self.name_en}, language)


@once
def _known() -> Mapping[str, Title]:
    found = (
        Title(
            canonical=row["canonical"],
            expansion=row["expansion"],
            name_en=row["name_en"],
            position=TitlePosition(row["position"]),
            kind=TitleKind(row["kind"]),
            level=row["level"] or None,
            variants=items(row["variants"]),
            ambiguous_name_part=row["ambiguous_name_part"] == "yes",
            note=row["note"] or None,
            certainty=Certainty(row["certainty"]),
        )
        for row in read_rows("people/titles.csv")
    )
    return MappingProxyType({title.canonical: title for title in found})


@once
def _by_form(form: Callable[[str], str]) -> Mapping[str, tuple[Title, ...]]:
    """Return the titles by their forms; a title that has a form as canonical one comes first."""
    forms: dict[str, dict[str, Title]] = {}
    for title in _known().values():
        forms.setdefault(form(title.canonical), {})[title.canonical] = title
    for title in _known().values():
        for name in (*title.variants, title.expansion):
            forms.setdefault(form(name), {})[title.canonical] = title
    return MappingProxyType({name: tuple(found.values()) for name, found in forms.items()})


def get(canonical: str) -> Title:
    """Return one title by its canonical form; always the same object for the same form.

    Raises:
        InvalidValueError: for what is no text.
        UnknownReferenceError: for a form that the table does not have; it names forms near it.
    """
    return entry_of("get", "title", canonical, _known(), name="canonical")


def find(text: str, *, position: TitlePosition | None = None) -> tuple[Title, ...]:
    """Return every title that is printed so; empty when there is none.

    Titles written exactly so come first and alone: canonical forms, then variants and titles in
    full. Only when there are none do case, accents, spaces and punctuation not matter. So
    ``Dr.`` is the doctorate, ``dr.`` the physician, and ``dR`` may be either; ``RM`` may be
    Raden Mas or Romo.

    Args:
        text: One title, as printed.
        position: Only titles that stand there.

    Raises:
        InvalidValueError: for an argument of another type.
    """
    rules.argument("find", "text", text, str)
    rules.optional_argument("find", "position", position, TitlePosition)
    exact = _at(position, _by_form(str).get(text.strip(), ()))
    return exact or _at(position, _by_form(fold).get(fold(text), ()))


def titles(
    *, position: TitlePosition | None = None, kind: TitleKind | None = None
) -> tuple[Title, ...]:
    """Return all titles in the order of their canonical forms, or those that fit.

    Args:
        position: Only titles that stand there.
        kind: Only titles of this kind.

    Raises:
        InvalidValueError: for an argument of another type.
    """
    rules.optional_argument("titles", "position", position, TitlePosition)
    rules.optional_argument("titles", "kind", kind, TitleKind)
    found = _at(position, tuple(_known().values()))
    return tuple(title for title in found if kind in (None, title.kind))


def _at(position: TitlePosition | None, found: tuple[Title, ...]) -> tuple[Title, ...]:
    return tuple(title for title in found if position in (None, title.position))
