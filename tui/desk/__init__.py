"""The desk: the work behind the newsroom. A URL goes in, the library comes out; the news of it is told on the way.

No screen and no pipe is known here: the engine runs a desk beside the UI, the command line runs one by itself.
``finding`` finds feeds, ``subscribe`` adds them, ``importing`` whole lists of them, ``refresh`` fetches them,
``settling`` reads what arrived and ``placing`` makes stories of it, which ``remembering`` keeps for the next process,
``reading`` does the deep work on an article and finds what is related to its passages.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from tui.config import Config
from tui.errors import NotAFeed, WorkerError, WorkerTimeout
from tui.news import News
from tui.store import schema
from tui.workers import Pool

if TYPE_CHECKING:
    from tui.desk.finding import Found
    from tui.desk.importing import Listing
    from tui.stories.placing import Placer

log = logging.getLogger(__name__)

PARSE_SECONDS = 20.0
"""A feed or a page that takes longer to parse is refused."""

_PARSERS = max(1, min(4, os.cpu_count() or 2))
_PARSER_MB = 1024
_PARSER_KEPT_MB = 120
_LANGUAGE_MB = 6144
"""Address space, not memory: the model's libraries reserve much more than they use."""
_LANGUAGE_IDLE = 180.0


class Desk:
    """What all work shares: a connection to the library, the settings, the workers, and who is told.

    ``tell`` is called with each piece of news in the order it happens; ``clock`` gives seconds since 1970.
    """

    def __init__(
        self,
        library: Path,
        config: Config,
        tell: Callable[[News], None] = lambda _: None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.library = library
        self.db: sqlite3.Connection = schema.connect(library)
        self.config = config
        self.tell = tell
        self.clock = clock
        self.model_missed = config.model == "none"
        """Whether the user knows that there is no model: it was told, or none is wanted."""
        self.placer: Placer | None = None
        """What placing remembers of the library from one time to the next; it is compared with it each time."""
        self.unremembered = 0
        """Articles that it has taken in since that was kept for another process (``remembering``)."""
        self.placing = asyncio.Lock()
        self.changed: set[int] = set()
        """Articles that say something else than when they were placed: they are placed anew."""
        self.seen: tuple[str, Found | Listing] | None = None
        """What was looked at last, and its address: whoever subscribes to it does not ask for it again."""
        self.parsers = Pool(_PARSERS, memory_mb=_PARSER_MB, keep_mb=_PARSER_KEPT_MB, loads=["tui.intake"])
        self.huge = asyncio.Lock()
        """Held while a huge feed is parsed: one at a time."""
        self.bulk = asyncio.Semaphore(2)
        """Huge bodies that are in memory at a time: one that is parsed and one that comes meanwhile."""
        self.fetching = 0
        """Jobs under way that may bring articles."""
        self.arrived = asyncio.Event()
        """Set when articles were kept that wait to be skimmed, and when ``fetching`` falls."""
        self.settling = asyncio.Lock()
        """Held by whoever skims and places: two at a time would do the same work twice."""
        self.language = Pool(1, memory_mb=_LANGUAGE_MB, idle_seconds=_LANGUAGE_IDLE)

    async def parsed(self, what: str, function: str, *args: Any) -> Any:
        """What a function makes of foreign input in a worker; ``what`` that is, in words: "this feed".

        Raises what the function raises, and NotAFeed in words if it takes too long, or too much memory.
        """
        try:
            return await self.parsers.run(function, *args, seconds=PARSE_SECONDS)
        except WorkerTimeout as error:
            raise NotAFeed(f"{what} takes longer than {PARSE_SECONDS:g} s to read, and is left") from error
        except WorkerError as error:
            log.warning("%s: %s", function, error)
            raise NotAFeed(f"{what} takes too much memory to read, or breaks its reader") from error

    @asynccontextmanager
    async def bringing(self) -> AsyncIterator[None]:
        """While this is open, articles may come: who settles waits for them."""
        self.fetching += 1
        try:
            yield
        finally:
            self.fetching -= 1
            self.arrived.set()

    async def __aenter__(self) -> Desk:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.parsers.close()
        await self.language.close()
        self.db.close()
