"""How a dossier is laid out: headings, facts, tables and numbered sources, for any width."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import fields
from rich.box import Box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from pilkada_model.cli._values import facts, heading_of, visible, word
from pilkada_model.labels import Language
from pilkada_model.sources import Source

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
)
_RULED = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")


Cell = Text | Padding
"""What stands in a table: text, or text that stands further in."""


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
        self._blocks += [Text(visible(text), style="title"), Rule(characters="═", style="title")]

    def record(self, kind: str, name: str) -> None:
        """Add the heading of a record: what it is, and its name."""
        self._blocks += [
            Text(),
            Text.assemble(kind.upper(), "  " if name else "", visible(name), style="record"),
            Rule(characters="━", style="record"),
        ]

    def part(self, text: Text | str, indent: int = 1) -> None:
        """Add the heading of a part of a record."""
        line = Text(text) if isinstance(text, str) else text
        line.stylize_before("part")
        self._blocks += [Text(), self._indented(line, indent)]

    def gap(self) -> None:
        """Add an empty line."""
        self._blocks.append(Text())

    def text(self, text: Text, indent: int = 1) -> None:
        """Add a paragraph."""
        self._blocks.append(self._indented(text, indent))

    def facts(
        self,
        rows: Iterable[tuple[str | Text, Text]],
        indent: int = 1,
        heading: int = _HEADING_WIDTH,
    ) -> None:
        """Add headings, in a column of the given width, each with its value beside it."""
        grid = Table.grid(padding=(0, 2))
        grid.add_column(width=heading, style="heading", overflow="fold")
        grid.add_column(overflow="fold")
        for name, value in rows:
            grid.add_row(_heading(name), value)
        if grid.row_count:
            self._blocks.append(self._indented(grid, indent))

    def table(
        self,
        headings: Sequence[str | Text],
        rows: Iterable[Sequence[Cell]],
        indent: int = 1,
        whole: int = 0,
    ) -> None:
        """Add a table; a column in which every cell is empty is left out.

        A heading starts with a capital, unless it is a `Text`, which stands as it is. The cells
        of the first `whole` columns are never broken.
        """
        lines = [tuple(row) for row in rows]
        used = [any(row[index] for row in lines) for index in range(len(headings))]
        table = Table(box=_RULED, show_edge=False, pad_edge=False, padding=(0, 1))
        for index, (heading, wanted) in enumerate(zip(headings, used, strict=True)):
            if wanted:
                table.add_column(
                    _heading(heading),
                    overflow="fold",
                    header_style="heading",
                    no_wrap=index < whole,
                )
        for row in lines:
            table.add_row(*(cell for cell, wanted in zip(row, used, strict=True) if wanted))
        self._blocks.append(self._indented(table, indent))

    def records(self, items: Sequence[Any], indent: int = 1) -> None:
        """Add a table of small records, a column for each field that one of them has."""
        if not items:
            return
        rows = [self._cells(item) for item in items]
        kind: type[Any] = items[0].__class__
        names = [heading_of(kind, field.name, self.language) for field in fields(kind)]
        headings = [name for name in names if any(name in row for row in rows)]
        self.table(headings, ([row.get(name, Text()) for name in headings] for row in rows), indent)

    def _cells(self, item: Any) -> dict[str, Text]:
        cells = dict(facts(item, self.language, without=("sources",)))
        return cells | {self.word("sources"): Text(self.note(*getattr(item, "sources", ())))}

    def written(self, width: int, *, colour: bool) -> str:
        """Return the page as text, its lines no longer than the width."""
        paper = io.StringIO()
        console = Console(
            file=paper,
            width=width,
            theme=_STYLES,
            force_terminal=colour,
            color_system="standard" if colour else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        console.print(Group(*self._blocks))
        return re.sub(" +$", "", paper.getvalue(), flags=re.MULTILINE)

    def _indented(self, block: RenderableType, steps: int) -> Padding:
        return Padding(block, (0, 0, 0, _INDENT * steps), expand=False)


def _heading(words: str | Text) -> Text:
    return words if isinstance(words, Text) else Text(words[:1].upper() + words[1:])
