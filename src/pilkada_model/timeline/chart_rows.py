"""The rows of charts: one for a stage, a change, an extent, a unit, an entry of a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from pilkada_model.dates import Period
from pilkada_model.labels import Language
from pilkada_model.stages import ElectionStage
from pilkada_model.timeline.chart_parts import Bar, Days, Look, Row, bar_of_dates, bar_of_period
from pilkada_model.timeline.counting import VOTING
from pilkada_model.timeline.coverages import CoverageExtent, StageCoverage, UnitCoverage
from pilkada_model.timeline.differences import Change
from pilkada_model.timeline.lines import LineEntry, LineKind
from pilkada_model.timeline.runs import Run
from pilkada_model.timeline.wording import write_span
from pilkada_model.timeline.words import word
from pilkada_model.writing import write_count, write_period

_MINUS: Final = "\N{MINUS SIGN}"
_LOOK_OF_EXTENT: Final = {
    CoverageExtent.COVERED: Look.COVERED,
    CoverageExtent.MISSED: Look.MISSED,
    CoverageExtent.PARTLY: Look.PARTLY,
    CoverageExtent.UNKNOWN: Look.UNTOLD,
}
_LOOK_OF_KIND: Final = {
    LineKind.DECLARATION: Look.DECLARATION,
    LineKind.DEPLOYMENT: Look.DEPLOYMENT,
    LineKind.EVENT: Look.EVENT,
    LineKind.PHASE: Look.PHASE,
    LineKind.POLL: Look.VOTING,
    LineKind.STAGE: Look.STAGE,
}


def filled(key: str, language: Language, **words: str) -> str:
    """Return a phrase of the table of words with its places filled."""
    return word(key, language).format(**words)


def heading(label: str) -> Row:
    """Return a row that only names those below it."""
    return Row(label=label, words=label, heading=True)


def row_of_stage(stage: ElectionStage, look: Look, depth: int, language: Language) -> Row:
    """Return the row of a stage with its days."""
    label, days = stage.label(language), write_period(stage.period, language)
    words = f"{label}: {days}"
    return Row(
        label=label,
        text=days,
        words=words,
        indent=depth,
        bars=_there(bar_of_period(look, words, stage.period)),
    )


def row_of_change(change: Change, depth: int, language: Language) -> Row:
    """Return the row of a stage of two timetables: its days before above those after."""
    label, text = change.after.label(language), _shift(change, language)
    before, after = (
        f"{look.label(language)}: {write_period(stage.period, language)}"
        for look, stage in ((Look.BEFORE, change.before), (Look.AFTER, change.after))
    )
    return Row(
        label=label,
        text=text,
        words=f"{label}: {text}. {before}. {after}",
        indent=depth,
        bars=_there(
            bar_of_period(
                Look.BEFORE,
                f"{label}. {before}",
                change.before.period,
                voting=change.before.slug == VOTING,
            ),
            bar_of_period(
                Look.AFTER,
                f"{label}. {after}",
                change.after.period,
                lane=1,
                voting=change.after.slug == VOTING,
            ),
        ),
    )


def row_in_one(stage: ElectionStage, look: Look, depth: int, language: Language) -> Row:
    """Return the row of a stage that only one of two timetables has."""
    label, text = stage.label(language), look.label(language)
    words = f"{label}: {text}. {write_period(stage.period, language)}"
    return Row(
        label=label,
        text=text,
        words=words,
        indent=depth,
        bars=_there(bar_of_period(look, words, stage.period, voting=stage.slug == VOTING)),
    )


def row_of_unit(unit: UnitCoverage, operation: str, language: Language) -> Row:
    """Return the row of a unit: each of its deployments in a lane of its own."""
    label = operation if unit.unit is None else str(unit.unit)
    days = [write_period(period, language) for period in unit.periods]
    numbers = (("chart_stated", unit.stated_days), ("chart_computed", unit.computed_days))
    told = [
        filled(key, language, days=write_count(number, language))
        for key, number in numbers
        if number is not None
    ]
    written = days or [write_period(Period(), language)]
    bars = [
        bar_of_period(Look.DEPLOYMENT, f"{label}: {text}", period, lane=lane)
        for lane, (text, period) in enumerate(zip(days, unit.periods, strict=True))
    ]
    return Row(
        label=label,
        text="; ".join(told or written),
        words=f"{label}: {'; '.join((*written, *told))}",
        indent=1,
        bars=_there(*bars),
    )


def row_of_extent(
    found: StageCoverage, covered: tuple[Run, ...], depth: int, language: Language
) -> Row:
    """Return the row of a stage with how much of it is covered, and which days of it are.

    Args:
        found: How much is covered.
        covered: The days that are surely covered, as runs that lie apart.
        depth: How many other rows it lies within.
        language: The language of its words.
    """
    stage, label = found.stage, found.stage.label(language)
    text = found.extent.label(language)
    if found.extent is CoverageExtent.PARTLY and found.days is not None and found.of is not None:
        numbers = {"days": write_count(found.days, language), "of": write_count(found.of, language)}
        text = filled("chart_partly", language, **numbers)
    words = f"{label}: {text}. {write_period(stage.period, language)}"
    whole = bar_of_period(_LOOK_OF_EXTENT[found.extent], words, stage.period)
    parts = covered if found.extent is CoverageExtent.PARTLY else ()
    return Row(
        label=label,
        text=text,
        words=words,
        indent=depth + 1,
        bars=_there(whole, *_covered_parts(parts, whole, label, language)),
    )


def row_of_entry(entry: LineEntry, language: Language) -> Row:
    """Return the row of an entry of a line."""
    label, days = entry.label(language), write_span(entry.start, entry.end, language)
    words = f"{kind_of(entry, language)}: {days}"
    voting = isinstance(entry.record, ElectionStage) and entry.record.slug == VOTING
    look = Look.VOTING if voting else _LOOK_OF_KIND[entry.kind]
    bar = bar_of_dates(look, words, entry.start, entry.end)
    return Row(label=label, text=days, words=words, bars=_there(bar))


def kind_of(entry: LineEntry, language: Language) -> str:
    """Return what an entry is and what it is called."""
    return f"{entry.kind.label(language)}: {entry.label(language)}"


def _there(*bars: Bar | None) -> tuple[Bar, ...]:
    return tuple(bar for bar in bars if bar is not None)


def _shift(change: Change, language: Language) -> str:
    """Return by how many days a stage has moved, in words."""
    start, end = change.start_days, change.end_days
    if change.before.period == change.after.period:
        return word("chart_unchanged", language)
    if start == end and start is not None:
        return _days_later(start, language)
    moved = (("chart_start_moved", start), ("chart_end_moved", end))
    told = [filled(key, language, days=_days_later(days, language)) for key, days in moved if days]
    return ", ".join(told) or word("chart_bound_otherwise", language)


def _days_later(days: int, language: Language) -> str:
    number = f"{_MINUS if days < 0 else '+'}{write_count(abs(days), language)}"
    return filled("chart_day" if abs(days) == 1 else "chart_days", language, days=number)


def _covered_parts(
    covered: tuple[Run, ...], stage: Bar | None, label: str, language: Language
) -> Iterator[Bar]:
    """Yield the runs of days of a stage that are surely covered."""
    if stage is None or stage.sure is None:
        return
    begin, end = stage.sure.first.toordinal(), stage.sure.last.toordinal()
    for first, last in covered:
        if first <= end and begin <= last:
            days = Days(
                first=dt.date.fromordinal(max(first, begin)),
                last=dt.date.fromordinal(min(last, end)),
            )
            told = write_period(days.period, language)
            words = f"{label}: {Look.COVERED.label(language)}, {told}"
            yield Bar(look=Look.COVERED, words=words, days=days, sure=days, inner=True)
