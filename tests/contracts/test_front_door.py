"""The front door: names, laziness, completion, star import."""

import ast
import importlib
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import pilkada_model

SOURCE = Path(pilkada_model.__file__).read_text(encoding="utf-8")


def names_for_type_checkers() -> dict[str, str]:
    """Return the names that the TYPE_CHECKING block imports, with their modules."""
    (block,) = [
        node
        for node in ast.parse(SOURCE).body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    return {
        alias.name: node.module or ""
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_all_is_sorted_and_complete() -> None:
    """`__all__` is sorted, without repetition, and lists exactly what type checkers see."""
    assert pilkada_model.__all__ == sorted(set(pilkada_model.__all__))
    assert set(pilkada_model.__all__) == {*names_for_type_checkers(), "__version__"}


@pytest.mark.parametrize(("name", "module"), sorted(names_for_type_checkers().items()))
def test_a_name_is_what_type_checkers_think(name: str, module: str) -> None:
    """What loads on first use is the object that the static import names."""
    if module == "pilkada_model":
        expected = importlib.import_module(f"pilkada_model.{name}")
    else:
        expected = getattr(importlib.import_module(module), name)
    assert getattr(pilkada_model, name) is expected


def test_dir_is_all() -> None:
    """Completion in a shell shows the public names, no others."""
    assert dir(pilkada_model) == sorted(pilkada_model.__all__)


def test_star_import_brings_every_name() -> None:
    """`from pilkada_model import *` works in a fresh interpreter."""
    code = (
        "from pilkada_model import *\n"
        "import pilkada_model\n"
        "missing = [n for n in pilkada_model.__all__ if n not in globals()]\n"
        "assert not missing, missing\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_misspelt_name_is_an_attribute_error() -> None:
    """A typo fails at once and names the module."""
    with pytest.raises(AttributeError, match="'pilkada_model' has no attribute 'Regancy'"):
        pilkada_model.Regancy  # type: ignore[attr-defined]  # the typo is the test


def test_classes_pickle_through_the_front_door() -> None:
    """A class got from the front door is found again by pickle."""
    assert pickle.loads(pickle.dumps(pilkada_model.Regency)) is pilkada_model.Regency


def test_the_version_is_that_of_the_distribution() -> None:
    """`__version__` is read from the installed metadata."""
    assert pilkada_model.__version__.count(".") == 2


def test_threads_that_ask_first_share_their_objects() -> None:
    """However many threads ask a room first, each entry is one object."""
    code = (
        "import sys\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from pilkada_model import elections, parties, posts, stages, titles, units\n"
        "sys.setswitchinterval(1e-6)\n"
        "def ask(_):\n"
        "    return (posts.get('kapolres'), titles.get('S.H.'), units.get('polda-jatim'),\n"
        "        elections.contest('pilkada-2024.35.28'), stages.timetable('pilkada-2024'),\n"
        "        parties.get('pkb', 'pemilu-2024'), units.children('polda-jatim')[0])\n"
        "with ThreadPoolExecutor(8) as pool:\n"
        "    answers = list(pool.map(ask, range(8)))\n"
        "assert len({tuple(map(id, answer)) for answer in answers}) == 1\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
