"""Election stages and the timetables that regulations and courts make of them.

The records are for anybody's data. `timetables` gives those of the five waves from 2015 to
2024, `kinds` the classes of stages they use. No annex of a regulation could be read: every day
is from pages of the press, of regional KPU and Bawaslu, and of the Constitutional Court, and
most of the press copies one table. `certainty` tells how many agree; a second or third page of
a minor stage may carry a part of it only.
"""

from pilkada_model.stages.records import (
    ElectionStage,
    Instrument,
    StageBasis,
    StagePhase,
    Timetable,
)
from pilkada_model.stages.vocabulary import StageKind, get_kind, kinds
from pilkada_model.stages.waves import timetable, timetables

__all__ = [
    "ElectionStage",
    "Instrument",
    "StageBasis",
    "StageKind",
    "StagePhase",
    "Timetable",
    "get_kind",
    "kinds",
    "timetable",
    "timetables",
]
