"""Who took part: officials, institutions and groups, in the cells of a table."""

from __future__ import annotations

from collections.abc import Container, Iterable

from rich.text import Text

from pilkada_model.cli._page import Page
from pilkada_model.cli._values import (
    as_printed,
    beside,
    count,
    lines,
    region_name,
    visible,
    word,
    written,
)
from pilkada_model.events import Group, Participation
from pilkada_model.institutions import Institution
from pilkada_model.labels import Language
from pilkada_model.officials import Official, PersonName, Post

_JOINTS = " ,.;:()-–\n\t"
_RELATIONS = ("on_behalf_of", "on_behalf_of_institution", "reads_text_of", "through")


def participations(page: Page, items: Iterable[Participation], indent: int = 1) -> None:
    """Add the table of who took part in which role, and for whom.

    A role stands once; a person is described once, and named by rank and name after that.
    """
    language = page.language
    parties = tuple(items)
    if not parties:
        return
    people = {item.official for item in parties if item.official is not None}
    described: set[Official] = set()
    rows: list[tuple[Text, Text, Text, Text]] = []
    above = None
    for item in parties:
        role = item.role.label(language)
        who, what = _participant(item.participant, language)
        if item.official is not None:
            if item.official in described:
                who, what = Text(visible(str(item.official))), Text()
            described.add(item.official)
        own = as_printed(item.printed, who.plain, language)
        relations = _relations(item, page, people)
        rows.append((Text("" if role == above else role), lines(who, own), what, relations))
        above = role
    page.part(page.word("participations"), indent)
    headings = [page.word(key) for key in ("role", "who", "rank_post", "relation")]
    page.table(headings, rows, indent)


def officials(page: Page, items: Iterable[Official]) -> None:
    """Add the table of officials who stand on their own."""
    headings = [page.word(key) for key in ("who", "rank_post", "id")]
    rows = [(*_participant(item, page.language), Text(item.id or "")) for item in items]
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


def mention(item: Official | Institution, language: Language) -> Text:
    """Write an official on one line, rank first and posts last; or an institution."""
    if isinstance(item, Institution):
        return institution(item, language)
    name, rank, posts = _official(item, language)
    who = Text(" ").join(_on_one_line(part) for part in (rank, name) if part)
    return Text(", ").join(part for part in (who, *posts) if part)


def _on_one_line(text: Text) -> Text:
    return Text(" · ").join(text.split("\n"))


def _relations(item: Participation, page: Page, people: Container[object]) -> Text:
    """Write whom the participant stands for; one person in two relations stands once."""
    related: dict[Official | Institution, list[str]] = {}
    for name in _RELATIONS:
        whom = getattr(item, name)
        if whom is not None:
            related.setdefault(whom, []).append(page.word(name))
    language = page.language
    return lines(
        *(
            Text.assemble(
                (", ".join(how), "heading"),
                " ",
                # described in a row of its own
                Text(visible(str(whom))) if whom in people else mention(whom, language),
            )
            for whom, how in related.items()
        )
    )


def _participant(item: Official | Institution | Group, language: Language) -> tuple[Text, Text]:
    if isinstance(item, Official):
        name, rank, posts = _official(item, language)
        return name, lines(rank, *posts)
    if isinstance(item, Institution):
        return institution(item, language), Text()
    return _group(item, language), Text()


def _official(item: Official, language: Language) -> tuple[Text, Text, list[Text]]:
    """Write the name, the rank and the posts, each with what is printed for it."""
    posts = [_post(post, language) for post in item.posts]
    name = posts.pop(0) if item.name is None else _name(item.name, language)
    ranks = [item.rank and item.rank.abbreviation, item.corps and item.corps.abbreviation]
    rank = " ".join(part for part in (*ranks, "(Purn)" if item.retired else None) if part)
    printed = Text()
    if item.printed is not None and _says_more(item):
        printed = as_printed(item.printed, name.plain, language)
    understood = lines(Text(rank), as_printed(item.rank_printed, rank, language))
    return lines(name, printed), understood, posts


def _name(name: PersonName, language: Language) -> Text:
    understood = visible(str(name))
    also = [("variants", name.aliases + name.variants), ("customary_titles", name.customary_titles)]
    return lines(
        Text(understood),
        as_printed(name.printed, understood, language),
        *(
            Text(f"{word(key, language)}: {visible(', '.join(values))}")
            for key, values in also
            if values
        ),
    )


def _post(post: Post, language: Language) -> Text:
    text = visible(str(post))
    unit = institution(post.unit, language).plain if post.unit is not None else ""
    remarks = [
        # "Kapolres Pamekasan" says "Polres Pamekasan"
        "" if all(part in text.casefold() for part in unit.casefold().split()) else unit,
        word("former", language) if post.former else "",
        written("period", post.period, language) if post.period else "",
    ]
    return beside(Text(text), Text(", ".join(remark for remark in remarks if remark)))


def _says_more(item: Official) -> bool:
    """Tell whether the printed mention has more than the rank, name and posts that are shown."""
    rest = item.printed or ""
    shown = [item.rank_printed, item.rank.abbreviation if item.rank else None]
    if item.name is not None:
        shown += [item.name.printed, str(item.name)]
    for part in (*shown, *map(str, item.posts)):
        rest = rest.replace(part or "\0", "")
    return bool(rest.strip(_JOINTS))


def _group(item: Group, language: Language) -> Text:
    number = word("group_uncounted", language)
    if item.count is not None:
        number = count(item.count, language)
    if item.total is not None:
        number = f"{number} {word('group_of', language)} {count(item.total, language)}"
    members = Text()
    if item.members:
        names = Text(", ").join(institution(member, language) for member in item.members)
        members = Text.assemble(word("members", language), ": ", names)
    return lines(beside(Text(visible(item.description)), Text(number)), members)
