"""Rules about codes and keys: their form, never whether a table has them."""

from __future__ import annotations

import re
from typing import Any

from attrs import Attribute

from pilkada_model.rules.text import text
from pilkada_model.rules.types import refuse

REGION_CODE = re.compile(
    r"[1-9][0-9](?:\.(?!00)(?!70)[0-9]{2}(?:\.(?!00)[0-9]{2}(?:\.[1-3][0-9]{3})?)?)?"
)
KEY = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
ELECTION_ID = re.compile(r"[a-z]+(?:-[a-z]+)*-[1-9][0-9]{3}")
IDENTIFIER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._/+-]{0,198}[A-Za-z0-9])?")
INSTITUTION_CODE = re.compile(rf"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.{REGION_CODE.pattern})?")
WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*")


def of_form(
    form: re.Pattern[str], expected: str, instance: Any, attribute: Attribute[Any], value: Any
) -> None:
    """Accept text of a form; `expected` says it in words."""
    if value.__class__ is not str:
        refuse(instance, attribute, value, expected="text", code="wrong_type")
    if form.fullmatch(value) is None:
        refuse(instance, attribute, value, expected=expected, code="malformed")


def region_code(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept a dotted Kemendagri code: 35, 35.28, 35.28.01 or 35.28.01.2001.

    Regencies are numbered 01 to 69 and cities 71 to 99, districts from 01; the number of a village
    starts with 1 (kelurahan), 2 (desa) or 3 (desa adat).
    """
    of_form(REGION_CODE, 'a region code such as "35.28"', instance, attribute, value)


def regency_code(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept the code of a regency or city: kabupaten 01-69, kota 71-99 after the province."""
    region_code(instance, attribute, value)
    if len(value) != 5:
        refuse(
            instance,
            attribute,
            value,
            expected="the code of a regency (01-69) or city (71-99)",
            code="malformed",
        )


def key(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept a word of an open vocabulary: lower case, digits, single hyphens or underscores."""
    of_form(KEY, 'a key such as "kpu-kabko"', instance, attribute, value)


def election_id(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept the name of an election wave, such as pilkada-2024 or pemilu-2024."""
    of_form(ELECTION_ID, 'an election such as "pilkada-2024"', instance, attribute, value)


def identifier(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept an id: up to 200 letters, digits and . _ / + - between letters or digits."""
    of_form(IDENTIFIER, 'an id such as "pamekasan-2024-08-16"', instance, attribute, value)


def institution_code(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept the key of an institution, such as polres-pamekasan or kpu-kabko.35.28."""
    of_form(
        INSTITUTION_CODE, 'an institution such as "polres-pamekasan"', instance, attribute, value
    )


def web_address(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept an address that starts with http:// or https:// and has no white space."""
    text(instance, attribute, value)
    if WEB_ADDRESS.fullmatch(value) is None:
        refuse(instance, attribute, value, expected="an http or https address", code="malformed")
