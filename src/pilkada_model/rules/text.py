"""Rules about text."""

from __future__ import annotations

from typing import Any

from attrs import Attribute

from pilkada_model.rules.types import refuse


def free_text(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept any text that UTF-8 can write, also an empty one; a lone surrogate is refused."""
    if value.__class__ is not str:
        refuse(instance, attribute, value, expected="text", code="wrong_type")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            refuse(
                instance,
                attribute,
                value,
                expected="text without lone surrogates",
                code="lone_surrogate",
            )


def text(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept text with at least one character that is not white space, kept as printed."""
    if value.__class__ is not str or not value.isascii():
        free_text(instance, attribute, value)
    if not value or value.isspace():
        refuse(instance, attribute, value, expected="text that is not blank", code="blank")
