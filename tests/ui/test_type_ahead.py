"""Keys that are typed faster than a dialog opens."""

from __future__ import annotations

import pytest
from newsroom_library import Open, Room
from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input


async def typed_at_once(room: Room, *keys: str) -> None:
    """Type keys without waiting between them, as a pasted line or a fast hand does."""
    for key in keys:
        room.app.post_message(events.Key(_character_to_key(key), key) if len(key) == 1 else events.Key(key, None))
    await room.settle()
    for _ in range(5):
        await room.pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
@pytest.mark.parametrize("key", ["a", "/", ":", "F"])
async def test_what_is_typed_right_after_a_key_that_opens_a_dialog_stands_in_it(newsroom: Open, size, key) -> None:
    async with newsroom(size) as room:
        await typed_at_once(room, key, *"?Qs jq")
        assert room.app.screen.query(Input).first().value == "?Qs jq"
        assert room.app.is_running


async def test_a_whole_search_typed_at_once_is_carried_out(newsroom: Open) -> None:
    async with newsroom() as room:
        await typed_at_once(room, "/", *"harbour", "enter")
        assert (room.screen.view.kind, room.screen.view.key) == ("search", "harbour")
        assert room.app.screen is room.screen


async def test_a_dialog_can_be_left_at_once(newsroom: Open) -> None:
    async with newsroom() as room:
        await typed_at_once(room, "a", "x", "escape")
        assert room.app.screen is room.screen
        await room.press("j")
        assert room.screen.list.cursor == 1


async def test_keys_go_on_reaching_a_dialog_that_nothing_in_has_the_focus_of(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("a")
        room.app.screen.set_focus(None)
        await room.press("escape")
        assert room.app.screen is room.screen
