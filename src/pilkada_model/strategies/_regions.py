"""Regions: provinces, regencies and cities, districts, villages."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from pilkada_model import regions
from pilkada_model.dates import Zone
from pilkada_model.levels import Level
from pilkada_model.regions import (
    District,
    DistrictKind,
    FormerCode,
    IslandGroup,
    Province,
    Regency,
    RegencyKind,
    RegionCode,
    SpecialStatus,
    Village,
    VillageKind,
)
from pilkada_model.strategies._codes import (
    district_codes,
    known,
    province_codes,
    regency_codes,
    region_codes,
    village_codes,
)
from pilkada_model.strategies._dates import partial_dates
from pilkada_model.strategies._shapes import maybe, perhaps, several
from pilkada_model.strategies._text import NAMES, texts

_DISTRICT_KINDS = st.sampled_from(tuple(DistrictKind))
_REGENCY_KINDS = st.sampled_from(tuple(RegencyKind))
_VILLAGE_KINDS = st.sampled_from(tuple(VillageKind))
_ZONES = st.sampled_from(tuple(Zone))
_ISLAND_GROUPS = st.sampled_from(tuple(IslandGroup))
_LOCAL_TERMS = st.sampled_from(("gampong", "kampung", "nagari", "pekon")) | texts()
_BPS_PROVINCES = st.integers(10, 99).map(str)
_BPS_REGENCIES = st.integers(1000, 9999).map(str)
_ISO_CODES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2).map("ID-{}".format)
_LEVEL_OF_LENGTH = {
    2: Level.PROVINCE,
    5: Level.REGENCY_CITY,
    8: Level.DISTRICT,
    13: Level.VILLAGE,
}


@st.composite
def former_codes(draw: DrawFn, *, of: str | None = None) -> FormerCode:
    """Codes that a region had before.

    Args:
        draw: Given by Hypothesis.
        of: The code of today; the former one is another of the same level.
    """
    level = None if of is None else _LEVEL_OF_LENGTH[len(of)]
    return FormerCode(
        code=draw(region_codes(level=level).filter(lambda code: code != of)),
        until=maybe(draw, partial_dates()),
        decree=maybe(draw, texts()),
    )


def _former(draw: DrawFn, code: str) -> tuple[FormerCode, ...]:
    return several(draw, former_codes(of=code))


def _zone(draw: DrawFn, code: str) -> Zone:
    province = known(code[:2])
    return draw(_ZONES) if province is None else province.zone


@st.composite
def provinces(draw: DrawFn) -> Province:
    """Provinces, mostly those of the table, with more or less known about them."""
    code = draw(province_codes())
    real = known(code)
    row = real if isinstance(real, Province) else None
    return Province(
        code=code,
        name=draw(NAMES) if row is None else row.name,
        zone=_zone(draw, code),
        name_en=perhaps(draw, row.name_en) if row else maybe(draw, NAMES),
        capital=perhaps(draw, row.capital) if row else maybe(draw, NAMES),
        iso_code=perhaps(draw, row.iso_code) if row else maybe(draw, _ISO_CODES),
        special_status=maybe(draw, st.sampled_from(tuple(SpecialStatus))),
        island_group=perhaps(draw, row.island_group) if row else maybe(draw, _ISLAND_GROUPS),
        created=maybe(draw, partial_dates()),
        bps_code_2020=perhaps(draw, row.bps_code_2020) if row else maybe(draw, _BPS_PROVINCES),
        bps_code_2023=maybe(draw, _BPS_PROVINCES),
        former_codes=_former(draw, code),
    )


@st.composite
def regencies(
    draw: DrawFn, *, province: str | None = None, kind: RegencyKind | None = None
) -> Regency:
    """Regencies and cities, mostly those of the table; the number in the code fits the kind.

    Args:
        draw: Given by Hypothesis.
        province: Code of the province in which they lie.
        kind: Regency or city, administrative or not.
    """
    kind = draw(_REGENCY_KINDS) if kind is None else kind
    code = draw(regency_codes(province=province, kind=kind))
    real = known(code)
    row = real if isinstance(real, Regency) and real.kind is kind else None
    short_name = draw(NAMES) if row is None else row.short_name
    return Regency(
        code=code,
        name=f"{kind.label().title()} {short_name}" if row is None else row.name,
        short_name=short_name,
        kind=kind,
        zone=_zone(draw, code),
        capital=maybe(draw, NAMES) if row is None else perhaps(draw, row.capital),
        capital_by_law=maybe(draw, NAMES),
        bps_code_2020=perhaps(draw, row.bps_code_2020) if row else maybe(draw, _BPS_REGENCIES),
        bps_code_2023=maybe(draw, _BPS_REGENCIES),
        former_codes=_former(draw, code),
    )


def _district_kind(regency_code: str) -> DistrictKind:
    """Return what districts are called there, by the name of the province (see `DistrictKind`)."""
    province = known(regency_code[:2])
    name = "" if not isinstance(province, Province) else province.name
    if name.startswith("Papua"):
        return DistrictKind.DISTRIK
    if name.endswith("Yogyakarta"):
        return DistrictKind.KAPANEWON if regency_code[3:] < "70" else DistrictKind.KEMANTREN
    return DistrictKind.KECAMATAN


@cache
def _regencies_with(kind: DistrictKind) -> SearchStrategy[RegionCode]:
    codes = [regency.code for regency in regions.regencies()]
    return st.sampled_from([code for code in codes if _district_kind(code) is kind])


@st.composite
def districts(draw: DrawFn, *, regency: str | None = None) -> District:
    """Districts of this regency or of any; their kind is what they are called there."""
    if regency is None:
        kind = draw(_DISTRICT_KINDS)
        regency = draw(_regencies_with(kind))
    code = draw(district_codes(regency=regency))
    return District(
        code=code,
        name=draw(NAMES),
        kind=_district_kind(code[:5]),
        zone=perhaps(draw, _zone(draw, code)),
        former_codes=_former(draw, code),
    )


@st.composite
def villages(
    draw: DrawFn, *, district: str | None = None, kind: VillageKind | None = None
) -> Village:
    """Villages of this district or of any; the number in the code fits the kind.

    Args:
        draw: Given by Hypothesis.
        district: Code of the district in which they lie.
        kind: What they are in law.
    """
    kind = draw(_VILLAGE_KINDS) if kind is None else kind
    code = draw(village_codes(district=district, kind=kind))
    return Village(
        code=code,
        name=draw(NAMES),
        kind=kind,
        local_term=maybe(draw, _LOCAL_TERMS),
        zone=perhaps(draw, _zone(draw, code)),
        former_codes=_former(draw, code),
    )
