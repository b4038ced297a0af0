"""The tables of the regions, of their codes and names in other editions, and their other names.

Provinces and regencies are few and are read row by row. Districts and villages are many: their
tables stay bytes, in which a code or a name is searched, so that nobody pays for 91,000 rows
who asks for one.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from pilkada_model._data import items, read_bytes, read_rows

_QUOTED = re.compile(rb'"[^"\n]*"')
_LOWER = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz")
_PUNCTUATION = b" .-'/()\"" + b"\xe2\x80\x99"  # a curly apostrophe


class ProvinceRow(NamedTuple):
    """One row of ``regions/provinces.csv``; the columns are fields of `Province`."""

    code: str
    name: str
    name_en: str
    zone: str
    capital: str
    iso_code: str
    special_status: str
    island_group: str
    created: str
    bps_code_2020: str
    bps_code_2023: str


class RegencyRow(NamedTuple):
    """One row of ``regions/regencies.csv``; the columns are fields of `Regency`."""

    code: str
    name: str
    short_name: str
    kind: str
    zone: str
    capital: str
    capital_by_law: str
    bps_code_2020: str
    bps_code_2023: str


class FormerCodeRow(NamedTuple):
    """Another code that a region has in some editions.

    One row of ``regions/former_codes.csv`` or, for a district, ``former_district_codes.csv``.

    `until` is empty where it is not known when the code went out of use, `decree` where no
    edition of the ministry has the code. `certainty` is medium where the names of the region
    in the two editions are only alike.
    """

    code: str
    former_code: str
    editions: tuple[str, ...]
    until: str
    decree: str
    certainty: str


class LocalTermRow(NamedTuple):
    """One row of ``regions/local_terms.csv``: what a desa is called in some areas."""

    term: str
    prefixes: tuple[str, ...]
    except_prefixes: tuple[str, ...]
    basis: str
    certainty: str


class KindWordRow(NamedTuple):
    """One row of ``regions/kind_words.csv``: a word before or after a name that tells its kind."""

    word: str
    place: str
    kinds: tuple[str, ...]


class SortedTable:
    """A table kept as bytes: its first column is a code of fixed width, in rising order.

    The second column is a name. Names are found without case, spaces and punctuation; that
    they fold so to the form of `pilkada_model.matching.fold` is tested for every row.
    """

    def __init__(self, raw: bytes, *, width: int) -> None:
        """Keep the bytes of a table, with its heading, and the width of its codes."""
        heading, _, self._lines = raw.partition(b"\n")
        self._width = width
        self._after_name = b"," if heading.count(b",") > 1 else b"\n"
        self._names: bytes | None = None

    @staticmethod
    def _start(lines: bytes, code: bytes) -> int:
        """Return where the first line stands whose code is not below `code`."""
        low, high = 0, len(lines)
        while low < high:
            middle = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if lines[middle : middle + len(code)] < code:
                low = lines.index(b"\n", middle) + 1
            else:
                high = middle
        return low

    def row(self, code: str) -> list[str] | None:
        """Return the row of a code; None when the table does not have it."""
        key = f"{code},".encode()
        start = self._start(self._lines, key)
        if self._lines[start : start + len(key)] != key:
            return None
        line = self._lines[start : self._lines.index(b"\n", start)].decode()
        return next(csv.reader([line])) if '"' in line else line.split(",")

    def rows(self, area: str = "") -> Iterator[list[str]]:
        """Yield the rows in code order: all, or those of a region, by its code."""
        lines = self._lines
        if area:  # a slash follows the full stop
            first, last = (self._start(lines, f"{area}{mark}".encode()) for mark in "./")
            lines = lines[first:last]
        yield from csv.reader(io.StringIO(lines.decode(), newline=""))

    def _folded(self) -> bytes:
        """Return the lines without case, spaces and punctuation; codes lose their full stops."""
        if self._names is None:
            bare = _QUOTED.sub(lambda found: found[0].replace(b",", b""), self._lines)
            self._names = bare.translate(_LOWER, _PUNCTUATION)
        return self._names

    def names(self) -> tuple[str, ...]:
        """Return the folded name of every row."""
        return tuple(line.split(",", 2)[1] for line in self._folded().decode().splitlines())

    def find(self, name: str, area: str = "") -> Iterator[str]:
        """Yield the codes of the rows with this folded name, in a region or anywhere."""
        lines = self._folded()
        digits = area.replace(".", "").encode()
        at = self._start(lines, digits)
        end = self._start(lines, digits + b":") if digits else len(lines)  # a colon follows the 9
        key = b"," + name.encode() + self._after_name
        while (at := lines.find(key, at, end)) >= 0:
            code = lines[lines.rfind(b"\n", 0, at) + 1 : at].decode()
            yield ".".join((code[:2], code[2:4], code[4:6], code[6:]))[: self._width]
            at += 1


@cache
def provinces() -> tuple[ProvinceRow, ...]:
    """Return the 38 provinces in code order."""
    return tuple(ProvinceRow._make(row.values()) for row in read_rows("regions/provinces.csv"))


@cache
def regencies() -> tuple[RegencyRow, ...]:
    """Return the 514 regencies and cities in code order."""
    return tuple(RegencyRow._make(row.values()) for row in read_rows("regions/regencies.csv"))


@cache
def districts() -> SortedTable:
    """Return the table of the 7,285 districts: code, name, kind."""
    return SortedTable(read_bytes("regions/districts.csv"), width=8)


@cache
def villages() -> SortedTable:
    """Return the table of the 83,762 villages: code and name; the code tells the kind."""
    return SortedTable(read_bytes("regions/villages.csv"), width=13)


@cache
def former_codes() -> Mapping[str, tuple[FormerCodeRow, ...]]:
    """Return the other codes of each region that has any, oldest first, by its code of today."""
    districts = _former_codes("regions/former_district_codes.csv")
    return MappingProxyType({**former_regency_codes(), **districts})


@cache
def former_regency_codes() -> Mapping[str, tuple[FormerCodeRow, ...]]:
    """Return those of the regencies and cities alone, which are few."""
    return _former_codes("regions/former_codes.csv")


def _former_codes(name: str) -> Mapping[str, tuple[FormerCodeRow, ...]]:
    found: dict[str, tuple[FormerCodeRow, ...]] = {}
    for row in read_rows(name):
        code = row["code"]
        former = FormerCodeRow(
            code=code,
            former_code=row["former_code"],
            editions=items(row["editions"]),
            until=row["until"],
            decree=row["decree"],
            certainty=row["certainty"],
        )
        found[code] = (*found.get(code, ()), former)
    return MappingProxyType(found)


@cache
def absent_codes() -> Mapping[str, tuple[str, ...]]:
    """Return the editions in which a region of today has no code that is known, by its code."""
    return MappingProxyType(
        {row["code"]: items(row["editions"]) for row in read_rows("regions/absent_codes.csv")}
    )


@cache
def names_by_edition() -> Mapping[str, Mapping[str, str]]:
    """Return the names that differ from today's: the code of today to edition and name."""
    found: dict[str, dict[str, str]] = {}
    for row in read_rows("regions/names_by_edition.csv"):
        names = found.setdefault(row["code"], {})
        names.update((edition, row["name"]) for edition in items(row["editions"]))
    return MappingProxyType(found)


@cache
def local_terms() -> tuple[LocalTermRow, ...]:
    """Return what a desa is called where it is not called desa."""
    return tuple(
        LocalTermRow(
            term=row["term"],
            prefixes=items(row["prefixes"]),
            except_prefixes=items(row["except_prefixes"]),
            basis=row["basis"],
            certainty=row["certainty"],
        )
        for row in read_rows("regions/local_terms.csv")
    )


@cache
def kind_words() -> Mapping[tuple[str, str], KindWordRow]:
    """Return the words that tell a kind, by place (before or after the name) and word."""
    rows = (
        KindWordRow(word=row["word"], place=row["place"], kinds=items(row["kinds"]))
        for row in read_rows("regions/kind_words.csv")
    )
    return MappingProxyType({(row.place, row.word): row for row in rows})
