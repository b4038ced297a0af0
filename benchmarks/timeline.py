"""What the timeline costs: windows from law beside another library, loading, questions, pictures.

    python benchmarks/timeline.py [--quick] [--json FILE]

Every figure is taken in a fresh interpreter after its preparation, and the tasks take turns, so
that a slow moment of the machine meets all of them; medians over the rounds, in processor time.
The peer is uk-election-timetables, which counts the days of an election back from the vote. What
both return is checked and told first, because they do not return the same.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import statistics
from pathlib import Path
from typing import Any

from _machine import machine
from reference_data import TIMED, Task, ask

PACKAGES = ("attrs", "holidays", "icalendar", "pilkada-model", "uk-election-timetables")
RATIO = 5
"""How many times as fast as the peer `derive` must be."""

PEER = """
from uk_election_timetables.election_ids import from_election_id
"""
# the head of a local government, elected by all voters; no other kind of election of the peer
# that has all of its events is much quicker
TIMETABLE = "from_election_id('mayor.2024-05-02').timetable"
LAW = """
import datetime as dt
from pilkada_model import stages, timeline
vote = dt.date(2024, 11, 27)
"""
DERIVE = "timeline.derive(vote, 'pilkada-2024')"
# days that authorities set, from which the law counts others: as Pilkada 2024 had them
FIXED = f"""{LAW}
classes = (
    "registration", "candidate-research", "repair-research", "candidate-determination",
    "campaign", "recap-district", "recap-regency", "mk-registration", "mk-final",
)
periods = {{stage.slug: stage.period for stage in reversed(
    timeline.version(stages.timetable("pilkada-2024")).stages) if not stage.region_codes}}
fixed = {{name: periods[name] for name in classes}}
# a regency makes its result known when it has added up
fixed["result-determination"] = fixed["recap-regency"]
"""
DERIVE_FIXED = "timeline.derive(vote, 'pilkada-2024', known=fixed)"
WHOLE = """
import datetime as dt
from attrs import evolve
from pilkada_model import stages, timeline
from pilkada_model.stages import StagePhase
day = dt.date(2024, 8, 16)
whole = stages.timetable("pilkada-2024")
again = (StagePhase.REVOTE, StagePhase.RERUN)
once = evolve(whole, stages=tuple(s for s in whole.stages if s.phase not in again))
first = timeline.version(whole, "pmk-4-2024")
last = timeline.version(whole)
"""
PICTURE = "timeline.svg(once, today=day)"
CALENDAR = "timeline.icalendar(once)"

PEER_TASK = Task("uk-election-timetables, one election", None, "µs", PEER, TIMETABLE, 200)
DERIVE_TASK = Task("derive, from the vote alone", None, "µs", f"{LAW}{DERIVE}", DERIVE, 1_000)
FIXED_TASK = Task(
    "derive, with the days that authorities set",
    None,
    "µs",
    f"{FIXED}{DERIVE_FIXED}",
    DERIVE_FIXED,
    1_000,
)


def _warm(name: str, goal: float | None, unit: str, call: str, number: int) -> Task:
    """Return a task on the timetables of 2024, called once before it is measured."""
    return Task(name, goal, unit, f"{WHOLE}{call}", call, number)


TASKS = (
    PEER_TASK,
    DERIVE_TASK,
    FIXED_TASK,
    Task("derive, first use", None, "ms", LAW, DERIVE),
    Task("load the timetable, first use", 20, "ms", LAW, "stages.timetable('pilkada-2024')"),
    _warm("at", 50, "µs", "timeline.at(whole, day)", 5_000),
    _warm("version, the last", None, "ms", "timeline.version(whole)", 50),
    _warm("diff of two versions", None, "ms", "timeline.diff(first, last)", 50),
    _warm("svg without re-votes", None, "ms", PICTURE, 5),
    _warm("icalendar without re-votes", None, "ms", CALENDAR, 5),
)


def check() -> dict[str, int]:
    """Assert what the peers and the timetables return, and return how much it is."""
    names: dict[str, Any] = {}
    exec(f"{PEER}{FIXED}{WHOLE}", names)  # the preparation that is not measured
    events, again = (eval(TIMETABLE, names) for _ in range(2))
    windows, anew = (eval(DERIVE, names) for _ in range(2))
    fixed = eval(DERIVE_FIXED, names)
    # each makes its answer anew
    assert events == again
    assert events is not again
    assert windows == anew
    assert windows is not anew
    assert all(type(event["date"]) is dt.date for event in events)
    assert all(one.start or one.end for one in windows if one.settled)
    # the days that the shipped table needs are there, working days among them
    assert not [one for one in (*windows, *fixed) if one.obstacle]
    counted = [one for one in fixed if one.settled]
    working = [one for one in counted if one.rule.last and one.rule.last.unit == "working_days"]
    parts = eval(CALENDAR, names).count(b"\r\nUID")
    sizes = {
        "events of the peer": len(events),
        "rules applied by derive": len(windows),
        "windows from the vote alone": sum(one.settled for one in windows),
        "windows with the days that authorities set": len(counted),
        "of these in working days": len(working),
        "stages loaded": len(names["whole"].stages),
        "stages of the versions": len(names["last"].stages),
        "stages drawn and exported": parts,
        "bytes of the picture": len(eval(PICTURE, names).encode()),
    }
    assert sizes["windows from the vote alone"] > sizes["events of the peer"]
    assert len(fixed) == len(windows)
    assert working
    assert parts == len(names["once"].stages) >= 193
    return sizes


def run(rounds: int) -> dict[str, float]:
    """Return the median cost of each task, in its unit."""
    costs: dict[str, list[float]] = {task.name: [] for task in TASKS}
    for _ in range(rounds):
        for task in TASKS:
            program = TIMED.format(program=task.program, call=task.call, number=task.number)
            costs[task.name].append(ask(program) * {"ms": 1e3, "µs": 1e6}[task.unit])
    return {name: statistics.median(values) for name, values in costs.items()}


def show(about: dict[str, Any], sizes: dict[str, int], costs: dict[str, float]) -> None:
    """Print the machine, what is compared, and one row for each task."""
    print(f"{about['processor']}, {about['cores']} cores, {about['python']}, {about['versions']}\n")
    for name, size in sizes.items():
        print(f"{name}: {size}")
    print("\n| what | cost | goal |")
    print("| --- | --- | --- |")
    for task in TASKS:
        goal = "" if task.goal is None else f"≤ {task.goal} {task.unit}"
        print(f"| {task.name} | {costs[task.name]:.2f} {task.unit} | {goal} |")
    print()
    for task in (DERIVE_TASK, FIXED_TASK):
        ratio = costs[PEER_TASK.name] / costs[task.name]
        verdict = "met" if ratio >= RATIO else "missed"
        print(
            f"goal {verdict}: {task.name}: {ratio:.1f} times as fast as {PEER_TASK.name}, "
            f"at least {RATIO} wanted"
        )


def main() -> None:
    """Check, measure, print, and write the figures if a file is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="one round: a check, no figures")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    options = parser.parse_args()
    about, sizes = machine(PACKAGES), check()
    costs = run(1 if options.quick else 15)
    show(about, sizes, costs)
    if options.json is not None:
        rows = [
            {"task": task.name, "unit": task.unit, "cost": costs[task.name], "goal": task.goal}
            for task in TASKS
        ]
        figures = {"machine": about, "sizes": sizes, "rows": rows}
        options.json.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
