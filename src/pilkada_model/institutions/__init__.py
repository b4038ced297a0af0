"""Bodies and units, and the kinds of them: organisers, supervisors, police, government."""

from pilkada_model.institutions.kinds import (
    Category,
    InstitutionKind,
    MemberCount,
    Permanence,
    find_kinds,
    get_kind,
    kind_of_family,
    kinds,
)
from pilkada_model.institutions.records import Institution

__all__ = [
    "Category",
    "Institution",
    "InstitutionKind",
    "MemberCount",
    "Permanence",
    "find_kinds",
    "get_kind",
    "kind_of_family",
    "kinds",
]
