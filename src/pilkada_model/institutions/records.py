"""The record of one institution; what its kind tells is answered by properties."""

from __future__ import annotations

from attrs import field, frozen

from pilkada_model import rules
from pilkada_model.errors import InvalidValueError
from pilkada_model.institutions.kinds import Category, known
from pilkada_model.keys import InstitutionKey, slug
from pilkada_model.labels import Language, in_language
from pilkada_model.levels import Level
from pilkada_model.regions import RegionCode


@frozen(kw_only=True)
class Institution:
    """A body or unit: KPU Kabupaten Pamekasan, Polres Pamekasan, Kodim 0826.

    The kind is an open vocabulary: a key of the table of institution kinds, or a new one. What
    the table knows of the kind (category, levels, abbreviation) is answered by properties.

    Attributes:
        id: Identifier, unique in its dossier.
        kind: Key of the kind, such as ``kpu-kabko`` or ``polres``.
        region_codes: Regions that it serves, Kemendagri codes. A resort can serve several.
        name: Its own name in full, such as ``Polres Pamekasan``.
        number: The number in a military unit's name, as text: ``0826``, ``V``, ``084``.
        level: Level of government, where the kind alone leaves it open.
        parent: Key of the institution above it.
        printed: What the source prints, such as ``Bawaslu Kab. Pamekasan``.
    """

    id: str | None = field(default=None, validator=rules.optional(rules.identifier))
    kind: str = field(validator=rules.key)
    region_codes: tuple[RegionCode, ...] = field(
        default=(), validator=rules.tuple_of(rules.region_code)
    )
    name: str | None = field(default=None, validator=rules.optional(rules.text))
    number: str | None = field(default=None, validator=rules.optional(rules.text))
    level: Level | None = field(default=None, validator=rules.optional(rules.exact(Level)))
    parent: str | None = field(default=None, validator=rules.optional(rules.institution_code))
    printed: str | None = field(default=None, validator=rules.optional(rules.text))

    def __attrs_post_init__(self) -> None:
        rules.unique(self, "region_codes")
        _level_of_kind(self)

    def __str__(self) -> str:
        if self.name is not None or self.printed is not None:
            return self.name or str(self.printed)
        short = self.abbreviation or self.kind
        return short if self.number is None else f"{short} {self.number}"

    @property
    def key(self) -> str | None:
        """The natural key; None while neither name, number nor a single region is known.

        A national body, of which there is one, goes by its kind alone.
        """
        if self.number is not None and slug(self.number):
            return str(InstitutionKey(name=f"{slug(self.kind)}-{slug(self.number)}"))
        if self.name is not None and slug(self.name):
            return str(InstitutionKey(name=slug(self.name)))
        if len(self.region_codes) == 1:
            return str(InstitutionKey(name=slug(self.kind), region_code=self.region_codes[0]))
        if self.levels == (Level.NATIONAL,):
            return str(InstitutionKey(name=slug(self.kind)))
        return None

    @property
    def category(self) -> Category | None:
        """What it is for, by its kind; None for a kind that the table does not have."""
        kind = known().get(self.kind)
        return None if kind is None else kind.category

    @property
    def abbreviation(self) -> str | None:
        """The common short form of its kind, such as ``KPU``; None for an unknown kind."""
        kind = known().get(self.kind)
        return None if kind is None else kind.abbreviation

    def kind_label(self, language: Language = "id") -> str | None:
        """Return the name of its kind in Indonesian or English; None for an unknown kind.

        Raises:
            UnknownReferenceError: for another language.
        """
        kind = known().get(self.kind)
        if kind is not None:
            return kind.label(language)
        return in_language({"id": None, "en": None}, language)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of government at which its kind exists; empty for an unknown kind."""
        kind = known().get(self.kind)
        return () if kind is None else kind.levels


def _level_of_kind(institution: Institution) -> None:
    """Refuse a level at which the kind does not exist; a kind without a row is accepted."""
    if institution.level is None:
        return
    levels = institution.levels
    if levels and institution.level not in levels:
        raise InvalidValueError(
            record="Institution",
            field="level",
            value=institution.level,
            expected=f"a level of {institution.kind}: {', '.join(lv.value for lv in levels)}",
            code="impossible_level",
        )
