"""Which stages of an election a police operation covers, by unit and in all.

A day that is not known may be any day of the calendar: a deployment "until the inauguration"
surely covers its first day and may cover every later one, one without days may cover any. Each
answer is given only when it is the same whatever the unknown days are, and each unknown day is
taken as independent of the others.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from pilkada_model import rules
from pilkada_model.dates import Period
from pilkada_model.institutions import Institution
from pilkada_model.labels import Labelled
from pilkada_model.operations import Deployment, Operation
from pilkada_model.stages import ElectionStage, Timetable
from pilkada_model.timeline.runs import Run, count, possibly, shared, surely, united


class CoverageExtent(Labelled):
    """How much of a stage is covered."""

    COVERED = "covered"
    MISSED = "missed"
    PARTLY = "partly"
    UNKNOWN = "unknown"


@frozen(kw_only=True)
class StageCoverage:
    """How much of one stage is covered.

    Attributes:
        stage: The stage.
        extent: Whether all of its days are covered, some, or none; unknown when it hangs on a
            day that is not known.
        days: Number of its days that are covered; None when it cannot be told.
        of: Number of its days, both ends counted; None when a bound is not known.
    """

    stage: ElectionStage
    extent: CoverageExtent
    days: int | None
    of: int | None


@frozen(kw_only=True)
class UnitCoverage:
    """What one unit covers with all its deployments together.

    Attributes:
        unit: The unit; None for the deployments that name none.
        deployments: Its deployments, in the order of the operation.
        periods: Their periods of which a bound is known, in the same order.
        stages: How much of each stage it covers, in the order of the timetable.
        stated_days: Number of days as printed, where exactly one of its deployments prints one.
            It is never corrected, and often differs from the dates.
        computed_days: Number of days on which it is deployed, each day counted once; None when
            it cannot be told.
    """

    unit: Institution | None
    deployments: tuple[Deployment, ...]
    periods: tuple[Period, ...]
    stages: tuple[StageCoverage, ...]
    stated_days: int | None
    computed_days: int | None


@frozen(kw_only=True)
class Coverage:
    """Which stages the deployments of an operation cover.

    Attributes:
        operation: The operation.
        timetable: The timetable that was asked.
        units: Its units, in the order of their first deployments.
        stages: How much of each stage all units together cover, in the order of the timetable;
            two can cover a stage together that neither covers alone.
    """

    operation: Operation
    timetable: Timetable
    units: tuple[UnitCoverage, ...]
    stages: tuple[StageCoverage, ...]


def coverage(operation: Operation, timetable: Timetable) -> Coverage:
    """Return which stages the deployments of an operation cover, partly cover or miss.

    Every stage of the timetable counts, those that contain others too: take the `version` and
    the region first whose stages are meant. Neither the elections of the operation nor the
    regions of its units are compared with those of the stages.

    An operation that tells of no deployment leaves every stage unknown. An event that ends a
    deployment is not looked up in the timetable: its day stays unknown.

    Raises:
        InvalidValueError: for anything that is no operation or no timetable.
    """
    rules.argument("coverage", "operation", operation, Operation)
    rules.argument("coverage", "timetable", timetable, Timetable)
    everything = _Days.of(operation.deployments)
    return Coverage(
        operation=operation,
        timetable=timetable,
        units=tuple(_unit(theirs, timetable) for theirs in _by_unit(operation)),
        stages=tuple(everything.covers(stage) for stage in timetable.stages),
    )


def _by_unit(operation: Operation) -> Iterable[tuple[Deployment, ...]]:
    """Return the deployments of each unit; a unit is known by its key and its regions."""
    found: dict[object, list[Deployment]] = {}
    for deployment in operation.deployments:
        found.setdefault(_identity(deployment.unit), []).append(deployment)
    return map(tuple, found.values())


def _identity(unit: Institution | None) -> object:
    if unit is None or unit.key is None:
        return unit
    return unit.key, frozenset(unit.region_codes)


def _unit(deployments: tuple[Deployment, ...], timetable: Timetable) -> UnitCoverage:
    days = _Days.of(deployments)
    stated = [one.stated_days for one in deployments if one.stated_days is not None]
    periods = (one.period for one in deployments if one.period is not None)
    fewest, most = count(days.surely), count(days.possibly)
    return UnitCoverage(
        unit=deployments[0].unit,
        deployments=deployments,
        periods=tuple(period for period in periods if period != Period()),
        stages=tuple(days.covers(stage) for stage in timetable.stages),
        stated_days=stated[0] if len(stated) == 1 else None,
        computed_days=fewest if fewest == most else None,
    )


@frozen
class _Days:
    """The days that deployments surely cover, and those that they may: runs that lie apart."""

    surely: tuple[Run, ...]
    possibly: tuple[Run, ...]

    @classmethod
    def of(cls, deployments: tuple[Deployment, ...]) -> _Days:
        periods = [deployment.period or Period() for deployment in deployments] or [Period()]
        return cls(
            surely=united(run for period in periods for run in surely(period)),
            possibly=united(possibly(period) for period in periods),
        )

    def covers(self, stage: ElectionStage) -> StageCoverage:
        """Compare the least and the most that can be covered of the shortest and longest stage."""
        least, most = surely(stage.period), (possibly(stage.period),)
        fewest, utmost = shared(least, self.surely), shared(most, self.possibly)
        if shared(most, self.surely) == count(most):
            extent = CoverageExtent.COVERED
        elif utmost == 0:
            extent = CoverageExtent.MISSED
        elif fewest > 0 and shared(least, self.possibly) < count(least):
            extent = CoverageExtent.PARTLY
        else:
            extent = CoverageExtent.UNKNOWN
        return StageCoverage(
            stage=stage,
            extent=extent,
            days=fewest if fewest == utmost else None,
            of=stage.period.days,
        )
