"""How a dossier is laid out: headings, facts, tables and numbered sources, for any width."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable, Sequence

from rich.box import Box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from pilkada_model.cli._values import Fact, beside, visible, word
from pilkada_model.labels import Language
from pilkada_model.sources import Source

NARROWEST, WIDEST = 40, 120
"""Narrower, words would break; wider, the eye would lose the line."""
_HEADING_WIDTH = 18
_INDENT = 2
_STYLES = Theme(
    {
        "title": "bold",
        "record": "bold cyan",
        "part": "bold",
        "heading": "cyan",
        "printed": "italic dim",
        "differs": "yellow",
    },
    inherit=False,
)
_RULED = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")


class Page:
    """Blocks from top to bottom, in one language; sources are numbered as they come."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._blocks: list[RenderableType] = []
        self._numbers: dict[Source, int] = {}

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that have a number, in its order."""
        return tuple(self._numbers)

    def word(self, key: str) -> str:
        """Return a heading or a small word."""
        return word(key, self.language)

    def note(self, *sources: Source | None) -> str:
        """Return the numbers of sources, such as ``[1] [3]``; a new source gets the next one."""
        known = dict.fromkeys(source for source in sources if source is not None)
        return " ".join(
            f"[{self._numbers.setdefault(source, len(self._numbers) + 1)}]" for source in known
        )

    def title(self, text: str) -> None:
        """Add the title of the whole."""
        self._blocks += [Text(visible(text), style="title"), Text()]

    def record(self, kind: str, name: str) -> None:
        """Add the heading of a record: what it is, and its name."""
        self._blocks += [
            Text(),
            Text.assemble(kind.upper(), "  " if name else "", visible(name), style="record"),
        ]

    def part(self, text: Text | str, indent: int = 1) -> None:
        """Add the heading of a part of a record."""
        line = Text(text) if isinstance(text, str) else text
        line.stylize_before("part")
        self._blocks += [Text(), self._indented(line, indent)]

    def facts(self, rows: Iterable[Fact], indent: int = 1) -> None:
        """Add headings, each with its value beside it."""
        grid = Table.grid(padding=(0, 2))
        grid.add_column(width=_HEADING_WIDTH, style="heading")
        grid.add_column(overflow="fold", ratio=1)
        for heading, value in rows:
            grid.add_row(heading, value)
        if grid.row_count:
            self._blocks.append(self._indented(grid, indent))

    def table(
        self, headings: Sequence[str], rows: Iterable[Sequence[Text]], indent: int = 1
    ) -> None:
        """Add a table; a column in which every cell is empty is left out."""
        lines = [tuple(row) for row in rows]
        used = [any(row[index] for row in lines) for index in range(len(headings))]
        table = Table(box=_RULED, show_edge=False, pad_edge=False, padding=(0, 1))
        for heading, wanted in zip(headings, used, strict=True):
            if wanted:
                table.add_column(heading, overflow="fold", header_style="heading")
        for row in lines:
            table.add_row(*(cell for cell, wanted in zip(row, used, strict=True) if wanted))
        if lines:
            self._blocks.append(self._indented(table, indent))

    def written(self) -> str:
        """Return the page as text for stdout: its width, colours only for a terminal."""
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        width = shutil.get_terminal_size().columns
        paper = io.StringIO()
        console = Console(
            file=paper,
            width=min(max(width, NARROWEST), WIDEST),
            theme=_STYLES,
            force_terminal=colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        console.print(Group(*self._blocks))
        return paper.getvalue()

    def _indented(self, block: RenderableType, steps: int) -> Padding:
        return Padding(block, (0, 0, 0, _INDENT * steps), expand=False)
