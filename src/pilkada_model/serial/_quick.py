"""The quick pass: records straight from the fields that a document gives.

The constructor of a record checks every field, also those that keep their default. A default
has passed its rule since the class was written, so this pass leaves the constructor out: it
reads and checks the given fields alone, fills in the defaults, and then runs the rules over
several fields. What it makes equals what the constructor makes, and it refuses what the
constructor refuses; of a record with several mistakes it tells the first.

As attrs and cattrs do, it writes one plain function for each class and compiles it. Together
this takes little more than half the time of the constructors; ``benchmarks/run.py`` has both.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, NoReturn, cast

from attrs import NOTHING, Attribute, fields_dict
from cattrs import ForbiddenExtraKeysError

from pilkada_model.errors import InvalidValueError
from pilkada_model.rules import Rule

Hook = Callable[[Any, Any], Any]


class Place(NamedTuple):
    """How one field is read.

    Attributes:
        attribute: The field. Neither `read` nor `rule` sees None where that is the default, nor
            an empty list where the default is an empty tuple.
        read: Makes the value; None for what is taken as it is.
        rule: Checks the value; None where `read` returns nothing that the rule refuses.
    """

    attribute: Attribute[Any]
    read: Hook | None
    rule: Rule | None


def make_record_hook(record: type, places: Iterable[Place]) -> Hook:
    """Return what reads one record class from a mapping: ``(data, annotation) -> record``."""
    names: dict[str, Any] = {
        "Mapping": Mapping,
        "finish": getattr(record, "__attrs_post_init__", None),
        "new": object.__new__,
        "open_record": _opened(record),
        "record": record,
        "refuse_keys": _refuse_keys,
        "refuse_type": _refuse_type,
    }
    lines = [
        "def read_record(data, _):",
        "    if data.__class__ is not dict and not isinstance(data, Mapping):",
        "        refuse_type(record, data)",
        "    made = new(open_record)",
        "    given = 0",
    ]
    for place in places:
        name = place.attribute.name
        names[f"attribute_{name}"] = place.attribute
        names[f"default_{name}"] = place.attribute.default
        names[f"read_{name}"] = place.read
        names[f"rule_{name}"] = place.rule
        lines += _lines(place)
    lines += ["    if given != len(data):", "        refuse_keys(record, data)"]
    lines.append("    made.__class__ = record")
    if names["finish"] is not None:
        lines.append("    finish(made)")
    lines.append("    return made")
    return _compiled("\n".join(lines), f"<quick pass of {record.__name__}>", names)


def _lines(place: Place) -> list[str]:
    """Return the source that reads one field, such as ``id``.

    ::

        if "id" in data:
            given += 1
            value = data["id"]
            if value is not None:
                value = read_id(value, None)
                rule_id(record, attribute_id, value)
            made.id = value
        else:
            made.id = default_id
    """
    name, default = place.attribute.name, place.attribute.default
    lines = [f"    if {name!r} in data:", "        given += 1", f"        value = data[{name!r}]"]
    steps = [f"value = read_{name}(value, None)"] if place.read is not None else []
    if place.rule is not None:
        steps.append(f"rule_{name}(record, attribute_{name}, value)")
    if default is None and steps:
        lines += ["        if value is not None:", *_indented(steps)]
    elif default == () and steps:
        lines += ["        if value or value.__class__ is not list:", *_indented(steps)]
        lines += ["        else:", "            value = ()"]
    else:
        lines += [f"        {step}" for step in steps]
    lines += [f"        made.{name} = value", "    else:"]
    if default is NOTHING:
        return [*lines, f"        raise KeyError({name!r})"]
    return [*lines, f"        made.{name} = default_{name}"]


def _indented(steps: list[str]) -> list[str]:
    return [f"            {step}" for step in steps]


def _opened(record: type) -> type:
    """Return the class of an unfinished record: the same slots, and no frozen `__setattr__`.

    Python writes a slot of it directly, which takes a fifth of a call of `object.__setattr__`.
    The finished object becomes a `record` by its `__class__`, before anybody else sees it.
    """
    plain = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(f"Open{record.__name__}", (record,), {"__slots__": (), **plain})


def _compiled(source: str, file: str, names: dict[str, Any]) -> Hook:
    """Compile the source of `read_record`; tracebacks and debuggers can show it."""
    linecache.cache[file] = len(source), None, source.splitlines(keepends=True), file
    exec(compile(source, file, "exec"), names)  # noqa: S102 - the text is ours, of field names
    return cast("Hook", names["read_record"])


def _refuse_type(record: type, data: object) -> NoReturn:
    raise InvalidValueError(
        record=record.__name__, field=None, value=data, expected="an object", code="wrong_type"
    )


def _refuse_keys(record: type, data: Mapping[Any, Any]) -> NoReturn:
    raise ForbiddenExtraKeysError("", record, set(data) - set(fields_dict(record)))
