"""Who deploys how many people, from when to when."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen

from pilkada_model import rules
from pilkada_model.dates import Period
from pilkada_model.errors import InvalidValueError
from pilkada_model.institutions import Institution
from pilkada_model.labels import Labelled
from pilkada_model.sources import Source


class EndEvent(Labelled):
    """What ends a deployment whose last day is not a date."""

    END_OF_STAGES = "end_of_stages"
    INAUGURATION = "inauguration"
    OTHER = "other"
    RATIFICATION = "ratification"


@frozen(kw_only=True)
class StrengthPart:
    """One part of a stated strength: 17,448 of Polri, 3,901 of them at polling stations.

    Attributes:
        kind: Key of the part: ``polri``, ``tni``, ``linmas``, ``polda-hq``, ``brimob``.
        personnel: Number of people; None when it is told without a number.
        approximate: Whether the source rounds it (``sekitar 5.000``).
        within: Kind of the part that contains this one; None for a part of the total.
        printed: The number as printed, when it is more than digits.
    """

    kind: str = field(validator=rules.key)
    personnel: int | None = field(default=None, validator=rules.optional(rules.count))
    approximate: bool = field(default=False, validator=rules.exact(bool))
    within: str | None = field(default=None, validator=rules.optional(rules.key))
    printed: str | None = field(default=None, validator=rules.optional(rules.text))


@frozen(kw_only=True)
class Strength:
    """How many people a source says are deployed. Stated numbers are kept, never corrected.

    Attributes:
        total: The total as stated.
        parts: The parts as stated, a containing part before those within it.
        as_of: Day for which it is stated, when later than the start.
        phase: Phase or stage for which it is stated, in words.
        source: Who prints it, when not the source of the whole record.
    """

    total: int | None = field(default=None, validator=rules.optional(rules.count))
    parts: tuple[StrengthPart, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(StrengthPart))
    )
    as_of: dt.date | None = field(default=None, validator=rules.optional(rules.calendar_date))
    phase: str | None = field(default=None, validator=rules.optional(rules.text))
    source: Source | None = field(default=None, validator=rules.optional(rules.exact(Source)))

    def __attrs_post_init__(self) -> None:
        rules.at_least_one_of(self, "total", "parts")
        rules.unique_by(self, "parts", _kind_of)
        _parts_within_earlier(self)

    @property
    def computed_total(self) -> int | None:
        """Sum of the parts of the total; None when there are none or one has no number.

        A source may tell some parts only: that the sum differs from the total does not say
        that either is wrong.
        """
        numbers = [part.personnel for part in self.parts if part.within is None]
        known = [number for number in numbers if number is not None]
        return sum(known) if numbers and len(known) == len(numbers) else None


def _kind_of(part: StrengthPart) -> str:
    return part.kind


def _parts_within_earlier(strength: Strength) -> None:
    """Refuse a part within a part that does not stand before it."""
    seen: set[str] = set()
    for index, part in enumerate(strength.parts):
        if part.within is not None and part.within not in seen:
            raise InvalidValueError(
                record="Strength",
                field="parts",
                index=index,
                value=part.within,
                expected="the kind of a part that stands before it",
                code="dangling_reference",
            )
        seen.add(part.kind)


@frozen(kw_only=True)
class Deployment:
    """One unit's share in an operation. Units of one operation print different dates.

    Attributes:
        unit: The police unit that deploys; None when the source leaves it open.
        period: First and last day, both included; the last is None when an event ends it.
        start_inferred: Whether the first day is worked out and not printed.
        stated_days: Number of days as printed; it often differs from the span of the dates.
        end_event: What ends it, when no date does.
        end_printed: The end as printed, such as "until inauguration".
        extendable: Whether the source foresees an extension.
        strengths: Stated strengths, the main one first, restatements after it.
        sources: Where this deployment is printed, when not where the operation is.
    """

    unit: Institution | None = field(
        default=None, validator=rules.optional(rules.exact(Institution))
    )
    period: Period | None = field(default=None, validator=rules.optional(rules.exact(Period)))
    start_inferred: bool = field(default=False, validator=rules.exact(bool))
    stated_days: int | None = field(default=None, validator=rules.optional(rules.positive))
    end_event: EndEvent | None = field(
        default=None, validator=rules.optional(rules.exact(EndEvent))
    )
    end_printed: str | None = field(default=None, validator=rules.optional(rules.text))
    extendable: bool | None = field(default=None, validator=rules.optional(rules.exact(bool)))
    strengths: tuple[Strength, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Strength))
    )
    sources: tuple[Source, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Source)))

    def __attrs_post_init__(self) -> None:
        rules.at_least_one_of(self, "unit", "period", "stated_days", "strengths")

    @property
    def computed_days(self) -> int | None:
        """Days from the first to the last, both counted; None while one is unknown."""
        return None if self.period is None else self.period.days
