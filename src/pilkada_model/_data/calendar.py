"""Names of months and weekdays in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pilkada_model._data import read_rows


@cache
def calendar_names() -> Mapping[tuple[str, int], Mapping[str, str]]:
    """Return ``calendar.csv``: (kind, number) to {"id": ..., "en": ...}.

    The kind is ``month`` (1 to 12) or ``weekday`` (1, Monday, to 7, Sunday: ISO 8601).
    """
    return MappingProxyType(
        {
            (row["kind"], int(row["number"])): MappingProxyType({"id": row["id"], "en": row["en"]})
            for row in read_rows("calendar.csv")
        }
    )
