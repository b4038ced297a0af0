"""Windows that the law gives, beside the days that authorities set: an approval table.

``derived_windows.csv`` has a row for each rule and each published stage that it binds: of every
vote, by the rules of its own wave and by those of the waves before and after. Stages from which
a window is counted are taken from the published timetable. Rules counted in working days are
held to it among the witnesses, since they need the package `holidays`.

To refresh the table, run this file as a program; it keeps the explanations. Then read what has
changed, and explain each difference.
"""

import csv
import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pilkada_model import stages
from pilkada_model.dates import Period
from pilkada_model.stages import ElectionStage, StagePhase
from pilkada_model.timeline.derivation import Derived, derive
from pilkada_model.timeline.rulesets import rulesets

TABLE = Path(__file__).with_name("derived_windows.csv")
COLUMNS = (
    "vote",
    "ruleset",
    "slug",
    "rule",
    "exact",
    "derived",
    "published",
    "verdict",
    "explanation",
)
# each vote with the instruments that set its stages, its own rules, and those of its neighbours
WAVES = {
    "2015": ("pilkada-2015", ("pkpu-2-2015",), ("2015", "2017")),
    "2017-original": ("pilkada-2017", ("pkpu-3-2016",), ("2017", "2015", "2018")),
    "2017-amended": ("pilkada-2017", ("pkpu-4-2016",), ("2017", "2015", "2018")),
    "2017-runoff": ("pilkada-2017", ("kpu-jakarta-49-2017",), ("2017-runoff", "2017")),
    "2018": ("pilkada-2018", ("pkpu-1-2017",), ("2018", "2017", "2020")),
    "2020-original": ("pilkada-2020", ("pkpu-15-2019",), ("2020", "2018", "2024")),
    "2020-amended": ("pilkada-2020", ("pkpu-5-2020",), ("2020", "2018", "2024")),
    "2024": ("pilkada-2024", ("pkpu-2-2024", "pmk-14-2024"), ("2024", "2020")),
    "2025-rerun": ("pilkada-2024", ("pkpu-19-2024",), ("2024", "2020")),
}
REVOTE_RULESETS = ("2024-revote", "2024")


def all_stages(election: str, *instruments: str) -> list[ElectionStage]:
    """Return the stages that the instruments set."""
    found = stages.timetable(election).stages
    return [one for one in found if one.instrument in instruments]


def single(found: list[ElectionStage]) -> dict[str, Period]:
    """Return the days of every class that one stage stands for."""
    dated = [one for one in found if one.period != Period()]
    times = Counter(one.slug for one in dated)
    return {one.slug: one.period for one in dated if times[one.slug] == 1}


def repeat() -> Period:
    """Return the day of the vote repeated where the blank column had won in 2024."""
    (vote,) = (one for one in all_stages("pilkada-2024", "pkpu-19-2024") if one.slug == "voting")
    return vote.period


def votes() -> Iterator[tuple[str, dt.date, dict[str, Period], tuple[str, ...]]]:
    """Return each vote: its name, its day, its published stages, the rulesets to hold it to."""
    for name, (election, instruments, keys) in WAVES.items():
        found = [
            one
            for one in all_stages(election, *instruments)
            if one.slug != "voting" or one.parent is None or "voting" not in one.parent
        ]
        published = single(found)
        day = published.pop("voting").start
        assert day is not None
        published.pop("rerun", None)  # the whole of it; the law binds the day of its vote
        if name == "2024":
            published["rerun"] = repeat()
        yield name, day, published, keys
    for vote in stages.timetable("pilkada-2024").stages:
        if vote.slug == "voting" and vote.phase is StagePhase.REVOTE:
            yield revote(vote)


def revote(vote: ElectionStage) -> tuple[str, dt.date, dict[str, Period], tuple[str, ...]]:
    """Return a re-vote with the time limit that its judgment sets, in words, and its stages."""
    assert vote.instrument is not None
    assert vote.deadline is not None
    assert vote.period.start is not None
    (region,) = vote.region_codes
    published = single(
        [
            one
            for one in all_stages("pilkada-2024", vote.instrument)
            if region in one.region_codes and one.slug not in {"voting", "mk-judgment", "psu"}
        ]
    )
    judgment = dt.date.fromisoformat(vote.instrument.removeprefix("mk-"))
    limit = re.match(r"within (\d+) days of ", vote.deadline)
    assert limit is not None
    published["mk-judgment"] = Period(start=judgment, end=judgment)
    published.setdefault(
        "psu-cluster",
        Period(
            start=judgment + dt.timedelta(days=1),
            end=judgment + dt.timedelta(days=int(limit[1])),
        ),
    )
    assert published["psu-cluster"].end == judgment + dt.timedelta(days=int(limit[1]))
    return vote.id, vote.period.start, published, REVOTE_RULESETS


def is_circular(vote: str, one: Derived) -> bool:
    """Tell whether a window would be held to what it was counted from.

    The vote is the root of all; the time limit of the second vote in Barito Utara is printed as
    a number of days alone.
    """
    return one.rule.id == "C3" or (vote, one.rule.id) == ("psu-vote-barito-utara-second", "R1")


def counts_working_days(one: Derived) -> bool:
    """Tell whether a rule needs to know the working days."""
    terms = (one.rule.first, one.rule.last)
    return any(term is not None and term.unit == "working_days" for term in terms)


def written(period: Period) -> str:
    """Write a period, with nothing for a bound that is open."""
    return f"{period.start or ''}..{period.end or ''}"


def rows() -> list[dict[str, str]]:
    """Derive every window that can be compared, without explanations."""
    found = []
    for name, day, published, keys in votes():
        for key in keys:
            for one in derive(day, f"pilkada-{key}", known=published, beyond=True):
                stage = {**published, "voting": Period(start=day, end=day)}.get(one.slug)
                if stage is None or is_circular(name, one) or counts_working_days(one):
                    continue
                agrees = one.agrees(stage)
                if agrees is not None:
                    found.append(
                        {
                            "vote": name,
                            "ruleset": f"pilkada-{key}",
                            "slug": one.slug,
                            "rule": one.rule.id,
                            "exact": "yes" if one.rule.exact else "no",
                            "derived": written(one.window),
                            "published": written(stage),
                            "verdict": "agrees" if agrees else "differs",
                        }
                    )
    return sorted(found, key=lambda row: tuple(row[name] for name in COLUMNS[:-1]))


def approved() -> list[dict[str, str]]:
    """Return the rows of the committed table."""
    return list(csv.DictReader(io.StringIO(TABLE.read_text("utf-8"), newline="")))


def refresh() -> None:
    """Write the table anew, with the explanations that it has."""
    kept: dict[tuple[str, ...], str] = {}
    if TABLE.exists():
        kept = {(row["vote"], row["slug"], row["rule"]): row["explanation"] for row in approved()}
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    for row in rows():
        explained = kept.get((row["vote"], row["slug"], row["rule"]), "")
        differs = row["verdict"] == "differs"
        table.writerow({**row, "explanation": explained if differs else ""})
    TABLE.write_text(text.getvalue(), "utf-8", newline="")


@pytest.fixture(scope="module")
def table() -> list[dict[str, str]]:
    """Return the committed table."""
    return approved()


def test_the_windows_are_the_approved_ones(table: list[dict[str, str]]) -> None:
    """Rules and timetables give the committed table; to refresh it, run this file as a program."""
    assert [{name: row[name] for name in COLUMNS[:-1]} for row in table] == rows()


def test_every_difference_is_explained(table: list[dict[str, str]]) -> None:
    """Each window that differs has an explanation, and no other has one."""
    for row in table:
        assert (row["verdict"], bool(row["explanation"])) in {("agrees", False), ("differs", True)}


OWN = {name: f"pilkada-{keys[0]}" for name, (_, _, keys) in WAVES.items()}
SHARES = {
    "all": lambda _: True,
    "exact": lambda row: row["exact"] == "yes",
    "within": lambda row: row["exact"] == "no",
    "own rules": lambda row: row["ruleset"] == OWN.get(row["vote"], "pilkada-2024-revote"),
    "neighbours": lambda row: row["ruleset"] != OWN.get(row["vote"], "pilkada-2024-revote"),
    "waves": lambda row: row["vote"] in WAVES,
    "re-votes": lambda row: row["vote"] not in WAVES,
}


@pytest.mark.parametrize("share", SHARES)
def test_nearly_every_window_agrees(table: list[dict[str, str]], share: str) -> None:
    """At most a tenth of the windows differ from what was published, of each sort too."""
    of_that_sort = [row for row in table if SHARES[share](row)]
    differing = [row for row in of_that_sort if row["verdict"] == "differs"]
    assert len(differing) <= len(of_that_sort) / 10
    assert len(of_that_sort) > 50


def test_every_vote_and_every_ruleset_is_held_to_the_law(table: list[dict[str, str]]) -> None:
    """The table has the nine timetables and the 25 re-votes, and all the rulesets there are."""
    held = {row["vote"] for row in table}
    assert held == {name for name, *_ in votes()}
    assert len(held - set(WAVES)) == 25
    assert {row["ruleset"] for row in table} == {ruleset.key for ruleset in rulesets()}


if __name__ == "__main__":
    refresh()
