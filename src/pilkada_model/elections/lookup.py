"""Elections and contests of the tables: shared records, one for each key, made when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pilkada_model import regions, rules
from pilkada_model._data import day, flag, items, number, once, read_rows
from pilkada_model.elections.records import Contest, Election, Office, Poll, PollKind
from pilkada_model.errors import UnknownReferenceError
from pilkada_model.keys import ContestKey
from pilkada_model.matching import entry_of, grouped, nearest, unknown
from pilkada_model.regions import RegionCode
from pilkada_model.sources import Claim, Source

_Row = Mapping[str, str]


def _grouped(table: str, *columns: str) -> Mapping[str, tuple[_Row, ...]]:
    """Return the rows of a table by the text of these columns, joined as in a contest's key."""
    return grouped(read_rows(table), lambda row: ".".join(row[column] for column in columns))


@once
def _sources() -> Mapping[str, Source]:
    return MappingProxyType(
        {
            row["key"]: Source(
                publisher=row["publisher"] or None,
                title=row["title"] or None,
                url=row["url"] or None,
                published=day(row["published"]),
                retrieved=day(row["retrieved"]),
            )
            for row in read_rows("elections/sources.csv")
        }
    )


def _sources_of(*cells: str) -> tuple[Source, ...]:
    """Return the sources of some cells, each once."""
    keys = dict.fromkeys(key for cell in cells for key in items(cell))
    return tuple(_sources()[key] for key in keys)


@once
def _claim_rows() -> Mapping[str, tuple[_Row, ...]]:
    return _grouped("elections/claims.csv", "of")


def _claims(key: str) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            field=row["field"],
            value=row["value"],
            source=_sources()[row["source"]],
            note=row["note"] or None,
        )
        for row in _claim_rows().get(key, ())
    )


def _election(row: _Row) -> Election:
    return Election(
        id=row["id"],
        name=row["name"],
        name_en=row["name_en"],
        voting_day=day(row["voting_day"]),
        law=row["law"],
        ruleset=row["ruleset"] or None,
        contests=number(row["contests"]),
        stations=number(row["stations"]),
        voters=number(row["voters"]),
        claims=_claims(row["id"]),
        sources=_sources_of(row["sources"]),
        note=row["note"] or None,
    )


@once
def _known() -> Mapping[str, Election]:
    rows = read_rows("elections/elections.csv")
    return MappingProxyType({row["id"]: _election(row) for row in rows})


def get(key: str) -> Election:
    """Return one election by its id; always the same record for the same id.

    Args:
        key: Word and year, such as ``pilkada-2024``. The Pemilu of 2014 had two days and two
            statutes and are two: ``pemilu-2014`` and ``pemilu-presiden-2014``.

    Raises:
        InvalidValueError: for a key that is no text.
        UnknownReferenceError: for an election that the table does not have.
    """
    return entry_of("get", "election", key, _known())


def _kind(election: Election) -> str:
    return election.id.partition("-")[0]


def elections(*, kind: str | None = None) -> tuple[Election, ...]:
    """Return all elections in the order of their ids.

    Args:
        kind: Only ``pilkada`` or only ``pemilu``, the first word of the id.

    Raises:
        InvalidValueError: for a kind that is no text.
        UnknownReferenceError: for another kind.
    """
    every = tuple(_known().values())
    if kind is None:
        return every
    rules.argument("elections", "kind", kind, str)
    found = tuple(election for election in every if _kind(election) == kind)
    if not found:
        raise unknown("kind of election", kind, {_kind(election): election for election in every})
    return found


@once
def _contest_rows() -> Mapping[str, tuple[_Row, ...]]:
    return _grouped("elections/contests.csv", "election")


@once
def _poll_rows() -> Mapping[str, tuple[_Row, ...]]:
    return _grouped("elections/polls.csv", "election", "region_code")


def _poll(row: _Row) -> Poll:
    return Poll(
        kind=PollKind(row["kind"]),
        day=day(row["day"]),
        legal_basis=row["legal_basis"] or None,
        stations=number(row["stations"]),
        note=row["note"] or None,
    )


def _polls(first: Poll, rows: tuple[_Row, ...]) -> tuple[Poll, ...]:
    """Return the votes of a contest; a follow-up stands in the place of the first."""
    polls = tuple(_poll(row) for row in rows)
    if polls and polls[0].kind is PollKind.FOLLOW_UP:
        return polls
    return (first, *polls)


def _note(row: _Row) -> str | None:
    turnout = f"Turnout: {row['turnout']} percent." if row["turnout"] else ""
    return " ".join(part for part in (row["note"], turnout) if part) or None


def _contest(key: str, row: _Row, first: Poll) -> Contest:
    votes = _poll_rows().get(key, ())
    cells = [row["sources"], row["voters_sources"], row["turnout_sources"]]
    return Contest(
        election=row["election"],
        region_code=RegionCode(row["region_code"]),
        region_code_then=RegionCode(row["region_code_then"]) if row["region_code_then"] else None,
        office=Office(row["office"]),
        candidate_pairs=number(row["candidate_pairs"]),
        single_candidate=flag(row["single_candidate"]),
        blank_column_number=number(row["blank_column_number"]),
        stations=number(row["stations"]),
        voters=number(row["voters"]),
        polls=_polls(first, votes),
        claims=_claims(key),
        sources=_sources_of(*cells, *(vote["sources"] for vote in votes)),
        note=_note(row),
    )


@once
def _contests_of(election: str) -> Mapping[str, Contest]:
    """Return the contests of a known election; one with none has an empty mapping."""
    first = Poll(kind=PollKind.FIRST, day=_known()[election].voting_day)
    found: dict[str, Contest] = {}
    for row in _contest_rows().get(election, ()):
        key = f"{election}.{row['region_code']}"
        found[key] = _contest(key, row, first)
    return MappingProxyType(found)


def contest(key: str) -> Contest:
    """Return one contest; always the same record for the same key.

    Args:
        key: The natural key, with the region's code of today: ``pilkada-2024.35.28``.

    Raises:
        InvalidValueError: for a key that is no text.
        ParseError: for a text that is no key of a contest.
        UnknownReferenceError: for a contest that the tables do not have. It names the contest
            that the region had under this code, if there is one, and keys alike.
    """
    rules.argument("contest", "key", key, str)
    wanted = ContestKey.parse(key)
    if wanted.election not in _known():
        raise unknown("contest", key, _known())
    known = _contests_of(wanted.election)
    found = known.get(key)
    if found is None:
        then = [one.key for one in known.values() if one.region_code_then == wanted.region_code]
        near = dict.fromkeys([*then, *nearest(key, known or _known())])
        raise UnknownReferenceError(kind="contest", key=key, near=list(near))
    return found


def contests(
    *,
    year: int | None = None,
    region: str | None = None,
    election: str | None = None,
    office: Office | None = None,
    within: str | None = None,
) -> tuple[Contest, ...]:
    """Return the contests that meet every condition, in the order of their keys.

    There is none for a year without a wave, nor for a region that elects nobody. The contests of
    one region then stand in order of time.

    Args:
        year: Year of the wave, not of the vote: Fakfak voted in 2016 in the wave of 2015.
        region: Only contests of this region itself, not of those inside it. The code can be
            one that the region had at an earlier contest: Merauke is ``93.01`` and was
            ``91.01``, and either finds its contests of 2015, 2020 and 2024.
        election: Id of the wave. A Pemilu has no contests.
        office: What the contest is for.
        within: Only contests of this region and of the regions inside it, today or when the
            contest was held: ``91`` has those of Merauke until 2020, ``93`` all of them.

    Raises:
        InvalidValueError: for an argument of another type, and for what is no region code.
        UnknownReferenceError: for an election or a region that no table has. A region that
            elects nobody, such as a unit of Jakarta, is known and has no contests.
    """
    rules.optional_argument("contests", "year", year, int)
    rules.optional_argument("contests", "office", office, Office)
    waves = elections() if election is None else (get(election),)
    code = None if region is None else _code_today("region", region)
    inside = None if within is None else f"{_area(within)}."
    return tuple(
        one
        for wave in waves
        if year is None or year == int(wave.id[-4:])
        for one in _contests_of(wave.id).values()
        if office in (None, one.office)
        and code in (None, one.region_code)
        and (inside is None or _is_inside(one, inside))
    )


def _is_inside(one: Contest, inside: str) -> bool:
    codes = (one.region_code, one.region_code_then or "")
    return any(f"{code}.".startswith(inside) for code in codes)


@once
def _codes_then() -> frozenset[str]:
    """Return the codes under which a region held a contest and that it no longer has."""
    rows = (row for found in _contest_rows().values() for row in found)
    return frozenset(row["region_code_then"] for row in rows) - {""}


def _code_today(argument: str, region: str) -> str:
    rules.region_argument("contests", argument, region)
    return regions.get(region).code


def _area(within: str) -> str:
    """Return a code of the time of a contest as it is, and any other as it is today."""
    today = _code_today("within", within)
    return within if within in _codes_then() else today
