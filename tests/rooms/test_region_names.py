"""Regions by name: one name, several regions, and names that are nearly right."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import regions
from pilkada_model.errors import InvalidValueError, UnknownReferenceError
from pilkada_model.regions import Province, Regency, RegencyKind

REGIONS: list[Province | Regency] = [*regions.provinces(), *regions.regencies()]
REGIONS.sort(key=lambda region: region.code)

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
        assert regions.find(region.name) == (region,)
        assert regions.find(region.label("en")) == (region,)


def test_short_names_find_all_candidates() -> None:
    """A short name finds exactly the regions that bear it, in code order."""
    for region in REGIONS:
        bearers = [
            other.code for other in REGIONS if plain(short_name(other)) == plain(short_name(region))
        ]
        assert codes(regions.find(short_name(region))) == bearers


def test_the_homonyms() -> None:
    """26 short names are a kabupaten and a kota; the kind tells them apart, and no others."""
    listed = {}
    for entry in HOMONYMS.split(","):
        name, first, second = entry.split()
        listed[name] = (first, second)
    assert len(listed) == 26
    for name, pair in listed.items():
        both = [one for one in regions.find(name) if isinstance(one, Regency)]
        assert tuple(one.code for one in both) == pair
        assert sorted(one.kind.value for one in both) == ["kabupaten", "kota"]
        for one in both:
            assert regions.find(name, kind=one.kind) == (one,)
            assert regions.find(f"{one.kind.value} {name}") == (one,)
    shared = {
        region.short_name
        for region in regions.regencies()
        if sum(other.short_name == region.short_name for other in regions.regencies()) > 1
    }
    assert shared == set(listed)


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
    assert codes(regions.find(name)) == expected


@given(st.sampled_from(REGIONS), st.data())
def test_dress_does_not_matter(region: Province | Regency, data: st.DataObject) -> None:
    """Any case, any punctuation and any spaces between letters find what the plain name finds."""
    gap = st.text(alphabet=" .,-'/_\t()", max_size=2)
    letters = [
        data.draw(st.sampled_from([letter.lower(), letter.upper()])) + data.draw(gap)
        for letter in short_name(region)
    ]
    dressed = data.draw(gap) + "".join(letters)
    assert regions.find(dressed) == regions.find(short_name(region))


@given(st.sampled_from(REGIONS), st.sampled_from([None, *RegencyKind]), st.sampled_from(REGIONS))
def test_filters_choose_among_the_candidates(
    region: Province | Regency, kind: RegencyKind | None, area: Province | Regency
) -> None:
    """`kind` and `within` leave out candidates and never add or reorder any."""
    candidates = regions.find(short_name(region))
    assert regions.find(short_name(region), kind=kind, within=area.code) == tuple(
        candidate
        for candidate in candidates
        if (kind is None or (isinstance(candidate, Regency) and candidate.kind is kind))
        and (candidate.code == area.code or candidate.code[:2] == area.code)
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
    assert codes(regions.find(name, within=within)) == expected


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
        record="find", field="kind", value=kind, expected="a RegencyKind", code="wrong_type"
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
        ("jkt", ()),
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
