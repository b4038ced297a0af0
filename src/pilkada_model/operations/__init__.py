"""Police operations: their name, who deploys whom from when to when, and what they guard.

Beside the records stand reference tables: families of operations, code names of the Poldas,
the words of running an operation, classes of polling stations, how many there are of each and
how many guard them, and the share of the strength for each stage.
"""

from pilkada_model.operations.class_counts import PublishedClassCount, class_counts
from pilkada_model.operations.code_name import CodeName, code_names, find_code_name
from pilkada_model.operations.deployments import Deployment, EndEvent, Strength, StrengthPart
from pilkada_model.operations.family import (
    Management,
    OperationFamily,
    families,
    find_families,
    get_family,
)
from pilkada_model.operations.names import OperationName
from pilkada_model.operations.records import (
    Escort,
    Operation,
    OperationPhase,
    OperationPost,
    TaskForce,
)
from pilkada_model.operations.stage_strength import StageStrength, stage_strengths
from pilkada_model.operations.stations import GuardPattern, StationClass, Stations, Vulnerability
from pilkada_model.operations.vocabulary import (
    OperationTerm,
    OperationTermGroup,
    find_terms,
    get_term,
    terms,
)
from pilkada_model.operations.vulnerability import (
    PatternOrder,
    PublishedGuardPattern,
    VulnerabilityScheme,
    get_vulnerability_scheme,
    guard_patterns,
    vulnerability_schemes,
)

__all__ = [
    "CodeName",
    "Deployment",
    "EndEvent",
    "Escort",
    "GuardPattern",
    "Management",
    "Operation",
    "OperationFamily",
    "OperationName",
    "OperationPhase",
    "OperationPost",
    "OperationTerm",
    "OperationTermGroup",
    "PatternOrder",
    "PublishedClassCount",
    "PublishedGuardPattern",
    "StageStrength",
    "StationClass",
    "Stations",
    "Strength",
    "StrengthPart",
    "TaskForce",
    "Vulnerability",
    "VulnerabilityScheme",
    "class_counts",
    "code_names",
    "families",
    "find_code_name",
    "find_families",
    "find_terms",
    "get_family",
    "get_term",
    "get_vulnerability_scheme",
    "guard_patterns",
    "stage_strengths",
    "terms",
    "vulnerability_schemes",
]
