"""What an import loads and opens; `benchmarks/import_time.py` tells how long it takes."""

import json
import subprocess
import sys

import pytest

AUDITED = """
import json, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
{program}
print(json.dumps({{"modules": sorted(sys.modules), "opened": opened}}))
"""
HEAVY = {"attr", "attrs", "cattrs", "click", "dateutil", "hypothesis", "msgspec", "rich"}


def loaded(program: str) -> tuple[set[str], list[str]]:
    """Run a program in a fresh interpreter; return the modules it loads and the tables it opens."""
    done = subprocess.run(
        [sys.executable, "-c", AUDITED.format(program=program)],
        check=True,
        capture_output=True,
        text=True,
    )
    told = json.loads(done.stdout)
    tables = [
        path
        for path in told["opened"]
        if "_data" in path and path.endswith((".csv", ".json", ".txt"))
    ]
    return set(told["modules"]), tables


def test_the_front_door_loads_nothing_heavy() -> None:
    """Importing the package loads no other module of ours, no dependency, and opens no table."""
    modules, tables = loaded("import pilkada_model")
    assert not modules & HEAVY
    assert {name for name in modules if name.startswith("pilkada_model")} == {"pilkada_model"}
    assert tables == []


def test_a_record_loads_no_wire() -> None:
    """A record needs attrs, but neither cattrs nor any of the optional libraries."""
    modules, tables = loaded("from pilkada_model import Regency")
    assert modules & HEAVY == {"attr", "attrs"}
    assert "pilkada_model.serial" not in modules
    assert tables == []


@pytest.mark.parametrize("name", ["RECORDS", "loads", "regions", "serial", "writing"])
def test_no_import_opens_a_table(name: str) -> None:
    """Tables are opened by the first question, never by an import."""
    modules, tables = loaded(f"from pilkada_model import {name}")
    assert not modules & (HEAVY - {"attr", "attrs", "cattrs"})
    assert tables == []


def test_the_audit_sees_a_table() -> None:
    """A question does open a table, and the audit used above notices it."""
    _, tables = loaded('from pilkada_model import regions; regions.get("35.28")')
    assert [path.rpartition("_data")[2].replace("\\", "/") for path in tables] != []
