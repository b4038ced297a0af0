"""Parties in three general elections: numbers, names, seats and votes."""

import datetime as dt
import re
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import InvalidValueError, UnknownReferenceError, parties
from pilkada_model._data import read_rows
from pilkada_model.matching import fold
from pilkada_model.parties import Party, PartyScope
from pilkada_model.sources import Certainty

PARTIES = parties.parties()
ELECTIONS = ("pemilu-2014", "pemilu-2019", "pemilu-2024")


def cell(value: object) -> str:
    """Write a value of an entry as its table has it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "|".join(value)
    return str(getattr(value, "value", value))


def test_parties_are_their_rows() -> None:
    """Entries have the columns of the file, by party and election, and give back its cells."""
    rows = list(read_rows("elections/parties.csv"))
    assert list(rows[0]) == [column.name for column in attrs.fields(Party)]
    entries = sorted(PARTIES, key=lambda one: (one.key, one.election))
    assert [{name: cell(getattr(one, name)) for name in rows[0]} for one in entries] == rows
    assert len({(one.key, one.election) for one in PARTIES}) == len(rows) == 59
    assert parties.parties() is PARTIES


def test_parties_stand_as_on_the_ballot() -> None:
    """Elections follow one another, and numbers run from 1 without a gap."""
    assert sorted({one.election for one in PARTIES}) == list(ELECTIONS)
    for one, other in pairwise(PARTIES):
        after = one.number + 1 if one.election == other.election else 1
        assert other.number == after
        assert one.election <= other.election
    assert PARTIES[0].number == 1


@pytest.mark.parametrize(
    ("election", "national", "aceh", "seats"),
    [
        ("pemilu-2014", 12, 3, 560),
        ("pemilu-2019", 16, 4, 575),
        ("pemilu-2024", 18, 6, 580),
    ],
)
def test_seats_add_up(election: str, national: int, aceh: int, seats: int) -> None:
    """The seats of an election are those of the DPR; parties of Aceh win none there."""
    assert len(parties.parties(election=election, scope=PartyScope.NATIONAL)) == national
    assert len(parties.parties(election=election, scope=PartyScope.ACEH)) == aceh
    assert (
        sum(one.dpr_seats for one in parties.parties(election=election, scope=PartyScope.NATIONAL))
        == seats
    )
    assert {one.dpr_seats for one in parties.parties(scope=PartyScope.ACEH)} == {None}


def test_votes_and_seats_of_aceh_add_up() -> None:
    """151,793,293 valid votes in 2024; 81 seats of the DPRA in 2019."""
    votes = [
        one.dpr_votes for one in parties.parties(election="pemilu-2024", scope=PartyScope.NATIONAL)
    ]
    assert sum(votes) == 151_793_293
    assert sum(one.dpra_seats or 0 for one in parties.parties(election="pemilu-2019")) == 81
    assert {one.dpr_votes for one in PARTIES if one.election != "pemilu-2024"} == {None}


def test_a_party_below_the_threshold_has_no_seats() -> None:
    """In 2024 a party had seats if and only if it had 4 per cent of the votes (UU 7/2017)."""
    here = parties.parties(election="pemilu-2024", scope=PartyScope.NATIONAL)
    least = sum(one.dpr_votes for one in here) * 4 / 100
    assert all((one.dpr_seats > 0) is (one.dpr_votes >= least) for one in here)


def test_numbers_of_aceh() -> None:
    """Local parties of Aceh had 18 to 23 in 2024, and Ummat followed with 24."""
    numbers = [one.number for one in parties.parties(election="pemilu-2024", scope=PartyScope.ACEH)]
    assert numbers == list(range(18, 24))
    assert parties.get("ummat", "pemilu-2024").number == 24
    assert parties.get("ummat", "pemilu-2024").scope is PartyScope.NATIONAL


def test_details_have_their_form() -> None:
    """Keys are slugs, colours have six figures and are told for 2024, no party is of tomorrow."""
    for one in PARTIES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.key), one
        assert (one.colour is not None) is (one.election == "pemilu-2024"), one
        assert one.colour is None or re.fullmatch("#[0-9A-F]{6}", one.colour), one
        assert one.founded is None or one.founded < dt.date(int(one.election[-4:]), 1, 1), one
        assert one.name not in one.other_names, one


def test_a_party_is_of_one_day_and_scope() -> None:
    """Founding day and scope are the same in each election; founding days are never certain."""
    for key in {one.key for one in PARTIES}:
        rows = [one for one in PARTIES if one.key == key]
        assert len({(one.founded, one.scope, one.certainty) for one in rows}) == 1
    assert all(one.certainty in {Certainty.MEDIUM, Certainty.LOW} for one in PARTIES if one.founded)


@given(st.sampled_from(PARTIES), st.data())
def test_every_form_finds_its_party(party: Party, data: st.DataObject) -> None:
    """A party is found by key, names and abbreviation, in its own election and among all."""
    short = party.abbreviation
    forms = [party.key, short, f"Partai {short}", party.name, *party.other_names]
    form = data.draw(st.sampled_from(forms))
    for text in (form, form.upper(), f" {form} ", form.replace(" ", "."), fold(form)):
        assert party in parties.find(text)
        assert parties.find(text, election=party.election) == (party,)
    assert parties.get(party.key, party.election) is party


@given(st.text(max_size=20), st.sampled_from([None, *ELECTIONS]))
def test_a_party_that_is_found_is_written_so(text: str, election: str | None) -> None:
    """Nothing is found but by a form of it, and all in the order of the ballot."""
    found = parties.find(text, election=election)
    assert list(found) == [one for one in PARTIES if one in found]
    for one in found:
        forms = (one.key, one.abbreviation, f"Partai {one.abbreviation}", one.name)
        assert fold(text) in set(map(fold, (*forms, *one.other_names)))


def test_names_change() -> None:
    """Partai Darul Aceh had another name in each election; each leads to the same key."""
    names = [one.name for one in PARTIES if one.key == "pda"]
    assert names == ["Partai Damai Aceh", "Partai Daerah Aceh", "Partai Darul Aceh"]
    for name in (*names, "Partai Daulat Aceh"):
        assert {one.key for one in parties.find(name)} == {"pda"}
        assert len(parties.find(name)) == 3


def test_party_examples() -> None:
    """PDI Perjuangan is PDIP, number 3 in 2024 and 4 in 2014, with 110 and 109 seats."""
    found = parties.find("pdi perjuangan")
    assert [(one.number, one.dpr_seats) for one in found] == [(4, 109), (3, 128), (3, 110)]
    assert str(found[0]) == "Partai Demokrasi Indonesia Perjuangan"
    assert parties.find("Partai Komunis") == ()


@pytest.mark.parametrize(
    ("function", "arguments", "near"),
    [
        (parties.get, {"key": "gerinda", "election": "pemilu-2024"}, "gerindra"),
        (parties.get, {"key": "pkpi", "election": "pemilu-2024"}, "pkpi of pemilu-2019"),
        (parties.get, {"key": "pkb", "election": "pemilu-2009"}, "pemilu-2019"),
        (parties.parties, {"election": "pilkada-2024"}, "pemilu-2024"),
        (parties.find, {"text": "PKB", "election": "pemilu-2029"}, "pemilu-2019"),
    ],
)
def test_what_is_not_known_raises(function, arguments: dict[str, object], near: str) -> None:
    """A party or election that no row has is answered with those near it."""
    with pytest.raises(UnknownReferenceError) as caught:
        function(**arguments)
    assert near in caught.value.near


@pytest.mark.parametrize(
    ("function", "arguments", "field"),
    [
        (parties.get, {"key": 1, "election": "pemilu-2024"}, "key"),
        (parties.get, {"key": "pkb", "election": 2024}, "election"),
        (parties.find, {"text": None}, "text"),
        (parties.find, {"text": "PKB", "election": 2024}, "election"),
        (parties.parties, {"election": 2024}, "election"),
        (parties.parties, {"scope": "aceh"}, "scope"),
    ],
)
def test_arguments_of_another_type_are_refused(
    function, arguments: dict[str, object], field: str
) -> None:
    """A mistake of the caller meets our own error, with the name of the argument."""
    with pytest.raises(InvalidValueError) as caught:
        function(**arguments)
    assert (caught.value.field, caught.value.code) == (field, "wrong_type")
