"""The reference tables for people: the shelf of all, and rows of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from rich.cells import cell_len
from rich.text import Text

from pilkada_model.cli._page import Page
from pilkada_model.cli._values import count, lines, visible
from pilkada_model.tables import Table

_FEW = 3
_WIDEST_CELL = 40
_WIDEST_KEY = 22
_GAP = 3

Row = Mapping[str, Any]


def shelf(page: Page, tables: Sequence[Table]) -> None:
    """Add a list of the tables: what each holds, where it is from, and the terms of that source."""
    headings = [page.word(key) for key in ("table", "rows", "edition", "source")]
    page.table(
        headings,
        (
            (
                Text(table.name, style="part"),
                Text(count(table.rows, page.language), justify="right"),
                Text(table.edition),
                lines(
                    Text(table.source),
                    Text(f"{page.word('licence')}: {table.licence}", style="printed"),
                ),
            )
            for table in tables
        ),
        indent=0,
        whole=2,
    )


def table(page: Page, which: Table, found: Sequence[Row], shown: Sequence[Row], width: int) -> None:
    """Add rows of a table: a few with every column, many with the columns that there is room for.

    Args:
        page: Where to add them.
        which: The table.
        found: All rows that were asked for.
        shown: Those of them to show.
        width: Characters in a line.
    """
    page.title(which.name)
    page.facts(
        (
            (page.word(key), Text(getattr(which, key)))
            for key in ("edition", "source", "licence", "retrieved")
        ),
        indent=0,
    )
    if len(shown) <= _FEW:
        for row in shown:
            page.gap()
            page.facts(((Text(key), _cell(value)) for key, value in row.items()), 0, _WIDEST_KEY)
    else:
        page.gap()
        _grid(page, shown, width)
    page.gap()
    page.text(Text(_tally(page, which, len(found), len(shown))), indent=0)


def _grid(page: Page, shown: Sequence[Row], width: int) -> None:
    used = [key for key in shown[0] if any(_cell(row.get(key)) for row in shown)]
    fitting: list[str] = []
    room = width
    for key in used:
        cells = max(_length(row.get(key)) for row in shown)
        room -= min(max(cells, len(key)), _WIDEST_CELL) + _GAP
        if room < 0 and fitting:
            break
        fitting.append(key)
    page.table(
        list(map(Text, fitting)),
        ([_cell(row.get(key)) for key in fitting] for row in shown),
        indent=0,
    )
    left = used[len(fitting) :]
    if left:
        names = f"{page.word('further_columns')} (--columns): {', '.join(left)}"
        page.text(Text(names, style="printed"), 0)


def _tally(page: Page, which: Table, found: int, shown: int) -> str:
    said = f"{count(shown, page.language)} / {count(found, page.language)} {page.word('rows')}"
    if found != which.rows:
        said += f" ({page.word('total')} {count(which.rows, page.language)})"
    return said


def _length(value: Any) -> int:
    return cell_len(_cell(value).plain)


def _cell(value: Any) -> Text:
    """Write a value of a table; what a timetable nests stands in one line."""
    if value is None:
        return Text()
    if isinstance(value, tuple):
        return Text(", ".join(_cell(item).plain for item in cast("tuple[object, ...]", value)))
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, Any]", value)
        return Text("; ".join(f"{key} {_cell(item).plain}" for key, item in fields.items()))
    return Text(visible(str(value)))
