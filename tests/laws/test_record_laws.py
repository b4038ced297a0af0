"""Laws of the records themselves, for every record."""

from __future__ import annotations

import copy
import datetime as dt
import inspect
import pickle
import re
import typing

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

import pilkada_model
from pilkada_model import PartialDate, strategies
from pilkada_model.dossier import RECORDS
from pilkada_model.errors import InvalidValueError
from pilkada_model.labels import Labelled

every_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
NAMESPACE = {name: getattr(pilkada_model, name) for name in pilkada_model.__all__}
NAMESPACE["datetime"] = dt


@every_record
@given(data=st.data())
def test_repr_evaluates_to_an_equal_record(record, data):
    """With the public names and `datetime` at hand, ``eval(repr(x)) == x``."""
    value = data.draw(strategies.records_of(record))
    assert eval(repr(value), dict(NAMESPACE)) == value


@every_record
@given(data=st.data())
def test_equal_records_hash_alike(record, data):
    """A record rebuilt from its parts is equal, is another object, and has the same hash."""
    value = data.draw(strategies.records_of(record))
    parts = {a.name: copy.deepcopy(getattr(value, a.name)) for a in attrs.fields(record)}
    again = record(**parts)
    assert again is not value
    assert again == value
    assert hash(again) == hash(value)
    assert {value: 1}[again] == 1


@every_record
@given(data=st.data())
def test_equal_only_when_every_field_is(record, data):
    """Two records are equal exactly when all their fields are."""
    one, other = (data.draw(strategies.records_of(record)) for _ in range(2))
    fields = [a.name for a in attrs.fields(record)]
    alike = all(getattr(one, name) == getattr(other, name) for name in fields)
    assert (one == other) is alike
    assert (one != other) is not alike


@every_record
@given(data=st.data())
def test_evolve_without_changes_is_equal(record, data):
    """`attrs.evolve` without changes gives an equal record."""
    value = data.draw(strategies.records_of(record))
    assert attrs.evolve(value) == value


@every_record
@given(data=st.data())
def test_copies_are_equal(record, data):
    """Pickle, copy and deepcopy give equal records."""
    value = data.draw(strategies.records_of(record))
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value
    assert copy.copy(value) == value
    assert copy.deepcopy(value) == value


@every_record
@given(data=st.data())
def test_nothing_changes_a_record(record, data):
    """No field can be set or deleted, and none added: there is no dictionary."""
    value = data.draw(strategies.records_of(record))
    before = repr(value)
    for attribute in attrs.fields(record):
        with pytest.raises(FrozenInstanceError):
            setattr(value, attribute.name, getattr(value, attribute.name))
        with pytest.raises(FrozenInstanceError):
            delattr(value, attribute.name)
    with pytest.raises((FrozenInstanceError, AttributeError)):
        value.no_such_field = 1
    assert not hasattr(value, "__dict__")
    assert repr(value) == before


@every_record
@given(data=st.data())
def test_every_field_refuses_what_it_cannot_be(record, data):
    """An object of no type that the model knows is refused, with the field's name."""
    value = data.draw(strategies.records_of(record))
    attribute = data.draw(st.sampled_from(attrs.fields(record)))
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(value, **{attribute.name: object()})
    assert caught.value.field == attribute.name
    assert caught.value.record == record.__name__
    assert caught.value.code == "wrong_type"


@every_record
def test_every_field_has_a_rule_and_a_known_type(record):
    """Each field has a validator and no converter; annotations resolve at run time."""
    hints = typing.get_type_hints(record)
    assert set(hints) >= {a.name for a in attrs.fields(record)}
    for attribute in attrs.fields(record):
        assert attribute.validator is not None, attribute.name
        assert attribute.converter is None, attribute.name
        assert attribute.init is True, attribute.name
        assert attribute.kw_only is True, attribute.name
        assert attribute.alias == attribute.name, attribute.name
        default = attribute.default
        if type(None) in typing.get_args(hints[attribute.name]):
            assert default is None, attribute.name
        if typing.get_origin(hints[attribute.name]) is tuple:
            assert default == (), attribute.name


@every_record
def test_slots_and_no_inheritance(record):
    """A record has slots for its fields alone and inherits from nothing."""
    names = {a.name for a in attrs.fields(record)}
    assert set(record.__slots__) - {"__weakref__"} == names
    assert record.__mro__ == (record, object)


@every_record
def test_docstring_lists_the_fields(record):
    """The section `Attributes:` of the docstring lists exactly the fields, in order."""
    lines = (inspect.getdoc(record) or "").splitlines()
    start = lines.index("Attributes:") + 1
    listed = []
    for line in lines[start:]:
        if line and not line.startswith(" "):
            break
        found = re.match(r" {4}(\w+): \S", line)
        if found:
            listed.append(found[1])
    assert listed == [a.name for a in attrs.fields(record)]


@every_record
def test_records_are_public(record):
    """Every record is a name of the front door."""
    assert getattr(pilkada_model, record.__name__) is record
    assert record.__name__ in pilkada_model.__all__


def test_the_list_of_records_is_complete():
    """Whatever a record holds is a record too, an enum, or a plain value; none is listed twice."""
    plain = {str, int, bool, type(None), dt.date, dt.datetime, dt.time}
    plain.add(PartialDate)
    assert len(set(RECORDS)) == len(RECORDS)
    for record in RECORDS:
        for hint in typing.get_type_hints(record).values():
            for kind in leaves(hint):
                assert kind in plain or kind in RECORDS or issubclass(kind, Labelled)


def leaves(hint):
    """Yield the classes in an annotation."""
    arguments = [one for one in typing.get_args(hint) if one is not Ellipsis]
    if arguments:
        for argument in arguments:
            yield from leaves(argument)
    else:
        yield getattr(hint, "__supertype__", hint)
