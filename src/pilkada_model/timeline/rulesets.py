"""Rules of law that fix when a stage may be: how far from which other stage, by which article.

A rule holds offsets and an article, never a day of a calendar. A ruleset is the rules of one
kind of vote, and tells for which years it may be used. No gazette could be opened for them:
articles are from pages of the press and of courts, or generally known, and `certainty` tells.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import Literal, cast

from attrs import frozen

from pilkada_model import rules
from pilkada_model._data import flag, items, number, once, read_rows
from pilkada_model.dates import Hours
from pilkada_model.elections import PollKind, elections
from pilkada_model.errors import InvalidValueError
from pilkada_model.labels import Language
from pilkada_model.matching import entry_of
from pilkada_model.sources import Certainty
from pilkada_model.stages import StageBasis, get_kind
from pilkada_model.timeline.counting import VOTING
from pilkada_model.timeline.words import word

Unit = Literal["days", "months", "working_days"]


@frozen(kw_only=True)
class Ruleset:
    """The rules of one kind of vote, and for which votes they may be used.

    Attributes:
        key: Its key; that of a wave is the id of the election, such as ``pilkada-2024``.
        law: Statutes, regulations and judgments it is taken from, as Indonesian legal citations
            in every language.
        kinds: Which votes it is for: the first of a wave, repeats, run-offs, re-votes.
        first_year: First year of votes for which it may be used.
        last_year: Last year of them; None while no later law is known.
        certainty: How far the least certain of it can be trusted; each rule has its own.
        note: Which votes they were, and what is not settled.
    """

    key: str
    law: str
    kinds: tuple[PollKind, ...]
    first_year: int
    last_year: int | None
    certainty: Certainty
    note: str

    def __str__(self) -> str:
        return f"{self.key} ({self.law})"

    def covers(self, voting_day: dt.date) -> bool:
        """Tell whether a vote of that day may be under these rules, by its year.

        Raises:
            InvalidValueError: for a moment (datetime) and for what is no date.
        """
        rules.argument("Ruleset.covers", "voting_day", voting_day, dt.date)
        year = voting_day.year
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


@frozen(kw_only=True)
class Term:
    """One bound of a window, counted from a bound of another stage.

    Attributes:
        anchor: The bound from which it is counted: class of the stage, and ``start`` for its
            first or ``end`` for its last day, as in ``campaign.end``; ``voting.start`` is H.
        offset: How many units later, negative for earlier. The working day 3 is the third from
            that day on, which is the first where it is a working day; 0 is that day itself.
        unit: What is counted: days of the calendar, months, working days.
    """

    anchor: str
    offset: int
    unit: Unit

    @property
    def stage(self) -> str:
        """Class of the stage from which it is counted, such as ``campaign``."""
        return self.anchor.partition(".")[0]

    def arithmetic(self, language: Language = "id") -> str:
        """Return how it is counted, such as ``H-3`` or ``hari terakhir Kampanye + 1 hari``.

        Raises:
            UnknownReferenceError: for another language.
        """
        anchor = self._anchor(language)
        if not self.offset:
            return anchor
        if (anchor, self.unit) == ("H", "days"):
            return f"H{self.offset:+}"
        if self.unit == "working_days":
            return word("term_working_days", language).format(count=self.offset, anchor=anchor)
        count = abs(self.offset)
        one = "term_one_day" if self.unit == "days" else "term_one_month"
        key = one if count == 1 else f"term_{self.unit}"
        sign = "+" if self.offset > 0 else "-"
        return f"{anchor} {sign} {word(key, language).format(count=count)}"

    def _anchor(self, language: Language) -> str:
        """Return the bound in words, or H for the vote, which has one day."""
        label = get_kind(self.stage).label(language)
        if self.stage == VOTING:
            return "H"
        key = "term_first" if self.anchor.endswith(".start") else "term_last"
        return word(key, language).format(stage=label)


@frozen(kw_only=True)
class LegalRule:
    """One rule that fixes when a stage may be, or when it is.

    Attributes:
        id: Short name, such as ``C10``; rules that belong together share it. Those of one id on
            one class of stages are for different cases, of which one holds.
        slug: Class of the stage.
        rulesets: Keys of the rulesets it is part of.
        exact: Whether its days are those of the stage; otherwise the stage lies within them.
        first: How the first day is counted; None where the rule fixes none.
        last: How the last day is counted; None where the rule fixes none.
        hours: Hours that it fixes, on the local clock of the region; on the last day, where the
            stage has several.
        basis: Whether it stands in a statute, a regulation, a decree or a judgment.
        article: Where, as an Indonesian legal citation in every language:
            ``UU 10/2016, Pasal 157 ayat (5)``. "PKPU tentang kampanye pemilihan itu" is the
            regulation of that subject for the wave in hand.
        certainty: How far rule and article can be trusted: high where both were read, medium
            where one was or where timetables print the very days, low where it is generally
            known, or an order that the timetables happen to keep.
        source: Address of a page that tells it, or what else it is from.
        note: What it does not say by itself.
    """

    id: str
    slug: str
    rulesets: tuple[str, ...]
    exact: bool
    first: Term | None
    last: Term | None
    hours: Hours | None
    basis: StageBasis
    article: str
    certainty: Certainty
    source: str
    note: str | None

    def arithmetic(self, language: Language = "id") -> str:
        """Return how its days are counted: ``H-3 s.d. H-1``, ``paling lambat H-7``.

        Raises:
            UnknownReferenceError: for another language.
        """
        first = "" if self.first is None else self.first.arithmetic(language)
        last = "" if self.last is None else self.last.arithmetic(language)
        if first == last:
            return first
        if self.exact:
            key = "window_to" if first and last else "window_from" if first else "window_until"
        else:
            both = "window_between" if first and last else ""
            key = both or ("window_not_before" if first else "window_latest")
        return word(key, language).format(first=first, last=last)


@once
def _rulesets() -> Mapping[str, Ruleset]:
    found = (
        Ruleset(
            key=row["key"],
            law=row["law"],
            kinds=tuple(map(PollKind, items(row["kinds"]))),
            first_year=int(row["first_year"]),
            last_year=number(row["last_year"]),
            certainty=Certainty(row["certainty"]),
            note=row["note"],
        )
        for row in read_rows("timetables/rulesets.csv")
    )
    return MappingProxyType({ruleset.key: ruleset for ruleset in found})


@once
def _legal_rules() -> tuple[LegalRule, ...]:
    return tuple(
        LegalRule(
            id=row["rule"],
            slug=row["slug"],
            rulesets=items(row["rulesets"]),
            exact=bool(flag(row["exact"])),
            first=_term(row, "first"),
            last=_term(row, "last"),
            hours=_hours(row["hours"]),
            basis=StageBasis(row["basis"]),
            article=row["article"],
            certainty=Certainty(row["certainty"]),
            source=row["source"],
            note=row["note"] or None,
        )
        for row in read_rows("timetables/rules.csv")
    )


def _term(row: Mapping[str, str], bound: str) -> Term | None:
    anchor, offset = row[f"{bound}_anchor"], number(row[f"{bound}_offset"])
    unit = cast("Unit", row["unit"])
    return None if offset is None else Term(anchor=anchor, offset=offset, unit=unit)


def _hours(cell: str) -> Hours | None:
    if not cell:
        return None
    start, _, end = cell.partition("-")
    return Hours(start=dt.time.fromisoformat(start), end=dt.time.fromisoformat(end))


def rulesets(*, kind: PollKind | None = None) -> tuple[Ruleset, ...]:
    """Return the rulesets, by key; with `kind` only those for such votes.

    Raises:
        InvalidValueError: for a `kind` that is none.
    """
    found = tuple(_rulesets().values())
    if kind is None:
        return found
    rules.argument("rulesets", "kind", kind, PollKind)
    return tuple(ruleset for ruleset in found if kind in ruleset.kinds)


def get_ruleset(key: str) -> Ruleset:
    """Return the ruleset of a key, such as the `ruleset` of an election.

    Raises:
        InvalidValueError: for a key that is no text.
        UnknownReferenceError: for a key that the table does not have.
    """
    return entry_of("get_ruleset", "ruleset", key, _rulesets())


def ruleset_of(voting_day: dt.date, *, kind: PollKind = PollKind.FIRST) -> Ruleset:
    """Return the rules under which a vote of that day is held, by its year.

    Raises:
        InvalidValueError: for an argument of another type, for the day of a Pemilu, and for a day
            in whose year no rules for such a vote are known.
    """
    rules.argument("ruleset_of", "voting_day", voting_day, dt.date)
    rules.argument("ruleset_of", "kind", kind, PollKind)
    pemilu = other_elections().get(voting_day)
    if pemilu is None:
        for ruleset in rulesets(kind=kind):
            if ruleset.covers(voting_day):
                return ruleset
        expected = f"a day in a year with a ruleset for such a vote ({kind.value})"
    else:
        expected = f"a day that is not the voting day of {pemilu}"
    raise InvalidValueError(
        record="ruleset_of",
        field="voting_day",
        value=voting_day.isoformat(),
        expected=expected,
        code="no_ruleset",
    )


@once
def other_elections() -> Mapping[dt.date, str]:
    """Return the voting days of elections that have no ruleset, with the id: those of a Pemilu."""
    return MappingProxyType(
        {
            wave.voting_day: wave.id
            for wave in elections()
            if wave.ruleset is None and wave.voting_day is not None
        }
    )


def legal_rules(ruleset: str) -> tuple[LegalRule, ...]:
    """Return the rules of a ruleset, each after those from whose stages it is counted.

    Raises:
        InvalidValueError: for a key that is no text.
        UnknownReferenceError: for a ruleset that the table does not have.
    """
    return _rules_of(get_ruleset(ruleset).key)


@once
def _rules_of(ruleset: str) -> tuple[LegalRule, ...]:
    found = [rule for rule in _legal_rules() if ruleset in rule.rulesets]
    order = TopologicalSorter[int]()
    for index, rule in enumerate(found):
        anchors = {term.stage for term in (rule.first, rule.last) if term is not None}
        anchors.discard(rule.slug)
        order.add(index, *(i for i, one in enumerate(found) if one.exact and one.slug in anchors))
    return tuple(found[index] for index in order.static_order())
