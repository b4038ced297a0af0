"""From cattrs' tree of errors to a flat list of problems with paths."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator

from attrs import fields_dict
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from pilkada_model.errors import InvalidValueError, Problem, bounded
from pilkada_model.serial._converter import UnreadableError

Place = tuple[str | int, ...]
"""The steps from the root of a document: field names and list indexes."""


def path_of(place: Place) -> str:
    """Write a place as a path: ``$.declarations[0].stated_points``, ASCII only."""
    steps = ["$"]
    for step in place:
        if isinstance(step, str) and step.isascii() and step.isidentifier():
            steps.append(f".{step}")
        else:
            steps.append(f"[{json.dumps(step)}]")
    return "".join(steps)


def problem(place: Place, code: str, message: str, value: object) -> Problem:
    """Make one problem; the value is bounded."""
    return Problem(path=path_of(place), code=code, message=message, value=bounded(value))


def found(error: Exception, place: Place = ()) -> Iterator[tuple[Place, Problem]]:
    """Yield every problem of cattrs' tree with its place, in the order of the fields."""
    if isinstance(error, BaseValidationError):
        for child in error.exceptions:
            yield from found(child, place + _step(child))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = tuple(fields_dict(error.cl))
        for key in sorted(error.extra_fields, key=str):
            yield (*place, key), _unknown_key((*place, key), key, error.cl.__name__, known)
    elif isinstance(error, InvalidValueError):
        at = place if _step(error) else place + _own_place(error)
        message = f"expected {error.expected}, got {bounded(error.value)}"
        yield at, problem(at, error.code, message, error.value)
    elif isinstance(error, UnreadableError):
        message = f"expected {error.expected}, got {bounded(error.value)}"
        yield place, problem(place, error.code, message, error.value)
    elif isinstance(error, KeyError):
        # the only look-up that can fail is that of a field without a default
        yield place, problem(place, "missing", "required, but not there", None)
    else:
        raise error


def _step(error: Exception) -> Place:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()


def _own_place(error: InvalidValueError) -> Place:
    steps = (error.field, error.index)
    return tuple(step for step in steps if step is not None)


def _unknown_key(place: Place, key: object, record: str, known: tuple[str, ...]) -> Problem:
    near = difflib.get_close_matches(str(key), known, n=1)
    hint = f"; near: {near[0]}" if near else ""
    return problem(place, "unknown_key", f"{record} has no such field{hint}", key)
