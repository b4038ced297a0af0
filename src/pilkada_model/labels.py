"""Closed vocabularies: enums whose members carry an Indonesian and an English label.

The members stand in the rooms that use them, because editors and type checkers need
them there; the labels stand in the table ``_data/labels.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Literal, TypeVar

from pilkada_model import _data
from pilkada_model.errors import UnknownReferenceError

Language = Literal["id", "en"]
_Name = TypeVar("_Name")


def in_language(names: Mapping[str, _Name], language: Language) -> _Name:
    """Return what `names` has for this language.

    Raises:
        UnknownReferenceError: for a language that `names` does not have.
    """
    known = tuple(names)  # a tuple, so that a value without a hash is no language either
    if language not in known:
        raise UnknownReferenceError(kind="language", key=language, near=known)
    return names[language]


class Labelled(Enum):
    """Base of the closed vocabularies; the value of a member is its word on the wire."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    def label(self, language: Language = "id") -> str:
        """Return the name for people: ``id`` for Indonesian, ``en`` for English.

        Raises:
            UnknownReferenceError: for another language.
        """
        return in_language(_data.labels()[type(self).__name__, self.value], language)
