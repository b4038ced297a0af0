"""What `timeline.icalendar` promises: calendar programs get every day back, and nothing is lost.

Three readers look at the same bytes: the library `ical`, which shares no code with the one that
writes; a small one by hand after RFC 5545, for the form; and people, in the examples.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from typing import NamedTuple

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from pilkada_model import stages, strategies
from pilkada_model.dates import PartialDate, Period
from pilkada_model.declarations import Declaration
from pilkada_model.dossier import Dossier
from pilkada_model.errors import InvalidValueError, MissingExtraError, UnknownReferenceError
from pilkada_model.events import Event, EventKind, Participation, Role
from pilkada_model.institutions import Institution
from pilkada_model.labels import Language
from pilkada_model.stages import ElectionStage, StageBasis, Timetable
from pilkada_model.timeline.calendars import icalendar
from pilkada_model.timeline.lines import LineEntry, line

pytest.importorskip("icalendar")

LANGUAGE = st.sampled_from(("id", "en"))
SHIPPED = stages.timetables()
DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)
ONLY = {
    "id": ("(mulai; akhir tidak diketahui)", "(akhir; mulai tidak diketahui)"),
    "en": ("(start; end not known)", "(end; start not known)"),
}


# A small reader after RFC 5545, written without any library.


class Component(NamedTuple):
    """A component: its name, its properties in order, and the components inside it."""

    name: str
    properties: list[tuple[str, str, str]]
    inside: list[Component]

    def all(self, name: str) -> list[str]:
        """Return the values of all properties of a name."""
        return [value for known, _, value in self.properties if known == name]

    def one(self, name: str) -> str:
        """Return the value of the only property of a name."""
        (value,) = self.all(name)
        return value

    def text(self, name: str) -> str:
        """Return the only text of a name as it was before it was escaped."""
        value = self.one(name)
        assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value)
        return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), value)

    def each(self, *names: str) -> list[Component]:
        """Return the components inside of these names."""
        return [one for one in self.inside if one.name in names]


def read(raw: bytes) -> Component:
    """Read a calendar, and refuse what RFC 5545 does: loose lines, long lines, controls."""
    *lines, last = raw.split(b"\r\n")
    assert last == b""
    for folded in lines:
        assert len(folded) <= 75
        assert folded
        folded.decode()  # no fold parts the octets of one character
    logical = raw.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    open_ones = [Component("", [], [])]
    for content in logical:
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", content)
        name, parameters, value = re.fullmatch(
            r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', content, re.DOTALL
        ).groups()
        if name == "BEGIN":
            inner = Component(value, [], [])
            open_ones[-1].inside.append(inner)
            open_ones.append(inner)
        elif name == "END":
            assert open_ones.pop().name == value
        else:
            open_ones[-1].properties.append((name, parameters, value))
    (calendar,) = open_ones[0].inside
    return calendar


def without_last_day(timetable: Timetable) -> bool:
    """Tell whether every last day has a day after it."""
    return all(
        dt.date.max not in (stage.period.start, stage.period.end) for stage in timetable.stages
    )


def periods_of(timetable: Timetable, language: Language) -> list[Period]:
    """Return the periods that the library `ical` finds, journal entries after events."""
    calendar_stream = pytest.importorskip("ical.calendar_stream")
    text = icalendar(timetable, language=language).decode()
    calendar = calendar_stream.IcsCalendarStream.calendar_from_ics(text)
    found = []
    for event in calendar.events:
        start, end = event.dtstart, event.dtend - DAY
        start_only, end_only = ONLY[language]
        if event.summary.endswith((start_only, end_only)):
            assert start == end
            assert event.status == "TENTATIVE"
            known = Period(start=start) if event.summary.endswith(start_only) else Period(end=end)
            found.append(known)
        else:
            found.append(Period(start=start, end=end))
    assert all(journal.dtstart is None for journal in calendar.journal)
    return found + [Period()] * len(calendar.journal)


def undated_last(timetable: Timetable) -> list[ElectionStage]:
    """Return the stages with those without any day at the end."""
    return sorted(timetable.stages, key=lambda stage: stage.period == Period())


# Laws.


@given(timetable=strategies.timetables().filter(without_last_day), language=LANGUAGE)
def test_another_library_reads_every_period_back(timetable: Timetable, language: Language):
    """Out and in again: each stage comes back with its days, and with what is not known of them."""
    expected = [stage.period for stage in undated_last(timetable)]
    assert periods_of(timetable, language) == expected


@pytest.mark.parametrize("timetable", SHIPPED, ids=lambda timetable: timetable.election)
def test_another_library_reads_the_shipped_timetables(timetable: Timetable):
    """The periods of all stages of the five waves come back."""
    expected = [stage.period for stage in undated_last(timetable)]
    assert periods_of(timetable, "id") == expected
    assert len(expected) > 40


@given(
    subject=st.one_of(
        strategies.timetables().filter(without_last_day), strategies.dossiers().map(line)
    ),
    language=LANGUAGE,
    alarms=st.lists(st.integers(0, 10**6), max_size=2),
)
def test_form_is_that_of_the_standard(subject, language: Language, alarms: list[int]):
    """Lines end in CRLF and have 75 octets at most; each component has what it must, once."""
    ahead = tuple(dt.timedelta(seconds=seconds) for seconds in alarms)
    try:
        calendar = read(icalendar(subject, language=language, alarms=ahead))
    except InvalidValueError as error:
        assume(error.code != "out_of_range")
        raise
    assert calendar.name == "VCALENDAR"
    assert calendar.one("VERSION") == "2.0"
    assert calendar.one("CALSCALE") == "GREGORIAN"
    assert calendar.one("PRODID") == f"-//pilkada-model//timeline//{language.upper()}"
    assert calendar.text("NAME") == calendar.text("X-WR-CALNAME")
    assert not calendar.all("METHOD")
    assert len({one.one("UID") for one in calendar.inside}) == len(calendar.inside)
    for one in calendar.inside:
        assert one.one("DTSTAMP") == "19700101T000000Z"
        assert one.text("SUMMARY").strip()
        assert one.text("DESCRIPTION").strip()
        dates = [
            parameters for name, parameters, _ in one.properties if name in ("DTSTART", "DTEND")
        ]
        assert dates == ([";VALUE=DATE"] * 2 if one.name == "VEVENT" else [])
        assert one.all("TRANSP") == (["TRANSPARENT"] if one.name == "VEVENT" else [])
        triggers = [alarm.one("TRIGGER") for alarm in one.each("VALARM")]
        assert len(triggers) == (len(alarms) if one.name == "VEVENT" else 0)


@given(dossier=strategies.dossiers(), language=LANGUAGE)
def test_events_of_a_line_cover_every_day_that_can_be_meant(dossier: Dossier, language: Language):
    """An entry covers its possible days; it is tentative if these are more, or only planned."""
    found = line(dossier)
    assume(all(day.latest < dt.date.max for entry in found.entries for day in bounds(entry)))
    calendar = read(icalendar(found, language=language))
    assert len(calendar.each("VJOURNAL")) == len(found.undated)
    for entry, event in zip(found.entries, calendar.each("VEVENT"), strict=True):
        start, end = bounds(entry)
        assert event.one("DTSTART") == f"{start.earliest:%Y%m%d}".zfill(8)
        assert event.one("DTEND") == f"{end.latest + DAY:%Y%m%d}".zfill(8)
        exact = entry.start and entry.end and entry.start.date and entry.end.date
        plan = isinstance(entry.record, ElectionStage) and entry.record.basis is StageBasis.PLANNED
        assert event.all("STATUS") == (["TENTATIVE"] if plan or not exact else [])


def bounds(entry: LineEntry) -> tuple[PartialDate, PartialDate]:
    """Return both bounds of an entry, one for the other where it is not known."""
    return entry.start or entry.end, entry.end or entry.start


@given(
    timetable=strategies.timetables().filter(without_last_day),
    note=strategies.texts(),
    name=strategies.texts(),
)
def test_texts_come_back(timetable: Timetable, note: str, name: str):
    """Names and notes are read as they were, but for breaks and what a calendar cannot hold."""
    assume(timetable.stages)
    first = evolve(timetable.stages[0], note=note, name=name, name_en=name)
    calendar = read(icalendar(evolve(timetable, stages=(first, *timetable.stages[1:]))))
    uid = read(icalendar(Timetable(election=first.election, stages=(alone(first),)))).inside[0]
    (one,) = [one for one in calendar.inside if one.one("UID") == uid.one("UID")]
    assert one.text("SUMMARY").startswith(" ".join(plain(name).split()))
    assert f"Catatan: {plain(note)}" in one.text("DESCRIPTION")


def alone(stage: ElectionStage) -> ElectionStage:
    """Return a stage that needs no timetable about it."""
    return evolve(stage, parent=None, instrument=None)


def plain(text: str) -> str:
    """Return a text with every break as a line feed; controls and a byte order mark spelt out."""
    return "".join(map(shown, "\n".join(text.splitlines())))


def shown(sign: str) -> str:
    """Return a sign, or how it is spelt where a calendar cannot hold it."""
    code = ord(sign)
    hidden = sign not in "\n\t" and (code < 32 or 127 <= code < 160)
    return f"\\x{code:02x}" if hidden else "\\ufeff" if code == 0xFEFF else sign


@given(timetable=strategies.timetables().filter(without_last_day))
def test_identity_does_not_hang_on_language_or_place(timetable: Timetable):
    """The UID of a stage is the same in both languages, in any order, and in part of the whole."""
    uids = [
        [one.one("UID") for one in read(icalendar(some, language=language)).inside]
        for language in ("id", "en")
        for some in (timetable, evolve(timetable, stages=tuple(reversed(timetable.stages))))
    ]
    assert uids[0] == uids[2] == uids[1][::-1] == uids[3][::-1]


# Examples.


ORGANISER = Participation(
    role=Role.ORGANISES,
    institution=Institution(kind="polres", name="Polres Pamekasan", region_codes=("35.28",)),
)
VOTING = next(one for one in stages.timetable("pilkada-2024").stages if one.id == "voting")


def calendar_of(*some: ElectionStage, **how) -> Component:
    """Read the calendar of a few stages."""
    return read(icalendar(Timetable(election="pilkada-2024", stages=some), **how))


def test_the_voting_day_of_2024():
    """The vote is one event of one day, with all that is known of it, the same in every version."""
    event = calendar_of(alone(VOTING), language="en").inside[0]
    assert event.one("UID") == "1f6cd506-4ddf-53b5-b166-9aaddaa75fd5"
    assert event.one("DTSTART") == "20241127"
    assert event.one("DTEND") == "20241128"
    assert event.text("SUMMARY") == "Voting"
    assert ("SUMMARY", ";LANGUAGE=en", "Voting") in event.properties
    assert event.one("CATEGORIES") == "Implementation,Voting"
    told = event.text("DESCRIPTION").split("\n")
    assert told[:5] == [
        "Indonesian: Pelaksanaan pemungutan suara",
        "27 November 2024 (1 day)",
        "Hours: 07:00–13:00 local time",
        "Carried out by: KPPS",
        "Legal basis: PKPU 2/2024; PKPU 17/2024; Keppres 33/2024 (public holiday)",
    ]
    assert told[-1].startswith("- https://")


def test_half_known_days_are_said():
    """With one known bound the event stands on that day and says what is missing."""
    half = evolve(alone(VOTING), period=Period(end=dt.date(2024, 11, 18)), name="Tahapan persiapan")
    event = calendar_of(half).inside[0]
    assert event.text("SUMMARY") == "Tahapan persiapan (akhir; mulai tidak diketahui)"
    assert (event.one("DTSTART"), event.one("DTEND")) == ("20241118", "20241119")
    assert event.one("STATUS") == "TENTATIVE"
    assert "sampai 18 November 2024" in event.text("DESCRIPTION")


def test_a_plan_that_was_never_decreed_is_tentative():
    """The inauguration of 6 February 2025 was announced and dropped; its event says so."""
    found = {one.id: alone(one) for one in stages.timetable("pilkada-2024").stages}
    for name, expected in (("inauguration-6feb-plan", ["TENTATIVE"]), ("voting", [])):
        event = calendar_of(found[name]).inside[0]
        assert event.all("STATUS") == expected


def test_what_has_no_day_is_told_all_the_same():
    """A stage without any day is a journal entry, and the calendar's description names it."""
    never = evolve(alone(VOTING), period=Period(), name="Penetapan, tanpa sengketa")
    calendar = calendar_of(never)
    assert [one.name for one in calendar.inside] == ["VJOURNAL"]
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        assert calendar.text(name) == "Tanpa tanggal:\n- Penetapan, tanpa sengketa"


def test_a_month_is_covered_whole():
    """An event of which the month is known covers the month and says that the day is not known."""
    event = Event(kind=EventKind.PRAYER, names=("Doa bersama",), date=PartialDate(2024, 10))
    found = read(icalendar(line(Dossier(events=(event,))))).inside[0]
    assert found.text("SUMMARY") == "Doa bersama (hari persisnya tidak diketahui)"
    assert (found.one("DTSTART"), found.one("DTEND")) == ("20241001", "20241101")
    assert found.text("DESCRIPTION") == "Oktober 2024"


def test_a_declaration_is_known_by_its_key():
    """Without an id, the key of a declaration tells it apart, whatever else is corrected."""
    event = Event(kind=EventKind.DECLARATION, date=PartialDate(2024, 8, 16))
    declaration = Declaration(event=event, region_codes=("35.28",), elections=("pilkada-2024",))
    by_key = evolve(declaration, participations=(ORGANISER,))
    assert by_key.key is not None
    uids = [
        read(icalendar(line(Dossier(declarations=(one,))))).inside[-1].one("UID")
        for one in (by_key, evolve(by_key, title="Deklarasi damai"), declaration)
    ]
    assert uids[0] == uids[1] != uids[2]


def test_alarms_ring_before_the_day():
    """An alarm is told as a time before the beginning of the first day."""
    alarms = (dt.timedelta(days=1), dt.timedelta(hours=15), dt.timedelta(0))
    event = calendar_of(alone(VOTING), alarms=alarms).inside[0]
    triggers = [alarm.one("TRIGGER") for alarm in event.each("VALARM")]
    assert triggers[:2] == ["-P1D", "-PT15H"]
    assert re.fullmatch(r"-?P(0D|T0S)", triggers[2])
    assert {alarm.one("ACTION") for alarm in event.inside} == {"DISPLAY"}


def test_stamp_and_name_are_taken():
    """A given moment is the stamp of every event, in UTC, and a given name that of the calendar."""
    stamp = dt.datetime(2024, 9, 1, 7, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    calendar = calendar_of(alone(VOTING), stamp=stamp, name="Pilkada; Pamekasan, 2024")
    assert calendar.inside[0].one("DTSTAMP") == "20240901T000000Z"
    assert calendar.text("X-WR-CALNAME") == "Pilkada; Pamekasan, 2024"


def test_bytes_are_the_same_in_another_process():
    """Two runs with different hash seeds write the same bytes."""
    code = (
        "import sys; from pilkada_model import stages;"
        "from pilkada_model.timeline.calendars import icalendar;"
        "sys.stdout.buffer.write(icalendar(stages.timetable('pilkada-2015')))"
    )
    written = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert written[0] == written[1] == icalendar(stages.timetable("pilkada-2015"))


@pytest.mark.parametrize(
    ("how", "field", "code"),
    [
        ({"subject": "pilkada-2024"}, "subject", "wrong_type"),
        ({"name": 2024}, "name", "wrong_type"),
        ({"alarms": [DAY]}, "alarms", "wrong_type"),
        ({"alarms": (1,)}, "alarms", "wrong_type"),
        ({"alarms": (-DAY,)}, "alarms", "out_of_range"),
        ({"alarms": (dt.timedelta(microseconds=1),)}, "alarms", "out_of_range"),
        ({"stamp": dt.date(2024, 9, 1)}, "stamp", "wrong_type"),
        ({"stamp": dt.datetime(2024, 9, 1)}, "stamp", "naive_datetime"),
        ({"name": "\ud800"}, "name", "lone_surrogate"),
        (
            {"stamp": dt.datetime(1, 1, 1, tzinfo=dt.timezone(7 * HOUR))},
            "stamp",
            "out_of_range",
        ),
        (
            {"stamp": dt.datetime(9999, 12, 31, 23, 59, tzinfo=dt.timezone(-7 * HOUR))},
            "stamp",
            "out_of_range",
        ),
    ],
)
def test_wrong_arguments_are_refused(how: dict, field: str, code: str):
    """Anything else than what it takes meets an error with the argument's name."""
    with pytest.raises(InvalidValueError) as err:
        icalendar(**({"subject": SHIPPED[0]} | how))
    assert (err.value.record, err.value.field, err.value.code) == ("icalendar", field, code)


def test_the_last_day_of_the_calendar_is_refused():
    """A last day without a day after it cannot be written as an exclusive end."""
    with pytest.raises(InvalidValueError) as err:
        calendar_of(evolve(alone(VOTING), period=Period(end=dt.date.max)))
    assert err.value.code == "out_of_range"


def test_another_language_is_refused():
    """A language that the tables do not have raises."""
    with pytest.raises(UnknownReferenceError):
        icalendar(SHIPPED[0], language="fr")


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch):
    """Where `icalendar` is not installed, the error says which extra to install."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtraError) as err:
        icalendar(SHIPPED[0])
    assert err.value == MissingExtraError(extra="ics", needed_for="timeline.icalendar")
