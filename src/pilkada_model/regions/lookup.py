"""Regions by code. The objects are shared: one for each code, made when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache
from threading import Lock
from types import MappingProxyType, SimpleNamespace
from typing import Any

from pilkada_model import rules
from pilkada_model._data import regions as tables
from pilkada_model.dates import PartialDate, Zone
from pilkada_model.errors import InvalidValueError, UnknownReferenceError
from pilkada_model.regions.records import FormerCode, Province, Regency, RegencyKind, RegionCode

_NEAR = 5
_BUILDING = Lock()


def _former_codes(code: str) -> tuple[FormerCode, ...]:
    return tuple(
        FormerCode(
            code=RegionCode(row.former_code),
            until=PartialDate.parse(row.until) if row.until else None,
            decree=row.decree,
        )
        for row in tables.former_codes().get(code, ())
    )


def _province(row: tables.ProvinceRow) -> Province:
    return Province(
        code=RegionCode(row.code),
        name=row.name,
        zone=Zone(row.zone),
        name_en=row.name_en,
        capital=row.capital,
        iso_code=row.iso_code,
        former_codes=_former_codes(row.code),
    )


def _regency(row: tables.RegencyRow) -> Regency:
    return Regency(
        code=RegionCode(row.code),
        name=row.name,
        short_name=row.short_name,
        kind=RegencyKind(row.kind),
        zone=Zone(row.zone),
        capital=row.capital,
        former_codes=_former_codes(row.code),
    )


@cache
def _built() -> Mapping[str, Province | Regency]:
    regions: dict[str, Province | Regency] = {}
    regions.update((row.code, _province(row)) for row in tables.provinces())
    regions.update((row.code, _regency(row)) for row in tables.regencies())
    return MappingProxyType(dict(sorted(regions.items())))


def known() -> Mapping[str, Province | Regency]:
    """Return every region that has a table, by code and in code order."""
    with _BUILDING:  # two threads that ask first must not build two sets of objects
        return _built()


def _check_form(function: str, code: object) -> None:
    argument: Any = SimpleNamespace(name="code")
    try:
        rules.region_code(None, argument, code)
    except InvalidValueError as error:
        raise InvalidValueError(
            record=function, field=error.field, value=code, expected=error.expected, code=error.code
        ) from None


def _near_codes(code: str) -> list[str]:
    """Return known codes near an unknown one: of which it is a former code, transposed, alike."""
    level = [other for other in known() if len(other) == len(code)]
    family = [other for other in level if other[:2] == code[:2]] or level
    transposed = code[:-2] + code[-1] + code[-2]
    number = int(code.replace(".", ""))
    beside = sorted(family, key=lambda other: abs(int(other.replace(".", "")) - number))
    alike = sorted(beside, key=lambda other: -SequenceMatcher(None, other, code).ratio())
    later = [
        other for other in level if any(old.code == code for old in known()[other].former_codes)
    ]
    first = [*later, *([transposed] if transposed in family else [])]
    return list(dict.fromkeys([*first, *beside[:2], *alike]))[:_NEAR]


def _unknown(code: str) -> UnknownReferenceError:
    kind = "region"
    above = code[:5]
    if len(code) > len(above):
        kind = "district or village (this version knows provinces, regencies and cities)"
    near = [above] if above in known() else _near_codes(above)
    return UnknownReferenceError(
        kind=kind, key=code, near=[f"{other} {known()[other].name}" for other in near]
    )


def get(code: str) -> Province | Regency:
    """Return the region that has this code; always the same object for the same code.

    Raises:
        InvalidValueError: for anything that is no region code.
        UnknownReferenceError: for a code that no table has; it names known codes near it.
    """
    _check_form("get", code)
    region = known().get(code)
    if region is None:
        raise _unknown(code)
    return region


def provinces() -> tuple[Province, ...]:
    """Return all provinces in code order."""
    return tuple(region for region in known().values() if isinstance(region, Province))


def regencies(province: str | None = None) -> tuple[Regency, ...]:
    """Return all regencies and cities, or those of one province, in code order.

    Args:
        province: Code of the province.

    Raises:
        InvalidValueError: for anything that is no code of a province.
        UnknownReferenceError: for a province that no table has.
    """
    if province is not None and not isinstance(get(province), Province):
        raise InvalidValueError(
            record="regencies",
            field="province",
            value=province,
            expected="the code of a province",
            code="wrong_level",
        )
    return tuple(
        region
        for region in known().values()
        if isinstance(region, Regency) and province in (None, region.province_code)
    )


def children(code: str) -> tuple[Regency, ...]:
    """Return the regions one level below, in code order.

    Raises:
        InvalidValueError: for anything that is no region code.
        UnknownReferenceError: for a region that no table has, and for a regency or city, whose
            districts no table has.
    """
    if isinstance(get(code), Regency):
        raise UnknownReferenceError(
            kind="districts (this version knows provinces, regencies and cities) of", key=code
        )
    return regencies(code)


def parent(code: str) -> Province | Regency | None:
    """Return the region one level above; None above a province.

    The code itself need not be in a table: the one above follows from its form.

    Raises:
        InvalidValueError: for anything that is no region code.
        UnknownReferenceError: if no table has the region above.
    """
    _check_form("parent", code)
    above = code.rpartition(".")[0]
    return get(above) if above else None
