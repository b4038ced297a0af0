"""Units of the police and the armed forces: what they are called, under whom, and where.

The tables hold the 36 Poldas, the 508 resorts (Polres of every class) and such military units
as sources in hand name, up to 2024; the list of military units is not complete, and Polsek and
Koramil are left out. A unit and a region stand in no fixed relation: a resort can serve parts
of several regencies, and several resorts one regency. Each such relation is one `Territory`.

The Poldas, their provinces and the Polda above each resort are those of the day asked for,
back to 2015. Polda Sulbar was formed in 2016 and Polda Kaltara in 2018, on days that are not
known: they are taken to have served from the first of the year. On 11 November 2024 Polda Papua
Tengah and Polda Papua Barat Daya took over their provinces and resorts; the month is certain,
the day is that of the telegram that named their first chiefs. All else, such as which resorts
there are and what they serve, is the state of 2024 on every earlier day.
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
