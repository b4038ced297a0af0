"""The tables of the regions: whole, sound in themselves, and true to each other."""

from __future__ import annotations

from collections import Counter

import pytest
from attrs import evolve

from pilkada_model import regions
from pilkada_model._data import items, read_rows
from pilkada_model.dates import PartialDate
from pilkada_model.levels import Level
from pilkada_model.regions import AliasKind, IslandGroup, SpecialStatus, VillageKind
from pilkada_model.rules.codes import REGION_CODE

EDITIONS = {edition.key: edition for edition in regions.editions()}
FORMER = [
    row
    for name in ("former_codes", "former_district_codes")
    for row in read_rows(f"regions/{name}.csv")
]
CODES = {
    region.code
    for level in (regions.provinces, regions.regencies, regions.districts, regions.villages)
    for region in level()
}


def test_every_village_is_held_to_the_rules() -> None:
    """Villages are made past the rules, for speed; made again by the rules they are the same."""
    for village in regions.villages():
        assert evolve(village) == village
        assert village.zone is regions.get(village.province_code).zone


def test_every_region_lies_in_one_of_the_table() -> None:
    """No regency, district or village stands in a region that the tables do not have."""
    assert len(CODES) == 38 + 514 + 7_285 + 83_762
    assert {above for code in CODES if (above := code.rpartition(".")[0])} <= CODES


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("former_codes", ("code", "former_code")),
        ("former_district_codes", ("code", "former_code")),
        ("absent_codes", ("code",)),
        ("names_by_edition", ("code", "name")),
        ("aliases", ("code", "name")),
        ("editions", ("key",)),
        ("local_terms", ("term",)),
        ("kind_words", ("word", "place")),
    ],
)
def test_rows_stand_by_their_key(name: str, key: tuple[str, ...]) -> None:
    """Rows stand in the order of their keys without repetition; the codes of one region together.

    The codes of a region stand oldest first, which is not the order of their digits.
    """
    rows = list(read_rows(f"regions/{name}.csv"))
    keys = [tuple(row[column] for column in key) for row in rows]
    assert len(set(keys)) == len(keys)
    ordered = [one[:1] for one in keys] if name.startswith("former") else keys
    assert ordered == sorted(ordered)


def test_codes_and_editions_of_the_smaller_tables_are_known() -> None:
    """A row is about a region of today, and about editions that there are, in their order."""
    order = list(EDITIONS)
    for name in ("absent_codes", "names_by_edition"):
        for row in read_rows(f"regions/{name}.csv"):
            assert row["code"] in CODES
            assert (told := items(row["editions"])) == tuple(sorted(told, key=order.index))
    for row in FORMER:
        assert row["code"] in CODES
        assert len(row["former_code"]) == len(row["code"])
        assert REGION_CODE.fullmatch(row["former_code"])
        assert (told := items(row["editions"])) == tuple(sorted(told, key=order.index))
        assert bool(row["decree"]) == (told != ("kpu-2024",))
    for row in read_rows("regions/aliases.csv"):
        assert row["code"] in CODES


def test_a_code_stands_for_one_region_in_an_edition() -> None:
    """No edition gives one code to two regions, among the codes that moved."""
    given = Counter(
        (edition, row["former_code"]) for row in FORMER for edition in items(row["editions"])
    )
    assert max(given.values()) == 1
    has = Counter((edition, row["code"]) for row in FORMER for edition in items(row["editions"]))
    assert max(has.values()) == 1


def test_how_many_districts_each_edition_has() -> None:
    """Counted over the codes of today, each edition has as many districts as its decree lists."""
    absent = {row["code"]: items(row["editions"]) for row in read_rows("regions/absent_codes.csv")}
    expected = {"2017": 7_201, "2019": 7_230, "2021": 7_266, "2022": 7_277, "2025": 7_285}
    expected["kpu-2024"] = 7_277
    for key, number in expected.items():
        assert sum(key not in absent.get(one.code, ()) for one in regions.districts()) == number
    lacking = Counter(
        edition for code, told in absent.items() if len(code) == 13 for edition in told
    )
    assert lacking == {"2022": 116, "kpu-2024": 775}


def test_levels_of_the_editions() -> None:
    """Every edition tells provinces and regencies; only decrees since 2022 and the KPU villages."""
    for edition in EDITIONS.values():
        assert edition.levels[:2] == (Level.PROVINCE, Level.REGENCY_CITY)
        assert set(edition.named_levels) <= set(edition.levels)
        assert all(len(code) == 5 for code in edition.own_village_numbers)
    with_villages = [key for key, one in EDITIONS.items() if Level.VILLAGE in one.levels]
    assert with_villages == ["2022", "2025", "kpu-2024"]
    assert EDITIONS["2022"].since == PartialDate.parse("2022-11-09")


# --- codes of the statistics office


def test_bps_codes_are_unique_in_their_scheme() -> None:
    """No two provinces and no two regencies share a code of one scheme."""
    for level in (regions.provinces(), regions.regencies()):
        for scheme in ("bps_code_2020", "bps_code_2023"):
            codes = [code for one in level if (code := getattr(one, scheme)) is not None]
            assert len(set(codes)) == len(codes)
    assert all(one.bps_code_2020 for one in regions.regencies())
    assert all(one.bps_code_2023 for one in regions.provinces())


def test_bps_codes_are_not_codes_of_the_ministry() -> None:
    """The statistics office numbers otherwise: by rank in the province, and Papua in its way."""
    assert regions.get("11.01").bps_code_2020 == "1103"
    assert {one.code: one.bps_code_2023 for one in regions.provinces() if one.code >= "91"} == {
        "91": "94",
        "92": "91",
        "93": "95",
        "94": "96",
        "95": "97",
        "96": "92",
    }
    assert {one.code for one in regions.provinces() if one.bps_code_2020 is None} == {
        "93",
        "94",
        "95",
        "96",
    }
    older = {"92": "91", "91": "94"}
    for one in regions.regencies():
        in_papua = one.code >= "91"
        assert (one.bps_code_2023 is None) == in_papua
        if in_papua:
            former = one.former_codes[0].code if one.former_codes else one.code
            assert one.bps_code_2020[:2] == older[former[:2]]
        else:
            assert one.bps_code_2020[:2] == one.province_code
            assert one.bps_code_2020 == one.bps_code_2023


# --- provinces, capitals, local words


def test_provinces_apart_in_law() -> None:
    """Aceh, Jakarta, Yogyakarta and the six provinces of Papua are not as the others."""
    special = {one.code: one.special_status for one in regions.provinces() if one.special_status}
    assert special == {
        "11": SpecialStatus.KHUSUS_DAN_ISTIMEWA,
        "31": SpecialStatus.DAERAH_KHUSUS,
        "34": SpecialStatus.DAERAH_ISTIMEWA,
        **dict.fromkeys(("91", "92", "93", "94", "95", "96"), SpecialStatus.OTONOMI_KHUSUS),
    }


def test_island_groups() -> None:
    """A province lies in the group that the first digit of its code tells, but for 5 and 7."""
    groups = {
        "1": IslandGroup.SUMATERA,
        "2": IslandGroup.SUMATERA,
        "3": IslandGroup.JAWA,
        "5": IslandGroup.NUSA_TENGGARA,
        "6": IslandGroup.KALIMANTAN,
        "7": IslandGroup.SULAWESI,
        "8": IslandGroup.MALUKU,
        "9": IslandGroup.PAPUA,
    }
    for one in regions.provinces():
        assert one.island_group is groups[one.code[0]]


def test_young_provinces() -> None:
    """Twelve provinces were made since 1999, four of them in 2022."""
    years = {one.code: str(one.created) for one in regions.provinces() if one.created}
    assert len(years) == 12
    assert {code for code, year in years.items() if year == "2022"} == {"93", "94", "95", "96"}
    assert (years["65"], years["92"]) == ("2012", "1999")


def test_capitals_by_law() -> None:
    """Nine regencies are governed from another place than their founding law names."""
    law = {one.code: one.capital_by_law for one in regions.regencies() if one.capital_by_law}
    assert law == {
        "35.06": "Kediri",
        "74.10": "Buranga",
        "81.05": "Dataran Hunimoa",
        "81.06": "Dataran Hunipopu",
        "91.11": "Waris",
        "91.15": "Botawa",
        "94.06": "Kigamani",
        "94.08": "Tigi",
        "95.03": "Sumohai",
    }


@pytest.mark.parametrize(
    ("regency", "term"),
    [
        ("11.01", "gampong"),
        ("11.02", None),  # kute or another word; the table does not know
        ("13.01", "nagari"),
        ("13.77", None),  # Pariaman kept desa
        ("18.12", "tiyuh"),
        ("34.01", "kalurahan"),
        ("73.18", "lembang"),
        ("91.03", "kampung"),
        ("35.28", None),
    ],
)
def test_local_words(regency: str, term: str | None) -> None:
    """A desa has the word of its area, a kelurahan none."""
    there = [one for one in regions.villages() if one.regency_code == regency]
    assert {one.local_term for one in there if one.kind is VillageKind.DESA} == {term}
    assert {one.local_term for one in there if one.kind is not VillageKind.DESA} <= {None}


def test_names_of_the_kpu_agree() -> None:
    """What the table of aliases says of the KPU's names, the table of editions says too."""
    told = {
        (row["code"], row["name"])
        for row in read_rows("regions/names_by_edition.csv")
        if "kpu-2024" in items(row["editions"])
    }
    aliases = {
        (alias.code, alias.name)
        for region in (*regions.provinces(), *regions.regencies())
        for alias in regions.aliases(region.code)
        if alias.kind is AliasKind.KPU_2024_NAME
    }
    assert told == aliases
