"""The reference tables as they are shipped: what each holds, where it is from, and its rows.

The rooms answer questions about the country with typed values; this one shows the tables
behind them, for people who browse, for notices, and for data teams that want the plain rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

from attrs import frozen

from pilkada_model import _data, rules
from pilkada_model._data import once
from pilkada_model.errors import AmbiguousReferenceError
from pilkada_model.matching import fold, unknown, words

__all__ = ["Table", "data_editions", "get", "rows", "tables"]


_SOURCES = ("source", "sources")


@frozen(kw_only=True)
class Table:
    """One table, as the manifest describes it.

    Attributes:
        name: Its path without the ending, such as ``regions/regencies``.
        file: Its file below the folder of the tables.
        rows: Number of rows; of a timetable, number of stages.
        edition: Which state of the world it shows, such as the decree of the codes.
        source: Where its facts are from.
        licence: The terms of that source.
        notice: Heading of `NOTICE.md` under which the source is named.
        retrieved: ISO date on which the source was read.
        sha256: Hash of the file's bytes.
    """

    name: str
    file: str
    rows: int
    edition: str
    source: str
    licence: str
    notice: str
    retrieved: str
    sha256: str


@once
def _tables() -> Mapping[str, Table]:
    found = (Table(name=row["file"].rpartition(".")[0], **row) for row in _data.manifest())
    return MappingProxyType({table.name: table for table in sorted(found, key=_name)})


def _name(table: Table) -> str:
    return table.name


def tables() -> tuple[Table, ...]:
    """Return every table, by name."""
    return tuple(_tables().values())


def get(name: str) -> Table:
    """Return one table by its name, whole or without its folder: ``regencies``.

    Raises:
        InvalidValueError: for a name that is no text.
        AmbiguousReferenceError: for a name that two tables have.
        UnknownReferenceError: for a name that no table has.
    """
    rules.argument("get", "name", name, str)
    found = _tables().get(name)
    if found is not None:
        return found
    short: dict[str, list[str]] = {}
    for known in _tables():
        short.setdefault(known.rpartition("/")[2], []).append(known)
    names = short.get(name, [])
    if len(names) > 1:
        raise AmbiguousReferenceError(kind="table", key=name, near=names)
    if not names:
        raise unknown("table", name, {**_tables(), **short})
    return _tables()[names[0]]


def rows(name: str, query: str | None = None) -> tuple[Mapping[str, Any], ...]:
    """Return the rows of a table as they are written: column to text.

    An empty cell is an empty text, and a cell that lists several joins them with ``|``. A
    timetable has one row for each stage, whose values can be tuples and mappings.

    Args:
        name: The table, as `get` takes it.
        query: Only rows that have, for each word between spaces, a word that begins so:
            ``32.01`` finds that code and those below it, ``pemilu-2024`` that election. Case,
            accents and punctuation do not matter; columns of sources are not looked at. No row
            has a query without a letter or digit.

    Raises:
        InvalidValueError: for an argument that is no text.
        AmbiguousReferenceError: for a name that two tables have.
        UnknownReferenceError: for a name that no table has.
    """
    table = get(name)
    found = _rows(table)
    if query is None:
        return found
    rules.argument("rows", "query", query, str)
    wanted = [word for word in map(fold, query.split()) if word]
    return tuple(row for row in found if wanted and _has(row, wanted))


def data_editions() -> Mapping[str, str]:
    """Return which edition of each table is in use, by the table's name."""
    return MappingProxyType({table.name: table.edition for table in tables()})


@once
def _rows(table: Table) -> tuple[Mapping[str, Any], ...]:
    if table.file.endswith(".csv"):
        return tuple(MappingProxyType(row) for row in _data.read_rows(table.file))
    content = _data.read_json(table.file)
    return tuple(_frozen(stage) for stage in content["stages"])


def _frozen(value: Any) -> Any:
    """Return a value of JSON that cannot be changed."""
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        return MappingProxyType({name: _frozen(field) for name, field in fields.items()})
    if isinstance(value, list):
        return tuple(map(_frozen, cast("list[object]", value)))
    return value


def _has(row: Mapping[str, Any], wanted: list[str]) -> bool:
    forms = [
        form for name, value in row.items() if not name.endswith(_SOURCES) for form in _forms(value)
    ]
    return all(any(form.startswith(word) for form in forms) for word in wanted)


def _forms(value: Any) -> Iterator[str]:
    """Yield the folded words of a cell: between spaces and bars, and between any punctuation."""
    text = str(value)
    yield from words(text)
    yield from map(fold, (*text.split(), *text.replace("|", " ").split()))
