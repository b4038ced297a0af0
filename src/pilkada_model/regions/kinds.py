"""The closed vocabularies of the regions."""

from __future__ import annotations

from pilkada_model.labels import Labelled


class RegencyKind(Labelled):
    """What a region between province and district is (UU 23/2014; in Jakarta UU 29/2007)."""

    KABUPATEN = "kabupaten"
    """Regency, headed by an elected Bupati."""
    KOTA = "kota"
    """City, headed by an elected Wali Kota."""
    KABUPATEN_ADMINISTRASI = "kabupaten_administrasi"
    """Part of Jakarta without a contest of its own: Kepulauan Seribu."""
    KOTA_ADMINISTRASI = "kota_administrasi"
    """Part of Jakarta without a contest of its own: its five cities."""


class DistrictKind(Labelled):
    """What a district is called where it lies."""

    KECAMATAN = "kecamatan"
    """The common name (UU 23/2014)."""
    DISTRIK = "distrik"
    """In the six provinces of Papua (UU 21/2001)."""
    KAPANEWON = "kapanewon"
    """In the four kabupaten of Daerah Istimewa Yogyakarta (Pergub DIY 25/2019)."""
    KEMANTREN = "kemantren"
    """In Kota Yogyakarta (Pergub DIY 25/2019)."""


class VillageKind(Labelled):
    """What a village is in law (UU 6/2014), whatever its local name."""

    KELURAHAN = "kelurahan"
    """Part of a district, headed by an appointed Lurah."""
    DESA = "desa"
    """Self-governing village, headed by an elected head."""
    DESA_ADAT = "desa_adat"
    """Self-governing village of customary law."""


class SpecialStatus(Labelled):
    """By what a province differs from others in law (UUD 1945, Article 18B)."""

    DAERAH_ISTIMEWA = "daerah_istimewa"
    """Daerah Istimewa Yogyakarta, whose Governor is not elected (UU 13/2012)."""
    DAERAH_KHUSUS = "daerah_khusus"
    """Jakarta, whose regencies and cities hold no contests (UU 29/2007, UU 2/2024)."""
    OTONOMI_KHUSUS = "otonomi_khusus"
    """The six provinces of Papua (UU 21/2001)."""
    KHUSUS_DAN_ISTIMEWA = "khusus_dan_istimewa"
    """Aceh, special and istimewa at once (UU 44/1999, UU 11/2006)."""


class IslandGroup(Labelled):
    """The part of the archipelago in which a province lies."""

    SUMATERA = "sumatera"
    """Sumatra and the islands around it, Riau and Bangka Belitung included."""
    JAWA = "jawa"
    """Java and Madura."""
    NUSA_TENGGARA = "nusa_tenggara"
    """Bali, Nusa Tenggara Barat and Nusa Tenggara Timur."""
    KALIMANTAN = "kalimantan"
    """The Indonesian part of Borneo."""
    SULAWESI = "sulawesi"
    """Sulawesi, Gorontalo included."""
    MALUKU = "maluku"
    """Maluku and Maluku Utara."""
    PAPUA = "papua"
    """The six provinces of Papua."""


class AliasKind(Labelled):
    """Why a region goes by another name too."""

    ABBREVIATION = "abbreviation"
    """Jatim, NTB, OKU."""
    SHORT_NAME = "short_name"
    """Jakarta for Daerah Khusus Ibukota Jakarta."""
    SPELLING = "spelling"
    """Another spelling: Pare-Pare."""
    COLLOQUIAL = "colloquial"
    """What people say: Solo for Surakarta."""
    FORMER_NAME = "former_name"
    """A name that it had: Irian Jaya."""
    NEW_NAME = "new_name"
    """A name by law that is not in force yet: Daerah Khusus Jakarta."""
    ISO_NAME = "iso_name"
    """The name in ISO 3166-2."""
    KPU_2024_NAME = "kpu_2024_name"
    """As the KPU printed it in 2024, other than by case."""
    MISPRINT = "misprint"
    """As the decree of 2025 misprints it."""
