"""The written grammar, its vectors and the code agree."""

from __future__ import annotations

import ast
import base64
import datetime as dt
import hashlib
import json
import re
import sys
from enum import Enum
from pathlib import Path
from typing import Any, NewType, get_args, get_type_hints

import pytest
from attrs import has

import pilkada_model
from pilkada_model import DocumentError, Dossier, PartialDate
from pilkada_model.dossier import RECORDS
from pilkada_model.rules import codes, regions
from pilkada_model.serial import MAX_BYTES, MAX_DEPTH, digest, dumps, loads, make_converter

VECTORS = Path(__file__).with_name("vectors")
ACCEPT = json.loads((VECTORS / "accept.json").read_bytes())
REFUSE = json.loads((VECTORS / "refuse.json").read_bytes())
GRAMMAR = (Path(__file__).parents[2] / "docs" / "reference" / "wire.md").read_text("utf-8")
CLASSES = {record.__name__: record for record in RECORDS}


def vectors(rows: list[dict[str, Any]]) -> pytest.MarkDecorator:
    """Run a test for each vector, under the vector's name."""
    return pytest.mark.parametrize("row", rows, ids=[row["name"] for row in rows])


def document_of(row: dict[str, Any]) -> str | bytes:
    """Return the document: text as it stands, bytes in base 64, or repeated parts."""
    document = row["document"]
    if isinstance(document, str):
        return document
    if "base64" in document:
        return base64.b64decode(document["base64"])
    return "".join(text * times for text, times in document["parts"])


def limits_of(row: dict[str, Any]) -> dict[str, int]:
    """Return the limits that a vector sets."""
    return {name: row[name] for name in ("max_bytes", "max_depth") if name in row}


@vectors(ACCEPT)
def test_what_the_grammar_allows_is_accepted_and_written_so(row: dict[str, Any]) -> None:
    """An accepted document gives exactly the canonical bytes of the vector."""
    made = loads(document_of(row), CLASSES[row["record"]], **limits_of(row))
    assert dumps(made).decode() == row["canonical"]
    assert digest(made) == hashlib.sha256(row["canonical"].encode()).hexdigest()
    assert row.get("sha256") in (None, digest(made))


@vectors(ACCEPT)
def test_canonical_bytes_are_read_again_to_an_equal_record(row: dict[str, Any]) -> None:
    """What is written is in the grammar, and the same record."""
    record = CLASSES[row["record"]]
    made = loads(row["canonical"], record)
    assert made == loads(document_of(row), record, **limits_of(row))
    assert dumps(made).decode() == row["canonical"]
    assert loads(dumps(made, indent=2), record) == made


@vectors(ACCEPT)
def test_both_passes_accept_it(row: dict[str, Any]) -> None:
    """The detailed pass, which only explains, accepts what the quick pass accepts."""
    record, data = CLASSES[row["record"]], json.loads(document_of(row))
    quick = make_converter(detailed_validation=False).structure(data, record)
    assert make_converter(detailed_validation=True).structure(data, record) == quick


@vectors(REFUSE)
def test_what_the_grammar_forbids_is_refused_at_its_place(row: dict[str, Any]) -> None:
    """A refused document tells every problem, with path and code, in order."""
    with pytest.raises(DocumentError) as caught:
        loads(document_of(row), CLASSES[row["record"]], **limits_of(row))
    told = [[problem.path, problem.code] for problem in caught.value.problems]
    assert told == row["problems"]


@vectors([row for row in ACCEPT + REFUSE if isinstance(row["document"], str)])
def test_bytes_and_text_have_the_same_verdict(row: dict[str, Any]) -> None:
    """The UTF-8 bytes of a text say what the text says."""

    def verdict(document: str | bytes) -> object:
        try:
            return loads(document, CLASSES[row["record"]], **limits_of(row))
        except DocumentError as error:
            return [(problem.path, problem.code) for problem in error.problems]

    raw = row["document"].encode("utf-8", "surrogatepass")
    assert verdict(raw) == verdict(row["document"])
    assert verdict(bytearray(raw)) == verdict(memoryview(raw)) == verdict(raw)


def test_there_are_enough_vectors_and_each_says_something_else() -> None:
    """At least sixty on either side, no name and no document twice."""
    for rows in (ACCEPT, REFUSE):
        assert len(rows) >= 60
        assert len({row["name"] for row in rows}) == len(rows)
        documents = {json.dumps([row["record"], row["document"], limits_of(row)]) for row in rows}
        assert len(documents) == len(rows)


# The tables of the grammar against the source.


def table(heading: str) -> dict[str, str]:
    """Return the first two columns of a table of the grammar, found by its heading row."""
    _, found, rest = GRAMMAR.partition(f"{heading}\n| --- | --- |\n")
    assert found
    rows = rest.partition("\n\n")[0].splitlines()
    cells = [re.split(r" ?(?<!\\)\| ?", row)[1:3] for row in rows]
    return {name.strip("`"): meaning.strip("`") for name, meaning in cells}


def code_tables() -> tuple[set[str], set[str]]:
    """Return the codes of documents, and those that only callers in Python meet."""
    of_documents, _, of_callers = GRAMMAR.partition("These codes no document can cause")
    rows = re.compile(r"^\| `([a-z0-9_]+)` \|", re.MULTILINE)
    documents = rows.findall(of_documents.partition("| code | meaning |")[2])
    callers = rows.findall(of_callers)
    assert documents == sorted(documents)
    assert callers == sorted(callers)
    return set(documents), set(callers)


def sources_of_codes() -> dict[str, ast.Module]:
    """Parse every module of the package but the command line, which has words of its own."""
    package = Path(pilkada_model.__file__).parent
    paths = set(package.rglob("*.py")) - set(package.glob("cli/*.py"))
    return {str(path.relative_to(package)): ast.parse(path.read_bytes()) for path in paths}


def places_of_code(tree: ast.Module) -> dict[str, int | None]:
    """Return the functions and classes with a parameter `code`, and its position."""
    found: dict[str, int | None] = {}
    for owner in ast.walk(tree):
        if isinstance(owner, ast.FunctionDef):
            functions, skipped = [(owner.name, owner)], 0
        elif isinstance(owner, ast.ClassDef):
            inits = [node for node in owner.body if isinstance(node, ast.FunctionDef)]
            functions = [(owner.name, node) for node in inits if node.name == "__init__"]
            skipped = 1
        else:
            continue
        for name, function in functions:
            positional = [argument.arg for argument in function.args.args][skipped:]
            if "code" in positional:
                found[name] = positional.index("code")
            elif "code" in [argument.arg for argument in function.args.kwonlyargs]:
                found[name] = None
    return found


def codes_in(trees: dict[str, ast.Module]) -> set[str]:
    """Return every word that is passed as `code` anywhere; what `regions` calls so is another."""
    anywhere = {
        name: at
        for path, tree in trees.items()
        if "regions" not in path
        for name, at in places_of_code(tree).items()
    }
    found: set[str] = set()
    for path, tree in trees.items():
        here = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        known = {name: at for name, at in anywhere.items() if name not in here}
        known |= {} if "regions" in path else places_of_code(tree)
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call):
                continue
            given = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            position = known.get(name)
            if position is not None and position < len(call.args):
                given.append(call.args[position])
            nodes = [node for argument in given for node in ast.walk(argument)]
            columns = {id(node.slice) for node in nodes if isinstance(node, ast.Subscript)}
            found |= {
                node.value
                for node in nodes
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
                if node.value and id(node) not in columns
            }
    return found


def test_the_tables_list_exactly_the_codes_of_the_source() -> None:
    """A code is neither forgotten in the grammar nor invented by it."""
    documents, callers = code_tables()
    assert not documents & callers
    assert documents | callers == codes_in(sources_of_codes())


def test_every_code_of_documents_has_a_vector_and_no_other_code_has() -> None:
    """Each code is shown by a document that has it."""
    shown = {code for row in REFUSE for _, code in row["problems"]}
    assert shown == code_tables()[0]


def test_the_expressions_of_the_grammar_are_those_of_the_rules() -> None:
    """A reader of the grammar accepts the same codes and addresses as the rules."""
    written = table("| form | expression |")
    region = written["region code"]
    assert {form: text.replace("REGION", region) for form, text in written.items()} == {
        form: pattern.pattern.replace("(?:", "(")
        for form, pattern in {
            "region code": codes.REGION_CODE,
            "key": codes.KEY,
            "election": codes.ELECTION_ID,
            "identifier": codes.IDENTIFIER,
            "institution": codes.INSTITUTION_CODE,
            "ISO 3166-2 code": regions.ISO_CODE,
            "BPS code of a province": regions.BPS_PROVINCE_CODE,
            "BPS code of a regency or city": regions.BPS_REGENCY_CODE,
            "web address": codes.WEB_ADDRESS,
        }.items()
    }


def test_the_white_space_of_the_grammar_is_that_of_the_rules() -> None:
    """The listed characters, and no others, make a text blank."""
    listed = GRAMMAR.partition("Blank is text")[2].partition("\n\n")[0]
    ranges = re.findall(r"U\+([0-9A-F]{4})(?:\s+to\s+U\+([0-9A-F]{4}))?", listed)
    characters = {
        chr(number)
        for first, last in ranges
        for number in range(int(first, 16), int(last or first, 16) + 1)
    }
    every = map(chr, range(sys.maxunicode + 1))
    assert characters == {character for character in every if character.isspace()}


def test_the_limits_of_the_grammar_are_those_of_the_reader() -> None:
    """The defaults are written down."""
    assert f"`max_bytes` long, {MAX_BYTES:,} (64 MiB)" in GRAMMAR
    assert f"`max_depth` deep, {MAX_DEPTH} unless" in GRAMMAR


def depth_of(annotation: Any) -> int:
    """Return how deep the deepest document of an annotation is nested."""
    if has(annotation):
        return 1 + max(depth_of(hint) for hint in get_type_hints(annotation).values())
    inner = max((depth_of(part) for part in get_args(annotation) if part is not ...), default=0)
    return inner + (getattr(annotation, "__origin__", None) is tuple)


def test_no_record_can_reach_the_default_limit_on_depth() -> None:
    """So the quick pass need not measure depth unless the caller sets a lower limit."""
    assert depth_of(Dossier) == max(map(depth_of, RECORDS))
    assert 8 < depth_of(Dossier) < MAX_DEPTH


def test_fields_have_only_the_types_of_the_grammar() -> None:
    """Every leaf of every record is in the table of values."""

    def leaves(annotation: Any) -> set[Any]:
        parts = [part for part in get_args(annotation) if part is not ...]
        if isinstance(annotation, NewType):
            return leaves(annotation.__supertype__)
        return set().union(*map(leaves, parts)) if parts else {annotation}

    hints = [hint for record in RECORDS for hint in get_type_hints(record).values()]
    plain = {str, int, bool, dt.date, dt.datetime, dt.time, PartialDate, type(None)}
    rest = set().union(*map(leaves, hints)) - plain - set(RECORDS)
    assert all(issubclass(leaf, Enum) for leaf in rest)
