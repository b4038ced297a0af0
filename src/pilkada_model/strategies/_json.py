"""Plain JSON values."""

from __future__ import annotations

from typing import TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from pilkada_model.rules.numbers import LARGEST
from pilkada_model.strategies._text import texts

JSONValue: TypeAlias = "bool | int | str | list[JSONValue] | dict[str, JSONValue] | None"
"""What a document of the wire grammar can hold; it has no fractions."""


def json_values() -> SearchStrategy[JSONValue]:
    """Values that the wire grammar can write, mostly of no record: to see what readers refuse."""
    return _JSON_VALUES


_PLAIN: SearchStrategy[JSONValue] = st.one_of(
    st.none(), st.booleans(), st.integers(-LARGEST - 1, LARGEST), st.just(""), texts()
)


def _nested(inside: SearchStrategy[JSONValue]) -> SearchStrategy[JSONValue]:
    return st.one_of(st.lists(inside, max_size=3), st.dictionaries(texts(), inside, max_size=3))


_JSON_VALUES = st.recursive(_PLAIN, _nested, max_leaves=10)
