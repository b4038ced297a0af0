"""How names are compared: folding, forms, keys, likeness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model.errors import InvalidValueError, UnknownReferenceError
from pilkada_model.matching import by_form, chosen, entry_of, fold, nearest, unknown, words
from pilkada_model.ranks import Rank

NAMES = st.text(max_size=20)


@pytest.mark.parametrize(
    "text", ["Lancang Kuning", "LANCANG-KUNING", "lancang_kuning", "Lancángkuning."]
)
def test_dress_does_not_matter(text: str) -> None:
    """Case, accents, spaces and punctuation are left out."""
    assert fold(text) == "lancangkuning"


def test_accents_do_not_part_a_word() -> None:
    """A letter with a mark is that letter: the word stays whole."""
    assert words("Résumé Pămekasan") == ["resume", "pamekasan"]


@given(NAMES)
def test_folding_is_stable(text: str) -> None:
    """What is folded folds to itself, is one word or none, and has no capital."""
    folded = fold(text)
    assert fold(folded) == folded
    assert words(folded) == ([folded] if folded else [])
    assert folded == folded.casefold()
    assert "".join(words(text)) == folded


@given(st.lists(st.tuples(st.integers(), st.lists(NAMES, max_size=4)), max_size=8))
def test_every_form_finds_its_entries_in_their_order(entries: list[tuple[int, list[str]]]) -> None:
    """An index has exactly the entries of each form, once, in the order of the table."""
    index = by_form(entries, lambda entry: entry[1])
    assert set(index) == {fold(form) for _, forms in entries for form in forms}
    for form, found in index.items():
        assert list(found) == [one for one in entries if form in map(fold, one[1])]


@given(st.dictionaries(NAMES, st.integers()), NAMES)
def test_a_key_has_its_entry_or_raises(known: dict[str, int], key: str) -> None:
    """A known key gives its entry, another one an error with keys near it."""
    if key in known:
        assert entry_of("get", "thing", key, known) == known[key]
        return
    with pytest.raises(UnknownReferenceError) as caught:
        entry_of("get", "thing", key, known)
    assert caught.value == unknown("thing", key, known)
    assert set(caught.value.near) <= set(known)


def test_near_words_come_best_first() -> None:
    """Five at most, the likest first, and none that is unlike."""
    known = ["kapolres", "kapolresta", "wakapolres", "bupati", "kapolsek", "kapolda", "kapolri"]
    assert nearest("kapolre", known)[0] == "kapolres"
    assert "bupati" not in nearest("kapolre", known)
    assert len(nearest("kapolre", known)) == 5


@pytest.mark.parametrize("key", [None, 1, ["kapolres"]])
def test_a_key_is_text(key: object) -> None:
    """A key of another type, also one without a hash, is refused as in a field."""
    with pytest.raises(InvalidValueError) as caught:
        entry_of("get", "thing", key, {"kapolres": 1})  # type: ignore[arg-type]
    assert (caught.value.record, caught.value.field, caught.value.code) == (
        "get",
        "key",
        "wrong_type",
    )


RANKS = [Rank.AKBP, Rank.KOMPOL, Rank.AKP]


def test_entries_are_chosen_by_their_fields() -> None:
    """Each condition that is given leaves out entries; a value that no entry has is unknown."""
    assert chosen("ranks", "ranks", RANKS, abbreviation=None) == tuple(RANKS)
    assert chosen("ranks", "ranks", RANKS, abbreviation="AKP", name=None) == (Rank.AKP,)
    assert chosen("ranks", "ranks", RANKS, abbreviation="AKP", name="AKBP") == ()
    with pytest.raises(UnknownReferenceError) as caught:
        chosen("ranks", "ranks", RANKS, abbreviation="AKPB")
    assert (caught.value.kind, caught.value.near) == ("abbreviation of ranks", ("AKP", "AKBP"))
    with pytest.raises(InvalidValueError):
        chosen("ranks", "ranks", RANKS, abbreviation=3)  # type: ignore[arg-type]
