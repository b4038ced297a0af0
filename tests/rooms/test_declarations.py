"""Declarations and their points."""

import attrs
import pytest

from pilkada_model import (
    Commitment,
    Declaration,
    DeclarationKey,
    Event,
    EventKind,
    Institution,
    InstitutionKey,
    InvalidValueError,
    Level,
    PartialDate,
    Participation,
    RegionCode,
    Role,
    Theme,
    UnknownReferenceError,
    regions,
)

POLRES = Participation(
    role=Role.ORGANISES, institution=Institution(kind="polres", name="Polres Pamekasan")
)
EVENT = Event(kind=EventKind.DECLARATION, date=PartialDate(2024, 8, 16), participations=(POLRES,))
DECLARATION = Declaration(event=EVENT, region_codes=(RegionCode("35.28"),))


@pytest.mark.parametrize(
    "known",
    [
        {"text": "x"},
        {"paraphrase": "x"},
        {"themes": (Theme.OBEY_LAW,)},
        {"other_theme": "x"},
    ],
)
def test_a_point_says_something(known: dict[str, object]) -> None:
    """A point without text and without theme is refused; each one alone is enough."""
    assert Commitment(number=1, **known).number == 1
    with pytest.raises(InvalidValueError, match="at least one of text"):
        Commitment(number=1)


def test_a_theme_stands_once_in_a_point() -> None:
    """A point is multi-label, and each label counts once."""
    with pytest.raises(InvalidValueError, match="no duplicates"):
        Commitment(number=1, themes=(Theme.NO_SARA, Theme.NO_SARA))


def test_the_numbers_of_points_are_unique_not_complete() -> None:
    """Points may be missing or out of order; two with one number are refused."""
    points = tuple(Commitment(number=n, text="x") for n in (3, 1))
    assert Declaration(commitments=points, stated_points=7).commitments == points
    with pytest.raises(InvalidValueError) as caught:
        Declaration(commitments=(*points, Commitment(number=3, text="y")))
    assert (caught.value.path, caught.value.value) == (".commitments[2]", 3)


def test_elections_are_sorted_and_unique() -> None:
    """Two elections in one instrument are legal, in rising order."""
    both = ("pemilu-2019", "pilkada-2018")
    assert Declaration(elections=both).elections == both
    for wrong in (both[::-1], (both[0], both[0])):
        with pytest.raises(InvalidValueError, match="rising order"):
            Declaration(elections=wrong)


def test_regions_are_looked_up() -> None:
    """The codes answer with the shared objects; an unknown one raises with near codes."""
    assert DECLARATION.regions == (regions.get("35.28"),)
    with pytest.raises(UnknownReferenceError) as caught:
        attrs.evolve(DECLARATION, region_codes=(RegionCode("35.82"),)).regions
    assert caught.value.near[0] == "35.28 Kabupaten Pamekasan"


def test_the_key_parses_back() -> None:
    """Region, day and organiser name a declaration; several regions are joined."""
    key = DECLARATION.key
    assert key == "deklarasi.35.28.2024-08-16.polres-pamekasan"
    assert DeclarationKey.parse(key) == DeclarationKey(
        region_codes=("35.28",), day="2024-08-16", organiser=InstitutionKey(name="polres-pamekasan")
    )
    two = attrs.evolve(DECLARATION, region_codes=(RegionCode("53.04"), RegionCode("53.21")))
    assert two.key == "deklarasi.53.04+53.21.2024-08-16.polres-pamekasan"
    own = Participation(
        role=Role.ORGANISES,
        institution=Institution(kind="kpu-kabko", region_codes=(RegionCode("35.28"),)),
    )
    assert attrs.evolve(DECLARATION, participations=(own,)).key == (
        "deklarasi.35.28.2024-08-16.kpu-kabko.35.28"
    )


def test_a_national_declaration_has_a_key() -> None:
    """The word nasional stands for the place; without the level nothing is known of it."""
    national = attrs.evolve(DECLARATION, region_codes=(), level=Level.NATIONAL)
    assert national.key == "deklarasi.nasional.2024-08-16.polres-pamekasan"
    assert DeclarationKey.parse(national.key).region_codes == ()
    assert attrs.evolve(national, level=Level.REGENCY_CITY).key is None


@pytest.mark.parametrize(
    "missing",
    [
        {"event": None},
        {"region_codes": ()},
        {"event": attrs.evolve(EVENT, date=None)},
        {"event": attrs.evolve(EVENT, date=PartialDate(2024, 8))},
        {"event": attrs.evolve(EVENT, participations=())},
        {"event": attrs.evolve(EVENT, participations=(attrs.evolve(POLRES, role=Role.SIGNS),))},
    ],
)
def test_the_key_is_none_while_a_part_is_unknown(missing: dict[str, object]) -> None:
    """Without region, exact day or organiser there is no key."""
    assert attrs.evolve(DECLARATION, **missing).key is None
