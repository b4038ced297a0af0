"""The commands and their options: read, call a room, print."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any, NoReturn, cast

import click

from pilkada_model.cli._browse import data, region
from pilkada_model.cli._options import form_option, language_option
from pilkada_model.cli._read import is_no_document, read, reason
from pilkada_model.cli._timeline import timeline_group
from pilkada_model.cli._write import (
    STDOUT,
    put_bytes,
    put_file,
    put_json,
    put_text,
    wants_colour,
    width,
)
from pilkada_model.dossier import RECORDS, Dossier
from pilkada_model.errors import DocumentError
from pilkada_model.labels import Language
from pilkada_model.serial import dumps

FINDINGS = 1
BAD_INPUT = 2
_INDENT = 2


def run() -> int:
    """Run the command line by `sys.argv` and return its exit code."""
    try:
        code = pilkada.main(prog_name="pilkada", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort as error:
        raise KeyboardInterrupt from error
    return code if isinstance(code, int) else 0


@click.group(epilog="FILE is JSON, or gzipped JSON if its name ends in .gz; - is stdin.")
@click.version_option(package_name="pilkada-model", message="%(prog)s %(version)s")
def pilkada() -> None:
    """Dossiers and reference data of Indonesian regional elections."""


@pilkada.command(epilog="Example: pilkada show pamekasan-2024.json --lang en")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@language_option("Language of headings, dates and words; printed text stays as printed.")
@form_option("text", "json", said="text for people; json for programs, one document after another.")
def show(files: tuple[str, ...], language: str, form: str) -> None:
    """Print dossiers for people.

    Text as printed in a source stands beside what was understood, where the two differ.
    Exit code 2 if a file cannot be read or is no sound dossier; its problems go to stderr.
    """
    from pilkada_model.cli._show import shown  # rich, which the other commands do not need

    complaints: list[str] = []
    for name in files:
        try:
            dossier = read(name, Dossier)
        except DocumentError as error:
            complaints.append(str(error))
            continue
        if form == "json":
            put_bytes(dumps(dossier, indent=_INDENT))
        else:
            page = shown(dossier, cast("Language", language))
            put_text(page.written(width(), colour=wants_colour()))
    _end(BAD_INPUT if complaints else 0, *complaints)


@pilkada.command(epilog="Example: pilkada convert dossier.json --canonical -o dossier.json.gz")
@click.argument("file", metavar="FILE")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    default=STDOUT,
    help="File to write, gzipped if it ends in .gz; stdout without it. The file is replaced at "
    "once when all is written, so FILE itself may be named.",
)
@click.option("--canonical", is_flag=True, help="Write canonical bytes: keys sorted, no spaces.")
@click.option(
    "--indent",
    type=click.IntRange(0, 16),
    help=f"Spaces for each level, {_INDENT} if not given.",
)
@click.option(
    "--record",
    "record_name",
    metavar="NAME",
    default="Dossier",
    show_default=True,
    help="Record class that FILE holds, such as Declaration.",
)
def convert(
    file: str, output: str, indent: int | None, record_name: str, *, canonical: bool
) -> None:
    """Read one record and write it as JSON.

    Exit code 2 if FILE is no sound document of its class, or OUT cannot be written.
    """
    if canonical and indent is not None:
        raise click.UsageError("--canonical and --indent exclude each other")
    record = _record_class(record_name)
    try:
        made = read(file, record)
    except DocumentError as error:
        _end(BAD_INPUT, str(error))
    spaces = _INDENT if indent is None else indent
    data = dumps(made, indent=None if canonical else spaces)
    if output == STDOUT:
        put_bytes(data)
        return
    try:
        put_file(output, data)
    except OSError as error:
        _end(BAD_INPUT, f"{click.format_filename(output)}: cannot be written: {reason(error)}")


@pilkada.command(
    short_help="Say whether files are sound dossiers.",
    epilog="Example: pilkada check *.json --format json",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@form_option(
    "text",
    "json",
    said="text for people; json for programs: a list of {file, path, code, message}.",
)
def check(files: tuple[str, ...], form: str) -> None:
    """Say whether files are sound dossiers, and everything that is wrong with them.

    Exit code 0 if all are sound, 1 if one has problems, 2 if one cannot be read, is no JSON or
    goes beyond the limits of size and depth; 2 goes before 1.
    """
    refused: dict[str, DocumentError] = {}
    names = tuple(dict.fromkeys(files))
    for name in names:
        try:
            read(name, Dossier)
        except DocumentError as error:
            refused[name] = error
    if form == "json":
        put_json(_rows(tuple(refused.values())))
    else:
        put_text(_report(names, refused))
    unread = [str(error) for error in refused.values() if is_no_document(error)]
    _end(BAD_INPUT if unread else FINDINGS if refused else 0, *unread)


pilkada.add_command(data)
pilkada.add_command(region)
pilkada.add_command(timeline_group, "timeline")


def _record_class(name: str) -> type[Any]:
    classes = {record.__name__: record for record in RECORDS}
    if name not in classes:
        near = difflib.get_close_matches(name, classes, n=3)
        hint = f"; near: {', '.join(near)}" if near else f"; there are {', '.join(classes)}"
        raise click.BadParameter(f"no record class {name!r}{hint}", param_hint="--record")
    return classes[name]


def _report(names: tuple[str, ...], refused: Mapping[str, DocumentError]) -> str:
    """Write the problems of each file that could be read, and a count of all at the end."""
    lines: list[str] = []
    problems = 0
    for name in names:
        error = refused.get(name)
        if error is None:
            lines.append(f"{click.format_filename(name)}: sound")
        elif not is_no_document(error):
            lines.append(f"{error.source}: {_count(len(error.problems), 'problem')}")
            lines += [f"  {one.path}: {one.message} [{one.code}]" for one in error.problems]
            problems += len(error.problems)
    unread = sum(map(is_no_document, refused.values()))
    counts = {
        "sound": len(names) - len(refused),
        f"with {_count(problems, 'problem')}": len(refused) - unread,
        "unread": unread,
    }
    told = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
    return "\n".join([*lines, f"{_count(len(names), 'file')}: {told}", ""])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _rows(errors: tuple[DocumentError, ...]) -> list[dict[str, str | None]]:
    return [
        {"file": error.source, "path": one.path, "code": one.code, "message": one.message}
        for error in errors
        for one in error.problems
    ]


def _end(code: int, *complaints: str) -> NoReturn:
    """Print the complaints on stderr and leave with this exit code."""
    for complaint in complaints:
        click.echo(complaint, err=True)
    click.get_current_context().exit(code)
