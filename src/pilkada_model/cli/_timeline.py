"""The command `pilkada timeline`: timetables and dossiers over time, compared and derived."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar, cast

import click

from pilkada_model.cli._options import form_option, language_option
from pilkada_model.cli._write import put_bytes, put_json, put_text
from pilkada_model.labels import Language

_Command = TypeVar("_Command", bound=Callable[..., Any])
_LEVELS = 2
_THEMES = ("light", "dark", "auto")


def _day(text: str) -> dt.date:
    """Read a day of the calendar, written YYYY-MM-DD."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no day such as 2024-08-16") from error


class _OrSubject(click.Group):
    """A group whose first word is a command of its own or what `show` shows."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the command before what it shows, where it was left out."""
        if not args or (args[0] not in self.commands and args[0] != "--help"):
            args.insert(0, "show")
        return super().parse_args(ctx, args)


def _theme(command: _Command) -> _Command:
    return click.option(
        "--theme",
        type=click.Choice(_THEMES),
        default="light",
        show_default=True,
        help="Colours of an SVG; auto follows the reader's setting.",
    )(command)


def _form(*forms: str) -> Callable[[_Command], _Command]:
    return form_option(
        *forms, said="table for people; json for programs; the others for other programs."
    )


_HELP = """Timetables of elections, and the line of time of a dossier.

\b
pilkada timeline [YEAR|FILE]   what `show` does; its name may be left out
pilkada timeline diff A B      what one timetable has otherwise than another
pilkada timeline derive DAY    what the law fixes for a vote on that day
"""


@click.group(cls=_OrSubject, help=_HELP, short_help="Show, compare and derive timetables.")
def timeline_group() -> None:
    """Timetables of elections, and the line of time of a dossier."""


@timeline_group.command(
    short_help="Show a timetable or a dossier (the default).",
    epilog="Example: pilkada timeline 2024 --at 2024-08-16 --region 35.28",
)
@click.argument("subject", metavar="[YEAR|FILE]", required=False)
@click.option(
    "--version",
    metavar="V",
    help="The timetable as an instrument made it (pkpu-15-2019) or as it stood on a day; all for "
    "every stage, superseded ones too. By default what stood at last.",
)
@click.option("--region", metavar="CODE", help="Only stages that hold in this region (35.28).")
@click.option("--today", type=_day, metavar="DAY", help="Mark this day, and leave nothing out.")
@click.option("--at", "at", type=_day, metavar="DAY", help="Only what runs on this day, or may.")
@click.option(
    "--from", "first", type=_day, metavar="DAY", help="Only what runs on this day or later, or may."
)
@click.option(
    "--to", "last", type=_day, metavar="DAY", help="Only what runs on this day or earlier, or may."
)
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    help=f"Levels of stages in a table, {_LEVELS} if not given; a day or a span has all.",
)
@language_option("Language of names and words.")
@_form("table", "json", "ics", "mermaid", "svg")
@_theme
def show(
    subject: str | None,
    *,
    version: str | None,
    region: str | None,
    today: dt.date | None,
    at: dt.date | None,
    first: dt.date | None,
    last: dt.date | None,
    depth: int | None,
    language: str,
    form: str,
    theme: str,
) -> None:
    """Show the timetable of a wave, or all that a dossier tells in order of time.

    YEAR is that of a wave, the newest if not given; FILE is a dossier as JSON, - for stdin. In
    tables, > marks what runs on the day of --at, and ~ what may run because a bound is not known.
    """
    from pilkada_model.cli import _calendar as rooms

    if at is not None and not (first is last is today is None):
        raise click.UsageError("--at excludes --today, --from and --to")
    span = rooms.span(at or first, at or last)
    day, tongue = at or today, cast("Language", language)
    told = rooms.told(subject, version, region, tongue)
    if depth is not None and rooms.is_dossier(told):
        raise click.UsageError("--depth is for the timetable of a wave")
    found = rooms.within(told, span)
    if form == "table":
        levels = depth or (_LEVELS if (at or first or last) is None else None)
        put_text(rooms.page(found, told, day, tongue, levels))
    elif form == "json":
        put_json(rooms.as_json(found, told, day, tongue))
    else:
        put_bytes(rooms.drawn(found, told, form, day=day, language=tongue, theme=theme))


@timeline_group.command(
    short_help="Compare two timetables stage by stage.",
    epilog="Example: pilkada timeline diff pkpu-15-2019 pkpu-5-2020, or diff 2020 2024",
)
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--region", metavar="CODE", help="Only stages that hold in this region (35.28).")
@language_option("Language of names and words.")
@_form("table", "json", "mermaid", "svg")
@_theme
def diff(
    before: str, after: str, *, region: str | None, language: str, form: str, theme: str
) -> None:
    """Compare two timetables stage by stage: moved and by how many days, added, dropped.

    A and B are each the id of an instrument (pkpu-15-2019), or the YEAR of a wave, which means
    what stood at last.
    """
    from pilkada_model.cli import _calendar as rooms

    tongue = cast("Language", language)
    found = rooms.difference(before, after, region)
    title = rooms.difference_title(before, after, region, tongue)
    if form == "table":
        put_text(rooms.difference_table(found, title, tongue))
    elif form == "json":
        put_json(rooms.difference_as_json(found))
    else:
        put_bytes(rooms.difference_drawn(found, title, form, tongue, theme))


@timeline_group.command(
    short_help="Count what the law fixes for a vote on DAY.",
    epilog="Example: pilkada timeline derive 2029-11-28 --lang en",
)
@click.argument("voting_day", metavar="DAY", type=_day)
@click.option(
    "--ruleset",
    metavar="R",
    help="Key of the rules, such as pilkada-2024-revote; `pilkada data rulesets` has them all.",
)
@click.option(
    "--known",
    metavar="STAGE=DAY[..DAY]",
    multiple=True,
    help="Days that an authority has fixed for a class of stages, such as "
    "candidate-determination=2024-09-22; may be given several times. `pilkada data slugs` has the "
    "classes.",
)
@language_option("Language of names and words.")
@_form("table", "json")
def derive(
    voting_day: dt.date,
    *,
    ruleset: str | None,
    known: tuple[str, ...],
    language: str,
    form: str,
) -> None:
    """Count what the law fixes for a vote on DAY: windows with rule, article and certainty.

    Windows that are counted from a stage whose days an authority sets wait for --known.
    """
    from pilkada_model.cli import _calendar as rooms

    tongue = cast("Language", language)
    found = rooms.law(voting_day, ruleset, known)
    if form == "json":
        put_json(rooms.law_as_json(found, tongue))
    else:
        put_text(rooms.law_page(found, tongue))
