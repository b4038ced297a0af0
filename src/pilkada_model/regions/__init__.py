"""Regions: provinces, regencies and cities, districts and villages, by their Kemendagri codes.

A record refers to a region by its `RegionCode`, never by one of these objects, so that a
region newer than the tables can be written down. `get` answers a code, `resolve` says what a
code means in which edition, `find` answers a name. The tables hold all four levels in the
edition of Kepmendagri 300.2.2-2138/2025; those of districts and villages are read only when
somebody asks about one.
"""

from __future__ import annotations

from pilkada_model.regions.editions import (
    Edition,
    Resolution,
    code_in,
    current_edition,
    editions,
    resolve,
)
from pilkada_model.regions.kinds import (
    AliasKind,
    DistrictKind,
    IslandGroup,
    RegencyKind,
    SpecialStatus,
    VillageKind,
)
from pilkada_model.regions.lookup import (
    children,
    districts,
    get,
    parent,
    provinces,
    regencies,
    villages,
)
from pilkada_model.regions.names import Alias, aliases, find, homonyms, suggest
from pilkada_model.regions.records import (
    District,
    FormerCode,
    Province,
    Regency,
    Region,
    RegionCode,
    Village,
)

__all__ = [
    "Alias",
    "AliasKind",
    "District",
    "DistrictKind",
    "Edition",
    "FormerCode",
    "IslandGroup",
    "Province",
    "Regency",
    "RegencyKind",
    "Region",
    "RegionCode",
    "Resolution",
    "SpecialStatus",
    "Village",
    "VillageKind",
    "aliases",
    "children",
    "code_in",
    "current_edition",
    "districts",
    "editions",
    "find",
    "get",
    "homonyms",
    "parent",
    "provinces",
    "regencies",
    "resolve",
    "suggest",
    "villages",
]
