"""The quick pass: records straight from the fields that a document gives.

The constructor of a record checks every field, also those that keep their default. A default
has passed its rule since the class was written, so this pass leaves the constructor out: it
reads and checks the given fields alone, fills in the defaults, and then runs the rules over
several fields. What it makes equals what the constructor makes, and it refuses what the
constructor refuses; of a record with several mistakes it tells the first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import Any, cast

from attrs import NOTHING, fields
from cattrs import ForbiddenExtraKeysError

from pilkada_model.errors import InvalidValueError
from pilkada_model.rules import Rule

Hook = Callable[[Any, Any], Any]


def make_record_hook(record: type, hooks: Mapping[str, Hook | None], proved: Set[str]) -> Hook:
    """Return what reads one record class from a dictionary.

    Args:
        record: The record class.
        hooks: What reads each field, by name; None for a field that is taken as it is.
        proved: Names of the fields whose rule accepts whatever their hook returns.
    """
    places: dict[str, tuple[Any, ...]] = {}
    defaults: list[tuple[str, Callable[[Any, Any], None], Any]] = []
    for attribute in fields(record):
        name, default = attribute.name, attribute.default
        write = vars(record)[name].__set__
        rule = None if name in proved else cast("Rule", attribute.validator)
        places[name] = (write, hooks[name], rule, attribute, default)
        defaults.append((name, write, default))
    new, all_given = record.__new__, len(places)
    finish = getattr(record, "__attrs_post_init__", None)

    def read_record(data: Any, _: Any) -> Any:
        if data.__class__ is not dict and not isinstance(data, Mapping):
            raise InvalidValueError(
                record=record.__name__,
                field=None,
                value=data,
                expected="an object",
                code="wrong_type",
            )
        made = new(record)
        for name, value in data.items():
            try:
                write, read, rule, attribute, default = places[name]
            except KeyError:
                raise ForbiddenExtraKeysError("", record, {name}) from None
            if value is not None or default is not None:
                if read is not None:
                    value = read(value, None)
                if rule is not None:
                    rule(record, attribute, value)
            write(made, value)
        if len(data) < all_given:
            for name, write, default in defaults:
                if name not in data:
                    if default is NOTHING:
                        raise KeyError(name)
                    write(made, default)
        if finish is not None:
            finish(made)
        return made

    return read_record
