"""Regions: provinces, regencies and cities, districts and villages, by their Kemendagri codes.

A record refers to a region by its `RegionCode`, never by one of these objects, so that a
region newer than the tables can be written down. `get` answers a code, `find` a name. The
tables hold provinces, regencies and cities in the edition of Kepmendagri 300.2.2-2138/2025.
"""

from __future__ import annotations

from pilkada_model.regions.lookup import children, get, parent, provinces, regencies
from pilkada_model.regions.names import find, suggest
from pilkada_model.regions.records import (
    District,
    DistrictKind,
    FormerCode,
    Province,
    Regency,
    RegencyKind,
    Region,
    RegionCode,
    Village,
    VillageKind,
)

__all__ = [
    "District",
    "DistrictKind",
    "FormerCode",
    "Province",
    "Regency",
    "RegencyKind",
    "Region",
    "RegionCode",
    "Village",
    "VillageKind",
    "children",
    "find",
    "get",
    "parent",
    "provinces",
    "regencies",
    "suggest",
]
