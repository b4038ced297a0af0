"""Stages and timetables."""

import datetime as dt

import attrs
import pytest

from pilkada_model import (
    ElectionStage,
    Instrument,
    InvalidValueError,
    Period,
    StageKey,
    Timetable,
    UnknownReferenceError,
)

WAVE = "pilkada-2024"


def stage(stage_id: str, **more: object) -> ElectionStage:
    """Return a stage of 2024."""
    return ElectionStage(**{"id": stage_id, "election": WAVE, "slug": stage_id, **more})


def test_the_key_and_the_label() -> None:
    """A stage is named by wave and id, and labelled in two languages."""
    quiet = stage("quiet-period", name="Masa tenang", name_en="Quiet period")
    assert quiet.key == "pilkada-2024/quiet-period"
    assert StageKey.parse(quiet.key) == StageKey(election=WAVE, stage="quiet-period")
    assert (quiet.label(), quiet.label("en")) == ("Masa tenang", "Quiet period")
    assert stage("x", name="X").label("en") == "x"
    with pytest.raises(UnknownReferenceError):
        quiet.label("fr")


def test_an_unknown_period_is_a_period() -> None:
    """A stage without dates has an open period, so that it can be asked all the same."""
    assert stage("x").period.contains(dt.date(2024, 1, 1)) is None
    assert stage("x").period == Period()


def test_a_stage_is_not_its_own_parent() -> None:
    """A stage that contains itself is refused at once."""
    with pytest.raises(InvalidValueError) as caught:
        stage("x", parent="x")
    assert (caught.value.field, caught.value.code) == ("parent", "own_ancestor")


@pytest.mark.parametrize(
    ("stages", "index", "code"),
    [
        ((stage("a"), stage("a")), 1, "duplicate"),
        ((stage("a", parent="b"),), 0, "dangling_reference"),
        ((stage("a"), stage("b", instrument="nowhere")), 1, "dangling_reference"),
        ((stage("a"), stage("b", election="pilkada-2020")), 1, "stage_of_another_election"),
        ((stage("a", parent="b"), stage("b", parent="a")), 0, "own_ancestor"),
        (
            (
                stage("z", parent="a"),
                stage("a", parent="b"),
                stage("b", parent="c"),
                stage("c", parent="a"),
            ),
            0,
            "own_ancestor",
        ),
    ],
)
def test_a_timetable_hangs_together(
    stages: tuple[ElectionStage, ...], index: int, code: str
) -> None:
    """Duplicates, dangling parents and instruments, foreign stages and cycles are refused."""
    with pytest.raises(InvalidValueError) as caught:
        Timetable(election=WAVE, stages=stages)
    assert (caught.value.path, caught.value.code) == (f".stages[{index}]", code)


def test_a_parent_may_belong_to_another_instrument() -> None:
    """Stages of one election share one tree, whatever set them, in any order."""
    first, second = (
        Instrument(id="pkpu-2-2024"),
        Instrument(id="pmk-1-2025", replaces=("pkpu-2-2024",)),
    )
    stages = (
        stage("c", parent="b", instrument="pmk-1-2025"),
        stage("b", parent="a", instrument="pkpu-2-2024"),
        stage("a"),
    )
    timetable = Timetable(election=WAVE, instruments=(first, second), stages=stages)
    assert timetable.stages == stages


@pytest.mark.parametrize("replaced", ["pkpu-9-2024", "pkpu-2-2024"])
def test_an_instrument_replaces_another_of_the_timetable(replaced: str) -> None:
    """One that is not there, or itself, is refused."""
    with pytest.raises(InvalidValueError) as caught:
        Timetable(election=WAVE, instruments=(Instrument(id="pkpu-2-2024", replaces=(replaced,)),))
    assert (caught.value.path, caught.value.code) == (".instruments[0]", "dangling_reference")


def test_two_instruments_have_two_ids() -> None:
    """A repeated instrument is refused."""
    one = Instrument(id="pkpu-2-2024")
    with pytest.raises(InvalidValueError, match="no duplicates"):
        Timetable(election=WAVE, instruments=(one, attrs.evolve(one, name="again")))
