"""Bars, marks and open ends as pieces of SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

from pilkada_model.timeline.chart_parts import Bar, Days, Look
from pilkada_model.timeline.svg_axis import Axis
from pilkada_model.timeline.svg_style import FORMS, Mark, Pattern
from pilkada_model.timeline.svg_text import written

_ARROW: Final = 26
_HEAD: Final = 4
_FOOT: Final = 5
_NARROWEST: Final = 4
_GONE: Final = (Look.BEFORE, Look.DROPPED)
_DASHES: Final = 'stroke-dasharray="3 2"'


def number(value: float) -> str:
    """Return a coordinate with one decimal at most."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")  # 0.0 makes -0.0 positive


class Box(NamedTuple):
    """A rectangle, in pixels."""

    left: float
    right: float
    top: float
    height: float


def draw(bar: Bar, axis: Axis, top: float, height: float, prefix: str) -> str:
    """Return a bar with its words, in a lane of the height given.

    Args:
        bar: The bar.
        axis: Where its days lie.
        top: The upper end of its lane, in pixels.
        height: The height of its lane.
        prefix: The id of the picture.
    """
    middle, look = top + height / 2, bar.look
    drawn: list[str] = []
    if bar.day is not None:
        x = axis.middle_of(bar.day)
        drawn.append(mark(look, x, middle, height / 2, voting=bar.voting))
    else:
        if bar.sure != bar.days:
            drawn.append(possible(look, Box(*_reach(bar.days, axis), top, height)))
        if bar.sure is not None:
            drawn.append(run(look, Box(*_reach(bar.sure, axis), top, height), prefix))
    left, right = _reach(bar.days, axis)
    if bar.open_start:
        drawn.append(arrow(look, left, middle, -1))
    if bar.open_end:
        drawn.append(arrow(look, right, middle, 1))
    return f"<g><title>{written(bar.words)}</title>{''.join(drawn)}</g>"


def _reach(days: Days, axis: Axis) -> tuple[float, float]:
    """Return where a run of days begins and ends, wide enough to be seen."""
    left, right = axis.start_of(days.first), axis.end_of(days.last)
    lacking = max(0.0, _NARROWEST - (right - left)) / 2
    return left - lacking, right + lacking


def run(look: Look, box: Box, prefix: str) -> str:
    """Return the bar of days that are sure."""
    pattern = FORMS[look].pattern
    left, right, top, height = box
    if pattern is Pattern.BRACKET and right - left > 2 * _FOOT:
        ends = (
            f"M{number(left)} {number(top + 1)}H{number(right)}V{number(top + height - 1)}"
            f"L{number(right - _FOOT)} {number(top + 6)}H{number(left + _FOOT)}"
            f"L{number(left)} {number(top + height - 1)}Z"
        )
        return f'<path class="{look.value}" d="{ends}" stroke="none"/>'
    fill = {Pattern.SOLID: "", Pattern.BRACKET: "", Pattern.EMPTY: ' style="fill:none"'}.get(
        pattern, f' style="fill:url(#{prefix}-{look.value})"'
    )
    return _drawn(look, box, f'rx="1.5"{fill}')


def possible(look: Look, box: Box) -> str:
    """Return the bar of days that may be meant: faint, with a broken outline."""
    return _drawn(look, box, f'fill-opacity="0.2" {_DASHES}')


def _drawn(look: Look, box: Box, attributes: str) -> str:
    return (
        f'<rect class="{look.value}" x="{number(box.left)}" y="{number(box.top + 1)}"'
        f' width="{number(box.right - box.left)}" height="{number(box.height - 2)}" {attributes}/>'
    )


def arrow(look: Look, x: float, y: float, direction: int) -> str:
    """Return an open end: a broken line with a head, to the left (-1) or to the right (1)."""
    tip = x + direction * _ARROW
    back = number(tip - direction * _HEAD)
    return (
        f'<path class="{look.value}" style="fill:none" stroke-width="1.6" {_DASHES}'
        f' d="M{number(x)} {number(y)}H{number(tip)}"/>'
        f'<path class="{look.value}" style="fill:none" stroke-width="1.6"'
        f' d="M{back} {number(y - _HEAD)}L{number(tip)} {number(y)}L{back} {number(y + _HEAD)}"/>'
    )


def mark(look: Look, x: float, y: float, radius: float, *, voting: bool = False) -> str:
    """Return a single day, about its middle.

    Args:
        look: What it stands for.
        x: Its middle, in pixels from the left.
        y: Its middle, in pixels from above.
        radius: Half its width.
        voting: Whether it is a star whatever its look; empty where the day no longer holds.
    """
    kind = Mark.STAR if voting else FORMS[look].mark
    if kind in (Mark.CIRCLE, Mark.RING):
        hollow = ' style="fill:none" stroke-width="2"' if kind is Mark.RING else ""
        return (
            f'<circle class="{look.value}" cx="{number(x)}" cy="{number(y)}"'
            f' r="{number(radius - 1)}"{hollow}/>'
        )
    if kind in (Mark.CROSS, Mark.PLUS):
        arms = _turned(x, y, radius, 4, 45 if kind is Mark.CROSS else 0)
        points = [f"{number(px)} {number(py)}" for px, py in arms]
        lines = f"M{points[0]}L{points[2]}M{points[1]}L{points[3]}"
        return f'<path class="{look.value}" style="fill:none" stroke-width="3" d="{lines}"/>'
    corners = " ".join(f"{number(px)},{number(py)}" for px, py in _corners(kind, x, y, radius))
    hollow = ' style="fill:none" stroke-width="1.5"' if voting and look in _GONE else ""
    return f'<polygon class="{look.value}" points="{corners}"{hollow}/>'


def _corners(kind: Mark, x: float, y: float, radius: float) -> Iterator[tuple[float, float]]:
    """Yield the corners of a mark that is filled."""
    if kind is Mark.STAR:
        outer = list(_turned(x, y, radius + 2, 5, 0))
        inner = list(_turned(x, y, radius / 2, 5, 36))
        for pair in zip(outer, inner, strict=True):
            yield from pair
    elif kind is Mark.TRIANGLE:
        yield from _turned(x, y + 1, radius + 1, 3, 0)
    elif kind is Mark.SQUARE:
        yield from _turned(x, y, radius, 4, 45)
    else:
        yield from _turned(x, y, radius, 4, 0)


def _turned(
    x: float, y: float, radius: float, corners: int, degrees: float
) -> Iterator[tuple[float, float]]:
    """Yield the corners of a regular figure, from the top clockwise, turned by some degrees."""
    for corner in range(corners):
        angle = math.radians(360 * corner / corners + degrees)
        yield x + radius * math.sin(angle), y - radius * math.cos(angle)
