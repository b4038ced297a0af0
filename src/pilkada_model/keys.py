"""Natural keys: readable names that records derive from their own fields and that parse back.

A key is None on the record while a part of it is unknown. Two records with one key are a
finding, not an error.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Self

from attrs import frozen

from pilkada_model.errors import ParseError
from pilkada_model.rules.codes import ELECTION_ID, KEY, REGION_CODE

_REGION = REGION_CODE.pattern
_WORD = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ELECTION = ELECTION_ID.pattern


def slug(text: str) -> str:
    """Return `text` in lower-case ASCII letters and digits, words joined by single hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _match(pattern: str, text: str, expected: str) -> re.Match[str]:
    found = re.fullmatch(pattern, text)
    if found is None:
        raise ParseError(text=text, expected=expected)
    return found


@frozen(kw_only=True)
class InstitutionKey:
    """The key of a unit or body: ``polres-pamekasan``, ``kodim-0826``, ``kpu-kabko.35.28``.

    A region can have two resorts, so a unit goes by its own name. A body without a name of
    its own goes by its kind and region.

    Attributes:
        name: The slug of the unit's name, or of kind and number, or of the kind.
        region_code: The region, only where `name` is a kind.
    """

    name: str
    region_code: str | None = None

    def __str__(self) -> str:
        return self.name if self.region_code is None else f"{self.name}.{self.region_code}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the key back.

        Raises:
            ParseError: if the text is no key of this form.
        """
        found = _match(
            rf"({_WORD})(?:\.({_REGION}))?", text, 'an institution such as "polres-pamekasan"'
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
    """

    family: str
    code_name: str | None = None
    ordinal: int | None = None
    years: tuple[int, ...]

    def __str__(self) -> str:
        parts = [self.family, self.code_name, self.ordinal, "-".join(map(str, self.years))]
        return ".".join(str(part) for part in parts if part is not None)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the key back.

        Raises:
            ParseError: if the text is no key of this form.
        """
        found = _match(
            rf"({_WORD})(?:\.([a-z][a-z0-9]*(?:-[a-z0-9]+)*))?(?:\.([1-9][0-9]*))?"
            r"\.([1-9][0-9]{3}(?:-[1-9][0-9]{3})*)",
            text,
            'an operation such as "mantap-praja.semeru.2024"',
        )
        return cls(
            family=found[1],
            code_name=found[2],
            ordinal=None if found[3] is None else int(found[3]),
            years=tuple(int(year) for year in found[4].split("-")),
        )


@frozen(kw_only=True)
class ContestKey:
    """The key of a contest: ``pilkada-2024.35.28``.

    Attributes:
        election: Id of the election wave.
        region_code: Province, regency or city whose head is elected.
    """

    election: str
    region_code: str

    def __str__(self) -> str:
        return f"{self.election}.{self.region_code}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the key back.

        Raises:
            ParseError: if the text is no key of this form.
        """
        found = _match(
            rf"({_ELECTION})\.({_REGION})", text, 'a contest such as "pilkada-2024.35.28"'
        )
        return cls(election=found[1], region_code=found[2])


@frozen(kw_only=True)
class StageKey:
    """The key of an election stage: ``pilkada-2024/campaign``.

    Attributes:
        election: Id of the election wave.
        stage: Id of the stage, unique in its election.
    """

    election: str
    stage: str

    def __str__(self) -> str:
        return f"{self.election}/{self.stage}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the key back.

        Raises:
            ParseError: if the text is no key of this form.
        """
        found = _match(
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
        region_codes: The regions it speaks for, in the order of the record; empty for all.
        day: ISO date on which it was signed.
        organiser: Key of the institution that organised it.
    """

    region_codes: tuple[str, ...]
    day: str
    organiser: InstitutionKey

    def __str__(self) -> str:
        place = "+".join(self.region_codes) or "nasional"
        return f"deklarasi.{place}.{self.day}.{self.organiser}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the key back.

        Raises:
            ParseError: if the text is no key of this form.
        """
        found = _match(
            rf"deklarasi\.(nasional|{_REGION}(?:\+{_REGION})*)\.([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\.(.+)",
            text,
            'a declaration such as "deklarasi.35.28.2024-08-16.polres-pamekasan"',
        )
        try:
            dt.date.fromisoformat(found[2])
        except ValueError:
            raise ParseError(
                text=text, expected="a day of the calendar", span=found.span(2)
            ) from None
        return cls(
            region_codes=() if found[1] == "nasional" else tuple(found[1].split("+")),
            day=found[2],
            organiser=InstitutionKey.parse(found[3]),
        )
