"""How often a field is unknown, and how long a tuple grows.

Most worlds are small, so that they are quick to draw and to read; now and then one field has
five items or more. Both choices shrink to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

T = TypeVar("T")

FLAGS = st.booleans()
_SELDOM = st.sampled_from((False,) * 7 + (True,))
_LONG = st.sampled_from((False,) * 19 + (True,))
_LEAST_LONG, _MOST_LONG = 5, 6


def maybe(draw: DrawFn, strategy: SearchStrategy[T]) -> T | None:
    """Draw a value, or None as often."""
    return draw(strategy) if draw(FLAGS) else None


def seldom(draw: DrawFn, strategy: SearchStrategy[T]) -> T | None:
    """Draw a value once in eight times, else None: for large values inside others."""
    return draw(strategy) if draw(_SELDOM) else None


def several(
    draw: DrawFn,
    strategy: SearchStrategy[T],
    *,
    least: int = 0,
    usual: int = 1,
    unique_by: Callable[[T], Hashable] | None = None,
) -> tuple[T, ...]:
    """Draw a tuple of up to `usual` items, once in twenty times of five or six."""
    if draw(_LONG):
        least, usual = _LEAST_LONG, _MOST_LONG
    items = st.lists(strategy, min_size=least, max_size=usual, unique_by=unique_by)
    return tuple(draw(items))
