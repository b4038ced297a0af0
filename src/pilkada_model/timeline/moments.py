"""Moments: when a stage begins and ends on the clocks of a region.

A stage has days, and some have hours of the local clock. Which moment that is depends on the
region: at 07:00 polling stations open in Papua, two hours before they do in Java. Nothing is
converted to UTC; every result stays in the zone of its clock.
"""

from __future__ import annotations

import datetime as dt
from typing import cast

from attrs import frozen

from pilkada_model import regions, rules
from pilkada_model.dates import Zone
from pilkada_model.stages import ElectionStage


@frozen(kw_only=True)
class Moments:
    """The first and the last moment of a stage in one region.

    Attributes:
        start: First moment, with the offset of the zone; None when the first day is not known.
        end: Last moment, which still belongs to the stage; None when the last day is not known.
        zone: The zone of both.
    """

    start: dt.datetime | None = None
    end: dt.datetime | None = None
    zone: Zone


def moment(stage: ElectionStage, region: str) -> Moments:
    """Return when a stage begins and ends in a region, both moments included.

    It begins on its first day at the start of its hours and ends on its last day at their end:
    registration in 2024 from 08:00 of the first day to 23:59 of the last. A time that is not
    known stands for that end of the whole day, 00:00 or 23:59:59.999999. Hours with a zone of
    their own, such as 12:00 WIB, are those of one clock for all regions: then the days are taken
    on that clock too, and the moments stay in its zone.

    Whether the stage holds in that region is not asked; `for_region` tells. The offsets are those
    since 1988, as `Zone` has them.

    Args:
        stage: The stage.
        region: Code of a region of any level, as `regions.get` takes it.

    Raises:
        InvalidValueError: for anything that is no stage, or no region code.
        UnknownReferenceError: for a code that means nothing.
        AmbiguousReferenceError: for a code that means different regions in different editions.
    """
    rules.argument("moment", "stage", stage, ElectionStage)
    rules.region_argument("moment", "region", region)
    place = cast("Zone", regions.get(region).zone)  # all regions of the tables have one
    opens, closes, zone = dt.time.min, dt.time.max, place
    if stage.hours is not None:
        opens = opens if stage.hours.start is None else stage.hours.start
        closes = closes if stage.hours.end is None else stage.hours.end
        zone = stage.hours.zone or place
    return Moments(
        start=_on(stage.period.start, opens, zone),
        end=_on(stage.period.end, closes, zone),
        zone=zone,
    )


def _on(day: dt.date | None, time: dt.time, zone: Zone) -> dt.datetime | None:
    return None if day is None else dt.datetime.combine(day, time, zone.tzinfo)
