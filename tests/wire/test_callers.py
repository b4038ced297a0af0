"""Mistakes of callers in Python, and callers whose surroundings are not UTF-8."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from types import MappingProxyType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

import attrs
import pytest
from attrs import fields, has

from pilkada_model import (
    ContestKey,
    DeclarationKey,
    Dossier,
    Force,
    InstitutionKey,
    InvalidValueError,
    OperationKey,
    PartialDate,
    Period,
    Rank,
    Source,
    StageKey,
)
from pilkada_model.dossier import RECORDS
from pilkada_model.keys import slug
from pilkada_model.ranks import compare_across_forces, equivalent, ranks_of
from pilkada_model.serial import digest, dumps, from_dict, loads, make_converter, to_dict
from pilkada_model.writing import write_partial_date, write_period

CLASSES = {record.__name__: record for record in RECORDS}
CORPUS = json.loads(Path(__file__).with_name("corpus.json").read_bytes())


class Text(str):
    """Text of a class of its own."""

    __slots__ = ()


class Number(int):
    """A number of a class of its own."""


class Silent:
    """An object whose repr fails."""

    def __repr__(self) -> str:
        raise RuntimeError("no words")


class Other(Enum):
    """A vocabulary of somebody else."""

    WIB = "WIB"


WIB = dt.timezone(dt.timedelta(hours=7))
STRANGERS: dict[str, Any] = {
    "None": None,
    "text": "x",
    "text of a class of its own": Text("x"),
    "a number": 1,
    "a number as text": "1",
    "a number of a class of its own": Number(1),
    "True": True,
    "a fraction": 1.0,
    "bytes": b"x",
    "a list": ["x"],
    "an empty list": [],
    "a dictionary": {},
    "a set": frozenset(),
    "a day": dt.date(2024, 11, 27),
    "a moment without a zone": dt.datetime(2024, 11, 27),
    "a moment": dt.datetime(2024, 11, 27, tzinfo=WIB),
    "a moment with seconds in its offset": dt.datetime(
        2024, 11, 27, tzinfo=dt.timezone(dt.timedelta(seconds=1))
    ),
    "a time with a zone": dt.time(7, tzinfo=WIB),
    "a time with a fraction": dt.time(7, 0, 0, 1),
    "a partial date": PartialDate(2024),
    "a word as text": "high",
    "a word of another vocabulary": Other.WIB,
    "a class": Source,
    "what has no repr": Silent(),
    "a tuple of what has no repr": (Silent(),),
    "a tuple with a list": (["x"],),
    "a tuple with None": (None,),
    "a tuple in a tuple": ((),),
}
ALWAYS_WRONG = {"a moment without a zone", "a moment with seconds in its offset"} | {
    *["a time with a zone", "a time with a fraction", "a tuple of what has no repr"],
    *["a tuple with a list", "a tuple with None", "a tuple in a tuple"],
}


def classes_of(annotation: Any) -> set[type]:
    """Return the classes that a field may hold."""
    if isinstance(annotation, NewType):
        return classes_of(annotation.__supertype__)
    if get_origin(annotation) in (Union, UnionType):
        return set().union(*map(classes_of, get_args(annotation)))
    return {get_origin(annotation) or annotation}


def samples() -> dict[type, Any]:
    """Return one record of each class, taken from the corpus."""
    found: dict[type, Any] = {}

    def visit(value: Any) -> None:
        if has(type(value)):
            found.setdefault(type(value), value)
            for field in fields(type(value)):
                visit(getattr(value, field.name))
        elif isinstance(value, tuple):
            for item in value:
                visit(item)

    for row in CORPUS:
        visit(loads(json.dumps(row["document"]), CLASSES[row["record"]]))
    return found


SAMPLES = samples()
FIELDS = [(record, field.name) for record in RECORDS for field in fields(record)]


def test_there_is_a_sample_of_every_record() -> None:
    """No record escapes the test below."""
    assert set(SAMPLES) == set(RECORDS)


@pytest.mark.parametrize(("record", "name"), FIELDS, ids=[f"{r.__name__}.{n}" for r, n in FIELDS])
def test_a_wrong_value_is_refused_and_its_field_named(record: type, name: str) -> None:
    """Whatever stands in a field by mistake, the error is ours and says where."""
    allowed = classes_of(get_type_hints(record)[name])
    tried = 0
    for title, value in STRANGERS.items():
        if type(value) in allowed and title not in ALWAYS_WRONG:
            continue
        with pytest.raises(InvalidValueError) as caught:
            attrs.evolve(SAMPLES[record], **{name: value})
        assert (caught.value.record, caught.value.field) == (record.__name__, name), title
        assert caught.value.code
        assert str(caught.value).startswith(f"{record.__name__}.{name}")
        tried += 1
    assert tried >= len(STRANGERS) - 8


@pytest.mark.parametrize(("record", "name"), FIELDS, ids=[f"{r.__name__}.{n}" for r, n in FIELDS])
def test_the_item_at_fault_is_named(record: type, name: str) -> None:
    """Of a tuple with one wrong item the error gives the index of that item."""
    value = getattr(SAMPLES[record], name)
    if not isinstance(value, tuple):
        assert classes_of(get_type_hints(record)[name]) != {tuple}
        return
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(SAMPLES[record], **{name: (*value, Silent(), Silent())})
    assert (caught.value.field, caught.value.index) == (name, len(value))
    assert caught.value.path == f".{name}[{len(value)}]"


DATE, PERIOD = PartialDate(2024), Period()
KEYS = (ContestKey, DeclarationKey, InstitutionKey, OperationKey, StageKey)
INSTITUTION = InstitutionKey(name="polres-pamekasan")
CALLS: list[tuple[str, str, type, Callable[[Any], object]]] = [
    ("Period.contains", "day", dt.date, PERIOD.contains),
    ("Period.overlaps", "other", Period, PERIOD.overlaps),
    ("Period.precedes", "other", Period, PERIOD.precedes),
    ("Period.touches", "other", Period, PERIOD.touches),
    ("Period.intersection", "other", Period, PERIOD.intersection),
    ("Period.hull", "other", Period, PERIOD.hull),
    ("Period.shift", "days", int, lambda x: PERIOD.shift(days=x)),
    ("Period.shift", "months", int, lambda x: PERIOD.shift(months=x)),
    ("Period.shift", "years", int, lambda x: PERIOD.shift(years=x)),
    ("PartialDate.of", "day", dt.date, PartialDate.of),
    ("PartialDate.contains", "day", dt.date, DATE.contains),
    ("PartialDate.may_equal", "other", PartialDate, DATE.may_equal),
    ("PartialDate.precedes", "other", PartialDate, DATE.precedes),
    ("write_partial_date", "date", PartialDate, write_partial_date),
    ("write_period", "period", Period, write_period),
    ("Rank.find", "text", str, Rank.find),
    ("ranks_of", "force", Force, ranks_of),
    ("compare_across_forces", "first", Rank, lambda x: compare_across_forces(x, Rank.AKBP)),
    ("compare_across_forces", "second", Rank, lambda x: compare_across_forces(Rank.AKBP, x)),
    ("equivalent", "rank", Rank, lambda x: equivalent(x, Force.TNI_AD)),
    ("equivalent", "force", Force, lambda x: equivalent(Rank.AKBP, x)),
    ("slug", "text", str, slug),
    *((f"{key.__name__}.parse", "text", str, key.parse) for key in KEYS),
    ("InstitutionKey", "name", str, lambda x: InstitutionKey(name=x)),
    ("OperationKey", "family", str, lambda x: OperationKey(family=x, years=(2024,))),
    ("OperationKey", "years", tuple, lambda x: OperationKey(family="lilin", years=x)),
    ("ContestKey", "election", str, lambda x: ContestKey(election=x, region_code="35")),
    (
        "ContestKey",
        "region_code",
        str,
        lambda x: ContestKey(election="pilkada-2024", region_code=x),
    ),
    ("StageKey", "election", str, lambda x: StageKey(election=x, stage="campaign")),
    ("StageKey", "stage", str, lambda x: StageKey(election="pilkada-2024", stage=x)),
    (
        "DeclarationKey",
        "region_codes",
        tuple,
        lambda x: DeclarationKey(region_codes=x, day="2024-08-16", organiser=INSTITUTION),
    ),
    (
        "DeclarationKey",
        "day",
        str,
        lambda x: DeclarationKey(region_codes=(), day=x, organiser=INSTITUTION),
    ),
    (
        "DeclarationKey",
        "organiser",
        InstitutionKey,
        lambda x: DeclarationKey(region_codes=(), day="2024-08-16", organiser=x),
    ),
]


@pytest.mark.parametrize(
    ("record", "field", "allowed", "call"), CALLS, ids=[f"{one[0]}.{one[1]}" for one in CALLS]
)
def test_a_wrong_argument_is_refused_and_named(
    record: str, field: str, allowed: type, call: Callable[[Any], object]
) -> None:
    """Whatever a function is given by mistake, the error is ours and names the argument."""
    for title, value in STRANGERS.items():
        if type(value) is allowed:
            continue
        with pytest.raises(InvalidValueError) as caught:
            call(value)
        error = caught.value
        assert (error.record, error.field, error.code) == (record, field, "wrong_type"), title
        assert error.value is value


@pytest.mark.parametrize("one", [DATE, Rank.AKBP], ids=repr)
def test_operators_leave_strangers_to_python(one: Any) -> None:
    """A comparison with a stranger is Python's own business: NotImplemented, never an error."""
    for value in STRANGERS.values():
        if type(value) is not type(one):
            for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
                assert getattr(one, compare)(value) is NotImplemented


@pytest.mark.parametrize(
    "value", [None, "x", 5, {}, [], Dossier, object(), Silent(), PartialDate(1)]
)
def test_only_records_are_written(value: object) -> None:
    """What is no record meets an error of ours in every function."""
    for write in (to_dict, dumps, digest):
        with pytest.raises(InvalidValueError) as caught:
            write(value)
        assert caught.value.code == "not_a_record"


@pytest.mark.parametrize(
    "record", [None, int, dict, "Dossier", Dossier(), [], {}, PartialDate, list[int]]
)
def test_only_record_classes_are_read(record: Any) -> None:
    """What is no record class meets an error of ours in every function."""
    for read in (lambda: loads(b"{}", record), lambda: from_dict({}, record)):
        with pytest.raises(InvalidValueError) as caught:
            read()
        assert caught.value.code == "not_a_record"


@pytest.mark.parametrize("data", [5, None, {}, [], Silent(), Path("x"), 1.5])
def test_only_bytes_and_text_are_loaded(data: Any) -> None:
    """A dictionary or a path is no document."""
    with pytest.raises(InvalidValueError) as caught:
        loads(data)
    assert (caught.value.record, caught.value.path) == ("loads", ".data")


@pytest.mark.parametrize("limit", [None, "5", 5.0, True])
def test_limits_and_indents_are_whole_numbers(limit: Any) -> None:
    """A limit that is no number limits nothing, so it is refused."""
    calls = {
        "loads.max_bytes": lambda: loads(b"{}", max_bytes=limit),
        "loads.max_depth": lambda: loads(b"{}", max_depth=limit),
        "from_dict.max_depth": lambda: from_dict({}, Dossier, max_depth=limit),
    }
    if limit is not None:
        calls["dumps.indent"] = lambda: dumps(Dossier(), indent=limit)
    for name, call in calls.items():
        with pytest.raises(InvalidValueError) as caught:
            call()
        assert f"{caught.value.record}{caught.value.path}" == name


@pytest.mark.parametrize("detailed", [True, False])
def test_any_mapping_is_an_object(*, detailed: bool) -> None:
    """Data that nobody can change is read as a dictionary is, by both passes."""
    data = MappingProxyType({"sources": [MappingProxyType({"title": "x"})]})
    converter = make_converter(detailed_validation=detailed)
    expected = Dossier(sources=(Source(title="x"),))
    assert converter.structure(data, Dossier) == from_dict(data, Dossier) == expected


def test_what_is_read_shares_nothing_with_the_data() -> None:
    """A change of the data afterwards changes no record."""
    data: dict[str, Any] = {"sources": [{"title": "x"}]}
    made = from_dict(data, Dossier)
    data["sources"][0]["title"] = "y"
    data["sources"].append({})
    assert made == Dossier(sources=(Source(title="x"),))


PROGRAM = """
import pathlib, sys
from pilkada_model import DocumentError, digest, loads
print(digest(loads(pathlib.Path("dossier.json").read_bytes())))
try:
    loads(pathlib.Path("wrong.json").read_bytes())
except DocumentError as error:
    sys.stderr.write(str(error))
    print(len(error.problems), [one.path for one in error.problems])
"""


@pytest.mark.parametrize(
    "surroundings",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "1"},
        {"LC_ALL": "POSIX", "PYTHONINTMAXSTRDIGITS": "0", "PYTHONHASHSEED": "1"},
    ],
    ids=" ".join,
)
def test_the_surroundings_of_the_caller_change_nothing(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    """Locale, encodings and a folder of any name: the same digest, the same problems."""
    folder = tmp_path / "Käbupaten — 选举"
    folder.mkdir()
    document = json.dumps(CORPUS[0]["document"], ensure_ascii=False)
    (folder / "dossier.json").write_bytes(document.encode())
    (folder / "wrong.json").write_bytes(
        '{"título":"\\ud800","title":"\\ud800","note":"é"}'.encode()
    )
    keep = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=folder,
        env=keep | {"PYTHONPATH": os.pathsep.join(sys.path)} | surroundings,
        capture_output=True,
        check=True,
    )
    assert run.stderr.decode().startswith("document: 2 problems")
    answers = run.stdout.decode("ascii").splitlines()
    assert answers == [digest(loads(document)), r"""2 ['$.title', '$["t\\u00edtulo"]']"""]
