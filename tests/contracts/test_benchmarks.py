"""The benchmark documents are what the benchmark says they are."""

import importlib
import json
from pathlib import Path
from types import ModuleType

import pytest

from pilkada_model import Declaration, dumps, loads

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch) -> "dict[str, ModuleType]":
    """Return the two modules of the benchmark that need nothing but this library."""
    monkeypatch.syspath_prepend(FOLDER)
    return {name: importlib.import_module(name) for name in ("_documents", "_floor")}


def test_two_documents_are_of_the_size_that_the_goal_speaks_of(benchmark) -> None:
    """The written one and a canonical one have 1.0 to 1.5 kB."""
    sizes = {name: len(document) for name, document in benchmark["_documents"].documents().items()}
    assert set(sizes) == {"written", "canonical", "short canonical"}
    assert 1000 <= sizes["written"] <= 1500
    assert 1000 <= sizes["short canonical"] <= 1500
    assert sizes["canonical"] > 1500


def test_the_canonical_document_is_the_written_one_in_full(benchmark) -> None:
    """The first two documents are one declaration; the second is its canonical bytes."""
    documents = benchmark["_documents"].documents()
    written = loads(documents["written"], Declaration)
    assert loads(documents["canonical"], Declaration) == written
    assert documents["canonical"] == dumps(written)
    assert documents["short canonical"] == dumps(loads(documents["short canonical"], Declaration))


def test_the_written_document_leaves_out_what_is_unknown(benchmark) -> None:
    """It holds no null and no empty list, as a person would write it."""
    document = json.loads(benchmark["_documents"].documents()["written"])
    values = [document]
    for value in values:
        assert value not in (None, [], {})
        if isinstance(value, dict | list):
            values += value.values() if isinstance(value, dict) else value
    assert len(values) > 50


@pytest.mark.parametrize("name", ["written", "canonical", "short canonical"])
def test_the_floor_makes_the_same_record(benchmark, name: str) -> None:
    """Constructors called by hand and `loads` give equal declarations, so they can be compared."""
    document = benchmark["_documents"].documents()[name]
    assert benchmark["_floor"].declaration_by_hand(document) == loads(document, Declaration)
