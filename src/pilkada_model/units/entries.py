"""What the tables of units hold: units, the units above them, and where they serve.

The library makes these entries from its tables; they are no records of the wire.
"""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from pilkada_model.dates import PartialDate
from pilkada_model.institutions import Institution
from pilkada_model.labels import Labelled, Language, in_language
from pilkada_model.ranks import Force, Rank
from pilkada_model.regions import RegionCode
from pilkada_model.sources import Certainty


class ResortClass(Labelled):
    """The class of a police resort, which its name tells.

    ``Polresta`` says class, not city: Polresta Sleman serves a regency, and the city of Magelang
    is served by Polres Magelang Kota.
    """

    POLRES = "polres"
    POLRESTA = "polresta"
    POLRESTABES = "polrestabes"
    POLRES_METRO = "polres_metro"
    """Only under Polda Metro Jaya; Polres Metro in Lampung is a Polres, of the city of Metro."""
    POLRES_PELABUHAN = "polres_pelabuhan"
    POLRES_BANDARA = "polres_bandara"
    POLRESTA_BANDARA = "polresta_bandara"


class PoldaType(Labelled):
    """The type of a Polda, which sets the ranks of its chief and deputy."""

    A_KHUSUS = "a_khusus"
    A = "a"
    B = "b"


class Extent(Labelled):
    """How far a unit serves a region."""

    MAIN = "main"
    """The region's own unit: it serves all but the parts that others have."""
    WHOLE = "whole"
    """All of a region that has no such unit of its own."""
    PART = "part"
    """Some districts only."""
    SPECIAL = "special"
    """A port or an airport, beside the region's own unit."""


@frozen(kw_only=True)
class Parent:
    """The unit above another one, and for how long.

    Attributes:
        key: Key of the unit above.
        since: First day; None for as long as the tables reach back.
        until: Last day, included; None where it still holds.
    """

    key: str
    since: dt.date | None
    until: dt.date | None


@frozen(kw_only=True)
class Territory:
    """One unit's service of one region.

    Attributes:
        unit: Key of the unit.
        region_code: The province, regency or city.
        extent: How far it serves it; None where the source only names the unit together with
            the region, as for most military units.
        since: First day; None for as long as the tables reach back.
        until: Last day, included; None where it still holds.
        certainty: How sure it is that the unit serves the region so far.
        note: Which part, or why the row is not sure.
    """

    unit: str
    region_code: RegionCode
    extent: Extent | None
    since: dt.date | None
    until: dt.date | None
    certainty: Certainty
    note: str | None


@frozen(kw_only=True)
class Unit:
    """A unit: Polda Jatim, Polres Pamekasan, Kodim 0826/Pamekasan.

    Its key is the one that an `Institution` of its kind and name or number has by itself, but
    for the two Polres Banjar: ``polres-banjar-jabar`` (Kota Banjar) and ``polres-banjar-kalsel``.

    Attributes:
        key: Key of the unit, such as ``polres-pamekasan``.
        kind: Key of the kind of institution, such as ``polres``.
        unit_class: Class of a resort; None for other units.
        polda_type: Type of a Polda; None for other units.
        type_note: When the Polda rose to its type, or how the type is known.
        name: Short name, as the press prints it: ``Polda Jatim``.
        long_name: Name of a Polda with its province in full: ``Polda Jawa Timur``.
        official_name: Name in full: ``Kepolisian Daerah Jawa Timur``.
        number: Number of a military unit, as text: ``0826``, ``V``.
        force: The force to which it belongs.
        parent: Key of the unit above it today; None above a Polda, and where it is not known.
        previous_parent: Key of the unit above it before that.
        parent_since: First day under the unit above it today; None if it always was there.
        headquarters: Town of a Polda's headquarters.
        formed: When the unit was formed, where that is known.
        region_codes: The regions that it serves today, in code order: of a Polda the provinces
            only, also where its territory names regencies beside them.
        head_rank: Rank expected of its chief; exceptions happen.
        deputy_rank: Rank expected of the deputy of a Polda's chief.
        aliases: Other printed forms: abbreviations, former names, misprints.
        source: Address of a page that shows it. For most resorts a list of October 2023.
        certainty: How sure the name, the class and the unit above it are.
        note: What else a reader should know.
    """

    key: str
    kind: str
    unit_class: ResortClass | None
    polda_type: PoldaType | None
    type_note: str | None
    name: str
    long_name: str | None
    official_name: str
    number: str | None
    force: Force
    parent: str | None
    previous_parent: str | None
    parent_since: dt.date | None
    headquarters: str | None
    formed: PartialDate | None
    region_codes: tuple[RegionCode, ...]
    head_rank: Rank | None
    deputy_rank: Rank | None
    aliases: tuple[str, ...]
    source: str
    certainty: Certainty
    note: str | None

    def __str__(self) -> str:
        return self.name

    def label(self, language: Language = "id") -> str:
        """Return the name, which is the same in Indonesian and English.

        Raises:
            UnknownReferenceError: for another language.
        """
        return in_language({"id": self.name, "en": self.name}, language)

    @property
    def parents(self) -> tuple[Parent, ...]:
        """The units above it, one after the other, the present one last."""
        if self.parent is None:
            return ()
        present = Parent(key=self.parent, since=self.parent_since, until=None)
        if self.previous_parent is None or self.parent_since is None:
            return (present,)
        last_day = self.parent_since - dt.timedelta(days=1)
        return (Parent(key=self.previous_parent, since=None, until=last_day), present)

    @property
    def institution(self) -> Institution:
        """The record of the unit for a dossier, with the regions that it serves today."""
        return Institution(
            kind=self.kind,
            name=self.name,
            number=self.number,
            region_codes=self.region_codes,
            parent=self.parent,
        )
