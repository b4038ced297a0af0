"""Levels of government and of the election administration."""

from __future__ import annotations

from pilkada_model.labels import Labelled


class Level(Labelled):
    """Where a region or a body stands between the country and the polling station."""

    NATIONAL = "national"
    """The country as a whole."""
    SUPRA_PROVINCE = "supra_province"
    """More than one province, less than the country, such as a Kodam."""
    PROVINCE = "province"
    """Provinsi."""
    REGENCY_CITY = "regency_city"
    """Kabupaten or kota, the administrative ones of Jakarta included."""
    DISTRICT = "district"
    """Kecamatan, called distrik, kapanewon or kemantren in some provinces."""
    VILLAGE = "village"
    """Desa, kelurahan or desa adat, under any of their local names."""
    POLLING_STATION = "polling_station"
    """Tempat pemungutan suara (TPS)."""
