"""The command line: ``main`` parses it, runs one command, and turns every error into one line and an exit code.

Exit codes: 0 done; 1 something failed; 2 wrong usage or config; 3 a feed or file gave nothing; 4 the library cannot be
used; 5 no such feed, article, story or name; 6 no language model; 70 a bug (its traceback is in the log); 130 it was
interrupted.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui import paths
from tui.cli import parser
from tui.errors import LibraryError, WireroomError

BUG = 70


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``wireroom`` with these arguments (the process's own by default); its exit code."""
    args = parser.parse(argv)
    module, _, name = args.command_function.partition(":")
    try:
        code: int = getattr(importlib.import_module(f"tui.cli.{module}"), name)(args)
        sys.stdout.flush()
    except WireroomError as error:
        _say(str(error))
        return error.exit_code
    except BrokenPipeError:  # `wireroom articles | head`: whoever read has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - a traceback belongs in the log, not on the screen
        return _unforeseen(args.library or paths.library(), error)
    return code


def _unforeseen(library: os.PathLike[str], error: Exception) -> int:
    """The exit code of an error that is none of ours: a damaged library, or a bug."""
    sqlite = sys.modules.get("sqlite3")
    if sqlite is not None and isinstance(error, sqlite.Error):
        _say(f"the library cannot be read: {error}; `wireroom doctor` looks into it")
        return LibraryError.exit_code
    return _bug(library, error)


def _bug(library: os.PathLike[str], error: Exception) -> int:
    """Log an error that should not have been, say so in one line; the exit code."""
    log = paths.log(Path(library))
    where = ""
    with contextlib.suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(filename=log, format="%(asctime)s %(levelname)s %(message)s", force=True)
        logging.getLogger(__name__).error("a bug", exc_info=error)
        where = f"; the details are in {log}"
    _say(f"this is a bug: {type(error).__name__}: {error}{where}")
    return BUG


def _say(message: str) -> None:
    """Say what went wrong; starting up does not wait for what prints it."""
    from tui.cli import output

    output.warn(message)
