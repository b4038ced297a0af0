"""The parts of a picture as pieces of SVG: its head, the axis, the marked days, rows, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from pilkada_model.timeline.chart_parts import Chart
from pilkada_model.timeline.svg_axis import GAP, SIZE, Axis
from pilkada_model.timeline.svg_bars import draw, number
from pilkada_model.timeline.svg_flags import LEVEL, PlacedFlag
from pilkada_model.timeline.svg_layout import (
    BAND,
    EDGE,
    LABEL_SIZE,
    LINE,
    Columns,
    PlacedRow,
    PlacedRows,
    indent_of,
)
from pilkada_model.timeline.svg_text import wrapped, written

_TITLE_SIZE: Final = 18
_TITLE_LINE: Final = 24
_RISE: Final = 11  # from the upper end of a line to the foot of its letters


@frozen(kw_only=True)
class Picture:
    """What the parts of one picture share.

    Attributes:
        chart: What it shows.
        prefix: Its id.
        columns: Its columns.
        axis: Its days.
        rows: Its rows.
        flags: Its marked days.
    """

    chart: Chart
    prefix: str
    columns: Columns
    axis: Axis
    rows: PlacedRows
    flags: tuple[PlacedFlag, ...]


def text(
    x: float, y: float, words: str, size: int, name: str = "ink", *, before: bool = False
) -> str:
    """Return a line of text that begins at a point, or that ends there.

    Args:
        x: Where it begins or ends, in pixels from the left.
        y: The foot of its letters, in pixels from above.
        words: The text.
        size: The size of the type.
        name: Its class, which sets its colour.
        before: Whether it ends there.
    """
    anchor = ' text-anchor="end"' if before else ""
    return (
        f'<text class="{name}" x="{number(x)}" y="{number(y)}" font-size="{size}"{anchor}>'
        f"{written(words)}</text>"
    )


def head(chart: Chart, width: int) -> tuple[str, float]:
    """Return the title and the description, and where they end."""
    y, drawn = float(EDGE), list[str]()
    for line in wrapped(chart.title, _TITLE_SIZE, width - 2 * EDGE, bold=True):
        drawn.append(text(EDGE, y + _TITLE_SIZE - 2, line, _TITLE_SIZE, "ink b"))
        y += _TITLE_LINE
    for line in wrapped(chart.description, LABEL_SIZE, width - 2 * EDGE):
        drawn.append(text(EDGE, y + _RISE, line, LABEL_SIZE, "faded"))
        y += LINE
    return "".join(drawn), y + EDGE / 2


def notes(lines: Iterable[str], width: int, top: float) -> tuple[str, float]:
    """Return what stands below the picture, and where it ends."""
    y, drawn = top + EDGE / 2, list[str]()
    for note in lines:
        for line in wrapped(note, LABEL_SIZE, width - 2 * EDGE):
            drawn.append(text(EDGE, y + _RISE, line, LABEL_SIZE))
            y += LINE
    return "".join(drawn), y + EDGE


def stripes(picture: Picture) -> Iterator[str]:
    """Yield a faint ground for every second row and for every heading."""
    width = number(picture.columns.right - EDGE + 8)
    for place, placed in enumerate(picture.rows.rows):
        if place % 2 == 1:
            yield (
                f'<rect class="stripe" x="{EDGE - 4}" y="{number(placed.top)}" width="{width}"'
                f' height="{number(placed.height)}"/>'
            )


def grid(picture: Picture) -> Iterator[str]:
    """Yield the lines of the axis through all rows, and one where it begins."""
    axis, placed = picture.axis, picture.rows
    top = placed.bands[0]
    if axis.lower:
        yield f'<path class="grid" d="M{number(axis.left)} {number(top)}V{number(placed.bottom)}"/>'
    for name, ticks, begin in (("grid", axis.lower, top + LINE), ("axis", axis.upper, top)):
        lines = "".join(
            f"M{number(tick.x)} {number(begin)}V{number(placed.bottom)}"
            for tick in ticks
            if tick.x > axis.left
        )
        if lines:
            yield f'<path class="{name}" d="{lines}"/>'


def bands(picture: Picture) -> Iterator[str]:
    """Yield what is written on the axis, in each of its bands, over whatever passes there."""
    axis, columns = picture.axis, picture.columns
    for top in picture.rows.bands:
        for ticks, y, name in ((axis.upper, top + 12, "ink b"), (axis.lower, top + 27, "faded")):
            for tick in ticks:
                if tick.label:
                    yield text(tick.x + GAP, y, tick.label, SIZE, f"{name} halo")
        yield f'<path class="axis" d="M{EDGE} {number(top + BAND - 1)}H{number(columns.right)}"/>'
    if columns.text_room:
        heading = picture.chart.text_heading
        yield text(columns.text_left, picture.rows.bands[0] + 27, heading, SIZE, "faded")


def marked_lines(picture: Picture) -> Iterator[str]:
    """Yield the lines of voting days and of today through all rows."""
    top = picture.rows.bands[0]
    for flag in picture.flags:
        name, dashes = ("today", ' stroke-dasharray="6 3"') if flag.today else ("voting-day", "")
        yield (
            f'<path class="{name}" stroke-width="1.5"{dashes}'
            f' d="M{number(flag.x)} {number(top - LEVEL * flag.top + 2)}'
            f'V{number(picture.rows.bottom)}"/>'
        )


def marked_words(picture: Picture) -> Iterator[str]:
    """Yield what is written beside those lines."""
    top = picture.rows.bands[0]
    for flag in picture.flags:
        name = "today-words b" if flag.today else "voting-words b"
        x, y = flag.right if flag.before else flag.left, top - LEVEL * flag.top + 12
        for line in flag.lines:
            yield text(x, y, line, SIZE, name, before=flag.before)
            y += LEVEL


def rows(picture: Picture) -> Iterator[str]:
    """Yield the names, the texts and the bars of all rows."""
    for placed in picture.rows.rows:
        bars = "".join(_bars(placed, picture))
        lines = "".join(_lines(placed, picture.columns))
        yield f"<g><title>{written(placed.row.words)}</title>{lines}{bars}</g>"


def _lines(placed: PlacedRow, columns: Columns) -> Iterator[str]:
    left: float = EDGE + indent_of(placed.row)
    y = placed.top + _RISE + 3
    name = "ink b" if placed.row.heading else "ink"
    for line in placed.labels:
        yield text(left, y, line, LABEL_SIZE, name)
        y += LINE
    if columns.text_room:
        left, y = columns.text_left, placed.top + _RISE + 3
    for line in placed.texts:
        yield text(left, y, line, SIZE, "faded")
        y += LINE


def _bars(placed: PlacedRow, picture: Picture) -> Iterator[str]:
    lanes = max((bar.lane for bar in placed.row.bars), default=0) + 1
    first = placed.top + (placed.height - lanes * placed.lane) / 2
    for bar in placed.row.bars:
        yield draw(bar, picture.axis, first + bar.lane * placed.lane, placed.lane, picture.prefix)
