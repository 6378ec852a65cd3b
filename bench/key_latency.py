"""Milliseconds from a key to its answer in a terminal, at 100 to 100,000 articles: at rest and while articles are read.

At rest the background work is somebody else's: the lock beside the library is held here. Memory is the screen's own
process, idle CPU is what it takes while no key is pressed and nothing changes.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from _material import library
from _terminal import Terminal, quantiles

from tui.engine.server import hold_lock

_KEYS = 300
_WAY = 80 * "j" + 60 * "k"
"""Down further than a screen, and back up: a list of 100 does not end on the way, where a key has no answer."""
_START_SECONDS = 4.0
_IDLE_SECONDS = 5.0


def measure(path: Path, first_row: str) -> str:
    """j and k in the list, then memory and idle CPU."""
    terminal = Terminal([sys.executable, "-m", "tui", "--library", str(path)])
    terminal.until(first_row)
    terminal.watch(_START_SECONDS)
    first, whole = terminal.answers(_WAY, _KEYS)
    terminal.watch(1.0)
    before = terminal.cpu_seconds()
    terminal.watch(_IDLE_SECONDS)
    idle = (terminal.cpu_seconds() - before) / _IDLE_SECONDS
    memory = terminal.memory_mb()
    terminal.close()
    return f"first byte {quantiles(first)} ms, whole {quantiles(whole)} ms, {memory:.0f} MB, {100 * idle:.1f} % CPU"


def main() -> None:
    """Print two lines a size."""
    print("median/p95/p99; budgets: first byte p95 16, p99 33, whole p95 40 ms; 120 MB; 1 % CPU at rest")
    for size in (100, 10_000, 100_000):
        path, first_row = library(size), f"No. {size - 1}"
        with contextlib.ExitStack() as held:
            if lock := hold_lock(path):
                held.enter_context(lock)
            print(f"{size:,} articles, at rest: {measure(path, first_row)}", flush=True)
        print(f"{size:,} articles, reading: {measure(path, first_row)}", flush=True)


if __name__ == "__main__":
    main()
