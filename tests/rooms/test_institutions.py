"""Institutions and their kinds: the table, look-ups, what the kind tells, the natural key."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import (
    Category,
    Certainty,
    Institution,
    InvalidValueError,
    Level,
    RegionCode,
    UnknownReferenceError,
)
from pilkada_model._data import read_rows
from pilkada_model.institutions import (
    InstitutionKind,
    MemberCount,
    Permanence,
    find_kinds,
    get_kind,
    kind_of_family,
    kinds,
)
from pilkada_model.regions import Regency, RegencyKind, provinces, regencies
from pilkada_model.rules.codes import KEY

KINDS = kinds()
BY_KEY = {kind.key: kind for kind in KINDS}
FAMILIES = sorted({kind.family for kind in KINDS})
LEVELS = list(Level)
PLACES = {
    "35": None,
    "11": None,
    "91": None,
    "35.28": RegencyKind.KABUPATEN,
    "11.01": RegencyKind.KABUPATEN,
    "91.03": RegencyKind.KABUPATEN,
    "32.73": RegencyKind.KOTA,
    "31.01": RegencyKind.KABUPATEN_ADMINISTRASI,
    "31.71": RegencyKind.KOTA_ADMINISTRASI,
    "11.01.01": RegencyKind.KABUPATEN,
}
"""Regions of every kind, and the kind of the regency or city in which each lies."""
PAPUA = ("91", "92", "93", "94", "95", "96")

# The words of the published annotations; underscores there are hyphens here.
PUBLISHED = """
    kpu bawaslu panwascam ppk dprd forkopimda forkopimcam pemkab pemkot pemprov kesbangpol
    pengadilan_negeri polri polda polres polsek brimob kodam korem kodim koramil lanal lantamal
    lanud kejari kejati binda mrp mk basarnas denpom yonarmed lapas
"""


def cell(value: Any) -> str:
    """Write a value as a cell of a table."""
    if isinstance(value, tuple):
        return "|".join(map(cell, value))
    return "" if value is None else str(getattr(value, "value", value))


# --- the table of kinds --------------------------------------------------------------------


def test_the_kinds_are_their_table() -> None:
    """Columns are the fields, and entries give back the cells; there are 118 kinds by key."""
    rows = list(read_rows("institutions/kinds.csv"))
    assert [{f.name: cell(getattr(k, f.name)) for f in fields(InstitutionKind)} for k in KINDS] == (
        rows
    )
    assert len(rows) == 118
    assert [kind.key for kind in KINDS] == sorted(BY_KEY)


def test_the_member_counts_are_their_table() -> None:
    """Every count has a kind that exists at its level, and none stands twice."""
    rows = list(read_rows("institutions/members.csv"))
    counts = [count for kind in KINDS for count in kind.member_counts]
    names = [field.name for field in fields(MemberCount)]
    assert [{name: cell(getattr(count, name)) for name in names} for count in counts] == rows
    for count in counts:
        assert count.level in BY_KEY[count.kind].levels, count
    assert len({(count.kind, count.level) for count in counts}) == len(counts) == 36


def test_members_are_counts_in_order() -> None:
    """At least one number is known, each is positive, and the fewest not above the most."""
    for kind in KINDS:
        for count in kind.member_counts:
            low, high = count.minimum, count.maximum
            assert low or high, count
            assert low is None or low >= 1, count
            assert high is None or high >= (low or 1), count
        places = [LEVELS.index(count.level) for count in kind.member_counts]
        assert places == sorted(places), kind


def test_kinds_refer_to_kinds() -> None:
    """Parents and variants are kinds, and no chain of parents runs in a circle."""
    for kind in KINDS:
        assert kind.variant_of is None or kind.variant_of in set(BY_KEY) - {kind.key}, kind
        seen = [kind.key]
        while (parent := BY_KEY[seen[-1]].parent) is not None:
            assert parent not in seen, kind
            seen.append(parent)


def test_a_kind_stands_no_higher_than_its_parent() -> None:
    """The lowest level of a kind is not above the highest level of its parent."""
    for kind in KINDS:
        if kind.parent is not None:
            lowest = max(map(LEVELS.index, kind.levels))
            assert lowest >= min(map(LEVELS.index, BY_KEY[kind.parent].levels)), kind


def test_kinds_use_known_words() -> None:
    """Keys and families have the form of a key with hyphens, levels run from the top."""
    for kind in KINDS:
        for word in (kind.key, kind.family):
            assert KEY.fullmatch(word), kind
            assert "_" not in word, kind
        assert kind.levels, kind
        assert list(kind.levels) == [level for level in LEVELS if level in kind.levels], kind
        assert all((kind.abbreviation, kind.name_id, kind.name_en)), kind
        assert set(kind.only_in) <= {province.code for province in provinces()}, kind


def test_kinds_of_some_provinces_only() -> None:
    """Bodies of Aceh and of the six Papua provinces carry the codes of those provinces."""
    assert {kind.only_in for kind in KINDS} == {(), ("11",), PAPUA}
    variants = {kind.key: kind.variant_of for kind in KINDS if kind.variant_of is not None}
    assert variants == {
        "kip-aceh": "kpu-provinsi",
        "kip-kabko": "kpu-kabko",
        "mpu": "mui",
        "panwaslih-aceh": "bawaslu-provinsi",
        "panwaslih-kabko": "bawaslu-kabko",
    }
    for key, variant_of in variants.items():
        assert BY_KEY[key].family == BY_KEY[variant_of].family


def test_a_family_has_one_kind_in_a_place() -> None:
    """At one level of one province two kinds of a family are a kind and its variant, or one."""
    for family in FAMILIES:
        for level in Level:
            for province in provinces():
                here = [
                    kind
                    for kind in kinds(family=family, level=level)
                    if not kind.only_in or province.code in kind.only_in
                ]
                replaced = {kind.variant_of for kind in here}
                assert len([kind for kind in here if kind.key not in replaced]) <= 1, (
                    family,
                    level,
                )


# --- look-ups ------------------------------------------------------------------------------


@given(st.sampled_from(KINDS))
def test_a_kind_is_got_by_its_key(kind: InstitutionKind) -> None:
    """The same object comes each time, and writes itself as its short form."""
    assert get_kind(kind.key) is kind
    assert str(kind) == kind.abbreviation
    assert (kind.label(), kind.label("en")) == (kind.name_id, kind.name_en)


@pytest.mark.parametrize("key", ["kpu-kab-ko", "KPU", "", "lainnya"])
def test_an_unknown_kind_raises(key: str) -> None:
    """A key that the table does not have is told with keys near it."""
    with pytest.raises(UnknownReferenceError) as caught:
        get_kind(key)
    assert (caught.value.kind, caught.value.key) == ("kind of institution", key)
    assert ("kpu-kabko" in caught.value.near) is (key == "kpu-kab-ko")


@given(st.sampled_from(KINDS), st.data())
def test_every_form_finds_its_kind(kind: InstitutionKind, data: st.DataObject) -> None:
    """Key, family, short form, names and aliases do, in any case and without spaces."""
    names = (kind.key, kind.family, kind.abbreviation, kind.name_id, kind.name_en, *kind.aliases)
    name = data.draw(st.sampled_from(names))
    for text in (name, name.upper(), name.lower(), f" {name}. ", name.replace(" ", "")):
        assert kind in find_kinds(text)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("KPU", ["kip-aceh", "kip-kabko", "kpu-kabko", "kpu-provinsi", "kpu-ri"]),
        ("KPU RI", ["kpu-ri"]),
        ("KPUD", ["kpu-kabko"]),
        ("Linmas", ["satlinmas"]),
        ("Kesbangpol", ["bakesbangpol"]),
        ("Pemko", ["pemkot"]),
        ("PPK", ["ppk"]),
        ("Muspika", ["forkopimcam"]),
        ("Mahkamah Syar’iyah", ["pa"]),
        ("KPU Kabupaten Pamekasan", []),
        ("", []),
    ],
)
def test_kinds_found(text: str, keys: list[str]) -> None:
    """All candidates come in key order; text with anything beside the kind finds none."""
    assert [kind.key for kind in find_kinds(text)] == keys


@given(
    st.none() | st.sampled_from(FAMILIES),
    st.none() | st.sampled_from(Level),
    st.none() | st.sampled_from(Category),
)
def test_kinds_are_those_that_fit(
    family: str | None, level: Level | None, category: Category | None
) -> None:
    """Each condition holds for every kind that comes, and no kind that fits is left out."""
    expected = [
        kind
        for kind in KINDS
        if (family is None or kind.family == family)
        and (level is None or level in kind.levels)
        and (category is None or kind.category is category)
    ]
    assert list(kinds(family=family, level=level, category=category)) == expected


@pytest.mark.parametrize("word", PUBLISHED.split())
def test_the_published_words_are_families(word: str) -> None:
    """Every kind of the published annotations but "other" is a family, hyphens for underscores."""
    assert kinds(family=word.replace("_", "-"))


@pytest.mark.parametrize(
    ("family", "code", "key"),
    [
        ("kpu", None, "kpu-ri"),
        ("kpu", "35", "kpu-provinsi"),
        ("kpu", "35.28", "kpu-kabko"),
        ("kpu", "11", "kip-aceh"),
        ("kpu", "11.01", "kip-kabko"),
        ("kpu", "35.28.01", None),
        ("bawaslu", "11.71", "panwaslih-kabko"),
        ("dprd", None, None),
        ("dprd", "94", "dprd-provinsi"),
        ("mui", "11.01", "mpu"),
        ("mrp", "95", "mrp"),
        ("mrp", "35", None),
        ("ppk", "35.28.01", "ppk"),
        ("pps", "35.28.01.2001", "pps"),
        ("kpps", "35.28.01.2001", None),
        ("pemkab", "35.28", "pemkab"),
        ("pemkot", "35.78", "pemkot"),
        ("pemkab", "32.73", None),
        ("pemkot", "35.28", None),
        ("pemkab", "31.01", None),
        ("pemkot", "31.71", None),
        ("pemkab-pemkot", "31.71", None),
        ("pemprov", "31", "pemprov"),
        ("dprd", "31", "dprd-provinsi"),
        ("dprd", "31.71", None),
        ("dprd", "31.01", None),
        ("dprd", "35.78", "dprd-kabko"),
        ("dprd", "35.99", "dprd-kabko"),
        ("kpu", "31.71", "kpu-kabko"),
        ("pengadilan-negeri", "35.28", "pn"),
    ],
)
def test_the_kind_of_a_family(family: str, code: str | None, key: str | None) -> None:
    """The exact kind follows from the region; a family without one there has none."""
    found = kind_of_family(family, code)
    assert (found and found.key) == key


@pytest.mark.parametrize("regency", regencies(), ids=str)
def test_a_regency_has_one_government_at_most(regency: Regency) -> None:
    """A regency has a Pemkab, a city a Pemkot, both a DPRD; those of Jakarta have none."""
    code = regency.code
    found = {kind_of_family(family, code) for family in ("pemkab", "pemkot")} - {None}
    own = {RegencyKind.KABUPATEN: {"pemkab"}, RegencyKind.KOTA: {"pemkot"}}.get(regency.kind, set())
    assert {kind.key for kind in found} == own
    assert (kind_of_family("dprd", code) is not None) is bool(own)
    assert bool(own) is not code.startswith("31.")


@given(
    st.sampled_from(FAMILIES),
    st.none() | st.sampled_from([*PLACES]),
    st.none() | st.sampled_from(Level),
)
def test_the_kind_of_a_family_exists_there(
    family: str, code: str | None, level: Level | None
) -> None:
    """It is of the family, at the level, allowed in the province, and not replaced there."""
    found = kind_of_family(family, code, level=level)
    of_code = LEVELS[0] if code is None else LEVELS[2 + code.count(".")]
    candidates = [
        kind
        for kind in kinds(family=family, level=level or of_code)
        if (not kind.only_in or (code is not None and code[:2] in kind.only_in))
        and (not kind.region_kinds or PLACES.get(str(code)) in (None, *kind.region_kinds))
    ]
    assert (found is None) is (not candidates)
    if found is not None:
        assert found in candidates
        assert all(kind.variant_of != found.key for kind in candidates)


def test_a_level_below_the_region_can_be_asked_for() -> None:
    """KPPS and Pantarlih of a village belong to its polling stations."""
    found = kind_of_family("kpps", "35.28.01.2001", level=Level.POLLING_STATION)
    assert found is get_kind("kpps")


@pytest.mark.parametrize(
    ("function", "arguments", "field", "code"),
    [
        (get_kind, {"key": None}, "key", "wrong_type"),
        (find_kinds, {"text": 7}, "text", "wrong_type"),
        (kinds, {"family": 7}, "family", "wrong_type"),
        (kinds, {"level": "district"}, "level", "wrong_type"),
        (kinds, {"category": "media"}, "category", "wrong_type"),
        (kind_of_family, {"family": None}, "family", "wrong_type"),
        (kind_of_family, {"family": "kpu", "region_code": 35}, "region_code", "wrong_type"),
        (kind_of_family, {"family": "kpu", "region_code": "3528"}, "region_code", "malformed"),
        (kind_of_family, {"family": "kpu", "level": "province"}, "level", "wrong_type"),
        (
            kind_of_family,
            {"family": "kpu", "region_code": "x", "level": Level.PROVINCE},
            "region_code",
            "malformed",
        ),
    ],
)
def test_wrong_arguments_are_refused(
    function: Any, arguments: dict[str, Any], field: str, code: str
) -> None:
    """The error names the function and the argument, as it names a record and its field."""
    with pytest.raises(InvalidValueError) as caught:
        function(**arguments)
    error = caught.value
    assert (error.record, error.field, error.code) == (function.__name__, field, code)


@pytest.mark.parametrize("function", [kinds, kind_of_family])
def test_an_unknown_family_raises(function: Any) -> None:
    """A family that no kind has is told with families near it."""
    with pytest.raises(UnknownReferenceError, match="unknown family of institutions 'kpud'"):
        function(family="kpud")


def test_kinds_by_example() -> None:
    """KPU of a regency has five members; FKUB has 21 at most, 17 in a regency or city."""
    kpu = get_kind("kpu-kabko")
    assert (kpu.abbreviation, kpu.parent, kpu.levels) == (
        "KPU Kab/Ko",
        "kpu-provinsi",
        (Level.REGENCY_CITY,),
    )
    (count,) = kpu.member_counts
    assert (count.minimum, count.maximum, kpu.category) == (5, 5, Category.ORGANISER)
    assert "MK 31/PUU-XVI/2018" in count.legal_basis
    fkub = {count.level: count.maximum for count in get_kind("fkub").member_counts}
    assert fkub == {Level.PROVINCE: 21, Level.REGENCY_CITY: 17}
    assert get_kind("polda").member_counts == ()
    assert get_kind("kominda").certainty is Certainty.LOW
    assert get_kind("mabes-polri").parent is None
    assert (kpu.permanence, kpu.term) == (
        Permanence.PERMANENT,
        "5 years; once more at the same level",
    )
    assert (get_kind("fkub").permanence, get_kind("fkub").term) == (Permanence.FORUM, None)
    assert "PPDP" in str(get_kind("pantarlih").note)
    assert get_kind("dprd-kabko").region_kinds == (RegencyKind.KABUPATEN, RegencyKind.KOTA)


def test_how_long_kinds_stay() -> None:
    """It is told of all but four; what stays has a term of years, what does not a shorter one."""
    unknown = {kind.key for kind in KINDS if kind.permanence is None}
    assert unknown == {"basarnas", "denpom", "lapas", "yonarmed"}
    assert {kind.permanence for kind in KINDS} == {*Permanence, None}
    assert sum(kind.term is not None for kind in KINDS) == 24
    assert sum(kind.note is not None for kind in KINDS) > 50
    for kind in KINDS:
        stays = kind.permanence is Permanence.PERMANENT
        assert kind.term is None or kind.term[1:].startswith(" years") is stays, kind


def test_kinds_of_regions_are_of_regencies_and_cities() -> None:
    """Only what exists at their level alone can be bound to some of them."""
    bound = [kind for kind in KINDS if kind.region_kinds]
    assert {kind.key for kind in bound} == {"dprd-kabko", "pemkab", "pemkab-pemkot", "pemkot"}
    assert {kind.levels for kind in bound} == {(Level.REGENCY_CITY,)}


# --- the record ----------------------------------------------------------------------------


def test_the_table_tells_category_levels_and_abbreviation() -> None:
    """What the table knows of a kind is answered by properties."""
    body = Institution(kind="kpu-kabko")
    assert body.category is Category.ORGANISER
    assert body.levels == (Level.REGENCY_CITY,)
    assert body.abbreviation is not None
    assert body.abbreviation.startswith("KPU")


def test_a_new_kind_is_accepted_and_unknown() -> None:
    """A kind without a row can be written down; nothing is known of it."""
    body = Institution(kind="dewan-baru", level=Level.VILLAGE)
    assert (body.category, body.levels, body.abbreviation) == (None, (), None)
    assert str(body) == "dewan-baru"


def test_a_level_that_cannot_be_is_refused() -> None:
    """A PPK is a district body: no other level is accepted."""
    assert Institution(kind="ppk", level=Level.DISTRICT).level is Level.DISTRICT
    with pytest.raises(InvalidValueError, match="a level of ppk: district") as caught:
        Institution(kind="ppk", level=Level.PROVINCE)
    assert (caught.value.field, caught.value.code) == ("level", "impossible_level")


@pytest.mark.parametrize(
    ("institution", "key"),
    [
        (Institution(kind="polres", name="Polres Pamekasan"), "polres-pamekasan"),
        (Institution(kind="polres", name="Polrestabes Surabaya"), "polrestabes-surabaya"),
        (Institution(kind="kodim", number="0826", name="Kodim 0826/Pamekasan"), "kodim-0826"),
        (Institution(kind="kodam", number="V"), "kodam-v"),
        (Institution(kind="kpu-kabko", region_codes=(RegionCode("35.28"),)), "kpu-kabko.35.28"),
        (Institution(kind="desk_pilkada", region_codes=(RegionCode("35"),)), "desk-pilkada.35"),
        (Institution(kind="polres", name="Polrés  Tojo Una-Una"), "polres-tojo-una-una"),
        (Institution(kind="kpu-kabko", name="—", region_codes=(RegionCode("35"),)), "kpu-kabko.35"),
        (Institution(kind="kodim", number="—", name="Kodim"), "kodim"),
        (Institution(kind="kpu-ri"), "kpu-ri"),
        (Institution(kind="parpol", printed="PKB"), None),
        (Institution(kind="media", level=Level.NATIONAL), None),
        (Institution(kind="polres"), None),
        (
            Institution(kind="polres", region_codes=(RegionCode("35.28"), RegionCode("35.29"))),
            None,
        ),
    ],
)
def test_the_key(institution: Institution, key: str | None) -> None:
    """A unit goes by kind and number or by its name, a body without one by kind and region."""
    assert institution.key == key


@pytest.mark.parametrize(
    ("institution", "text"),
    [
        (Institution(kind="polres", name="Polres X", printed="Res X"), "Polres X"),
        (Institution(kind="kpu-kabko", printed="KPUD"), "KPUD"),
        (Institution(kind="bawaslu-ri"), "Bawaslu"),
        (Institution(kind="kodim", number="0826"), "Kodim 0826"),
        (Institution(kind="kodim", number="0826", name="Kodim Pamekasan"), "Kodim Pamekasan"),
        (Institution(kind="yonzipur", number="5"), "yonzipur 5"),
    ],
)
def test_the_text(institution: Institution, text: str) -> None:
    """As text it is its name, or what was printed, or the short form of its kind and a number."""
    assert str(institution) == text


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        ("parpol", Level.REGENCY_CITY),
        ("mui", Level.DISTRICT),
        ("kodam", Level.PROVINCE),
        ("intelkam", Level.REGENCY_CITY),
        ("paslon", Level.NATIONAL),
    ],
)
def test_bodies_stand_at_every_level_where_they_are(kind: str, level: Level) -> None:
    """Branches of parties and of MUI sign, Kodam Iskandar Muda covers one province."""
    assert Institution(kind=kind, level=level).level is level


def test_a_kind_has_a_name_in_both_languages() -> None:
    """The table names its kinds; a new kind has no name yet, and there is no third language."""
    body = Institution(kind="kpu-ri")
    assert body.kind_label() == "Komisi Pemilihan Umum Republik Indonesia"
    assert body.kind_label("en") == "General Elections Commission"
    assert Institution(kind="dewan-baru").kind_label() is None
    for one in (body, Institution(kind="dewan-baru")):
        with pytest.raises(UnknownReferenceError):
            one.kind_label("fr")


def test_a_region_stands_once() -> None:
    """The same region twice is refused."""
    with pytest.raises(InvalidValueError, match="no duplicates"):
        Institution(kind="polres", region_codes=(RegionCode("35.28"), RegionCode("35.28")))
