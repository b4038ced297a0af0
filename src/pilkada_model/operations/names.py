"""The name of an operation."""

from __future__ import annotations

from attrs import field, frozen

from pilkada_model import rules
from pilkada_model.errors import InvalidValueError
from pilkada_model.keys import OperationKey, slug
from pilkada_model.operations.code_name import find_code_name, polda_of
from pilkada_model.operations.family import known_families
from pilkada_model.writing import write_roman


@frozen(kw_only=True)
class OperationName:
    """The name of an operation: Operasi Mantap Praja Semeru 2024.

    Attributes:
        family: Key of the family, such as ``mantap-praja``; an open vocabulary.
        code_name: The Polda's code name, such as ``Semeru``; None when the name has none.
        code_name_inferred: Whether the code name is known from the Polda and not printed.
        ordinal: Number of a sister operation (Mansinam II is 2).
        years: The year, or the two years, in the name, in rising order. They need not be the
            years in which the operation runs.
        printed: The name as the source prints it.
        variants: The name as it prints it elsewhere.
    """

    family: str | None = field(default=None, validator=rules.optional(rules.key))
    code_name: str | None = field(default=None, validator=rules.optional(rules.text))
    code_name_inferred: bool = field(default=False, validator=rules.exact(bool))
    ordinal: int | None = field(default=None, validator=rules.optional(rules.positive))
    years: tuple[int, ...] = field(default=(), validator=rules.tuple_of(rules.year))
    printed: str | None = field(default=None, validator=rules.optional(rules.text))
    variants: tuple[str, ...] = field(default=(), validator=rules.tuple_of(rules.text))

    def __attrs_post_init__(self) -> None:
        rules.sorted_unique(self, "years")
        _known_or_printed(self)

    def __str__(self) -> str:
        if self.printed is not None:
            return self.printed
        family = known_families().get(self.family or "")
        words = (
            "Operasi",
            family.name if family else None,
            self.code_name,
            None if self.ordinal is None else write_roman(self.ordinal),
            "-".join(map(str, self.years)),
        )
        return " ".join(word for word in words if word)

    @property
    def key(self) -> str | None:
        """The natural key, ``mantap-praja.semeru.2024``; None while family or year is unknown."""
        if self.family is None or not self.years:
            return None
        code = None if self.code_name is None else self._code_key(self.code_name)
        if code is not None and not code[:1].isalpha():
            return None
        return str(
            OperationKey(
                family=slug(self.family), code_name=code, ordinal=self.ordinal, years=self.years
            )
        )

    @property
    def polda(self) -> str | None:
        """Key of the Polda whose code name it carries, such as ``polda-jatim``; None if unknown.

        Should several Poldas have had the code name, the years of the name decide.
        """
        return None if self.code_name is None else polda_of(self.code_name, self.years)

    @staticmethod
    def _code_key(code_name: str) -> str:
        row = find_code_name(code_name)
        return slug(code_name if row is None else row.code_name)


def _known_or_printed(name: OperationName) -> None:
    """Refuse a name that is neither printed nor of a family that the table has."""
    if name.printed is None and name.family not in known_families():
        raise InvalidValueError(
            record="OperationName",
            field="family",
            value=name.family,
            expected="a known family of operations, or the name as printed",
            code="unknown_family",
        )
