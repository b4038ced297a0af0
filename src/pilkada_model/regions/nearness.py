"""Codes near one that no table has: transposed digits, the next number, the alike."""

from __future__ import annotations

from difflib import SequenceMatcher

from pilkada_model.errors import UnknownReferenceError
from pilkada_model.regions import today

_NEAR = 5


def _number(code: str) -> int:
    return int(code.replace(".", ""))


def _family(code: str) -> tuple[str, list[str]]:
    """Return the first part of a code that no table has, and the codes it may be meant for."""
    above = code
    missing = code
    while above and today.region(above) is None:
        missing, above = above, above.rpartition(".")[0]
    if above:
        return missing, [region.code for region in today.below(above)]
    few = [other for other in today.known() if len(other) == min(len(code), 5)]
    return code[:5], few


def near(code: str) -> tuple[str, ...]:
    """Return up to five known codes near one that no table has, likeliest first, with names."""
    missing, family = _family(code)
    transposed = missing[:-2] + missing[-1] + missing[-2]
    first = [transposed] if transposed in family else []
    beside = sorted(family, key=lambda other: abs(_number(other) - _number(missing)))
    alike = sorted(beside, key=lambda other: -SequenceMatcher(None, other, missing).ratio())
    codes = list(dict.fromkeys([*first, *beside[:2], *alike]))[:_NEAR]
    regions = [region for other in codes if (region := today.region(other)) is not None]
    return tuple(f"{region.code} {region.name}" for region in regions)


def unknown_region(code: str) -> UnknownReferenceError:
    """Return the error for a code that no table has."""
    return UnknownReferenceError(kind="region", key=code, near=near(code))
