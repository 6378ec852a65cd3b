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
from textual._context import active_app
from textual.app import ScreenStackError
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.notifications import Notification
from textual.screen import Screen

from tui.config import Config

_TURN = 0.001
"""Seconds after which it is looked again whether the screen has its new size."""
_LONG = 3600.0
"""Seconds that no test takes."""
_PATIENCE = 10.0
"""Seconds that rest is waited for, on a machine that is busy with other things."""


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
    """After a key Textual rests twice for 20 ms, and paints 60 times a second; here what follows is done at once."""
    monkeypatch.setattr("textual.app.wait_for_idle", _at_rest)
    monkeypatch.setattr("textual.pilot.wait_for_idle", _at_rest)


@pytest.fixture(autouse=True)
def _told_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was told stays: by the clock a toast may be gone before a busy machine lets the test look at it."""
    monkeypatch.setattr(Notification, "time_left", _LONG)
    monkeypatch.setattr("tui.ui.screens.marking.TOLD", _LONG)


@pytest.fixture(scope="session", autouse=True)
def _styled_once() -> Iterator[None]:
    """What Textual reads anew for every app is read once: each style sheet with the same values of its variables."""
    parse, known = Stylesheet._parse_rules, {}

    def parsed(self: Stylesheet, *source: object, **more: object) -> list[RuleSet]:
        """The rules of a style sheet."""
        key = (source, *more.items(), *self._variables.items())
        if key not in known:
            known[key] = parse(self, *source, **more)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsed)
        yield


async def _at_rest(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until nothing waits for its turn or to be painted; in the place of ``textual._wait.wait_for_idle``."""
    loop, end = asyncio.get_running_loop(), time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        await asyncio.sleep(0)
        if loop._ready:  # type: ignore[attr-defined]
            continue
        try:
            app = active_app.get()
            if app._resize_timer is not None:
                await asyncio.sleep(_TURN)
            elif not _painted(app.screen):
                return
        except (LookupError, ScreenStackError):  # nothing is shown any more
            return


def _painted(screen: Screen[object]) -> bool:
    """Paint what has changed on the screen; False if nothing has, or if it is held back, as it is when the app ends."""
    if screen.app._batch_count:
        return False
    waiting = screen._layout_required or screen._scroll_required or screen._repaint_required or screen._dirty_widgets
    if screen.is_current and (waiting or screen._recompose_required or screen._callbacks):
        screen._on_timer_update()
        return True
    return False


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
