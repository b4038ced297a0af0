"""Regions by name: one name, several regions, other names, and names that are nearly right."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import regions
from pilkada_model._data import items, read_rows
from pilkada_model._data import regions as tables
from pilkada_model.errors import InvalidValueError, UnknownReferenceError
from pilkada_model.levels import Level
from pilkada_model.matching import fold
from pilkada_model.regions import (
    AliasKind,
    District,
    DistrictKind,
    Province,
    Regency,
    RegencyKind,
    Region,
    Village,
    VillageKind,
)
from pilkada_model.sources import Certainty

REGIONS: list[Province | Regency] = [*regions.provinces(), *regions.regencies()]
REGIONS.sort(key=lambda region: region.code)
FEW = (Level.PROVINCE, Level.REGENCY_CITY)
DISTRICTS = regions.districts()
VILLAGES = regions.villages()
KIND_WORDS = tuple(read_rows("regions/kind_words.csv"))
ALIASES = tuple(read_rows("regions/aliases.csv"))
EDITION_NAMES = tuple(read_rows("regions/names_by_edition.csv"))

# The 26 short names that a kabupaten and a kota share, in Kepmendagri 300.2.2-2138/2025.
HOMONYMS = """
    Bandung 32.04 32.73, Banjar 32.79 63.03, Bekasi 32.16 32.75, Bima 52.06 52.72,
    Blitar 35.05 35.72, Bogor 32.01 32.71, Cirebon 32.09 32.74, Gorontalo 75.01 75.71,
    Jayapura 91.03 91.71, Kediri 35.06 35.71, Kupang 53.01 53.71, Madiun 35.19 35.77,
    Magelang 33.08 33.71, Malang 35.07 35.73, Mojokerto 35.16 35.76, Pasuruan 35.14 35.75,
    Pekalongan 33.26 33.75, Probolinggo 35.13 35.74, Semarang 33.22 33.74,
    Serang 36.04 36.73, Solok 13.02 13.72, Sorong 96.01 96.71, Sukabumi 32.02 32.72,
    Tangerang 36.03 36.71, Tasikmalaya 32.06 32.78, Tegal 33.28 33.76
"""


def codes(found: tuple[Any, ...]) -> list[str]:
    """Return the codes of what was found."""
    return [region.code for region in found]


def short_name(region: Province | Regency) -> str:
    """Return the name without its kind."""
    return region.name if isinstance(region, Province) else region.short_name


def large_of(found: tuple[Region, ...]) -> tuple[Region, ...]:
    """Return the provinces, regencies and cities among some regions."""
    return tuple(region for region in found if len(region.code) <= 5)


def large(name: str) -> tuple[Region, ...]:
    """Return the provinces, regencies and cities of a name, which come first."""
    found = regions.find(name)
    among = large_of(found)
    assert found[: len(among)] == among
    by_level = [regions.find(name, level=one) for one in (Level.PROVINCE, Level.REGENCY_CITY)]
    assert codes(among) == sorted(codes((*by_level[0], *by_level[1])))
    return among


def few(name: str, **among: Any) -> tuple[Region, ...]:
    """Return the provinces, regencies and cities of this name, in code order."""
    found = (regions.find(name, level=level, **among) for level in FEW)
    return tuple(sorted((one for some in found for one in some), key=lambda one: one.code))


def plain(name: str) -> str:
    """Return the letters of a name alone."""
    return re.sub("[^a-z]", "", name.lower())


def test_find_and_get_agree() -> None:
    """Each region is found by its official name and by both labels, and is the object of `get`."""
    for region in REGIONS:
        assert any(found is region for found in regions.find(region.name))
        assert any(found is region for found in regions.find(region.label("id")))
        assert any(found is region for found in regions.find(region.label("en")))


def test_official_name_of_a_regency_is_its_own() -> None:
    """The official name of a regency or city finds that one and no other."""
    for region in regions.regencies():
        assert regions.find(region.name, level=Level.REGENCY_CITY) == (region,)
        assert regions.find(region.label("en"), level=Level.REGENCY_CITY) == (region,)
        assert regions.find(region.name)[0] is region


@cache
def bearers(name: str) -> list[str]:
    """Return the codes of the provinces and regencies that go by a name, in any table."""
    other = {row["code"] for row in (*ALIASES, *EDITION_NAMES) if plain(row["name"]) == plain(name)}
    return [
        region.code
        for region in REGIONS
        if region.code in other or plain(short_name(region)) == plain(name)
    ]


def test_short_names_find_all_candidates() -> None:
    """A short name finds exactly the regions that bear it, or bore it, in code order."""
    for region in REGIONS:
        assert codes(few(short_name(region))) == bearers(short_name(region))


def test_the_homonyms() -> None:
    """26 short names are a kabupaten and a kota; the kind tells them apart, and no others."""
    listed = {}
    for entry in HOMONYMS.split(","):
        name, first, second = entry.split()
        listed[name] = (first, second)
    assert len(listed) == 26
    for name, pair in listed.items():
        both = regions.homonyms(name)[name]
        assert tuple(one.code for one in both) == pair
        assert set(both) <= set(regions.find(name))
        assert sorted(one.kind.value for one in both) == ["kabupaten", "kota"]
        for one in both:
            assert regions.find(name, kind=one.kind) == (one,)
            assert regions.find(f"{one.kind.value} {name}", level=Level.REGENCY_CITY) == (one,)
    shared = {
        region.short_name
        for region in regions.regencies()
        if sum(other.short_name == region.short_name for other in regions.regencies()) > 1
    }
    assert shared == set(listed) == set(regions.homonyms())
    assert regions.homonyms() is regions.homonyms()


def test_homonyms_of_one_name() -> None:
    """A name is looked up as it is written anywhere; what is no homonym has none."""
    assert codes(regions.homonyms("BANDUNG")["Bandung"]) == ["32.04", "32.73"]
    assert regions.homonyms("Pamekasan") == {}
    with pytest.raises(InvalidValueError) as caught:
        regions.homonyms(35)
    assert caught.value.record == "homonyms"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bandung", ["32.04", "32.73"]),
        ("Kab. Bandung", ["32.04"]),
        ("KAB.BANDUNG", ["32.04"]),
        ("kota  bandung", ["32.73"]),
        ("Jambi", ["15", "15.71"]),
        ("Prov. Jambi", ["15"]),
        ("PROVINSI JAMBI", ["15"]),
        ("Gorontalo", ["75", "75.01", "75.71"]),
        ("East Java", ["35"]),
        ("Surabaya City", ["35.78"]),
        ("Pamekasan Regency", ["35.28"]),
        ("Kota Baru", ["63.02"]),
        ("Toli Toli", ["72.04"]),
        ("TOLITOLI", ["72.04"]),
        ("Tojo Una-Una", ["72.09"]),
        ("Kota Jakarta Pusat", ["31.71"]),
        ("Kota Adm. Jakarta Pusat", ["31.71"]),
        ("Kota Administrasi Jakarta Pusat", ["31.71"]),
        ("Kab. Adm. Kepulauan Seribu", ["31.01"]),
        ("Kabupaten Kepulauan Seribu", ["31.01"]),
        ("Pàmékasan", ["35.28"]),
        ("Ｐamekasan", ["35.28"]),
        ("pame_kasan", ["35.28"]),
        ("Kota Pamekasan", []),
        ("Kabupaten Surabaya", []),
        ("Kabupaten", []),
        ("Atlantis", []),
        ("35.28", []),
        ("", []),
        (" . ", []),
        ("\ud800", []),
    ],
)
def test_names_as_people_write_them(name: str, expected: list[str]) -> None:
    """Case, spaces, punctuation, accents and shortened kinds do not matter; the name does."""
    assert codes(large(name)) == expected


@given(st.sampled_from(REGIONS), st.data())
def test_dress_does_not_matter(region: Province | Regency, data: st.DataObject) -> None:
    """Any case, any punctuation and any spaces between letters find what the plain name finds."""
    gap = st.text(alphabet=" .,-'/_\t()", max_size=2)
    letters = [
        data.draw(st.sampled_from([letter.lower(), letter.upper()])) + data.draw(gap)
        for letter in short_name(region)
    ]
    dressed = data.draw(gap) + "".join(letters)
    assert large(dressed) == large(short_name(region))


@given(
    st.sampled_from(REGIONS),
    st.sampled_from([None, *RegencyKind, *DistrictKind, *VillageKind]),
    st.sampled_from([None, Level.PROVINCE, Level.REGENCY_CITY, Level.DISTRICT, Level.VILLAGE]),
    st.sampled_from([None, *REGIONS]),
)
def test_filters_choose_among_the_candidates(
    region: Province | Regency,
    kind: RegencyKind | DistrictKind | VillageKind | None,
    level: Level | None,
    area: Province | Regency | None,
) -> None:
    """`kind`, `level` and `within` leave out candidates and never add or reorder any."""
    candidates = regions.find(short_name(region))
    within = None if area is None else area.code
    found = regions.find(short_name(region), kind=kind, level=level, within=within)
    assert found == tuple(
        candidate
        for candidate in candidates
        if kind is None or getattr(candidate, "kind", None) is kind
        if level is None or candidate.level is level
        if area is None or f"{candidate.code}.".startswith(f"{area.code}.")
    )


@pytest.mark.parametrize(
    ("name", "within", "expected"),
    [
        ("Banjar", "63", ["63.03"]),
        ("Banjar", "32", ["32.79"]),
        ("Banjar", "32.79", ["32.79"]),
        ("Banjar", "35", []),
        ("Jambi", "15", ["15", "15.71"]),
        ("Jambi", "15.71", ["15.71"]),
    ],
)
def test_within(name: str, within: str, expected: list[str]) -> None:
    """`within` keeps the region itself and what lies in it."""
    found = regions.find(name, within=within)
    assert codes(large_of(found)) == expected
    assert all(f"{region.code}.".startswith(f"{within}.") for region in found)


def test_kind_means_exactly_that_kind() -> None:
    """An administrative city is no kota, and a province has none of the kinds."""
    assert regions.find("Jakarta Pusat", kind=RegencyKind.KOTA) == ()
    assert codes(regions.find("Jakarta Pusat", kind=RegencyKind.KOTA_ADMINISTRASI)) == ["31.71"]
    assert codes(regions.find("Jambi", kind=RegencyKind.KOTA)) == ["15.71"]


@pytest.mark.parametrize("function", [regions.find, regions.suggest])
@pytest.mark.parametrize("name", [None, 35, b"Bandung", ["Bandung"]])
def test_a_name_is_text(function: Any, name: Any) -> None:
    """A caller's slip meets our own error with the name of the argument."""
    with pytest.raises(InvalidValueError) as caught:
        function(name)
    assert caught.value == InvalidValueError(
        record=function.__name__, field="name", value=name, expected="text", code="wrong_type"
    )


@pytest.mark.parametrize("kind", ["kota", Province, 1])
def test_a_kind_is_a_kind(kind: Any) -> None:
    """A word for a kind would find nothing in silence, so it is refused."""
    with pytest.raises(InvalidValueError) as caught:
        regions.find("Bandung", kind=kind)
    assert caught.value == InvalidValueError(
        record="find",
        field="kind",
        value=kind,
        expected="a RegencyKind, DistrictKind or VillageKind",
        code="wrong_type",
    )


def test_within_is_a_known_region() -> None:
    """An area that is no code, or that no table has, is an error and not an empty answer."""
    with pytest.raises(InvalidValueError):
        regions.find("Bandung", within="3")
    with pytest.raises(UnknownReferenceError):
        regions.find("Bandung", within="97")
    with pytest.raises(UnknownReferenceError):
        regions.find("Atlantis", within="97")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Pamekesan", ("Kabupaten Pamekasan",)),
        ("Surabya", ("Kota Surabaya",)),
        ("Bandng", ("Kabupaten Bandung", "Kota Bandung", "Kabupaten Badung", "Kabupaten Bantaeng")),
        ("Jambi", ("Jambi", "Kota Jambi")),
        (  # six bear the three names that resemble it; five are given
            "Serng",
            (
                "Kabupaten Serang",
                "Kota Serang",
                "Kabupaten Semarang",
                "Kota Semarang",
                "Kabupaten Sorong",
            ),
        ),
        (
            "Kabupaten Lombok",
            (
                "Kabupaten Lombok Utara",
                "Kabupaten Lombok Timur",
                "Kabupaten Lombok Barat",
                "Kabupaten Lombok Tengah",
                "Kabupaten Solok",
            ),
        ),
        ("xyz", ()),
        ("", ()),
    ],
)
def test_suggestions(name: str, expected: tuple[str, ...]) -> None:
    """A misspelt name gets official names that resemble it, best first, or none."""
    assert regions.suggest(name) == expected


@given(st.sampled_from(REGIONS))
def test_a_right_name_is_suggested_first(region: Province | Regency) -> None:
    """Nothing resembles a name more than itself; every suggestion can be found as it stands."""
    near = regions.suggest(region.name)
    assert near[0] == region.name
    assert 1 <= len(near) == len(set(near)) <= 5
    for name in near:
        assert name in [found.name for found in regions.find(name)]


# --- all four levels


@given(st.sampled_from(VILLAGES) | st.sampled_from(DISTRICTS), st.sampled_from([2, 5, 8]))
def test_exactly_the_bearers_are_found(region: District | Village, length: int) -> None:
    """Of one level and area, a name finds those that bear it, here or in another table."""
    area = region.code[:length]
    every = DISTRICTS if isinstance(region, District) else VILLAGES
    other = {
        row["code"] for row in (*ALIASES, *EDITION_NAMES) if fold(row["name"]) == fold(region.name)
    }
    expected = [
        one
        for one in every
        if f"{one.code}.".startswith(f"{area}.")
        and (fold(one.name) == fold(region.name) or one.code in other)
    ]
    found = regions.find(region.name, level=region.level, within=area, edition="2025")
    words_of_kind = {word for place, word in tables.kind_words() if place == "before"}
    if region.name.split()[0].lower() in words_of_kind:  # "Kampung Baru" is also a kampung "Baru"
        assert set(expected) <= set(found)
    else:
        assert list(found) == expected


def test_the_order_of_what_is_found() -> None:
    """Provinces and regencies come first, then districts, then villages, each in code order."""
    for name in ("Gorontalo", "Bandung", "Kota Baru", "Jambi", "Kampung Baru"):
        found = regions.find(name)
        lengths = [max(len(one.code), 5) for one in found]
        assert lengths == sorted(lengths)
        for length in (5, 8, 13):
            some = [one.code for one in found if max(len(one.code), 5) == length]
            assert some == sorted(set(some))
    assert codes(regions.find("Gorontalo"))[:3] == ["75", "75.01", "75.71"]


@given(st.sampled_from([*REGIONS, *DISTRICTS]) | st.sampled_from(VILLAGES))
def test_levels_part_what_is_found(region: Region) -> None:
    """The regions found on the four levels are together those found without a level."""
    levels = (*FEW, Level.DISTRICT, Level.VILLAGE)
    parts = [regions.find(region.name, level=level) for level in levels]
    assert all(
        one.level is level for level, part in zip(levels, parts, strict=True) for one in part
    )
    assert sorted(one.code for part in parts for one in part) == sorted(
        codes(regions.find(region.name))
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kec. Pamekasan", ["35.28.04"]),
        ("Distrik Mariat", ["96.01.14"]),
        ("kecamatan mariat", ["96.01.14"]),  # said of a distrik too
        ("Kapanewon Imogiri", ["34.02.10"]),
        ("Kemantren Jetis", ["34.71.02"]),
        ("Kel. Waru", ["64.09.02.1003"]),
        ("Ds. Keude Bakongan", ["11.01.01.2001"]),
        ("gampong Keude Bakongan", ["11.01.01.2001"]),
        ("Kelurahan Keude Bakongan", []),  # it is a desa in law
        ("Desa Adat Yoboi", ["91.03.01.3007"]),
        ("Pamekasan District", ["35.28.04"]),
        ("Kabupaten", ["33.10.25.1002"]),  # a kelurahan of that name
        ("Lubuk Pakam I, II", ["12.07.28.1007"]),
        ("35 Ilir", ["16.71.01.1001"]),  # as the edition of 2022 printed Tiga-puluh-lima Ilir
        ("Desa Kec. Waru", []),
        ("Kec.", []),
    ],
)
def test_words_of_kinds(name: str, expected: list[str]) -> None:
    """Words for a kind are understood before a name, shortened or not, and tell kinds apart."""
    found = codes(regions.find(name))
    assert set(expected) <= set(found) if expected else found == []
    if len(expected) == 1 and "ubuk" not in name:
        assert found == expected


@pytest.mark.parametrize("row", KIND_WORDS, ids=lambda row: row["word"])
def test_every_word_of_a_kind_is_understood(row: dict[str, str]) -> None:
    """With each word of the table, a name finds the regions of the kinds of the word."""
    samples = {
        "province": "35",
        **{
            kind.value: code
            for kind, code in zip(RegencyKind, ("35.28", "35.78", "31.01", "31.71"), strict=True)
        },
        **{
            kind.value: code
            for kind, code in zip(
                DistrictKind, ("35.28.04", "96.01.14", "34.02.10", "34.71.02"), strict=True
            )
        },
        "kelurahan": "64.09.02.1003",
        "desa": "11.01.01.2001",
        "desa_adat": "91.03.01.3007",
    }
    for kind in items(row["kinds"]):
        region = regions.get(samples[kind], "2025")
        name = getattr(region, "short_name", region.name).removeprefix("Desa Adat ")
        words = [row["word"], name] if row["place"] == "before" else [name, row["word"]]
        assert region in regions.find(" ".join(words))


def test_words_of_kinds_are_folded() -> None:
    """The words of the table are as names are compared: small letters, no marks, two at most."""
    for row in KIND_WORDS:
        assert row["word"] == " ".join(re.findall("[a-z]+", row["word"]))
        assert len(row["word"].split()) <= 2
        assert row["place"] in {"before", "after"}
    for row in tables.local_terms():
        assert ("before", row.term) in tables.kind_words()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (RegencyKind.KOTA, ["32.73"]),
        (DistrictKind.KECAMATAN, ["35.04.17", "36.04.34"]),
        (DistrictKind.DISTRIK, []),
        (VillageKind.KELURAHAN, None),
        (VillageKind.DESA_ADAT, []),
    ],
)
def test_kinds_of_all_levels(kind: Any, expected: list[str] | None) -> None:
    """A kind keeps the regions of that kind, on whatever level it is."""
    found = regions.find("Bandung", kind=kind)
    assert all(one.kind is kind for one in found)
    if expected is None:
        assert found
    else:
        assert codes(found) == expected


# --- other names


@pytest.mark.parametrize("row", ALIASES, ids=lambda row: f"{row['code']} {row['name']}")
def test_every_alias_finds_its_region(row: dict[str, str]) -> None:
    """Each alias of the table finds its region, and `aliases` tells it with its kind."""
    region = regions.get(row["code"])
    assert region in regions.find(row["name"])
    (alias,) = (one for one in regions.aliases(region.code) if one.name == row["name"])
    assert alias.kind is AliasKind(row["kind"])
    assert alias.certainty is Certainty(row["certainty"])
    assert (alias.note or "") == row["note"]
    assert fold(alias.name) != fold(region.name)


def test_names_of_other_editions_are_found() -> None:
    """A region is found by the names that older editions and the KPU printed."""
    for row in EDITION_NAMES:
        region = regions.get(row["code"])
        assert region in regions.find(row["name"], level=region.level)
        assert fold(row["name"]) != fold(region.name)


def test_aliases_of_a_region() -> None:
    """Other names come with their reason; most villages have none."""
    kinds = {alias.name: alias.kind for alias in regions.aliases("31")}
    assert kinds["DKI"] is AliasKind.ABBREVIATION
    assert kinds["Daerah Khusus Jakarta"] is AliasKind.NEW_NAME
    assert regions.aliases("35.28.01.2001") == ()
    assert regions.aliases("92.71") == regions.aliases("96.71")
    with pytest.raises(UnknownReferenceError):
        regions.aliases("97")


@pytest.mark.parametrize(
    ("misprinted", "right", "code"),
    [
        ("Cubinong", "Cibinong", "32.03.20"),
        ("Bonjogpicung", "Bojongpicung", "32.03.06"),
        ("Malllawa", "Mallawa", "73.09.06"),
        ("Sianjar Mula Mula", "Sianjur Mula Mula", "12.17.06"),
    ],
)
def test_misprints_of_the_decree(misprinted: str, right: str, code: str) -> None:
    """The name is spelt right; as the decree of 2025 misprints it, it is found all the same."""
    assert regions.get(code).name == right
    assert code in codes(regions.find(right))
    assert codes(regions.find(misprinted)) == [code]


@pytest.mark.parametrize(
    ("name", "codes_"),
    [
        ("Mura", ["16.05", "62.12"]),
        ("Solo", ["33.72"]),
        ("Jatim", ["35"]),
        ("Yogyakarta", ["34", "34.71"]),
        ("Pontianak", ["61.02", "61.71"]),
        ("Kab. Pontianak", ["61.02"]),
        ("Kab. Toba Samosir", ["12.12"]),
        ("Irian Jaya", ["91"]),
    ],
)
def test_aliases_as_people_write_them(name: str, codes_: list[str]) -> None:
    """An alias may stand for several regions, and a word for the kind tells them apart."""
    assert codes(few(name)) == codes_


# --- suggestions below the regencies


@pytest.mark.parametrize(
    ("among", "name", "expected"),
    [
        ({"within": "35.28"}, "Tlanakn", ("Tlanakan",)),
        ({"within": "35.28.01"}, "Dabuwan", ("Dabuan",)),
        ({"within": "35"}, "Pamekasn", ("Kabupaten Pamekasan",)),
        ({"level": Level.DISTRICT, "within": "35"}, "Tlanakn", ("Tlanakan",)),
        ({"level": Level.PROVINCE}, "Jawa Tmur", ("Jawa Timur",)),
        ({"level": Level.REGENCY_CITY, "within": "35"}, "Surabya", ("Kota Surabaya",)),
        ({"level": Level.VILLAGE, "within": "35.28"}, "Dabuwan", ("Dabuan",)),
        ({"within": "35.28.01.2001"}, "Dabuan", ()),
        ({"within": "91.01", "edition": "2021"}, "Meroke", ("Merauke",)),
    ],
)
def test_suggestions_elsewhere(among: dict[str, Any], name: str, expected: tuple[str, ...]) -> None:
    """With a level or an area, names there are compared: one level below an area alone."""
    assert regions.suggest(name, **among)[: len(expected) or 1] == expected


def test_a_right_village_is_suggested_first() -> None:
    """Names of all villages can be compared too."""
    assert regions.suggest("Branta Pesisr", level=Level.VILLAGE)[0] == "Branta Pesisir"


# --- what is read


OPENED = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from pilkada_model import regions
from pilkada_model.levels import Level
from pilkada_model.regions import DistrictKind, RegencyKind
{call}
tables = [path for path in opened if path.endswith(".csv")]
print(*sorted({{path.replace(chr(92), "/").rpartition("/")[2] for path in tables}}))
"""


@pytest.mark.parametrize(
    ("call", "unread"),
    [
        (
            "regions.get('35.28'); regions.regencies('35')",
            {"aliases.csv", "districts.csv", "villages.csv", "former_district_codes.csv"},
        ),
        ("regions.find('Bandung', level=Level.REGENCY_CITY)", {"districts.csv", "villages.csv"}),
        ("regions.find('Bandung', kind=RegencyKind.KOTA)", {"districts.csv", "villages.csv"}),
        ("regions.find('Bandung', kind=DistrictKind.KECAMATAN)", {"villages.csv"}),
        ("regions.find('Kec. Waru', level=Level.DISTRICT)", {"villages.csv"}),
        ("regions.suggest('Bandng')", {"districts.csv", "villages.csv"}),
        ("regions.districts('35.28')", {"aliases.csv", "villages.csv"}),
        ("regions.villages('35.28.01')", {"aliases.csv"}),
    ],
)
def test_nobody_pays_for_levels_not_asked_for(call: str, unread: set[str]) -> None:
    """Tables of districts, villages and aliases are opened only for questions about them."""
    done = subprocess.run(
        [sys.executable, "-c", OPENED.format(call=call)], check=True, capture_output=True, text=True
    )
    opened = set(done.stdout.split())
    assert "regencies.csv" in opened
    assert not opened & unread
