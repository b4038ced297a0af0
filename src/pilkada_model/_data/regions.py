"""The tables of provinces, of regencies and cities, and of the codes they had before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from pilkada_model._data import read_rows


class ProvinceRow(NamedTuple):
    """One row of ``regions/provinces.csv``; the columns are the fields of `Province`."""

    code: str
    name: str
    name_en: str
    zone: str
    capital: str
    iso_code: str


class RegencyRow(NamedTuple):
    """One row of ``regions/regencies.csv``; the columns are the fields of `Regency`."""

    code: str
    name: str
    short_name: str
    kind: str
    zone: str
    capital: str


class FormerCodeRow(NamedTuple):
    """One row of ``regions/former_codes.csv``: a code that a region had in an older edition.

    `until` is empty where it is not known when the code went out of use.
    """

    code: str
    former_code: str
    until: str
    decree: str


@cache
def provinces() -> tuple[ProvinceRow, ...]:
    """Return the 38 provinces in code order."""
    return tuple(ProvinceRow(**row) for row in read_rows("regions/provinces.csv"))


@cache
def regencies() -> tuple[RegencyRow, ...]:
    """Return the 514 regencies and cities in code order."""
    return tuple(RegencyRow(**row) for row in read_rows("regions/regencies.csv"))


@cache
def former_codes() -> Mapping[str, tuple[FormerCodeRow, ...]]:
    """Return the former codes of each region that had any, oldest first, by its code of today."""
    found: dict[str, tuple[FormerCodeRow, ...]] = {}
    for row in read_rows("regions/former_codes.csv"):
        code = row["code"]
        found[code] = (*found.get(code, ()), FormerCodeRow(**row))
    return MappingProxyType(found)
