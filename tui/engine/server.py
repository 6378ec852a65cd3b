"""The engine's process: runs the desk, takes wishes from standard input, writes news to standard output.

What the user looks at goes first: a wish to study an article is started at once, fetching runs beside it, and the
deep work of the rest is done one article at a time while nothing else is wished. When several instances share a
library, one of them does that work and the scheduled refreshes: it holds a lock beside the library.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, BinaryIO

from tui import config
from tui.analysis import VERSION
from tui.desk import Desk, pages, pictures, reading, refresh, settling, subscribe
from tui.engine import protocol
from tui.engine.protocol import Wish
from tui.errors import LibraryError, ModelMissing, NotFound, WireroomError
from tui.feeds import schedule
from tui.news import Failed, Finished, News, Placed, Progress
from tui.store import analyses, feeds, pruning

log = logging.getLogger(__name__)

_NICE = 10
_SCHEDULE_SECONDS = 60.0
_LOCK_SECONDS = 20.0
_TROUBLE_SECONDS = 60.0
"""The pause of the deep work when the library could not be written: the disk may have room again then."""
_IDLE_SECONDS = 1.0
"""The pause before looking again for deep work when there was none."""
_FETCHING = frozenset({"refresh", "settle", "look", "add", "full_text"})
"""Jobs beside which no page is fetched by itself."""
_STEPS = {"skim": "settle", "stories": "settle"}
"""The jobs that tell how far they are under the name of what they do just now."""
_WANTED = 4
"""Articles that were opened and still wait for their study; older ones are left to the idle work."""


class Server:
    """The jobs under way, by name, and what starts and ends them."""

    def __init__(self, desk: Desk, library: Path) -> None:
        self._desk = desk
        self._library = library
        self._jobs: dict[str, asyncio.Task[None]] = {}
        self._wanted: deque[int] = deque(maxlen=_WANTED)

    async def serve(self, lines: asyncio.StreamReader) -> None:
        """Take wishes until the input ends, then end the jobs."""
        self._start("background", self._background())
        try:
            async for line in lines:
                try:
                    self._take(protocol.wish_of_line(line))
                except ValueError:
                    log.exception("a line that is no wish")
        finally:
            for job in self._jobs.values():
                job.cancel()
            await asyncio.gather(*self._jobs.values(), return_exceptions=True)

    def _take(self, wish: Wish) -> None:
        """Start, or stop, what is wished. A second refresh while one runs is that one."""
        if wish.do == "cancel":
            if job := self._jobs.get(_STEPS.get(wish.text, wish.text)):
                job.cancel()
        elif wish.do == "refresh":
            if "refresh" not in self._jobs:
                self._start("refresh", self._refresh(wish.feeds))
        elif wish.do == "look":
            if earlier := self._jobs.get("look"):
                earlier.cancel()
            self._start("look", subscribe.look(self._desk, wish.text))
        elif wish.do == "add":
            self._start("add", self._add(wish), after=self._jobs.get("add"))
        elif wish.do == "study":
            self._wanted.append(wish.article)
            if "study" not in self._jobs:
                self._start("study", self._study())
        elif wish.do == "full_text":
            self._start("full_text", reading.full_text(self._desk, wish.article), after=self._jobs.get("full_text"))
        elif wish.do == "pictures" and wish.room is not None:
            drawing = pictures.pictures(self._desk, wish.article, wish.room, wish.text)
            self._start("pictures", drawing, after=self._jobs.get("pictures"))

    def _start(self, name: str, work: Coroutine[Any, Any, None], *, after: asyncio.Task[None] | None = None) -> None:
        """Run ``work`` as the job ``name``, after another one if need be."""
        task = asyncio.create_task(self._run(name, work, after), name=name)
        self._jobs[name] = task
        task.add_done_callback(lambda done: self._jobs.pop(name) if self._jobs.get(name) is done else None)

    async def _run(self, name: str, work: Coroutine[Any, Any, None], after: asyncio.Task[None] | None) -> None:
        """A job from start to end: its errors become news, its end is told where it was stopped."""
        try:
            if after is not None:
                await _ended(after)
            await work
        except asyncio.CancelledError:
            work.close()
            if name in ("refresh", "add", "settle", "deep"):
                self._desk.tell(Finished(name, "stopped"))
            raise
        except WireroomError as error:
            self._desk.tell(Failed(name, str(error)))
        except Exception as error:
            log.exception("the job %s", name)
            self._desk.tell(Failed(name, f"{name} failed: {type(error).__name__}: {error}"))

    async def _refresh(self, only: tuple[int, ...]) -> None:
        """Refresh; what arrives is read and placed by a job of its own, which goes on when this one is stopped."""
        self._settle()
        await refresh.fetch_all(self._desk, only)

    def _settle(self) -> None:
        """Let what arrives, or waits already, be put into stories."""
        if "settle" not in self._jobs:
            self._start("settle", settling.settle(self._desk))

    async def _add(self, wish: Wish) -> None:
        """Subscribe to what is wished; a list may stand for many."""
        self._settle()
        await subscribe.add(self._desk, wish.text.splitlines(), wish.folder, wish.title)

    async def _study(self) -> None:
        """Study what was opened, the last first: who walks through a list looks at the last one."""
        while self._wanted:
            try:
                await reading.study(self._desk, self._wanted.pop())
            except NotFound as error:  # it is gone meanwhile; the others wait
                self._desk.tell(Failed("study", str(error)))

    async def _background(self) -> None:
        """Do what only one instance of a library does, as soon as no other one does it, until this one ends."""
        while (lock := hold_lock(self._library)) is None:  # noqa: ASYNC110 - nobody tells when another process ends
            await asyncio.sleep(_LOCK_SECONDS)
        with lock:
            self._settle()
            self._start("schedule", self._scheduled())
            self._start("deep", self._deep())
            self._start("pages", self._pages())
            await asyncio.Event().wait()

    async def _scheduled(self) -> None:
        """Refresh the feeds that are due, now and every minute."""
        while True:
            due = schedule.due(feeds.every(self._desk.db), self._desk.clock())
            if due and self._desk.config.refresh_minutes and "refresh" not in self._jobs:
                self._start("refresh", self._refresh(tuple(feed.id for feed in due)))
            self._prune()
            await asyncio.sleep(_SCHEDULE_SECONDS)

    def _prune(self) -> None:
        """Let go of what feeds no longer keep."""
        try:
            if pruning.prune(self._desk.db):
                self._desk.tell(Placed(0))
        except LibraryError as error:  # it is tried again in a minute
            log.warning("pruning: %s", error)

    async def _pages(self) -> None:
        """Fetch the pages of feeds that are set so, whenever nothing is being fetched."""
        while True:
            fetched = False
            if not self._jobs.keys() & _FETCHING:
                try:
                    fetched = await pages.fetch_next(self._desk)
                except LibraryError as error:
                    log.warning("full text: %s", error)
                    await asyncio.sleep(_TROUBLE_SECONDS)
            if not fetched:
                await asyncio.sleep(_IDLE_SECONDS)

    async def _deep(self) -> None:
        """Do the deep work that waits, one article at a time, whenever nothing else is under way."""
        done = 0
        while True:
            if self._jobs.keys() & {"refresh", "settle", "look", "add", "study", "full_text", "pictures"}:
                await asyncio.sleep(_IDLE_SECONDS / 10)
                continue
            try:
                worked = await reading.deepen(self._desk)
            except ModelMissing as error:
                if not self._desk.model_missed:
                    self._desk.tell(Failed("deep", str(error)))
                self._desk.model_missed = True
                return
            except LibraryError as error:
                self._desk.tell(Failed("deep", str(error)))
                await asyncio.sleep(_TROUBLE_SECONDS)
                continue
            if worked:
                done += 1
                left = analyses.waiting_count(self._desk.db, VERSION)
                self._desk.tell(Progress("deep", done, done + left))
            else:
                done = 0
                await asyncio.sleep(_IDLE_SECONDS)


async def _ended(task: asyncio.Task[None]) -> None:
    """Wait for the end of a task, whatever it is; who is stopped meanwhile stops it as well."""
    try:
        await asyncio.wait([task])
    except asyncio.CancelledError:
        task.cancel()
        raise


def hold_lock(library: Path) -> BinaryIO | None:
    """The lock of a library's background work, held while the file is open; None when another instance has it."""
    try:
        import fcntl
    except ImportError:  # no such locks on Windows: every instance works, and SQLite keeps them apart
        return library.with_suffix(".lock").open("wb")
    file = library.with_suffix(".lock").open("wb")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file


async def _serve(library: Path, settings: config.Config, clock: Callable[[], float]) -> None:
    """Serve standard input until it ends."""
    loop = asyncio.get_running_loop()
    lines = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    out = sys.stdout.buffer

    def tell(item: News) -> None:
        """A line of news to whoever started the engine."""
        out.write(protocol.news_to_line(item))
        out.flush()

    async with Desk(library, settings, tell, clock) as desk:
        await Server(desk, library).serve(lines)


def main() -> int:
    """The engine's command: its exit code."""
    parser = argparse.ArgumentParser(prog="python -m tui.engine")
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--now", type=float, help="pretend that it is so many seconds since 1970 (the sample edition)")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s engine %(levelname)s %(message)s")
    with contextlib.suppress(OSError, AttributeError):
        os.nice(_NICE)
    clock: Callable[[], float] = time.time if args.now is None else lambda: float(args.now)
    try:
        asyncio.run(_serve(args.library, config.load(args.config), clock))
    except (WireroomError, BrokenPipeError) as error:
        log.error("%s", error)  # noqa: TRY400 - said in one line, no traceback
        return getattr(error, "exit_code", 1)
    except KeyboardInterrupt:
        return 130
    return 0
