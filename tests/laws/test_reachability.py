"""What the strategies reach: without it the other laws would say less than they seem to."""

from __future__ import annotations

import typing
from collections import Counter
from enum import Enum

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pilkada_model import strategies
from pilkada_model.dossier import RECORDS

EXAMPLES = 90
"""Draws of each record by itself; what is inside the others is counted too."""


def promised(hint) -> set[object]:
    """Return what must be seen of a field with this annotation."""
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return {"empty", "long"} | promised(arguments[0])
    if type(None) in arguments:
        (inner,) = (one for one in arguments if one is not type(None))
        return {None, "value"} | promised(inner)
    if hint is bool:
        return {True, False}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return set(hint)
    return {"value"}


def seen_of(value) -> typing.Iterator[object]:
    """Yield what one value of a field shows."""
    if isinstance(value, tuple):
        if not value:
            yield "empty"
        if len(value) >= 5:
            yield "long"
        for item in value:
            yield from seen_of(item)
    elif value is None:
        yield None
    else:
        yield "value"
        if isinstance(value, bool | Enum):
            yield value


def note(record, seen: Counter) -> None:
    """Count what a record and all records inside it show, field by field."""
    kind = type(record)
    for attribute in attrs.fields(kind):
        value = getattr(record, attribute.name)
        for sight in seen_of(value):
            seen[kind, attribute.name, sight] += 1
        for item in value if isinstance(value, tuple) else (value,):
            if type(item) in RECORDS:
                note(item, seen)


@pytest.fixture(scope="module")
def seen() -> Counter:
    """Draw each record often enough, once for all tests here; the same draws every time."""
    counts: Counter = Counter()
    for kind in RECORDS:

        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(record=strategies.records_of(kind))
        def draw(record):
            note(record, counts)

        draw()
    return counts


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_everything_legal_is_drawn(record, seen):
    """Every member, both flags, None, values, empty and long tuples are drawn for every field."""
    hints = typing.get_type_hints(record)
    missing = [
        (attribute.name, sight)
        for attribute in attrs.fields(record)
        for sight in promised(hints[attribute.name])
        if not seen[record, attribute.name, sight]
    ]
    assert missing == []
