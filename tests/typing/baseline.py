"""What type checkers see through the front door. Read by mypy and pyright, never run."""

import datetime as dt
from typing import assert_type

import attrs

import pilkada_model
from pilkada_model import (
    Commitment,
    Contest,
    Declaration,
    Dossier,
    ElectionStage,
    Institution,
    Operation,
    Period,
    Problem,
    Rank,
    RegionCode,
    Theme,
    Timetable,
    elections,
    from_dict,
    loads,
    posts,
    regions,
    stages,
    timeline,
    titles,
    to_dict,
    units,
)

commitment = Commitment(number=1, themes=(Theme.UNITY_NKRI,))
declaration = Declaration(commitments=(commitment,), region_codes=(RegionCode("35.28"),))

assert_type(declaration.commitments, tuple[Commitment, ...])
assert_type(declaration.region_codes, tuple[RegionCode, ...])
assert_type(declaration.key, str | None)
assert_type(loads(b"{}"), Dossier)
assert_type(loads(b"{}", Operation), Operation)
assert_type(loads(b"{}", Operation, lenient=True), tuple[Operation, tuple[Problem, ...]])
assert_type(loads("{}", lenient=True), tuple[Dossier, tuple[Problem, ...]])
assert_type(from_dict({}, Institution), Institution)
assert_type(from_dict({}, Institution, lenient=True), tuple[Institution, tuple[Problem, ...]])
assert_type(Period(start=dt.date(2024, 8, 27)).days, int | None)
assert_type(Rank.AKBP > Rank.KOMPOL, bool)
assert_type(regions.find("Bandung"), tuple[regions.Region, ...])
assert_type(regions.get("35.28"), regions.Region)
assert_type(units.units_for("35.28"), tuple[units.Territory, ...])
assert_type(posts.get("kapolres").rank_min, Rank | None)
assert_type(titles.find("S.H."), tuple[titles.Title, ...])
assert_type(elections.contests(year=2024), tuple[Contest, ...])
assert_type(stages.timetable("pilkada-2024"), Timetable)
assert_type(
    timeline.at(stages.timetable("pilkada-2024"), dt.date(2024, 8, 16)).maybe,
    tuple[ElectionStage, ...],
)
assert_type(timeline.derive(dt.date(2029, 11, 28)), tuple[timeline.Derived, ...])
assert_type(timeline.svg(stages.timetable("pilkada-2018")), str)
assert_type(attrs.evolve(commitment, number=2), Commitment)
to_dict(declaration)

# each of these lines is a mistake: a checker that accepts one of them reports an unused "ignore"
Commitment(number="1")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
Commitment(numbr=1)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
commitment.number = 2  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
pilkada_model.Regancy  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]
