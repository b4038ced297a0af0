"""Police operations: the name, and the whole that hangs on it."""

from __future__ import annotations

import datetime as dt

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from pilkada_model.institutions import Institution
from pilkada_model.levels import Level
from pilkada_model.operations import (
    CodeName,
    Deployment,
    Management,
    Operation,
    OperationFamily,
    OperationName,
    OperationPhase,
    OperationPost,
    TaskForce,
    code_names,
    families,
    find_code_name,
)
from pilkada_model.ranks import Force
from pilkada_model.regions import RegionCode
from pilkada_model.sources import Certainty
from pilkada_model.strategies._codes import region_codes
from pilkada_model.strategies._dates import periods, voting_days
from pilkada_model.strategies._elections import election_ids, years
from pilkada_model.strategies._events import events
from pilkada_model.strategies._institutions import institutions
from pilkada_model.strategies._officials import officials
from pilkada_model.strategies._shapes import (
    FLAGS,
    UNTOLD_FLAGS,
    maybe,
    perhaps,
    seldom,
    several,
)
from pilkada_model.strategies._sources import claims, sources
from pilkada_model.strategies._strengths import (
    END_EVENTS,
    escorts,
    guard_patterns,
    stations,
    strengths,
)
from pilkada_model.strategies._text import NAMES, POSITIVES, identifiers, keys, texts

_DAYS = st.integers(1, 200)
_YEARS_LATER = st.integers(0, 5)
_ORDINALS = st.one_of(st.integers(1, 3), POSITIVES)
_FAMILIES_IN_TABLE = st.deferred(lambda: st.sampled_from([family.key for family in families()]))
_FAMILIES = st.one_of(_FAMILIES_IN_TABLE, _FAMILIES_IN_TABLE, keys())
_CODE_NAMES = st.deferred(
    lambda: st.sampled_from(
        [form for row in code_names() for form in (row.code_name, *row.variants)]
    )
)
_CODE_NAMES_OR_OTHERS = st.one_of(_CODE_NAMES, _CODE_NAMES, NAMES)
_MANAGEMENTS = st.sampled_from(tuple(Management))
_CERTAINTIES = st.sampled_from(tuple(Certainty))
_GIVEN = st.sampled_from(("unit", "period", "stated_days", "strengths"))
_UNIT_KINDS = st.sampled_from(("polres", "polda"))
_SHARES = st.one_of(st.sampled_from(("1/3", "2/3")), texts())


def _family(key: str | None) -> OperationFamily | None:
    return next((family for family in families() if family.key == key), None)


def _years(draw: DrawFn, year: int | None) -> tuple[int, ...]:
    """Draw the years of a name: one as a rule, or two that follow, or none, or many."""
    first = draw(years()) if year is None else year
    more = several(draw, st.none())
    found = {first, *(min(first + step, 9999) for step in range(1, len(more) + 1))}
    return tuple(sorted(found)) if year is not None or draw(FLAGS) else ()


@st.composite
def operation_names(
    draw: DrawFn, *, code_name: str | None = None, year: int | None = None
) -> OperationName:
    """Names of operations: of a known family, or printed; both, or something unheard of.

    Args:
        draw: Given by Hypothesis.
        code_name: The code name that they carry; any, or none, without it.
        year: The first year in the name.
    """
    family = maybe(draw, _FAMILIES)
    code = maybe(draw, _CODE_NAMES_OR_OTHERS) if code_name is None else code_name
    known = _family(family) is not None
    return OperationName(
        family=family,
        code_name=code,
        code_name_inferred=code is not None and draw(FLAGS),
        ordinal=seldom(draw, _ORDINALS),
        years=_years(draw, year),
        printed=maybe(draw, texts()) if known else draw(texts()),
        variants=several(draw, texts()),
    )


@st.composite
def deployments(
    draw: DrawFn,
    *,
    unit: Institution | None = None,
    region: str | None = None,
    near: dt.date | None = None,
) -> Deployment:
    """Shares of units in an operation; the stated number of days may differ from the dates.

    Args:
        draw: Given by Hypothesis.
        unit: The police unit; without it a Polres or a Polda, or none.
        region: Code of a region where the unit is at home.
        near: The voting day.
    """
    given = draw(_GIVEN)
    units = institutions(kind=draw(_UNIT_KINDS), region=region)
    if unit is None:
        unit = draw(units) if given == "unit" else maybe(draw, units)
    spans = periods(near=near)
    period = draw(spans) if given == "period" else maybe(draw, spans)
    open_end = period is not None and period.end is None
    days = period.days if period is not None else None
    days = draw(_DAYS) if days is None or draw(FLAGS) else days
    return Deployment(
        unit=unit,
        period=period,
        start_inferred=period is not None and draw(FLAGS),
        stated_days=days if given == "stated_days" else perhaps(draw, days),
        end_event=maybe(draw, END_EVENTS) if open_end else None,
        end_printed=maybe(draw, texts()),
        extendable=draw(UNTOLD_FLAGS),
        strengths=several(draw, strengths(near=near), least=1 if given == "strengths" else 0),
        sources=several(draw, sources(near=near)),
    )


@st.composite
def task_forces(draw: DrawFn) -> TaskForce:
    """Task forces with a name."""
    return TaskForce(name=draw(texts()), manning=maybe(draw, texts()))


@st.composite
def operation_phases(draw: DrawFn, *, near: dt.date | None = None) -> OperationPhase:
    """Phases about the day `near`, or whenever."""
    return OperationPhase(
        name=draw(texts()),
        period=maybe(draw, periods(near=near)),
        stated_days=maybe(draw, _DAYS),
        minimum_share=maybe(draw, _SHARES),
        sources=several(draw, sources(near=near)),
    )


@st.composite
def operation_posts(draw: DrawFn, *, region: str | None = None) -> OperationPost:
    """Posts of command, held by police officers of this region or of any, or by nobody known."""
    return OperationPost(
        name=draw(texts()),
        holder=maybe(draw, officials(force=Force.POLRI, region=region)),
    )


def _polda(draw: DrawFn, row: CodeName) -> Institution:
    """Draw what is told of the Polda of a code name."""
    return Institution(
        kind="polda",
        name=row.polda,
        region_codes=tuple(RegionCode(code) for code in row.province_codes),
        level=perhaps(draw, Level.PROVINCE),
        printed=seldom(draw, texts()),
    )


def _deployments(
    draw: DrawFn, row: CodeName | None, home: str, near: dt.date
) -> tuple[Deployment, ...]:
    """Draw the deployments of one operation: that of the Polda first, where its name tells one."""
    others = several(draw, deployments(region=home, near=near))
    if row is None or not draw(FLAGS):
        return others
    return (draw(deployments(unit=_polda(draw, row), region=home, near=near)), *others)


def _management(draw: DrawFn, family: str | None) -> Management | None:
    """Draw who runs it: whoever runs its family, where the table tells."""
    known = _family(family)
    told = None if known is None else known.management
    return maybe(draw, _MANAGEMENTS) if told is None else perhaps(draw, told)


def _elections(draw: DrawFn, year: int) -> tuple[str, ...]:
    """Draw ids of elections in the year of an operation and the years after it."""
    found = several(draw, _YEARS_LATER)
    ids = {draw(election_ids(year=min(year + later, 9999))) for later in found}
    return tuple(sorted(ids))


@st.composite
def operations(
    draw: DrawFn,
    *,
    code_name: str | None = None,
    year: int | None = None,
    near: dt.date | None = None,
) -> Operation:
    """Operations: units, people and events are at home where the code name of the Polda holds.

    Args:
        draw: Given by Hypothesis.
        code_name: The code name in the name, such as ``Semeru``.
        year: The first year in the name, and that of the elections.
        near: The voting day.
    """
    told = year is not None or draw(FLAGS)
    if year is None:
        year = draw(years()) if near is None else near.year
    near = draw(voting_days(year)) if near is None else near
    name = draw(operation_names(code_name=code_name, year=year))
    name = name if told else evolve(name, years=())
    row = find_code_name(name.code_name) if name.code_name else None
    home = draw(
        region_codes(level=Level.PROVINCE) if row is None else st.sampled_from(row.province_codes)
    )
    return Operation(
        id=maybe(draw, identifiers()),
        name=name,
        management=_management(draw, name.family),
        management_printed=maybe(draw, texts()),
        elections=_elections(draw, year),
        deployments=_deployments(draw, row, home, near),
        task_forces=several(draw, task_forces()),
        stations=maybe(draw, stations()),
        guard_patterns=several(draw, guard_patterns()),
        phases=several(draw, operation_phases(near=near)),
        escorts=several(draw, escorts()),
        posts=several(draw, operation_posts(region=home)),
        events=several(draw, events(region=home, near=near)),
        partners=several(draw, institutions(region=home)),
        related=several(draw, operation_names(year=year)),
        same_as=seldom(draw, identifiers()),
        legal_basis=several(draw, texts()),
        funding=maybe(draw, texts()),
        claims=several(draw, claims(of=Operation)),
        certainty=maybe(draw, _CERTAINTIES),
        sources=several(draw, sources(near=near)),
        note=maybe(draw, texts()),
    )
