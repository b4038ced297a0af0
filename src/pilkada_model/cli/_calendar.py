"""What `pilkada timeline` asks the rooms, and how it is written for people and programs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, TypeVar, cast

import click
from attrs import evolve

from pilkada_model import stages, timeline
from pilkada_model.cli._read import read
from pilkada_model.cli._write import width
from pilkada_model.dates import Period
from pilkada_model.dossier import Dossier
from pilkada_model.errors import DocumentError, InvalidValueError, PilkadaError
from pilkada_model.labels import Language
from pilkada_model.serial import to_dict
from pilkada_model.stages import ElectionStage, Timetable, get_kind
from pilkada_model.timeline import Countdown, Derived, Diff, Line, LineEntry
from pilkada_model.timeline.listings import Subject
from pilkada_model.timeline.svg_style import Theme

Told = Timetable | Dossier
"""What a command line names: the timetable of a wave, or a dossier."""
_Answer = TypeVar("_Answer")
_WAVE = re.compile(r"(?:pilkada-)?([0-9]{4})")
_NARROWEST = 60
_ALL = "all"


def told(subject: str | None, version: str | None, region: str | None) -> Told:
    """Return the timetable of a wave, or a dossier with each of its timetables so viewed."""
    wave = _WAVE.fullmatch(subject) if subject else None
    if subject is None or wave is not None:
        election = f"pilkada-{wave[1]}" if wave else stages.timetables()[-1].election
        whole = _asked(lambda: stages.timetable(election))
        return _asked(lambda: _view(whole, version, region))
    try:
        dossier = read(subject, Dossier)
    except DocumentError as error:
        raise click.UsageError(str(error)) from error
    views = _asked(lambda: tuple(_view(one, version, region) for one in dossier.timetables))
    return evolve(dossier, timetables=views)


def is_dossier(told: Told) -> bool:
    """Tell whether a dossier was named."""
    return isinstance(told, Dossier)


def span(first: dt.date | None, last: dt.date | None) -> Period:
    """Return the days that are meant; an open end is open."""
    try:
        return Period(start=first, end=last)
    except InvalidValueError as error:
        raise click.UsageError("--to is before --from") from error


def within(told: Told, days: Period) -> Timetable | Line:
    """Return what runs within these days, or may; everything where none are given."""
    window = Period(start=days.start or dt.date.min, end=days.end or dt.date.max)
    if isinstance(told, Dossier):
        whole = timeline.line(told)
        entries = tuple(one for one in whole.entries if _may_lie(one, window))
        return evolve(whole, entries=entries)
    if days == Period():
        return told
    found = timeline.between(told, cast("dt.date", window.start), cast("dt.date", window.end))
    return timeline.only(told, found.surely + found.maybe)


def page(
    found: Timetable | Line, told: Told, day: dt.date | None, language: Language, depth: int | None
) -> str:
    """Return the table of a timetable or a line, with the distance of the day from the vote."""
    text = timeline.table(
        found, language=language, width=_wide(), today=day, vote=_vote(told), depth=depth
    )
    return f"{text}\n"


def table(found: Subject, language: Language) -> str:
    """Return the table of a difference or of derived windows."""
    return f"{timeline.table(found, language=language, width=_wide())}\n"


def drawn(
    found: Timetable | Diff | Line, form: str, day: dt.date | None, language: Language, theme: str
) -> bytes:
    """Return a calendar or a picture."""
    if form == "ics":
        return _asked(
            lambda: timeline.icalendar(cast("Timetable | Line", found), language=language)
        )
    if form == "mermaid":
        return timeline.mermaid(found, language=language, today=day).encode()
    picture = timeline.svg(found, language=language, today=day, theme=cast("Theme", theme))
    return picture.encode()


def as_json(
    found: Timetable | Line, told: Told, day: dt.date | None, language: Language
) -> dict[str, Any]:
    """Return a timetable or a line for a program; with a day, which stages run, null for maybe."""
    answer: dict[str, Any] = {}
    if day is not None:
        vote = _vote(told)
        distance = None if vote is None else str(Countdown.of(day, vote))
        answer = {"at": day.isoformat(), "countdown": distance}
    if isinstance(found, Timetable):
        rows = [
            to_dict(stage) | ({} if day is None else {"runs": stage.period.contains(day)})
            for _, stage in timeline.rows(found)
        ]
        return {"election": found.election, **answer, "stages": rows}
    return {
        **answer,
        "entries": [_entry(one, language) for one in found.entries],
        "undated": [_entry(one, language) for one in found.undated],
    }


def difference(before: str, after: str, region: str | None) -> Diff:
    """Compare two versions, each named by a year or by an instrument."""
    one, other = (_version_named(name, region) for name in (before, after))
    return timeline.diff(one, other)


def difference_as_json(found: Diff) -> dict[str, Any]:
    """Return a difference for a program."""
    return {
        "before": found.before.election,
        "after": found.after.election,
        "moved": [
            {
                "before": _days(one.before),
                "after": _days(one.after),
                "start_days": one.start_days,
                "end_days": one.end_days,
            }
            for one in found.moved
        ],
        "unchanged": [_days(one.after) for one in found.unchanged],
        "added": [_days(one) for one in found.added],
        "dropped": [_days(one) for one in found.dropped],
    }


def derived(
    voting_day: dt.date, ruleset: str | None, known: tuple[str, ...]
) -> tuple[Derived, ...]:
    """Count what the law fixes, from the vote and from the days that an authority fixed."""
    fixed = dict(map(_fixed, known))
    return _asked(lambda: timeline.derive(voting_day, ruleset, known=fixed))


def derived_as_json(found: tuple[Derived, ...], language: Language) -> list[dict[str, Any]]:
    """Return derived windows for a program."""
    return [
        {
            "slug": one.slug,
            "name": get_kind(one.slug).label(language),
            "start": None if one.start is None else one.start.isoformat(),
            "end": None if one.end is None else one.end.isoformat(),
            "exact": one.rule.exact,
            "rule": one.rule.id,
            "article": one.rule.article,
            "arithmetic": one.rule.arithmetic(language),
            "certainty": one.rule.certainty.value,
            "waiting_for": one.waiting_for,
            "obstacle": None if one.obstacle is None else str(one.obstacle),
        }
        for one in found
    ]


def _asked(question: Callable[[], _Answer]) -> _Answer:
    """Return the answer of the library, or say what was wrong with the options."""
    try:
        return question()
    except PilkadaError as error:
        raise click.UsageError(str(error)) from error


def _wide() -> int:
    return max(width(), _NARROWEST)


def _view(timetable: Timetable, version: str | None, region: str | None) -> Timetable:
    """Return the version of a timetable, for a region if one is given."""
    if version is None or version == _ALL:
        seen = timetable if version else timeline.version(timetable)
    else:
        day = _day(version)
        seen = (
            timeline.version(timetable, version)
            if day is None
            else timeline.in_force(timetable, day)
        )
    return seen if region is None else timeline.for_region(seen, region)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _version_named(name: str, region: str | None) -> Timetable:
    if _WAVE.fullmatch(name):
        return cast("Timetable", told(name, None, region))
    known = {one.id: whole for whole in stages.timetables() for one in whole.instruments}
    if name not in known:
        there = ", ".join(known)
        raise click.UsageError(f"{name!r} is no year and no instrument; there are {there}")
    return _asked(lambda: _view(known[name], name, region))


def _may_lie(entry: LineEntry, window: Period) -> bool:
    possible = Period(
        start=None if entry.start is None else entry.start.earliest,
        end=None if entry.end is None else entry.end.latest,
    )
    return possible.overlaps(window) is not False


def _vote(told: Told) -> dt.date | None:
    """Return the voting day; None where there is not one for all."""
    timetables = told.timetables if isinstance(told, Dossier) else (told,)
    try:
        found = {timeline.voting_day(timetable) for timetable in timetables}
    except InvalidValueError:
        return None
    return found.pop() if len(found) == 1 else None


def _entry(entry: LineEntry, language: Language) -> dict[str, Any]:
    return {
        "kind": entry.kind.value,
        "start": None if entry.start is None else str(entry.start),
        "end": None if entry.end is None else str(entry.end),
        "label": entry.label(language),
        "record": to_dict(entry.record),
    }


def _days(stage: ElectionStage) -> dict[str, Any]:
    return {"id": stage.id, "slug": stage.slug, "period": to_dict(stage.period)}


def _fixed(text: str) -> tuple[str, Period]:
    """Read ``stage=day`` or ``stage=day..day``."""
    slug, _, days = text.partition("=")
    first, _, last = days.partition("..")
    start, end = _day(first), _day(last or first)
    if not slug or start is None or end is None or end < start:
        raise click.BadParameter(
            f"{text!r} is not like candidate-determination=2024-09-22", param_hint="--known"
        )
    return slug, Period(start=start, end=end)
