"""What the tests of the screen share: a filled library, and the newsroom on it."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from newsroom_library import Open, Room, fill, newsroom_app

from tui.config import Config

_REST = 0.01
"""Seconds in which the process is to do next to nothing."""


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    """A filled library that nobody opens, and the ids of its articles."""
    path = tmp_path_factory.mktemp("stock") / "library.db"
    return path, fill(path)


@pytest.fixture
def library(stock: tuple[Path, list[int]], tmp_path: Path) -> tuple[Path, list[int]]:
    """A copy of it, and the ids of its articles."""
    return Path(shutil.copy(stock[0], tmp_path)), stock[1]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a cursor is to rest before something follows, it follows at once: no test waits for the clock."""
    for name in ("reading._PREVIEW", "reading._STUDY", "following._RELATE"):
        monkeypatch.setattr(f"tui.ui.screens.{name}", 0.001)


@pytest.fixture(autouse=True)
def _brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a key Textual rests twice for 20 ms where the app does nothing; here it is half of that: a frame."""
    monkeypatch.setattr("textual.app.wait_for_idle", _at_rest)


async def _at_rest(min_sleep: float, max_sleep: float = 1) -> None:
    """Wait until the process does next to nothing, ``max_sleep`` seconds at most; see ``textual._wait``."""
    end = time.monotonic() + max_sleep
    busy = _REST
    while busy >= _REST / 20 and time.monotonic() < end:
        before = time.process_time()
        await asyncio.sleep(_REST)
        busy = time.process_time() - before


@pytest.fixture
def newsroom(library: tuple[Path, list[int]]) -> Open:
    """Opens the newsroom: ``async with newsroom(size=(120, 36)) as room``; ``toasts`` are shown if that is wanted."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (160, 45), config: Config | None = None, *, toasts: bool = False
    ) -> AsyncIterator[Room]:
        app = newsroom_app(library[0], config)
        async with app.run_test(size=size, notifications=toasts) as pilot:
            room = Room(app, pilot, library[1])
            await room.settle()
            yield room

    return opened


@pytest.fixture
def as_pictured(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hours are local on the screen, and colours are as the terminal wants them."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        patch.delenv("NO_COLOR", raising=False)
        time.tzset()
        yield
    time.tzset()
