"""Mermaid: a reader of its notation finds the same names and the same days.

The reader below knows the lexical rules of Mermaid's gantt: what begins a statement, what ends
the name of a task, what is a comment. The texts were also read with Mermaid 11.17 itself.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import (
    ElectionStage,
    InvalidValueError,
    Period,
    Timetable,
    UnknownReferenceError,
)
from pilkada_model.stages import timetable
from pilkada_model.strategies import dossiers, operations, timetables
from pilkada_model.timeline.charts import chart
from pilkada_model.timeline.coverages import coverage
from pilkada_model.timeline.differences import diff
from pilkada_model.timeline.gantt import mermaid
from pilkada_model.timeline.lines import line

WAVE = "pilkada-2024"
LANGUAGES = st.sampled_from(["id", "en"])
STATEMENTS = re.compile(
    r"(accTitle\s*:|accDescr\s*:|title\s|section\s|dateFormat\s|axisFormat\s|todayMarker\s"
    r"|inclusiveEndDates\b|gantt\b|tickInterval\s|includes\s|excludes\s|weekday\s|weekend\s"
    r"|topAxis\b|click\s|call\s|href\s|\d{4}-\d\d-\d\d\b)\s*(.*)",
    re.IGNORECASE,
)
TASK = re.compile(r"([^:\n]+):([^#\n;]+)")


class Task(NamedTuple):
    """A task as Mermaid understands it."""

    section: str | None
    name: str
    tags: tuple[str, ...]
    id: str
    first: dt.date
    last: dt.date


class Gantt(NamedTuple):
    """A text as Mermaid understands it."""

    title: str
    tasks: list[Task]
    sections: list[str]
    comments: list[str]


def decoded(text: str) -> str:
    """Return a text with the codes of characters resolved, as Mermaid shows it."""
    return html.unescape(re.sub(r"#(\w+);", r"&#\1;", text))


def read(text: str) -> Gantt:
    """Read a text line by line; what Mermaid would not read fails here."""
    lines = text.removesuffix("\n").split("\n")
    assert lines[0] == "gantt"
    title, section, found = "", None, Gantt("", [], [], [])
    inclusive = False
    for raw in lines[1:]:
        content = raw.strip(" ")
        assert not re.search(r"%%\{|[\x00-\x1f]", content)
        if content.startswith("%%"):
            found.comments.append(content.removeprefix("%%").strip())
            continue
        assert "%" not in content or content.startswith("axisFormat")
        statement = STATEMENTS.match(content)
        if statement is None:
            name, data = TASK.fullmatch(content).groups()
            found.tasks.append(task(section, name, data, inclusive=inclusive))
        elif statement[1].strip() == "title":
            title = decoded(statement[2])
        elif statement[1].strip() == "section":
            section = decoded(statement[2])
            found.sections.append(section)
        elif statement[1] == "inclusiveEndDates":
            inclusive = True
        else:
            keywords = ("accTitle", "accDescr", "dateFormat", "axisFormat", "todayMarker")
            assert statement[1].strip(" :") in keywords
    return found._replace(title=title)


def task(section: str | None, name: str, data: str, *, inclusive: bool) -> Task:
    """Read the part of a task behind the colon."""
    *tags, key, start, end = [part.strip() for part in data.split(",")]
    assert set(tags) <= {"active", "done", "crit", "milestone"}
    first = dt.date.fromisoformat(start)
    if end == "1d":
        assert "milestone" in tags
        return Task(section, decoded(name.strip()), tuple(tags), key, first, first)
    assert inclusive  # else the last day would be missing
    return Task(section, decoded(name.strip()), tuple(tags), key, first, dt.date.fromisoformat(end))


def plain(text: str) -> str:
    """Return a text in one line, with what is no character replaced as the writer does."""
    return re.sub("[\x00-\x1f\x7f-\x9f]", "\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def named(name: str, **more: object) -> ElectionStage:
    """Return a stage of 2024 with this name."""
    period = Period(start=dt.date(2024, 1, 1), end=dt.date(2024, 1, 3))
    return ElectionStage(
        **{"id": "x", "election": WAVE, "slug": "x", "name": name, "period": period, **more}
    )


def of(*stages: ElectionStage) -> Timetable:
    """Return a timetable of 2024."""
    return Timetable(election=WAVE, stages=stages)


@st.composite
def subjects(draw: st.DrawFn) -> object:
    """Draw what can be drawn."""
    plan = draw(timetables())
    return draw(
        st.one_of(
            st.just(plan),
            st.builds(diff, st.just(plan), timetables(election=plan.election)),
            st.builds(coverage, operations(), st.just(plan)),
            st.builds(line, dossiers()),
        )
    )


@given(subjects(), LANGUAGES, st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2050, 1, 1)))
def test_a_reader_finds_every_bar_again(
    subject: object, language: str, today: dt.date | None
) -> None:
    """Each bar is a task with its own days, ids are unique, and every row is told."""
    shown = chart(subject, language=language)
    found = read(mermaid(subject, language=language, today=today))
    assert found.title == plain(shown.title)
    tasks = found.tasks
    if today is not None:
        assert (tasks[0].id, tasks[0].first) == ("today", today)
        tasks = tasks[1:]
    bars = [bar for row in shown.rows for bar in row.bars if not bar.inner]
    assert [(one.first, one.last) for one in tasks] == [
        (bar.days.first, bar.days.last) for bar in bars
    ]
    assert len({one.id for one in found.tasks}) == len(found.tasks)
    rows = [row for row in shown.rows for bar in row.bars if not bar.inner]
    for row, bar, one in zip(rows, bars, tasks, strict=True):
        assert plain(row.label) in one.name
        assert ("milestone" in one.tags) is (bar.days.number == 1)
    untold = [row.words for row in shown.rows if not row.bars and not row.heading]
    told = [decoded(comment) for comment in found.comments]
    assert len(told) == len(untold) + len(shown.notes)
    assert mermaid(subject, language=language, today=today) == mermaid(shown, today=today)


@pytest.mark.parametrize(
    "name",
    [
        "Pasangan calon: pendaftaran; tahap #2, lanjutan",
        "title x",
        "Section 2",
        "click sini",
        "2024-01-02 pagi",
        "gantt",
        "50% suara",
        "a%%b",
        "%%{init: {}}%%",
        "}x",
        'kata "kutip" & <b>tebal</b>',
        "accTitle: x",
        "style a :b #c;",
        "baris satu\nbaris dua",
        "#35;",
        "today",
        "after t1",
        "-",
    ],
)
def test_names_are_never_taken_for_notation(name: str) -> None:
    """Whatever a name holds, it is one task with that name, and so it is with a title."""
    found = read(mermaid(of(named(name)), title=name))
    assert [one.name for one in found.tasks] == [plain(name)]
    assert found.title == plain(name)


def test_unknown_bounds_are_told_and_never_guessed() -> None:
    """A known bound alone is a milestone whose name tells its days; no bound at all a comment."""
    begun = named("Coklit", period=Period(start=dt.date(2024, 6, 24)))
    text = mermaid(of(begun, named("Sengketa", id="y", period=Period())))
    found = read(text)
    assert [(one.name, one.tags, one.first) for one in found.tasks] == [
        ("Coklit: sejak 24 Juni 2024", ("milestone",), dt.date(2024, 6, 24))
    ]
    assert found.comments == ["Sengketa: tanggal belum diketahui"]


def test_stages_that_contain_others_are_sections() -> None:
    """A stage at the top opens a section with what is inside it; others stand in none of them."""
    plan = of(
        named("Persiapan", id="a", period=Period(start=dt.date(2024, 1, 1))),
        named("Anggaran", id="b", parent="a"),
        named("Sendiri", id="c", period=Period(start=dt.date(2024, 5, 1))),
        named("Juga", id="d", period=Period(start=dt.date(2024, 6, 1))),
    )
    found = read(mermaid(plan))
    assert [one.section for one in found.tasks] == ["Persiapan", "Persiapan", "–", "–"]
    assert read(mermaid(of(named("Sendiri")))).sections == []
    day = dt.date(2024, 8, 16)
    marked = read(mermaid(of(named("Sendiri")), today=day))
    assert [one.section for one in marked.tasks] == ["Hari ini", "–"]
    assert marked.tasks[0].name == "Hari ini, Jumat, 16 Agustus 2024"


def test_the_timetable_of_2018_as_text() -> None:
    """The head switches off the line of today, which would follow the reader's clock."""
    text = mermaid(timetable("pilkada-2018"), language="en")
    assert text.startswith(
        "gantt\n"
        "    title Timetable of Pilkada 2018\n"
        "    accTitle: Timetable of Pilkada 2018\n"
        "    accDescr: Stages#58; 43#59; 14 June 2017–25 July 2018\n"
        "    dateFormat YYYY-MM-DD\n"
        "    inclusiveEndDates\n"
        "    axisFormat %Y-%m-%d\n"
        "    todayMarker off\n"
        "    section Preparation stages\n"
        "    Preparation stages :t1, 2017-06-14, 2018-06-27\n"
    )
    assert re.search(r"\n    Voting :crit, milestone, t\d+, 2018-06-27, 1d\n", text)


def test_what_a_colour_says_a_name_says_too() -> None:
    """Before and after, covered and missed are told in words."""
    before, after = (
        of(named("Kampanye")),
        of(named("Kampanye", period=Period(start=dt.date(2024, 2, 1), end=dt.date(2024, 2, 3)))),
    )
    names = [one.name for one in read(mermaid(diff(before, after))).tasks]
    assert names == ["Kampanye (Sebelum)", "Kampanye (Sesudah)"]


def test_a_voting_day_that_no_stage_has_is_a_task_of_its_own() -> None:
    """It is told for a subject and for its chart, and not where a stage already tells it."""
    day = dt.date(2024, 11, 27)
    for text in (
        mermaid(of(named("Kampanye")), vote=day),
        mermaid(chart(of(named("Kampanye")), vote=day)),
    ):
        assert [(one.section, one.name, one.tags, one.first) for one in read(text).tasks] == [
            (
                "Pemungutan suara",
                "Pemungutan suara, 27 November 2024",
                ("crit", "milestone"),
                day,
            ),
            ("–", "Kampanye", (), dt.date(2024, 1, 1)),
        ]
    whole = timetable("pilkada-2018")
    assert mermaid(whole, vote=day) == mermaid(whole)


def test_a_title_is_never_empty() -> None:
    """Mermaid needs something behind the word title."""
    assert read(mermaid(of(), title="")).title == "–"


@pytest.mark.parametrize("subject", [of(), chart(of())])
@pytest.mark.parametrize(
    "arguments",
    [{"today": dt.datetime(2024, 1, 1)}, {"title": 1}, {"vote": dt.datetime(2024, 1, 1)}],
)
def test_arguments_are_guarded(subject: object, arguments: dict[str, object]) -> None:
    """A moment is no day, and a number is no title."""
    with pytest.raises(InvalidValueError) as caught:
        mermaid(subject, **arguments)
    assert caught.value.code == "wrong_type"


def test_a_chart_can_be_written_under_another_title() -> None:
    """What is drawn twice need not be called the same."""
    assert read(mermaid(chart(of()), title="Lain")).title == "Lain"
    with pytest.raises(UnknownReferenceError):
        mermaid(of(), language="fr")
