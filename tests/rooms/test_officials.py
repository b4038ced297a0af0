"""Officials: names with titles, posts, ranks and corps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import (
    Acting,
    Corps,
    Institution,
    InvalidValueError,
    Official,
    PersonName,
    Post,
    Rank,
    UnknownReferenceError,
)
from pilkada_model._data import read_rows

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
        (Post(kind="kapolres"), "Kapolres"),
        (Post(kind="sultan"), "sultan"),
        (Post(kind="sultan", acting=Acting.PLT), "Plt sultan"),
    ],
)
def test_the_text_of_a_post(post: Post, text: str) -> None:
    """As text it is what was printed, or the usual name, or the key of a new kind."""
    assert str(post) == text


@pytest.mark.parametrize(
    ("kind", "acting", "unit", "text"),
    [
        ("kapolres", None, "Polres Pamekasan", "Kapolres Pamekasan"),
        ("kapolres", Acting.PLH, "Polrestabes Surabaya", "Plh Kapolrestabes Surabaya"),
        ("wakapolres", None, "Polresta Solo", "Wakapolresta Solo"),
        ("kapolres", None, "Polres Metro Jakarta Barat", "Kapolres Metro Jakarta Barat"),
        ("kapolda", None, "Polda Jawa Timur", "Kapolda Jawa Timur"),
        ("kabag-ops", None, "Polres Touna", "Kabag Ops Polres Touna"),
        ("kabid-humas", None, "Polda Jateng", "Kabid Humas Polda Jateng"),
        ("dandim", None, "Kodim 0826/Pamekasan", "Dandim 0826/Pamekasan"),
        ("pangdam", None, "Kodam V/Brawijaya", "Pangdam V/Brawijaya"),
        ("bupati", Acting.PJ, "Pemkab Sampang", "Pj Bupati Sampang"),
        ("wali-kota", Acting.PLT, "Pemerintah Kota Solo", "Plt Wali Kota Solo"),
        ("gubernur", Acting.PJS, "Pemprov Kaltim", "Pjs Gubernur Kaltim"),
        ("ketua-kpu", None, "KPU Kabupaten Jember", "Ketua KPU Kabupaten Jember"),
        ("ketua-kpu", None, "KIP Aceh", "Ketua KIP Aceh"),
        ("ketua-bawaslu", None, "Bawaslu Kota Solo", "Ketua Bawaslu Kota Solo"),
        ("ketua-dprd", Acting.SEMENTARA, "DPRD Badung", "Ketua DPRD Sementara Badung"),
        ("ketua-dprd", None, "DPRK Aceh Barat", "Ketua DPRK Aceh Barat"),
        ("camat", None, "Kecamatan Sepatan", "Camat Sepatan"),
        ("kajari", None, "Kejaksaan Negeri Solok", "Kajari Solok"),
        ("kapolres", None, "Polresort Baru", "Kapolres Polresort Baru"),
        ("kepala-seksi", None, "Polres Touna", "kepala-seksi Polres Touna"),
    ],
)
def test_a_post_and_its_unit_read_as_one_says_them(
    kind: str, acting: Acting | None, unit: str, text: str
) -> None:
    """The head of a unit takes over its word, others stand before it; acting words are short."""
    post = Post(kind=kind, acting=acting, unit=Institution(kind="unit", name=unit))
    assert str(post) == text


def test_a_post_in_a_unit_without_a_name() -> None:
    """The number of the unit is said, or nothing when the post says the unit's word."""
    assert str(Post(kind="dandim", unit=Institution(kind="kodim", number="0826"))) == "Dandim 0826"
    assert str(Post(kind="kapolres", unit=Institution(kind="polres"))) == "Kapolres"
    assert str(Post(kind="kabag-ops", unit=Institution(kind="polres"))) == "Kabag Ops Polres"


def test_a_post_has_a_name_in_both_languages() -> None:
    """The table names its posts; a new kind has no name, and there is no third language."""
    post = Post(kind="kapolres")
    assert post.kind_label() == "Kepala Kepolisian Resor"
    assert post.kind_label("en") == "Chief of a Resort (regency/city) Police"
    for unnamed in (Post(kind="sultan"), Post(printed="Sultan")):
        assert unnamed.kind_label() is None
        with pytest.raises(UnknownReferenceError):
            unnamed.kind_label("fr")


# --- acting --------------------------------------------------------------------------------


def test_the_ways_of_acting_are_their_table() -> None:
    """Every member has one row, in the same order, and its word stands before or after."""
    rows = list(read_rows("people/acting.csv"))
    assert [row["key"] for row in rows] == sorted(way.value for way in Acting)
    assert {row["position"] for row in rows} == {"before", "after"}
    assert {way for way in Acting if way.follows_post} == {Acting.SEMENTARA}
    assert {way for way in Acting if not way.legal_basis} == {Acting.PS, Acting.SEMENTARA}


@given(st.sampled_from(Acting), st.data())
def test_every_form_finds_the_way_of_acting(way: Acting, data: st.DataObject) -> None:
    """The word and its variants do, in any case, with full stops or without."""
    form = data.draw(st.sampled_from([way.value, way.abbreviation, *way.variants]))
    for text in (form, form.upper(), f" {form}.", ".".join(form)):
        assert way in Acting.find(text)


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Pj.", (Acting.PJ,)),
        ("Penjabat", (Acting.PJ,)),
        ("P.s", (Acting.PS,)),
        ("Plt", (Acting.PLT,)),
        ("PLH", (Acting.PLH,)),
        ("sementara", (Acting.SEMENTARA,)),
        ("Pejabat Sementara", (Acting.PJS, Acting.PS)),
        ("Pj Bupati", ()),
        ("", ()),
    ],
)
def test_ways_of_acting_found(text: str, ways: tuple[Acting, ...]) -> None:
    """All candidates come; text with anything beside the word finds none."""
    assert Acting.find(text) == ways


def test_acting_is_found_by_text_only() -> None:
    """What is no text is refused."""
    with pytest.raises(InvalidValueError, match=r"Acting.find.text: expected text"):
        Acting.find(None)


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
