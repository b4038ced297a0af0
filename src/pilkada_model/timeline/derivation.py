"""Windows of stages, derived from law: `derive` counts from the voting day and from fixed stages.

Most windows hang on the voting day alone. Some are counted from a stage that an authority
sets, such as the determination of the pairs: its days are told with `known`, and a rule whose
stage is not known is answered as waiting, never dropped and never guessed.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from itertools import permutations

from attrs import frozen

from pilkada_model import rules
from pilkada_model.dates import Period
from pilkada_model.errors import InvalidValueError, PilkadaError
from pilkada_model.stages import get_kind
from pilkada_model.timeline.counting import VOTING
from pilkada_model.timeline.rulesets import (
    LegalRule,
    Ruleset,
    Term,
    get_ruleset,
    legal_rules,
    other_elections,
    ruleset_of,
)
from pilkada_model.timeline.workdays import add_working_days

_NO_DAY = "end_before_start"


@frozen(kw_only=True)
class Derived:
    """What one rule says of one stage.

    Attributes:
        rule: The rule, with its id, article, arithmetic and certainty.
        start: First day of the window; None where the rule fixes none, or while it waits.
        end: Last day of the window, included; None where the rule fixes none, or while it waits.
        waiting_for: Class of the stage whose days must be known first; None when nothing is
            missing.
        obstacle: Why the working days could not be counted; None when they were, or when there
            are none to count.
    """

    rule: LegalRule
    start: dt.date | None
    end: dt.date | None
    waiting_for: str | None = None
    obstacle: PilkadaError | None = None

    @property
    def slug(self) -> str:
        """Class of the stage."""
        return self.rule.slug

    @property
    def window(self) -> Period:
        """The days: those of the stage itself where the rule is exact, or that it lies within."""
        return Period(start=self.start, end=self.end)

    @property
    def settled(self) -> bool:
        """Whether every day that the rule fixes could be counted."""
        return self.waiting_for is None and self.obstacle is None

    def agrees(self, period: Period) -> bool | None:
        """Tell whether a stage of these days is as the rule wants it.

        None when it cannot be told, because the rule waits or a bound of the stage is not known.
        A stage that ends before the window begins, or begins after its end, is not, whatever its
        other bound.

        Raises:
            InvalidValueError: for anything that is no period.
        """
        rules.argument("Derived.agrees", "period", period, Period)
        if _is_before(self.end, period.start) or _is_before(period.end, self.start):
            return False
        answers: set[bool | None] = set()
        for mine, other, is_start in (
            (self.start, period.start, True),
            (self.end, period.end, False),
        ):
            if mine is None:
                continue
            if other is None:
                answers.add(None)
            elif self.rule.exact:
                answers.add(mine == other)
            else:
                answers.add(mine <= other if is_start else other <= mine)
        if False in answers:
            return False
        return True if self.settled and None not in answers else None


def derive(
    voting_day: dt.date,
    ruleset: str | None = None,
    *,
    known: Mapping[str, Period] | None = None,
    beyond: bool = False,
) -> tuple[Derived, ...]:
    """Return every window that the law fixes for a vote, in order of time, waiting ones last.

    A stage that several rules bind comes once for each of them.

    Args:
        voting_day: The day of the vote.
        ruleset: Key of the rules, such as ``pilkada-2024``; by default those of the first vote
            of a wave in that year. Run-offs and re-votes have rulesets of their own.
        known: Days that an authority has fixed, by class of stage, from which the law counts
            others: ``{"candidate-determination": Period(...)}``. They go before derived ones.
        beyond: Whether the ruleset may be used for a vote that it is not for, to compare laws.

    Raises:
        InvalidValueError: for an argument of another type, for a day for which the ruleset may
            not be used, for known days that leave a stage no day by the rules that bind it, and
            for windows that would leave the years 1 to 9999.
        UnknownReferenceError: for a ruleset or a class of stages that no table has.
    """
    rules.argument("derive", "voting_day", voting_day, dt.date)
    rules.argument("derive", "beyond", beyond, bool)
    key = ruleset_of(voting_day).key if ruleset is None else ruleset
    applied = legal_rules(key)
    if not beyond:
        _may_be_used(get_ruleset(key), voting_day)
    bounds = _bounds(voting_day, known)
    try:
        found = [_applied(rule, bounds) for rule in applied]
    except OverflowError as error:
        expected = "a voting day and known days whose windows lie in the years 1 to 9999"
        raise _refuse("voting_day", voting_day.isoformat(), expected, "out_of_range") from error
    _check_days(found)
    return tuple(sorted(found, key=_place))


def _is_before(day: dt.date | None, other: dt.date | None) -> bool:
    return day is not None and other is not None and day < other


def _check_days(found: list[Derived]) -> None:
    """Refuse windows of one stage that have no day in common.

    Those of one rule are for different cases, such as with and without a dispute, and may lie
    apart.
    """
    windows: dict[str, list[Derived]] = {}
    for one in found:
        windows.setdefault(one.slug, []).append(one)
    for slug, several in windows.items():
        for one, other in permutations(several, 2):
            if one.rule.id != other.rule.id and _is_before(other.end, one.start):
                both = f"{one.rule.id} and {other.rule.id}"
                expected = f"known days that leave {slug} a day by {both}"
                raise _refuse("known", (str(one.start), str(other.end)), expected, _NO_DAY)


def _place(one: Derived) -> tuple[bool, dt.date]:
    return not one.settled, one.start or one.end or dt.date.max


def _may_be_used(ruleset: Ruleset, voting_day: dt.date) -> None:
    pemilu = other_elections().get(voting_day)
    if pemilu is None and ruleset.covers(voting_day):
        return
    until = "on" if ruleset.last_year is None else f"to {ruleset.last_year}"
    but = "" if pemilu is None else f", and not that of {pemilu}"
    raise _refuse(
        "voting_day",
        voting_day.isoformat(),
        f"a voting day of {ruleset.key}, from {ruleset.first_year} {until}{but}",
        "outside_ruleset",
    )


def _bounds(voting_day: dt.date, known: Mapping[str, Period] | None) -> dict[str, dt.date]:
    """Return the days from which windows are counted, under the names of `Term.anchor`."""
    bounds = {f"{VOTING}.start": voting_day, f"{VOTING}.end": voting_day}
    if known is None:
        return bounds
    if not _is_mapping(known):
        expected = "a mapping of classes of stages to periods"
        raise _refuse("known", known, expected, "wrong_type")
    for slug, period in known.items():
        get_kind(slug)
        rules.argument("derive", f"known[{slug}]", period, Period)
        if slug == VOTING:
            raise _refuse("known", slug, "stages other than the vote", "voting_day_twice")
        if period.start is not None:
            bounds[f"{slug}.start"] = period.start
        if period.end is not None:
            bounds[f"{slug}.end"] = period.end
    return bounds


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)


def _applied(rule: LegalRule, bounds: dict[str, dt.date]) -> Derived:
    """Count the window of a rule; an exact one adds what it finds to the bounds."""
    waiting_for = obstacle = start = end = None
    try:
        if rule.first is not None:
            start = _day(rule.first, bounds)
            waiting_for = rule.first.stage if start is None else None
        if rule.last is not None:
            end = _day(rule.last, bounds)
            waiting_for = waiting_for or (rule.last.stage if end is None else None)
    except PilkadaError as error:
        obstacle = error.with_traceback(None)
    if start is not None and end is not None and end < start:
        days = (start.isoformat(), end.isoformat())
        expected = f"known days that leave {rule.slug} a day by {rule.id}"
        raise _refuse("known", days, expected, _NO_DAY)
    if rule.exact and start is not None:
        bounds.setdefault(f"{rule.slug}.start", start)
    if rule.exact and end is not None:
        bounds.setdefault(f"{rule.slug}.end", end)
    return Derived(rule=rule, start=start, end=end, waiting_for=waiting_for, obstacle=obstacle)


def _day(term: Term, bounds: Mapping[str, dt.date]) -> dt.date | None:
    anchor = bounds.get(term.anchor)
    if anchor is None or not term.offset:
        return anchor
    if term.unit == "days":
        return anchor + dt.timedelta(term.offset)
    if term.unit == "months":
        return _months_later(anchor, term.offset)
    return add_working_days(anchor - dt.timedelta(1), term.offset)


def _months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day of another month, or the last one of a month that is too short.

    By hand, since `dateutil` takes ten times as long and every derivation counts months.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError(year)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _refuse(field: str, value: object, expected: str, code: str) -> InvalidValueError:
    return InvalidValueError(
        record="derive", field=field, value=value, expected=expected, code=code
    )
