"""Titles: the table, and look-ups that keep Dr. and dr. apart."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import Certainty, InvalidValueError, UnknownReferenceError
from pilkada_model._data import read_rows
from pilkada_model.titles import Title, TitleKind, TitlePosition, find, get, titles

TITLES = titles()
BY_FORM = {title.canonical: title for title in TITLES}

# Titles of the published annotations, and how their sources print some of them.
PUBLISHED = {
    TitlePosition.PREFIX: ("Dr.", "Dra.", "Drs.", "H.", "Hj.", "Ir.", "K.H.", "Prof.", "dr."),
    TitlePosition.SUFFIX: (
        *("C.N.", "M.H.", "M.Hum.", "M.I.Pol.", "M.M.", "M.S.", "M.S.E.", "M.Sc.", "M.Si."),
        *("M.Si.(Han)", "M.T.", "M.Tr.(Han)", "M.Tr.Opsla.", "S.A.P.", "S.Ag.", "S.E.", "S.H."),
        *("S.I.K.", "S.IP.", "S.P.", "S.S.", "S.STP.", "S.Si.", "S.Sos.", "S.T.", "S.Tr.K."),
    ),
}
PRINTED = {
    "S.I.P.": "S.IP.",
    "SIP": "S.IP.",
    "S.AP.": "S.A.P.",
    "SAP": "S.A.P.",
    "M.AP.": "M.A.P.",
    "MAP": "M.A.P.",
    "DR": "Dr.",
    "Dr": "Dr.",
    "DR.": "Dr.",
    "S.H": "S.H.",
    "SH": "S.H.",
    "S.Ik": "S.I.K.",
    "SIK": "S.I.K.",
    "MHum": "M.Hum.",
    "M. SI": "M.Si.",
    "S,H": "S.H.",
    "KH": "K.H.",
    "Ustadz": "Ust.",
}


def cell(value: Any) -> str:
    """Write a value as a cell of a table."""
    if isinstance(value, tuple):
        return "|".join(map(cell, value))
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(getattr(value, "value", value))


# --- the table -----------------------------------------------------------------------------


def test_the_titles_are_their_table() -> None:
    """Columns are the fields, and entries give back the cells; there are 223 titles in order."""
    rows = list(read_rows("people/titles.csv"))
    assert [{f.name: cell(getattr(t, f.name)) for f in fields(Title)} for t in TITLES] == rows
    assert len(rows) == 223
    assert [title.canonical for title in TITLES] == sorted(BY_FORM)


def test_a_canonical_form_is_written_by_the_rules() -> None:
    """Degrees end with a full stop or a bracket, and no variant is the canonical form."""
    for title in TITLES:
        if title.kind is TitleKind.ACADEMIC:
            assert title.canonical[-1] in ".)", title
        assert title.canonical not in title.variants, title
        assert all((title.expansion, title.name_en)), title


def test_a_canonical_form_is_a_variant_of_one_other_at_most() -> None:
    """Tengku is a title of the Malays, and a misprint for Tgk.; Jero Mangku holds no other."""
    doubles = {
        (title.canonical, other.canonical)
        for title in TITLES
        for other in TITLES
        if title.canonical in other.variants
    }
    assert doubles == {("Tengku", "Tgk."), ("Wa Ode", "Wa")}


@pytest.mark.parametrize(
    ("position", "canonical"),
    [(position, form) for position, forms in PUBLISHED.items() for form in forms],
)
def test_the_published_titles_are_there(position: TitlePosition, canonical: str) -> None:
    """Every title of the published annotations is a canonical form, at its place."""
    assert get(canonical).position is position
    assert find(canonical) == (get(canonical),)


def test_enough_of_each_sort() -> None:
    """Every position and every kind of title has titles."""
    assert {title.position for title in TITLES} == set(TitlePosition)
    assert {title.kind for title in TITLES} == set(TitleKind)
    assert [title.canonical for title in titles(position=TitlePosition.AFTER_RANK)] == ["(Purn)"]


# --- look-ups ------------------------------------------------------------------------------


@given(st.sampled_from(TITLES))
def test_a_title_is_got_by_its_canonical_form(title: Title) -> None:
    """The same object comes each time, and writes itself so."""
    assert get(title.canonical) is title
    assert str(title) == title.canonical
    assert (title.label(), title.label("en")) == (title.expansion, title.name_en)


@pytest.mark.parametrize("language", ["fr", "ID", None, []])
def test_there_is_no_third_language(language: Any) -> None:
    """Titles are explained in Indonesian and in English."""
    with pytest.raises(UnknownReferenceError):
        get("S.H.").label(language)


@pytest.mark.parametrize("text", ["SH", "S.H", "", "DR.", "S.Hh."])
def test_an_unknown_form_raises(text: str) -> None:
    """A form that is no canonical one is told with forms near it."""
    with pytest.raises(UnknownReferenceError) as caught:
        get(text)
    assert (caught.value.kind, caught.value.key) == ("title", text)
    assert ("S.H." in caught.value.near) is (text in {"S.H", "S.Hh."})


@given(st.sampled_from(TITLES), st.data())
def test_every_form_finds_its_title(title: Title, data: st.DataObject) -> None:
    """Canonical form, variants and the title in full do, with white space around them too."""
    form = data.draw(st.sampled_from((title.canonical, *title.variants, title.expansion)))
    for text in (form, f" {form} "):
        found = find(text)
        assert title in found
        if form in BY_FORM:
            assert found[0] is get(form)
        else:
            assert list(found) == sorted(found, key=str)


@given(st.sampled_from(TITLES), st.sampled_from([str.swapcase, str.upper, str.lower]))
def test_case_and_stops_matter_only_where_they_tell_titles_apart(title: Title, change: Any) -> None:
    """A form of no title finds all titles that have it but for case, stops and spaces."""
    text = change(title.canonical).replace(".", " . ")
    found = find(text)
    forms = {form for one in TITLES for form in (one.canonical, *one.variants, one.expansion)}
    assert found
    assert title in found or text.strip() in forms


@pytest.mark.parametrize(("text", "canonical"), PRINTED.items())
def test_printed_forms(text: str, canonical: str) -> None:
    """What the press prints finds the one title that is meant."""
    assert [title.canonical for title in find(text)] == [canonical]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Dr.", ["Dr."]),
        ("dr.", ["dr."]),
        ("Dr", ["Dr."]),
        ("dr", ["dr."]),
        ("dR.", ["Dr.", "dr."]),
        ("RM", ["R.M.", "Rm."]),
        ("Rm.", ["Rm."]),
        ("Tengku", ["Tengku", "Tgk."]),
        ("T.", ["Tengku", "Teuku"]),
        ("(P)", ["(Purn)"]),
        ("(p)", ["(Purn)", "Pangeran"]),
        ("Purn.", ["(Purn)"]),
        ("S.H., M.H.", []),
        ("Kapolres", []),
        ("", []),
    ],
)
def test_titles_that_look_alike(text: str, canonical: list[str]) -> None:
    """Case tells the doctorate from the physician; where nothing tells, all candidates come."""
    assert [title.canonical for title in find(text)] == canonical


@given(st.sampled_from(TITLES), st.sampled_from(TitlePosition))
def test_a_position_narrows_the_search(title: Title, position: TitlePosition) -> None:
    """Only titles that stand there come, and the title itself where it does."""
    found = find(title.canonical, position=position)
    assert all(one.position is position for one in found)
    assert (title in found) is (title.position is position)


@given(st.none() | st.sampled_from(TitlePosition), st.none() | st.sampled_from(TitleKind))
def test_titles_are_those_that_fit(position: TitlePosition | None, kind: TitleKind | None) -> None:
    """Each condition holds for every title that comes, and none that fits is left out."""
    expected = [
        title
        for title in TITLES
        if (position is None or title.position is position) and (kind is None or title.kind is kind)
    ]
    assert list(titles(position=position, kind=kind)) == expected


@pytest.mark.parametrize(
    ("function", "arguments", "field"),
    [
        (get, {"canonical": None}, "canonical"),
        (find, {"text": 7}, "text"),
        (find, {"text": "H.", "position": "prefix"}, "position"),
        (find, {"text": "?", "position": "prefix"}, "position"),
        (titles, {"position": "prefix"}, "position"),
        (titles, {"kind": "academic"}, "kind"),
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


def test_titles_by_example() -> None:
    """A law degree may be taken for initials; new degrees are of medium certainty."""
    law = get("S.H.")
    assert (law.kind, law.level, law.ambiguous_name_part) == (TitleKind.ACADEMIC, "S1/D4", True)
    assert law.label("en") == "Bachelor of Laws"
    assert get("M.I.Pol.").certainty is Certainty.MEDIUM
    assert get("Andi").ambiguous_name_part
