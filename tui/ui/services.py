"""What the screens work with: the library, the engine, the clock, the settings."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tui.config import Config
from tui.drawing import Room
from tui.news import News
from tui.ui.librarian import Librarian


class Engine(Protocol):
    """The work beside the screen, as the screen sees it (see ``tui.engine.client``)."""

    async def start(self) -> None:
        """Start it."""

    async def stop(self) -> None:
        """End it."""

    def refresh(self, feeds: Sequence[int] = ()) -> None:
        """Fetch these feeds now, or all."""

    def look(self, address: str) -> None:
        """See what is at an address."""

    def add(self, address: str, folder: str = "", title: str = "") -> None:
        """Subscribe to an address, or to those on several lines."""

    def study(self, article: int) -> None:
        """Do the deep work on an article now."""

    def full_text(self, article: int) -> None:
        """Fetch the page of an article for its text."""

    def pictures(self, article: int, room: Room, only: str = "") -> None:
        """Fetch and draw the pictures of an article, or the one with the address ``only``."""

    def cancel(self, job: str) -> None:
        """Stop a job."""


EngineFactory = Callable[[Path, Path, Callable[[News], None]], Engine]
"""Makes the engine for a library and a config file; news go to the callable, in the event loop."""


class Edition(Protocol):
    """The sample edition, as the screen sees it (see ``tui.sample``)."""

    @property
    def feeds(self) -> Path:
        """The list of its feeds."""

    def now(self) -> float:
        """Seconds since 1970 on its clock."""


@dataclass(frozen=True, slots=True)
class Services:
    """One of each. ``db`` is for short reads in the event loop; all else goes to the ``librarian``."""

    library: Path
    db: sqlite3.Connection
    librarian: Librarian
    engine: Engine
    clock: Callable[[], float]
    config: Config
    keymap: Mapping[str, str]
    sample: Edition | None = None
