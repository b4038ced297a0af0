"""People in public office: name with titles, rank, posts. Never an identity number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from attrs import field, frozen

from pilkada_model import posts, rules
from pilkada_model._data import items, read_rows
from pilkada_model.dates import Period
from pilkada_model.errors import InvalidValueError
from pilkada_model.institutions import Institution
from pilkada_model.labels import Labelled, Language, in_language
from pilkada_model.matching import fold
from pilkada_model.ranks import Corps, Rank


class Acting(Labelled):
    """In what way a post is held by somebody who is not its regular holder."""

    PJ = "pj"
    PJS = "pjs"
    PLT = "plt"
    PLH = "plh"
    PS = "ps"
    SEMENTARA = "sementara"

    @property
    def abbreviation(self) -> str:
        """The word that stands with the post: ``Pj``, ``Plt``, ``Sementara``."""
        return self._row["abbreviation"]

    @property
    def follows_post(self) -> bool:
        """Whether the word stands after the post (``Ketua DPRD Sementara``) and not before it."""
        return self._row["position"] == "after"

    @property
    def variants(self) -> tuple[str, ...]:
        """Other printed forms; ``Pejabat Sementara`` is one of Pjs and of Ps."""
        return items(self._row["variants"])

    @property
    def legal_basis(self) -> tuple[str, ...]:
        """Laws and regulations, in short; empty where none is known."""
        return items(self._row["legal_basis"])

    @property
    def _row(self) -> Mapping[str, str]:
        return _acting()[self.value]

    @classmethod
    def find(cls, text: str) -> tuple[Acting, ...]:
        """Return every way of acting that is printed so; empty when there is none.

        Case, spaces and punctuation do not matter.

        Raises:
            InvalidValueError: for what is no text.
        """
        rules.argument("Acting.find", "text", text, str)
        wanted = fold(text)
        return tuple(
            way for way in cls if wanted in map(fold, (way.value, way.abbreviation, *way.variants))
        )


@cache
def _acting() -> Mapping[str, Mapping[str, str]]:
    return MappingProxyType({row["key"]: row for row in read_rows("people/acting.csv")})


@frozen(kw_only=True)
class PersonName:
    """A name with its titles. There is no given or family name: many Indonesians have neither.

    ``str()`` gives the canonical form, ``Dr. H. Ahmad Luthfi, S.H., S.St.M.K.``: prefix titles
    without commas, each suffix title after one (EYD V).

    Attributes:
        prefix_titles: Titles before the name in canonical form (``Dr.``, ``K.H.``), as ordered.
        base: The name itself, untouched: ``I Gusti``, ``Andi``, ``La Ode`` and initials stay.
        suffix_titles: Titles after the name in canonical form (``S.H.``, ``M.Si.``), as ordered.
        customary_titles: Titles given by custom, such as ``Datuk Basa``.
        aliases: Other names that the person goes by, such as ``Cok Ace``.
        variants: Other spellings of the name that sources print.
        printed: Name with titles as the source prints them.
    """

    prefix_titles: tuple[str, ...] = field(default=(), validator=rules.tuple_of(rules.text))
    base: str = field(validator=rules.text)
    suffix_titles: tuple[str, ...] = field(default=(), validator=rules.tuple_of(rules.text))
    customary_titles: tuple[str, ...] = field(default=(), validator=rules.tuple_of(rules.text))
    aliases: tuple[str, ...] = field(default=(), validator=rules.tuple_of(rules.text))
    variants: tuple[str, ...] = field(default=(), validator=rules.tuple_of(rules.text))
    printed: str | None = field(default=None, validator=rules.optional(rules.text))

    def __str__(self) -> str:
        return ", ".join([" ".join([*self.prefix_titles, self.base]), *self.suffix_titles])


@frozen(kw_only=True)
class Post:
    """An office that somebody holds or held: Kapolres Pamekasan, Pj Bupati Sampang.

    ``str()`` gives what is printed, or else post and unit as one says them in Indonesian.

    Attributes:
        kind: Key of the post, such as ``kapolres`` or ``ketua-kpu``: one of the table of posts
            (``posts.get``), or a new one.
        unit: The institution of the post.
        acting: How it is held by somebody who is not the regular holder.
        former: Whether the source calls it a post of the past (``mantan``).
        period: When it was held, both ends included.
        printed: The post as the source prints it, acting word included.
    """

    kind: str | None = field(default=None, validator=rules.optional(rules.key))
    unit: Institution | None = field(
        default=None, validator=rules.optional(rules.exact(Institution))
    )
    acting: Acting | None = field(default=None, validator=rules.optional(rules.exact(Acting)))
    former: bool = field(default=False, validator=rules.exact(bool))
    period: Period | None = field(default=None, validator=rules.optional(rules.exact(Period)))
    printed: str | None = field(default=None, validator=rules.optional(rules.text))

    def __attrs_post_init__(self) -> None:
        rules.at_least_one_of(self, "kind", "printed")

    def __str__(self) -> str:
        return self.printed or _post_in_words(self)

    def kind_label(self, language: Language = "id") -> str | None:
        """Return the name of the post in full; None without a kind, and for an unknown one.

        Raises:
            UnknownReferenceError: for another language.
        """
        known = posts.known().get(self.kind or "")
        if known is not None:
            return known.label(language)
        return in_language({"id": None, "en": None}, language)


def _post_in_words(post: Post) -> str:
    unit = None if post.unit is None else str(post.unit)
    office, of_unit = posts.written(post.kind or "", unit)
    words = [office, of_unit]
    if post.acting is not None:
        words.insert(1 if post.acting.follows_post else 0, post.acting.abbreviation)
    return " ".join(word for word in words if word)


@frozen(kw_only=True)
class Official:
    """A person in public office, as far as a source tells: name, or post, or both.

    Two officials with one name may be two people; nobody is keyed by name.

    Attributes:
        id: Identifier, unique in its dossier.
        name: Name with titles; None when the source names the post alone.
        rank: Police or military rank, as understood.
        rank_printed: The rank as printed, when it differs (``Kopol`` for Kompol).
        corps: Military corps, of the same force as the rank.
        retired: Whether the source marks the rank as retired (``Purn``).
        posts: Posts held, the one that matters first.
        printed: The whole mention as the source prints it.
    """

    id: str | None = field(default=None, validator=rules.optional(rules.identifier))
    name: PersonName | None = field(default=None, validator=rules.optional(rules.exact(PersonName)))
    rank: Rank | None = field(default=None, validator=rules.optional(rules.exact(Rank)))
    rank_printed: str | None = field(default=None, validator=rules.optional(rules.text))
    corps: Corps | None = field(default=None, validator=rules.optional(rules.exact(Corps)))
    retired: bool = field(default=False, validator=rules.exact(bool))
    posts: tuple[Post, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Post)))
    printed: str | None = field(default=None, validator=rules.optional(rules.text))

    def __attrs_post_init__(self) -> None:
        rules.at_least_one_of(self, "name", "posts")
        _corps_of_rank(self)

    def __str__(self) -> str:
        words = [
            self.rank and self.rank.abbreviation,
            self.corps and self.corps.abbreviation,
            "(Purn)" if self.retired else None,
            str(self.name) if self.name else str(self.posts[0]),
        ]
        return " ".join(word for word in words if word)


def _corps_of_rank(official: Official) -> None:
    """Refuse a corps without a military rank, or of another force than the rank's."""
    if official.corps is None:
        return
    if official.rank is None or official.rank.force is not official.corps.force:
        raise InvalidValueError(
            record="Official",
            field="corps",
            value=official.corps,
            expected="a rank of the corps' own force",
            code="corps_without_rank",
        )
