"""What a function may be called with: the same error as for a field."""

from __future__ import annotations

from pilkada_model.errors import InvalidValueError
from pilkada_model.rules.codes import REGION_CODE
from pilkada_model.rules.types import name_of_type


def argument(function: str, name: str, value: object, kind: type) -> None:
    """Refuse an argument whose class is not `kind` itself.

    Raises:
        InvalidValueError: with the function for the record and the argument for the field.
    """
    if value.__class__ is not kind:
        raise InvalidValueError(
            record=function,
            field=name,
            value=value,
            expected=name_of_type(kind),
            code="wrong_type",
        )


def optional_argument(function: str, name: str, value: object, kind: type) -> None:
    """Refuse an argument that is neither None nor of this class.

    Raises:
        InvalidValueError: as `argument` does.
    """
    if value is not None:
        argument(function, name, value, kind)


def region_argument(function: str, name: str, code: object) -> None:
    """Refuse an argument that is no region code.

    Raises:
        InvalidValueError: with the function for the record and the argument for the field.
    """
    argument(function, name, code, str)
    if REGION_CODE.fullmatch(str(code)) is None:
        raise InvalidValueError(
            record=function,
            field=name,
            value=code,
            expected='a region code such as "35.28"',
            code="malformed",
        )
