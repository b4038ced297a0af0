"""JSON to records and back: strict in, canonical out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from copy import copy
from functools import cache
from itertools import chain
from typing import Any, Literal, NoReturn, TypeVar, cast, overload

from pilkada_model.dossier import RECORDS, Dossier
from pilkada_model.errors import DocumentError, InvalidValueError, Problem
from pilkada_model.rules import argument
from pilkada_model.serial._converter import make_converter
from pilkada_model.serial._problems import Place, found, problem

T = TypeVar("T")

_READABLE: tuple[type, ...] = (bytes, bytearray, memoryview, str)
_NESTED: tuple[type, ...] = (dict, list)

MAX_BYTES = 64 * 2**20
"""Default limit on the size of a document: 64 MiB."""
MAX_DEPTH = 32
"""Default limit on nested objects and lists; our own documents reach about half of it."""


Hook = Callable[[Any, Any], Any]


@cache
def _quick(record: type) -> Hook:
    return make_converter(detailed_validation=False).get_structure_hook(record)


@cache
def _detailed(record: type) -> Hook:
    return make_converter(detailed_validation=True).get_structure_hook(record)


@cache
def _writer(record: type) -> Callable[[Any], dict[str, Any]]:
    return make_converter().get_unstructure_hook(record)


def _record_class(record: Any) -> type:
    """Return `record` itself if it is one of our record classes, else refuse it."""
    if not (isinstance(record, type) and record in RECORDS):
        raise InvalidValueError(
            record="serial",
            field=None,
            value=record,
            expected="a record class of pilkada_model",
            code="not_a_record",
        )
    return record


def to_dict(record: object) -> dict[str, Any]:
    """Return a record as plain JSON values: dictionaries, lists, text, whole numbers, flags, None.

    Every field is there, unknown ones as None.

    Raises:
        InvalidValueError: if `record` is not one of our records.
    """
    return _writer(_record_class(type(record)))(record)


def dumps(record: object, *, indent: int | None = None) -> bytes:
    """Write a record as JSON in UTF-8.

    Without `indent` the bytes are canonical (as RFC 8785): keys sorted, no white space, every
    field written; the same record gives the same bytes everywhere. (One moment written with two
    offsets is equal in Python, and two texts.) With `indent` keys keep the
    order of the fields, a newline ends the text, and people can read it.

    Raises:
        InvalidValueError: if `record` is not one of our records, or `indent` is no whole number.
    """
    plain = to_dict(record)
    if indent is None:
        text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    else:
        argument("dumps", "indent", indent, int)
        text = json.dumps(plain, ensure_ascii=False, indent=indent) + "\n"
    return text.encode()


def digest(record: object) -> str:
    """Return the SHA-256 of the canonical bytes, in hexadecimal: a name for the content.

    Raises:
        InvalidValueError: if `record` is not one of our records.
    """
    return hashlib.sha256(dumps(record)).hexdigest()


@overload
def from_dict(
    data: object, record: type[T], *, max_depth: int = ..., lenient: Literal[False] = ...
) -> T: ...
@overload
def from_dict(
    data: object, record: type[T], *, max_depth: int = ..., lenient: Literal[True]
) -> tuple[T, tuple[Problem, ...]]: ...
def from_dict(
    data: object, record: type[T], *, max_depth: int = MAX_DEPTH, lenient: bool = False
) -> T | tuple[T, tuple[Problem, ...]]:
    """Make a record from plain JSON values, such as `to_dict` returns.

    Args:
        data: Dictionaries, lists, text, whole numbers, flags and None.
        record: The record class that is asked for.
        max_depth: Limit on nested dictionaries and lists.
        lenient: Whether unknown keys are left out and reported instead of refused.

    Returns:
        The record; with `lenient`, the record and the unknown keys as problems.

    Raises:
        DocumentError: with every problem of the data; with `lenient`, every one but unknown keys.
        InvalidValueError: if `record` is not one of our record classes, or `max_depth` is no
            whole number.
    """
    argument("from_dict", "max_depth", max_depth, int)
    return cast("T", _read(data, record, max_depth, lenient=lenient))


def _read(data: object, record: Any, max_depth: int, *, lenient: bool) -> Any:
    quick = _quick(_record_class(record))
    if max_depth < MAX_DEPTH:
        _refuse_depth(data, max_depth)
    try:
        made = quick(data, record)
    except Exception:  # any failure at all: the detailed pass says what is wrong
        _refuse_depth(data, max_depth)
        return _explain(data, record, lenient=lenient)
    return (made, ()) if lenient else made


def _explain(data: object, record: Any, *, lenient: bool) -> Any:
    """Raise the `DocumentError` that tells all problems, or leave out unknown keys if lenient."""
    try:
        made = _detailed(record)(data, record)
    except Exception as error:
        problems = list(found(error))
        unknown = [(place, one) for place, one in problems if one.code == "unknown_key"]
        if not (lenient and unknown):
            raise DocumentError(problems=[one for _, one in problems]) from error
    else:
        return (made, ()) if lenient else made
    # without its unknown keys a record may break a rule over several fields: read it again
    made = _explain(_without(data, [place for place, _ in unknown]), record, lenient=False)
    return made, tuple(one for _, one in unknown)


def _without(data: Any, places: list[Place]) -> Any:
    """Return a copy without the keys at these places; what leads to none of them is shared."""
    copies: dict[Place, Any] = {(): copy(data)}
    for place in places:
        for length in range(1, len(place)):
            here, step = place[:length], place[length - 1]
            if here not in copies:
                parent = copies[place[: length - 1]]
                copies[here] = parent[step] = copy(parent[step])
        del copies[place[:-1]][place[-1]]
    return copies[()]


@overload
def loads(
    data: bytes | str,
    *,
    max_bytes: int = ...,
    max_depth: int = ...,
    lenient: Literal[False] = ...,
) -> Dossier: ...
@overload
def loads(
    data: bytes | str,
    *,
    max_bytes: int = ...,
    max_depth: int = ...,
    lenient: Literal[True],
) -> tuple[Dossier, tuple[Problem, ...]]: ...
@overload
def loads(
    data: bytes | str,
    record: type[T],
    *,
    max_bytes: int = ...,
    max_depth: int = ...,
    lenient: Literal[False] = ...,
) -> T: ...
@overload
def loads(
    data: bytes | str,
    record: type[T],
    *,
    max_bytes: int = ...,
    max_depth: int = ...,
    lenient: Literal[True],
) -> tuple[T, tuple[Problem, ...]]: ...
def loads(
    data: bytes | str,
    record: Any = Dossier,
    *,
    max_bytes: int = MAX_BYTES,
    max_depth: int = MAX_DEPTH,
    lenient: bool = False,
) -> Any:
    """Read one record from JSON, by the wire grammar.

    Args:
        data: UTF-8 bytes without a byte order mark, or text.
        record: The record class that is asked for; a dossier by default.
        max_bytes: Limit on the size in UTF-8 bytes.
        max_depth: Limit on nested objects and lists.
        lenient: Whether unknown keys are left out and reported instead of refused.

    Returns:
        The record; with `lenient`, the record and the unknown keys as problems.

    Raises:
        DocumentError: with every problem of the document; with `lenient`, every one but
            unknown keys.
        InvalidValueError: if `record` is not one of our record classes, `data` is neither
            bytes nor text, or a limit is no whole number.
    """
    argument("loads", "max_bytes", max_bytes, int)
    argument("loads", "max_depth", max_depth, int)
    text = _text(data, max_bytes)
    return _read(_parsed(text, max_depth), record, max_depth, lenient=lenient)


def _parsed(text: str, max_depth: int) -> Any:
    try:
        try:
            return _DECODER.decode(text)
        except json.JSONDecodeError:
            raise
        except ValueError:  # a number of thousands of digits, or one that is none
            return _CUTTING_DECODER.decode(text)
    except RecursionError:
        _refuse("too_deep", _too_deep(max_depth), "")
    except json.JSONDecodeError as error:
        _refuse("not_json", f"not JSON: {error.msg} at line {error.lineno}", error.doc[error.pos :])
    except ValueError as error:
        _refuse("not_a_number", str(error), "")


def _text(data: Any, max_bytes: int) -> str:
    if not isinstance(data, _READABLE):
        raise InvalidValueError(
            record="loads", field="data", value=data, expected="bytes or text", code="wrong_type"
        )
    given: Any = data
    try:
        raw: bytes = given.encode() if isinstance(given, str) else bytes(given)
        if len(raw) > max_bytes:
            _refuse("too_large", f"{len(raw)} bytes, but the limit max_bytes is {max_bytes}", "")
        text = raw.decode()
    except (UnicodeEncodeError, UnicodeDecodeError) as error:
        _refuse("not_utf8", f"not UTF-8 at position {error.start}", error.object[:20])
    if text.startswith("\ufeff"):
        _refuse("byte_order_mark", "a byte order mark stands before the document", text[:1])
    return text


def _whole_number(digits: str) -> int:
    """Cut what is far beyond 64 bits: it is refused all the same, at its place and in no time."""
    return int(digits[:40])


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of the wire grammar")


_DECODER = json.JSONDecoder(parse_constant=_no_constant)
_CUTTING_DECODER = json.JSONDecoder(parse_int=_whole_number, parse_constant=_no_constant)


def _too_deep(max_depth: int) -> str:
    return f"nested deeper than the limit max_depth of {max_depth}"


def _refuse_depth(data: object, max_depth: int) -> None:
    """Refuse nested lists and objects beyond the limit, without recursion."""
    level = _containers([data])
    for _ in range(max_depth):
        if not level:
            return
        level = _containers(chain.from_iterable(map(_children, level)))
    if level:
        _refuse("too_deep", _too_deep(max_depth), "")


def _children(container: Any) -> Iterable[Any]:
    return container.values() if container.__class__ is not list else container


def _containers(values: Iterable[Any]) -> list[Any]:
    """Return the lists and objects among the values; one that is there twice, once."""
    return list({id(v): v for v in values if isinstance(v, _NESTED)}.values())


def _refuse(code: str, message: str, value: object) -> NoReturn:
    raise DocumentError(problems=[problem((), code, message, value)])
