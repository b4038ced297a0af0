"""Limits on size and depth, and documents that would exhaust a reader."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import DocumentError, Dossier, Problem
from pilkada_model.dossier import RECORDS
from pilkada_model.serial import MAX_BYTES, MAX_DEPTH, dumps, from_dict, loads

CLASSES = {record.__name__: record for record in RECORDS}
CORPUS = json.loads(Path(__file__).with_name("corpus.json").read_bytes())
CASES = pytest.mark.parametrize("row", CORPUS, ids=[row["record"] for row in CORPUS])


def depth(value: Any) -> int:
    """Return how deep a document is nested."""
    if not isinstance(value, dict | list):
        return 0
    children = value.values() if isinstance(value, dict) else value
    return 1 + max(map(depth, children), default=0)


def refusal(read: Callable[[], object]) -> tuple[str, str, str]:
    """Return path, code and message of the only problem."""
    with pytest.raises(DocumentError) as caught:
        read()
    (problem,) = caught.value.problems
    return problem.path, problem.code, problem.message


@CASES
@pytest.mark.parametrize("ascii_only", [True, False])
def test_max_bytes_is_exact_and_counts_bytes(row: dict[str, Any], *, ascii_only: bool) -> None:
    """A document of just the limit is read; one byte more is refused, and the limit named."""
    record, text = CLASSES[row["record"]], json.dumps(row["document"], ensure_ascii=ascii_only)
    size = len(text.encode())
    for document in (text, text.encode()):
        assert loads(document, record, max_bytes=size) == loads(document, record)
        path, code, message = refusal(lambda d=document: loads(d, record, max_bytes=size - 1))
        assert (path, code) == ("$", "too_large")
        assert f"max_bytes is {size - 1}" in message
        assert str(size) in message


def test_the_default_limit_is_64_mebibytes() -> None:
    """White space up to the limit is read, one byte more is not."""
    assert MAX_BYTES == 67_108_864
    assert loads(b"{}" + b" " * (MAX_BYTES - 2)) == Dossier()
    assert refusal(lambda: loads(b"{}" + b" " * (MAX_BYTES - 1)))[1] == "too_large"


@CASES
def test_max_depth_is_exact(row: dict[str, Any]) -> None:
    """A document of just the limit is read; one level more is refused, and the limit named."""
    document, record = row["document"], CLASSES[row["record"]]
    levels, text = depth(document), json.dumps(document)
    assert from_dict(document, record, max_depth=levels) == loads(text, record, max_depth=levels)
    for read in (
        lambda: loads(text, record, max_depth=levels - 1),
        lambda: from_dict(document, record, max_depth=levels - 1),
    ):
        path, code, message = refusal(read)
        assert (path, code) == ("$", "too_deep")
        assert f"max_depth of {levels - 1}" in message


@given(
    st.integers(1, 60),
    st.integers(0, 60),
    st.lists(st.sampled_from("[{"), min_size=60, max_size=60),
)
def test_depth_counts_under_unknown_keys_too(levels: int, limit: int, kinds: list[str]) -> None:
    """A lenient reader leaves out nothing that is nested too deep."""
    value: Any = "x"
    for kind in kinds[:levels]:
        value = [value] if kind == "[" else {"x": value}
    for read in (
        lambda: from_dict({"unknown": value}, Dossier, max_depth=limit, lenient=True),
        lambda: loads(json.dumps({"unknown": value}), max_depth=limit, lenient=True),
    ):
        if levels + 1 <= limit:
            made, problems = read()
            assert made == Dossier()
            assert [one.path for one in problems] == ["$.unknown"]
        else:
            assert refusal(read)[:2] == ("$", "too_deep")


def test_a_limit_of_zero_or_less_refuses_every_object() -> None:
    """No limit turns the check off."""
    for limit in (0, -1):
        assert refusal(lambda n=limit: loads(b"{}", max_depth=n))[1] == "too_deep"
        assert refusal(lambda n=limit: loads(b"{}", max_bytes=n))[1] == "too_large"
    assert loads(b"{}", max_depth=1) == Dossier()


def test_a_higher_limit_lets_more_through_to_be_explained() -> None:
    """Beyond the default depth a reader that allows it tells the real problem."""
    document = '{"title":' + "[" * 100 + "]" * 100 + "}"
    assert refusal(lambda: loads(document))[1] == "too_deep"
    assert refusal(lambda: loads(document, max_depth=101))[:2] == ("$.title", "wrong_type")
    assert refusal(lambda: loads(document, max_depth=100))[1] == "too_deep"


def test_a_lenient_reader_with_a_high_limit_leaves_out_what_is_very_deep() -> None:
    """What is left out is not copied, so its depth costs nothing."""
    document = '{"unknown":' + "[" * 400 + "]" * 400 + "}"
    made, problems = loads(document, max_depth=401, lenient=True)
    assert (made, len(problems)) == (Dossier(), 1)


def below(remaining: int, call: Callable[[], object]) -> object:
    """Call something from so deep a stack that only some frames remain."""

    def descend(levels: int) -> object:
        return call() if levels == 0 else descend(levels - 1)

    depth_now = 0
    frame = sys._getframe()
    while frame is not None:
        depth_now, frame = depth_now + 1, frame.f_back
    return descend(sys.getrecursionlimit() - depth_now - remaining)


def problems(text: str) -> tuple[Problem, ...]:
    """Return the problems of a document."""
    try:
        loads(text)
    except DocumentError as error:
        return error.problems
    return ()


DEEP = {
    "lists": "[" * 100_000 + "]" * 100_000,
    "lists without an end": "[" * 100_000,
    "objects": '{"title":' * 100_000 + "1" + "}" * 100_000,
    "lists under a field": '{"sources":' + "[" * 100_000 + "]" * 100_000 + "}",
    "just beyond the limit": "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
@pytest.mark.parametrize("lenient", [True, False])
def test_deep_nesting_is_refused_wherever_the_reader_is_called(text: str, *, lenient: bool) -> None:
    """No RecursionError, at the top of the stack or far down."""
    assert refusal(lambda: loads(text, lenient=lenient))[:2] == ("$", "too_deep")
    found = below(200, lambda: refusal(lambda: loads(text, lenient=lenient)))
    assert found[:2] == ("$", "too_deep")


def test_a_sound_document_is_read_far_down_the_stack() -> None:
    """The richest document of the corpus needs few frames, and a refusal of it few more."""
    text = json.dumps(CORPUS[0]["document"])
    assert below(200, lambda: loads(text)) == loads(text)
    wrong = text.replace('"2024-11-27"', '"27-11-2024"')
    assert below(300, lambda: problems(wrong)) == problems(wrong) != ()


def test_data_that_contains_itself_is_refused() -> None:
    """Python can make what no document can hold."""
    circle: list[Any] = []
    circle.append(circle)
    assert refusal(lambda: from_dict({"title": circle}, Dossier))[1] == "too_deep"
    ring: dict[str, Any] = {}
    ring["elections"] = [ring]
    assert refusal(lambda: from_dict(ring, Dossier))[1] == "too_deep"


def test_data_that_shares_itself_is_measured_in_no_time() -> None:
    """Thirty levels of pairs are a thousand million places, and thirty lists."""
    pair: list[Any] = ["x"]
    for _ in range(29):
        pair = [pair, pair]
    assert refusal(lambda: from_dict({"title": pair}, Dossier))[:2] == ("$.title", "wrong_type")
    assert refusal(lambda: from_dict({"title": pair}, Dossier, max_depth=30))[1] == "too_deep"


@pytest.mark.parametrize("digits", [19, 20, 39, 40, 41, 4_300, 4_301, 1_000_000])
@pytest.mark.parametrize("sign", ["", "-"])
def test_a_long_number_is_out_of_range_at_its_place(digits: int, sign: str) -> None:
    """However long it is: no limit of the interpreter shows."""
    text = '{"elections":[{"id":"pilkada-2024","stations":' + sign + "9" * digits + "}]}"
    path, code, message = refusal(lambda: loads(text))
    assert (path, code) == ("$.elections[0].stations", "out_of_range")
    assert len(message) < 200


def test_many_problems_are_all_told() -> None:
    """A wrong document of ten thousand records has ten thousand problems."""
    text = json.dumps({"sources": [{"titel": "x"}] * 10_000})
    with pytest.raises(DocumentError) as caught:
        loads(text)
    assert len(caught.value.problems) == 10_000
    made = from_dict({"sources": [{"title": "x", "y": 1}] * 10_000}, Dossier, lenient=True)
    assert (len(made[0].sources), len(made[1])) == (10_000, 10_000)
    assert len(loads(dumps(made[0])).sources) == 10_000
