"""Who took part: officials, institutions and groups, in the cells of a table."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from pilkada_model.cli._page import Page
from pilkada_model.cli._values import as_printed, beside, region_name, visible, written
from pilkada_model.events import Group, Participation
from pilkada_model.institutions import Institution
from pilkada_model.labels import Language
from pilkada_model.officials import Official, PersonName, Post

_RELATIONS = ("on_behalf_of", "on_behalf_of_institution", "reads_text_of", "through")


def participations(page: Page, items: Iterable[Participation]) -> None:
    """Add the table of who took part in which role, and for whom; a role stands once."""
    language = page.language
    rows: list[tuple[Text, Text, Text, Text]] = []
    above = None
    for item in items:
        role = item.role.label(language)
        who, what = _participant(item.participant, language)
        own = as_printed(item.printed, who.plain, language)
        rows.append((Text("" if role == above else role), lines(who, own), what, _for(item, page)))
        above = role
    page.part(page.word("participations"))
    page.table([page.word(key) for key in ("role", "who", "rank_post", "relation")], rows)


def officials(page: Page, items: Iterable[Official]) -> None:
    """Add the table of officials who stand on their own."""
    headings = [page.word(key) for key in ("who", "rank_post", "id")]
    rows = [(*_official(item, page.language), Text(item.id or "")) for item in items]
    page.table(headings, rows)


def institutions(page: Page, items: Iterable[Institution]) -> None:
    """Add the table of institutions that stand on their own."""
    language = page.language
    rows = [
        (
            institution(item, language),
            Text(item.kind),
            Text(written("region_codes", item.region_codes, language)),
            lines(
                *(
                    Text(f"{page.word(name)}: {written(name, value, language)}")
                    for name in ("number", "level", "parent", "id")
                    if (value := getattr(item, name)) is not None
                )
            ),
        )
        for item in items
    ]
    page.table([page.word(key) for key in ("institution", "kind", "region_codes", "details")], rows)


def institution(item: Institution, language: Language) -> Text:
    """Write an institution by its name; by kind, number and region when it has none."""
    name = visible(str(item))
    if item.number is not None and item.number not in name:
        name = f"{name} {visible(item.number)}"
    if item.name is None and item.printed is None and item.region_codes:
        places = ", ".join(region_name(code, language) for code in item.region_codes)
        name = f"{name} {places}"
    return beside(Text(name), as_printed(item.printed, name, language))


def mention(item: Official | Institution | Group, language: Language) -> Text:
    """Write a participant on one line, with rank and post."""
    who, what = _participant(item, language)
    return Text(", ").join(part for part in (who, *what.split("\n")) if part)


def lines(*parts: Text) -> Text:
    """Put parts under each other, without the empty ones."""
    return Text("\n").join(part for part in parts if part)


def _for(item: Participation, page: Page) -> Text:
    related = [(name, getattr(item, name)) for name in _RELATIONS]
    return lines(
        *(
            Text.assemble((page.word(name), "heading"), " ", mention(whom, page.language))
            for name, whom in related
            if whom is not None
        )
    )


def _participant(item: Official | Institution | Group, language: Language) -> tuple[Text, Text]:
    match item:
        case Official():
            return _official(item, language)
        case Institution():
            return institution(item, language), Text()
        case Group():
            return _group(item, language)
