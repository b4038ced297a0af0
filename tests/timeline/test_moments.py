"""What `timeline.moments` promises: the clock of the region, and the zone that it really has."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import regions, stages, strategies
from pilkada_model.dates import Hours, Period, Zone
from pilkada_model.errors import InvalidValueError, UnknownReferenceError
from pilkada_model.stages import ElectionStage
from pilkada_model.timeline.moments import Moments, moment

REGENCIES = tuple(region.code for region in regions.regencies())
TODAY = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
SINCE_1988 = dt.date(1988, 1, 2)
DAYS = st.one_of(
    st.dates(SINCE_1988, dt.date(2045, 12, 31)), st.dates(SINCE_1988, dt.date(9999, 12, 30))
)
TIMES = st.times().map(lambda time: time.replace(microsecond=0))


def stage_of(election: str, name: str) -> ElectionStage:
    """Return one stage of a shipped timetable."""
    return next(stage for stage in stages.timetable(election).stages if stage.id == name)


VOTING = stage_of("pilkada-2024", "voting")


def on_wall(at: dt.datetime | None) -> dt.datetime | None:
    """Return what the clock on the wall shows."""
    return None if at is None else at.replace(tzinfo=None)


@given(stage=strategies.election_stages(), region=st.sampled_from(REGENCIES))
def test_clock_shows_the_hours(stage: ElectionStage, region: str):
    """The wall clock shows the day and the hour of the stage, or the end of the whole day."""
    found = moment(stage, region)
    first, last = dt.time(0), dt.time(23, 59, 59, 999999)
    if stage.hours is not None and stage.hours.start is not None:
        first = stage.hours.start
    if stage.hours is not None and stage.hours.end is not None:
        last = stage.hours.end
    start, end = stage.period.start, stage.period.end
    assert on_wall(found.start) == (start and dt.datetime.combine(start, first))
    assert on_wall(found.end) == (end and dt.datetime.combine(end, last))


@given(days=st.tuples(DAYS, DAYS), times=st.tuples(TIMES, TIMES))
def test_every_regency_agrees_with_the_zone_database(
    days: tuple[dt.date, dt.date], times: tuple[dt.time, dt.time]
):
    """In all 514 regencies and cities the moments are those that zoneinfo finds for the zone."""
    opens, closes = sorted(times)
    start, end = sorted(days)
    stage = evolve(
        VOTING, period=Period(start=start, end=end), hours=Hours(start=opens, end=closes)
    )
    assert len(REGENCIES) == 514
    for region in REGENCIES:
        zone = ZoneInfo(TODAY[regions.get(region).zone.value])
        found = moment(stage, region)
        assert found.start == dt.datetime.combine(start, opens, zone)
        assert found.end == dt.datetime.combine(end, closes, zone)
        assert found.start.utcoffset() == zone.utcoffset(on_wall(found.start))


@given(stage=strategies.election_stages(), region=st.sampled_from(REGENCIES))
def test_start_is_never_after_end(stage: ElectionStage, region: str):
    """A stage that opens and closes does so in that order, in one zone."""
    found = moment(stage, region)
    if found.start is not None and found.end is not None:
        assert found.start <= found.end
    for at in (found.start, found.end):
        assert at is None or at.tzinfo == found.zone.tzinfo


@given(stage=strategies.election_stages(), zone=st.sampled_from(list(Zone)), data=st.data())
def test_hours_with_a_zone_mean_one_moment_everywhere(
    stage: ElectionStage, zone: Zone, data: st.DataObject
):
    """Hours on the clock of a named zone give the same moments in every region, in that zone."""
    stage = evolve(stage, hours=Hours(end=dt.time(12), zone=zone))
    one, other = (moment(stage, data.draw(st.sampled_from(REGENCIES))) for _ in range(2))
    assert one == other
    assert one.zone is zone


@pytest.mark.parametrize("code", ["94.01", "94.01.01", "94.01.01.1001"])
def test_levels_share_the_zone_of_their_province(code: str):
    """A village, its district, its regency and its province have one clock."""
    assert regions.get(code).code == code
    assert moment(VOTING, code) == moment(VOTING, "94")


@pytest.mark.parametrize(
    ("region", "zone", "utc"),
    [("35.28", Zone.WIB, 0), ("73.71", Zone.WITA, -1), ("93.01", Zone.WIT, -2)],
)
def test_polling_stations_open_at_seven(region: str, zone: Zone, utc: int):
    """On 27 November 2024 polling stations are open from 7 to 13 in each of the three zones."""
    found = moment(VOTING, region)
    assert found == Moments(
        start=dt.datetime(2024, 11, 27, 7, tzinfo=zone.tzinfo),
        end=dt.datetime(2024, 11, 27, 13, tzinfo=zone.tzinfo),
        zone=zone,
    )
    assert found.start == dt.datetime(2024, 11, 27, utc % 24, tzinfo=dt.UTC) + dt.timedelta(
        days=utc // 24
    )


def test_registration_ends_one_minute_before_midnight():
    """Registration in 2024 runs from 08:00 of the first day to 23:59 of the last."""
    found = moment(stage_of("pilkada-2024", "registration"), "35.28")
    assert on_wall(found.start) == dt.datetime(2024, 8, 27, 8)
    assert on_wall(found.end) == dt.datetime(2024, 8, 29, 23, 59)


def test_a_day_without_hours_is_whole():
    """A stage without hours lasts from midnight to the last moment of its last day."""
    found = moment(evolve(VOTING, hours=None), "35.28")
    assert on_wall(found.start) == dt.datetime(2024, 11, 27)
    assert on_wall(found.end) == dt.datetime(2024, 11, 27, 23, 59, 59, 999999)


@pytest.mark.parametrize(
    ("stage", "region", "field", "code"),
    [
        ("voting", "35.28", "stage", "wrong_type"),
        (VOTING, 3528, "region", "wrong_type"),
        (VOTING, "3528", "region", "malformed"),
    ],
)
def test_wrong_arguments_are_refused(stage: object, region: object, field: str, code: str):
    """Anything that is no stage or no region code meets an error with the argument's name."""
    with pytest.raises(InvalidValueError) as err:
        moment(stage, region)
    assert (err.value.record, err.value.field, err.value.code) == ("moment", field, code)


def test_unknown_regions_raise_as_they_do_everywhere():
    """A code that means nothing raises the error of `regions.get`."""
    with pytest.raises(UnknownReferenceError) as expected:
        regions.get("35.68")
    with pytest.raises(UnknownReferenceError) as err:
        moment(VOTING, "35.68")
    assert err.value == expected.value
