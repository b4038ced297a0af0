"""Corrupted documents are refused with a reason, or read without any silent change."""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest
from attrs import NOTHING, fields, has
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import Declaration, DocumentError, Dossier
from pilkada_model.dossier import RECORDS
from pilkada_model.serial import dumps, from_dict, loads, make_converter, to_dict
from pilkada_model.strategies import records_of

CLASSES = {record.__name__: record for record in RECORDS}
CORPUS = json.loads(Path(__file__).with_name("corpus.json").read_bytes())
STEP = re.compile(r'\.([A-Za-z_]\w*)|\[([0-9]+)\]|\[("(?:[^"\\]|\\.)*")\]', re.ASCII)
MARK = "\ue000mark\ue001"

Place = tuple[str | int, ...]


def places_in(value: Any, place: Place = ()) -> Iterator[Place]:
    """Yield every place of a document, the root first."""
    yield place
    if isinstance(value, dict | list):
        for step, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places_in(child, (*place, step))


def at(document: Any, place: Place) -> Any:
    """Return the value at a place."""
    for step in place:
        document = document[step]
    return document


def is_there(document: Any, place: Place) -> bool:
    """Tell whether every step of a place leads into an object or a list."""
    for step in place:
        if not isinstance(document, dict if isinstance(step, str) else list):
            return False
        if step not in (document if isinstance(document, dict) else range(len(document))):
            return False
        document = document[step]
    return True


def path_to(place: Place) -> str:
    """Write a place of the corpus, whose keys are identifiers, as a path."""
    return "$" + "".join(f".{step}" if isinstance(step, str) else f"[{step}]" for step in place)


def place_of(path: str) -> Place:
    """Read a path back; it must be well-formed to its last character."""
    assert path.startswith("$")
    assert path.isascii()
    steps = list(STEP.finditer(path, 1))
    assert "$" + "".join(step[0] for step in steps) == path
    return tuple(step[1] or (int(step[2]) if step[2] else json.loads(step[3])) for step in steps)


# What a document becomes when its defaults are filled in, told without the library's own writer.


def completed(value: Any, annotation: Any) -> Any:
    """Fill in the defaults, and write moments as they are written."""
    if has(annotation):
        hints = get_type_hints(annotation)
        return {
            field.name: completed(value[field.name], hints[field.name])
            if field.name in value
            else default_of(field.default)
            for field in fields(annotation)
        }
    arguments = [part for part in get_args(annotation) if part not in (..., NoneType)]
    if isinstance(value, list):
        return [completed(item, arguments[0]) for item in value]
    if arguments and value is not None:
        return completed(value, arguments[0])
    if annotation is dt.datetime and value is not None:
        return moment(value)
    return value


def default_of(default: Any) -> Any:
    """Return a default as it is written."""
    assert default is not NOTHING
    if has(type(default)):
        return {
            field.name: default_of(getattr(default, field.name)) for field in fields(type(default))
        }
    if isinstance(default, Enum):
        return default.value
    return list(default) if isinstance(default, tuple) else default


def moment(text: str) -> str:
    """Write six digits of a fraction or none, and zero as +00:00."""
    clock, fraction, offset = re.fullmatch(r"([^.]{19})(?:\.([0-9]+))?(.+)", text).groups()
    digits = (fraction or "").ljust(6, "0")
    offset = "+00:00" if offset in ("Z", "-00:00") else offset
    return clock + ("" if digits == "000000" else f".{digits}") + offset


def exact(value: Any) -> str:
    """Write a value so that true differs from 1, and 1 from 1.0."""
    return json.dumps(value, sort_keys=True)


# Corruption.


LITERALS = (
    *["null", "true", "false", "0", "1", "-1", "-0", "0.0", "1.5", "1e400", "NaN", "-Infinity"],
    *["9223372036854775807", "9223372036854775808", "9" * 5000, '""', '" "', '"x"', '"\\ud800"'],
    *[
        '"\\ud83d\\uddf3"',
        '"2024-11-27"',
        '"20241127"',
        '"2024-W48-3"',
        '"２０２４-11-27"',
        '"2024"',
    ],
    *['"2024-11-27T24:00:00+07"', '"2024-11-27T07:00:00Z"', '"24:00:00"', '"07:00:00"', '"35.28"'],
    *[
        '"polri.akbp"',
        '"tni-ad.inf"',
        '"high"',
        "[]",
        "{}",
        "[null]",
        "[[]]",
        '{"x":1}',
        '["a","a"]',
    ],
    *["[" * 40 + "]" * 40, "01", "'x'", ""],
)


def corrupt(draw: st.DrawFn, document: Any, place: Place) -> Any:
    """Change one place of a document in one way; return the document."""
    if not place:
        return draw(st.sampled_from([[document], {"x": document}, None, 5, "x", document]))
    parent, step = at(document, place[:-1]), place[-1]
    way = draw(
        st.sampled_from(["drop", "null", "nest", "wrap", "literal", "swap", "add", "mutate"])
    )
    if way == "drop":
        del parent[step]
    elif way == "null":
        parent[step] = None
    elif way == "nest":
        parent[step] = [parent[step]]
    elif way == "wrap":
        parent[step] = {str(step): parent[step]}
    elif way == "literal":
        parent[step] = MARK + draw(st.sampled_from(LITERALS)) + MARK
    elif way == "swap":
        others = list(parent) if isinstance(parent, dict) else range(len(parent))
        other = draw(st.sampled_from(others))
        parent[step], parent[other] = parent[other], parent[step]
    elif way == "add" and isinstance(parent, dict):
        name = draw(
            st.sampled_from(["titel", "", "é", "a b", "\ud800", "0", "id", "note", "period"])
        )
        parent[name] = copy.deepcopy(parent[step])
    elif isinstance(parent[step], str):
        parent[step] = draw(st.text(max_size=3)).join(parent[step].split("-", 1))
    else:
        parent[step] = draw(st.none() | st.booleans() | st.integers() | st.text(max_size=5))
    return document


@st.composite
def documents(draw: st.DrawFn) -> tuple[Any, type]:
    """Draw a sound document: one of the corpus, or one of the records that the library makes."""
    if draw(st.booleans()):
        row = draw(st.sampled_from(CORPUS))
        return copy.deepcopy(row["document"]), CLASSES[row["record"]]
    record = draw(st.sampled_from([Dossier, Declaration, *RECORDS]))
    return to_dict(draw(records_of(record))), record


@st.composite
def corrupted(draw: st.DrawFn) -> tuple[bytes, type]:
    """Draw the bytes of a document after a few corruptions."""
    document, record = draw(documents())
    places = list(places_in(document))
    for place in draw(st.lists(st.sampled_from(places), max_size=4)):
        if is_there(document, place):  # an earlier corruption may have taken it away
            document = corrupt(draw, document, place)
    text = json.dumps(document, ensure_ascii=draw(st.booleans()))
    marks = {MARK, json.dumps(MARK)[1:-1]}
    for mark in marks:
        raw = re.compile(f'"{re.escape(mark)}(.*?){re.escape(mark)}"')
        text = raw.sub(lambda found: json.loads(f'"{found[1]}"', strict=False), text)
    if draw(st.booleans()):
        keys = re.compile(r'"([a-z_]+)": ')
        key = draw(st.sampled_from(sorted(set(keys.findall(text))) or ["id"]))
        value = draw(st.sampled_from(LITERALS))
        text = text.replace(f'"{key}": ', f'"{key}": {value}, "{key}": ', 1)
    return cut(draw, text.encode("utf-8", "surrogatepass")), record


def cut(draw: st.DrawFn, raw: bytes) -> bytes:
    """Sometimes cut the bytes short, flip one or put some in."""
    way = draw(st.sampled_from(["leave", "leave", "leave", "truncate", "flip", "insert"]))
    position = draw(st.integers(0, max(0, len(raw) - 1)))
    if way == "truncate":
        return raw[:position]
    if way == "flip" and raw:
        return (
            raw[:position]
            + bytes([raw[position] ^ draw(st.integers(1, 255))])
            + raw[position + 1 :]
        )
    if way == "insert":
        return raw[:position] + draw(st.binary(min_size=1, max_size=4)) + raw[position:]
    return raw


def refuse_constant(name: str) -> Any:
    """Refuse what is no JSON."""
    raise ValueError(name)


def parsed_or_none(raw: bytes) -> Any:
    """Parse with nothing but the standard library; None when it is no JSON."""
    try:
        return json.loads(
            raw.decode(), parse_constant=refuse_constant, parse_int=lambda n: int(n[:30])
        )
    except (ValueError, RecursionError):
        return None


OF_ONE_VALUE = {
    *["blank", "lone_surrogate", "malformed", "not_in_calendar", "out_of_range", "unknown_key"],
    *["unknown_word", "unsupported_version", "wrong_type"],
}


def assert_problems_point_into(document: Any, error: DocumentError) -> None:
    """Each path is well-formed and there, or its last step is missing from what is there."""
    assert error.problems
    str(error).encode()
    for problem in error.problems:
        place = place_of(problem.path)
        assert len(problem.value) <= 80
        if document is not None:
            # a rule over several fields may blame one that the document leaves out
            assert is_there(document, place[:-1])
            if problem.code in OF_ONE_VALUE:
                assert is_there(document, place)
            if problem.code == "missing":
                assert not is_there(document, place)


def verdict(converter: Any, document: Any, record: type) -> Any:
    """Return the record, or None for a refusal of any kind."""
    with suppress(Exception):
        return converter.structure(document, record)
    return None


QUICK = make_converter(detailed_validation=False)
DETAILED = make_converter(detailed_validation=True)


@given(corrupted())
def test_a_corrupted_document_is_refused_with_reasons_or_read_as_it_stands(
    case: tuple[bytes, type],
) -> None:
    """No other exception, no path that leads nowhere, no value that changes on the way."""
    raw, record = case
    document = parsed_or_none(raw)
    try:
        made: Any = loads(raw, record)
    except DocumentError as error:
        assert_problems_point_into(document, error)
        return
    assert exact(to_dict(made)) == exact(completed(document, record))
    again = loads(dumps(made), record)
    assert again == made
    assert dumps(again) == dumps(made)


@given(corrupted())
def test_the_two_passes_agree(case: tuple[bytes, type]) -> None:
    """What the quick pass accepts, the detailed pass accepts with an equal result, and no more."""
    raw, record = case
    document = parsed_or_none(raw)
    quick = verdict(QUICK, document, record)
    assert quick == verdict(DETAILED, document, record)
    if quick is not None:
        assert exact(to_dict(quick)) == exact(completed(document, record))


@pytest.mark.parametrize("row", CORPUS, ids=[row["record"] for row in CORPUS])
def test_the_corpus_is_read_as_it_stands(row: dict[str, Any]) -> None:
    """The documents that are corrupted here are sound before."""
    made = loads(json.dumps(row["document"]), CLASSES[row["record"]])
    assert exact(to_dict(made)) == exact(completed(row["document"], CLASSES[row["record"]]))


def test_the_corpus_gives_every_field_of_every_record() -> None:
    """Nothing is left untested because no document has it."""
    given_fields: set[tuple[type, str]] = set()

    def visit(value: Any, annotation: Any) -> None:
        arguments = [part for part in get_args(annotation) if part not in (..., NoneType)]
        if has(annotation):
            hints = get_type_hints(annotation)
            for name, child in value.items():
                given_fields.add((annotation, name))
                visit(child, hints[name])
        elif arguments and value is not None:
            for item in value if isinstance(value, list) else [value]:
                visit(item, arguments[0])

    for row in CORPUS:
        visit(row["document"], CLASSES[row["record"]])
    assert given_fields == {(record, f.name) for record in RECORDS for f in fields(record)}


# Planted mistakes.

WRONG: dict[type, list[Any]] = {
    str: [5, 1.5, True, [], {}],
    int: ["1", 1.0, False, [1], {}],
    bool: ["true", 1, 0.0, [], {}],
    list: ["x", 5, True, {}],
    dict: ["x", 5, False, []],
    NoneType: [1.5],
}


@st.composite
def apart(draw: st.DrawFn, document: Any) -> list[Place]:
    """Draw places of a document, none of them inside another."""
    places = list(places_in(document))[1:]
    chosen: list[Place] = []
    for place in draw(st.lists(st.sampled_from(places), min_size=1, max_size=12, unique=True)):
        inside = any(place[: len(one)] == one or one[: len(place)] == place for one in chosen)
        if not inside:
            chosen.append(place)
    return chosen


@given(st.data())
def test_each_of_several_mistakes_is_told_at_its_place_and_nothing_else(
    data: st.DataObject,
) -> None:
    """As many problems as there are wrong values, with exactly their paths."""
    document, record = data.draw(documents())
    places = data.draw(apart(document))
    for place in places:
        parent = at(document, place[:-1])
        parent[place[-1]] = data.draw(st.sampled_from(WRONG[type(parent[place[-1]])]))
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps(document), record)
    assert sorted(one.path for one in caught.value.problems) == sorted(map(path_to, places))
    assert {one.code for one in caught.value.problems} <= {"wrong_type", "unknown_word"}


@given(st.data())
def test_problems_come_in_the_order_of_the_fields(data: st.DataObject) -> None:
    """The order does not depend on the order of the keys in the document."""
    document = copy.deepcopy(CORPUS[0]["document"])
    for place in data.draw(apart(CORPUS[0]["document"])):
        at(document, place[:-1])[place[-1]] = 1.5
    reversed_keys = json.loads(
        json.dumps(document), object_pairs_hook=lambda pairs: dict(reversed(pairs))
    )
    told = []
    for version in (document, reversed_keys):
        with pytest.raises(DocumentError) as caught:
            from_dict(version, Dossier)
        told.append(caught.value.problems)
    assert told[0] == told[1]


# Lenient reading.

RICH = CORPUS[0]["document"]
OBJECTS = [place for place in places_in(RICH) if isinstance(at(RICH, place), dict)]
UNKNOWN_KEYS = st.sampled_from(["titel", "é", "a.b", "", "x[0]", "\U0001f5f3", "$", "__class__"])


@st.composite
def with_unknown_keys(draw: st.DrawFn) -> tuple[Any, set[Place]]:
    """Draw the rich dossier with unknown keys in some of its objects, and their places."""
    document = copy.deepcopy(CORPUS[0]["document"])
    where = draw(
        st.lists(st.tuples(st.sampled_from(OBJECTS), UNKNOWN_KEYS), min_size=1, max_size=8)
    )
    for place, name in where:
        value = draw(st.sampled_from([None, 1.5, "x", [{"x": 1}], {"titel": {"": []}}]))
        at(document, place)[name] = value
    return document, {(*place, name) for place, name in where}


@given(with_unknown_keys())
def test_unknown_keys_are_refused_all_of_them(case: tuple[Any, set[Place]]) -> None:
    """A strict reader tells the place of each."""
    document, unknown = case
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps(document))
    assert {place_of(one.path) for one in caught.value.problems} == unknown
    assert {one.code for one in caught.value.problems} == {"unknown_key"}
    assert len(caught.value.problems) == len(unknown)


@given(with_unknown_keys())
def test_a_lenient_reader_leaves_unknown_keys_out_and_reports_them(
    case: tuple[Any, set[Place]],
) -> None:
    """The record is that of the document without them, and the data given stays as it is."""
    document, unknown = case
    before = copy.deepcopy(document)
    made, problems = from_dict(document, Dossier, lenient=True)
    assert made == from_dict(CORPUS[0]["document"], Dossier)
    assert {place_of(one.path) for one in problems} == unknown
    assert len(problems) == len(unknown)
    assert exact(document) == exact(before)
    assert loads(json.dumps(document), lenient=True) == (made, problems)


@given(with_unknown_keys(), st.data())
def test_a_lenient_reader_still_refuses_everything_else(
    case: tuple[Any, set[Place]], data: st.DataObject
) -> None:
    """The problems that it raises are those of the document without its unknown keys."""
    document, _ = case
    places = data.draw(apart(CORPUS[0]["document"]))
    for place in places:
        at(document, place[:-1])[place[-1]] = 1.5
    with pytest.raises(DocumentError) as caught:
        from_dict(document, Dossier, lenient=True)
    assert sorted(one.path for one in caught.value.problems) == sorted(map(path_to, places))


def test_a_lenient_reader_finds_nothing_in_a_sound_document() -> None:
    """The record comes with an empty report."""
    document = CORPUS[0]["document"]
    assert from_dict(document, Dossier, lenient=True) == (from_dict(document, Dossier), ())


def test_a_rule_over_several_fields_is_told_after_unknown_keys_are_left_out() -> None:
    """What unknown keys hid from a strict reader is refused by a lenient one."""
    with pytest.raises(DocumentError) as caught:
        loads('{"sources":[{"titel":"x"}],"notes":1}', lenient=True)
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == ("$.sources[0]", "nothing_given")


def test_one_dictionary_at_two_places_is_left_clean_at_both() -> None:
    """Data from Python may share what a document cannot."""
    shared = {"kind": "polres", "titel": "x"}
    made, problems = from_dict({"institutions": [shared, shared]}, Dossier, lenient=True)
    assert len(made.institutions) == 2
    assert [one.path for one in problems] == ["$.institutions[0].titel", "$.institutions[1].titel"]
    assert shared == {"kind": "polres", "titel": "x"}
