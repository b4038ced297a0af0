"""Hypothesis strategies for every record, and for what records are made of.

Each strategy draws small worlds that hold together: codes that fit their kind, districts under
their regency, operations where the code name of their Polda holds, stages under stages that are
there, days about the voting day. Nobody in them exists. Now and then a text is awkward, a number
huge or a tuple long, because such things are legal and programs must bear them.

An argument narrows a strategy: ``declarations(region="35.28")``. Without it everything is drawn;
`records_of` finds the strategy for a class. Needs the extra ``hypothesis``. Where that is
installed, ``st.from_type(Declaration)`` works too, without an import of this module.
"""

from __future__ import annotations

from importlib.util import find_spec

from pilkada_model.errors import MissingExtraError

if find_spec("hypothesis") is None:
    raise MissingExtraError(extra="hypothesis", needed_for="pilkada_model.strategies")

from pilkada_model.strategies._codes import (
    district_codes,
    province_codes,
    regency_codes,
    region_codes,
    village_codes,
)
from pilkada_model.strategies._dates import (
    clock_times,
    dates,
    hours,
    moments,
    partial_dates,
    periods,
)
from pilkada_model.strategies._declarations import commitments, declarations
from pilkada_model.strategies._dossiers import dossiers
from pilkada_model.strategies._elections import contests, election_ids, elections, polls
from pilkada_model.strategies._events import events, groups, participations
from pilkada_model.strategies._institutions import institution_kinds, institutions
from pilkada_model.strategies._json import JSONValue, json_values
from pilkada_model.strategies._officials import officials, person_names, posts
from pilkada_model.strategies._operations import (
    deployments,
    operation_names,
    operation_phases,
    operation_posts,
    operations,
    task_forces,
)
from pilkada_model.strategies._records import records_of
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
from pilkada_model.strategies._text import identifiers, keys, texts, web_addresses

__all__ = [
    "JSONValue",
    "claims",
    "clock_times",
    "commitments",
    "contests",
    "dates",
    "declarations",
    "deployments",
    "district_codes",
    "districts",
    "dossiers",
    "election_ids",
    "election_stages",
    "elections",
    "escorts",
    "events",
    "former_codes",
    "groups",
    "guard_patterns",
    "hours",
    "identifiers",
    "institution_kinds",
    "institutions",
    "instruments",
    "json_values",
    "keys",
    "moments",
    "officials",
    "operation_names",
    "operation_phases",
    "operation_posts",
    "operations",
    "partial_dates",
    "participations",
    "periods",
    "person_names",
    "polls",
    "posts",
    "province_codes",
    "provinces",
    "records_of",
    "regencies",
    "regency_codes",
    "region_codes",
    "sources",
    "station_classes",
    "stations",
    "strength_parts",
    "strengths",
    "task_forces",
    "texts",
    "timetables",
    "village_codes",
    "villages",
    "web_addresses",
]
