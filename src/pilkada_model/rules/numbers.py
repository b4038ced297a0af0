"""Rules about numbers. Whole numbers only: the model has no fractions."""

from __future__ import annotations

from typing import Any

from attrs import Attribute

from pilkada_model.rules.types import refuse

LARGEST = 2**63 - 1
"""The largest whole number of the wire grammar (64 bits, signed)."""


def _whole(instance: Any, attribute: Attribute[Any], value: Any, low: int, high: int) -> None:
    if value.__class__ is not int:
        refuse(instance, attribute, value, expected="a whole number", code="wrong_type")
    if not low <= value <= high:
        refuse(
            instance,
            attribute,
            value,
            expected=f"a whole number from {low} to {high}",
            code="out_of_range",
        )


def count(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept a number of things: 0 or more, within 64 bits."""
    _whole(instance, attribute, value, 0, LARGEST)


def positive(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept a number that starts at 1, within 64 bits."""
    _whole(instance, attribute, value, 1, LARGEST)


def year(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept a calendar year of four digits."""
    _whole(instance, attribute, value, 1000, 9999)
