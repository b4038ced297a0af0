"""Natural keys are written and read back without loss."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import (
    ContestKey,
    DeclarationKey,
    InstitutionKey,
    InvalidValueError,
    OperationKey,
    ParseError,
    StageKey,
)
from pilkada_model.keys import slug
from pilkada_model.rules.codes import REGION_CODE

WORD = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def of_form(pattern: str) -> st.SearchStrategy[str]:
    """Draw text that matches an expression from end to end."""
    return st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True)


words = of_form(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}")
names = of_form(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,6}){0,3}")
regions = of_form(REGION_CODE.pattern)
electing_regions = of_form(r"[1-9][0-9](\.(?!00)(?!70)[0-9]{2})?")
elections = of_form(r"[a-z]{1,8}(-[a-z]{1,5}){0,2}-[1-9][0-9]{3}")
stages = of_form(r"[a-z][a-z0-9]{0,5}([-_][a-z0-9]{1,5}){0,3}")
years = (
    st.lists(st.integers(1000, 9999), min_size=1, max_size=3, unique=True).map(sorted).map(tuple)
)
days = st.dates().map(str)

institution_keys = st.builds(InstitutionKey, name=words, region_code=st.none() | regions)
operation_keys = st.builds(
    OperationKey,
    family=words,
    code_name=st.none() | names,
    ordinal=st.none() | st.integers(1, 10**9),
    years=years,
)
contest_keys = st.builds(ContestKey, election=elections, region_code=electing_regions)
stage_keys = st.builds(StageKey, election=elections, stage=stages)
declaration_keys = st.builds(
    DeclarationKey,
    region_codes=st.sets(regions, max_size=4).map(sorted).map(tuple),
    day=days,
    organiser=institution_keys,
)
KINDS: dict[type, st.SearchStrategy[Any]] = {
    InstitutionKey: institution_keys,
    OperationKey: operation_keys,
    ContestKey: contest_keys,
    StageKey: stage_keys,
    DeclarationKey: declaration_keys,
}
by_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


@by_kind
@given(data=st.data())
def test_a_key_that_is_written_is_read_back(kind: Any, data: st.DataObject) -> None:
    """Every part comes back where it was."""
    key = data.draw(KINDS[kind])
    assert kind.parse(str(key)) == key


@by_kind
@given(data=st.data())
def test_different_keys_are_written_differently(kind: Any, data: st.DataObject) -> None:
    """No two keys share a text."""
    one, other = data.draw(KINDS[kind]), data.draw(KINDS[kind])
    assert (one == other) == (str(one) == str(other))


@by_kind
@given(text=st.text(st.sampled_from("ab1-_./+2043528 \né"), max_size=30))
def test_what_is_read_is_written_as_it_was(kind: Any, text: str) -> None:
    """Text is refused, or is exactly a key."""
    with suppress(ParseError):
        assert str(kind.parse(text)) == text


@by_kind
@given(data=st.data(), junk=st.sampled_from(["\n", " ", ".", "-", "/", "+", "é", "A", "\0", "٣"]))
def test_nothing_stands_before_or_after_a_key(kind: Any, data: st.DataObject, junk: str) -> None:
    """A key is the whole text."""
    text = str(data.draw(KINDS[kind]))
    for spoilt in (text + junk, junk + text):
        with pytest.raises(ParseError):
            kind.parse(spoilt)


EXAMPLES: dict[str, Any] = {
    "polres-pamekasan": InstitutionKey(name="polres-pamekasan"),
    "kodim-0826": InstitutionKey(name="kodim-0826"),
    "0826": InstitutionKey(name="0826"),
    "kpu-kabko.35.28": InstitutionKey(name="kpu-kabko", region_code="35.28"),
    "bawaslu.35": InstitutionKey(name="bawaslu", region_code="35"),
    "panwascam.35.28.01": InstitutionKey(name="panwascam", region_code="35.28.01"),
    "pps.35.28.01.2001": InstitutionKey(name="pps", region_code="35.28.01.2001"),
    "mantap-praja.2024": OperationKey(family="mantap-praja", years=(2024,)),
    "mantap-praja.semeru.2024": OperationKey(
        family="mantap-praja", code_name="semeru", years=(2024,)
    ),
    "mantap-praja.mansinam.2.2024": OperationKey(
        family="mantap-praja", code_name="mansinam", ordinal=2, years=(2024,)
    ),
    "mantap-brata.2023-2024": OperationKey(family="mantap-brata", years=(2023, 2024)),
    "lilin.3.2024": OperationKey(family="lilin", ordinal=3, years=(2024,)),
    "a.2024.2024": OperationKey(family="a", ordinal=2024, years=(2024,)),
    "a.b.2024": OperationKey(family="a", code_name="b", years=(2024,)),
    "mantap-praja.i-belo.2024": OperationKey(
        family="mantap-praja", code_name="i-belo", years=(2024,)
    ),
    "pilkada-2024.35.28": ContestKey(election="pilkada-2024", region_code="35.28"),
    "pilkada-2024.35": ContestKey(election="pilkada-2024", region_code="35"),
    "pilkada-2024/campaign": StageKey(election="pilkada-2024", stage="campaign"),
    "pilkada-2024/masa_tenang-2": StageKey(election="pilkada-2024", stage="masa_tenang-2"),
    "deklarasi.35.28.2024-08-16.polres-pamekasan": DeclarationKey(
        region_codes=("35.28",),
        day="2024-08-16",
        organiser=InstitutionKey(name="polres-pamekasan"),
    ),
    "deklarasi.35.28+35.29.01+36.2024-08-16.kpu-kabko.35.28": DeclarationKey(
        region_codes=("35.28", "35.29.01", "36"),
        day="2024-08-16",
        organiser=InstitutionKey(name="kpu-kabko", region_code="35.28"),
    ),
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_examples(text: str) -> None:
    """Keys as they stand in documents and on the command line."""
    key = EXAMPLES[text]
    assert str(key) == text
    assert type(key).parse(text) == key


INSTITUTION = 'an institution such as "polres-pamekasan"'
OPERATION = 'an operation such as "mantap-praja.semeru.2024"'
CONTEST = 'a contest such as "pilkada-2024.35.28"'
STAGE = 'a stage such as "pilkada-2024/campaign"'
DECLARATION = 'a declaration such as "deklarasi.35.28.2024-08-16.polres-pamekasan"'
REFUSED: list[tuple[Any, str, list[str]]] = [
    (
        InstitutionKey,
        INSTITUTION,
        [
            *["", "Polres", "polres pamekasan", "-a", "a-", "a--b", "a_b", "a.", "a.3", "a.05"],
            *["a.35.", "a.35.2801", "a.35.28.2001", "a.b.35", "é"],
        ],
    ),
    (
        OperationKey,
        OPERATION,
        [
            *["", "mantap-praja", "2024", ".2024", "a.", "a.24", "a.0999", "a.20240", "a.0.2024"],
            *["a.02.2024", "a.B.2024", "a.2b.2024", "a.b.c.2024", "a.b.2.3.2024", "a.2.b.2024"],
            *["a.2024-", "a.2024-25", "a.-2024", "a.b-.2024", "a_b.2024"],
        ],
    ),
    (
        ContestKey,
        CONTEST,
        [
            "",
            "pilkada-2024",
            "pilkada-2024.",
            "pilkada.35",
            "pilkada-2024.5",
            "pilkada-2024/35",
            "35",
        ],
    ),
    (
        StageKey,
        STAGE,
        [
            *[
                "",
                "campaign",
                "pilkada-2024",
                "pilkada-2024/",
                "/campaign",
                "pilkada-2024.campaign",
            ],
            *["pilkada-2024/2a", "pilkada-2024/A", "pilkada-2024/a--b", "pilkada-2024/a_"],
            *["pilkada-2024/a/b", "pilkada-0999/a"],
        ],
    ),
    (
        DeclarationKey,
        DECLARATION,
        [
            *["", "deklarasi", "deklarasi.35.28", "deklarasi.35.28.2024-08-16"],
            *[
                "deklarasi.35.28.2024-08-16.",
                "deklarasi.2024-08-16.polres",
                "deklarasi..2024-08-16.a",
            ],
            *[
                "deklarasi.35+.2024-08-16.a",
                "deklarasi.+35.2024-08-16.a",
                "deklarasi.35.2024-8-16.a",
            ],
            *["deklarasi.35.28.16-08-2024.a", "Deklarasi.35.2024-08-16.a"],
        ],
    ),
    (DeclarationKey, INSTITUTION, ["deklarasi.35.2024-08-16.A", "deklarasi.35.2024-08-16.a.b"]),
]


@pytest.mark.parametrize(
    ("kind", "expected", "text"),
    [(kind, expected, text) for kind, expected, texts in REFUSED for text in texts],
)
def test_refusals(kind: Any, expected: str, text: str) -> None:
    """What is no key is refused, and the error says what a key looks like."""
    with pytest.raises(ParseError) as caught:
        kind.parse(text)
    assert caught.value.expected == expected
    assert text.endswith(caught.value.text)


@given(institution_keys, institution_keys)
def test_keys_are_values(one: InstitutionKey, other: InstitutionKey) -> None:
    """Equal keys have one hash, and a copy is equal."""
    assert evolve(one) == one
    assert hash(evolve(one)) == hash(one)
    assert len({one, other}) == (1 if one == other else 2)


@given(st.text())
def test_a_slug_is_empty_or_a_word_of_keys(text: str) -> None:
    """Lower-case ASCII letters and digits, single hyphens between them."""
    made = slug(text)
    assert made == "" or re.fullmatch(WORD, made)
    assert slug(made) == made
    assert slug(text.upper() if text.isascii() else text) == made


@given(words)
def test_a_slug_of_a_word_is_the_word(text: str) -> None:
    """What a key has already is not changed."""
    assert slug(text) == text
    assert slug(f"  {text.replace('-', ' -- ')}!") == text


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Polres Pamekasan", "polres-pamekasan"),
        ("Polres Pelabuhan Tanjung Perak", "polres-pelabuhan-tanjung-perak"),
        ("Mansinam II", "mansinam-ii"),
        ("I Belo", "i-belo"),
        ("café", "cafe"),
        ("ﬁ № ½", "fi-no-12"),
        ("St. Maarten/Kepulauan", "st-maarten-kepulauan"),
        ("0826", "0826"),
        ("—", ""),
        ("选举", ""),
        ("", ""),
    ],
)
def test_slugs(text: str, made: str) -> None:
    """Accents are dropped, everything else that is no letter or digit divides."""
    assert slug(text) == made


def test_a_declaration_is_of_a_day_of_the_calendar() -> None:
    """A day that the calendar has not is refused, and the error shows where it stands."""
    with pytest.raises(ParseError, match="a day of the calendar") as caught:
        DeclarationKey.parse("deklarasi.35.28.2024-02-30.polres-pamekasan")
    assert caught.value.span == (16, 26)


# What a key can never hold.

SOUND: dict[type, Any] = {
    InstitutionKey: EXAMPLES["kpu-kabko.35.28"],
    OperationKey: EXAMPLES["mantap-praja.mansinam.2.2024"],
    ContestKey: EXAMPLES["pilkada-2024.35.28"],
    StageKey: EXAMPLES["pilkada-2024/campaign"],
    DeclarationKey: EXAMPLES["deklarasi.35.28.2024-08-16.polres-pamekasan"],
}
NEVER: list[tuple[Any, str, str, list[Any]]] = [
    (
        InstitutionKey,
        "name",
        "malformed",
        ["", "Polres", "a b", "a--b", "-a", "a_b", "a.35", "a\n"],
    ),
    (InstitutionKey, "region_code", "malformed", ["", "3", "35.00", "35.2801", "nasional"]),
    (OperationKey, "family", "malformed", ["", "Mantap Praja", "mantap_praja", "a.b", "é"]),
    (OperationKey, "code_name", "malformed", ["", "2", "2024", "2b", "I-Belo", "i_belo"]),
    (OperationKey, "ordinal", "out_of_range", [0, -1, 2**63]),
    (OperationKey, "years", "out_of_range", [(24,), (2024, 10000)]),
    (OperationKey, "years", "not_sorted", [(2024, 2023), (2024, 2024)]),
    (ContestKey, "election", "malformed", ["", "pilkada", "Pilkada-2024", "pilkada-0999"]),
    (ContestKey, "region_code", "malformed", ["", "35.70", "35.28.01", "35.28.01.2001"]),
    (StageKey, "election", "malformed", ["", "pilkada", "pilkada-2024/x"]),
    (StageKey, "stage", "malformed", ["", "2a", "A", "a/b", "a--b"]),
    (DeclarationKey, "region_codes", "malformed", [("nasional",), ("35", "35.00")]),
    (DeclarationKey, "region_codes", "not_sorted", [("36", "35"), ("35", "35")]),
    (
        DeclarationKey,
        "day",
        "malformed",
        ["", "2024", "20240816", "2024-W33-5", "2024-02-30", "2024-08-16T00", "\ud800"],
    ),
]


@pytest.mark.parametrize(
    ("kind", "field", "code", "value"),
    [(kind, field, code, value) for kind, field, code, values in NEVER for value in values],
)
def test_a_part_of_another_form_is_refused(kind: Any, field: str, code: str, value: Any) -> None:
    """A key whose text could not be read back is not made, and the error names the part."""
    with pytest.raises(InvalidValueError) as caught:
        evolve(SOUND[kind], **{field: value})
    error = caught.value
    assert (error.record, error.field, error.code) == (kind.__name__, field, code)


def test_an_operation_has_a_year() -> None:
    """Without a year there is no key."""
    with pytest.raises(InvalidValueError) as caught:
        OperationKey(family="mantap-praja", years=())
    assert (caught.value.record, caught.value.code) == ("OperationKey", "nothing_given")


ANY = st.text(st.sampled_from("ab1-_.2043528é "), max_size=10) | words | regions | days
PARTS: dict[type, dict[str, st.SearchStrategy[Any]]] = {
    InstitutionKey: {"name": ANY, "region_code": st.none() | ANY},
    OperationKey: {
        "family": ANY,
        "code_name": st.none() | ANY,
        "ordinal": st.none() | st.integers(-1, 2**65),
        "years": st.lists(st.integers(990, 10010), max_size=3).map(tuple),
    },
    ContestKey: {"election": ANY | elections, "region_code": ANY},
    StageKey: {"election": ANY | elections, "stage": ANY},
    DeclarationKey: {
        "region_codes": st.lists(ANY, max_size=3).map(tuple),
        "day": ANY,
        "organiser": institution_keys,
    },
}


@by_kind
@given(data=st.data())
def test_whatever_can_be_made_can_be_read_back(kind: Any, data: st.DataObject) -> None:
    """Of any parts there is a key that parses back, or no key."""
    name = data.draw(st.sampled_from(sorted(PARTS[kind])))
    with suppress(InvalidValueError):
        key = evolve(SOUND[kind], **{name: data.draw(PARTS[kind][name])})
        assert kind.parse(str(key)) == key


@pytest.mark.parametrize(
    ("kind", "text", "expected", "place"),
    [
        (ContestKey, "pilkada-2024.35.28.01", "province, a regency or a city", "35.28.01"),
        (OperationKey, "a.2024-2023", "rising order", "2024-2023"),
        (OperationKey, "a.2024-2024", "rising order", "2024-2024"),
        (OperationKey, f"a.{2**63}.2024", "a whole number from 1", f"{2**63}"),
        (DeclarationKey, "deklarasi.36+35.2024-08-16.a", "rising order", "36+35"),
        (DeclarationKey, "deklarasi.35+35.2024-08-16.a", "rising order", "35+35"),
    ],
)
def test_text_with_a_part_that_no_key_can_hold(
    kind: Any, text: str, expected: str, place: str
) -> None:
    """Text of the right shape is no key either, and the error shows the part at fault."""
    with pytest.raises(ParseError, match=expected) as caught:
        kind.parse(text)
    assert caught.value.text == text
    assert caught.value.span is not None
    assert text[slice(*caught.value.span)] == place


def test_a_number_of_any_length_is_text_that_is_no_key() -> None:
    """Thousands of digits, which Python refuses to read as a number, are refused as text."""
    with pytest.raises(ParseError):
        OperationKey.parse(f"a.{'9' * 5000}.2024")


@pytest.mark.parametrize("text", [None, 5, b"a", ["a"]])
@pytest.mark.parametrize(
    "function",
    [*(kind.parse for kind in KINDS), slug],
    ids=lambda function: function.__qualname__,
)
def test_only_text_is_read(function: Any, text: Any) -> None:
    """What is no text is a mistake of the caller, and no text that could not be understood."""
    with pytest.raises(InvalidValueError) as caught:
        function(text)
    assert caught.value == InvalidValueError(
        record=function.__qualname__,
        field="text",
        value=text,
        expected="text",
        code="wrong_type",
    )
