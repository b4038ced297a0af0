"""The tables of ranks: sorted, unique, and sound in themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

import pytest

from pilkada_model._data import ranks, read_rows

FILES = {
    "police/ranks.csv": (ranks.RankRow, 88),
    "police/corps.csv": (ranks.CorpsRow, 36),
}
LOADED: dict[str, tuple[Any, ...]] = {
    "police/ranks.csv": tuple(ranks.ranks().values()),
    "police/corps.csv": tuple(ranks.corps().values()),
}
CERTAINTIES = {"high", "medium", "low"}


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "|".join(map(str, value))
    return "" if value is None else str(value)


# --- every table ---------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES)
def test_a_loaded_table_is_its_file(file: str) -> None:
    """Rows have the columns of the file and give back its cells; their number is known."""
    kind, count = FILES[file]
    printed = list(read_rows(file))
    assert len(printed) == len(LOADED[file]) == count
    assert all(type(row) is kind for row in LOADED[file])
    assert [
        {name: _cell(cell) for name, cell in row._asdict().items()} for row in LOADED[file]
    ] == (printed)


@pytest.mark.parametrize("file", FILES)
def test_cells_are_tidy(file: str) -> None:
    """No cell has white space around it, and no list in a cell an empty or a repeated item."""
    for row in LOADED[file]:
        for cell in row:
            items: Iterable[object] = cell if isinstance(cell, tuple) else (cell,)
            texts = [item for item in items if isinstance(item, str)]
            assert all(text == " ".join(text.split()) for text in texts), row
            if isinstance(cell, tuple):
                assert "" not in cell, row
                assert len(set(cell)) == len(cell), row


@pytest.mark.parametrize("file", FILES)
def test_certainty_is_one_of_three_words(file: str) -> None:
    """Where a table states a certainty, it is high, medium or low."""
    stated = {row.certainty for row in LOADED[file] if hasattr(row, "certainty")}
    assert stated <= CERTAINTIES
    assert bool(stated) is (file != "police/ranks.csv")


@pytest.mark.parametrize("load", [ranks.ranks, ranks.corps])
def test_mappings_are_shared_and_read_only(load: Any) -> None:
    """A table is read once, keyed by its own key, and cannot be changed."""
    table = load()
    assert load() is table
    assert type(table) is MappingProxyType
    assert [row.key for row in table.values()] == list(table)


@pytest.mark.parametrize("table", [ranks.corps()])
def test_tables_stand_in_key_order(table: Any) -> None:
    """Rows stand in the order of their keys, without repetition."""
    assert list(table) == sorted(set(table))


def test_ranks_stand_by_force_and_level() -> None:
    """Ranks stand force after force, from the highest; no key is repeated."""
    places = [(row.force, row.level) for row in ranks.ranks().values()]
    assert places == sorted(set(places))
    assert len(ranks.ranks()) == len(places)


def test_rank_variants_differ_by_more_than_case_and_stops() -> None:
    """A variant is a form of its own, not another writing of a known one."""
    for row in LOADED["police/ranks.csv"] + LOADED["police/corps.csv"]:
        forms = [row.abbreviation, row.full_name, *row.variants]
        folded = Counter(form.casefold().replace(".", "") for form in {*forms})
        assert max(folded.values()) == 1, row
