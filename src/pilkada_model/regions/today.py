"""The regions of today's edition, as objects: one for each code, made when first asked for.

Other modules of this room turn what a caller says into a code of today, and ask here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Generic, TypeVar

from pilkada_model._data import once
from pilkada_model._data import regions as tables
from pilkada_model.dates import PartialDate, Zone
from pilkada_model.regions.kinds import (
    DistrictKind,
    IslandGroup,
    RegencyKind,
    SpecialStatus,
    VillageKind,
)
from pilkada_model.regions.records import (
    District,
    FormerCode,
    Province,
    Regency,
    Region,
    RegionCode,
    Village,
)

_PROVINCE, _REGENCY, _DISTRICT, _VILLAGE = 2, 5, 8, 13
_VILLAGE_KINDS = MappingProxyType(
    {"1": VillageKind.KELURAHAN, "2": VillageKind.DESA, "3": VillageKind.DESA_ADAT}
)
_R = TypeVar("_R", District, Village)


def _former_codes(code: str) -> tuple[FormerCode, ...]:
    known = tables.former_regency_codes() if len(code) <= _REGENCY else tables.former_codes()
    return tuple(
        FormerCode(
            code=RegionCode(row.former_code),
            until=PartialDate.parse(row.until) if row.until else None,
            decree=row.decree,
        )
        for row in known.get(code, ())
        if row.decree  # a number of the KPU is no former code
    )


def _province(row: tables.ProvinceRow) -> Province:
    return Province(
        code=RegionCode(row.code),
        name=row.name,
        zone=Zone(row.zone),
        name_en=row.name_en,
        capital=row.capital,
        iso_code=row.iso_code,
        special_status=SpecialStatus(row.special_status) if row.special_status else None,
        island_group=IslandGroup(row.island_group),
        created=PartialDate.parse(row.created) if row.created else None,
        bps_code_2020=row.bps_code_2020 or None,
        bps_code_2023=row.bps_code_2023 or None,
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
        capital_by_law=row.capital_by_law or None,
        bps_code_2020=row.bps_code_2020 or None,
        bps_code_2023=row.bps_code_2023 or None,
        former_codes=_former_codes(row.code),
    )


@cache
def _zones() -> Mapping[str, Zone]:
    return MappingProxyType({row.code: Zone(row.zone) for row in tables.provinces()})


@cache
def _term(regency: str) -> str | None:
    """Return what a desa of this regency is called, where it is not called desa."""
    area = {regency, regency[:2]}
    for row in tables.local_terms():
        if area.intersection(row.prefixes) and not area.intersection(row.except_prefixes):
            return row.term
    return None


def _district(row: list[str]) -> District:
    code, name, kind = row
    return District(
        code=RegionCode(code),
        name=name,
        kind=DistrictKind(kind),
        zone=_zones()[code[:2]],
        former_codes=_former_codes(code),
    )


def _village(row: list[str]) -> Village:
    """Make the village of a row of the table, past the rules: a test holds every row to them.

    There are so many villages that the rules would take half of the time.
    """
    code, name = row
    kind = _VILLAGE_KINDS[code[9]]
    village = object.__new__(Village)
    put = object.__setattr__
    put(village, "code", code)
    put(village, "name", name)
    put(village, "kind", kind)
    put(village, "local_term", _term(code[:5]) if kind is VillageKind.DESA else None)
    put(village, "zone", _zones()[code[:2]])
    put(village, "former_codes", ())
    return village


class Shelf(Generic[_R]):
    """The districts or the villages: rows of a table, and the objects made of them so far."""

    def __init__(self, table: tables.SortedTable, make: Callable[[list[str]], _R]) -> None:
        """Take the table, and the function that makes an object of one of its rows."""
        self.table = table
        self._make: Callable[[list[str]], _R] = make
        self._made: dict[str, _R] = {}

    def get(self, code: str) -> _R | None:
        """Return the region of a code; None when the table does not have it."""
        region = self._made.get(code)
        if region is None and (row := self.table.row(code)) is not None:
            # of two threads that make one region at once, both get the object that came first
            region = self._made.setdefault(code, self._make(row))
        return region

    def all(self, area: str = "") -> Iterator[_R]:
        """Yield the regions in code order: all, or those that lie in a region."""
        made, make = self._made, self._make
        for row in self.table.rows(area):
            yield made.get(row[0]) or made.setdefault(row[0], make(row))


@once
def known() -> Mapping[str, Province | Regency]:
    """Return the provinces and regencies by code, in code order."""
    regions: dict[str, Province | Regency] = {}
    regions.update((row.code, _province(row)) for row in tables.provinces())
    regions.update((row.code, _regency(row)) for row in tables.regencies())
    return MappingProxyType(dict(sorted(regions.items())))


@once
def districts() -> Shelf[District]:
    """Return the districts."""
    return Shelf(tables.districts(), _district)


@once
def villages() -> Shelf[Village]:
    """Return the villages."""
    return Shelf(tables.villages(), _village)


def region(code: str) -> Region | None:
    """Return the region that has this code today, whatever the code meant before, or None."""
    if len(code) <= _REGENCY:
        return known().get(code)
    return districts().get(code) if len(code) == _DISTRICT else villages().get(code)


def below(code: str) -> tuple[Region, ...]:
    """Return the regions one level below a region of today, in code order."""
    if len(code) == _PROVINCE:
        return tuple(one for one in known().values() if one.code[:3] == f"{code}.")
    if len(code) == _REGENCY:
        return tuple(districts().all(code))
    return tuple(villages().all(code)) if len(code) == _DISTRICT else ()
