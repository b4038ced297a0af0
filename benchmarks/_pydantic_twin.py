"""A pydantic model for every record class, generated from the record classes themselves.

The twin is as strict as our wire where pydantic has a setting for it (`extra="forbid"`,
`strict=True`, `frozen=True`) and otherwise as fast as pydantic can be made: same fields, same
types, same enums, no validator in Python. Rules about the form of text, bounds of numbers and
relations between fields are left out, so it does less than our records do.
"""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NewType, Union, get_args, get_origin, get_type_hints

import attrs
from pydantic import BaseModel, ConfigDict, StringConstraints, create_model

from pilkada_model import RECORDS, PartialDate

_CONFIG = ConfigDict(extra="forbid", strict=True, frozen=True)
# the nearest that pydantic checks without Python code; the calendar is not consulted
_PARTIAL_DATE = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$")]


@cache
def twin_of(record: type) -> type[BaseModel]:
    """Return the pydantic model with the fields, types and defaults of a record class."""
    hints = get_type_hints(record)
    fields: dict[str, Any] = {}
    for attribute in attrs.fields(record):
        default = ... if attribute.default is attrs.NOTHING else attribute.default
        fields[attribute.name] = (_twin_type(hints[attribute.name]), default)
    return create_model(record.__name__, __config__=_CONFIG, **fields)


def _twin_type(annotation: Any) -> Any:
    if isinstance(annotation, NewType):
        return _twin_type(annotation.__supertype__)
    if annotation is PartialDate:
        return _PARTIAL_DATE
    if annotation in RECORDS:
        return twin_of(annotation)
    origin = get_origin(annotation)
    if origin is tuple:
        return tuple[_twin_type(get_args(annotation)[0]), ...]
    if origin in (Union, UnionType):
        (inner,) = (kind for kind in get_args(annotation) if kind is not NoneType)
        return _twin_type(inner) | None
    return annotation
