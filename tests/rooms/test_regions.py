"""Regions by code: the records, the tables behind them, and the look-ups."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import assume, given
from hypothesis import strategies as st

from pilkada_model import _data, regions
from pilkada_model._data import regions as tables
from pilkada_model.dates import PartialDate, Zone
from pilkada_model.errors import InvalidValueError, UnknownReferenceError
from pilkada_model.levels import Level
from pilkada_model.regions import (
    District,
    DistrictKind,
    FormerCode,
    IslandGroup,
    Province,
    Regency,
    RegencyKind,
    Region,
    RegionCode,
    SpecialStatus,
    Village,
    VillageKind,
)

REGIONS: tuple[Province | Regency, ...] = (*regions.provinces(), *regions.regencies())
CODES = sorted(region.code for region in REGIONS)

# Keppres 41/1987 on the three time zones; later provinces keep the zone of the one they left.
ZONES = {
    Zone.WIB: "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62",
    Zone.WITA: "51 52 53 63 64 65 71 72 73 74 75 76",
    Zone.WIT: "81 82 91 92 93 94 95 96",
}

# Papua after the split of 2022: code of Kepmendagri 300.2.2-2138/2025 and code before.
SPLIT_OF_2022 = (
    "93.01=91.01 93.02=91.16 93.03=91.17 93.04=91.18 94.01=91.04 94.02=91.07 94.03=91.08 "
    "94.04=91.09 94.05=91.25 94.06=91.26 94.07=91.27 94.08=91.28 95.01=91.02 95.02=91.12 "
    "95.03=91.13 95.04=91.14 95.05=91.21 95.06=91.22 95.07=91.23 95.08=91.24 96.01=92.01 "
    "96.02=92.04 96.03=92.05 96.04=92.09 96.05=92.10 96.71=92.71"
)


class Text(str):
    """A text that is not exactly `str`."""

    __slots__ = ()


BROKEN: list[Any] = [
    None,
    3528,
    35.28,
    b"35.28",
    True,
    ["35.28"],
    {},
    Text("35.28"),
    "",
    " ",
    "3",
    "05",
    "355",
    "3528",
    "35.",
    "35.2",
    "35.281",
    ".28",
    "35,28",
    "35-28",
    "35.28.",
    "35.28.1",
    "35.28.012",
    "35.28.01.",
    "35.28.01.201",
    "35.28.01.20011",
    "35.28.01.2001.",
    "35.28.01.2001.01",
    "35.28\n",
    " 35.28",
    "35.28 ",
    "٣٥.٢٨",
    "３５.28",
    "35.2八",
    "pamekasan",
    "\ud800",
]


def province(**changes: Any) -> Province:
    """Build a province by hand."""
    fields: dict[str, Any] = {"code": RegionCode("97"), "name": "Papua Utara", "zone": Zone.WIT}
    return Province(**fields | changes)


def regency(**changes: Any) -> Regency:
    """Build a regency by hand; the tables do not have its code."""
    fields: dict[str, Any] = {
        "code": RegionCode("35.30"),
        "name": "Kabupaten Kepulauan Kangean",
        "short_name": "Kepulauan Kangean",
        "kind": RegencyKind.KABUPATEN,
        "zone": Zone.WIB,
    }
    return Regency(**fields | changes)


def district(**changes: Any) -> District:
    """Build a district by hand."""
    fields: dict[str, Any] = {
        "code": RegionCode("35.28.01"),
        "name": "Tlanakan",
        "kind": DistrictKind.KECAMATAN,
    }
    return District(**fields | changes)


def village(**changes: Any) -> Village:
    """Build a village by hand."""
    fields: dict[str, Any] = {
        "code": RegionCode("35.28.01.2001"),
        "name": "Dabuan",
        "kind": VillageKind.DESA,
    }
    return Village(**fields | changes)


def refusal(make: Any, **changes: Any) -> tuple[str, str | None, int | None, str] | None:
    """Say how the record is refused: record, field, index and code; None when it is not."""
    try:
        make(**changes)
    except InvalidValueError as error:
        return error.record, error.field, error.index, error.code
    return None


# --- records


def test_the_country_as_the_decree_counts_it() -> None:
    """Kepmendagri 300.2.2-2138/2025: 38 provinces, 415 kabupaten, 93 kota, 6 of Jakarta."""
    assert len(regions.provinces()) == 38
    assert Counter(region.kind for region in regions.regencies()) == {
        RegencyKind.KABUPATEN: 415,
        RegencyKind.KOTA: 93,
        RegencyKind.KOTA_ADMINISTRASI: 5,
        RegencyKind.KABUPATEN_ADMINISTRASI: 1,
    }
    assert len(regions.districts()) == 7285
    assert Counter(region.kind for region in regions.villages()) == {
        VillageKind.KELURAHAN: 8496,
        VillageKind.DESA: 75252,
        VillageKind.DESA_ADAT: 14,
    }


def test_the_wire_words_of_the_kinds_stay() -> None:
    """Documents that were written keep their meaning: no word is renamed or reused."""
    words = [kind.value for kinds in (RegencyKind, DistrictKind, VillageKind) for kind in kinds]
    assert words == [
        "kabupaten",
        "kota",
        "kabupaten_administrasi",
        "kota_administrasi",
        "kecamatan",
        "distrik",
        "kapanewon",
        "kemantren",
        "kelurahan",
        "desa",
        "desa_adat",
    ]
    assert [kind.name.lower() for kind in RegencyKind] == words[:4]
    assert [kind.name.lower() for kind in DistrictKind] == words[4:8]
    assert [kind.name.lower() for kind in VillageKind] == words[8:]


def test_zones_follow_the_decree_of_1987() -> None:
    """Each province has the zone of Keppres 41/1987, and each regency that of its province."""
    expected = {code: zone for zone, codes in ZONES.items() for code in codes.split()}
    assert {region.code: region.zone for region in regions.provinces()} == expected
    for region in regions.regencies():
        assert region.zone is expected[region.province_code]


def test_the_papua_split_is_remembered() -> None:
    """The 26 regencies whose code changed in 2022 know the old code, its end and its decree."""
    former = {region.code: region.former_codes for region in REGIONS if region.former_codes}
    assert " ".join(f"{new}={old.code}" for new, (old,) in former.items()) == SPLIT_OF_2022
    assert former[RegionCode("93.01")] == (
        FormerCode(
            code=RegionCode("91.01"),
            until=PartialDate.parse("2022-11-09"),
            decree="Kepmendagri 050-145/2022",
        ),
    )
    assert former[RegionCode("96.71")] == (
        FormerCode(code=RegionCode("92.71"), decree="Kepmendagri 100.1.1-6117/2022"),
    )


@pytest.mark.parametrize(
    "region",
    [regions.get(code) for code in ("35", "35.28", "35.28.01", "93.01.01", "11.01.01.2001")],
)
def test_rows_become_whole_records(region: Region) -> None:
    """Every column of a table arrives in its field."""
    expected = {
        "35": Province(
            code=RegionCode("35"),
            name="Jawa Timur",
            zone=Zone.WIB,
            name_en="East Java",
            capital="Surabaya",
            iso_code="ID-JI",
            island_group=IslandGroup.JAWA,
            bps_code_2020="35",
            bps_code_2023="35",
        ),
        "35.28": Regency(
            code=RegionCode("35.28"),
            name="Kabupaten Pamekasan",
            short_name="Pamekasan",
            kind=RegencyKind.KABUPATEN,
            zone=Zone.WIB,
            capital="Pamekasan",
            bps_code_2020="3528",
            bps_code_2023="3528",
        ),
        "35.28.01": District(
            code=RegionCode("35.28.01"),
            name="Tlanakan",
            kind=DistrictKind.KECAMATAN,
            zone=Zone.WIB,
        ),
        "93.01.01": District(
            code=RegionCode("93.01.01"),
            name="Merauke",
            kind=DistrictKind.DISTRIK,
            zone=Zone.WIT,
            former_codes=(
                FormerCode(
                    code=RegionCode("91.01.01"),
                    until=PartialDate.parse("2022-11-09"),
                    decree="Kepmendagri 050-145/2022",
                ),
            ),
        ),
        "11.01.01.2001": Village(
            code=RegionCode("11.01.01.2001"),
            name="Keude Bakongan",
            kind=VillageKind.DESA,
            local_term="gampong",
            zone=Zone.WIB,
        ),
    }
    assert region == expected[region.code]


@pytest.mark.parametrize(
    ("code", "capital"),
    [("91.15", "Waren"), ("94.06", "Moanemani"), ("94.08", "Waghete"), ("74.10", "Ereke")],
)
def test_capital_is_the_working_seat(code: str, capital: str) -> None:
    """Where the founding law names another seat, the table has the one in use."""
    region = regions.get(code)
    assert isinstance(region, Regency)
    assert region.capital == capital
    assert region.capital_by_law not in (None, capital)


def test_every_name_is_its_kind_and_its_short_name() -> None:
    """Official names begin with the kind in words, so a short name is never cut wrongly."""
    for region in regions.regencies():
        words = region.kind.value.replace("_", " ").title()
        assert region.name == f"{words} {region.short_name}"


def test_iso_codes_are_unique() -> None:
    """No two provinces share a code of ISO 3166-2, and each has one."""
    codes = {region.iso_code for region in regions.provinces()}
    assert len(codes) == 38
    assert None not in codes


@pytest.mark.parametrize(
    "name", ["provinces", "regencies", "districts", "villages", "former_codes", "absent_codes"]
)
def test_tables_stand_in_code_order(name: str) -> None:
    """Rows stand in code order without repetition, as the search in the bytes needs them."""
    codes = [row["code"] for row in _data.read_rows(f"regions/{name}.csv")]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize(
    ("name", "row"), [("provinces", tables.ProvinceRow), ("regencies", tables.RegencyRow)]
)
def test_columns_are_the_fields_of_a_row(name: str, row: Any) -> None:
    """Cells are read by their place, so the heading has the fields in their order."""
    assert tuple(next(iter(_data.read_rows(f"regions/{name}.csv")))) == row._fields


def test_a_region_newer_than_the_tables_can_be_written_down() -> None:
    """A record needs no table: a code that no table has makes a record, and `get` refuses it."""
    assert regency().code == "35.30"
    assert regency(kind=RegencyKind.KOTA, code=RegionCode("35.82")).code == "35.82"
    with pytest.raises(UnknownReferenceError):
        regions.get("35.82")


@pytest.mark.parametrize("kind", list(RegencyKind))
def test_regency_number_agrees_with_kind(kind: RegencyKind) -> None:
    """Kabupaten are numbered 01 to 69 and kota 71 to 99; every other pair is refused."""
    first, last = (1, 69) if "KABUPATEN" in kind.name else (71, 99)
    for number in range(100):
        got = refusal(regency, code=f"35.{number:02}", kind=kind)
        if number in (0, 70):
            assert got == ("Regency", "code", None, "malformed")
        elif first <= number <= last:
            assert got is None
        else:
            assert got == ("Regency", "code", None, "code_not_of_kind")


@given(st.sampled_from(VillageKind), st.integers(0, 9999))
def test_village_number_agrees_with_kind(kind: VillageKind, number: int) -> None:
    """The fourth part is 1001-1999 for kelurahan, 2001-2999 for desa, 3001-3999 for desa adat."""
    thousands = {VillageKind.KELURAHAN: 1, VillageKind.DESA: 2, VillageKind.DESA_ADAT: 3}[kind]
    got = refusal(village, code=f"35.28.01.{number:04}", kind=kind)
    if number // 1000 == thousands and number % 1000:
        assert got is None
    else:
        code = "code_not_of_kind" if 1 <= number // 1000 <= 3 else "malformed"
        assert got == ("Village", "code", None, code)


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (VillageKind.KELURAHAN, 1001, 1999),
        (VillageKind.DESA, 2001, 2999),
        (VillageKind.DESA_ADAT, 3001, 3999),
    ],
)
def test_village_numbers_at_their_ends(kind: VillageKind, first: int, last: int) -> None:
    """The first and last number of each kind are its own, their neighbours are not."""
    for number in (first, last):
        assert refusal(village, code=f"35.28.01.{number}", kind=kind) is None
    for number in (first - 1, last + 1):
        refused = refusal(village, code=f"35.28.01.{number}", kind=kind)
        code = "malformed" if number == 4000 else "code_not_of_kind"
        assert refused == ("Village", "code", None, code)


def test_a_number_that_is_not_of_the_kind_is_told_in_full() -> None:
    """The message names the kind, its numbers and the code at fault."""
    with pytest.raises(InvalidValueError) as caught:
        regency(code=RegionCode("35.71"))
    assert str(caught.value) == (
        "Regency.code: expected a kabupaten numbered 01 to 69, got '35.71'"
    )


@given(st.integers(0, 99), st.integers(0, 99))
def test_districts_lie_in_a_possible_regency(regency_number: int, number: int) -> None:
    """A district's code has a regency that can be and a number from 01; a village's likewise."""
    code = f"35.{regency_number:02}.{number:02}"
    possible = regency_number not in (0, 70) and number != 0
    expected = None if possible else ("District", "code", None, "malformed")
    assert refusal(district, code=code) == expected
    below = None if possible else ("Village", "code", None, "malformed")
    assert refusal(village, code=f"{code}.2001") == below


@pytest.mark.parametrize("code", ["35.00.01", "35.70.01", "35.28.00"])
def test_impossible_districts(code: str) -> None:
    """Number 00 and regency 70 are never given out."""
    assert refusal(district, code=code) == ("District", "code", None, "malformed")
    assert refusal(village, code=f"{code}.2001") == ("Village", "code", None, "malformed")


@pytest.mark.parametrize(
    ("make", "length"), [(province, 2), (regency, 5), (district, 8), (village, 13)]
)
@pytest.mark.parametrize("code", ["35", "35.28", "35.28.01", "35.28.01.2001"])
def test_a_code_belongs_to_one_level(make: Any, length: int, code: str) -> None:
    """A record takes the codes of its own level and no other."""
    name = make().__class__.__name__
    expected = None if len(code) == length else (name, "code", None, "malformed")
    assert refusal(make, code=code) == expected


@pytest.mark.parametrize("make", [province, regency, district, village])
@pytest.mark.parametrize("code", BROKEN, ids=ascii)
def test_records_refuse_broken_codes(make: Any, code: Any) -> None:
    """A code that is no code never enters a record, whatever its type."""
    kind = "malformed" if code.__class__ is str else "wrong_type"
    assert refusal(make, code=code) == (make().__class__.__name__, "code", None, kind)


@pytest.mark.parametrize(
    ("make", "field", "value", "index", "code"),
    [
        (province, "name", "", None, "blank"),
        (province, "name", None, None, "wrong_type"),
        (province, "zone", "WIB", None, "wrong_type"),
        (province, "zone", None, None, "wrong_type"),
        (province, "name_en", " ", None, "blank"),
        (province, "capital", "", None, "blank"),
        (province, "iso_code", "JI", None, "malformed"),
        (province, "iso_code", "ID-JIM", None, "malformed"),
        (province, "iso_code", "id-ji", None, "malformed"),
        (province, "iso_code", 1, None, "wrong_type"),
        (province, "special_status", "otonomi_khusus", None, "wrong_type"),
        (province, "special_status", IslandGroup.PAPUA, None, "wrong_type"),
        (province, "island_group", SpecialStatus.DAERAH_KHUSUS, None, "wrong_type"),
        (province, "created", "1999", None, "wrong_type"),
        (province, "bps_code_2020", "3528", None, "malformed"),
        (province, "bps_code_2023", 35, None, "wrong_type"),
        (province, "former_codes", [], None, "wrong_type"),
        (province, "former_codes", ("91",), 0, "wrong_type"),
        (regency, "name", "", None, "blank"),
        (regency, "short_name", "", None, "blank"),
        (regency, "kind", "kabupaten", None, "wrong_type"),
        (regency, "kind", VillageKind.DESA, None, "wrong_type"),
        (regency, "zone", None, None, "wrong_type"),
        (regency, "capital", "", None, "blank"),
        (regency, "capital_by_law", "", None, "blank"),
        (regency, "bps_code_2020", "35.28", None, "malformed"),
        (regency, "bps_code_2023", "0528", None, "malformed"),
        (regency, "bps_code_2023", 3528, None, "wrong_type"),
        (regency, "former_codes", ("91.01",), 0, "wrong_type"),
        (district, "name", "", None, "blank"),
        (district, "kind", None, None, "wrong_type"),
        (district, "zone", "WIB", None, "wrong_type"),
        (district, "former_codes", None, None, "wrong_type"),
        (village, "name", "", None, "blank"),
        (village, "kind", "desa", None, "wrong_type"),
        (village, "local_term", " ", None, "blank"),
        (village, "zone", "WIB", None, "wrong_type"),
        (village, "former_codes", None, None, "wrong_type"),
    ],
)
def test_every_field_has_a_rule(
    make: Any, field: str, value: Any, index: int | None, code: str
) -> None:
    """A wrong value is refused with the name of the record and of the field."""
    name = make().__class__.__name__
    assert refusal(make, **{field: value}) == (name, field, index, code)


@pytest.mark.parametrize(
    ("make", "field", "value", "expected"),
    [
        (province, "code", "35.28", 'the code of a province such as "35"'),
        (district, "code", "35.28", 'the code of a district such as "35.28.01"'),
        (village, "code", "35.28", 'the code of a village such as "35.28.01.2001"'),
        (province, "iso_code", 1, "text"),
        (province, "iso_code", "JI", 'an ISO 3166-2 code such as "ID-JI"'),
    ],
)
def test_refusals_say_what_was_expected(make: Any, field: str, value: Any, expected: str) -> None:
    """The error carries the words for what would have been accepted."""
    with pytest.raises(InvalidValueError) as caught:
        make(**{field: value})
    assert caught.value.expected == expected


def test_rules_of_former_codes() -> None:
    """A former code is a code; when it ended and by which decree may be unknown."""
    assert FormerCode(code=RegionCode("91.01")).until is None
    for changes, code in [
        ({"code": "91.1"}, "malformed"),
        ({"until": "2022"}, "wrong_type"),
        ({"decree": ""}, "blank"),
    ]:
        got = refusal(FormerCode, **{"code": "91.01", **changes})
        assert got == ("FormerCode", next(iter(changes)), None, code)


@pytest.mark.parametrize("make", [province, regency, district, village])
def test_former_codes_are_other_codes_of_the_same_level(make: Any) -> None:
    """A region was never of another level, and its own code is no former one."""
    name, own = make().__class__.__name__, make().code
    levels = ["91", "91.01", "91.01.01", "91.01.01.2001"]
    same = next(code for code in levels if len(code) == len(own))
    for code in levels:
        former = (FormerCode(code=RegionCode(same)), FormerCode(code=RegionCode(code)))
        expected = None if code == same else (name, "former_codes", 1, "not_a_former_code")
        assert refusal(make, former_codes=former) == expected
    assert refusal(make, former_codes=(FormerCode(code=own),)) == (
        name,
        "former_codes",
        0,
        "not_a_former_code",
    )


def test_a_wrong_former_code_is_told_in_full() -> None:
    """The message names the code at fault and the code it does not go with."""
    with pytest.raises(InvalidValueError) as caught:
        regency(former_codes=(FormerCode(code=RegionCode("91")),))
    assert str(caught.value) == (
        "Regency.former_codes[0]: expected another code of the same level as 35.30, got '91'"
    )


def test_parents_are_read_off_the_code() -> None:
    """Every record says where it lies without a table."""
    assert village().district_code == "35.28.01"
    assert village().regency_code == district().regency_code == "35.28"
    assert village().province_code == district().province_code == "35"
    assert regency().province_code == "35"


def test_levels() -> None:
    """Each record knows its level."""
    levels = [make().level for make in (province, regency, district, village)]
    assert levels == [Level.PROVINCE, Level.REGENCY_CITY, Level.DISTRICT, Level.VILLAGE]


@pytest.mark.parametrize(
    ("region", "indonesian", "english"),
    [
        (regions.get("35"), "Jawa Timur", "East Java"),
        (province(), "Papua Utara", "Papua Utara"),
        (regions.get("35.28"), "Kabupaten Pamekasan", "Pamekasan Regency"),
        (regions.get("35.78"), "Kota Surabaya", "Surabaya City"),
        (
            regions.get("31.71"),
            "Kota Administrasi Jakarta Pusat",
            "Jakarta Pusat Administrative City",
        ),
        (district(), "Kecamatan Tlanakan", "Tlanakan District"),
        (village(), "Desa Dabuan", "Dabuan Village"),
        (village(local_term="gampong"), "Gampong Dabuan", "Dabuan Village"),
        (
            village(code="91.03.13.3001", name="Dondai", kind=VillageKind.DESA_ADAT),
            "Desa Adat Dondai",
            "Dondai Customary Village",
        ),
    ],
)
def test_labels(region: Any, indonesian: str, english: str) -> None:
    """A region has a name for people in both languages, and in no third."""
    assert region.label() == region.label("id") == indonesian
    assert region.label("en") == english
    with pytest.raises(UnknownReferenceError) as caught:
        region.label("fr")
    assert caught.value == UnknownReferenceError(kind="language", key="fr", near=("id", "en"))


@pytest.mark.parametrize("region", [regions.get("35"), regions.get("35.28"), district(), village()])
def test_regions_cannot_be_changed(region: Any) -> None:
    """Shared objects stay as they are; a change makes another object."""
    with pytest.raises(FrozenInstanceError):
        region.name = "Atlantis"
    other = evolve(region, name="Atlantis")
    assert other != region
    assert evolve(other, name=region.name) == region
    assert hash(evolve(other, name=region.name)) == hash(region)


# --- look-ups


def test_nothing_is_read_at_import() -> None:
    """Importing the room opens no table."""
    program = (
        "import pilkada_model._data as data\n"
        "def refuse(name): raise SystemExit('read ' + name)\n"
        "data.read_bytes = refuse\n"
        "import pilkada_model.regions\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_get_answers_every_known_code_with_one_object() -> None:
    """`get` and the lists share their objects: one for each of the 552 codes."""
    assert len(CODES) == len(set(CODES)) == 552
    for region in REGIONS:
        assert regions.get(region.code) is region
        assert regions.get("".join(list(region.code))) is region


def test_threads_that_ask_first_get_the_same_objects() -> None:
    """However many threads make the first call together, there is one object for each code."""
    program = (
        "import sys, threading\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from pilkada_model import regions\n"
        "from pilkada_model.regions import lookup, today\n"
        "sys.setswitchinterval(1e-6)\n"
        "barrier = threading.Barrier(8)\n"
        "def first_call(_):\n"
        "    barrier.wait()\n"
        "    return tuple(map(lookup.get, ('35.28', '35.28.01', '35.28.01.2002')))\n"
        "for _ in range(10):\n"
        "    for made in (today.known, today.districts, today.villages):\n"
        "        made.__wrapped__.cache_clear()\n"
        "    lookup._without_edition.cache_clear()\n"
        "    with ThreadPoolExecutor(8) as pool:\n"
        "        answers = list(pool.map(first_call, range(8)))\n"
        "    for answer in answers:\n"
        "        assert all(map(lambda one, other: one is other, answer, answers[0]))\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_lists_are_in_code_order() -> None:
    """Provinces, regencies and children come in rising order of code."""
    provinces = [region.code for region in regions.provinces()]
    everywhere = [region.code for region in regions.regencies()]
    assert provinces == sorted(provinces)
    assert everywhere == sorted(everywhere)
    districts = [region.code for region in regions.districts()]
    assert districts == sorted(districts)


def test_parent_and_children_are_inverse() -> None:
    """Every regency is a child of its parent and of no other; children cover the country."""
    seen: list[Regency] = []
    for above in regions.provinces():
        assert regions.parent(above.code) is None
        children = regions.children(above.code)
        assert children == regions.regencies(above.code)
        assert children
        for region in children:
            assert regions.parent(region.code) == above
            assert region.province_code == above.code
        seen += children
    assert tuple(seen) == regions.regencies()


def test_parent_of_a_code_that_no_table_has() -> None:
    """The region above follows from the form of the code."""
    assert regions.parent("35.82") == regions.get("35")
    assert regions.parent("35.28.99") == regions.get("35.28")
    assert regions.parent("35.28.01.2999") == regions.get("35.28.01")
    assert regions.parent("97") is None
    for code, above in [("97.01", "97"), ("35.28.99.2001", "35.28.99"), ("35.82.01", "35.82")]:
        with pytest.raises(UnknownReferenceError) as caught:
            regions.parent(code)
        assert caught.value.key == above


@pytest.mark.parametrize("code", BROKEN, ids=ascii)
def test_broken_codes_are_refused_at_once(code: Any) -> None:
    """What is no code is never looked up: the error names the function and the argument."""
    kind = "malformed" if code.__class__ is str else "wrong_type"
    assert refusal(lambda: regions.get(code)) == ("get", "code", None, kind)
    assert refusal(lambda: regions.parent(code)) == ("parent", "code", None, kind)
    assert refusal(lambda: regions.children(code)) == ("children", "code", None, kind)
    assert refusal(lambda: regions.aliases(code)) == ("aliases", "code", None, kind)
    if code is not None:
        assert refusal(lambda: regions.regencies(code)) == ("regencies", "province", None, kind)
        assert refusal(lambda: regions.districts(code)) == ("districts", "regency", None, kind)
        assert refusal(lambda: regions.villages(code)) == ("villages", "district", None, kind)
        found = refusal(lambda: regions.find("Bandung", within=code))
        assert found == ("find", "within", None, kind)


@given(st.text(alphabet="0123456789. \n", max_size=16))
def test_get_answers_or_raises_its_two_errors(text: str) -> None:
    """For any text there is a region with that code, or one of two errors, and nothing else."""
    parts = text.split(".")
    shaped = [len(part) for part in parts] == [2, 2, 2, 4][: len(parts)]
    whole = shaped and all(part.isdigit() for part in parts) and not text.startswith("0")
    try:
        found = regions.get(text)
    except UnknownReferenceError:
        assert whole
        assert text not in CODES
    except InvalidValueError:
        assert not whole
    else:
        assert text in {found.code, *(former.code for former in found.former_codes)}


def test_a_refused_code_is_told_in_full() -> None:
    """The message says which function, what was expected and what came."""
    with pytest.raises(InvalidValueError) as caught:
        regions.get("3528")
    assert caught.value == InvalidValueError(
        record="get",
        field="code",
        value="3528",
        expected='a region code such as "35.28"',
        code="malformed",
    )
    assert caught.value.__cause__ is None


def test_regencies_of_something_else_than_a_province() -> None:
    """`regencies` takes a province that is known, and nothing below one."""
    with pytest.raises(InvalidValueError) as caught:
        regions.regencies("35.28")
    assert caught.value == InvalidValueError(
        record="regencies",
        field="province",
        value="35.28",
        expected="the code of a province",
        code="wrong_level",
    )
    with pytest.raises(UnknownReferenceError):
        regions.regencies("97")


@pytest.mark.parametrize(
    ("code", "near"),
    [
        ("35.82", "35.28 35.79 35.78 35.72 35.29"),  # digits transposed, then next in number
        ("35.30", "35.03 35.29 35.28 35.23 35.20"),  # one past the last kabupaten
        ("53.28", "53.21 53.20 53.18 53.12 53.08"),  # the province given comes first
        ("93.99", "93.04 93.03 93.02 93.01"),  # a province with fewer than five
        ("30.05", "31.01 31.71 32.05 33.05 35.05"),  # no such province
        ("29", "92 31 32 21 19"),
        ("20", "19 21 12 32 52"),  # of two at the same distance, the lower first
        ("35.82.01", "35.28 35.79 35.78 35.72 35.29"),  # of an unknown regency
    ],
)
def test_near_codes_best_first(code: str, near: str) -> None:
    """An unknown code names at most five known ones that look like slips of the pen."""
    with pytest.raises(UnknownReferenceError) as caught:
        regions.get(code)
    assert [hint.partition(" ")[0] for hint in caught.value.near] == near.split()


FORMER = {old.code for region in regions.regencies() for old in region.former_codes}


@given(st.integers(1000, 9999))
def test_near_codes_are_known_codes(number: int) -> None:
    """Whatever the code, the hints are known regions with their names, the likeliest first."""
    code = f"{number // 100}.{number % 100:02}"
    assume(code[3:] not in ("00", "70"))
    if code in CODES or code in FORMER:
        assert (regions.get(code).code == code) == (code in CODES)
        return
    with pytest.raises(UnknownReferenceError) as caught:
        regions.get(code)
    error = caught.value
    near = [hint.partition(" ")[0] for hint in error.near]
    names = [hint.partition(" ")[2] for hint in error.near]
    assert error.kind == "region"
    assert error.key == code
    assert names == [regions.get(other).name for other in near]
    assert 1 <= len(near) == len(set(near)) <= 5
    assert all(len(other) == 5 for other in near)
    if code[:2] in CODES:
        assert {other[:2] for other in near} == {code[:2]}
        assert len(near) == min(5, len(regions.regencies(code[:2])))
        transposed = f"{code[:3]}{code[:2:-1]}"
        assert (near[0] == transposed) == (transposed in CODES)


@given(st.integers(10, 99))
def test_near_provinces(number: int) -> None:
    """An unknown province names five others, among them the nearest in number."""
    code = str(number)
    try:
        regions.get(code)
    except UnknownReferenceError as error:
        near = [hint.partition(" ")[0] for hint in error.near]
        provinces = [region.code for region in regions.provinces()]
        assert len(near) == 5
        assert set(near) <= set(provinces)
        assert min(provinces, key=lambda other: abs(int(other) - number)) in near[:2]
    else:
        assert code in CODES
