"""Independent witnesses: other libraries that know a part of what the tables say.

They are installed for these tests alone: `holidays` holds python-dateutil below 3.
"""

import holidays
import pycountry
import pytest

from pilkada_model import elections, regions

WAVES = [wave for wave in elections.elections() if wave.id.startswith("pilkada")]


@pytest.mark.parametrize("wave", WAVES, ids=[wave.id for wave in WAVES])
def test_a_national_voting_day_is_a_public_holiday(wave: elections.Election) -> None:
    """`holidays` calls the voting day of each wave a holiday for an election."""
    day = wave.voting_day
    assert day is not None
    named = holidays.country_holidays("ID", years=day.year, language="en_US").get(day) or ""
    assert "Election" in named


def test_five_waves_were_witnessed() -> None:
    """No wave escapes the witness."""
    assert len(WAVES) == 5


def test_iso_codes_are_those_of_pycountry() -> None:
    """`pycountry` has the same 38 codes, and the same names but for three.

    It has older names for the two special provinces, and misprints Papua Pegunungan.
    """
    theirs = {
        one.code: one.name
        for one in pycountry.subdivisions.get(country_code="ID")
        if one.type != "Geographical unit"
    }
    ours = {province.iso_code: province.name for province in regions.provinces()}
    assert set(ours) == set(theirs)
    assert {code: theirs[code] for code in theirs if theirs[code] != ours[code]} == {
        "ID-JK": "Jakarta Raya",
        "ID-PE": "Papua Pengunungan",
        "ID-YO": "Yogyakarta",
    }
