"""Words that pictures, tables and calendars of the timeline write, in two languages."""

from __future__ import annotations

from pilkada_model._data import words
from pilkada_model.labels import Language, in_language


def word(key: str, language: Language) -> str:
    """Return a word of the table ``timeline_words.csv``.

    Raises:
        UnknownReferenceError: for another language.
    """
    return in_language(words("timeline_words.csv")[key], language)
