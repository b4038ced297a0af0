"""Officials: names with titles, posts, ranks and corps."""

import pytest

from pilkada_model import (
    Acting,
    Corps,
    Institution,
    InvalidValueError,
    Official,
    PersonName,
    Post,
    Rank,
)

NAME = PersonName(base="Andy Purnomo", suffix_titles=("S.H.", "M.H."))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (PersonName(base="Abhan"), "Abhan"),
        (NAME, "Andy Purnomo, S.H., M.H."),
        (
            PersonName(prefix_titles=("Dr.", "H."), base="Ahmad Luthfi", suffix_titles=("S.H.",)),
            "Dr. H. Ahmad Luthfi, S.H.",
        ),
        (PersonName(base="Tjokorda Sukawati", aliases=("Cok Ace",)), "Tjokorda Sukawati"),
    ],
)
def test_a_name_is_written_in_canonical_form(name: PersonName, text: str) -> None:
    """Prefix titles stand before the name without commas, each suffix title after one."""
    assert str(name) == text


def test_a_post_is_a_kind_or_a_printed_post() -> None:
    """A post of which nothing is known is refused."""
    with pytest.raises(InvalidValueError, match="at least one of kind, printed"):
        Post()


@pytest.mark.parametrize(
    ("post", "text"),
    [
        (Post(kind="kapolres", printed="Kapolres Belu"), "Kapolres Belu"),
        (Post(kind="kapolres"), "kapolres"),
        (
            Post(
                kind="bupati",
                acting=Acting.PJ,
                unit=Institution(kind="pemkab-pemkot", name="Pemkab Sampang"),
            ),
            "Penjabat bupati Pemkab Sampang",
        ),
    ],
)
def test_the_text_of_a_post(post: Post, text: str) -> None:
    """As text it is what was printed, or what is known."""
    assert str(post) == text


def test_an_official_has_a_name_or_a_post() -> None:
    """Somebody of whom neither is known is refused; a rank alone names nobody."""
    with pytest.raises(InvalidValueError, match="at least one of name, posts"):
        Official(rank=Rank.AKBP)
    assert str(Official(posts=(Post(printed="Danrem"),))) == "Danrem"


@pytest.mark.parametrize(
    ("official", "text"),
    [
        (Official(name=NAME, rank=Rank.KOMPOL), "Kompol Andy Purnomo, S.H., M.H."),
        (
            Official(name=PersonName(base="X"), rank=Rank.AD_LETKOL, corps=Corps.AD_INF),
            "Letkol Inf X",
        ),
        (
            Official(name=PersonName(base="X"), rank=Rank.AD_MAYJEN, retired=True),
            "Mayjen TNI (Purn) X",
        ),
        (Official(name=PersonName(base="X")), "X"),
    ],
)
def test_the_text_of_an_official(official: Official, text: str) -> None:
    """As text: rank, corps, retired mark, name."""
    assert str(official) == text


@pytest.mark.parametrize("rank", [None, Rank.AKBP, Rank.AL_LETKOL])
def test_a_corps_needs_a_rank_of_its_force(rank: Rank | None) -> None:
    """A corps without a military rank, or of another force, is refused."""
    with pytest.raises(InvalidValueError, match="a rank of the corps' own force") as caught:
        Official(name=NAME, rank=rank, corps=Corps.AD_INF)
    assert (caught.value.field, caught.value.code) == ("corps", "corps_without_rank")
