"""The page of all feeds, and the dialog with all that can be set of one."""

from __future__ import annotations

import pytest
from newsroom_library import NOW, SIZES, Open
from textual.widgets import Input

from tui import agreed
from tui.model import FeedSettings
from tui.news import FeedChecked
from tui.store import feeds
from tui.ui import opening


@pytest.mark.parametrize("size", SIZES)
async def test_all_feeds_are_shown_with_what_is_wrong_first(newsroom: Open, size) -> None:
    async with newsroom(size) as room:
        await room.press("B")
        shown = room.text()
        assert "3 feeds · 1 failing" in shown
        assert "⚠ Ledger" in shown
        assert "⚠ ledger.example did not answer" in shown
        assert "it never worked" in shown
        assert "tried again" in shown
        await room.press("j")
        assert "not fetched yet" in room.text()
        await room.press("q")
        assert room.app.screen is room.screen


async def test_all_that_is_known_of_a_feed_is_seen_on_a_small_screen(newsroom: Open) -> None:
    async with newsroom((80, 24)) as room:
        db = room.app.services.db
        feeds.configure(db, 3, FeedSettings(interval=120, keep=40))
        feeds.edit(db, 3, title="The Ledger of the port, the harbour and the river, with the figures of every day")
        await room.press("B")
        assert "with the figures of every day" in " ".join(room.text().replace("│", " ").split())
        assert "tried again" in room.text()
        assert "every 2 h · keeps 40 articles" in room.text()


async def test_a_feed_has_its_title_where_there_is_little_room(newsroom: Open) -> None:
    async with newsroom((40, 20)) as room:
        await room.press("B")
        assert "The Wire" in room.text()


async def test_the_line_in_the_sidebar_leads_there(newsroom: Open) -> None:
    async with newsroom() as room:
        assert "⚠ 1 feed fails" in room.text()
        await room.press("h", "G", "enter")
        assert "3 feeds · 1 failing" in room.text()


async def test_when_all_are_well_the_sidebar_says_so(newsroom: Open) -> None:
    async with newsroom() as room:
        number = feeds.find(room.app.services.db, "Ledger").id
        feeds.checked(room.app.services.db, number, now=NOW, etag="", modified="", body_hash="", next_check=NOW)
        await room.screen.reload_counts()
        assert "✓ 3 feeds, all well" in room.text()


async def test_a_feed_is_retried_and_its_answer_shown_in_place(newsroom: Open) -> None:
    async with newsroom() as room:
        number = feeds.find(room.app.services.db, "Ledger").id
        await room.press("B", "r")
        assert room.engine.wishes[-1] == ("refresh", number)
        assert "↻ Ledger" in room.text()
        feeds.checked(
            room.app.services.db,
            number,
            now=NOW,
            etag="",
            modified="",
            body_hash="",
            next_check=NOW + 60,
            code=200,
            took=85,
        )
        room.engine.tell(FeedChecked(number))
        await room.settle()
        assert "3 feeds · all well" in room.text()
        assert "✓ Ledger" in room.text()
        assert "answered 200 in 85 ms" in room.text(), "the cursor stays with its feed"


async def test_from_the_page_a_feed_is_read_opened_set_and_deleted(newsroom: Open, monkeypatch) -> None:
    opened = []

    async def browse(url: str) -> None:
        opened.append(url)

    monkeypatch.setattr(opening, "open_in_browser", browse)
    async with newsroom() as room:
        ledger = feeds.find(room.app.services.db, "Ledger")
        await room.press("B", "o")
        assert opened == [ledger.url]
        await room.press("e")
        room.app.screen.query_one("#title", Input).value = "The Ledger"
        await room.press("enter")
        assert "⚠ The Ledger" in room.text()
        await room.press("d", "enter")
        assert "2 feeds" in room.text()
        await room.press("enter")
        assert room.app.screen is room.screen
        assert room.screen.view.kind == "feed"


async def test_the_settings_of_a_feed_are_kept_and_shown_again(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("e")
        for name, value in {"interval": "2 h", "keep": "500", "headers": "Cookie: a=1; b=$HERALD; X-Key: $KEY"}.items():
            room.app.screen.query_one(f"#{name}", Input).value = value
        room.app.screen.query_one("#notify").focus()
        await room.press("space")
        assert "✓  Tell me" in room.text()
        room.app.screen.query_one("#preferred").focus()
        await room.press("space")
        await room.press("enter")
        assert room.app.screen is room.screen, "Enter keeps, wherever the cursor is"
        herald = feeds.find(room.app.services.db, "Herald")
        wanted = (("Cookie", "a=1; b=$HERALD"), ("X-Key", "$KEY"))
        assert herald.settings == FeedSettings(120, 500, False, False, True, wanted, preferred=True)
        assert agreed.lacking(herald.url, wanted) == [], "what is set by hand is agreed to"
        await room.press("e")
        assert room.app.screen.query_one("#interval", Input).value == "2 h"
        assert "Cookie: a=1; b=$HERALD; X-Key: $KEY" in room.text()


async def test_a_setting_that_cannot_be_is_said_and_nothing_is_lost(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("e")
        room.app.screen.query_one("#interval", Input).value = "soon"
        room.app.screen.query_one("#title", Input).value = "Mine"
        await room.press("enter")
        assert "from 5 m to 30 d" in room.text()
        room.app.screen.query_one("#interval", Input).value = ""
        await room.press("enter")
        assert feeds.find(room.app.services.db, "Mine").settings == FeedSettings()


async def test_a_muted_feed_is_left_out_at_once(newsroom: Open) -> None:
    async with newsroom() as room:
        assert "Eagle down, crew prepares to walk" in room.rows()
        await room.press("e")
        room.app.screen.query_one("#muted").focus()
        await room.press("space", "enter")
        assert "Eagle down, crew prepares to walk" not in room.rows()
        assert "⊘" in room.text()


async def test_what_comes_is_told_only_of_the_feeds_that_it_is_wanted_of(newsroom: Open) -> None:
    async with newsroom() as room:
        herald = feeds.find(room.app.services.db, "Herald").id
        room.engine.tell(FeedChecked(herald, new=2))
        await room.settle()
        assert room.toasts() == []
        feeds.configure(room.app.services.db, herald, FeedSettings(notify=True))
        await room.screen.reload_counts()
        room.engine.tell(FeedChecked(herald, new=2))
        room.engine.tell(FeedChecked(herald, new=0))
        await room.settle()
        assert room.toasts() == ["Herald: 2 new articles"]


async def test_where_there_is_room_the_table_says_what_is_wrong_in_full(newsroom: Open) -> None:
    why = "ledger.example answers with a page of HTML that names no feed"
    async with newsroom((160, 45)) as room:
        db = room.app.services.db
        feeds.failed(db, 3, now=NOW, error=why, next_check=NOW + 3600)
        feeds.edit(db, 1, folder="Papers of the whole world")
        await room.press("B")
        table = room.app.screen.query_one("#table")
        assert why in table.render_line(0).text
        assert any("Papers of the whole world" in table.render_line(y).text for y in range(3))
        heads = next(line for line in room.text().splitlines() if "what is wrong" in line)
        first = next(line for line in room.text().splitlines() if "⚠ Ledger" in line and why in line)
        assert heads.index("what is wrong") == first.index(why)
        await room.pilot.resize_terminal(120, 36)
        await room.settle()
        assert "not fetched yet  " in table.render_line(1).text, "the places follow the width"
        await room.pilot.resize_terminal(80, 24)
        await room.settle()
        assert table.render_line(0).text.startswith("⚠ Ledger")
        assert "1 h" in table.render_line(0).text


@pytest.mark.parametrize("size", [(50, 20), (50, 12)])
async def test_all_settings_are_reached_on_the_smallest_screen(newsroom: Open, size) -> None:
    async with newsroom(size) as room:
        await room.press("e")
        assert "keeps · Space ticks · Esc closes" in room.text()
        labels = (
            "each new article’s page",
            "when something new comes",
            "Today, Unread and All",
            "where others have it too",
        )
        await room.press(*6 * ["tab"])
        for label in labels:
            assert label in room.text()
            await room.press("tab")
        room.app.screen.query_one("#interval", Input).value = "soon"
        await room.press("enter")
        assert "from 5 m to 30 d" in room.text()
