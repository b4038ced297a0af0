"""How wide a text is, where it is broken, and how it is written into XML.

No font is at hand where a picture is written. Widths are those of a wide sans serif (DejaVu
Sans, much like Verdana), rounded up, so that a text never takes more room than it is given.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from typing import Final
from xml.sax.saxutils import escape

ELLIPSIS: Final = "…"

_WIDTHS: Final = {  # hundredths of the size of the type
    **dict.fromkeys("'IJijl", 30),
    **dict.fromkeys(" ,./:;\\|·", 35),
    **dict.fromkeys("()-[]ft", 40),
    **dict.fromkeys('!"*_`r–', 50),
    **dict.fromkeys("?csz", 55),
    **dict.fromkeys("FLTkvxy", 65),
    **dict.fromkeys("$0123456789EPSYabdeghnopqu{}", 65),
    **dict.fromkeys("ABCKRVXZ", 70),
    **dict.fromkeys("&DGHNOQU", 80),
    **dict.fromkeys("#+<=>^w~\N{MINUS SIGN}", 85),
    **dict.fromkeys("%@MWm—…", 100),
}
_LATIN: Final = 100
_OTHER: Final = 175
_BOLD: Final = 1.18
_FIRST_OTHER: Final = 0x250
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    """Return a text without line breaks, and without characters that XML cannot hold."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def written(text: str) -> str:
    """Return a text as it stands in XML, in an element or in an attribute."""
    return escape(one_line(text), {'"': "&quot;"})


def width_of(text: str, size: float, *, bold: bool = False) -> int:
    """Return the room that a text takes at most, in whole pixels."""
    hundredths = sum(
        _WIDTHS.get(letter) or (_LATIN if ord(letter) < _FIRST_OTHER else _OTHER) for letter in text
    )
    return math.ceil(hundredths / 100 * size * (_BOLD if bold else 1))


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return a text, or as much of its beginning as fits before an ellipsis."""
    if width_of(text, size, bold=bold) <= room:
        return text

    def width_up_to(end: int) -> int:
        return width_of(text[:end].rstrip() + ELLIPSIS, size, bold=bold)

    end = bisect_right(range(len(text) + 1), room, key=width_up_to) - 1
    return text[: max(end, 0)].rstrip() + ELLIPSIS


def wrapped(
    text: str, size: float, room: float, *, lines: int | None = None, bold: bool = False
) -> tuple[str, ...]:
    """Return a text in lines that fit.

    Args:
        text: The text.
        size: The size of the type, in pixels.
        room: How wide a line may be, in pixels.
        lines: The most lines; what does not fit in the last is left out with an ellipsis. Of
            any number where it is None, and only a word that is wider than a line is shortened.
        bold: Whether the type is bold.
    """
    found: list[str] = []
    words = one_line(text).split()
    while words:
        if lines is not None and len(found) == lines - 1:
            found.append(shortened(" ".join(words), size, room, bold=bold))
            break
        line = [words.pop(0)]
        while words and width_of(" ".join((*line, words[0])), size, bold=bold) <= room:
            line.append(words.pop(0))
        found.append(shortened(" ".join(line), size, room, bold=bold))
    return tuple(found)
