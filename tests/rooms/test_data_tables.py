"""The tables of ranks, institutions and operations: sorted, unique, and sound in themselves."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model._data import institutions, operations, ranks, read_rows
from pilkada_model.levels import Level
from pilkada_model.rules.codes import KEY, REGION_CODE, WEB_ADDRESS

KINDS = institutions.kinds()
FAMILIES = operations.families()
CODE_NAMES = operations.code_names()

FILES = {
    "police/ranks.csv": (ranks.RankRow, 88),
    "police/corps.csv": (ranks.CorpsRow, 36),
    "institutions/kinds.csv": (institutions.InstitutionKindRow, 112),
    "operations/families.csv": (operations.OperationFamilyRow, 31),
    "operations/code_names.csv": (operations.CodeNameRow, 40),
}
LOADED: dict[str, tuple[Any, ...]] = {
    "police/ranks.csv": tuple(ranks.ranks().values()),
    "police/corps.csv": tuple(ranks.corps().values()),
    "institutions/kinds.csv": tuple(KINDS.values()),
    "operations/families.csv": tuple(FAMILIES.values()),
    "operations/code_names.csv": CODE_NAMES,
}
CERTAINTIES = {"high", "medium", "low"}


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "|".join(map(str, value))
    return "" if value is None else str(value)


# --- every table ---------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES)
def test_a_loaded_table_is_its_file(file: str) -> None:
    """Rows have the columns of the file and give back its cells; their number is known."""
    kind, count = FILES[file]
    printed = list(read_rows(file))
    assert len(printed) == len(LOADED[file]) == count
    assert all(type(row) is kind for row in LOADED[file])
    assert [
        {name: _cell(cell) for name, cell in row._asdict().items()} for row in LOADED[file]
    ] == (printed)


@pytest.mark.parametrize("file", FILES)
def test_cells_are_tidy(file: str) -> None:
    """No cell has white space around it, and no list in a cell an empty or a repeated item."""
    for row in LOADED[file]:
        for cell in row:
            items: Iterable[object] = cell if isinstance(cell, tuple) else (cell,)
            texts = [item for item in items if isinstance(item, str)]
            assert all(text == " ".join(text.split()) for text in texts), row
            if isinstance(cell, tuple):
                assert "" not in cell, row
                assert len(set(cell)) == len(cell), row


@pytest.mark.parametrize("file", FILES)
def test_certainty_is_one_of_three_words(file: str) -> None:
    """Where a table states a certainty, it is high, medium or low."""
    stated = {row.certainty for row in LOADED[file] if hasattr(row, "certainty")}
    assert stated <= CERTAINTIES
    assert bool(stated) is (file != "police/ranks.csv")


@pytest.mark.parametrize(
    "load", [ranks.ranks, ranks.corps, institutions.kinds, operations.families]
)
def test_mappings_are_shared_and_read_only(load: Any) -> None:
    """A table is read once, keyed by its own key, and cannot be changed."""
    table = load()
    assert load() is table
    assert type(table) is MappingProxyType
    assert [row.key for row in table.values()] == list(table)


@pytest.mark.parametrize("table", [KINDS, FAMILIES, ranks.corps()])
def test_tables_stand_in_key_order(table: Any) -> None:
    """Rows stand in the order of their keys, without repetition."""
    assert list(table) == sorted(set(table))


def test_ranks_stand_by_force_and_level() -> None:
    """Ranks stand force after force, from the highest; no key is repeated."""
    places = [(row.force, row.level) for row in ranks.ranks().values()]
    assert places == sorted(set(places))
    assert len(ranks.ranks()) == len(places)


def test_rank_variants_differ_by_more_than_case_and_stops() -> None:
    """A variant is a form of its own, not another writing of a known one."""
    for row in LOADED["police/ranks.csv"] + LOADED["police/corps.csv"]:
        forms = [row.abbreviation, row.full_name, *row.variants]
        folded = Counter(form.casefold().replace(".", "") for form in {*forms})
        assert max(folded.values()) == 1, row


# --- institutions --------------------------------------------------------------------------


def test_kinds_refer_to_kinds() -> None:
    """Parents and variants are rows of the table, and no chain of parents runs in a circle."""
    for row in KINDS.values():
        assert row.variant_of is None or (row.variant_of in KINDS and row.variant_of != row.key)
        seen = [row.key]
        while (parent := KINDS[seen[-1]].parent) is not None:
            assert parent not in seen
            seen.append(parent)


def test_a_kind_stands_no_higher_than_its_parent() -> None:
    """The lowest level of a kind is not above the highest level of its parent."""
    order = [level.value for level in Level]
    for row in KINDS.values():
        if row.parent is not None:
            lowest = max(map(order.index, row.levels))
            assert lowest >= min(map(order.index, KINDS[row.parent].levels)), row


def test_kinds_use_known_words() -> None:
    """Keys have the form of a key, levels are levels in order from the top, names are given."""
    order = [level.value for level in Level]
    for row in KINDS.values():
        assert KEY.fullmatch(row.key), row
        assert row.levels, row
        assert list(row.levels) == [level for level in order if level in row.levels], row
        assert row.abbreviation, row
        assert row.name_id, row
        assert row.name_en, row
        assert row.members_per in {None, "polling_station", "village"}, row


def test_members_are_counts_in_order() -> None:
    """Numbers of members are positive, and the fewest not more than the most."""
    for row in KINDS.values():
        low, high = row.members_min, row.members_max
        assert low is None or low >= 1, row
        assert high is None or high >= (low or 1), row
        assert row.members_per is None or low is not None, row


def test_kinds_of_some_provinces_only() -> None:
    """Bodies of Aceh and of the six Papua provinces carry the codes of those provinces."""
    special = {row.only_in for row in KINDS.values()} - {()}
    assert special == {("11",), ("91", "92", "93", "94", "95", "96")}
    assert {row.key for row in KINDS.values() if row.variant_of is not None} == {
        "kip-aceh",
        "kip-kabko",
        "panwaslih-aceh",
        "panwaslih-kabko",
        "mpu",
    }


def test_kinds_examples() -> None:
    """KPU of a regency has five members; FKUB has 21 at most, 17 in a regency or city."""
    kpu = KINDS["kpu-kabko"]
    assert (kpu.abbreviation, kpu.parent, kpu.levels) == (
        "KPU Kab/Ko",
        "kpu-provinsi",
        ("regency_city",),
    )
    assert (kpu.members_min, kpu.members_max, kpu.category) == (5, 5, "organiser")
    assert (KINDS["fkub"].members_min, KINDS["fkub"].members_max) == (None, 21)
    assert "17" in KINDS["fkub"].members_note
    assert KINDS["kip-kabko"].variant_of == "kpu-kabko"
    assert KINDS["kpps"].members_per == "polling_station"
    assert KINDS["mabes-polri"].parent is None


# --- operation families --------------------------------------------------------------------


def test_families_use_known_words() -> None:
    """Keys have hyphens, management is one of three words or unknown, sources are addresses."""
    for row in FAMILIES.values():
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", row.key), row
        assert row.management in {None, "terpusat", "kewilayahan", "kontinjensi"}, row
        assert row.occasion, row
        assert row.source is None or WEB_ADDRESS.fullmatch(row.source), row
        assert row.source is not None or row.certainty == "low", row
        assert row.succeeded_by is None or row.succeeded_by in FAMILIES, row


def test_family_names_are_told_apart() -> None:
    """No name or alias stands for two families."""
    forms = [form.casefold() for row in FAMILIES.values() for form in (row.name, *row.aliases)]
    assert len(set(forms)) == len(forms)


def test_years_of_families() -> None:
    """Years rise, and lie between the first and the last day where these are known."""
    for row in FAMILIES.values():
        assert list(row.seen) == sorted(row.seen), row
        since = dt.date.fromisoformat(row.since or "1999-01-01")
        until = dt.date.fromisoformat(row.until or "2099-12-31")
        assert since <= until, row
        assert all(since.year <= year <= until.year for year in row.seen), row


@pytest.mark.parametrize(
    ("key", "management"),
    [
        ("mantap-praja", "kewilayahan"),
        ("mantap-brata", "terpusat"),
        ("ketupat", "terpusat"),
        ("aman-nusa-2", "kontinjensi"),
        ("zebra", None),
        ("aman-pilkades", None),
    ],
)
def test_management_of_families(key: str, management: str | None) -> None:
    """Pilkada operations are led by the Poldas, Pemilu and Lebaran ones from the centre."""
    assert FAMILIES[key].management == management


# --- code names ----------------------------------------------------------------------------


def test_code_names_stand_in_order() -> None:
    """Rows stand by key, older ones first; key and start together are unique."""
    places = [(row.key, row.valid_from or "") for row in CODE_NAMES]
    assert places == sorted(set(places))
    assert operations.code_names() is CODE_NAMES


def test_every_polda_has_one_code_name_today() -> None:
    """36 Poldas have one code name each; together they cover the 38 provinces once."""
    today = [row for row in CODE_NAMES if row.valid_to is None]
    assert len(today) == len({row.polda_key for row in today}) == len({row.key for row in today})
    assert len(today) == 36
    provinces = [code for row in today for code in row.province_codes]
    assert len(set(provinces)) == len(provinces) == 38
    assert {row.polda_key for row in CODE_NAMES} == {row.polda_key for row in today}


def test_code_names_use_known_forms() -> None:
    """Keys follow from the names; codes, months and addresses have their form."""
    for row in CODE_NAMES:
        assert row.key == row.code_name.lower().replace(" ", "-"), row
        assert row.polda_key == row.polda.lower().replace(" ", "-"), row
        assert row.official_name.startswith("Kepolisian Daerah "), row
        assert all(REGION_CODE.fullmatch(code) and len(code) == 2 for code in row.province_codes)
        for month in (row.valid_from, row.valid_to):
            assert month is None or re.fullmatch(r"20[0-9]{2}(-(0[1-9]|1[0-2]))?", month), row
        assert (row.valid_from or "") <= (row.valid_to or "9"), row
        assert WEB_ADDRESS.fullmatch(row.source), row


class Territory(NamedTuple):
    """One Polda before and after the new Papua Poldas."""

    code_name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@pytest.mark.parametrize(
    "territory",
    [
        Territory("Cartenz", ("91", "93", "94", "95"), ("91", "93", "95")),
        Territory("Mansinam", ("92", "96"), ("92",)),
    ],
)
def test_the_papua_poldas_were_split_in_november_2024(territory: Territory) -> None:
    """The two older Poldas of Papua gave up a province each, to Noken and Dofior."""
    before, after = (row for row in CODE_NAMES if row.code_name == territory.code_name)
    assert (before.province_codes, before.valid_to) == (territory.before, "2024-11")
    assert (after.province_codes, after.valid_from) == (territory.after, "2024-11")
    assert operations.find_code_name(territory.code_name) is after


@given(st.sampled_from(CODE_NAMES), st.data())
def test_every_form_finds_its_code_name(row: operations.CodeNameRow, data: st.DataObject) -> None:
    """A code name and its variants are found in any case, with hyphens or without spaces."""
    form = data.draw(st.sampled_from([row.code_name, *row.variants]))
    writings = [form, form.upper(), form.lower(), form.replace(" ", "-")]
    written = data.draw(st.sampled_from(writings))
    for text in (written, f" {written} ", written.replace(" ", "")):
        found = operations.find_code_name(text)
        assert found is not None
        assert (found.key, found.polda_key) == (row.key, row.polda_key)


@pytest.mark.parametrize(
    ("text", "polda"),
    [
        ("Semeru", "polda-jatim"),
        ("SUMERU", "polda-jatim"),
        ("Lancang-Kuning", "polda-riau"),
        ("LK", "polda-riau"),
        ("Kie Raha", "polda-malut"),
        ("Siwa Lima", "polda-maluku"),
        ("kalimaya", "polda-banten"),
        ("Noken", "polda-papua-tengah"),
        ("Dofior", "polda-papua-barat-daya"),
    ],
)
def test_code_name_examples(text: str, polda: str) -> None:
    """Code names of today, former ones and misprints lead to their Polda."""
    found = operations.find_code_name(text)
    assert found is not None
    assert found.polda_key == polda


@pytest.mark.parametrize("text", ["", "-", "Mantap Praja", "Semeru 2024", "Polda Jatim"])
def test_other_text_is_no_code_name(text: str) -> None:
    """Only a code name alone is found."""
    assert operations.find_code_name(text) is None


def test_former_code_names() -> None:
    """Maluku was Siwalima before Salawaku, Banten was Kalimaya before Maung."""
    former = {
        row.polda: row.code_name
        for row in CODE_NAMES
        if row.valid_to is not None and row.polda in {"Polda Maluku", "Polda Banten"}
    }
    assert former == {"Polda Maluku": "Siwalima", "Polda Banten": "Kalimaya"}
