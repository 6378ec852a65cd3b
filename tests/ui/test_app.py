"""The app: what stops it before it takes the screen, what it writes down, what it imports."""

from __future__ import annotations

import subprocess
import sys

import pytest
from newsroom_library import newsroom_app

from tui.config import Config
from tui.errors import ConfigError, LibraryError
from tui.ui.app import WireroomApp


def test_a_library_that_is_none_is_said_before_the_screen_is_taken(tmp_path) -> None:
    path = tmp_path / "library.db"
    path.write_text("this is no library at all, and long enough to be looked at " * 20)
    with pytest.raises(LibraryError):
        newsroom_app(path)


def test_a_wrong_binding_is_said_before_the_screen_is_taken(library) -> None:
    with pytest.raises(ConfigError):
        newsroom_app(library[0], Config(bindings={"fly": "f"}))


def test_an_unknown_theme_falls_back_to_ours(library) -> None:
    assert newsroom_app(library[0], Config(theme="no-such-theme")).theme == "wireroom-dark"
    assert newsroom_app(library[0], Config(theme="wireroom-light")).theme == "wireroom-light"


async def test_the_engine_starts_after_the_first_paint_and_ends_with_the_app(library) -> None:
    app = newsroom_app(library[0])
    assert app.services.engine.wishes == []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert app.services.engine.wishes[0] == ("start",)
    assert app.services.engine.wishes[-1] == ("stop",)


async def test_what_ends_the_app_is_logged(library, caplog) -> None:
    app = newsroom_app(library[0])
    with pytest.raises(ZeroDivisionError):
        async with app.run_test(size=(80, 24)):
            app.call_later(lambda: 1 / 0)
    assert "the screen ended" in caplog.text


def test_the_first_paint_needs_nothing_heavy() -> None:
    code = (
        "import sys, tui.ui.app; heavy = {'spacy', 'sumy', 'feedparser', 'aiohttp', 'trafilatura', 'lxml', 'numpy',"
        " 'tui.engine.client', 'textual.widgets._markdown', 'textual.widgets._data_table'};"
        " print(sorted(heavy & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_styles_are_found() -> None:
    assert {path.name for path in WireroomApp.CSS_PATH} >= {"app.tcss", "newsroom.tcss", "lists.tcss", "reader.tcss"}
