"""Headings and small words of the command line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pilkada_model._data import read_rows


@cache
def cli_words() -> Mapping[str, Mapping[str, str]]:
    """Return ``cli_words.csv``: key to {"id": ..., "en": ...}, in key order.

    The key of a heading over one field of a record is the name of the field.
    """
    return MappingProxyType(
        {
            row["key"]: MappingProxyType({"id": row["id"], "en": row["en"]})
            for row in read_rows("cli_words.csv")
        }
    )
