"""From a file name of the command line to a record."""

from __future__ import annotations

import gzip
import sys
import zlib
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO, TypeVar

import click

from pilkada_model.errors import DocumentError, Problem
from pilkada_model.serial import MAX_BYTES, loads

T = TypeVar("T")

STDIN = "-"
_NO_DOCUMENT = frozenset(
    {
        "byte_order_mark",
        "not_a_number",
        "not_json",
        "not_utf8",
        "too_deep",
        "too_large",
        "unreadable",
    }
)


def read(name: str, record: type[T]) -> T:
    """Read one record from a file, from a gzip file by its name, or from ``-``.

    Never more than `MAX_BYTES` are read, counted after decompression.

    Raises:
        DocumentError: with every problem of the document; a file that cannot be read has the
            single problem ``unreadable``.
    """
    try:
        return loads(_bytes(name), record)
    except DocumentError as error:
        raise DocumentError(problems=error.problems, source=click.format_filename(name)) from error


def is_no_document(error: DocumentError) -> bool:
    """Tell whether there was nothing to judge: no file, no JSON, too large, too deep."""
    return any(problem.code in _NO_DOCUMENT for problem in error.problems)


def _bytes(name: str) -> bytes:
    try:
        with _opened(name) as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise _refused("unreadable", f"cannot be read: {reason(error)}") from error
    if len(data) > MAX_BYTES:
        raise _refused("too_large", f"more than {MAX_BYTES} bytes, the limit")
    return data


def _opened(name: str) -> AbstractContextManager[BinaryIO | gzip.GzipFile]:
    if name == STDIN:
        return nullcontext(sys.stdin.buffer)
    if name.endswith(".gz"):
        return gzip.GzipFile(name)
    return Path(name).open("rb")


def reason(error: Exception) -> str:
    """Say in a few words, of the system's own, why a file could not be read or written."""
    told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return told[:1].lower() + told[1:]


def _refused(code: str, message: str) -> DocumentError:
    return DocumentError(problems=[Problem(path="$", code=code, message=message, value="''")])
