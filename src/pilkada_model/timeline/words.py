"""Words that pictures, tables and calendars of the timeline write, in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pilkada_model._data import once, read_rows
from pilkada_model.labels import Language, in_language


@once
def _words() -> Mapping[str, Mapping[str, str]]:
    return MappingProxyType(
        {
            row["key"]: MappingProxyType({"id": row["id"], "en": row["en"]})
            for row in read_rows("timeline_words.csv")
        }
    )


def word(key: str, language: Language) -> str:
    """Return a word of the table ``timeline_words.csv``.

    Raises:
        UnknownReferenceError: for another language.
    """
    return in_language(_words()[key], language)
