"""cattrs, made strict for our records and quick on the way.

Every record class gets one structuring function, made by cattrs from hooks that this module
chooses by the annotation of each field. Text, numbers and flags have no hook: the field's own
rule checks their exact type when the record is made, so checking them here would be the same
work twice. A converter with detailed validation runs the rule of each field by itself, so that
all problems of a record are told and not the first. Without it, `_quick` makes the function.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from operator import attrgetter, methodcaller
from types import NoneType, UnionType
from typing import Any, NewType, Union, cast, get_args, get_origin, get_type_hints

from attrs import Attribute, fields, resolve_types
from cattrs import Converter, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from pilkada_model import rules
from pilkada_model.dates import PartialDate
from pilkada_model.dossier import RECORDS
from pilkada_model.errors import bounded
from pilkada_model.labels import Labelled
from pilkada_model.serial._quick import Place, make_record_hook

Hook = Callable[[Any, Any], Any]

_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(?:\.[0-9]{1,6})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]")


class UnreadableError(ValueError):
    """A value of the document has not the form that its place asks for.

    Attributes:
        code: Stable word for programs.
        expected: What was expected, in words.
        value: What was found.
    """

    def __init__(self, code: str, expected: str, value: object) -> None:
        self.code = code
        self.expected = expected
        self.value = value
        super().__init__(f"expected {expected}, got {bounded(value)}")


def read_date(value: Any, _: Any) -> dt.date:
    """Read ``YYYY-MM-DD``."""
    if value.__class__ is not str:
        raise UnreadableError("wrong_type", "a date as text", value)
    # fromisoformat also reads 20241127 and 2024-W48-3
    if len(value) == 10 and value[4] == "-" and value[7] == "-":
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise UnreadableError("malformed", "a date YYYY-MM-DD", value)


def read_moment(value: Any, _: Any) -> dt.datetime:
    """Read an RFC 3339 moment with ``T``, seconds and an offset."""
    if value.__class__ is not str:
        raise UnreadableError("wrong_type", "a moment as text", value)
    if _MOMENT.fullmatch(value):
        try:
            return dt.datetime.fromisoformat(value)
        except ValueError:
            pass
    raise UnreadableError("malformed", "a moment YYYY-MM-DDThh:mm:ss+hh:mm", value)


def read_clock(value: Any, _: Any) -> dt.time:
    """Read ``hh:mm:ss``."""
    if value.__class__ is not str:
        raise UnreadableError("wrong_type", "a time as text", value)
    if _CLOCK.fullmatch(value):
        return dt.time.fromisoformat(value)
    raise UnreadableError("malformed", "a time hh:mm:ss", value)


def read_partial_date(value: Any, _: Any) -> PartialDate:
    """Read ``2024``, ``2024-10`` or ``2024-10-05``."""
    if value.__class__ is not str:
        raise UnreadableError("wrong_type", "a date as text", value)
    return PartialDate.parse(value)


def _as_it_is(value: Any, _: Any) -> Any:
    return value


_LEAVES: dict[Any, Hook] = {
    str: _as_it_is,
    int: _as_it_is,
    bool: _as_it_is,
    dt.date: read_date,
    dt.datetime: read_moment,
    dt.time: read_clock,
    PartialDate: read_partial_date,
}


def _enum_hook(enum: type[Enum]) -> Hook:
    members = {member.value: member for member in enum}

    def read_member(value: Any, _: Any) -> Any:
        try:
            return members[value]
        except (KeyError, TypeError):
            expected = f"one of the {len(members)} words of {enum.__name__}"
            raise UnreadableError("unknown_word", expected, value) from None

    return read_member


def _tuple_hook(item: Any, converter: Converter) -> Hook:
    read = _hook(item, converter)

    def read_plain(value: Any, _: Any) -> tuple[Any, ...]:
        return tuple(_list(value))

    def read_items(value: Any, _: Any) -> tuple[Any, ...]:
        parts = value if value.__class__ is list else _list(value)
        return tuple([read(part, item) for part in parts])

    def read_and_explain(value: Any, _: Any) -> tuple[Any, ...]:
        return _each(_list(value), lambda part: read(part, item))

    if converter.detailed_validation:
        return read_and_explain
    return read_plain if read is _as_it_is else read_items


def _list(value: Any) -> list[Any]:
    if value.__class__ is not list:
        raise UnreadableError("wrong_type", "a list", value)
    items: list[Any] = value
    return items


_ItemsError: Any = IterableValidationError  # a checker reads the signature of ExceptionGroup


def _each(parts: Iterable[Any], read: Callable[[Any], Any]) -> tuple[Any, ...]:
    """Read every part, and raise the errors of all that fail as cattrs does, with their indexes."""
    done: list[Any] = []
    errors: list[Exception] = []
    for index, part in enumerate(parts):
        try:
            done.append(read(part))
        except Exception as error:  # whatever it is belongs to this part
            error.__notes__ = [
                *getattr(error, "__notes__", ()),
                IterableValidationNote(f"item {index}", index, object),
            ]
            errors.append(error)
    if errors:
        raise _ItemsError("items", errors, tuple)
    return tuple(done)


def _hook(annotation: Any, converter: Converter) -> Hook:
    """Return what reads a value of this annotation; the annotations of our records, no others."""
    leaf = _LEAVES.get(annotation)
    if leaf is not None:
        return leaf
    if isinstance(annotation, NewType):
        return _hook(annotation.__supertype__, converter)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return _tuple_hook(arguments[0], converter)
    if origin in (Union, UnionType):
        return _optional_hook(_without_none(annotation), converter)
    if issubclass(annotation, Enum):
        return _enum_hook(annotation)
    return converter.get_structure_hook(annotation)


def _optional_hook(annotation: Any, converter: Converter) -> Hook:
    read = _hook(annotation, converter)
    if read is _as_it_is:
        return read

    def read_or_none(value: Any, _: Any) -> Any:
        return None if value is None else read(value, annotation)

    return read_or_none


def _type_rule(annotation: Any) -> rules.Rule | None:
    """Return the rule that a value passes because the hook of its annotation made it, if any."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        item = _type_rule(arguments[0])
        return item and rules.tuple_of(item)
    if origin in (Union, UnionType):
        known = _type_rule(_without_none(annotation))
        return known and rules.optional(known)
    if annotation is PartialDate or annotation in RECORDS:
        return rules.exact(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return rules.exact(annotation)
    return None


def _without_none(annotation: Any) -> Any:
    """Return ``X`` for ``X | None``."""
    if get_origin(annotation) not in (Union, UnionType):
        return annotation
    (inner,) = (argument for argument in get_args(annotation) if argument is not NoneType)
    return inner


def _with_rule(record: type, attribute: Attribute[Any], read: Hook) -> Hook:
    """Read a field and run its rule at once, item by item for a tuple."""
    rule = cast("Callable[[Any, Any, Any], None]", attribute.validator)

    def read_and_check(value: Any, annotation: Any) -> Any:
        result = read(value, annotation)
        if result.__class__ is tuple:
            _each(result, lambda item: rule(record, attribute, (item,)))
        else:
            rule(record, attribute, result)
        return result

    return read_and_check


def _annotations(record: type) -> list[tuple[Attribute[Any], Any]]:
    hints = get_type_hints(record)
    return [(attribute, hints[attribute.name]) for attribute in fields(record)]


def _places(record: type, converter: Converter) -> Iterator[Place]:
    for attribute, annotation in _annotations(record):
        rule: Any = attribute.validator
        proved = rule is _type_rule(annotation)
        if attribute.default is None:  # then no None reaches `read` and `rule`
            read = _hook(_without_none(annotation), converter)
            rule = getattr(rule, "__wrapped__", rule)
        else:
            read = _hook(annotation, converter)
        yield Place(attribute, None if read is _as_it_is else read, None if proved else rule)


def _structure_hook(record: type, converter: Converter) -> Hook:
    resolve_types(record)
    if not converter.detailed_validation:
        return make_record_hook(record, _places(record, converter))
    hooks = {a.name: _hook(annotation, converter) for a, annotation in _annotations(record)}
    hooks = {a.name: _with_rule(record, a, hooks[a.name]) for a in fields(record)}
    overrides: dict[str, Any] = {n: override(struct_hook=hook) for n, hook in hooks.items()}
    read = cast(
        "Hook",
        make_dict_structure_fn(record, converter, _cattrs_forbid_extra_keys=True, **overrides),
    )

    def read_object(value: Any, annotation: Any) -> Any:
        if not isinstance(value, Mapping):
            raise UnreadableError("wrong_type", "an object", value)
        return read(value, annotation)

    return read_object


Writer = Callable[[Any], Any]

_WRITERS: dict[Any, Writer | None] = {
    str: None,
    int: None,
    bool: None,
    PartialDate: str,
    **dict.fromkeys((dt.date, dt.datetime, dt.time), methodcaller("isoformat")),
}


def _written(annotation: Any, converter: Converter) -> Writer | None:
    """Return what writes a value of this annotation; None for one that is written as it is."""
    if isinstance(annotation, NewType):
        return _written(annotation.__supertype__, converter)
    if annotation in _WRITERS:
        return _WRITERS[annotation]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        item = _written(arguments[0], converter)
        return list if item is None else lambda value: [item(part) for part in value]
    if origin in (Union, UnionType):
        write = _written(_without_none(annotation), converter)
        return write and (lambda value: None if value is None else write(value))
    if issubclass(annotation, Enum):
        return attrgetter("value")
    return converter.get_unstructure_hook(annotation)


def _unstructure_hook(record: type, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    resolve_types(record)
    hooks = {a.name: _written(annotation, converter) for a, annotation in _annotations(record)}
    overrides: dict[str, Any] = {n: override(unstruct_hook=h) for n, h in hooks.items() if h}
    return make_dict_unstructure_fn(record, converter, **overrides)


def configure(converter: Converter) -> Converter:
    """Add the hooks for our records, vocabularies and partial dates to a converter, and return it.

    Our records follow the wire grammar; everything else stays as the converter has it. Fields of
    our types in the caller's own classes work too. Without detailed validation the converter is
    quicker, and tells the first problem only.
    """
    converter.register_structure_hook_factory(lambda kind: kind in RECORDS, _structure_hook)
    converter.register_unstructure_hook_factory(lambda kind: kind in RECORDS, _unstructure_hook)
    converter.register_structure_hook_factory(
        lambda kind: isinstance(kind, type) and issubclass(kind, Labelled), _enum_hook
    )
    converter.register_structure_hook(PartialDate, read_partial_date)
    converter.register_unstructure_hook(PartialDate, str)
    return converter


def make_converter(*, detailed_validation: bool = True) -> Converter:
    """Return a new converter that reads and writes our records by the wire grammar.

    With `detailed_validation` a refused value raises cattrs' tree of errors with everything that
    is wrong; without it the first error. `pilkada_model.loads` and `from_dict` use both and raise
    `DocumentError`.
    """
    return configure(Converter(detailed_validation=detailed_validation))
