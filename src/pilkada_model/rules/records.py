"""Rules over several fields of one record."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from pilkada_model.errors import InvalidValueError


def at_least_one_of(record: Any, *fields: str) -> None:
    """Refuse a record in which each of `fields` is None or empty; a count of 0 is given."""
    for name in fields:
        value = getattr(record, name)
        if value or (value is not None and value != ()):
            return
    raise InvalidValueError(
        record=type(record).__name__,
        field=None,
        value=None,
        expected=f"at least one of {', '.join(fields)}",
        code="nothing_given",
    )


def exactly_one_of(record: Any, *fields: str) -> None:
    """Refuse a record in which none, or more than one, of `fields` is set."""
    given = [name for name in fields if getattr(record, name) is not None]
    if len(given) != 1:
        raise InvalidValueError(
            record=type(record).__name__,
            field=None,
            value=tuple(given),
            expected=f"exactly one of {', '.join(fields)}",
            code="not_exactly_one",
        )


def unique_by(record: Any, field: str, of: Callable[[Any], Hashable | None]) -> None:
    """Refuse a record when two items of `field` agree in `of`; None agrees with nothing."""
    items = getattr(record, field)
    if len(items) < 2:
        return
    names = [of(item) for item in items]
    if len(set(names)) == len(names):
        return
    seen: set[Hashable] = set()
    for index, name in enumerate(names):
        if name is None:
            continue
        if name in seen:
            raise InvalidValueError(
                record=type(record).__name__,
                field=field,
                index=index,
                value=name,
                expected="no duplicates",
                code="duplicate",
            )
        seen.add(name)


def unique(record: Any, field: str) -> None:
    """Refuse a record when an item of `field` stands there twice."""
    items = getattr(record, field)
    if len(items) > 1 and len(set(items)) < len(items):
        unique_by(record, field, _itself)


def _itself(item: Any) -> Any:
    return item


def sorted_unique(record: Any, field: str) -> None:
    """Refuse a record whose `field` is not in rising order without repetition."""
    items = getattr(record, field)
    for index in range(1, len(items)):
        if items[index - 1] >= items[index]:
            raise InvalidValueError(
                record=type(record).__name__,
                field=field,
                index=index,
                value=items[index],
                expected="rising order without repetition",
                code="not_sorted",
            )
