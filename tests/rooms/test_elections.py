"""Elections and contests."""

import pytest

from pilkada_model import (
    Contest,
    ContestKey,
    Election,
    InvalidValueError,
    Office,
    RegionCode,
    regions,
)
from pilkada_model.elections import office_of


def contest(code: str, office: Office, **more: object) -> Contest:
    """Return a contest of 2024."""
    return Contest(election="pilkada-2024", region_code=RegionCode(code), office=office, **more)


@pytest.mark.parametrize(
    ("code", "office"),
    [
        ("35", Office.GOVERNOR),
        ("35.01", Office.REGENT),
        ("35.69", Office.REGENT),
        ("35.71", Office.MAYOR),
        ("35.99", Office.MAYOR),
        ("35.28.01", None),
    ],
)
def test_the_office_fits_the_region(code: str, office: Office | None) -> None:
    """The form of the code tells the office; any other is refused."""
    assert office_of(code) is office
    for other in Office:
        if other is office:
            assert contest(code, other).office is office
        else:
            with pytest.raises(InvalidValueError, match=f"the office of region {code}") as caught:
                contest(code, other)
            assert (caught.value.field, caught.value.code) == ("office", "office_of_another_level")


def test_every_region_has_the_office_of_its_kind() -> None:
    """All 552 provinces, regencies and cities agree with the form of their code."""
    for province in regions.provinces():
        assert office_of(province.code) is Office.GOVERNOR
    for regency in regions.regencies():
        expected = Office.MAYOR if regency.kind.value.startswith("kota") else Office.REGENT
        assert office_of(regency.code) is expected


def test_the_code_of_then_has_the_office_too() -> None:
    """Merauke moved from 91.01 to 93.01; a city or a province it cannot have been."""
    assert contest("93.01", Office.REGENT).region_code_then is None
    made = contest("93.01", Office.REGENT, region_code_then="91.01")
    assert (made.region_code_then, made.key) == ("91.01", "pilkada-2024.93.01")
    for other in ("91.71", "91", "91.01.01"):
        with pytest.raises(InvalidValueError, match=f"the office of region {other}") as caught:
            contest("93.01", Office.REGENT, region_code_then=other)
        assert caught.value.code == "office_of_another_level"


def test_the_keys() -> None:
    """A contest is named by wave and region, a wave by its id."""
    one = contest("35.28", Office.REGENT)
    assert one.key == "pilkada-2024.35.28"
    assert ContestKey.parse(one.key) == ContestKey(election="pilkada-2024", region_code="35.28")
    assert Election(id="pilkada-2024").key == "pilkada-2024"


def test_a_blank_column_needs_a_single_candidate() -> None:
    """A blank column beside several pairs is refused; where it is not told, it is accepted."""
    for single in (True, None):
        made = contest("35.28", Office.REGENT, single_candidate=single, blank_column_number=2)
        assert made.blank_column_number == 2
    assert contest("35.28", Office.REGENT, single_candidate=False).blank_column_number is None
    with pytest.raises(InvalidValueError) as caught:
        contest("35.28", Office.REGENT, single_candidate=False, blank_column_number=2)
    assert caught.value.code == "blank_column_without_single_candidate"


def test_a_single_candidate_is_one_pair() -> None:
    """Three pairs and a single candidate, or a blank column beside three pairs, cannot be."""
    assert contest("35.28", Office.REGENT, single_candidate=True, candidate_pairs=1).candidate_pairs
    assert contest("35.28", Office.REGENT, single_candidate=False, candidate_pairs=3).key
    with pytest.raises(InvalidValueError) as caught:
        contest("35.28", Office.REGENT, single_candidate=True, candidate_pairs=3)
    assert caught.value.code == "single_candidate_of_several"
    with pytest.raises(InvalidValueError) as caught:
        contest("35.28", Office.REGENT, candidate_pairs=2, blank_column_number=1)
    assert caught.value.field == "blank_column_number"


@pytest.mark.parametrize("code", [None, 3, "no", "hello", "35.2", ["35", "28"]])
def test_the_office_of_what_is_no_code(code: object) -> None:
    """An office is asked for by a region code, and by nothing else."""
    with pytest.raises(InvalidValueError) as caught:
        office_of(code)  # type: ignore[arg-type]
    assert (caught.value.record, caught.value.field) == ("office_of", "region_code")
