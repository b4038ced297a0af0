"""The command ``pilkada``: dossiers, reference data and timetables.

Thin: it reads, calls a room and prints. click and rich come with the extra ``cli`` and are
imported when the command runs, never with the library.

Exit codes: 0 all is well; 1 `check` found problems in a document; 2 bad usage or bad input;
130 interrupted; 141 the reader of a pipe went away (the last two as shells report them).
"""

from __future__ import annotations

import sys

from pilkada_model.errors import MissingExtraError

INTERRUPTED = 130
_EXTRA = ("click", "rich")


def main() -> int:
    """Run the command line and return its exit code."""
    try:
        from pilkada_model.cli._commands import run

        return run()
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        missing = MissingExtraError(extra="cli", needed_for="the command pilkada")
        sys.stderr.write(f"{missing}\n")
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
