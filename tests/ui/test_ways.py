"""From pane to pane by letters, and the menus that ask which of a few things."""

from __future__ import annotations

import pytest
from newsroom_library import Open

from tui.ui.screens.jump import Jump
from tui.ui.screens.menu import Menu


@pytest.mark.parametrize("size", [(160, 45), (120, 36)])
async def test_a_letter_leads_to_every_pane_that_is_seen(newsroom: Open, size: tuple[int, int]) -> None:
    async with newsroom(size) as room:
        for letter, pane in (("t", "reader"), ("d", "developments"), ("a", "list")):
            await room.press("semicolon")
            assert isinstance(room.app.screen, Jump)
            assert {label.content for label in room.app.screen.query(".letter")} == set("fatdpq"[size[0] < 140 :])
            await room.press(letter)
            assert room.screen.pane == pane
            assert room.app.screen is room.screen


async def test_the_letters_lead_to_the_tabs_of_the_developments_as_well(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("semicolon", "p")
        assert (room.screen.pane, room.screen.developments.tab) == ("developments", "people")
        await room.press("semicolon", "q")
        assert (room.screen.pane, room.screen.developments.tab) == ("developments", "quotes")


async def test_on_a_narrow_screen_the_letters_stand_on_the_line_of_tabs(newsroom: Open) -> None:
    async with newsroom((80, 24)) as room:
        await room.press("semicolon")
        assert "f Feeds a▸Articles t Text d Developments" in room.text().split("\n")[1]
        assert "A letter goes to its place · Esc back" in room.text().split("\n")[-1]
        await room.press("d")
        assert room.screen.pane == "developments"


async def test_any_other_key_ends_jump_mode_and_does_nothing_else(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("semicolon", "A")
        assert room.app.screen is room.screen
        assert room.screen.status.unread == 5
        await room.press("semicolon", "escape")
        assert room.app.screen is room.screen


@pytest.mark.parametrize("keys", [("o",), ("j", "enter"), ("down", "enter")])
async def test_the_order_of_the_list_is_asked_for(newsroom: Open, keys: tuple[str, ...]) -> None:
    async with newsroom() as room:
        await room.press("S")
        assert isinstance(room.app.screen, Menu)
        assert "oldest first" in room.text()
        await room.press(*keys)
        assert room.screen.view.sort == "oldest"
        assert room.rows()[0] == "Harbour ferry runs again"


async def test_the_menu_begins_with_what_holds_and_esc_leaves_it(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("S", "t", "S", "enter")
        assert room.screen.view.sort == "title"
        await room.press("S", "j", "escape")
        assert room.screen.view.sort == "title"


async def test_names_are_listed_by_kind(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "i", "F")
        assert room.screen.developments.only == "People"
        assert "1 name" in str(room.screen.developments.border_subtitle)
        await room.press("F")
        assert room.screen.developments.only == ""


async def test_panes_grow_by_key_and_are_so_the_next_time(newsroom: Open) -> None:
    async with newsroom() as room:
        before = room.screen.list.region.width
        await room.press("+", "+", "ctrl+down")
        assert room.screen.list.region.width == before + 4
        await room.press("tab", "-")
        assert room.screen.reader.region.width == 160 - 26 - before - 6
    async with newsroom() as room:
        assert room.screen.list.region.width == before + 6
        await room.press("=")
        assert room.screen.list.region.width == before


async def test_a_pane_that_cannot_grow_says_so(newsroom: Open) -> None:
    async with newsroom((80, 24)) as room:
        await room.press("+")
        assert room.toasts() == ["This pane has all the room that it can have"]


async def test_a_border_is_pulled_with_the_mouse(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.pilot.mouse_down(offset=(26, 10))
        await room.pilot.hover(offset=(34, 10))
        await room.pilot.mouse_up(offset=(34, 10))
        await room.settle()
        assert room.screen.sidebar.region.width == 34
        await room.pilot.hover(offset=(50, 10))
        assert room.screen.sidebar.region.width == 34, "it was let go"
        assert room.app.mouse_captured is None
