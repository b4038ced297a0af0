"""What the strategies reach: without it the other laws would say less than they seem to."""

from __future__ import annotations

import typing
from collections import Counter
from enum import Enum

import attrs
from hypothesis import HealthCheck, Phase, given, seed, settings

from pilkada_model import strategies
from pilkada_model.dossier import RECORDS, Dossier

BATCH, BATCHES = 100, 100
"""At most ten thousand draws of each record; what is inside others is counted too."""


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


def missing_of(kind, seen: Counter) -> list[tuple[str, object]]:
    """Return what has not been seen of the fields of a record class."""
    hints = typing.get_type_hints(kind)
    return [
        (attribute.name, sight)
        for attribute in attrs.fields(kind)
        for sight in sorted(promised(hints[attribute.name]), key=str)
        if not seen[kind, attribute.name, sight]
    ]


def draw_batch(kind, number: int, seen: Counter) -> None:
    """Draw a batch of records, the same for the same number, and note what they show."""

    @seed(number)
    @settings(
        max_examples=BATCH,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(record=strategies.records_of(kind))
    def draw(record):
        note(record, seen)

    draw()


def test_everything_legal_is_drawn():
    """Every member, both flags, None, values, empty and long tuples are drawn for every field."""
    seen: Counter = Counter()
    for kind in (Dossier, *RECORDS):
        for number in range(BATCHES):
            if not missing_of(kind, seen):
                break
            draw_batch(kind, number, seen)
    missing = {kind.__name__: missing_of(kind, seen) for kind in RECORDS}
    assert {name: unseen for name, unseen in missing.items() if unseen} == {}
