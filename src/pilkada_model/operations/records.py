"""The operation itself, with its task forces, phases, posts and escorts."""

from __future__ import annotations

from attrs import field, frozen

from pilkada_model import rules
from pilkada_model.dates import Period
from pilkada_model.elections import Office
from pilkada_model.events import Event
from pilkada_model.institutions import Institution
from pilkada_model.officials import Official
from pilkada_model.operations.deployments import Deployment
from pilkada_model.operations.family import Management
from pilkada_model.operations.names import OperationName
from pilkada_model.operations.stations import GuardPattern, Stations
from pilkada_model.sources import Certainty, Claim, Source


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
