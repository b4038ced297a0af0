"""The commands that browse what the library knows: `pilkada data` and `pilkada region`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import click
from attrs import asdict

from pilkada_model.cli._options import form_option, language_option
from pilkada_model.cli._write import put_json, put_text, wants_colour, width
from pilkada_model.errors import PilkadaError
from pilkada_model.labels import Language

_LIMIT = 50
_LANGUAGE = language_option("Language of headings and words.")
_FORMAT = form_option("text", "json", said="text for people; json for programs.")


@click.command(
    short_help="Browse the reference tables.",
    epilog="Example: pilkada data regencies pamekasan",
)
@click.argument("name", metavar="[TABLE]", required=False)
@click.argument("query", metavar="[QUERY]...", nargs=-1)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=_LIMIT,
    show_default=True,
    help="Rows to show as text, 0 for all; json always has all.",
)
@click.option(
    "--columns",
    metavar="A,B,...",
    help="Columns to show as text, in this order, instead of those that there is room for.",
)
@_LANGUAGE
@_FORMAT
def data(
    name: str | None,
    query: tuple[str, ...],
    *,
    limit: int,
    columns: str | None,
    language: str,
    form: str,
) -> None:
    """List the reference tables, or show the rows of one.

    Without TABLE: every table with its rows, edition, source and licence. With QUERY: only rows
    that have, for each of its words, a word that begins so; columns of sources do not count.
    Exit code 1 if no row has them, 2 for an unknown table.
    """
    from pilkada_model import tables
    from pilkada_model.cli import _tables
    from pilkada_model.cli._page import Page

    page = Page(cast("Language", language))
    if name is None:
        if form == "json":
            put_json([asdict(table) for table in tables.tables()])
            return
        _tables.shelf(page, tables.tables())
        put_text(page.written(width(), colour=wants_colour()))
        return
    try:
        table = tables.get(name)
    except PilkadaError as error:
        raise click.BadParameter(str(error), param_hint="TABLE") from error
    found = tables.rows(name, " ".join(query) or None)
    if form == "json":
        put_json(found)
    else:
        shown = found[:limit] if limit else found
        if columns is not None:
            shown = _of_columns(shown, columns.split(","))
        _tables.table(page, table, found, shown, width())
        put_text(page.written(width(), colour=wants_colour()))
    click.get_current_context().exit(0 if found else 1)


@click.command(
    short_help="Show one region with its units and contests.",
    epilog='Example: pilkada region "kab pamekasan"',
)
@click.argument("words", metavar="NAME", nargs=-1, required=True)
@click.option("--edition", help="Edition of the codes by which a code is meant, such as 2021.")
@_LANGUAGE
@_FORMAT
def region(words: tuple[str, ...], edition: str | None, language: str, form: str) -> None:
    """Show the region of this name or code: its codes, its units, its contests.

    Of regions of one name the largest is shown and the others are named; where several are
    equally large, all are listed. Exit code 1 if none or several are meant.
    """
    from pilkada_model.cli import _places
    from pilkada_model.cli._page import Page

    try:
        answer = _places.look_up(" ".join(words).strip(), edition)
    except PilkadaError as error:
        raise click.UsageError(str(error)) from error
    if form == "json":
        put_json(_places.as_json(answer))
    elif answer.region is None and not answer.others:
        click.echo(_places.nothing(answer), err=True)
    else:
        page = Page(cast("Language", language))
        _places.place(page, answer)
        put_text(page.written(width(), colour=wants_colour()))
    click.get_current_context().exit(0 if answer.region is not None else 1)


def _of_columns(rows: tuple[Mapping[str, Any], ...], names: list[str]) -> tuple[Any, ...]:
    known = dict.fromkeys(name for row in rows for name in row)
    for name in names:
        if rows and name not in known:
            raise click.BadParameter(
                f"no column {name!r}; there are {', '.join(known)}", param_hint="--columns"
            )
    return tuple({name: row.get(name) for name in names} for row in rows)
