"""The reference tables, and the only code of the library that opens its files.

Each table is text (CSV or JSON) beside this module and has a row in ``manifest.json``
with its source, licence, edition and hash. A table is read when a function first asks for
it, never at import, and its rows are kept.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, wraps
from pkgutil import get_data
from threading import RLock
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")
_BUILDING = RLock()


def read_bytes(name: str) -> bytes:
    """Return the bytes of one table, by its path below this folder."""
    raw = get_data(__name__, name)
    if raw is None:  # a loader that cannot read files beside its modules
        raise FileNotFoundError(name)
    return raw


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV table as dictionaries of text; an empty cell is an empty string."""
    lines = csv.reader(io.StringIO(read_bytes(name).decode("utf-8"), newline=""))
    heading = next(lines)
    # a test holds every row to the columns of its heading
    return (dict(zip(heading, cells, strict=False)) for cells in lines)


def read_json(name: str) -> Any:
    """Return the content of a JSON table; each call reads anew, so the caller may keep it."""
    return json.loads(read_bytes(name))


def items(cell: str) -> tuple[str, ...]:
    """Return the items of a cell that lists several, separated by ``|``."""
    return tuple(cell.split("|")) if cell else ()


def number(cell: str) -> int | None:
    """Return the whole number of a cell; None for an empty one."""
    return int(cell) if cell else None


def day(cell: str) -> dt.date | None:
    """Return the ISO date of a cell; None for an empty one."""
    return dt.date.fromisoformat(cell) if cell else None


def flag(cell: str) -> bool | None:
    """Return what a cell says of yes or no; None for an empty one."""
    return {"": None, "no": False, "yes": True}[cell]


def once(build: Callable[_P, _T]) -> Callable[_P, _T]:
    """Keep what a function makes, and let it make each thing once, whatever threads ask first.

    Objects made of a table are shared, and some are told apart by identity, so that two threads
    must never get two sets of them. One lock serves all tables, so that no two can block another.
    """
    kept = cast("Callable[_P, _T]", cache(build))

    @wraps(kept)
    def made(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        with _BUILDING:
            return kept(*args, **kwargs)

    return made


@cache
def manifest() -> tuple[Mapping[str, Any], ...]:
    """Return one row for each table: file, rows, sha256, source, licence, edition, retrieved."""
    return tuple(MappingProxyType(row) for row in json.loads(read_bytes("manifest.json")))


@cache
def words(name: str) -> Mapping[str, Mapping[str, str]]:
    """Return a table of words: key to {"id": ..., "en": ...}, in key order."""
    return MappingProxyType(
        {
            row["key"]: MappingProxyType({"id": row["id"], "en": row["en"]})
            for row in read_rows(name)
        }
    )


@cache
def labels() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """Return the labels of every closed vocabulary: (enum, value) to {"id": ..., "en": ...}."""
    return MappingProxyType(
        {
            (row["enum"], row["value"]): MappingProxyType({"id": row["id"], "en": row["en"]})
            for row in read_rows("labels.csv")
        }
    )
