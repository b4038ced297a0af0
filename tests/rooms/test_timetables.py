"""The timetables of the five waves: what they hold, how far it is trusted, how it is written."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pilkada_model import (
    Certainty,
    ElectionStage,
    InvalidValueError,
    Period,
    StageBasis,
    StagePhase,
    Timetable,
    UnknownReferenceError,
    dumps,
    elections,
    loads,
    regions,
    stages,
)
from pilkada_model._data import manifest, read_bytes, read_json
from pilkada_model.rules.codes import KEY

# stages, then those of high, medium, single and low certainty, then those of an unsure page
FILES = {
    "pilkada-2015": (53, (5, 12, 35, 1), 22),
    "pilkada-2017": (47, (2, 16, 24, 5), 7),
    "pilkada-2018": (43, (7, 4, 32, 0), 27),
    "pilkada-2020": (88, (10, 19, 58, 1), 19),
    "pilkada-2024": (193, (61, 67, 59, 6), 0),
    "pilkada-2024-revotes": (69, (31, 14, 23, 1), 6),
}
WAVES = ("pilkada-2015", "pilkada-2017", "pilkada-2018", "pilkada-2020", "pilkada-2024")
UNSURE_PAGE = "Read on a page of this wave; the page named is the likeliest."
ALL = [stage for timetable in stages.timetables() for stage in timetable.stages]
BY_KEY = {stage.key: stage for stage in ALL}


def rows(file: str) -> list[dict[str, Any]]:
    """Return the rows of one file."""
    found: list[dict[str, Any]] = read_json(f"timetables/{file}.json")["stages"]
    return found


def stage(election: str, stage_id: str) -> ElectionStage:
    """Return one stage."""
    return BY_KEY[f"{election}/{stage_id}"]


def days(first: str, last: str | None = None) -> Period:
    """Return a period of ISO dates, of one day when only one is given."""
    return Period(start=dt.date.fromisoformat(first), end=dt.date.fromisoformat(last or first))


def sticks_out(one: ElectionStage, parent: ElectionStage) -> bool:
    """Tell whether a stage starts before its parent or ends after it, as far as is known."""
    inner, outer = one.period, parent.period
    early = inner.start is not None and outer.start is not None and inner.start < outer.start
    late = inner.end is not None and outer.end is not None and inner.end > outer.end
    return early or late


# --- asking --------------------------------------------------------------------------------


def test_there_is_one_timetable_for_each_wave() -> None:
    """Five waves have a timetable, in order of time, and each stage knows its wave."""
    found = stages.timetables()
    assert tuple(one.election for one in found) == WAVES
    assert all(type(one) is Timetable for one in found)
    assert {one.election for one in ALL} == set(WAVES)


@pytest.mark.parametrize("election", WAVES)
def test_a_timetable_is_made_once(election: str) -> None:
    """The same object comes each time, and it cannot be changed."""
    found = stages.timetable(election)
    assert stages.timetable(election) is found
    assert any(one is found for one in stages.timetables())
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.stages = ()


@given(st.text())
def test_another_election_has_none(text: str) -> None:
    """Whatever is no election with a timetable is unknown; a word near one is told."""
    assume(text not in WAVES)
    with pytest.raises(UnknownReferenceError) as caught:
        stages.timetable(text)
    assert caught.value.key == text
    with pytest.raises(UnknownReferenceError) as caught:
        stages.timetable("pilkada-2019")
    assert set(WAVES) >= set(caught.value.near) != set()


@pytest.mark.parametrize("election", [None, 2024, b"pilkada-2024"])
def test_an_election_is_named_by_text(election: object) -> None:
    """A value of another type is refused as in a field."""
    with pytest.raises(InvalidValueError) as caught:
        stages.timetable(election)
    assert (caught.value.field, caught.value.code) == ("election", "wrong_type")


def test_the_readers_questions() -> None:
    """When was the campaign of 2024, who set it, and how sure is it?"""
    campaign = stage("pilkada-2024", "campaign")
    assert campaign.label() == "Pelaksanaan kampanye"
    assert campaign.period == days("2024-09-25", "2024-11-23")
    assert (campaign.period.days, campaign.instrument) == (60, "pkpu-2-2024")
    assert campaign.certainty is Certainty.HIGH
    assert len(campaign.sources) == 9


@pytest.mark.parametrize("election", WAVES)
def test_a_timetable_travels(election: str) -> None:
    """Written and read again it is the same."""
    found = stages.timetable(election)
    written = dumps(found)
    assert loads(written, Timetable) == found
    assert dumps(loads(written, Timetable)) == written


# --- what is there -------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES)
def test_each_file_has_its_stages(file: str) -> None:
    """The number of stages, of each certainty, and of unsure pages is known."""
    count, certainties, unsure = FILES[file]
    found = rows(file)
    assert len(found) == count
    counted = Counter(row["certainty"] for row in found)
    assert tuple(counted[one.value] for one in Certainty) == certainties
    assert sum(UNSURE_PAGE in row.get("note", "") for row in found) == unsure


def test_the_files_of_one_election_make_one_timetable() -> None:
    """Re-votes and repeats are stages of Pilkada 2024, behind those of its own file."""
    both = [row["id"] for file in FILES if file.startswith("pilkada-2024") for row in rows(file)]
    assert [one.id for one in stages.timetable("pilkada-2024").stages] == both
    assert len(both) == len(set(both)) == 262
    late = {one.id for one in ALL if one.phase in {StagePhase.REVOTE, StagePhase.RERUN}}
    assert late == {row["id"] for row in rows("pilkada-2024-revotes")}


def test_a_stage_is_complete() -> None:
    """Each has names, phase, body, basis, certainty, a page, and days, a deadline or a reason."""
    for one in ALL:
        assert one.name
        assert one.name_en
        assert one.body
        assert one.legal_basis
        assert None not in {one.phase, one.basis, one.certainty}
        assert one.sources
        assert all(source.url for source in one.sources)
        assert one.period != Period() or one.deadline or one.note


def test_an_open_end_is_explained() -> None:
    """Where a day is missing, a deadline or a note says why."""
    for one in ALL:
        if one.period.days is None:
            assert one.deadline or one.note


def test_a_slug_is_a_class() -> None:
    """Each slug is a key that the table of classes has."""
    for one in ALL:
        assert KEY.fullmatch(one.slug)
        assert stages.get_kind(one.slug).slug == one.slug


def test_parents_lead_to_the_top() -> None:
    """Each chain of parents ends at a stage without one, of the same election."""
    for one in ALL:
        chain = [one]
        while chain[-1].parent is not None:
            chain.append(stage(one.election, chain[-1].parent))
            assert len(chain) < 6
        assert chain[-1].slug in {
            "implementation",
            "postponement",
            "preparation",
            "psu",
            "rerun",
            "second-round",
        }


def test_periods_are_near_the_vote() -> None:
    """No stage lies more than two years before or a year after the last voting day."""
    for one in ALL:
        year = int(one.election[-4:])
        for day in (one.period.start, one.period.end):
            assert day is None or year - 2 <= day.year <= year + 1


def test_certainty_goes_by_the_pages() -> None:
    """Three pages make a day highly certain, two fairly, one singly; an unsure page never more.

    The days of the repeats as a whole have five pages, and no day for the start.
    """
    for one in ALL:
        unsure = UNSURE_PAGE in (one.note or "")
        if unsure:
            assert one.certainty in {Certainty.SINGLE, Certainty.LOW}
        elif one.id == "rerun-rerun":
            assert (len(one.sources), one.certainty) == (5, Certainty.MEDIUM)
        elif one.certainty is not Certainty.LOW:
            expected = (Certainty.SINGLE, Certainty.MEDIUM, Certainty.HIGH)
            assert one.certainty is expected[min(len(one.sources), 3) - 1]


def test_regions_are_regions_of_today() -> None:
    """Every code is in the tables, in order and once."""
    for one in ALL:
        assert list(one.region_codes) == sorted(set(one.region_codes))
        assert all(regions.get(code).code == code for code in one.region_codes)


def test_stages_outside_their_parent_are_known() -> None:
    """Only these stick out: follow-up votes, terms of committees, inaugurations, one recap."""
    out = {
        one.key
        for one in ALL
        if one.parent is not None and sticks_out(one, stage(one.election, one.parent))
    }
    assert out == {
        "pilkada-2015/voting-fakfak",
        "pilkada-2015/voting-kalteng",
        "pilkada-2015/voting-manado",
        "pilkada-2015/voting-pematangsiantar",
        "pilkada-2015/voting-simalungun",
        "pilkada-2018/voting-paniai",
        "pilkada-2020/amended-voting-boven-digoel",
        "pilkada-2020/original-kpps-term",
        "pilkada-2020/original-ppk-term",
        "pilkada-2020/original-pps-term",
        "pilkada-2024/inauguration-6feb-plan",
        "pilkada-2024/inauguration-aceh-governor",
        "pilkada-2024/inauguration-governor-original",
        "pilkada-2024/inauguration-late-governors",
        "pilkada-2024/inauguration-regent-original",
        "pilkada-2024/kpps-formation",
        "pilkada-2024/kpps-term",
        "pilkada-2024/ppk-term",
        "pilkada-2024/pps-term",
        "pilkada-2024/psu-recap-45d-regency",
    }


# --- the main days -------------------------------------------------------------------------

# registration, determination of pairs, drawing of numbers, campaign, quiet period, voting
MAIN = {
    ("pilkada-2015", "pkpu-2-2015"): (
        days("2015-07-26", "2015-07-28"),
        days("2015-08-24"),
        days("2015-08-25", "2015-08-26"),
        days("2015-08-27", "2015-12-05"),
        days("2015-12-06", "2015-12-08"),
        days("2015-12-09"),
    ),
    ("pilkada-2017", "pkpu-3-2016"): (
        days("2016-09-19", "2016-09-21"),
        days("2016-10-22"),
        days("2016-10-23"),
        days("2016-10-26", "2017-02-11"),
        days("2017-02-12", "2017-02-14"),
        days("2017-02-15"),
    ),
    ("pilkada-2017", "pkpu-4-2016"): (
        days("2016-09-21", "2016-09-23"),
        days("2016-10-24"),
        days("2016-10-25"),
        days("2016-10-28", "2017-02-11"),
        days("2017-02-12", "2017-02-14"),
        days("2017-02-15"),
    ),
    ("pilkada-2018", "pkpu-1-2017"): (
        days("2018-01-08", "2018-01-10"),
        days("2018-02-12"),
        days("2018-02-13"),
        days("2018-02-15", "2018-06-23"),
        days("2018-06-24", "2018-06-26"),
        days("2018-06-27"),
    ),
    ("pilkada-2020", "pkpu-15-2019"): (
        days("2020-06-16", "2020-06-18"),
        days("2020-07-08"),
        days("2020-07-09"),
        days("2020-07-11", "2020-09-19"),
        days("2020-09-20", "2020-09-22"),
        days("2020-09-23"),
    ),
    ("pilkada-2020", "pkpu-5-2020"): (
        days("2020-09-04", "2020-09-06"),
        days("2020-09-23"),
        days("2020-09-24"),
        days("2020-09-26", "2020-12-05"),
        days("2020-12-06", "2020-12-08"),
        days("2020-12-09"),
    ),
    ("pilkada-2024", "pkpu-2-2024"): (
        days("2024-08-27", "2024-08-29"),
        days("2024-09-22"),
        days("2024-09-23"),
        days("2024-09-25", "2024-11-23"),
        days("2024-11-24", "2024-11-26"),
        days("2024-11-27"),
    ),
}
SLUGS = (
    "registration",
    "candidate-determination",
    "number-draw",
    "campaign",
    "quiet-period",
    "voting",
)


@pytest.mark.parametrize(("election", "instrument"), MAIN)
def test_the_main_days_are_those_of_the_regulation(election: str, instrument: str) -> None:
    """Registration, pairs, numbers, campaign, quiet period and vote of each timetable."""
    for slug, expected in zip(SLUGS, MAIN[election, instrument], strict=True):
        (found,) = [
            one
            for one in stages.timetable(election).stages
            if (one.instrument, one.slug, one.region_codes) == (instrument, slug, ())
        ]
        assert found.period == expected, slug


@pytest.mark.parametrize(("election", "instrument"), MAIN)
def test_the_main_days_keep_the_law(election: str, instrument: str) -> None:
    """Three days to register; a campaign until three quiet days; a vote on a Wednesday."""
    registration, pairs, numbers, campaign, quiet, vote = MAIN[election, instrument]
    assert registration.days == quiet.days == 3
    assert registration.precedes(pairs)
    assert pairs.precedes(numbers)
    assert numbers.precedes(campaign)
    assert campaign.touches(quiet)
    assert quiet.touches(vote)
    assert vote.start is not None
    assert (vote.days, vote.start.isoweekday()) == (1, 3)


def test_some_regions_had_a_voting_day_of_their_own() -> None:
    """Votes held later than the wave's, and the run-off, are stages of class voting."""
    found = {
        (one.region_codes, str(one.period.start))
        for one in ALL
        if one.slug == "voting"
        and one.region_codes
        and one.phase not in {StagePhase.REVOTE, StagePhase.RERUN}
    }
    assert found == {
        (("92.03",), "2016-01-16"),
        (("62",), "2016-01-27"),
        (("12.08",), "2016-02-10"),
        (("71.71",), "2016-02-17"),
        (("12.72",), "2016-11-16"),
        (("31",), "2017-04-19"),
        (("94.03",), "2018-07-25"),
        (("93.02",), "2020-12-28"),
    }


REVOTES = {
    "2025-03-22": "14.08 19.05 35.20 62.05",
    "2025-04-05": "11.72 15.08 72.01 81.04 82.08",
    "2025-04-09": "71.04",
    "2025-04-16": "72.08",
    "2025-04-19": "13.08 16.11 17.01 32.06 36.04 63.72 64.02 75.05",
    "2025-05-24": "18.09 64.11 73.73",
    "2025-08-06": "62.05 91 93.02",
    "2025-08-27": "19.01 19.71",
}


def test_the_votes_of_2025() -> None:
    """24 re-votes, a second one in Barito Utara, two repeats: each with its region and day."""
    found: dict[str, list[str]] = {}
    for one in ALL:
        if one.slug == "voting" and one.phase in {StagePhase.REVOTE, StagePhase.RERUN}:
            assert one.period.days == 1
            assert one.hours is not None
            assert (one.hours.start, one.hours.end) == (dt.time(7), dt.time(13))
            found.setdefault(str(one.period.start), []).extend(one.region_codes)
    assert {day: " ".join(sorted(codes)) for day, codes in found.items()} == REVOTES
    assert sum(map(len, found.values())) == 24 + 1 + 2


def test_re_votes_keep_their_limit() -> None:
    """Each vote is within the days that the judgment of 24 February or 14 May 2025 gives."""
    seen = 0
    for one in ALL:
        if one.slug == "voting" and one.phase is StagePhase.REVOTE:
            limit = re.match(r"within (\d+) days of ", one.deadline or "")
            assert limit is not None
            second = one.id.endswith("-second")
            judgment = dt.date(2025, 5, 14) if second else dt.date(2025, 2, 24)
            assert one.period.start is not None
            assert one.period.start <= judgment + dt.timedelta(days=int(limit[1]))
            assert one.parent == "psu" if second else one.parent == f"psu-cluster-{limit[1]}d"
            seen += 1
    assert seen == 25


def test_re_votes_have_their_regions() -> None:
    """Nothing of the re-votes and repeats is said of the whole country.

    Where the regions of a stage are not known, it has none, and its note says so.
    """
    late = [one for one in ALL if one.phase in {StagePhase.REVOTE, StagePhase.RERUN}]
    (replacement,) = (one for one in late if not one.region_codes)
    assert replacement is stage("pilkada-2024", "psu-candidate-replacement")
    assert "in which of the 24 regions is not recorded" in str(replacement.note)
    for limit, count in ((30, 4), (45, 6), (60, 9), (90, 3), (180, 2)):
        cluster = stage("pilkada-2024", f"psu-cluster-{limit}d")
        votes = [one for one in ALL if (one.parent, one.slug) == (cluster.id, "voting")]
        assert len(votes) == count
        assert set(cluster.region_codes) == {code for one in votes for code in one.region_codes}


def test_voting_days_of_regions_are_those_of_the_contests() -> None:
    """Each vote of a region on a day of its own is a poll of its contest, and the other way."""
    national = {MAIN[key][-1].start for key in MAIN}
    polls = {
        (contest.election, contest.region_code, poll.day)
        for contest in elections.contests()
        for poll in contest.polls
        if poll.day not in national
    }
    voting = {
        (one.election, code, one.period.start)
        for one in ALL
        if one.slug == "voting"
        for code in one.region_codes
    }
    assert polls == voting != set()


# --- instruments ---------------------------------------------------------------------------


def test_instruments_replace_one_another() -> None:
    """Each timetable tells which of its instruments replaced which."""
    replaced = {
        one.id: one.replaces
        for timetable in stages.timetables()
        for one in timetable.instruments
        if one.replaces
    }
    assert replaced == {
        "kpu-179-2020": ("pkpu-15-2019",),
        "kpu-959-2024": ("kpu-532-2024",),
        "perpres-13-2025": ("perpres-80-2024", "inauguration-agreement-2025"),
        "pkpu-4-2016": ("pkpu-3-2016",),
        "pkpu-5-2020": ("pkpu-15-2019",),
        "pmk-1-2025": ("pmk-14-2024",),
        "pmk-14-2024": ("pmk-4-2024",),
    }


def test_some_instruments_replace_single_stages() -> None:
    """How many of the stages of the instrument before each replaces; the others replace all."""
    counted = {
        one.id: (len(one.replaces_stages), before, sum(it.instrument == before for it in ALL))
        for timetable in stages.timetables()
        for one in timetable.instruments
        for before in one.replaces
        if one.replaces_stages
    }
    assert counted == {
        "kpu-179-2020": (5, "pkpu-15-2019", 33),
        "kpu-959-2024": (6, "kpu-532-2024", 13),
        "pkpu-4-2016": (8, "pkpu-3-2016", 15),
        "pkpu-5-2020": (27, "pkpu-15-2019", 33),
        "pmk-1-2025": (3, "pmk-14-2024", 11),
    }


@pytest.mark.parametrize("election", WAVES)
def test_a_replaced_stage_is_one_of_the_instrument_before(election: str) -> None:
    """Each that is named is there, and an instrument that is replaced set it."""
    timetable = stages.timetable(election)
    setters = {one.id: one.instrument for one in timetable.stages}
    for instrument in timetable.instruments:
        for replaced in instrument.replaces_stages:
            assert setters[replaced] in instrument.replaces
        assert not instrument.replaces or set(instrument.replaces) <= set(setters.values())


def test_what_the_postponement_of_2020_replaced() -> None:
    """The four stages that Keputusan KPU 179/2020 suspended, and coklit, a part of one of them."""
    (found,) = [
        one for one in stages.timetable("pilkada-2020").instruments if one.id == "kpu-179-2020"
    ]
    assert found.replaces_stages == (
        "original-pps-term",
        "original-ppdp-formation",
        "original-voter-list-update",
        "original-coklit",
        "original-independent-transmit-pps",
    )


def test_instruments_are_in_force_from_days_as_far_as_known() -> None:
    """To the day, the month or the year; none came into force before the one it replaces."""
    dates = {
        one.id: str(one.in_force)
        for timetable in stages.timetables()
        for one in timetable.instruments
    }
    assert dates == {
        "pkpu-2-2015": "2015-04",
        "pkpu-3-2016": "2016-04-13",
        "pkpu-4-2016": "2016-08",
        "kpu-jakarta-49-2017": "2017-03",
        "pkpu-1-2017": "2017-06",
        "pkpu-15-2019": "2019-08-09",
        "kpu-179-2020": "2020-03-21",
        "perppu-2-2020": "2020-05-04",
        "pkpu-5-2020": "2020-06-12",
        "kpu-258-2020": "2020-06-15",
        "pkpu-2-2024": "2024-01-26",
        "kpu-532-2024": "2024-05",
        "kpu-959-2024": "2024-05",
        "pmk-4-2024": "2024",
        "perpres-80-2024": "2024",
        "pmk-14-2024": "2024-12",
        "pmk-1-2025": "2025-01",
        "inauguration-agreement-2025": "2025",
        "perpres-13-2025": "2025-02-11",
        "pkpu-19-2024": "2024-12",
        "mk-2025-02-24": "2025-02-24",
        "mk-2025-05-14": "2025-05-14",
    }
    for timetable in stages.timetables():
        known = {one.id: one.in_force for one in timetable.instruments}
        for one in timetable.instruments:
            for replaced in one.replaces:
                before, after = known[replaced], one.in_force
                assert before is not None
                assert after is not None
                assert after.precedes(before) is not True


@pytest.mark.parametrize("election", WAVES)
def test_every_instrument_sets_stages_and_has_a_beginning(election: str) -> None:
    """No instrument is without stages, name, status and date, and no stage without instrument."""
    timetable = stages.timetable(election)
    used = {one.instrument for one in timetable.stages}
    assert used == {one.id for one in timetable.instruments}
    assert all(one.in_force and one.name and one.status for one in timetable.instruments)


def test_plans_are_told_from_deeds() -> None:
    """What was never carried out, or was reckoned, does not pass for a regulation."""
    planned = {one.id for one in ALL if one.basis is StageBasis.PLANNED}
    assert planned == {"inauguration-6feb-plan", "papua-campaign"}
    derived = {one.id for one in ALL if one.basis is StageBasis.DERIVED}
    assert derived == {
        "finance-audit",
        "ptps-term",
        "rerun-quiet-period",
        "rkdk-close",
        "survey-registration",
    }


# --- conflicts -----------------------------------------------------------------------------


def test_a_claim_differs_from_what_it_contradicts() -> None:
    """Each claim is about the period or the deadline, has a page, and another value."""
    seen = 0
    for one in ALL:
        for claim in one.conflicts:
            assert claim.source is not None
            written = {
                "deadline": one.deadline,
                "period": f"{one.period.start}/{one.period.end}",
                "period.end": str(one.period.end),
                "period.start": str(one.period.start),
            }
            assert claim.value != written[claim.field]
            if claim.field != "deadline":
                assert re.fullmatch(r"\d{4}-\d\d(-\d\d(/\d{4}-\d\d-\d\d)?)?", claim.value)
                assert claim.value.split("/") == sorted(claim.value.split("/"))
            seen += 1
    assert seen == 31


# --- the files -----------------------------------------------------------------------------

COLUMNS = [
    column
    for name in (attribute.name for attribute in attrs.fields(ElectionStage))
    if name != "election"
    for column in (("start", "end") if name == "period" else (name,))
]


def one_line(value: object) -> str:
    """Write a value on one line."""
    return json.dumps(value, ensure_ascii=False)


def block(value: Any) -> str:
    """Write a list or an object with one item on each line."""
    if isinstance(value, dict):
        lines = [f"  {one_line(key)}: {one_line(item)}" for key, item in value.items()]
        return "{\n" + ",\n".join(lines) + "\n }"
    return "[\n" + ",\n".join(f"  {one_line(item)}" for item in value) + "\n ]"


def canonical(content: dict[str, Any]) -> str:
    """Write a file: a stage, an instrument or a page is one line, so that a diff names it."""
    lines = [
        f" {one_line(key)}: {one_line(value) if isinstance(value, str) else block(value)}"
        for key, value in content.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def test_every_file_is_known() -> None:
    """The manifest has these files and no other."""
    names = [row["file"] for row in manifest() if row["file"].startswith("timetables/")]
    assert {name for name in names if name.endswith(".json")} == {
        f"timetables/{file}.json" for file in FILES
    }


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_written_in_one_way(file: str) -> None:
    """Writing the content anew gives the same bytes."""
    raw = read_bytes(f"timetables/{file}.json").decode("utf-8")
    content = json.loads(raw)
    assert raw == canonical(content)
    assert list(content) == ["election", "instruments", "sources", "pages", "stages"]
    assert file.startswith(content["election"])


@pytest.mark.parametrize("file", FILES)
def test_a_row_has_the_fields_of_a_stage(file: str) -> None:
    """Columns are fields, in their order, and what is not known is left out."""
    for row in rows(file):
        assert list(row) == [column for column in COLUMNS if column in row]
        assert [*row.get("hours", ())] in ([], ["end"], ["start", "end"], ["end", "zone"])
        for claim in row.get("conflicts", ()):
            assert set(claim) - {"note"} == {"field", "value", "source"}
        assert not [column for column, value in row.items() if value in (None, "", [], {})]
        for text in (value for value in row.values() if isinstance(value, str)):
            assert text == " ".join(text.split()), row


@pytest.mark.parametrize("file", FILES)
def test_pages_are_listed_once(file: str) -> None:
    """Each page stands there once, under a key with its host, and some stage or list cites it."""
    content = read_json(f"timetables/{file}.json")
    pages: dict[str, str] = content["pages"]
    assert list(pages) == sorted(pages)
    assert len(set(pages.values())) == len(pages)
    cited = {*content["sources"]}
    for row in content["stages"]:
        assert len(set(row["sources"])) == len(row["sources"])
        cited.update(row["sources"])
        cited.update(claim["source"] for claim in row.get("conflicts", ()))
    assert cited == set(pages)
    for key, url in pages.items():
        address = re.match(r"https?://([^/]+)/", url)
        assert address is not None, url
        assert address[1].endswith(key.partition("/")[0])
        assert "//" not in url.removeprefix(address[0])
