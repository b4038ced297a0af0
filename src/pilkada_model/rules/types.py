"""Rules about the type of a value, and rules made of other rules.

A made rule is kept: asked for twice, it is the same function, so that rules can be compared.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache, wraps
from typing import Any, NoReturn

from attrs import Attribute

from pilkada_model.errors import InvalidValueError

_NAMES: dict[type, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    tuple: "a tuple",
    dt.date: "a calendar date",
}

Rule = Callable[[Any, "Attribute[Any]", Any], None]
"""The shape of every field rule: ``(instance, attribute, value)``."""


def refuse(
    instance: object,
    attribute: Attribute[Any],
    value: object,
    *,
    expected: str,
    code: str,
    index: int | None = None,
) -> NoReturn:
    """Raise the `InvalidValueError` of one field."""
    raise InvalidValueError(
        record=instance.__name__ if isinstance(instance, type) else type(instance).__name__,
        field=attribute.name,
        index=index,
        value=value,
        expected=expected,
        code=code,
    )


def name_of_type(kind: type) -> str:
    """Return what a value of this class is called in an error."""
    return _NAMES.get(kind) or f"a value of type {kind.__name__}"


@cache
def exact(kind: type) -> Rule:
    """Make a rule: the value's class is `kind` itself, so ``True`` is no whole number."""
    expected = name_of_type(kind)

    def exactly(instance: Any, attribute: Attribute[Any], value: Any) -> None:
        if value.__class__ is not kind:
            refuse(instance, attribute, value, expected=expected, code="wrong_type")

    return exactly


@cache
def optional(rule: Rule) -> Rule:
    """Make a rule: None (unknown), or what `rule` accepts; `rule` is its ``__wrapped__``."""

    @wraps(rule)
    def none_or(instance: Any, attribute: Attribute[Any], value: Any) -> None:
        if value is not None:
            rule(instance, attribute, value)

    return none_or


@cache
def tuple_of(rule: Rule) -> Rule:
    """Make a rule: a tuple of what `rule` accepts; the error names the first item it refuses."""

    def items(instance: Any, attribute: Attribute[Any], value: Any) -> None:
        if value.__class__ is not tuple:
            refuse(instance, attribute, value, expected="a tuple", code="wrong_type")
        index = 0
        try:
            for item in value:
                rule(instance, attribute, item)
                index += 1
        except InvalidValueError as error:
            refuse(
                instance,
                attribute,
                value[index],
                expected=error.expected,
                code=error.code,
                index=index,
            )

    return items
