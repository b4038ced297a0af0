"""Elections, their timetables and their contests."""

from __future__ import annotations

from rich.padding import Padding
from rich.text import Text

from pilkada_model.cli._page import Cell, Page
from pilkada_model.cli._sources import claims, sources_of
from pilkada_model.cli._values import facts, lines, region_name, visible, written
from pilkada_model.dossier import Dossier
from pilkada_model.elections import Contest, Election
from pilkada_model.stages import ElectionStage, Timetable

_DEEPEST = 4
_STAGE_CELLS = ("id", "election", "slug", "name", "name_en", "period", "hours", "parent")
_CONTEST_PARTS = ("region_code", "office", "polls", "claims", "sources")


def elections(page: Page, dossier: Dossier) -> None:
    """Add the election waves, then the timetables, then the contests."""
    for election in dossier.elections:
        _election(page, election)
    for timetable in dossier.timetables:
        _timetable(page, timetable)
    for contest in dossier.contests:
        _contest(page, contest)


def _election(page: Page, item: Election) -> None:
    page.record(page.word("election"), item.name or item.id)
    page.facts(facts(item, page.language, without=("name", "claims", "sources")))
    sources_of(page, item.sources)
    claims(page, item.claims)


def _contest(page: Page, item: Contest) -> None:
    office = f"{page.word('contest')} {item.office.label(page.language)}"
    page.record(office, region_name(item.region_code, page.language))
    page.facts(facts(item, page.language, without=_CONTEST_PARTS))
    sources_of(page, item.sources)
    if item.polls:
        page.part(page.word("polls"))
        page.records(item.polls)
    claims(page, item.claims)


def _timetable(page: Page, item: Timetable) -> None:
    page.record(page.word("timetable"), item.election)
    sources_of(page, item.sources)
    if item.instruments:
        page.part(page.word("instruments"))
        page.records(item.instruments)
    if item.stages:
        page.part(page.word("stages"))
        page.table(
            [page.word(key) for key in ("stage", "period", "hours", "details")],
            (_stage(page, stage, item) for stage in item.stages),
        )


def _stage(page: Page, stage: ElectionStage, timetable: Timetable) -> tuple[Cell, ...]:
    """Write a stage as a row; a stage within another stands further in."""
    language = page.language
    parents = {other.id: other.parent for other in timetable.stages}
    depth, parent = 0, stage.parent
    while parent is not None:
        depth, parent = depth + 1, parents[parent]
    other = stage.name_en if language == "id" else stage.name
    names = lines(Text(visible(stage.label(language))), Text(visible(other or ""), style="printed"))
    details = facts(stage, language, without=(*_STAGE_CELLS, "conflicts", "sources"))
    conflicts = (
        Text(f"{page.word('conflicts')}: {visible(one.field)} {visible(one.value)} ")
        + Text(" ".join(part for part in (visible(one.note or ""), page.note(one.source)) if part))
        for one in stage.conflicts
    )
    return (
        Padding(names, (0, 0, 0, 2 * min(depth, _DEEPEST)), expand=False) if depth else names,
        Text(written("period", stage.period, language)),
        Text(written("hours", stage.hours, language) if stage.hours else ""),
        lines(
            *(Text.assemble((f"{heading}: ", "heading"), text) for heading, text in details),
            *conflicts,
            Text(page.note(*stage.sources)),
        ),
    )
