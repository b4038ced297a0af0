"""The documents that are measured: one declaration as a person writes it, and canonical bytes.

The first is the peace declaration of Pamekasan of 16 August 2024, with what a source tells and
nothing else. Canonical bytes write every field, unknown ones as null, so the same record is
larger in that form. The third is a short declaration, invented, whose canonical bytes are
of the size of the first.
"""

from __future__ import annotations

import json

from pilkada_model import Declaration, dumps, loads

_PAMEKASAN = {
    "title": "Pilkada Damai Tahun 2024 di Kabupaten Pamekasan",
    "event": {
        "kind": "coordination_meeting",
        "names": ["Rapat Koordinasi Lintas Sektoral"],
        "date": "2024-08-16",
        "date_printed": "Jumat (16/8)",
        "venue": "Ball Room Azana Style Hotel Pamekasan",
        "region_codes": ["35.28"],
    },
    "region_codes": ["35.28"],
    "elections": ["pilkada-2024"],
    "commitments": [
        {"number": 1, "themes": ["security_support", "election_success"]},
        {"number": 2, "themes": ["unity_nkri"]},
        {"number": 3, "themes": ["reject_provocation", "reject_division"]},
        {"number": 4, "themes": ["counter_hoax", "counter_hate_speech"]},
    ],
    "stated_points": 4,
    "participations": [
        {
            "role": "organises",
            "institution": {
                "kind": "polres",
                "region_codes": ["35.28"],
                "name": "Polres Pamekasan",
            },
        },
        {
            "role": "reads",
            "official": {
                "name": {"base": "Andy Purnomo", "suffix_titles": ["S.H.", "M.H."]},
                "rank": "polri.kompol",
                "posts": [{"printed": "Wakapolres Pamekasan"}],
            },
        },
        {"role": "signs", "group": {"description": "perwakilan partai politik"}},
    ],
    "operation": {"family": "mantap-praja", "code_name": "Semeru", "years": [2024]},
    "sources": [
        {
            "publisher": "pamekasan.bnn.co.id",
            "author": "Achmad Sarjono",
            "published": "2024-08-27",
        }
    ],
}

_SHORT = {
    "title": "Deklarasi Pilkada Damai",
    "event": {"kind": "declaration", "date": "2024-09-24", "venue": "Lapangan Trunojoyo"},
    "region_codes": ["35.27"],
    "elections": ["pilkada-2024"],
    "commitments": [
        {"number": 1, "text": "Menolak politik uang", "themes": ["reject_money_politics"]},
        {"number": 2, "text": "Melawan hoaks", "themes": ["counter_hoax"]},
    ],
    "participations": [
        {"role": "organises", "institution": {"kind": "polres", "name": "Polres Sampang"}}
    ],
}


def documents() -> dict[str, bytes]:
    """Return the documents by name; each is one Declaration in JSON."""
    written = json.dumps(_PAMEKASAN, ensure_ascii=False).encode()
    short = json.dumps(_SHORT, ensure_ascii=False).encode()
    return {
        "written": written,
        "canonical": dumps(loads(written, Declaration)),
        "short canonical": dumps(loads(short, Declaration)),
    }
