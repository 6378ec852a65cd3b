"""Subscriptions and the engine's news, as the newsroom shows them."""

from __future__ import annotations

from dataclasses import replace

from newsroom_library import MOON, NOW, Open, Room, analysis
from textual.events import Paste
from textual.widgets import Input

from tui.model import Body, Draft, Prepared, View
from tui.news import Analysed, Failed, FeedAdded, Finished, Imported, Looked, Progress
from tui.store import articles, feeds, schema
from tui.ui.screens.add_feed import addresses

SEEN = Looked(
    "x.example", "https://x.example/feed", "The [/x] Herald", "https://x.example/", 40, 21.0,
    (("Eagle down", NOW - 720), ("Markets [b]open", NOW - 7200), ("Undated", 0)),
)  # fmt: skip


async def test_what_is_at_an_address_is_seen_and_then_subscribed_to(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("a", *"x.example", "enter")
        assert room.engine.wishes[-1] == ("look", "x.example")
        room.engine.tell(SEEN)
        await room.settle()
        shown = room.text()
        assert "The [/x] Herald" in shown
        assert "https://x.example/feed · 40 articles · about 3 a day" in shown
        assert "12 m  Eagle down" in shown
        assert "2 h   Markets [b]open" in shown
        assert "⏎ subscribes" in shown
        await room.press(*"World", "enter", "enter")
        assert room.engine.wishes.count(("add", "x.example", "World", "")) == 1, "the second Enter is one too many"
        room.engine.tell(FeedAdded(1, "Herald", "https://x.example", new=2))
        room.engine.tell(Finished("add", "1 of 1 added"))
        await room.settle()
        assert room.app.screen is room.screen
        assert room.toasts()[-1] == "Herald: 2 articles"
        assert room.screen.view.kind == "feed"


async def test_a_feed_gets_a_title_of_the_user_s_own_on_the_way_in(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("a", *"x.example", "enter")
        room.engine.tell(SEEN)
        await room.settle()
        room.app.screen.query_one("#title", Input).value = "Mine"
        await room.press("enter")
        assert room.engine.wishes[-1] == ("add", "x.example", "", "Mine")


async def test_another_address_is_looked_at_anew(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("a", *"x.example", "enter")
        room.engine.tell(SEEN)
        await room.settle()
        await room.press("shift+tab", "shift+tab", "end", *"/y")
        assert "about 3 a day" not in room.text()
        assert "⏎ shows what is there" in room.text()
        await room.press("enter")
        assert room.engine.wishes[-1] == ("look", "x.example/y")
        room.engine.tell(SEEN)
        await room.settle()
        assert "about 3 a day" not in room.text(), "that was of the first address"


async def test_a_known_feed_says_where_it_is(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("a", *"x.example", "enter")
        room.engine.tell(replace(SEEN, known="Herald", folder="World"))
        await room.settle()
        assert "✓ You have it already as Herald, in World" in room.text()
        assert "⏎ opens it" in room.text()


async def test_a_list_says_what_it_would_bring(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("a", *"x.opml", "enter")
        room.engine.tell(Looked("x.opml", listing="12 feeds to add, 3 known already"))
        await room.settle()
        assert "12 feeds to add, 3 known already" in room.text()
        assert not room.app.screen.query_one("#title").display


async def test_several_addresses_are_pasted_and_added_at_once(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("a")
        field = room.app.screen.query_one("#address", Input)
        field.post_message(Paste("https://a.example/feed\nb.example\r\n@pilot@boats.social\nb.example"))
        await room.settle()
        assert "⏎ subscribes to 3 addresses" in room.text()
        await room.press("enter")
        wish = ("add", "https://a.example/feed\nb.example\n@pilot@boats.social", "", "")
        assert room.engine.wishes[-1] == wish


async def test_an_address_pasted_into_the_newsroom_is_looked_at(newsroom: Open) -> None:
    async with newsroom() as room:
        room.screen.list.post_message(Paste("  https://a.example/feed\n"))
        await room.settle()
        assert room.engine.wishes[-1] == ("look", "https://a.example/feed")
        assert room.app.screen.query_one("#address", Input).value == "https://a.example/feed"


async def test_a_text_pasted_into_the_newsroom_is_no_feed(newsroom: Open) -> None:
    async with newsroom() as room:
        room.screen.list.post_message(Paste("just some words"))
        await room.settle()
        assert room.app.screen is room.screen


def test_addresses_without_schemes_are_told_apart() -> None:
    pasted = "a.example/feed.xml b.example?feed=rss a.example:8080/x"
    assert addresses(pasted) == pasted.split()


def test_a_path_with_blanks_is_one_address() -> None:
    assert addresses("/home/pilot/my feeds.opml") == ["/home/pilot/my feeds.opml"]


async def test_an_address_that_fails_stays_to_be_mended(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("a", "enter")
        assert "An address, please" in room.text()
        await room.press(*"nowhere", "enter")
        room.engine.tell(Failed("look", "nowhere: [/x] no such host"))
        await room.settle()
        assert "nowhere: [/x] no such host" in room.text()
        assert room.app.screen.query_one("#address", Input).value == "nowhere"
        await room.press("escape")
        assert room.app.screen is room.screen


async def test_what_is_found_after_the_dialog_was_closed_is_not_told(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("a", *"x.example", "enter", "escape")
        room.engine.tell(SEEN)
        room.engine.tell(Failed("look", "no such host"))
        await room.settle()
        assert room.toasts() == []


async def test_what_failed_before_the_dialog_is_there_is_told_all_the_same(newsroom: Open) -> None:
    async with newsroom() as room:
        room.screen.action_add_feed()
        room.engine.tell(Failed("add", "no such host"))
        await room.settle()
        assert room.app.is_running
        assert "no such host" in room.toasts()


async def test_many_feeds_at_once_are_summed_up(newsroom: Open) -> None:
    async with newsroom() as room:
        for number in range(5):
            room.engine.tell(FeedAdded(number, f"Feed {number}", "https://x.example"))
        room.engine.tell(Finished("add", "5 of 5 added"))
        await room.settle()
        assert room.toasts() == ["5 of 5 added"]


async def test_an_imported_list_is_summed_up_once_and_says_how_its_marks_are_taken_back(newsroom: Open) -> None:
    async with newsroom() as room:
        view = room.screen.view
        await room.press("a", *"urls", "enter")
        room.engine.tell(Looked("urls", "/home/urls", listing="1 feed to add"))
        await room.press("enter")
        room.engine.tell(FeedAdded(1, "Herald", "https://x.example"))
        room.engine.tell(Imported(1, 0, 0, 20, 2, {"exec": 1}, "/home/[/x]/cache.db"))
        room.engine.tell(Finished("add", "1 of 1 added"))
        await room.settle()
        assert room.app.screen is room.screen
        assert room.screen.view == view
        (toast,) = room.toasts()
        assert "20 articles read, 2 starred, as in /home/[/x]/cache.db; 1 line left out: 1 exec" in toast
        assert toast.endswith("Ctrl+Z takes the marks back")


async def test_reloading_shows_how_far_it_is_and_can_be_stopped(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("R")
        assert ("refresh",) in room.engine.wishes
        room.engine.tell(Progress("refresh", 41, 200))
        await room.settle()
        assert "41/200 feeds ━" in room.text()
        await room.press("ctrl+x")
        assert ("cancel", "refresh") in room.engine.wishes
        assert "41/200" not in room.text()


async def test_a_click_on_the_bar_stops_too(newsroom: Open) -> None:
    async with newsroom() as room:
        room.engine.tell(Progress("refresh", 41, 200))
        await room.settle()
        at = room.text().splitlines()[0].index("━")
        await room.pilot.click("StatusBar", offset=(at, 0))
        await room.settle()
        assert ("cancel", "refresh") in room.engine.wishes


async def test_a_refresh_that_nobody_asked_for_ends_without_a_toast(newsroom: Open) -> None:
    async with newsroom() as room:
        room.engine.tell(Finished("refresh", "200 feeds, 3 new"))
        await room.settle()
        assert room.toasts() == []
        await room.press("R")
        room.engine.tell(Finished("refresh", "200 feeds, 3 new"))
        await room.settle()
        assert room.toasts() == ["200 feeds, 3 new"]


async def test_r_reloads_the_feed_or_the_folder_under_the_cursor(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("r")
        assert room.engine.wishes[-1] == ("refresh", room.screen.list.headline(0).feed)
        await room.press("h", "G", "up", "up", "up", "r")
        assert room.screen.sidebar.current.label == "World" or len(room.engine.wishes[-1]) >= 2


async def test_a_feed_is_edited(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("e")
        field = room.app.screen.query_one("#title", Input)
        assert field.value == "Herald"
        field.value = "The Herald"
        await room.press("enter")
        assert "The Herald" in {feed.title for feed in feeds.every(room.app.services.db)}
        assert "The Herald" in room.text()


async def test_a_feed_is_deleted_after_a_question_and_comes_back(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("d", "n")
        assert len(feeds.every(room.app.services.db)) == 3
        await room.press("d", "enter")
        assert len(feeds.every(room.app.services.db)) == 2
        assert room.ids[0] not in room.screen.list.ids
        await room.press("ctrl+z")
        assert len(feeds.every(room.app.services.db)) == 3
        assert room.ids[0] in room.screen.list.ids


async def test_of_a_feed_that_was_deleted_neither_list_nor_text_stays(newsroom: Open) -> None:
    async with newsroom() as room:
        room.screen.open_view(View("feed", "1"))
        await room.settle()
        await room.press("enter", "d", "y")
        assert room.screen.view == View("unread", unread_only=True)
        assert room.screen.pane == "list"
        assert room.screen.reader.article.headline.title == room.rows()[0] == "Moonwalk brought forward by four hours"
        assert room.toasts() == ["Herald was deleted · Ctrl+Z brings it back"]
        assert "Harbour ferry runs again" not in room.rows()
        await room.press("ctrl+z")
        assert "Harbour ferry runs again" in room.rows()


async def test_in_a_list_of_many_feeds_the_text_is_that_of_the_next_article(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("j", "d", "y")
        assert room.screen.list.current == room.screen.reader.article.headline.id
        assert room.screen.reader.article.headline.feed_title != "The Wire"


async def test_a_feed_that_was_shown_last_and_is_gone_is_not_begun_with(newsroom: Open) -> None:
    async with newsroom() as room:
        room.screen.open_view(View("feed", "1"))
        await room.settle()
    db = schema.connect(room.app.services.library)
    feeds.remove(db, 1, NOW)
    db.close()
    async with newsroom() as room:
        assert room.rows()[0] == "Moonwalk brought forward by four hours"
        assert "Unread" in room.screen.status.crumbs


async def test_an_analysis_arrives_in_place(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "j", "j")
        before = room.screen.reader.offset_at_top()
        room.engine.tell(Analysed(room.ids[0]))
        await room.settle()
        assert room.screen.reader.offset_at_top() == before


async def test_any_other_failure_is_a_toast(newsroom: Open) -> None:
    async with newsroom() as room:
        room.engine.tell(Failed("full_text", "the page [/x] has no text"))
        await room.settle()
        assert room.toasts() == ["the page [/x] has no text"]


async def test_t_goes_between_the_page_s_text_and_the_feed_s_and_says_which(newsroom: Open) -> None:
    async with newsroom((80, 24)) as room:
        first = room.ids[0]
        await room.press("t", "t")
        assert room.engine.wishes.count(("full_text", first)) == 1, "one is enough"
        assert "↻ fetching the full text …" in room.text()
        room.engine.tell(Analysed(first))
        await room.settle()
        assert "↻ fetching" in room.text(), "that was another study of the same article"
        put_in_place(room, "All of the page.")
        room.engine.tell(Analysed(first))
        await room.settle()
        assert room.toasts()[-1] == "The full text of the page · t brings the feed’s back"
        assert "↻" not in room.text()
        await room.press("t")
        assert "↻ the feed’s text …" in room.text()
        put_in_place(room, "\n".join(MOON), whole=False)
        room.engine.tell(Analysed(first))
        await room.settle()
        assert room.toasts()[-1] == "The feed’s text · t fetches the full one"


def put_in_place(room: Room, text: str, *, whole: bool = True) -> None:
    """Put a text in the place of the first article's, as the engine does."""
    db = schema.connect(room.app.services.library)
    body = Body.of(text.split("\n"))
    headline = articles.article(db, room.ids[0]).headline
    draft = Draft(headline.guid, headline.title, headline.link, body=body)
    articles.replace(db, room.ids[0], Prepared(draft, analysis(body)), whole=whole)
    db.close()


async def test_a_full_text_that_fails_or_is_stopped_is_no_longer_shown_as_under_way(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("t")
        room.engine.tell(Failed("full_text", "the page does not exist (404)"))
        await room.settle()
        assert (room.screen.status.errand, room.toasts()[-1]) == ("", "the page does not exist (404)")
        await room.press("t", "ctrl+x")
        assert room.engine.wishes[-1] == ("cancel", "full_text")
        assert (room.screen.status.errand, room.toasts()[-1]) == ("", "Stopped")


async def test_what_stopping_means_is_said(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("ctrl+x")
        assert room.toasts() == ["Nothing is under way"]
        room.engine.tell(Progress("deep", 1, 40))
        await room.settle()
        await room.press("ctrl+x")
        assert room.engine.wishes[-1] == ("cancel", "deep")
        assert "until the next start" in room.toasts()[-1]
        room.engine.tell(Progress("deep", 2, 40))
        room.engine.tell(Finished("deep", "stopped"))
        await room.settle()
        assert room.screen.status.step is None
