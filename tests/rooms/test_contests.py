"""Elections and contests of the tables: what is asked, and what the tables hold."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import elections, regions
from pilkada_model._data import items, read_rows
from pilkada_model.elections import Contest, Election, Office, Poll, PollKind, office_of
from pilkada_model.errors import InvalidValueError, ParseError, UnknownReferenceError
from pilkada_model.keys import ContestKey
from pilkada_model.regions import Regency
from pilkada_model.sources import Certainty

ELECTIONS = elections.elections()
CONTESTS = elections.contests()
OF_2024 = elections.contests(year=2024)
ROWS = list(read_rows("elections/contests.csv"))
VOTES = list(read_rows("elections/polls.csv"))
TABLES = ["claims", "contests", "elections", "polls"]
DAYS = {
    "pemilu-2014": dt.date(2014, 4, 9),
    "pemilu-2019": dt.date(2019, 4, 17),
    "pemilu-2024": dt.date(2024, 2, 14),
    "pemilu-presiden-2014": dt.date(2014, 7, 9),
    "pilkada-2015": dt.date(2015, 12, 9),
    "pilkada-2017": dt.date(2017, 2, 15),
    "pilkada-2018": dt.date(2018, 6, 27),
    "pilkada-2020": dt.date(2020, 12, 9),
    "pilkada-2024": dt.date(2024, 11, 27),
}
# first votes that were held on a later day than the national one
FOLLOW_UPS = {
    "pilkada-2015.12.08": dt.date(2016, 2, 10),
    "pilkada-2015.12.72": dt.date(2016, 11, 16),
    "pilkada-2015.62": dt.date(2016, 1, 27),
    "pilkada-2015.71.71": dt.date(2016, 2, 17),
    "pilkada-2015.92.03": dt.date(2016, 1, 16),
    "pilkada-2018.94.03": dt.date(2018, 7, 25),
    "pilkada-2020.93.02": dt.date(2020, 12, 28),
}


def codes(year: int) -> set[str]:
    """Return the codes of today of the regions that vote in a wave."""
    return {one.region_code for one in elections.contests(year=year)}


def later_polls(kind: PollKind) -> dict[str, list[Poll]]:
    """Return the polls of one kind, by the key of their contest."""
    found = {one.key: [poll for poll in one.polls if poll.kind is kind] for one in CONTESTS}
    return {key: polls for key, polls in found.items() if polls}


# --- elections -----------------------------------------------------------------------------


def test_the_elections_and_their_days() -> None:
    """Five Pilkada and four Pemilu, by id, with their voting days; 2014 had two days."""
    assert {one.id: one.voting_day for one in ELECTIONS} == DAYS
    assert [one.id for one in ELECTIONS] == sorted(DAYS)
    assert all(one.voting_day.weekday() == 2 for one in ELECTIONS if one.voting_day)


@given(st.sampled_from(ELECTIONS))
def test_an_election_is_got_by_its_id(one: Election) -> None:
    """The id gives the same record each time, and its kind lists it."""
    assert elections.get(one.id) is one
    kind = one.id.partition("-")[0]
    assert any(other is one for other in elections.elections(kind=kind))
    assert all(other.id.startswith(kind) for other in elections.elections(kind=kind))


def test_the_kinds_are_all() -> None:
    """Every election is a Pilkada or a Pemilu."""
    both = elections.elections(kind="pemilu") + elections.elections(kind="pilkada")
    assert both == ELECTIONS
    assert (len(elections.elections(kind="pemilu")), len(elections.elections(kind="pilkada"))) == (
        4,
        5,
    )


def test_the_counts_are_those_of_the_contests() -> None:
    """The announced numbers of contests are counted in the table; a Pemilu has none."""
    counted = Counter(one.election for one in CONTESTS)
    for one in ELECTIONS:
        assert one.contests == (counted[one.id] or None)
    announced = elections.get("pilkada-2024")
    assert (announced.contests, announced.stations) == (545, 435_296)
    assert announced.voters == 203_657_354


@pytest.mark.parametrize(
    ("key", "law"),
    [
        ("pilkada-2015", "UU 8/2015"),
        ("pilkada-2018", "UU 10/2016"),
        ("pilkada-2020", "UU 6/2020"),
        ("pemilu-2014", "UU 8/2012"),
        ("pemilu-presiden-2014", "UU 42/2008"),
        ("pemilu-2024", "UU 7/2017"),
    ],
)
def test_statutes(key: str, law: str) -> None:
    """Each election names the statute under which it was held."""
    assert elections.get(key).law == law


def test_the_day_that_the_pandemic_moved() -> None:
    """The day first set for 2020 stands beside the day of the vote."""
    (claim,) = elections.get("pilkada-2020").claims
    assert (claim.field, claim.value) == ("voting_day", "2020-09-23")
    assert claim.source is not None


def test_the_two_elections_of_2014_name_each_other() -> None:
    """Who asks for one of the two days of 2014 is told of the other."""
    for key, other in [
        ("pemilu-2014", "pemilu-presiden-2014"),
        ("pemilu-presiden-2014", "pemilu-2014"),
    ]:
        assert other in str(elections.get(key).note)


# --- look-ups ------------------------------------------------------------------------------


@given(st.sampled_from(CONTESTS))
def test_a_contest_is_got_by_its_key(one: Contest) -> None:
    """The key parses, gives the same record each time, and every filter finds it."""
    key = ContestKey.parse(one.key)
    assert (key.election, key.region_code) == (one.election, one.region_code)
    assert elections.contest(one.key) is one
    year = int(one.election[-4:])
    assert any(other is one for other in elections.contests(year=year))
    assert elections.contests(
        year=year, region=one.region_code, election=one.election, office=one.office
    ) == (one,)
    assert one in elections.contests(within=one.region_code[:2])
    if one.region_code_then is not None:
        assert one in elections.contests(region=one.region_code_then)
        assert one in elections.contests(within=one.region_code_then[:2])


@given(st.data())
def test_filters_agree_with_a_search_by_hand(data: st.DataObject) -> None:
    """Whatever is asked together, each condition is met and nothing is left out."""
    regions_asked = st.sampled_from([one.region_code_then or one.region_code for one in CONTESTS])
    year = data.draw(st.none() | st.sampled_from([2014, 2015, 2016, 2017, 2018, 2020, 2024]))
    election = data.draw(st.none() | st.sampled_from(sorted(DAYS)))
    office = data.draw(st.none() | st.sampled_from(Office))
    region = data.draw(st.none() | regions_asked)
    within = data.draw(st.none() | regions_asked.map(lambda code: code[:2]) | regions_asked)
    moved = {one.region_code for one in CONTESTS if one.region_code_then == region}
    expected = [
        one
        for one in CONTESTS
        if (year is None or one.election == f"pilkada-{year}")
        and (election is None or one.election == election)
        and (office is None or one.office is office)
        and (region is None or one.region_code in {region, *moved})
        and (
            within is None
            or one.region_code.startswith(within)
            or str(one.region_code_then).startswith(within)
        )
    ]
    found = elections.contests(
        year=year, region=region, election=election, office=office, within=within
    )
    assert list(found) == expected


def test_contests_stand_in_the_order_of_their_keys() -> None:
    """All together, and each wave by itself, without repetition."""
    keys = [one.key for one in CONTESTS]
    assert keys == sorted(set(keys))
    by_wave = [elections.contests(election=wave.id) for wave in ELECTIONS]
    assert tuple(one for wave in by_wave for one in wave) == CONTESTS


def test_a_region_and_what_lies_within() -> None:
    """A province alone is its governor; with what lies within, its regencies and cities too."""
    assert [one.key for one in elections.contests(year=2024, region="35")] == ["pilkada-2024.35"]
    assert len(elections.contests(year=2024, within="35")) == 1 + 38
    assert [one.key for one in elections.contests(region="35.28")] == [
        "pilkada-2018.35.28",
        "pilkada-2024.35.28",
    ]
    assert elections.contests(within="35.28") == elections.contests(region="35.28")


def test_papua_before_and_after_the_split() -> None:
    """A code of then finds the region; what lay within Papua until 2020 is not lost."""
    merauke = elections.contests(region="93.01")
    assert [one.region_code_then for one in merauke] == ["91.01", "91.01", None]
    assert elections.contests(region="91.01") == merauke
    for code in ("91", "93"):
        assert set(merauke[:2]) <= set(elections.contests(within=code))
    assert merauke[2] not in elections.contests(within="91")
    assert len(elections.contests(year=2018, within="91")) == 8
    assert len(elections.contests(year=2024, within="91")) == 10


def test_regions_that_elect_nobody() -> None:
    """Jakarta's six units and the governor of Yogyakarta are known and have no contests."""
    units = regions.regencies("31")
    assert len(units) == 6
    for unit in units:
        assert elections.contests(region=unit.code) == ()
    assert elections.contests(region="34") == ()
    assert len(elections.contests(year=2024, within="34")) == 5
    assert elections.contests(election="pemilu-2024") == ()


@pytest.mark.parametrize(
    ("ask", "error", "near"),
    [
        (lambda: elections.get("pilkada-2023"), UnknownReferenceError, "pilkada-2024"),
        (lambda: elections.elections(kind="pilkades"), UnknownReferenceError, "pilkada"),
        (
            lambda: elections.contest("pilkada-2024.35.30"),
            UnknownReferenceError,
            "pilkada-2024.35.",
        ),
        (lambda: elections.contest("pilkada-2015.91.01"), UnknownReferenceError, "2015.93.01,"),
        (lambda: elections.contest("pilkada-2024.34"), UnknownReferenceError, "2024.94"),
        (lambda: elections.contest("pemilu-2024.35"), UnknownReferenceError, "pemilu-2024,"),
        (lambda: elections.contest("pilkada-2023.35"), UnknownReferenceError, "pilkada-2020"),
        (lambda: elections.contest("pilkada-2024"), ParseError, "pilkada-2024.35.28"),
        (lambda: elections.contests(region="99"), UnknownReferenceError, "96"),
        (lambda: elections.contests(within="39"), UnknownReferenceError, "36"),
        (lambda: elections.contests(election="pemilu-2013"), UnknownReferenceError, "2014"),
        (lambda: elections.contests(region="3528"), InvalidValueError, "region code"),
    ],
)
def test_what_no_table_has_raises_and_suggests(ask: Any, error: type, near: str) -> None:
    """An unknown election, contest or region is told, with keys near it."""
    with pytest.raises(error, match=near.replace(".", r"\.")):
        ask()


def test_the_contest_of_a_code_of_then_is_named_once_and_first() -> None:
    """The error for a former code leads to the contest that was held under it."""
    with pytest.raises(UnknownReferenceError) as caught:
        elections.contest("pilkada-2017.91.17")
    assert caught.value.near[0] == "pilkada-2017.93.03"
    assert len(set(caught.value.near)) == len(caught.value.near)


@pytest.mark.parametrize(
    ("function", "arguments", "name"),
    [
        (elections.get, {"key": 2024}, "key"),
        (elections.elections, {"kind": Office.MAYOR}, "kind"),
        (elections.contest, {"key": None}, "key"),
        (elections.contests, {"year": "2024"}, "year"),
        (elections.contests, {"year": True}, "year"),
        (elections.contests, {"region": 35}, "region"),
        (elections.contests, {"within": ["35"]}, "within"),
        (elections.contests, {"election": 2024}, "key"),
        (elections.contests, {"office": "mayor"}, "office"),
    ],
)
def test_arguments_of_another_type_are_refused(
    function: Any, arguments: dict[str, Any], name: str
) -> None:
    """A caller's mistake is told by the name of the argument."""
    with pytest.raises(InvalidValueError) as caught:
        function(**arguments)
    assert (caught.value.field, caught.value.code) == (name, "wrong_type")


THREADS = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pilkada_model import elections
sys.setswitchinterval(1e-6)
with ThreadPoolExecutor(8) as pool:
    answers = list(pool.map(lambda _: elections.contests(year=2017), range(8)))
assert len({id(one) for answer in answers for one in answer}) == 101
"""


def test_threads_get_the_same_records() -> None:
    """Of threads that ask first, and at once, none gets a record of its own."""
    subprocess.run([sys.executable, "-c", THREADS], check=True)


# --- what the tables hold ------------------------------------------------------------------


def test_every_region_that_elects_has_a_contest_in_2024() -> None:
    """37 provinces, 415 kabupaten, 93 kota: all but Yogyakarta's governor and Jakarta's units."""
    offices = Counter(one.office for one in OF_2024)
    assert offices == {Office.GOVERNOR: 37, Office.REGENT: 415, Office.MAYOR: 93}
    every = {one.code for one in regions.provinces()} | {one.code for one in regions.regencies()}
    assert every - codes(2024) == {"34", *(one.code for one in regions.regencies("31"))}


def test_the_waves_make_up_the_country() -> None:
    """2015, 2017 and 2018 are all regions of 2024 once but four new provinces; 2020 is 2015."""
    first = [codes(year) for year in (2015, 2017, 2018)]
    assert [len(wave) for wave in first] == [269, 101, 171]
    assert set.union(*first) == codes(2024) - {"93", "94", "95", "96"}
    assert sum(map(len, first)) == 541 == 545 - 4
    assert codes(2020) == codes(2015) | {"73.71"}
    assert (len(codes(2020)), len(CONTESTS) - len(OF_2024)) == (270, 811)


def test_the_contest_before_that_of_2024() -> None:
    """270 regions last voted in 2020, 170 in 2018, 101 in 2017, four never before."""
    before = Counter(
        max((old.election for old in elections.contests(region=one.region_code)[:-1]), default=None)
        for one in OF_2024
    )
    assert before == {"pilkada-2020": 270, "pilkada-2018": 170, "pilkada-2017": 101, None: 4}


@given(st.sampled_from(CONTESTS))
def test_regions_and_offices(one: Contest) -> None:
    """The region is known today with the office of its kind, and was known by the code of then."""
    region = regions.get(one.region_code)
    assert office_of(region.code) is one.office
    assert not isinstance(region, Regency) or "administrasi" not in region.kind.value
    if one.region_code_then is not None:
        assert one.region_code_then in {old.code for old in region.former_codes}
        assert one.region_code_then != one.region_code
        assert one.election != "pilkada-2024"


def test_codes_of_then() -> None:
    """35 contests were held under another code, all in Papua before the split of 2022."""
    moved = [one for one in CONTESTS if one.region_code_then is not None]
    assert len(moved) == 35
    assert len({one.region_code for one in moved}) == 26
    assert {one.region_code[:2] for one in moved} == {"93", "94", "95", "96"}
    assert {str(one.region_code_then)[:2] for one in moved} == {"91", "92"}


def test_pairs_and_single_candidates_of_2024() -> None:
    """1,557 pairs; 37 stand alone, the blank column being number 1 in 14 and 2 in 23 contests."""
    pairs: Counter[Office] = Counter()
    for one in OF_2024:
        pairs[one.office] += one.candidate_pairs or 0
    assert pairs == {Office.GOVERNOR: 103, Office.REGENT: 1169, Office.MAYOR: 285}
    assert sum(pairs.values()) == 1557
    alone = [one for one in OF_2024 if one.single_candidate]
    assert Counter(one.office for one in alone) == {
        Office.GOVERNOR: 1,
        Office.REGENT: 31,
        Office.MAYOR: 5,
    }
    assert Counter(one.blank_column_number for one in alone) == {1: 14, 2: 23}
    assert all(one.single_candidate is (one.candidate_pairs == 1) for one in OF_2024)


def test_pairs_of_the_waves_before() -> None:
    """826 pairs in 2015, three of them alone and without a blank column; few are known after."""
    of_2015 = elections.contests(year=2015)
    assert sum(one.candidate_pairs or 0 for one in of_2015) == 826
    alone = [one for one in of_2015 if one.single_candidate]
    assert [one.region_code for one in alone] == ["32.06", "35.05", "53.03"]
    assert all("no blank column" in str(one.note) for one in alone)
    known = [one.key for one in CONTESTS if one.candidate_pairs and one not in of_2015 + OF_2024]
    assert known == ["pilkada-2018.73.08", "pilkada-2018.73.16", "pilkada-2018.73.71"]


def test_stations_of_2024() -> None:
    """Of the governors' contests and Yogyakarta's five: the number that the KPU announced."""
    governors = sum(one.stations or 0 for one in OF_2024 if one.office is Office.GOVERNOR)
    yogyakarta = sum(one.stations or 0 for one in elections.contests(year=2024, within="34"))
    assert (governors, yogyakarta) == (429_318, 5_978)
    assert governors + yogyakarta == elections.get("pilkada-2024").stations == 435_296
    for province in regions.provinces():
        parts = elections.contests(year=2024, within=province.code)
        if len(parts) > 1 and province.code != "34":
            assert parts[0].stations == sum(one.stations or 0 for one in parts[1:])


def test_voters() -> None:
    """Voters of 43 contests are known; where a province is complete, its parts make it up."""
    assert sum(one.voters is not None for one in CONTESTS) == 43
    for code in ("18", "91", "93"):
        province, *parts = elections.contests(year=2024, within=code)
        assert province.voters == sum(one.voters or 0 for one in parts)


def test_the_turnout_is_told_in_the_note() -> None:
    """Four contests have a turnout; nothing of the table is lost in the record."""
    told = {row["region_code"]: row["turnout"] for row in ROWS if row["turnout"]}
    assert told == {"12": "56", "31": "57", "35": "70.06", "19.01": "52.15"}
    for code, share in told.items():
        note = elections.contest(f"pilkada-2024.{code}").note
        assert str(note).endswith(f"Turnout: {share} percent.")
    assert sum("Turnout" in str(one.note) for one in CONTESTS) == 4


def test_other_values_stand_beside_those_that_were_chosen() -> None:
    """Three contests have another printed number of stations, and Papua another planned day."""
    claims = {one.key: [c.field for c in one.claims] for one in CONTESTS if one.claims}
    assert claims == {
        "pilkada-2024.18.03": ["stations"],
        "pilkada-2024.19.01": ["stations"],
        "pilkada-2024.32": ["stations"],
        "pilkada-2024.91": ["polls[1].day"],
    }
    lampung_utara = elections.contest("pilkada-2024.18.03")
    assert (lampung_utara.stations, lampung_utara.claims[0].value) == (1065, "1064")


# --- polls ---------------------------------------------------------------------------------


@given(st.sampled_from(CONTESTS))
def test_polls_stand_in_order_of_time(one: Contest) -> None:
    """The first vote is on the national day, or a follow-up after it; the others come later."""
    first, *later = one.polls
    national = DAYS[one.election]
    if one.key in FOLLOW_UPS:
        assert (first.kind, first.day) == (PollKind.FOLLOW_UP, FOLLOW_UPS[one.key])
        assert FOLLOW_UPS[one.key] > national
    else:
        assert (first.kind, first.day) == (PollKind.FIRST, national)
    days = [poll.day for poll in one.polls]
    assert None not in days
    assert days == sorted(set(days))
    assert {poll.kind for poll in later} <= {PollKind.REVOTE, PollKind.RUNOFF, PollKind.REPEAT}


def test_the_numbers_of_polls() -> None:
    """All contests have a first vote, 28 of them one or two more."""
    kinds = Counter(poll.kind for one in CONTESTS for poll in one.polls)
    assert kinds == {
        PollKind.FIRST: 1356 - 7,
        PollKind.FOLLOW_UP: 7,
        PollKind.REVOTE: 25,
        PollKind.REPEAT: 2,
        PollKind.RUNOFF: 1,
    }
    assert sum(kinds.values()) == 1356 + len(VOTES) - 7


def test_the_court_ordered_24_re_votes() -> None:
    """24 cases of 24 February 2025, on six days; the days left over are those of the deadlines."""
    revotes = {key: polls[0] for key, polls in later_polls(PollKind.REVOTE).items()}
    assert len(revotes) == len({poll.legal_basis for poll in revotes.values()}) == 24
    kinds = {Office.GOVERNOR: "GUB", Office.REGENT: "BUP", Office.MAYOR: "WAKO"}
    for key, poll in revotes.items():
        suffix = f"/PHPU.{kinds[elections.contest(key).office]}-XXIII/2025"
        assert str(poll.legal_basis).startswith("MK ")
        assert str(poll.legal_basis).endswith(suffix)
        assert "24 February 2025" in str(poll.note)
        assert f"only the number is sourced; its suffix {suffix} follows" in str(poll.note)
    days = Counter(poll.day for poll in revotes.values())
    assert days == {
        dt.date(2025, 3, 22): 4,
        dt.date(2025, 4, 5): 5,
        dt.date(2025, 4, 9): 1,
        dt.date(2025, 4, 16): 1,
        dt.date(2025, 4, 19): 8,
        dt.date(2025, 5, 24): 3,
        dt.date(2025, 8, 6): 2,
    }


def test_barito_utara_voted_three_times() -> None:
    """The re-vote at two stations was annulled; the whole regency voted again."""
    polls = elections.contest("pilkada-2024.62.05").polls
    assert [poll.kind for poll in polls] == [PollKind.FIRST, PollKind.REVOTE, PollKind.REVOTE]
    assert [poll.day for poll in polls[1:]] == [dt.date(2025, 3, 22), dt.date(2025, 8, 6)]
    assert [poll.stations for poll in polls[1:]] == [2, 270]


def test_where_the_blank_column_won() -> None:
    """Bangka and Pangkalpinang elected again on 27 August 2025, Makassar in the wave of 2020."""
    repeats = later_polls(PollKind.REPEAT)
    assert set(repeats) == {"pilkada-2024.19.01", "pilkada-2024.19.71"}
    for key, (poll,) in repeats.items():
        one = elections.contest(key)
        assert poll.day == dt.date(2025, 8, 27)
        assert one.single_candidate
        assert "The blank column won" in str(one.note)
    makassar = elections.contest("pilkada-2018.73.71")
    assert makassar.single_candidate
    assert "pilkada-2020" in str(makassar.note)


def test_jakarta_had_a_run_off() -> None:
    """No pair had more than half of the votes in February 2017."""
    (run_off,) = later_polls(PollKind.RUNOFF).items()
    assert run_off[0] == "pilkada-2017.31"
    assert run_off[1][0].day == dt.date(2017, 4, 19)


def test_banjarbaru() -> None:
    """Two pairs stood on the ballot, one was disqualified: the note tells it."""
    one = elections.contest("pilkada-2024.63.72")
    assert (one.candidate_pairs, one.single_candidate) == (2, False)
    assert "disqualified after the ballots had been fixed" in str(one.note)
    assert one.polls[1].legal_basis == "MK 05/PHPU.WAKO-XXIII/2025"


def test_a_re_vote_has_no_more_stations_than_the_contest() -> None:
    """Where a re-vote tells its stations, it is a part, or the whole."""
    for key, polls in later_polls(PollKind.REVOTE).items():
        for poll in polls:
            whole = elections.contest(key).stations or 0
            part = "Part of the region" in str(poll.note)
            assert part is not ("The whole" in str(poll.note))
            if poll.stations is not None:
                assert poll.stations < whole if part else poll.stations == whole


# --- the tables themselves -----------------------------------------------------------------


@pytest.mark.parametrize("name", [*TABLES, "sources"])
def test_tables_stand_in_order_and_are_tidy(name: str) -> None:
    """Rows stand in the order of their keys, each once; no cell has stray white space."""
    rows = [tuple(row.values()) for row in read_rows(f"elections/{name}.csv")]
    wide = {"contests": 2, "polls": 3, "claims": 3}.get(name, 1)
    keys = [row[:wide] for row in rows]
    assert keys == sorted(set(keys))
    assert all(cell == " ".join(cell.split()) for row in rows for cell in row)


def test_columns_are_fields() -> None:
    """Columns are named like the fields, but for sources, certainty and turnout."""
    extra = {
        "elections": {"certainty", "counts_certainty"},
        "contests": {
            "certainty",
            "turnout",
            "turnout_sources",
            "voters_certainty",
            "voters_sources",
        },
        "polls": {"certainty", "election", "region_code", "sources"},
    }
    records = {"elections": Election, "contests": Contest, "polls": Poll}
    missing = {
        "elections": {"claims"},
        "contests": {"claims", "id", "polls"},
        "polls": {"region_codes"},
    }
    for name, record in records.items():
        columns = set(next(read_rows(f"elections/{name}.csv")))
        assert columns - extra[name] == {f.name for f in fields(record)} - missing[name]


def test_every_source_is_named_and_every_name_a_source() -> None:
    """The tables name sources by their keys, and none is left over."""
    named = {
        key
        for table in TABLES
        for row in read_rows(f"elections/{table}.csv")
        for column, cell in row.items()
        if column.rpartition("_")[2] in ("source", "sources")
        for key in items(cell)
    }
    assert named == {row["key"] for row in read_rows("elections/sources.csv")}
    assert all(one.sources for one in (*ELECTIONS, *CONTESTS))


def test_rows_tell_how_sure_they_are() -> None:
    """Certainty is one of four words; voters and turnout have a source, and only they."""
    words = {word.value for word in Certainty}
    assert {row["certainty"] for row in ROWS + VOTES} <= words
    for row in ROWS:
        assert bool(row["voters"]) is bool(row["voters_sources"]) is bool(row["voters_certainty"])
        assert bool(row["turnout"]) is bool(row["turnout_sources"])
        assert row["voters_certainty"] in {"", *words}
    for row in read_rows("elections/elections.csv"):
        assert row["certainty"] in words
        assert bool(row["stations"]) is bool(row["voters"]) is bool(row["counts_certainty"])


def test_rows_refer_to_what_there_is() -> None:
    """Every vote and every claim belongs to a contest or an election of the tables."""
    keys = {one.key for one in (*ELECTIONS, *CONTESTS)}
    assert {f"{row['election']}.{row['region_code']}" for row in VOTES} <= keys
    assert {row["of"] for row in read_rows("elections/claims.csv")} <= keys
    assert {row["election"] for row in ROWS} == {
        one.id for one in elections.elections(kind="pilkada")
    }


def test_within_a_code_of_the_time() -> None:
    """Inside a code that a region no longer has lie the contests that were held under it."""
    assert [one.election for one in elections.contests(region="91.01")] == [
        "pilkada-2015",
        "pilkada-2020",
        "pilkada-2024",
    ]
    then = elections.contests(within="91.01")
    assert [one.election for one in then] == ["pilkada-2015", "pilkada-2020"]
    assert {one.region_code_then for one in then} == {"91.01"}
    assert elections.contests(within="93.01") == elections.contests(region="93.01")
