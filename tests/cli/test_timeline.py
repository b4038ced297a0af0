"""`pilkada timeline`: what it shows of timetables and dossiers, and how it ends."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import Result

from pilkada_model import Dossier, ElectionStage, Period, dumps, from_dict, stages, timeline

Run = Callable[..., Result]
DAY = dt.date(2024, 8, 16)
PAMEKASAN = Path(__file__).parents[2] / "examples" / "pamekasan-2024" / "dossier.json"


def wave(year: int) -> timeline.Timetable:
    """Return what stood at last of a wave."""
    return timeline.version(stages.timetable(f"pilkada-{year}"))


def ids(result: Result) -> list[str]:
    """Return the ids of the stages that were written as JSON."""
    return [stage["id"] for stage in json.loads(result.stdout)["stages"]]


def test_a_day_shows_what_runs_and_what_may(run: Run) -> None:
    """The wave and the dossier of the meeting agree on the running stages and on H-103."""
    answer = json.loads(run("timeline", "2024", "--at", "2024-08-16", "--format", "json").stdout)
    found = timeline.at(wave(2024), DAY)
    assert (answer["at"], answer["countdown"]) == ("2024-08-16", "H-103")
    told = {stage["id"]: stage["runs"] for stage in answer["stages"]}
    assert told == dict.fromkeys((one.id for one in found.surely), True) | dict.fromkeys(
        (one.id for one in found.maybe), None
    )
    dossier = json.loads(
        run("timeline", PAMEKASAN, "--at", "2024-08-16", "--format", "json").stdout
    )
    assert dossier["countdown"] == "H-103"
    ran = [one["record"]["id"] for one in dossier["entries"] if one["kind"] == "stage"]
    assert all(one["runs"] for one in dossier["entries"])
    assert sorted(ran) == sorted(one.id for one in found.surely)


def test_the_table_of_a_day(run: Run) -> None:
    """The head of the table tells the distance from the vote; no line is too wide."""
    titles = {"2024": "Stages of Pilkada 2024 · Pamekasan Regency", PAMEKASAN: "Rapat Koordinasi"}
    for subject, title in titles.items():
        result = run("timeline", subject, "--at", "2024-08-16", "--region", "35.28", "--lang", "en")
        assert result.exit_code == 0
        assert result.stdout.startswith(title)
        assert "Friday, 16 August 2024 (H-103)" in result.stdout
        assert max(map(len, result.stdout.splitlines())) <= 80
        assert "> " in result.stdout


def test_the_newest_wave_is_shown_without_a_word(run: Run) -> None:
    """`pilkada timeline` alone shows the two upper levels, and says how many it leaves out."""
    result = run("timeline")
    assert result.exit_code == 0
    assert result.stdout == run("timeline", "show", "pilkada-2024", "--depth", "2").stdout
    assert "Tahapan Pilkada 2024" in result.stdout
    shown = len(timeline.rows(wave(2024), depth=2))
    assert f"Tidak ditampilkan: {len(wave(2024).stages) - shown} tahapan" in result.stdout


def test_json_has_the_stages_as_they_are(run: Run) -> None:
    """A program reads records back that equal those of the library."""
    answer = json.loads(run("timeline", "2018", "--format", "json").stdout)
    read = {from_dict(stage, ElectionStage) for stage in answer["stages"]}
    assert read == set(wave(2018).stages)
    assert answer["election"] == "pilkada-2018"


@pytest.mark.parametrize(
    ("version", "vote"),
    [
        ("pkpu-15-2019", "2020-09-23"),
        ("pkpu-5-2020", "2020-12-09"),
        ("2020-02-01", "2020-09-23"),
        ("2020-07-01", "2020-12-09"),
    ],
)
def test_a_version_by_instrument_or_by_day(run: Run, version: str, vote: str) -> None:
    """The vote of 2020 was on another day before the amendment."""
    answer = json.loads(run("timeline", "2020", "--version", version, "--format", "json").stdout)
    votes = {
        stage["period"]["start"]
        for stage in answer["stages"]
        if stage["slug"] == "voting" and not stage["region_codes"]
    }
    assert votes == {vote}


def test_every_stage_with_version_all(run: Run) -> None:
    """Superseded stages are there too when they are asked for."""
    every = ids(run("timeline", "2020", "--version", "all", "--format", "json"))
    assert sorted(every) == sorted(one.id for one in stages.timetable("pilkada-2020").stages)


def test_a_region_has_its_own_voting_day(run: Run) -> None:
    """In Boven Digoel the own vote stands in the place of the national one."""
    found = ids(run("timeline", "2020", "--region", "93.02", "--format", "json"))
    assert "amended-voting-boven-digoel" in found
    assert "amended-voting" not in found


def test_a_span_shows_what_lies_in_it(run: Run) -> None:
    """--from and --to are both included, and each may be left open."""
    for first, last in (("2018-02-12", "2018-02-13"), ("2018-06-27", None), (None, "2017-06-14")):
        span = [*(("--from", first) if first else ()), *(("--to", last) if last else ())]
        window = Period(
            start=dt.date.fromisoformat(first) if first else dt.date.min,
            end=dt.date.fromisoformat(last) if last else dt.date.max,
        )
        wanted = [one.id for one in wave(2018).stages if one.period.overlaps(window) is not False]
        found = ids(run("timeline", "2018", *span, "--format", "json"))
        assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize("subject", ["2018", PAMEKASAN])
@pytest.mark.parametrize("language", ["id", "en"])
def test_pictures_and_calendars(run: Run, subject: object, language: str) -> None:
    """The other formats are what the library writes, and each is well formed."""
    common = ("timeline", subject, "--lang", language, "--at", "2018-06-27")
    picture = run(*common, "--format", "svg", "--theme", "dark").stdout
    assert ET.fromstring(picture).tag.endswith("svg")
    assert picture != run(*common, "--format", "svg").stdout
    assert run(*common, "--format", "mermaid").stdout.startswith("gantt\n")
    pytest.importorskip("icalendar")
    assert run(*common, "--format", "ics").stdout_bytes.startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_dossier_in_order_of_time(run: Run, file: Path, dossier: Dossier) -> None:
    """Everything of a dossier is there once, and what has no date stands apart."""
    answer = json.loads(run("timeline", file, "--format", "json", "--lang", "en").stdout)
    whole = timeline.line(dossier)
    for part, entries in (("entries", whole.entries), ("undated", whole.undated)):
        assert [one["label"] for one in answer[part]] == [one.label("en") for one in entries]
    assert answer["undated"]
    text = run("timeline", file, "--lang", "en").stdout
    assert "Without a date" in text
    assert "coklit" in text


def test_a_dossier_from_stdin(run: Run, dossier: Dossier) -> None:
    """- is the standard input."""
    result = run("timeline", "-", "--format", "json", input=dumps(dossier))
    assert result.exit_code == 0
    assert json.loads(result.stdout)["entries"]


def test_the_difference_of_two_versions(run: Run) -> None:
    """Moved stages tell by how many days; a year means what stood at last."""
    result = run("timeline", "diff", "pkpu-15-2019", "2020", "--format", "json")
    answer = json.loads(result.stdout)
    found = timeline.diff(
        timeline.version(stages.timetable("pilkada-2020"), "pkpu-15-2019"), wave(2020)
    )
    moved = {one["after"]["id"]: (one["start_days"], one["end_days"]) for one in answer["moved"]}
    assert moved == {one.after.id: (one.start_days, one.end_days) for one in found.moved}
    assert moved["amended-voting"] == (77, 77)
    assert [one["id"] for one in answer["added"]] == [one.id for one in found.added]
    assert [one["id"] for one in answer["dropped"]] == [one.id for one in found.dropped]
    assert len(answer["unchanged"]) == len(found.unchanged)
    text = run("timeline", "diff", "pkpu-15-2019", "pkpu-5-2020").stdout
    assert text.startswith("PKPU 15/2019 – PKPU 5/2020\n")
    assert "+77" in text
    assert max(map(len, text.splitlines())) <= 80
    assert ET.fromstring(run("timeline", "diff", "2018", "2020", "--format", "svg").stdout).tag
    assert run("timeline", "diff", "2018", "2018", "--format", "mermaid").stdout.startswith("gantt")


def test_what_the_law_fixes(run: Run) -> None:
    """A vote in 2029 has a quiet period of three days; what waits says for what."""
    result = run("timeline", "derive", "2029-11-28", "--format", "json", "--lang", "en")
    answer = json.loads(result.stdout)
    windows = answer["windows"]
    assert (answer["voting_day"], answer["ruleset"]) == ("2029-11-28", "pilkada-2024")
    assert answer["note"] == timeline.get_ruleset("pilkada-2024").note
    assert len(windows) == len(timeline.derive(dt.date(2029, 11, 28)))
    (quiet,) = [one for one in windows if one["slug"] == "quiet-period"]
    assert (quiet["start"], quiet["end"], quiet["exact"]) == ("2029-11-25", "2029-11-27", True)
    assert quiet["arithmetic"] == "H-3 to H-1"
    assert any(one["waiting_for"] == "candidate-determination" for one in windows)
    text = run("timeline", "derive", "2029-11-28", "--lang", "en").stdout
    assert "H-3 to H-1" in text
    assert "Voting: Wednesday, 28 November 2029" in text
    assert "Rules: pilkada-2024" in text


def test_known_days_settle_what_waits(run: Run) -> None:
    """The campaign of 2024 may begin on the third day after the determination."""
    options = ("--known", "candidate-determination=2024-09-22", "--known")
    result = run(
        *("timeline", "derive", "2024-11-27", *options, "campaign=2024-09-25..2024-11-23"),
        *("--ruleset", "pilkada-2024", "--format", "json"),
    )
    windows = json.loads(result.stdout)["windows"]
    (draw,) = [one for one in windows if one["slug"] == "number-draw"]
    assert (draw["start"], draw["waiting_for"]) == ("2024-09-23", None)
    text = run("timeline", "derive", "2024-11-27", *options[:2], "--lang", "en").stdout
    assert "Fixed: Determination of candidate pairs, 22 September 2024" in text


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("1999",), "unknown timetable 'pilkada-1999'"),
        (("no-such-file.json",), "no such file"),
        (("2024", "--region", "99.99"), "99.99"),
        (("2024", "--version", "pkpu-9-1999"), "pkpu-9-1999"),
        (("2024", "--at", "16-08-2024"), "is no day such as"),
        (("2024", "--at", "2024-08-16", "--from", "2024-08-16"), "--at excludes"),
        (("2024", "--at", "2024-08-16", "--today", "2024-08-16"), "--at excludes"),
        (("2020", "--region", "35.28"), "a region that votes in pilkada-2020"),
        (("2024", "--from", "2024-08-16", "--to", "2024-08-15"), "--to is before --from"),
        (("2024", "--depth", "0"), "--depth"),
        ((PAMEKASAN, "--depth", "1"), "--depth is for the timetable of a wave"),
        (("diff", "2024", "pkpu-9-1999"), "no year and no instrument"),
        (("derive", "2024-02-14"), "pemilu-2024"),
        (("derive", "2024-11-27", "--ruleset", "pilkada-2015"), "pilkada-2015"),
        (("derive", "2024-11-27", "--known", "campaign"), "is not like"),
        (("derive", "2024-11-27", "--known", "campaign=2024-11-02..2024-11-01"), "is not like"),
        (("derive", "2024-11-27", "--known", "no-such-class=2024-11-02"), "no-such-class"),
        (("derive", "2024-11-27", *(2 * ("--known", "campaign=2024-11-02"))), "given twice"),
    ],
)
def test_bad_usage_ends_with_2(run: Run, arguments: tuple[object, ...], complaint: str) -> None:
    """What cannot be answered is said on stderr, without a traceback."""
    result = run("timeline", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert complaint in result.stderr
    assert "Traceback" not in result.stderr


def test_help_names_the_three_ways(run: Run) -> None:
    """The help of the group tells that `show` may be left out."""
    text = run("timeline", "--help").stdout
    assert "pilkada timeline [YEAR|FILE]" in text
    assert "\b" not in text
    for name in ("derive", "diff", "show"):
        assert f"  {name}  " in text


def test_today_marks_a_day_and_leaves_nothing_out(run: Run) -> None:
    """The whole timetable with the day in it, as a table and as a picture."""
    options = ("timeline", "2018", "--today", "2018-06-25", "--lang", "en")
    text = run(*options, "--depth", "9").stdout
    assert "Monday, 25 June 2018 (H-2)" in text
    assert any(line.startswith(">") and "Quiet period" in line for line in text.splitlines())
    assert len(ids(run(*options, "--format", "json"))) == len(wave(2018).stages)
    assert "Today, Monday, 25 June 2018" in run(*options, "--format", "svg").stdout


def test_an_empty_answer_says_so(run: Run) -> None:
    """A dossier without anything in time, and a day on which nothing runs, are told as such."""
    assert "Nothing." in run("timeline", "-", "--lang", "en", input=b"{}").stdout
    late = run("timeline", PAMEKASAN, "--at", "2030-01-01", "--lang", "en")
    assert (late.exit_code, "Nothing." in late.stdout) == (0, True)
