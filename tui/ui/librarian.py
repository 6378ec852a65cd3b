"""A connection to the library in a thread of its own.

Reads that may take longer than a frame (a list of 100,000 ids, a search), and all writes, which may have to wait
for the engine's: the screen asks, and gets its answer in the event loop. One thread: answers come in the order of
the questions, so what was marked before is counted after.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from tui.store.schema import connect, errors

P = ParamSpec("P")
T = TypeVar("T")


class Librarian:
    """Answers questions to the library at ``path``, one after the other, beside the event loop."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="library")

    async def ask(self, question: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kw: P.kwargs) -> T:
        """``question(db, …)``, carried out in the thread. Raises what it raises; sqlite's errors as LibraryError."""

        def answer() -> T:
            """What the thread does."""
            with errors():
                return question(self._connected(), *args, **kw)

        return await asyncio.get_running_loop().run_in_executor(self._thread, answer)

    def _connected(self) -> sqlite3.Connection:
        """The thread's own connection, opened at the first question."""
        if self._db is None:
            self._db = connect(self._path, create=False)
        return self._db

    def close(self) -> None:
        """Finish what was asked, and close the connection."""
        self._thread.submit(self._disconnect)
        self._thread.shutdown(wait=True)

    def _disconnect(self) -> None:
        """Close the connection, in its thread."""
        if self._db is not None:
            self._db.close()
            self._db = None
