"""Bodies, groups and people of the facts as records, and back into the words of the facts."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from attrs import evolve

from pilkada_model.events import Group, Participation, Role
from pilkada_model.institutions import Institution
from pilkada_model.keys import slug
from pilkada_model.levels import Level
from pilkada_model.officials import Acting, Official, PersonName, Post
from pilkada_model.ranks import Corps, Force, Rank
from pilkada_model.regions import RegionCode

from . import places

Fact = dict[str, Any]

# First word of a body, and its kind; several kinds where the level decides.
BODIES: dict[str, str | dict[Level, str]] = {
    "bakesbangpol": "bakesbangpol",
    "bawaslu": {
        Level.NATIONAL: "bawaslu-ri",
        Level.PROVINCE: "bawaslu-provinsi",
        Level.REGENCY_CITY: "bawaslu-kabko",
    },
    "binda": "binda",
    "brimob": "brimob",
    "dkpp": "dkpp",
    "dprd": {Level.PROVINCE: "dprd-provinsi", Level.REGENCY_CITY: "dprd-kabko"},
    "fkub": "fkub",
    "forkopimcam": "forkopimcam",
    "forkopimda": {
        Level.PROVINCE: "forkopimda-provinsi",
        Level.REGENCY_CITY: "forkopimda-kabko",
    },
    "kecamatan": "kecamatan",
    "kejagung": "kejagung",
    "kejari": "kejari",
    "kejati": "kejati",
    "kemendagri": "kemendagri",
    "kodam": "kodam",
    "kodim": "kodim",
    "kominda": "kominda",
    "koramil": "koramil",
    "korem": "korem",
    "kpu": {
        Level.NATIONAL: "kpu-ri",
        Level.PROVINCE: "kpu-provinsi",
        Level.REGENCY_CITY: "kpu-kabko",
    },
    "lanal": "lanal",
    "linmas": "satlinmas",
    "mui": "mui",
    "panwascam": "panwaslu-kecamatan",
    "panwaslu": "panwaslu-kabko",
    "pemkab": "pemkab-pemkot",
    "pemkot": "pemkab-pemkot",
    "pemprov": "pemprov",
    "pn": "pn",
    "polda": "polda",
    "polres": "polres",
    "polri": "polri",
    "polsek": "polsek",
    "ppk": "ppk",
    "setda": "setda",
    "tni": "tni",
}

OTHER_WORDS = {
    "forkopimko": "forkopimda",
    "forpimda": "forkopimda",
    "kejaksaan": "kejari",
    "kpud": "kpu",
    "muspida": "forkopimda",
    "panwas": "panwaslu",
    "panwaslih": "panwaslu",
    "pemda": "pemkab",
    "pemerintah": "pemkab",
    "pemko": "pemkot",
    "pengadilan": "pn",
    "polresta": "polres",
    "polrestabes": "polres",
}

# Units that bear a name of their own; other bodies go by their kind and region.
DIRECTORATES = {"ditbinmas", "ditintelkam"}
UNITS = {"polda", "polres", "polsek", "kodam", "korem", "kodim", *DIRECTORATES}

# Beginning of a post, its key, and the first word of its unit; the usual form comes first.
POSTS = {
    "Asisten Bidang": ("asisten-setda", None),
    "Babinsa": ("babinsa", None),
    "Bupati": ("bupati", "Pemkab"),
    "Camat": ("camat", "Kecamatan"),
    "Dandim": ("dandim", "Kodim"),
    "Danpos AL": ("danposal", None),
    "Danrem": ("danrem", "Korem"),
    "Dankorbrimob": ("dankorbrimob", None),
    "Dansatbrimob": ("dansatbrimob", None),
    "Dirsamapta": ("dirsamapta", None),
    "Gubernur": ("gubernur", "Pemprov"),
    "Irwasda": ("irwasda", None),
    "Jaksa Agung": ("jaksa-agung", None),
    "Kabag Humas": ("kabag-humas", ""),
    "Kabag Ops": ("kabag-ops", None),
    "Kabaharkam": ("kabaharkam", None),
    "Kabid Humas": ("kabid-humas", ""),
    "Kabinda": ("kabinda", "Binda"),
    "Kajari": ("kajari", "Kejari"),
    "Kepala Kejaksaan Negeri": ("kajari", "Kejari"),
    "Kajati": ("kajati", "Kejati"),
    "Kapolda": ("kapolda", "Polda"),
    "Kapolresta": ("kapolres", "Polresta"),
    "Kapolres": ("kapolres", "Polres"),
    "Kapolri": ("kapolri", None),
    "Kapolsek": ("kapolsek", "Polsek"),
    "Karo Ops": ("karo-ops", None),
    "Karoops": ("karo-ops", None),
    "Karo Rena": ("karo-rena", ""),
    "Kasat Reskrim": ("kasat-reskrim", ""),
    "Kasi Humas": ("kasi-humas", ""),
    "Kasi Intel": ("kasi-intel", ""),
    "Kepala Kesbangpol": ("kepala-kesbangpol", "Bakesbangpol"),
    "Kepala PN": ("ketua-pn", "PN"),
    "Ketua Bawaslu": ("ketua-bawaslu", "Bawaslu"),
    "Ketua DKPP": ("ketua-dkpp", None),
    "Ketua DPRD": ("ketua-dprd", "DPRD"),
    "Ketua Divisi Sosialisasi": ("anggota-kpu", ""),
    "Ketua FKUB": ("ketua-fkub", "FKUB"),
    "Ketua KPU": ("ketua-kpu", "KPU"),
    "Ketua Kominda": ("ketua-kominda", "Kominda"),
    "Ketua LKAAM": ("ketua-lkaam", "LKAAM"),
    "Ketua Panwascam": ("ketua-panwascam", "Panwascam"),
    "Ketua Pengadilan Negeri": ("ketua-pn", "PN"),
    "Ketua Pengadilan Tinggi": ("ketua-pt", None),
    "KPU commissioner": ("anggota-kpu", None),
    "Pabung": ("pabung", None),
    "Palaksa": ("palaksa", ""),
    "Pangdam": ("pangdam", "Kodam"),
    "Panitera Muda": ("panitera-muda", None),
    "Sekda": ("sekda", "Setda"),
    "Sekkab": ("sekda", "Setda"),
    "Sekretaris Daerah": ("sekda", "Setda"),
    "Sultan": ("sultan", None),
    "Wadanramil": ("wadanramil", "Koramil"),
    "Wagub": ("wakil-gubernur", None),
    "Wakapolda": ("wakapolda", "Polda"),
    "Wakapolres": ("wakapolres", "Polres"),
    "Wakil Bupati": ("wakil-bupati", "Pemkab"),
    "Wakil Gubernur": ("wakil-gubernur", "Pemprov"),
    "Wali Kota": ("wali-kota", "Pemkot"),
}

ACTING = {
    "Pejabat sementara": Acting.PJS,
    "Pj": Acting.PJ,
    "Pjs": Acting.PJS,
    "Plt": Acting.PLT,
}

# Words about a post that are not the post itself.
IRREGULAR_POSTS = {
    "(Kapolres Pesawaran; first name only)": "Kapolres Pesawaran",
    "kajati (wakil)": "kajati",
}

# Many people, told by the post of the first.
GROUPS_NAMED_BY_POST = {
    "babinsa, bhabinkamtibmas, lurah (tiga pilar)",
    "kapolres and members",
}

# The corps without "Laut": right, but shorter than the official form.
SHORT_RANKS = {"Letkol (PM)"}

GROUP_KINDS = {
    "partai politik": "parpol",
    "parpol": "parpol",
    "pasangan": "paslon",
    "pairs": "paslon",
    "tim ": "tim-kampanye",
    "relawan": "relawan",
    "media": "media",
    "pers": "media",
    "lembaga survei": "lembaga-survei",
}

ROLES = {
    "reads": Role.READS,
    "leads": Role.LEADS,
    "witness": Role.WITNESSES,
    "quoted": Role.SPEAKS,
    "represents": Role.ATTENDS,
}


class Area(NamedTuple):
    """For which regions and at which level a record speaks; it decides between kinds of body.

    Attributes:
        codes: Codes of the regions.
        level: The level.
    """

    codes: tuple[RegionCode, ...]
    level: Level | None


def institution(words: str, area: Area) -> Institution | None:
    """Understand a body; None when its first word is unknown."""
    first = words.split(maxsplit=1)[0].lower()
    first = OTHER_WORDS.get(first, first)
    kind = BODIES.get(first)
    if kind is None and first not in UNITS:
        return None
    level = Level.NATIONAL if words.endswith(" RI") else area.level
    if "provinsi" in words or "Provinsi" in words:
        level = Level.PROVINCE
    if isinstance(kind, dict):
        kind = kind.get(level or Level.REGENCY_CITY, kind[Level.REGENCY_CITY])
    number = re.search(r"(?:kodim|koramil|korem) (\d+)", words, re.IGNORECASE)
    named = re.match(r"[A-Z]\S+ ", words) and (first in UNITS or level is Level.NATIONAL)
    name = places.polda_name(words) if kind == "polda" else words
    return Institution(
        kind=kind or first,
        name=name if named else None,
        number=number[1] if number else None,
        region_codes=_served(kind or first, area.codes),
        printed=words,
    )


def _served(kind: str, codes: tuple[RegionCode, ...]) -> tuple[RegionCode, ...]:
    """Cut region codes to the level of a kind of body, as far as its table tells one."""
    if kind in DIRECTORATES:
        kind = "polda"
    levels = Institution(kind=kind).levels
    length = {Level.PROVINCE: 2, Level.REGENCY_CITY: 5}
    if len(levels) != 1:
        return codes
    if levels[0] not in length:
        return codes if levels[0] is Level.DISTRICT else ()
    cut = length[levels[0]]
    return tuple(dict.fromkeys(RegionCode(code[:cut]) for code in codes if len(code) >= cut))


def post(words: str, area: Area, printed: str | None = None) -> Post:
    """Understand a post; a post whose beginning is unknown has no kind."""
    text = IRREGULAR_POSTS.get(words, words)
    acting = Acting.SEMENTARA if " Sementara " in text else None
    text = text.replace(" Sementara ", " ")
    for word, way in ACTING.items():
        found = re.match(rf"{word}\.? ", text, re.IGNORECASE)
        if found:
            acting, text = way, text[found.end() :]
    begin = _beginning(text)
    if begin is None:
        return Post(printed=printed or words)
    kind, unit_word = POSTS[begin]
    own = text[len(begin) :].strip()
    unit = None
    if unit_word is not None and own:
        name = f"{unit_word} {own}".strip()
        unit = _unit(name, area.level)
    return Post(kind=kind, unit=unit, acting=acting, printed=printed or words)


def _beginning(text: str) -> str | None:
    fits = (b for b in POSTS if re.match(rf"{b}(?![\w/])", text, re.IGNORECASE))
    return max(fits, key=len, default=None)


def _unit(name: str, level: Level | None) -> Institution:
    """Make the unit of a post; the post does not tell which regions the unit serves."""
    found = institution(name, Area((), level))
    kind = found.kind if found else slug(name.split(maxsplit=1)[0])
    number = found.number if found else None
    return Institution(kind=kind, name=places.polda_name(name), number=number)


def post_words(held: Post) -> tuple[str | None, str | None]:
    """Return a post in words, and the printed words apart when they say another post."""
    if held.printed is None or held.kind is None or held.unit is None:
        return held.printed, None
    if post(held.printed, Area((), None)).kind == held.kind:
        return held.printed, None
    begin = next(b for b, (kind, _) in POSTS.items() if kind == held.kind)
    own = str(held.unit.name).removeprefix(f"{POSTS[begin][1]} ")
    return f"{begin} {own}", held.printed


def rank(words: str, post_of_rank: str) -> tuple[Rank, Corps | None, bool]:
    """Understand a rank with corps and ``(Purn)``; the post decides between the forces."""
    retired = words.endswith(" (Purn)")
    words = words.removesuffix(" (Purn)")
    found, corps = Rank.find(words), None
    if not found:
        words, _, short = words.rpartition(" ")
        [corps] = [c for c in Corps if short in (c.abbreviation, *c.variants)]
        found = tuple(r for r in Rank.find(words) if r.force is corps.force)
    if len(found) > 1:
        army = any(word in post_of_rank for word in ("ramil", "Babinsa"))
        found = tuple(r for r in found if (r.force is Force.TNI_AD) == army)
    [one] = found
    return one, corps, retired


def rank_words(official: Official) -> tuple[str | None, str | None]:
    """Return a rank in words, and the printed words apart when the facts set them right."""
    if official.rank is None or official.rank_printed in SHORT_RANKS:
        return official.rank_printed, None
    corps = official.corps.abbreviation if official.corps else None
    parts = [official.rank.abbreviation, corps, "(Purn)" if official.retired else None]
    return " ".join(part for part in parts if part), official.rank_printed


def official(fact: Fact, area: Area) -> Official:
    """Make the official of a fact."""
    held, corps, retired = None, None, False
    if "rank" in fact:
        held, corps, retired = rank(fact["rank"], fact["post"])
    as_printed = fact.get("rank_as_printed")
    return Official(
        name=_name(fact),
        rank=held,
        rank_printed=fact["rank"] if fact.get("rank") in SHORT_RANKS else as_printed,
        corps=corps,
        retired=retired,
        posts=_posts(fact, area),
    )


def _name(fact: Fact) -> PersonName | None:
    if fact["name"] is None:
        return None
    title, alias = fact.get("customary_title"), fact.get("alias")
    return PersonName(
        prefix_titles=(fact["prefix"],) if "prefix" in fact else (),
        base=fact["name"],
        customary_titles=(title,) if title else (),
        aliases=(alias,) if alias else (),
        variants=tuple(fact.get("name_variants", ())),
    )


def _posts(fact: Fact, area: Area) -> tuple[Post, ...]:
    words = fact["post"]
    if words in IRREGULAR_POSTS:
        return (post(words, area),)
    return tuple(post(one, area, fact.get("post_as_printed")) for one in words.split("; "))


def official_fact(held: Official) -> Fact:
    """Return an official in the words of the facts."""
    posts = [post_words(one) for one in held.posts]
    words, printed = rank_words(held)
    name = held.name
    return {
        "name": name.base if name else None,
        "prefix": name.prefix_titles[0] if name and name.prefix_titles else None,
        "customary_title": name.customary_titles[0] if name and name.customary_titles else None,
        "alias": name.aliases[0] if name and name.aliases else None,
        "name_variants": list(name.variants) if name else [],
        "rank": words,
        "rank_as_printed": printed,
        "post": "; ".join(str(understood) for understood, _ in posts),
        "post_as_printed": posts[0][1],
    }


def appearance(fact: Fact, others: list[Fact], area: Area) -> Participation:
    """Make the participation of an official by the role that the fact tells."""
    words = fact.get("role")
    told = words or ""
    represented = re.search(r"represents ([^;]+)", told)
    through = re.search(r"quoted (?:through|via) (.+)", told)
    behalf = _by_post(represented[1], others, area) if represented else None
    return Participation(
        role=next((role for word, role in ROLES.items() if word in told), Role.MENTIONED),
        official=official(fact, area),
        on_behalf_of=behalf,
        reads_text_of=behalf if re.search(r"reads his (?:speech|address)", told) else None,
        through=_by_post(through[1], others, area) if through else None,
        printed=words,
    )


def _by_post(words: str, others: list[Fact], area: Area) -> Official:
    """Return the official of the same report whose post begins so, or else one without a name."""
    for other in others:
        if other["post"].startswith(words):
            return official(other, area)
    return Official(posts=(post(words, area),))


def participant(words: str, role: Role, area: Area) -> Participation:
    """Understand a participant that is named in a few words: a person, a body or a group."""
    if words.endswith(" (witness)"):
        witness = participant(words.removesuffix(" (witness)"), Role.WITNESSES, area)
        return evolve(witness, printed=words)
    if words in GROUPS_NAMED_BY_POST:
        return Participation(role=role, group=group(words))
    held, body = post(words, area), institution(words, area)
    if held.kind is not None:
        return Participation(role=role, official=Official(posts=(held,)))
    if body is not None and "/" not in words:
        return Participation(role=role, institution=body)
    return Participation(role=role, group=group(words))


def group(words: str) -> Group:
    """Understand a group with its number: ``18 partai politik``, ``15 of 18 partai politik``."""
    numbers = re.match(r"(\d+)(?: of (\d+))? ", words)
    kind = next((kind for word, kind in GROUP_KINDS.items() if word in words.lower()), None)
    return Group(
        description=words,
        kind=kind,
        count=int(numbers[1]) if numbers else None,
        total=int(numbers[2]) if numbers and numbers[2] else None,
    )


def wording(participation: Participation) -> str | None:
    """Return a participant in the words of the source."""
    if participation.printed is not None:
        return participation.printed
    if participation.group is not None:
        return participation.group.description
    if participation.institution is not None:
        return participation.institution.printed
    held = participation.official
    return None if held is None else post_words(held.posts[0])[0]
