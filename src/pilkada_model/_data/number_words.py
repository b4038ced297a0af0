"""Words for numbers in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from pilkada_model._data import read_rows


class NumberWord(NamedTuple):
    """One row of ``number_words.csv``.

    Attributes:
        number: 0 to 20, one of the tens below 100, or a scale: 100, 1,000, 1,000,000 ...
        id: The word in Indonesian; that of a scale stands alone ("ribu").
        en: The word in English; that of a scale stands alone ("thousand").
    """

    number: int
    id: str
    en: str


@cache
def number_words() -> Mapping[int, NumberWord]:
    """Return the rows of ``number_words.csv`` by number."""
    rows = (
        NumberWord(int(row["number"]), row["id"], row["en"])
        for row in read_rows("number_words.csv")
    )
    return MappingProxyType({row.number: row for row in rows})
