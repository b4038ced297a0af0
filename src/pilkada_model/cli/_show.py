"""A dossier for people: what stands where, record after record."""

from __future__ import annotations

from rich.text import Text

from pilkada_model.cli import _elections, _operations, _people
from pilkada_model.cli._page import Page
from pilkada_model.cli._sources import claims, sources, sources_of
from pilkada_model.cli._values import facts, lines, visible, written
from pilkada_model.declarations import Commitment, Declaration
from pilkada_model.dossier import Dossier
from pilkada_model.events import Event
from pilkada_model.labels import Language

_EVENT_PARTS = ("participations", "claims", "sources")
_DECLARATION_PARTS = ("title", "event", "commitments", "stated_points", "operation", *_EVENT_PARTS)


def shown(dossier: Dossier, language: Language) -> Page:
    """Lay a dossier out, with every fact that it holds."""
    page = Page(language)
    page.title(dossier.title or page.word("untitled"))
    if dossier.note is not None:
        page.facts([(page.word("note"), Text(visible(dossier.note)))], indent=0)
    for declaration in dossier.declarations:
        _declaration(page, declaration)
    for event in dossier.events:
        page.record(page.word("event"), "")
        _event(page, event)
    for operation in dossier.operations:
        _operations.operation(page, operation)
        for event in operation.events:
            page.part(page.word("event"))
            _event(page, event, 2)
    _elections.elections(page, dossier)
    if dossier.institutions:
        page.record(page.word("institutions"), "")
        _people.institutions(page, dossier.institutions)
    if dossier.officials:
        page.record(page.word("officials"), "")
        _people.officials(page, dossier.officials)
    sources(page, dossier.sources)
    return page


def _declaration(page: Page, declaration: Declaration) -> None:
    page.record(page.word("declaration"), declaration.title or "")
    page.facts(facts(declaration, page.language, without=_DECLARATION_PARTS))
    if declaration.operation is not None:
        page.facts([(page.word("operation"), _operations.name(declaration.operation, page))])
    sources_of(page, declaration.sources)
    if declaration.event is not None:
        page.part(page.word("event"))
        _event(page, declaration.event, 2)
    _points(page, declaration)
    _people.participations(page, declaration.participations)
    claims(page, declaration.claims)


def _event(page: Page, event: Event, indent: int = 1) -> None:
    page.facts(facts(event, page.language, without=_EVENT_PARTS), indent)
    sources_of(page, event.sources, indent)
    _people.participations(page, event.participations, indent)
    claims(page, event.claims, indent)


def _points(page: Page, declaration: Declaration) -> None:
    """Add the points, with their stated number beside the number of those that are known."""
    listed, stated = len(declaration.commitments), declaration.stated_points
    if not listed and stated is None:
        return
    counts = [f"{listed} {page.word('listed')}"]
    if stated is not None:
        counts.append(f"{written('stated_points', stated, page.language)} {page.word('stated')}")
    differs = stated is not None and stated != listed
    page.part(
        Text.assemble(page.word("points"), ": ", (", ".join(counts), "differs" if differs else ""))
    )
    page.facts(
        ((f"{point.number}.", _point(page, point)) for point in declaration.commitments),
        heading=4,
    )


def _point(page: Page, point: Commitment) -> Text:
    """Write a point: its text, its paraphrase marked as one, and its themes below."""
    text = Text(visible(point.text)) if point.text is not None else Text()
    paraphrase = Text()
    if point.paraphrase is not None:
        mark = (f" ({page.word('paraphrase')})", "printed")
        paraphrase = Text.assemble(visible(point.paraphrase), mark)
    themes = [(page.word("themes"), written("themes", point.themes, page.language))]
    if point.other_theme is not None:
        themes.append((page.word("other_theme"), visible(point.other_theme)))
    named = (Text.assemble((f"{how}: ", "heading"), what) for how, what in themes if what)
    return lines(text, paraphrase, *named)
