"""Bodies and units of the kinds in the table, and now and then of a kind that it lacks."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from pilkada_model.institutions import Category, Institution, kinds
from pilkada_model.institutions.kinds import known as known_kinds
from pilkada_model.levels import Level
from pilkada_model.regions import Regency, RegionCode
from pilkada_model.strategies._codes import known, province_codes, region_codes
from pilkada_model.strategies._shapes import FLAGS, distinct, maybe, perhaps, seldom
from pilkada_model.strategies._text import NAMES, identifiers, keys, texts

_ABOVE_REGIONS = (Level.NATIONAL, Level.SUPRA_PROVINCE)
_KINDS_IN_TABLE = st.deferred(lambda: st.sampled_from(tuple(known_kinds())))
_NUMBERS = st.one_of(st.integers(1, 1999).map("{:04}".format), st.sampled_from(("V", "XVII")))


def institution_kinds(
    *, category: Category | None = None, region: str | None = None
) -> SearchStrategy[str]:
    """Keys of the kinds of institution that the table has.

    Args:
        category: Only kinds of this category.
        region: Only kinds that exist where this region lies, by its code.
    """
    return _kinds(category, None if region is None else region[:2])


@cache
def _kinds(category: Category | None, province: str | None) -> SearchStrategy[str]:
    return st.sampled_from(
        [
            known_kind.key
            for known_kind in kinds(category=category)
            if province is None or not known_kind.only_in or province in known_kind.only_in
        ]
    )


def _regions(draw: DrawFn, level: Level, region: str | None) -> tuple[RegionCode, ...]:
    """Draw the regions that a body of this level serves, where this region lies."""
    if level is Level.NATIONAL:
        return ()
    if level is Level.SUPRA_PROVINCE:
        return distinct(draw, province_codes(), usual=2)
    below = Level.VILLAGE if level is Level.POLLING_STATION else level
    one = draw(region_codes(level=below, within=region))
    if draw(FLAGS):
        return (one,)
    beside = region_codes(level=below, within=one.rpartition(".")[0] or one)
    return distinct(draw, beside, usual=2)


def _name(draw: DrawFn, kind: str, codes: tuple[RegionCode, ...]) -> str | None:
    """Draw a name from the kind and the first region, or none."""
    if not draw(FLAGS):
        return None
    row = known_kinds().get(kind)
    region = known(codes[0]) if codes else None
    short = region.short_name if isinstance(region, Regency) else region.name if region else None
    return f"{row.abbreviation if row else kind.title()} {short or draw(NAMES)}"


@st.composite
def institutions(
    draw: DrawFn, *, kind: str | None = None, region: str | None = None
) -> Institution:
    """Bodies and units: their regions and level fit their kind.

    Args:
        draw: Given by Hypothesis.
        kind: Key of the kind, of the table or not.
        region: Code of a region where they are at home: they serve it, or one in or above it.
    """
    if kind is None:
        kind = draw(st.one_of(institution_kinds(region=region), keys()))
    row = known_kinds().get(kind)
    levels = row.levels if row else tuple(Level)
    level = draw(st.sampled_from(levels))
    if region is None and row and row.only_in:
        region = draw(st.sampled_from(row.only_in))
    codes = _regions(draw, level, region)
    military = row is not None and row.category is Category.MILITARY
    return Institution(
        id=seldom(draw, identifiers()),
        kind=kind,
        region_codes=codes,
        name=_name(draw, kind, codes),
        number=maybe(draw, _NUMBERS) if military else None,
        level=perhaps(draw, level),
        parent=perhaps(draw, row.parent) if row else seldom(draw, _KINDS_IN_TABLE),
        printed=seldom(draw, texts()),
    )
