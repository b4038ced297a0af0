"""Colours, patterns and marks of the pictures, for light and for dark pages.

Each look has a colour of its own and differs from the others of its chart in form too: in the
pattern of its bars or in the mark of its single days. Texts stand out from what is below them at
4.5 to 1 or more, bars and lines at 3 to 1, as WCAG 2.2 asks for at level AA.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Final, Literal, NamedTuple

from pilkada_model.timeline.chart_parts import Look

Theme = Literal["light", "dark", "auto"]
"""How a picture is coloured; ``auto`` follows what the reader's browser prefers."""

FONTS: Final = "system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif"


class Shade(NamedTuple):
    """One colour on light and on dark pages."""

    light: str
    dark: str


class Pattern(Enum):
    """How a bar is filled."""

    BRACKET = "bracket"
    CROSSED = "crossed"
    DIAGONAL = "diagonal"
    DOTTED = "dotted"
    EMPTY = "empty"
    LEVEL = "level"
    SOLID = "solid"
    UPRIGHT = "upright"


class Mark(Enum):
    """How a single day is drawn."""

    CIRCLE = "circle"
    CROSS = "cross"
    DIAMOND = "diamond"
    PLUS = "plus"
    RING = "ring"
    SQUARE = "square"
    STAR = "star"
    TRIANGLE = "triangle"


class Form(NamedTuple):
    """The form and the colour of a look."""

    pattern: Pattern
    mark: Mark
    shade: Shade


CANVAS: Final = Shade("#ffffff", "#15181d")
STRIPE: Final = Shade("#f3f5f7", "#1d2229")
GRID: Final = Shade("#d5dae0", "#363d47")
INK: Final = Shade("#1b1f24", "#eef1f4")
FADED_INK: Final = Shade("#4f5862", "#b4bcc6")
TODAY: Final = Shade("#b3005e", "#ff8cc6")

_BLUE: Final = Shade("#0068a8", "#5bb8ee")
_GREEN: Final = Shade("#00734f", "#3ecf9b")
_ORANGE: Final = Shade("#b04600", "#ff9d5c")
_PURPLE: Final = Shade("#6b3fa0", "#c6a5f3")
_ROSE: Final = Shade("#a3326b", "#f297c4")
_SLATE: Final = Shade("#5a6470", "#a4aeba")

FORMS: Final[Mapping[Look, Form]] = {
    Look.ADDED: Form(Pattern.CROSSED, Mark.PLUS, _GREEN),
    Look.AFTER: Form(Pattern.SOLID, Mark.DIAMOND, _BLUE),
    Look.BEFORE: Form(Pattern.EMPTY, Mark.RING, _SLATE),
    Look.COVERED: Form(Pattern.SOLID, Mark.DIAMOND, _GREEN),
    Look.DECLARATION: Form(Pattern.DOTTED, Mark.TRIANGLE, _ROSE),
    Look.DEPLOYMENT: Form(Pattern.UPRIGHT, Mark.SQUARE, _PURPLE),
    Look.DROPPED: Form(Pattern.DIAGONAL, Mark.CROSS, _ORANGE),
    Look.EVENT: Form(Pattern.LEVEL, Mark.CIRCLE, _GREEN),
    Look.MISSED: Form(Pattern.DIAGONAL, Mark.CROSS, _ORANGE),
    Look.PARENT: Form(Pattern.BRACKET, Mark.RING, _SLATE),
    Look.PARTLY: Form(Pattern.EMPTY, Mark.PLUS, _GREEN),
    Look.PHASE: Form(Pattern.DIAGONAL, Mark.CROSS, _PURPLE),
    Look.STAGE: Form(Pattern.SOLID, Mark.DIAMOND, _BLUE),
    Look.UNTOLD: Form(Pattern.DOTTED, Mark.RING, _SLATE),
    Look.VOTING: Form(Pattern.CROSSED, Mark.STAR, _ORANGE),
}

_FILLED: Final = {
    "canvas": CANVAS,
    "stripe": STRIPE,
    "ink": INK,
    "faded": FADED_INK,
    "today-words": TODAY,
    "voting-words": _ORANGE,
}
_DRAWN: Final = {"grid": GRID, "axis": FADED_INK, "today": TODAY, "voting-day": _ORANGE}

_TILES: Final = {
    Pattern.CROSSED: ("6", "M0 0L6 6M6 0L0 6", "1.2"),
    Pattern.DIAGONAL: ("6", "M-1 1L1 -1M0 6L6 0M5 7L7 5", "1.6"),
    Pattern.DOTTED: ("5", "M1 2.5H3.5", "2.5"),
    Pattern.LEVEL: ("4", "M0 1H4", "1.8"),
    Pattern.UPRIGHT: ("4", "M1 0V4", "1.8"),
}


def style(prefix: str, theme: Theme, looks: Iterable[Look]) -> str:
    """Return the style sheet of a picture; it holds for the element with this id only.

    Args:
        prefix: The id of the picture.
        theme: The colours.
        looks: The looks that the picture has.
    """
    shown = tuple(looks)
    fixed = f"#{prefix} text{{font-family:{FONTS}}}#{prefix} .b{{font-weight:bold}}"
    if theme != "auto":
        return fixed + "".join(_rules(prefix, theme, shown))
    dark = "".join(_rules(prefix, "dark", shown))
    light = "".join(_rules(prefix, "light", shown))
    return f"{fixed}{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _rules(prefix: str, theme: Literal["light", "dark"], looks: tuple[Look, ...]) -> Iterator[str]:
    """Yield the rules that set colours: inside one picture, by class."""
    for name, shade in _FILLED.items():
        yield f"#{prefix} .{name}{{fill:{getattr(shade, theme)}}}"
    yield (
        f"#{prefix} .halo{{stroke:{getattr(CANVAS, theme)};stroke-width:3px;paint-order:stroke}}"
    )
    for name, shade in _DRAWN.items():
        yield f"#{prefix} .{name}{{stroke:{getattr(shade, theme)};fill:none}}"
    for look in looks:
        colour = getattr(FORMS[look].shade, theme)
        yield f"#{prefix} .{look.value}{{fill:{colour};stroke:{colour}}}"


def tiles(prefix: str, looks: Iterable[Look]) -> Iterator[str]:
    """Yield the definitions of the patterns with which bars of these looks are filled."""
    for look in looks:
        tile = _TILES.get(FORMS[look].pattern)
        if tile is not None:
            size, path, stroke = tile
            yield (
                f'<pattern id="{prefix}-{look.value}" width="{size}" height="{size}"'
                f' patternUnits="userSpaceOnUse"><rect class="canvas" width="{size}"'
                f' height="{size}"/><path class="{look.value}" d="{path}"'
                f' stroke-width="{stroke}" style="fill:none"/></pattern>'
            )
