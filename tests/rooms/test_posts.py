"""Posts: the table, look-ups, ranges of ranks, and how a post is written with its unit."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import (
    Certainty,
    Force,
    InvalidValueError,
    Level,
    Rank,
    UnknownReferenceError,
)
from pilkada_model._data import read_rows
from pilkada_model.institutions import kinds
from pilkada_model.posts import (
    Grade,
    GradeScale,
    Organisation,
    PostKind,
    find,
    get,
    get_grade,
    grades,
    posts,
    written,
)
from pilkada_model.rules.codes import KEY

POSTS = posts()
BY_KEY = {post.key: post for post in POSTS}
FAMILIES = sorted({post.family for post in POSTS})
RANGED = [post for post in POSTS if post.rank_range is not None]
LEVELS = list(Level)
FORCES = list(Force)
FORMS = list(read_rows("people/post_forms.csv"))

# The words of the published annotations; underscores there are hyphens here. Two of them,
# "anggota" (somebody of a unit) and "lainnya" (another post), are no posts.
PUBLISHED = """
    kapolda wakapolda kapolres wakapolres kapolsek bhabinkamtibmas kabid_humas kabid karo_ops
    karo irwasda direktur kabag_ops kasat kanit karendal_ops kasatgas kasubsatgas padal
    panglima_tni pangdam danrem dandim kasdim pabung danramil babinsa danlantamal dandenpom
    kasi_korem gubernur bupati wakil_bupati wali_kota sekda asisten_setda ketua_dprd kajati
    kajari ketua_pn ketua_kpu anggota_kpu ketua_bawaslu kesbangpol kasatpol_pp kepala_dinas
    camat wakil_ketua_dprd ketua_komisi_dprd anggota_dpr kabag_setda kejaksaan pengadilan pasi
    pangkostrad kasubdit wadir wadanyon_brimob kasubsi paur pejabat_pembuat_komitmen
"""


def cell(value: Any) -> str:
    """Write a value as a cell of a table."""
    if isinstance(value, tuple):
        return "|".join(map(cell, value))
    return "" if value is None else str(getattr(value, "value", value))


# --- the table -----------------------------------------------------------------------------


def test_the_posts_are_their_table() -> None:
    """Columns are the fields, and entries give back the cells; there are 180 posts by key."""
    rows = list(read_rows("people/posts.csv"))
    assert [{f.name: cell(getattr(p, f.name)) for f in fields(PostKind)} for p in POSTS] == rows
    assert len(rows) == 180
    assert [post.key for post in POSTS] == sorted(BY_KEY)


def test_posts_use_known_words() -> None:
    """Keys and families have hyphens, names are given, lists run from the top."""
    for post in POSTS:
        for word in (post.key, post.family):
            assert KEY.fullmatch(word), post
            assert "_" not in word, post
        assert all((post.abbreviation, post.name_id, post.name_en)), post
        assert list(post.levels) == [level for level in LEVELS if level in post.levels], post
        assert list(post.forces) == [force for force in FORCES if force in post.forces], post


def test_units_are_families_of_institutions() -> None:
    """A post exists in families that the table of kinds has, and stands no higher than they."""
    families = {kind.family for kind in kinds()}
    for post in POSTS:
        assert set(post.units) <= families, post
        levels = [
            level for unit in post.units for kind in kinds(family=unit) for level in kind.levels
        ]
        if levels and post.levels:
            assert min(map(LEVELS.index, levels)) <= min(map(LEVELS.index, post.levels)), post


def test_no_variant_repeats_another_form() -> None:
    """Of two forms that find the same, one is enough."""
    for post in POSTS:
        folded = [form.casefold().replace(" ", "") for form in (post.abbreviation, *post.variants)]
        assert len(set(folded)) == len(folded), post


def test_english_names_are_told_apart() -> None:
    """No two posts have one English name: "deputy chief" alone would say little."""
    names = [post.name_en for post in POSTS]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_acting_words_are_no_posts() -> None:
    """Pj, Pjs, Plt and Plh go with any post, and stand in a vocabulary of their own."""
    for post in POSTS:
        assert post.abbreviation.split()[0] not in {"Pj", "Pjs", "Plt", "Plh", "Ps"}, post


@pytest.mark.parametrize("word", PUBLISHED.split())
def test_the_published_words_are_families(word: str) -> None:
    """Every post of the published annotations is a family, hyphens for underscores."""
    assert posts(family=word.replace("_", "-"))


# --- ranks ---------------------------------------------------------------------------------


@pytest.mark.parametrize("post", RANGED, ids=str)
def test_a_range_runs_upwards_within_a_force(post: PostKind) -> None:
    """The lowest rank is not above the highest, and both are of a force that fills the post."""
    assert post.rank_range is not None
    low, high = post.rank_range
    assert low <= high
    assert low.force in post.forces


def test_forces_stand_where_ranks_are() -> None:
    """Forces, lowest and highest rank are known together; a grade is no rank."""
    for post in POSTS:
        assert bool(post.forces) is (post.rank_min is not None) is (post.rank_max is not None), post
        assert bool(post.grade_min) is bool(post.grade_max), post
        assert not (post.forces and post.grade_min), post


@given(st.sampled_from(POSTS), st.sampled_from(Rank))
def test_a_post_admits_the_ranks_of_its_range(post: PostKind, rank: Rank) -> None:
    """By the level of the rank, in the forces that fill the post; unknown without a range."""
    if post.rank_min is None or post.rank_max is None:
        assert post.admits(rank) is None
        return
    inside = post.rank_max.level <= rank.level <= post.rank_min.level
    assert post.admits(rank) is (inside and rank.force in post.forces)


@pytest.mark.parametrize(
    ("key", "low", "high"),
    [
        ("kapolri", Rank.JENDERAL_POL, Rank.JENDERAL_POL),
        ("kapolda", Rank.BRIGJEN_POL, Rank.IRJEN_POL),
        ("kapolres", Rank.AKBP, Rank.AKBP),
        ("kapolresta", Rank.AKBP, Rank.KOMBES_POL),
        ("wakapolres", Rank.KOMPOL, Rank.KOMPOL),
        ("kabag-ops", Rank.AKP, Rank.AKBP),
        ("kapolsek", Rank.IPDA, Rank.AKBP),
        ("pangdam", Rank.AD_MAYJEN, Rank.AD_MAYJEN),
        ("danrem", Rank.AD_KOLONEL, Rank.AD_BRIGJEN),
        ("dandim", Rank.AD_LETKOL, Rank.AD_KOLONEL),
        ("danlanud", Rank.AU_LETKOL, Rank.AU_MARSMA),
        ("kepala-bnnk", Rank.AKBP, Rank.KOMBES_POL),
    ],
)
def test_ranges_by_example(key: str, low: Rank, high: Rank) -> None:
    """A Kapolda is a Brigjen or Irjen, a Kapolres an AKBP, a Dandim a Letkol or Kolonel."""
    assert get(key).rank_range == (low, high)


def test_a_post_of_several_forces() -> None:
    """The Panglima TNI comes from any military force, and never from the police."""
    panglima = get("panglima-tni")
    four_stars = (Rank.AD_JENDERAL, Rank.AL_LAKSAMANA, Rank.AU_MARSEKAL)
    assert all(panglima.admits(rank) for rank in four_stars)
    assert panglima.admits(Rank.JENDERAL_POL) is False
    assert panglima.admits(Rank.AL_LAKSDYA) is False
    assert get("bupati").admits(Rank.AKBP) is None


# --- grades --------------------------------------------------------------------------------


def test_the_grades_are_their_table() -> None:
    """Columns are the fields, entries give back the cells, and keys are in order."""
    rows = list(read_rows("people/grades.csv"))
    entries = [get_grade(row["key"]) for row in rows]
    assert [{f.name: cell(getattr(g, f.name)) for f in fields(Grade)} for g in entries] == rows
    keys = [row["key"] for row in rows]
    assert keys == sorted(set(keys))
    assert {*entries} == {grade for scale in GradeScale for grade in grades(scale)}


@pytest.mark.parametrize(("scale", "count"), [(GradeScale.PANGKAT, 17), (GradeScale.JABATAN, 6)])
def test_a_scale_runs_from_the_lowest(scale: GradeScale, count: int) -> None:
    """There are 17 grades and 6 classes of posts, numbered without a gap."""
    found = grades(scale)
    assert [grade.order for grade in found] == list(range(1, count + 1))
    assert {grade.scale for grade in found} == {scale}
    assert len({grade.name for grade in found}) == count
    assert all(str(grade) == grade.key for grade in found)


def test_grades_of_posts_are_grades() -> None:
    """The range of a post is within one scale, runs upwards, and is of the table."""
    told = 0
    for post in POSTS:
        if post.grade_min is not None and post.grade_max is not None:
            told += 1
            assert get_grade(post.grade_min.key) is post.grade_min, post
            assert get_grade(post.grade_max.key) is post.grade_max, post
            assert post.grade_min.scale is post.grade_max.scale, post
            assert post.grade_min.order <= post.grade_max.order, post
    assert told == 17


def test_grades_by_example() -> None:
    """A Kajari is IV/a to IV/c, which is Pembina to Pembina Utama Muda."""
    kajari = get("kajari")
    assert (kajari.grade_min, kajari.grade_max) == (get_grade("IV/a"), get_grade("IV/c"))
    assert get_grade("IV/c").name == "Pembina Utama Muda"
    assert [str(grade) for grade in grades()[:4]] == ["I/a", "I/b", "I/c", "I/d"]
    assert str(grades(GradeScale.JABATAN)[-1]) == "JPT Utama"
    assert get("bupati").grade_min is None


def test_an_unknown_grade_raises() -> None:
    """A grade that the table does not have is told with grades near it."""
    with pytest.raises(UnknownReferenceError) as caught:
        get_grade("IV/f")
    assert (caught.value.kind, caught.value.key) == ("civil-service grade", "IV/f")
    assert "IV/e" in caught.value.near


# --- look-ups ------------------------------------------------------------------------------


@given(st.sampled_from(POSTS))
def test_a_post_is_got_by_its_key(post: PostKind) -> None:
    """The same object comes each time, and writes itself as it is usually called."""
    assert get(post.key) is post
    assert str(post) == post.abbreviation
    assert (post.label(), post.label("en")) == (post.name_id, post.name_en)


@pytest.mark.parametrize("language", ["fr", "ID", None, []])
def test_there_is_no_third_language(language: Any) -> None:
    """Posts are named in Indonesian and in English."""
    with pytest.raises(UnknownReferenceError):
        get("kapolres").label(language)


@pytest.mark.parametrize("key", ["kapolress", "Kapolres", "", "plt"])
def test_an_unknown_post_raises(key: str) -> None:
    """A key that the table does not have is told with keys near it."""
    with pytest.raises(UnknownReferenceError) as caught:
        get(key)
    assert (caught.value.kind, caught.value.key) == ("post", key)
    assert ("kapolres" in caught.value.near) is (key in {"kapolress", "Kapolres"})


@given(st.sampled_from(POSTS), st.data())
def test_every_form_finds_its_post(post: PostKind, data: st.DataObject) -> None:
    """Key, abbreviation, names and variants do, in any case and without spaces."""
    names = (post.key, post.abbreviation, post.name_id, post.name_en, *post.variants)
    name = data.draw(st.sampled_from(names))
    for text in (name, name.upper(), name.lower(), f" {name}. ", name.replace(" ", "")):
        assert post in find(text)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Kabagops", ["kabag-ops"]),
        ("KABAG OPS", ["kabag-ops"]),
        ("Kabidhumas", ["kabid-humas"]),
        ("Waka Polres", ["wakapolres"]),
        ("Komandan Kodim", ["dandim"]),
        ("Walikota", ["wali-kota"]),
        ("Kepala Kejaksaan Negeri", ["kajari"]),
        ("Danyon", ["danyon-brimob", "danyonif"]),
        ("Perwira Penghubung", ["liaison-officer", "pabung"]),
        ("Kanit", ["kanit"]),
        ("Pasi Ops", ["pasi"]),
        ("Regent", ["bupati"]),
        ("Pj Bupati", []),
        ("Kapolres Pamekasan", []),
        ("", []),
    ],
)
def test_posts_found(text: str, keys: list[str]) -> None:
    """All candidates come in key order; text with anything beside the post finds none."""
    assert [post.key for post in find(text)] == keys


@given(
    st.none() | st.sampled_from(Organisation),
    st.none() | st.sampled_from(Level),
    st.none() | st.sampled_from(FAMILIES),
)
def test_posts_are_those_that_fit(
    organisation: Organisation | None, level: Level | None, family: str | None
) -> None:
    """Each condition holds for every post that comes, and no post that fits is left out."""
    expected = [
        post
        for post in POSTS
        if (organisation is None or post.organisation is organisation)
        and (level is None or level in post.levels)
        and (family is None or post.family == family)
    ]
    assert list(posts(organisation=organisation, level=level, family=family)) == expected


def test_every_organisation_has_posts() -> None:
    """No member of the vocabulary stands for nothing."""
    assert {post.organisation for post in POSTS} == set(Organisation)


def test_what_the_rows_say_besides() -> None:
    """Older names and rules, and changes to come, stand where a reader looks for them."""
    assert "XIX to XXIV" in str(get("pangdam").exceptions)
    assert "PPDP" in str(get("pantarlih").exceptions)
    assert find("Kadin") == ()
    assert get("kepala-dinas").variants == ()
    of_resorts = [post for post in POSTS if "Perpol 2/2021" in str(post.legal_basis)]
    assert len(of_resorts) > 40
    for post in of_resorts:
        assert post.legal_basis == ("Perpol 2/2021 in place of Perkap 23/2010",), post


def test_families_by_example() -> None:
    """A Kapolresta is a kapolres; what only the sort is told of has a post of its own."""
    assert [post.key for post in posts(family="kapolres")] == [
        "kapolres",
        "kapolres-metro",
        "kapolresta",
        "kapolrestabes",
    ]
    assert get("kasat-reskrim").family == get("kasat").family == "kasat"
    assert get("kasat").certainty is Certainty.MEDIUM


@pytest.mark.parametrize(
    ("function", "arguments", "field"),
    [
        (get, {"key": None}, "key"),
        (find, {"text": 7}, "text"),
        (get_grade, {"key": 4}, "key"),
        (grades, {"scale": "pangkat"}, "scale"),
        (posts, {"organisation": "polri"}, "organisation"),
        (posts, {"level": "province"}, "level"),
        (posts, {"family": 7}, "family"),
        (get("kapolres").admits, {"rank": "polri.akbp"}, "rank"),
    ],
)
def test_arguments_of_another_type_are_refused(
    function: Any, arguments: dict[str, Any], field: str
) -> None:
    """The error names the function and the argument, as it names a record and its field."""
    with pytest.raises(InvalidValueError) as caught:
        function(**arguments)
    error = caught.value
    assert (error.record, error.field, error.code) == (function.__name__, field, "wrong_type")


def test_an_unknown_family_raises() -> None:
    """A family that no post has is told with families near it."""
    with pytest.raises(
        UnknownReferenceError, match="unknown family of posts 'kapolrest'"
    ) as caught:
        posts(family="kapolrest")
    assert "kapolres" in caught.value.near


# --- a post and its unit -------------------------------------------------------------------


def test_the_forms_belong_to_posts() -> None:
    """Every form is of a post of the table, none stands twice, and they stand in order."""
    places = [(row["post"], row["unit"]) for row in FORMS]
    assert places == sorted(set(places))
    assert {row["post"] for row in FORMS} <= set(BY_KEY)
    assert all(row["written"] for row in FORMS)


@given(st.sampled_from(FORMS), st.sampled_from(["", "X", "V/Brawijaya", "Kota Baru"]))
def test_a_form_takes_over_the_word_of_the_unit(row: dict[str, str], own: str) -> None:
    """What is left of the unit is what is its own, unless a longer beginning fits."""
    written_so, left = written(row["post"], f"{row['unit']} {own}".strip())
    longer = [
        other
        for other in FORMS
        if other["post"] == row["post"]
        and len(other["unit"]) > len(row["unit"])
        and f"{row['unit']} {own} ".startswith(f"{other['unit']} ")
    ]
    if not longer:
        assert (written_so, left) == (row["written"], own)


@pytest.mark.parametrize(
    ("key", "unit", "expected"),
    [
        ("kapolres", None, ("Kapolres", "")),
        ("kapolres", "Polres Belu", ("Kapolres", "Belu")),
        ("kapolres", "Kepolisian Resor Kota Besar Medan", ("Kapolrestabes", "Medan")),
        ("kapolres", "Polresorta Belu", ("Kapolres", "Polresorta Belu")),
        ("kabag-ops", "Polres Belu", ("Kabag Ops", "Polres Belu")),
        ("penata-laksana", "Polres Belu", ("penata-laksana", "Polres Belu")),
    ],
)
def test_written_by_example(key: str, unit: str | None, expected: tuple[str, str]) -> None:
    """The longest beginning that fits decides; a post without one stands before the unit."""
    assert written(key, unit) == expected


@given(st.sampled_from(Rank))
def test_posts_of_a_rank_are_those_that_admit_it(rank: Rank) -> None:
    """`posts(rank=)` has exactly the posts that an officer of the rank is expected to hold."""
    assert posts(rank=rank) == tuple(one for one in posts() if one.admits(rank))
    assert get("kapolres") in posts(rank=Rank.AKBP)


def test_a_rank_is_a_rank() -> None:
    """A word for a rank is refused, with the function that was called."""
    with pytest.raises(InvalidValueError) as caught:
        posts(rank="AKBP")  # type: ignore[arg-type]
    assert (caught.value.record, caught.value.field) == ("posts", "rank")
