"""Police operations: their name, who deploys whom from when to when, and what they guard."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen

from pilkada_model import rules
from pilkada_model._data import operations as tables
from pilkada_model.dates import Period
from pilkada_model.elections import Office
from pilkada_model.errors import InvalidValueError
from pilkada_model.events import Event
from pilkada_model.institutions import Institution
from pilkada_model.keys import OperationKey, slug
from pilkada_model.labels import Labelled
from pilkada_model.officials import Official
from pilkada_model.sources import Certainty, Claim, Source
from pilkada_model.writing import write_roman


class Management(Labelled):
    """Who runs an operation (Perkap 9/2011, Perkap 1/2019)."""

    IMBANGAN = "imbangan"
    KEWILAYAHAN = "kewilayahan"
    KONTINJENSI = "kontinjensi"
    TERPUSAT = "terpusat"


class EndEvent(Labelled):
    """What ends a deployment whose last day is not a date."""

    END_OF_STAGES = "end_of_stages"
    INAUGURATION = "inauguration"
    OTHER = "other"
    RATIFICATION = "ratification"


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
class OperationName:
    """The name of an operation: Operasi Mantap Praja Semeru 2024.

    Attributes:
        family: Key of the family, such as ``mantap-praja``; an open vocabulary.
        code_name: The Polda's code name, such as ``Semeru``; None when the name has none.
        code_name_inferred: Whether the code name is known from the Polda and not printed.
        ordinal: Number of a sister operation (Mansinam II is 2).
        years: The year, or the two years, in the name, in rising order. They need not be the
            years in which the operation runs.
        printed: The name as the source prints it.
        variants: The name as it prints it elsewhere.
    """

    family: str | None = field(default=None, validator=rules.optional(rules.key))
    code_name: str | None = field(default=None, validator=rules.optional(rules.text))
    code_name_inferred: bool = field(default=False, validator=rules.exact(bool))
    ordinal: int | None = field(default=None, validator=rules.optional(rules.positive))
    years: tuple[int, ...] = field(default=(), validator=rules.tuple_of(rules.year))
    printed: str | None = field(default=None, validator=rules.optional(rules.text))
    variants: tuple[str, ...] = field(default=(), validator=rules.tuple_of(rules.text))

    def __attrs_post_init__(self) -> None:
        rules.sorted_unique(self, "years")
        _known_or_printed(self)

    def __str__(self) -> str:
        if self.printed is not None:
            return self.printed
        row = tables.families().get(self.family or "")
        words = (
            "Operasi",
            row.name if row else None,
            self.code_name,
            None if self.ordinal is None else write_roman(self.ordinal),
            "-".join(map(str, self.years)),
        )
        return " ".join(word for word in words if word)

    @property
    def key(self) -> str | None:
        """The natural key, ``mantap-praja.semeru.2024``; None while family or year is unknown."""
        if self.family is None or not self.years:
            return None
        code = None if self.code_name is None else self._code_key(self.code_name)
        if code is not None and not code[:1].isalpha():
            return None
        return str(
            OperationKey(
                family=slug(self.family), code_name=code, ordinal=self.ordinal, years=self.years
            )
        )

    @property
    def polda(self) -> str | None:
        """Key of the Polda whose code name it carries, such as ``polda-jatim``; None if unknown."""
        row = tables.find_code_name(self.code_name) if self.code_name is not None else None
        return None if row is None else row.polda_key

    @staticmethod
    def _code_key(code_name: str) -> str:
        row = tables.find_code_name(code_name)
        return slug(code_name if row is None else row.code_name)


def _known_or_printed(name: OperationName) -> None:
    """Refuse a name that is neither printed nor of a family that the table has."""
    if name.printed is None and name.family not in tables.families():
        raise InvalidValueError(
            record="OperationName",
            field="family",
            value=name.family,
            expected="a known family of operations, or the name as printed",
            code="unknown_family",
        )


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
        if self.total is None:
            rules.at_least_one_of(self, "parts")
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


@frozen(kw_only=True)
class TaskForce:
    """A task force (satgas) of an operation.

    Attributes:
        name: Its name as printed, such as ``Preventif`` or ``Kamseltibcarlantas``.
        manning: Which functions man it, as printed.
    """

    name: str = field(validator=rules.text)
    manning: str | None = field(default=None, validator=rules.optional(rules.text))


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


@frozen(kw_only=True)
class Escort:
    """Police bodyguards for each candidate pair.

    Attributes:
        office: The office for which the pair runs; None when the source does not tell.
        personnel_per_pair: Officers for one pair.
        printed: The wording of the source.
    """

    office: Office | None = field(default=None, validator=rules.optional(rules.exact(Office)))
    personnel_per_pair: int = field(validator=rules.count)
    printed: str | None = field(default=None, validator=rules.optional(rules.text))


@frozen(kw_only=True)
class OperationPhase:
    """A phase of an operation or a stage that it names.

    Attributes:
        name: As printed, such as ``masa tenang`` or ``pra operasi``.
        period: First and last day, both included.
        stated_days: Number of days as printed.
        minimum_share: Least share of the strength on duty, as printed: ``1/3``.
        sources: Where it is printed, when not where the operation is.
    """

    name: str = field(validator=rules.text)
    period: Period | None = field(default=None, validator=rules.optional(rules.exact(Period)))
    stated_days: int | None = field(default=None, validator=rules.optional(rules.positive))
    minimum_share: str | None = field(default=None, validator=rules.optional(rules.text))
    sources: tuple[Source, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Source)))


@frozen(kw_only=True)
class OperationPost:
    """A post of command inside an operation, such as Karendal Ops.

    Attributes:
        name: The post as printed.
        holder: Who holds it, by name or by regular post.
    """

    name: str = field(validator=rules.text)
    holder: Official | None = field(default=None, validator=rules.optional(rules.exact(Official)))


@frozen(kw_only=True)
class Operation:
    """A police operation around an election: one operation, many unit-level deployments.

    Attributes:
        id: Identifier, unique in its dossier.
        name: Its name.
        management: Who runs it.
        management_printed: The wording of the source, such as ``mandiri kewilayahan``.
        elections: Ids of the elections that it secures, in rising order.
        deployments: What each unit deploys; the operation's own first.
        task_forces: Its task forces (satgas).
        stations: The polling stations that it guards.
        guard_patterns: Guards for each class of station.
        phases: Its phases, in the order of the source.
        escorts: Bodyguards of candidate pairs.
        posts: Posts of command.
        events: Gatherings that belong to it, such as the parade before it starts.
        partners: Bodies that take part beside the police.
        related: Operations that run beside it.
        same_as: Id of the record of which this one is a later statement.
        legal_basis: Orders and regulations, as printed.
        funding: Money and its origin, as printed.
        claims: Other values that are printed for fields of this operation.
        certainty: How far the whole can be trusted.
        sources: Where it is printed.
        note: Anything that has no field, in words.
    """

    id: str | None = field(default=None, validator=rules.optional(rules.identifier))
    name: OperationName = field(validator=rules.exact(OperationName))
    management: Management | None = field(
        default=None, validator=rules.optional(rules.exact(Management))
    )
    management_printed: str | None = field(default=None, validator=rules.optional(rules.text))
    elections: tuple[str, ...] = field(default=(), validator=rules.tuple_of(rules.election_id))
    deployments: tuple[Deployment, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Deployment))
    )
    task_forces: tuple[TaskForce, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(TaskForce))
    )
    stations: Stations | None = field(default=None, validator=rules.optional(rules.exact(Stations)))
    guard_patterns: tuple[GuardPattern, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(GuardPattern))
    )
    phases: tuple[OperationPhase, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(OperationPhase))
    )
    escorts: tuple[Escort, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Escort)))
    posts: tuple[OperationPost, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(OperationPost))
    )
    events: tuple[Event, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Event)))
    partners: tuple[Institution, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Institution))
    )
    related: tuple[OperationName, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(OperationName))
    )
    same_as: str | None = field(default=None, validator=rules.optional(rules.identifier))
    legal_basis: tuple[str, ...] = field(default=(), validator=rules.tuple_of(rules.text))
    funding: str | None = field(default=None, validator=rules.optional(rules.text))
    claims: tuple[Claim, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Claim)))
    certainty: Certainty | None = field(
        default=None, validator=rules.optional(rules.exact(Certainty))
    )
    sources: tuple[Source, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Source)))
    note: str | None = field(default=None, validator=rules.optional(rules.text))

    def __attrs_post_init__(self) -> None:
        rules.sorted_unique(self, "elections")

    @property
    def key(self) -> str | None:
        """The natural key of its name; None while a part is unknown."""
        return self.name.key
