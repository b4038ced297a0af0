"""How what is written finds an entry of a table: by its key, by its forms, by likeness."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from pilkada_model.errors import UnknownReferenceError
from pilkada_model.rules import argument

_WORD = re.compile(r"[^\W_]+")
_NEAR = 5
_ALIKE = 0.7
_Entry = TypeVar("_Entry")


def words(text: str) -> list[str]:
    """Return the words of `text` without case, accents and punctuation."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    plain = (
        letters
        if letters.isascii()
        else "".join(letter for letter in letters if not unicodedata.combining(letter))
    )
    return _WORD.findall(plain)


def fold(text: str) -> str:
    """Return `text` in one word, without case, accents, punctuation and spaces.

    ``Lancang-Kuning``, ``LANCANG KUNING`` and ``lancangkuning`` fold to one form.
    """
    return "".join(words(text))


def by_form(
    entries: Iterable[_Entry],
    forms: Callable[[_Entry], Iterable[str]],
    fold: Callable[[str], str] = fold,
) -> Mapping[str, tuple[_Entry, ...]]:
    """Return the entries by each of their forms, folded by `fold`, in their order."""
    found: dict[str, tuple[_Entry, ...]] = {}
    for entry in entries:
        for form in dict.fromkeys(map(fold, forms(entry))):
            found[form] = (*found.get(form, ()), entry)
    return MappingProxyType(found)


def grouped(
    entries: Iterable[_Entry], key: Callable[[_Entry], str]
) -> Mapping[str, tuple[_Entry, ...]]:
    """Return the entries by a key that several can share, in their order."""
    return by_form(entries, lambda entry: (key(entry),), str)


def entry_of(
    function: str, kind: str, key: str, known: Mapping[str, _Entry], *, name: str = "key"
) -> _Entry:
    """Return the entry of a key, for a function that a caller gave the key to.

    Args:
        function: The function that was called, for errors.
        kind: What is looked for, for errors.
        key: The key that the caller gave.
        known: The entries by key.
        name: What the function calls the key, for errors.

    Raises:
        InvalidValueError: for a key that is no text, with the function for the record.
        UnknownReferenceError: for a key that `known` does not have; it names keys near it.
    """
    argument(function, name, key, str)
    if key not in known:
        raise unknown(kind, key, known)
    return known[key]


def chosen(
    function: str, kind: str, entries: Iterable[_Entry], **wanted: str | None
) -> tuple[_Entry, ...]:
    """Return the entries whose fields have the wanted values; None wants nothing.

    Raises:
        InvalidValueError: for a value that is no text, with the function for the record.
        UnknownReferenceError: for a value that no entry has; it names values near it.
    """
    every = tuple(entries)
    found = every
    for field, value in wanted.items():
        if value is not None:
            argument(function, field, value, str)
            known = dict.fromkeys(getattr(entry, field) for entry in every)
            if value not in known:
                raise unknown(f"{field} of {kind}", value, known)
            found = tuple(entry for entry in found if getattr(entry, field) == value)
    return found


def nearest(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return up to five of the known words that resemble `text`, best first."""
    return tuple(difflib.get_close_matches(text, known, n=_NEAR, cutoff=_ALIKE))


def unknown(kind: str, key: str, known: Iterable[str]) -> UnknownReferenceError:
    """Return the error for a key that a table does not have; it names keys near it."""
    return UnknownReferenceError(kind=kind, key=key, near=nearest(key, known))
