"""What a calendar tells of a stage, and of each entry of a line: name, days, description."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from pilkada_model import regions
from pilkada_model.dates import Hours, PartialDate
from pilkada_model.declarations import Declaration
from pilkada_model.elections import Poll
from pilkada_model.errors import UnknownReferenceError
from pilkada_model.events import Event
from pilkada_model.labels import Language
from pilkada_model.operations import Deployment
from pilkada_model.sources import Claim, Source
from pilkada_model.stages import ElectionStage, Instrument, StageBasis, get_kind
from pilkada_model.timeline.lines import LineEntry
from pilkada_model.timeline.wording import exactly, write_span
from pilkada_model.timeline.words import word
from pilkada_model.writing import write_count

_NO_INSTRUMENTS: Final[Mapping[str, Instrument]] = MappingProxyType({})
_HEADINGS: Final = {
    "period": "chart_dates",
    "period.end": "table_end",
    "period.start": "table_start",
}
_Facts = Iterable[tuple[str, str | None]]


@frozen(kw_only=True)
class CalendarEntry:
    """What becomes one event of a calendar.

    Attributes:
        key: What tells it from all others, the same in every language.
        name: Its name.
        named: Whether the name is in the language of the calendar.
        start: First day, as far as known.
        end: Last day, included, as far as known.
        categories: Groups to which it belongs.
        details: Its description, line by line.
        place: Where it holds; None for the whole country and where nothing is told.
        planned: Whether it was planned, and never decreed.
    """

    key: str
    name: str
    named: bool
    start: PartialDate | None
    end: PartialDate | None
    categories: tuple[str, ...]
    details: tuple[str, ...]
    place: str | None
    planned: bool = False


def entry_of_stage(
    stage: ElectionStage,
    language: Language,
    instruments: Mapping[str, Instrument] = _NO_INSTRUMENTS,
) -> CalendarEntry:
    """Return what a calendar tells of a stage.

    Args:
        stage: The stage.
        language: Of names and words.
        instruments: The instruments of its timetable by id, for their names.
    """
    start, end = exactly(stage.period.start), exactly(stage.period.end)
    names = {"id": stage.name, "en": stage.name_en}
    setter = instruments.get(stage.instrument or "")
    facts = (
        ("hours", None if stage.hours is None else _hours(stage.hours, language)),
        ("deadline", stage.deadline),
        ("body", stage.body),
        ("legal_basis", stage.legal_basis),
        ("instrument", stage.instrument if setter is None else setter.name or setter.id),
        ("basis", None if stage.basis is None else stage.basis.label(language)),
        ("certainty", None if stage.certainty is None else stage.certainty.label(language)),
        ("conflicts", _claims(stage.conflicts, language)),
        ("note", stage.note),
    )
    groups = (
        None if stage.phase is None else stage.phase.label(language),
        _kind(stage.slug, language),
    )
    return CalendarEntry(
        key=stage.key,
        name=stage.label(language),
        named=names[language] is not None,
        start=start,
        end=end,
        categories=tuple(dict.fromkeys(group for group in groups if group is not None)),
        details=(
            *_other_names(names, language),
            _days(start, end, language),
            *_told(facts, language),
            *_sources(stage.sources, language),
        ),
        place=_regions(stage.region_codes, language),
        planned=stage.basis is StageBasis.PLANNED,
    )


def entry_of_line(entry: LineEntry, language: Language) -> CalendarEntry:
    """Return what a calendar tells of an entry of a line; of a stage, as `entry_of_stage` does."""
    record = entry.record
    if isinstance(record, ElectionStage):
        return entry_of_stage(record, language)
    name = entry.label(language)
    return CalendarEntry(
        key=_key(entry),
        name=name,
        named=False,  # names are as printed, whatever their language
        start=entry.start,
        end=entry.end,
        categories=tuple(dict.fromkeys((entry.kind.label(language), *_kinds(record, language)))),
        details=(
            _days(entry.start, entry.end, language),
            *_told(_facts(record, language), language),
            *_sources(_printed_in(entry), language),
        ),
        place=_where(entry, language),
    )


def _key(entry: LineEntry) -> str:
    """Return what tells an entry from others: its id or key, or else what it is called and when."""
    record, kind = entry.record, entry.kind.value
    if isinstance(record, Event | Declaration) and record.id is not None:
        return f"{kind}/{record.id}"
    if isinstance(record, Declaration) and record.key is not None:
        return f"{kind}/{record.key}"
    of = "" if entry.contest is None else entry.contest.key
    if entry.operation is not None:
        of = entry.operation.id or entry.operation.key or ""
    # names of regions may change with their tables, a poll is known without them
    called = record.kind.value if isinstance(record, Poll) else entry.label()
    return f"{kind}/{of}/{called}/{entry.start}/{entry.end}"


def _kinds(record: object, language: Language) -> Iterator[str]:
    if isinstance(record, Event | Poll):
        yield record.kind.label(language)
    if isinstance(record, Declaration):
        yield record.instrument.label(language)


def _facts(record: object, language: Language) -> _Facts:
    """Return what a description tells of a record of a line, besides its days and sources."""
    if isinstance(record, Poll):
        return (("legal_basis", record.legal_basis), ("note", record.note))
    if isinstance(record, Deployment):
        return (("end_printed", record.end_printed),)
    if isinstance(record, Event | Declaration):
        event = record if isinstance(record, Event) else record.event
        return (
            ("date_printed", None if event is None else event.date_printed),
            ("certainty", None if record.certainty is None else record.certainty.label(language)),
            ("note", record.note),
        )
    return ()


def _printed_in(entry: LineEntry) -> tuple[Source, ...]:
    """Return the sources of an entry, or those of the whole to which it belongs."""
    if isinstance(entry.record, Poll):
        return () if entry.contest is None else entry.contest.sources
    own: tuple[Source, ...] = entry.record.sources
    return own if own or entry.operation is None else entry.operation.sources


def _where(entry: LineEntry, language: Language) -> str | None:
    """Return the place of an entry: as printed, or else the regions by name."""
    record = entry.record
    if isinstance(record, Event):
        printed = ", ".join(text for text in (record.venue, record.place) if text is not None)
        return printed or _regions(record.region_codes, language)
    if isinstance(record, Declaration):
        return _regions(record.region_codes, language)
    if entry.contest is not None:
        return _regions((entry.contest.region_code,), language)
    return None


def _other_names(names: Mapping[str, str | None], language: Language) -> Iterator[str]:
    """Yield the name in the other language, with the name of that language."""
    for other, name in names.items():
        if other != language and name is not None and name != names[language]:
            yield f"{word('calendar_other_name', language)}: {name}"


def _days(start: PartialDate | None, end: PartialDate | None, language: Language) -> str:
    """Return the days in words, and how many they are where that is known."""
    written = write_span(start, end, language)
    first, last = start and start.date, end and end.date
    if first is None or last is None:
        return written
    days = (last - first).days + 1
    key = "chart_day" if days == 1 else "chart_days"
    return f"{written} ({word(key, language).format(days=write_count(days, language))})"


def _told(facts: _Facts, language: Language) -> Iterator[str]:
    for key, text in facts:
        if text is not None:
            yield f"{word(f'calendar_{key}', language)}: {text}"


def _sources(sources: Iterable[Source], language: Language) -> Iterator[str]:
    """Yield where something is printed, each page on its own line."""
    pages = [", ".join(filter(None, (one.publisher, one.title, one.url))) for one in sources]
    if pages:
        yield f"{word('calendar_sources', language)}:"
        yield from (f"- {page}" for page in pages)


def _claims(claims: Iterable[Claim], language: Language) -> str | None:
    """Return what other sources print; the days of a stage under the headings of tables."""
    told: list[str] = []
    for claim in claims:
        key = _HEADINGS.get(claim.field)
        told.append(f"{word(key, language) if key else claim.field} {claim.value}")
    return "; ".join(told) or None


def _hours(hours: Hours, language: Language) -> str:
    """Return hours with their clock: 07:00–13:00 local time."""
    start, end = _time(hours.start), _time(hours.end)
    clock = word("calendar_local_clock", language) if hours.zone is None else hours.zone.value
    if start is not None and end is not None:
        return f"{start}–{end} {clock}"
    key = "chart_from" if end is None else "chart_until"
    return f"{word(key, language).format(day=start or end)} {clock}"


def _time(time: dt.time | None) -> str | None:
    if time is None:
        return None
    return time.isoformat("seconds" if time.second else "minutes")


def _kind(slug: str, language: Language) -> str:
    """Return the class of a stage by name, or by its key where the tables have it not."""
    try:
        return get_kind(slug).label(language)
    except UnknownReferenceError:
        return slug


def _regions(codes: Iterable[str], language: Language) -> str | None:
    """Return regions by name, or by their codes where the tables have them not; None for none."""
    return ", ".join(_region(code, language) for code in codes) or None


def _region(code: str, language: Language) -> str:
    try:
        return regions.get(code).label(language)
    except UnknownReferenceError:
        return code
