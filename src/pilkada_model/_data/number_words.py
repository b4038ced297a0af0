"""Words for numbers in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pilkada_model._data import read_rows


@cache
def number_words() -> Mapping[int, Mapping[str, str]]:
    """Return ``number_words.csv``: number to {"id": ..., "en": ...}, in rising order.

    The numbers are 0 to 20, the tens below 100, and the scales 100, 1,000, 1,000,000 ...,
    which stand without the word that counts them ("ribu", "thousand").
    """
    return MappingProxyType(
        {
            int(row["number"]): MappingProxyType({"id": row["id"], "en": row["en"]})
            for row in read_rows("number_words.csv")
        }
    )
