"""The vocabulary of declarations: themes with their cues, and shared texts."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import InvalidValueError, Theme, UnknownReferenceError, declarations, regions
from pilkada_model._data import items, read_rows
from pilkada_model.declarations import DeclarationTemplate, ThemeDetails, ThemeTier
from pilkada_model.matching import fold
from pilkada_model.rules.codes import ELECTION_ID
from pilkada_model.sources import Certainty

THEMES = declarations.themes()
TEMPLATES = declarations.templates()


def test_the_table_has_every_theme_and_no_other() -> None:
    """Enum and table agree, and stand in the same order."""
    assert [row.theme for row in THEMES] == list(Theme)
    assert [theme.value for theme in Theme] == sorted(theme.value for theme in Theme)
    assert [row["theme"] for row in read_rows("declarations/themes.csv")] == [
        theme.value for theme in Theme
    ]
    assert declarations.themes() is THEMES
    assert len(THEMES) == 49


def test_details_are_their_rows() -> None:
    """Details have the columns of the file and give back its cells."""
    rows = list(read_rows("declarations/themes.csv"))
    assert list(rows[0]) == [column.name for column in attrs.fields(ThemeDetails)]
    assert [
        {
            "theme": one.theme.value,
            "tier": one.tier.value,
            "cues": "|".join(one.cues),
            "points": str(one.points),
            "declarations": str(one.declarations),
            "elections": "|".join(one.elections),
            "note": one.note or "",
        }
        for one in THEMES
    ] == rows


@given(st.sampled_from(Theme))
def test_each_theme_has_details(theme: Theme) -> None:
    """Every theme has a tier and cues, and its label is that of the theme."""
    details = declarations.theme_details(theme)
    assert details.theme is theme
    assert details.cues
    assert details in declarations.themes(tier=details.tier)
    assert (details.label("id"), details.label("en")) == (theme.label("id"), theme.label("en"))
    assert str(details) == theme.label()


def test_themes_by_tier() -> None:
    """17 themes at the core, 21 rarer ones, 11 bound to an occasion; each in one tier."""
    assert [len(declarations.themes(tier=tier)) for tier in ThemeTier] == [17, 21, 11]
    told = [one for tier in ThemeTier for one in declarations.themes(tier=tier)]
    assert sorted(told, key=THEMES.index) == list(THEMES)


def test_counts_are_possible() -> None:
    """A declaration with a theme has a point with it, and was about an election."""
    for one in THEMES:
        assert 0 <= one.declarations <= one.points, one
        assert len(one.elections) <= one.declarations, one
        assert bool(one.elections) is bool(one.declarations), one
        assert list(one.elections) == sorted(one.elections), one
        assert all(ELECTION_ID.fullmatch(election) for election in one.elections), one
    assert [one.theme for one in THEMES if not one.declarations] == [Theme.ENVIRONMENT]


@given(st.sampled_from(THEMES), st.data())
def test_every_form_finds_its_theme(details: ThemeDetails, data: st.DataObject) -> None:
    """A theme is found by its word, its labels and its cues, however they are written."""
    forms = [details.theme.value, details.label("id"), details.label("en"), *details.cues]
    form = data.draw(st.sampled_from(forms))
    for text in (form, form.upper(), f" {form} ", form.replace(" ", "-"), fold(form)):
        assert details in declarations.find_themes(text)


@given(st.text(max_size=20))
def test_a_theme_that_is_found_has_the_form(text: str) -> None:
    """Nothing is found but by a form of it."""
    for one in declarations.find_themes(text):
        forms = (one.theme.value, one.label("id"), one.label("en"), *one.cues)
        assert fold(text) in set(map(fold, forms))


def test_theme_examples() -> None:
    """Vote buying by any of its names; a text with more in it is no cue."""
    (found,) = declarations.find_themes("serangan fajar")
    assert found.theme is Theme.REJECT_MONEY_POLITICS
    assert found.tier is ThemeTier.A
    assert declarations.find_themes("kami menolak politik uang") == ()
    assert declarations.find_themes("") == ()
    assert declarations.theme_details(Theme.HEALTH_PROTOCOL).elections == ("pilkada-2020",)


def test_templates_are_their_rows() -> None:
    """Templates give back the cells of their file, whose points have no gaps."""
    rows = list(read_rows("declarations/templates.csv"))
    columns = [column.name for column in attrs.fields(DeclarationTemplate)]
    assert [name for name in rows[0] if not name.startswith("point_")] == [
        name for name in columns if name != "points"
    ]
    for one, row in zip(TEMPLATES, rows, strict=True):
        cells = [row[name] for name in row if name.startswith("point_")]
        told = ["|".join(theme.value for theme in point) for point in one.points]
        assert cells == told + [""] * (len(cells) - len(told))
        assert (one.key, one.name_id, one.name_en) == (row["key"], row["name_id"], row["name_en"])
        assert (one.elections, one.region_codes) == (
            items(row["elections"]),
            items(row["region_codes"]),
        )
        assert (one.note or "", one.certainty.value) == (row["note"], row["certainty"])


def test_templates_use_known_words() -> None:
    """Keys rise, regions are known, elections have their form, each point has themes in order."""
    assert [one.key for one in TEMPLATES] == sorted({one.key for one in TEMPLATES})
    for one in TEMPLATES:
        assert all(regions.get(code) for code in one.region_codes)
        assert all(ELECTION_ID.fullmatch(election) for election in one.elections)
        assert 3 <= len(one.points) <= 6
        seen = {election for row in THEMES for election in row.elections}
        assert set(one.elections) <= seen
        for point in one.points:
            assert point
            assert len(set(point)) == len(point)


def test_the_text_of_the_commission() -> None:
    """KPU's campaign text has three points, the middle one with several themes."""
    template = declarations.get_template("kpu-campaign")
    assert template is TEMPLATES[4 - 1]
    assert [len(point) for point in template.points] == [1, 5, 1]
    assert template.points[0] == (Theme.LUBER_JURDIL,)
    assert (str(template), template.label("en")) == (
        "Deklarasi kampanye KPU",
        "KPU campaign declaration",
    )
    assert template.certainty is Certainty.HIGH


@pytest.mark.parametrize(
    ("function", "arguments", "field"),
    [
        (declarations.theme_details, {"theme": "no_sara"}, "theme"),
        (declarations.themes, {"tier": "A"}, "tier"),
        (declarations.find_themes, {"text": Theme.NO_SARA}, "text"),
        (declarations.get_template, {"key": None}, "key"),
    ],
)
def test_arguments_of_another_type_are_refused(
    function, arguments: dict[str, object], field: str
) -> None:
    """A mistake of the caller meets our own error, with the name of the argument."""
    with pytest.raises(InvalidValueError) as caught:
        function(**arguments)
    assert (caught.value.field, caught.value.code) == (field, "wrong_type")


def test_what_is_not_known_raises() -> None:
    """An unknown template is answered with near ones, an unknown language too."""
    with pytest.raises(UnknownReferenceError) as caught:
        declarations.get_template("kpu-campaigns")
    assert caught.value.near[0] == "kpu-campaign"
    with pytest.raises(UnknownReferenceError):
        TEMPLATES[0].label("nl")
