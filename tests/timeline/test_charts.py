"""Charts: every stage and every day of a subject, before anything is drawn."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from pilkada_model import (
    Declaration,
    Deployment,
    Dossier,
    ElectionStage,
    Event,
    EventKind,
    Institution,
    InvalidValueError,
    Operation,
    OperationName,
    PartialDate,
    Period,
    Timetable,
    UnknownReferenceError,
)
from pilkada_model.stages import StagePhase, timetable
from pilkada_model.strategies import dossiers, operations, partial_dates, periods, timetables
from pilkada_model.timeline.chart_parts import Chart, Days, Look, bar_of_dates, bar_of_period
from pilkada_model.timeline.charts import (
    chart,
    chart_of_coverage,
    chart_of_diff,
    chart_of_line,
    chart_of_timetable,
)
from pilkada_model.timeline.coverages import CoverageExtent, coverage
from pilkada_model.timeline.differences import diff
from pilkada_model.timeline.lines import line
from pilkada_model.timeline.structure import rows as tree_rows
from pilkada_model.timeline.versions import shift, version

LANGUAGES = st.sampled_from(["id", "en"])
WAVE = "pilkada-2024"
QUIET = Period(start=dt.date(2024, 11, 24), end=dt.date(2024, 11, 26))
VOTE = Period(start=dt.date(2024, 11, 27), end=dt.date(2024, 11, 27))


def stage(stage_id: str, period: Period | None = None, **more: object) -> ElectionStage:
    """Return a stage of 2024."""
    given_period = Period() if period is None else period
    return ElectionStage(
        **{"id": stage_id, "election": WAVE, "slug": stage_id, "period": given_period, **more}
    )


def of(*stages: ElectionStage) -> Timetable:
    """Return a timetable of 2024."""
    return Timetable(election=WAVE, stages=stages)


def days(first: dt.date, last: dt.date) -> set[dt.date]:
    """Return the days from one to another."""
    return {first + dt.timedelta(days=number) for number in range((last - first).days + 1)}


@given(timetables(), LANGUAGES)
def test_each_stage_of_a_timetable_has_its_row_in_the_order_of_the_tree(
    plan: Timetable, language: str
) -> None:
    """Every stage is there once, under its own name, as deep as it lies."""
    drawn = chart_of_timetable(plan, language=language)
    expected = [(level, one.label(language)) for level, one in tree_rows(plan)]
    assert [(row.indent, row.label) for row in drawn.rows] == expected
    assert all(row.words.startswith(row.label) and row.text in row.words for row in drawn.rows)


@given(periods())
def test_the_bar_of_a_period_has_its_known_days_and_tells_what_is_open(period: Period) -> None:
    """A known bound ends the bar, an unknown one is told, and without both there is no bar."""
    bar = bar_of_period(Look.STAGE, "x", period)
    if bar is None:
        assert period == Period()
        return
    assert (bar.open_start, bar.open_end) == (period.start is None, period.end is None)
    assert {bar.days.first, bar.days.last} == {period.start, period.end} - {None}
    assert bar.sure == bar.days
    single = period.days == 1
    assert bar.day == (period.start if single else None)


@given(partial_dates(), partial_dates())
def test_the_bar_of_partial_dates_reaches_over_all_they_can_mean(
    start: PartialDate, end: PartialDate
) -> None:
    """Whatever days two dates mean, the bar has them; what is sure belongs to every choice."""
    assume(start.earliest <= end.latest)
    bar = bar_of_dates(Look.EVENT, "x", start, end)
    assert bar is not None
    assert bar.days == Days(first=start.earliest, last=max(start.latest, end.latest))
    choices = [
        (first, last)
        for first in (start.earliest, start.latest)
        for last in (end.earliest, end.latest)
        if first <= last
    ]
    if bar.sure is not None:
        for first, last in choices:
            assert first <= bar.sure.first <= bar.sure.last <= last
    if start.date is not None and end.date is not None:
        assert bar.sure == Days(first=start.date, last=end.date)


def test_a_date_without_a_day_is_a_span_of_which_no_day_is_sure() -> None:
    """October 2024 may be any of its days; from 5 October to some day of it has the 5th."""
    october, fifth = PartialDate(2024, 10), PartialDate(2024, 10, 5)
    whole = bar_of_dates(Look.EVENT, "x", october, october)
    assert whole is not None
    assert (whole.days, whole.sure, whole.day) == (
        Days(first=dt.date(2024, 10, 1), last=dt.date(2024, 10, 31)),
        None,
        None,
    )
    begun = bar_of_dates(Look.EVENT, "x", fifth, october)
    assert begun is not None
    assert begun.sure == Days(first=dt.date(2024, 10, 5), last=dt.date(2024, 10, 5))
    going_on = bar_of_dates(Look.EVENT, "x", october, None)
    assert going_on is not None
    assert (going_on.open_start, going_on.open_end) == (False, True)
    assert bar_of_dates(Look.EVENT, "x", None, None) is None


@given(timetables())
def test_a_bar_stands_for_its_stage(plan: Timetable) -> None:
    """Voting, stages that contain others and the rest look different; none is drawn twice."""
    parents = {one.parent for one in plan.stages}
    drawn = chart_of_timetable(plan)
    for (_, one), row in zip(tree_rows(plan), drawn.rows, strict=True):
        expected = (
            Look.VOTING
            if one.slug == "voting"
            else Look.PARENT
            if one.id in parents
            else Look.STAGE
        )
        assert [bar.look for bar in row.bars] == ([] if one.period == Period() else [expected])


@given(timetables())
def test_the_span_has_the_first_and_the_last_known_day(plan: Timetable) -> None:
    """Nothing known lies outside the chart, and it reaches no further."""
    known = [
        day for one in plan.stages for day in (one.period.start, one.period.end) if day is not None
    ]
    expected = Days(first=min(known), last=max(known)) if known else None
    assert chart_of_timetable(plan).span == expected


@given(timetables(), st.integers(-400, 400), LANGUAGES)
def test_a_shifted_timetable_is_told_as_shifted(plan: Timetable, by: int, language: str) -> None:
    """Each stage with known days has both bars, and its text says by how many days it moved."""
    try:
        later = shift(plan, days=by)
    except InvalidValueError:
        reject()
    drawn = chart_of_diff(diff(plan, later), language=language)
    assert len(drawn.rows) == len(plan.stages)
    for (_, one), row in zip(tree_rows(later), drawn.rows, strict=True):
        known = one.period != Period()
        assert [bar.look for bar in row.bars] == [Look.BEFORE, Look.AFTER][: 2 * known]
        assert [bar.lane for bar in row.bars] == [0, 1][: 2 * known]
        moved = known and by != 0
        assert (str(abs(by)) in row.text.replace(".", "").replace(",", "")) is moved
        assert ("−" in row.text) is (moved and by < 0)


@given(timetables(election=WAVE), timetables(election=WAVE))
def test_every_stage_of_two_timetables_is_in_their_chart(one: Timetable, two: Timetable) -> None:
    """Added stages stand in the tree of the second, dropped ones under a heading of their own."""
    found = diff(one, two)
    drawn = chart_of_diff(found)
    rows = [row for row in drawn.rows if not row.heading]
    assert len(rows) == len(two.stages) + len(found.dropped)
    assert len(drawn.rows) - len(rows) == (1 if found.dropped else 0)
    texts = [row.text for row in rows]
    assert texts.count(Look.ADDED.label()) == len(found.added)
    assert texts.count(Look.DROPPED.label()) == len(found.dropped)
    assert texts.count("tetap") == len(found.unchanged)
    only_in_one = bool(found.added or found.dropped)
    assert [note.startswith("Yang hanya ada di satu") for note in drawn.notes] == [True][
        :only_in_one
    ]


@given(timetables(election=WAVE), timetables(election=WAVE), LANGUAGES)
def test_the_voting_days_of_both_timetables_are_marked(
    one: Timetable, two: Timetable, language: str
) -> None:
    """A day of both is the voting day, one of a single timetable tells of which it is."""
    before, after = ({flag.day for flag in chart(plan).flags} for plan in (one, two))
    drawn = chart_of_diff(diff(one, two), language=language)
    assert [flag.day for flag in drawn.flags] == sorted(before | after)
    for flag in drawn.flags:
        in_words = flag.words.partition(",")[0].rpartition(" ")[2].strip("()")
        look = {(True, False): Look.BEFORE, (False, True): Look.AFTER}.get(
            (flag.day in before, flag.day in after)
        )
        assert ("(" in flag.words) is (look is not None)
        assert look is None or in_words == look.label(language).lower()


def test_a_bound_that_became_known_is_told() -> None:
    """A start that moved says so, and a bound that only one of the two has is told in words."""
    before = of(stage("a", Period(start=dt.date(2024, 1, 2))), stage("b", Period()), stage("c"))
    after = of(
        stage("a", Period(start=dt.date(2024, 1, 1), end=dt.date(2024, 1, 9))),
        stage("b", QUIET),
        stage("c"),
    )
    drawn = chart_of_diff(diff(before, after), language="en")
    assert {row.label: row.text for row in drawn.rows} == {
        "a": "start −1 day",
        "b": "bounds differ",
        "c": "unchanged",
    }


@given(operations(), timetables(), LANGUAGES)
def test_each_unit_and_each_stage_of_a_coverage_has_its_row(
    operation: Operation, plan: Timetable, language: str
) -> None:
    """Deployments stand above the stages, and each stage looks as it is covered."""
    found = coverage(operation, plan)
    drawn = chart_of_coverage(found, language=language)
    units = drawn.rows[1 : 1 + len(found.units)]
    stages = drawn.rows[2 + len(found.units) :]
    assert [row.heading for row in drawn.rows].count(True) == 2
    assert [len(row.bars) for row in units] == [len(unit.periods) for unit in found.units]
    assert all(sorted(bar.lane for bar in row.bars) == list(range(len(row.bars))) for row in units)
    extents = {one.stage.id: one for one in found.stages}
    looks = {
        CoverageExtent.COVERED: Look.COVERED,
        CoverageExtent.MISSED: Look.MISSED,
        CoverageExtent.PARTLY: Look.PARTLY,
        CoverageExtent.UNKNOWN: Look.UNTOLD,
    }
    for (_, one), row in zip(tree_rows(plan), stages, strict=True):
        extent = extents[one.id]
        if row.bars:
            assert row.bars[0].look is looks[extent.extent]
        inner = [bar for bar in row.bars[1:] if bar.inner]
        assert inner == list(row.bars[1:])
        if extent.extent is CoverageExtent.PARTLY and extent.days is not None and extent.of:
            assert sum(bar.days.number for bar in inner) == extent.days


@given(dossiers(), LANGUAGES)
def test_each_entry_of_a_line_is_a_row_or_a_note(dossier: Dossier, language: str) -> None:
    """What has a date stands on the axis, what has none below it."""
    found = line(dossier)
    drawn = chart_of_line(found, language=language)
    assert [row.label for row in drawn.rows] == [e.label(language) for e in found.entries]
    assert all(len(row.bars) == 1 for row in drawn.rows)
    assert len(drawn.notes) == len(found.undated)
    for note, entry in zip(drawn.notes, found.undated, strict=True):
        assert note.endswith(entry.label(language))


@given(timetables(), LANGUAGES)
def test_one_function_makes_them_all(plan: Timetable, language: str) -> None:
    """`chart` takes each subject to its own function."""
    assert chart(plan, language=language) == chart_of_timetable(plan, language=language)
    change = diff(plan, plan)
    assert chart(change, language=language) == chart_of_diff(change, language=language)
    operation = Operation(name=OperationName(family="mantap-praja", years=(2024,)))
    covered = coverage(operation, plan)
    assert chart(covered, language=language) == chart_of_coverage(covered, language=language)
    told = line(Dossier(timetables=(plan,)))
    assert chart(told, language=language) == chart_of_line(told, language=language)
    assert chart(plan, title="Lain").title == "Lain"


@given(timetables(), st.dates(dt.date(2000, 1, 1), dt.date(2050, 1, 1)))
def test_a_voting_day_is_marked_where_the_subject_has_none(plan: Timetable, vote: dt.date) -> None:
    """Its own days stay; without one the day given is marked, and nothing else changes."""
    own, told = chart(plan), chart(plan, vote=vote)
    if own.flags:
        assert told == own
    else:
        assert [(flag.day, flag.alone) for flag in told.flags] == [(vote, True)]
        assert evolve(told, flags=()) == own


@pytest.mark.parametrize("subject", [None, "pilkada-2024", stage("x"), (of(),)])
def test_other_subjects_are_refused(subject: object) -> None:
    """What has no chart is an invalid value."""
    with pytest.raises(InvalidValueError) as caught:
        chart(subject)
    assert (caught.value.record, caught.value.code) == ("chart", "wrong_type")


@pytest.mark.parametrize(
    "make", [chart_of_timetable, chart_of_diff, chart_of_coverage, chart_of_line]
)
def test_each_chart_takes_its_own_subject_only(make: object) -> None:
    """A Dossier has to be made a line first."""
    with pytest.raises(InvalidValueError):
        make(Dossier())


def test_a_title_is_text_and_a_language_one_of_two() -> None:
    """Other titles and languages are refused."""
    with pytest.raises(InvalidValueError):
        chart(of(), title=1)
    with pytest.raises(InvalidValueError):
        chart(of(), vote=dt.datetime(2024, 11, 27))
    with pytest.raises(UnknownReferenceError):
        chart(of(), language="fr")


def test_the_national_voting_day_is_marked() -> None:
    """Re-votes and single regions have their bars, and the line belongs to the country."""
    drawn = chart(version(timetable(WAVE)))
    assert [flag.day for flag in drawn.flags] == [dt.date(2024, 11, 27)]
    assert drawn.flags[0].words == "Pemungutan suara, 27 November 2024"


def test_a_region_alone_has_its_own_voting_day() -> None:
    """Where no stage holds in the whole country, the votes that are there are marked."""
    own = stage("voting", VOTE, region_codes=("91.03",), phase=StagePhase.REVOTE)
    assert [flag.day for flag in chart(of(own)).flags] == [dt.date(2024, 11, 27)]
    unknown = stage("voting", Period(start=VOTE.start))
    assert chart(of(unknown)).flags == ()


def test_the_timetable_of_2018_as_people_read_it() -> None:
    """Names, days and the order, in two languages."""
    drawn = chart(timetable("pilkada-2018"), language="en")
    assert (drawn.title, drawn.description) == (
        "Timetable of Pilkada 2018",
        "Stages: 43; 14 June 2017–25 July 2018",
    )
    rows = {row.label: row for row in drawn.rows}
    assert rows["Quiet period"].text == "24–26 June 2018"
    assert rows["Door-to-door matching"].bars[0].open_end
    assert drawn.rows[0].label == "Preparation stages"
    assert all(after.indent <= before.indent + 1 for before, after in pairwise(drawn.rows))


def test_an_operation_as_people_read_it() -> None:
    """Stated days stand beside computed ones, and a stage tells how much of it is covered."""
    unit = Institution(kind="polres", name="Polres Pamekasan")
    half = Period(start=dt.date(2024, 11, 25), end=dt.date(2024, 12, 1))
    operation = Operation(
        name=OperationName(family="mantap-praja", code_name="Semeru", years=(2024,)),
        deployments=(Deployment(unit=unit, period=half, stated_days=8),),
    )
    plan = of(stage("quiet", QUIET, name="Masa tenang"), stage("voting", VOTE), stage("later"))
    drawn = chart(coverage(operation, plan))
    assert [(row.label, row.text) for row in drawn.rows] == [
        ("Satuan", ""),
        ("Polres Pamekasan", "disebut 8 hari; dihitung 7 hari"),
        ("Jadwal Pilkada 2024", ""),
        ("Masa tenang", "Sebagian: 2 dari 3 hari"),
        ("voting", "Tercakup seluruhnya"),
        ("later", "Tidak diketahui"),
    ]
    bare = evolve(operation, deployments=(Deployment(stated_days=90),))
    assert chart(coverage(bare, plan)).rows[1].label == "Operasi Mantap Praja Semeru 2024"


def test_the_line_of_a_dossier_as_people_read_it() -> None:
    """An event of some day in October is a span, a declaration without a date is a note."""
    dossier = Dossier(
        timetables=(of(stage("voting", VOTE, name="Pemungutan suara")),),
        events=(Event(kind=EventKind.TROOP_PARADE, names=("Apel",), date=PartialDate(2024, 10)),),
        declarations=(Declaration(title="Deklarasi damai"),),
    )
    drawn = chart(line(dossier))
    assert [(row.label, row.text, row.bars[0].look) for row in drawn.rows] == [
        ("Apel", "Oktober 2024", Look.EVENT),
        ("Pemungutan suara", "27 November 2024", Look.VOTING),
    ]
    assert drawn.notes == ("Tanpa tanggal: Deklarasi: Deklarasi damai",)
    assert [flag.day for flag in drawn.flags] == [dt.date(2024, 11, 27)]


def test_a_chart_without_days_has_no_span() -> None:
    """An empty timetable has a chart all the same."""
    assert chart(of()).span is None
    assert isinstance(chart(of(stage("x"))), Chart)
    assert chart(of(stage("x"))).rows[0].text == "tanggal belum diketahui"
