"""What `timeline.grids` promises: tables that fit, and cells that can be read whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pilkada_model.timeline.grids import HARD_SPACE, Column, grid, wrapped

WORDS = st.text(st.sampled_from("abcdefghij"), min_size=1, max_size=30)
CELLS = st.lists(WORDS, max_size=6).map(" ".join)
NUMBERS = st.integers(0, 10**7).map(str)
COLUMNS = (
    Column(heading="nama"),
    Column(heading="n", least=None, right=True),
    Column(heading="dasar hukum"),
)
GAP = "  "


def columns_of(lines: list[str]) -> list[list[str]]:
    """Return the cells of each line below the rule, cut where the rule has its gaps."""
    place = next(index for index, one in enumerate(lines) if one.startswith("─"))
    sizes = [len(part) for part in lines[place].split(GAP)]
    starts = [sum(sizes[:index]) + len(GAP) * index for index in range(len(sizes))]
    return [
        [line[start : start + size] for start, size in zip(starts, sizes, strict=True)]
        for line in lines[place + 1 :]
    ]


@given(
    rows=st.lists(st.tuples(WORDS, NUMBERS, WORDS | CELLS), min_size=1, max_size=5),
    width=st.integers(40, 200),
)
def test_cells_are_whole(rows: list[tuple[str, str, str]], width: int):
    """However narrow the table, every column holds all of its text, and numbers are not broken."""
    lines = grid(COLUMNS, rows, width)
    assert all(len(line) <= width and line == line.rstrip() for line in lines)
    cells = columns_of(lines)
    kept = [place for place in range(3) if any(row[place] for row in rows)]
    for column, place in enumerate(kept):
        found = "".join(line[column] for line in cells).replace(" ", "")
        assert found == "".join(row[place] for row in rows).replace(" ", "")
    numbers = [line[1].strip() for line in cells if line[1].strip()]
    assert numbers == [row[1] for row in rows]


@given(rows=st.lists(st.tuples(WORDS, NUMBERS, CELLS), min_size=1, max_size=5))
def test_wide_enough_tables_have_a_line_for_each_row(rows: list[tuple[str, str, str]]):
    """Where there is room nothing is wrapped, and no column is wider than it needs."""
    lines = grid(COLUMNS, rows, 400)
    assert len(lines) == len(rows) + 2
    assert len(lines[1]) == len(max(lines, key=len))


@given(text=CELLS, indent=st.integers(0, 40), width=st.integers(9, 60))
def test_wrapped_lines_stay_set_in(text: str, indent: int, width: int):
    """Each line of a text begins as far in as the first, as long as there is room for 8 letters."""
    lines = wrapped(" " * indent + text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert len(line) <= width
        if text:
            assert len(line) - len(line.lstrip()) == min(indent, width - 8)


def test_empty_columns_are_left_out():
    """A column without anything in it takes no room, nor does its heading."""
    assert grid(COLUMNS, [("a", "", "c"), ("b", "", "d")], 60) == [
        "nama  dasar hukum",
        "────  ───────────",
        "a     c",
        "b     d",
    ]


def test_texts_among_rows_have_the_whole_width():
    """A text among the rows is a heading or a note over all columns."""
    assert grid(COLUMNS, ["Satu", ("a", "12", "c"), "", "    catatan", ("b", "3", "d")], 60) == [
        "nama   n  dasar hukum",
        "────  ──  ───────────",
        "Satu",
        "a     12  c",
        "",
        "    catatan",
        "b      3  d",
    ]


def test_hard_spaces_hold_words_together():
    """Words with a hard space between them stand on one line, where they are read as usual."""
    cell = f"30{HARD_SPACE}Des{HARD_SPACE}2024{HARD_SPACE}– 2{HARD_SPACE}Jan{HARD_SPACE}2025"
    columns = (Column(heading="tanggal", least=13), Column(heading="n", least=None))
    assert grid(columns, [(cell, "x" * 20)], 40)[2:] == [
        "30 Des 2024 –       xxxxxxxxxxxxxxxxxxxx",
        "2 Jan 2025",
    ]
