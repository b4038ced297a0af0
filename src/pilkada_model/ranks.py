"""Ranks of the police and of the three military forces, and the corps of military officers.

Police ranks are those in force since 2001 (UU 2/2002, Perkap 3/2016); military ranks are
those of PP 39/2010, art. 24, under UU 34/2004 as amended by UU 3/2025. Each force has 22.
Order and Indonesian names are certain; no English name is official.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pilkada_model import rules
from pilkada_model._data import ranks as tables
from pilkada_model.labels import Labelled, Language, in_language
from pilkada_model.matching import fold

LEVELS = 22
"""How many ranks each force has."""


class Force(Labelled):
    """A uniformed force with ranks of its own."""

    POLRI = "polri"
    """Kepolisian Negara Republik Indonesia, the police."""
    TNI_AD = "tni-ad"
    """TNI Angkatan Darat, the Army."""
    TNI_AL = "tni-al"
    """TNI Angkatan Laut, the Navy with the Marines."""
    TNI_AU = "tni-au"
    """TNI Angkatan Udara, the Air Force."""

    @property
    def is_police(self) -> bool:
        """Whether it is the police."""
        return self is Force.POLRI

    @property
    def is_military(self) -> bool:
        """Whether it belongs to the armed forces (TNI)."""
        return self is not Force.POLRI


class RankGroup(Labelled):
    """A group of ranks, as the rank regulations name them, from the highest."""

    PERWIRA_TINGGI = "perwira_tinggi"
    """Generals, admirals and marshals; levels 1 to 4."""
    PERWIRA_MENENGAH = "perwira_menengah"
    """Middle officers; levels 5 to 7."""
    PERWIRA_PERTAMA = "perwira_pertama"
    """Junior officers; levels 8 to 10."""
    BINTARA_TINGGI = "bintara_tinggi"
    """Senior non-commissioned officers; levels 11 and 12."""
    BINTARA = "bintara"
    """Non-commissioned officers; levels 13 to 16."""
    TAMTAMA_KEPALA = "tamtama_kepala"
    """Military corporals; levels 17 to 19. The police have no such group."""
    TAMTAMA = "tamtama"
    """Enlisted ranks; levels 20 to 22, in the police 17 to 22."""


class _Named:
    """What ranks and corps share: their names, which stand in a row of a table."""

    _value_: str

    @property
    def abbreviation(self) -> str:
        """The usual short form: ``Irjen Pol``, ``Letkol``, ``Mayjen TNI``; ``Laut (P)``."""
        return self._row.abbreviation

    @property
    def full_name(self) -> str:
        """The Indonesian name in full: ``Ajun Komisaris Besar Polisi``, ``Infanteri``."""
        return self._row.full_name

    @property
    def english(self) -> str:
        """The name in English; other translations are in use too."""
        return self._row.english

    @property
    def variants(self) -> tuple[str, ...]:
        """Other printed forms, such as ``Kombes`` or the misprint ``Kopol`` for Kompol.

        ``(P)`` is a corps of the Navy here; elsewhere it means retired.
        """
        return self._row.variants

    @property
    def _row(self) -> tables.RankRow | tables.CorpsRow:
        return tables.ranks().get(self._value_) or tables.corps()[self._value_]

    def label(self, language: Language = "id") -> str:
        """Return the full name: ``id`` for Indonesian, ``en`` for English.

        Raises:
            UnknownReferenceError: for another language.
        """
        return in_language({"id": self.full_name, "en": self.english}, language)


class Rank(_Named, Labelled):
    """A rank of the police, the Army, the Navy or the Air Force.

    A rank compares by seniority with the ranks of its own force: ``Rank.AKBP > Rank.KOMPOL``,
    and sorting puts the lowest first. Between forces ``<`` raises `TypeError`; see
    `compare_across_forces`.

    The five-star ranks (Jenderal Besar, Laksamana Besar, Marsekal Besar) are left out: they are
    honorary, stand above the 22 levels of service, and the police have none.
    """

    # the order gives force and level: comparing ranks reads no table
    JENDERAL_POL = "polri.jenderal"
    KOMJEN_POL = "polri.komjen"
    IRJEN_POL = "polri.irjen"
    BRIGJEN_POL = "polri.brigjen"
    KOMBES_POL = "polri.kombes"
    AKBP = "polri.akbp"
    KOMPOL = "polri.kompol"
    AKP = "polri.akp"
    IPTU = "polri.iptu"
    IPDA = "polri.ipda"
    AIPTU = "polri.aiptu"
    AIPDA = "polri.aipda"
    BRIPKA = "polri.bripka"
    BRIGPOL = "polri.brigpol"
    BRIPTU = "polri.briptu"
    BRIPDA = "polri.bripda"
    ABRIP = "polri.abrip"
    ABRIPTU = "polri.abriptu"
    ABRIPDA = "polri.abripda"
    BHARAKA = "polri.bharaka"
    BHARATU = "polri.bharatu"
    BHARADA = "polri.bharada"

    AD_JENDERAL = "tni-ad.jenderal"
    AD_LETJEN = "tni-ad.letjen"
    AD_MAYJEN = "tni-ad.mayjen"
    AD_BRIGJEN = "tni-ad.brigjen"
    AD_KOLONEL = "tni-ad.kolonel"
    AD_LETKOL = "tni-ad.letkol"
    AD_MAYOR = "tni-ad.mayor"
    AD_KAPTEN = "tni-ad.kapten"
    AD_LETTU = "tni-ad.lettu"
    AD_LETDA = "tni-ad.letda"
    AD_PELTU = "tni-ad.peltu"
    AD_PELDA = "tni-ad.pelda"
    AD_SERMA = "tni-ad.serma"
    AD_SERKA = "tni-ad.serka"
    AD_SERTU = "tni-ad.sertu"
    AD_SERDA = "tni-ad.serda"
    AD_KOPKA = "tni-ad.kopka"
    AD_KOPTU = "tni-ad.koptu"
    AD_KOPDA = "tni-ad.kopda"
    AD_PRAKA = "tni-ad.praka"
    AD_PRATU = "tni-ad.pratu"
    AD_PRADA = "tni-ad.prada"

    AL_LAKSAMANA = "tni-al.laksamana"
    AL_LAKSDYA = "tni-al.laksdya"
    AL_LAKSDA = "tni-al.laksda"
    AL_LAKSMA = "tni-al.laksma"
    AL_KOLONEL = "tni-al.kolonel"
    AL_LETKOL = "tni-al.letkol"
    AL_MAYOR = "tni-al.mayor"
    AL_KAPTEN = "tni-al.kapten"
    AL_LETTU = "tni-al.lettu"
    AL_LETDA = "tni-al.letda"
    AL_PELTU = "tni-al.peltu"
    AL_PELDA = "tni-al.pelda"
    AL_SERMA = "tni-al.serma"
    AL_SERKA = "tni-al.serka"
    AL_SERTU = "tni-al.sertu"
    AL_SERDA = "tni-al.serda"
    AL_KOPKA = "tni-al.kopka"
    AL_KOPTU = "tni-al.koptu"
    AL_KOPDA = "tni-al.kopda"
    AL_KLK = "tni-al.klk"
    AL_KLS = "tni-al.kls"
    AL_KLD = "tni-al.kld"

    AU_MARSEKAL = "tni-au.marsekal"
    AU_MARSDYA = "tni-au.marsdya"
    AU_MARSDA = "tni-au.marsda"
    AU_MARSMA = "tni-au.marsma"
    AU_KOLONEL = "tni-au.kolonel"
    AU_LETKOL = "tni-au.letkol"
    AU_MAYOR = "tni-au.mayor"
    AU_KAPTEN = "tni-au.kapten"
    AU_LETTU = "tni-au.lettu"
    AU_LETDA = "tni-au.letda"
    AU_PELTU = "tni-au.peltu"
    AU_PELDA = "tni-au.pelda"
    AU_SERMA = "tni-au.serma"
    AU_SERKA = "tni-au.serka"
    AU_SERTU = "tni-au.sertu"
    AU_SERDA = "tni-au.serda"
    AU_KOPKA = "tni-au.kopka"
    AU_KOPTU = "tni-au.koptu"
    AU_KOPDA = "tni-au.kopda"
    AU_PRAKA = "tni-au.praka"
    AU_PRATU = "tni-au.pratu"
    AU_PRADA = "tni-au.prada"

    _force: Force
    _level: int

    def __init__(self, word: str) -> None:
        self._force = Force(word.partition(".")[0])
        self._level = len(type(self).__members__) % LEVELS + 1

    def __lt__(self, other: Rank) -> bool:
        return self._level > other._level if _one_force(self, other) else NotImplemented

    def __le__(self, other: Rank) -> bool:
        return self._level >= other._level if _one_force(self, other) else NotImplemented

    def __gt__(self, other: Rank) -> bool:
        return self._level < other._level if _one_force(self, other) else NotImplemented

    def __ge__(self, other: Rank) -> bool:
        return self._level <= other._level if _one_force(self, other) else NotImplemented

    @property
    def force(self) -> Force:
        """The force that has this rank."""
        return self._force

    @property
    def level(self) -> int:
        """The place in its force: 1 is the highest rank, 22 the lowest."""
        return self._level

    @property
    def group(self) -> RankGroup:
        """The group of ranks that it belongs to."""
        return RankGroup(tables.ranks()[self.value].group)

    @property
    def variants_en(self) -> tuple[str, ...]:
        """Other English names in use."""
        return tables.ranks()[self.value].variants_en

    @classmethod
    def find(cls, text: str) -> tuple[Rank, ...]:
        """Return every rank that is printed so, in the order of the forces.

        Abbreviations, full Indonesian names and variants are known; case, punctuation and white
        space do not matter. ``Brigjen`` is a rank of the police and of the Army, ``Letkol`` one
        of all three military forces. Text with anything beside the rank finds nothing.

        Raises:
            InvalidValueError: if `text` is no text.
        """
        rules.argument("Rank.find", "text", text, str)
        return _ranks_by_form().get(fold(text), ())


class Corps(_Named, Labelled):
    """The corps (korps, kecabangan) of a military officer, as printed after the rank.

    Those of Army, Navy and Air Force officers. The corps of Navy sailors below officer are left
    out: only their letters are known, not their names.
    """

    AD_ARH = "tni-ad.arh"
    AD_ARM = "tni-ad.arm"
    AD_CAJ = "tni-ad.caj"
    AD_CBA = "tni-ad.cba"
    AD_CHB = "tni-ad.chb"
    AD_CHK = "tni-ad.chk"
    AD_CIN = "tni-ad.cin"
    AD_CKM = "tni-ad.ckm"
    AD_CKU = "tni-ad.cku"
    AD_CPL = "tni-ad.cpl"
    AD_CPM = "tni-ad.cpm"
    AD_CPN = "tni-ad.cpn"
    AD_CTP = "tni-ad.ctp"
    AD_CZI = "tni-ad.czi"
    AD_INF = "tni-ad.inf"
    AD_KAV = "tni-ad.kav"

    AL_LAUT_E = "tni-al.laut-e"
    AL_LAUT_H = "tni-al.laut-h"
    AL_LAUT_K = "tni-al.laut-k"
    AL_LAUT_KH = "tni-al.laut-kh"
    AL_LAUT_P = "tni-al.laut-p"
    AL_LAUT_PM = "tni-al.laut-pm"
    AL_LAUT_S = "tni-al.laut-s"
    AL_LAUT_T = "tni-al.laut-t"
    AL_MAR = "tni-al.mar"

    AU_ADM = "tni-au.adm"
    AU_KAL = "tni-au.kal"
    AU_KES = "tni-au.kes"
    AU_KUM = "tni-au.kum"
    AU_LEK = "tni-au.lek"
    AU_NAV = "tni-au.nav"
    AU_PAS = "tni-au.pas"
    AU_PNB = "tni-au.pnb"
    AU_POM = "tni-au.pom"
    AU_SUS = "tni-au.sus"
    AU_TEK = "tni-au.tek"

    @property
    def force(self) -> Force:
        """The force that has this corps."""
        return Force(self.value.partition(".")[0])


def ranks_of(force: Force) -> tuple[Rank, ...]:
    """Return the 22 ranks of one force, from the highest to the lowest.

    Raises:
        InvalidValueError: if `force` is no `Force`.
    """
    rules.argument("ranks_of", "force", force, Force)
    return tuple(rank for rank in Rank if rank.force is force)


def compare_across_forces(first: Rank, second: Rank) -> int:
    """Compare two ranks of any forces: above 0 if `first` is the senior one, 0 if level, or below.

    The measure is `Rank.level`. Among the three military forces it is certain: PP 39/2010,
    art. 24 is one scale for all. Between police and military it is an analogy of medium
    certainty, and we know of no rule in force behind it: until about 2000 the police were part
    of the armed forces and bore ranks of the Army's names (a Kombes was a Kolonel Pol), and the
    badges still agree. It says nothing about who commands whom.

    Raises:
        InvalidValueError: if `first` or `second` is no `Rank`.
    """
    rules.argument("compare_across_forces", "first", first, Rank)
    rules.argument("compare_across_forces", "second", second, Rank)
    return second.level - first.level


def equivalent(rank: Rank, force: Force) -> Rank:
    """Return the rank of `force` at the same level: a Letkol for an AKBP.

    How certain that is stands at `compare_across_forces`.

    Raises:
        InvalidValueError: if `rank` is no `Rank` or `force` no `Force`.
    """
    rules.argument("equivalent", "rank", rank, Rank)
    rules.argument("equivalent", "force", force, Force)
    return ranks_of(force)[rank.level - 1]


def _one_force(rank: Rank, other: Rank) -> bool:
    return other.__class__ is Rank and other.force is rank.force


@cache
def _ranks_by_form() -> Mapping[str, tuple[Rank, ...]]:
    found: dict[str, dict[Rank, None]] = {}
    for rank in Rank:
        for form in (rank.abbreviation, rank.full_name, *rank.variants):
            found.setdefault(fold(form), {})[rank] = None
    return MappingProxyType({form: tuple(ranks) for form, ranks in found.items()})
