"""Elections, their contests and polls."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from pilkada_model.elections import Contest, Election, Office, Poll, PollKind, office_of
from pilkada_model.errors import InvalidValueError
from pilkada_model.levels import Level
from pilkada_model.regions import Regency, RegencyKind, RegionCode
from pilkada_model.strategies._codes import known, province_codes, regency_codes, region_codes
from pilkada_model.strategies._dates import shifted, voting_days
from pilkada_model.strategies._shapes import FLAGS, UNTOLD_FLAGS, distinct, maybe, perhaps, several
from pilkada_model.strategies._sources import claims, sources
from pilkada_model.strategies._text import COUNTS, identifiers, keys, texts

_WAVES = st.sampled_from(("pilkada", "pemilu", "pilkada-ulang"))
_USUAL_YEARS = st.integers(2005, 2045)
_YEARS = st.one_of(_USUAL_YEARS, _USUAL_YEARS, st.integers(1000, 9999))
_OFFICES = st.sampled_from(tuple(Office))
_KINDS = st.sampled_from(tuple(PollKind))
_COLUMNS = st.sampled_from((1, 2))
_FOLLOWING: SearchStrategy[PollKind] = st.sampled_from(
    [kind for kind in PollKind if kind is not PollKind.FIRST]
)
_CONTESTED = (RegencyKind.KABUPATEN, RegencyKind.KOTA)


def years() -> SearchStrategy[int]:
    """Years of elections and operations: mostly ours, always of four digits."""
    return _YEARS


@st.composite
def election_ids(draw: DrawFn, *, year: int | None = None) -> str:
    """Ids of waves, such as ``pilkada-2024``, of this year or any."""
    return f"{draw(_WAVES)}-{draw(_YEARS) if year is None else year}"


def year_of(election: str) -> int:
    """Return the year in the id of a wave."""
    return int(election[-4:])


@st.composite
def elections(
    draw: DrawFn, *, election: str | None = None, near: dt.date | None = None
) -> Election:
    """Waves of elections; the voting day is a Wednesday of the year in the id.

    Args:
        draw: Given by Hypothesis.
        election: The id.
        near: The voting day, if it is told at all.
    """
    election = draw(election_ids()) if election is None else election
    year = year_of(election)
    day = draw(voting_days(year)) if near is None else near
    return Election(
        id=election,
        name=perhaps(draw, f"Pemilihan Serentak Tahun {year}"),
        name_en=perhaps(draw, f"Simultaneous Elections of {year}"),
        voting_day=perhaps(draw, day),
        law=maybe(draw, texts()),
        ruleset=maybe(draw, keys()),
        contests=maybe(draw, COUNTS),
        stations=maybe(draw, COUNTS),
        voters=maybe(draw, COUNTS),
        claims=several(draw, claims(of=Election)),
        sources=several(draw, sources(near=near)),
        note=maybe(draw, texts()),
    )


@st.composite
def polls(
    draw: DrawFn,
    *,
    kind: PollKind | None = None,
    region: str | None = None,
    near: dt.date | None = None,
) -> Poll:
    """Votes of a contest.

    Args:
        draw: Given by Hypothesis.
        kind: Why they are held.
        region: Code of the region whose parts vote.
        near: The voting day, if it is told at all.
    """
    day = near or draw(voting_days(draw(_YEARS)))
    parts = region_codes(level=Level.DISTRICT, within=region)
    return Poll(
        kind=draw(_KINDS) if kind is None else kind,
        day=perhaps(draw, day),
        legal_basis=maybe(draw, texts()),
        region_codes=distinct(draw, parts),
        stations=maybe(draw, COUNTS),
        note=maybe(draw, texts()),
    )


def _polls(draw: DrawFn, region: str, day: dt.date) -> tuple[Poll, ...]:
    """Draw the polls of one contest: the first, and later ones some weeks apart."""
    kinds = several(draw, _FOLLOWING)
    if draw(FLAGS):
        kinds = (PollKind.FIRST, *kinds)
    return tuple(
        draw(polls(kind=kind, region=region, near=shifted(day, 28 * number)))
        for number, kind in enumerate(kinds)
    )


def _office(region: str) -> Office:
    office = office_of(region)
    if office is None:
        raise InvalidValueError(
            record="contests",
            field="region",
            value=region,
            expected="the code of a province, or of a regency or city",
            code="wrong_level",
        )
    return office


def _contested_regions(office: Office) -> SearchStrategy[RegionCode]:
    """Return codes of the regions that have this office; the units of Jakarta have none."""
    if office is Office.GOVERNOR:
        return province_codes()
    kind = RegencyKind.KABUPATEN if office is Office.REGENT else RegencyKind.KOTA
    return regency_codes(kind=kind).filter(is_contested)


def is_contested(code: str) -> bool:
    """Tell whether a region has a contest, as far as the table knows."""
    region = known(code)
    return not isinstance(region, Regency) or region.kind in _CONTESTED


@st.composite
def contests(
    draw: DrawFn,
    *,
    election: str | None = None,
    region: str | None = None,
    near: dt.date | None = None,
) -> Contest:
    """Contests: the office fits the region, the pairs fit the blank column, polls are in order.

    A code of then is another than the code of today, of the same kind of region.

    Args:
        draw: Given by Hypothesis.
        election: Id of the wave.
        region: Code of a province, or of a regency or city.
        near: The voting day.

    Raises:
        InvalidValueError: when an example is drawn, if `region` is a district or village.
    """
    election = draw(election_ids()) if election is None else election
    region = draw(_contested_regions(draw(_OFFICES))) if region is None else region
    then = maybe(draw, _contested_regions(_office(region)))
    day = near or draw(voting_days(year_of(election)))
    single = draw(UNTOLD_FLAGS)
    column = None if single is False else maybe(draw, _COLUMNS)
    if single or column is not None:
        pairs = st.just(1)
    else:
        pairs = st.integers(0 if single is None else 2, 12)
    return Contest(
        id=maybe(draw, identifiers()),
        election=election,
        region_code=RegionCode(region),
        region_code_then=None if then == region else then,
        office=_office(region),
        candidate_pairs=maybe(draw, pairs),
        single_candidate=single,
        blank_column_number=column,
        stations=maybe(draw, COUNTS),
        voters=maybe(draw, COUNTS),
        polls=_polls(draw, region, day),
        claims=several(draw, claims(of=Contest)),
        sources=several(draw, sources(near=day)),
        note=maybe(draw, texts()),
    )
