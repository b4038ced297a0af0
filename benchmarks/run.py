"""Decode and encode one declaration, side by side with pydantic, in one run.

    python benchmarks/run.py [--quick] [--json FILE]

Every round gives each peer a turn of about ten milliseconds, one after the other, so that a slow
moment of the machine meets all of them; the figures are medians over the rounds, in processor
time of this process, so that other programs do not count. The peers are checked to make equal
objects first.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from _documents import documents
from _floor import declaration_by_hand
from _machine import machine
from _pydantic_twin import twin_of

from pilkada_model import Declaration, dumps, loads, to_dict

GOALS = {"on": 0.4, "off": 0.3}
"""Our decoding speed as a share of pydantic's, garbage collector on and off."""
PEERS = ("pydantic", "pydantic-core", "attrs", "cattrs", "pilkada-model")
TURN = 0.01
"""Seconds of one peer's turn in a round."""
KEPT = 1000
"""Objects that live at the same time in a turn of "kept"."""

Calls = Mapping[str, Callable[[], object]]


def check_peers(document: bytes) -> None:
    """Assert that all peers read the document to equal values and write it to equal values."""
    twin, record = twin_of(Declaration), loads(document, Declaration)
    model = twin.model_validate_json(document)
    assert declaration_by_hand(document) == record
    assert model.model_dump(mode="json") == to_dict(record)
    assert json.loads(model.model_dump_json()) == json.loads(dumps(record))
    assert loads(dumps(record), Declaration) == record
    for model_field, kind in twin.model_fields.items():
        assert kind.is_required() is False, model_field
    # as strict as ours: an unknown key, and text for a number
    for wrong in ({"x": 1}, {"stated_points": "4"}):
        for read in (twin.model_validate_json, lambda data: loads(data, Declaration)):
            _assert_refused(read, json.dumps(wrong).encode())


def _assert_refused(read: Callable[[bytes], object], document: bytes) -> None:
    try:
        read(document)
    except ValueError:
        return
    raise AssertionError(document)


def decoders(document: bytes) -> Calls:
    """Return what reads the document, by peer: bytes to a validated object."""
    twin = twin_of(Declaration)
    return {
        "pydantic": lambda: twin.model_validate_json(document),
        "pilkada-model": lambda: loads(document, Declaration),
        "by hand (floor)": lambda: declaration_by_hand(document),
        "json.loads alone": lambda: json.loads(document),
    }


def encoders(document: bytes) -> Calls:
    """Return what writes the document, by peer: an object to bytes."""
    model, record = twin_of(Declaration).model_validate_json(document), loads(document, Declaration)
    return {
        "pydantic": lambda: model.model_dump_json().encode(),
        "pilkada-model": lambda: dumps(record),
    }


def measure(calls: Calls, *, rounds: int, kept: bool) -> dict[str, float]:
    """Return the median time of one call in microseconds, by peer."""
    turn = _kept if kept else _dropped
    numbers = {
        peer: KEPT if kept else max(1, round(TURN / _dropped(call, 50)))
        for peer, call in calls.items()
    }
    times: dict[str, list[float]] = {peer: [] for peer in calls}
    for _ in range(rounds):
        for peer, call in calls.items():
            times[peer].append(turn(call, numbers[peer]))
    return {peer: statistics.median(values) * 1e6 for peer, values in times.items()}


def _dropped(call: Callable[[], object], number: int) -> float:
    start = time.process_time()
    for _ in range(number):
        call()
    return (time.process_time() - start) / number


def _kept(call: Callable[[], object], number: int) -> float:
    start = time.process_time()
    results = [call() for _ in range(number)]
    return (time.process_time() - start) / len(results)


def run(*, quick: bool) -> list[dict[str, Any]]:
    """Measure every document in every way; one row for each."""
    rows = []
    for name, document in documents().items():
        check_peers(document)
        ways = [("decode", decoders, False), ("decode, kept", decoders, True)]
        for task, make, kept in [*ways, ("encode", encoders, False)]:
            for collector in ("on", "off"):
                rounds = (3 if kept else 5) if quick else (25 if kept else 101)
                gc.collect()
                (gc.enable if collector == "on" else gc.disable)()
                times = measure(make(document), rounds=rounds, kept=kept)
                gc.enable()
                rows.append(
                    {
                        "document": name,
                        "bytes": len(document),
                        "task": task,
                        "collector": collector,
                        "microseconds": times,
                        "speed": {peer: times["pydantic"] / took for peer, took in times.items()},
                    }
                )
    return rows


def show(about: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    """Print the machine, then one table row for each measurement."""
    print(f"{about['processor']}, {about['cores']} cores, {about['python']}, {about['system']}")
    print(", ".join(f"{peer} {version}" for peer, version in about["versions"].items()))
    print("microseconds for one document, medians; in brackets the speed, pydantic = 1")
    print()
    print("| document | bytes | task | collector | peers |")
    print("| --- | --- | --- | --- | --- |")
    for row in rows:
        peers = ", ".join(
            f"{peer} {took:.1f} ({row['speed'][peer]:.2f})"
            for peer, took in row["microseconds"].items()
        )
        print(
            f"| {row['document']} | {row['bytes']} | {row['task']} | {row['collector']} | {peers} |"
        )
    print()
    for row in rows:
        if row["task"].startswith("decode") and 1000 <= row["bytes"] <= 1500:
            speed, goal = row["speed"]["pilkada-model"], GOALS[row["collector"]]
            verdict = "met" if speed >= goal else "missed"
            print(
                f"goal {verdict}: {row['task']} {row['document']}, collector {row['collector']}: "
                f"{speed:.2f} of pydantic's speed, at least {goal} wanted"
            )


def main() -> None:
    """Run the benchmark, print it, and write it if a file is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="few rounds: a check, no figures")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    options = parser.parse_args()
    about, rows = machine(PEERS), run(quick=options.quick)
    show(about, rows)
    if options.json is not None:
        options.json.write_text(json.dumps({"machine": about, "rows": rows}, indent=2) + "\n")


if __name__ == "__main__":
    main()
