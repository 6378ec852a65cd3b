"""Searches that are kept by a name: in the sidebar, from the list, changed, removed, and taken back."""

from __future__ import annotations

import asyncio

import pytest
from newsroom_library import HOSTILE, NOW, SIZES, Open, Room
from textual.command import CommandPalette
from textual.widgets import Input

from tui.model import View
from tui.store import feeds, schema, searches, state, undo, views


def kept(room: Room) -> dict[str, str]:
    """The queries by their names, as the library has them."""
    return {search.name: search.query for search in searches.every(room.app.services.db)}


def beside(room: Room) -> dict[str, int]:
    """The searches in the sidebar, with the figures beside them."""
    return {row.label: row.count for row in room.screen.sidebar._rows if row.kind == "search"}


def elsewhere(room: Room, name: str, query: str) -> None:
    """Another program keeps a search."""
    db = schema.connect(room.app.services.library)
    searches.keep(db, name, query, NOW)
    db.close()


async def keep(room: Room, name: str, query: str) -> None:
    """Keep a search, as a user does, and let it be counted."""
    await room.press("slash", *query, "enter", "W", *name, "enter")
    await room.screen._catch_up()


@pytest.fixture(autouse=True)
def _resting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody types: a key that was pressed is over; and searches are counted as often as it is looked."""
    monkeypatch.setattr("tui.ui.screens.panes.QUIET", 0.0)
    monkeypatch.setattr("tui.ui.screens.keeping_up._COUNTING_REST", 0)


def dialog(room: Room) -> tuple[str, str]:
    """What is filled in."""
    return room.app.screen.query_one("#name", Input).value, room.app.screen.query_one("#query", Input).value


async def test_the_key_that_keeps_a_search_is_told_in_its_list(newsroom: Open) -> None:
    async with newsroom((80, 24)) as room:
        assert "W keep" not in room.text()
        await room.press("slash", *"luna", "enter")
        assert "W keep" in room.text()
        await room.press("escape")
        assert "W keep" not in room.text()


async def test_a_search_is_kept_from_its_list_and_stands_in_the_sidebar(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("slash", *"luna", "enter", "W")
        assert "Keep this search" in room.text() and dialog(room) == ("", "luna")
        await room.press(*"Probes", "enter")
        await room.screen._catch_up()
        assert kept(room) == {"Probes": "luna"} and beside(room) == {"Probes": 3}
        assert "⌕ Probes" in room.text()
        assert room.toasts()[-1] == "Probes is kept · Ctrl+Z takes it back"
        assert room.screen.sidebar.current.label == "Probes"
        assert room.screen.status.crumbs == "Probes"


async def test_it_stands_below_the_smart_views_and_opens_like_one(newsroom: Open) -> None:
    async with newsroom() as room:
        await keep(room, "Ports", "harbour -luna")
        labels = [row.label for row in room.screen.sidebar._rows]
        assert labels[:7] == ["Today", "Unread", "Stories", "Starred", "All", "Ports", ""]
        await room.press("h", "g", "g", *5 * "j", "enter")
        assert room.screen.view == View("search", "harbour -luna")
        assert room.screen.list.has_focus and len(room.rows()) == 3
        await room.press("h", "up", "enter", "]")
        assert room.screen.view.kind == "feed", "and from All on, the next feed comes behind it"


async def test_a_click_opens_it(newsroom: Open) -> None:
    async with newsroom() as room:
        await keep(room, "Ports", "harbour")
        room.screen.open_view(View("all"))
        await room.settle()
        await room.pilot.click("#sidebar", offset=(5, 6))
        await room.settle()
        assert room.screen.view == View("search", "harbour")


async def test_its_figure_follows_marks_and_what_arrives(newsroom: Open) -> None:
    async with newsroom() as room:
        await keep(room, "Probes", "luna is:unread")
        assert beside(room) == {"Probes": 3}
        await room.press("m")
        await room.screen._catch_up()
        assert beside(room) == {"Probes": 2}
        assert len(room.rows()) == 3, "what was read stays in the list until it is left"
        await room.press("ctrl+z")
        await room.screen._catch_up()
        assert beside(room) == {"Probes": 3}


async def test_what_another_program_keeps_appears(newsroom: Open) -> None:
    async with newsroom() as room:
        elsewhere(room, "Ports", "harbour")
        await room.screen._catch_up()
        assert beside(room) == {"Ports": 2}


async def test_searches_are_counted_once_for_each_change_and_one_at_a_time(newsroom: Open, monkeypatch) -> None:
    async with newsroom() as room:
        for name in "abc":
            elsewhere(room, name, f"luna {name}")
        asked: list[str] = []
        unread = views.unread

        def noted(db, view, now):
            asked.append(view.key)
            return unread(db, view, now)

        monkeypatch.setattr(views, "unread", noted)
        await room.screen._catch_up()
        await room.screen._catch_up()
        assert asked == ["luna a", "luna b", "luna c"]
        counting = asyncio.create_task(room.screen.count_searches())
        await asyncio.sleep(0)
        question = room.screen.services.librarian.ask(lambda _: len(asked))
        assert await question < 6, "a question waits for one of them, not for all"
        await counting


async def test_searches_that_take_long_are_counted_less_often(newsroom: Open, monkeypatch) -> None:
    async with newsroom() as room:
        monkeypatch.setattr("tui.ui.screens.keeping_up._COUNTING_REST", 1e9)
        elsewhere(room, "Ports", "harbour")
        await room.screen._catch_up()
        elsewhere(room, "Probes", "luna")
        await room.screen._catch_up()
        assert beside(room) == {"Ports": 2, "Probes": 0}
        room.screen._count_from = 0.0
        await room.screen._catch_up()
        assert beside(room) == {"Ports": 2, "Probes": 3}


async def test_nothing_is_counted_while_somebody_types(newsroom: Open, monkeypatch) -> None:
    async with newsroom() as room:
        elsewhere(room, "Ports", "harbour")
        elsewhere(room, "Probes", "luna")
        monkeypatch.setattr("tui.ui.screens.panes.QUIET", 1e9)
        await room.press("j")
        await room.screen._catch_up()
        assert beside(room) == {"Ports": 0, "Probes": 0}, "they are there, and not counted yet"
        monkeypatch.setattr("tui.ui.screens.panes.QUIET", 0.0)
        await room.screen._catch_up()
        assert beside(room) == {"Ports": 2, "Probes": 3}


async def test_it_is_renamed_and_finds_something_else(newsroom: Open) -> None:
    async with newsroom() as room:
        await keep(room, "Ports", "harbour")
        await room.press("e")
        assert "This search" in room.text() and dialog(room) == ("Ports", "harbour")
        await room.press("end", *" and ships", "tab", "end", *" -luna", "enter")
        assert kept(room) == {"Ports and ships": "harbour -luna"}
        assert room.screen.view.key == "harbour -luna", "the list shows what it finds now"
        assert room.screen.status.crumbs == "Ports and ships"
        await room.press("ctrl+z")
        assert kept(room) == {"Ports": "harbour"} and list(beside(room)) == ["Ports"]


async def test_it_is_removed_when_asked_twice_and_brought_back(newsroom: Open) -> None:
    async with newsroom() as room:
        await keep(room, "Ports", "harbour")
        await room.press("h", "d")
        assert "Remove the search “Ports”?" in room.text()
        await room.press("n")
        assert kept(room) == {"Ports": "harbour"}
        await room.press("d", "y")
        assert kept(room) == {} == beside(room)
        assert "Ports was removed" in room.toasts()[-1]
        await room.press("ctrl+z")
        assert kept(room) == {"Ports": "harbour"} and list(beside(room)) == ["Ports"]


async def test_in_a_text_the_keys_are_about_the_feed(newsroom: Open) -> None:
    async with newsroom() as room:
        await keep(room, "Ports", "harbour")
        await room.press("enter", "e")
        assert "This feed" in room.text()
        await room.press("escape", "d")
        assert "Delete " in room.text() and "article" in room.text()


async def test_where_there_is_neither_feed_nor_search_that_is_said(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("h", "g", "g", "e")
        assert room.toasts()[-1] == "Put the cursor on a feed first, or on a search that is kept"


@pytest.mark.parametrize(
    ("name", "query", "said", "focus"),
    [
        ("", "", "A search that is kept needs a name", "name"),
        ("Ports", "luna", "There is a search of this name already", "name"),
        ("New", "!", "A search that is kept needs words", "query"),
    ],
)
async def test_what_cannot_be_kept_is_said_and_stays_to_be_mended(
    newsroom: Open, name: str, query: str, said: str, focus: str
) -> None:
    async with newsroom() as room:
        await keep(room, "Ports", "harbour")
        await room.press("W")
        room.app.screen.query_one("#name", Input).value = name
        room.app.screen.query_one("#query", Input).value = query
        await room.press("enter")
        assert said in room.text()
        assert room.app.screen.focused.id == focus
        await room.press("escape")
        assert kept(room) == {"Ports": "harbour"}


async def test_without_a_name_it_is_called_as_what_it_finds(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("/", *"harbour", "enter", "W", "enter")
        assert kept(room) == {"harbour": "harbour"}


async def test_a_new_one_can_be_written_where_no_search_says_what_is_shown(newsroom: Open) -> None:
    async with newsroom() as room:
        room.screen.open_view(View("stories"))
        await room.press("W")
        assert "Keep a search" in room.text() and dialog(room) == ("", "")
        await room.press(*"Fresh", "tab", *"within:1h", "enter")
        await room.screen._catch_up()
        assert kept(room) == {"Fresh": "within:1h"} and beside(room) == {"Fresh": 2}


async def test_a_filtered_list_is_kept_as_it_is(newsroom: Open) -> None:
    async with newsroom() as room:
        room.screen.open_view(View("folder", "World", unread_only=True))
        await room.settle()
        await room.press("F", *"luna", "enter")
        rows = room.rows()
        await room.press("W", *"x", "enter")
        assert kept(room) == {"x": 'is:unread folder:"World" luna'}
        room.screen.sidebar.select(searches.find(room.app.services.db, "x").view)
        await room.press("h", "enter")
        assert room.screen.view.kind == "search" and room.rows() == rows


async def test_the_next_start_begins_with_one_that_is_kept(newsroom: Open) -> None:
    async with newsroom() as room:
        await keep(room, "Ports", "harbour")
        await room.press("h", "enter")
    async with newsroom() as room:
        assert room.screen.view == View("search", "harbour")
        assert room.screen.status.crumbs == "Ports" and beside(room) == {"Ports": 2}
        await room.press("slash", *"luna", "enter")
        assert state.recall(room.app.services.db, "view").startswith("search\tharbour"), "one that is not is not"


async def test_the_palette_opens_it(newsroom: Open) -> None:
    async with newsroom() as room:
        await keep(room, "Ports [/x]", "harbour")
        room.screen.open_view(View("all"))
        await room.press(":", *"search: ports", "down", "enter")
        assert not isinstance(room.app.screen, CommandPalette)
        assert room.screen.view == View("search", "harbour")


async def test_an_empty_one_says_what_it_is_and_what_to_do(newsroom: Open) -> None:
    async with newsroom() as room:
        await keep(room, "Nothing", "zeppelin")
        shown = room.text()
        assert "Nothing matches now" in shown and "zeppelin" in shown and "e  changes this search" in shown


async def test_of_two_that_find_the_same_the_cursor_stays_on_the_one_that_was_opened(newsroom: Open) -> None:
    async with newsroom() as room:
        elsewhere(room, "One", "luna")
        elsewhere(room, "Two", "luna")
        await room.screen._catch_up()
        for name, steps in (("One", 5), ("Two", 6)):
            await room.press("h", "g", "g", *steps * "j", "enter")
            assert room.screen.sidebar.current.label == name == room.screen.status.crumbs
        await room.press("d", "y")
        assert kept(room) == {"One": "luna"}


@pytest.mark.parametrize("size", SIZES)
async def test_a_hostile_name_does_nothing_at_any_size(newsroom: Open, size: tuple[int, int]) -> None:
    async with newsroom(size, toasts=True) as room:
        db = schema.connect(room.app.services.library)
        db.execute("INSERT INTO searches (name, query) VALUES (?, ?)", (HOSTILE, f"luna {HOSTILE}"))
        db.close()
        await room.screen._catch_up()
        await room.press("h", "g", "g", *5 * "j")
        shown = room.text()
        assert "[/x] [@click" in shown
        await room.press("e")
        shown += room.text()
        await room.press("escape", "enter")
        shown += room.text()
        await room.press("h", "d")
        shown += room.text()
        await room.press("y")
        assert (shown + room.text() + room.toasts()[-1]).replace("\n", "").isprintable()
        assert kept(room) == {}


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_the_dialog_has_room(newsroom: Open, size: tuple[int, int]) -> None:
    async with newsroom(size) as room:
        await keep(room, "Ports", "harbour")
        await room.press("e")
        shown = room.text()
        for said in ("Ports", "harbour", "⏎ keeps", "words", "Esc closes"):
            assert said in shown
        await room.press("tab", "end", *" -luna", "enter")
        assert kept(room) == {"Ports": "harbour -luna"}


async def test_marking_all_read_keeps_to_it(newsroom: Open) -> None:
    async with newsroom() as room:
        await keep(room, "Ports", "harbour")
        await room.press("A")
        await room.screen._catch_up()
        assert beside(room) == {"Ports": 0}
        assert room.screen.status.unread == 3


async def test_a_search_by_folder_follows_the_folder_s_feeds(newsroom: Open) -> None:
    async with newsroom() as room:
        elsewhere(room, "World", "folder:world")
        db = schema.connect(room.app.services.library)
        feeds.edit(db, 3, folder="World")
        db.close()
        await room.screen._catch_up()
        assert beside(room) == {"World": 5}
        undo.undo(room.app.services.db)
        await room.screen._catch_up()
        assert beside(room) == {}
