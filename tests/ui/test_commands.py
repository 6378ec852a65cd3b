"""The palette: themes are tried while the cursor is on them, and only what is chosen stays."""

from __future__ import annotations

import pytest
from newsroom_library import Open, Room
from textual.color import Color
from textual.command import CommandPalette

from tui.store import state


def remembered(room: Room) -> str:
    """The theme that the next start begins with."""
    return state.recall(room.app.services.db, "theme", "")


@pytest.mark.parametrize("opened", [("T",), (":", *"theme:")])
async def test_a_theme_is_tried_and_gone_again(newsroom: Open, opened: tuple[str, ...]) -> None:
    async with newsroom() as room:
        await room.press(*opened, *"light")
        palette = room.app.screen
        assert isinstance(palette, CommandPalette)
        await room.press("down")
        assert "light" in room.app.theme
        await room.press("escape")
        assert room.app.theme == "wireroom-dark"
        assert not remembered(room)


async def test_opening_the_list_of_themes_changes_nothing(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("T")
        await room.settle()
        assert room.app.theme == "wireroom-dark"
        await room.press("down")
        assert room.app.theme != "wireroom-dark"
        await room.press("up")
        assert room.app.theme == "wireroom-dark"


async def test_the_list_of_themes_has_the_look_of_the_one_that_is_tried(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("T", *"wireroom-light")
        palette = room.app.screen
        assert room.app.theme == "wireroom-light"
        assert palette.query_one("#--input").styles.background == Color.parse(room.app.current_theme.background)
        await room.press(*5 * ("backspace",), *"ansi")
        assert palette.query_one("#--input").styles.background.ansi == -1, "the terminal's own"


async def test_a_theme_that_is_chosen_stays_and_is_remembered(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("T", *"nord", "down", "enter")
        await room.settle()
        assert room.app.theme == "nord"
        assert remembered(room) == "nord"
        room.app.action_switch_theme()
        await room.settle()
        assert remembered(room) == "wireroom-light"


async def test_another_command_brings_the_theme_back(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press(":", *"nord", "down", *6 * ("backspace",), *"sort", "down")
        assert room.app.theme == "wireroom-dark"


async def test_the_palette_begins_with_what_is_done_with_an_article_and_ends_with_moving(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press(":")
        options = room.app.screen.query_one("CommandList").options
        assert [option.hit.text for option in options[:2]] == ["Open", "Back"]
        assert options[-1].hit.text == "A letter for every pane"
