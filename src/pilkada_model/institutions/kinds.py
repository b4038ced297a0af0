"""The kinds of institution: what each is for, where it exists, how many members it has."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from pilkada_model import rules
from pilkada_model._data import items, number, once, read_rows
from pilkada_model.errors import UnknownReferenceError
from pilkada_model.labels import Labelled, Language, in_language
from pilkada_model.levels import Level
from pilkada_model.matching import by_form, entry_of, fold, grouped
from pilkada_model.regions import Regency, RegencyKind
from pilkada_model.regions import get as get_region
from pilkada_model.sources import Certainty

_LEVEL_OF_CODE = (Level.PROVINCE, Level.REGENCY_CITY, Level.DISTRICT, Level.VILLAGE)


class Category(Labelled):
    """What an institution is for in an election."""

    CANDIDATE = "candidate"
    CIVIL_SOCIETY = "civil_society"
    ETHICS_COUNCIL = "ethics_council"
    GOVERNMENT = "government"
    JUSTICE = "justice"
    MEDIA = "media"
    MILITARY = "military"
    ORGANISER = "organiser"
    OTHER = "other"
    PARTY = "party"
    SECURITY = "security"
    SUPERVISOR = "supervisor"


class Permanence(Labelled):
    """Whether an institution stays."""

    AD_HOC = "ad_hoc"
    """Formed for one election, or for a term that one appointment sets."""
    FORUM = "forum"
    """A standing meeting of other bodies, without staff of its own."""
    PERMANENT = "permanent"


@frozen(kw_only=True)
class MemberCount:
    """How many members the law gives a kind of institution at one level.

    Attributes:
        kind: Key of the kind.
        level: The level; a body of a polling station or village is counted for each of them.
        minimum: Fewest members; None where no number is fixed.
        maximum: Most members; None where no number is fixed.
        legal_basis: Laws, regulations and rulings that set the numbers; empty for a custom.
        note: What the numbers alone do not say.
    """

    kind: str
    level: Level
    minimum: int | None
    maximum: int | None
    legal_basis: tuple[str, ...]
    note: str | None


@frozen(kw_only=True)
class InstitutionKind:
    """A kind of institution: KPU Kabupaten/Kota, Polres, Forkopimda Provinsi.

    Attributes:
        key: The kind, such as ``kpu-kabko``.
        family: The coarse word that leaves the level open, such as ``kpu``. It is the word of the
            published annotations with hyphens for underscores (``pengadilan_negeri`` becomes
            ``pengadilan-negeri``); a kind that those lack is its own family or shares a new one.
        abbreviation: The common short form.
        name_id: The name in Indonesian.
        name_en: The name in English.
        category: What it is for.
        levels: The levels of government at which it exists, from the top.
        parent: Key of the next body up in the same chain, or of the body that forms it; None for
            the top of a chain, for forums, and where it differs.
        variant_of: Key of the kind whose place it takes in some provinces.
        only_in: Codes of the provinces that have it; empty where all can.
        region_kinds: The kinds of regencies and cities that have it; empty where all can. The
            administrative ones in Jakarta have no house and no government of their own.
        permanence: Whether it stays; None where that is not known.
        term: How long its members serve; None where no term is told.
        aliases: Other names and older ones.
        legal_basis: Laws and regulations, in short.
        certainty: How sure the row is.
        note: What else a reader should know.
    """

    key: str
    family: str
    abbreviation: str
    name_id: str
    name_en: str
    category: Category
    levels: tuple[Level, ...]
    parent: str | None
    variant_of: str | None
    only_in: tuple[str, ...]
    region_kinds: tuple[RegencyKind, ...]
    permanence: Permanence | None
    term: str | None
    aliases: tuple[str, ...]
    legal_basis: tuple[str, ...]
    certainty: Certainty
    note: str | None

    def __str__(self) -> str:
        return self.abbreviation

    def label(self, language: Language = "id") -> str:
        """Return the name: ``id`` for Indonesian, ``en`` for English.

        Raises:
            UnknownReferenceError: for another language.
        """
        return in_language({"id": self.name_id, "en": self.name_en}, language)

    @property
    def member_counts(self) -> tuple[MemberCount, ...]:
        """How many members it has, level by level from the top; empty where no law tells.

        An FKUB has 21 at most in a province, and 17 in a regency or city.
        """
        return _member_counts().get(self.key, ())


@once
def known() -> Mapping[str, InstitutionKind]:
    """Return every kind by key, in key order."""
    found = (
        InstitutionKind(
            key=row["key"],
            family=row["family"],
            abbreviation=row["abbreviation"],
            name_id=row["name_id"],
            name_en=row["name_en"],
            category=Category(row["category"]),
            levels=tuple(map(Level, items(row["levels"]))),
            parent=row["parent"] or None,
            variant_of=row["variant_of"] or None,
            only_in=items(row["only_in"]),
            region_kinds=tuple(map(RegencyKind, items(row["region_kinds"]))),
            permanence=Permanence(row["permanence"]) if row["permanence"] else None,
            term=row["term"] or None,
            aliases=items(row["aliases"]),
            legal_basis=items(row["legal_basis"]),
            certainty=Certainty(row["certainty"]),
            note=row["note"] or None,
        )
        for row in read_rows("institutions/kinds.csv")
    )
    return MappingProxyType({kind.key: kind for kind in found})


@once
def _member_counts() -> Mapping[str, tuple[MemberCount, ...]]:
    counts = (
        MemberCount(
            kind=row["kind"],
            level=Level(row["level"]),
            minimum=number(row["minimum"]),
            maximum=number(row["maximum"]),
            legal_basis=items(row["legal_basis"]),
            note=row["note"] or None,
        )
        for row in read_rows("institutions/members.csv")
    )
    return grouped(counts, lambda count: count.kind)


@once
def _by_family() -> Mapping[str, tuple[InstitutionKind, ...]]:
    return grouped(known().values(), lambda kind: kind.family)


@once
def _by_form() -> Mapping[str, tuple[InstitutionKind, ...]]:
    return by_form(known().values(), _forms)


def _forms(kind: InstitutionKind) -> tuple[str, ...]:
    names = (kind.key, kind.family, kind.abbreviation, kind.name_id, kind.name_en)
    return (*names, *kind.aliases)


def get_kind(key: str) -> InstitutionKind:
    """Return one kind by its key; always the same object for the same key.

    Raises:
        InvalidValueError: for a key that is no text.
        UnknownReferenceError: for a key that the table does not have; it names keys near it.
    """
    return entry_of("get_kind", "kind of institution", key, known())


def find_kinds(text: str) -> tuple[InstitutionKind, ...]:
    """Return every kind that is written so, in key order; empty when there is none.

    Abbreviations, names in both languages, aliases, keys and families are known; case, accents,
    spaces and punctuation do not matter. ``KPU`` finds the five kinds of its family.

    Raises:
        InvalidValueError: for what is no text.
    """
    rules.argument("find_kinds", "text", text, str)
    return _by_form().get(fold(text), ())


def kinds(
    *,
    family: str | None = None,
    level: Level | None = None,
    category: Category | None = None,
) -> tuple[InstitutionKind, ...]:
    """Return all kinds in key order, or those that fit every condition.

    Args:
        family: Only kinds of this family.
        level: Only kinds that exist at this level.
        category: Only kinds of this category.

    Raises:
        InvalidValueError: for an argument of another type.
        UnknownReferenceError: for a family that no kind has.
    """
    rules.optional_argument("kinds", "level", level, Level)
    rules.optional_argument("kinds", "category", category, Category)
    found = tuple(known().values()) if family is None else _of_family("kinds", family)
    return tuple(
        kind
        for kind in found
        if (level is None or level in kind.levels) and category in (None, kind.category)
    )


def kind_of_family(
    family: str, region_code: str | None = None, *, level: Level | None = None
) -> InstitutionKind | None:
    """Return the kind that a family has in one region; None when it has none there.

    The ``kpu`` of the country is ``kpu-ri``, that of Jawa Timur (35) ``kpu-provinsi``, that of
    Pamekasan (35.28) ``kpu-kabko``, and that of Simeulue in Aceh (11.09) ``kip-kabko``. A city
    has no ``pemkab``, and the administrative cities of Jakarta no ``dprd``. Of a regency that no
    table has it is not known whether it is a city, and any kind is allowed there.

    Args:
        family: The family.
        region_code: Code of the region; without it, the country.
        level: The level, where it is not that of the region: a polling station in a village.

    Raises:
        InvalidValueError: for an argument of another type or a malformed code.
        UnknownReferenceError: for a family that no kind has.
    """
    rules.optional_argument("kind_of_family", "level", level, Level)
    level_of_code = _level_of(region_code)
    where = level or level_of_code
    here = [
        kind
        for kind in _of_family("kind_of_family", family)
        if where in kind.levels and _exists_in(kind, region_code)
    ]
    replaced = {kind.variant_of for kind in here}
    return next((kind for kind in here if kind.key not in replaced), None)


def _exists_in(kind: InstitutionKind, region_code: str | None) -> bool:
    province = None if region_code is None else region_code[:2]
    if kind.only_in and province not in kind.only_in:
        return False
    if not kind.region_kinds or region_code is None or "." not in region_code:
        return True
    try:
        regency = get_region(region_code[:5])
    except UnknownReferenceError:
        return True
    return not isinstance(regency, Regency) or regency.kind in kind.region_kinds


def _of_family(function: str, family: str) -> tuple[InstitutionKind, ...]:
    return entry_of(function, "family of institutions", family, _by_family(), name="family")


def _level_of(region_code: str | None) -> Level:
    if region_code is None:
        return Level.NATIONAL
    rules.region_argument("kind_of_family", "region_code", region_code)
    return _LEVEL_OF_CODE[region_code.count(".")]
