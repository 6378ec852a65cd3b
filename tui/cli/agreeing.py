"""The question whether secrets of this machine may be sent where the feeds of a library say."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Mapping, Sequence

from tui import agreed
from tui.cli import output
from tui.store import feeds


def ask(db: sqlite3.Connection) -> None:
    """Ask the user about the secrets that the feeds of a library would send for the first time from this machine.

    Whoever is at no terminal is not asked. Raises ConfigError.
    """
    rows = [(url, headers) for _, url, headers in feeds.with_headers(db)]
    if (found := agreed.by_host(rows)) and _agrees(found):
        for url, headers in rows:
            agreed.agree(url, headers)


def _agrees(found: Mapping[str, Sequence[str]]) -> bool:
    """Whether the user says that the secrets may be sent."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    output.warn("the feeds of this library send secrets of yours, by their names in the environment or the keyring:")
    for host, names in found.items():
        print(f"  {places(host, names)}", file=sys.stderr)
    print("Only if this library is your own: send them? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def places(host: str, names: Sequence[str]) -> str:
    """Where which secrets would go."""
    return f"{', '.join(f'${name}' for name in names)} to {host}"
