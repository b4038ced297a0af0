"""The floor: our records called by hand from `json.loads`, with nothing between.

The functions know which fields of the benchmark documents are not plain JSON values, convert
those in place and call the class with the rest. The rules run, because the classes run them;
a wrong document fails somehow, with whatever Python raises. No library in pure Python that
makes these records can be quicker than this by much.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from pilkada_model import (
    Commitment,
    Declaration,
    Event,
    EventKind,
    Group,
    Institution,
    InstrumentKind,
    Official,
    OperationName,
    PartialDate,
    Participation,
    PersonName,
    Post,
    Rank,
    Role,
    Source,
    Theme,
)

Plain = dict[str, Any]
_ENUMS = (EventKind, InstrumentKind, Rank, Role, Theme)
_MEMBERS = {enum: {member.value: member for member in enum} for enum in _ENUMS}
_KIND, _INSTRUMENT, _RANK, _ROLE, _THEME = (_MEMBERS[enum] for enum in _ENUMS)


def declaration_by_hand(document: bytes) -> Declaration:
    """Read one of the benchmark documents."""
    data = json.loads(document)
    if data.get("instrument"):
        data["instrument"] = _INSTRUMENT[data["instrument"]]
    if data.get("event"):
        data["event"] = _event(data["event"])
    if data.get("operation"):
        data["operation"] = _operation(data["operation"])
    data["commitments"] = _tuple(_commitment, data.get("commitments"))
    data["participations"] = _tuple(_participation, data.get("participations"))
    data["sources"] = _tuple(_source, data.get("sources"))
    data["themes"] = tuple([_THEME[theme] for theme in data.get("themes", ())])
    _freeze(data, "region_codes", "elections", "claims")
    return Declaration(**data)


def _tuple(make: Callable[[Plain], Any], items: list[Plain] | None) -> tuple[Any, ...]:
    return tuple([make(item) for item in items]) if items else ()


def _freeze(data: Plain, *names: str) -> None:
    for name in names:
        if name in data:
            data[name] = tuple(data[name])


def _event(data: Plain) -> Event:
    data["kind"] = _KIND[data["kind"]]
    if data.get("date"):
        data["date"] = PartialDate.parse(data["date"])
    _freeze(data, "names", "region_codes", "participations", "claims", "sources")
    return Event(**data)


def _commitment(data: Plain) -> Commitment:
    data["themes"] = tuple([_THEME[theme] for theme in data.get("themes", ())])
    return Commitment(**data)


def _participation(data: Plain) -> Participation:
    data["role"] = _ROLE[data["role"]]
    if data.get("institution"):
        data["institution"] = _institution(data["institution"])
    if data.get("official"):
        data["official"] = _official(data["official"])
    if data.get("group"):
        data["group"] = _group(data["group"])
    return Participation(**data)


def _institution(data: Plain) -> Institution:
    _freeze(data, "region_codes")
    return Institution(**data)


def _group(data: Plain) -> Group:
    _freeze(data, "members")
    return Group(**data)


def _official(data: Plain) -> Official:
    if data.get("name"):
        data["name"] = _name(data["name"])
    if data.get("rank"):
        data["rank"] = _RANK[data["rank"]]
    data["posts"] = _tuple(_post, data.get("posts"))
    return Official(**data)


def _name(data: Plain) -> PersonName:
    _freeze(data, "prefix_titles", "suffix_titles", "customary_titles", "aliases", "variants")
    return PersonName(**data)


def _post(data: Plain) -> Post:
    return Post(**data)


def _operation(data: Plain) -> OperationName:
    _freeze(data, "years", "variants")
    return OperationName(**data)


def _source(data: Plain) -> Source:
    if data.get("published"):
        data["published"] = dt.date.fromisoformat(data["published"])
    return Source(**data)
