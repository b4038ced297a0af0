"""Charts as text for Mermaid, which many web pages and wikis draw.

Mermaid has no open ends: a bar whose bound is not known becomes a milestone on the day that is
known, and its name tells its days in words, as that of a date known in part does. What has no
known day stands in a comment. Both ends are included, as everywhere in this library; without
``inclusiveEndDates`` Mermaid would not draw the last day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from pilkada_model import rules
from pilkada_model.labels import Language
from pilkada_model.timeline.chart_parts import Bar, Chart, Look, Row
from pilkada_model.timeline.charts import Subject, adapted, chart
from pilkada_model.timeline.words import word
from pilkada_model.writing import write_date

_TAGS: Final = {
    Look.ADDED: "active, ",
    Look.BEFORE: "done, ",
    Look.COVERED: "active, ",
    Look.DROPPED: "crit, ",
    Look.MISSED: "crit, ",
    Look.UNTOLD: "done, ",
    Look.VOTING: "crit, ",
}
_TOLD: Final = (Look.PARENT, Look.STAGE, Look.VOTING)
_NAMELESS: Final = "–"
_UNSAFE: Final = re.compile(r"""[#:;%&<>"{}\\`]""")
_KEYWORDS: Final = re.compile(
    r"(?:acc(?:descr|title)|axisformat|call|click|dateformat|excludes|gantt|href|includes"
    r"|inclusiveenddates|section|tickinterval|title|todaymarker|topaxis|week(?:day|end)|[0-9-])",
    re.IGNORECASE,
)
_NO_CHARACTER: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def mermaid(
    subject: Subject | Chart,
    *,
    language: Language = "id",
    today: dt.date | None = None,
    title: str | None = None,
    vote: dt.date | None = None,
) -> str:
    """Return a timetable, a difference, a coverage or a line as the text of a Mermaid gantt.

    Mermaid's own line of today is switched off, because it follows the reader's clock.

    Args:
        subject: What it shows, or a chart of it, which then has its own language.
        language: ``id`` or ``en``.
        today: The day to mark as today.
        title: Its title, where another is wanted than its own.
        vote: The voting day to mark where the subject has none.

    Raises:
        InvalidValueError: for a subject that has no chart, a moment (datetime) for a day, or a
            title that is no text.
        UnknownReferenceError: for another language.
    """
    rules.optional_argument("mermaid", "today", today, dt.date)
    made = subject if isinstance(subject, Chart) else chart(subject, language=language)
    shown = adapted(made, "mermaid", title=title, vote=vote)
    return "".join(f"{line}\n" for line in _lines(shown, today))


def _lines(shown: Chart, today: dt.date | None) -> Iterator[str]:
    yield "gantt"
    yield f"    title {_escaped(shown.title)}"
    yield f"    accTitle: {_escaped(shown.title)}"
    yield f"    accDescr: {_escaped(shown.description)}"
    yield "    dateFormat YYYY-MM-DD"
    yield "    inclusiveEndDates"
    yield "    axisFormat %Y-%m-%d"
    yield "    todayMarker off"
    if today is not None:
        name = word("today", shown.language)
        yield f"    section {_escaped(name)}"
        written = write_date(today, shown.language)
        yield f"    {_escaped(f'{name}, {written}')} :milestone, today, {today}, 1d"
    alone = [flag for flag in shown.flags if flag.alone]
    for number, flag in enumerate(alone, start=1):
        yield f"    section {_escaped(word('chart_voting', shown.language))}"
        yield f"    {_escaped(flag.words)} :crit, milestone, vote{number}, {flag.day}, 1d"
    yield from _tasks(shown, inside_section=today is not None or bool(alone))
    for note in shown.notes:
        yield f"    %% {_remark(note)}"


def _tasks(shown: Chart, *, inside_section: bool) -> Iterator[str]:
    """Yield the rows; one at the top that has others below it opens a section with its name."""
    number, named = 0, inside_section
    for place, row in enumerate(shown.rows):
        opens = any(one.indent > 0 for one in shown.rows[place + 1 : place + 2])
        if row.heading or (row.indent == 0 and opens):
            yield f"    section {_escaped(row.label)}"
            named = True
        elif row.indent == 0 and named:
            yield f"    section {_NAMELESS}"
            named = False
        bars = [bar for bar in row.bars if not bar.inner]
        if not bars and not row.heading:
            yield f"    %% {_remark(row.words)}"
        for bar in bars:
            number += 1
            yield f"    {_escaped(_name(row, bar, shown.language))} :{_days(bar, number)}"


def _name(row: Row, bar: Bar, language: Language) -> str:
    """Return the name of a bar, and what its days and its colour alone do not tell."""
    if bar.open_start or bar.open_end or bar.sure != bar.days:
        return bar.words
    return row.label if bar.look in _TOLD else f"{row.label} ({bar.look.label(language)})"


def _days(bar: Bar, number: int) -> str:
    """Return how Mermaid is told of a bar: its tags, its id, its days."""
    tags, days = _TAGS.get(bar.look, ""), bar.days
    if days.number == 1:
        return f"{tags}milestone, t{number}, {days.first}, 1d"
    return f"{tags}t{number}, {days.first}, {days.last}"


def _one_line(text: str) -> str:
    return _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def _remark(text: str) -> str:
    """Return a text for a comment, in which a brace could begin a directive."""
    return _one_line(text).replace("{", _coded("{"))


def _escaped(text: str) -> str:
    """Return a text in one line, with codes for what Mermaid would take as its own notation."""
    line = _UNSAFE.sub(lambda found: _coded(found[0]), _one_line(text))
    return _coded(line[0]) + line[1:] if _KEYWORDS.match(line) else line or _NAMELESS


def _coded(letter: str) -> str:
    return f"#{ord(letter)};"
