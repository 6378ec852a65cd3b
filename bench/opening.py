"""Milliseconds until an opened article of some 600 words is read closely, with a warm engine; and until its summary is
on the screen while the engine still starts.

Budgets: 300 ms and 50 ms. The first is measured with no other work, and while the engine reads what waits.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import sys
import tempfile
import time
from pathlib import Path

from _material import EPOCH, draft
from _terminal import Terminal, quantiles

from tui.engine.client import Engine
from tui.engine.server import hold_lock
from tui.intake import digest_of, prepare
from tui.news import Analysed, News
from tui.store import articles, feeds, schema

_ARTICLES = 400
_OPENED = 40
_WARM_SECONDS = 60.0


def library(folder: Path) -> Path:
    """A library of articles that only cheap work was done on."""
    path = folder / "library.db"
    db = schema.connect(path)
    feed = feeds.add(db, "https://news.example/", EPOCH, title="Gazette")[0]
    made = [draft(1, n, 600) for n in range(_ARTICLES)]
    articles.save(db, feed, [prepare(d, digest_of(d)) for d in made], EPOCH)
    db.close()
    return path


async def studied(path: Path, folder: Path) -> list[float]:
    """How long each of ``_OPENED`` wishes takes, one after the other, after one that nobody counts."""
    done: asyncio.Queue[int] = asyncio.Queue()

    def hear(news: News) -> None:
        if isinstance(news, Analysed):
            done.put_nowait(news.article)

    engine, taken = Engine(path, folder / "config.toml", hear), []
    await engine.start()
    for article in range(_ARTICLES, _ARTICLES - _OPENED - 1, -1):
        start = time.perf_counter()
        engine.study(article)
        async with asyncio.timeout(_WARM_SECONDS):
            while await done.get() != article:
                pass
        taken.append(1000 * (time.perf_counter() - start))
        await asyncio.sleep(0.1)
    await engine.stop()
    return taken[1:]


def first_summary(path: Path) -> float:
    """Milliseconds from Enter, pressed as soon as the list is there, until the text with its summary is."""
    terminal = Terminal([sys.executable, "-m", "tui", "--library", str(path)], 80, 24)
    terminal.until("Gazette")
    terminal.settle()
    start = time.perf_counter()
    terminal.press("\r")
    terminal.until("Summary")
    taken = 1000 * (time.perf_counter() - start)
    terminal.close()
    return taken


def main() -> None:
    """Print a line each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        full = library(folder)
        for held, words in ((True, "no other work"), (False, "while others are read")):
            path = Path(shutil.copy(full, folder / f"{held}.db"))
            with contextlib.ExitStack() as stack:
                if held and (lock := hold_lock(path)):
                    stack.enter_context(lock)
                print(f"read closely, {words}: {quantiles(asyncio.run(studied(path, folder)))} ms (budget 300)")
        times = [first_summary(Path(shutil.copy(full, folder / f"cold{n}.db"))) for n in range(5)]
        print(f"summary on the screen, cold engine: {quantiles(times)} ms (budget 50)")


if __name__ == "__main__":
    main()
