"""Where it is printed, and what else is printed: numbered sources, and claims."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from pilkada_model.cli._page import Page
from pilkada_model.cli._values import as_printed, beside, facts, lines, visible, written
from pilkada_model.sources import Claim, Source


def claims(page: Page, items: Iterable[Claim], indent: int = 1) -> None:
    """Add the other values that are printed for fields of a record."""
    rows = tuple(items)
    if rows:
        page.part(page.word("claims"), indent)
    for claim in rows:
        page.text(Text(visible(claim.field), style="heading"), indent)
        value = beside(Text(visible(claim.value)), Text(page.note(claim.source)))
        page.text(lines(value, Text(visible(claim.note or ""), style="printed")), indent + 1)


def sources_of(page: Page, sources: Iterable[Source], indent: int = 1) -> None:
    """Add the numbers of the sources of one record."""
    numbers = page.note(*sources)
    if numbers:
        page.facts([(page.word("sources"), Text(numbers))], indent)


def sources(page: Page, of_the_whole: tuple[Source, ...]) -> None:
    """Add the list of all sources that have a number, those of the whole too."""
    page.note(*of_the_whole)
    if not page.sources:
        return
    page.record(page.word("sources"), "")
    rows = ((page.note(source), _source(page, source)) for source in page.sources)
    page.facts(rows, heading=4)


def _source(page: Page, source: Source) -> Text:
    """Write publisher, title and author on the first line, dates and address below."""
    language = page.language
    title = f"“{visible(source.title)}”" if source.title else ""
    head = [visible(source.publisher or ""), title, visible(source.author or "")]
    moment = source.published_at
    skipped = ["publisher", "title", "author", "url"]
    if moment is not None and moment.date() == source.published:
        skipped.append("published_at")
    else:
        moment = None
    named = dict(facts(source, language, without=skipped))
    if moment is not None:
        printed = as_printed(source.published_printed, "", language)
        named[page.word("published")] = beside(Text(written("", moment, language)), printed)
    return lines(
        Text(", ".join(part for part in head if part)),
        *(Text.assemble((f"{heading}: ", "heading"), text) for heading, text in named.items()),
        Text(visible(source.url or "")),
    )
