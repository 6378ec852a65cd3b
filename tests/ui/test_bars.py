"""The lines at the top and the foot, and the tabs of a narrow screen."""

from __future__ import annotations

import pytest
from newsroom_library import Open
from rich.cells import cell_len

from tui.news import Progress
from tui.ui.hints import HINTS, fitting
from tui.ui.widgets.key_bar import KeyBar


@pytest.mark.parametrize("pane", HINTS)
@pytest.mark.parametrize("width", [30, 60, 80, 120, 200])
def test_hints_fit_and_the_way_out_and_help_are_always_there(pane, width) -> None:
    bar = KeyBar({}, id="keys")
    bar.set_reactive(KeyBar.pane, pane)
    hints = bar.hints(width)
    assert hints[-1][0] == "help"
    assert pane in ("list", "empty") or any("Esc" in shown.split() for _, shown, _ in hints)
    assert sum(cell_len(shown) + cell_len(label) + 4 for _, shown, label in hints) <= width


def test_hints_show_the_keys_as_they_are_bound() -> None:
    bar = KeyBar({"star": "ctrl+s"}, id="keys")
    assert ("star", "Ctrl+S", "star") in bar.hints(200)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (160, 45)])
async def test_the_status_line_keeps_the_figures_whatever_the_place(newsroom: Open, size) -> None:
    async with newsroom(size) as room:
        room.screen.status.crumbs = "A very long name " * 20
        room.engine.tell(Progress("refresh", 41, 200))
        await room.settle()
        line = room.text().splitlines()[0]
        assert line.endswith("5 unread ")
        assert "41/200 feeds" in line
        assert line.startswith(" Wireroom")


async def test_a_tab_that_fits_has_no_sign_of_being_cut(newsroom: Open) -> None:
    async with newsroom((50, 20)) as room:
        await room.press("enter", "}", "enter")
        assert room.text().splitlines()[1].rstrip() == "  Feeds   Articles   Text  ▸Beside   Developments"


async def test_what_is_told_is_told_in_full_where_there_is_little_room(newsroom: Open) -> None:
    async with newsroom((40, 16), toasts=True) as room:
        room.screen.tell("No more unread here · ] goes to the next feed of the list")
        await room.settle()
        assert "feed of the list" in " ".join(room.text().split())


async def test_a_click_on_a_tab_shows_the_pane(newsroom: Open) -> None:
    async with newsroom((80, 24)) as room:
        line = room.text().splitlines()[1]
        await room.pilot.click("TabLine", offset=(line.index("Developments"), 0))
        await room.settle()
        assert room.screen.pane == "developments"
        assert "▸Developments" in room.text()


def test_a_foot_leaves_out_what_does_not_fit_and_never_the_last() -> None:
    hints = ("⏎ opens", "Tab other column", "f follow", "Esc back", "? help")
    assert fitting(hints, 80, 2) == "⏎ opens · Tab other column · f follow · Esc back · ? help"
    assert fitting(hints, 40, 2) == "⏎ opens · Esc back · ? help"
    assert fitting(hints, 10, 2) == "Esc back · ? help"


@pytest.mark.parametrize("key", ["B", "D", "v", "question_mark", "e", "S", "a"])
async def test_every_page_says_how_it_is_left_on_a_small_screen(newsroom: Open, key) -> None:
    async with newsroom((40, 20)) as room:
        await room.press(key)
        assert room.app.screen is not room.screen
        foot = next(line for line in reversed(room.text().splitlines()) if "╰" in line and "Esc" in line)
        assert "Esc back" in foot or "Esc closes" in foot
