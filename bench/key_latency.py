"""Milliseconds from a key to its answer in a terminal, at 100 to 100,000 articles: at rest, while articles are read,
and while 200 feeds with 10,000 new articles are fetched and what the cursor rests on is read as well.

At rest the background work is somebody else's: the lock beside the library is held here. Memory is the screen's own
process, idle CPU is what it takes while no key is pressed and nothing changes.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from _material import library
from _server import FEEDS
from _terminal import Terminal, quantiles

from tui.engine.server import hold_lock
from tui.store import schema

_KEYS = 300
_ROUNDS = 5
_WAY = 80 * "j" + 60 * "k"
"""Down further than a screen, and back up: a list of 100 does not end on the way, where a key has no answer."""
_START_SECONDS = 4.0
_IDLE_SECONDS = 5.0
_REST_SECONDS = 0.8
"""The cursor rests so long between two rounds of keys: then the article under it is read closely."""


def measure(path: Path, first_row: str) -> str:
    """j and k in the list, then memory and idle CPU."""
    terminal = _started(path, first_row)
    first, whole = terminal.answers(_WAY, _KEYS)
    terminal.watch(1.0)
    before = terminal.cpu_seconds()
    terminal.watch(_IDLE_SECONDS)
    idle = (terminal.cpu_seconds() - before) / _IDLE_SECONDS
    memory = terminal.memory_mb()
    terminal.close()
    return f"first byte {quantiles(first)} ms, whole {quantiles(whole)} ms, {memory:.0f} MB, {100 * idle:.1f} % CPU"


def measure_refreshing(path: Path, first_row: str) -> str:
    """j and k in the list while all feeds are fetched, with rests in which the article under the cursor is read."""
    terminal = _started(path, first_row)
    answers: list[list[float]] = [[], []]
    terminal.press("R")
    keys = _KEYS // _ROUNDS
    for number in range(_ROUNDS):
        terminal.watch(_REST_SECONDS)
        gone = number * keys % len(_WAY)
        for found, more in zip(answers, terminal.answers(_WAY[gone:] + _WAY[:gone], keys), strict=True):
            found += more
    memory = terminal.memory_mb()
    terminal.close()
    return f"first byte {quantiles(answers[0])} ms, whole {quantiles(answers[1])} ms, {memory:.0f} MB"


def _started(path: Path, first_row: str) -> Terminal:
    """The program on a library, with its list on the screen."""
    terminal = Terminal([sys.executable, "-m", "tui", "--library", str(path)])
    terminal.until(first_row)
    terminal.watch(_START_SECONDS)
    return terminal


@contextlib.contextmanager
def _with_feeds_to_fetch(path: Path) -> Iterator[Path]:
    """A copy of a library whose feeds are served here, each with 50 articles that it does not have."""
    server = subprocess.Popen([sys.executable, str(Path(__file__).with_name("_server.py"))], stdout=subprocess.PIPE)
    assert server.stdout is not None
    port = int(server.stdout.readline())
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(path, folder))
        db = schema.connect(copy)
        with schema.transaction(db):
            numbers = [number for (number,) in db.execute("SELECT id FROM feeds ORDER BY id LIMIT ?", (FEEDS,))]
            for n, number in enumerate(numbers):
                address = f"http://127.0.0.1:{port}/feed/{n}.xml"
                db.execute("UPDATE feeds SET url = ?, next_check = 0 WHERE id = ?", (address, number))
        db.close()
        try:
            yield copy
        finally:
            server.terminate()
            server.wait()


def main() -> None:
    """Print three lines a size."""
    print("median/p95/p99; budgets: first byte p95 16, p99 33, whole p95 40 ms; 120 MB; 1 % CPU at rest")
    for size in (100, 10_000, 100_000):
        path, first_row = library(size), f"No. {size - 1}"
        with contextlib.ExitStack() as held:
            if lock := hold_lock(path):
                held.enter_context(lock)
            print(f"{size:,} articles, at rest: {measure(path, first_row)}", flush=True)
        print(f"{size:,} articles, reading: {measure(path, first_row)}", flush=True)
        with _with_feeds_to_fetch(path) as copy:
            print(f"{size:,} articles, refreshing: {measure_refreshing(copy, first_row)}", flush=True)


if __name__ == "__main__":
    main()
