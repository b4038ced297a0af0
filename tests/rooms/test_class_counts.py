"""Published counts of polling stations by class."""

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import (
    InvalidValueError,
    UnknownReferenceError,
    Vulnerability,
    elections,
    operations,
    units,
)
from pilkada_model._data import read_rows
from pilkada_model.operations import PublishedClassCount
from pilkada_model.rules.codes import WEB_ADDRESS
from pilkada_model.sources import Certainty

COUNTS = operations.class_counts()
BY_KEY = {one.key: one for one in COUNTS}
CLASSES = [kind.value for kind in Vulnerability]
DISAGREE = {"pemilu-2024.polda-jatim", "pilkada-2020.national", "pilkada-2024.polda-aceh"}
"""Those whose classes do not make the total, though all of a scheme are told."""


def cell(value: object) -> str:
    """Write a value of an entry as its table has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "|".join(map(cell, value))
    return str(getattr(value, "value", value))


def written(one: PublishedClassCount) -> dict[str, str]:
    """Write an entry as its row."""
    row = {field.name: cell(getattr(one, field.name)) for field in attrs.fields(type(one))}
    del row["stations"]
    row |= dict.fromkeys(CLASSES, "")
    for found in one.stations.classes:
        row[found.vulnerability.value] = f"{found.stations}{'+' if found.at_least else ''}"
    row["total"] = cell(one.stations.total)
    row["special_within_total"] = cell(one.stations.special_within_total)
    return row


def test_counts_are_their_rows() -> None:
    """Seventeen counts give back the cells of the file, in key order."""
    rows = list(read_rows("operations/class_counts.csv"))
    assert [written(one) for one in COUNTS] == rows
    assert list(BY_KEY) == sorted(BY_KEY)
    assert len(rows) == len(BY_KEY) == 17
    assert operations.class_counts() is COUNTS


def test_counts_use_known_words() -> None:
    """Election, unit and scheme are known; classes are those of the scheme, in its years."""
    for one in COUNTS:
        assert re.fullmatch(rf"{one.election}\.{one.scope}(\.[0-9])?", one.key), one
        assert elections.get(one.election).id == f"{one.election[:-4]}{one.year}", one
        assert one.scope == "national" or units.get(one.scope), one
        assert one.sources, one
        assert all(WEB_ADDRESS.fullmatch(source) for source in one.sources), one
        told = {found.vulnerability for found in one.stations.classes}
        assert told, one
        if one.scheme is None:
            assert len(told) == 1, one
        else:
            scheme = operations.get_vulnerability_scheme(one.scheme)
            special = {Vulnerability.KHUSUS} if scheme.special_class else set()
            assert told <= {*scheme.classes} | special, one
            assert scheme.first_year <= one.year <= scheme.last_year, one


def test_classes_make_the_total_or_the_note_says_more() -> None:
    """Where all classes of risk are told, they add up, with khusus where it is within."""
    compared = set()
    for one in COUNTS:
        total, found = one.stations.total, one.stations.computed_total
        within = one.stations.special_within_total
        if total is None or found is None or one.scheme is None:
            continue
        told = {part.vulnerability: part.stations for part in one.stations.classes}
        if within is None and not {*operations.get_vulnerability_scheme(one.scheme).classes} <= {
            *told
        }:
            continue
        compared.add(one.key)
        special = told.get(Vulnerability.KHUSUS, 0) if within is False else 0
        assert (found - special == total) is (one.key not in DISAGREE), one
        assert one.key not in DISAGREE or f"{found:,}" in str(one.note), one
    assert compared >= DISAGREE
    assert len(compared) == 10


def test_counts_by_example() -> None:
    """Lampung counts khusus within its total; in 2017 two numbers were "more than"."""
    lampung = BY_KEY["pilkada-2024.polda-lampung"]
    assert (lampung.stations.total, lampung.stations.computed_total) == (13277, 13277)
    assert (lampung.stations.special_within_total, len(lampung.sources)) == (True, 2)
    nation = BY_KEY["pilkada-2017.national"].stations
    assert [one.at_least for one in nation.classes] == [True, True, False]
    assert nation.computed_total is None
    first, second = operations.class_counts(election="pemilu-2024", scope="polda-jateng")
    assert (first.stations.classes[-1].stations, second.stations.classes[-1].stations) == (292, 37)
    assert BY_KEY["pilkada-2024.polresta-sleman"].certainty is Certainty.LOW


@given(
    st.sampled_from([None, *sorted({one.election for one in COUNTS})]),
    st.sampled_from([None, *sorted({one.scope for one in COUNTS})]),
)
def test_counts_are_narrowed(election: str | None, scope: str | None) -> None:
    """Election and scope narrow alone and together; nothing else is left out."""
    assert operations.class_counts(election=election, scope=scope) == tuple(
        one for one in COUNTS if election in (None, one.election) and scope in (None, one.scope)
    )


@pytest.mark.parametrize(
    ("arguments", "near"),
    [({"election": "pilkada-2018"}, "pilkada-2017"), ({"scope": "polda-jatin"}, "polda-jatim")],
)
def test_what_is_not_known_raises(arguments: dict[str, str], near: str) -> None:
    """An election or a unit without a count is answered with those near it."""
    with pytest.raises(UnknownReferenceError) as caught:
        operations.class_counts(**arguments)
    assert near in caught.value.near


@pytest.mark.parametrize("field", ["election", "scope"])
def test_arguments_of_another_type_are_refused(field: str) -> None:
    """A mistake of the caller meets our own error, with the name of the argument."""
    with pytest.raises(InvalidValueError) as caught:
        operations.class_counts(**{field: 2024})
    assert (caught.value.field, caught.value.code) == (field, "wrong_type")
