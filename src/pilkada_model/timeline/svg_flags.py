"""Where the words of marked days stand: each beside its own line, across no line of another.

The line of a day begins at its words and goes down through all rows. So the words of one day may
lie over the line of another only where they stand higher than that line begins.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from attrs import frozen

from pilkada_model.timeline.svg_axis import SIZE, Axis
from pilkada_model.timeline.svg_layout import EDGE
from pilkada_model.timeline.svg_text import one_line, width_of, wrapped

LEVEL: Final = 16
"""The height of a line of words, in pixels."""

_GAP: Final = 5  # between a line and its words
_CLEAR: Final = 2  # at least, between words and the line of another day
_APART: Final = 8  # at least, between words of two days


class _Marked(NamedTuple):
    x: float
    words: str
    today: bool


@frozen(kw_only=True)
class PlacedFlag:
    """A marked day with the place of its words.

    Attributes:
        x: The middle of the day, in pixels.
        left: Where its words begin.
        right: Where they end.
        level: The lowest line of its words, counted upwards from 0.
        lines: Its words, from the top.
        before: Whether they stand left of the day.
        today: Whether it is today.
    """

    x: float
    left: float
    right: float
    level: int
    lines: tuple[str, ...]
    before: bool
    today: bool

    @property
    def top(self) -> int:
        """The level above its words, where its line ends."""
        return self.level + len(self.lines)


def place_flags(
    days: Iterable[tuple[dt.date, str, bool]], axis: Axis, width: int
) -> tuple[PlacedFlag, ...]:
    """Place the words of marked days, unbroken where there is room, and in as few lines.

    Args:
        days: The days on the axis, each with its words and whether it is today.
        axis: The axis.
        width: The width of the picture.
    """
    marked = [
        _Marked(axis.middle_of(day), one_line(words), now) for day, words, now in sorted(days)
    ]
    sides = (
        (side,) * cut + (not side,) * (len(marked) - cut)
        for side in (True, False)
        for cut in range(len(marked) + 1)
    )
    return max((_placed(marked, choice, width) for choice in sides), key=_worth)


def _worth(placed: tuple[PlacedFlag, ...]) -> tuple[int, int]:
    """Return how much is told in unbroken lines, and then how low everything stands."""
    told = sum(len(line) for flag in placed for line in flag.lines)
    return told, -max((flag.top for flag in placed), default=0)


def _placed(marked: list[_Marked], choice: tuple[bool, ...], width: int) -> tuple[PlacedFlag, ...]:
    """Place each day's words on the side given.

    Words right of their day end before the next day whose words stand left of it. They are placed
    from the right, and then the others from the left: no line that comes later crosses them.
    """
    found: list[PlacedFlag] = []
    sided = list(zip(marked, choice, strict=True))
    end = float(width - EDGE)
    for one, before in reversed(sided):
        if before:
            end = one.x - _CLEAR
        else:
            found.append(_beside(one, end - one.x - _GAP, found, before=False))
    for one, before in sided:
        if before:
            found.append(_beside(one, one.x - _GAP - EDGE, found, before=True))
    return tuple(found)


def _beside(one: _Marked, room: float, found: list[PlacedFlag], *, before: bool) -> PlacedFlag:
    """Return a day with its words in a room beside it, as low as those already placed let it."""
    lines = wrapped(one.words, SIZE, room, bold=True)
    wide = max((width_of(line, SIZE, bold=True) for line in lines), default=0)
    left = one.x - _GAP - wide if before else one.x + _GAP
    right = left + wide
    taken: set[int] = set()
    for flag in found:
        if left - _CLEAR < flag.x < right + _CLEAR:
            taken.update(range(flag.top))
        elif flag.left < right + _APART and left < flag.right + _APART:
            taken.update(range(flag.level, flag.top))
    level = 0
    while not taken.isdisjoint(range(level, level + len(lines))):
        level += 1
    return PlacedFlag(
        x=one.x, left=left, right=right, level=level, lines=lines, before=before, today=one.today
    )
