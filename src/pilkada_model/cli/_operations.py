"""Operations: their name, who deploys what from when to when, and what they guard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.text import Text

from pilkada_model.cli._page import Page
from pilkada_model.cli._people import institution, mention
from pilkada_model.cli._sources import claims, sources_of
from pilkada_model.cli._values import (
    Fact,
    as_printed,
    beside,
    count,
    facts,
    lines,
    visible,
    written,
)
from pilkada_model.institutions import Institution
from pilkada_model.operations import (
    Deployment,
    Operation,
    OperationName,
    Stations,
    Strength,
    StrengthPart,
    find_code_name,
)
from pilkada_model.operations.family import known_families

_OWN_PARTS = (
    "name",
    "deployments",
    "task_forces",
    "stations",
    "guard_patterns",
    "phases",
    "escorts",
    "posts",
    "events",
    "partners",
    "related",
    "claims",
    "sources",
)
_DEPLOYMENT_PARTS = ("unit", "stated_days", "strengths", "sources")


def operation(page: Page, item: Operation) -> None:
    """Add an operation without its events."""
    language = page.language
    page.record(page.word("operation"), str(item.name))
    page.facts(_name(item.name, page))
    page.facts(facts(item, language, without=_OWN_PARTS))
    partners = Text(", ").join(institution(partner, language) for partner in item.partners)
    related = lines(*(name(other, page) for other in item.related))
    beside_it = (("partners", partners), ("related", related))
    page.facts((page.word(key), text) for key, text in beside_it if text)
    sources_of(page, item.sources)
    for deployment in item.deployments:
        _deployment(page, deployment)
    if item.stations is not None:
        _stations(page, item.stations)
    _table(page, "phases", item.phases)
    _table(page, "guard_patterns", item.guard_patterns)
    _table(page, "escorts", item.escorts)
    _table(page, "task_forces", item.task_forces)
    if item.posts:
        page.part(page.word("posts"))
        page.table(
            [page.word("post"), page.word("holder")],
            (
                (
                    Text(visible(post.name)),
                    mention(post.holder, language) if post.holder else Text(),
                )
                for post in item.posts
            ),
        )
    claims(page, item.claims)


def name(item: OperationName, page: Page) -> Text:
    """Write the name of an operation on one line, with what its printed form leaves out."""
    text = visible(str(item))
    code = visible(item.code_name or "")
    remarks = [] if code in text else [code]
    if item.variants:
        remarks.append(f"{page.word('variants')}: {visible(', '.join(item.variants))}")
    return beside(Text(text), Text("; ".join(remarks)))


def _name(item: OperationName, page: Page) -> Iterator[Fact]:
    """Yield the parts of a name, with the family and the Polda that the tables know."""
    if item.family is not None:
        family = known_families().get(item.family)
        yield page.word("family"), Text(item.family if family is None else family.name)
    for heading, text in facts(item, page.language, without=("family", "printed")):
        row = find_code_name(item.code_name or "")
        if heading == page.word("code_name") and row is not None:
            yield heading, beside(text, Text(row.polda))
        else:
            yield heading, text


def _deployment(page: Page, item: Deployment) -> None:
    unit = Text(page.word("unit_unknown"))
    if item.unit is not None:
        unit = institution(item.unit, page.language)
    page.part(Text.assemble(page.word("deployment"), ": ", unit))
    page.facts(_period_of(item, page), 2)
    page.facts(((page.word("strength"), _strength(one, page)) for one in item.strengths), 2)
    sources_of(page, item.sources, 2)


def _period_of(item: Deployment, page: Page) -> Iterator[Fact]:
    """Yield period, days and end; stated days stand beside those between the dates."""
    for heading, text in facts(item, page.language, without=_DEPLOYMENT_PARTS):
        yield heading, text
        if heading == page.word("period"):
            yield from _days(item, page)
    if item.period is None:
        yield from _days(item, page)


def _days(item: Deployment, page: Page) -> Iterator[Fact]:
    stated, computed = item.stated_days, item.computed_days
    known = (("days_stated", stated), ("days_by_dates", computed))
    text = ", ".join(
        f"{count(days, page.language)} {page.word(key)}" for key, days in known if days is not None
    )
    if text:
        differs = stated is not None and computed is not None and stated != computed
        yield page.word("duration"), Text(text, style="differs" if differs else "")


def _strength(item: Strength, page: Page) -> Text:
    """Write the stated total, then part under part; the sum where it is not the total."""
    head = Text()
    if item.total is not None:
        head = Text(f"{count(item.total, page.language)} {page.word('people')}")
    if item.computed_total not in (None, item.total):
        total = f"{page.word('parts_sum')} {count(item.computed_total, page.language)}"
        head = beside(head, Text(total, style="differs" if item.total is not None else ""))
    depths: dict[str, int] = {}
    parts: list[Text] = []
    for part in item.parts:
        depth = depths[part.kind] = depths[part.within] + 1 if part.within is not None else 0
        parts.append(Text.assemble("  " * depth, _part(part, page)))
    own = facts(item, page.language, without=("total", "parts", "source"))
    remarks = [Text(f"{heading}: {text}") for heading, text in own]
    return lines(head, *parts, *remarks, Text(page.note(item.source)))


def _part(part: StrengthPart, page: Page) -> Text:
    number = "" if part.personnel is None else written("personnel", part.personnel, page.language)
    if part.approximate:
        number = f"{page.word('approximate')} {number}"
    text = f"{Institution(kind=part.kind)} {number}".strip()
    return beside(Text(text), as_printed(part.printed, number, page.language))


def _stations(page: Page, item: Stations) -> None:
    page.part(page.word("stations_part"))
    page.facts(facts(item, page.language, without=("classes",)))
    if item.computed_total not in (None, item.total):
        total = Text(count(item.computed_total, page.language))
        page.facts([(page.word("parts_sum"), total)])
    page.records(item.classes)


def _table(page: Page, heading: str, items: Iterable[Any]) -> None:
    rows = tuple(items)
    if rows:
        page.part(page.word(heading))
        page.records(rows)
