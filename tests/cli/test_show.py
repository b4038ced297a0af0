"""`pilkada show`: everything that a dossier holds, readable at any width."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import fields, has
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pilkada_model import strategies, tables
from pilkada_model._data import read_rows, words
from pilkada_model.cli._show import shown
from pilkada_model.cli._values import beside, facts, visible
from pilkada_model.dossier import RECORDS, Dossier
from pilkada_model.labels import Language
from pilkada_model.operations import Operation, OperationName, Stations
from pilkada_model.serial import dumps, loads

ENDLESS = 20_000
LANGUAGES = st.sampled_from(("id", "en"))
KEYS = frozenset(
    [
        "id",
        "kind",
        "slug",
        "election",
        "elections",
        "region_code",
        "region_codes",
        "parent",
        "family",
        "within",
        "ruleset",
        "instrument",
        "replaces",
        "series",
        "same_as",
    ]
)

UNIT_WORDS = {row["unit"] for row in tables.rows("people/post_forms")}


def _printed(record: Any) -> Iterator[tuple[str, str]]:
    """Yield every free text of a record and of what it holds, with the name of its place."""
    for attribute in fields(type(record)):
        value = getattr(record, attribute.name)
        for part in value if isinstance(value, tuple) else (value,):
            if has(type(part)):
                yield from _printed(part)
            elif isinstance(part, str) and attribute.name not in KEYS:
                yield f"{type(record).__name__}.{attribute.name}", part


def _lost(dossier: Dossier, page: str) -> list[tuple[str, str]]:
    """Return the free texts that the page lacks.

    An official's mention is there word by word. A post takes over the word of its unit: Kabinda
    Aceh is the head of Binda Aceh.
    """
    lost: list[tuple[str, str]] = []
    for place, text in _printed(dossier):
        whole = visible(text).strip()
        parts = re.findall(r"\w+", whole) if place == "Official.printed" else [whole]
        if place == "Institution.name" and whole not in page:
            words = [word for word in UNIT_WORDS if f"{whole} ".startswith(f"{word} ")]
            parts = [whole.removeprefix(max(words, key=len, default="")).strip()]
        lost += [(place, part) for part in parts if part not in page]
    return lost


# --- laws ------------------------------------------------------------------------------------


@given(strategies.dossiers(), LANGUAGES)
def test_no_printed_text_is_lost(dossier: Dossier, language: Language) -> None:
    """Every free text of any dossier stands on its page, control characters spelt out."""
    assert _lost(dossier, shown(dossier, language).written(ENDLESS, colour=False)) == []


@given(strategies.dossiers(), LANGUAGES, st.sampled_from((40, 80, 120)))
def test_no_line_is_wider_than_the_page(dossier: Dossier, language: Language, width: int) -> None:
    """At any width any dossier can be laid out, and no line goes beyond the width."""
    page = shown(dossier, language).written(width, colour=False)
    assert max(cell_len(line) for line in page.splitlines()) <= width


@given(strategies.dossiers())
def test_nothing_on_the_page_steers_the_terminal(dossier: Dossier) -> None:
    """Without colour a page holds line breaks and characters that print, nothing else."""
    page = shown(dossier, "id").written(80, colour=False)
    assert page.replace("\n", "").isprintable()


@given(st.text())
def test_visible_text_prints(text: str) -> None:
    """Any text becomes one that prints on one line; plain text stays as it is."""
    assert visible(text).isprintable()
    if text.isascii() and text.isprintable():
        assert visible(text) == text


# --- one full dossier ------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_words_are_not_lost_in_wrapping(dossier: Dossier, language: Language, width: int) -> None:
    """At 80 and at 120 columns every word of every free text is whole, except in addresses."""
    page = shown(dossier, language).written(width, colour=False)
    texts = [(place, text) for place, text in _printed(dossier) if place != "Source.url"]
    words = [(place, word) for place, text in texts for word in re.findall(r"\w+", text)]
    assert len(words) > 200
    assert [(place, word) for place, word in words if word not in page] == []
    joined = "".join(page.split())
    assert all(url in joined for place, url in _printed(dossier) if place == "Source.url")


def test_no_line_ends_in_spaces(dossier: Dossier) -> None:
    """Lines end where their text ends."""
    page = shown(dossier, "id").written(80, colour=False)
    assert [line for line in page.splitlines() if line != line.rstrip()] == []


EXPECTED = [
    "DEKLARASI  Pilkada Damai Tahun 2024 di Kabupaten Pamekasan",
    "Jumat, 16 Agustus 2024 · tercetak “Jumat (16/8)” · disimpulkan",
    "Pukul               09:30",
    "Kabupaten Pamekasan (35.28), Kecamatan Tlanakan (35.28.01), 99.01",
    "Dibacakan           tidak",
    "Butir: 2 tercatat, 4 menurut sumber",
    "Butir: 0 tercatat, 3 menurut sumber",
    "Menolak hoaks dan ujaran kebencian (parafrase)",
    "Tema: Melawan hoaks, Melawan ujaran kebencian",
    "Tema lain: literasi digital",
    "tercetak “Kopol”",
    "mewakili, membacakan teks AKBP Jazuli Dani Iriawan, Kapolres Pamekasan",
    "perwakilan partai politik · jumlah tidak disebut",
    "pimpinan partai · 15 dari 18",
    "anggota: Partai Contoh",
    "names\n      Rakor · [2]\n      salinan",
    "Semeru · disimpulkan · Polda Jatim",
    "Kewilayahan · tercetak “mandiri kewilayahan”",
    "Gelar kekuatan: Polda Jawa Timur · tercetak “Polda Jatim”",
    "23 Agustus–27 Desember 2024",
    "125 hari menurut sumber, 127 hari menurut tanggal",
    "17.448 orang",
    "polri sekitar 12.000",
    "  Brimob 901",
    "tercetak “satu batalyon”",
    "jumlah bagian 5.000",
    "Gelar kekuatan: satuan tidak disebut",
    "Pelantikan · tercetak “sampai pelantikan”",
    "Jumlah bagian       59.000",
    "Kodim 0826",
    "mewakili Kodim 0826\n",
    "melalui Kompol · tercetak “Kopol” Andy Purnomo, S.H., M.H.",
    "Rabu, 27 November 2024",
    "24 Juni–24 Juli 2024",
    "07:00–13:00:30 WIB",
    "period.end 25 Juli apa [2]",
    "PEMILIHAN BUPATI  Kabupaten Pamekasan (35.28)",
    "Calon tunggal       tidak",
    "1.200",
    "Induk: korem-084",
    "(Purn)",
    "mantan, sampai 24 September 2023",
    "tercetak “mantan Bupati Achmad (purnawirawan)”",
    "Oktober 2024",
    "Terbit: Selasa, 27 Agustus 2024, 16:33 +07:00 · tercetak “Aug 27, 2024 - 16:33”",
    "Diambil: Minggu, 1 September 2024",
]


@pytest.mark.parametrize("text", EXPECTED)
def test_what_the_page_says(dossier: Dossier, text: str) -> None:
    """Understood and printed stand side by side, stated beside computed, in Indonesian."""
    assert text in shown(dossier, "id").written(ENDLESS, colour=False)


@pytest.mark.parametrize(
    "text",
    [
        "DECLARATION  Pilkada Damai",
        "Friday, 16 August 2024 · printed “Jumat (16/8)” · inferred",
        "Points: 2 listed, 4 stated",
        "125 days stated, 127 days by the dates",
        "17,448 people",
        "Themes: Counter hoaxes, Counter hate speech",
        "number not stated",
    ],
)
def test_english(dossier: Dossier, text: str) -> None:
    """Headings, dates and words can be English; printed text stays as printed."""
    assert text in shown(dossier, "en").written(ENDLESS, colour=False)


def test_a_role_and_a_person_are_told_once(dossier: Dossier) -> None:
    """The next rows of a role leave it out, and a person described above is only named."""
    page = shown(dossier, "id").written(ENDLESS, colour=False)
    assert page.count("Menandatangani") == 1
    assert page.count("tercetak “Andy Purnomo, S.H, M.H.”") == 2  # in each of two events
    assert re.search(r"Berbicara +Kompol Andy Purnomo, S\.H\., M\.H\.", page)


def test_a_stage_within_another_stands_further_in(dossier: Dossier) -> None:
    """The tree of stages can be seen."""
    page = shown(dossier, "id").written(ENDLESS, colour=False)
    assert re.search(r"^  Persiapan.*\n  Preparation.*\n    Coklit", page, re.MULTILINE)


def test_sources_are_numbered_once(dossier: Dossier) -> None:
    """A source stands in the list once, under the number by which records refer to it."""
    page = shown(dossier, "id").written(ENDLESS, colour=False)
    tail = page[page.index("\nSUMBER") :]
    assert re.findall(r"^  \[(\d+)\]", tail, re.MULTILINE) == ["1", "2"]
    assert tail.count("Achmad Sarjono") == 1


def test_an_empty_dossier() -> None:
    """A dossier without anything has a title all the same, and no sources."""
    page = shown(Dossier(), "id").written(80, colour=False)
    assert page.splitlines()[0] == "Berkas tanpa judul"
    assert "SUMBER" not in page


def test_a_part_without_anything() -> None:
    """Stations of which only the voters are told, and a name that no table has, are shown."""
    name = OperationName(printed="Ops X", code_name="Sandi Baru", family="operasi-baru")
    page = shown(Dossier(operations=(Operation(name=name, stations=Stations(voters=7)),)), "id")
    text = page.written(80, colour=False)
    assert "Sandi Baru" in text
    assert "operasi-baru" in text


def test_a_sum_beyond_what_a_record_can_hold() -> None:
    """Two numbers at the limit of the wire have a sum, and it is shown."""
    largest = 2**63 - 1
    data = {
        "operations": [
            {
                "name": {"printed": "Ops"},
                "deployments": [
                    {
                        "strengths": [
                            {"parts": [{"kind": kind, "personnel": largest} for kind in "ab"]}
                        ]
                    }
                ],
            }
        ]
    }
    page = shown(loads(json.dumps(data)), "id").written(80, colour=False)
    assert str(2 * largest) in page


def test_a_text_is_told_from_the_screen() -> None:
    """Breaks become spaces, escapes are spelt out, a mark without a letter too."""
    assert visible("a\r\n\tb") == "a b"
    assert visible("\x1b[31m") == "\\x1b[31m"
    assert visible("\u202e") == "\\u202e"
    assert visible("\u0301") == "\\u0301"
    assert visible("Pilkada Damai, 2024 – é") == "Pilkada Damai, 2024 – é"


LAID_OUT_BY_HAND = frozenset(
    [
        "Claim",
        "Commitment",
        "District",
        "Dossier",
        "FormerCode",
        "Group",
        "Hours",
        "Official",
        "Participation",
        "Period",
        "PersonName",
        "Post",
        "Province",
        "Regency",
        "Village",
    ]
)
PARTS_BY_HAND = frozenset({"commitments", "deployments", "events", "parts", "strengths", "url"})


@pytest.mark.parametrize(
    "record", [record for record in RECORDS if record.__name__ not in LAID_OUT_BY_HAND]
)
def test_every_field_has_a_heading(record: type) -> None:
    """A field that is added to a record needs a row in the table of words."""
    names = {attribute.name for attribute in fields(record)} - PARTS_BY_HAND
    names = {name for name in names if not name.endswith(("_printed", "_inferred"))}
    assert {name for name in names if name not in words("cli_words.csv")} == set()


def test_the_table_of_words() -> None:
    """Its rows are sorted, unique by key, and have both languages."""
    rows = list(read_rows("cli_words.csv"))
    keys = [row["key"] for row in rows]
    assert keys == sorted(set(keys)) == list(words("cli_words.csv"))
    assert all(row["id"].strip() and row["en"].strip() for row in rows)


def test_remarks_join_only_what_is_there(dossier: Dossier) -> None:
    """A remark on nothing stands alone, and an unset flag is no fact."""
    names = [heading for heading, _ in facts(dossier.operations[0].name, "en")]
    assert "Ordinal" not in names
    event = dossier.declarations[0].event
    assert event is not None
    told = dict(facts(event, "en"))
    assert told["Date"].plain.count("·") == 2
    assert beside(told["Date"], told["Date"][:0]).plain == told["Date"].plain


# --- the command -----------------------------------------------------------------------------


def test_the_command_prints_the_page(
    run: Callable[..., Result], file: Path, dossier: Dossier
) -> None:
    """The default is Indonesian text, as wide as the terminal, without colour in a pipe."""
    result = run("show", file)
    assert result.exit_code == 0
    assert result.output == shown(dossier, "id").written(80, colour=False)


def test_english_by_option(run: Callable[..., Result], file: Path, dossier: Dossier) -> None:
    """--lang en."""
    result = run("show", "--lang", "en", file)
    assert result.output == shown(dossier, "en").written(80, colour=False)


@pytest.mark.parametrize(("columns", "width"), [("1", 40), ("100", 100), ("999", 120)])
def test_the_width_is_that_of_the_terminal_within_reason(
    run: Callable[..., Result], file: Path, columns: str, width: int
) -> None:
    """Not narrower than 40 columns and not wider than 120."""
    result = run("show", file, env={"COLUMNS": columns})
    assert max(map(cell_len, result.output.splitlines())) == width


def test_json_is_the_document(run: Callable[..., Result], file: Path, dossier: Dossier) -> None:
    """--format json gives the dossier back; several files give several documents."""
    result = run("show", "--format", "json", file, file)
    assert result.exit_code == 0
    assert result.stdout_bytes == dumps(dossier, indent=2) * 2
