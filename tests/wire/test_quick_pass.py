"""The quick pass makes what the constructor makes, and refuses what the constructor refuses."""

import pickle
from typing import Any

import pytest
from attrs import NOTHING, fields
from attrs.exceptions import FrozenInstanceError
from cattrs import BaseValidationError, ForbiddenExtraKeysError
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import (
    Commitment,
    Declaration,
    Event,
    InvalidValueError,
    Participation,
    Period,
)
from pilkada_model.dossier import RECORDS
from pilkada_model.serial import make_converter, to_dict
from pilkada_model.strategies import records_of

QUICK = make_converter(detailed_validation=False)
DETAILED = make_converter(detailed_validation=True)

plain = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 2),
    st.integers(),
    st.just(1.5),
    st.text(max_size=3),
    st.sampled_from(["2024", "2024-02-30", "2024-10-05", "07:00:00", "35.28", "polri", "\ud800"]),
)
anything = st.one_of(
    plain, st.lists(plain, max_size=2), st.dictionaries(st.text(max_size=3), plain, max_size=2)
)


def outcome(converter: Any, document: Any, record: type) -> Any:
    """Return what a converter makes of a document, or None if it refuses it."""
    try:
        return converter.structure(document, record)
    except (ValueError, KeyError, ForbiddenExtraKeysError, BaseValidationError):
        return None


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_default_passes_its_own_rule(record: type) -> None:
    """The quick pass does not check defaults, so each must be what its rule accepts."""
    for attribute in fields(record):
        if attribute.default is not NOTHING:
            attribute.validator(record, attribute, attribute.default)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
@given(data=st.data())
def test_both_passes_agree(record: type, data: st.DataObject) -> None:
    """With fields left out and one replaced, both passes refuse, or make equal records."""
    document = to_dict(data.draw(records_of(record)))
    names = sorted(document)
    for name in data.draw(st.sets(st.sampled_from(names), max_size=3)):
        del document[name]
    if data.draw(st.booleans()):
        document[data.draw(st.sampled_from([*names, "unknown"]))] = data.draw(anything)
    quick, detailed = (outcome(converter, document, record) for converter in (QUICK, DETAILED))
    assert quick == detailed
    assert quick is None or type(quick) is record


@pytest.mark.parametrize(
    ("record", "document"),
    [
        (Commitment, {"number": 1}),
        (Commitment, {"number": 1, "themes": ["harmony", "harmony"]}),
        (Period, {"start": "2024-11-27", "end": "2024-08-27"}),
        (Participation, {"role": "signs"}),
        (Declaration, {"elections": ["pilkada-2024", "pemilu-2024"]}),
        (Declaration, {"commitments": [{"number": 1, "text": "a"}, {"number": 1, "text": "b"}]}),
        (Event, {"kind": "prayer", "date": "2024-08", "until": "2024-07"}),
    ],
)
def test_rules_over_several_fields_run(record: type, document: dict[str, Any]) -> None:
    """Fields that are sound alone and impossible together are refused by both passes."""
    with pytest.raises(InvalidValueError):
        QUICK.structure(document, record)
    assert outcome(DETAILED, document, record) is None


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
@given(data=st.data())
def test_a_record_of_the_quick_pass_is_like_any_other(record: type, data: st.DataObject) -> None:
    """It equals the one it was written from, hashes alike, is frozen and can be pickled."""
    original = data.draw(records_of(record))
    made = QUICK.structure(to_dict(original), record)
    assert made == original
    assert hash(made) == hash(original)
    assert pickle.loads(pickle.dumps(made)) == original
    with pytest.raises(FrozenInstanceError):
        setattr(made, fields(record)[0].name, None)
    with pytest.raises(FrozenInstanceError):
        delattr(made, fields(record)[0].name)


def test_the_first_mistake_is_told() -> None:
    """An unknown key, a missing one, a wrong value and no object at all are told apart."""
    with pytest.raises(ForbiddenExtraKeysError) as unknown:
        QUICK.structure({"titel": "x", "id": "a"}, Declaration)
    assert unknown.value.extra_fields == {"titel"}
    with pytest.raises(KeyError, match="number"):
        QUICK.structure({"commitments": [{}]}, Declaration)
    with pytest.raises(InvalidValueError) as blank:
        QUICK.structure({"title": " "}, Declaration)
    assert (blank.value.record, blank.value.field, blank.value.code) == (
        "Declaration",
        "title",
        "blank",
    )
    with pytest.raises(InvalidValueError, match="expected an object"):
        QUICK.structure(["title"], Declaration)
