"""Dossiers: ids, keys, versions."""

import pytest

from pilkada_model import (
    Contest,
    Declaration,
    Dossier,
    Election,
    Event,
    EventKind,
    InvalidValueError,
    Office,
    Operation,
    OperationName,
    RegionCode,
    Timetable,
    UnknownReferenceError,
)

OPERATION = Operation(
    id="omp", name=OperationName(family="mantap-praja", code_name="Semeru", years=(2024,))
)
CONTEST = Contest(election="pilkada-2024", region_code=RegionCode("35.28"), office=Office.REGENT)
DOSSIER = Dossier(
    elections=(Election(id="pilkada-2024"),),
    contests=(CONTEST,),
    declarations=(Declaration(id="damai"), Declaration()),
    operations=(OPERATION,),
)


@pytest.mark.parametrize("name", ["omp", "mantap-praja.semeru.2024"])
def test_a_record_is_found_by_id_or_key(name: str) -> None:
    """The id of a record answers, and its natural key."""
    assert DOSSIER.get(name) is OPERATION
    assert DOSSIER.get("pilkada-2024.35.28") is CONTEST


def test_an_unknown_name_tells_the_known_ones() -> None:
    """A name that nothing answers raises, with the ids and keys that are there."""
    with pytest.raises(UnknownReferenceError) as caught:
        DOSSIER.get("nothing")
    assert caught.value.near == ("damai", "omp", "pilkada-2024", "pilkada-2024.35.28")


def test_an_id_goes_before_a_key_and_two_keys_are_ambiguous() -> None:
    """An id is exact; two records with one key answer to neither."""
    named = Event(id="pilkada-2024.35.28", kind=EventKind.OTHER)
    assert Dossier(contests=(CONTEST,), events=(named,)).get("pilkada-2024.35.28") is named
    with pytest.raises(UnknownReferenceError):
        Dossier(contests=(CONTEST, CONTEST)).get("pilkada-2024.35.28")


def test_an_id_stands_once() -> None:
    """Two records at the top with one id are refused, also of two kinds; none is no id."""
    assert len(Dossier(declarations=(Declaration(), Declaration())).records()) == 2
    with pytest.raises(InvalidValueError, match="each id once") as caught:
        Dossier(declarations=(Declaration(id="omp"),), operations=(OPERATION,))
    assert caught.value.value == "omp"


def test_one_timetable_for_a_wave() -> None:
    """Two timetables of one election are refused."""
    with pytest.raises(InvalidValueError, match="no duplicates"):
        Dossier(timetables=(Timetable(election="pilkada-2024"),) * 2)


@pytest.mark.parametrize(("version", "code"), [(2, "unsupported_version"), (0, "out_of_range")])
def test_another_version_is_refused_with_advice(version: int, code: str) -> None:
    """A newer document asks for a newer library."""
    with pytest.raises(InvalidValueError) as caught:
        Dossier(schema_version=version)
    assert caught.value.code == code


@pytest.mark.parametrize("name", [None, 5, b"omp"])
def test_a_name_is_text(name: object) -> None:
    """Nothing is found by what is no text, least of all a record without an id."""
    with pytest.raises(InvalidValueError) as caught:
        Dossier(timetables=(Timetable(election="pilkada-2024"),)).get(name)
    assert caught.value.field == "name"
