"""Errors say what went wrong, compare by it, and travel."""

from __future__ import annotations

import copy
import inspect
import pickle
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import (
    AmbiguousReferenceError,
    DocumentError,
    InvalidValueError,
    MissingExtraError,
    ParseError,
    PilkadaError,
    Problem,
    UnknownReferenceError,
    errors,
)
from pilkada_model.errors import bounded

PROBLEM = Problem(path="$.title", code="blank", message="expected text, got ''", value="''")
INVALID = {
    "record": "Group",
    "field": "members",
    "index": 2,
    "value": "x",
    "expected": "a group",
    "code": "wrong_type",
}
CASES: dict[type[PilkadaError], dict[str, Any]] = {
    InvalidValueError: INVALID,
    UnknownReferenceError: {"kind": "region", "key": "35.99", "near": ("35.28", "35.29")},
    AmbiguousReferenceError: {"kind": "region", "key": "96.01.14", "near": ("a (2025)", "b (x)")},
    ParseError: {"text": "35.2", "expected": "a region", "span": (0, 4)},
    DocumentError: {"problems": (PROBLEM,), "source": "a.json"},
    MissingExtraError: {"extra": "cli", "needed_for": "the command line"},
}
OTHER: dict[str, Any] = {
    "index": None,
    "span": None,
    "near": (),
    "problems": (PROBLEM, PROBLEM),
    "source": None,
}
by_kind = pytest.mark.parametrize("kind", CASES, ids=lambda kind: kind.__name__)


class Silent:
    """An object whose repr fails."""

    def __repr__(self) -> str:
        raise RuntimeError("no words")


class Speaking:
    """An object that says what it is told to."""

    def __init__(self, words: str) -> None:
        self.words = words

    def __repr__(self) -> str:
        return self.words


def test_every_error_is_tested_here() -> None:
    """One root, and its children are those of the table."""
    classes = {
        value
        for value in vars(errors).values()
        if inspect.isclass(value) and issubclass(value, Exception)
    }
    assert classes == {PilkadaError, *CASES}


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [
        (InvalidValueError, ValueError),
        (UnknownReferenceError, LookupError),
        (AmbiguousReferenceError, LookupError),
        (ParseError, ValueError),
        (DocumentError, ValueError),
        (MissingExtraError, ImportError),
    ],
)
def test_each_error_is_also_the_builtin_that_a_caller_expects(
    kind: type[PilkadaError], builtin: type[Exception]
) -> None:
    """Who knows nothing of this library catches them too."""
    ambiguous = kind is AmbiguousReferenceError
    assert kind.__bases__ == ((UnknownReferenceError,) if ambiguous else (PilkadaError, builtin))
    assert PilkadaError.__bases__ == (Exception,)
    with pytest.raises(builtin):
        raise kind(**CASES[kind])
    with pytest.raises(PilkadaError):
        raise kind(**CASES[kind])


@by_kind
def test_operands_are_attributes(kind: type[PilkadaError]) -> None:
    """What the text says is there to be read by programs."""
    error = kind(**CASES[kind])
    assert {name: getattr(error, name) for name in CASES[kind]} == CASES[kind]


@by_kind
def test_errors_are_equal_by_their_operands(kind: type[PilkadaError]) -> None:
    """The same operands make equal errors of one hash; one other operand, a different error."""
    error = kind(**CASES[kind])
    assert error == kind(**CASES[kind])
    assert hash(error) == hash(kind(**CASES[kind]))
    for name in CASES[kind]:
        other = kind(**CASES[kind] | {name: OTHER.get(name, "something else")})
        assert error != other, name
    assert error != "x"
    assert error != Exception(str(error))


def test_errors_of_two_classes_are_never_equal() -> None:
    """Not even with the same operands and text."""

    class ChildError(ParseError):
        """A parse error of somebody else."""

    assert ChildError(text="x", expected="y") != ParseError(text="x", expected="y")
    assert PilkadaError("x") == PilkadaError("x")
    assert PilkadaError("x") != PilkadaError("y")


@by_kind
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_errors_travel_between_processes(kind: type[PilkadaError], protocol: int) -> None:
    """A pickle keeps operands and text, also of an error that was raised and annotated."""
    error = kind(**CASES[kind])
    error.add_note("while reading")
    for again in (
        pickle.loads(pickle.dumps(error, protocol)),
        copy.copy(error),
        copy.deepcopy(error),
    ):
        assert type(again) is kind
        assert again == error
        assert str(again) == str(error)
        assert hash(again) == hash(error)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.floats(-2, 2) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2)
    ),
    max_leaves=5,
)


@given(VALUES, VALUES)
def test_equal_errors_have_one_hash_whatever_they_hold(one: object, other: object) -> None:
    """Unhashable values included; True is not 1 here."""
    first, second = (InvalidValueError(**INVALID | {"value": value}) for value in (one, other))
    assert (first == second) <= (hash(first) == hash(second))
    assert first == InvalidValueError(**INVALID | {"value": copy.deepcopy(one)})
    if type(one) is not type(other):
        assert first != second


# Texts.


@pytest.mark.parametrize(
    ("change", "text", "path"),
    [
        ({}, "Group.members[2]: expected a group, got 'x'", ".members[2]"),
        ({"index": 0}, "Group.members[0]: expected a group, got 'x'", ".members[0]"),
        ({"index": None}, "Group.members: expected a group, got 'x'", ".members"),
        ({"index": None, "field": None}, "Group: expected a group, got 'x'", ""),
    ],
)
def test_the_text_of_an_invalid_value(change: dict[str, Any], text: str, path: str) -> None:
    """Record, field and index, then what was expected and found."""
    error = InvalidValueError(**INVALID | change)
    assert (str(error), error.path) == (text, path)


def test_the_text_of_an_unknown_reference() -> None:
    """The key, and names that resemble it if there are any."""
    error = UnknownReferenceError(kind="region", key="35.99", near=["35.28", "35.29"])
    assert str(error) == "unknown region '35.99'; near: 35.28, 35.29"
    assert error.near == ("35.28", "35.29")
    assert str(UnknownReferenceError(kind="region", key=5)) == "unknown region 5"
    several = AmbiguousReferenceError(kind="table", key="territories", near=["military", "police"])
    assert str(several) == "ambiguous table 'territories': military or police"


def test_the_text_of_a_parse_error() -> None:
    """What was looked for and what stood there."""
    assert str(ParseError(text="x", expected="a key")) == "expected a key, got 'x'"
    assert ParseError(text="x", expected="a key").span is None


def test_the_text_of_a_document_error() -> None:
    """Name and number, then a line for each problem."""
    assert str(PROBLEM) == "$.title: expected text, got ''"
    assert str(DocumentError(problems=[])) == "document: 0 problems"
    assert str(DocumentError(problems=[PROBLEM], source="a.json")) == (
        "a.json: 1 problem\n  $.title: expected text, got ''"
    )
    error = DocumentError(problems=[PROBLEM, PROBLEM])
    assert str(error) == f"document: 2 problems\n  {PROBLEM}\n  {PROBLEM}"
    assert error.problems == (PROBLEM, PROBLEM)


def test_the_text_of_a_missing_extra() -> None:
    """What to install, in words that can be copied."""
    error = MissingExtraError(extra="cli", needed_for="the command line")
    assert str(error) == 'the command line needs: pip install "pilkada-model[cli]"'


def test_a_problem_is_a_value() -> None:
    """Equal by its fields, hashable, and not to be changed."""
    again = Problem(path="$.title", code="blank", message="expected text, got ''", value="''")
    assert (again == PROBLEM, hash(again) == hash(PROBLEM)) == (True, True)
    assert pickle.loads(pickle.dumps(PROBLEM)) == PROBLEM
    with pytest.raises(FrozenInstanceError):
        PROBLEM.path = "$"


# Bounded values.


BOUNDED: dict[str, tuple[object, str]] = {
    "nothing": (None, "None"),
    "text": ("x", "'x'"),
    "a letter beyond ASCII": ("é", "'é'"),
    "a lone surrogate": ("\ud800", r"'\ud800'"),
    "a lone surrogate in a repr": (Speaking("\ud800é"), "\\ud800é"),
    "a long repr": (Speaking("x" * 500), "x" * 28 + "..." + "x" * 29),
    "a repr that just fits": (Speaking("x" * 60), "x" * 60),
    "long text": ("x" * 60, "'" + "x" * 27 + "..." + "x" * 28 + "'"),
    "a short list": ([1, 2, 3], "[1, 2, 3]"),
    "exactly 80 characters": (["x" * 36, "y" * 36], f"['{'x' * 36}', '{'y' * 36}']"),
    "a class": (int, "<class 'int'>"),
    "81 characters": (["x" * 36, "y" * 37], f"['{'x' * 36}', '{'y' * 35}..."),
}


@pytest.mark.parametrize("name", BOUNDED)
def test_bounded_examples(name: str) -> None:
    """A repr as it is while it is short, and cut when it is long."""
    value, text = BOUNDED[name]
    assert bounded(value) == text


@pytest.mark.parametrize(
    ("value", "start"),
    [(Silent(), "<Silent"), ([Silent()], "[<Silent"), (10**10_000, "<int")],
    ids=["no repr", "no repr inside", "too many digits"],
)
def test_bounded_names_the_class_of_what_has_no_repr(value: object, start: str) -> None:
    """The error that is being told is told all the same."""
    assert bounded(value).startswith(start)
    error = InvalidValueError(**INVALID | {"value": value})
    assert str(error).startswith(f"Group.members[2]: expected a group, got {start}")


@given(
    st.recursive(
        st.none() | st.integers() | st.text() | st.binary() | st.builds(Speaking, st.text()),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_bounded_is_short_and_can_be_encoded(value: object) -> None:
    """At most 80 characters that UTF-8 can write, whatever the value is."""
    text = bounded(value)
    assert len(text) <= 80
    text.encode()


def test_bounded_is_quick_and_short_for_what_is_huge() -> None:
    """Nested lists of long texts do not multiply."""
    nested: Any = "x" * 1_000
    for _ in range(6):
        nested = [nested] * 10
    assert len(bounded(nested)) == 80
    assert bounded(nested).endswith("...")
    circle: list[Any] = []
    circle.append(circle)
    assert len(bounded(circle)) <= 80
