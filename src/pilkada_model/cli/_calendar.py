"""What `pilkada timeline` asks the rooms, and how it is written for people and programs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, TypeVar, cast

import click
from attrs import evolve, frozen

from pilkada_model import regions, stages, timeline
from pilkada_model.cli._read import read
from pilkada_model.cli._write import width
from pilkada_model.dates import Period
from pilkada_model.dossier import Dossier
from pilkada_model.errors import DocumentError, InvalidValueError, PilkadaError
from pilkada_model.labels import Language
from pilkada_model.serial import to_dict
from pilkada_model.stages import ElectionStage, Timetable, get_kind
from pilkada_model.timeline import Countdown, Derived, Diff, Line, LineEntry, Ruleset
from pilkada_model.timeline.grids import wrapped
from pilkada_model.timeline.svg_style import Theme
from pilkada_model.timeline.wording import election_name
from pilkada_model.timeline.words import word
from pilkada_model.writing import write_date, write_period


@frozen(kw_only=True)
class Told:
    """What a command line names.

    Attributes:
        what: The timetable of a wave, or a dossier.
        title: What to call it; None for its own name.
    """

    what: Timetable | Dossier
    title: str | None = None

    @property
    def vote(self) -> dt.date | None:
        """The voting day; None where there is not one for all."""
        what = self.what
        timetables = what.timetables if isinstance(what, Dossier) else (what,)
        try:
            found = {timeline.voting_day(timetable) for timetable in timetables}
        except InvalidValueError:
            return None
        return found.pop() if len(found) == 1 else None


_Answer = TypeVar("_Answer")
_WAVE = re.compile(r"(?:pilkada-)?([0-9]{4})")
_NARROWEST = 60
_ALL = "all"


def told(subject: str | None, version: str | None, region: str | None, language: Language) -> Told:
    """Return the timetable of a wave, or a dossier with each of its timetables so viewed."""
    wave = _WAVE.fullmatch(subject) if subject else None
    if subject is None or wave is not None:
        election = f"pilkada-{wave[1]}" if wave else stages.timetables()[-1].election
        whole = _asked(lambda: stages.timetable(election))
        view = _asked(lambda: _view(whole, version, region))
        own = word("table_stages", language).format(election=election_name(election))
        names = own if version is None else f"{own} · {_name_of(version)}"
        return Told(what=view, title=_titled(names, region, language))
    try:
        dossier = read(subject, Dossier)
    except DocumentError as error:
        raise click.UsageError(str(error)) from error
    views = _asked(lambda: tuple(_view(one, version, region) for one in dossier.timetables))
    return Told(what=evolve(dossier, timetables=views))


def _titled(name: str, region: str | None, language: Language) -> str:
    return name if region is None else f"{name} · {regions.get(region).label(language)}"


def _name_of(version: str) -> str:
    """Return what people call a version: the name of its instrument, or else what was asked."""
    names = {one.id: one.name for whole in stages.timetables() for one in whole.instruments}
    return names.get(version) or version


def is_dossier(told: Told) -> bool:
    """Tell whether a dossier was named."""
    return isinstance(told.what, Dossier)


def span(first: dt.date | None, last: dt.date | None) -> Period:
    """Return the days that are meant; an open end is open."""
    try:
        return Period(start=first, end=last)
    except InvalidValueError as error:
        raise click.UsageError("--to is before --from") from error


def within(told: Told, days: Period) -> Timetable | Line:
    """Return what runs within these days, or may; everything where none are given."""
    first, last = days.start or dt.date.min, days.end or dt.date.max
    if isinstance(told.what, Dossier):
        window = Period(start=first, end=last)
        whole = timeline.line(told.what)
        return evolve(
            whole, entries=tuple(one for one in whole.entries if _runs(one, window) is not False)
        )
    if days == Period():
        return told.what
    found = timeline.between(told.what, first, last)
    return timeline.only(told.what, found.surely + found.maybe)


def page(
    found: Timetable | Line, told: Told, day: dt.date | None, language: Language, depth: int | None
) -> str:
    """Return the table of a timetable or a line, with the distance of the day from the vote."""
    text = timeline.table(
        found,
        language=language,
        width=_wide(),
        today=day,
        vote=told.vote,
        depth=depth,
        title=told.title,
    )
    return f"{text}\n"


def drawn(
    found: Timetable | Line,
    told: Told,
    form: str,
    *,
    day: dt.date | None,
    language: Language,
    theme: str,
) -> bytes:
    """Return a calendar or a picture of a timetable or a line."""
    if form == "ics":
        return _asked(lambda: timeline.icalendar(found, language=language, name=told.title))
    return _drawn(found, form, language, theme, today=day, vote=told.vote, title=told.title)


def _drawn(
    found: Timetable | Diff | Line, form: str, language: Language, theme: str, **more: Any
) -> bytes:
    if form == "mermaid":
        return timeline.mermaid(found, language=language, **more).encode()
    return timeline.svg(found, language=language, theme=cast("Theme", theme), **more).encode()


def as_json(
    found: Timetable | Line, told: Told, day: dt.date | None, language: Language
) -> dict[str, Any]:
    """Return a timetable or a line for a program; with a day, what runs on it, null for maybe."""
    answer: dict[str, Any] = {}
    if day is not None:
        distance = None if told.vote is None else str(Countdown.of(day, told.vote))
        answer = {"at": day.isoformat(), "countdown": distance}
    if isinstance(found, Timetable):
        rows = [
            to_dict(stage) | ({} if day is None else {"runs": stage.period.contains(day)})
            for _, stage in timeline.rows(found)
        ]
        return {"election": found.election, **answer, "stages": rows}
    return {
        **answer,
        "entries": [_entry(one, day, language) for one in found.entries],
        "undated": [_entry(one, day, language) for one in found.undated],
    }


def difference(before: str, after: str, region: str | None) -> Diff:
    """Compare two versions, each named by a year or by an instrument."""
    one, other = (_version_named(name, region) for name in (before, after))
    return timeline.diff(one, other)


def difference_title(before: str, after: str, region: str | None, language: Language) -> str:
    """Return what a difference is called."""
    return _titled(f"{_name_of(before)} – {_name_of(after)}", region, language)


def difference_table(found: Diff, title: str, language: Language) -> str:
    """Return the table of a difference."""
    return f"{timeline.table(found, language=language, width=_wide(), title=title)}\n"


def difference_drawn(found: Diff, title: str, form: str, language: Language, theme: str) -> bytes:
    """Return the picture of a difference."""
    return _drawn(found, form, language, theme, title=title)


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


@frozen(kw_only=True)
class Law:
    """What the law fixes for a vote, and what was told beside its day.

    Attributes:
        voting_day: The day of the vote.
        ruleset: The rules.
        known: Days that an authority has fixed, by class of stage.
        windows: The windows that were counted.
    """

    voting_day: dt.date
    ruleset: Ruleset
    known: dict[str, Period]
    windows: tuple[Derived, ...]


def law(voting_day: dt.date, ruleset: str | None, known: tuple[str, ...]) -> Law:
    """Count what the law fixes, from the vote and from the days that an authority fixed."""
    fixed: dict[str, Period] = {}
    for text in known:
        slug, period = _fixed(text)
        if slug in fixed:
            raise click.BadParameter(f"{slug} is given twice", param_hint="--known")
        fixed[slug] = period

    def counted() -> Law:
        chosen = timeline.ruleset_of(voting_day).key if ruleset is None else ruleset
        return Law(
            voting_day=voting_day,
            ruleset=timeline.get_ruleset(chosen),
            known=fixed,
            windows=timeline.derive(voting_day, chosen, known=fixed),
        )

    return _asked(counted)


def law_page(found: Law, language: Language) -> str:
    """Return the windows as a table, below the vote, the rules and the fixed days."""
    head = [
        f"{get_kind('voting').label(language)}: {write_date(found.voting_day, language)}",
        word("table_ruleset", language).format(ruleset=found.ruleset),
        *(
            word("table_known", language).format(
                stage=get_kind(slug).label(language), days=write_period(period, language)
            )
            for slug, period in found.known.items()
        ),
    ]
    text = timeline.table(found.windows, language=language, width=_wide())
    return "\n".join([*(line for part in head for line in wrapped(part, _wide())), "", text, ""])


def law_as_json(found: Law, language: Language) -> dict[str, Any]:
    """Return the windows for a program, with the rules and what they stand for."""
    return {
        "voting_day": found.voting_day.isoformat(),
        "ruleset": found.ruleset.key,
        "law": found.ruleset.law,
        "note": found.ruleset.note,
        "known": {slug: to_dict(period) for slug, period in found.known.items()},
        "windows": [_window(one, language) for one in found.windows],
    }


def _window(one: Derived, language: Language) -> dict[str, Any]:
    return {
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


def _asked(question: Callable[[], _Answer]) -> _Answer:
    """Return the answer of the library, or say what was wrong with the options."""
    try:
        return question()
    except InvalidValueError as error:
        raise click.UsageError(f"expected {error.expected}, got {error.value!r}") from error
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
        return cast("Timetable", told(name, None, region, "id").what)
    known = {one.id: whole for whole in stages.timetables() for one in whole.instruments}
    if name not in known:
        there = ", ".join(known)
        raise click.UsageError(f"{name!r} is no year and no instrument; there are {there}")
    return _asked(lambda: _view(known[name], name, region))


def _runs(entry: LineEntry, window: Period) -> bool | None:
    """Tell whether an entry lies within a span of days; None when it cannot be told."""
    start, end = entry.start, entry.end
    most = Period(start=start and start.earliest, end=end and end.latest)
    if most.overlaps(window) is False:
        return False
    exact = Period(start=start and start.date, end=end and end.date)
    return exact.overlaps(window)


def _entry(entry: LineEntry, day: dt.date | None, language: Language) -> dict[str, Any]:
    runs = {} if day is None else {"runs": _runs(entry, Period(start=day, end=day))}
    return {
        "kind": entry.kind.value,
        "start": None if entry.start is None else str(entry.start),
        "end": None if entry.end is None else str(entry.end),
        "label": entry.label(language),
        **runs,
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
