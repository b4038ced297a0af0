"""Where the columns and the rows of a picture stand."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from pilkada_model.timeline.chart_parts import Chart, Row
from pilkada_model.timeline.svg_axis import SIZE
from pilkada_model.timeline.svg_text import one_line, width_of, wrapped

EDGE: Final = 16
"""Room at the edges of a picture and between its columns, in pixels."""

LABEL_SIZE: Final = 12
LINE: Final = 15
BAND: Final = 34
NARROW: Final = 900
"""A picture that is narrower has no column for texts: they stand below the names."""

_INDENT: Final = 14
_DEEPEST: Final = 6
_PADDING: Final = 6
_LANE: Final = 14
_OF_SEVERAL: Final = 11
_ROWS_BETWEEN: Final = 40
_FEW_ROWS: Final = 12


@frozen(kw_only=True)
class Columns:
    """The columns of a picture, in pixels.

    Attributes:
        width: The width of the picture.
        label_room: The width of the names.
        text_left: Where the texts begin.
        text_room: The width of the texts; 0 where they stand below the names.
        plot_left: Where the bars begin.
    """

    width: int
    label_room: float
    text_left: float
    text_room: float
    plot_left: float

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.width - EDGE


def columns_of(chart: Chart, width: int) -> Columns:
    """Return columns as wide as their longest text, and not so wide that the bars have no room."""
    labels, texts, below = [0], [width_of(one_line(chart.text_heading), SIZE)], width < NARROW
    for row in chart.rows:
        label = indent_of(row) + width_of(one_line(row.label), LABEL_SIZE)
        labels.append(0 if row.heading else label)
        (labels if below else texts).append(
            (indent_of(row) if below else 0) + width_of(one_line(row.text), SIZE)
        )
    label_room = min(max(labels), width * (0.45 if below else 0.33))
    text_room = 0 if below else min(max(texts), width * 0.18)
    text_left = EDGE + label_room + EDGE
    return Columns(
        width=width,
        label_room=label_room,
        text_left=text_left,
        text_room=text_room,
        plot_left=text_left + (text_room + EDGE if text_room else 0),
    )


def indent_of(row: Row) -> int:
    """Return how far a name stands from the edge of its column."""
    return min(row.indent, _DEEPEST) * _INDENT


@frozen(kw_only=True)
class PlacedRow:
    """A row with its place.

    Attributes:
        row: The row.
        top: Its upper end, in pixels.
        height: Its height.
        lane: The height of one of its lanes.
        labels: The lines of its name.
        texts: The lines of its text.
    """

    row: Row
    top: float
    height: float
    lane: float
    labels: tuple[str, ...]
    texts: tuple[str, ...]


@frozen(kw_only=True)
class PlacedRows:
    """All rows, and the bands between them in which the axis is written.

    Attributes:
        rows: The rows.
        bands: The upper ends of the bands; the first stands above the first row.
        bottom: Where the last band ends.
    """

    rows: tuple[PlacedRow, ...]
    bands: tuple[float, ...]
    bottom: float


def place_rows(chart: Chart, columns: Columns, top: float) -> PlacedRows:
    """Place the rows one below the other, with a band above, and where they are many in between."""
    bands, rows, y = [top], list[PlacedRow](), top + BAND
    for place, row in enumerate(chart.rows):
        if place % _ROWS_BETWEEN == 0 and 0 < place < len(chart.rows) - _FEW_ROWS:
            bands.append(y)
            y += BAND
        placed = _placed(row, columns, y)
        rows.append(placed)
        y += placed.height
    if len(rows) > _FEW_ROWS:
        bands.append(y)
        y += BAND
    return PlacedRows(rows=tuple(rows), bands=tuple(bands), bottom=y)


def _placed(row: Row, columns: Columns, top: float) -> PlacedRow:
    room = columns.right - EDGE if row.heading else columns.label_room - indent_of(row)
    labels = wrapped(row.label, LABEL_SIZE, room, lines=2, bold=row.heading)
    below = columns.text_room == 0
    texts = wrapped(row.text, SIZE, room if below else columns.text_room, lines=2)
    lanes = max((bar.lane for bar in row.bars), default=0) + 1
    lane = _LANE if lanes == 1 else _OF_SEVERAL
    lines = len(labels) + len(texts) if below else max(len(labels), len(texts))
    return PlacedRow(
        row=row,
        top=top,
        height=max(lines * LINE, lanes * lane) + _PADDING,
        lane=lane,
        labels=labels,
        texts=texts,
    )
