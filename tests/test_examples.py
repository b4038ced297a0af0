"""The examples run, and hold what the real pages print."""

import datetime as dt
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from pilkada_model import (
    Dossier,
    PartialDate,
    Rank,
    Role,
    Theme,
    dumps,
    from_dict,
    loads,
    stages,
    timeline,
    to_dict,
)

FOLDER = Path(__file__).parent.parent / "examples" / "pamekasan-2024"


def file_dossier() -> Dossier:
    """Return the dossier of the file."""
    return loads((FOLDER / "dossier.json").read_bytes())


def printed(program: Path, *arguments: str) -> list[str]:
    """Run an example and return the lines that it prints."""
    done = subprocess.run(
        [sys.executable, str(program), *arguments],
        check=True,
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout.decode().splitlines()


def lines_of(file: Path) -> list[str]:
    """Return the lines of a file."""
    return file.read_text(encoding="utf-8").splitlines()


def test_file_and_code_are_equal() -> None:
    """The dossier in the file is the one that the script builds."""
    built = runpy.run_path(str(FOLDER / "build.py"))["dossier"]
    assert file_dossier() == built
    assert dumps(file_dossier()) == dumps(built)


def test_the_script_prints_the_dossier() -> None:
    """Run as a program, the script prints the dossier as JSON."""
    done = subprocess.run(
        [sys.executable, str(FOLDER / "build.py")], check=True, capture_output=True
    )
    assert loads(done.stdout) == file_dossier()


def test_every_fact_of_the_report_has_a_field() -> None:
    """What the report of Pamekasan prints, misprints included, is in typed fields."""
    dossier = file_dossier()
    (declaration,) = dossier.declarations
    event = declaration.event
    assert event is not None
    (report, copy) = event.sources
    assert (report.publisher, report.author) == ("pamekasan.bnn.co.id", "Achmad Sarjono")
    assert report.published_printed == "Aug 27, 2024 - 16:33"
    assert report.published_at == dt.datetime.fromisoformat("2024-08-27T16:33:00+07:00")
    assert copy.publisher == "pamekasan.unionfirsts.com"
    assert event.names == ("Rapat Koordinasi Lintas Sektoral", "Rapat Koordinasi Lintas Sektor")
    assert event.venue == "Ball Room Azana Style Hotel Pamekasan"
    assert (event.date, event.date_printed) == (PartialDate(2024, 8, 16), "Jumat (16/8)")
    assert event.date_inferred
    assert event.date is not None
    assert event.date.earliest.weekday() == 4
    assert declaration.title == "Pilkada Damai Tahun 2024 di Kabupaten Pamekasan"
    assert declaration.slogan is not None
    assert declaration.slogan.startswith("Pilkada Serentak 2024 sebagai Sarana Integrasi")
    assert [claim.value[-1] for claim in declaration.claims] == ['"']
    assert declaration.stated_points == 4
    assert [commitment.themes for commitment in declaration.commitments] == [
        (Theme.SECURITY_SUPPORT, Theme.ELECTION_SUCCESS),
        (Theme.UNITY_NKRI,),
        (Theme.REJECT_PROVOCATION, Theme.REJECT_DIVISION),
        (Theme.COUNTER_HOAX, Theme.COUNTER_HATE_SPEECH),
    ]
    assert declaration.key == "deklarasi.35.28.2024-08-16.polres-pamekasan"


def test_who_took_part_in_pamekasan() -> None:
    """Four kinds of signatories, a group of unknown size, a deputy who reads for his chief."""
    (declaration,) = file_dossier().declarations
    signing = [p.participant for p in declaration.participations if p.role is Role.SIGNS]
    assert [str(participant) for participant in signing] == [
        "Polres Pamekasan",
        "Forkopimda Pamekasan",
        "KPU",
        "Bawaslu Kab. Pamekasan",
        "instansi terkait",
        "perwakilan sejumlah partai politik",
    ]
    parties = declaration.participations[5].group
    assert parties is not None
    assert parties.count is None
    mentioned = [p.participant for p in declaration.participations if p.role is Role.MENTIONED]
    assert [str(participant) for participant in mentioned] == ["PPS", "PPK", "TNI", "Polri"]
    bodies = [p.institution for p in declaration.participations if p.institution is not None]
    assert all(body.category is not None for body in bodies)
    event = declaration.event
    assert event is not None
    (reading,) = [p for p in event.participations if p.role is Role.READS]
    deputy, chief = reading.official, reading.on_behalf_of
    assert deputy is not None
    assert chief is not None
    assert reading.reads_text_of == chief
    assert str(chief) == "AKBP Jazuli Dani Iriawan"
    assert str(deputy) == "Kompol Andy Purnomo, S.H., M.H."
    assert (deputy.rank, deputy.rank_printed) == (Rank.KOMPOL, "Kopol")
    assert deputy.printed == "Wakapolres Pamekasan Kopol Andy Purnomo, S.H, M.H."
    (through,) = [p for p in event.participations if p.through is not None]
    assert (through.official, through.through) == (chief, deputy)


def test_operation_and_timetable_of_pamekasan() -> None:
    """The operation is known by name only, and voting was 103 days after the meeting."""
    dossier = file_dossier()
    (operation,) = dossier.operations
    assert operation.name.printed == "Operasi Mantap Praja Semeru 2024"
    assert (operation.key, operation.name.polda) == ("mantap-praja.semeru.2024", "polda-jatim")
    assert operation.deployments == ()
    assert dossier.declarations[0].operation == operation.name
    voting_day = dossier.elections[0].voting_day
    assert voting_day is not None
    assert (voting_day - dt.date(2024, 8, 16)).days == 103
    by_id = {stage.id: stage for stage in dossier.timetables[0].stages}
    registration, voting = by_id["registration"], by_id["voting"]
    assert registration.period.start == dt.date(2024, 8, 27)
    assert voting.period.start == voting_day


def test_the_meeting_stands_in_the_timetable_where_the_dossier_has_it() -> None:
    """The dossier and the timetable of the wave agree on what ran that day, and on H-103."""
    (event,) = [one.event for one in file_dossier().declarations if one.event is not None]
    assert event.date is not None
    day = event.date.date
    assert day is not None
    (dossier,) = file_dossier().timetables
    wave = timeline.version(stages.timetable("pilkada-2024"))
    running = [
        {(stage.id, stage.name, stage.period) for stage in timeline.at(timetable, day).surely}
        for timetable in (dossier, wave)
    ]
    assert running[0] == running[1]
    assert len(running[0]) == 6
    assert {str(timeline.countdown(one, day)) for one in (dossier, wave)} == {"H-103"}


def test_the_dossier_travels() -> None:
    """The file survives the way through plain values and canonical bytes."""
    dossier = file_dossier()
    assert from_dict(to_dict(dossier), Dossier) == dossier
    assert loads(dumps(dossier)) == dossier


@pytest.mark.parametrize(("code", "name"), [("35.28", "pamekasan"), ("92.71", "sorong")])
def test_the_briefing_is_the_one_beside_it(code: str, name: str) -> None:
    """The briefing on a region, by a code of today or a former one, is what its file shows."""
    folder = FOLDER.parent / "region-briefing"
    assert printed(folder / "briefing.py", code) == lines_of(folder / f"{name}.txt")


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [("35.28", "2024-08-16", "pamekasan"), ("92.03", "2015-12-20", "fakfak")],
)
def test_the_agenda_is_the_one_beside_it(code: str, day: str, name: str) -> None:
    """The calendar of a region on a day is what its file shows, its own voting day counted to."""
    folder = FOLDER.parent / "electoral-calendar"
    assert printed(folder / "agenda.py", code, day) == lines_of(folder / f"{name}.txt")


def test_the_agenda_without_arguments_is_that_of_pamekasan() -> None:
    """It is that of the day of the meeting there, 103 days before the vote."""
    folder = FOLDER.parent / "electoral-calendar"
    lines = printed(folder / "agenda.py")
    assert lines == lines_of(folder / "pamekasan.txt")
    assert lines[:2] == ["Kabupaten Pamekasan, Jumat, 16 Agustus 2024", "H-103, pilkada-2024"]
