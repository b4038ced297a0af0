"""Ranks: one order inside each force, one table behind the members."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise, product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model._data import ranks as tables
from pilkada_model.errors import InvalidValueError, UnknownReferenceError
from pilkada_model.ranks import (
    LEVELS,
    Corps,
    Force,
    Rank,
    RankGroup,
    compare_across_forces,
    equivalent,
    ranks_of,
)

FORCES = st.sampled_from(Force)
RANKS = st.sampled_from(Rank)
OF_ONE_FORCE = FORCES.map(ranks_of).flatmap(lambda ranks: st.tuples(*[st.sampled_from(ranks)] * 3))
GROUPS = list(RankGroup)


# --- laws of the order ---------------------------------------------------------------------


@given(OF_ONE_FORCE)
def test_seniority_is_a_total_order_inside_a_force(ranks: tuple[Rank, Rank, Rank]) -> None:
    """Of two ranks exactly one of <, ==, > holds; the order is antisymmetric and transitive."""
    a, b, c = ranks
    assert [a < b, a == b, a > b].count(True) == 1
    assert (a < b) is (b > a)
    assert (a <= b) is (a < b or a == b)
    assert (a >= b) is (a > b or a == b)
    assert not (a <= b <= a) or a is b
    assert not (a <= b <= c) or a <= c


@given(OF_ONE_FORCE)
def test_the_order_is_that_of_the_table(ranks: tuple[Rank, Rank, Rank]) -> None:
    """The senior rank is the one with the smaller level in the table."""
    a, b, _ = ranks
    levels = tables.ranks()
    assert (a > b) is (levels[a.value].level < levels[b.value].level)


@given(RANKS, RANKS)
def test_ranks_of_two_forces_do_not_compare(a: Rank, b: Rank) -> None:
    """Between forces every comparison but equality raises TypeError."""
    if a.force is b.force:
        assert (a <= b) or (b <= a)
        return
    assert a != b
    for compare in (Rank.__lt__, Rank.__le__, Rank.__gt__, Rank.__ge__):
        assert compare(a, b) is NotImplemented
    with pytest.raises(TypeError, match="not supported between"):
        sorted([a, b])


@pytest.mark.parametrize("other", [7, "polri.kompol", None, Force.POLRI])
def test_a_rank_compares_with_nothing_else(other: Any) -> None:
    """A rank and something that is no rank have no order, in neither direction."""
    for compare in (Rank.__lt__, Rank.__le__, Rank.__gt__, Rank.__ge__):
        assert compare(Rank.AKBP, other) is NotImplemented
    assert other != Rank.AKBP


@given(FORCES, st.randoms(use_true_random=False))
def test_sorting_restores_seniority(force: Force, random: Random) -> None:
    """Sorted ranks of a force run from the lowest to the highest, however they were shuffled."""
    shuffled = list(ranks_of(force))
    random.shuffle(shuffled)
    assert sorted(shuffled) == list(reversed(ranks_of(force)))
    assert max(shuffled).level == 1
    assert min(shuffled).level == LEVELS


# --- across forces -------------------------------------------------------------------------


@given(RANKS, RANKS, RANKS)
def test_comparison_across_forces_is_a_total_preorder(a: Rank, b: Rank, c: Rank) -> None:
    """It is antisymmetric in sign, transitive, and agrees with < inside a force."""
    assert compare_across_forces(a, b) == -compare_across_forces(b, a)
    if compare_across_forces(a, b) >= 0 and compare_across_forces(b, c) >= 0:
        assert compare_across_forces(a, c) >= 0
    if a.force is b.force:
        assert (compare_across_forces(a, b) > 0) is (a > b)


@given(RANKS, FORCES, FORCES)
def test_the_equivalent_is_level_and_leads_back(rank: Rank, force: Force, other: Force) -> None:
    """An equivalent belongs to the force asked for, is level, and by any way leads back."""
    found = equivalent(rank, force)
    assert found.force is force
    assert compare_across_forces(rank, found) == 0
    assert equivalent(equivalent(found, other), rank.force) is rank


@pytest.mark.parametrize(
    ("police", "army"),
    [
        (Rank.JENDERAL_POL, Rank.AD_JENDERAL),
        (Rank.KOMJEN_POL, Rank.AD_LETJEN),
        (Rank.IRJEN_POL, Rank.AD_MAYJEN),
        (Rank.BRIGJEN_POL, Rank.AD_BRIGJEN),
        (Rank.KOMBES_POL, Rank.AD_KOLONEL),
        (Rank.AKBP, Rank.AD_LETKOL),
        (Rank.KOMPOL, Rank.AD_MAYOR),
        (Rank.AKP, Rank.AD_KAPTEN),
        (Rank.IPTU, Rank.AD_LETTU),
        (Rank.AIPTU, Rank.AD_PELTU),
        (Rank.BRIPKA, Rank.AD_SERMA),
        (Rank.ABRIP, Rank.AD_KOPKA),
        (Rank.BHARADA, Rank.AD_PRADA),
    ],
)
def test_police_and_army_ranks_stand_side_by_side(police: Rank, army: Rank) -> None:
    """Kapolres and Dandim (AKBP and Letkol) are level, and so on down to Bharada and Prada."""
    assert equivalent(police, Force.TNI_AD) is army
    assert equivalent(army, Force.POLRI) is police


@pytest.mark.parametrize("wrong", ["polri", None, Rank.AKBP, []])
def test_a_force_that_is_none_is_refused(wrong: Any) -> None:
    """`ranks_of` and `equivalent` refuse what is no Force, and never answer with nothing."""
    calls: dict[str, Callable[[], object]] = {
        "ranks_of": lambda: ranks_of(wrong),
        "equivalent": lambda: equivalent(Rank.AKBP, wrong),
    }
    for name, call in calls.items():
        with pytest.raises(InvalidValueError) as caught:
            call()
        assert caught.value == InvalidValueError(
            record=name,
            field="force",
            value=wrong,
            expected="a value of type Force",
            code="wrong_type",
        )


@pytest.mark.parametrize("wrong", ["polri.akbp", None, Force.POLRI, 6])
def test_a_rank_that_is_none_is_refused(wrong: Any) -> None:
    """Ranks of different forces are compared only when both are ranks."""
    calls: dict[tuple[str, str], Callable[[], object]] = {
        ("compare_across_forces", "first"): lambda: compare_across_forces(wrong, Rank.AKBP),
        ("compare_across_forces", "second"): lambda: compare_across_forces(Rank.AKBP, wrong),
        ("equivalent", "rank"): lambda: equivalent(wrong, Force.TNI_AD),
    }
    for (name, field), call in calls.items():
        with pytest.raises(InvalidValueError) as caught:
            call()
        assert caught.value == InvalidValueError(
            record=name,
            field=field,
            value=wrong,
            expected="a value of type Rank",
            code="wrong_type",
        )


@pytest.mark.parametrize("wrong", [None, 6, b"AKBP", Rank.AKBP, []])
def test_ranks_are_found_by_text_only(wrong: Any) -> None:
    """What is no text is refused, not answered with no rank."""
    with pytest.raises(InvalidValueError) as caught:
        Rank.find(wrong)
    assert caught.value == InvalidValueError(
        record="Rank.find", field="text", value=wrong, expected="text", code="wrong_type"
    )


@pytest.mark.parametrize("member", [Rank.AKBP, Corps.AD_INF])
@pytest.mark.parametrize("language", [[], {}])
def test_a_language_without_a_hash_is_another_language(member: Any, language: Any) -> None:
    """The error is the documented one, whatever stands for the language."""
    with pytest.raises(UnknownReferenceError):
        member.label(language)


# --- members and table ---------------------------------------------------------------------


def test_counts() -> None:
    """There are 22 police ranks and three times 22 military ones."""
    assert {force: len(ranks_of(force)) for force in Force} == dict.fromkeys(Force, LEVELS)
    assert sum(rank.force.is_police for rank in Rank) == 22
    assert sum(rank.force.is_military for rank in Rank) == 66


def test_the_members_are_the_table() -> None:
    """Every rank has one row and every row one rank, in the same order, force and level."""
    assert [(rank.value, rank.force.value, rank.level) for rank in Rank] == [
        (row.key, row.force, row.level) for row in tables.ranks().values()
    ]


def test_the_corps_are_the_table() -> None:
    """Every corps has one row and every row one corps, of the same force, in the same order."""
    assert [(corps.value, corps.force.value) for corps in Corps] == [
        (row.key, row.force) for row in tables.corps().values()
    ]


@pytest.mark.parametrize("force", Force)
def test_ranks_of_runs_from_the_highest(force: Force) -> None:
    """Levels run from 1 to 22 without a gap."""
    assert [rank.level for rank in ranks_of(force)] == list(range(1, LEVELS + 1))
    assert {rank.force for rank in ranks_of(force)} == {force}


@pytest.mark.parametrize("force", Force)
def test_groups_follow_the_order(force: Force) -> None:
    """Going down the ranks of a force, the group never goes up again."""
    places = [GROUPS.index(rank.group) for rank in ranks_of(force)]
    assert places == sorted(places)


def test_all_forces_share_the_bounds_of_officer_groups() -> None:
    """Down to level 16 the groups of all forces agree; only the military have Tamtama Kepala."""
    for ranks in zip(*map(ranks_of, Force), strict=True):
        police, *military = (rank.group for rank in ranks)
        assert len(set(military)) == 1
        if ranks[0].level in {17, 18, 19}:
            assert (police, military[0]) == (RankGroup.TAMTAMA, RankGroup.TAMTAMA_KEPALA)
        else:
            assert police is military[0]


@given(RANKS)
def test_member_names_and_values_come_from_the_abbreviation(rank: Rank) -> None:
    """``Irjen Pol`` is IRJEN_POL and polri.irjen; ``Laksda TNI`` is AL_LAKSDA and tni-al.laksda."""
    short = rank.abbreviation.removesuffix(" TNI").removesuffix(" Pol")
    assert rank.value == f"{rank.force.value}.{short.lower()}"
    prefix = "" if rank.force.is_police else f"{rank.force.name.removeprefix('TNI_')}_"
    suffix = "_POL" if rank.abbreviation.endswith(" Pol") else ""
    assert rank.name == f"{prefix}{short.upper()}{suffix}"


@given(RANKS)
def test_only_generals_carry_the_force_in_their_short_form(rank: Rank) -> None:
    """Pol stands in the short form of police levels 1 to 5, TNI in that of military 1 to 4."""
    assert rank.abbreviation.endswith(" Pol") is (rank.force.is_police and rank.level <= 5)
    assert rank.abbreviation.endswith(" TNI") is (rank.force.is_military and rank.level <= 4)


def test_names_are_told_apart_inside_a_force() -> None:
    """No two ranks of a force share an abbreviation, a full name or an English name."""
    for force in Force:
        for name in ("abbreviation", "full_name", "english"):
            names = [getattr(rank, name) for rank in ranks_of(force)]
            assert len(set(names)) == LEVELS
            assert all(names)


# --- looking a rank up ---------------------------------------------------------------------

CASES = st.sampled_from([str.upper, str.lower, str.title, str.swapcase])


@given(RANKS, st.data(), CASES)
def test_every_printed_form_finds_its_rank(
    rank: Rank, data: st.DataObject, case: Callable[[str], str]
) -> None:
    """Abbreviation, full name and variants find the rank in any case, with or without stops."""
    forms = [rank.abbreviation, rank.full_name, *rank.variants]
    form = data.draw(st.sampled_from(forms))
    assert rank in Rank.find(form)
    assert rank in Rank.find(f"  {case(form).replace(' ', '. ')}. ")


def test_a_form_means_one_rank_inside_a_force() -> None:
    """What is ambiguous is so between forces only, and the answers stand in order of force."""
    forms = {form for rank in Rank for form in (rank.abbreviation, rank.full_name, *rank.variants)}
    for form in forms:
        found = Rank.find(form)
        assert len({rank.force for rank in found}) == len(found)
        assert list(found) == [rank for rank in Rank if rank in found]


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("AKBP", (Rank.AKBP,)),
        ("akbp.", (Rank.AKBP,)),
        ("A.K.B.P.", (Rank.AKBP,)),
        ("Kopol", (Rank.KOMPOL,)),
        ("KBP", (Rank.KOMBES_POL,)),
        ("Kombes. Pol.", (Rank.KOMBES_POL,)),
        ("KombesPol", (Rank.KOMBES_POL,)),
        ("Irjen Polisi", (Rank.IRJEN_POL,)),
        ("Ajun Komisaris Besar Polisi", (Rank.AKBP,)),
        ("Brigjen", (Rank.BRIGJEN_POL, Rank.AD_BRIGJEN)),
        ("Brigjen TNI", (Rank.AD_BRIGJEN,)),
        ("Jenderal", (Rank.JENDERAL_POL, Rank.AD_JENDERAL)),
        ("Letkol", (Rank.AD_LETKOL, Rank.AL_LETKOL, Rank.AU_LETKOL)),
        ("Laksda", (Rank.AL_LAKSDA,)),
        ("Klk", (Rank.AL_KLK,)),
        ("Brigadir", (Rank.BRIGPOL,)),
        ("Jenderal Besar TNI", ()),
        ("Kapolres", ()),
        ("AKBP Jazuli", ()),
        ("", ()),
    ],
)
def test_find_examples(text: str, ranks: tuple[Rank, ...]) -> None:
    """Known forms give all their ranks, anything else gives none."""
    assert Rank.find(text) == ranks


# --- names for people ----------------------------------------------------------------------


@given(st.one_of(RANKS, st.sampled_from(Corps)))
def test_labels_come_from_the_own_table(member: Rank | Corps) -> None:
    """The labels of a rank or corps are its full name and its English name."""
    assert member.label() == member.label("id") == member.full_name
    assert member.label("en") == member.english


@pytest.mark.parametrize("member", [Rank.AKBP, Corps.AD_INF])
def test_another_language_is_unknown(member: Any) -> None:
    """Labels exist in Indonesian and English only."""
    with pytest.raises(UnknownReferenceError) as caught:
        member.label("fr")
    assert caught.value == UnknownReferenceError(kind="language", key="fr", near=("id", "en"))


def test_a_rank_in_full() -> None:
    """What the library says of an AKBP."""
    rank = Rank.AKBP
    assert repr(rank) == "Rank.AKBP"
    assert (rank.value, rank.force, rank.level) == ("polri.akbp", Force.POLRI, 6)
    assert rank.group is RankGroup.PERWIRA_MENENGAH
    assert rank.full_name == "Ajun Komisaris Besar Polisi"
    assert rank.english == "Police Adjunct Grand Commissioner"
    assert rank.variants_en == ("Police Adjunct Senior Commissioner",)
    assert rank.variants == ("Ajun Komisaris Besar", "AKBP Pol")
    assert Rank.AIPTU.variants == ()
    assert Rank.AKBP > Rank.KOMPOL
    assert Rank.IRJEN_POL.abbreviation == "Irjen Pol"


def test_a_corps_in_full() -> None:
    """What the library says of a line officer of the Navy, and how corps spread over forces."""
    corps = Corps.AL_LAUT_P
    assert (corps.value, corps.force) == ("tni-al.laut-p", Force.TNI_AL)
    assert (corps.abbreviation, corps.full_name) == ("Laut (P)", "Pelaut")
    assert corps.english == "Seaman / line"
    assert corps.variants == ("(P)", "Laut P", "Laut(P)")
    assert Corps.AL_MAR.variants == ("(Mar)", "Marinir")
    counts = [sum(corps.force is force for corps in Corps) for force in Force]
    assert counts == [0, 16, 9, 11]


# --- members as values ---------------------------------------------------------------------


@given(st.sampled_from([*Rank, *Corps, *Force, *RankGroup]), st.integers(0, 5))
def test_copies_and_pickles_are_the_member(
    member: Rank | Corps | Force | RankGroup, protocol: int
) -> None:
    """A member that is copied, pickled or made from its value is the member itself."""
    assert pickle.loads(pickle.dumps(member, protocol)) is member
    assert copy.copy(member) is copy.deepcopy([member])[0] is member
    assert type(member)(member.value) is member
    assert hash(member) == hash(type(member)(member.value))


def test_members_are_told_apart_as_keys() -> None:
    """All members of all vocabularies can stand in one set."""
    members = [*Rank, *Corps, *Force, *RankGroup]
    assert len(set(members)) == len(members) == 88 + 36 + 4 + 7


def test_comparing_reads_no_table() -> None:
    """Force, level, order and equivalents are known without opening a file."""
    program = (
        "from pilkada_model import _data\n"
        "def refuse(name): raise AssertionError(name)\n"
        "_data.read_bytes = refuse\n"
        "from pilkada_model.ranks import Force, Rank, equivalent, ranks_of\n"
        "for force in Force:\n"
        "    ranks = ranks_of(force)\n"
        "    assert all(a > b for a, b in zip(ranks, ranks[1:]))\n"
        "    assert equivalent(Rank.AKBP, force).level == 6\n"
        "try:\n"
        "    Rank.AKBP.abbreviation\n"
        "except AssertionError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "police/ranks.csv\n"


def test_neighbours_compare() -> None:
    """Inside a force every rank is above the next one, and above nothing of another force."""
    for upper, lower in pairwise(Rank):
        if upper.force is lower.force:
            assert upper > lower
    for one, other in product(Force, Force):
        assert (one is other) is (ranks_of(one) == ranks_of(other))
