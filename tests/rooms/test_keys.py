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
contest_keys = st.builds(ContestKey, election=elections, region_code=regions)
stage_keys = st.builds(StageKey, election=elections, stage=stages)
declaration_keys = st.builds(
    DeclarationKey,
    region_codes=st.lists(regions, max_size=4).map(tuple),
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
