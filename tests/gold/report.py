"""The report: every leaf of the facts, counted, and those without a place named with a reason.

``python -m tests.gold.report``, run where ``tests`` lies, writes ``tests/gold/report.md``.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from pilkada_model.declarations import Declaration
from pilkada_model.operations import Operation
from pilkada_model.serial import dumps, loads

from . import from_facts, to_facts
from .leaves import Leaf, Verdict, added, judged, kind_of
from .people import Fact

AnyRecord = TypeVar("AnyRecord", Declaration, Operation)

REPORT = Path(__file__).parent / "report.md"

# Why a kind of leaf has no place in the records.
REASONS = {
    "bawaslu_ikp_score": "A score of Bawaslu's vulnerability index, a fraction. The model has no "
    "fractions, and the index describes the region, not the operation.",
    "election_coverage": "Which contests a unit secures, in words. The contests are records of "
    "their own; an operation names its elections only.",
    "notes": "Free text. It stands in `note`, but free text does not count as a place.",
    "points_classified": "The number of lists of themes where points are not numbered. The facts "
    "themselves say that these lists are no points; the themes stand in `Declaration.themes`.",
}

# What records say beyond the facts, and whence they know it.
ADDITIONS = {
    "election": "Told by the list in which the fact stands, and by the year in the name.",
    "family": "Understood from the name.",
    "personnel_parts_sum": "Computed.",
    "personnel_sum_matches": "Computed.",
    "province": "Known from the unit.",
    "suffix": "Understood from the name.",
    "year": "Understood from the name.",
    "year_label": "Understood from the name.",
}

INTRODUCTION = """\
# Real records, leaf by leaf

82 peace declarations and 102 police operations, as the press prints them, are made into
records, written to canonical bytes, read again, and turned back into facts by functions that
see the record only. A leaf is a scalar of a fact.

- **Held**: read back from typed fields with the same value. A `Claim` is a typed field.
- **Derived**: the compiler of the facts computed it; it is computed again from the record.
- **Without place**: not read back from a typed field. The text of `note` does not count.
- Unknown leaves (null) are None in the record; they are not part of the share.
- Two differences are no loss: without numbered points only the themes count, not their grouping,
  and task forces that are told by function are task forces.
- The last column is the same share among the leaves that no compiler computed.

Written by `python -m tests.gold.report`; a test compares it with what the code finds.
"""


class Result(NamedTuple):
    """What became of one list of facts.

    Attributes:
        name: What the facts are.
        records: How many there are.
        leaves: Their leaves, judged.
        additions: What their records say beyond them: kind and number.
    """

    name: str
    records: int
    leaves: tuple[Leaf, ...]
    additions: Counter[str]

    @property
    def counts(self) -> Counter[Verdict]:
        """The number of leaves by verdict."""
        return Counter(leaf.verdict for leaf in self.leaves)

    @property
    def share(self) -> float:
        """The share of the known leaves that the records hold, 0 to 1."""
        known = self.counts.total() - self.counts[Verdict.UNKNOWN]
        return (self.counts[Verdict.HELD] + self.counts[Verdict.DERIVED]) / known

    @property
    def share_printed(self) -> float:
        """The same share among the leaves that were not computed in the first place, 0 to 1."""
        held, lost = self.counts[Verdict.HELD], self.counts[Verdict.WITHOUT_PLACE]
        return held / (held + lost)

    @property
    def homeless(self) -> dict[str, list[Leaf]]:
        """The leaves without place, by kind."""
        found: dict[str, list[Leaf]] = {}
        for leaf in self.leaves:
            if leaf.verdict is Verdict.WITHOUT_PLACE:
                found.setdefault(leaf.kind, []).append(leaf)
        return dict(sorted(found.items()))


def declarations() -> Result:
    """Judge the declarations."""
    pairs = from_facts.declarations()
    told = [(fact, to_facts.declaration(again(record))) for fact, record in pairs]
    return _result("Declarations", told)


def operations() -> Result:
    """Judge the operations."""
    pairs = from_facts.operations()
    told = [(fact, to_facts.operation(again(record))) for fact, record in pairs]
    return _result("Operations", told)


def again(record: AnyRecord) -> AnyRecord:
    """Return a record as it is read from its own bytes, so that no fact clings to it."""
    return loads(dumps(record), type(record))


def _result(name: str, told: list[tuple[Fact, Fact]]) -> Result:
    return Result(
        name=name,
        records=len(told),
        leaves=tuple(leaf for fact, found in told for leaf in judged(fact, found)),
        additions=Counter(kind_of(p) for fact, found in told for p in added(fact, found)),
    )


def report() -> str:
    """Return the whole report."""
    results = (declarations(), operations())
    return "\n".join(
        [INTRODUCTION, *_totals(results), *(line for r in results for line in _list(r))]
    )


def _totals(results: tuple[Result, ...]) -> Iterator[str]:
    yield "| | records | leaves | unknown | held | derived | without place | share | printed only |"
    yield f"| --- {'| ---: ' * 8}|"
    for r in results:
        numbers = [r.records, len(r.leaves), r.counts[Verdict.UNKNOWN]]
        numbers += [r.counts[v] for v in (Verdict.HELD, Verdict.DERIVED, Verdict.WITHOUT_PLACE)]
        cells = [r.name, *(f"{n:,}" for n in numbers), f"{r.share:.1%}", f"{r.share_printed:.1%}"]
        yield f"| {' | '.join(cells)} |"
    yield ""


def _list(result: Result) -> Iterator[str]:
    yield f"## {result.name}: leaves without place\n"
    for kind, leaves in result.homeless.items():
        ids = ", ".join(f"`{leaf.record}`" for leaf in leaves)
        yield f"### `{kind}`: {len(leaves)}\n\n{_lines(REASONS[kind])}\n\n{_lines(ids)}\n"
    if result.additions:
        yield f"## {result.name}: what the records say beyond the facts\n"
        for kind, number in sorted(result.additions.items()):
            yield f"- `{kind}`, {number} times. {ADDITIONS[kind]}"
        yield ""


def _lines(text: str) -> str:
    return textwrap.fill(text, width=99, break_on_hyphens=False, break_long_words=False)


if __name__ == "__main__":
    REPORT.write_text(report(), encoding="utf-8")
