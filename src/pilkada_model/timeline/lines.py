"""One line of time for a dossier: stages, votes, deployments, events and declarations in order.

A date that is known in part stands at the first day that it can mean, and among those of one
day the more exact one comes first. Nothing gets a day that no source gives: what has no date at
all is kept apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from pilkada_model import regions, rules
from pilkada_model.dates import PartialDate, Period
from pilkada_model.declarations import Declaration
from pilkada_model.dossier import Dossier
from pilkada_model.elections import Contest, Poll
from pilkada_model.errors import UnknownReferenceError
from pilkada_model.events import Event
from pilkada_model.labels import Labelled, Language
from pilkada_model.operations import Deployment, Operation, OperationPhase
from pilkada_model.stages import ElectionStage


class LineKind(Labelled):
    """What an entry of a line is; of one day the kinds come in this order."""

    STAGE = "stage"
    POLL = "poll"
    DEPLOYMENT = "deployment"
    PHASE = "phase"
    EVENT = "event"
    DECLARATION = "declaration"


_ORDER = {kind: place for place, kind in enumerate(LineKind)}


@frozen(kw_only=True)
class LineEntry:
    """One thing on a line of time.

    Attributes:
        kind: What it is.
        start: First or only day, as far as known; None when not known.
        end: Last day, included, as far as known; None when not known. What is told with one
            date ends with it.
        record: The record itself.
        operation: The operation of a deployment or a phase; None for the rest.
        contest: The contest of a poll; None for the rest.
    """

    kind: LineKind
    start: PartialDate | None = None
    end: PartialDate | None = None
    record: ElectionStage | Poll | Deployment | OperationPhase | Event | Declaration
    operation: Operation | None = None
    contest: Contest | None = None

    def label(self, language: Language = "id") -> str:
        """Return what it is called: names as printed, other words in Indonesian or English.

        Raises:
            UnknownReferenceError: for another language.
        """
        record, kind = self.record, self.kind.label(language)
        if isinstance(record, ElectionStage):
            return record.label(language)
        if isinstance(record, Poll):
            return _of(record.kind.label(language), _place(self.contest, language))
        if isinstance(record, Event):
            return record.names[0] if record.names else record.kind.label(language)
        if isinstance(record, Declaration):
            return record.title or record.instrument.label(language)
        whole = kind if self.operation is None else str(self.operation.name)
        return _of(whole, record.name if isinstance(record, OperationPhase) else record.unit)


def _of(whole: str, part: object) -> str:
    return whole if part is None else f"{whole}: {part}"


def _place(contest: Contest | None, language: Language) -> str | None:
    """Return the region of a contest by name, or by its code where the tables have it not."""
    if contest is None:
        return None
    try:
        return regions.get(contest.region_code).label(language)
    except UnknownReferenceError:
        return contest.region_code


@frozen(kw_only=True)
class Line:
    """What a dossier tells, in order of time.

    Attributes:
        title: Title of the dossier; None where it has none.
        entries: What has a date or a part of one: by the first day that it can mean, then by
            the last, then by kind, then as the dossier has it. An entry of which only the last
            day is known stands there; one of which it is not known comes after those that
            start with it.
        undated: What has no date at all, by kind, then as the dossier has it.
    """

    title: str | None = None
    entries: tuple[LineEntry, ...] = ()
    undated: tuple[LineEntry, ...] = ()


def line(dossier: Dossier) -> Line:
    """Return the stages, polls, deployments, phases, events and declarations of a dossier.

    An event that also stands in a declaration or an operation is one entry: events with one id,
    or without an id and equal, are the same, and the first of the dossier's own, the
    declarations' and the operations' is taken. A declaration and its event are two entries of
    one date, because what was promised and the gathering are two things, and a gathering can be
    more than its declaration. All stages are there, superseded ones too.

    Raises:
        InvalidValueError: for anything that is no dossier.
    """
    rules.argument("line", "dossier", dossier, Dossier)
    found = sorted(_entries(dossier), key=_by_kind)
    dated = [entry for entry in found if entry.start is not None or entry.end is not None]
    return Line(
        title=dossier.title,
        entries=tuple(sorted(dated, key=_by_time)),
        undated=tuple(entry for entry in found if entry.start is None and entry.end is None),
    )


def _by_kind(entry: LineEntry) -> int:
    return _ORDER[entry.kind]


def _by_time(entry: LineEntry) -> tuple[int, bool, int]:
    """Order by the first day that can be meant, then by the last, an unknown one at the end."""
    first, last = entry.start or entry.end, entry.end
    return (
        0 if first is None else first.earliest.toordinal(),
        last is None,
        0 if last is None else last.latest.toordinal(),
    )


def _entries(dossier: Dossier) -> Iterator[LineEntry]:
    """Yield every entry once, those of one kind in the order of the dossier."""
    for timetable in dossier.timetables:
        for stage in timetable.stages:
            yield _entry(LineKind.STAGE, stage, stage.period)
    for contest in dossier.contests:
        for poll in contest.polls:
            period = Period(start=poll.day, end=poll.day)
            yield _entry(LineKind.POLL, poll, period, contest=contest)
    for operation in dossier.operations:
        yield from _of_operation(operation)
    for event in _events(dossier):
        yield _gathered(LineKind.EVENT, event, event)
    for declaration in dossier.declarations:
        yield _gathered(LineKind.DECLARATION, declaration, declaration.event)


def _of_operation(operation: Operation) -> Iterator[LineEntry]:
    for deployment in operation.deployments:
        yield _entry(LineKind.DEPLOYMENT, deployment, deployment.period, operation=operation)
    for phase in operation.phases:
        yield _entry(LineKind.PHASE, phase, phase.period, operation=operation)


def _entry(
    kind: LineKind,
    record: ElectionStage | Poll | Deployment | OperationPhase,
    period: Period | None,
    *,
    operation: Operation | None = None,
    contest: Contest | None = None,
) -> LineEntry:
    start, end = (None, None) if period is None else (period.start, period.end)
    return LineEntry(
        kind=kind,
        start=None if start is None else PartialDate.of(start),
        end=None if end is None else PartialDate.of(end),
        record=record,
        operation=operation,
        contest=contest,
    )


def _gathered(kind: LineKind, record: Event | Declaration, event: Event | None) -> LineEntry:
    """Return the entry of what has the days of an event."""
    if event is None:
        return LineEntry(kind=kind, record=record)
    return LineEntry(kind=kind, start=event.date, end=event.until or event.date, record=record)


def _events(dossier: Dossier) -> Iterable[Event]:
    """Return every event of a dossier once, wherever it stands in it."""
    everywhere = (
        *dossier.events,
        *(one.event for one in dossier.declarations if one.event is not None),
        *(event for operation in dossier.operations for event in operation.events),
    )
    found: dict[object, Event] = {}
    for event in everywhere:
        found.setdefault(event if event.id is None else event.id, event)
    return found.values()
