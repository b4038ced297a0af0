"""The reference tables are what their manifest says, and as plain as tables can be."""

import csv
import hashlib
import io
import json
import re
from importlib.metadata import files as files_of
from importlib.resources import files
from pathlib import Path

import pytest

from pilkada_model import _data, tables
from pilkada_model.rules.codes import REGION_CODE
from pilkada_model.sources import Certainty

FIELDS = {"file", "rows", "sha256", "source", "licence", "edition", "notice", "retrieved"}
ROWS = {row["file"]: row for row in _data.manifest()}
CSV_FILES = sorted(name for name in ROWS if name.endswith(".csv"))


def shipped() -> set[str]:
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


def cells(name: str) -> list[list[str]]:
    """Return the lines of a CSV table, its heading first."""
    text = _data.read_bytes(name).decode("utf-8")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_every_table_has_a_row_and_every_row_a_table() -> None:
    """No table is without its source, and no row without its table; the rows are in order."""
    assert shipped() == set(ROWS)
    assert list(ROWS) == sorted(ROWS)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_row_tells_the_truth(name: str) -> None:
    """Hash and number of rows are those of the file, and source, licence and edition are told."""
    row, raw = ROWS[name], _data.read_bytes(name)
    assert set(row) == FIELDS
    assert hashlib.sha256(raw).hexdigest() == row["sha256"]
    count = len(cells(name)) - 1 if name in CSV_FILES else len(json.loads(raw)["stages"])
    assert count == row["rows"] == len(tables.rows(name.rpartition(".")[0]))
    assert all(row[field] for field in FIELDS)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_table_is_plain_text(name: str) -> None:
    """Tables are UTF-8 with Unix line ends, a newline at the end and no stray white space."""
    text = _data.read_bytes(name).decode("utf-8")
    assert "\r" not in text
    assert "\t" not in text
    assert text.endswith("\n")
    assert not [line for line in text.splitlines() if line != line.rstrip()]


@pytest.mark.parametrize("name", CSV_FILES)
def test_a_csv_table_is_square_and_tidy(name: str) -> None:
    """Every row has the columns of the heading, no cell has white space at its ends or doubled."""
    heading, *lines = cells(name)
    assert len(set(heading)) == len(heading)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", column) for column in heading)
    for line in lines:
        assert len(line) == len(heading), line
        assert all(cell == " ".join(cell.split(" ")).strip() for cell in line), line
        assert not any("  " in cell for cell in line), line
    assert any(lines)


@pytest.mark.parametrize("name", CSV_FILES)
def test_no_row_stands_twice(name: str) -> None:
    """No two rows of a table are the same."""
    _, *lines = cells(name)
    assert len(set(map(tuple, lines))) == len(lines)


@pytest.mark.parametrize("name", CSV_FILES)
def test_certainty_is_one_of_four_words(name: str) -> None:
    """A table that states certainty does so in every row, by a word of `Certainty`.

    The certainty of some columns alone is stated where these say something.
    """
    known = {one.value for one in Certainty}
    for row in _data.read_rows(name):
        assert row.get("certainty", "high") in known, row
        assert {row[column] for column in row if column.endswith("_certainty")} <= known | {""}


@pytest.mark.parametrize("name", CSV_FILES)
def test_lists_in_a_cell_have_no_empty_item(name: str) -> None:
    """A cell that lists several has no empty item, none twice, and no space around the bars."""
    for line in cells(name)[1:]:
        for cell in line:
            if "|" in cell:
                items = _data.items(cell)
                assert all(item and item == item.strip() for item in items), line
                assert len(set(items)) == len(items), line


def test_codes_are_text_with_dots() -> None:
    """A column of region codes holds dotted codes and nothing that could be a number."""
    seen = 0
    for name in CSV_FILES:
        for row in _data.read_rows(name):
            for column in ("region_code", "region_codes", "province_codes", "regency_code"):
                for code in _data.items(row.get(column, "")):
                    assert REGION_CODE.fullmatch(code), (name, row)
                    seen += 1
    assert seen > 1_000


def test_the_manifest_names_a_notice_that_stands_in_the_package() -> None:
    """Each source has its notice, and NOTICE.md travels with the installed package."""
    (notice,) = [path for path in files_of("pilkada-model") or () if path.name == "NOTICE.md"]
    text = notice.read_text(encoding="utf-8")
    assert "Copyright (c) 2017-2025 Cahya DSN" in text
    for row in ROWS.values():
        assert f"\n## {row['notice']}\n" in text, row["notice"]
        folder, _, file = row["file"].rpartition("/")
        assert f"`{row['file']}`" in text or f"`{folder}/`" in text or f"`{file}`" in text, row


def test_editions_are_told_for_every_table() -> None:
    """`data_editions` has every table with the edition of its manifest row."""
    assert dict(tables.data_editions()) == {
        row["file"].rpartition(".")[0]: row["edition"] for row in ROWS.values()
    }


def test_the_reference_page_has_every_table() -> None:
    """`docs/reference/tables.md` names each table once, and no other."""
    page = (Path(__file__).parents[2] / "docs/reference/tables.md").read_text(encoding="utf-8")
    first_cells = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    named = [name for cell in first_cells for name in re.findall(r"`([^`]+)`", cell)]
    assert sorted(named) == [table.name for table in tables.tables()]
