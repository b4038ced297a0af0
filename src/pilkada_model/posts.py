"""The posts that officials hold: names, where they exist, and the ranks that go with them.

Titles of posts and ranges of ranks follow the regulations named in each row; where practice is
known to differ, the row says so. A range is what to expect, not what the law forbids.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from pilkada_model import rules
from pilkada_model._data import items, once, read_rows
from pilkada_model.labels import Labelled, Language, in_language
from pilkada_model.levels import Level
from pilkada_model.matching import by_form, entry_of, fold, grouped
from pilkada_model.ranks import Force, Rank, equivalent
from pilkada_model.sources import Certainty

__all__ = [
    "Grade",
    "GradeScale",
    "Organisation",
    "PostKind",
    "find",
    "get",
    "get_grade",
    "grades",
    "posts",
]


class Organisation(Labelled):
    """The part of the state, or beside it, to which a post belongs."""

    CIVIL_SOCIETY = "civil_society"
    ELECTION = "election"
    GOVERNMENT = "government"
    INTELLIGENCE = "intelligence"
    JUDICIARY = "judiciary"
    LEGISLATURE = "legislature"
    NARCOTICS = "narcotics"
    POLRI = "polri"
    PROSECUTION = "prosecution"
    TNI = "tni"


class GradeScale(Labelled):
    """By which of its two scales the civil service is graded."""

    JABATAN = "jabatan"
    """Class of the post (UU 20/2023): JPT Pratama, Administrator."""
    PANGKAT = "pangkat"
    """Rank and grade of the person (PP 11/2017): Pembina Utama Muda, IV/c."""


@frozen(kw_only=True)
class Grade:
    """A grade of the civil service, or a class of its posts.

    Attributes:
        key: The grade such as ``IV/c``, or the class such as ``JPT Pratama``.
        scale: The scale to which it belongs.
        name: The name in full, such as ``Pembina Utama Muda``; no English one is official.
        order: Its place on the scale, from 1 for the lowest.
        certainty: How sure the row is.
    """

    key: str
    scale: GradeScale
    name: str
    order: int
    certainty: Certainty

    def __str__(self) -> str:
        return self.key


@frozen(kw_only=True)
class PostKind:
    """A post: Kapolres, Dandim, Bupati, Ketua KPU. Acting words are no part of it.

    Attributes:
        key: The post, such as ``kabag-ops``.
        family: The coarse word for it, such as ``kapolres`` for a Kapolresta. It is the word of
            the published annotations with hyphens for underscores; a post that those lack is its
            own family.
        abbreviation: What it is usually called.
        name_id: The name in full in Indonesian.
        name_en: The name in English; no translation is official.
        organisation: To which part of the state it belongs.
        units: Families of institutions that have it; empty where the table of kinds has none.
        levels: The levels of government at which it exists, from the top; empty where it has
            no place of its own among them.
        forces: The forces whose officers hold it; empty for a post without a range of ranks.
        rank_min: The lowest rank to expect, of one of the forces; its equals in the others.
        rank_max: The highest rank to expect, of the same force as `rank_min`.
        grade_min: The lowest civil-service grade (``III/d``) or class of post (``JPT Pratama``).
        grade_max: The highest one, of the same scale.
        legal_basis: Laws and regulations, in short.
        exceptions: What is usual in the range, what has been seen outside it, other remarks.
        variants: Other names, abbreviations and forms of one region.
        certainty: How sure the row is.
    """

    key: str
    family: str
    abbreviation: str
    name_id: str
    name_en: str
    organisation: Organisation
    units: tuple[str, ...]
    levels: tuple[Level, ...]
    forces: tuple[Force, ...]
    rank_min: Rank | None
    rank_max: Rank | None
    grade_min: Grade | None
    grade_max: Grade | None
    legal_basis: tuple[str, ...]
    exceptions: str | None
    variants: tuple[str, ...]
    certainty: Certainty

    def __str__(self) -> str:
        return self.abbreviation

    def label(self, language: Language = "id") -> str:
        """Return the name in full: ``id`` for Indonesian, ``en`` for English.

        Raises:
            UnknownReferenceError: for another language.
        """
        return in_language({"id": self.name_id, "en": self.name_en}, language)

    @property
    def rank_range(self) -> tuple[Rank, Rank] | None:
        """The lowest and the highest rank to expect, both included; None where none is told."""
        if self.rank_min is None or self.rank_max is None:
            return None
        return self.rank_min, self.rank_max

    def admits(self, rank: Rank) -> bool | None:
        """Tell whether an officer of this rank is to be expected; None where no range is told.

        A rank of a force that does not fill the post is not. Where several forces fill it, ranks
        of one level are equal, as `compare_across_forces` has them.

        Raises:
            InvalidValueError: if `rank` is no `Rank`.
        """
        rules.argument("admits", "rank", rank, Rank)
        if self.rank_min is None or self.rank_max is None:
            return None
        if rank.force not in self.forces:
            return False
        return self.rank_min <= equivalent(rank, self.rank_min.force) <= self.rank_max


@once
def _known_grades() -> Mapping[str, Grade]:
    found = (
        Grade(
            key=row["key"],
            scale=GradeScale(row["scale"]),
            name=row["name"],
            order=int(row["order"]),
            certainty=Certainty(row["certainty"]),
        )
        for row in read_rows("people/grades.csv")
    )
    return MappingProxyType({grade.key: grade for grade in found})


@once
def known() -> Mapping[str, PostKind]:
    """Return every post by key, in key order."""
    found = (
        PostKind(
            key=row["key"],
            family=row["family"],
            abbreviation=row["abbreviation"],
            name_id=row["name_id"],
            name_en=row["name_en"],
            organisation=Organisation(row["organisation"]),
            units=items(row["units"]),
            levels=tuple(map(Level, items(row["levels"]))),
            forces=tuple(map(Force, items(row["forces"]))),
            rank_min=Rank(row["rank_min"]) if row["rank_min"] else None,
            rank_max=Rank(row["rank_max"]) if row["rank_max"] else None,
            grade_min=get_grade(row["grade_min"]) if row["grade_min"] else None,
            grade_max=get_grade(row["grade_max"]) if row["grade_max"] else None,
            legal_basis=items(row["legal_basis"]),
            exceptions=row["exceptions"] or None,
            variants=items(row["variants"]),
            certainty=Certainty(row["certainty"]),
        )
        for row in read_rows("people/posts.csv")
    )
    return MappingProxyType({post.key: post for post in found})


@once
def _by_family() -> Mapping[str, tuple[PostKind, ...]]:
    return grouped(known().values(), lambda post: post.family)


@once
def _by_form() -> Mapping[str, tuple[PostKind, ...]]:
    return by_form(
        known().values(),
        lambda post: (post.key, post.abbreviation, post.name_id, post.name_en, *post.variants),
    )


@once
def _forms() -> Mapping[str, Mapping[str, str]]:
    forms: dict[str, dict[str, str]] = {}
    for row in read_rows("people/post_forms.csv"):
        forms.setdefault(row["post"], {})[row["unit"]] = row["written"]
    return MappingProxyType(forms)


def get(key: str) -> PostKind:
    """Return one post by its key; always the same object for the same key.

    Raises:
        InvalidValueError: for a key that is no text.
        UnknownReferenceError: for a key that the table does not have; it names keys near it.
    """
    return entry_of("get", "post", key, known())


def find(text: str) -> tuple[PostKind, ...]:
    """Return every post that is written so, in key order; empty when there is none.

    Abbreviations, names in both languages, variants and keys are known; case, accents, spaces and
    punctuation do not matter. ``Danyon`` is a post of the Brimob and of the Army. Text with
    anything beside the post (``Pj Bupati``, ``Kapolres Pamekasan``) finds nothing.

    Raises:
        InvalidValueError: for what is no text.
    """
    rules.argument("find", "text", text, str)
    return _by_form().get(fold(text), ())


def posts(
    *,
    organisation: Organisation | None = None,
    level: Level | None = None,
    family: str | None = None,
    rank: Rank | None = None,
) -> tuple[PostKind, ...]:
    """Return all posts in key order, or those that fit every condition.

    Args:
        organisation: Only posts of this part of the state.
        level: Only posts that exist at this level.
        family: Only posts of this family.
        rank: Only posts that an officer of this rank is expected to hold.

    Raises:
        InvalidValueError: for an argument of another type.
        UnknownReferenceError: for a family that no post has.
    """
    rules.optional_argument("posts", "organisation", organisation, Organisation)
    rules.optional_argument("posts", "level", level, Level)
    rules.optional_argument("posts", "rank", rank, Rank)
    return tuple(
        post
        for post in _of_family(family)
        if organisation in (None, post.organisation)
        if level is None or level in post.levels
        if rank is None or post.admits(rank)
    )


def _of_family(family: str | None) -> tuple[PostKind, ...]:
    if family is None:
        return tuple(known().values())
    return entry_of("posts", "family of posts", family, _by_family(), name="family")


def get_grade(key: str) -> Grade:
    """Return a civil-service grade or a class of posts by its key; always the same object.

    Raises:
        InvalidValueError: for a key that is no text.
        UnknownReferenceError: for a key that the table does not have; it names keys near it.
    """
    return entry_of("get_grade", "civil-service grade", key, _known_grades())


def grades(scale: GradeScale = GradeScale.PANGKAT) -> tuple[Grade, ...]:
    """Return the 17 grades of the civil service, or the 6 classes of its posts, lowest first.

    Raises:
        InvalidValueError: for a `scale` that is none.
    """
    rules.argument("grades", "scale", scale, GradeScale)
    return tuple(
        sorted((one for one in _known_grades().values() if one.scale is scale), key=_order_of)
    )


def _order_of(grade: Grade) -> int:
    return grade.order


def written(key: str, unit: str | None) -> tuple[str, str]:
    """Return a post as it is written, and what is left to say of its unit.

    A post whose name says the unit's own word takes it over: the ``kapolres`` of ``Polrestabes
    Surabaya`` is the ``Kapolrestabes``, of ``Surabaya``. A post without a row is written as its
    key.
    """
    post = known().get(key)
    short = key if post is None else post.abbreviation
    if unit is None:
        return short, ""
    forms = _forms().get(key, {})
    beginnings = [word for word in forms if f"{unit} ".startswith(f"{word} ")]
    if not beginnings:
        return short, unit
    word = max(beginnings, key=len)
    return forms[word], unit[len(word) :].strip()
