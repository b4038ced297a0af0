"""Election waves, the contests for one office in one region, and the votes they are made of.

`Election`, `Contest` and `Poll` are records for anybody's data. The functions answer from the
tables: the Pilkada of 2015, 2017, 2018, 2020 and 2024 with all their 1,356 contests, and the
Pemilu of 2014, 2019 and 2024, which have none.

What the tables do not have is None. Of the pairs, all of 2015 and 2024 are known; stations only
of 2024; voters of 43 contests. Of later votes there are the re-votes (PSU) that the
Constitutional Court ordered on 24 February 2025, with those that followed from them, the
repeats where the blank column had won in 2024, Jakarta's run-off of 2017, and the first votes
held on a later day than the national one; other re-votes have not been collected.
"""

from pilkada_model.elections.lookup import contest, contests, elections, get
from pilkada_model.elections.records import (
    Contest,
    Election,
    Office,
    Poll,
    PollKind,
    office_of,
)

__all__ = [
    "Contest",
    "Election",
    "Office",
    "Poll",
    "PollKind",
    "contest",
    "contests",
    "elections",
    "get",
    "office_of",
]
