"""The UI's side of the engine: starts the process, sends wishes, hands up news, starts it again when it dies."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tui import paths
from tui.drawing import Room
from tui.engine import protocol
from tui.engine.protocol import Wish
from tui.news import Failed, News

_RESTARTS = 5
_WITHIN = 60.0
"""The engine is started again at most so many times within so many seconds."""

_LINE_LIMIT = 1 << 20


class Engine:
    """The engine process. ``on_news`` is called in the event loop that ``start`` ran in, in order.

    A wish returns at once; one that is made while the engine is not there is kept until it is. When it ends by itself
    that is Failed("engine", …): what was under way has no other end. So is every wish once it is given up.
    """

    def __init__(self, library: Path, config: Path, on_news: Callable[[News], None], now: float | None = None) -> None:
        self._arguments = ["--library", str(library), "--config", str(config)]
        if now is not None:
            self._arguments += ["--now", str(now)]
        self._log = paths.log(library)
        self._on_news = on_news
        self._child: asyncio.subprocess.Process | None = None
        self._watch: asyncio.Task[None] | None = None
        self._waiting: list[Wish] = []
        self._starts: list[float] = []

    async def start(self) -> None:
        """Start the process and listen to it."""
        await self._spawn()
        self._watch = asyncio.create_task(self._listen(), name="engine")

    async def stop(self) -> None:
        """End the process: its input is closed, and it is killed if it does not go within two seconds."""
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watch
        child, self._child = self._child, None
        if child is None or child.returncode is not None:
            return
        if child.stdin is not None:
            child.stdin.close()
        try:
            await asyncio.wait_for(child.wait(), 2.0)
        except TimeoutError:
            child.kill()
            await child.wait()

    def refresh(self, feeds: Sequence[int] = ()) -> None:
        """Fetch these feeds now, or all."""
        self._send(Wish("refresh", feeds=tuple(feeds)))

    def look(self, address: str) -> None:
        """See what is at an address or in a file; answered by Looked or Failed("look", …)."""
        self._send(Wish("look", text=address))

    def add(self, address: str, folder: str = "", title: str = "") -> None:
        """Subscribe to an address or a file, or to those on several lines.

        Answered by FeedAdded, for a list Imported, or Failed("add", …).
        """
        self._send(Wish("add", text=address, folder=folder, title=title))

    def study(self, article: int) -> None:
        """Do the deep work on an article before all other; answered by Analysed."""
        self._send(Wish("study", article=article))

    def full_text(self, article: int) -> None:
        """Put its page's text in an article's body, or back; answered by Analysed or Failed("full_text", …)."""
        self._send(Wish("full_text", article=article))

    def pictures(self, article: int, room: Room, only: str = "") -> None:
        """Draw an article's pictures, or one; answered by a Pictured for each, or Failed("pictures", …)."""
        self._send(Wish("pictures", article=article, room=room, text=only))

    def cancel(self, job: str) -> None:
        """Stop a job ("refresh", "look", "add", "full_text", "pictures")."""
        self._send(Wish("cancel", text=job))

    def _send(self, wish: Wish) -> None:
        """Write a wish to the process, or keep it until there is one."""
        if self._watch is not None and self._watch.done():
            self._on_news(self._given_up())
            return
        child = self._child
        if child is None or child.stdin is None or child.returncode is not None:
            self._waiting.append(wish)
            return
        with contextlib.suppress(ConnectionError, RuntimeError):
            child.stdin.write(protocol.wish_to_line(wish))

    def _given_up(self) -> Failed:
        """It is not started again."""
        return Failed("engine", f"The engine keeps ending; what it said is in {self._log}")

    async def _spawn(self) -> None:
        """Start the process, with its standard error in the log, and send what has waited for it."""
        self._starts.append(time.monotonic())
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("ab") as log:
            self._child = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",  # no module comes from the folder that the user happens to be in
                "-m",
                "tui.engine",
                *self._arguments,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                limit=_LINE_LIMIT,
                process_group=0,  # Ctrl+C is for a command that has the terminal meanwhile
            )
        waiting, self._waiting = self._waiting, []
        for wish in waiting:
            self._send(wish)

    async def _listen(self) -> None:
        """Hand up news until stopped; start the process again when it ends by itself."""
        while True:
            assert self._child is not None
            assert self._child.stdout is not None
            async for line in self._child.stdout:
                with contextlib.suppress(ValueError):
                    self._on_news(protocol.news_of_line(line))
            await self._child.wait()
            recent = [at for at in self._starts if time.monotonic() - at < _WITHIN]
            if len(recent) >= _RESTARTS:
                self._on_news(self._given_up())
                return
            self._on_news(Failed("engine", f"The engine ended and is started again; what it said is in {self._log}"))
            await self._spawn()
