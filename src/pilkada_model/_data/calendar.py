"""Names of months and weekdays in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from pilkada_model._data import read_rows


class CalendarName(NamedTuple):
    """One row of ``calendar.csv``.

    Attributes:
        kind: ``month`` or ``weekday``.
        number: Month 1 to 12, or weekday 1 (Monday) to 7 (Sunday), as in ISO 8601.
        id: The name in Indonesian.
        en: The name in English.
    """

    kind: str
    number: int
    id: str
    en: str


@cache
def calendar_names() -> Mapping[tuple[str, int], CalendarName]:
    """Return the rows of ``calendar.csv`` by kind and number."""
    rows = (
        CalendarName(row["kind"], int(row["number"]), row["id"], row["en"])
        for row in read_rows("calendar.csv")
    )
    return MappingProxyType({(row.kind, row.number): row for row in rows})
