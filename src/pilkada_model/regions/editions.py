"""Editions of the codes: what a code means in each, and which region of today that is.

A code is no identity. The split of Papua in 2022 gave regions new codes, and the KPU numbers
the districts and villages of Papua Barat Daya in its own way. A code without its edition is
understood only where all known editions agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from pilkada_model import rules
from pilkada_model._data import items, once, read_rows
from pilkada_model._data import regions as tables
from pilkada_model.dates import PartialDate
from pilkada_model.errors import (
    AmbiguousReferenceError,
    UnknownReferenceError,
)
from pilkada_model.levels import Level
from pilkada_model.regions import nearness, today
from pilkada_model.regions.records import Region, RegionCode

_LEVELS = MappingProxyType(
    {2: Level.PROVINCE, 5: Level.REGENCY_CITY, 8: Level.DISTRICT, 13: Level.VILLAGE}
)


@frozen(kw_only=True)
class Edition:
    """One edition of the codes: a decree of the ministry, or the numbers of the KPU.

    Attributes:
        key: Short name, such as ``2022`` or ``kpu-2024``.
        decree: The regulation or decree, or the body, that sets the codes.
        description: What it is, in English.
        since: First day on which it is known to apply, as exactly as it is known.
        levels: Levels whose codes in this edition are known here.
        named_levels: Levels whose names in this edition are known here.
        own_village_numbers: Regencies, by their codes in this edition, some of whose villages it
            numbers otherwise than today's edition; no table here tells how.
        current: True for the edition of the tables, by which a region has its `code`.
    """

    key: str
    decree: str
    description: str
    since: PartialDate
    levels: tuple[Level, ...]
    named_levels: tuple[Level, ...]
    own_village_numbers: tuple[RegionCode, ...]
    current: bool

    def __str__(self) -> str:
        return f"{self.key} ({self.decree})"


@frozen(kw_only=True)
class Resolution:
    """What a code means: the answer of `resolve`.

    Attributes:
        code: The code as asked.
        edition: The edition asked for; None when none was.
        region: The region, as it is today.
        editions: Editions in which the code stands for this region, by their keys: those of the
            ministry first, oldest first.
        name: The name that the edition asked for prints; without one, today's name or that of the
            last of `editions`. None where no table tells how that edition writes it.
        changed: True when the region has another code today.
        decree: For a changed code, the last decree that prints it; None for a number of the KPU.
        until: For a changed code, when a later one took its place; None when not known.
    """

    code: RegionCode
    edition: str | None
    region: Region
    editions: tuple[str, ...]
    name: str | None
    changed: bool
    decree: str | None
    until: PartialDate | None

    def __str__(self) -> str:
        label = self.region.label()
        if not self.changed:
            known = f" (editions {', '.join(self.editions)})"
            if self.edition is None or self.name in (None, self.region.name):
                return f"{self.code} is {label}{known}"
            return f"{self.code} is {label}, in the edition {self.edition} {self.name}{known}"
        end = "" if self.until is None else f" until {self.until}"
        law = "" if self.decree is None else f", last in {self.decree}"
        stood = f"it was {self.code}{end} (editions {', '.join(self.editions)}{law})"
        return f"{self.code} is {label}, {self.region.code} today; {stood}"


@once
def _editions() -> Mapping[str, Edition]:
    rows = (
        Edition(
            key=row["key"],
            decree=row["decree"],
            description=row["description"],
            since=PartialDate.parse(row["since"]),
            levels=tuple(map(Level, items(row["levels"]))),
            named_levels=tuple(map(Level, items(row["named_levels"]))),
            own_village_numbers=tuple(map(RegionCode, items(row["own_village_numbers"]))),
            current=row["current"] == "yes",
        )
        for row in read_rows("regions/editions.csv")
    )
    return MappingProxyType({row.key: row for row in rows})


@once
def _moved() -> Mapping[tuple[str, str], tables.FormerCodeRow]:
    """Return the rows of the former codes by edition and code in that edition."""
    return MappingProxyType(
        {
            (edition, row.former_code): row
            for rows in tables.former_codes().values()
            for row in rows
            for edition in row.editions
        }
    )


@once
def _questionable() -> frozenset[str]:
    """Return the codes, and the regencies of villages, that not every edition reads alike."""
    own = (code for edition in _editions().values() for code in edition.own_village_numbers)
    return frozenset([*own, *(code for _, code in _moved())])


def editions() -> tuple[Edition, ...]:
    """Return the known editions of the codes, those of the ministry first, oldest first."""
    return tuple(_editions().values())


def current_edition() -> Edition:
    """Return the edition of the tables, by which every region has its `code`."""
    return next(edition for edition in _editions().values() if edition.current)


def check_edition(function: str, key: object) -> Edition:
    """Return the edition of a key.

    Raises:
        InvalidValueError: for a key that is no text, with the function for the record.
        UnknownReferenceError: for a key that no edition has; it names all that are known.
    """
    rules.argument(function, "edition", key, str)
    edition = _editions().get(str(key))
    if edition is None:
        raise UnknownReferenceError(kind="edition", key=key, near=tuple(_editions()))
    return edition


def _stands(code: str, edition: str) -> bool:
    """Tell whether a region of today, and all above it, had the code of today in an edition."""
    if edition in tables.absent_codes().get(code, ()):
        return False
    if any(edition in row.editions for row in tables.former_codes().get(code, ())):
        return False
    above = code.rpartition(".")[0]
    return not above or _stands(above, edition)


def _code_today(code: str, edition: Edition) -> str | None:
    """Return the code of today of what a code means in an edition; None where it means nothing."""
    if _LEVELS[len(code)] not in edition.levels:
        return None
    moved = _moved().get((edition.key, code))
    if moved is not None:
        return moved.code
    if today.region(code) is not None and (edition.current or _stands(code, edition.key)):
        return code
    return None


def _is_untold(code: str, edition: Edition) -> bool:
    """Tell whether an edition may use a code for a village that no table tells."""
    return (
        _LEVELS[len(code)] is Level.VILLAGE
        and code[:5] in edition.own_village_numbers
        and _code_today(code, edition) is None
    )


def _named(code: str, found: list[str], own: str | None = None) -> str:
    region = today.region(own or code)
    return f"{code} {region.name if region else ''} ({', '.join(found)})"


def _meanings(code: str) -> dict[str, list[str]]:
    """Return the regions that a code means, by their codes of today, with the editions."""
    meanings: dict[str, list[str]] = {}
    for edition in _editions().values():
        meant = _code_today(code, edition)
        if meant is not None:
            meanings.setdefault(meant, []).append(edition.key)
    return meanings


def _without_edition(code: str) -> str:
    if code in today.known():  # none of them was ever another's, so no edition need be read
        return code
    if code not in _questionable() and code[:5] not in _questionable():
        if today.region(code) is None:
            raise nearness.unknown_region(code)
        return code
    meanings = _meanings(code)
    untold = [edition.key for edition in _editions().values() if _is_untold(code, edition)]
    if len(meanings) == 1 and not untold:
        return next(iter(meanings))
    if not meanings and untold:
        raise UnknownReferenceError(
            kind=f"village (no table has those of {code[:5]} in the edition {', '.join(untold)})",
            key=code,
        )
    if not meanings:
        raise nearness.unknown_region(code)
    others = [f"another village ({', '.join(untold)})"] if untold else []
    raise AmbiguousReferenceError(
        kind="region",
        key=code,
        near=[*(_named(meant, found) for meant, found in sorted(meanings.items())), *others],
    )


def _not_there(code: str, edition: Edition) -> UnknownReferenceError:
    """Return the error for a code that an edition does not have, with the reason."""
    level = _LEVELS[len(code)]
    word = level.label("en").lower()
    near = (
        *(
            _named(row.former_code, [edition.key], row.code)
            for row in tables.former_codes().get(code, ())
            if edition.key in row.editions
        ),
        *(_named(*meaning) for meaning in sorted(_meanings(code).items())),
    )
    if level not in edition.levels:
        kind = f"{word} (no table has this level in the edition {edition.key})"
    elif _is_untold(code, edition):
        kind = f"village (no table has those of {code[:5]} in the edition {edition.key})"
    else:
        kind = f"{word} in the edition {edition.key}"
        near = near or nearness.near(code)
    return UnknownReferenceError(kind=kind, key=code, near=near)


def code_today(
    function: str, code: object, edition: object = None, *, argument: str = "code"
) -> str:
    """Return the code that the region of a code has today.

    Args:
        function: The function that was called, for errors.
        code: The code.
        edition: The edition by which the code is meant; None where all must agree.
        argument: What the function calls the code, for errors.

    Raises:
        InvalidValueError: for anything that is no region code, or no text for an edition.
        UnknownReferenceError: for an edition that is not known, and for a code that means nothing.
        AmbiguousReferenceError: without an edition, for a code that means different regions.
    """
    rules.region_argument(function, argument, code)
    text = str(code)
    if edition is None:
        return _without_edition(text)
    known = check_edition(function, edition)
    meant = _code_today(text, known)
    if meant is None:
        raise _not_there(text, known)
    return meant


def code_in(code: str, edition: str) -> RegionCode | None:
    """Return the code that a region of today has in an edition; None where none is known.

    Merauke, 93.01 today, has 91.01 in the edition 2017. `get` with that edition leads back.

    Args:
        code: The code of the region in today's edition.
        edition: The edition, such as ``2017`` or ``kpu-2024``.

    Raises:
        InvalidValueError: for anything that is no region code, or no text for an edition.
        UnknownReferenceError: for an edition that is not known, and for a code that no region has
            today.
    """
    own = code_today("code_in", code, current_edition().key)
    asked = check_edition("code_in", edition)
    if _LEVELS[len(own)] not in asked.levels:
        return None
    for row in tables.former_codes().get(own, ()):
        if edition in row.editions:
            return RegionCode(row.former_code)
    return RegionCode(own) if asked.current or _stands(own, edition) else None


def _telling(keys: tuple[str, ...]) -> str:
    """Return today's edition if it is among some, or else the last of them."""
    current = current_edition().key
    return current if current in keys else keys[-1]


def _name(region: Region, edition: str) -> str | None:
    """Return the name of a region in an edition that has it; None when it is not known."""
    other = tables.names_by_edition().get(region.code, {}).get(edition)
    if other is None and region.level in _editions()[edition].named_levels:
        return region.name
    return other


def resolve(code: str, edition: str | None = None) -> Resolution:
    """Return what a code means, by which editions, and what became of it.

    Args:
        code: The code of a region of any level, of today or of an older edition.
        edition: The edition by which it is meant; without one, all known editions must agree.

    Raises:
        InvalidValueError: for anything that is no region code, or no text for an edition.
        UnknownReferenceError: for an edition that is not known, and for a code that means nothing,
            or nothing in that edition.
        AmbiguousReferenceError: without an edition, for a code that means different regions; it
            names them with their editions.
    """
    meant = code_today("resolve", code, edition)
    region = today.region(meant)
    if region is None:
        raise nearness.unknown_region(meant)
    keys = tuple(_meanings(code)[meant])
    row = next((r for r in tables.former_codes().get(meant, ()) if r.former_code == code), None)
    return Resolution(
        code=RegionCode(code),
        edition=edition,
        region=region,
        editions=keys,
        name=_name(region, edition or _telling(keys)),
        changed=code != meant,
        decree=row.decree or None if row else None,
        until=PartialDate.parse(row.until) if row and row.until else None,
    )
