"""The reference tables are what their manifest says."""

import csv
import hashlib
import io
import json
from importlib.resources import files

import pytest

from pilkada_model import _data

FIELDS = {"file", "rows", "sha256", "source", "licence", "edition", "retrieved"}
ROWS = {row["file"]: row for row in _data.manifest()}


def tables() -> set[str]:
    """Return the path of every table below the data folder."""
    root = files("pilkada_model._data")
    found: set[str] = set()
    folders = [("", root)]
    while folders:
        prefix, folder = folders.pop()
        for item in folder.iterdir():
            if item.is_dir():
                folders.append((f"{prefix}{item.name}/", item))
            elif item.name.endswith((".csv", ".json")):
                found.add(prefix + item.name)
    return found - {"manifest.json"}


def test_every_table_has_a_row_and_every_row_a_table() -> None:
    """No table is without its source, and no row without its table; the rows are in order."""
    assert tables() == set(ROWS)
    assert list(ROWS) == sorted(ROWS)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_row_tells_the_truth(name: str) -> None:
    """Hash and number of rows are those of the file, and source, licence and edition are told."""
    row, raw = ROWS[name], _data.read_bytes(name)
    assert set(row) == FIELDS
    assert hashlib.sha256(raw).hexdigest() == row["sha256"]
    text = raw.decode("utf-8")
    count = (
        len(json.loads(text))
        if name.endswith(".json")
        else sum(1 for _ in csv.DictReader(io.StringIO(text, newline="")))
    )
    assert count == row["rows"]
    assert all(row[field] for field in ("source", "licence", "edition", "retrieved"))


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_table_is_plain_text(name: str) -> None:
    """Tables are UTF-8 with Unix line ends, a newline at the end and no stray white space."""
    text = _data.read_bytes(name).decode("utf-8")
    assert "\r" not in text
    assert text.endswith("\n")
    assert not [line for line in text.splitlines() if line != line.rstrip()]
