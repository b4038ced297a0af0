"""Institutions: what the kind tells, and the natural key."""

import pytest

from pilkada_model import (
    Category,
    Institution,
    InvalidValueError,
    Level,
    RegionCode,
    UnknownReferenceError,
)


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
    ],
)
def test_the_text(institution: Institution, text: str) -> None:
    """As text it is its name, or what was printed, or the short form of its kind."""
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
    with pytest.raises(UnknownReferenceError):
        body.kind_label("fr")


def test_a_region_stands_once() -> None:
    """The same region twice is refused."""
    with pytest.raises(InvalidValueError, match="no duplicates"):
        Institution(kind="polres", region_codes=(RegionCode("35.28"), RegionCode("35.28")))
