"""What the tests of the command line share: a full dossier, and ways to run the command."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pilkada_model.cli._commands import pilkada
from pilkada_model.dates import Hours, PartialDate, Period, Zone
from pilkada_model.declarations import Commitment, Declaration, Theme
from pilkada_model.dossier import Dossier
from pilkada_model.elections import Contest, Election, Office, Poll, PollKind
from pilkada_model.events import Event, EventKind, Group, Participation, Role
from pilkada_model.institutions import Institution
from pilkada_model.officials import Acting, Official, PersonName, Post
from pilkada_model.operations import (
    Deployment,
    EndEvent,
    Escort,
    GuardPattern,
    Management,
    Operation,
    OperationName,
    OperationPhase,
    OperationPost,
    StationClass,
    Stations,
    Strength,
    StrengthPart,
    TaskForce,
    Vulnerability,
)
from pilkada_model.ranks import Rank
from pilkada_model.serial import dumps
from pilkada_model.sources import Certainty, Claim, Source
from pilkada_model.stages import ElectionStage, Instrument, StagePhase, Timetable

REPORT = Source(
    publisher="pamekasan.bnn.co.id",
    author="Achmad Sarjono",
    published=dt.date(2024, 8, 27),
    published_at=dt.datetime(2024, 8, 27, 16, 33, tzinfo=Zone.WIB.tzinfo),
    published_printed="Aug 27, 2024 - 16:33",
)
OTHER = Source(
    publisher="berita.example",
    title="Polda Jatim Gelar Operasi Mantap Praja",
    url="https://berita.example/polda-jatim-gelar-operasi-mantap-praja-semeru-untuk-pilkada-2024",
    published=dt.date(2024, 8, 23),
    retrieved=dt.date(2024, 9, 1),
)
POLRES = Institution(kind="polres", name="Polres Pamekasan", region_codes=("35.28",))
CHIEF = Official(
    name=PersonName(base="Jazuli Dani Iriawan"),
    rank=Rank.AKBP,
    posts=(Post(kind="kapolres", unit=POLRES, printed="Kapolres Pamekasan"),),
    printed="Kapolres Pamekasan, AKBP Jazuli Dani Iriawan",
)
DEPUTY = Official(
    name=PersonName(
        base="Andy Purnomo", suffix_titles=("S.H.", "M.H."), printed="Andy Purnomo, S.H, M.H."
    ),
    rank=Rank.KOMPOL,
    rank_printed="Kopol",
    posts=(Post(kind="wakapolres", unit=POLRES, printed="Wakapolres Pamekasan"),),
)


def _declaration() -> Declaration:
    return Declaration(
        title="Pilkada Damai Tahun 2024 di Kabupaten Pamekasan",
        slogan="Sarana Integrasi Kebersamaan",
        event=Event(
            kind=EventKind.COORDINATION_MEETING,
            names=("Rapat Koordinasi Lintas Sektoral", "Rapat Koordinasi Lintas Sektor"),
            date=PartialDate(2024, 8, 16),
            date_printed="Jumat (16/8)",
            date_inferred=True,
            time=dt.time(9, 30),
            venue="Ball Room Azana Style Hotel Pamekasan",
            place="Kota Pamekasan",
            region_codes=("35.28",),
            participations=(
                Participation(
                    role=Role.READS, official=DEPUTY, on_behalf_of=CHIEF, reads_text_of=CHIEF
                ),
                Participation(role=Role.SPEAKS, official=DEPUTY, printed="menegaskan"),
            ),
            claims=(Claim(field="names", value="Rakor", source=OTHER, note="salinan"),),
            sources=(REPORT,),
        ),
        region_codes=("35.28", "35.28.01", "99.01"),
        elections=("pilkada-2024",),
        commitments=(
            Commitment(number=1, text="Menjaga persatuan", themes=(Theme.UNITY_NKRI,)),
            Commitment(
                number=2,
                paraphrase="Menolak hoaks dan ujaran kebencian",
                themes=(Theme.COUNTER_HOAX, Theme.COUNTER_HATE_SPEECH),
                other_theme="literasi digital",
            ),
        ),
        stated_points=4,
        participations=(
            Participation(role=Role.SIGNS, institution=POLRES),
            Participation(
                role=Role.SIGNS,
                institution=Institution(kind="bawaslu-kabko", printed="Bawaslu Kab. Pamekasan"),
            ),
            Participation(role=Role.SIGNS, group=Group(description="perwakilan partai politik")),
            Participation(
                role=Role.ATTENDS,
                group=Group(
                    description="pimpinan partai",
                    count=15,
                    total=18,
                    members=(Institution(kind="parpol", name="Partai Contoh"),),
                ),
            ),
        ),
        operation=OperationName(family="mantap-praja", code_name="Semeru", years=(2024,)),
        read_out=False,
        sources=(REPORT,),
    )


def _operation() -> Operation:
    return Operation(
        name=OperationName(
            family="mantap-praja",
            code_name="Semeru",
            code_name_inferred=True,
            years=(2024,),
            printed="Ops Mantap Praja Semeru-2024",
            variants=("OMP Semeru",),
        ),
        management=Management.KEWILAYAHAN,
        management_printed="mandiri kewilayahan",
        deployments=(
            Deployment(
                unit=Institution(kind="polda", name="Polda Jawa Timur", printed="Polda Jatim"),
                period=Period(start=dt.date(2024, 8, 23), end=dt.date(2024, 12, 27)),
                stated_days=125,
                strengths=(
                    Strength(
                        total=17_448,
                        parts=(
                            StrengthPart(kind="polri", personnel=12_000, approximate=True),
                            StrengthPart(kind="brimob", personnel=901, within="polri"),
                            StrengthPart(kind="tni", printed="satu batalyon"),
                        ),
                        source=OTHER,
                        as_of=dt.date(2024, 11, 1),
                    ),
                    Strength(parts=(StrengthPart(kind="linmas", personnel=5_000),)),
                ),
            ),
            Deployment(
                stated_days=129,
                end_event=EndEvent.INAUGURATION,
                end_printed="sampai pelantikan",
                sources=(OTHER,),
            ),
        ),
        task_forces=(TaskForce(name="Preventif", manning="Samapta, Lantas"),),
        stations=Stations(
            total=60_000,
            classes=(
                StationClass(vulnerability=Vulnerability.AMAN, stations=50_000),
                StationClass(vulnerability=Vulnerability.RAWAN, stations=9_000),
            ),
        ),
        guard_patterns=(GuardPattern(police=2, linmas=10, stations=5, printed="2:10:5"),),
        phases=(OperationPhase(name="pra operasi", stated_days=21, sources=(OTHER,)),),
        escorts=(Escort(office=Office.REGENT, personnel_per_pair=6),),
        posts=(
            OperationPost(name="Karendal Ops", holder=CHIEF),
            OperationPost(name="Wakaopsda"),
        ),
        events=(
            Event(
                kind=EventKind.TROOP_PARADE,
                participations=(
                    Participation(
                        role=Role.LEADS,
                        official=Official(posts=(Post(printed="Kapolda Jatim"),)),
                        through=DEPUTY,
                        on_behalf_of_institution=Institution(kind="kodim", number="0826"),
                    ),
                ),
            ),
        ),
        partners=(Institution(kind="kodim", number="0826"),),
        related=(OperationName(printed="Ops Zebra", code_name="Semeru", variants=("Zebra",)),),
        legal_basis=("Perkap 9/2011", "Perkap 1/2019"),
        certainty=Certainty.MEDIUM,
        claims=(Claim(field="deployments[0].strengths[0].total", value="17.500"),),
    )


def _timetable() -> Timetable:
    def stage(name: str, **more: Any) -> ElectionStage:
        return ElectionStage(id=name.lower(), election="pilkada-2024", slug="x", name=name, **more)

    return Timetable(
        election="pilkada-2024",
        instruments=(Instrument(id="pkpu-2-2024", name="PKPU 2/2024"),),
        stages=(
            stage("Persiapan", name_en="Preparation", phase=StagePhase.PREPARATION),
            stage(
                "Coklit",
                parent="persiapan",
                instrument="pkpu-2-2024",
                period=Period(start=dt.date(2024, 6, 24), end=dt.date(2024, 7, 24)),
                hours=Hours(start=dt.time(7), end=dt.time(13, 0, 30), zone=Zone.WIB),
                conflicts=(Claim(field="period.end", value="25 Juli", source=OTHER, note="apa"),),
                region_codes=("35",),
            ),
        ),
    )


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    """A dossier that has something of everything."""
    return Dossier(
        title="Rapat Koordinasi dan Deklarasi Pilkada Damai, Pamekasan 2024",
        elections=(
            Election(id="pilkada-2024", name="Pilkada 2024", voting_day=dt.date(2024, 11, 27)),
        ),
        contests=(
            Contest(
                election="pilkada-2024",
                region_code="35.28",
                office=Office.REGENT,
                stations=0,
                single_candidate=False,
                polls=(
                    Poll(kind=PollKind.FIRST, day=dt.date(2024, 11, 27)),
                    Poll(kind=PollKind.REVOTE, region_codes=("35.28.01",), stations=1_200),
                ),
            ),
        ),
        timetables=(_timetable(),),
        institutions=(
            Institution(kind="kodim", number="0826", region_codes=("35.28",), parent="korem-084"),
        ),
        officials=(
            Official(
                name=PersonName(
                    base="Achmad",
                    customary_titles=("Datuk",),
                    aliases=("Cak Mad",),
                    variants=("Ahmad",),
                ),
                rank=Rank.AKBP,
                retired=True,
                posts=(
                    Post(
                        kind="bupati",
                        former=True,
                        acting=Acting.PJ,
                        unit=Institution(kind="pemkab-pemkot", name="Pemkab Sampang"),
                        period=Period(end=dt.date(2023, 9, 24)),
                    ),
                ),
                printed="mantan Bupati Achmad (purnawirawan)",
            ),
        ),
        events=(Event(kind=EventKind.PRAYER, date=PartialDate(2024, 10)),),
        declarations=(_declaration(), Declaration(stated_points=3)),
        operations=(_operation(),),
        sources=(OTHER,),
        note="Berkas untuk uji",
    )


@pytest.fixture
def file(dossier: Dossier, tmp_path: Path) -> Path:
    """The dossier as a JSON file."""
    path = tmp_path / "dossier.json"
    path.write_bytes(dumps(dossier, indent=1))
    return path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command inside this process, 80 columns wide."""
    monkeypatch.setenv("COLUMNS", "80")
    return lambda *arguments, **more: CliRunner().invoke(pilkada, list(map(str, arguments)), **more)


@pytest.fixture(scope="session")
def command() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the command as a program of its own; `first` is code to run before it."""

    def start(
        *arguments: object, first: str = "", **more: Any
    ) -> subprocess.CompletedProcess[bytes]:
        environment = os.environ | {"PYTHONIOENCODING": "utf-8"} | more.pop("env", {})
        program = [
            "-c",
            f"import sys\n{first}\nfrom pilkada_model.cli import main; sys.exit(main())",
        ]
        return subprocess.run(
            [
                sys.executable,
                *(program if first else ("-m", "pilkada_model")),
                *map(str, arguments),
            ],
            capture_output=True,
            check=False,
            timeout=60,
            env=environment,
            **more,
        )

    return start
