"""What the reference tables cost: first use, look-ups, all villages, the size of the wheel.

    python benchmarks/reference_data.py [--quick] [--json FILE] [--wheel FILE]

Every first use is measured in a fresh interpreter, after its modules are imported; a look-up is
the median over rounds of many calls. Memory is what the process holds more of afterwards. The goals
are those of the design; the times are processor time.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from _machine import machine


class Task(NamedTuple):
    """Something a user does.

    Attributes:
        name: What it is.
        goal: Most it may cost; None without a goal.
        unit: ``ms`` or ``µs``.
        program: Imports and preparation, not measured.
        call: The expression that is measured.
        number: How often it runs in one round; a first use runs once.
    """

    name: str
    goal: float | None
    unit: str
    program: str
    call: str
    number: int = 1


REGIONS = "from pilkada_model import regions"
CODES = """
import random
from pilkada_model import _data, regions
lines = _data.read_bytes("regions/villages.csv").decode().splitlines()[1:]
# in 96 a bare code can be ambiguous
known = [line.partition(",")[0] for line in lines if not line.startswith("96")]
codes = iter(random.Random(0).sample(known, 6000))
regions.get("35.28.01.2001")
"""
TASKS = (
    Task("regency by code, first use", 10, "ms", REGIONS, "regions.get('35.28')"),
    Task(
        "regency by code",
        2,
        "µs",
        f"{REGIONS}; regions.get('35.28')",
        "regions.get('35.28')",
        20_000,
    ),
    Task("district by code, first use", None, "ms", REGIONS, "regions.get('35.28.01')"),
    Task(
        "district by code",
        2,
        "µs",
        f"{REGIONS}; regions.get('35.28.01')",
        "regions.get('35.28.01')",
        20_000,
    ),
    Task("village by code, first use", None, "ms", REGIONS, "regions.get('35.28.01.2001')"),
    Task("village by code, one after another", 50, "µs", CODES, "regions.get(next(codes))", 2_000),
    Task(
        "village by code, asked again",
        2,
        "µs",
        f"{REGIONS}; regions.get('35.28.01.2001')",
        "regions.get('35.28.01.2001')",
        20_000,
    ),
    Task("all villages", 400, "ms", REGIONS, "regions.villages()"),
    Task("find a regency, first use", None, "ms", REGIONS, "regions.find('Kab. Pamekasan')"),
    Task(
        "find a regency",
        None,
        "µs",
        f"{REGIONS}; regions.find('Kab. Pamekasan')",
        "regions.find('Kab. Pamekasan')",
        500,
    ),
    Task(
        "find a name of any level",
        None,
        "µs",
        f"{REGIONS}; regions.find('Sukamaju')",
        "regions.find('Sukamaju')",
        100,
    ),
    Task(
        "units for a region, first use",
        None,
        "ms",
        "from pilkada_model import units",
        "units.units_for('35.28')",
    ),
    Task(
        "units for a region",
        None,
        "µs",
        "from pilkada_model import units; units.units_for('35.28')",
        "units.units_for('35.28')",
        2_000,
    ),
    Task(
        "contests of 2024, first use",
        None,
        "ms",
        "from pilkada_model import elections",
        "elections.contests(year=2024)",
    ),
    Task(
        "timetable of 2024, first use",
        None,
        "ms",
        "from pilkada_model import stages",
        "stages.timetable('pilkada-2024')",
    ),
    Task(
        "posts, first use",
        None,
        "ms",
        "from pilkada_model import posts",
        "posts.get('kapolres')",
    ),
    Task(
        "titles, first use",
        None,
        "ms",
        "from pilkada_model import titles",
        "titles.find('S.H.')",
    ),
)
VILLAGE_MEMORY = 60
"""Megabytes that all villages may hold."""
WHEEL = 1.5
"""Megabytes that the wheel may have."""

TIMED = """
import gc, time
{program}
gc.collect()
start = time.process_time()
for _ in range({number}):
    {call}
print((time.process_time() - start) / {number})
"""
HELD = """
import gc, tracemalloc
from pilkada_model import regions
regions.get('35.28')
gc.collect()
tracemalloc.start()
kept = regions.villages()
gc.collect()
print(tracemalloc.get_traced_memory()[0])
"""


def ask(program: str) -> float:
    """Run a program in a fresh interpreter and return the number that it prints."""
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    return float(done.stdout)


def measure(task: Task, rounds: int) -> float:
    """Return the median cost of one call, in the unit of the task."""
    program = TIMED.format(program=task.program, call=task.call, number=task.number)
    scale = {"ms": 1e3, "µs": 1e6}[task.unit]
    return statistics.median(ask(program) for _ in range(rounds)) * scale


def main() -> None:
    """Measure, print, and write the figures if a file is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="few rounds: a check, no figures")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    parser.add_argument("--wheel", type=Path, metavar="FILE", help="weigh this wheel too")
    options = parser.parse_args()
    rounds = 1 if options.quick else 15
    here = machine(("attrs", "pilkada-model"))
    rows = [
        {"task": task.name, "unit": task.unit, "cost": measure(task, rounds), "goal": task.goal}
        for task in TASKS
    ]
    rows.append(
        {
            "task": "all villages, held",
            "unit": "MB",
            "cost": ask(HELD) / 1e6,
            "goal": VILLAGE_MEMORY,
        }
    )
    if options.wheel is not None:
        weight = options.wheel.stat().st_size / 1e6
        rows.append({"task": "the wheel", "unit": "MB", "cost": weight, "goal": WHEEL})
    print(f"{here['processor']}, {here['cores']} cores, {here['python']}, {here['versions']}\n")
    print("| what | cost | goal |")
    print("| --- | --- | --- |")
    for row in rows:
        goal = "" if row["goal"] is None else f"≤ {row['goal']} {row['unit']}"
        print(f"| {row['task']} | {row['cost']:.2f} {row['unit']} | {goal} |")
    if options.json is not None:
        figures = {"machine": here, "rows": rows}
        options.json.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
