"""The leaves of a fact, and where each of them stands in the record made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple

from .people import Fact

# What the compiler of the facts computed; it is computed again from the record.
DERIVED = {
    "days_computed",
    "days_difference",
    "days_match",
    "personnel_parts_sum",
    "personnel_sum_matches",
    "points_classified",
    "source_missing_url",
    "themes_all[]",
    "tps_classes_sum",
    "tps_sum_matches",
    "tps_sum_without_khusus_matches",
    "weekday_computed",
    "weekday_matches_print",
}


class Verdict(Enum):
    """Where a leaf of a fact is found again."""

    HELD = "held"
    DERIVED = "derived"
    UNKNOWN = "unknown"
    WITHOUT_PLACE = "without place"


class Leaf(NamedTuple):
    """One scalar of a fact.

    Attributes:
        record: Id of the fact.
        path: Its path, such as ``officials[0].name``.
        value: The scalar.
        verdict: Where it stands in the record.
    """

    record: str
    path: str
    value: Any
    verdict: Verdict

    @property
    def kind(self) -> str:
        """The path without its indexes."""
        return kind_of(self.path)


def kind_of(path: str) -> str:
    """Return a path with empty brackets for its indexes."""
    return re.sub(r"\[\d+\]", "[]", path)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the scalars of a fact with their paths; empty lists and objects have none."""
    if isinstance(value, dict):
        for name, child in value.items():
            yield from leaves(child, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from leaves(child, f"{path}[{index}]")
    else:
        yield path, value


def plain(fact: Fact) -> Fact:
    """Return a fact without two differences that mean nothing.

    Where points are not numbered, the lists of themes are no points (so the facts say), and
    only the themes count. Task forces that are told by function are told as task forces.
    """
    changed = dict(fact)
    if "themes" in fact and fact["n_points"] is None:
        changed["themes"] = [theme for named in fact["themes"] for theme in named]
    if "satgas_functions" in fact:
        changed["satgas"] = changed.pop("satgas_functions")
    return changed


def judged(fact: Fact, found: Fact) -> Iterator[Leaf]:
    """Yield every leaf of a fact, judged by the fact that was made of its record."""
    read = dict(leaves(found))
    for path, value in leaves(plain(fact)):
        yield Leaf(fact["id"], path, value, _verdict(path, value, read.get(path)))


def _verdict(path: str, value: Any, found: Any) -> Verdict:
    if value.__class__ is not found.__class__ or value != found:
        return Verdict.WITHOUT_PLACE
    if value is None:
        return Verdict.UNKNOWN
    return Verdict.DERIVED if kind_of(path) in DERIVED else Verdict.HELD


def added(fact: Fact, found: Fact) -> Iterator[str]:
    """Yield the paths at which a record says something that its fact does not."""
    told = {path for path, value in leaves(plain(fact)) if value is not None}
    for path, value in leaves(found):
        if value is not None and path not in told:
            yield path
