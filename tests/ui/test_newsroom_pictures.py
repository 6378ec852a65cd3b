"""Pictures of every screen: small to large; dark, light, in the terminal's own colours, and without any.

After a change that is meant, one command makes them anew: ``pytest tests/ui/test_newsroom_pictures.py -n 2
--snapshot-update``. Then look at what changed.
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from newsroom_library import NOW, Room, newsroom_app
from pytest_textual_snapshot import SVGImageExtension
from syrupy import SnapshotAssertion
from textual.widgets import Input

from tui.config import Config
from tui.news import Looked
from tui.store import schema

pytestmark = pytest.mark.usefixtures("as_pictured")

SEEN = Looked(
    "x.example",
    "https://x.example/feed",
    "The Evening Wire",
    "https://x.example/",
    40,
    21.0,
    (("Harbour opens again after nine days", NOW - 720), ("Markets open lower", NOW - 7200), ("A letter", 0)),
)

SIZES = {"small": (80, 24), "middle": (120, 36), "large": (160, 45)}
LOOKS = {"dark": "wireroom-dark", "light": "wireroom-light", "ansi": "wireroom-ansi", "plain": "wireroom-dark"}
"""Themes; the plain one is seen with NO_COLOR."""
SCREENS = {
    "newsroom": (),
    "split": ("enter", "left_curly_bracket", "enter"),
    "story": ("v",),
    "name": ("enter", "i", "enter"),
    "digest": ("D",),
    "help": ("question_mark",),
    "add": ("a", *"x.example", "enter"),
    "feeds": ("B",),
    "settings": ("e",),
    "search": ("slash", *"luna", "enter", "W"),
    "welcome": (),
}
"""The keys that lead to each screen from the first one; on an empty library that is the welcome."""


@asynccontextmanager
async def shown(library: Path, screen: str, size: str) -> AsyncIterator[Room]:
    """A screen of the newsroom on a library, at rest."""
    app = newsroom_app(library, Config(theme=LOOKS["dark"]))
    async with app.run_test(size=SIZES[size]) as pilot:
        room = Room(app, pilot, [])
        await room.settle()
        await room.press(*SCREENS[screen])
        if screen == "add":
            room.engine.tell(SEEN)
            await room.settle()
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await room.settle()
        yield room


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
async def test_picture(
    snapshot: SnapshotAssertion,
    stock: tuple[Path, list[int]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    screen: str,
    size: str,
) -> None:
    library, pictures = tmp_path / "library.db", snapshot.use_extension(SVGImageExtension)
    for colours in (("dark", "light", "ansi"), ("plain",)):
        library.unlink(missing_ok=True)
        if screen == "welcome":
            schema.connect(library).close()
        else:
            shutil.copy(stock[0], library)
        if colours == ("plain",):
            monkeypatch.setenv("NO_COLOR", "1")
        async with shown(library, screen, size) as room:
            for look in colours:
                room.app.theme = LOOKS[look]
                await room.settle()
                assert room.app.export_screenshot(simplify=True) == pictures(name=look)
