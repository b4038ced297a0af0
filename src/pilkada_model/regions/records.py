"""The region records. None of them needs a table to exist."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NewType, TypeAlias

from attrs import field, frozen

from pilkada_model import rules
from pilkada_model.dates import PartialDate, Zone
from pilkada_model.labels import Labelled, Language, in_language
from pilkada_model.levels import Level
from pilkada_model.regions.kinds import (
    DistrictKind,
    IslandGroup,
    RegencyKind,
    SpecialStatus,
    VillageKind,
)
from pilkada_model.rules import regions as region_rules

RegionCode = NewType("RegionCode", str)
"""A dotted code of the Ministry of Home Affairs: 35, 35.28, 35.28.01 or 35.28.01.2001."""

_KABUPATEN_NUMBERS = ("01", "69")
_KOTA_NUMBERS = ("71", "99")
_NUMBERS: Mapping[Labelled, tuple[str, str]] = MappingProxyType(
    {
        RegencyKind.KABUPATEN: _KABUPATEN_NUMBERS,
        RegencyKind.KABUPATEN_ADMINISTRASI: _KABUPATEN_NUMBERS,
        RegencyKind.KOTA: _KOTA_NUMBERS,
        RegencyKind.KOTA_ADMINISTRASI: _KOTA_NUMBERS,
        VillageKind.KELURAHAN: ("1001", "1999"),
        VillageKind.DESA: ("2001", "2999"),
        VillageKind.DESA_ADAT: ("3001", "3999"),
    }
)


def _label(name: str, kind: Labelled, language: Language, term: str | None = None) -> str:
    words = {"id": term or kind.label("id"), "en": kind.label("en")}
    word = in_language(words, language).title()
    if language == "id":  # the decree prints Desa Adat before some names and not before others
        return name if name.startswith(f"{word} ") else f"{word} {name}"
    return f"{name.removeprefix(f'{kind.label().title()} ')} {word}"


@frozen(kw_only=True)
class FormerCode:
    """A code that a region had in an older edition of the codes.

    Attributes:
        code: The old code, of the same level; in today's edition it may name another region.
        until: When a later code took its place; None when not known.
        decree: The last edition that prints the code, such as ``Kepmendagri 050-145/2022``.
    """

    code: RegionCode = field(validator=rules.region_code)
    until: PartialDate | None = field(
        default=None, validator=rules.optional(rules.exact(PartialDate))
    )
    decree: str | None = field(default=None, validator=rules.optional(rules.text))


@frozen(kw_only=True)
class Province:
    """A province (provinsi).

    Attributes:
        code: Two digits, such as ``35``.
        name: Official name without the word Provinsi, as the decree prints it.
        zone: Time zone, which holds for the whole province (Keppres 41/1987).
        name_en: English name, such as ``East Java``; None when there is none of its own.
        capital: Seat of the governor.
        iso_code: Code of ISO 3166-2, such as ``ID-JI``.
        special_status: By what it differs from others in law; None for most.
        island_group: The part of the archipelago in which it lies.
        created: When its founding law was made; known for provinces since 1999.
        bps_code_2020: Code of the statistics office (BPS) in its scheme of 2020, two digits; the
            same digits may be another province in a code of the ministry.
        bps_code_2023: Code of the statistics office in its scheme of 2023, two digits.
        former_codes: Codes in older editions, oldest first.
    """

    code: RegionCode = field(validator=region_rules.province_code)
    name: str = field(validator=rules.text)
    zone: Zone = field(validator=rules.exact(Zone))
    name_en: str | None = field(default=None, validator=rules.optional(rules.text))
    capital: str | None = field(default=None, validator=rules.optional(rules.text))
    iso_code: str | None = field(default=None, validator=rules.optional(region_rules.iso_code))
    special_status: SpecialStatus | None = field(
        default=None, validator=rules.optional(rules.exact(SpecialStatus))
    )
    island_group: IslandGroup | None = field(
        default=None, validator=rules.optional(rules.exact(IslandGroup))
    )
    created: PartialDate | None = field(
        default=None, validator=rules.optional(rules.exact(PartialDate))
    )
    bps_code_2020: str | None = field(
        default=None, validator=rules.optional(region_rules.bps_province_code)
    )
    bps_code_2023: str | None = field(
        default=None, validator=rules.optional(region_rules.bps_province_code)
    )
    former_codes: tuple[FormerCode, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(FormerCode))
    )

    def __attrs_post_init__(self) -> None:
        region_rules.former_codes_of_same_level(self)

    @property
    def level(self) -> Level:
        """The level of a province."""
        return Level.PROVINCE

    def label(self, language: Language = "id") -> str:
        """Return the name for people: Jawa Timur, East Java.

        Raises:
            UnknownReferenceError: for a language other than ``id`` and ``en``.
        """
        return in_language({"id": self.name, "en": self.name_en or self.name}, language)


@frozen(kw_only=True)
class Regency:
    """A regency (kabupaten) or city (kota), the administrative ones of Jakarta included.

    Attributes:
        code: Two parts; the second is 01-69 for a regency and 71-99 for a city.
        name: Official name with its kind, such as ``Kabupaten Pamekasan``.
        short_name: The name without the kind; 26 of them name a regency and a city alike.
        kind: Regency or city, administrative or not.
        zone: Time zone of the province.
        capital: Seat of government, as it works.
        capital_by_law: Seat in the founding law, where that is another one.
        bps_code_2020: Code of the statistics office (BPS) in its scheme of 2020, four digits;
            ``1101`` is Simeulue there, and Aceh Selatan is ``11.01`` here.
        bps_code_2023: Code of the statistics office in its scheme of 2023, four digits; not known
            for Papua.
        former_codes: Codes in older editions, oldest first.
    """

    code: RegionCode = field(validator=rules.regency_code)
    name: str = field(validator=rules.text)
    short_name: str = field(validator=rules.text)
    kind: RegencyKind = field(validator=rules.exact(RegencyKind))
    zone: Zone = field(validator=rules.exact(Zone))
    capital: str | None = field(default=None, validator=rules.optional(rules.text))
    capital_by_law: str | None = field(default=None, validator=rules.optional(rules.text))
    bps_code_2020: str | None = field(
        default=None, validator=rules.optional(region_rules.bps_regency_code)
    )
    bps_code_2023: str | None = field(
        default=None, validator=rules.optional(region_rules.bps_regency_code)
    )
    former_codes: tuple[FormerCode, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(FormerCode))
    )

    def __attrs_post_init__(self) -> None:
        region_rules.number_of_kind(self, *_NUMBERS[self.kind])
        region_rules.former_codes_of_same_level(self)

    @property
    def level(self) -> Level:
        """The level of a regency or city."""
        return Level.REGENCY_CITY

    @property
    def province_code(self) -> RegionCode:
        """The code of the province it lies in."""
        return RegionCode(self.code[:2])

    def label(self, language: Language = "id") -> str:
        """Return the name for people: Kabupaten Pamekasan, Pamekasan Regency.

        Raises:
            UnknownReferenceError: for a language other than ``id`` and ``en``.
        """
        names = {"id": self.name, "en": f"{self.short_name} {self.kind.label('en').title()}"}
        return in_language(names, language)


@frozen(kw_only=True)
class District:
    """A district (kecamatan).

    Attributes:
        code: Three parts, such as ``35.28.01``.
        name: Official name without its kind.
        kind: What a district is called there.
        zone: Time zone of the province; None when not stated.
        former_codes: Codes in older editions, oldest first.
    """

    code: RegionCode = field(validator=region_rules.district_code)
    name: str = field(validator=rules.text)
    kind: DistrictKind = field(validator=rules.exact(DistrictKind))
    zone: Zone | None = field(default=None, validator=rules.optional(rules.exact(Zone)))
    former_codes: tuple[FormerCode, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(FormerCode))
    )

    def __attrs_post_init__(self) -> None:
        region_rules.former_codes_of_same_level(self)

    @property
    def level(self) -> Level:
        """The level of a district."""
        return Level.DISTRICT

    @property
    def province_code(self) -> RegionCode:
        """The code of the province it lies in."""
        return RegionCode(self.code[:2])

    @property
    def regency_code(self) -> RegionCode:
        """The code of the regency or city it lies in."""
        return RegionCode(self.code[:5])

    def label(self, language: Language = "id") -> str:
        """Return the name for people: Kecamatan Pamekasan, Pamekasan District.

        Raises:
            UnknownReferenceError: for a language other than ``id`` and ``en``.
        """
        return _label(self.name, self.kind, language)


@frozen(kw_only=True)
class Village:
    """A village (desa), an urban village (kelurahan) or a village of customary law (desa adat).

    Attributes:
        code: Four parts; the fourth is 1xxx for a kelurahan, 2xxx a desa, 3xxx a desa adat.
        name: Official name, mostly without its kind.
        kind: What the village is in law.
        local_term: What such a village is called there, such as ``gampong`` or ``nagari``; None
            where that is its kind, or not known.
        zone: Time zone of the province; None when not stated.
        former_codes: Codes in older editions, oldest first.
    """

    code: RegionCode = field(validator=region_rules.village_code)
    name: str = field(validator=rules.text)
    kind: VillageKind = field(validator=rules.exact(VillageKind))
    local_term: str | None = field(default=None, validator=rules.optional(rules.text))
    zone: Zone | None = field(default=None, validator=rules.optional(rules.exact(Zone)))
    former_codes: tuple[FormerCode, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(FormerCode))
    )

    def __attrs_post_init__(self) -> None:
        region_rules.number_of_kind(self, *_NUMBERS[self.kind])
        region_rules.former_codes_of_same_level(self)

    @property
    def level(self) -> Level:
        """The level of a village."""
        return Level.VILLAGE

    @property
    def province_code(self) -> RegionCode:
        """The code of the province it lies in."""
        return RegionCode(self.code[:2])

    @property
    def regency_code(self) -> RegionCode:
        """The code of the regency or city it lies in."""
        return RegionCode(self.code[:5])

    @property
    def district_code(self) -> RegionCode:
        """The code of the district it lies in."""
        return RegionCode(self.code[:8])

    def label(self, language: Language = "id") -> str:
        """Return the name for people: Desa Dabuan, Gampong Keude Bakongan, Dabuan Village.

        Raises:
            UnknownReferenceError: for a language other than ``id`` and ``en``.
        """
        return _label(self.name, self.kind, language, self.local_term)


Region: TypeAlias = Province | Regency | District | Village
"""A region of any level."""
