"""Levels of government."""

from __future__ import annotations

from pilkada_model.levels import Level


def test_the_wire_words_of_the_levels_stay() -> None:
    """Documents that were written keep their meaning: no word is renamed or reused."""
    assert {level.name: level.value for level in Level} == {
        "NATIONAL": "national",
        "SUPRA_PROVINCE": "supra_province",
        "PROVINCE": "province",
        "REGENCY_CITY": "regency_city",
        "DISTRICT": "district",
        "VILLAGE": "village",
        "POLLING_STATION": "polling_station",
    }
