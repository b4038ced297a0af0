"""Pictures: sound XML, everything inside the picture, nothing over anything else, all in words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pilkada_model import (
    ElectionStage,
    InvalidValueError,
    Period,
    Timetable,
    UnknownReferenceError,
)
from pilkada_model.stages import timetable
from pilkada_model.strategies import dossiers, operations, texts, timetables
from pilkada_model.timeline.chart_parts import Bar, Chart, Days, Flag, Look, Row
from pilkada_model.timeline.charts import chart
from pilkada_model.timeline.coverages import coverage
from pilkada_model.timeline.differences import diff
from pilkada_model.timeline.gantt import mermaid
from pilkada_model.timeline.lines import line
from pilkada_model.timeline.pictures import svg
from pilkada_model.timeline.svg_axis import GAP, SIZE, axis_of
from pilkada_model.timeline.svg_style import (
    CANVAS,
    FADED_INK,
    FORMS,
    INK,
    STRIPE,
    TODAY,
    Form,
)
from pilkada_model.timeline.svg_text import ELLIPSIS, one_line, shortened, width_of, wrapped
from pilkada_model.timeline.versions import only, version
from pilkada_model.writing import write_date

NAMESPACE = "{http://www.w3.org/2000/svg}"
LANGUAGES = st.sampled_from(["id", "en"])
THEMES = st.sampled_from(["light", "dark", "auto"])
WIDTHS = st.sampled_from([480, 700, 900, 1200, 4000])
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2050, 1, 1))
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
WAVES = [f"pilkada-{year}" for year in (2015, 2017, 2018, 2020, 2024)]


class Box(NamedTuple):
    """A rectangle in a picture."""

    left: float
    top: float
    right: float
    bottom: float


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Draw a chart of any subject."""
    plan = draw(timetables())
    subject = draw(
        st.one_of(
            st.just(plan),
            st.builds(diff, st.just(plan), timetables(election=plan.election)),
            st.builds(coverage, operations(), st.just(plan)),
            st.builds(line, dossiers()),
        )
    )
    return chart(subject, language=draw(LANGUAGES))


def root_of(picture: str) -> ET.Element:
    """Return the picture as a tree; a picture that is no XML fails here."""
    return ET.fromstring(picture)


def boxes_of_texts(picture: str) -> list[tuple[str, Box]]:
    """Return each text with the room that it may take."""
    found = []
    for element in root_of(picture).iter(f"{NAMESPACE}text"):
        x, y = float(element.get("x")), float(element.get("y"))
        size, bold = int(element.get("font-size")), "b" in element.get("class").split()
        words = element.text or ""
        width = width_of(words, size, bold=bold)
        left = x - width if element.get("text-anchor") == "end" else x
        found.append((words, Box(left, y - 0.8 * size, left + width, y + 0.25 * size)))
    return found


def flags_of(picture: str) -> tuple[list[tuple[str, str, Box]], list[tuple[str, Box]]]:
    """Return the words of marked days and their lines, each with its class and its place."""
    root = root_of(picture)
    classes = [one.get("class") for one in root.iter(f"{NAMESPACE}text")]
    words = [
        (name, said, box)
        for name, (said, box) in zip(classes, boxes_of_texts(picture), strict=True)
        if name in ("today-words b", "voting-words b")
    ]
    lines = []
    for one in root.iter(f"{NAMESPACE}path"):
        if one.get("class") in ("today", "voting-day"):
            (x, top), (_, bottom) = points_of(one)
            lines.append((one.get("class"), Box(x, top, x, bottom)))
    return words, lines


def points_of(element: ET.Element) -> Iterator[tuple[float, float]]:
    """Yield points that an element reaches, from its own attributes."""
    name = element.tag.removeprefix(NAMESPACE)
    if name == "rect":
        x, y = float(element.get("x", "0")), float(element.get("y", "0"))
        yield x, y
        yield x + float(element.get("width")), y + float(element.get("height"))
    elif name == "circle":
        x, y, radius = (float(element.get(key)) for key in ("cx", "cy", "r"))
        yield x - radius, y - radius
        yield x + radius, y + radius
    elif name == "polygon":
        for corner in element.get("points").split():
            x, y = map(float, corner.split(","))
            yield x, y
    elif name == "path":
        x = y = 0.0
        for command, numbers in re.findall(r"([A-Z])([^A-Z]*)", element.get("d")):
            values = [float(value) for value in NUMBER.findall(numbers)]
            if command in "ML":
                x, y = values
            elif command == "H":
                (x,) = values
            elif command == "V":
                (y,) = values
            else:
                assert command == "Z"
            yield x, y


def drawn_elements(root: ET.Element) -> Iterator[ET.Element]:
    """Yield the elements that are drawn where they stand."""
    for child in root:
        if child.tag != f"{NAMESPACE}defs":
            yield child
            yield from drawn_elements(child)


@given(charts(), st.none() | DAYS, THEMES, WIDTHS)
def test_every_picture_is_sound(
    shown: Chart, today: dt.date | None, theme: str, width: int
) -> None:
    """It is XML, everything lies inside it, no text lies over another, each id is there once."""
    picture = svg(shown, today=today, theme=theme, width=width)
    root = root_of(picture)
    left, top, right, bottom = map(float, root.get("viewBox").split())
    assert (left, top, right) == (0, 0, width)
    for element in drawn_elements(root):
        for x, y in points_of(element):
            assert 0 <= x <= right
            assert 0 <= y <= bottom
    boxes = boxes_of_texts(picture)
    for words, box in boxes:
        assert box.left >= 0, words
        assert box.top >= 0, words
        assert box.right <= right, words
        assert box.bottom <= bottom, words
    for (one, a), (other, b) in combinations(boxes, 2):
        apart = a.right <= b.left or b.right <= a.left or a.bottom <= b.top or b.bottom <= a.top
        assert apart, (one, other)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(name.startswith(ids[0]) for name in ids)
    assert set(re.findall(r"url\(#([^)]*)\)", picture)) <= set(ids)
    assert set(root.get("aria-labelledby").split()) <= set(ids)


@given(charts())
def test_everything_is_told_in_words(shown: Chart) -> None:
    """Each row and each bar has a title with all its words, however short it is drawn."""
    root = root_of(svg(shown, width=480))
    titles = [element.text or "" for element in root.iter(f"{NAMESPACE}title")]
    expected = [shown.title]
    for row in shown.rows:
        expected.extend([row.words, *(bar.words for bar in row.bars)])
    assert titles == [one_line(words) for words in expected]
    assert root.get("role") == "img"
    assert root.get("lang") == shown.language
    assert one_line(shown.description) in root.find(f"{NAMESPACE}desc").text


@given(timetables(), LANGUAGES)
def test_every_stage_is_in_the_text_alternatives(plan: Timetable, language: str) -> None:
    """Whoever cannot see the picture is told of each stage, even of one without any day."""
    root = root_of(svg(plan, language=language))
    titles = [element.text or "" for element in root.iter(f"{NAMESPACE}title")]
    for stage in plan.stages:
        assert any(title.startswith(one_line(stage.label(language))) for title in titles)


@given(charts(), THEMES)
def test_a_picture_needs_nothing_else(shown: Chart, theme: str) -> None:
    """No script, no link, no font and no image from elsewhere."""
    root = root_of(svg(shown, theme=theme))
    allowed = {"circle", "defs", "desc", "g", "path", "pattern", "polygon", "rect", "style", "svg"}
    assert {element.tag.removeprefix(NAMESPACE) for element in root.iter()} <= {
        *allowed,
        "text",
        "title",
    }
    assert all("href" not in key for element in root.iter() for key in element.attrib)
    sheet = root.find(f"{NAMESPACE}style").text
    assert "@import" not in sheet
    assert "http" not in sheet


@given(charts(), charts())
def test_the_same_chart_gives_the_same_bytes_and_another_other_ids(one: Chart, two: Chart) -> None:
    """Pictures can be compared, and two of them can stand on one page."""
    assert svg(one) == svg(one)
    if one != two:
        assert root_of(svg(one)).get("id") != root_of(svg(two)).get("id")
    themes = {root_of(svg(one, theme=theme)).get("id") for theme in ("light", "dark", "auto")}
    assert len(themes) == 3


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("wave", WAVES)
@pytest.mark.parametrize("width", [480, 1200])
def test_the_shipped_timetables_are_drawn_whole(wave: str, language: str, width: int) -> None:
    """No name is cut short at the usual width, and nothing lies over anything else."""
    plan = version(timetable(wave))
    picture = svg(plan, language=language, width=width, today=dt.date(2024, 8, 16))
    boxes = boxes_of_texts(picture)
    assert all(box.right <= width for _, box in boxes)
    by_line = sorted(boxes, key=lambda found: (found[1].top, found[1].left))
    for (one, a), (other, b) in pairwise(by_line):
        assert a.top != b.top or a.right <= b.left, (one, other)
    if width == 1200:
        assert not [words for words, _ in boxes if words.endswith(ELLIPSIS)]


def test_today_is_a_line_or_a_note() -> None:
    """Inside the picture it is drawn, outside a note below the picture tells it."""
    plan = timetable("pilkada-2018")
    inside = svg(plan, today=dt.date(2018, 2, 1))
    assert 'class="today"' in inside
    assert "Hari ini, Kamis, 1 Februari 2018" in root_of(inside).find(f"{NAMESPACE}desc").text
    outside = svg(plan, today=dt.date(2024, 2, 1))
    assert 'class="today"' not in outside
    assert any("di luar gambar" in words for words, _ in boxes_of_texts(outside))
    assert 'class="today"' not in svg(plan)


def test_the_legend_has_what_is_drawn() -> None:
    """Open ends and days that may be meant are explained where there are any."""
    day = dt.date(2024, 11, 27)
    plain = Bar(look=Look.STAGE, words="x", days=Days(first=day, last=day), sure=None)
    only = Chart(
        title="t", description="d", language="en", rows=(Row(label="x", words="x", bars=(plain,)),)
    )
    words = [words for words, _ in boxes_of_texts(svg(only))]
    assert "days that may be meant" in words
    assert "bound not known" not in words
    assert "bound not known" in [
        w for w, _ in boxes_of_texts(svg(timetable(WAVES[2]), language="en"))
    ]


def test_voting_day_goes_through_all_rows() -> None:
    """Its line begins at its words and ends below the last row."""
    root = root_of(svg(timetable("pilkada-2018")))
    (found,) = [one for one in root.iter() if one.get("class") == "voting-day"]
    (_, top), (_, bottom) = points_of(found)
    rows = [one for one in root.iter(f"{NAMESPACE}rect") if one.get("class") == "stage"]
    assert all(top <= float(one.get("y")) <= bottom for one in rows[2:])  # after the legend


def test_the_automatic_theme_has_both() -> None:
    """Dark colours stand in a media query, light ones outside it."""
    sheet = root_of(svg(timetable("pilkada-2018"), theme="auto")).find(f"{NAMESPACE}style").text
    light, dark = sheet.split("@media (prefers-color-scheme:dark)")
    assert INK.light in light
    assert INK.dark not in light
    assert INK.dark in dark


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"width": 479}, "out_of_range"),
        ({"width": 10_001}, "out_of_range"),
        ({"width": 800.0}, "wrong_type"),
        ({"width": True}, "wrong_type"),
        ({"today": dt.datetime(2024, 1, 1)}, "wrong_type"),
        ({"vote": dt.datetime(2024, 1, 1)}, "wrong_type"),
        ({"prefix": "1a"}, "malformed"),
        ({"prefix": "a b"}, "malformed"),
        ({"prefix": 1}, "wrong_type"),
        ({"title": 1}, "wrong_type"),
    ],
)
@pytest.mark.parametrize(
    "subject", [Timetable(election="pilkada-2024"), chart(Timetable(election="pilkada-2024"))]
)
def test_arguments_are_guarded(subject: object, arguments: dict[str, object], code: str) -> None:
    """A wrong argument is told by its name."""
    with pytest.raises(InvalidValueError) as caught:
        svg(subject, **arguments)
    assert (caught.value.field, caught.value.code) == (*arguments, code)


def test_themes_and_languages_are_those_there_are() -> None:
    """Another theme or language is unknown."""
    plan = Timetable(election="pilkada-2024")
    for arguments in ({"theme": "blue"}, {"theme": None}, {"language": "fr"}):
        with pytest.raises(UnknownReferenceError):
            svg(plan, **arguments)


def test_a_title_and_a_prefix_can_be_given() -> None:
    """The one is written, the other begins all ids, for a subject and for its chart."""
    plan = Timetable(election="pilkada-2024")
    for subject in (plan, chart(plan)):
        root = root_of(svg(subject, title="A & B <c>", prefix="one"))
        assert root.find(f"{NAMESPACE}title").text == "A & B <c>"
        assert root.get("id") == "one"


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_stand_out(theme: str) -> None:
    """Texts reach 4.5 to 1 and bars 3 to 1, on the page and on its stripes (WCAG AA)."""
    for ground in (CANVAS, STRIPE):
        for text in (INK, FADED_INK, TODAY, FORMS[Look.VOTING].shade):
            assert contrast(getattr(text, theme), getattr(ground, theme)) >= 4.5
        for form in FORMS.values():
            assert contrast(getattr(form.shade, theme), getattr(ground, theme)) >= 3


@pytest.mark.parametrize(
    "together",
    [
        (Look.STAGE, Look.PARENT, Look.VOTING),
        (Look.BEFORE, Look.AFTER, Look.ADDED, Look.DROPPED),
        (Look.COVERED, Look.PARTLY, Look.MISSED, Look.UNTOLD, Look.DEPLOYMENT),
        (Look.STAGE, Look.VOTING, Look.DEPLOYMENT, Look.PHASE, Look.EVENT, Look.DECLARATION),
    ],
)
def test_no_look_is_told_by_its_colour_alone(together: tuple[Look, ...]) -> None:
    """In one chart both the bars and the marks differ in form."""
    forms: list[Form] = [FORMS[look] for look in together]
    assert len({form.pattern for form in forms}) == len(forms)
    assert len({form.mark for form in forms}) == len(forms)


@pytest.mark.parametrize("look", Look)
def test_every_look_is_drawn_as_a_bar_and_as_a_mark(look: Look) -> None:
    """Nothing that a chart can have lacks a way to be drawn, in its row and in the legend."""
    first, last = dt.date(2024, 8, 16), dt.date(2024, 11, 27)
    spans = (Days(first=first, last=last), Days(first=first, last=first))
    bars = [Bar(look=look, words="x", days=days, sure=days) for days in spans]
    rows = tuple(Row(label="x", words="x", bars=(bar,)) for bar in bars)
    root = root_of(svg(Chart(title="t", description="d", language="id", rows=rows)))
    drawn = [one for one in drawn_elements(root) if one.get("class") == look.value]
    assert len(drawn) == 4
    assert drawn[0].attrib != drawn[1].attrib
    legend = [one.text for one in root.findall(f"{NAMESPACE}text")]
    assert look.label() in legend


@pytest.mark.parametrize("bold", [False, True])
@given(words=texts(), size=st.integers(8, 20), room=st.integers(40, 400))
def test_texts_fit_where_they_are_put(words: str, size: int, room: int, *, bold: bool) -> None:
    """A line is never wider than its room; all words are there, or an ellipsis is."""
    lines = wrapped(words, size, room, bold=bold)
    assert all(width_of(one, size, bold=bold) <= room for one in lines)
    if not any(one.endswith(ELLIPSIS) for one in lines):
        assert " ".join(lines) == one_line(words)
    assert len(wrapped(words, size, room, lines=2, bold=bold)) <= 2
    assert width_of(shortened(words, size, room, bold=bold), size, bold=bold) <= room


@given(texts(), texts())
def test_a_longer_text_is_wider(one: str, other: str) -> None:
    """Widths are never negative and never shrink."""
    assert width_of(one, 12) <= width_of(one + other, 12)
    assert width_of(one, 12) <= width_of(one, 12, bold=True)


@given(st.dates(), st.dates(), st.integers(130, 3000), LANGUAGES)
@example(dt.date(2000, 1, 1), dt.date(2000, 1, 1), 1032, "id")  # a day begins at the edge
def test_an_axis_shows_its_days_and_its_labels_stand_apart(
    one: dt.date, other: dt.date, room: int, language: str
) -> None:
    """Both ends are on it, and each label ends before the next tick."""
    first, last = sorted((one, other))
    axis = axis_of(Days(first=first, last=last), 100, 100 + room, language)
    assert axis.shows(first)
    assert axis.shows(last)
    assert axis.start_of(first) <= axis.middle_of(first) <= axis.end_of(first)
    assert any(tick.label for tick in axis.lower)
    for ticks in (axis.upper, axis.lower):
        assert all(100 <= tick.x <= 100 + room for tick in ticks)
        ends = [*(tick.x for tick in ticks[1:]), 100 + room]
        for tick, end in zip(ticks, ends, strict=False):
            assert tick.x < end
            assert not tick.label or tick.x + GAP + width_of(tick.label, SIZE) <= end


@pytest.mark.parametrize(
    ("first", "last", "room", "upper", "lower"),
    [
        ((2024, 8, 16), (2024, 8, 18), 300, ["Agustus 2024"], ["12", "13"]),
        ((2024, 8, 16), (2024, 9, 20), 500, ["Agustus 2024", "September 2024"], ["19", "26"]),
        ((2024, 1, 1), (2024, 11, 27), 1200, ["2023", "2024"], ["Januari", "Februari"]),
        ((2024, 1, 1), (2024, 11, 27), 600, ["2023", "2024"], ["Des", "Jan"]),
        ((2024, 1, 1), (2024, 11, 27), 350, ["2023", "2024"], ["Jan", "Mar"]),
        ((2004, 1, 1), (2024, 11, 27), 600, [], ["2004", "2006"]),
        ((1, 1, 1), (9999, 12, 31), 600, [], ["1000", "2000"]),
    ],
)
def test_the_axis_writes_what_there_is_room_for(
    first: tuple[int, int, int],
    last: tuple[int, int, int],
    room: int,
    upper: list[str],
    lower: list[str],
) -> None:
    """Days under months for weeks, months under years for years, and years for ages."""
    axis = axis_of(Days(first=dt.date(*first), last=dt.date(*last)), 0, room, "id")
    assert [tick.label for tick in axis.upper if tick.label][: len(upper)] == upper
    assert [tick.label for tick in axis.lower if tick.label][:2] == lower


def test_an_axis_without_days_is_bare() -> None:
    """A chart of which no day is known has rows and no axis."""
    axis = axis_of(None, 0, 500, "id")
    assert (axis.upper, axis.lower) == ((), ())
    plan = Timetable(
        election="pilkada-2024",
        stages=(ElectionStage(id="x", election="pilkada-2024", slug="x", period=Period()),),
    )
    assert "tanggal belum diketahui" in svg(plan, today=dt.date(2024, 1, 1))


FLAG_WORDS = st.sampled_from(
    [
        "Pemungutan suara, 9 Desember 2020",
        "Pemungutan suara (sebelum), 23 September 2020",
        "Pilkada",
    ]
)
VOTES = st.lists(st.tuples(st.integers(0, 700), FLAG_WORDS), min_size=1, max_size=4)


@given(VOTES, st.integers(0, 700), WIDTHS, st.integers(1, 40))
@example([(700, "Pemungutan suara, 27 November 2024")], 699, 480, 40)
@example([(350, "Pemungutan suara, 27 November 2024")], 350, 480, 40)
@example([(day, f"Pemungutan suara {day}") for day in range(10)], 5, 480, 1)
def test_the_words_of_a_marked_day_stand_beside_its_line_and_across_no_other(
    votes: list[tuple[int, str]], today: int, width: int, name: int
) -> None:
    """Whatever days are marked, each is told whole, a few pixels from its own line."""
    first = dt.date(2024, 1, 1)
    last = max(today, *(day for day, _ in votes))
    span = Days(first=first, last=first + dt.timedelta(days=last))
    bar = Bar(look=Look.STAGE, words="x", days=span, sure=span)
    shown = Chart(
        title="t",
        description="d",
        language="id",
        rows=(Row(label="n" * name, words="x", bars=(bar,)),),
        flags=tuple(Flag(day=first + dt.timedelta(days=day), words=said) for day, said in votes),
    )
    words, lines = flags_of(svg(shown, today=first + dt.timedelta(days=today), width=width))
    assert len(lines) == len(votes) + 1
    told = " ".join(said for _, said, _ in words)
    assert sorted(told.split()) == sorted(
        " ".join([*(flag.words for flag in shown.flags), *today_words(first, today)]).split()
    )
    for kind, _, box in words:
        own = "today" if kind == "today-words b" else "voting-day"
        beside = [
            place
            for which, place in lines
            if which == own and min(abs(place.left - box.left), abs(place.left - box.right)) <= 6
        ]
        assert any(place.top <= box.top and box.bottom <= place.bottom for place in beside)
        for _, place in lines:
            across = box.left <= place.left <= box.right
            assert not across or box.bottom <= place.top
    for (_, _, a), (_, _, b) in combinations(words, 2):
        assert a.right <= b.left or b.right <= a.left or a.bottom <= b.top or b.bottom <= a.top


def today_words(first: dt.date, today: int) -> list[str]:
    """Return what is written beside the line of today."""
    return ["Hari ini,", write_date(first + dt.timedelta(days=today))]


@pytest.mark.parametrize("day", [dt.date(2024, 8, 16), dt.date(2024, 10, 1), dt.date(2024, 11, 26)])
def test_today_and_the_voting_day_stand_on_either_side(day: dt.date) -> None:
    """Where there is room, both are on one line, each turned away from the other."""
    words, lines = flags_of(svg(version(timetable("pilkada-2024")), today=day))
    places = {said.split(",")[0]: box for _, said, box in words}
    x = {name: line.left for name, line in lines}
    assert places["Hari ini"].top == places["Pemungutan suara"].top
    assert places["Hari ini"].right <= x["today"] < x["voting-day"]
    assert x["voting-day"] <= places["Pemungutan suara"].left


@pytest.mark.parametrize("width", [480, 1200])
def test_no_year_hangs_left_of_the_axis(width: int) -> None:
    """A line shows where the axis begins, and the first year stands right of it."""
    root = root_of(svg(timetable("pilkada-2018"), width=width))
    grid = [one for one in root.iter(f"{NAMESPACE}path") if one.get("class") == "grid"]
    begin = min(x for one in grid for x, _ in points_of(one))
    written = [one for one in root.iter(f"{NAMESPACE}text") if "halo" in one.get("class")]
    assert written[0].text == "2017"
    assert all(begin < float(one.get("x")) for one in written)


def test_a_vote_is_a_star_in_a_difference_too() -> None:
    """Both days are stars, the one that no longer holds an empty one, and the legend tells it."""
    both = timetable("pilkada-2020")
    root = root_of(svg(diff(version(both, "pkpu-15-2019"), version(both)), language="en"))
    stars = [
        one
        for group in root.iter(f"{NAMESPACE}g")
        for one in group.findall(f"{NAMESPACE}polygon")
        if (group.find(f"{NAMESPACE}title").text or "").startswith("Voting. ")
    ]
    assert [len(one.get("points").split()) for one in stars] == [10, 10]
    assert [(one.get("class"), "fill:none" in one.get("style", "")) for one in stars] == [
        ("before", True),
        ("after", False),
    ]
    legend = [one.text for one in root.findall(f"{NAMESPACE}text")]
    assert "Voting" in legend
    lines = [said for _, said, _ in flags_of(ET.tostring(root, encoding="unicode"))[0]]
    assert sorted(lines) == [
        "Voting (after), 9 December 2020",
        "Voting (before), 23 September 2020",
    ]


def test_a_narrowed_timetable_is_told_the_voting_day() -> None:
    """The day is marked for a subject and for its chart, and not twice where it is known."""
    plan, day = version(timetable("pilkada-2018")), dt.date(2018, 6, 27)
    quiet = only(plan, tuple(one for one in plan.stages if one.slug == "quiet-period"))
    for subject in (quiet, chart(quiet)):
        ((_, said, _),), _ = flags_of(svg(subject, vote=day))
        assert said == "Pemungutan suara, 27 Juni 2018"
    assert svg(plan, vote=dt.date(2018, 7, 1)) == svg(plan)


def test_a_chart_of_another_language_is_refused() -> None:
    """What a caller puts into a chart of its own never gets into the picture unread."""
    hostile: Any = '"><script>alert(1)</script>'
    made = Chart(title="x", description="y", language=hostile)
    for draw in (svg, mermaid):
        with pytest.raises(UnknownReferenceError):
            draw(made)


def test_a_title_of_any_length_and_any_letters_is_drawn() -> None:
    """A long title is shortened at once, and a lone surrogate replaced by a sign for it."""
    title = "kata " * 20_000 + "\ud800"
    picture = svg(Chart(title="x", description="y", language="id"), title=title)
    assert ET.fromstring(picture.encode()).tag.endswith("svg")
