"""Rules about regions: codes of one level, and codes that agree with the kind.

The form of the codes is that of Permendagri 58/2021: two digits for the province, two for
the regency (01-69) or city (71-99), two for the district, four for the village, of which the
first tells kelurahan (1), desa (2) and desa adat (3).
"""

from __future__ import annotations

import re
from typing import Any

from attrs import Attribute

from pilkada_model.errors import InvalidValueError
from pilkada_model.rules.codes import of_form, region_code
from pilkada_model.rules.types import refuse

ISO_CODE = re.compile(r"ID-[A-Z]{2}")
BPS_PROVINCE_CODE = re.compile(r"[1-9][0-9]")
BPS_REGENCY_CODE = re.compile(r"[1-9][0-9]{3}")


def _of_length(
    length: int, expected: str, instance: Any, attribute: Attribute[Any], value: Any
) -> None:
    region_code(instance, attribute, value)
    if len(value) != length:
        refuse(instance, attribute, value, expected=expected, code="malformed")


def province_code(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept the code of a province: two digits, such as 35."""
    _of_length(2, 'the code of a province such as "35"', instance, attribute, value)


def district_code(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept the code of a district: three parts, such as 35.28.01."""
    _of_length(8, 'the code of a district such as "35.28.01"', instance, attribute, value)


def village_code(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept the code of a village: four parts, such as 35.28.01.2001."""
    _of_length(13, 'the code of a village such as "35.28.01.2001"', instance, attribute, value)


def iso_code(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept a code of ISO 3166-2 for Indonesia, such as ID-JI."""
    of_form(ISO_CODE, 'an ISO 3166-2 code such as "ID-JI"', instance, attribute, value)


def bps_province_code(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept a code of the statistics office for a province: two digits, such as 35."""
    of_form(BPS_PROVINCE_CODE, 'a BPS code such as "35"', instance, attribute, value)


def bps_regency_code(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept a code of the statistics office for a regency or city: four digits, such as 3528."""
    of_form(BPS_REGENCY_CODE, 'a BPS code such as "3528"', instance, attribute, value)


def number_of_kind(record: Any, first: str, last: str) -> None:
    """Refuse a region whose code does not end in `first` to `last`, the numbers of its kind."""
    if not first <= record.code.rpartition(".")[2] <= last:
        raise InvalidValueError(
            record=type(record).__name__,
            field="code",
            value=record.code,
            expected=f"a {record.kind.value} numbered {first} to {last}",
            code="code_not_of_kind",
        )


def former_codes_of_same_level(record: Any) -> None:
    """Refuse a region with a former code of another level, or with its own code as a former one."""
    for index, former in enumerate(record.former_codes):
        if len(former.code) != len(record.code) or former.code == record.code:
            raise InvalidValueError(
                record=type(record).__name__,
                field="former_codes",
                index=index,
                value=former.code,
                expected=f"another code of the same level as {record.code}",
                code="not_a_former_code",
            )
