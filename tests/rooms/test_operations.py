"""Operations: names, families, code names, terms, strengths, stations, deployments."""

import datetime as dt
from collections.abc import Iterable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import (
    Deployment,
    Institution,
    InvalidValueError,
    Level,
    Management,
    Operation,
    OperationKey,
    OperationName,
    PartialDate,
    Period,
    StationClass,
    Stations,
    Strength,
    StrengthPart,
    UnknownReferenceError,
    Vulnerability,
    operations,
    posts,
    regions,
    units,
)
from pilkada_model._data import read_rows
from pilkada_model.matching import fold
from pilkada_model.operations import (
    CodeName,
    OperationFamily,
    OperationTerm,
    OperationTermGroup,
    code_name,
)
from pilkada_model.rules.codes import KEY, WEB_ADDRESS
from pilkada_model.sources import Certainty

FAMILIES = operations.families()
CODE_NAMES = operations.code_names()
TERMS = operations.terms()
ENTRIES = {
    "operations/families.csv": (OperationFamily, FAMILIES, 31),
    "operations/code_names.csv": (CodeName, CODE_NAMES, 42),
    "operations/terms.csv": (OperationTerm, TERMS, 97),
}
DAYS = st.dates(dt.date(2014, 1, 1), dt.date(2029, 12, 31))


def name(**parts: object) -> OperationName:
    """Return a name of the family Mantap Praja."""
    return OperationName(**{"family": "mantap-praja", **parts})


def test_a_name_is_printed_or_of_a_known_family() -> None:
    """A family that no table has is accepted beside the printed name only."""
    assert OperationName(family="mantap-raja", printed="Ops Mantap Raja").family == "mantap-raja"
    assert OperationName(printed="Operasi X").key is None
    for wrong in ({"family": "mantap-raja"}, {"code_name": "Semeru"}):
        with pytest.raises(InvalidValueError, match="a known family") as caught:
            OperationName(**wrong)
        assert (caught.value.field, caught.value.code) == ("family", "unknown_family")


@pytest.mark.parametrize(
    ("operation", "key"),
    [
        (name(code_name="Semeru", years=(2024,)), "mantap-praja.semeru.2024"),
        (name(code_name="Lancang Kuning", years=(2024,)), "mantap-praja.lancang-kuning.2024"),
        (name(code_name="LK", years=(2024,)), "mantap-praja.lancang-kuning.2024"),
        (name(code_name="Kie Raha", years=(2024,)), "mantap-praja.kieraha.2024"),
        (name(code_name="Gunung Baru", years=(2024,)), "mantap-praja.gunung-baru.2024"),
        (name(code_name="Mansinam", ordinal=2, years=(2024,)), "mantap-praja.mansinam.2.2024"),
        (name(years=(2023, 2024)), "mantap-praja.2023-2024"),
        (name(code_name="Semeru"), None),
        (name(code_name="2024", years=(2024,)), None),
        (name(code_name="—", years=(2024,)), None),
    ],
)
def test_the_key_parses_back(operation: OperationName, key: str | None) -> None:
    """Family, code name, ordinal and years name an operation, where they are known."""
    assert operation.key == key
    assert Operation(name=operation).key == key
    if key is not None:
        parsed = OperationKey.parse(key)
        assert (parsed.family, parsed.ordinal) == ("mantap-praja", operation.ordinal)
        assert parsed.years == operation.years


def test_the_years_rise() -> None:
    """A label of two years is in order."""
    with pytest.raises(InvalidValueError, match="rising order"):
        name(years=(2024, 2023))


@pytest.mark.parametrize(
    ("code_name", "polda"),
    [("Semeru", "polda-jatim"), ("kie raha", "polda-malut"), ("Gunung", None), (None, None)],
)
def test_the_polda_follows_from_the_code_name(code_name: str | None, polda: str | None) -> None:
    """Each Polda has its code name; older and variant forms are known."""
    assert name(code_name=code_name).polda == polda


@pytest.mark.parametrize(
    ("operation", "text"),
    [
        (name(code_name="Semeru", years=(2024,)), "Operasi Mantap Praja Semeru 2024"),
        (
            name(code_name="Mansinam", ordinal=2, years=(2024,)),
            "Operasi Mantap Praja Mansinam II 2024",
        ),
        (name(), "Operasi Mantap Praja"),
        (name(printed="OMP Toba 2024"), "OMP Toba 2024"),
    ],
)
def test_the_text_of_a_name(operation: OperationName, text: str) -> None:
    """As text it is what was printed, or the usual form of what is known."""
    assert str(operation) == text


def test_stated_strength_stands_beside_the_sum() -> None:
    """The sum counts the parts of the total once; the stated total is kept."""
    strength = Strength(
        total=88365,
        parts=(
            StrengthPart(kind="polri", personnel=17448),
            StrengthPart(kind="polri-tps", personnel=3901, within="polri"),
            StrengthPart(kind="tni", personnel=6991),
            StrengthPart(kind="linmas", personnel=63936),
        ),
    )
    assert (strength.total, strength.computed_total) == (88365, 88375)


@pytest.mark.parametrize(
    "parts",
    [(), (StrengthPart(kind="polri", printed="ribuan"), StrengthPart(kind="tni", personnel=1))],
)
def test_a_sum_with_an_unknown_part_is_unknown(parts: tuple[StrengthPart, ...]) -> None:
    """Without parts, or with a part without a number, there is no sum."""
    assert Strength(total=5, parts=parts).computed_total is None


def test_a_strength_says_something() -> None:
    """A total of none is a statement; no total and no part is none."""
    assert Strength(total=0).total == 0
    with pytest.raises(InvalidValueError, match="at least one of total, parts"):
        Strength()


@pytest.mark.parametrize("within", ["tni", "polri-tps"])
def test_a_part_within_needs_its_whole_before_it(within: str) -> None:
    """A part within a later part, or within itself, is refused."""
    with pytest.raises(InvalidValueError, match="a part that stands before it") as caught:
        Strength(
            parts=(
                StrengthPart(kind="polri", personnel=1),
                StrengthPart(kind="polri-tps", personnel=1, within=within),
                StrengthPart(kind="tni", personnel=1),
            )
        )
    assert caught.value.path == ".parts[1]"


def test_a_kind_of_part_stands_once() -> None:
    """Two parts of one kind are refused."""
    with pytest.raises(InvalidValueError, match="no duplicates"):
        Strength(parts=(StrengthPart(kind="tni", personnel=1),) * 2)


def test_stations_by_class() -> None:
    """The classes are summed where each has an exact number, and each class stands once."""
    rawan = StationClass(vulnerability=Vulnerability.RAWAN, stations=7)
    aman = StationClass(vulnerability=Vulnerability.AMAN, stations=0)
    assert Stations(classes=(rawan, aman)).computed_total == 7
    assert Stations(total=7).computed_total is None
    with pytest.raises(InvalidValueError, match="at least one of total"):
        Stations(special_within_total=True)
    many = StationClass(vulnerability=Vulnerability.AMAN, stations=65000, at_least=True)
    assert Stations(classes=(rawan, many)).computed_total is None
    with pytest.raises(InvalidValueError, match="no duplicates"):
        Stations(classes=(rawan, rawan))


def test_stated_days_stand_beside_computed_days() -> None:
    """Aceh's 66 stated days beside the 117 of its dates: both are kept."""
    period = Period(start=dt.date(2024, 8, 27), end=dt.date(2024, 12, 21))
    deployment = Deployment(
        unit=Institution(kind="polda", name="Polda Aceh"), period=period, stated_days=66
    )
    assert (deployment.stated_days, deployment.computed_days) == (66, 117)
    assert Deployment(stated_days=66).computed_days is None
    assert Deployment(period=Period(start=dt.date(2024, 8, 27))).computed_days is None


def test_a_deployment_says_something() -> None:
    """Nothing at all is refused; an extension alone deploys nobody."""
    with pytest.raises(InvalidValueError, match="at least one of unit"):
        Deployment(extendable=True)


# --- the tables behind the entries ---------------------------------------------------------


def written(text: str) -> Iterable[str]:
    """Return several writings of one name."""
    return text, text.upper(), text.lower(), f" {text} ", text.replace(" ", "-"), fold(text)


def cell(value: object) -> str:
    """Write a value of an entry as its table has it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "|".join(map(cell, value))
    return str(getattr(value, "value", value))


@pytest.mark.parametrize("file", ENTRIES)
def test_an_entry_is_its_row(file: str) -> None:
    """Entries have the columns of their file and give back its cells; their number is known."""
    kind, entries, count = ENTRIES[file]
    rows = list(read_rows(file))
    assert len(rows) == len(entries) == count
    assert [{name: cell(getattr(one, name)) for name in rows[0]} for one in entries] == rows
    assert list(rows[0]) == [column.name for column in attrs.fields(kind)]
    assert {type(one) for one in entries} == {kind}


@pytest.mark.parametrize("file", ENTRIES)
def test_entries_have_sound_keys_and_sources(file: str) -> None:
    """Keys have their form, sources are addresses, and what has none is not certain."""
    for row in read_rows(file):
        assert KEY.fullmatch(row["key"]), row
        assert not row["source"] or WEB_ADDRESS.fullmatch(row["source"]), row
        assert row["source"] or row["certainty"] == "low", row


@pytest.mark.parametrize("entries", [FAMILIES, TERMS], ids=["families", "terms"])
def test_entries_stand_in_key_order(entries: tuple[OperationFamily | OperationTerm, ...]) -> None:
    """Keys rise and none is repeated."""
    keys = [one.key for one in entries]
    assert keys == sorted(set(keys))


# --- families ------------------------------------------------------------------------------


@given(st.sampled_from(FAMILIES), st.data())
def test_every_form_finds_its_family(family: OperationFamily, data: st.DataObject) -> None:
    """A family is found by key, name and aliases, alone or after Operasi, and by its key alone."""
    form = data.draw(st.sampled_from([family.key, family.name, *family.aliases]))
    before = data.draw(st.sampled_from(["", "Operasi ", "Ops ", "OPERASI "]))
    text = data.draw(st.sampled_from(list(written(before + form))))
    assert operations.find_families(text) == (family,)
    assert operations.get_family(family.key) is family
    for language in ("id", "en"):
        assert operations.find_families(family.label(language)) == (family,)


@given(st.text(max_size=30))
def test_a_family_that_is_found_is_written_so(text: str) -> None:
    """What is found has the text as a form; other text finds nothing."""
    forms = {
        fold(before + form): family
        for family in FAMILIES
        for form in (family.key, family.name, *family.aliases)
        for before in ("", "Operasi ", "Operation ", "Ops ")
    }
    found = operations.find_families(text)
    assert found == ((forms[fold(text)],) if fold(text) in forms else ())


def test_families_by_management() -> None:
    """Each family is run in one way, or it is not known in which."""
    assert operations.families() is FAMILIES
    told = [one for management in Management for one in operations.families(management=management)]
    assert sorted(told, key=FAMILIES.index) == [one for one in FAMILIES if one.management]
    assert operations.families(management=Management.KONTINJENSI) == tuple(
        operations.get_family(key) for key in ("aman-nusa-1", "aman-nusa-2")
    )


def test_years_of_families() -> None:
    """Years and lengths rise; the years lie between the first and the last day where known."""
    for one in FAMILIES:
        assert list(one.seen) == sorted(one.seen), one
        assert list(one.typical_days) == sorted(one.typical_days), one
        since = one.since or PartialDate(1999)
        until = one.until or PartialDate(2099)
        assert since <= until, one
        assert all(since.year <= year <= until.year for year in one.seen), one
        assert one.succeeded_by is None or operations.get_family(one.succeeded_by), one


@pytest.mark.parametrize(
    ("key", "management"),
    [
        ("mantap-praja", Management.KEWILAYAHAN),
        ("mantap-brata", Management.TERPUSAT),
        ("ketupat", Management.TERPUSAT),
        ("aman-nusa-2", Management.KONTINJENSI),
        ("zebra", None),
        ("aman-pilkades", None),
    ],
)
def test_management_of_families(key: str, management: Management | None) -> None:
    """Pilkada operations are led by the Poldas, Pemilu and Lebaran ones from the centre."""
    assert operations.get_family(key).management is management


def test_a_family_as_text() -> None:
    """A family is called by its name, and Operasi and its name in full."""
    family = operations.get_family("mantap-praja")
    assert (str(family), family.label()) == ("Mantap Praja", "Operasi Mantap Praja")
    assert "Ops Mantap Praja" in family.aliases
    assert operations.get_family("ramadniya").since == PartialDate(2016, 6, 30)
    assert operations.get_family("nemangkawi").succeeded_by == "damai-cartenz"


# --- code names ----------------------------------------------------------------------------


def test_code_names_stand_in_order() -> None:
    """Rows stand by key, older ones first; key and start together are unique."""
    places = [(row["key"], row["valid_from"]) for row in read_rows("operations/code_names.csv")]
    assert places == sorted(set(places))
    assert operations.code_names() is CODE_NAMES


def test_every_polda_has_one_code_name_today() -> None:
    """36 Poldas have one code name each; together they cover the 38 provinces once."""
    today = [row for row in CODE_NAMES if row.valid_to is None]
    assert len(today) == len({row.polda_key for row in today}) == len({row.key for row in today})
    assert len(today) == 36
    provinces = [code for row in today for code in row.province_codes]
    assert sorted(provinces) == [province.code for province in regions.provinces()]
    assert {row.polda_key for row in CODE_NAMES} == {row.polda_key for row in today}
    assert {row.key for row in today if row.partial_province_codes} == {"jaya"}
    assert operations.find_code_name("Jaya").partial_province_codes == ("32", "36")


def test_code_names_agree_with_the_units() -> None:
    """The Poldas are those of the table of units, with the same names and territories."""
    for row in CODE_NAMES:
        unit = units.get(row.polda_key)
        assert (unit.name, unit.official_name) == (row.polda, row.official_name)
        if row.valid_to is None:
            served = {
                one.region_code for one in units.territory(row.polda_key, dt.date(2026, 1, 1))
            }
            here = {code for code in served if len(code) == 2}
            assert here == {*row.province_codes, *row.partial_province_codes}, row


def provinces_of(polda: str, day: dt.date) -> set[str]:
    """Return the provinces of which a Polda serves any part on a day, by the table of units."""
    codes = {one.region_code for one in units.territory(polda, day)}
    return {code for code in codes if len(code) == 2}


@given(st.dates(dt.date(2015, 1, 1), dt.date(2029, 12, 31)))
def test_code_names_serve_what_their_poldas_served(day: dt.date) -> None:
    """On any day since 2015 a Polda has one code name at most, over its territory of that day."""
    rows = operations.code_names(day)
    assert len({row.polda_key for row in rows}) == len(rows)
    for row in rows:
        served = provinces_of(row.polda_key, day)
        assert {*row.province_codes, *row.partial_province_codes} == served, row


@pytest.mark.parametrize("day", range(1, 31))
def test_code_names_and_units_agree_in_the_month_of_change(day: int) -> None:
    """On every day of November 2024 the two tables tell one thing of Papua."""
    on = dt.date(2024, 11, day)
    for text in ("Cartenz", "Mansinam", "Noken", "Dofior"):
        row = operations.find_code_name(text)
        assert row is not None
        found = operations.find_code_name(text, on=on)
        served = provinces_of(row.polda_key, on)
        assert (set() if found is None else {*found.province_codes}) == served
        if found is not None:
            assert found.certainty is Certainty.MEDIUM
            assert "ST/2517" in str(found.note)


@pytest.mark.parametrize(
    ("polda", "day", "before", "after"),
    [
        ("polda-banten", dt.date(2020, 12, 9), "kalimaya", "maung"),
        ("polda-maluku", dt.date(2022, 8, 1), "siwalima", "salawaku"),
    ],
)
def test_a_hole_between_two_code_names_is_told(
    polda: str, day: dt.date, before: str, after: str
) -> None:
    """No code name is made up for days that no page tells of, and the notes say so."""
    assert polda not in {row.polda_key for row in operations.code_names(day)}
    rows = [row for row in CODE_NAMES if row.polda_key == polda]
    assert {row.key for row in rows} == {before, after}
    assert all("No page in hand tells the code name between" in str(row.note) for row in rows)


def test_code_names_use_known_forms() -> None:
    """Keys follow from the names, the first day is not after the last."""
    for row in CODE_NAMES:
        assert row.key == row.code_name.lower().replace(" ", "-"), row
        assert row.polda_key == row.polda.lower().replace(" ", "-"), row
        assert row.valid_from is None or row.valid_to is None or row.valid_from <= row.valid_to


@given(st.sampled_from(CODE_NAMES), st.data())
def test_every_form_finds_its_code_name(row: CodeName, data: st.DataObject) -> None:
    """A code name and its variants are found in any case, with hyphens or without spaces."""
    form = data.draw(st.sampled_from([row.code_name, *row.variants]))
    found = operations.find_code_name(data.draw(st.sampled_from(list(written(form)))))
    assert found is not None
    assert (found.key, found.polda_key) == (row.key, row.polda_key)
    assert found == [one for one in CODE_NAMES if one.key == row.key][-1]


@given(DAYS, st.sampled_from(CODE_NAMES))
def test_the_row_that_held_then(day: dt.date, row: CodeName) -> None:
    """On a day a row holds that had begun and was not over; the latest of them is found."""
    text = day.isoformat()
    holding = [
        one
        for one in CODE_NAMES
        if (one.valid_from is None or str(one.valid_from) <= text)
        and (one.valid_to is None or text[: len(str(one.valid_to))] <= str(one.valid_to))
    ]
    assert list(operations.code_names(day)) == holding
    same = [one for one in holding if one.code_name == row.code_name]
    assert operations.find_code_name(row.code_name, day) == (same[-1] if same else None)


@pytest.mark.parametrize(
    ("text", "day", "codes"),
    [
        ("Cartenz", dt.date(2024, 11, 10), ("91", "93", "94", "95")),
        ("Cartenz", dt.date(2024, 11, 11), ("91", "93", "95")),
        ("Carstensz", dt.date(2025, 6, 1), ("91", "93", "95")),
        ("Mansinam", dt.date(2020, 12, 9), ("92", "96")),
        ("Mansinam", dt.date(2024, 12, 1), ("92",)),
        ("Mansinam", dt.date(2014, 12, 18), None),
        ("Noken", dt.date(2024, 11, 10), None),
        ("Mahakam", dt.date(2015, 12, 9), ("64", "65")),
        ("Mahakam", dt.date(2018, 6, 27), ("64",)),
        ("Pallawa", dt.date(2015, 12, 9), ("73", "76")),
        ("Kayan", dt.date(2017, 12, 31), None),
        ("Dofior", dt.date(2025, 3, 20), ("96",)),
        ("Siwalima", dt.date(2018, 6, 27), ("81",)),
        ("Siwalima", dt.date(2022, 8, 1), None),
        ("Salawaku", dt.date(2018, 6, 27), None),
        ("Salawaku", dt.date(2024, 11, 27), ("81",)),
        ("Kalimaya", dt.date(2017, 2, 15), ("36",)),
        ("Maung", dt.date(2024, 11, 27), ("36",)),
    ],
)
def test_code_names_through_time(text: str, day: dt.date, codes: tuple[str, ...] | None) -> None:
    """Maluku was Siwalima, Banten Kalimaya, and Papua was split in November 2024."""
    found = operations.find_code_name(text, on=day)
    assert (None if found is None else found.province_codes) == codes


@pytest.mark.parametrize(
    ("text", "polda"),
    [
        ("SUMERU", "polda-jatim"),
        ("Lancang-Kuning", "polda-riau"),
        ("LK", "polda-riau"),
        ("KLK", "polda-riau"),
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
    assert str(found) == found.code_name


@pytest.mark.parametrize("text", ["", "-", "Mantap Praja", "Semeru 2024", "Polda Jatim"])
def test_other_text_is_no_code_name(text: str) -> None:
    """Only a code name alone is found."""
    assert operations.find_code_name(text) is None


def test_the_years_decide_between_poldas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two Poldas that had one code name, the one that had it in the year of the name counts."""
    old = operations.find_code_name("Semeru")
    before = attrs.evolve(old, polda_key="polda-bali", valid_to=PartialDate(2020))
    after = attrs.evolve(old, valid_from=PartialDate(2021))
    monkeypatch.setattr(code_name, "_by_form", lambda: {"semeru": (before, after)})
    assert name(code_name="Semeru", years=(2018,)).polda == "polda-bali"
    assert name(code_name="Semeru", years=(2024,)).polda == "polda-jatim"
    assert name(code_name="Semeru", years=(2020, 2021)).polda is None
    assert name(code_name="Semeru").polda is None


# --- terms ---------------------------------------------------------------------------------


@given(st.sampled_from(TERMS), st.data())
def test_every_form_finds_its_term(term: OperationTerm, data: st.DataObject) -> None:
    """A term is found by key, names, abbreviation and other forms, in any writing."""
    forms = [term.key, term.name_id, term.name_en, *term.aliases]
    form = data.draw(st.sampled_from([*forms, term.abbreviation or term.key]))
    found = operations.find_terms(data.draw(st.sampled_from(list(written(form)))))
    assert term in found
    assert list(found) == sorted(found, key=TERMS.index)
    assert operations.get_term(term.key) is term


def test_terms_by_group() -> None:
    """Every term has one group, and no group is empty."""
    assert operations.terms() is TERMS
    groups = {group: operations.terms(group=group) for group in OperationTermGroup}
    assert all(groups.values())
    assert sorted(sum(groups.values(), ()), key=TERMS.index) == list(TERMS)
    assert len(groups[OperationTermGroup.READINESS]) == 1 + 8


def test_every_management_has_a_term() -> None:
    """The ways of running an operation are among the terms; kewilayahan at two levels."""
    keys = [term.key for term in operations.terms(group=OperationTermGroup.MANAGEMENT)]
    found = {one: [key for key in keys if key.startswith(one.value)] for one in Management}
    assert all(found.values())
    assert found[Management.KEWILAYAHAN] == ["kewilayahan-polda", "kewilayahan-polres"]


def test_posts_of_terms_are_posts() -> None:
    """A term that is in the table of posts has the name that the post has there."""
    told = [term for term in TERMS if term.post is not None]
    assert len(told) == 8
    for term in told:
        assert term.group is OperationTermGroup.POST
        post = posts.get(term.post)
        assert (fold(post.abbreviation), fold(post.name_id)) == (
            fold(term.abbreviation),
            fold(term.name_id),
        )


def test_terms_examples() -> None:
    """A drill is found by its letters; a word of two meanings finds both; notes are kept."""
    (drill,) = operations.find_terms("tfg")
    assert (drill.name_id, str(drill), drill.certainty) == (
        "Tactical floor game",
        "TFG",
        Certainty.HIGH,
    )
    both = {term.group for term in operations.find_terms("Latpraops")}
    assert both == {OperationTermGroup.PREPARATION, OperationTermGroup.READINESS}
    assert operations.get_term("kaopsres").level is Level.REGENCY_CITY
    assert operations.get_term("pjko").label("en") == "Officer responsible for operation policy"
    assert operations.get_term("str").pattern == "STR/<number>/<roman month>/OPS.<class>./<year>"
    assert str(operations.get_term("asta-siap")) == "Asta siap"


def test_terms_with_a_pattern_have_examples() -> None:
    """Where it is told how a thing is numbered, a number as printed stands beside it."""
    patterned = [term for term in TERMS if term.pattern]
    assert {"str", "st", "renops", "maklumat", "nama-operasi"} == {term.key for term in patterned}
    assert all(term.examples for term in patterned)


# --- what is refused -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("function", "key", "near"),
    [
        (operations.get_family, "mantap-raja", "mantap-praja"),
        (operations.get_term, "lat-praops", "latpraops"),
    ],
)
def test_an_unknown_key_is_answered_with_near_ones(function, key: str, near: str) -> None:
    """A key is exact; one that no row has raises and names what resembles it."""
    with pytest.raises(UnknownReferenceError) as caught:
        function(key)
    assert near in caught.value.near


@pytest.mark.parametrize(
    ("function", "arguments", "field"),
    [
        (operations.families, {"management": "terpusat"}, "management"),
        (operations.get_family, {"key": None}, "key"),
        (operations.find_families, {"text": 1}, "text"),
        (operations.code_names, {"on": dt.datetime(2024, 1, 1)}, "on"),
        (operations.find_code_name, {"text": None}, "text"),
        (operations.find_code_name, {"text": "Semeru", "on": "2024"}, "on"),
        (operations.terms, {"group": "phase"}, "group"),
        (operations.get_term, {"key": b"tfg"}, "key"),
        (operations.find_terms, {"text": None}, "text"),
    ],
)
def test_arguments_of_another_type_are_refused(
    function, arguments: dict[str, object], field: str
) -> None:
    """A mistake of the caller meets our own error, with the name of the argument."""
    with pytest.raises(InvalidValueError) as caught:
        function(**arguments)
    assert (caught.value.field, caught.value.code) == (field, "wrong_type")


@pytest.mark.parametrize("entry", [FAMILIES[0], TERMS[0]], ids=["family", "term"])
def test_labels_in_other_languages_are_unknown(entry: OperationFamily | OperationTerm) -> None:
    """Entries have names in Indonesian and English only."""
    with pytest.raises(UnknownReferenceError):
        entry.label("nl")
