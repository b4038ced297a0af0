"""Charts of timetables, of two versions, of an operation over its stages, and of a dossier's line.

A chart tells in words whatever it shows. What is not known is told too: an open bound stays
open, a date known to its month is the span it may mean, and what has no date stands in a note.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from attrs import evolve

from pilkada_model import rules
from pilkada_model.dates import Period
from pilkada_model.errors import InvalidValueError
from pilkada_model.labels import Language, in_language
from pilkada_model.stages import ElectionStage, Timetable
from pilkada_model.timeline.chart_parts import Chart, Flag, Look
from pilkada_model.timeline.chart_rows import (
    filled,
    heading,
    kind_of,
    row_in_one,
    row_of_change,
    row_of_entry,
    row_of_extent,
    row_of_stage,
    row_of_unit,
)
from pilkada_model.timeline.counting import VOTING, later_vote
from pilkada_model.timeline.coverages import Coverage, CoverageExtent
from pilkada_model.timeline.differences import Diff
from pilkada_model.timeline.lines import Line
from pilkada_model.timeline.runs import surely, united
from pilkada_model.timeline.structure import rows as tree_rows
from pilkada_model.timeline.wording import election_name
from pilkada_model.timeline.words import word
from pilkada_model.writing import write_count, write_date, write_period

Subject = Timetable | Diff | Coverage | Line
"""What a chart can be made of."""


def chart(
    subject: Subject,
    *,
    language: Language = "id",
    title: str | None = None,
    vote: dt.date | None = None,
) -> Chart:
    """Return the chart of a timetable, of a difference, of a coverage or of a line.

    Args:
        subject: What it shows.
        language: ``id`` or ``en``.
        title: Its title, where another is wanted than its own.
        vote: The voting day to mark where the subject has none.

    Raises:
        InvalidValueError: for anything else than these, a title that is no text, or a moment
            (datetime) for a day.
        UnknownReferenceError: for another language.
    """
    makers: dict[type, Callable[..., Chart]] = {
        Coverage: chart_of_coverage,
        Diff: chart_of_diff,
        Line: chart_of_line,
        Timetable: chart_of_timetable,
    }
    if subject.__class__ not in makers:
        raise InvalidValueError(
            record="chart",
            field="subject",
            value=subject,
            expected="a Timetable, a Diff, a Coverage or a Line",
            code="wrong_type",
        )
    drawn = makers[subject.__class__](subject, language=language)
    return adapted(drawn, "chart", title=title, vote=vote)


def adapted(made: Chart, function: str, *, title: str | None, vote: dt.date | None) -> Chart:
    """Return a chart with another title, and with a voting day where it has none.

    Args:
        made: The chart.
        function: The function that was called, for errors.
        title: The title; None for the chart's own.
        vote: The voting day, if it is known.

    Raises:
        InvalidValueError: for a title that is no text, or a moment (datetime) for a day.
        UnknownReferenceError: for a chart in another language.
    """
    rules.optional_argument(function, "title", title, str)
    rules.optional_argument(function, "vote", vote, dt.date)
    in_language({"id": None, "en": None}, made.language)
    flags = made.flags
    if vote is not None and not flags:
        flags = (evolve(_flag(vote, "chart_voting", made.language), alone=True),)
    return evolve(made, title=made.title if title is None else title, flags=flags)


def chart_of_timetable(timetable: Timetable, *, language: Language = "id") -> Chart:
    """Return the chart of all stages of a timetable, each below the stage that contains it.

    Raises:
        InvalidValueError: for anything that is no timetable.
        UnknownReferenceError: for another language.
    """
    rules.argument("chart_of_timetable", "timetable", timetable, Timetable)
    parents = {stage.parent for stage in timetable.stages}
    rows = tuple(
        row_of_stage(stage, _look(stage, parents), depth, language)
        for depth, stage in tree_rows(timetable)
    )
    made = Chart(
        title=filled("chart_timetable", language, election=election_name(timetable.election)),
        description="",
        language=language,
        text_heading=word("chart_dates", language),
        rows=rows,
        flags=_flags(timetable.stages, language),
    )
    days = _span(made)
    count = write_count(len(rows), language)
    return evolve(made, description=filled("chart_stages_in", language, count=count, days=days))


def chart_of_diff(diff: Diff, *, language: Language = "id") -> Chart:
    """Return the chart of two timetables: for each stage the days before and after.

    Stages that only the first has stand at the end, and the voting days of both are marked.

    Raises:
        InvalidValueError: for anything that is no difference.
        UnknownReferenceError: for another language.
    """
    rules.argument("chart_of_diff", "diff", diff, Diff)
    changes = {change.after.id: change for change in (*diff.moved, *diff.unchanged)}
    rows = [
        row_of_change(changes[stage.id], depth, language)
        if stage.id in changes
        else row_in_one(stage, Look.ADDED, depth, language)
        for depth, stage in tree_rows(diff.after)
    ]
    if diff.dropped:
        rows.append(heading(Look.DROPPED.label(language)))
        for depth, stage in _dropped(diff):
            rows.append(row_in_one(stage, Look.DROPPED, depth, language))
    numbers = {
        name: write_count(len(stages), language)
        for name, stages in (
            ("moved", diff.moved),
            ("unchanged", diff.unchanged),
            ("added", diff.added),
            ("dropped", diff.dropped),
        )
    }
    return Chart(
        title=filled("chart_diff", language, election=election_name(diff.after.election)),
        description=filled("chart_diff_in", language, **numbers),
        language=language,
        text_heading=word("chart_shift", language),
        rows=tuple(rows),
        flags=_flags_of_diff(diff, language),
        notes=(word("table_diff_note", language),) if diff.added or diff.dropped else (),
    )


def chart_of_coverage(coverage: Coverage, *, language: Language = "id") -> Chart:
    """Return the chart of an operation: its units' deployments above, the stages below them.

    Raises:
        InvalidValueError: for anything that is no coverage.
        UnknownReferenceError: for another language.
    """
    rules.argument("chart_of_coverage", "coverage", coverage, Coverage)
    extents = {found.stage.id: found for found in coverage.stages}
    periods = (period for unit in coverage.units for period in unit.periods)
    runs = united(run for period in periods for run in surely(period))
    operation = str(coverage.operation.name)
    made = Chart(
        title=operation,
        description="",
        language=language,
        text_heading=word("chart_extent", language),
        rows=(
            heading(word("chart_units", language)),
            *(row_of_unit(unit, operation, language) for unit in coverage.units),
            heading(
                filled(
                    "chart_timetable", language, election=election_name(coverage.timetable.election)
                )
            ),
            *(
                row_of_extent(extents[stage.id], runs, depth, language)
                for depth, stage in tree_rows(coverage.timetable)
            ),
        ),
        flags=_flags(coverage.timetable.stages, language),
    )
    counts = (
        f"{extent.label(language)}: {write_count(_number_of(extent, coverage), language)}"
        for extent in CoverageExtent
    )
    return evolve(made, description="; ".join(counts))


def chart_of_line(line: Line, *, language: Language = "id") -> Chart:
    """Return the chart of a line of time; what has no date stands in the notes.

    Raises:
        InvalidValueError: for anything that is no line.
        UnknownReferenceError: for another language.
    """
    rules.argument("chart_of_line", "line", line, Line)
    stages = [e.record for e in line.entries if isinstance(e.record, ElectionStage)]
    made = Chart(
        title=line.title or word("chart_line", language),
        description="",
        language=language,
        text_heading=word("chart_dates", language),
        rows=tuple(row_of_entry(entry, language) for entry in line.entries),
        flags=_flags(stages, language),
        notes=tuple(
            f"{word('chart_undated', language)}: {kind_of(entry, language)}"
            for entry in line.undated
        ),
    )
    count = write_count(len(line.entries), language)
    days = _span(made)
    return evolve(made, description=filled("chart_entries_in", language, count=count, days=days))


def _look(stage: ElectionStage, parents: set[str | None]) -> Look:
    if stage.slug == VOTING:
        return Look.VOTING
    return Look.PARENT if stage.id in parents else Look.STAGE


def _flags(stages: Iterable[ElectionStage], language: Language) -> tuple[Flag, ...]:
    return tuple(_flag(day, "chart_voting", language) for day in _voting_days(stages))


def _flags_of_diff(diff: Diff, language: Language) -> tuple[Flag, ...]:
    """Return the voting days of two timetables; a day that only one has tells of which it is."""
    before, after = _voting_days(diff.before.stages), _voting_days(diff.after.stages)
    keys = {
        **dict.fromkeys(before, "chart_voting_before"),
        **dict.fromkeys(after, "chart_voting_after"),
        **dict.fromkeys(set(before).intersection(after), "chart_voting"),
    }
    return tuple(_flag(day, key, language) for day, key in sorted(keys.items()))


def _flag(day: dt.date, key: str, language: Language) -> Flag:
    return Flag(day=day, words=f"{word(key, language)}, {write_date(day, language, weekday=False)}")


def _voting_days(stages: Iterable[ElectionStage]) -> list[dt.date]:
    """Return the voting days of the whole country; of the regions, where there is none such."""
    votes = [
        stage
        for stage in stages
        if stage.slug == VOTING and stage.period.start and stage.period.days == 1
    ]
    national = [one for one in votes if not one.region_codes and later_vote(one) is None]
    return sorted({stage.period.start for stage in national or votes if stage.period.start})


def _dropped(diff: Diff) -> Iterator[tuple[int, ElectionStage]]:
    """Yield the stages that only the first timetable has, with their levels among themselves."""
    dropped = {stage.id for stage in diff.dropped}
    levels: dict[str | None, int] = {}
    for _, stage in tree_rows(diff.before):
        if stage.id in dropped:
            levels[stage.id] = levels.get(stage.parent, 0) + 1
            yield levels[stage.id], stage


def _span(made: Chart) -> str:
    """Return the days of a chart in words."""
    period = Period() if made.span is None else made.span.period
    return write_period(period, made.language)


def _number_of(extent: CoverageExtent, coverage: Coverage) -> int:
    return sum(found.extent is extent for found in coverage.stages)
