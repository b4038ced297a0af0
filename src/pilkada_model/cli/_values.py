"""Single values written for people, in one language, as printed text beside what it means."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Container, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from attrs import fields
from rich.cells import cell_len
from rich.text import Text

from pilkada_model import regions
from pilkada_model._data import words
from pilkada_model.dates import Hours, PartialDate, Period
from pilkada_model.errors import UnknownReferenceError
from pilkada_model.labels import Labelled, Language
from pilkada_model.rules.numbers import LARGEST
from pilkada_model.writing import write_count, write_date, write_partial_date, write_period

Fact = tuple[str, Text]
"""A heading and what stands beside it."""

_NOT_COUNTED = frozenset({"blank_column_number", "number", "ordinal", "years"})
_REGIONS = frozenset({"region_code", "region_codes"})
_ON_ONE_LINE = frozenset({"elections", "region_codes", "replaces", "themes", "years"})
_STANDS_BESIDE = {
    "end_printed": "end_event",
    "region_printed": "region_codes",
    "start_inferred": "period",
}
_TABLE = "cli_words.csv"
_HIDDEN = re.compile(r"[^\S ]+|[^\s\x20-\x7e]")


def word(key: str, language: Language) -> str:
    """Return a heading or a small word of the command line.

    The key of a heading over one field of a record is the name of the field.
    """
    return words(_TABLE)[key][language]


def heading_of(record: type, name: str, language: Language) -> str:
    """Return the heading over a field: one of this record alone, or else that of the name."""
    own = f"{record.__name__}.{name}"
    return word(own if own in words(_TABLE) else name, language)


def visible(text: str) -> str:
    """Return text that cannot steer a terminal: breaks as a space, control characters spelt out."""
    seen = _HIDDEN.sub(_spelt, text)
    # a mark that has no letter to stand on would take no room at all
    return seen if cell_len(seen) else seen.encode("unicode_escape").decode()


def _spelt(found: re.Match[str]) -> str:
    hidden = found[0]
    if hidden.isspace():
        return " "
    return hidden if hidden.isprintable() else hidden.encode("unicode_escape").decode()


def region_name(code: str, language: Language) -> str:
    """Return name and code, such as ``Kabupaten Pamekasan (35.28)``; the code alone if unknown."""
    for known in (code, code[:5]):
        try:
            name = regions.get(known).label(language)
        except UnknownReferenceError:
            continue
        return f"{name} ({code})"
    return code


def written(name: str, value: Any, language: Language) -> str:
    """Write the value of the field `name`: dates in full, counts grouped, words by their label."""
    kind: type[Any] = value.__class__
    if kind is tuple:
        items: tuple[Any, ...] = value
        parts = [written(name, part, language) for part in items]
        return (", " if name in _ON_ONE_LINE else "\n").join(parts)
    if name in _REGIONS:
        return region_name(value, language)
    if name in _NOT_COUNTED:
        return str(value)
    if isinstance(value, Labelled):
        return value.label(language)
    write = _WRITERS.get(kind)
    return visible(str(value)) if write is None else write(value, language)


def count(number: int, language: Language) -> str:
    """Write a count; a sum beyond what a record can hold stands in bare digits."""
    return write_count(number, language) if number <= LARGEST else str(number)


def _flag(value: object, language: Language) -> str:
    return word("yes" if value else "no", language)


def _moment(value: dt.datetime, language: Language) -> str:
    return f"{write_date(value.date(), language)}, {_clock(value.timetz())}"


def _partial_date(value: PartialDate, language: Language) -> str:
    day = value.date
    return write_partial_date(value, language) if day is None else write_date(day, language)


def _clock(time: dt.time, _: Language = "id") -> str:
    exact = time.isoformat("auto" if time.second or time.microsecond else "minutes")
    return re.sub("(?=[+-])", " ", exact, count=1)


def _hours(hours: Hours, _: Language) -> str:
    ends = ["" if end is None else _clock(end) for end in (hours.start, hours.end)]
    zone = hours.zone.value if hours.zone else ""
    return f"{'–'.join(ends)} {zone}".strip()


_WRITERS: Mapping[type, Callable[[Any, Language], str]] = MappingProxyType(
    {
        bool: _flag,
        int: count,
        dt.datetime: _moment,
        dt.date: write_date,
        dt.time: _clock,
        PartialDate: _partial_date,
        Period: write_period,
        Hours: _hours,
    }
)


def as_printed(printed: str | None, understood: str, language: Language) -> Text:
    """Return the printed form as a remark, or nothing if it is what was understood."""
    if printed is None or visible(printed) == understood:
        return Text()
    return Text(f"{word('printed', language)} “{visible(printed)}”", style="printed")


def beside(first: Text, second: Text) -> Text:
    """Join a value and a remark on it, either of which can be empty."""
    if not first or not second:
        return first or second
    return Text.assemble(first, " · ", second)


def lines(*parts: Text) -> Text:
    """Put parts under each other, without the empty ones."""
    return Text("\n").join(part for part in parts if part)


def facts(record: Any, language: Language, *, without: Container[str] = ()) -> Iterator[Fact]:
    """Yield what is known of the fields of a record, in their order but the id last.

    A printed form and the remark that a value was inferred stand beside the value.
    """
    kind: type[Any] = record.__class__
    values = {a.name: getattr(record, a.name) for a in fields(kind)}
    known = {a.name for a in fields(kind) if _is_known(values[a.name], a.default)}
    remarks = {
        _STANDS_BESIDE.get(name) or name.rpartition("_")[0]: name
        for name in values
        if name.endswith("_printed")
    }
    inferred = {
        _STANDS_BESIDE.get(name) or name.rpartition("_")[0]
        for name, value in values.items()
        if name.endswith("_inferred") and value
    }
    for name in sorted(values, key="id".__eq__):
        value = values[name]
        if name in without or name.endswith(("_printed", "_inferred")):
            continue
        text = written(name, value, language) if name in known else ""
        fact = beside(Text(text), as_printed(values.get(remarks.get(name, "")), text, language))
        if name in inferred:
            fact = beside(fact, Text(word("inferred", language), style="printed"))
        if fact:
            yield heading_of(kind, name, language), fact


def _is_known(value: Any, default: Any) -> bool:
    """Tell whether a value says something: an unset flag does only where it could be unknown."""
    if value is False:
        return default is not False
    return value is not None and value not in ((), Period())
