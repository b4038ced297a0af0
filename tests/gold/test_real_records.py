"""Real records: 82 declarations and 102 operations become records and turn back into facts.

The facts and where they come from stand in ``facts/README.md``. ``report.md`` lists every leaf
that has no place in a record; ``python -m tests.gold.report``, run where ``tests`` lies, writes it
anew.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from pilkada_model import regions
from pilkada_model.declarations import Declaration
from pilkada_model.events import Participation, Role
from pilkada_model.keys import DeclarationKey, OperationKey
from pilkada_model.operations import Operation
from pilkada_model.ranks import Corps, Rank
from pilkada_model.serial import dumps, loads, to_dict

from . import from_facts, places, report, to_facts
from .leaves import DERIVED, Verdict, judged, kind_of, leaves
from .people import Fact

DECLARATIONS = list(from_facts.declarations())
OPERATIONS = list(from_facts.operations())
PAIRS: list[tuple[Fact, Declaration | Operation]] = [*DECLARATIONS, *OPERATIONS]

each_pair = pytest.mark.parametrize(
    ("fact", "record"), PAIRS, ids=[fact["id"] for fact, _ in PAIRS]
)


@cache
def results() -> tuple[report.Result, report.Result]:
    """Judge both lists once."""
    return report.declarations(), report.operations()


def declaration(name: str) -> Declaration:
    """Return the declaration of this id."""
    [found] = [record for _, record in DECLARATIONS if record.id == name]
    return found


def operation(name: str) -> Operation:
    """Return the operation of this id."""
    [found] = [record for _, record in OPERATIONS if record.id == name]
    return found


def appearances(record: Declaration) -> tuple[Participation, ...]:
    """Return the officials whom the report of a declaration tells of."""
    return () if record.event is None else record.event.participations


def at(record: Any, path: str) -> Any:
    """Return what stands at a path of a record, such as ``deployments[0].period.end``."""
    for name, index in re.findall(r"(\w+)|\[(\d+)\]", path):
        record = getattr(record, name) if name else record[int(index)]
    return record


def test_all_facts_are_there():
    """The files hold 82 declarations and 73 + 7 + 22 operations."""
    lists = from_facts.facts("operations.json")
    counts = [len(lists[n]) for n in ("mantap_praja_2024", "mantap_praja_earlier", "mantap_brata")]
    assert counts == [73, 7, 22]
    assert len(DECLARATIONS) == 82
    assert len(OPERATIONS) == 102


@each_pair
def test_a_real_record_is_written_and_read_again(fact: Fact, record: Declaration | Operation):
    """A real record is equal after a trip over the wire, and its bytes are the same."""
    written = dumps(record)
    read = loads(written, type(record))
    assert read == record
    assert dumps(read) == written


@pytest.mark.parametrize("which", [0, 1], ids=["declarations", "operations"])
def test_the_records_hold_the_facts(which: int):
    """At least 95 % of the known leaves are read back from typed fields or computed from them."""
    assert results()[which].share >= 0.95


@pytest.mark.parametrize("which", [0, 1], ids=["declarations", "operations"])
def test_every_leaf_without_place_has_a_reason(which: int):
    """The kinds of leaf without place are those that the report explains."""
    homeless = results()[which].homeless
    assert set(homeless) <= set(report.REASONS)
    assert all(leaf.value is not None for found in homeless.values() for leaf in found)


def test_no_reason_is_given_in_vain():
    """Every reason and every addition that the report explains occurs."""
    assert {k for r in results() for k in r.homeless} == set(report.REASONS)
    assert {k for r in results() for k in r.additions} == set(report.ADDITIONS)


def test_every_claim_is_kept():
    """27 values of other sources, two other names and one other post stand as claims."""
    assert sum(len(record.claims) for _, record in PAIRS) == 30


def test_the_report_is_up_to_date():
    """The committed report is what the code finds today."""
    assert report.REPORT.read_text(encoding="utf-8") == report.report()


@each_pair
def test_free_text_is_kept_word_for_word(fact: Fact, record: Declaration | Operation):
    """Notes have no place of their own, but they stand in ``note``."""
    assert record.note == fact.get("notes")


def test_derived_leaves_occur():
    """Every kind of leaf that is called computed is computed again at least once."""
    found = {leaf.kind for r in results() for leaf in r.leaves if leaf.verdict is Verdict.DERIVED}
    assert found == DERIVED


def test_a_wrong_record_is_found_out():
    """The comparison can fail: another number, a lost list and a wrong type have no place."""
    fact, record = OPERATIONS[0]
    told = to_facts.operation(record)
    told["personnel"]["total"] += 1
    told["satgas"] = []
    told["days_match"] = 1
    lost = {leaf.kind for leaf in judged(fact, told) if leaf.verdict is Verdict.WITHOUT_PLACE}
    assert lost == {"personnel.total", "satgas[]", "days_match", "election_coverage"}


# What the model finds by itself.


def test_the_model_finds_the_wrong_numbers_of_days():
    """17 deployments print a number of days that their own dates do not give."""
    found = [
        {"id": record.id, "stated": first.stated_days, "computed": first.computed_days}
        for _, record in OPERATIONS
        for first in record.deployments[:1]
        if None not in (first.stated_days, first.computed_days)
        and first.stated_days != first.computed_days
    ]
    assert len(found) == 17
    assert found == from_facts.facts("operations.json")["day_mismatches"]


def test_the_model_finds_the_strengths_that_do_not_add_up():
    """Four stated totals are not the sum of their parts, and the model finds the same four."""
    found = {
        record.id: strength.computed_total
        for _, record in OPERATIONS
        if (strength := to_facts.breakdown(record.deployments[0])) is not None
        and strength.computed_total != strength.total
    }
    told = {
        fact["id"]: fact["personnel_parts_sum"]
        for fact, _ in OPERATIONS
        if fact.get("personnel_sum_matches") is False
    }
    assert found == told
    assert set(found) == {
        "polda-metro-jaya-2024",
        "polda-jatim-2024",
        "polda-bengkulu-2024",
        "mb-jatim-2023-24",
    }


def test_the_model_finds_the_stations_that_do_not_add_up():
    """Four totals of stations are not the sum of their classes; in one, khusus is outside."""
    found = {
        record.id: to_facts.sum_of_classes(record.stations)
        for _, record in OPERATIONS
        if record.stations is not None
        and to_facts.sum_of_classes(record.stations) not in (None, record.stations.total)
    }
    told = {
        fact["id"]: fact["tps_classes_sum"]
        for fact, _ in OPERATIONS
        if fact.get("tps_sum_matches") is False
    }
    assert found == told
    outside = {
        record.id
        for _, record in OPERATIONS
        if record.stations is not None and record.stations.special_within_total is False
    }
    assert outside == {"polda-ntb-2024"}


def test_the_model_finds_the_wrong_weekdays():
    """Two declarations print a weekday that their date has not."""
    found = {
        str(record.id)
        for _, record in DECLARATIONS
        if to_facts.declaration(record)["weekday_matches_print"] is False
    }
    assert found == {"belu-malaka-2018-09-19", "sarolangun-2024-09-24"}


# What is understood, beside what is printed.


@each_pair
def test_claims_name_fields_that_are_there(fact: Fact, record: Declaration | Operation):
    """A claim stands against a field of its own record, be it known there or not."""
    for claim in record.claims:
        at(record, claim.field)  # raises where the path leads nowhere


@each_pair
def test_regions_are_in_the_tables(fact: Fact, record: Declaration | Operation):
    """Every region of a record has a table, or is a district or village of a known regency."""
    codes = [v for p, v in leaves(to_dict(record)) if re.search(r"region_codes\[\d+\]$", p)]
    assert all(regions.get(code[:5]).code == code[:5] for code in codes)


def test_every_printed_rank_is_understood():
    """Each official with a rank in the facts has a `Rank`, misprints included."""
    officials = [
        (fact, participation.official)
        for told, record in DECLARATIONS
        if record.event is not None
        for fact, participation in zip(told["officials"], record.event.participations, strict=True)
    ]
    ranked = [(fact, official) for fact, official in officials if "rank" in fact]
    assert len(ranked) == 88
    assert all(official is not None and official.rank is not None for _, official in ranked)
    corps = {official.corps for _, official in ranked if official is not None}
    assert corps == {None, Corps.AD_ARM, Corps.AD_CZI, Corps.AD_INF, Corps.AL_LAUT_PM}


def test_only_officials_are_named():
    """Whoever is named has a public post that the vocabulary of posts knows."""
    people = [
        participation.official
        for _, record in DECLARATIONS
        for participation in (*record.participations, *appearances(record))
        if participation.official is not None and participation.official.name is not None
    ]
    assert len(people) > 150
    assert all(official.posts[0].kind is not None for official in people)
    named = {official.posts[0].kind for official in people}
    assert not named & {"sultan", "ketua-lkaam", "ketua-fkub", "panitera-muda", "babinsa"}


def test_the_reader_represents_and_reads_for_his_chief():
    """At Pamekasan the Wakapolres, printed Kopol, reads the speech of the Kapolres."""
    record = declaration("pamekasan-2024-08-16")
    chief, reader = appearances(record)
    assert reader.role is Role.READS
    assert reader.on_behalf_of == reader.reads_text_of == chief.official
    assert reader.official is not None
    assert (reader.official.rank, reader.official.rank_printed) == (Rank.KOMPOL, "Kopol")
    assert record.key == "deklarasi.35.28.2024-08-16.polres-pamekasan"


def test_groups_have_their_numbers():
    """``15 of 18`` parties and 43 pairs are numbers, beside the words."""
    parties = declaration("sumsel-2023-11-27").participations[1].group
    pairs = declaration("riau-2024-09-24").participations[1].group
    assert parties is not None
    assert (parties.kind, parties.count, parties.total) == ("parpol", 15, 18)
    assert pairs is not None
    assert (pairs.kind, pairs.count) == ("paslon", 43)


def test_guard_patterns_are_named_numbers():
    """2:10:5 of 2015 and 2-4-6 of 2019 differ in order, not in the record."""
    first = operation("mb-candi-2015").guard_patterns[0]
    second = operation("mb-national-tps-2019").guard_patterns[0]
    assert (first.police, first.linmas, first.stations) == (2, 10, 5)
    assert (second.police, second.linmas, second.stations) == (2, 6, 4)


def test_sister_operations_have_keys_of_their_own():
    """The three Mansinam operations of 2024 are three; statements of one operation share a key."""
    names = ("i", "ii", "iii")
    keys = [operation(f"polda-papua-barat-2024-{name}").key for name in names]
    assert keys == [f"mantap-praja.mansinam.{number}.2024" for number in (1, 2, 3)]
    later = operation("polda-sumut-2024-tps")
    assert later.same_as is not None
    assert later.key == operation(later.same_as).key


def test_units_belong_to_the_police_of_their_code_name():
    """A Polda that deploys under its own code name is the one to which the name belongs."""
    for _, record in OPERATIONS:
        unit = record.deployments[0].unit
        if unit is not None and unit.kind == "polda" and record.name.code_name is not None:
            assert record.name.polda == unit.key


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("polrestabes-medan-2024", ("12.71", "12.07")),
        ("polresta-bandung-2024", ("32.04",)),
        ("polresta-malang-kota-2024", ("35.73",)),
        ("polres-50-kota-2024", ("13.07",)),
        ("polda-papua-2024-ii", ("91", "94", "95", "93")),
    ],
)
def test_units_serve_the_right_regions(name: str, codes: tuple[str, ...]):
    """A unit's regions are not always those of its name."""
    unit = operation(name).deployments[0].unit
    assert unit is not None
    assert unit.region_codes == codes


def test_kinds_of_paths():
    """The kind of a leaf is its path without the numbers."""
    assert kind_of("themes[3][0]") == "themes[][]"
    assert kind_of("officials[12].post") == "officials[].post"
    assert places.province_name(()) is None


def test_the_keys_of_real_records_parse_back():
    """Each key that a real record has is read back to the same text, and names one declaration."""
    keys = [record.key for _, record in DECLARATIONS if record.key is not None]
    assert [str(DeclarationKey.parse(key)) for key in keys] == keys
    assert len(keys) == len(set(keys)) == 68
    names = [record.key for _, record in OPERATIONS if record.key is not None]
    assert [str(OperationKey.parse(key)) for key in names] == names
    assert len(names) == 101
