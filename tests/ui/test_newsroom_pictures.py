"""Pictures of every screen: small to large; dark, light, in the terminal's own colours, and without any.

After a change that is meant, one command makes them anew: ``pytest tests/ui/test_newsroom_pictures.py -n 2
--snapshot-update``. Then look at what changed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from newsroom_library import NOW, Room, newsroom_app
from textual.pilot import Pilot
from textual.widgets import Input

from tui.config import Config
from tui.news import Looked
from tui.store import schema
from tui.ui.app import WireroomApp

Compare = Callable[..., bool]

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


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_picture(
    snap_compare: Compare,
    library: tuple[Path, list[int]],
    monkeypatch: pytest.MonkeyPatch,
    screen: str,
    size: str,
    look: str,
) -> None:
    path = library[0]
    if look == "plain":
        monkeypatch.setenv("NO_COLOR", "1")
    if screen == "welcome":
        path.unlink()
        schema.connect(path).close()
    app = newsroom_app(path, Config(theme=LOOKS[look]))

    async def prepare(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, WireroomApp)
        room = Room(pilot.app, pilot, [])
        await room.settle()
        for key in SCREENS[screen]:
            await room.press(key)
        if screen == "add":
            room.engine.tell(SEEN)
            await room.settle()
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await room.settle()

    assert snap_compare(app, run_before=prepare, terminal_size=SIZES[size])
