"""From record class to strategy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar, cast

from hypothesis.strategies import SearchStrategy

from pilkada_model.dates import Hours, Period
from pilkada_model.declarations import Commitment, Declaration
from pilkada_model.dossier import Dossier
from pilkada_model.elections import Contest, Election, Poll
from pilkada_model.errors import InvalidValueError
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
from pilkada_model.strategies._dates import hours, periods
from pilkada_model.strategies._declarations import commitments, declarations
from pilkada_model.strategies._dossiers import dossiers
from pilkada_model.strategies._elections import contests, elections, polls
from pilkada_model.strategies._events import events, groups, participations
from pilkada_model.strategies._institutions import institutions
from pilkada_model.strategies._officials import officials, person_names, posts
from pilkada_model.strategies._operations import (
    deployments,
    operation_names,
    operation_phases,
    operation_posts,
    operations,
    task_forces,
)
from pilkada_model.strategies._regions import (
    districts,
    former_codes,
    provinces,
    regencies,
    villages,
)
from pilkada_model.strategies._sources import claims, sources
from pilkada_model.strategies._stages import election_stages, instruments, timetables
from pilkada_model.strategies._strengths import (
    escorts,
    guard_patterns,
    station_classes,
    stations,
    strength_parts,
    strengths,
)

T = TypeVar("T")

_STRATEGIES: Mapping[type, Callable[[], SearchStrategy[Any]]] = MappingProxyType(
    {
        Claim: claims,
        Commitment: commitments,
        Contest: contests,
        Declaration: declarations,
        Deployment: deployments,
        District: districts,
        Dossier: dossiers,
        Election: elections,
        ElectionStage: election_stages,
        Escort: escorts,
        Event: events,
        FormerCode: former_codes,
        Group: groups,
        GuardPattern: guard_patterns,
        Hours: hours,
        Institution: institutions,
        Instrument: instruments,
        Official: officials,
        Operation: operations,
        OperationName: operation_names,
        OperationPhase: operation_phases,
        OperationPost: operation_posts,
        Participation: participations,
        Period: periods,
        PersonName: person_names,
        Poll: polls,
        Post: posts,
        Province: provinces,
        Regency: regencies,
        Source: sources,
        StationClass: station_classes,
        Stations: stations,
        Strength: strengths,
        StrengthPart: strength_parts,
        TaskForce: task_forces,
        Timetable: timetables,
        Village: villages,
    }
)


def records_of(record: type[T]) -> SearchStrategy[T]:
    """Return the strategy for a record class: `declarations` for ``Declaration``.

    Raises:
        InvalidValueError: if `record` is not one of our record classes.
    """
    if record not in _STRATEGIES:
        raise InvalidValueError(
            record="records_of",
            field="record",
            value=record,
            expected="a record class of pilkada_model",
            code="not_a_record",
        )
    return cast("SearchStrategy[T]", _STRATEGIES[record]())
