"""Police operations: their name, who deploys whom from when to when, and what they guard."""

from pilkada_model.operations.deployments import Deployment, EndEvent, Strength, StrengthPart
from pilkada_model.operations.names import Management, OperationName
from pilkada_model.operations.records import (
    Escort,
    Operation,
    OperationPhase,
    OperationPost,
    TaskForce,
)
from pilkada_model.operations.stations import GuardPattern, StationClass, Stations, Vulnerability

__all__ = [
    "Deployment",
    "EndEvent",
    "Escort",
    "GuardPattern",
    "Management",
    "Operation",
    "OperationName",
    "OperationPhase",
    "OperationPost",
    "StationClass",
    "Stations",
    "Strength",
    "StrengthPart",
    "TaskForce",
    "Vulnerability",
]
