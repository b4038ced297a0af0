"""Typed records for Indonesian regional elections (Pilkada) and the operations around them.

The names below are loaded when they are first used, so importing the package costs next to
nothing. Rooms answer questions about the country: `regions`, `units`, `institutions`, `posts`,
`titles`, `parties`, `elections`, `stages`, `operations` and `declarations`; `tables` has the tables
behind them. `timeline` asks, compares, derives and draws timetables, `serial` reads and writes
records, `writing` writes dates and counts, and ``pilkada_model.strategies`` makes records for
tests.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pilkada_model import (
        declarations,
        elections,
        institutions,
        operations,
        parties,
        posts,
        regions,
        serial,
        stages,
        tables,
        timeline,
        titles,
        units,
        writing,
    )
    from pilkada_model.dates import Hours, PartialDate, Period, Precision, Zone
    from pilkada_model.declarations import Commitment, Declaration, InstrumentKind, Theme
    from pilkada_model.dossier import RECORDS, SCHEMA_VERSION, Dossier
    from pilkada_model.elections import Contest, Election, Office, Poll, PollKind
    from pilkada_model.errors import (
        AmbiguousReferenceError,
        DocumentError,
        InvalidValueError,
        MissingExtraError,
        ParseError,
        PilkadaError,
        Problem,
        UnknownReferenceError,
    )
    from pilkada_model.events import Event, EventKind, Group, Participation, Role
    from pilkada_model.institutions import Category, Institution
    from pilkada_model.keys import (
        ContestKey,
        DeclarationKey,
        InstitutionKey,
        OperationKey,
        StageKey,
    )
    from pilkada_model.levels import Level
    from pilkada_model.officials import Acting, Official, PersonName, Post
    from pilkada_model.operations import (
        Deployment,
        EndEvent,
        Escort,
        GuardPattern,
        Management,
        Operation,
        OperationName,
        OperationPhase,
        OperationPost,
        StationClass,
        Stations,
        Strength,
        StrengthPart,
        TaskForce,
        Vulnerability,
    )
    from pilkada_model.ranks import Corps, Force, Rank, RankGroup
    from pilkada_model.regions import (
        District,
        DistrictKind,
        FormerCode,
        IslandGroup,
        Province,
        Regency,
        RegencyKind,
        Region,
        RegionCode,
        SpecialStatus,
        Village,
        VillageKind,
    )
    from pilkada_model.serial import digest, dumps, from_dict, loads, to_dict
    from pilkada_model.sources import Certainty, Claim, Source
    from pilkada_model.stages import (
        ElectionStage,
        Instrument,
        StageBasis,
        StagePhase,
        Timetable,
    )

    __version__: str
else:
    from importlib import import_module

    _ROOMS = {
        "dates": "Hours PartialDate Period Precision Zone",
        "declarations": "Commitment Declaration InstrumentKind Theme",
        "dossier": "Dossier RECORDS SCHEMA_VERSION",
        "elections": "Contest Election Office Poll PollKind",
        "errors": """
            AmbiguousReferenceError DocumentError InvalidValueError MissingExtraError ParseError
            PilkadaError Problem UnknownReferenceError
        """,
        "events": "Event EventKind Group Participation Role",
        "institutions": "Category Institution",
        "keys": "ContestKey DeclarationKey InstitutionKey OperationKey StageKey",
        "levels": "Level",
        "officials": "Acting Official PersonName Post",
        "operations": """
            Deployment EndEvent Escort GuardPattern Management Operation OperationName
            OperationPhase OperationPost StationClass Stations Strength StrengthPart
            TaskForce Vulnerability
        """,
        "ranks": "Corps Force Rank RankGroup",
        "regions": """
            District DistrictKind FormerCode IslandGroup Province Regency RegencyKind Region
            RegionCode SpecialStatus Village VillageKind
        """,
        "serial": "digest dumps from_dict loads to_dict",
        "sources": "Certainty Claim Source",
        "stages": "ElectionStage Instrument StageBasis StagePhase Timetable",
    }
    _OPEN_ROOMS = {
        "declarations",
        "elections",
        "institutions",
        "operations",
        "parties",
        "posts",
        "regions",
        "serial",
        "stages",
        "tables",
        "timeline",
        "titles",
        "units",
        "writing",
    }
    _ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}

    def __getattr__(name):
        if name == "__version__":
            from importlib.metadata import version  # costs more than all the rest of this file

            return version("pilkada-model")
        if name in _OPEN_ROOMS:
            return import_module(f"{__name__}.{name}")
        if name not in _ROOM_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)
        globals()[name] = value
        return value

    def __dir__():
        return __all__


__all__ = [
    "Acting",
    "AmbiguousReferenceError",
    "Category",
    "Certainty",
    "Claim",
    "Commitment",
    "Contest",
    "ContestKey",
    "Corps",
    "Declaration",
    "DeclarationKey",
    "Deployment",
    "District",
    "DistrictKind",
    "DocumentError",
    "Dossier",
    "Election",
    "ElectionStage",
    "EndEvent",
    "Escort",
    "Event",
    "EventKind",
    "Force",
    "FormerCode",
    "Group",
    "GuardPattern",
    "Hours",
    "Institution",
    "InstitutionKey",
    "Instrument",
    "InstrumentKind",
    "InvalidValueError",
    "IslandGroup",
    "Level",
    "Management",
    "MissingExtraError",
    "Office",
    "Official",
    "Operation",
    "OperationKey",
    "OperationName",
    "OperationPhase",
    "OperationPost",
    "ParseError",
    "PartialDate",
    "Participation",
    "Period",
    "PersonName",
    "PilkadaError",
    "Poll",
    "PollKind",
    "Post",
    "Precision",
    "Problem",
    "Province",
    "RECORDS",
    "Rank",
    "RankGroup",
    "Regency",
    "RegencyKind",
    "Region",
    "RegionCode",
    "Role",
    "SCHEMA_VERSION",
    "Source",
    "SpecialStatus",
    "StageBasis",
    "StageKey",
    "StagePhase",
    "StationClass",
    "Stations",
    "Strength",
    "StrengthPart",
    "TaskForce",
    "Theme",
    "Timetable",
    "UnknownReferenceError",
    "Village",
    "VillageKind",
    "Vulnerability",
    "Zone",
    "__version__",
    "declarations",
    "digest",
    "dumps",
    "elections",
    "from_dict",
    "institutions",
    "loads",
    "operations",
    "parties",
    "posts",
    "regions",
    "serial",
    "stages",
    "tables",
    "timeline",
    "titles",
    "to_dict",
    "units",
    "writing",
]
