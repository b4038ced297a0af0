"""Plain tables for terminals: columns that fit a width, cells that are wrapped and never cut."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

_GAP: Final = "  "
_LEAST: Final = 8
HARD_SPACE: Final = "\N{NO-BREAK SPACE}"
"""Holds the words of a cell together where others may be parted; written as a space."""


@frozen(kw_only=True)
class Column:
    """How one column of a grid is set.

    Attributes:
        heading: What stands above it.
        least: Characters that it keeps at least, where it needs as many; a longer word is broken.
            None for cells that are never broken, such as days and numbers.
        most: Characters that it has at most, so that others have more; None for what it needs.
        right: Whether its cells stand at its right side.
    """

    heading: str
    least: int | None = _LEAST
    most: int | None = None
    right: bool = False


Row = Sequence[str] | str
"""A cell for each column, or one text over the whole width: a heading, a note, an empty line.

Spaces before a cell or a text set it in, on each of its lines.
"""


def grid(columns: Sequence[Column], rows: Iterable[Row], width: int) -> list[str]:
    """Return the lines of a table, none of them longer than `width`.

    A table is as wide as its cells need. Where that is too much, its widest columns of texts
    give way first. A column whose cells are all empty is left out.
    """
    rows = list(rows)
    cells = [row for row in rows if not isinstance(row, str)]
    used = [index for index in range(len(columns)) if any(row[index] for row in cells)]
    kept = [columns[index] for index in used]
    sizes = _sizes(kept, [[row[index] for index in used] for row in cells], width)
    lines = _lines(kept, [column.heading for column in kept], sizes)
    lines.append(_GAP.join("─" * size for size in sizes))
    for row in rows:
        if isinstance(row, str):
            lines += wrapped(row, width)
        else:
            lines += _lines(kept, [row[index] for index in used], sizes)
    return lines


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most `width` characters, set in as far as its first word."""
    bare = text.lstrip(" ")
    margin = " " * min(len(text) - len(bare), max(width - _LEAST, 0))
    return textwrap.wrap(bare, width, initial_indent=margin, subsequent_indent=margin) or [""]


def _sizes(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the width of each column: what it needs, or at most as much as all can have."""
    texts = [[column.heading, *(row[i] for row in rows)] for i, column in enumerate(columns)]
    needed = [
        min(max(map(len, cells)), column.most or width)
        for column, cells in zip(columns, texts, strict=True)
    ]
    words = [max(map(_longest_word, column)) for column in texts]
    room = width - len(_GAP) * (len(columns) - 1)
    sizes: list[int] = []
    for longest in (max(words, default=0), 0):  # words are broken only where nothing else helps
        least = [
            need if column.least is None else min(need, max(column.least, min(word, longest)))
            for column, need, word in zip(columns, needed, words, strict=True)
        ]
        most = max(needed, default=0)
        while most and sum(_within(needed, least, most)) > room:
            most -= 1
        sizes = _within(needed, least, most)
        if sum(sizes) <= room:
            break
    for index, need in enumerate(needed):  # what is left over, less than one for each column
        sizes[index] += min(need - sizes[index], max(room - sum(sizes), 0))
    return sizes


def _longest_word(text: str) -> int:
    bare = text.lstrip(" ")
    return len(text) - len(bare) + max(map(len, bare.split(" ")))


def _within(needed: Sequence[int], least: Sequence[int], most: int) -> list[int]:
    return [max(few, min(need, most)) for few, need in zip(least, needed, strict=True)]


def _lines(columns: Sequence[Column], cells: Sequence[str], sizes: Sequence[int]) -> list[str]:
    """Return the lines of one row."""
    broken = [wrapped(cell, size) for cell, size in zip(cells, sizes, strict=True)]
    height = max(map(len, broken), default=0)
    lines: list[str] = []
    for place in range(height):
        parts = [
            _set(lines_of[place] if place < len(lines_of) else "", column, size)
            for lines_of, column, size in zip(broken, columns, sizes, strict=True)
        ]
        lines.append(_GAP.join(parts).rstrip().replace(HARD_SPACE, " "))
    return lines


def _set(text: str, column: Column, size: int) -> str:
    return text.rjust(size) if column.right else text.ljust(size)
