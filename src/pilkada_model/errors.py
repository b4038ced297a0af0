"""Every error that the library raises, under one root.

Four gates, four kinds of failure: a value that can never be true
(`InvalidValueError`), a reference that nothing answers (`UnknownReferenceError`),
text that is not understood (`ParseError`) and a document from outside that is
refused (`DocumentError`). Each keeps its operands as attributes and compares by
them, so that a test can say ``err.value == UnknownReferenceError(...)``.
"""

from __future__ import annotations

import reprlib
from collections.abc import Sequence
from typing import Any

from attrs import frozen

_BOUNDED = reprlib.Repr()
_BOUNDED.maxstring = _BOUNDED.maxother = 60
_BOUNDED.maxlevel = 3


def bounded(value: object) -> str:
    """Return a `repr` of at most 80 characters, without lone surrogates, whatever the value is."""
    try:
        text = _BOUNDED.repr(value)
    except Exception:  # a value whose own repr fails must not hide the error that is being told
        text = f"<{type(value).__name__}>"
    text = text if len(text) <= 80 else f"{text[:77]}..."
    return text.encode("utf-8", "backslashreplace").decode()


class PilkadaError(Exception):
    """The root of all errors of this library; catch it to catch them all."""

    def _operands(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if not name.startswith("__")}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PilkadaError):
            return NotImplemented
        # the text tells 1 from True, which are equal operands; so equal errors have one hash
        return (
            type(self) is type(other)
            and str(self) == str(other)
            and self._operands() == other._operands()
        )

    def __hash__(self) -> int:
        return hash((type(self), str(self)))

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self._operands())


def _rebuild(kind: type[PilkadaError], operands: dict[str, Any]) -> PilkadaError:
    return kind(**operands)


class InvalidValueError(PilkadaError, ValueError):
    """A rule refused a value: what it holds can never be true.

    Attributes:
        record: Name of the record class, or of the function that was called.
        field: The field that holds the value; None when several fields disagree.
        index: Position inside the field, counted from 0, when one item is at fault.
        value: The refused value itself.
        expected: What would have been accepted, in words.
        code: Stable word for programs, such as ``wrong_type`` or ``end_before_start``.
    """

    def __init__(
        self,
        *,
        record: str,
        field: str | None,
        value: object,
        expected: str,
        code: str,
        index: int | None = None,
    ) -> None:
        self.record = record
        self.field = field
        self.index = index
        self.value = value
        self.expected = expected
        self.code = code
        super().__init__(f"{record}{self.path}: expected {expected}, got {bounded(value)}")

    @property
    def path(self) -> str:
        """The place inside the record, such as ``.commitments[2]``; empty for the whole record."""
        place = "" if self.field is None else f".{self.field}"
        return place if self.index is None else f"{place}[{self.index}]"


class UnknownReferenceError(PilkadaError, LookupError):
    """A code or key that no table and no dossier has.

    Attributes:
        kind: What was looked for, such as ``region``.
        key: The code or key as given.
        near: Known keys or names that resemble it, best first.
    """

    def __init__(self, *, kind: str, key: object, near: Sequence[str] = ()) -> None:
        self.kind = kind
        self.key = key
        self.near = tuple(near)
        super().__init__(self._text())

    def _text(self) -> str:
        hint = f"; near: {', '.join(self.near)}" if self.near else ""
        return f"unknown {self.kind} {bounded(self.key)}{hint}"


class AmbiguousReferenceError(UnknownReferenceError):
    """A code or key that can mean several things: without more said, none of them is meant.

    Attributes:
        kind: What was looked for, such as ``region``.
        key: The code or key as given.
        near: What it can mean, each with what tells it from the others.
    """

    def _text(self) -> str:
        return f"ambiguous {self.kind} {bounded(self.key)}: {' or '.join(self.near)}"


class ParseError(PilkadaError, ValueError):
    """Text that could not be understood.

    Attributes:
        text: The text as given.
        expected: What was looked for, in words.
        span: Start and end (exclusive) of the part at fault, in characters.
    """

    def __init__(self, *, text: str, expected: str, span: tuple[int, int] | None = None) -> None:
        self.text = text
        self.expected = expected
        self.span = span
        super().__init__(f"expected {expected}, got {bounded(text)}")


@frozen(kw_only=True)
class Problem:
    """One thing that is wrong with a document.

    Attributes:
        path: Where, from the root ``$``, such as ``$.declarations[0].stated_points``.
        code: Stable word for programs, such as ``wrong_type`` or ``unknown_key``.
        message: What was expected and what was found; lower case, no full stop.
        value: The value at fault as a bounded `repr`.
    """

    path: str
    code: str
    message: str
    value: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class DocumentError(PilkadaError, ValueError):
    """Outside data was refused.

    Attributes:
        problems: Everything that is wrong, in the order of the fields of the records.
        source: Name of the file or stream, when the caller gave one.
    """

    def __init__(self, *, problems: Sequence[Problem], source: str | None = None) -> None:
        self.problems = tuple(problems)
        self.source = source
        count = len(self.problems)
        head = f"{source or 'document'}: {count} problem{'' if count == 1 else 's'}"
        super().__init__("\n".join([head, *(f"  {problem}" for problem in self.problems)]))


class MissingExtraError(PilkadaError, ImportError):
    """A function needs an optional part of the library that is not installed.

    Attributes:
        extra: Name of the extra to install.
        needed_for: The function or command that needs it.
    """

    def __init__(self, *, extra: str, needed_for: str) -> None:
        self.extra = extra
        self.needed_for = needed_for
        super().__init__(f'{needed_for} needs: pip install "pilkada-model[{extra}]"')
