"""Regions by name: official, short and English names, former ones, and all that people write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

from pilkada_model import rules
from pilkada_model._data import once, read_rows
from pilkada_model._data import regions as tables
from pilkada_model.errors import InvalidValueError
from pilkada_model.labels import Labelled
from pilkada_model.levels import Level
from pilkada_model.matching import by_form, fold, nearest, words
from pilkada_model.regions import today
from pilkada_model.regions.editions import code_today
from pilkada_model.regions.kinds import AliasKind, DistrictKind, RegencyKind, VillageKind
from pilkada_model.regions.lookup import regencies
from pilkada_model.regions.records import Province, Regency, Region, RegionCode
from pilkada_model.sources import Certainty

_LEVEL_OF_KIND: Mapping[type[Labelled], Level] = MappingProxyType(
    {
        RegencyKind: Level.REGENCY_CITY,
        DistrictKind: Level.DISTRICT,
        VillageKind: Level.VILLAGE,
    }
)
_LEVELS = (Level.PROVINCE, *_LEVEL_OF_KIND.values())
_LONGEST_WORD = 2
_FEW = 5


@frozen(kw_only=True)
class Alias:
    """Another name by which a region goes.

    Attributes:
        code: The code of the region.
        name: The name, as people write it.
        kind: Why it is a name of the region.
        note: What law or habit it comes from, in English; None when there is nothing to say.
        certainty: How sure it is that the name is in use.
    """

    code: RegionCode
    name: str
    kind: AliasKind
    note: str | None
    certainty: Certainty


@once
def _aliases() -> Mapping[str, tuple[Alias, ...]]:
    found: dict[str, tuple[Alias, ...]] = {}
    for row in read_rows("regions/aliases.csv"):
        alias = Alias(
            code=RegionCode(row["code"]),
            name=row["name"],
            kind=AliasKind(row["kind"]),
            note=row["note"] or None,
            certainty=Certainty(row["certainty"]),
        )
        found[alias.code] = (*found.get(alias.code, ()), alias)
    return MappingProxyType(found)


def aliases(code: str, edition: str | None = None) -> tuple[Alias, ...]:
    """Return the other names of a region; none for most districts and villages.

    Args:
        code: The code of the region.
        edition: The edition by which the code is meant.

    Raises:
        InvalidValueError: for anything that is no region code.
        UnknownReferenceError: as for `get`.
    """
    return _aliases().get(code_today("aliases", code, edition), ())


def _forms(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a folded name, alone and without the words of its kind, with the kinds it may be of."""
    parts = words(name)
    yield "".join(parts), ()
    for length in range(1, min(_LONGEST_WORD, len(parts) - 1) + 1):
        before, after = " ".join(parts[:length]), " ".join(parts[-length:])
        for place, word, rest in (
            ("before", before, parts[length:]),
            ("after", after, parts[:-length]),
        ):
            row = tables.kind_words().get((place, word))
            if row is not None:
                yield "".join(rest), row.kinds


def _other_names(code: str) -> Iterator[str]:
    """Yield the folded aliases of a region and its names in other editions."""
    names = [alias.name for alias in _aliases().get(code, ())]
    for name in (*names, *tables.names_by_edition().get(code, {}).values()):
        yield from (form for form, _ in _forms(name))


def _own_names(region: Region) -> Iterator[str]:
    """Yield the folded names of a region in Indonesian, its aliases and former names too."""
    if isinstance(region, Regency):
        yield fold(region.short_name)
    yield fold(region.name)
    yield from _other_names(region.code)


@once
def _few_by_name() -> Mapping[str, tuple[Province | Regency, ...]]:
    """Return the provinces and regencies by each of their folded names."""
    return by_form(
        today.known().values(), lambda region: (*_own_names(region), fold(region.label("en"))), str
    )


@once
def _many_by_other_name() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of the districts and villages that have other names, by these names."""
    codes = sorted({*_aliases(), *tables.names_by_edition()} - set(today.known()))
    return by_form(codes, _other_names, str)


def _kind(region: Region) -> str:
    return "province" if isinstance(region, Province) else region.kind.value


def _is_in(code: str, area: str) -> bool:
    return not area or f"{code}.".startswith(f"{area}.")


def _named(level: Level, name: str, area: str) -> Iterator[Region]:
    """Yield the regions of one level that have this folded name, in an area or anywhere."""
    if level in (Level.PROVINCE, Level.REGENCY_CITY):
        yield from (one for one in _few_by_name().get(name, ()) if one.level is level)
        return
    table = (tables.districts if level is Level.DISTRICT else tables.villages)()
    for code in (*table.find(name, area), *_many_by_other_name().get(name, ())):
        region = today.region(code)
        if region is not None and region.level is level:
            yield region


def _levels(
    level: Level | None, kind: RegencyKind | DistrictKind | VillageKind | None
) -> set[Level]:
    """Return the levels that a caller asks for.

    Raises:
        InvalidValueError: for a level or a kind that is none.
    """
    if level is not None and (level.__class__ is not Level or level not in _LEVELS):
        raise InvalidValueError(
            record="find",
            field="level",
            value=level,
            expected="a Level from PROVINCE to VILLAGE",
            code="wrong_type",
        )
    if kind is not None and kind.__class__ not in _LEVEL_OF_KIND:
        raise InvalidValueError(
            record="find",
            field="kind",
            value=kind,
            expected="a RegencyKind, DistrictKind or VillageKind",
            code="wrong_type",
        )
    asked = set(_LEVELS if level is None else [level])
    return asked if kind is None else asked & {_LEVEL_OF_KIND[kind.__class__]}


def find(
    name: str,
    *,
    kind: RegencyKind | DistrictKind | VillageKind | None = None,
    level: Level | None = None,
    within: str | None = None,
    edition: str | None = None,
) -> tuple[Region, ...]:
    """Return every region of this name; an empty tuple when there is none.

    ``Bandung`` is a regency, a city, two districts and more villages; ``Kab. Bandung`` is one.
    Names of older editions, English names and aliases are found too. Case, accents, spaces and
    punctuation do not matter. Provinces and regencies come first, then districts, then villages,
    each in code order.

    Args:
        name: The name, alone or with a word for its kind: Kab., Kota, Prov., Kec., Kel., Desa,
            gampong, nagari and others.
        kind: Only regions of this kind; tables of other levels are not read.
        level: Only regions of this level; tables of other levels are not read.
        within: Only this region, by its code, and those that lie in it.
        edition: The edition by which the code in `within` is meant.

    Raises:
        InvalidValueError: for a `name` that is no text, a `kind` or `level` that is none, or a
            `within` that is no region code.
        UnknownReferenceError: for a `within` as for `get`.
    """
    rules.argument("find", "name", name, str)
    levels = _levels(level, kind)
    area = "" if within is None else code_today("find", within, edition, argument="within")
    found: dict[str, Region] = {}
    for form, kinds in _forms(name):
        for one in levels:
            if form and (not kinds or _may_have(one, kinds)):
                fitting = (region for region in _named(one, form, area) if _fits(region, kinds))
                found.update((region.code, region) for region in fitting)
    chosen = [
        region
        for region in found.values()
        if _is_in(region.code, area) and (kind is None or _kind(region) == kind.value)
    ]
    return tuple(sorted(chosen, key=_place))


def _may_have(level: Level, kinds: tuple[str, ...]) -> bool:
    """Tell whether a level has regions of these kinds."""
    if level is Level.PROVINCE:
        return "province" in kinds
    (kind,) = (one for one, of in _LEVEL_OF_KIND.items() if of is level)
    return any(member.value in kinds for member in kind)


def _fits(region: Region, kinds: tuple[str, ...]) -> bool:
    return not kinds or _kind(region) in kinds


def _place(region: Region) -> tuple[int, str]:
    """Return what puts provinces and regencies before districts, and these before villages."""
    return max(len(region.code), 5), region.code


def suggest(
    name: str, *, level: Level | None = None, within: str | None = None, edition: str | None = None
) -> tuple[str, ...]:
    """Return up to five official names that resemble a misspelt one, best first.

    Names of provinces, regencies and cities are compared, unless `level` or `within` asks for
    others; with `within` alone, the names one level below that region.

    Args:
        name: The misspelt name.
        level: Names of regions of this level; all villages take some seconds, so say `within` too.
        within: Only names of regions that lie in this one, by its code.
        edition: The edition by which the code in `within` is meant.

    Raises:
        InvalidValueError: for a `name` that is no text, a `level` that is none, or a `within`
            that is no region code.
        UnknownReferenceError: for a `within` as for `get`.
    """
    rules.argument("suggest", "name", name, str)
    _levels(level, None)
    if level is None and within is None:
        return _official(name, _few_by_name())
    regions: Iterable[Region]
    if within is None:
        regions = _all(level, "")
    else:
        area = code_today("suggest", within, edition, argument="within")
        regions = today.below(area) if level is None else _all(level, area)
    return _official(name, by_form(regions, _own_names, str))


def _all(level: Level | None, area: str) -> Iterable[Region]:
    """Return the regions of a level in an area."""
    if level is Level.DISTRICT:
        return today.districts().all(area)
    if level is Level.VILLAGE:
        return today.villages().all(area)
    few = today.known().values()
    return [one for one in few if one.level is level and _is_in(one.code, area)]


def _official(name: str, index: Mapping[str, tuple[Region, ...]]) -> tuple[str, ...]:
    names = dict.fromkeys(
        region.name for form in nearest(fold(name), index) for region in index[form]
    )
    return tuple(names)[:_FEW]


def homonyms(name: str | None = None) -> Mapping[str, tuple[Regency, ...]]:
    """Return the short names that a kabupaten and a kota share, each with both in code order.

    Such a name needs its kind: ``Kab. Bandung``, ``Kota Bandung``. There are 26 of them.

    Args:
        name: Only this name; the mapping is empty when it is no homonym.

    Raises:
        InvalidValueError: for a `name` that is no text.
    """
    shared = _homonyms()
    if name is None:
        return shared
    rules.argument("homonyms", "name", name, str)
    alike = {one: bearers for one, bearers in shared.items() if fold(one) == fold(name)}
    return MappingProxyType(alike)


@once
def _homonyms() -> Mapping[str, tuple[Regency, ...]]:
    bearers: dict[str, tuple[Regency, ...]] = {}
    for regency in regencies():
        name = regency.short_name
        bearers[name] = (*bearers.get(name, ()), regency)
    shared = {name: both for name, both in sorted(bearers.items()) if len(both) > 1}
    return MappingProxyType(shared)
