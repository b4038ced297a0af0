"""Build the Pamekasan dossier of 16 August 2024 in code and print it as JSON.

It is the same dossier as dossier.json beside this script, where unknown fields are left out. The
facts are those of one press report; what it prints is kept beside what is understood. The points
of the declaration are paraphrased.
"""

import datetime as dt
import sys

from pilkada_model import (
    Claim,
    Commitment,
    Declaration,
    Dossier,
    Election,
    ElectionStage,
    Event,
    EventKind,
    Group,
    Hours,
    Institution,
    Instrument,
    Official,
    Operation,
    OperationName,
    PartialDate,
    Participation,
    Period,
    PersonName,
    Post,
    Rank,
    RegionCode,
    Role,
    Source,
    StageBasis,
    Theme,
    Timetable,
    Zone,
    dumps,
)

PAMEKASAN = RegionCode("35.28")
SLOGAN = "Pilkada Serentak 2024 sebagai Sarana Integrasi Kebersamaan di Kabupaten Pamekasan"

report = Source(
    publisher="pamekasan.bnn.co.id",
    author="Achmad Sarjono",
    published=dt.date(2024, 8, 27),
    published_at=dt.datetime(2024, 8, 27, 16, 33, tzinfo=Zone.WIB.tzinfo),
    published_printed="Aug 27, 2024 - 16:33",
)
syndicated = Source(
    publisher="pamekasan.unionfirsts.com",
    url=(
        "https://pamekasan.unionfirsts.com/polres-pamekasan-gelar-rapat-koordinasi-lintas-"
        "sektoral-dan-deklarasi-pilkada-damai-2024"
    ),
)

polres = Institution(kind="polres", name="Polres Pamekasan", region_codes=(PAMEKASAN,))
forkopimda = Institution(
    kind="forkopimda-kabko", printed="Forkopimda Pamekasan", region_codes=(PAMEKASAN,)
)
kpu = Institution(kind="kpu-kabko", printed="KPU", region_codes=(PAMEKASAN,))
bawaslu = Institution(
    kind="bawaslu-kabko", printed="Bawaslu Kab. Pamekasan", region_codes=(PAMEKASAN,)
)

chief = Official(
    name=PersonName(base="Jazuli Dani Iriawan", printed="Jazuli Dani Iriawan"),
    rank=Rank.AKBP,
    posts=(Post(kind="kapolres", unit=polres, printed="Kapolres Pamekasan"),),
    printed="Kapolres Pamekasan, AKBP Jazuli Dani Iriawan",
)
deputy = Official(
    name=PersonName(
        base="Andy Purnomo",
        suffix_titles=("S.H.", "M.H."),
        printed="Andy Purnomo, S.H, M.H.",
    ),
    rank=Rank.KOMPOL,
    rank_printed="Kopol",
    posts=(Post(kind="wakapolres", unit=polres, printed="Wakapolres Pamekasan"),),
    printed="Wakapolres Pamekasan Kopol Andy Purnomo, S.H, M.H.",
)

operation_name = OperationName(
    family="mantap-praja",
    code_name="Semeru",
    years=(2024,),
    printed="Operasi Mantap Praja Semeru 2024",
)

meeting = Event(
    id="rakor-lintas-sektoral",
    kind=EventKind.COORDINATION_MEETING,
    names=("Rapat Koordinasi Lintas Sektoral", "Rapat Koordinasi Lintas Sektor"),
    date=PartialDate(2024, 8, 16),
    date_printed="Jumat (16/8)",
    date_inferred=True,
    purpose=(
        "Open the series of security plans for the simultaneous Pilkada of 2024, reach a common"
        " view and brief the stakeholders before the operation"
    ),
    venue="Ball Room Azana Style Hotel Pamekasan",
    region_codes=(PAMEKASAN,),
    participations=(
        Participation(role=Role.ORGANISES, institution=polres),
        Participation(role=Role.SPEAKS, official=chief, through=deputy),
        Participation(role=Role.READS, official=deputy, on_behalf_of=chief, reads_text_of=chief),
        Participation(role=Role.SPEAKS, official=deputy),
    ),
    claims=(
        Claim(field="names[1]", value="Rapat Koordinasi Lintas Sektoral", source=syndicated),
        Claim(
            field="participations[2].official.rank_printed",
            value="Kompol",
            source=syndicated,
            note="the report's Kopol is a misprint",
        ),
    ),
    sources=(report, syndicated),
)

declaration = Declaration(
    id="pilkada-damai-pamekasan",
    title="Pilkada Damai Tahun 2024 di Kabupaten Pamekasan",
    slogan=SLOGAN,
    event=meeting,
    region_codes=(PAMEKASAN,),
    region_printed="Kabupaten Pamekasan, Provinsi Jawa Timur",
    elections=("pilkada-2024",),
    stated_points=4,
    commitments=(
        Commitment(
            number=1,
            paraphrase=(
                "Help the armed forces and the police keep order, and make the simultaneous"
                " election of 2024 in the regency succeed, safe and peaceful"
            ),
            themes=(Theme.SECURITY_SUPPORT, Theme.ELECTION_SUCCESS),
        ),
        Commitment(
            number=2,
            paraphrase="Keep unity within the frame of the unitary state",
            themes=(Theme.UNITY_NKRI,),
        ),
        Commitment(
            number=3,
            paraphrase="Reject provocation that splits people and acts that harm democracy",
            themes=(Theme.REJECT_PROVOCATION, Theme.REJECT_DIVISION),
        ),
        Commitment(
            number=4,
            paraphrase="Fend off together hoaxes and hate speech that could disturb the election",
            themes=(Theme.COUNTER_HOAX, Theme.COUNTER_HATE_SPEECH),
        ),
    ),
    participations=(
        Participation(role=Role.SIGNS, institution=polres),
        Participation(role=Role.SIGNS, institution=forkopimda),
        Participation(role=Role.SIGNS, institution=kpu),
        Participation(role=Role.SIGNS, institution=bawaslu),
        Participation(role=Role.SIGNS, group=Group(description="instansi terkait")),
        Participation(
            role=Role.SIGNS,
            group=Group(description="perwakilan sejumlah partai politik", kind="parpol"),
        ),
        Participation(role=Role.MENTIONED, institution=Institution(kind="pps", printed="PPS")),
        Participation(role=Role.MENTIONED, institution=Institution(kind="ppk", printed="PPK")),
        Participation(
            role=Role.MENTIONED, institution=Institution(kind="mabes-tni", printed="TNI")
        ),
        Participation(
            role=Role.MENTIONED, institution=Institution(kind="mabes-polri", printed="Polri")
        ),
    ),
    operation=operation_name,
    claims=(
        Claim(
            field="slogan",
            value=f'{SLOGAN}"',
            source=report,
            note="printed with a closing quotation mark that was never opened",
        ),
    ),
    sources=(report,),
)

operation = Operation(
    id="mantap-praja-semeru-2024",
    name=operation_name,
    elections=("pilkada-2024",),
    sources=(report,),
)


def stage(
    slug: str,
    name: str,
    name_en: str,
    period: Period,
    *,
    hours: Hours | None = None,
    basis: StageBasis = StageBasis.REGULATION,
) -> ElectionStage:
    """Return a stage of PKPU 2/2024, or of a decree that carries it out."""
    return ElectionStage(
        id=slug,
        election="pilkada-2024",
        slug=slug,
        instrument="pkpu-2-2024",
        name=name,
        name_en=name_en,
        period=period,
        hours=hours,
        basis=basis,
    )


# the six stages that ran on the day of the meeting, registration, and the vote
timetable = Timetable(
    election="pilkada-2024",
    instruments=(
        Instrument(id="pkpu-2-2024", name="PKPU 2/2024", in_force=PartialDate(2024, 1, 26)),
    ),
    stages=(
        stage(
            "kpu-adhoc-formation",
            "Pembentukan PPK, PPS, dan KPPS",
            "Formation of PPK, PPS and KPPS",
            Period(start=dt.date(2024, 4, 17), end=dt.date(2024, 11, 5)),
        ),
        stage(
            "ppk-term",
            "Masa kerja PPK",
            "PPK working period",
            Period(start=dt.date(2024, 5, 16), end=dt.date(2025, 1, 27)),
            basis=StageBasis.DECREE,
        ),
        stage(
            "pps-term",
            "Masa kerja PPS",
            "PPS working period",
            Period(start=dt.date(2024, 5, 26), end=dt.date(2025, 1, 27)),
            basis=StageBasis.DECREE,
        ),
        stage(
            "monitor-registration",
            "Pemberitahuan dan pendaftaran pemantau pemilihan",
            "Notification and registration of election monitors",
            Period(start=dt.date(2024, 2, 27), end=dt.date(2024, 11, 16)),
        ),
        stage(
            "independent-support",
            "Pemenuhan persyaratan dukungan pasangan calon perseorangan",
            "Meeting the support requirement for independent pairs",
            Period(start=dt.date(2024, 5, 5), end=dt.date(2024, 8, 19)),
        ),
        stage(
            "voter-list-update",
            "Pemutakhiran dan penyusunan daftar pemilih",
            "Updating and compiling the voter list",
            Period(start=dt.date(2024, 5, 31), end=dt.date(2024, 9, 23)),
        ),
        stage(
            "registration",
            "Pendaftaran pasangan calon",
            "Registration of candidate pairs",
            Period(start=dt.date(2024, 8, 27), end=dt.date(2024, 8, 29)),
        ),
        stage(
            "voting",
            "Pelaksanaan pemungutan suara",
            "Voting",
            Period(start=dt.date(2024, 11, 27), end=dt.date(2024, 11, 27)),
            hours=Hours(start=dt.time(7), end=dt.time(13)),
        ),
    ),
)

dossier = Dossier(
    title="Rapat Koordinasi Lintas Sektoral dan Deklarasi Pilkada Damai, Pamekasan 2024",
    elections=(
        Election(
            id="pilkada-2024",
            name="Pemilihan Serentak Nasional Tahun 2024",
            name_en="National Simultaneous Regional Elections 2024",
            voting_day=dt.date(2024, 11, 27),
        ),
    ),
    timetables=(timetable,),
    declarations=(declaration,),
    operations=(operation,),
    sources=(report, syndicated),
)

if __name__ == "__main__":
    sys.stdout.buffer.write(dumps(dossier, indent=2))
