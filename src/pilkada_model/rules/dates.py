"""Rules about days and moments."""

from __future__ import annotations

import datetime as dt
from typing import Any

from attrs import Attribute

from pilkada_model.errors import InvalidValueError
from pilkada_model.rules.types import refuse


def calendar_date(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept a `datetime.date`, and no `datetime.datetime`, which is a moment."""
    if value.__class__ is not dt.date:
        refuse(instance, attribute, value, expected="a calendar date", code="wrong_type")


def aware_datetime(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept a moment that carries its offset from UTC, in whole minutes (RFC 3339).

    A moment of an hour that its zone lives through twice is refused: nothing written tells which
    of the two is meant. Indonesia has no such hour.
    """
    if value.__class__ is not dt.datetime:
        refuse(instance, attribute, value, expected="a moment (datetime)", code="wrong_type")
    offset = value.utcoffset()
    if offset is None:
        refuse(instance, attribute, value, expected="a moment with a zone", code="naive_datetime")
    if value.replace(fold=1 - value.fold).utcoffset() != offset:
        refuse(
            instance,
            attribute,
            value,
            expected="a moment that its zone has once",
            code="ambiguous_moment",
        )
    if offset % dt.timedelta(minutes=1):
        refuse(
            instance,
            attribute,
            value,
            expected="an offset in whole minutes",
            code="offset_not_in_minutes",
        )


def clock_time(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept a time on the local clock: no zone, whole seconds."""
    if value.__class__ is not dt.time:
        refuse(instance, attribute, value, expected="a time of day", code="wrong_type")
    if value.tzinfo is not None:
        refuse(instance, attribute, value, expected="a time without a zone", code="aware_time")
    if value.microsecond:
        refuse(instance, attribute, value, expected="whole seconds", code="fraction_of_second")


def end_not_before_start(record: Any) -> None:
    """Refuse a record whose `end` is before its `start`; an unknown bound is accepted."""
    if record.start is not None and record.end is not None and record.end < record.start:
        raise InvalidValueError(
            record=type(record).__name__,
            field="end",
            value=record.end,
            expected=f"an end not before the start {record.start.isoformat()}",
            code="end_before_start",
        )
