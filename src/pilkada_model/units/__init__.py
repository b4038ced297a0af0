"""Units of the police and the armed forces: what they are called, under whom, and where.

The tables hold the 36 Poldas, the 508 resorts (Polres of every class) and such military units
as sources in hand name, up to 2024; the list of military units is not complete, and Polsek and
Koramil are left out. A unit and a region stand in no fixed relation: a resort can serve parts
of several regencies, and several resorts one regency. Each such relation is one `Territory`.

The tables show the state of 2024 and what has changed since: on 11 November 2024 Polda Papua
Tengah and Polda Papua Barat Daya took over their provinces and resorts. The month is certain;
the day is that of the telegram that named their first chiefs. An earlier day than 2024 is
answered as if it were in 2024.
"""

from __future__ import annotations

from pilkada_model.units.entries import Extent, Parent, PoldaType, ResortClass, Territory, Unit
from pilkada_model.units.lookup import children, find, get, parent, territory, units, units_for

__all__ = [
    "Extent",
    "Parent",
    "PoldaType",
    "ResortClass",
    "Territory",
    "Unit",
    "children",
    "find",
    "get",
    "parent",
    "territory",
    "units",
    "units_for",
]
