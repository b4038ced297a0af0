"""How often a field is unknown, and how long a tuple grows.

Most worlds are small, so that they are quick to draw and to read; now and then one field has
five items or more. Every choice shrinks to nothing. A tuple's length is drawn in one go: that
costs a third of `hypothesis.strategies.lists`, and a dossier has a hundred tuples.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)

FLAGS = st.booleans()
UNTOLD_FLAGS = st.sampled_from((None, False, True))
_TWENTIETHS = st.integers(0, 19)
_OFTEN_FROM, _SELDOM_FROM = 4, 17
_LONG = 6
_LENGTHS = {
    1: (0,) * 12 + (1,) * 7 + (_LONG,),
    2: (0,) * 8 + (1,) * 6 + (2,) * 5 + (_LONG,),
    3: (0,) * 4 + (1,) * 5 + (2,) * 5 + (3,) * 5 + (_LONG,),
}


def perhaps(draw: DrawFn, value: T) -> T | None:
    """Return the value, or None as often."""
    return value if draw(FLAGS) else None


def maybe(draw: DrawFn, strategy: SearchStrategy[T]) -> T | None:
    """Draw a value, or None as often."""
    return draw(strategy) if draw(FLAGS) else None


def often(draw: DrawFn, strategy: SearchStrategy[T]) -> T | None:
    """Draw a value four times in five, else None: where there is much to choose from."""
    return draw(strategy) if draw(_TWENTIETHS) >= _OFTEN_FROM else None


def seldom(draw: DrawFn, strategy: SearchStrategy[T]) -> T | None:
    """Draw a value three times in twenty, else None: for large values inside others."""
    return draw(strategy) if draw(_TWENTIETHS) >= _SELDOM_FROM else None


def several(
    draw: DrawFn, strategy: SearchStrategy[T], *, least: int = 0, usual: int = 1
) -> tuple[T, ...]:
    """Draw `least` to `usual` (1, 2 or 3) items, once in twenty times of five or more."""
    length = max(least, _LENGTHS[usual][draw(_TWENTIETHS)])
    return tuple([draw(strategy) for _ in range(length)])


def distinct(
    draw: DrawFn, strategy: SearchStrategy[H], *, least: int = 0, usual: int = 1
) -> tuple[H, ...]:
    """Draw a tuple like `several`, and leave out what it already has."""
    return tuple(dict.fromkeys(several(draw, strategy, least=least, usual=usual)))
