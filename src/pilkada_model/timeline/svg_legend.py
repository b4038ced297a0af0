"""The legend of a picture: what its bars, marks and open ends stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from pilkada_model.timeline.chart_parts import Bar, Chart, Look
from pilkada_model.timeline.svg_bars import Box, arrow, mark, possible, run
from pilkada_model.timeline.svg_layout import EDGE
from pilkada_model.timeline.svg_parts import text
from pilkada_model.timeline.svg_text import width_of
from pilkada_model.timeline.words import word

_SIZE: Final = 11
_LINE: Final = 20
_HEIGHT: Final = 14
_WIDTH: Final = 26
_RADIUS: Final = 7
_GAP: Final = 6

_Draw = Callable[[float, float], str]
"""Draws something whose left upper corner is given."""


def legend(chart: Chart, width: int, top: float, prefix: str) -> tuple[str, float]:
    """Return the legend in lines as wide as the picture, and where it ends.

    Args:
        chart: What the picture shows; the legend has what is drawn of it, and nothing else.
        width: The width of the picture, in pixels.
        top: Where the legend begins.
        prefix: The id of the picture.
    """
    drawn, x, y = list[str](), float(EDGE), top
    for draw, room, words in _entries(chart, prefix):
        whole = room + _GAP + width_of(words, _SIZE)
        if x > EDGE and x + whole > width - EDGE:
            x, y = float(EDGE), y + _LINE
        drawn.append(draw(x, y))
        drawn.append(text(x + room + _GAP, y + 11, words, _SIZE))
        x += whole + EDGE
    return "".join(drawn), y + _LINE if drawn else y


def _entries(chart: Chart, prefix: str) -> Iterator[tuple[_Draw, float, str]]:
    """Yield the entries: what draws each, how wide that is, and what it stands for."""
    bars = [bar for row in chart.rows for bar in row.bars]
    for look in Look:
        own = [bar for bar in bars if bar.look is look]
        if own:
            yield *_sample(look, own, prefix), look.label(chart.language)
    stars = [bar.look for bar in bars if bar.voting and bar.day]
    if stars:
        look = Look.AFTER if Look.AFTER in stars else stars[0]
        yield _star(look), 2 * _RADIUS, word("chart_voting", chart.language)
    if any(bar.sure != bar.days for bar in bars):
        look = next(bar.look for bar in bars if bar.sure != bar.days)
        yield _possible(look), _WIDTH, word("chart_possible", chart.language)
    if any(bar.open_start or bar.open_end for bar in bars):
        look = next(bar.look for bar in bars if bar.open_start or bar.open_end)
        yield _open(look), _WIDTH, word("chart_open", chart.language)


def _sample(look: Look, bars: list[Bar], prefix: str) -> tuple[_Draw, float]:
    """Return what draws a bar of a look, its mark of a single day, or both, as the chart has."""
    as_run, as_mark = any(bar.day is None for bar in bars), any(bar.day for bar in bars)
    behind, voting = _WIDTH + _GAP if as_run else 0, all(bar.voting for bar in bars if bar.day)

    def drawn(x: float, y: float) -> str:
        first = run(look, Box(x, x + _WIDTH, y, _HEIGHT), prefix) if as_run else ""
        if not as_mark:
            return first
        return first + mark(look, x + behind + _RADIUS, y + _RADIUS, _RADIUS, voting=voting)

    return drawn, behind + 2 * _RADIUS if as_mark else _WIDTH


def _star(look: Look) -> _Draw:
    return lambda x, y: mark(look, x + _RADIUS, y + _RADIUS, _RADIUS, voting=True)


def _possible(look: Look) -> _Draw:
    return lambda x, y: possible(look, Box(x, x + _WIDTH, y, _HEIGHT))


def _open(look: Look) -> _Draw:
    return lambda x, y: arrow(look, x, y + _RADIUS, 1)
