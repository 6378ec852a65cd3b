"""Views, filters, searches, and what happens to the list when the library changes beneath it."""

from __future__ import annotations

import asyncio

import pytest
from newsroom_library import NOW, Open, Room, analysis

from tui.model import Body, Draft, Placement, Prepared, View
from tui.news import FeedChecked
from tui.store import articles, relations, schema, stories, undo


def arrive(room: Room, count: int, *, minutes: int = 0) -> None:
    """New articles come in from another process."""
    db = schema.connect(room.app.services.library)
    body = Body.of(["News."])
    drafts = [Draft(f"new-{minutes}-{n}", f"New {n}", "", "", NOW - 60 * minutes - n, None, body) for n in range(count)]
    articles.save(db, 1, [Prepared(draft, analysis(body)) for draft in drafts], NOW)
    db.close()


async def catch_up(room: Room) -> None:
    """What the timer does once a second."""
    await room.screen._catch_up()
    await room.settle()


async def test_what_comes_while_all_is_marked_read_stays_unread(newsroom: Open) -> None:
    async with newsroom() as room:
        arrive(room, 2)
        await room.press("A")
        await catch_up(room)
        assert room.screen.status.unread == 2
        assert "5 marked read" in room.toasts()[-1]


async def test_new_articles_leave_cursor_and_scroll_and_are_told(newsroom: Open) -> None:
    async with newsroom((80, 14)) as room:
        await room.press("G")
        here, top = room.screen.list.current, room.screen.list.render_line(0).text
        arrive(room, 12)
        await catch_up(room)
        assert room.screen.list.current == here
        assert room.screen.list.render_line(0).text == top
        assert "12 new ↑" in room.text()
        await room.press("g", "g")
        assert "new ↑" not in room.text()
        assert room.rows()[0] == "New 0"


async def test_articles_that_arrive_below_are_not_told(newsroom: Open) -> None:
    async with newsroom((80, 14)) as room:
        await room.press("G", "K", "K")
        arrive(room, 3, minutes=5000)
        await catch_up(room)
        assert room.screen.list.new_above == 0
        assert len(room.screen.list.ids) == 8


async def test_nothing_is_read_again_while_nothing_has_changed(newsroom: Open, monkeypatch) -> None:
    async with newsroom() as room:
        await catch_up(room)
        monkeypatch.setattr(room.screen, "reload_list", None)
        await room.screen._catch_up()
        room.engine.tell(FeedChecked(1, new=1))
        await room.pilot.pause()
        assert room.screen._stale


async def test_an_article_that_another_instance_reads_leaves_the_unread(newsroom: Open) -> None:
    async with newsroom() as room:
        db = schema.connect(room.app.services.library)
        undo.mark(db, [room.ids[1]], read=True, now=NOW, label="read")
        db.close()
        await catch_up(room)
        assert room.ids[1] not in room.screen.list.ids
        assert room.screen.status.unread == 4


async def test_what_was_read_here_stays_until_the_view_is_left(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("m")
        arrive(room, 1)
        await catch_up(room)
        assert room.ids[0] in room.screen.list.ids
        await room.press("h", "k", "enter")
        await room.press("h", "j", "enter")
        assert room.screen.view.kind == "unread"
        assert room.ids[0] not in room.screen.list.ids


async def test_a_search_lists_what_matches_and_esc_comes_back(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("slash", *"ferry", "enter")
        assert room.screen.view == View("search", "ferry")
        assert set(room.screen.list.ids) == {room.ids[2], room.ids[3], room.ids[5]}
        assert "Search ▸ ferry" in room.text()
        await room.press("escape")
        assert room.screen.view.kind == "unread"


async def test_keys_typed_at_once_after_slash_belong_to_the_search(newsroom: Open) -> None:
    async with newsroom() as room:
        room.screen.action_search()
        for key in "moon":
            room.screen.list.post_message(__import__("textual.events").events.Key(key, key))
        await room.settle()
        assert room.app.screen.query_one("Input").value == "moon"


async def test_a_filter_keeps_the_view_and_is_cleared(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("F", *"grain", "enter")
        assert set(room.screen.list.ids) == {room.ids[3], room.ids[5]}
        assert room.screen.view.kind == "unread"
        await room.press("\\")
        assert len(room.screen.list.ids) == 5


async def test_nothing_found_says_what_to_do(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("slash", *"zebra", "enter")
        assert "Nothing matches" in room.text()
        await room.press("m", "s", "v", "enter", "n", "p", "J", "K", "space", "w", "o", "y", "t", "u", "x", "z")
        assert room.app.is_running


async def test_sorting_keeps_the_cursor_on_its_article(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("j", "S", "o")
        assert room.screen.view.sort == "oldest"
        assert room.screen.list.current == room.ids[1]
        assert room.rows()[0] == "Harbour ferry runs again"
        assert "Articles · oldest" in room.text()


async def test_unread_only_shows_what_is_read_as_well(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("U")
        assert len(room.screen.list.ids) == 6
        await room.press("U")
        assert len(room.screen.list.ids) == 5


async def test_feeds_are_walked_through_with_brackets(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("]")
        assert room.screen.describe(room.screen.view) == "World ▸ Herald"
        assert len(room.screen.list.ids) == 2
        await room.press("]", "]")
        assert room.screen.describe(room.screen.view) == "Ledger"
        await room.press("]")
        assert "last feed" in room.toasts()[-1]
        await room.press("[")
        assert room.screen.describe(room.screen.view) == "World ▸ The Wire"


async def test_a_name_lists_every_article_that_mentions_it(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "i", "enter", "L")
        assert room.screen.view == View("entity", "person:Neil Armstrong")
        assert set(room.screen.list.ids) == {room.ids[0], room.ids[1], room.ids[4]}
        assert room.screen.pane == "list"


async def test_closed_folders_stay_closed(newsroom: Open, library) -> None:
    async with newsroom() as room:
        await room.press("h", "G", "up", "up", "up", "left")
        assert "▸ World" in room.text()
    async with newsroom() as room:
        assert "▸ World" in room.text()


async def test_copies_are_folded_or_shown_in_every_list_and_at_the_next_start(newsroom: Open, library) -> None:
    async with newsroom() as room:
        db = schema.connect(room.app.services.library)
        stories.save_placements(db, [Placement(room.ids[4], 1, 1, room.ids[0])])
        db.close()
        await room.press("slash", *"orbit", "enter")
        assert "Luna 15 alters its orbit" not in room.rows()
        await room.press("alt+c")
        assert "Luna 15 alters its orbit" in room.rows()
        assert "separately" in room.toasts()[-1]
        await room.press("escape", "F", *"luna", "enter")
        assert "Luna 15 alters its orbit" in room.rows(), "a filter finds copies, too"
        await room.press("backslash")
    async with newsroom() as room:
        assert room.screen.view.copies
        assert "copies separate" in room.text()
        await room.press("alt+c")
        assert "Luna 15 alters its orbit" not in room.rows()


async def test_an_empty_list_that_is_being_filled_stays_at_its_top(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("slash", *"New", "enter")
        assert not len(room.screen.list.ids)
        arrive(room, 2, minutes=10)
        await catch_up(room)
        arrive(room, 2)
        await catch_up(room)
        assert room.screen.list.cursor == 0
        assert room.screen.list.new_above == 0
        assert room.screen.reader.article.headline.title == "New 0"


async def test_what_the_engine_writes_about_single_articles_does_not_make_the_list_be_read_again(
    newsroom: Open, monkeypatch
) -> None:
    async with newsroom() as room:
        asked: list[str] = []
        monkeypatch.setattr(room.screen, "reload_list", lambda: asked.append("list") or asyncio.sleep(0))
        db = schema.connect(room.app.services.library)
        relations.save_relations(db, room.ids[3], [])
        await room.screen._catch_up()
        await room.screen._catch_up()
        assert not asked
        undo.mark(db, [room.ids[1]], read=True, now=1.0, label="read elsewhere")
        db.close()
        await room.screen._catch_up()
        assert asked == ["list"]
        room.screen.changed()
        await room.screen._catch_up()
        assert asked == ["list", "list"]


async def test_copies_unfold_below_their_original_and_fold_again(newsroom: Open) -> None:
    async with newsroom() as room:
        db = schema.connect(room.app.services.library)
        stories.save_placements(db, [Placement(room.ids[4], 1, 1, room.ids[0])])
        db.close()
        room.engine.tell(FeedChecked(1, new=1))
        await room.pilot.pause()
        await catch_up(room)
        assert "Luna 15 alters its orbit" not in room.rows()
        await room.press("c")
        assert room.rows()[:2] == ["Eagle down, crew prepares to walk", "Luna 15 alters its orbit"]
        assert "↳ Luna 15" in room.screen.list.render_line(2).text
        await room.press("j", "m", "k", "c")
        assert "Luna 15 alters its orbit" not in room.rows(), "also one that was marked here"
        assert room.screen.list.cursor == 0


async def test_an_article_without_copies_says_so(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("c")
        assert room.toasts() == ["No other feed has this text"]


async def test_the_order_goes_along_from_list_to_list(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("S", "o", "slash", *"orbit", "enter")
        assert "Articles · oldest" in room.text()
        assert room.rows()[0] == "Luna 15 alters its orbit"
        await room.press("h", "g", "g", *4 * "j", "enter")
        assert room.screen.view == View("all", sort="oldest")


async def test_esc_comes_back_to_the_list_as_it_was_left(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("F", *"moon", "enter", "S", "o", "j", "m", "k")
        before, here = room.rows(), room.screen.list.current
        assert len(before) == 3
        await room.press("slash", *"ferry", "enter", "S", "t", "j", "escape")
        assert (room.rows(), room.screen.list.current) == (before, here)
        assert room.screen.words == "moon"
        assert room.screen.view.sort == "oldest"


async def test_what_was_read_stays_under_the_cursor_in_another_order(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("j", "enter", "q", "S", "o")
        assert room.screen.list.current == room.ids[1]
        assert room.rows()[-2:] == ["Moonwalk brought forward by four hours", "Eagle down, crew prepares to walk"]
        await room.press("F", *"moon", "enter", "backslash")
        assert room.screen.list.current == room.ids[1]


async def test_keys_meanwhile_do_not_disturb_a_list_that_is_on_its_way(newsroom: Open) -> None:
    async with newsroom() as room:
        with room.held("ids"):
            for key in ("]", "j", "j", "c", "k", "]"):
                await room.pilot.press(key)
        await room.settle()
        assert room.screen.sidebar.current.label == "The Wire"
        assert room.screen.list.current == room.screen.reader.article.headline.id == room.ids[1]
    async with newsroom() as room:
        assert room.screen.describe(room.screen.view) == "World ▸ The Wire"


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_an_article_of_a_list_that_is_on_its_way_is_opened_when_it_is_there(newsroom: Open, key) -> None:
    async with newsroom() as room:
        with room.held("ids"):
            await room.pilot.press("]", "]", key)
        await room.settle()
        assert room.screen.pane == "reader"
        assert room.screen.reader.article.headline.id == room.ids[1]
        assert room.screen.list.headline(0).read


@pytest.mark.parametrize("keys", [("h",), ("question_mark",), ("]",)])
async def test_what_is_done_after_enter_is_not_undone_by_a_list_that_comes_late(newsroom: Open, keys) -> None:
    async with newsroom() as room:
        with room.held("ids"):
            await room.pilot.press("]", "enter", *keys)
        await room.settle()
        assert room.screen.pane in ("list", "sidebar")
        assert room.screen.status.unread == 5


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ((160, 45), ("enter",)),
        ((80, 24), ("enter",)),
        ((160, 45), ("enter", "}", "enter")),
        ((160, 45), ("enter", "z")),
    ],
)
async def test_the_next_feed_is_shown_from_a_text_as_well(newsroom: Open, size, keys) -> None:
    async with newsroom(size) as room:
        await room.press(*keys)
        await room.settle()
        await room.press("]", "]", "]")
        assert room.screen.pane == "list"
        assert "Luna" not in room.text()
        assert "Markets open lower before holiday" in room.text()
        if size[0] > 100:
            assert room.screen.text.article.headline.id == room.ids[2]
            await room.press("tab")
            assert room.screen.text.article.headline.id == room.ids[2], "the second text is closed"


async def test_all_that_a_filter_keeps_is_marked_also_before_it_is_seen(newsroom: Open) -> None:
    async with newsroom() as room:
        with room.held("ids"):
            await room.pilot.press("F", *"grain", "enter")
            await room.pilot.press("A")
        await room.settle()
        assert set(room.screen.list.ids) == {room.ids[3], room.ids[5]}
        assert room.screen.status.unread == 3


async def test_copies_are_as_they_were_at_the_next_start_also_from_a_search(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("slash", *"orbit", "enter", "alt+c")
    async with newsroom() as room:
        assert room.screen.view == View("unread", unread_only=True, copies=True)


async def test_a_closed_folder_is_one_stop_on_the_way_from_feed_to_feed(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("]", "h", "left")
        assert "▸ World" in room.text()
        await room.press("]")
        assert room.screen.describe(room.screen.view) == "Ledger", "on from the folder of the feed that the list shows"
        await room.press("[")
        assert room.screen.view.kind == "folder"
        assert room.screen.sidebar.current.label == "World"
        assert len(room.screen.list.ids) == 4
        await room.press("[")
        assert "first feed" in room.toasts()[-1]
