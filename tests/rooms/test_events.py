"""Events, groups and participations."""

import pytest

from pilkada_model import (
    Event,
    EventKind,
    Group,
    Institution,
    InvalidValueError,
    Official,
    PartialDate,
    Participation,
    PersonName,
    Role,
)

PERSON = Official(name=PersonName(base="X"))
BODY = Institution(kind="ppk")
GROUP = Group(description="18 partai politik", kind="parpol", count=18)


def test_exactly_one_participant() -> None:
    """A participation has an official, an institution or a group: not none, not two."""
    assert Participation(role=Role.SIGNS, official=PERSON).participant == PERSON
    assert Participation(role=Role.SIGNS, institution=BODY).participant == BODY
    assert Participation(role=Role.SIGNS, group=GROUP).participant == GROUP
    for wrong in ({}, {"official": PERSON, "group": GROUP}):
        with pytest.raises(InvalidValueError, match="exactly one of official") as caught:
            Participation(role=Role.SIGNS, **wrong)
        assert caught.value.value == tuple(wrong)


def test_a_group_counts_from_one_and_within_its_total() -> None:
    """The number may be unknown; none, or more than there are, is refused."""
    assert Group(description="partai", count=18, total=18).count == 18
    assert Group(description="partai", count=3).total is None
    assert str(Group(description="partai", total=18)) == "partai"
    with pytest.raises(InvalidValueError, match="at most the total of 18"):
        Group(description="partai", count=19, total=18)
    with pytest.raises(InvalidValueError):
        Group(description="partai", count=0)


@pytest.mark.parametrize(
    ("date", "until"),
    [("2024", "2024-01-01"), ("2024-08-16", "2024-08-16"), ("2024-08-16", "2024")],
)
def test_the_last_day_may_be_the_first(date: str, until: str) -> None:
    """Days that can be in order are accepted, however little is known of them."""
    event = Event(
        kind=EventKind.EXERCISE, date=PartialDate.parse(date), until=PartialDate.parse(until)
    )
    assert str(event.until) == until


def test_a_last_day_before_the_first_is_refused() -> None:
    """No knowledge could put them in order; one of the two alone is fine."""
    with pytest.raises(InvalidValueError, match="a last day not before 2024-08-16") as caught:
        Event(
            kind=EventKind.EXERCISE, date=PartialDate(2024, 8, 16), until=PartialDate(2024, 8, 15)
        )
    assert (caught.value.field, caught.value.code) == ("until", "end_before_start")
    assert Event(kind=EventKind.EXERCISE, until=PartialDate(2024)).date is None
