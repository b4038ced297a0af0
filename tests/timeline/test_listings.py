"""What `timeline.table` promises: every day and every name can be read, at any width."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import stages, strategies
from pilkada_model.dates import Period
from pilkada_model.dossier import Dossier
from pilkada_model.errors import InvalidValueError, MissingExtraError, UnknownReferenceError
from pilkada_model.institutions import Institution
from pilkada_model.labels import Language
from pilkada_model.operations import Deployment, Operation, OperationName
from pilkada_model.stages import Timetable
from pilkada_model.timeline.coverages import coverage
from pilkada_model.timeline.derivation import derive
from pilkada_model.timeline.differences import diff
from pilkada_model.timeline.lines import Line, line
from pilkada_model.timeline.listings import table
from pilkada_model.timeline.questions import at
from pilkada_model.timeline.structure import rows as tree_rows
from pilkada_model.timeline.versions import for_region, only, shift, version

LANGUAGE = st.sampled_from(("id", "en"))
WIDTH = st.integers(60, 200)
DAYS = st.one_of(st.none(), strategies.dates())
MONTHS = {
    "id": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
PILKADA_2024 = stages.timetable("pilkada-2024")
PAMEKASAN = for_region(version(PILKADA_2024), "35.28")
VOTE_2029 = dt.date(2029, 11, 28)
MARKS = {True: ">", None: "~", False: ""}


# A small reader of tables, which finds the columns by the rule below the headings.


class Read(NamedTuple):
    """A table: the lines above it, its headings, its rows by column, and the lines below."""

    above: list[str]
    headings: list[str]
    rows: list[list[str]]
    below: list[str]


def read(text: str, starts: int) -> Read:
    """Read a table whose rows begin where the column `starts` has something to say."""
    lines = text.split("\n")
    rule = next(place for place, one in enumerate(lines) if re.fullmatch(r"─+(  ─+)*", one))
    first = lines.index("") + 1
    end = next((at for at in range(rule, len(lines)) if lines[at] == ""), len(lines))
    columns = [found.span() for found in re.finditer("─+", lines[rule])]
    rows: list[list[str]] = []
    for one in lines[rule + 1 : end]:
        cells = [one[left:right].strip() for left, right in columns]
        if cells[starts]:
            rows.append(cells)
        else:
            rows[-1] = [
                f"{told} {more}".strip() for told, more in zip(rows[-1], cells, strict=True)
            ]
    headings = [
        " ".join(one[left:right].strip() for one in lines[first:rule]).strip()
        for left, right in columns
    ]
    return Read(lines[: first - 1], headings, rows, lines[end + 1 :])


def day_of(cell: str, language: Language) -> dt.date | None:
    """Read "27 Agu 2024", or "?" for a day that is not known."""
    if cell == "?":
        return None
    day, month, year = cell.split()
    return dt.date(int(year), MONTHS[language].index(month) + 1, int(day))


def bare(text: str) -> str:
    """Return a text without spaces, in which hidden signs are spelt out."""
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode()
        for one in text
        if not one.isspace()
    )


def is_tidy(text: str, width: int) -> bool:
    """Tell whether lines fit and end well, and nothing in them steers a terminal."""
    return all(
        len(one) <= width and one == one.rstrip() and (one.isprintable())
        for one in text.split("\n")
    )


# Laws.


@given(
    timetable=strategies.timetables().filter(lambda timetable: timetable.stages),
    language=LANGUAGE,
    width=WIDTH,
    today=DAYS,
)
def test_stages_can_be_read_back(
    timetable: Timetable, language: Language, width: int, today: dt.date | None
):
    """Each stage has its whole name, both days, their number, and the mark of today."""
    text = table(timetable, language=language, width=width, today=today)
    assert is_tidy(text, width)
    marks = today is not None and any(
        stage.period.contains(today) is not False for stage in timetable.stages
    )
    found = read(text, starts=2 if marks else 1)
    assert len(found.rows) == len(timetable.stages)
    for (_, stage), row in zip(tree_rows(timetable), found.rows, strict=True):
        if marks:
            assert row.pop(0) == MARKS[stage.period.contains(today)]
        name, start, end, days, *_ = row
        assert bare(name) == bare(stage.label(language))
        assert day_of(start, language) == stage.period.start
        assert day_of(end, language) == stage.period.end
        shown = re.sub("[.,]", "", days)
        assert shown == ("?" if stage.period.days is None else str(stage.period.days))


@given(
    timetable=strategies.timetables(),
    depth=st.integers(1, 3),
    language=LANGUAGE,
    width=WIDTH,
)
def test_hidden_stages_are_counted(
    timetable: Timetable, depth: int, language: Language, width: int
):
    """What a depth leaves out is said below the table, and only then."""
    text = table(timetable, language=language, width=width, depth=depth)
    left = len(timetable.stages) - len(tree_rows(timetable, depth=depth))
    told = re.findall(r"(?:Tidak ditampilkan|Not shown): (\d+)", text)
    assert told == ([str(left)] if left else [])


@given(
    before=strategies.timetables(election="pilkada-2024"),
    after=strategies.timetables(election="pilkada-2024"),
    days=st.integers(-400, 400).filter(bool),
    language=LANGUAGE,
    width=WIDTH,
)
def test_differences_fit(
    before: Timetable, after: Timetable, days: int, language: Language, width: int
):
    """Two timetables side by side fit any width, and each stage that differs is named."""
    for other in (after, evolve(after, stages=before.stages, instruments=before.instruments)):
        found = diff(before, other)
        text = table(found, language=language, width=width)
        assert is_tidy(text, width)
        named = (*(one.after for one in found.moved), *found.added, *found.dropped)
        assert ("─" in text) == bool(named)


@given(
    operation=strategies.operations(),
    timetable=strategies.timetables(),
    language=LANGUAGE,
    width=WIDTH,
)
def test_coverages_fit(operation: Operation, timetable: Timetable, language: Language, width: int):
    """A coverage has a row for every stage of every unit, and of all of them if there are more."""
    found = coverage(operation, timetable)
    text = table(found, language=language, width=width)
    assert is_tidy(text, width)
    parts = len(found.units) + (len(found.units) != 1)
    assert len(re.findall(r"[\d?] / [\d?]", text)) == parts * len(timetable.stages)


@given(dossier=strategies.dossiers(), language=LANGUAGE, width=WIDTH, today=DAYS)
def test_lines_fit(dossier: Dossier, language: Language, width: int, today: dt.date | None):
    """A line of time names what has a date in order, and below it what has none."""
    found = line(dossier)
    text = table(found, language=language, width=width, today=today)
    assert is_tidy(text, width)
    heading = {"id": "Tanpa tanggal", "en": "Without a date"}[language]
    assert (heading in text.split("\n")) == bool(found.undated)


@given(days=st.integers(-3000, 3000), language=LANGUAGE, width=WIDTH)
def test_windows_can_be_read(days: int, language: Language, width: int):
    """Each derived window has its class, its days, how they are counted, and the article."""
    vote = VOTE_2029 + dt.timedelta(days=days)
    windows = derive(vote, "pilkada-2024", beyond=True)
    text = table(windows, language=language, width=width)
    assert is_tidy(text, width)
    for one in windows:
        assert bare(one.rule.article) in bare(text)
        assert bare(one.rule.arithmetic(language)) in bare(text)


@given(today=st.dates(dt.date(2024, 1, 1), dt.date(2025, 12, 31)), language=LANGUAGE)
def test_head_counts_what_runs(today: dt.date, language: Language):
    """The head says how far the vote is, how many stages run, and how many may."""
    head = table(PAMEKASAN, language=language, today=today, width=200).split("\n")[1]
    answers = [stage.period.contains(today) for stage in PAMEKASAN.stages]
    distance = (today - dt.date(2024, 11, 27)).days
    assert f"(H{distance:+})" in head or (distance == 0 and "(H)" in head)
    told = [int(number) for number in re.findall(r"\d+", head.rpartition(": ")[2])]
    assert told == [answers.count(True), answers.count(None)]


@pytest.mark.parametrize("width", [80, 120, 200])
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("timetable", stages.timetables(), ids=lambda one: one.election)
def test_words_of_the_shipped_timetables_are_never_broken(
    timetable: Timetable, language: Language, width: int
):
    """From 80 characters on each word of every name stands whole on one line."""
    text = table(timetable, language=language, width=width)
    assert is_tidy(text, width)
    words = set(text.split())
    for stage in timetable.stages:
        for word in stage.label(language).split():
            assert word in words or all(part in text for part in re.split("(?<=-)", word))


# Examples.


def test_the_outermost_stages_of_pamekasan():
    """The stages of 2024 in Pamekasan on the day of its declaration, one level deep."""
    today = dt.date(2024, 8, 16)
    answers = [stage.period.contains(today) for stage in PAMEKASAN.stages]
    running = f"{answers.count(True)} tahapan berlangsung, {answers.count(None)} mungkin"
    assert table(PAMEKASAN, today=today, depth=1).split("\n") == [
        "Tahapan Pilkada 2024",
        f"Jumat, 16 Agustus 2024 (H-103): {running}",
        "",
        "   Tahapan                       Mulai        Akhir  Hari      H",
        "─  ───────────────────────  ──────────  ───────────  ────  ─────",
        "~  Tahapan persiapan                 ?  18 Nov 2024     ?      ?",
        "~  Tahapan penyelenggaraan  5 Mei 2024            ?     ?  H-206",
        "",
        "~ mungkin berlangsung   ? tidak diketahui",
        "H: hari pemungutan suara (27 Nov 2024)",
        f"Tidak ditampilkan: {len(answers) - 2} tahapan di tingkat lebih dalam",
    ]


def test_wide_tables_have_the_legal_basis():
    """From 120 characters on the law of a stage is shown."""
    for width, shown in ((119, False), (120, True)):
        assert ("Dasar hukum" in table(PAMEKASAN, width=width)) is shown
        assert ("PKPU 8/2022" in table(PAMEKASAN, width=width)) is shown


def test_children_stand_below_their_parents():
    """Each level is set in by two spaces, on each line of a name that is wrapped."""
    shown = table(PAMEKASAN, width=60).split("\n")
    place = shown.index(next(one for one in shown if one.startswith("    Pembentukan PPK ")))
    assert shown[place + 1].startswith("      Pengumuman")
    assert shown[place + 2].startswith("      pendaftaran")


def test_the_postponement_of_2020():
    """The vote of 2020 moved by 77 days, which the table of the two versions shows."""
    timetable = stages.timetable("pilkada-2020")
    found = diff(version(timetable, "pkpu-15-2019"), version(timetable))
    text = table(found, language="en", width=120)
    assert re.search(r"^Voting +23 Sep 2020 +9 Dec 2020 +\+77$", text, re.MULTILINE)
    assert f"Moved ({len(found.moved)})" in text
    narrow = table(found, width=60)
    assert re.search(r"21 Jun – +24 Nov – +\+156 / \+124$", narrow, re.MULTILINE)


def test_like_timetables_leave_an_empty_table():
    """Where nothing differs there is no table, only the count of what stayed."""
    text = table(diff(PAMEKASAN, PAMEKASAN), language="en")
    assert (
        text.split("\n")[1] == f"Moved: 0; unchanged: {len(PAMEKASAN.stages)}; added: 0; dropped: 0"
    )
    assert "─" not in text


def test_shifted_stages_show_their_days():
    """A timetable moved by a week shows +7 for every stage with two known days."""
    found = diff(PAMEKASAN, shift(PAMEKASAN, days=7))
    rows = table(found, width=200).split("\n")
    known = [one for one in found.moved if None not in (one.start_days, one.end_days)]
    assert sum(row.endswith("  +7") for row in rows) == len(known) > 100


def test_a_unit_stands_with_its_days():
    """The heading of a unit tells its days, and how many they are as stated and as counted."""
    operation = Operation(
        name=OperationName(family="mantap-praja", code_name="Semeru", years=(2024,)),
        deployments=(
            Deployment(
                unit=Institution(kind="polres", name="Polres Pamekasan"),
                period=Period(start=dt.date(2024, 8, 26), end=dt.date(2024, 12, 9)),
                stated_days=105,
            ),
            Deployment(stated_days=3),
        ),
    )
    shown = table(coverage(operation, PAMEKASAN), width=120).split("\n")
    assert shown[0] == "Operasi Mantap Praja Semeru 2024: cakupan tahapan Pilkada 2024"
    assert shown[4] == "Semua satuan"
    assert "Polres Pamekasan: 26 Agu – 9 Des 2024; disebut 105 hari; dihitung 106 hari" in shown
    assert "Satuan tidak disebut: ?; disebut 3 hari" in shown
    voting = [one.split() for one in shown if one.startswith("  Pelaksanaan pemungutan suara ")]
    assert [one[-4:] for one in voting] == [
        ["seluruhnya", "1", "/", "1"],
        ["seluruhnya", "1", "/", "1"],
        ["diketahui", "?", "/", "1"],
    ]


@pytest.mark.parametrize(
    ("how", "field", "code"),
    [
        ({"subject": "pilkada-2024"}, "subject", "wrong_type"),
        ({"subject": ("H",)}, "subject", "wrong_type"),
        ({"width": "80"}, "width", "wrong_type"),
        ({"width": 59}, "width", "out_of_range"),
        ({"today": dt.datetime(2024, 8, 16)}, "today", "wrong_type"),
        ({"depth": "1"}, "depth", "wrong_type"),
        ({"depth": 0}, "depth", "out_of_range"),
    ],
)
def test_wrong_arguments_are_refused(how: dict[str, Any], field: str, code: str):
    """Anything else than what it takes meets an error with the argument's name."""
    with pytest.raises(InvalidValueError) as err:
        table(**({"subject": PAMEKASAN} | how))
    assert (err.value.field, err.value.code) == (field, code)


def test_another_language_is_refused():
    """A language that the tables do not have raises."""
    with pytest.raises(UnknownReferenceError):
        table(PAMEKASAN, language="fr")


def test_what_a_window_lacks_is_said():
    """A window that waits for a stage, or whose days could not be counted, says so."""
    windows = derive(VOTE_2029, "pilkada-2024", beyond=True)
    waiting = next(one for one in windows if one.waiting_for is not None)
    missing = MissingExtraError(extra="workdays", needed_for="add_working_days")
    text = table([waiting, evolve(waiting, waiting_for=None, obstacle=missing)], language="en")
    awaited = stages.get_kind(waiting.waiting_for).label("en")
    assert bare(f"(waits for {awaited})") in bare(text)
    assert bare(f"({missing})") in bare(text)
    assert "? not known" in text


def test_half_known_and_unknown_periods_are_told_apart():
    """A stage without one bound shows the other; one without both shows two signs."""
    first, *_ = PAMEKASAN.stages
    known = evolve(first, parent=None, instrument=None, name="Satu", legal_basis=None)
    some = Timetable(
        election="pilkada-2024",
        stages=(
            evolve(known, id="a", period=Period(start=dt.date(2024, 5, 1))),
            evolve(known, id="b", period=Period(end=dt.date(2024, 6, 30))),
            evolve(known, id="c", period=Period()),
        ),
    )
    rows = read(table(some), starts=1).rows
    assert [row[1:4] for row in rows] == [
        ["1 Mei 2024", "?", "?"],
        ["?", "30 Jun 2024", "?"],
        ["?", "?", "?"],
    ]


def test_a_title_of_the_callers_own():
    """It stands in the place of the table's own, wrapped like it."""
    text = table(PAMEKASAN, depth=1, title="Pamekasan menjelang Pilkada")
    assert text.startswith("Pamekasan menjelang Pilkada\n\n")


def test_the_vote_can_be_told():
    """A part of a timetable without the vote counts to the day that is given."""
    part = only(PAMEKASAN, at(PAMEKASAN, dt.date(2024, 8, 16)).surely)
    assert "H-224" not in table(part)
    assert "H-224" in table(part, vote=dt.date(2024, 11, 27))


def test_nothing_is_said_to_be_nothing():
    """A timetable without stages and a line without entries have a table that says so."""
    for empty in (Timetable(election="pilkada-2024"), Line()):
        assert table(empty, language="en").endswith("\n\nNothing.")


def test_a_frame_only_may_be_running():
    """A stage that lies somewhere within a window is not said to run on each of its days."""
    windows = derive(dt.date(2024, 11, 27))
    for slug, day, mark in (
        ("recap-district", dt.date(2024, 11, 29), "~"),
        ("quiet-period", dt.date(2024, 11, 25), ">"),
    ):
        (window,) = [one for one in windows if one.slug == slug]
        assert window.window.contains(day) is not False
        row = table((window,), today=day).split("\n")[4]
        assert row.startswith(mark)


def test_a_difference_says_what_it_cannot_know():
    """A stage that one timetable lacks may just not be recorded there."""
    note = "What only one timetable has"
    one = Timetable(election="pilkada-2024")
    assert note in table(diff(one, PAMEKASAN), language="en", width=120)
    assert note not in table(diff(PAMEKASAN, shift(PAMEKASAN, days=1)), language="en", width=120)
