"""People in office who do not exist: names of syllables, ranks and posts that fit together."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from pilkada_model.errors import InvalidValueError
from pilkada_model.institutions import Category, Institution, get_kind
from pilkada_model.officials import Acting, Official, PersonName, Post
from pilkada_model.posts import posts as posts_in_table
from pilkada_model.ranks import Corps, Force, Rank, ranks_of
from pilkada_model.strategies._dates import periods
from pilkada_model.strategies._institutions import institution_kinds, institutions
from pilkada_model.strategies._shapes import FLAGS, maybe, often, perhaps, seldom, several
from pilkada_model.strategies._text import (
    NAMES,
    TITLES_AFTER,
    TITLES_BEFORE,
    identifiers,
    texts,
)

_BASES = st.one_of(NAMES, NAMES, texts())
_PLACES = st.sampled_from(("kepala", "wakil", "ketua", "anggota", "sekretaris"))
_ACTING = st.sampled_from(tuple(Acting))
_RANKS = st.sampled_from(tuple(Rank))


@st.composite
def person_names(draw: DrawFn) -> PersonName:
    """Names of nobody, one to three words, with and without titles; printed awkwardly at times."""
    before = several(draw, TITLES_BEFORE)
    base = draw(_BASES)
    after = several(draw, TITLES_AFTER)
    return PersonName(
        prefix_titles=before,
        base=base,
        suffix_titles=after,
        customary_titles=several(draw, NAMES),
        aliases=several(draw, NAMES),
        variants=several(draw, NAMES),
        printed=perhaps(draw, " ".join((*before, base, *after))),
    )


@st.composite
def posts(draw: DrawFn, *, region: str | None = None, category: Category | None = None) -> Post:
    """Posts in an institution, or posts alone; kind and unit fit each other.

    About half are posts of the table, the others new ones.

    Args:
        draw: Given by Hypothesis.
        region: Code of a region where the institution is at home.
        category: Only posts in institutions of this category.
    """
    unit_kind = draw(institution_kinds(category=category, region=region))
    kind = maybe(draw, _post_kinds(unit_kind))
    return Post(
        kind=kind,
        unit=_unit(draw, unit_kind, region),
        acting=maybe(draw, _ACTING),
        former=draw(FLAGS),
        period=seldom(draw, periods()),
        printed=draw(texts()) if kind is None else seldom(draw, texts()),
    )


@cache
def _post_kinds(unit_kind: str) -> SearchStrategy[str]:
    family = get_kind(unit_kind).family
    there = [post.key for post in posts_in_table() if family in post.units]
    new = _PLACES.map(lambda place: f"{place}-{unit_kind}")
    return st.one_of(st.sampled_from(there), new) if there else new


def _unit(draw: DrawFn, kind: str, region: str | None) -> Institution | None:
    return maybe(draw, institutions(kind=kind, region=region))


def _rank(draw: DrawFn, rank: Rank | None, force: Force | None) -> Rank | None:
    if rank is not None and force is not None and rank.force is not force:
        raise InvalidValueError(
            record="officials",
            field="rank",
            value=rank,
            expected=f"a rank of {force.name}",
            code="rank_of_another_force",
        )
    if rank is not None:
        return rank
    return often(draw, _RANKS) if force is None else draw(st.sampled_from(ranks_of(force)))


def _category(rank: Rank | None) -> Category | None:
    if rank is None:
        return None
    return Category.SECURITY if rank.force.is_police else Category.MILITARY


@st.composite
def officials(
    draw: DrawFn,
    *,
    rank: Rank | None = None,
    force: Force | None = None,
    region: str | None = None,
) -> Official:
    """People in office: the corps fits the rank, the posts fit the force.

    Args:
        draw: Given by Hypothesis.
        rank: The rank that they all have; without it and `force`, any rank or none.
        force: The force of which they have a rank.
        region: Code of a region where they serve.

    Raises:
        InvalidValueError: when an example is drawn, if `rank` is not of `force`.
    """
    rank = _rank(draw, rank, force)
    corps = () if rank is None else tuple(one for one in Corps if one.force is rank.force)
    name = maybe(draw, person_names())
    held = posts(region=region, category=_category(rank))
    return Official(
        id=seldom(draw, identifiers()),
        name=name,
        rank=rank,
        rank_printed=None if rank is None else seldom(draw, texts()),
        corps=often(draw, st.sampled_from(corps)) if corps else None,
        retired=rank is not None and draw(FLAGS),
        posts=several(draw, held, least=1 if name is None else 0),
        printed=seldom(draw, texts()),
    )
