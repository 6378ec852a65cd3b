"""Pictures of the screens: small to large, dark, light, without colours.

After a change that is meant: ``pytest tests/ui/test_newsroom_pictures.py --snapshot-update``, and look at what changed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from newsroom_library import Room, newsroom_app
from textual.pilot import Pilot
from textual.widgets import Input

from tui.store import schema
from tui.ui.app import WireroomApp

Compare = Callable[..., bool]
Picture = Callable[..., bool]

SMALL, MIDDLE, LARGE = (80, 24), (120, 36), (160, 45)


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hours are local on the screen, and colours are as the terminal wants them."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        patch.delenv("NO_COLOR", raising=False)
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def picture(
    snap_compare: Compare, library: tuple[Path, list[int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Picture:
    """Compares the screen after some keys with its picture: ``picture("v", size=LARGE, look="light")``."""

    def compared(*keys: str, size: tuple[int, int], look: str = "dark", empty: bool = False) -> bool:
        if look == "plain":
            monkeypatch.setenv("NO_COLOR", "1")
        if empty:
            schema.connect(tmp_path / "empty.db").close()
        app = newsroom_app(tmp_path / "empty.db" if empty else library[0])

        async def prepare(pilot: Pilot[None]) -> None:
            assert isinstance(pilot.app, WireroomApp)
            room = Room(pilot.app, pilot, library[1])
            pilot.app.theme = "wireroom-light" if look == "light" else "wireroom-dark"
            await room.settle()
            for key in keys:
                await room.press(key)
            for field in pilot.app.screen.query(Input):
                field.cursor_blink = False
            await room.settle()

        return snap_compare(app, run_before=prepare, terminal_size=size)

    return compared


@pytest.mark.parametrize("size", [SMALL, MIDDLE, LARGE], ids=["small", "middle", "large"])
def test_the_newsroom(picture: Picture, size: tuple[int, int]) -> None:
    assert picture(size=size)


@pytest.mark.parametrize("look", ["light", "plain"])
def test_the_newsroom_while_reading(picture: Picture, look: str) -> None:
    assert picture("enter", size=LARGE, look=look)


def test_a_text_alone_on_a_small_screen(picture: Picture) -> None:
    assert picture("enter", size=SMALL)


@pytest.mark.parametrize("look", ["dark", "light", "plain"])
def test_two_texts_side_by_side(picture: Picture, look: str) -> None:
    assert picture("enter", "{", "enter", size=LARGE, look=look)


def test_two_texts_on_a_middling_screen(picture: Picture) -> None:
    assert picture("enter", "{", "enter", size=MIDDLE)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_the_page_of_a_story(picture: Picture, size: tuple[int, int]) -> None:
    assert picture("v", size=size)


@pytest.mark.parametrize("look", ["light", "plain"])
def test_the_page_of_a_story_in_other_colours(picture: Picture, look: str) -> None:
    assert picture("v", "tab", size=MIDDLE, look=look)


@pytest.mark.parametrize("size", [SMALL, MIDDLE], ids=["small", "middle"])
def test_the_page_of_a_name(picture: Picture, size: tuple[int, int]) -> None:
    assert picture("enter", "i", "enter", size=size)


@pytest.mark.parametrize("size", [SMALL, MIDDLE], ids=["small", "middle"])
def test_help(picture: Picture, size: tuple[int, int]) -> None:
    assert picture("question_mark", size=size)


@pytest.mark.parametrize("look", ["dark", "light"])
def test_adding_a_feed(picture: Picture, look: str) -> None:
    assert picture("a", size=SMALL, look=look)


@pytest.mark.parametrize("look", ["dark", "light"])
def test_the_welcome_on_an_empty_library(picture: Picture, look: str) -> None:
    assert picture(size=SMALL if look == "dark" else MIDDLE, look=look, empty=True)
