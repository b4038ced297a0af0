"""Stages and timetables."""

import datetime as dt

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pilkada_model import (
    ElectionStage,
    Instrument,
    InvalidValueError,
    Period,
    StageKey,
    Timetable,
    UnknownReferenceError,
    stages,
)
from pilkada_model._data import read_rows
from pilkada_model.rules.codes import KEY

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


@pytest.mark.parametrize("length", [2, 3, 7])
def test_an_instrument_does_not_replace_itself_through_others(length: int) -> None:
    """A circle is refused at its first instrument; two ways to one instrument are none."""
    ring = [Instrument(id=f"a{n}", replaces=(f"a{(n + 1) % length}",)) for n in range(length)]
    outside = Instrument(id="outside", replaces=("a0",))
    with pytest.raises(InvalidValueError) as caught:
        Timetable(election=WAVE, instruments=(outside, *ring))
    assert (caught.value.path, caught.value.code) == (".instruments[1]", "own_ancestor")
    first, *rest = ring
    open_ring = (attrs.evolve(first, replaces=()), *rest)
    both = Instrument(id="both", replaces=tuple(one.id for one in open_ring))
    assert Timetable(election=WAVE, instruments=(both, outside, *open_ring)).instruments


def test_two_instruments_have_two_ids() -> None:
    """A repeated instrument is refused."""
    one = Instrument(id="pkpu-2-2024")
    with pytest.raises(InvalidValueError, match="no duplicates"):
        Timetable(election=WAVE, instruments=(one, attrs.evolve(one, name="again")))


# --- instruments ---------------------------------------------------------------------------


def test_an_instrument_may_replace_some_stages_of_another() -> None:
    """It names them; without names it replaces all, and the stages need not be there any more."""
    one = Instrument(id="pmk-1-2025", replaces=("pmk-14-2024",), replaces_stages=("mk14-final",))
    assert Instrument(id="pmk-14-2024", replaces=("pmk-4-2024",)).replaces_stages == ()
    timetable = Timetable(election=WAVE, instruments=(Instrument(id="pmk-14-2024"), one))
    assert timetable.instruments[1].replaces_stages == ("mk14-final",)


def test_replaced_stages_have_an_instrument() -> None:
    """Stages that are replaced without saying of which instrument are refused."""
    with pytest.raises(InvalidValueError) as caught:
        Instrument(id="pmk-1-2025", replaces_stages=("mk14-final",))
    error = caught.value
    assert (error.record, error.field) == ("Instrument", "replaces")
    assert (error.value, error.code) == ((), "stages_without_instrument")


def test_a_replaced_stage_is_named_once() -> None:
    """A repeated one is refused at its place."""
    with pytest.raises(InvalidValueError) as caught:
        Instrument(id="b", replaces=("a",), replaces_stages=("voting", "campaign", "voting"))
    error = caught.value
    assert (error.field, error.index, error.code) == ("replaces_stages", 2, "duplicate")


@pytest.mark.parametrize(
    ("replaced", "code"),
    [(["voting"], "wrong_type"), (("Voting",), "malformed"), ((1,), "wrong_type")],
)
def test_replaced_stages_are_keys(replaced: object, code: str) -> None:
    """A list, a word that is no key, and a number are refused."""
    with pytest.raises(InvalidValueError) as caught:
        Instrument(id="b", replaces=("a",), replaces_stages=replaced)
    assert (caught.value.field, caught.value.code) == ("replaces_stages", code)


# --- classes -------------------------------------------------------------------------------

KINDS = stages.kinds()


def test_kinds_are_the_rows_of_their_table() -> None:
    """Each class is a row with its columns, sorted by slug, and the same object each time."""
    slugs = [kind.slug for kind in KINDS]
    assert slugs == sorted(set(slugs))
    assert [attrs.asdict(kind) for kind in KINDS] == list(read_rows("timetables/slugs.csv"))
    assert all(KEY.fullmatch(slug) for slug in slugs)
    assert all(stages.get_kind(kind.slug) is kind for kind in KINDS)


def test_kinds_are_told_apart_by_name() -> None:
    """No two classes share a name, in neither language, and none is without."""
    for names in ([kind.name for kind in KINDS], [kind.name_en for kind in KINDS]):
        assert len(set(names)) == len(names)
        assert all(names)


def test_every_kind_is_used() -> None:
    """The table has the classes that stages of the timetables or rules of law have, no other."""
    used = {one.slug for timetable in stages.timetables() for one in timetable.stages}
    used |= {row["slug"] for row in read_rows("timetables/rules.csv")}
    assert {kind.slug for kind in KINDS} == used


def test_a_kind_has_a_label() -> None:
    """A class is labelled in two languages and written by its Indonesian name."""
    quiet = stages.get_kind("quiet-period")
    assert (quiet.label(), quiet.label("en")) == ("Masa tenang", "Quiet period")
    assert str(quiet) == "Masa tenang"
    with pytest.raises(UnknownReferenceError):
        quiet.label("fr")


@given(st.text())
def test_another_slug_is_unknown(text: str) -> None:
    """Whatever is no slug of the table is unknown; near slugs are told."""
    assume(text not in {kind.slug for kind in KINDS})
    with pytest.raises(UnknownReferenceError) as caught:
        stages.get_kind(text)
    assert caught.value.key == text
    with pytest.raises(UnknownReferenceError) as caught:
        stages.get_kind("quiet_period")
    assert caught.value.near[0] == "quiet-period"


@pytest.mark.parametrize("slug", [None, 1, b"campaign"])
def test_a_slug_is_text(slug: object) -> None:
    """A value of another type is refused as in a field."""
    with pytest.raises(InvalidValueError) as caught:
        stages.get_kind(slug)
    assert caught.value.code == "wrong_type"
