"""Every rule at every boundary, with code and wording."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import fields, frozen
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import ParseError, rules
from pilkada_model.dossier import RECORDS
from pilkada_model.errors import InvalidValueError
from pilkada_model.keys import ContestKey, InstitutionKey
from pilkada_model.regions import RegencyKind, VillageKind
from pilkada_model.rules import regions

Answer = tuple[str, str | None, int | None, object, str, str] | None


class Thing:
    """A record in which a rule finds a field."""


class Text(str):
    """Text of a class of its own."""

    __slots__ = ()


class Number(int):
    """A number of a class of its own."""


def answer(call: Callable[[], None]) -> Answer:
    """Return None, or everything that the error tells."""
    try:
        call()
    except InvalidValueError as error:
        return error.record, error.field, error.index, error.value, error.code, error.expected
    return None


def asked(rule: Any, value: object, instance: object = None) -> Answer:
    """Ask a rule about a value of a field called `place`."""
    thing = Thing() if instance is None else instance
    return answer(lambda: rule(thing, SimpleNamespace(name="place"), value))


def assert_rule(rule: Any, accepted: list[Any], refused: dict[tuple[str, str], list[Any]]) -> None:
    """Check what a rule accepts, and with which code and wording it refuses the rest."""
    for value in accepted:
        assert asked(rule, value) is None, value
    for (code, expected), values in refused.items():
        for value in values:
            assert asked(rule, value) == ("Thing", "place", None, value, code, expected), value


NO_TEXT = [None, 5, b"x", ["x"], ("x",), True, Text("x"), Text("35.28")]
WIB = dt.timezone(dt.timedelta(hours=7))


def test_free_text() -> None:
    """Any text that UTF-8 can write, the empty one too."""
    assert_rule(
        rules.free_text,
        ["", " ", "x", "é", "\0", "\U0001f5f3", "\ufeff", "\ud7ff\ue000"],
        {
            ("wrong_type", "text"): NO_TEXT,
            ("lone_surrogate", "text without lone surrogates"): ["\ud800", "a\udfff", "é\udc80"],
        },
    )


def test_text() -> None:
    """Text with something to see in it."""
    assert_rule(
        rules.text,
        ["x", " x ", "é", "\0", "\u200b", "\u2800", "\ufeff"],
        {
            ("wrong_type", "text"): NO_TEXT,
            ("lone_surrogate", "text without lone surrogates"): ["\ud800", " \udfff"],
            ("blank", "text that is not blank"): ["", " ", "\t\n", "\u00a0", "\u3000 ", "\x1c\x85"],
        },
    )


def test_count() -> None:
    """0 to the largest number of 64 bits."""
    assert_rule(
        rules.count,
        [0, 1, 2**63 - 1],
        {
            ("wrong_type", "a whole number"): [None, "1", 1.0, True, False, Number(1), b"1", (1,)],
            ("out_of_range", "a whole number from 0 to 9223372036854775807"): [-1, 2**63, -(2**63)],
        },
    )


def test_positive() -> None:
    """1 to the largest number of 64 bits."""
    assert_rule(
        rules.positive,
        [1, 2, 2**63 - 1],
        {
            ("wrong_type", "a whole number"): [None, "1", 1.0, True, Number(1)],
            ("out_of_range", "a whole number from 1 to 9223372036854775807"): [0, -1, 2**63],
        },
    )


def test_year() -> None:
    """Four digits."""
    assert_rule(
        rules.year,
        [1000, 2024, 9999],
        {
            ("wrong_type", "a whole number"): [None, "2024", 2024.0, Number(2024)],
            ("out_of_range", "a whole number from 1000 to 9999"): [999, 10000, 0, -2024],
        },
    )


def test_calendar_date() -> None:
    """A day, and no moment."""
    assert_rule(
        rules.calendar_date,
        [dt.date.min, dt.date(2024, 2, 29), dt.date.max],
        {("wrong_type", "a calendar date"): [None, "2024-11-27", dt.datetime(2024, 11, 27), 5]},
    )


def offset(**parts: int) -> dt.datetime:
    """Return a moment with an offset."""
    return dt.datetime(2024, 11, 27, tzinfo=dt.timezone(dt.timedelta(**parts)))


class Twice(dt.tzinfo):
    """A zone that lives through every hour twice."""

    def utcoffset(self, moment: dt.datetime | None) -> dt.timedelta:
        """Return one hour, and the second time none."""
        return dt.timedelta(hours=0 if moment is not None and moment.fold else 1)

    def dst(self, _: dt.datetime | None) -> dt.timedelta:
        """Return no summer time."""
        return dt.timedelta()


def test_aware_datetime() -> None:
    """A moment with an offset in whole minutes."""
    minute = dt.timedelta(minutes=1)
    assert_rule(
        rules.aware_datetime,
        [
            offset(hours=7),
            offset(minutes=1),
            offset(minutes=-1),
            offset(),
            offset(days=1, minutes=-1),
        ],
        {
            ("wrong_type", "a moment (datetime)"): [None, dt.date(2024, 11, 27), "2024", 5, minute],
            ("naive_datetime", "a moment with a zone"): [
                dt.datetime(2024, 11, 27),
                dt.datetime(9999, 12, 31),
            ],
            ("ambiguous_moment", "a moment that its zone has once"): [
                dt.datetime(2024, 10, 27, 2, 30, tzinfo=Twice()),
                dt.datetime(2024, 10, 27, 2, 30, tzinfo=Twice(), fold=1),
            ],
            ("offset_not_in_minutes", "an offset in whole minutes"): [
                offset(seconds=1),
                offset(minutes=1, seconds=59),
                offset(microseconds=1),
                offset(seconds=-1),
            ],
        },
    )


def test_clock_time() -> None:
    """A time on a clock that shows seconds and no zone."""
    assert_rule(
        rules.clock_time,
        [dt.time(0), dt.time(23, 59, 59)],
        {
            ("wrong_type", "a time of day"): [None, "07:00:00", 7, dt.datetime(2024, 11, 27)],
            ("aware_time", "a time without a zone"): [
                dt.time(7, tzinfo=WIB),
                dt.time(7, 0, 0, 1, WIB),
            ],
            ("fraction_of_second", "whole seconds"): [dt.time(7, 0, 0, 1), dt.time.max],
        },
    )


PROVINCES = ["11", "35", "99", "10", "90"]
REGENCIES = ["35.01", "35.28", "35.69", "35.71", "35.99"]
NO_REGION = ["", "3", "05", "351", "35.", ".35", "3528", "35.2", "35.280", "35.28.1", "35.28.01."]
NO_REGION += ["35.28.2001", "35.28.01.201", "35.28.01.20011", "35.28.01.2001.1", "35-28", "35,28"]
NO_REGION += ["35.00", "35.70", "35.28.00", "35.00.01", "35.70.01", "35.28.00.2001"]
NO_REGION += ["35.28.01.0001", "35.28.01.4001"]
NO_REGION += ["35.28\n", " 35", "３５", "35.２８", "ab", "35.ab"]


def test_region_code() -> None:
    """The dotted form of one to four parts, with numbers that a region can have."""
    assert_rule(
        rules.region_code,
        [*PROVINCES, *REGENCIES, "35.28.01", "35.28.70", "35.28.01.1000", "35.28.01.3999"],
        {
            ("wrong_type", "text"): NO_TEXT,
            ("malformed", 'a region code such as "35.28"'): NO_REGION,
        },
    )


def test_regency_code() -> None:
    """Two parts: 01 to 69 a regency, 71 to 99 a city."""
    assert_rule(
        rules.regency_code,
        REGENCIES,
        {
            ("wrong_type", "text"): NO_TEXT,
            ("malformed", 'a region code such as "35.28"'): NO_REGION,
            ("malformed", "the code of a regency (01-69) or city (71-99)"): [
                *["35", "35.28.01", "35.28.01.2001"],
            ],
        },
    )


def test_province_code() -> None:
    """One part."""
    assert_rule(
        regions.province_code,
        PROVINCES,
        {
            ("wrong_type", "text"): NO_TEXT,
            ("malformed", 'a region code such as "35.28"'): NO_REGION,
            ("malformed", 'the code of a province such as "35"'): ["35.28", "35.28.01"],
        },
    )


def test_district_code() -> None:
    """Three parts, in a regency or city that can be."""
    assert_rule(
        regions.district_code,
        ["35.28.01", "35.01.99", "35.69.10", "35.71.01", "35.99.70"],
        {
            ("wrong_type", "text"): NO_TEXT,
            ("malformed", 'a region code such as "35.28"'): NO_REGION,
            ("malformed", 'the code of a district such as "35.28.01"'): [
                *["35", "35.28", "35.28.01.2001"],
            ],
        },
    )


def test_village_code() -> None:
    """Four parts, in a district that can be."""
    assert_rule(
        regions.village_code,
        ["35.28.01.2001", "35.01.99.3000", "35.71.01.1001"],
        {
            ("wrong_type", "text"): NO_TEXT,
            ("malformed", 'a region code such as "35.28"'): NO_REGION,
            ("malformed", 'the code of a village such as "35.28.01.2001"'): [
                *["35", "35.28", "35.28.01"],
            ],
        },
    )


def test_iso_code() -> None:
    """Two capitals after ID."""
    assert_rule(
        regions.iso_code,
        ["ID-JI", "ID-AA", "ID-ZZ"],
        {
            ("wrong_type", "text"): NO_TEXT,
            ("malformed", 'an ISO 3166-2 code such as "ID-JI"'): [
                *[
                    "",
                    "ID-",
                    "ID-J",
                    "ID-JIM",
                    "id-ji",
                    "ID-ji",
                    "ID_JI",
                    "US-NY",
                    "ID-J1",
                    "ID-JI\n",
                ],
            ],
        },
    )


def test_key() -> None:
    """A lower-case word of an open vocabulary."""
    assert_rule(
        rules.key,
        ["a", "z9", "kpu-kabko", "a_b", "a1-b2_3", "a-0"],
        {
            ("wrong_type", "text"): NO_TEXT,
            ("malformed", 'a key such as "kpu-kabko"'): [
                *[
                    "",
                    "-",
                    "A",
                    "aB",
                    "1a",
                    "-a",
                    "a-",
                    "_a",
                    "a_",
                    "a--b",
                    "a-_b",
                    "a b",
                    "a.b",
                    "é",
                ],
                *["a\n", "a/b"],
            ],
        },
    )


def test_election_id() -> None:
    """Words and a year."""
    assert_rule(
        rules.election_id,
        ["pilkada-2024", "a-1000", "z-9999", "pemilu-legislatif-2019"],
        {
            ("wrong_type", "text"): NO_TEXT,
            ("malformed", 'an election such as "pilkada-2024"'): [
                *["", "2024", "-2024", "pilkada", "pilkada2024", "pilkada-024", "pilkada-0999"],
                *["pilkada-20240", "Pilkada-2024", "pilkada_2024", "pilkada--2024", "a1-2024"],
                *["pilkada-2024\n", "pilkada-２０２４"],
            ],
        },
    )


def test_identifier() -> None:
    """Up to 200 signs between letters or digits."""
    assert_rule(
        rules.identifier,
        ["a", "Z", "0", "ab", "a-b", "a._/+-b", "a" * 200, "a" + "-" * 198 + "b"],
        {
            ("wrong_type", "text"): NO_TEXT,
            ("malformed", 'an id such as "pamekasan-2024-08-16"'): [
                *["", "-", ".a", "a.", "/a", "a+", "_a", "a b", "a:b", "é", "a\n", "a" * 201],
                "a" + "-" * 199 + "b",
            ],
        },
    )


def test_institution_code() -> None:
    """A name, and a region where the name is a kind."""
    assert_rule(
        rules.institution_code,
        ["a", "0", "kodim-0826", "kpu.35", "kpu-kabko.35.28", "a.35.28.01", "a.35.28.01.2001"],
        {
            ("wrong_type", "text"): NO_TEXT,
            ("malformed", 'an institution such as "polres-pamekasan"'): [
                *["", "-a", "a-", "a--b", "A", "a_b", "a.", "a.3", "a.05", "a.35.", "a.35.2001"],
                *["a.35.28.2001", "a.35.28.01.201", "a.b", ".35", "é", "a\n"],
            ],
        },
    )


def test_web_address() -> None:
    """A scheme of the web, a host, and no white space."""
    assert_rule(
        rules.web_address,
        ["http://x", "https://x", "http://x/", "https://x/é?q=1#a", "http://x?", "http://[::1]:8/"],
        {
            ("wrong_type", "text"): NO_TEXT,
            ("blank", "text that is not blank"): ["", " "],
            ("lone_surrogate", "text without lone surrogates"): ["http://x/\ud800"],
            ("malformed", "an http or https address"): [
                *["x", "http", "http:/x", "http://", "http:///", "http://?", "http://#", "ftp://x"],
                *["HTTP://x", " http://x", "http://x ", "http://x\n", "http://x/ y", "http:// x"],
                *["httpss://x", "//x", "http://x\u00a0"],
            ],
        },
    )


# Rules about types, and rules made of rules.


@pytest.mark.parametrize(
    ("kind", "right", "wrong", "expected"),
    [
        (str, "x", [None, Text("x"), b"x"], "text"),
        (int, 1, [None, True, 1.0, Number(1)], "a whole number"),
        (bool, False, [None, 0, 1, "true"], "true or false"),
        (tuple, (), [None, [], {}], "a tuple"),
        (
            VillageKind,
            VillageKind.DESA,
            [None, "desa", RegencyKind.KOTA],
            "a value of type VillageKind",
        ),
        (Thing, Thing(), [None, Thing, type("Child", (Thing,), {})()], "a value of type Thing"),
    ],
)
def test_exact(kind: type, right: object, wrong: list[object], expected: str) -> None:
    """The class itself: no subclass, no look-alike."""
    assert_rule(rules.exact(kind), [right], {("wrong_type", expected): wrong})


def test_optional() -> None:
    """None, or what the rule inside accepts and refuses."""
    assert_rule(
        rules.optional(rules.positive),
        [None, 1],
        {
            ("out_of_range", "a whole number from 1 to 9223372036854775807"): [0],
            ("wrong_type", "a whole number"): ["", False, ()],
        },
    )


def test_tuple_of() -> None:
    """A tuple; the first wrong item is named, with the words of the rule inside."""
    rule = rules.tuple_of(rules.year)
    assert_rule(
        rule,
        [(), (2024,), (2024, 2024)],
        {("wrong_type", "a tuple"): [None, [2024], 2024, "2024", {}, range(0), iter(())]},
    )
    year = "a whole number from 1000 to 9999"
    assert asked(rule, (1, 2)) == ("Thing", "place", 0, 1, "out_of_range", year)
    assert asked(rule, (2024, 2, 3)) == ("Thing", "place", 1, 2, "out_of_range", year)
    assert asked(rule, (2024, 2025, None)) == (
        *("Thing", "place", 2, None, "wrong_type", "a whole number"),
    )


def test_a_made_rule_is_made_once() -> None:
    """So that rules can be compared: the same question, the same function."""
    assert rules.exact(str) is rules.exact(str)
    assert rules.exact(str) is not rules.exact(int)
    assert rules.optional(rules.text) is rules.optional(rules.text)
    assert rules.tuple_of(rules.text) is rules.tuple_of(rules.text)


def test_the_name_of_the_record_is_told_for_an_instance_and_for_the_class() -> None:
    """The wire checks fields before there is a record."""
    expected = ("Thing", "place", None, 0, "out_of_range")
    for instance in (Thing(), Thing):
        told = asked(rules.positive, 0, instance)
        assert told is not None
        assert told[:5] == expected


def test_refuse_tells_the_index_that_it_is_given() -> None:
    """None unless one item is at fault."""
    attribute: Any = SimpleNamespace(name="place")
    assert answer(
        lambda: rules.refuse(Thing(), attribute, "v", expected="e", code="c", index=3)
    ) == ("Thing", "place", 3, "v", "c", "e")
    assert answer(lambda: rules.refuse(Thing, attribute, "v", expected="e", code="c")) == (
        *("Thing", "place", None, "v", "c", "e"),
    )


def test_every_field_of_every_record_has_a_rule() -> None:
    """The wire relies on it: what has no rule would pass unread."""
    assert all(callable(field.validator) for record in RECORDS for field in fields(record))


# Rules over several fields.


@frozen(kw_only=True)
class Several:
    """A record without rules of its own."""

    start: Any = None
    end: Any = None
    items: Any = ()
    flag: Any = False


def test_end_not_before_start() -> None:
    """The same day is late enough, and an unknown bound breaks nothing."""
    early, late = dt.date(2024, 11, 26), dt.date(2024, 11, 27)
    for start, end in [(None, None), (early, None), (None, early), (early, early), (early, late)]:
        assert (
            answer(lambda s=start, e=end: rules.end_not_before_start(Several(start=s, end=e)))
            is None
        )
    assert answer(lambda: rules.end_not_before_start(Several(start=late, end=early))) == (
        *("Several", "end", None, early, "end_before_start"),
        "an end not before the start 2024-11-27",
    )
    assert answer(
        lambda: rules.end_not_before_start(Several(start=dt.time(7, 0, 1), end=dt.time(7)))
    ) == (
        *("Several", "end", None, dt.time(7), "end_before_start"),
        "an end not before the start 07:00:01",
    )


def test_at_least_one_of() -> None:
    """One of the named fields, neither None nor empty; a count of 0 is one."""
    for given_fields in ({"start": 1}, {"items": (0,)}, {"start": 0}):
        assert (
            answer(lambda g=given_fields: rules.at_least_one_of(Several(**g), "start", "items"))
            is None
        )
    for given_fields in ({}, {"flag": True}, {"start": None, "items": ()}):
        assert answer(
            lambda g=given_fields: rules.at_least_one_of(Several(**g), "start", "items")
        ) == ("Several", None, None, None, "nothing_given", "at least one of start, items")


def test_exactly_one_of() -> None:
    """One of the named fields, and an empty one is set."""
    names = ("start", "end", "flag")
    for given_fields in ({"start": 1}, {"end": 0}, {"start": ""}):
        record = Several(flag=None, **given_fields)
        assert answer(lambda r=record: rules.exactly_one_of(r, *names)) is None
    for given_fields, found in [
        ({}, ()),
        ({"start": 1, "end": 2}, ("start", "end")),
        ({"start": 1, "end": 2, "flag": 0}, names),
    ]:
        record = Several(**({"flag": None} | given_fields))
        assert answer(lambda r=record: rules.exactly_one_of(r, *names)) == (
            *("Several", None, None, found, "not_exactly_one"),
            "exactly one of start, end, flag",
        )


def test_unique_by() -> None:
    """The first repetition is named; what has no name repeats nothing."""

    def ask(*items: object) -> Answer:
        def of(item: Any) -> Any:
            return item

        return answer(lambda: rules.unique_by(Several(items=items), "items", of))

    for items in [(), ("a",), ("a", "b"), (None, None), ("a", None, "b", None)]:
        assert ask(*items) is None
    for items, index, value in [
        (("a", "a"), 1, "a"),
        (("a", "b", "a", "b"), 2, "a"),
        ((None, "a", None, "a"), 3, "a"),
        (("", ""), 1, ""),
    ]:
        assert ask(*items) == ("Several", "items", index, value, "duplicate", "no duplicates")


def test_unique() -> None:
    """Every item once; the second of two equal ones is named."""
    assert answer(lambda: rules.unique(Several(items=(1, 2)), "items")) is None
    told = answer(lambda: rules.unique(Several(items=("a", "b", "a")), "items"))
    assert told is not None
    assert told[:2] + told[4:] == ("Several", "items", "duplicate", "no duplicates")


@given(st.lists(st.none() | st.integers(0, 5)))
def test_unique_by_agrees_with_counting(items: list[int | None]) -> None:
    """It refuses exactly when some name occurs twice, and names its second place."""
    told = answer(lambda: rules.unique_by(Several(items=tuple(items)), "items", lambda item: item))
    repeated = [
        index for index, item in enumerate(items) if item is not None and item in items[:index]
    ]
    assert (None if told is None else told[2]) == (repeated[0] if repeated else None)


@given(st.lists(st.integers(0, 9)))
def test_sorted_unique_agrees_with_sorting(items: list[int]) -> None:
    """It refuses exactly what differs from its sorted set, at the first step that does not rise."""
    told = answer(lambda: rules.sorted_unique(Several(items=tuple(items)), "items"))
    assert (told is None) == (items == sorted(set(items)))
    if told is not None:
        index = next(n for n in range(1, len(items)) if items[n - 1] >= items[n])
        assert told == (
            *("Several", "items", index, items[index], "not_sorted"),
            "rising order without repetition",
        )


def region(code: str, kind: Any = VillageKind.DESA, former: tuple[str, ...] = ()) -> Any:
    """Return what the region rules look at."""
    return SimpleNamespace(
        code=code, kind=kind, former_codes=tuple(SimpleNamespace(code=old) for old in former)
    )


def test_number_of_kind() -> None:
    """Both ends belong to the kind, and only the last part counts."""
    for code in ("35.28.01.2001", "35.28.01.2999", "35.28.01.2500"):
        assert answer(lambda c=code: regions.number_of_kind(region(c), "2001", "2999")) is None
    for code in ("35.28.01.2000", "35.28.01.3000", "20.01.20.1001"):
        assert answer(lambda c=code: regions.number_of_kind(region(c), "2001", "2999")) == (
            *("SimpleNamespace", "code", None, code, "code_not_of_kind"),
            "a desa numbered 2001 to 2999",
        )
    for code in ("35.01", "35.69"):
        record = region(code, RegencyKind.KABUPATEN)
        assert answer(lambda r=record: regions.number_of_kind(r, "01", "69")) is None
    for code in ("35.00", "35.70", "35.71"):
        record = region(code, RegencyKind.KABUPATEN)
        told = answer(lambda r=record: regions.number_of_kind(r, "01", "69"))
        assert told is not None
        assert told[5] == "a kabupaten numbered 01 to 69"


def test_former_codes_of_same_level() -> None:
    """Codes as long as the code of today, and none of them that code."""
    for former in [(), ("91.01",), ("91.01", "91.02")]:
        record = region("35.28", former=former)
        assert answer(lambda r=record: regions.former_codes_of_same_level(r)) is None
    for former, index in [
        (("35.28",), 0),
        (("91.01", "35"), 1),
        (("91.01", "91.02", "35.28.01", "35"), 2),
    ]:
        record = region("35.28", former=former)
        assert answer(lambda r=record: regions.former_codes_of_same_level(r)) == (
            *("SimpleNamespace", "former_codes", index, former[index], "not_a_former_code"),
            "another code of the same level as 35.28",
        )


# Rules and keys know one form.

CODES = st.from_regex(r"[a-z0-9.-]{0,12}", fullmatch=True) | st.from_regex(
    r"[a-z]{1,3}(-20[0-9]{2})?(\.[0-9]{2,4}){0,5}", fullmatch=True
)


def parses(parse: Callable[[str], object], text: str) -> bool:
    """Tell whether a key is read."""
    try:
        parse(text)
    except ParseError:
        return False
    return True


@given(CODES)
def test_an_institution_code_is_what_an_institution_key_reads(text: str) -> None:
    """The rule about a parent and the key of the parent never disagree."""
    assert (asked(rules.institution_code, text) is None) == parses(InstitutionKey.parse, text)


@given(CODES, CODES)
def test_elections_and_regions_have_the_form_that_contest_keys_read(one: str, other: str) -> None:
    """A contest whose fields are sound has a key that is read back."""
    sound = asked(rules.election_id, one) is None and asked(rules.region_code, other) is None
    sound = sound and len(other) in (2, 5)
    assert sound == parses(ContestKey.parse, f"{one}.{other}")
