"""How far it is to the vote, and how far a timetable has come."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pilkada_model import (
    ElectionStage,
    InvalidValueError,
    Period,
    StagePhase,
    Timetable,
    UnknownReferenceError,
)
from pilkada_model.regions import RegionCode
from pilkada_model.stages import timetable, timetables
from pilkada_model.strategies import timetables as any_timetables
from pilkada_model.timeline.counting import Countdown, countdown, progress, voting_day
from pilkada_model.timeline.questions import at
from pilkada_model.timeline.versions import shift, version

WAVES = [wave.election for wave in timetables()]
DAYS = [dt.date(2024, 11, 20) + dt.timedelta(days=number) for number in range(10)]
VOTE = dt.date(2024, 11, 27)
ORDINARY = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


@st.composite
def asked(draw: st.DrawFn) -> tuple[Timetable, dt.date]:
    """Draw any timetable and a day, mostly one on which a stage begins or ends."""
    some = draw(st.one_of(small_timetables(), any_timetables()))
    known = {day for one in some.stages for day in (one.period.start, one.period.end) if day}
    return some, draw(st.sampled_from(sorted({dt.date.min, dt.date.max, DAYS[4], *known})))


@st.composite
def small_timetables(draw: st.DrawFn) -> Timetable:
    """Draw stages within ten days, of which bounds may be unknown."""
    found: list[ElectionStage] = []
    for number in range(draw(st.integers(0, 7))):
        one, other = draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))
        start = draw(st.sampled_from([None, min(one, other)]))
        end = draw(st.sampled_from([None, max(one, other)]))
        found.append(stage(f"s{number}", Period(start=start, end=end)))
    return timetable_of(*found)


def stage(name: str, period: Period, **more: Any) -> ElectionStage:
    """Return a stage of Pilkada 2024."""
    return ElectionStage(
        id=name, election="pilkada-2024", slug=more.pop("slug", name), period=period, **more
    )


def vote(name: str, day: dt.date | None, region: str = "", **more: Any) -> ElectionStage:
    """Return a stage of class voting, of one day."""
    codes = (RegionCode(region),) if region else ()
    period = Period(start=day, end=day)
    return stage(name, period, slug="voting", region_codes=codes, **more)


def timetable_of(*stages: ElectionStage) -> Timetable:
    """Return a timetable of Pilkada 2024."""
    return Timetable(election="pilkada-2024", stages=stages)


# --- laws: counting down -------------------------------------------------------------------


@given(ORDINARY, ORDINARY)
def test_a_countdown_is_the_distance_from_the_vote(day: dt.date, voting: dt.date) -> None:
    """Negative before the vote, nought on it, positive after; a day further is one more."""
    some = timetable_of(vote("voting", voting))
    found = countdown(some, day)
    assert (found.day, found.voting_day) == (day, voting)
    assert voting + dt.timedelta(days=found.days) == day
    assert countdown(some, day + dt.timedelta(days=1)).days == found.days + 1


@given(ORDINARY, ORDINARY)
def test_the_notation_of_the_field_can_be_read_back(day: dt.date, voting: dt.date) -> None:
    """H, or H with a sign and the number of days, without a nought before it."""
    text = str(countdown(timetable_of(vote("voting", voting)), day))
    found = re.fullmatch(r"H(?:([+-])([1-9][0-9]*))?", text)
    assert found is not None
    days = int(found[2] or 0) * (-1 if found[1] == "-" else 1)
    assert voting + dt.timedelta(days=days) == day


@given(st.sampled_from(WAVES), st.integers(-3000, 3000), ORDINARY)
def test_a_moved_timetable_is_as_far_from_a_moved_day(wave: str, days: int, day: dt.date) -> None:
    """Moving both changes nothing."""
    view = version(timetable(wave))
    moved, moved_day = shift(view, days=days), day + dt.timedelta(days=days)
    assert countdown(moved, moved_day).days == countdown(view, day).days
    assert voting_day(moved) == voting_day(view) + dt.timedelta(days=days)


@given(any_timetables(), ORDINARY, st.data())
def test_any_stage_with_a_first_day_can_be_counted_to(
    some: Timetable, day: dt.date, data: st.DataObject
) -> None:
    """The count is to its first day; without one there is nothing to count to."""
    assume(some.stages)
    one = data.draw(st.sampled_from(some.stages))
    if one.period.start is None:
        with pytest.raises(InvalidValueError) as caught:
            countdown(some, day, stage=one.id)
        assert (caught.value.field, caught.value.value) == ("stage", one.id)
        assert caught.value.code == "unknown_bound"
    else:
        found = countdown(some, day, stage=one.id)
        assert (found.voting_day, found.days) == (one.period.start, (day - one.period.start).days)


# --- laws: progress ------------------------------------------------------------------------


@given(asked())
def test_progress_parts_the_stages(pair: tuple[Timetable, dt.date]) -> None:
    """Every stage is in exactly one group, and each group keeps the order of the timetable."""
    some, day = pair
    found = progress(some, day)
    running = tuple(elapsed.stage for elapsed in found.running)
    groups = (found.past, running, found.ahead, found.unsure)
    assert found.day == day
    assert Counter(one.id for group in groups for one in group) == Counter(
        one.id for one in some.stages
    )
    for group in groups:
        assert group == tuple(one for one in some.stages if one in group)


@given(asked())
def test_each_group_is_what_the_periods_say(pair: tuple[Timetable, dt.date]) -> None:
    """Over before the day, begun and not over, after the day; and where `at` is in doubt."""
    some, day = pair
    found, today = progress(some, day), Period(start=day, end=day)
    assert all(one.period.precedes(today) is True for one in found.past)
    assert all(today.precedes(one.period) is True for one in found.ahead)
    running = at(some, day)
    assert tuple(elapsed.stage for elapsed in found.running) == running.surely
    assert found.unsure == running.maybe


@given(asked())
def test_days_gone_and_days_left_make_the_whole(pair: tuple[Timetable, dt.date]) -> None:
    """The number of the day and the days left are the length; what is not known is None."""
    some, day = pair
    for elapsed in progress(some, day).running:
        period = elapsed.stage.period
        assert elapsed.days == period.days
        if period.start is not None:
            before = Period(start=period.start, end=day)
            assert elapsed.day_number == before.days
            assert elapsed.day_number is not None
            assert elapsed.day_number >= 1
        else:
            assert (elapsed.day_number, day) == (None, period.end)
        if period.end is not None:
            assert elapsed.left == (period.end - day).days >= 0
        else:
            assert (elapsed.left, day) == (None, period.start)
        if None not in {elapsed.day_number, elapsed.left}:
            assert (elapsed.day_number or 0) + (elapsed.left or 0) == elapsed.days


# --- the voting day ------------------------------------------------------------------------

NATIONAL = {
    "pilkada-2015": "2015-12-09",
    "pilkada-2017": "2017-02-15",
    "pilkada-2018": "2018-06-27",
    "pilkada-2020": "2020-12-09",
    "pilkada-2024": "2024-11-27",
}


@pytest.mark.parametrize("wave", WAVES)
def test_the_voting_days_of_the_waves(wave: str) -> None:
    """Votes of single regions, a second round, re-votes and repeats do not count."""
    view = version(timetable(wave))
    assert str(voting_day(view)) == NATIONAL[wave]
    assert str(countdown(view, voting_day(view))) == "H"


def test_the_two_voting_days_of_2020_want_a_version() -> None:
    """The unversioned timetable has both; the error tells them."""
    with pytest.raises(InvalidValueError) as caught:
        voting_day(timetable("pilkada-2020"))
    assert (caught.value.record, caught.value.code) == ("voting_day", "several_voting_days")
    assert caught.value.value == ("2020-09-23", "2020-12-09")
    with pytest.raises(InvalidValueError):
        countdown(timetable("pilkada-2020"), VOTE)
    assert str(voting_day(version(timetable("pilkada-2020"), "pkpu-15-2019"))) == "2020-09-23"


LATER = VOTE + dt.timedelta(days=30)
REVOTE = vote("revote", LATER, "35.28", phase=StagePhase.REVOTE)
RERUN = vote("rerun", LATER, "19.01", phase=StagePhase.RERUN)


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ([vote("voting", VOTE)], VOTE),
        ([vote("voting", VOTE), vote("same-day", VOTE)], VOTE),
        ([vote("own", LATER, "92.03")], LATER),
        ([vote("own", LATER, "92.03"), vote("voting", VOTE)], VOTE),
        ([vote("voting", VOTE), vote("undated", None)], "several_voting_days"),
        ([vote("voting", VOTE), vote("undated", None, "92.03")], VOTE),
        ([vote("undated", None), vote("revote", VOTE, phase=StagePhase.REVOTE)], "no_voting_day"),
        (
            [vote("own", LATER, "92.03"), vote("revote", VOTE, "92.03", phase=StagePhase.REVOTE)],
            LATER,
        ),
        ([vote("voting", VOTE), REVOTE, RERUN], VOTE),
        ([vote("voting", VOTE), vote("again", LATER, phase=StagePhase.RERUN)], VOTE),
        ([vote("voting", VOTE), vote("other", LATER)], "several_voting_days"),
        ([vote("own", LATER, "92.03"), vote("other", VOTE, "62")], "several_voting_days"),
        ([REVOTE], "no_voting_day"),
        ([RERUN, stage("campaign", Period(start=VOTE, end=VOTE))], "no_voting_day"),
        ([vote("undated", None), vote("own", LATER, "92.03")], "no_voting_day"),
        ([], "no_voting_day"),
    ],
)
def test_the_voting_day_is_the_national_one_or_what_stands_for_it(
    votes: list[ElectionStage], expected: dt.date | str
) -> None:
    """A vote of a region counts only where there is no national one; a vote again never does."""
    for some in (timetable_of(*votes), timetable_of(*reversed(votes))):
        if isinstance(expected, dt.date):
            assert voting_day(some) == expected
        else:
            with pytest.raises(InvalidValueError) as caught:
                voting_day(some)
            assert caught.value.code == expected


def test_a_re_vote_can_be_counted_to() -> None:
    """Magetan voted again on 22 March 2025."""
    some = timetable("pilkada-2024")
    found = countdown(some, dt.date(2025, 3, 15), stage="psu-vote-magetan")
    assert (str(found), found.voting_day) == ("H-7", dt.date(2025, 3, 22))
    assert str(countdown(some, dt.date(2025, 3, 15))) == "H+108"


# --- for readers ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (dt.date(2024, 8, 16), "H-103"),
        (dt.date(2024, 11, 20), "H-7"),
        (dt.date(2024, 11, 26), "H-1"),
        (VOTE, "H"),
        (dt.date(2024, 11, 30), "H+3"),
    ],
)
def test_examples_of_the_notation(day: dt.date, text: str) -> None:
    """As plans of the police write it."""
    assert str(countdown(timetable("pilkada-2024"), day)) == text
    assert str(Countdown.of(day, VOTE)) == text


def test_an_example_of_progress() -> None:
    """The tenth day of the campaign of 2024 has fifty days after it."""
    found = progress(version(timetable("pilkada-2024")), dt.date(2024, 10, 4))
    (campaign,) = [one for one in found.running if one.stage.id == "campaign"]
    assert (campaign.day_number, campaign.days, campaign.left) == (10, 60, 50)
    assert "registration" in {one.id for one in found.past}
    assert "voting" in {one.id for one in found.ahead}
    assert "disputes" in {one.id for one in found.ahead}
    assert "implementation" in {one.id for one in found.unsure}


def test_a_stage_that_is_open_runs_on_its_known_day() -> None:
    """There its number or what is left is known, and nothing else."""
    some = timetable_of(
        stage("opens", Period(start=VOTE)),
        stage("closes", Period(end=VOTE)),
        stage("undated", Period()),
    )
    found = progress(some, VOTE)
    assert [(one.stage.id, one.day_number, one.days, one.left) for one in found.running] == [
        ("opens", 1, None, None),
        ("closes", None, None, 0),
    ]
    assert [one.id for one in found.unsure] == ["undated"]
    before, after = progress(some, DAYS[0]), progress(some, DAYS[9])
    assert [one.id for one in before.ahead] == ["opens"]
    assert [one.id for one in before.unsure] == ["closes", "undated"]
    assert [one.id for one in after.past] == ["closes"]
    assert [one.id for one in after.unsure] == ["opens", "undated"]


# --- refusals ------------------------------------------------------------------------------


@pytest.mark.parametrize("function", [countdown, progress])
def test_a_moment_is_no_day(function: Any) -> None:
    """Nor is a text, and an id is no timetable."""
    some = timetable_of(vote("voting", VOTE))
    for day in (dt.datetime(2024, 11, 27, 7), "2024-11-27", None):
        with pytest.raises(InvalidValueError) as caught:
            function(some, day)
        assert (caught.value.record, caught.value.field) == (function.__name__, "day")
    with pytest.raises(InvalidValueError) as caught:
        function("pilkada-2024", VOTE)
    assert (caught.value.record, caught.value.field) == (function.__name__, "timetable")


def test_a_countdown_goes_from_day_to_day() -> None:
    """A moment is none, on either side."""
    moment: Any = dt.datetime(2024, 11, 27, 7)
    for day, voting, field in ((moment, VOTE, "day"), (VOTE, moment, "voting_day")):
        with pytest.raises(InvalidValueError) as caught:
            Countdown.of(day, voting)
        assert (caught.value.field, caught.value.code) == (field, "wrong_type")


def test_a_voting_day_is_one_of_a_timetable() -> None:
    """An id is none."""
    one: Any = "pilkada-2024"
    with pytest.raises(InvalidValueError) as caught:
        voting_day(one)
    assert (caught.value.record, caught.value.field) == ("voting_day", "timetable")


def test_a_stage_to_count_to_is_named_by_its_id() -> None:
    """One that is not there is unknown, with ids near it; a record is no id."""
    some = timetable_of(vote("voting", VOTE))
    with pytest.raises(UnknownReferenceError) as caught:
        countdown(some, VOTE, stage="votingg")
    assert (caught.value.key, caught.value.near) == ("votingg", ("voting",))
    record: Any = some.stages[0]
    with pytest.raises(InvalidValueError) as refused:
        countdown(some, VOTE, stage=record)
    assert (refused.value.field, refused.value.code) == ("stage", "wrong_type")
