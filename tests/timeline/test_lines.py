"""One line of time for a dossier: everything once, in order, and nothing made up."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from pilkada_model import (
    Contest,
    Declaration,
    Deployment,
    Dossier,
    ElectionStage,
    Event,
    Institution,
    InvalidValueError,
    Operation,
    OperationName,
    PartialDate,
    Period,
    Timetable,
    UnknownReferenceError,
)
from pilkada_model.elections import Office, Poll, PollKind
from pilkada_model.events import EventKind
from pilkada_model.operations import OperationPhase
from pilkada_model.regions import RegionCode
from pilkada_model.serial import loads
from pilkada_model.strategies import dossiers
from pilkada_model.timeline.lines import LineEntry, LineKind, line

PAMEKASAN = Path(__file__, "../../../examples/pamekasan-2024/dossier.json").resolve()
NAME = OperationName(family="mantap-praja", code_name="Semeru", years=(2024,))


def whole(dossier: Dossier) -> tuple[LineEntry, ...]:
    """Return everything on the line, dated or not."""
    found = line(dossier)
    return (*found.entries, *found.undated)


def gathering(date: str | None = None, **more: Any) -> Event:
    """Return an event, on a date or without one."""
    day = None if date is None else PartialDate.parse(date)
    return Event(kind=EventKind.TROOP_PARADE, date=day, **more)


def labels(dossier: Dossier) -> list[str]:
    """Return what the dated entries are called."""
    return [entry.label("en") for entry in line(dossier).entries]


# --- laws ----------------------------------------------------------------------------------


@given(dossiers())
def test_everything_is_there_once(dossier: Dossier) -> None:
    """Stages, polls, deployments, phases and declarations as they are, each event once."""
    expected: list[object] = [stage for one in dossier.timetables for stage in one.stages]
    expected += [poll for contest in dossier.contests for poll in contest.polls]
    expected += [part for one in dossier.operations for part in (*one.deployments, *one.phases)]
    expected += dossier.declarations
    found = [entry.record for entry in whole(dossier) if entry.kind is not LineKind.EVENT]
    assert Counter(map(id, found)) == Counter(map(id, expected))

    events = [*dossier.events]
    events += [one.event for one in dossier.declarations if one.event is not None]
    events += [event for one in dossier.operations for event in one.events]
    distinct: list[Event] = []
    for event in events:
        same = [x for x in distinct if x == event or (x.id is not None and x.id == event.id)]
        distinct += [] if same else [event]
    shown = [entry.record for entry in whole(dossier) if entry.kind is LineKind.EVENT]
    assert Counter(map(id, shown)) == Counter(map(id, distinct))


@given(dossiers())
def test_entries_stand_in_order_of_time(dossier: Dossier) -> None:
    """By the first day that can be meant, then by the last, unknown at the end, then by kind."""
    kinds = list(LineKind)
    for one, other in pairwise(line(dossier).entries):
        first, other_first = (
            (entry.start or entry.end or PartialDate(1)).earliest for entry in (one, other)
        )
        assert first <= other_first
        if first != other_first:
            continue
        last, other_last = (
            dt.date.max if entry.end is None else entry.end.latest for entry in (one, other)
        )
        assert last <= other_last
        if last == other_last and (one.end is None) is (other.end is None):
            assert kinds.index(one.kind) <= kinds.index(other.kind)


@given(dossiers())
def test_what_has_no_date_is_kept_apart_and_nothing_else(dossier: Dossier) -> None:
    """An entry without any date is undated, and none of the dated lacks one."""
    found = line(dossier)
    assert all(entry.start or entry.end for entry in found.entries)
    assert not any(entry.start or entry.end for entry in found.undated)
    kinds = [list(LineKind).index(entry.kind) for entry in found.undated]
    assert kinds == sorted(kinds)


@given(dossiers())
def test_dates_are_those_of_the_records(dossier: Dossier) -> None:
    """No day is invented, and none is made more exact."""
    for entry in whole(dossier):
        record = entry.record
        if isinstance(record, Declaration):
            record = record.event or gathering()
        if isinstance(record, Event):
            assert entry.start == record.date
            assert entry.end == (record.until or record.date)
            continue
        days = (
            (record.day, record.day)
            if isinstance(record, Poll)
            else (record.period and record.period.start, record.period and record.period.end)
        )
        told = tuple(None if day is None else day.date for day in (entry.start, entry.end))
        assert told == days


@given(dossiers())
def test_entries_know_where_they_come_from(dossier: Dossier) -> None:
    """A deployment and a phase have their operation, a poll its contest, the rest neither."""
    for entry in whole(dossier):
        operation, contest = entry.operation, entry.contest
        if entry.kind in (LineKind.DEPLOYMENT, LineKind.PHASE):
            assert operation is not None
            assert entry.record in (*operation.deployments, *operation.phases)
        else:
            assert operation is None
        if entry.kind is LineKind.POLL:
            assert contest is not None
            assert entry.record in contest.polls
        else:
            assert contest is None


@given(dossiers())
def test_the_same_dossier_gives_the_same_line(dossier: Dossier) -> None:
    """Nothing hangs on anything but the dossier, and equal entries stand as it has them."""
    assert line(dossier) == line(evolve(dossier))
    stages = [stage for one in dossier.timetables for stage in one.stages]
    place = {id(stage): number for number, stage in enumerate(stages)}
    shown = [entry for entry in line(dossier).entries if entry.kind is LineKind.STAGE]
    for one, other in pairwise(shown):
        if (one.start, one.end) == (other.start, other.end):
            assert place[id(one.record)] < place[id(other.record)]


@given(dossiers())
def test_every_entry_has_a_name_in_both_languages(dossier: Dossier) -> None:
    """Text for people; another language is refused, whatever the record is."""
    javanese: Any = "jv"
    for entry in whole(dossier):
        assert entry.label("id")
        assert entry.label("en")
        assert entry.label() == entry.label("id")
        with pytest.raises(UnknownReferenceError):
            entry.label(javanese)


# --- for readers ---------------------------------------------------------------------------


def test_the_line_of_the_pamekasan_report() -> None:
    """The meeting of 16 August, then the declaration that was read at it, among the stages."""
    found = line(loads(PAMEKASAN.read_bytes(), Dossier))
    assert found.title is not None
    assert found.title.startswith("Rapat Koordinasi Lintas Sektoral")
    assert [(entry.kind.value, str(entry.start), entry.label()) for entry in found.entries] == [
        ("stage", "2024-02-27", "Pemberitahuan dan pendaftaran pemantau pemilihan"),
        ("stage", "2024-04-17", "Pembentukan PPK, PPS, dan KPPS"),
        ("stage", "2024-05-05", "Pemenuhan persyaratan dukungan pasangan calon perseorangan"),
        ("stage", "2024-05-16", "Masa kerja PPK"),
        ("stage", "2024-05-26", "Masa kerja PPS"),
        ("stage", "2024-05-31", "Pemutakhiran dan penyusunan daftar pemilih"),
        ("event", "2024-08-16", "Rapat Koordinasi Lintas Sektoral"),
        (
            "declaration",
            "2024-08-16",
            "Pilkada Damai Tahun 2024 di Kabupaten Pamekasan",
        ),
        ("stage", "2024-08-27", "Pendaftaran pasangan calon"),
        ("stage", "2024-11-27", "Pelaksanaan pemungutan suara"),
    ]
    assert found.undated == ()


def test_partial_dates_stand_at_their_first_day_after_the_exact() -> None:
    """A year before the months in it, a month after its first day and before its second."""
    dates = ["2024-10-02", "2024-10", "2024-10-01", "2024", "2024-09-30", "2024-01-01"]
    found = line(Dossier(events=tuple(gathering(date) for date in dates)))
    assert [str(entry.start) for entry in found.entries] == [
        "2024-01-01",
        "2024",
        "2024-09-30",
        "2024-10-01",
        "2024-10",
        "2024-10-02",
    ]


def test_half_known_periods_stand_at_the_day_that_is_known() -> None:
    """A deadline at its day, an open deployment after what ends; without days it is undated."""
    days = [dt.date(2024, 11, number) for number in (1, 2, 3)]
    stages = [
        ElectionStage(id=name, election="pilkada-2024", slug=name, period=Period(start=a, end=b))
        for name, a, b in (
            ("open", days[1], None),
            ("week", days[1], days[2]),
            ("deadline", None, days[1]),
            ("unset", None, None),
            ("first", days[0], days[0]),
        )
    ]
    found = line(Dossier(timetables=(Timetable(election="pilkada-2024", stages=tuple(stages)),)))
    assert [entry.label() for entry in found.entries] == ["first", "deadline", "week", "open"]
    assert [entry.label() for entry in found.undated] == ["unset"]
    assert found.entries[1].start is None
    assert found.entries[3].end is None


def test_of_one_day_the_frame_comes_before_what_happens_in_it() -> None:
    """Stage, poll, deployment, phase, event, declaration."""
    day = dt.date(2024, 11, 27)
    period = Period(start=day, end=day)
    stage = ElectionStage(id="voting", election="pilkada-2024", slug="voting", period=period)
    dossier = Dossier(
        contests=(
            Contest(
                election="pilkada-2024",
                region_code=RegionCode("35.28"),
                office=Office.REGENT,
                polls=(Poll(kind=PollKind.FIRST, day=day), Poll(kind=PollKind.REVOTE)),
            ),
        ),
        timetables=(Timetable(election="pilkada-2024", stages=(stage,)),),
        declarations=(Declaration(event=gathering("2024-11-27")), Declaration()),
        operations=(
            Operation(
                name=NAME,
                deployments=(
                    Deployment(
                        unit=Institution(kind="polres", name="Polres Pamekasan"), period=period
                    ),
                    Deployment(period=period),
                ),
                phases=(OperationPhase(name="masa tenang", period=period),),
            ),
        ),
    )
    assert labels(dossier) == [
        "voting",
        "First vote: Pamekasan Regency",
        "Operasi Mantap Praja Semeru 2024: Polres Pamekasan",
        "Operasi Mantap Praja Semeru 2024",
        "Operasi Mantap Praja Semeru 2024: masa tenang",
        "Troop parade",
        "Declaration",
    ]
    assert [entry.label() for entry in line(dossier).undated] == [
        "Pemungutan suara ulang (PSU): Kabupaten Pamekasan",
        "Deklarasi",
    ]


def test_an_event_told_in_several_places_is_one_entry() -> None:
    """With an id the dossier's own record stands for all; without one only equals are the same."""
    own = gathering("2024-08-26", id="apel", note="with the speech")
    told = gathering("2024-08-26", id="apel")
    plain = gathering("2024-08-27")
    dossier = Dossier(
        events=(own,),
        declarations=(Declaration(event=plain),),
        operations=(Operation(name=NAME, events=(told, plain)),),
    )
    events = [x.record for x in line(dossier).entries if x.kind is LineKind.EVENT]
    assert events == [own, plain]
    assert events[0] is own
    other = evolve(dossier, operations=(Operation(name=NAME, events=(evolve(told, id=None),)),))
    assert len([x for x in line(other).entries if x.kind is LineKind.EVENT]) == 3


def test_an_event_over_several_days_has_both() -> None:
    """Its end is its last day, and of an event with one date that date."""
    long = gathering("2024-09-01", until=PartialDate.parse("2024-09"))
    (entry,) = line(Dossier(events=(long,))).entries
    assert (str(entry.start), str(entry.end)) == ("2024-09-01", "2024-09")
    (entry,) = line(Dossier(events=(gathering("2024-09"),))).entries
    assert (str(entry.start), str(entry.end)) == ("2024-09", "2024-09")


def test_a_region_that_no_table_has_goes_by_its_code() -> None:
    """A contest of a region of tomorrow has a line too."""
    contest = Contest(
        election="pilkada-2029",
        region_code=RegionCode("98.01"),
        office=Office.REGENT,
        polls=(Poll(kind=PollKind.FIRST, day=dt.date(2029, 11, 28)),),
    )
    assert labels(Dossier(contests=(contest,))) == ["First vote: 98.01"]


def test_what_is_no_dossier_is_refused() -> None:
    """With the function and the argument."""
    nothing: Any = {}
    with pytest.raises(InvalidValueError) as caught:
        line(nothing)
    assert (caught.value.record, caught.value.field) == ("line", "dossier")


def test_an_entry_by_itself_goes_by_what_it_is() -> None:
    """Without its contest or its operation it says its kind."""
    poll = LineEntry(kind=LineKind.POLL, record=Poll(kind=PollKind.RUNOFF))
    phase = LineEntry(kind=LineKind.PHASE, record=OperationPhase(name="masa tenang"))
    assert poll.label("en") == "Run-off"
    assert phase.label("en") == "Phase of an operation: masa tenang"
