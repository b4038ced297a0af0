"""Units of the police and the armed forces: names, the chain above them, territories."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import Institution, InvalidValueError, UnknownReferenceError, regions, units
from pilkada_model._data import items, read_rows
from pilkada_model.institutions import get_kind
from pilkada_model.keys import InstitutionKey
from pilkada_model.matching import fold
from pilkada_model.ranks import Force, Rank
from pilkada_model.rules.codes import KEY, WEB_ADDRESS
from pilkada_model.sources import Certainty
from pilkada_model.units import Extent, PoldaType, ResortClass, Territory, Unit

TABLES = ("police/poldas.csv", "police/resorts.csv", "military/units.csv")
PLACES = ("police/territories.csv", "military/territories.csv")
ALL = units.units()
PROVINCES = [province.code for province in regions.provinces()]
REGENCIES = [regency.code for regency in regions.regencies()]
CHANGE = dt.date(2024, 11, 11)
"""The day on which the two new Poldas in Papua took over."""
CHANGES = (dt.date(2016, 1, 1), dt.date(2018, 1, 1), CHANGE)
"""The days since 2015 on which provinces got a Polda of their own."""
DAYS = (
    st.none()
    | st.dates(dt.date(2015, 1, 1), dt.date(2030, 1, 1))
    | st.sampled_from([day - dt.timedelta(days=less) for day in CHANGES for less in (0, 1)])
)
NAMED_ALIKE = {"polres-banjar-jabar", "polres-banjar-kalsel"}


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows of the tables of units, each with its table."""
    for table in TABLES:
        for row in read_rows(table):
            yield table, row


def holding(on: dt.date | None) -> list[dict[str, str]]:
    """Return the rows of the tables of territories that hold on a day, read afresh."""
    last = "9999-12-31"
    found = [row for table in PLACES for row in read_rows(table)]
    if on is None:
        return [row for row in found if not row["until"]]
    return [row for row in found if row["since"] <= on.isoformat() <= (row["until"] or last)]


def kind_of(key: str) -> str:
    """Return the kind of a unit."""
    return units.get(key).kind


def forms(unit: Unit) -> list[str]:
    """Return every form in which the tables write a unit."""
    stated = (unit.key, unit.name, unit.long_name, unit.official_name, *unit.aliases)
    return [form for form in stated if form is not None]


# --- the tables ----------------------------------------------------------------------------


def cell(value: Any) -> str:
    """Return a value as a table writes it."""
    if value.__class__ is tuple:
        return "|".join(value)
    return "" if value is None else str(getattr(value, "value", value))


def test_units_are_their_rows() -> None:
    """Every column is a field of `Unit`, every cell its value, and the order is that of rows."""
    printed = list(rows())
    assert len(printed) == len(ALL) == 585
    names = {field.name for field in attrs.fields(Unit)}
    for (table, row), unit in zip(printed, ALL, strict=True):
        assert set(row) <= names, table
        assert {name: cell(getattr(unit, name)) for name in row} == row
        left = names - set(row) - {"kind", "force", "region_codes"}
        assert not [name for name in left if getattr(unit, name) is not None], unit


def test_territories_are_their_rows() -> None:
    """The columns are the fields of `Territory`, and each row is given back, past ones too."""
    names = [field.name for field in attrs.fields(Territory)]
    days = (None, dt.date(2024, 8, 16), dt.date(2015, 12, 9), dt.date(2014, 7, 9))
    found = [place for unit in ALL for on in days for place in units.territory(unit.key, on)]
    known = {tuple(cell(getattr(place, name)) for name in names) for place in found}
    printed = [row for table in PLACES for row in read_rows(table)]
    assert all(list(row) == names for row in printed)
    assert known == {tuple(row.values()) for row in printed}
    assert len(printed) == len(known)


@pytest.mark.parametrize("table", TABLES)
def test_units_stand_in_key_order(table: str) -> None:
    """Rows stand in the order of their keys."""
    keys = [row["key"] for row in read_rows(table)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("table", PLACES)
def test_territories_stand_in_order(table: str) -> None:
    """Rows stand by unit, region and first day, and no two have the three in common."""
    keys = [(row["unit"], row["region_code"], row["since"]) for row in read_rows(table)]
    assert keys == sorted(set(keys))


def test_keys_are_unique_over_the_tables() -> None:
    """A key names one unit."""
    assert len({unit.key for unit in ALL}) == len(ALL)
    assert all(KEY.fullmatch(unit.key) for unit in ALL)


def test_references_resolve() -> None:
    """Kinds, units above and regions are in the tables, and sources are addresses."""
    for unit in ALL:
        assert get_kind(unit.kind).category.value == (
            "security" if unit.force.is_police else "military"
        )
        assert WEB_ADDRESS.fullmatch(unit.source)
        for over in unit.parents:
            assert units.get(over.key).force is unit.force
        for place in units.territory(unit.key):
            assert regions.get(place.region_code)
    assert {row["unit"] for row in holding(None)} == {unit.key for unit in ALL}


def test_a_unit_has_the_key_of_its_institution() -> None:
    """The natural key of the record is the unit's own; two resorts of one name are excepted."""
    for unit in ALL:
        expected = "polres-banjar" if unit.key in NAMED_ALIKE else unit.key
        assert unit.institution.key == expected
        assert str(InstitutionKey.parse(unit.key)) == unit.key


def test_an_institution_has_the_regions_of_today() -> None:
    """The record has the provinces of a Polda and the regencies of a resort."""
    for unit in ALL:
        codes = unit.institution.region_codes
        assert set(codes) <= {place.region_code for place in units.territory(unit.key)}
        assert codes == tuple(sorted(codes))
        if unit.kind in ("polda", "polres"):
            assert {len(code) for code in codes} == {2 if unit.kind == "polda" else 5}
    assert units.get("polda-papua").institution.region_codes == ("91", "93", "95")
    assert units.get("polda-metro-jaya").institution.region_codes == ("31", "32", "36")
    assert units.get("kodim-0826").institution == Institution(
        kind="kodim",
        name="Kodim 0826/Pamekasan",
        number="0826",
        region_codes=(regions.RegionCode("35.28"),),
        parent="korem-084",
    )


# --- counts --------------------------------------------------------------------------------


def test_the_country_has_36_poldas_and_508_resorts() -> None:
    """The numbers of the tables, by kind and by class."""
    assert Counter(unit.kind for unit in ALL) == {
        "polda": 36,
        "polres": 508,
        "kodam": 8,
        "korem": 6,
        "kodim": 20,
        "lantamal": 2,
        "lanal": 4,
        "lanud": 1,
    }
    assert Counter(unit.unit_class for unit in units.units(kind="polres")) == {
        ResortClass.POLRES: 442,
        ResortClass.POLRESTA: 45,
        ResortClass.POLRES_METRO: 9,
        ResortClass.POLRESTABES: 6,
        ResortClass.POLRES_PELABUHAN: 4,
        ResortClass.POLRES_BANDARA: 1,
        ResortClass.POLRESTA_BANDARA: 1,
    }
    assert Counter(unit.polda_type for unit in units.units(kind="polda")) == {
        PoldaType.A_KHUSUS: 1,
        PoldaType.A: 33,
        PoldaType.B: 2,
    }


@pytest.mark.parametrize(
    ("polda", "count"),
    [
        ("polda-jateng", 35),
        ("polda-jatim", 39),
        ("polda-kaltara", 5),
        ("polda-metro-jaya", 13),
        ("polda-papua", 21),
        ("polda-papua-barat", 7),
        ("polda-papua-barat-daya", 6),
        ("polda-papua-tengah", 8),
        ("polda-sulbar", 6),
    ],
)
def test_resorts_of_a_polda(polda: str, count: int) -> None:
    """As many resorts as the Poldas themselves have told."""
    assert len(units.units(polda=polda)) == count
    assert units.units(polda=polda) == units.children(polda)


def test_every_resort_stands_under_one_polda() -> None:
    """The resorts of the 36 Poldas are the 508, each once, on both sides of each change."""
    resorts = set(units.units(kind="polres"))
    for on in (None, *CHANGES, *(day - dt.timedelta(days=1) for day in CHANGES)):
        under = [
            unit for polda in units.units(kind="polda") for unit in units.children(polda.key, on)
        ]
        assert len(under) == len(resorts)
        assert set(under) == resorts


def test_every_regency_is_served() -> None:
    """All 514 have a resort; 502 one of their own; 12 are served whole by a neighbour."""
    resorts = [row for row in holding(None) if kind_of(row["unit"]) == "polres"]
    assert Counter(row["extent"] for row in resorts) == {
        "main": 502,
        "part": 40,
        "whole": 12,
        "special": 6,
    }
    whole = Counter(row["region_code"] for row in resorts if row["extent"] in ("main", "whole"))
    assert set(whole) == set(REGENCIES)
    assert set(whole.values()) == {1}
    own = Counter(row["unit"] for row in resorts if row["extent"] in ("main", "special"))
    assert set(own) == {unit.key for unit in units.units(kind="polres")}
    assert set(own.values()) == {1}


def test_a_part_is_told() -> None:
    """A row of a part, a port or a region without a unit of its own says more in its note."""
    for row in holding(None):
        if row["extent"] in ("part", "special") and kind_of(row["unit"]) == "polres":
            assert row["note"], row


def test_how_sure_the_facts_are() -> None:
    """The certainty of classes and of coverage stands beside each; single pages are so marked."""
    resorts = units.units(kind="polres")
    assert Counter(unit.certainty for unit in resorts) == {
        Certainty.HIGH: 54,
        Certainty.MEDIUM: 454,
    }
    lowest = Counter(
        min((place.certainty for place in units.territory(unit.key)), key=_sureness)
        for unit in resorts
    )
    assert lowest == {Certainty.HIGH: 482, Certainty.MEDIUM: 22, Certainty.LOW: 4}
    military = [unit for unit in ALL if unit.force is not Force.POLRI]
    assert {unit.certainty for unit in military} == {Certainty.SINGLE}


def _sureness(certainty: Certainty) -> int:
    return [Certainty.LOW, Certainty.SINGLE, Certainty.MEDIUM, Certainty.HIGH].index(certainty)


# --- names ---------------------------------------------------------------------------------


@given(st.sampled_from(ALL), st.data())
def test_every_form_finds_its_unit(unit: Unit, data: st.DataObject) -> None:
    """Case, full stops, commas and hyphens do not hide a form that the tables have."""
    form = data.draw(st.sampled_from(forms(unit)))
    dress = data.draw(st.sampled_from([form, form.upper(), form.lower(), form.title()]))
    filler = data.draw(st.sampled_from([" ", "  ", "-", ". ", "/"]))
    written = filler.join(dress.split())
    assert unit in units.find(written)
    assert units.find(written, kind=unit.kind) == units.find(written)
    assert unit in units.find(written, within=unit.region_codes[0][:2])


@given(st.sampled_from(ALL), st.text(max_size=3))
def test_a_found_unit_has_the_form(unit: Unit, more: str) -> None:
    """What is found is written so somewhere in the tables; any text can be asked for."""
    text = unit.name + more
    found = [other for other in ALL if fold(text) in map(fold, forms(other))]
    assert list(units.find(text)) == found


def test_forms_that_two_units_share() -> None:
    """Only two names are shared; `find` answers both units, and a region tells them apart."""
    shared = {form for unit in ALL for form in forms(unit) if len(units.find(form)) > 1}
    assert shared == {"Polres Banjar", "Kepolisian Resor Banjar", "Polres Mura"}
    assert {unit.key for unit in units.find("Polres Banjar")} == NAMED_ALIKE
    assert [unit.key for unit in units.find("Polres Banjar", within="63")] == [
        "polres-banjar-kalsel"
    ]
    assert [unit.key for unit in units.find("Polres Banjar", within="32.79")] == [
        "polres-banjar-jabar"
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Polda Jatim", "polda-jatim"),
        ("Polda Jawa Timur", "polda-jatim"),
        ("Kepolisian Daerah Jawa Timur", "polda-jatim"),
        ("Poldasu", "polda-sumut"),
        ("PMJ", "polda-metro-jaya"),
        ("Polda D.I. Yogyakarta", "polda-diy"),
        ("POLRES PAMEKASAN", "polres-pamekasan"),
        ("Kepolisian Resor Pamekasan", "polres-pamekasan"),
        ("Polresta Tidore Kepulauan", "polresta-tidore"),
        ("Polres Pati", "polresta-pati"),
        ("Polres Metro", "polres-metro"),
        ("Polres Jaktim", "polres-metro-jakarta-timur"),
        ("Kodim 0826", "kodim-0826"),
        ("Kodim 0826 Pamekasan", "kodim-0826"),
        ("Kodam Jaya/Jayakarta", "kodam-jaya"),
        ("Lanal Batuporon", "lanal-batuporon"),
    ],
)
def test_names_in_the_press(text: str, key: str) -> None:
    """Forms as the press prints them."""
    assert [unit.key for unit in units.find(text)] == [key]


def test_what_is_no_unit_is_not_found() -> None:
    """A class without a place, a Polsek and a head of a unit are no units."""
    for text in ("", "Polres", "Polsek Pakong", "Kapolres Pamekasan", "Polda"):
        assert units.find(text) == ()
    assert units.find("Polda Jatim", kind="polres") == ()
    assert units.find("Polda Jatim", within="36") == ()


@given(st.sampled_from(ALL))
def test_get_gives_the_one_unit(unit: Unit) -> None:
    """The same object each time, by its key, which goes by its name in both languages."""
    assert units.get(unit.key) is unit
    assert str(unit) == unit.name == unit.label() == unit.label("en")


# --- above and below -----------------------------------------------------------------------


@given(st.sampled_from(ALL), DAYS)
def test_parent_and_children_are_inverse(unit: Unit, on: dt.date | None) -> None:
    """A unit is a child of its parent on the same day, and a parent of its children."""
    over = units.parent(unit.key, on)
    assert over is None or unit in units.children(over.key, on)
    assert all(units.parent(child.key, on) is unit for child in units.children(unit.key, on))


@given(st.sampled_from(ALL), DAYS)
def test_a_resort_serves_where_its_polda_does(unit: Unit, on: dt.date | None) -> None:
    """On every day the Polda above a resort is among the units of each of its regions."""
    if unit.kind == "polres":
        over = units.parent(unit.key, on)
        assert over is not None
        for place in units.territory(unit.key, on):
            assert over.key in {near.unit for near in units.units_for(place.region_code, on)}


def test_the_change_in_papua() -> None:
    """Fourteen resorts have a new Polda since November 2024: of the day their notes tell."""
    before = CHANGE - dt.timedelta(days=1)
    moved = [unit for unit in ALL if unit.parent_since == CHANGE]
    assert Counter((unit.previous_parent, unit.parent) for unit in moved) == {
        ("polda-papua", "polda-papua-tengah"): 8,
        ("polda-papua-barat", "polda-papua-barat-daya"): 6,
    }
    for unit in moved:
        assert "the month is certain, the day is that of ST/2517" in str(unit.note)
        old, new = unit.parents
        assert (old.since, old.until, new.since, new.until) == (None, before, CHANGE, None)
        assert units.parent(unit.key, before) is units.get(old.key)
        assert units.parent(unit.key, CHANGE) is units.parent(unit.key) is units.get(new.key)
    assert units.children("polda-papua-tengah", before) == ()


def test_resorts_of_older_changes() -> None:
    """Resorts came to three older Poldas when these were formed, and no other has changed."""
    moved = [unit for unit in ALL if len(unit.parents) > 1 and unit.parent_since != CHANGE]
    assert Counter((unit.previous_parent, unit.parent, unit.parent_since) for unit in moved) == {
        ("polda-papua", "polda-papua-barat", dt.date(2014, 12, 19)): 7,
        ("polda-sulsel", "polda-sulbar", dt.date(2016, 1, 1)): 6,
        ("polda-kaltim", "polda-kaltara", dt.date(2018, 1, 1)): 5,
    }
    for unit in moved:
        told = "the year is certain" in str(unit.note)
        assert told is (unit.parent != "polda-papua-barat"), unit
    for polda in {unit.parent for unit in moved}:
        assert set(units.children(str(polda))) <= {unit for unit in ALL if len(unit.parents) > 1}


@given(st.sampled_from([unit for unit in ALL if unit.formed]), DAYS)
def test_no_unit_serves_before_it_was_formed(unit: Unit, on: dt.date | None) -> None:
    """It has no region and no resort before the first day that it can have been there."""
    first = unit.formed.earliest
    assert min(place.since or dt.date.min for place in units.territory(unit.key)) == first
    if on is not None and on < first:
        assert units.territory(unit.key, on) == units.children(unit.key, on) == ()
    else:
        assert units.territory(unit.key, on)
        assert units.children(unit.key, on)


def test_a_day_that_is_not_known_is_told() -> None:
    """Where only the year of a change is known, both rows say so, and neither is certain."""
    vague = {unit.formed.earliest for unit in ALL if unit.formed and unit.formed.month is None}
    ends = {day - dt.timedelta(days=1) for day in vague}
    rows_at = [
        place
        for unit in units.units(kind="polda")
        for on in (None, dt.date(2015, 12, 9))
        for place in units.territory(unit.key, on)
        if place.since in vague or place.until in ends
    ]
    assert {place.region_code for place in rows_at} == {"65", "76"}
    assert len(rows_at) == 4
    for place in rows_at:
        assert "the year is certain, the day is not known" in str(place.note)
        assert place.certainty in (Certainty.MEDIUM, Certainty.LOW)


def test_above_a_polda_is_none() -> None:
    """The tables end with the Poldas, and know few of the chains of military units."""
    assert all(units.parent(polda.key) is None for polda in units.units(kind="polda"))
    assert units.parent("kodim-0826") is units.get("korem-084")


# --- territories ---------------------------------------------------------------------------


def expected(code: str, on: dt.date | None) -> set[tuple[str, str]]:
    """Return (unit, region) for a region by the rule itself, over all rows."""
    held = [(row["unit"], row["region_code"]) for row in holding(on)]
    near = {(unit, place) for unit, place in held if place == code}
    kinds = {kind_of(unit) for unit, _ in near}
    above = {(unit, place) for unit, place in held if place == code.partition(".")[0]}
    return near | {(unit, place) for unit, place in above if kind_of(unit) not in kinds}


@given(st.sampled_from([*PROVINCES, *REGENCIES]), DAYS)
def test_units_for_follows_its_rule(code: str, on: dt.date | None) -> None:
    """Rows of the region, then of its province those of other kinds; each row once."""
    found = units.units_for(code, on)
    assert sorted((place.unit, place.region_code) for place in found) == sorted(expected(code, on))
    lengths = [-len(place.region_code) for place in found]
    assert lengths == sorted(lengths)


@given(st.sampled_from(ALL), st.sampled_from([*PROVINCES, *REGENCIES]), DAYS)
def test_territory_and_units_for_are_inverse(unit: Unit, code: str, on: dt.date | None) -> None:
    """A unit names a region in its territory if and only if the region names the unit."""
    of_unit = units.territory(unit.key, on)
    assert all(place in units.units_for(place.region_code, on) for place in of_unit)
    of_region = [place for place in units.units_for(code, on) if place.region_code == code]
    assert all(place in units.territory(place.unit, on) for place in of_region)
    assert [place for place in of_unit if place.region_code == code] == [
        place for place in of_region if place.unit == unit.key
    ]


@given(st.sampled_from(PROVINCES), DAYS)
def test_a_province_has_one_polda(code: str, on: dt.date | None) -> None:
    """On any day a province is covered once; Metro Jaya has parts of two beside it."""
    poldas = [place for place in units.units_for(code, on) if kind_of(place.unit) == "polda"]
    cover = [place for place in poldas if place.extent in (Extent.MAIN, Extent.WHOLE)]
    assert len(cover) == 1
    beside = [(place.unit, place.extent) for place in poldas if place not in cover]
    assert beside == ([("polda-metro-jaya", Extent.PART)] if code in ("32", "36") else [])


@given(st.sampled_from(REGENCIES), DAYS)
def test_the_polda_of_a_regency_is_that_of_its_resorts(code: str, on: dt.date | None) -> None:
    """The Poldas of a regency are those above the resorts that serve it, no more and no fewer."""
    found = units.units_for(code, on)
    above = {units.parent(place.unit, on) for place in found if kind_of(place.unit) == "polres"}
    poldas = [place for place in found if kind_of(place.unit) == "polda"]
    assert {units.get(place.unit) for place in poldas} == above
    assert (len(poldas) > 1) is (Extent.PART in {place.extent for place in poldas})


def test_metro_jaya_in_three_provinces() -> None:
    """All of Jakarta, and of Jawa Barat and Banten what its resorts serve."""
    places = {place.region_code: place.extent for place in units.territory("polda-metro-jaya")}
    parts = {"32", "36", "32.01", "36.03"}
    whole = {"32.16", "32.75", "32.76", "36.71", "36.74"}
    assert places == {
        "31": Extent.MAIN,
        **dict.fromkeys(parts, Extent.PART),
        **dict.fromkeys(whole, Extent.WHOLE),
    }


def test_papua_on_the_day_of_the_vote_and_before() -> None:
    """Polda Papua had four provinces in the summer of 2024 and has three since November."""
    summer = units.territory("polda-papua", dt.date(2024, 8, 16))
    assert [place.region_code for place in summer] == ["91", "93", "94", "95"]
    vote = units.territory("polda-papua", dt.date(2024, 11, 27))
    assert [place.region_code for place in vote] == ["91", "93", "95"]
    assert units.territory("polda-papua-tengah", dt.date(2024, 8, 16)) == ()


@pytest.mark.parametrize(
    ("code", "day", "polda"),
    [
        ("65", dt.date(2015, 12, 9), "polda-kaltim"),
        ("65.71", dt.date(2015, 12, 9), "polda-kaltim"),
        ("65", dt.date(2020, 12, 9), "polda-kaltara"),
        ("76", dt.date(2015, 12, 9), "polda-sulsel"),
        ("76", dt.date(2017, 2, 15), "polda-sulbar"),
        ("92", dt.date(2014, 7, 9), "polda-papua"),
        ("96", dt.date(2014, 7, 9), "polda-papua"),
        ("96", dt.date(2015, 12, 9), "polda-papua-barat"),
    ],
)
def test_poldas_on_older_days(code: str, day: dt.date, polda: str) -> None:
    """On the day of an older vote a region has the Polda of then, not that of today."""
    found = [place.unit for place in units.units_for(code, day) if kind_of(place.unit) == "polda"]
    assert found == [polda]


@given(st.sampled_from(REGENCIES), DAYS)
def test_a_district_is_answered_as_its_regency(code: str, on: dt.date | None) -> None:
    """Districts and villages have the units of their regency or city."""
    for below in (f"{code}.01", f"{code}.01.2001"):
        assert units.units_for(below, on) == units.units_for(code, on)


def test_a_regency_for_readers() -> None:
    """Pamekasan has its own resort and Kodim; the Polda and the Kodam are those of the province."""
    assert [(place.unit, place.region_code) for place in units.units_for("35.28")] == [
        ("polres-pamekasan", "35.28"),
        ("kodim-0826", "35.28"),
        ("korem-084", "35.28"),
        ("polda-jatim", "35"),
        ("kodam-v", "35"),
    ]


# --- ranks and code names ------------------------------------------------------------------


def test_ranks_of_the_heads() -> None:
    """A chief has the rank of class or type; ranks of military commanders are not told here."""
    kombes = {ResortClass.POLRESTA, ResortClass.POLRESTABES, ResortClass.POLRES_METRO}
    kombes.add(ResortClass.POLRESTA_BANDARA)
    for unit in ALL:
        if unit.kind == "polres":
            assert unit.head_rank is (Rank.KOMBES_POL if unit.unit_class in kombes else Rank.AKBP)
        elif unit.kind == "polda":
            low = unit.polda_type is PoldaType.B
            assert unit.head_rank is (Rank.BRIGJEN_POL if low else Rank.IRJEN_POL)
            assert unit.deputy_rank is (Rank.KOMBES_POL if low else Rank.BRIGJEN_POL)
        else:
            assert unit.head_rank is unit.deputy_rank is None


def test_official_names_tell_the_class() -> None:
    """The name in full begins with the words for the class, the short name with its short form."""
    for unit in units.units(kind="polres"):
        assert unit.unit_class is not None
        words = unit.unit_class.value.split("_")
        assert [word.casefold() for word in unit.name.split()][: len(words)] == words or (
            unit.key == "polres-kawasan-bandara-i-gusti-ngurah-rai"
        )
        label = unit.unit_class.label("id").replace("Resor Bandara", "Resor Kawasan Bandara")
        assert unit.official_name.startswith(f"{label} ")


def test_the_code_names_are_those_of_poldas() -> None:
    """Every Polda of the table of code names is a unit, so named, and today's provinces agree."""
    today = 0
    for row in read_rows("operations/code_names.csv"):
        polda = units.get(row["polda_key"])
        assert (polda.kind, polda.name) == ("polda", row["polda"])
        assert polda.official_name == row["official_name"]
        if not row["valid_to"]:
            today += 1
            whole, parts = items(row["province_codes"]), items(row["partial_province_codes"])
            assert {
                place.region_code: place.extent is Extent.PART
                for place in units.territory(polda.key)
                if len(place.region_code) == 2
            } == {**dict.fromkeys(whole, False), **dict.fromkeys(parts, True)}
    assert today == 36


# --- mistakes of callers -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("function", "arguments", "options"),
    [
        (units.get, (1,), {}),
        (units.find, (None,), {}),
        (units.find, ("Polda Jatim",), {"kind": 1}),
        (units.find, ("Polda Jatim",), {"within": 35}),
        (units.find, ("Polda Jatim",), {"within": "Jawa Timur"}),
        (units.units, (), {"kind": Force.POLRI}),
        (units.units, (), {"polda": 35}),
        (units.units_for, ("3528",), {}),
        (units.units_for, (35,), {}),
        (units.units_for, ("35.28", dt.datetime(2024, 8, 16)), {}),
        (units.territory, ("polda-jatim", "2024-08-16"), {}),
        (units.parent, ("polres-pamekasan", 2024), {}),
        (units.children, ("polda-jatim", 2024), {}),
    ],
)
def test_wrong_arguments_are_refused(
    function: Any, arguments: tuple[Any, ...], options: dict[str, Any]
) -> None:
    """What is no text, no day or no region code is refused, with the function's name."""
    with pytest.raises(InvalidValueError) as caught:
        function(*arguments, **options)
    assert caught.value.record == function.__name__


@pytest.mark.parametrize(
    ("function", "arguments", "options"),
    [
        (units.get, ("polres-pamekasn",), {}),
        (units.find, ("Polda Jatim",), {"kind": "polress"}),
        (units.find, ("Polda Jatim",), {"within": "99"}),
        (units.units, (), {"kind": "polress"}),
        (units.units, (), {"polda": "polres-pamekasan"}),
        (units.units_for, ("35.99",), {}),
        (units.territory, ("polda-madura",), {}),
        (units.parent, ("polda-madura",), {}),
        (units.children, ("polda-madura",), {}),
    ],
)
def test_unknown_references_are_told(
    function: Any, arguments: tuple[Any, ...], options: dict[str, Any]
) -> None:
    """Keys and codes that no table has are told as unknown."""
    with pytest.raises(UnknownReferenceError):
        function(*arguments, **options)


def test_near_keys_are_named() -> None:
    """A misspelt key is answered with the one that was meant."""
    with pytest.raises(UnknownReferenceError) as caught:
        units.get("polres-pamekasn")
    assert caught.value.near[0] == "polres-pamekasan"


def test_lists_in_cells_are_tuples() -> None:
    """Aliases are those of the cell, and none repeats another form of the unit."""
    for _, row in rows():
        assert units.get(row["key"]).aliases == items(row["aliases"])
    for unit in ALL:
        assert len({form.casefold() for form in unit.aliases}) == len(unit.aliases)
        assert not {unit.name, unit.official_name} & set(unit.aliases)


@pytest.mark.parametrize("region", [one for one in regions.regencies() if one.former_codes])
def test_a_former_code_is_answered_as_the_region_of_today(region: regions.Regency) -> None:
    """The units of a region are the same, by whichever of its codes it is asked for."""
    for former in region.former_codes:
        assert units.units_for(former.code) == units.units_for(region.code)
        served = [units.get(place.unit).name for place in units.units_for(region.code)]
        for name in served:
            assert units.find(name, within=former.code) == units.find(name, within=region.code)
