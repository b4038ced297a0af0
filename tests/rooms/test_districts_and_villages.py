"""Districts and villages: many rows, none of which costs a user who does not ask for it."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import regions
from pilkada_model._data import regions as tables
from pilkada_model.errors import InvalidValueError
from pilkada_model.levels import Level
from pilkada_model.matching import fold
from pilkada_model.regions import DistrictKind, Village, VillageKind

DISTRICTS = regions.districts()
VILLAGES = regions.villages()
SOME_VILLAGES = st.integers(0, len(VILLAGES) - 1).map(VILLAGES.__getitem__)


def test_every_region_above_the_villages_is_found_by_its_name() -> None:
    """`find(x.name)` contains x for every province, regency, city and district.

    The tables of the districts are asked for the lower two levels alone, which is quicker.
    """
    for region in (*regions.provinces(), *regions.regencies(), *DISTRICTS[::20]):
        assert any(found is region for found in regions.find(region.name)), region
    for region in DISTRICTS:
        found = regions.find(region.name, level=Level.DISTRICT)
        assert any(one is region for one in found), region


@given(SOME_VILLAGES)
def test_every_village_is_found_by_its_name(village: Village) -> None:
    """`find(x.name)` contains x, and so does `find` with the kind before the name."""
    assert any(found is village for found in regions.find(village.name))
    assert any(found is village for found in regions.find(village.label()))
    district = village.district_code
    assert village in regions.find(village.name, within=district, edition="2025")


def test_the_search_in_the_bytes_finds_all_of_a_name() -> None:
    """For one name in fifty the search finds exactly the rows whose folded name it is."""
    table = tables.villages()
    codes: dict[str, list[str]] = {}
    for village, name in zip(VILLAGES, table.names(), strict=True):
        codes.setdefault(name, []).append(village.code)
    for name in list(codes)[::50]:
        assert list(table.find(name)) == codes[name]


@pytest.mark.parametrize("table", [tables.districts(), tables.villages()])
def test_names_in_the_bytes_fold_as_everywhere(table: tables.SortedTable) -> None:
    """The quick folding of the bytes is that of `matching.fold`, row by row."""
    assert table.names() == tuple(fold(row[1]) for row in table.rows())


def test_parents_and_children_agree() -> None:
    """Children know their parent, parents all their children, down to the villages."""
    for regency in regions.regencies():
        below = regions.children(regency.code)
        assert below == regions.districts(regency.code)
        assert below
        for district in below:
            assert regions.parent(district.code, "2025") is regency
    assert sum(len(regions.children(one.code)) for one in regions.regencies()) == len(DISTRICTS)


@given(st.sampled_from(DISTRICTS))
def test_villages_of_a_district(district: regions.District) -> None:
    """The villages of a district are its children, in code order; none has children of its own."""
    villages = regions.villages(district.code, "2025")
    assert villages == regions.children(district.code, "2025")
    assert [one.code for one in villages] == sorted(one.code for one in villages)
    for village in villages:
        assert regions.parent(village.code, "2025") is district
        assert regions.children(village.code, "2025") == ()


def test_districts_together_have_all_villages() -> None:
    """No village lies outside a district of the table."""
    known = {district.code for district in DISTRICTS}
    assert {village.district_code for village in VILLAGES} <= known


def test_lists_and_get_share_their_objects() -> None:
    """A district or village is one object, however it is asked for."""
    assert regions.districts() == DISTRICTS
    for district in DISTRICTS[::97]:
        assert regions.get(district.code, "2025") is district
    for village in VILLAGES[::997]:
        assert regions.get(village.code, "2025") is village


def test_kinds_of_districts() -> None:
    """Distrik in Papua, kapanewon and kemantren in Yogyakarta, kecamatan elsewhere."""
    kinds = Counter((one.kind, one.province_code) for one in DISTRICTS)
    for (kind, province), number in kinds.items():
        papua, diy = province >= "91", province == "34"
        assert (kind is DistrictKind.DISTRIK) == papua, (province, number)
        assert (kind in (DistrictKind.KAPANEWON, DistrictKind.KEMANTREN)) == diy
    assert kinds[DistrictKind.KEMANTREN, regions.RegionCode("34")] == 14


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("11.01.01.2001", "Gampong Keude Bakongan"),
        ("35.28.01.2001", "Desa Dabuan"),
        ("34.71.01", "Kemantren Tegalrejo"),
        ("93.01.01", "Distrik Merauke"),
    ],
)
def test_labels_use_the_local_word(code: str, label: str) -> None:
    """A region is called what it is called there."""
    assert regions.get(code).label() == label


def test_only_desa_have_a_local_term() -> None:
    """A kelurahan is one everywhere; local words are those of the table."""
    terms = {row.term for row in tables.local_terms()}
    used = {village.local_term for village in VILLAGES}
    assert used - {None} <= terms
    assert {one.kind for one in VILLAGES if one.local_term} == {VillageKind.DESA}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kec. Tlanakan", "35.28.01"),
        ("Kecamatan Tlanakan", "35.28.01"),
        ("Distrik Merauke", "93.01.01"),
        ("Gampong Keude Bakongan", "11.01.01.2001"),
        ("desa dabuan", "35.28.01.2001"),
        ("Cibinong", "32.03.20"),
        ("Cubinong", "32.03.20"),
    ],
)
def test_kind_words_and_spellings(name: str, code: str) -> None:
    """A word for the kind narrows; a misprint of the decree and the right spelling both find."""
    assert code in [region.code for region in regions.find(name)]


def test_what_is_narrowed_is_not_read() -> None:
    """A user who asks for regencies opens no table of districts or villages."""
    program = (
        "import pilkada_model._data as data\n"
        "from pilkada_model.levels import Level\n"
        "from pilkada_model import regions\n"
        "from pilkada_model._data import regions as tables\n"
        "def refuse(): raise SystemExit('read')\n"
        "tables.villages = tables.districts = refuse\n"
        "regions.get('35.28'); regions.regencies('35'); regions.parent('35.28')\n"
        "regions.find('Pamekasan', level=Level.REGENCY_CITY)\n"
        "regions.find('Bandung', kind=regions.RegencyKind.KOTA)\n"
        "regions.suggest('Pamekesan'); regions.homonyms(); regions.children('35')\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_village_does_not_load_the_others() -> None:
    """One village by code makes one object."""
    program = (
        "from pilkada_model import regions\n"
        "from pilkada_model.regions import today\n"
        "regions.get('35.28.01.2001')\n"
        "assert len(today.villages()._made) == 1\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_lists_take_the_level_above() -> None:
    """`districts` takes a regency and `villages` a district, and nothing else."""
    for function, code in ((regions.districts, "35"), (regions.villages, "35.28")):
        with pytest.raises(InvalidValueError) as caught:
            function(code)
        assert caught.value.code == "wrong_level"


def test_a_level_is_a_level() -> None:
    """A word, or a level that no region has, is refused."""
    for wrong in ("province", Level.NATIONAL, 2):
        with pytest.raises(InvalidValueError) as caught:
            regions.find("Bandung", level=wrong)  # type: ignore[arg-type]
        assert caught.value.field == "level"


def test_every_alias_finds_its_region() -> None:
    """No alias is the name of the region itself, and `find` knows each of them."""
    seen = 0
    for region in (*regions.provinces(), *regions.regencies(), *DISTRICTS):
        for alias in regions.aliases(region.code, "2025"):
            assert alias.name not in (region.name, region.label())
            assert region in regions.find(alias.name), alias
            seen += 1
    assert seen > 250


def test_suggestions_deeper_down() -> None:
    """Below the regencies a suggestion needs an area or a level."""
    assert "Tlanakan" in regions.suggest("Tlanakn", within="35.28")
    assert "Dabuan" in regions.suggest("Dabuwan", within="35.28.01")
    assert "Tlanakan" in regions.suggest("Tlanakn", level=Level.DISTRICT)
    assert regions.suggest("Surabya", level=Level.REGENCY_CITY, within="35") == ("Kota Surabaya",)


@given(SOME_VILLAGES, st.sampled_from([2, 5, 8]))
def test_the_search_in_the_bytes_stays_in_its_area(village: Village, length: int) -> None:
    """With an area the search yields the rows of that name that lie in it, and no others."""
    table, area = tables.villages(), village.code[:length]
    name = fold(village.name)
    inside = [code for code in table.find(name) if code.startswith(f"{area}.")]
    assert list(table.find(name, area)) == inside
