"""The polling stations (TPS) that an operation guards, by class of vulnerability."""

from __future__ import annotations

from attrs import field, frozen

from pilkada_model import rules
from pilkada_model.labels import Labelled


class Vulnerability(Labelled):
    """Class of a polling station (TPS) in the police's assessment of risk.

    The schemes differ: ``rawan_1`` and ``rawan_2`` until 2017, four classes since 2020, and in
    some places ``kurang_rawan`` is the middle class and not the best.
    """

    AMAN = "aman"
    KHUSUS = "khusus"
    KURANG_RAWAN = "kurang_rawan"
    RAWAN = "rawan"
    RAWAN_1 = "rawan_1"
    RAWAN_2 = "rawan_2"
    SANGAT_RAWAN = "sangat_rawan"


@frozen(kw_only=True)
class StationClass:
    """How many polling stations are of one class.

    Attributes:
        vulnerability: The class.
        stations: Number of stations (TPS).
        at_least: Whether the source says "more than" or "+".
        printed: The number as printed, when it is more than digits.
    """

    vulnerability: Vulnerability = field(validator=rules.exact(Vulnerability))
    stations: int | None = field(default=None, validator=rules.optional(rules.count))
    at_least: bool = field(default=False, validator=rules.exact(bool))
    printed: str | None = field(default=None, validator=rules.optional(rules.text))


@frozen(kw_only=True)
class Stations:
    """The polling stations (TPS) that an operation guards, as stated.

    Attributes:
        total: Number of stations as stated.
        classes: Number by class of vulnerability, as stated.
        stated_classes: How many classes the source says there are.
        special_within_total: Whether ``khusus`` is counted inside the total; None if untold.
        voters: Number of voters, as stated.
    """

    total: int | None = field(default=None, validator=rules.optional(rules.count))
    classes: tuple[StationClass, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(StationClass))
    )
    stated_classes: int | None = field(default=None, validator=rules.optional(rules.positive))
    special_within_total: bool | None = field(
        default=None, validator=rules.optional(rules.exact(bool))
    )
    voters: int | None = field(default=None, validator=rules.optional(rules.count))

    def __attrs_post_init__(self) -> None:
        rules.at_least_one_of(self, "total", "classes", "stated_classes", "voters")
        rules.unique_by(self, "classes", _vulnerability_of)

    @property
    def computed_total(self) -> int | None:
        """Sum of the classes; None when there are none or one has no exact number.

        A source may tell some classes only.
        """
        known = [c.stations for c in self.classes if c.stations is not None and not c.at_least]
        return sum(known) if self.classes and len(known) == len(self.classes) else None


def _vulnerability_of(station_class: StationClass) -> Vulnerability:
    return station_class.vulnerability


@frozen(kw_only=True)
class GuardPattern:
    """How many guards stand at how many polling stations: named numbers, never a bare triple.

    Printed triples differ in order: 2:10:5 is Polri, Linmas, TPS and 2-4-6 is Polri, TPS,
    Linmas.

    Attributes:
        vulnerability: The class that the pattern is for; None for all.
        police: Police officers.
        linmas: Civil protection members (Linmas).
        stations: Polling stations (TPS) that they guard together.
        printed: The pattern as printed.
    """

    vulnerability: Vulnerability | None = field(
        default=None, validator=rules.optional(rules.exact(Vulnerability))
    )
    police: int | None = field(default=None, validator=rules.optional(rules.count))
    linmas: int | None = field(default=None, validator=rules.optional(rules.count))
    stations: int | None = field(default=None, validator=rules.optional(rules.positive))
    printed: str | None = field(default=None, validator=rules.optional(rules.text))

    def __attrs_post_init__(self) -> None:
        rules.at_least_one_of(self, "police", "linmas", "stations", "printed")
