"""Laws of the wire, for every record."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from threading import Barrier

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import digest, dumps, from_dict, loads, strategies, to_dict
from pilkada_model.dossier import RECORDS
from pilkada_model.serial import json as wire

every_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)


@every_record
@given(data=st.data())
def test_what_is_written_is_read_back(record, data):
    """`loads` gives back what `dumps` wrote, and the same bytes and digest again."""
    value = data.draw(strategies.records_of(record))
    written = dumps(value)
    back = loads(written, record)
    assert back == value
    assert type(back) is record
    assert dumps(back) == written
    assert digest(back) == digest(value) == hashlib.sha256(written).hexdigest()
    assert loads(written.decode(), record) == value


@every_record
@given(data=st.data())
def test_plain_values_are_read_back_untouched(record, data):
    """`from_dict` gives back what `to_dict` wrote and leaves its argument as it was."""
    value = data.draw(strategies.records_of(record))
    plain = to_dict(value)
    kept = deepcopy(plain)
    assert from_dict(plain, record) == value
    assert from_dict(plain, record, lenient=True) == (value, ())
    assert plain == kept
    assert to_dict(value) == kept


@every_record
@given(data=st.data())
def test_pretty_text_is_read_back(record, data):
    """`dumps` with an indent writes lines, ends with a newline, and loads back equal."""
    value = data.draw(strategies.records_of(record))
    pretty = dumps(value, indent=2)
    assert pretty.endswith(b"}\n")
    assert loads(pretty, record) == value
    assert list(json.loads(pretty)) == [attribute.name for attribute in fields(record)]


def test_both_passes_read_alike():
    """The quick pass and the one that explains make the same of a sound document."""

    @given(data=st.data())
    def check(data):
        record = data.draw(st.sampled_from(RECORDS))
        value = data.draw(strategies.records_of(record))
        plain = to_dict(value)
        assert wire._quick(record)(plain, record) == value
        assert wire._detailed(record)(plain, record) == value

    check()


def written_by_hand(value) -> str:
    """Write a JSON value canonically, key by key, as an oracle."""
    if isinstance(value, dict):
        items = (f"{written_by_hand(key)}:{written_by_hand(value[key])}" for key in sorted(value))
        return "{" + ",".join(items) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(written_by_hand, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def plain_objects(plain, annotation_of):
    """Yield every object of a document with the class that it was written from."""
    yield plain, annotation_of
    for attribute in fields(type(annotation_of)):
        child = getattr(annotation_of, attribute.name)
        written = plain[attribute.name]
        if type(child) in RECORDS:
            yield from plain_objects(written, child)
        elif isinstance(child, tuple):
            for part, item in zip(written, child, strict=True):
                if type(item) in RECORDS:
                    yield from plain_objects(part, item)


@every_record
@given(data=st.data())
def test_bytes_are_canonical(record, data):
    """Every field is written, keys sorted, no white space between tokens, in UTF-8."""
    value = data.draw(strategies.records_of(record))
    written = dumps(value)
    plain = json.loads(written)
    assert written == written_by_hand(plain).encode("utf-8")
    for one, origin in plain_objects(plain, value):
        assert set(one) == {attribute.name for attribute in fields(type(origin))}


@given(
    first=st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: not text.isspace())
)
def test_any_legal_text_survives(first):
    """Text is written and read as it is: no normalisation, no escapes lost."""
    from pilkada_model import TaskForce

    assert loads(dumps(TaskForce(name=first)), TaskForce).name == first


def test_fresh_caches_serve_threads_alike():
    """Threads that all come first read and write the same as one alone."""
    samples = [(record, strategies.records_of(record)) for record in RECORDS]
    values = []

    @given(data=st.data())
    def collect(data):
        record, strategy = data.draw(st.sampled_from(samples))
        values.append((record, data.draw(strategy)))

    collect()
    expected = [dumps(value) for _, value in values]
    workers = 8
    for _ in range(3):
        for cached in (wire._quick, wire._detailed, wire._writer):
            cached.cache_clear()
        start = Barrier(workers)

        def work(start=start):
            start.wait()
            written = [dumps(value) for _, value in values]
            read = [loads(raw, record) for (record, _), raw in zip(values, written, strict=True)]
            return written, read

        with ThreadPoolExecutor(workers) as pool:
            results = [pool.submit(work) for _ in range(workers)]
            for result in results:
                written, read = result.result()
                assert written == expected
                assert read == [value for _, value in values]
