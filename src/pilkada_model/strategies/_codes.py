"""Codes of regions: mostly those of the tables, now and then one that no table has."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from pilkada_model import regions
from pilkada_model.levels import Level
from pilkada_model.regions import RegencyKind, Region, RegionCode, VillageKind

_KABUPATEN, _KOTA = range(1, 70), range(71, 100)
_VILLAGES = {
    VillageKind.KELURAHAN: range(1001, 2000),
    VillageKind.DESA: range(2001, 3000),
    VillageKind.DESA_ADAT: range(3001, 4000),
}
_INVENTED = st.sampled_from((False,) * 7 + (True,))
_LEVELS = st.sampled_from((Level.PROVINCE, Level.REGENCY_CITY, Level.DISTRICT, Level.VILLAGE))


def _number(numbers: range) -> SearchStrategy[int]:
    return st.integers(numbers[0], numbers[-1])


def known(code: str) -> Region | None:
    """Return the region of a code if a table has it."""
    found = [region for region in regions.provinces() if region.code == code[:2]]
    if not found or len(code) == 2:
        return found[0] if found else None
    return next((r for r in regions.regencies(code[:2]) if r.code == code), None)


@st.composite
def province_codes(draw: DrawFn) -> RegionCode:
    """Codes of provinces, such as ``35``."""
    if draw(_INVENTED):
        return RegionCode(str(draw(st.integers(11, 99))))
    return draw(st.sampled_from(regions.provinces())).code


def _regency_numbers(kind: RegencyKind | None) -> SearchStrategy[int]:
    if kind is None:
        return st.one_of(_number(_KABUPATEN), _number(_KOTA))
    kota = kind in (RegencyKind.KOTA, RegencyKind.KOTA_ADMINISTRASI)
    return _number(_KOTA if kota else _KABUPATEN)


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
    if not draw(_INVENTED):
        real = [
            regency.code
            for regency in regions.regencies(province if province and known(province) else None)
            if kind in (None, regency.kind) and province in (None, regency.province_code)
        ]
        if real:
            return draw(st.sampled_from(real))
    above = draw(province_codes()) if province is None else province
    return RegionCode(f"{above}.{draw(_regency_numbers(kind)):02}")


@st.composite
def district_codes(draw: DrawFn, *, regency: str | None = None) -> RegionCode:
    """Codes of districts, such as ``35.28.01``, in this regency or any."""
    above = draw(regency_codes()) if regency is None else regency
    return RegionCode(f"{above}.{draw(st.integers(1, 99)):02}")


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
    kind = draw(st.sampled_from(VillageKind)) if kind is None else kind
    return RegionCode(f"{above}.{draw(_number(_VILLAGES[kind])):04}")


@st.composite
def region_codes(
    draw: DrawFn, *, level: Level | None = None, within: str | None = None
) -> RegionCode:
    """Codes of regions of any level.

    Args:
        draw: Given by Hypothesis.
        level: Province, regency or city, district, or village; any of the four when None.
        within: Code of a region: they lie in it, are it, or, if `level` is above, contain it.
    """
    level = draw(_LEVELS) if level is None else level
    parts = within.split(".") if within else []
    code: str | None = ".".join(parts[:1]) if parts else None
    code = draw(province_codes()) if code is None else code
    if level is Level.PROVINCE:
        return RegionCode(code)
    code = ".".join(parts[:2]) if len(parts) > 1 else draw(regency_codes(province=code))
    if level is Level.REGENCY_CITY:
        return RegionCode(code)
    code = ".".join(parts[:3]) if len(parts) > 2 else draw(district_codes(regency=code))
    if level is Level.DISTRICT:
        return RegionCode(code)
    return RegionCode(".".join(parts)) if len(parts) > 3 else draw(village_codes(district=code))
