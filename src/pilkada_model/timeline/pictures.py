"""Pictures of time as SVG, written without any other library.

A picture needs nothing from elsewhere: no script, no font, no link. Its title and description
are there for screen readers, each row and each bar tells its words where a pointer rests, and
what a colour says is also said by a form or a word. The same chart gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from hashlib import blake2s
from typing import Final, get_args

from pilkada_model import rules
from pilkada_model.errors import InvalidValueError, UnknownReferenceError
from pilkada_model.labels import Language
from pilkada_model.timeline.chart_parts import Bar, Chart, Look
from pilkada_model.timeline.charts import Subject, adapted, chart
from pilkada_model.timeline.svg_axis import Axis, axis_of
from pilkada_model.timeline.svg_bars import number
from pilkada_model.timeline.svg_flags import LEVEL, place_flags
from pilkada_model.timeline.svg_layout import columns_of, place_rows
from pilkada_model.timeline.svg_legend import legend
from pilkada_model.timeline.svg_parts import (
    Picture,
    bands,
    grid,
    head,
    marked_lines,
    marked_words,
    notes,
    rows,
    stripes,
)
from pilkada_model.timeline.svg_style import Theme, style, tiles
from pilkada_model.timeline.svg_text import written
from pilkada_model.timeline.words import word
from pilkada_model.writing import write_date

_NARROWEST: Final = 480
_WIDEST: Final = 10_000
_PREFIX: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def svg(
    subject: Subject | Chart,
    *,
    language: Language = "id",
    today: dt.date | None = None,
    theme: Theme = "light",
    width: int = 1200,
    title: str | None = None,
    prefix: str | None = None,
    vote: dt.date | None = None,
) -> str:
    """Return the picture of a timetable, a difference, a coverage or a line as an SVG document.

    Days that are not known are drawn as open ends, dates known in part as the span that they
    may mean; what has no date stands below the picture.

    Args:
        subject: What it shows, or a chart of it, which then has its own language.
        language: ``id`` or ``en``.
        today: The day to draw as today; where it lies outside the picture, a note says so.
        theme: ``light``, ``dark``, or ``auto`` for what the reader's browser prefers.
        width: The width in pixels, from 480 to 10000; the height follows from the rows.
        title: Its title, where another is wanted than its own.
        prefix: Begins all ids in the picture. Give one to put the same picture on a page twice;
            other pictures have different ids anyway.
        vote: The voting day to mark where the subject has none.

    Raises:
        InvalidValueError: for a subject that has no chart, a moment (datetime) for a day, or a
            width, title or prefix of another form.
        UnknownReferenceError: for another language or theme.
    """
    rules.optional_argument("svg", "today", today, dt.date)
    _known_theme(theme)
    _width_in_range(width)
    made = subject if isinstance(subject, Chart) else chart(subject, language=language)
    shown = adapted(made, "svg", title=title, vote=vote)
    name = _prefix_of(shown, today, theme, width) if prefix is None else prefix
    _well_formed_prefix(name)
    return "".join(_document(shown, today, theme, width, name))


def _known_theme(theme: Theme) -> None:
    themes = get_args(Theme)
    if theme not in themes:
        raise UnknownReferenceError(kind="theme", key=theme, near=themes)


def _width_in_range(width: int) -> None:
    rules.argument("svg", "width", width, int)
    if not _NARROWEST <= width <= _WIDEST:
        raise InvalidValueError(
            record="svg",
            field="width",
            value=width,
            expected=f"a width from {_NARROWEST} to {_WIDEST} pixels",
            code="out_of_range",
        )


def _well_formed_prefix(prefix: str) -> None:
    rules.argument("svg", "prefix", prefix, str)
    if _PREFIX.fullmatch(prefix) is None:
        raise InvalidValueError(
            record="svg",
            field="prefix",
            value=prefix,
            expected='a letter, then letters, digits, "-" and "_"',
            code="malformed",
        )


def _prefix_of(shown: Chart, today: dt.date | None, theme: Theme, width: int) -> str:
    """Return an id that other pictures do not have."""
    content = repr((shown, today, theme, width)).encode("utf-8", "backslashreplace")
    return f"pilkada-{blake2s(content, digest_size=5).hexdigest()}"


def _document(
    shown: Chart, today: dt.date | None, theme: Theme, width: int, prefix: str
) -> Iterator[str]:
    """Yield the document in pieces."""
    columns = columns_of(shown, width)
    axis = axis_of(shown.span, columns.plot_left, columns.right, shown.language)
    days, lines = _days(shown, today, axis)
    title, y = head(shown, width)
    signs, y = legend(shown, width, y, prefix)
    flags = place_flags(days, axis, width)
    y += LEVEL * max((flag.top for flag in flags), default=0)
    picture = Picture(
        chart=shown,
        prefix=prefix,
        columns=columns,
        axis=axis,
        rows=place_rows(shown, columns, y),
        flags=flags,
    )
    foot, height = notes(lines, width, picture.rows.bottom)
    looks = [look for look in Look if any(look is bar.look for bar in _bars(shown))]
    about = ". ".join((shown.description, *(words for _, words, _ in days)))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{prefix}" role="img"'
        f' aria-labelledby="{prefix}-title {prefix}-desc" lang="{shown.language}"'
        f' width="{width}" height="{number(height)}" viewBox="0 0 {width} {number(height)}">'
        f'<title id="{prefix}-title">{written(shown.title)}</title>'
        f'<desc id="{prefix}-desc">{written(about)}</desc>'
        f"<style>{style(prefix, theme, looks)}</style>"
        f"<defs>{''.join(tiles(prefix, looks))}</defs>"
        f'<rect class="canvas" width="{width}" height="{number(height)}"/>'
    )
    yield title
    yield signs
    for part in (stripes, grid, marked_lines, bands, rows, marked_words):
        yield from part(picture)
    yield foot
    yield "</svg>\n"


def _days(
    shown: Chart, today: dt.date | None, axis: Axis
) -> tuple[list[tuple[dt.date, str, bool]], tuple[str, ...]]:
    """Return the days to mark, each with its words and whether it is today, and the notes."""
    days = [(flag.day, flag.words, False) for flag in shown.flags]
    if today is None:
        return days, shown.notes
    words = f"{word('today', shown.language)}, {write_date(today, shown.language)}"
    if axis.shows(today):
        return [*days, (today, words, True)], shown.notes
    outside = word("chart_today_outside", shown.language).format(day=words)
    return days, (*shown.notes, outside)


def _bars(shown: Chart) -> Iterator[Bar]:
    return (bar for row in shown.rows for bar in row.bars)
