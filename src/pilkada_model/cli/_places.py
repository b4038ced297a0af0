"""One region for people and for programs: its codes, the units that serve it, its contests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen
from rich.text import Text

from pilkada_model import elections, regions, units
from pilkada_model.cli._page import Cell, Page
from pilkada_model.cli._values import Fact, visible, written
from pilkada_model.elections import Contest
from pilkada_model.errors import ParseError, UnknownReferenceError, bounded
from pilkada_model.levels import Level
from pilkada_model.regions import Province, Regency, Region
from pilkada_model.rules.codes import REGION_CODE
from pilkada_model.serial import to_dict
from pilkada_model.units import Territory

_LARGE = (Level.PROVINCE, Level.REGENCY_CITY)
_MANY = 12
_FIELDS = (
    "capital",
    "capital_by_law",
    "zone",
    "iso_code",
    "bps_code_2020",
    "bps_code_2023",
    "special_status",
    "island_group",
    "created",
    "local_term",
)


@frozen(kw_only=True)
class Answer:
    """What is known for a name or a code.

    Attributes:
        asked: The words.
        region: The region that is meant; None if none is, or several are.
        said: How the code was understood, when it is another one today.
        others: Further regions of the name, or all of them when several are meant.
        near: Names or codes like the one asked for, when there is none.
    """

    asked: str
    region: Region | None = None
    said: str | None = None
    others: tuple[Region, ...] = ()
    near: tuple[str, ...] = ()


def look_up(asked: str, edition: str | None) -> Answer:
    """Return the region of a code or name; of several of one name, the only large one.

    Raises:
        PilkadaError: for an edition that is none, or with an edition for words that are no code.
    """
    if REGION_CODE.fullmatch(asked):
        return _by_code(asked, edition)
    if edition is not None:
        raise ParseError(text=asked, expected="a code beside an edition")
    found = regions.find(asked)
    if not found:
        return Answer(asked=asked, near=regions.suggest(asked))
    large = [region for region in found if region.level in _LARGE] or list(found)
    if len(large) > 1:
        return Answer(asked=asked, others=found)
    return Answer(
        asked=asked,
        region=large[0],
        others=tuple(region for region in found if region is not large[0]),
    )


def _by_code(code: str, edition: str | None) -> Answer:
    try:
        meant = regions.resolve(code, edition)
    except UnknownReferenceError as error:
        if edition not in {None, *(known.key for known in regions.editions())}:
            raise
        return Answer(asked=code, said=str(error), near=error.near)
    return Answer(asked=code, region=meant.region, said=str(meant) if meant.changed else None)


def nothing(answer: Answer) -> str:
    """Say that there is no such region, with what is near."""
    if answer.said is not None:
        return answer.said
    near = f"; near: {', '.join(answer.near)}" if answer.near else ""
    return f"no region is called {visible(bounded(answer.asked))}{near}"


def place(page: Page, answer: Answer) -> None:
    """Add the region, or the list of those that can be meant."""
    region = answer.region
    if region is None:
        page.title(answer.asked)
        _list(page, answer.others)
        return
    page.title(f"{region.label(page.language)} ({region.code})")
    if answer.said is not None:
        moved = f"{answer.asked} {page.word('now')} {region.code}"
        page.text(Text(moved, style="differs"), indent=0)
    page.facts((fact for fact in _facts(page, region) if fact[1]), indent=0)
    _units(page, region)
    _contests(page, region)
    if answer.others:
        page.part(page.word("also"), indent=0)
        _list(page, answer.others[:_MANY])
        if len(answer.others) > _MANY:
            page.text(Text(f"… {len(answer.others) - _MANY}"))


def _facts(page: Page, region: Region) -> Iterable[Fact]:
    language = page.language
    parent = next(_above(region), None)
    if parent is not None:
        yield page.word("parent"), Text(f"{parent.label(language)} ({parent.code})")
    if isinstance(region, Regency | Province):
        below = regions.children(region.code)
        yield page.word("below"), Text(written("below", len(below), language))
    for name in _FIELDS:
        value = getattr(region, name, None)
        if value is not None:
            yield page.word(name), Text(written(name, value, language))
    names = [alias.name for alias in _aliases(region)]
    yield page.word("aliases"), Text(", ".join(names))
    old = [
        former.code + (f" ({page.word('until')} {former.until})" if former.until else "")
        for former in region.former_codes
    ]
    yield page.word("former_codes"), Text(", ".join(old))


def _units(page: Page, region: Region) -> None:
    rows = units.units_for(region.code)
    if rows:
        page.part(page.word("units"), indent=0)
        headings = [page.word(key) for key in ("unit", "extent", "certainty", "note")]
        page.table(headings, (_unit(page, row) for row in rows))


def _unit(page: Page, row: Territory) -> tuple[Cell, ...]:
    extent = row.extent.label(page.language) if row.extent else ""
    name = Text(units.get(row.unit).name)
    certainty = Text(row.certainty.label(page.language))
    return name, Text(extent), certainty, Text(row.note or "", style="printed")


def _contests(page: Page, region: Region) -> None:
    held = _held(region)
    if held:
        page.part(page.word("contests_of"), indent=0)
        keys = ("election", "office", "day", "candidate_pairs", "stations")
        page.table([page.word(key) for key in keys], (_contest(page, one) for one in held))


def _held(region: Region) -> tuple[Contest, ...]:
    return elections.contests(region=region.code) if region.level in _LARGE else ()


def _contest(page: Page, one: Contest) -> tuple[Cell, ...]:
    language = page.language
    days = ", ".join(str(poll.day) for poll in one.polls if poll.day)
    counts = (one.candidate_pairs, one.stations)
    return (
        Text(one.election),
        Text(one.office.label(language)),
        Text(days),
        *(Text("" if number is None else written("x", number, language)) for number in counts),
    )


def _list(page: Page, found: Iterable[Region]) -> None:
    page.table(
        [page.word(key) for key in ("code", "name", "parent")],
        (
            (
                Text(one.code),
                Text(one.label(page.language)),
                Text(", ".join(above.label(page.language) for above in _above(one))),
            )
            for one in found
        ),
    )


def _above(region: Region) -> Iterator[Region]:
    """Yield the regions above one, from the next to the province."""
    today = regions.current_edition().key
    above = regions.parent(region.code, today)
    while above is not None:
        yield above
        above = regions.parent(above.code, today)


def as_json(answer: Answer) -> dict[str, Any]:
    """Return the answer as plain values for a program; without a region, its fields are null."""
    region = answer.region
    return {
        "asked": answer.asked,
        "region": None if region is None else to_dict(region),
        "said": answer.said,
        "units": [] if region is None else [_plain(row) for row in units.units_for(region.code)],
        "contests": [] if region is None else [to_dict(one) for one in _held(region)],
        "parent": None if region is None else _parent(region),
        "aliases": [alias.name for alias in _aliases(region)],
        "others": [
            {"code": one.code, "name": one.label(), "parent": _parent(one)} for one in answer.others
        ],
        "near": list(answer.near),
    }


def _parent(region: Region) -> dict[str, str] | None:
    above = next(_above(region), None)
    return None if above is None else {"code": above.code, "name": above.label()}


def _aliases(region: Region | None) -> tuple[regions.Alias, ...]:
    return () if region is None else regions.aliases(region.code, regions.current_edition().key)


def _plain(row: Territory) -> dict[str, Any]:
    return {
        "unit": row.unit,
        "name": units.get(row.unit).name,
        "extent": row.extent.value if row.extent else None,
        "since": row.since.isoformat() if row.since else None,
        "until": row.until.isoformat() if row.until else None,
        "certainty": row.certainty.value,
        "note": row.note,
    }
