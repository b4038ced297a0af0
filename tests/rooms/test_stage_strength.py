"""Published shares of an operation's strength for the stages of an election."""

from fractions import Fraction

import attrs
import pytest

from pilkada_model import InvalidValueError, UnknownReferenceError, elections, operations, stages
from pilkada_model._data import read_rows
from pilkada_model.operations import StageStrength
from pilkada_model.rules.codes import WEB_ADDRESS
from pilkada_model.sources import Certainty

STRENGTHS = operations.stage_strengths()


def cell(value: object) -> str:
    """Write a value of an entry as its table has it."""
    if isinstance(value, tuple):
        return "|".join(map(cell, value))
    return str(getattr(value, "value", value))


def test_shares_are_their_rows() -> None:
    """Nine shares have the columns of the file and give back its cells, in key order."""
    rows = list(read_rows("operations/stage_strength.csv"))
    assert list(rows[0]) == [field.name for field in attrs.fields(StageStrength)]
    assert [{name: cell(getattr(one, name)) for name in rows[0]} for one in STRENGTHS] == rows
    keys = [one.key for one in STRENGTHS]
    assert keys == sorted(set(keys))
    assert len(keys) == 9


def test_shares_are_of_known_stages() -> None:
    """Election and kinds of stage are known, no kind stands twice, and the page is named."""
    kinds = [(one.election, kind) for one in STRENGTHS for kind in one.stages]
    assert len(set(kinds)) == len(kinds) == 11
    for one in STRENGTHS:
        assert elections.get(one.election).id == one.election
        assert one.key == f"{one.election}.{one.stages[0]}"
        assert all(stages.get_kind(kind).slug == kind for kind in one.stages)
        assert WEB_ADDRESS.fullmatch(one.source)
        assert one.certainty is Certainty.SINGLE


def test_shares_are_proper_fractions() -> None:
    """Each is more than nothing and less than all, in lowest terms; voting takes the most."""
    for one in STRENGTHS:
        assert 0 < one.share < 1
        assert (one.numerator, one.denominator) == one.share.as_integer_ratio()
        assert str(one).endswith(f" {one.share}")
    most = max(STRENGTHS, key=lambda one: one.share)
    assert (most.name, most.share, str(most)) == (
        "pemungutan suara",
        Fraction(2, 3),
        "pemungutan suara: 2/3",
    )


def test_shares_of_an_election() -> None:
    """Those of Pilkada 2020 are known; another election is told as unknown."""
    assert operations.stage_strengths(election="pilkada-2020") == STRENGTHS
    with pytest.raises(UnknownReferenceError) as caught:
        operations.stage_strengths(election="pilkada-2024")
    assert caught.value.near == ("pilkada-2020",)
    with pytest.raises(InvalidValueError) as wrong:
        operations.stage_strengths(election=2020)
    assert (wrong.value.field, wrong.value.code) == ("election", "wrong_type")
