"""Published counts of polling stations (TPS) by class of vulnerability."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from pilkada_model._data import flag, items, number, once, read_rows
from pilkada_model.matching import chosen
from pilkada_model.operations.stations import StationClass, Stations, Vulnerability
from pilkada_model.sources import Certainty


@frozen(kw_only=True)
class PublishedClassCount:
    """Stations by class as a source counts them: one row of ``operations/class_counts.csv``.

    Attributes:
        key: Election and scope, with a number where several counts share them.
        year: Year of the election.
        election: Its id, such as ``pilkada-2024``.
        scope: Key of the police unit that counts; ``national`` for the whole country.
        scheme: Key of the scheme of classes; None where the source tells one class only.
        stations: Total and classes as stated, also where they do not add up. Classes stand in
            the order of `Vulnerability`.
        note: Where the numbers disagree, and what else is told.
        sources: Addresses of the pages that print it.
        certainty: How far the row can be trusted.
    """

    key: str
    year: int
    election: str
    scope: str
    scheme: str | None
    stations: Stations
    note: str | None
    sources: tuple[str, ...]
    certainty: Certainty


def _station_class(vulnerability: Vulnerability, cell: str) -> StationClass:
    return StationClass(
        vulnerability=vulnerability,
        stations=int(cell.removesuffix("+")),
        at_least=cell.endswith("+"),
    )


def _stations(row: Mapping[str, str]) -> Stations:
    return Stations(
        total=number(row["total"]),
        classes=tuple(
            _station_class(kind, row[kind.value]) for kind in Vulnerability if row[kind.value]
        ),
        special_within_total=flag(row["special_within_total"]),
    )


@once
def _all_counts() -> tuple[PublishedClassCount, ...]:
    return tuple(
        PublishedClassCount(
            key=row["key"],
            year=int(row["year"]),
            election=row["election"],
            scope=row["scope"],
            scheme=row["scheme"] or None,
            stations=_stations(row),
            note=row["note"] or None,
            sources=items(row["sources"]),
            certainty=Certainty(row["certainty"]),
        )
        for row in read_rows("operations/class_counts.csv")
    )


def class_counts(
    *, election: str | None = None, scope: str | None = None
) -> tuple[PublishedClassCount, ...]:
    """Return the published counts in key order.

    Args:
        election: Only those for this election, by its id.
        scope: Only those of this police unit, by its key, or ``national``.

    Raises:
        InvalidValueError: for an argument that is no text.
        UnknownReferenceError: for an election or a scope of which the table has no count.
    """
    return chosen(
        "class_counts", "counts of stations", _all_counts(), election=election, scope=scope
    )
