"""Units by key and by name, the chain above them, and the regions that they serve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from pilkada_model import regions, rules
from pilkada_model._data import day, items, once, read_rows
from pilkada_model.dates import PartialDate
from pilkada_model.institutions import get_kind
from pilkada_model.matching import by_form, entry_of, fold, grouped
from pilkada_model.ranks import Force, Rank
from pilkada_model.sources import Certainty
from pilkada_model.units.entries import Extent, PoldaType, ResortClass, Territory, Unit


def _region_codes(key: str) -> tuple[regions.RegionCode, ...]:
    codes = [place.region_code for place in _by_unit()[key] if place.until is None]
    level = min(map(len, codes))
    return tuple(code for code in codes if len(code) == level)


def _entry(row: Mapping[str, str]) -> Unit:
    """Return the unit of a row; the three tables have the columns that their kinds need."""

    def cell(column: str) -> str | None:
        return row.get(column) or None

    resort_class, polda_type, formed = cell("unit_class"), cell("polda_type"), cell("formed")
    head_rank, deputy_rank = cell("head_rank"), cell("deputy_rank")
    return Unit(
        key=row["key"],
        kind=row["kind"],
        unit_class=None if resort_class is None else ResortClass(resort_class),
        polda_type=None if polda_type is None else PoldaType(polda_type),
        type_note=cell("type_note"),
        name=row["name"],
        long_name=cell("long_name"),
        official_name=row["official_name"],
        number=cell("number"),
        force=Force(row["force"]),
        parent=cell("parent"),
        previous_parent=cell("previous_parent"),
        parent_since=day(row.get("parent_since", "")),
        headquarters=cell("headquarters"),
        formed=None if formed is None else PartialDate.parse(formed),
        region_codes=_region_codes(row["key"]),
        head_rank=None if head_rank is None else Rank(head_rank),
        deputy_rank=None if deputy_rank is None else Rank(deputy_rank),
        aliases=items(row["aliases"]),
        source=row["source"],
        certainty=Certainty(row["certainty"]),
        note=cell("note"),
    )


@once
def _units() -> Mapping[str, Unit]:
    police = {"force": Force.POLRI.value}
    rows: Iterator[Mapping[str, str]] = chain(
        ({**row, **police, "kind": "polda"} for row in read_rows("police/poldas.csv")),
        ({**row, **police, "kind": "polres"} for row in read_rows("police/resorts.csv")),
        read_rows("military/units.csv"),
    )
    return MappingProxyType({row["key"]: _entry(row) for row in rows})


@once
def _territories() -> tuple[Territory, ...]:
    rows = chain(read_rows("police/territories.csv"), read_rows("military/territories.csv"))
    return tuple(
        Territory(
            unit=row["unit"],
            region_code=regions.RegionCode(row["region_code"]),
            extent=Extent(row["extent"]) if row["extent"] else None,
            since=day(row["since"]),
            until=day(row["until"]),
            certainty=Certainty(row["certainty"]),
            note=row["note"] or None,
        )
        for row in rows
    )


@once
def _by_unit() -> Mapping[str, tuple[Territory, ...]]:
    return grouped(_territories(), lambda place: place.unit)


@once
def _by_region() -> Mapping[str, tuple[Territory, ...]]:
    return grouped(_territories(), lambda place: place.region_code)


@once
def _by_form() -> Mapping[str, tuple[Unit, ...]]:
    return by_form(_units().values(), _forms)


def _forms(unit: Unit) -> tuple[str, ...]:
    long = (unit.long_name,) if unit.long_name is not None else ()
    return (unit.key, unit.name, *long, unit.official_name, *unit.aliases)


def _holds(since: dt.date | None, until: dt.date | None, on: dt.date | None) -> bool:
    if on is None:
        return until is None
    return (since is None or since <= on) and (until is None or on <= until)


def _area(function: str, name: str, code: str) -> str:
    """Return the code of today of the province, regency or city of a code.

    Raises:
        InvalidValueError: for what is no region code.
        UnknownReferenceError: for a code whose province or regency no table has.
    """
    rules.region_argument(function, name, code)
    return regions.get(code[:5]).code


def _check_kind(function: str, kind: str | None) -> None:
    if kind is not None:
        rules.argument(function, "kind", kind, str)
        get_kind(kind)


def get(key: str) -> Unit:
    """Return the unit that has this key.

    Raises:
        InvalidValueError: for a key that is no text.
        UnknownReferenceError: for a key that no table has; it names keys near it.
    """
    return entry_of("get", "unit", key, _units())


def find(text: str, *, kind: str | None = None, within: str | None = None) -> tuple[Unit, ...]:
    """Return every unit that is written so; an empty tuple when there is none.

    Known are keys, short, long and official names and aliases: ``Polda Jatim``, ``Polda Jawa
    Timur``, ``Poldasu``, ``Kepolisian Resor Pamekasan``, ``Kodim 0826``. Case, accents, spaces
    and punctuation do not matter. Two units are called Polres Banjar.

    Args:
        text: The name of the unit, without anything beside it.
        kind: Only units of this kind of institution, such as ``polres``.
        within: Only units that serve this region, by its code, or a region that lies in it,
            today or at another time. A district or village stands for its regency or city.

    Raises:
        InvalidValueError: for an argument that is no text, or a `within` that is no region code.
        UnknownReferenceError: for a kind or a region that no table has.
    """
    rules.argument("find", "text", text, str)
    _check_kind("find", kind)
    found = _by_form().get(fold(text), ())
    if kind is not None:
        found = tuple(unit for unit in found if unit.kind == kind)
    if within is not None:
        area = f"{_area('find', 'within', within)}."
        found = tuple(
            unit
            for unit in found
            if any(f"{place.region_code}.".startswith(area) for place in _by_unit()[unit.key])
        )
    return found


def units(*, kind: str | None = None, polda: str | None = None) -> tuple[Unit, ...]:
    """Return all units: Poldas, then resorts, then military units, each by key.

    Args:
        kind: Only units of this kind of institution, such as ``polres``.
        polda: Only the resorts that stand under this Polda today.

    Raises:
        InvalidValueError: for an argument that is no text.
        UnknownReferenceError: for a kind of institution or a Polda that no table has.
    """
    _check_kind("units", kind)
    found = tuple(_units().values())
    if polda is not None:
        poldas = {unit.key: unit for unit in found if unit.kind == "polda"}
        entry_of("units", "Polda", polda, poldas, name="polda")
        found = tuple(unit for unit in found if unit.parent == polda)
    return found if kind is None else tuple(unit for unit in found if unit.kind == kind)


def parent(unit_key: str, on: dt.date | None = None) -> Unit | None:
    """Return the unit above one, on a day or today; None where the tables know of none.

    Raises:
        InvalidValueError: for a key that is no text, or a day that is no date.
        UnknownReferenceError: for a unit that no table has.
    """
    unit = get(unit_key)
    rules.optional_argument("parent", "on", on, dt.date)
    return next(
        (get(over.key) for over in unit.parents if _holds(over.since, over.until, on)), None
    )


def children(unit_key: str, on: dt.date | None = None) -> tuple[Unit, ...]:
    """Return the units that stand directly under one, on a day or today.

    Raises:
        InvalidValueError: for a key that is no text, or a day that is no date.
        UnknownReferenceError: for a unit that no table has.
    """
    over = get(unit_key)
    rules.optional_argument("children", "on", on, dt.date)
    return tuple(unit for unit in _units().values() if parent(unit.key, on) is over)


def territory(unit_key: str, on: dt.date | None = None) -> tuple[Territory, ...]:
    """Return where a unit serves, on a day or today, in code order.

    A Polda's territory names provinces. In Jawa Barat and Banten, which two Poldas share, it
    names the regencies and cities too.

    Raises:
        InvalidValueError: for a key that is no text, or a day that is no date.
        UnknownReferenceError: for a unit that no table has.
    """
    key = get(unit_key).key
    rules.optional_argument("territory", "on", on, dt.date)
    return tuple(place for place in _by_unit()[key] if _holds(place.since, place.until, on))


def units_for(region_code: str, on: dt.date | None = None) -> tuple[Territory, ...]:
    """Return which units serve a region and how, on a day or today.

    First come the units whose territory names that very region; then, of the kinds that have
    not come yet, those of its province: for 35.28 Polres Pamekasan and Kodim 0826, then Polda
    Jatim. So 32.75 has Polda Metro Jaya, and not Polda Jabar, which serves the rest of the
    province. A province has no resorts: they serve its regencies. A district or village is
    answered as its regency or city, because which districts a resort serves stands in notes.

    Raises:
        InvalidValueError: for anything that is no region code, or a day that is no date.
        UnknownReferenceError: for a region whose province or regency no table has.
    """
    area = _area("units_for", "region_code", region_code)
    rules.optional_argument("units_for", "on", on, dt.date)
    found: list[Territory] = []
    for code in dict.fromkeys((area, area[:2])):
        kinds = {_units()[place.unit].kind for place in found}
        found += [
            place
            for place in _by_region().get(code, ())
            if _holds(place.since, place.until, on) and _units()[place.unit].kind not in kinds
        ]
    return tuple(found)
