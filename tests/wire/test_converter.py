"""cattrs converters that know our records."""

from __future__ import annotations

import datetime as dt
import json
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from cattrs import BaseValidationError, ClassValidationError, Converter
from cattrs.preconf import json as json_converters

from pilkada_model import (
    Certainty,
    DocumentError,
    Dossier,
    InvalidValueError,
    OperationName,
    PartialDate,
    Period,
    RegionCode,
    Source,
    Theme,
)
from pilkada_model.dossier import RECORDS
from pilkada_model.serial import configure, dumps, from_dict, loads, make_converter, to_dict

CLASSES = {record.__name__: record for record in RECORDS}
CORPUS = json.loads(Path(__file__).with_name("corpus.json").read_bytes())


class Colour(Enum):
    """A vocabulary of the caller."""

    RED = "red"


@frozen
class Report:
    """A class of the caller with fields of our types."""

    source: Source
    sources: tuple[Source, ...]
    themes: list[Theme]
    certainty: Certainty
    when: PartialDate
    until: PartialDate | None
    period: Period | None
    region: RegionCode
    colour: Colour
    day: dt.date
    size: float


REPORT = Report(
    source=Source(title="x"),
    sources=(Source(url="https://x/"),),
    themes=[Theme.NO_SARA],
    certainty=Certainty.HIGH,
    when=PartialDate(2024, 11),
    until=None,
    period=Period(start=dt.date(2024, 11, 27)),
    region=RegionCode("35.28"),
    colour=Colour.RED,
    day=dt.date(2024, 11, 27),
    size=1.5,
)


def callers_converter(*, detailed_validation: bool = True) -> Converter:
    """Return a converter of a caller who writes days in a way of their own."""
    converter = Converter(detailed_validation=detailed_validation)
    converter.register_structure_hook(
        dt.date, lambda text, _: dt.date(*map(int, reversed(text.split("/"))))
    )
    converter.register_unstructure_hook(dt.date, lambda day: day.strftime("%d/%m/%Y"))
    return converter


@pytest.mark.parametrize("detailed", [True, False])
def test_a_callers_class_may_have_fields_of_our_types(*, detailed: bool) -> None:
    """Records, words and partial dates are read and written inside the caller's own class."""
    converter = configure(callers_converter(detailed_validation=detailed))
    plain = converter.unstructure(REPORT)
    assert plain["source"] == to_dict(REPORT.source)
    assert plain["period"] == {"start": "2024-11-27", "end": None}
    assert (plain["themes"], plain["certainty"]) == (["no_sara"], "high")
    assert (plain["when"], plain["until"], plain["region"]) == ("2024-11", None, "35.28")
    assert converter.structure(json.loads(json.dumps(plain)), Report) == REPORT


def test_the_callers_own_hooks_stay() -> None:
    """A day of the caller's class is the caller's, a day of a record is the wire's."""
    converter = configure(callers_converter())
    assert converter.unstructure(REPORT)["day"] == "27/11/2024"
    assert converter.structure("27/11/2024", dt.date) == REPORT.day
    assert converter.structure({"start": "2024-11-27"}, Period).start == REPORT.day
    assert converter.structure(5, str) == "5"
    assert converter.structure("red", Colour) is Colour.RED


def test_configure_returns_the_converter_that_it_was_given() -> None:
    """So it can be used in one expression."""
    converter = Converter()
    assert configure(converter) is converter


@pytest.mark.parametrize(
    "make",
    [Converter, json_converters.make_converter, make_converter],
    ids=["plain", "for JSON", "ours"],
)
@pytest.mark.parametrize("row", CORPUS, ids=[row["record"] for row in CORPUS])
def test_any_configured_converter_reads_and_writes_as_the_wire_does(
    make: Any, row: dict[str, Any]
) -> None:
    """Whatever the converter does by itself, our records follow the grammar."""
    options = (
        {} if make is make_converter else {"omit_if_default": True, "forbid_extra_keys": False}
    )
    converter, record = make(**options), CLASSES[row["record"]]
    converter = converter if make is make_converter else configure(converter)
    made = from_dict(row["document"], record)
    assert converter.structure(row["document"], record) == made
    assert converter.unstructure(made) == to_dict(made)


@pytest.mark.parametrize("detailed", [True, False])
@pytest.mark.parametrize(
    "document",
    [{"titel": "x"}, {"title": 5}, {"sources": "x"}, {"sources": [{}]}, [], None, "x", 5],
)
def test_a_configured_converter_is_as_strict_as_the_wire(document: Any, *, detailed: bool) -> None:
    """Unknown keys, other types and broken rules are refused by its own functions too."""
    converter = configure(Converter(detailed_validation=detailed))
    with pytest.raises(Exception) as caught:
        converter.structure(document, Dossier)
    assert isinstance(caught.value, BaseValidationError | ValueError) or not detailed
    with pytest.raises(DocumentError):
        from_dict(document, Dossier)


def test_each_converter_is_new() -> None:
    """A hook that one caller adds is not seen by another, nor by `loads`."""
    mine = make_converter()
    mine.register_structure_hook(Source, lambda _data, _: Source(title="mine"))
    assert mine.structure({}, Source) == Source(title="mine")
    assert make_converter() is not mine
    with pytest.raises(DocumentError):
        loads(b"{}", Source)


def test_the_cause_of_a_document_error_is_the_tree_of_cattrs() -> None:
    """Whoever needs more than the problems finds the original errors."""
    with pytest.raises(DocumentError) as caught:
        loads('{"title":5,"sources":[{"url":"x"}]}')
    cause = caught.value.__cause__
    assert isinstance(cause, ClassValidationError)
    kinds = [type(error) for error in cause.exceptions]
    assert InvalidValueError in kinds
    assert len(kinds) == 2


def test_an_unknown_family_is_an_error_of_ours_without_detailed_validation() -> None:
    """The first error alone comes out as it was raised."""
    converter = make_converter(detailed_validation=False)
    with pytest.raises(InvalidValueError) as caught:
        converter.structure({"family": "no-such-family"}, OperationName)
    assert caught.value.code == "unknown_family"


def test_writing_with_an_indent_keeps_the_order_of_the_fields() -> None:
    """For people: the order of the class, a newline at the end, letters as they are."""
    text = dumps(Source(title="é"), indent=2).decode()
    assert text.startswith('{\n  "publisher": null,\n  "title": "é",\n')
    assert text.endswith("\n}\n")
    assert loads(text, Source) == Source(title="é")


def test_equal_moments_at_two_offsets_have_bytes_of_their_own() -> None:
    """The one case in which equal records differ in bytes."""
    in_utc, in_wib = (
        Source(title="x", published_at=dt.datetime.fromisoformat(text))
        for text in ("2024-11-27T02:00:00+00:00", "2024-11-27T09:00:00+07:00")
    )
    assert in_utc == in_wib
    assert hash(in_utc) == hash(in_wib)
    assert dumps(in_utc) != dumps(in_wib)
    assert b'"2024-11-27T02:00:00+00:00"' in dumps(in_utc)
    assert b'"2024-11-27T09:00:00+07:00"' in dumps(in_wib)
