"""A dossier: records that belong together, and the root of a document."""

from __future__ import annotations

from typing import Any

from attrs import Attribute, field, frozen

from pilkada_model import rules
from pilkada_model.dates import Hours, Period
from pilkada_model.declarations import Commitment, Declaration
from pilkada_model.elections import Contest, Election, Poll
from pilkada_model.errors import InvalidValueError, UnknownReferenceError
from pilkada_model.events import Event, Group, Participation
from pilkada_model.institutions import Institution
from pilkada_model.officials import Official, PersonName, Post
from pilkada_model.operations import (
    Deployment,
    Escort,
    GuardPattern,
    Operation,
    OperationName,
    OperationPhase,
    OperationPost,
    StationClass,
    Stations,
    Strength,
    StrengthPart,
    TaskForce,
)
from pilkada_model.regions import District, FormerCode, Province, Regency, Village
from pilkada_model.sources import Claim, Source
from pilkada_model.stages import ElectionStage, Instrument, Timetable

SCHEMA_VERSION = 1
"""Version of the document form that this library writes and reads."""

Record = Institution | Official | Event | Declaration | Operation | Election | Contest | Timetable
"""The records that stand at the top of a dossier."""


def _supported_version(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    rules.positive(instance, attribute, value)
    if value != SCHEMA_VERSION:
        rules.refuse(
            instance,
            attribute,
            value,
            expected=f"schema version {SCHEMA_VERSION}; a newer one needs a newer pilkada-model",
            code="unsupported_version",
        )


@frozen(kw_only=True)
class Dossier:
    """Records that belong together, such as one event with its declaration and its operation.

    Attributes:
        schema_version: Version of the document form.
        title: What the dossier is about.
        elections: Election waves.
        contests: Contests of those waves.
        timetables: Timetables, one for each wave.
        institutions: Bodies and units that stand on their own.
        officials: People in office who stand on their own.
        events: Gatherings that belong to no declaration.
        declarations: Peace declarations.
        operations: Police operations.
        sources: Where the whole comes from.
        note: Anything that has no field, in words.
    """

    schema_version: int = field(default=SCHEMA_VERSION, validator=_supported_version)
    title: str | None = field(default=None, validator=rules.optional(rules.text))
    elections: tuple[Election, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Election))
    )
    contests: tuple[Contest, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Contest))
    )
    timetables: tuple[Timetable, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Timetable))
    )
    institutions: tuple[Institution, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Institution))
    )
    officials: tuple[Official, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Official))
    )
    events: tuple[Event, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Event)))
    declarations: tuple[Declaration, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Declaration))
    )
    operations: tuple[Operation, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Operation))
    )
    sources: tuple[Source, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Source)))
    note: str | None = field(default=None, validator=rules.optional(rules.text))

    def __attrs_post_init__(self) -> None:
        _ids_unique(self)
        rules.unique_by(self, "timetables", _election_of)

    def records(self) -> tuple[Record, ...]:
        """Return the records at the top, in the order of the fields."""
        return (
            *self.elections,
            *self.contests,
            *self.timetables,
            *self.institutions,
            *self.officials,
            *self.events,
            *self.declarations,
            *self.operations,
        )

    def get(self, name: str) -> Record:
        """Return the record with this id, or else the only one with this natural key.

        Raises:
            InvalidValueError: if `name` is no text.
            UnknownReferenceError: if no record, or more than one, answers to the name; it names
                the ids and keys that the dossier has.
        """
        rules.argument("Dossier.get", "name", name, str)
        by_id = [record for record in self.records() if getattr(record, "id", None) == name]
        found = by_id or [r for r in self.records() if getattr(r, "key", None) == name]
        if len(found) != 1:
            raise UnknownReferenceError(kind="record", key=name, near=self._names())
        return found[0]

    def _names(self) -> tuple[str, ...]:
        names = [
            getattr(record, "id", None) or getattr(record, "key", None) for record in self.records()
        ]
        return tuple(sorted({name for name in names if name}))


def _ids_unique(dossier: Dossier) -> None:
    """Refuse a dossier in which two records at the top have one id."""
    seen: set[str] = set()
    for record in dossier.records():
        name = getattr(record, "id", None)
        if name in seen:
            raise InvalidValueError(
                record="Dossier",
                field=None,
                value=name,
                expected="each id once",
                code="duplicate",
            )
        if name is not None:
            seen.add(name)


def _election_of(timetable: Timetable) -> str:
    return timetable.election


RECORDS: tuple[type, ...] = (
    Claim,
    Commitment,
    Contest,
    Declaration,
    Deployment,
    District,
    Dossier,
    Election,
    ElectionStage,
    Escort,
    Event,
    FormerCode,
    Group,
    GuardPattern,
    Hours,
    Institution,
    Instrument,
    Official,
    Operation,
    OperationName,
    OperationPhase,
    OperationPost,
    Participation,
    Period,
    PersonName,
    Poll,
    Post,
    Province,
    Regency,
    Source,
    StationClass,
    Stations,
    Strength,
    StrengthPart,
    TaskForce,
    Timetable,
    Village,
)
"""Every record class, once; laws, schema, strategies and documentation go over it."""
