"""What goes out: text on the terminal, bytes into a pipe or a file."""

from __future__ import annotations

import gzip
import json
import os
import secrets
import shutil
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

READER_GONE = 141
STDOUT = "-"
NARROWEST, WIDEST = 40, 120
"""Narrower, words would break; wider, the eye would lose the line."""
_PLAIN = str.maketrans("─━═·–“”", '-==--""')


def width() -> int:
    """Return the width of the terminal, or what COLUMNS says; 80 where there is neither."""
    return min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)


def wants_colour() -> bool:
    """Tell whether stdout is a terminal whose user did not set NO_COLOR (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def put_text(text: str) -> None:
    """Write text on stdout; a character that its encoding lacks is replaced, never refused."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(_PLAIN).encode(encoding, "replace").decode(encoding)
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        _reader_gone()


def put_bytes(data: bytes) -> None:
    """Write bytes on stdout as they are."""
    try:
        click.echo(data, nl=False)
    except BrokenPipeError:
        _reader_gone()


def put_json(value: Any) -> None:
    """Write a value as JSON on stdout; what is no Unicode in an argument is spelt out."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=dict)
    put_bytes(text.encode("utf-8", "backslashreplace") + b"\n")


def put_file(name: str, data: bytes) -> None:
    """Write a file whole or not at all, gzipped if its name ends in ``.gz``.

    The bytes go into a new file in the same folder, which then takes the name. What is no
    regular file, such as a device, is written as it stands.

    Raises:
        OSError: if the folder or the file cannot be written; nothing is left behind.
    """
    # without name and time, so that the same record gives the same file
    content = gzip.compress(data, mtime=0) if name.endswith(".gz") else data
    target = Path(name).resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _reader_gone() -> NoReturn:
    """End quietly; stdout leads nowhere from here on, or the last flush would complain."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())
    raise SystemExit(READER_GONE)
