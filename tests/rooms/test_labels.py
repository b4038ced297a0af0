"""Closed vocabularies and their labels."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
import re
from typing import Any

import pytest

import pilkada_model
from pilkada_model import Corps, Rank, UnknownReferenceError, _data
from pilkada_model._data import ranks as rank_tables
from pilkada_model.labels import Labelled


def vocabularies() -> list[type[Labelled]]:
    """Return every vocabulary that a module of the package defines."""
    for module in pkgutil.walk_packages(pilkada_model.__path__, "pilkada_model."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = {
        cls for cls in Labelled.__subclasses__() if cls.__module__.startswith("pilkada_model.")
    }
    return sorted(found, key=lambda cls: cls.__name__)


VOCABULARIES = vocabularies()
WITH_TABLES = {Rank: rank_tables.ranks, Corps: rank_tables.corps}
"""Those whose labels stand in a table of their own, with the names in full."""
MEMBERS = [member for vocabulary in VOCABULARIES for member in vocabulary]


def test_the_vocabularies_are_found() -> None:
    """No vocabulary derives from another, and none has the name of another."""
    assert len(VOCABULARIES) >= 24
    assert len({cls.__name__ for cls in VOCABULARIES}) == len(VOCABULARIES)
    assert not [cls for cls in VOCABULARIES if cls.__subclasses__()]
    assert set(WITH_TABLES) <= set(VOCABULARIES)


@pytest.mark.parametrize("member", MEMBERS, ids=repr)
def test_every_member_has_a_label_in_both_languages(member: Labelled) -> None:
    """Text for people, without white space around it, and Indonesian unless asked."""
    for language in ("id", "en"):
        label = member.label(language)
        assert label
        assert label == label.strip()
    assert member.label() == member.label("id")


def test_the_table_of_labels_has_a_row_for_each_member_and_no_other() -> None:
    """A member without a row, or a row without a member, is a mistake."""
    members = {
        (vocabulary.__name__, member.value)
        for vocabulary in VOCABULARIES
        if vocabulary not in WITH_TABLES
        for member in vocabulary
    }
    rows = [(row["enum"], row["value"]) for row in _data.read_rows("labels.csv")]
    assert set(rows) == members
    assert len(rows) == len(members)
    assert set(_data.labels()) == members


@pytest.mark.parametrize("vocabulary", WITH_TABLES, ids=lambda vocabulary: vocabulary.__name__)
def test_a_table_of_its_own_has_a_row_for_each_member_and_no_other(
    vocabulary: type[Labelled],
) -> None:
    """The same holds for ranks and corps."""
    assert set(WITH_TABLES[vocabulary]()) == {member.value for member in vocabulary}


@pytest.mark.parametrize("member", MEMBERS, ids=repr)
def test_another_language_is_refused_with_those_that_there_are(member: Labelled) -> None:
    """No silent fallback to another language."""
    javanese: Any = "jv"
    with pytest.raises(UnknownReferenceError) as caught:
        member.label(javanese)
    assert (caught.value.kind, caught.value.key) == ("language", "jv")
    assert caught.value.near == ("id", "en")


@pytest.mark.parametrize("member", MEMBERS, ids=repr)
def test_a_member_keeps_its_identity(member: Labelled) -> None:
    """A copy and a pickle are the member itself, and its repr says how to write it."""
    assert copy.deepcopy(member) is member
    assert pickle.loads(pickle.dumps(member)) is member
    assert repr(member) == f"{type(member).__name__}.{member.name}"
    assert type(member)(member.value) is member


def test_words_are_text_of_the_wire_and_never_two_names_for_one_word() -> None:
    """Plain words in ASCII; an alias would make a member vanish."""
    for vocabulary in VOCABULARIES:
        assert len(vocabulary.__members__) == len(list(vocabulary))
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", member.value) for member in MEMBERS)
