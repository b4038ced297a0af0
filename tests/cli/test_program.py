"""The command as a program of its own: exits, pipes, terminals, encodings, a missing extra."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from pilkada_model.dossier import Dossier
from pilkada_model.serial import dumps

Command = Callable[..., "subprocess.CompletedProcess[bytes]"]
BLOCKED = """
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {names}:
            raise ModuleNotFoundError(f"no {{name}}", name=name)
sys.meta_path.insert(0, Blocked())
"""


@pytest.mark.parametrize("names", [("click", "rich"), ("rich",)])
def test_without_the_extra(command: Command, file: Path, names: tuple[str, ...]) -> None:
    """Without click or rich the command says what to install: exit code 2, no traceback."""
    result = command("show", file, first=BLOCKED.format(names=names))
    assert result.returncode == 2
    told = result.stderr.decode().strip()
    assert told == 'the command pilkada needs: pip install "pilkada-model[cli]"'


def test_another_missing_module_is_not_hidden(command: Command, file: Path) -> None:
    """Only click and rich are told as the missing extra."""
    result = command("show", file, first=BLOCKED.format(names=("cattrs",)))
    assert result.returncode == 1
    assert b"ModuleNotFoundError: no cattrs" in result.stderr


def test_the_library_needs_no_extra() -> None:
    """Importing the library, and the entry point itself, imports neither click nor rich."""
    code = (
        "import sys, pilkada_model, pilkada_model.cli, pilkada_model.serial;"
        "print({'click', 'rich'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"set()"


def test_version_and_exit_code(command: Command) -> None:
    """--version prints name and version."""
    result = command("--version")
    assert (result.returncode, result.stdout.decode()) == (
        0,
        f"pilkada {version('pilkada-model')}\n",
    )


def test_exit_codes_reach_the_shell(command: Command, file: Path, tmp_path: Path) -> None:
    """0, 1 and 2 as the commands decide; errors on stderr."""
    bad = tmp_path / "bad.json"
    bad.write_bytes(b'{"titel": "x"}')
    assert command("check", file).returncode == 0
    assert command("check", bad).returncode == 1
    refused = command("show", bad)
    assert (refused.returncode, refused.stdout) == (2, b"")
    usage = command("show", "--format", "pdf", file)
    assert usage.returncode == 2
    assert usage.stderr.startswith(b"Usage: ")


def test_stdin(command: Command, dossier: Dossier) -> None:
    """A document can come through a pipe."""
    result = command("convert", "--canonical", "-", input=dumps(dossier))
    assert result.stdout == dumps(dossier)


def test_ascii_stdout(command: Command, file: Path) -> None:
    """Where stdout knows ASCII only, lines and quotes become plain ones, the rest a mark."""
    result = command("show", file, env={"PYTHONIOENCODING": "ascii"})
    assert result.returncode == 0
    page = result.stdout.decode("ascii")
    assert 'Jumat, 16 Agustus 2024 - tercetak "Jumat (16/8)"' in page
    assert "23 Agustus-27 Desember 2024" in page
    assert "?" not in page


def test_a_character_that_stdout_lacks(command: Command) -> None:
    """It is replaced in text; JSON is UTF-8 whatever stdout says."""
    data = dumps(Dossier(title="Pilkada 安全"))
    narrow = {"PYTHONIOENCODING": "latin-1"}
    assert b"Pilkada ??" in command("show", "-", input=data, env=narrow).stdout
    as_json = command("show", "--format", "json", "-", input=data, env=narrow)
    assert "Pilkada 安全" in as_json.stdout.decode()


def test_the_reader_goes_away(file: Path) -> None:
    """`pilkada show ... | head` ends quietly with 141, as if by SIGPIPE."""
    reader, writer = os.pipe()
    os.close(reader)
    for arguments in (["show"], ["show", "--format", "json"], ["check"]):
        result = subprocess.run(
            [sys.executable, "-m", "pilkada_model", *arguments, file],
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
        assert (result.returncode, result.stderr) == (141, b"")
    os.close(writer)


def test_an_interruption(command: Command, file: Path) -> None:
    """Control-C ends with 130 and no traceback, whether a command runs or is being loaded."""
    while_reading = (
        "from pilkada_model.cli import _commands\n"
        "def interrupted(*_): raise KeyboardInterrupt\n"
        "_commands.read = interrupted"
    )
    while_loading = "sys.modules['click'] = type(sys)('click'); sys.modules['click'].__getattr__ ="
    while_loading += " lambda name: (_ for _ in ()).throw(KeyboardInterrupt)"
    for first in (while_reading, while_loading):
        result = command("show", file, first=first)
        assert result.returncode == 130
        assert b"Traceback" not in result.stderr


def _on_a_terminal(*arguments: object, **environment: str) -> str:
    """Run the command on a terminal of its own and return what the terminal gets."""
    master, slave = pytest.importorskip("pty").openpty()
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    process = subprocess.Popen(
        [sys.executable, "-m", "pilkada_model", *map(str, arguments)],
        stdout=slave,
        env=kept | {"TERM": "xterm", "COLUMNS": "80"} | environment,
    )
    os.close(slave)
    got = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # Linux tells the end of a terminal so
            break
        if not part:
            break
        got += part
    os.close(master)
    assert process.wait(60) == 0
    return got.decode().replace("\r\n", "\n")


def test_colour_on_a_terminal_only(file: Path, command: Command) -> None:
    """A terminal gets colours, a pipe and NO_COLOR none; the text is the same."""
    plain = command("show", file, env={"COLUMNS": "80"}).stdout.decode()
    coloured = _on_a_terminal("show", file)
    assert "\x1b[" not in plain
    assert "\x1b[" in coloured
    assert _on_a_terminal("show", file, NO_COLOR="1") == plain
    assert "\x1b[" in _on_a_terminal("show", file, NO_COLOR="")
