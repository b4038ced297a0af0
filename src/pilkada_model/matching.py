"""How written names are compared: folded to letters and digits, and by likeness."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping

from pilkada_model.errors import UnknownReferenceError

_WORD = re.compile(r"[^\W_]+")
_NEAR = 5
_ALIKE = 0.7


def words(text: str) -> list[str]:
    """Return the words of `text` without case, accents and punctuation."""
    return _WORD.findall(unicodedata.normalize("NFKD", text).casefold())


def fold(text: str) -> str:
    """Return `text` in one word, without case, accents, punctuation and spaces.

    ``Lancang-Kuning``, ``LANCANG KUNING`` and ``lancangkuning`` fold to one form.
    """
    return "".join(words(text))


def nearest(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return up to five of the known words that resemble `text`, best first."""
    return tuple(difflib.get_close_matches(text, known, n=_NEAR, cutoff=_ALIKE))


def unknown(kind: str, key: str, known: Mapping[str, object]) -> UnknownReferenceError:
    """Return the error for a key that a table does not have; it names keys near it."""
    return UnknownReferenceError(kind=kind, key=key, near=nearest(key, known))
