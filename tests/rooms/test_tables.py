"""The shelf of tables: names, rows, queries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import tables
from pilkada_model.errors import InvalidValueError, UnknownReferenceError
from pilkada_model.matching import fold

NAMES = [table.name for table in tables.tables()]
SMALL = [table.name for table in tables.tables() if table.rows < 2_000]


def test_tables_stand_by_name() -> None:
    """Every table is there once, in the order of its name, and is the same object each time."""
    assert sorted(set(NAMES)) == NAMES
    assert all(tables.get(table.name) is table for table in tables.tables())


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_found_without_its_folder(name: str) -> None:
    """`regencies` is enough for `regions/regencies`, unless two tables end alike."""
    short = name.rpartition("/")[2]
    ends = [other for other in NAMES if other.rpartition("/")[2] == short]
    if len(ends) == 1 or short in NAMES:
        assert tables.get(short).name in ends
    else:
        with pytest.raises(UnknownReferenceError):
            tables.get(short)


def test_an_unknown_table_has_near_names() -> None:
    """A misspelt name is answered with the names near it."""
    with pytest.raises(UnknownReferenceError) as caught:
        tables.get("regencys")
    assert "regencies" in caught.value.near


@pytest.mark.parametrize("name", [None, 1, b"regencies"])
def test_a_name_is_text(name: object) -> None:
    """A name of another type is refused as in a field."""
    with pytest.raises(InvalidValueError) as caught:
        tables.get(name)  # type: ignore[arg-type]
    assert caught.value.code == "wrong_type"


@pytest.mark.parametrize("name", SMALL)
def test_rows_are_all_rows_and_read_only(name: str) -> None:
    """Without a query every row comes, and none can be changed."""
    rows = tables.rows(name)
    assert len(rows) == tables.get(name).rows
    with pytest.raises(TypeError):
        rows[0]["x"] = "y"  # type: ignore[index]


@given(st.sampled_from(SMALL), st.data())
def test_a_word_of_a_row_finds_it(name: str, data: st.DataObject) -> None:
    """A query with a word of a row finds that row, in upper case too; all found rows have it."""
    row = data.draw(st.sampled_from(tables.rows(name)))
    cell = str(
        data.draw(
            st.sampled_from(
                [
                    value
                    for column, value in row.items()
                    if fold(str(value)) and not column.endswith(("source", "sources"))
                ]
            )
        )
    )
    found = tables.rows(name, cell.upper() if cell.isascii() else cell)
    assert row in found
    for one in found:
        text = fold(" ".join(map(str, one.values())))
        assert all(fold(word) in text for word in cell.split())


def test_pamekasan_is_one_regency() -> None:
    """`pilkada data regencies pamekasan` shows one row."""
    (row,) = tables.rows("regencies", "Kab. PAMEKASAN".removeprefix("Kab. "))
    assert (row["code"], row["name"]) == ("35.28", "Kabupaten Pamekasan")
    assert tables.rows("regencies", "atlantis") == ()
