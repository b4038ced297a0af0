"""`pilkada convert` and `pilkada check`, what all commands read, and how they end."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from pilkada_model.dossier import Dossier
from pilkada_model.serial import MAX_BYTES, MAX_DEPTH, dumps, loads

Run = Callable[..., Result]
COMMANDS = ["show", "convert", "check"]
UNSOUND = b'{"titel": "x", "declarations": [{"stated_points": -1}]}'
UNREADABLE = {
    "not_json": b"{",
    "not_utf8": b"\xff",
    "byte_order_mark": b"\xef\xbb\xbf{}",
    "not_a_number": b'{"a": NaN}',
    "too_deep": b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1),
}


# --- what is read ----------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_stdin_and_gzip_are_read_alike(run: Run, file: Path, command: str) -> None:
    """A file, the same gzipped, and the same on stdin: one output, but for the name."""
    zipped = file.with_name("dossier.json.gz")
    zipped.write_bytes(gzip.compress(file.read_bytes()))
    plain = run(command, file)
    assert plain.exit_code == 0
    assert plain.output
    from_gzip, from_stdin = run(command, zipped), run(command, "-", input=file.read_bytes())
    assert from_gzip.output.replace(str(zipped), str(file)) == plain.output
    assert from_stdin.output.replace("-:", f"{file}:") == plain.output


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_file(run: Run, tmp_path: Path, command: str) -> None:
    """Exit code 2, the name and the reason on stderr."""
    result = run(command, tmp_path / "nihil.json")
    assert result.exit_code == 2
    assert f"{tmp_path / 'nihil.json'}: 1 problem" in result.stderr
    assert "cannot be read: no such file or directory" in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "content",
    [b"not gzip", gzip.compress(b"{}" * 99, mtime=0)[:-9], b"\x1f\x8b\x08" + b"\0" * 99],
    ids=["not gzip", "cut", "damaged"],
)
def test_broken_gzip(run: Run, tmp_path: Path, command: str, content: bytes) -> None:
    """A file that is no gzip, ends too soon or is damaged cannot be read: exit code 2."""
    path = tmp_path / "x.json.gz"
    path.write_bytes(content)
    result = run(command, path)
    assert result.exit_code == 2
    assert "cannot be read: " in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder(run: Run, tmp_path: Path, command: str) -> None:
    """A folder is no file: exit code 2."""
    result = run(command, tmp_path)
    assert result.exit_code == 2
    assert "cannot be read: is a directory" in result.stderr


def test_reading_stops_at_the_limit(run: Run, tmp_path: Path) -> None:
    """A gzip bomb is not unpacked: reading ends at the limit, before the damage behind it."""
    bomb = tmp_path / "bomb.json.gz"
    bomb.write_bytes(gzip.compress(b" " * (MAX_BYTES + 2**20), 1) + b"damage")
    result = run("check", bomb)
    assert result.exit_code == 2
    assert f"more than {MAX_BYTES} bytes, the limit" in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("code", UNREADABLE)
def test_what_is_no_document(run: Run, command: str, code: str) -> None:
    """What is no JSON of the wire grammar is bad input, for every command: exit code 2."""
    result = run(command, "-", input=UNREADABLE[code])
    assert result.exit_code == 2
    assert result.stderr.startswith("-: 1 problem\n  $")


@pytest.mark.parametrize("command", ["show", "convert"])
def test_an_unsound_document_is_not_shown(run: Run, command: str) -> None:
    """Its problems go to stderr with their paths, nothing to stdout: exit code 2."""
    result = run(command, "-", input=UNSOUND)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "$.titel: Dossier has no such field; near: title" in result.stderr
    assert "$.declarations[0].stated_points: " in result.stderr


def test_the_good_files_are_shown(run: Run, file: Path, tmp_path: Path) -> None:
    """One bad file among good ones: the others are shown, the exit code is 2."""
    result = run("show", tmp_path / "nihil.json", file)
    assert result.exit_code == 2
    assert "DEKLARASI" in result.stdout


# --- convert ---------------------------------------------------------------------------------


def test_convert_writes_for_people(run: Run, file: Path, dossier: Dossier) -> None:
    """Without options the document goes to stdout with two spaces for each level."""
    assert run("convert", file).stdout_bytes == dumps(dossier, indent=2)
    assert run("convert", file, "--indent", 0).stdout_bytes == dumps(dossier, indent=0)


def test_convert_writes_canonical_bytes(run: Run, file: Path, dossier: Dossier) -> None:
    """--canonical writes the very bytes that a digest is made of."""
    assert run("convert", "--canonical", file).stdout_bytes == dumps(dossier)


def test_convert_refuses_two_forms(run: Run, file: Path) -> None:
    """--canonical and --indent exclude each other."""
    result = run("convert", "--canonical", "--indent", 2, file)
    assert result.exit_code == 2
    assert "--canonical and --indent exclude each other" in result.stderr


def test_convert_reads_other_records(run: Run, dossier: Dossier) -> None:
    """--record names the class that the file holds."""
    data = dumps(dossier.declarations[0])
    result = run("convert", "--record", "Declaration", "--canonical", "-", input=data)
    assert result.stdout_bytes == data


@pytest.mark.parametrize(
    ("name", "hint"), [("declaration", "near: Declaration"), ("zzz", "there are Claim, Commitment")]
)
def test_convert_knows_its_records(run: Run, file: Path, name: str, hint: str) -> None:
    """A class that there is not is bad usage, and the answer names some that there are."""
    result = run("convert", "--record", name, file)
    assert result.exit_code == 2
    assert hint in " ".join(result.stderr.split())


def test_convert_writes_a_file(run: Run, file: Path, dossier: Dossier) -> None:
    """-o writes the file and nothing to stdout; nothing else appears in the folder."""
    target = file.with_name("out.json")
    result = run("convert", file, "-o", target)
    assert (result.exit_code, result.output) == (0, "")
    assert loads(target.read_bytes()) == dossier
    assert sorted(path.name for path in file.parent.iterdir()) == ["dossier.json", "out.json"]


def test_convert_replaces_its_own_input(run: Run, file: Path, dossier: Dossier) -> None:
    """The input can be the output; its permissions stay."""
    file.chmod(0o640)
    assert run("convert", "--canonical", file, "-o", file).exit_code == 0
    assert file.read_bytes() == dumps(dossier)
    assert file.stat().st_mode & 0o777 == 0o640


def test_convert_follows_a_link(run: Run, file: Path, dossier: Dossier) -> None:
    """A link to a file stays a link, and the file behind it is written."""
    link = file.with_name("link.json")
    link.symlink_to(file)
    assert run("convert", "--canonical", file, "-o", link).exit_code == 0
    assert link.is_symlink()
    assert file.read_bytes() == dumps(dossier)


def test_convert_writes_gzip(run: Run, file: Path, dossier: Dossier) -> None:
    """A name in .gz gives a gzip file, the same bytes each time."""
    first, second = file.with_name("a.json.gz"), file.with_name("b.json.gz")
    for target in (first, second):
        assert run("convert", "--canonical", file, "-o", target).exit_code == 0
    assert gzip.decompress(first.read_bytes()) == dumps(dossier)
    assert first.read_bytes() == second.read_bytes()


def test_convert_into_a_device(run: Run, file: Path) -> None:
    """What is no regular file is written as it stands, not replaced."""
    before = Path(os.devnull).stat()
    assert run("convert", file, "-o", os.devnull).exit_code == 0
    assert Path(os.devnull).stat().st_ino == before.st_ino


def test_convert_leaves_nothing_half_written(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When writing fails, the old file is as it was and no part is left: exit code 2."""

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    before = file.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    result = run("convert", "--canonical", file, "-o", file)
    assert result.exit_code == 2
    assert result.stderr == f"{file}: cannot be written: no space left on device\n"
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_convert_into_a_folder_that_is_not_there(run: Run, file: Path) -> None:
    """The folder is not made: exit code 2."""
    result = run("convert", file, "-o", file.parent / "nihil" / "out.json")
    assert result.exit_code == 2
    assert "cannot be written: no such file or directory" in result.stderr


def test_convert_of_an_unsound_document_writes_nothing(run: Run, tmp_path: Path) -> None:
    """The output is not touched when the input is refused."""
    target = tmp_path / "out.json"
    assert run("convert", "-", "-o", target, input=UNSOUND).exit_code == 2
    assert not target.exists()


# --- check -----------------------------------------------------------------------------------


def test_check_of_sound_files(run: Run, file: Path) -> None:
    """Sound files say so: exit code 0. A file that is named twice counts once."""
    result = run("check", file, file)
    assert result.exit_code == 0
    assert result.output == f"{file}: sound\n1 file: 1 sound\n"


def test_check_tells_every_problem(run: Run, file: Path, tmp_path: Path) -> None:
    """Problems of the wire and of the rules, file by file, with path and code: exit code 1."""
    bad = tmp_path / "bad.json"
    bad.write_bytes(UNSOUND)
    result = run("check", file, bad)
    assert (result.exit_code, result.stderr) == (1, "")
    expected = f"expected a whole number from 0 to {2**63 - 1}, got -1"
    assert result.stdout.splitlines() == [
        f"{file}: sound",
        f"{bad}: 2 problems",
        f"  $.declarations[0].stated_points: {expected} [out_of_range]",
        "  $.titel: Dossier has no such field; near: title [unknown_key]",
        "2 files: 1 sound, 1 with 2 problems",
    ]


def test_check_for_programs(run: Run, file: Path, tmp_path: Path) -> None:
    """--format json is a list of {file, path, code, message}, empty when all is sound."""
    bad, missing = tmp_path / "bad.json", tmp_path / "nihil.json"
    bad.write_bytes(UNSOUND)
    assert json.loads(run("check", "--format", "json", file).stdout) == []
    result = run("check", "--format", "json", file, bad, missing)
    found = json.loads(result.stdout)
    assert result.exit_code == 2
    assert [(one["file"], one["path"], one["code"]) for one in found] == [
        (str(bad), "$.declarations[0].stated_points", "out_of_range"),
        (str(bad), "$.titel", "unknown_key"),
        (str(missing), "$", "unreadable"),
    ]
    assert {tuple(one) for one in found} == {("file", "path", "code", "message")}


def test_check_goes_on_after_a_file_that_it_cannot_read(
    run: Run, file: Path, tmp_path: Path
) -> None:
    """Bad input goes before findings, and the report covers the other files."""
    bad = tmp_path / "bad.json"
    bad.write_bytes(UNSOUND)
    result = run("check", tmp_path / "nihil.json", bad, file)
    assert result.exit_code == 2
    assert result.stdout.splitlines()[-1] == "3 files: 1 sound, 1 with 2 problems, 1 unread"
    assert "nihil.json" not in result.stdout


# --- usage -----------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["show"], ["check"], ["convert"], ["nihil"], ["show", "-x"]])
def test_bad_usage(run: Run, arguments: list[str]) -> None:
    """Exit code 2, and the usage on stderr."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: ")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(run: Run, command: str) -> None:
    """Each command explains itself and shows one example."""
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: pilkada {command}" in result.stdout
