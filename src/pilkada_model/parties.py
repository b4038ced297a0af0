"""Parties that stood in a general election, with their ballot numbers, seats and votes.

Parties change name and number from one election to the next, so an entry is a party in one
election. Local parties of Aceh (UU 11/2006) stand in Aceh alone, under numbers of the same
series: 18 to 23 in 2024, when Partai Ummat followed with 24.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from pilkada_model import rules
from pilkada_model._data import items, number, once, read_rows
from pilkada_model.errors import UnknownReferenceError
from pilkada_model.labels import Labelled
from pilkada_model.matching import by_form, fold, nearest
from pilkada_model.sources import Certainty

__all__ = ["Party", "PartyScope", "find", "get", "parties"]


class PartyScope(Labelled):
    """Where a party can stand."""

    ACEH = "aceh"
    """In Aceh alone."""
    NATIONAL = "national"
    """In the whole country."""


@frozen(kw_only=True)
class Party:
    """A party in one election: one row of ``elections/parties.csv``.

    Attributes:
        key: Key of the party, such as ``pkb``; the same in every election.
        election: Id of the election, such as ``pemilu-2024``.
        number: Its number on the ballot.
        abbreviation: Its usual short form, such as ``PKB``.
        name: Its name in that election.
        other_names: Former and later names, and other printed forms.
        scope: Where it could stand.
        founded: Day of its founding; `note` tells where another day could be meant.
        dpr_seats: Seats won in the national parliament (DPR); None for a party of Aceh.
        dpr_votes: Votes for the national parliament; None where not known.
        dpra_seats: Seats won in the parliament of Aceh (DPRA); None where not known.
        colour: Its colour in the results of the election commission (KPU), such as ``#00764A``.
        note: Former names, and which founding is meant.
        certainty: How far the least certain of it can be trusted, which is the founding and the
            note; numbers, names, seats and votes are as announced.
    """

    key: str
    election: str
    number: int
    abbreviation: str
    name: str
    other_names: tuple[str, ...]
    scope: PartyScope
    founded: dt.date | None
    dpr_seats: int | None
    dpr_votes: int | None
    dpra_seats: int | None
    colour: str | None
    note: str | None
    certainty: Certainty

    def __str__(self) -> str:
        return self.name


def _ballot(party: Party) -> tuple[str, int]:
    return party.election, party.number


@once
def _all_parties() -> tuple[Party, ...]:
    rows = (
        Party(
            key=row["key"],
            election=row["election"],
            number=int(row["number"]),
            abbreviation=row["abbreviation"],
            name=row["name"],
            other_names=items(row["other_names"]),
            scope=PartyScope(row["scope"]),
            founded=dt.date.fromisoformat(row["founded"]) if row["founded"] else None,
            dpr_seats=number(row["dpr_seats"]),
            dpr_votes=number(row["dpr_votes"]),
            dpra_seats=number(row["dpra_seats"]),
            colour=row["colour"] or None,
            note=row["note"] or None,
            certainty=Certainty(row["certainty"]),
        )
        for row in read_rows("elections/parties.csv")
    )
    return tuple(sorted(rows, key=_ballot))


@once
def _by_election() -> Mapping[str, Mapping[str, Party]]:
    found: dict[str, dict[str, Party]] = {}
    for party in _all_parties():
        found.setdefault(party.election, {})[party.key] = party
    return MappingProxyType({key: MappingProxyType(there) for key, there in found.items()})


@once
def _by_form() -> Mapping[str, tuple[Party, ...]]:
    return by_form(_all_parties(), _forms)


def _forms(party: Party) -> tuple[str, ...]:
    short = party.abbreviation
    return (party.key, short, f"Partai {short}", party.name, *party.other_names)


def _parties_of(function: str, election: str) -> Mapping[str, Party]:
    rules.argument(function, "election", election, str)
    there = _by_election().get(election)
    if there is None:
        raise UnknownReferenceError(
            kind="election with parties", key=election, near=tuple(_by_election())
        )
    return there


def parties(*, election: str | None = None, scope: PartyScope | None = None) -> tuple[Party, ...]:
    """Return the parties, election after election, in the order of the ballot.

    Args:
        election: Only those of this election, by its id: ``pemilu-2024``.
        scope: Only national parties, or only those of Aceh.

    Raises:
        InvalidValueError: for an `election` that is no text, or a `scope` that is none.
        UnknownReferenceError: for an election of which the table has no parties.
    """
    found = _all_parties()
    if election is not None:
        found = tuple(_parties_of("parties", election).values())
    if scope is not None:
        rules.argument("parties", "scope", scope, PartyScope)
        found = tuple(party for party in found if party.scope is scope)
    return found


def get(key: str, election: str) -> Party:
    """Return a party as it stood in one election: ``get("pkb", "pemilu-2024")``.

    Raises:
        InvalidValueError: for an argument that is no text.
        UnknownReferenceError: for an election of which the table has no parties, and for a party
            that did not stand in it; it names elections in which it did, or keys near it.
    """
    rules.argument("get", "key", key, str)
    there = _parties_of("get", election)
    party = there.get(key)
    if party is None:
        elsewhere = [f"{one.key} of {one.election}" for one in _all_parties() if one.key == key]
        raise UnknownReferenceError(
            kind=f"party of {election}", key=key, near=elsewhere or nearest(key, there)
        )
    return party


def find(text: str, *, election: str | None = None) -> tuple[Party, ...]:
    """Return every party that is written so, in the order of the ballot; empty if there is none.

    Names, abbreviations, and former and later names are known: ``PDI Perjuangan`` is PDIP in
    each of its elections. Case, accents, spaces and punctuation do not matter.

    Args:
        text: The name, or the abbreviation, alone or after Partai.
        election: Only those of this election, by its id.

    Raises:
        InvalidValueError: for an argument that is no text.
        UnknownReferenceError: for an election of which the table has no parties.
    """
    rules.argument("find", "text", text, str)
    found = _by_form().get(fold(text), ())
    if election is not None:
        _parties_of("find", election)
        found = tuple(party for party in found if party.election == election)
    return found
