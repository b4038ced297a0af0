"""Natural keys: readable names that records derive from their own fields and that parse back.

A key is None on the record while a part of it is unknown. Two records with one key are a
finding, not an error.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any, Self

from attrs import Attribute, field, frozen

from pilkada_model import rules
from pilkada_model.errors import InvalidValueError, ParseError
from pilkada_model.rules.codes import ELECTION_ID, KEY, REGION_CODE

_REGION = REGION_CODE.pattern
_WORD = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ELECTION = ELECTION_ID.pattern


def slug(text: str) -> str:
    """Return `text` in lower-case ASCII letters and digits, words joined by single hyphens.

    Raises:
        InvalidValueError: if `text` is no text.
    """
    rules.argument("slug", "text", text, str)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _match(function: str, pattern: str, text: str, expected: str) -> re.Match[str]:
    rules.argument(function, "text", text, str)
    found = re.fullmatch(pattern, text)
    if found is None:
        raise ParseError(text=text, expected=expected)
    return found


def _refused(found: re.Match[str], error: InvalidValueError) -> ParseError:
    """Tell where the text has the field that a rule refused; groups are named like fields."""
    return ParseError(text=found.string, expected=error.expected, span=found.span(error.field or 0))


def _slug(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept what `slug` returns for text that has a letter or a digit."""
    rules.exact(str)(instance, attribute, value)
    if re.fullmatch(_WORD, value) is None:
        expected = 'a slug such as "mantap-praja"'
        rules.refuse(instance, attribute, value, expected=expected, code="malformed")


def _name_slug(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept a slug that no ordinal and no year can be taken for."""
    _slug(instance, attribute, value)
    if not value[0].isalpha():
        expected = "a slug that starts with a letter"
        rules.refuse(instance, attribute, value, expected=expected, code="malformed")


def _code_with_election(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept the code of a region whose head is elected."""
    rules.region_code(instance, attribute, value)
    if len(value) not in (2, 5):
        expected = "the code of a province, a regency or a city"
        rules.refuse(instance, attribute, value, expected=expected, code="malformed")


def _iso_day(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    """Accept a day as ``YYYY-MM-DD``; the other forms of ISO 8601 would be second spellings."""
    rules.exact(str)(instance, attribute, value)
    try:
        sound = dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        sound = False
    if not sound:
        expected = "a day of the calendar"
        rules.refuse(instance, attribute, value, expected=expected, code="malformed")


@frozen(kw_only=True)
class InstitutionKey:
    """The key of a unit or body: ``polres-pamekasan``, ``kodim-0826``, ``kpu-kabko.35.28``.

    A region can have two resorts, so a unit goes by its own name. A body without a name of
    its own goes by its kind and region.

    Attributes:
        name: The slug of the unit's name, or of kind and number, or of the kind.
        region_code: The region, only where `name` is a kind.

    Raises:
        InvalidValueError: if the name is no slug, or the code has another form.
    """

    name: str = field(validator=_slug)
    region_code: str | None = field(default=None, validator=rules.optional(rules.region_code))

    def __str__(self) -> str:
        return self.name if self.region_code is None else f"{self.name}.{self.region_code}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the key back.

        Raises:
            ParseError: if the text is no key of this form.
            InvalidValueError: if `text` is no text.
        """
        found = _match(
            "InstitutionKey.parse",
            rf"({_WORD})(?:\.({_REGION}))?",
            text,
            'an institution such as "polres-pamekasan"',
        )
        return cls(name=found[1], region_code=found[2])


@frozen(kw_only=True)
class OperationKey:
    """The key of an operation: ``mantap-praja.semeru.2024``, ``mantap-praja.mansinam.2.2024``.

    Attributes:
        family: Key of the operation family, hyphens between words.
        code_name: Slug of the Polda's code name; None for a national name.
        ordinal: The number of a sister operation (Mansinam II is 2).
        years: The year, or the two years, of the name, in rising order.

    Raises:
        InvalidValueError: if a part has another form, or the years are missing or do not rise.
    """

    family: str = field(validator=_slug)
    code_name: str | None = field(default=None, validator=rules.optional(_name_slug))
    ordinal: int | None = field(default=None, validator=rules.optional(rules.positive))
    years: tuple[int, ...] = field(validator=rules.tuple_of(rules.year))

    def __attrs_post_init__(self) -> None:
        rules.at_least_one_of(self, "years")
        rules.sorted_unique(self, "years")

    def __str__(self) -> str:
        parts = [self.family, self.code_name, self.ordinal, "-".join(map(str, self.years))]
        return ".".join(str(part) for part in parts if part is not None)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the key back.

        Raises:
            ParseError: if the text is no key of this form.
            InvalidValueError: if `text` is no text.
        """
        found = _match(
            "OperationKey.parse",
            rf"({_WORD})(?:\.([a-z][a-z0-9]*(?:-[a-z0-9]+)*))?(?:\.(?P<ordinal>[1-9][0-9]{{0,18}}))?"
            r"\.(?P<years>[1-9][0-9]{3}(?:-[1-9][0-9]{3})*)",
            text,
            'an operation such as "mantap-praja.semeru.2024"',
        )
        try:
            return cls(
                family=found[1],
                code_name=found[2],
                ordinal=None if found[3] is None else int(found[3]),
                years=tuple(int(year) for year in found[4].split("-")),
            )
        except InvalidValueError as error:
            raise _refused(found, error) from None


@frozen(kw_only=True)
class ContestKey:
    """The key of a contest: ``pilkada-2024.35.28``.

    Attributes:
        election: Id of the election wave.
        region_code: Province, regency or city whose head is elected.

    Raises:
        InvalidValueError: if a part has another form, or the region is smaller.
    """

    election: str = field(validator=rules.election_id)
    region_code: str = field(validator=_code_with_election)

    def __str__(self) -> str:
        return f"{self.election}.{self.region_code}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the key back.

        Raises:
            ParseError: if the text is no key of this form.
            InvalidValueError: if `text` is no text.
        """
        found = _match(
            "ContestKey.parse",
            rf"({_ELECTION})\.(?P<region_code>{_REGION})",
            text,
            'a contest such as "pilkada-2024.35.28"',
        )
        try:
            return cls(election=found[1], region_code=found[2])
        except InvalidValueError as error:
            raise _refused(found, error) from None


@frozen(kw_only=True)
class StageKey:
    """The key of an election stage: ``pilkada-2024/campaign``.

    Attributes:
        election: Id of the election wave.
        stage: Id of the stage, unique in its election.

    Raises:
        InvalidValueError: if a part has another form.
    """

    election: str = field(validator=rules.election_id)
    stage: str = field(validator=rules.key)

    def __str__(self) -> str:
        return f"{self.election}/{self.stage}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the key back.

        Raises:
            ParseError: if the text is no key of this form.
            InvalidValueError: if `text` is no text.
        """
        found = _match(
            "StageKey.parse",
            rf"({_ELECTION})/({KEY.pattern})",
            text,
            'a stage such as "pilkada-2024/campaign"',
        )
        return cls(election=found[1], stage=found[2])


@frozen(kw_only=True)
class DeclarationKey:
    """The key of a declaration: ``deklarasi.35.28.2024-08-16.polres-pamekasan``.

    One region signs many declarations, so place, day and organiser together name one. A
    national one has the word ``nasional`` for the place.

    Attributes:
        region_codes: The regions it speaks for, sorted, each once; empty for all.
        day: ISO date on which it was signed.
        organiser: Key of the institution that organised it.

    Raises:
        InvalidValueError: if a part has another form, or the codes do not rise.
    """

    region_codes: tuple[str, ...] = field(validator=rules.tuple_of(rules.region_code))
    day: str = field(validator=_iso_day)
    organiser: InstitutionKey = field(validator=rules.exact(InstitutionKey))

    def __attrs_post_init__(self) -> None:
        rules.sorted_unique(self, "region_codes")

    def __str__(self) -> str:
        place = "+".join(self.region_codes) or "nasional"
        return f"deklarasi.{place}.{self.day}.{self.organiser}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the key back.

        Raises:
            ParseError: if the text is no key of this form.
            InvalidValueError: if `text` is no text.
        """
        found = _match(
            "DeclarationKey.parse",
            rf"deklarasi\.(?P<region_codes>nasional|{_REGION}(?:\+{_REGION})*)"
            r"\.(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\.(.+)",
            text,
            'a declaration such as "deklarasi.35.28.2024-08-16.polres-pamekasan"',
        )
        organiser = InstitutionKey.parse(found[3])
        try:
            return cls(
                region_codes=() if found[1] == "nasional" else tuple(found[1].split("+")),
                day=found[2],
                organiser=organiser,
            )
        except InvalidValueError as error:
            raise _refused(found, error) from None
