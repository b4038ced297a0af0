"""Text tables for terminals: a timetable, two compared, a coverage, a line, derived windows.

Names are wrapped and never cut. A day that is not known is written as ``?``, and what the signs
stand for is said below the table. Texts stand on one line each; characters that would steer a
terminal are spelt out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, cast

from attrs import frozen

from pilkada_model import rules
from pilkada_model.dates import PartialDate
from pilkada_model.errors import InvalidValueError
from pilkada_model.labels import Language
from pilkada_model.stages import ElectionStage, Timetable, get_kind
from pilkada_model.timeline.counting import Countdown, voting_day
from pilkada_model.timeline.coverages import Coverage, StageCoverage, UnitCoverage
from pilkada_model.timeline.derivation import Derived
from pilkada_model.timeline.differences import Change, Diff
from pilkada_model.timeline.grids import HARD_SPACE, Column, Row, grid, wrapped
from pilkada_model.timeline.lines import Line, LineEntry
from pilkada_model.timeline.questions import at
from pilkada_model.timeline.structure import rows as tree_rows
from pilkada_model.timeline.wording import (
    UNKNOWN,
    election_name,
    exactly,
    one_line,
    short_date,
    short_span,
)
from pilkada_model.timeline.words import word
from pilkada_model.writing import write_count, write_date

_NARROWEST: Final = 60
_WIDE: Final = 120
_RUNS: Final = ">"
_MAY_RUN: Final = "~"
_SPAN: Final = 13
"""The longer half of a span in short, with its dash; a span is parted only there."""

Subject = Timetable | Diff | Coverage | Line | Sequence[Derived]
"""What a table can show."""


def table(
    subject: Subject,
    *,
    language: Language = "id",
    width: int = 80,
    today: dt.date | None = None,
    vote: dt.date | None = None,
    depth: int | None = None,
    title: str | None = None,
) -> str:
    """Return a table as text, no line of it longer than `width` characters.

    The stages of a timetable stand below those that contain them, in order of time, with the
    distance of their first days from the vote (H-63), where there is one vote. From 120
    characters on their legal basis is shown too.

    Args:
        subject: A timetable, a difference, a coverage, a line, or derived windows.
        language: Of headings, names and dates: ``id`` or ``en``.
        width: Characters in a line, 60 at least.
        today: Marks what runs on that day (``>``) and what may run (``~``), in a timetable, in a
            line and among derived windows.
        vote: The day from which H is counted, in a timetable or a line; by default the vote of
            the timetable, where it has one.
        depth: How many levels of stages are shown, of a timetable or a coverage; 1 for the
            outermost. How many stages that leaves out is said below.
        title: First line, where another is wanted than the table's own.

    Raises:
        InvalidValueError: for anything else than these, for a width below 60, or a depth below 1.
        UnknownReferenceError: for another language.
    """
    rules.argument("table", "width", width, int)
    rules.optional_argument("table", "today", today, dt.date)
    rules.optional_argument("table", "vote", vote, dt.date)
    rules.optional_argument("table", "depth", depth, int)
    rules.optional_argument("table", "title", title, str)
    if width < _NARROWEST:
        raise _refuse("width", width, f"{_NARROWEST} or more", "out_of_range")
    page = _Page(language=language, width=width, today=today, vote=vote, depth=depth, title=title)
    if isinstance(subject, Timetable):
        lines = _of_timetable(subject, page)
    elif isinstance(subject, Diff):
        lines = _of_diff(subject, page)
    elif isinstance(subject, Coverage):
        lines = _of_coverage(subject, page)
    elif isinstance(subject, Line):
        lines = _of_line(subject, page)
    else:
        lines = _of_windows(_derived(subject), page)
    return "\n".join(lines)


@frozen(kw_only=True)
class _Page:
    """How a table is written, and for which day."""

    language: Language
    width: int
    today: dt.date | None
    vote: dt.date | None
    depth: int | None
    title: str | None

    def word(self, key: str, **fillings: str) -> str:
        return word(key, self.language).format(**fillings)

    def count(self, number: int | None) -> str:
        return UNKNOWN if number is None else write_count(number, self.language)

    def day(self, day: dt.date | None) -> str:
        return short_date(exactly(day), self.language)

    def told_day(self, day: dt.date, vote: dt.date | None) -> str:
        written = write_date(day, self.language)
        return written if vote is None else f"{written} ({_distance(day, vote)})"

    def span(self, start: PartialDate | None, end: PartialDate | None) -> str:
        """Write a span that can be parted after its dash only."""
        written = short_span(start, end, self.language).replace(" ", HARD_SPACE)
        return written.replace(f"–{HARD_SPACE}", "– ")

    def stage_span(self, stage: ElectionStage) -> str:
        return self.span(exactly(stage.period.start), exactly(stage.period.end))

    def name(self, stage: ElectionStage, level: int = 0) -> str:
        return "  " * level + one_line(stage.label(self.language))

    def mark(self, start: PartialDate | None, end: PartialDate | None) -> str:
        """Tell whether something runs today, surely or perhaps."""
        if self.today is None or (start is not None and self.today < start.earliest):
            return ""
        if end is not None and end.latest < self.today:
            return ""
        first, last = start or end, end or start
        if first is None or last is None:
            return _MAY_RUN
        return _RUNS if first.latest <= self.today <= last.earliest else _MAY_RUN

    def column(self, key: str, **how: Any) -> Column:
        return Column(heading=self.word(key), **how)

    def titled(self, title: str, *below: str) -> list[str]:
        texts = (self.title or title, *below)
        return [line for text in texts for line in wrapped(one_line(text), self.width)] + [""]

    def grid(self, columns: Sequence[Column], rows: Sequence[Row], vote: str = "") -> list[str]:
        """Return a table and below it what its signs stand for."""
        if not rows:
            return [self.word("table_nothing")]
        cells = [cell for row in rows if not isinstance(row, str) for cell in row]
        signs = (
            (_RUNS, _RUNS in cells, "table_runs"),
            (_MAY_RUN, _MAY_RUN in cells, "may_run"),
            (UNKNOWN, any(map(_is_unknown, cells)), "unknown"),
        )
        said = [f"{sign} {self.word(key)}" for sign, used, key in signs if used]
        legend = "   ".join(text.replace(" ", HARD_SPACE) for text in (*said, vote) if text)
        lines = grid(columns, rows, self.width)
        below = [line.replace(HARD_SPACE, " ") for line in wrapped(legend, self.width)]
        return [*lines, "", *below] if legend else lines


_MARK: Final = Column(heading="", least=None)


def _of_timetable(timetable: Timetable, page: _Page) -> list[str]:
    vote = page.vote or _vote(timetable)
    shown = tree_rows(timetable, depth=page.depth)
    rows = [
        (
            page.mark(exactly(stage.period.start), exactly(stage.period.end)),
            page.name(stage, level),
            page.day(stage.period.start),
            page.day(stage.period.end),
            page.count(stage.period.days),
            "" if vote is None else _distance(stage.period.start, vote),
            one_line(stage.legal_basis or "") if page.width >= _WIDE else "",
        )
        for level, stage in shown
    ]
    columns = (
        _MARK,
        page.column("table_stage"),
        page.column("table_start", least=None, right=True),
        page.column("table_end", least=None, right=True),
        page.column("table_days", least=None, right=True),
        Column(heading="H", least=None, right=True),
        page.column("table_legal_basis", most=34),
    )
    title = page.word("table_stages", election=election_name(timetable.election))
    said = "" if vote is None else f"H: {page.word('table_vote', day=page.day(vote))}"
    lines = page.titled(title, *_running(timetable, vote, page))
    return [*lines, *page.grid(columns, rows, said), *_hidden(timetable, len(shown), page)]


def _of_diff(diff: Diff, page: _Page) -> list[str]:
    groups: tuple[tuple[str, list[Row]], ...] = (
        ("moved", [_moved(change, page) for change in diff.moved]),
        ("added", [(page.name(one), "", page.stage_span(one), "") for one in diff.added]),
        ("dropped", [(page.name(one), page.stage_span(one), "", "") for one in diff.dropped]),
    )
    rows: list[Row] = []
    for key, group in groups:
        if group:
            heading = f"{page.word(f'table_{key}')} ({page.count(len(group))})"
            rows += [*_below(rows, heading), *group]
    elections = dict.fromkeys(election_name(one.election) for one in (diff.before, diff.after))
    counts = {key: page.count(len(group)) for key, group in groups}
    lines = page.titled(
        page.word("chart_diff", election=" – ".join(elections)),
        page.word("chart_diff_in", unchanged=page.count(len(diff.unchanged)), **counts),
    )
    columns = (
        page.column("table_stage"),
        page.column("table_before", least=_SPAN),
        page.column("table_after", least=_SPAN),
        page.column("table_shift", right=True),
    )
    if not rows:
        return lines[:-1]
    only_one = diff.added or diff.dropped
    note = ["", *wrapped(page.word("table_diff_note"), page.width)] if only_one else []
    return [*lines, *page.grid(columns, rows), *note]


def _below(rows: list[Row], heading: str) -> list[str]:
    """Return a heading among rows, after an empty line where others stand above it."""
    return ["", heading] if rows else [heading]


def _moved(change: Change, page: _Page) -> Row:
    days = dict.fromkeys((change.start_days, change.end_days))
    shift = [UNKNOWN if number is None else f"{number:+}" for number in days]
    before, after = page.stage_span(change.before), page.stage_span(change.after)
    return page.name(change.after), before, after, " / ".join(shift)


def _of_coverage(coverage: Coverage, page: _Page) -> list[str]:
    shown = tree_rows(coverage.timetable, depth=page.depth)
    rows: list[Row] = []
    if len(coverage.units) != 1:
        rows += [page.word("table_all_units"), *_extents(coverage.stages, shown, page)]
    for unit in coverage.units:
        rows += [*_below(rows, _unit(unit, page)), *_extents(unit.stages, shown, page)]
    columns = (
        page.column("table_stage"),
        page.column("chart_dates", least=_SPAN),
        page.column("chart_extent"),
        page.column("table_days", least=None, right=True),
    )
    title = page.word(
        "table_coverage",
        operation=str(coverage.operation.name),
        election=election_name(coverage.timetable.election),
    )
    hidden = _hidden(coverage.timetable, len(shown), page)
    return [*page.titled(title), *page.grid(columns, rows), *hidden]


def _unit(unit: UnitCoverage, page: _Page) -> str:
    """Return the heading of a unit: its name, its days, and how many as stated and as counted."""
    name = page.word("table_no_unit") if unit.unit is None else one_line(str(unit.unit))
    days = [page.span(exactly(period.start), exactly(period.end)) for period in unit.periods]
    numbers = (("chart_stated", unit.stated_days), ("chart_computed", unit.computed_days))
    told = [page.word(key, days=page.count(days)) for key, days in numbers if days is not None]
    said = "; ".join((*(days or [UNKNOWN]), *told))
    return f"{name}: {said}".replace(HARD_SPACE, " ")


def _extents(
    found: Iterable[StageCoverage], shown: Iterable[tuple[int, ElectionStage]], page: _Page
) -> Iterator[Row]:
    by_stage = {one.stage.id: one for one in found}
    for level, stage in shown:
        one = by_stage[stage.id]
        days = f"{page.count(one.days)} / {page.count(one.of)}"
        yield page.name(stage, level), page.stage_span(stage), one.extent.label(page.language), days


def _of_line(line: Line, page: _Page) -> list[str]:
    rows: list[Row] = [_entry(entry, page, dated=True) for entry in line.entries]
    if line.undated:
        rows += _below(rows, page.word("chart_undated"))
        rows += [_entry(entry, page, dated=False) for entry in line.undated]
    columns = (
        _MARK,
        page.column("chart_dates", least=_SPAN),
        page.column("table_kind", least=None),
        page.column("table_name"),
    )
    title = line.title or page.word("chart_line")
    below = [] if page.today is None else [page.told_day(page.today, page.vote)]
    return [*page.titled(title, *below), *page.grid(columns, rows)]


def _entry(entry: LineEntry, page: _Page, *, dated: bool) -> Row:
    kind, name = entry.kind.label(page.language), one_line(entry.label(page.language))
    mark = page.mark(entry.start, entry.end)
    return mark, page.span(entry.start, entry.end) if dated else "", kind, name


def _of_windows(windows: Sequence[Derived], page: _Page) -> list[str]:
    columns = (
        _MARK,
        page.column("table_stage"),
        page.column("table_start", least=None, right=True),
        page.column("table_end", least=None, right=True),
        page.column("table_certainty", least=None),
    )
    rows = [row for one in windows for row in _window(one, page)]
    return [*page.titled(page.word("table_derived")), *page.grid(columns, rows)]


def _window(one: Derived, page: _Page) -> Iterator[Row]:
    """Yield the row of a window, and below it how it is counted and where the law says so.

    A bound that the law leaves open stays empty.
    """
    rule, start, end = one.rule, exactly(one.start), exactly(one.end)
    yield (
        _mark_of(one, page),
        get_kind(one.slug).label(page.language),
        "" if rule.first is None else short_date(start, page.language),
        "" if rule.last is None else short_date(end, page.language),
        rule.certainty.label(page.language),
    )
    counted = rule.arithmetic(page.language)
    if one.waiting_for is not None:
        stage = get_kind(one.waiting_for).label(page.language)
        counted += f" ({page.word('table_waits', stage=stage)})"
    if one.obstacle is not None:
        counted += f" ({one.obstacle})"
    yield f"    {one_line(counted)}; {one_line(rule.article)}"


def _mark_of(one: Derived, page: _Page) -> str:
    """Tell whether a stage runs today by its rule; within a frame it can only be that it may."""
    if not one.settled:
        return ""
    mark = page.mark(exactly(one.start), exactly(one.end))
    return mark if one.rule.exact else mark and _MAY_RUN


def _is_unknown(cell: str) -> bool:
    return UNKNOWN in cell.replace(HARD_SPACE, " ").split()


def _vote(timetable: Timetable) -> dt.date | None:
    """Return the voting day; None where the timetable has none, or several."""
    try:
        return voting_day(timetable)
    except InvalidValueError:
        return None


def _distance(day: dt.date | None, vote: dt.date) -> str:
    if day is None:
        return UNKNOWN
    return str(Countdown.of(day, vote))


def _running(timetable: Timetable, vote: dt.date | None, page: _Page) -> Iterator[str]:
    """Yield what runs today, as a line for the head of a table."""
    if page.today is None:
        return
    day = page.told_day(page.today, vote)
    found = at(timetable, page.today)
    surely, maybe = page.count(len(found.surely)), page.count(len(found.maybe))
    yield page.word("table_running", day=day, running=surely, maybe=maybe)


def _hidden(timetable: Timetable, shown: int, page: _Page) -> Iterator[str]:
    """Yield how many stages a table leaves out."""
    left = len(timetable.stages) - shown
    if left:
        yield from wrapped(page.word("table_hidden", count=page.count(left)), page.width)


def _derived(subject: object) -> Sequence[Derived]:
    if not isinstance(subject, tuple | list):
        raise _refuse("subject", subject, _SUBJECTS, "wrong_type")
    windows = cast("Sequence[object]", subject)
    for one in windows:
        if not isinstance(one, Derived):
            raise _refuse("subject", one, _SUBJECTS, "wrong_type")
    return cast("Sequence[Derived]", windows)


_SUBJECTS: Final = "a Timetable, a Diff, a Coverage, a Line, or what derive returns"


def _refuse(field: str, value: object, expected: str, code: str) -> InvalidValueError:
    return InvalidValueError(record="table", field=field, value=value, expected=expected, code=code)
