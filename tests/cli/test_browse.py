"""`pilkada data` and `pilkada region`: what they show, and how they end."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from pilkada_model import regions, tables
from pilkada_model.elections import Contest
from pilkada_model.regions import Regency
from pilkada_model.serial import from_dict

Run = Callable[..., Result]


def test_the_shelf_has_every_table(run: Run) -> None:
    """Without a table all are listed, with their rows; no line is wider than the terminal."""
    result = run("data", "--lang", "en")
    assert result.exit_code == 0
    for table in tables.tables():
        assert f"{table.name} " in result.stdout
        assert f" {table.rows:,} " in result.stdout, table
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_the_shelf_as_json(run: Run) -> None:
    """A program gets file, rows, edition, source, licence and notice of each table."""
    shelf = json.loads(run("data", "--format", "json").stdout)
    assert [one["name"] for one in shelf] == [table.name for table in tables.tables()]
    for one, table in zip(shelf, tables.tables(), strict=True):
        assert one["rows"] == table.rows
        assert {"edition", "source", "licence", "notice", "sha256"} <= set(one)


@pytest.mark.parametrize("name", [table.name for table in tables.tables() if table.rows < 1_000])
def test_every_table_can_be_shown(run: Run, name: str) -> None:
    """Each table can be read as text and as JSON, with all its rows."""
    table = tables.get(name)
    text = run("data", name, "--lang", "en")
    assert text.exit_code == 0
    assert f"/ {table.rows:,} Rows" in text.stdout
    rows = json.loads(run("data", name, "--format", "json").stdout)
    assert rows == [
        json.loads(json.dumps(row, default=dict)) for row in map(dict, tables.rows(name))
    ]


def test_one_row_is_shown_whole(run: Run) -> None:
    """A query that finds one row shows every column of it."""
    result = run("data", "regencies", "PAMEKASAN")
    assert result.exit_code == 0
    (row,) = tables.rows("regencies", "pamekasan")
    for key, value in row.items():
        assert key in result.stdout
        assert value in result.stdout
    assert "1 / 1 Baris (Total 514)" in result.stdout


def test_many_rows_name_the_columns_that_are_left_out(run: Run) -> None:
    """What does not fit into the line is named, and rows beyond the limit are counted."""
    result = run("data", "resorts", "jatim", "--limit", "5", "--lang", "en")
    assert "Further columns (--columns):" in result.stdout
    assert "5 / 39 Rows (Total 508)" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    everything = run("data", "resorts", "jatim", "--limit", "0", "--lang", "en")
    assert "39 / 39 Rows" in everything.stdout


def test_no_row_is_exit_code_1(run: Run) -> None:
    """A query that finds nothing says so, and a program can tell."""
    result = run("data", "regencies", "atlantis")
    assert result.exit_code == 1
    assert "0 / 0 Baris" in result.stdout
    assert json.loads(run("data", "regencies", "atlantis", "--format", "json").stdout) == []


def test_an_unknown_table_is_bad_usage(run: Run) -> None:
    """A misspelt table is answered with the tables near it, exit code 2."""
    result = run("data", "regencys")
    assert result.exit_code == 2
    assert "regencies" in result.stderr


@pytest.mark.parametrize("words", [("kab", "pamekasan"), ("Kab. Pamekasan",), ("35.28",)])
def test_one_region_by_name_or_code(run: Run, words: tuple[str, ...]) -> None:
    """A regency is shown with its province, units and contests, however it is asked for."""
    result = run("region", *words)
    assert result.exit_code == 0
    assert result.stdout.startswith("Kabupaten Pamekasan (35.28)\n")
    for part in ("Jawa Timur (35)", "Polres Pamekasan", "Polda Jatim", "Kodim 0826", "Bupati"):
        assert part in result.stdout
    assert "pilkada-2018" in result.stdout
    assert "1.270" in result.stdout


def test_the_region_as_json(run: Run) -> None:
    """A program gets the region and its contests as records of the wire."""
    answer = json.loads(run("region", "kab pamekasan", "--format", "json").stdout)
    assert from_dict(answer["region"], Regency) is not None
    assert from_dict(answer["region"], Regency) == regions.get("35.28")
    held = [from_dict(one, Contest) for one in answer["contests"]]
    assert [one.election for one in held] == ["pilkada-2018", "pilkada-2024"]
    assert "polres-pamekasan" in [one["unit"] for one in answer["units"]]
    assert (answer["said"], answer["others"], answer["near"]) == (None, [], [])


def test_the_largest_region_of_a_name_is_shown(run: Run) -> None:
    """A bare name means the regency; district and villages of that name are named below."""
    result = run("region", "pamekasan", "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout.startswith("Pamekasan Regency (35.28)\n")
    assert "35.28.04" in result.stdout.partition("Of the same name")[2]


def test_two_regions_of_a_name_are_listed(run: Run) -> None:
    """Where a regency and a city are meant alike, both are listed and the exit code is 1."""
    result = run("region", "Bandung")
    assert result.exit_code == 1
    assert "32.04" in result.stdout
    assert "32.73" in result.stdout
    answer = json.loads(run("region", "Bandung", "--format", "json").stdout)
    assert answer["region"] is None
    assert [one["code"] for one in answer["others"]][:2] == ["32.04", "32.73"]


def test_a_former_code_says_what_it_is_now(run: Run) -> None:
    """A code that no longer exists shows the region of today."""
    result = run("region", "91.01")
    assert result.exit_code == 0
    assert "Kabupaten Merauke (93.01)" in result.stdout
    assert "91.01 kini 93.01" in result.stdout
    answer = json.loads(run("region", "91.01", "--format", "json").stdout)
    assert answer["region"]["code"] == "93.01"
    assert "2022-11-09" in answer["said"]


def test_an_ambiguous_code_names_its_editions(run: Run) -> None:
    """A code that two editions give to two districts needs the edition."""
    asked = run("region", "96.01.14")
    assert asked.exit_code == 1
    assert "kpu-2024" in asked.stderr
    told = run("region", "96.01.14", "--edition", "2025")
    assert told.exit_code == 0
    assert "Mariat" in told.stdout


def test_a_province_and_a_village(run: Run) -> None:
    """Regions of every level can be shown."""
    province = run("region", "prov. jawa timur", "--lang", "en")
    assert "East Java (35)" in province.stdout
    assert "ID-JI" in province.stdout
    village = run("region", "35.28.01.2001")
    assert village.exit_code == 0
    assert "(35.28.01.2001)" in village.stdout


def test_an_unknown_region(run: Run) -> None:
    """A misspelt name is answered with names near it, on stderr, exit code 1."""
    result = run("region", "pamekasn")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Kabupaten Pamekasan" in result.stderr
    code = run("region", "35.99")
    assert code.exit_code == 1
    assert "35.99" in code.stderr
    answer = json.loads(run("region", "pamekasn", "--format", "json").stdout)
    assert answer["near"] == ["Kabupaten Pamekasan"]


def test_an_edition_needs_a_code(run: Run) -> None:
    """A name with an edition is no code, and an edition that nobody knows is refused."""
    for arguments in (("pamekasan", "--edition", "2021"), ("35.28", "--edition", "1999")):
        result = run("region", *arguments)
        assert result.exit_code == 2
        assert "Traceback" not in result.output


def test_columns_can_be_chosen(run: Run) -> None:
    """The columns that are asked for are shown, in that order; an unknown one is bad usage."""
    result = run("data", "pilkada-2024", "voting", "--columns", "start,end,name")
    headings = [line.split() for line in result.stdout.splitlines()]
    assert ["start", "end", "name"] in headings
    assert ["2024-11-24", "2024-11-26", "Masa", "tenang"] in headings
    wrong = run("data", "regencies", "pamekasan", "--columns", "kode")
    assert wrong.exit_code == 2
    assert "short_name" in wrong.stderr


@pytest.mark.parametrize(
    ("query", "number"),
    [
        (("villages", "sukamaju", "32.01"), 4),
        (("parties", "pemilu-2024"), 24),
        (("titles", "S.I.K."), 2),  # and S.I.Kom.
        (("contests", "pilkada-2024", "93.01"), 1),
    ],
)
def test_a_query_finds_words_that_begin_so(run: Run, query: tuple[str, ...], number: int) -> None:
    """A code finds what lies in it, a hyphened word itself, and numbers elsewhere do not count."""
    rows = json.loads(run("data", *query, "--format", "json").stdout)
    assert len(rows) == number


@pytest.mark.parametrize("query", [".", "\N{GRINNING FACE}"])
def test_a_query_without_words_finds_nothing(run: Run, query: str) -> None:
    """What has no letter or digit is in no row."""
    result = run("data", "regencies", query)
    assert (result.exit_code, "0 / 0 Baris" in result.stdout) == (1, True)


def test_what_is_no_unicode_is_spelt_out(run: Run) -> None:
    """A broken argument ends in no traceback."""
    for form in ("text", "json"):
        result = run("region", "\udcff", "--format", form)
        assert result.exit_code == 1
        assert result.exception is None or isinstance(result.exception, SystemExit)


def test_long_arguments_are_cut_short(run: Run) -> None:
    """An error repeats no more than a line of what was asked."""
    assert len(run("region", "x" * 100_000).stderr) < 200
