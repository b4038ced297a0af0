"""What importing costs, in fresh interpreters, and which tables it opens.

    python benchmarks/import_time.py [--quick] [--json FILE]

The programs take turns in every round; the figures are medians of the processor time of the whole
interpreter, which other programs disturb less than the clock. The goals: 30 ms over a bare
interpreter for the package, 300 ms for all records and the first `loads`, and no table opened.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
from pathlib import Path

PROGRAMS = {
    "bare interpreter": "pass",
    "import pilkada_model": "import pilkada_model",
    "from pilkada_model import Regency": "from pilkada_model import Regency",
    "all records": "from pilkada_model import RECORDS",
    "all records, first loads": (
        "from pilkada_model import RECORDS, Declaration, loads; "
        'loads(b\'{"title": "Deklarasi Pilkada Damai"}\', Declaration)'
    ),
    "all records, first loads of a dossier": (
        "from pilkada_model import RECORDS, loads; loads(b'{}')"
    ),
}
GOALS = {"import pilkada_model": 30, "all records, first loads": 300}
"""Milliseconds over a bare interpreter."""

AUDIT = """
import sys
opened = []
def note(event, arguments):
    if event == "open" and "_data" in str(arguments[0]):
        if not str(arguments[0]).endswith((".py", ".pyc")) and ".pyc." not in str(arguments[0]):
            opened.append(str(arguments[0]))
sys.addaudithook(note)
{program}
print("\\n".join(opened))
"""


def seconds(program: str) -> float:
    """Return the processor time of a fresh interpreter that runs the program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def opened_tables(program: str) -> list[str]:
    """Return the names of the tables that the program opens."""
    done = subprocess.run(
        [sys.executable, "-c", AUDIT.format(program=program)],
        check=True,
        capture_output=True,
        text=True,
    )
    return sorted({Path(line).name for line in done.stdout.split("\n") if line})


def main() -> None:
    """Measure, print, and write the figures if a file is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="few rounds: a check, no figures")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    options = parser.parse_args()
    for program in PROGRAMS.values():  # so that compiled files are there
        seconds(program)
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(3 if options.quick else 31):
        for name, program in PROGRAMS.items():
            times[name].append(seconds(program) * 1000)
    medians = {name: statistics.median(values) for name, values in times.items()}
    bare = medians["bare interpreter"]
    print("| program | ms | over a bare interpreter | goal | tables opened |")
    print("| --- | --- | --- | --- | --- |")
    rows = []
    for name, took in medians.items():
        tables, goal = opened_tables(PROGRAMS[name]), GOALS.get(name)
        rows.append({"program": name, "ms": took, "over_bare": took - bare, "tables": tables})
        print(
            f"| {name} | {took:.1f} | {took - bare:.1f} | {goal or ''} |"
            f" {', '.join(tables) or 'none'} |"
        )
    if options.json is not None:
        options.json.write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main()
