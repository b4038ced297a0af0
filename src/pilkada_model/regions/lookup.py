"""Regions by code, and the regions above and below them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pilkada_model import rules
from pilkada_model.errors import InvalidValueError, UnknownReferenceError
from pilkada_model.regions import nearness, today
from pilkada_model.regions.editions import check_edition, code_today
from pilkada_model.regions.records import District, Province, Regency, Region, Village

_AREAS: Mapping[str, tuple[type[Province | Regency | District], str]] = MappingProxyType(
    {
        "province": (Province, "province"),
        "regency": (Regency, "regency or city"),
        "district": (District, "district"),
    }
)


@cache
def _without_edition(code: str) -> Region:
    return _today(code_today("get", code))


def _today(code: str) -> Region:
    """Return the region of a code of today."""
    region = today.region(code)
    if region is None:
        raise nearness.unknown_region(code)
    return region


def get(code: str, edition: str | None = None) -> Region:
    """Return the region that this code means; always the same object for the same region.

    A code of an older edition gives the region of today: ``91.01``, Merauke until 2022, gives
    ``93.01``. `resolve` tells more about a code.

    Args:
        code: The code of a region of any level.
        edition: The edition by which the code is meant, such as ``2022`` or ``kpu-2024`` (see
            `editions`); without one, all known editions must agree on it.

    Raises:
        InvalidValueError: for anything that is no region code, or no text for an edition.
        UnknownReferenceError: for an edition that is not known, and for a code that means nothing,
            or nothing in that edition, with the reason and known codes near it.
        AmbiguousReferenceError: without an edition, for a code that means different regions; it
            names them with their editions.
    """
    if edition is None and code.__class__ is str:
        return _without_edition(code)
    return _today(code_today("get", code, edition))


def _area(function: str, argument: str, code: str, edition: str | None = None) -> str:
    """Return today's code of the region in which a caller wants to look."""
    region = today.region(code_today(function, code, edition, argument=argument))
    kind, name = _AREAS[argument]
    if not isinstance(region, kind):
        raise InvalidValueError(
            record=function,
            field=argument,
            value=code,
            expected=f"the code of a {name}",
            code="wrong_level",
        )
    return region.code


def provinces() -> tuple[Province, ...]:
    """Return all provinces in code order."""
    return tuple(region for region in today.known().values() if isinstance(region, Province))


def regencies(province: str | None = None) -> tuple[Regency, ...]:
    """Return all regencies and cities, or those of one province, in code order.

    Args:
        province: Code of the province.

    Raises:
        InvalidValueError: for anything that is no code of a province.
        UnknownReferenceError: for a province that no table has.
    """
    area = None if province is None else _area("regencies", "province", province)
    return tuple(
        region
        for region in today.known().values()
        if isinstance(region, Regency) and area in (None, region.province_code)
    )


def districts(regency: str | None = None, edition: str | None = None) -> tuple[District, ...]:
    """Return all districts, or those of one regency or city, in code order.

    Args:
        regency: Code of the regency or city.
        edition: The edition by which that code is meant.

    Raises:
        InvalidValueError: for anything that is no code of a regency or city.
        UnknownReferenceError: as for `get`.
    """
    area = "" if regency is None else _area("districts", "regency", regency, edition)
    return tuple(today.districts().all(area))


def villages(district: str | None = None, edition: str | None = None) -> tuple[Village, ...]:
    """Return all villages, or those of one district, in code order.

    All 83,762 take about a third of a second and 25 MB; they are kept.

    Args:
        district: Code of the district.
        edition: The edition by which that code is meant.

    Raises:
        InvalidValueError: for anything that is no code of a district.
        UnknownReferenceError: as for `get`.
    """
    area = "" if district is None else _area("villages", "district", district, edition)
    return tuple(today.villages().all(area))


def children(code: str, edition: str | None = None) -> tuple[Region, ...]:
    """Return the regions one level below, in code order; a village has none.

    Args:
        code: The code of a region of any level.
        edition: The edition by which that code is meant.

    Raises:
        InvalidValueError: for anything that is no region code.
        UnknownReferenceError: as for `get`.
    """
    return today.below(code_today("children", code, edition))


def parent(code: str, edition: str | None = None) -> Region | None:
    """Return the region one level above, as it is today; None above a province.

    The code itself need not be in a table: the one above follows from its form.

    Args:
        code: The code of a region of any level.
        edition: The edition by which that code is meant.

    Raises:
        InvalidValueError: for anything that is no region code.
        UnknownReferenceError: if no table has the region above, or editions differ on it.
    """
    rules.region_argument("parent", "code", code)
    if edition is not None:
        check_edition("parent", edition)
    try:
        return today.region(get(code, edition).code.rpartition(".")[0])
    except UnknownReferenceError:  # newer than the tables, or meant differently: by its form
        above = code.rpartition(".")[0]
        return get(above, edition) if above else None
