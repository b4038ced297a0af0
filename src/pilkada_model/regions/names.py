"""Regions by name. Aliases and former names are not searched."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pilkada_model.errors import InvalidValueError
from pilkada_model.regions.lookup import get, known
from pilkada_model.regions.records import Province, Regency, RegencyKind, Region

_WORD = re.compile(r"[^\W_]+")
_SHORTENED = MappingProxyType({"kab": "kabupaten", "prov": "provinsi", "adm": "administrasi"})
_NEAR = 5
_ALIKE = 0.7


def _fold(name: str) -> str:
    """Return `name` without case, accents, punctuation and spaces, its kind written out."""
    words = _WORD.findall(unicodedata.normalize("NFKD", name).casefold())
    return "".join(_SHORTENED.get(word, word) for word in words)


def _names(region: Province | Regency) -> tuple[str, ...]:
    if isinstance(region, Province):
        return (region.name, f"provinsi {region.name}", region.label("en"))
    # Jakarta's cities are printed with and without "Administrasi"
    kind = region.kind.value.partition("_")[0]
    return (region.name, region.short_name, f"{kind} {region.short_name}", region.label("en"))


@cache
def _by_name() -> Mapping[str, tuple[Province | Regency, ...]]:
    index: dict[str, tuple[Province | Regency, ...]] = {}
    for region in known().values():
        for name in dict.fromkeys(map(_fold, _names(region))):
            index[name] = (*index.get(name, ()), region)
    return MappingProxyType(index)


def _check_text(function: str, name: object) -> None:
    if name.__class__ is not str:
        raise InvalidValueError(
            record=function, field="name", value=name, expected="text", code="wrong_type"
        )


def find(
    name: str, *, kind: RegencyKind | None = None, within: str | None = None
) -> tuple[Region, ...]:
    """Return every region of this name in code order; an empty tuple when there is none.

    ``Bandung`` is a regency and a city; ``Kab. Bandung`` and ``Kota Bandung`` are one each.
    English names are found too. Case, accents, spaces and punctuation do not matter.

    Args:
        name: The name, alone or after Kabupaten, Kab., Kota, Provinsi or Prov.
        kind: Only regencies or cities of this kind.
        within: Only this region, by its code, and those that lie in it.

    Raises:
        InvalidValueError: for a `name` that is no text, a `kind` that is none, or a `within`
            that is no region code.
        UnknownReferenceError: for a `within` that no table has.
    """
    _check_text("find", name)
    if kind is not None and kind.__class__ is not RegencyKind:
        raise InvalidValueError(
            record="find", field="kind", value=kind, expected="a RegencyKind", code="wrong_type"
        )
    found = _by_name().get(_fold(name), ())
    if kind is not None:
        found = tuple(
            region for region in found if isinstance(region, Regency) and region.kind is kind
        )
    if within is not None:
        area = f"{get(within).code}."
        found = tuple(region for region in found if f"{region.code}.".startswith(area))
    return found


def suggest(name: str) -> tuple[str, ...]:
    """Return up to five official names that resemble a misspelt one, best first.

    Raises:
        InvalidValueError: for a `name` that is no text.
    """
    _check_text("suggest", name)
    near = difflib.get_close_matches(_fold(name), _by_name(), n=_NEAR, cutoff=_ALIKE)
    names = dict.fromkeys(region.name for key in near for region in _by_name()[key])
    return tuple(names)[:_NEAR]
