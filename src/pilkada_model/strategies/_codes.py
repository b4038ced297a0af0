"""Codes of regions: mostly those of the tables, now and then one that no table has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from pilkada_model import regions
from pilkada_model.levels import Level
from pilkada_model.regions import Province, Regency, RegencyKind, RegionCode, VillageKind

# the numbers that rules.regions accepts
_PROVINCES, _DISTRICTS = st.integers(11, 99), st.integers(1, 99)
_KABUPATEN, _KOTA = st.integers(1, 69), st.integers(71, 99)
_KABUPATEN_OR_KOTA = st.one_of(_KABUPATEN, _KOTA)
_VILLAGES = {
    VillageKind.KELURAHAN: st.integers(1001, 1999),
    VillageKind.DESA: st.integers(2001, 2999),
    VillageKind.DESA_ADAT: st.integers(3001, 3999),
}
_VILLAGE_KINDS = st.sampled_from(tuple(VillageKind))
_INVENTED = st.sampled_from((False,) * 7 + (True,))
_REAL_PROVINCES = st.deferred(
    lambda: st.sampled_from([province.code for province in regions.provinces()])
)
_LEVELS = (Level.PROVINCE, Level.REGENCY_CITY, Level.DISTRICT, Level.VILLAGE)
_LEVELS_FROM = tuple(st.sampled_from(_LEVELS[depth:]) for depth in range(len(_LEVELS)))


@cache
def _table() -> Mapping[str, Province | Regency]:
    table: dict[str, Province | Regency] = {}
    table.update((province.code, province) for province in regions.provinces())
    table.update((regency.code, regency) for regency in regions.regencies())
    return table


def known(code: str) -> Province | Regency | None:
    """Return the region of a code if a table has it."""
    return _table().get(code)


@cache
def _real_regencies(
    province: str | None, kind: RegencyKind | None
) -> SearchStrategy[RegionCode] | None:
    real = [
        regency.code
        for regency in regions.regencies()
        if kind in (None, regency.kind) and province in (None, regency.province_code)
    ]
    return st.sampled_from(real) if real else None


@st.composite
def province_codes(draw: DrawFn) -> RegionCode:
    """Codes of provinces, such as ``35``."""
    if draw(_INVENTED):
        return RegionCode(str(draw(_PROVINCES)))
    return draw(_REAL_PROVINCES)


def _regency_numbers(kind: RegencyKind | None) -> SearchStrategy[int]:
    if kind is None:
        return _KABUPATEN_OR_KOTA
    kota = kind in (RegencyKind.KOTA, RegencyKind.KOTA_ADMINISTRASI)
    return _KOTA if kota else _KABUPATEN


@st.composite
def regency_codes(
    draw: DrawFn, *, province: str | None = None, kind: RegencyKind | None = None
) -> RegionCode:
    """Codes of regencies and cities, such as ``35.28``.

    Args:
        draw: Given by Hypothesis.
        province: Code of the province in which they lie.
        kind: Regency or city; their number fits it.
    """
    real = None if draw(_INVENTED) else _real_regencies(province, kind)
    if real is not None:
        return draw(real)
    above = draw(province_codes()) if province is None else province
    return RegionCode(f"{above}.{draw(_regency_numbers(kind)):02}")


@st.composite
def district_codes(draw: DrawFn, *, regency: str | None = None) -> RegionCode:
    """Codes of districts, such as ``35.28.01``, in this regency or any."""
    above = draw(regency_codes()) if regency is None else regency
    return RegionCode(f"{above}.{draw(_DISTRICTS):02}")


@st.composite
def village_codes(
    draw: DrawFn, *, district: str | None = None, kind: VillageKind | None = None
) -> RegionCode:
    """Codes of villages, such as ``35.28.01.2001``, in this district or any.

    Args:
        draw: Given by Hypothesis.
        district: Code of the district in which they lie.
        kind: What they are in law; their number fits it.
    """
    above = draw(district_codes()) if district is None else district
    kind = draw(_VILLAGE_KINDS) if kind is None else kind
    return RegionCode(f"{above}.{draw(_VILLAGES[kind]):04}")


@st.composite
def region_codes(
    draw: DrawFn, *, level: Level | None = None, within: str | None = None
) -> RegionCode:
    """Codes of regions of any level.

    Args:
        draw: Given by Hypothesis.
        level: Province, regency or city, district, or village; any of the four when None.
        within: Code of a region: they lie in it or are it, or contain it if `level` is above.
    """
    parts = within.split(".") if within else []
    level = draw(_LEVELS_FROM[max(len(parts) - 1, 0)]) if level is None else level
    code = parts[0] if parts else draw(province_codes())
    if level is Level.PROVINCE:
        return RegionCode(code)
    code = ".".join(parts[:2]) if len(parts) > 1 else draw(regency_codes(province=code))
    if level is Level.REGENCY_CITY:
        return RegionCode(code)
    code = ".".join(parts[:3]) if len(parts) > 2 else draw(district_codes(regency=code))
    if level is Level.DISTRICT:
        return RegionCode(code)
    code = ".".join(parts) if len(parts) > 3 else draw(village_codes(district=code))
    return RegionCode(code)
