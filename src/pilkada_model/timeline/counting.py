"""How far it is to the vote, and how far a timetable has come."""

from __future__ import annotations

import datetime as dt
from typing import Final

from attrs import frozen

from pilkada_model import rules
from pilkada_model.errors import InvalidValueError
from pilkada_model.matching import entry_of
from pilkada_model.stages import ElectionStage, StagePhase, Timetable

VOTING: Final = "voting"
"""Class of the stages on which the vote is held."""
_LATER_VOTES: Final = (StagePhase.REVOTE, StagePhase.RERUN)


@frozen(kw_only=True)
class Countdown:
    """How far a day is from the vote; its text is the notation of the field: H-103, H, H+3.

    Attributes:
        day: The day.
        voting_day: The day of the vote, H.
        days: Days from the vote to the day, negative before it.
    """

    day: dt.date
    voting_day: dt.date
    days: int

    @classmethod
    def of(cls, day: dt.date, voting_day: dt.date) -> Countdown:
        """Count from one day to another.

        Raises:
            InvalidValueError: for a moment (datetime) and for what is no date.
        """
        rules.argument("Countdown.of", "day", day, dt.date)
        rules.argument("Countdown.of", "voting_day", voting_day, dt.date)
        return cls(day=day, voting_day=voting_day, days=(day - voting_day).days)

    def __str__(self) -> str:
        return f"H{self.days:+}" if self.days else "H"


@frozen(kw_only=True)
class Elapsed:
    """How far one running stage has come.

    Attributes:
        stage: The stage.
        day_number: Which of its days it is, from 1; None while its first day is not known.
        days: How many days it has; None while a bound is not known.
        left: How many days come after this one; None while its last day is not known.
    """

    stage: ElectionStage
    day_number: int | None
    days: int | None
    left: int | None


@frozen(kw_only=True)
class Progress:
    """How far a timetable has come on a day; every stage is in exactly one of the four groups.

    Attributes:
        day: The day.
        past: Stages that are over.
        running: Stages that run.
        ahead: Stages that are still to come.
        unsure: Stages of which it cannot be told.
    """

    day: dt.date
    past: tuple[ElectionStage, ...]
    running: tuple[Elapsed, ...]
    ahead: tuple[ElectionStage, ...]
    unsure: tuple[ElectionStage, ...]


def later_vote(stage: ElectionStage) -> StagePhase | None:
    """Return the phase by which a stage belongs to a re-vote or a repeat; None for the rest."""
    return stage.phase if stage.phase in _LATER_VOTES else None


def voting_day(timetable: Timetable) -> dt.date:
    """Return the day of the vote of a timetable.

    It is that of the stage of class ``voting`` that holds for the whole country, or, after
    `for_region`, of the one that stands in its place; never that of a re-vote or a repeat, and
    that of a second round only where the first vote is left out.

    Raises:
        InvalidValueError: when the timetable has no such day, or several: then take a `version`
            first, as for the two of 2020.
    """
    rules.argument("voting_day", "timetable", timetable, Timetable)
    votes = [one for one in timetable.stages if one.slug == VOTING and later_vote(one) is None]
    national = [one for one in votes if not one.region_codes]
    days = {one.period.start for one in national or votes}
    told = sorted(day for day in days if day is not None)
    if len(told) == len(days) == 1:
        return told[0]
    raise InvalidValueError(
        record="voting_day",
        field="timetable",
        value=tuple(day.isoformat() for day in told),
        expected="a timetable with one voting day",
        code="several_voting_days" if len(days) > 1 else "no_voting_day",
    )


def countdown(timetable: Timetable, day: dt.date, *, stage: str | None = None) -> Countdown:
    """Return how far a day is from the vote.

    Args:
        timetable: The stages, with one voting day.
        day: The day.
        stage: Id of the stage to whose first day is counted instead, such as a re-vote.

    Raises:
        InvalidValueError: for an argument of another type, and where there is not one day to
            which to count; see `voting_day`.
        UnknownReferenceError: for a stage that the timetable does not have.
    """
    rules.argument("countdown", "timetable", timetable, Timetable)
    rules.argument("countdown", "day", day, dt.date)
    rules.optional_argument("countdown", "stage", stage, str)
    vote = voting_day(timetable) if stage is None else _first_day(timetable, stage)
    return Countdown.of(day, vote)


def progress(timetable: Timetable, day: dt.date) -> Progress:
    """Tell which stages are over, which run and for how long still, and which are to come.

    Raises:
        InvalidValueError: for an argument of another type.
    """
    rules.argument("progress", "timetable", timetable, Timetable)
    rules.argument("progress", "day", day, dt.date)
    past: list[ElectionStage] = []
    ahead: list[ElectionStage] = []
    running: list[Elapsed] = []
    unsure: list[ElectionStage] = []
    for stage in timetable.stages:
        runs = stage.period.contains(day)
        if runs:
            running.append(_elapsed(stage, day))
        elif runs is None:
            unsure.append(stage)
        else:
            over = stage.period.end is not None and stage.period.end < day
            (past if over else ahead).append(stage)
    return Progress(
        day=day,
        past=tuple(past),
        running=tuple(running),
        ahead=tuple(ahead),
        unsure=tuple(unsure),
    )


def _first_day(timetable: Timetable, stage_id: str) -> dt.date:
    stages = {stage.id: stage for stage in timetable.stages}
    start = entry_of("countdown", "stage", stage_id, stages, name="stage").period.start
    if start is None:
        raise InvalidValueError(
            record="countdown",
            field="stage",
            value=stage_id,
            expected="a stage whose first day is known",
            code="unknown_bound",
        )
    return start


def _elapsed(stage: ElectionStage, day: dt.date) -> Elapsed:
    start, end = stage.period.start, stage.period.end
    return Elapsed(
        stage=stage,
        day_number=None if start is None else (day - start).days + 1,
        days=stage.period.days,
        left=None if end is None else (end - day).days,
    )
