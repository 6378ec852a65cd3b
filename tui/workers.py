"""Child processes that can be killed: for foreign input, and for what is too large to keep in memory for ever.

A function is named ("tui.feeds.parse:parse"), its arguments and its value travel pickled over the child's pipes
between our own two processes. A call that takes too long, or a child that takes too much memory, costs that one
call: the child is killed and the next call starts another. One whose parent was killed while it worked ends by itself,
a little after its time. ``multiprocessing`` is no part of this because its
spawn fails inside a running Textual app (textual issue 3593) and its pools cannot kill one task.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import pickle
import sys
from collections.abc import Sequence
from itertools import count
from typing import Any

from tui.child import ANSWER, REQUEST
from tui.errors import WireroomError, WorkerError, WorkerTimeout

_PIPE = 1 << 20
"""Bytes of an answer that are buffered: with asyncio's own 64 KiB reading is stopped and started again all the time."""

_GRACE = 5.0
"""Seconds for which a child waits beyond its time for its parent to kill it."""


class Worker:
    """One child process, started at its first call, gone after ``idle_seconds`` without one (0: stays).

    What it ``loads`` (modules) is loaded as it starts, not by the first call that needs it.
    It may have ``memory_mb`` of address space, but not for ever: one that still holds more than ``keep_mb`` of memory
    after a call is not kept for the next (0: always kept), since what one huge feed took is seldom given back.
    """

    def __init__(
        self, *, memory_mb: int = 1024, idle_seconds: float = 0.0, keep_mb: int = 0, loads: Sequence[str] = ()
    ) -> None:
        self._memory_mb = memory_mb
        self._loads = loads
        self._keep_mb = keep_mb
        self._idle_seconds = idle_seconds
        self._child: asyncio.subprocess.Process | None = None
        self._busy = asyncio.Lock()
        self._idle: asyncio.TimerHandle | None = None
        self._killed: list[asyncio.subprocess.Process] = []

    async def run(self, function: str, *args: Any, seconds: float) -> Any:
        """What ``function`` ("module:name") gives for ``args``.

        Raises what it raises if that is a WireroomError, WorkerTimeout after ``seconds``, else WorkerError.
        """
        async with self._busy:
            if self._idle:
                self._idle.cancel()
            try:
                async with asyncio.timeout(seconds):
                    kind, value = await self._ask(pickle.dumps((function, args), pickle.HIGHEST_PROTOCOL), seconds)
            except TimeoutError:
                self.kill()
                raise WorkerTimeout(f"{function} was stopped after {seconds:g} s") from None
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                self.kill()
                raise WorkerError(f"{function} ended without an answer (out of memory, or a crash)") from error
            except asyncio.CancelledError:
                self.kill()  # its answer would be taken for the next call's
                raise
            self._rest()
        if kind == "value":
            return value
        raise value if isinstance(value, WireroomError) else WorkerError(str(value))

    async def start(self) -> None:
        """Start the child before there is a call for it. Raises OSError."""
        async with self._busy:
            if not self._alive():
                await self._start()
                self._rest()

    def _rest(self) -> None:
        """From now on the child has nothing to do."""
        if self._idle_seconds:
            self._idle = asyncio.get_running_loop().call_later(self._idle_seconds, self.kill)

    def _alive(self) -> asyncio.subprocess.Process | None:
        """The child, if there is one."""
        return self._child if self._child and self._child.returncode is None else None

    async def _ask(self, request: bytes, seconds: float) -> tuple[str, Any]:
        """The child's answer to one pickled request. Raises EOFError or OSError when the child ends."""
        child = self._alive() or await self._start()
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(REQUEST.pack(len(request), seconds + _GRACE))
        child.stdin.write(request)
        await child.stdin.drain()
        del request  # it may be large, and the answer long in coming
        size, megabytes = ANSWER.unpack(await child.stdout.readexactly(ANSWER.size))
        answer: tuple[str, Any] = pickle.loads(await child.stdout.readexactly(size))  # noqa: S301 - our own child's
        if 0 < self._keep_mb < megabytes:
            self.kill()
        return answer

    async def _start(self) -> asyncio.subprocess.Process:
        self._child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",  # no module comes from the folder that the user happens to be in
            "-m",
            "tui.child",
            str(self._memory_mb),
            *self._loads,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=_PIPE,
        )
        return self._child

    def kill(self) -> None:
        """End the child at once; the next call starts another."""
        child, self._child = self._child, None
        if child is not None and child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
            self._killed = [*(one for one in self._killed if one.returncode is None), child]

    async def close(self) -> None:
        """End the child and wait until it is gone."""
        if self._idle:
            self._idle.cancel()
        self.kill()
        for child in self._killed:
            await child.wait()


class Pool:
    """``size`` workers; a call takes one that is free, or waits for it; ``later`` ones wait longest."""

    def __init__(
        self,
        size: int,
        *,
        memory_mb: int = 1024,
        idle_seconds: float = 60.0,
        keep_mb: int = 0,
        loads: Sequence[str] = (),
    ) -> None:
        self.size = size
        self._workers = [
            Worker(memory_mb=memory_mb, idle_seconds=idle_seconds, keep_mb=keep_mb, loads=loads) for _ in range(size)
        ]
        self._free = list(self._workers)
        self._queue: list[tuple[bool, int, asyncio.Future[Worker]]] = []
        self._turn = count()

    async def start(self, calls: int) -> None:
        """Start as many children as so many ``calls`` will need, while what they will be called with is still to come.

        One that cannot be started is no error: the first call of it will be.
        """
        with contextlib.suppress(OSError):
            for worker in self._free[-calls:] if calls else ():
                await worker.start()

    async def run(self, function: str, *args: Any, seconds: float, later: bool = False) -> Any:
        """As ``Worker.run``; the wait for a free worker does not count."""
        worker = await self._take(later=later)
        try:
            return await worker.run(function, *args, seconds=seconds)
        finally:
            self._give(worker)

    async def _take(self, *, later: bool) -> Worker:
        """A worker that nobody else has."""
        if self._free:
            return self._free.pop()  # the last one that was given back is the warmest
        turn: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._queue, (later, next(self._turn), turn))
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give(turn.result())
            raise

    def _give(self, worker: Worker) -> None:
        """Let the next one have it, or nobody."""
        while self._queue:
            turn = heapq.heappop(self._queue)[2]
            if not turn.done():
                turn.set_result(worker)
                return
        self._free.append(worker)

    async def close(self) -> None:
        """End all children."""
        await asyncio.gather(*(worker.close() for worker in self._workers))
