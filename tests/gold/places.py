"""Places of the facts as region codes, and region codes as the facts write them."""

from __future__ import annotations

from typing import NamedTuple

from pilkada_model import regions
from pilkada_model.declarations import Declaration
from pilkada_model.institutions import Institution
from pilkada_model.levels import Level
from pilkada_model.operations import code_names
from pilkada_model.regions import Province, Regency, RegencyKind, RegionCode

Codes = tuple[RegionCode, ...]

LEVELS = {
    "national": Level.NATIONAL,
    "province": Level.PROVINCE,
    "regency": Level.REGENCY_CITY,
    "city": Level.REGENCY_CITY,
    "multi-region": Level.REGENCY_CITY,
    "district": Level.DISTRICT,
    "village": Level.VILLAGE,
}

# The press writes these provinces short.
SHORT_PROVINCES = {"DKI Jakarta": RegionCode("31"), "DI Yogyakarta": RegionCode("34")}

# Districts and villages have no table, a province is written short, and a resort's area has no
# name of its own; its codes are those of the regencies that Polres Nias serves.
IRREGULAR_PLACES: dict[str, Codes] = {
    "Desa Kebet, Kecamatan Lamongan": (RegionCode("35.24.22.2004"),),
    "Kecamatan Bolo, Kabupaten Bima": (RegionCode("52.06.02"),),
    "Kecamatan Penengahan, Bakauheni, Ketapang (Lampung Selatan)": (
        RegionCode("18.01.09"),
        RegionCode("18.01.21"),
        RegionCode("18.01.14"),
    ),
    "Provinsi DKI Jakarta": (RegionCode("31"),),
    "Wilayah hukum Polres Nias (several regencies/city)": (
        RegionCode("12.04"),
        RegionCode("12.24"),
        RegionCode("12.25"),
        RegionCode("12.78"),
    ),
}

# Resorts that serve more than the regency or city of their name.
IRREGULAR_RESORTS: dict[str, Codes] = {
    "Polres Batu": (RegionCode("35.79"), RegionCode("35.07")),
    "Polrestabes Medan": (RegionCode("12.71"), RegionCode("12.07")),
}

RESORTS = ("Polres Metro ", "Polrestabes ", "Polresta ", "Polres ")


class Place(NamedTuple):
    """Where a declaration speaks for, and where it was given.

    Attributes:
        region_codes: Regions that it speaks for.
        town: Town or region of the gathering, in words.
        event_codes: Regions of the gathering.
    """

    region_codes: Codes
    town: str | None
    event_codes: Codes


def province_code(name: str) -> RegionCode:
    """Return the code of a province."""
    if name in SHORT_PROVINCES:
        return SHORT_PROVINCES[name]
    [province] = [found for found in regions.find(name) if isinstance(found, Province)]
    return province.code


def province_name(codes: Codes) -> str | None:
    """Return the provinces of some regions, as the facts join them; None without regions."""
    short = {code: name for name, code in SHORT_PROVINCES.items()}
    provinces = dict.fromkeys(RegionCode(code[:2]) for code in codes)
    return " + ".join(short.get(code) or regions.get(code).name for code in provinces) or None


def place(printed: str, level: str, province: str | None) -> Place:
    """Understand the place of a declaration."""
    if printed in IRREGULAR_PLACES:
        return Place(IRREGULAR_PLACES[printed], None, ())
    area, _, remark = printed.partition(" (")
    within = None if province is None else province_code(province)
    named = tuple(_only(part, within) for part in area.split(" + ")) if within else ()
    if level == "national":
        return Place((), area, named)
    if level == "province" and within is not None and named != (within,):
        return Place((within,), area, named)
    town = remark.rstrip(")") or None
    return Place(named, town, (_only(f"Kota {town}", within),) if town else ())


def _only(name: str, within: str | None) -> RegionCode:
    [region] = regions.find(name, within=within)
    return region.code


def level_word(declaration: Declaration) -> str | None:
    """Return the level in the words of the facts, which part regencies, cities and several."""
    if declaration.level is not Level.REGENCY_CITY:
        return next((word for word, level in LEVELS.items() if level is declaration.level), None)
    if len(declaration.region_codes) > 1:
        return "multi-region"
    [region] = declaration.regions
    return "city" if isinstance(region, Regency) and "kota" in region.kind.value else "regency"


def police_unit(printed: str, provinces: str | None) -> Institution:
    """Understand the police unit of an operation, with the regions that it serves."""
    if printed.startswith("Polda"):
        name, codes = _polda(printed, provinces)
        return Institution(kind="polda", name=name, region_codes=codes, printed=printed)
    if printed.startswith("Polres"):
        return Institution(
            kind="polres", name=printed, region_codes=_resort(printed, provinces), printed=printed
        )
    return Institution(kind="mabes-polri", name="Mabes Polri", printed=printed)


def polda_name(printed: str) -> str:
    """Return the short name of a Polda, such as ``Polda Jatim`` for ``Polda Jawa Timur``."""
    for row in code_names():
        long = row.official_name.replace("Kepolisian Daerah", "Polda", 1)
        if printed in (row.polda, long, long.replace("Daerah Istimewa", "DI")):
            return row.polda
    return printed


def _polda(printed: str, provinces: str | None) -> tuple[str, Codes]:
    if provinces is not None:
        codes = tuple(province_code(name) for name in provinces.split(" + "))
    elif printed == "Polda Metro Jaya":
        codes = (RegionCode("31"),)
    else:
        codes = (province_code(printed.removeprefix("Polda ")),)
    return polda_name(printed), codes


def _resort(printed: str, province: str | None) -> Codes:
    if printed in IRREGULAR_RESORTS:
        return IRREGULAR_RESORTS[printed]
    name = next(printed.removeprefix(word) for word in RESORTS if printed.startswith(word))
    city = f"Kota {name.removesuffix(' Kota')}"
    found = [r for r in regions.find(name) or regions.find(city) if not isinstance(r, Province)]
    if province is not None:
        found = [region for region in found if region.code[:2] == province_code(province)]
    # a kabupaten and a kota of one name: the kota has a unit of its own, with Kota in its name
    found.sort(key=lambda region: region.kind is not RegencyKind.KABUPATEN)
    return (found[0].code,)
