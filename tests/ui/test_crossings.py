"""What is done while an answer of the library or the engine is still to come: neither may undo the other."""

from __future__ import annotations

import pytest
from newsroom_library import NOW, Open, Room
from textual.widgets import Input

from tui.model import Analysis, Entity, Span, View
from tui.news import Analysed, Failed, FeedAdded, Finished, Progress
from tui.store import analyses, schema, views
from tui.ui.screens.add_feed import AddFeed
from tui.ui.screens.prompt import Prompt


def name_another(room: Room) -> None:
    """The first article names a First Man as well."""
    db = schema.connect(room.app.services.library)
    analyses.put(db, room.ids[0], Analysis(1, deep=True, entities=(Entity("First Man", "person", (), (Span(0, 5),)),)))
    db.close()


# Pages that come late


@pytest.mark.parametrize(
    ("key", "question"), [("v", "coverage_of"), ("D", "briefing_of"), ("B", "rates")], ids=["story", "digest", "feeds"]
)
async def test_a_page_that_comes_late_does_not_lie_over_what_was_opened_meanwhile(
    newsroom: Open, key, question
) -> None:
    async with newsroom() as room:
        with room.held(question):
            await room.pilot.press(key, "slash", "f")
        await room.settle()
        assert isinstance(room.app.screen, Prompt)
        await room.press("M", "X")
        assert room.app.screen.query_one(Input).value == "fMX"


async def test_a_page_that_is_asked_for_twice_is_there_once(newsroom: Open) -> None:
    async with newsroom() as room:
        with room.held("rates"):
            await room.pilot.press("B", "B")
        await room.settle()
        await room.press("escape")
        assert room.app.screen is room.screen


async def test_a_page_that_was_asked_for_on_one_that_was_left_does_not_come(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("v")
        with room.held("mentions_of"):
            room.screen.show_name("Neil Armstrong", "person")
            await room.pilot.press("escape")
        await room.settle()
        assert room.app.screen is room.screen


async def test_a_story_s_page_that_was_left_while_the_story_is_mended_stays_left(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("v")
        with room.held("follow"):
            await room.pilot.press("f", "escape")
        await room.settle()
        assert room.app.screen is room.screen
        assert room.toasts()[-1].startswith("Followed")


async def test_a_story_that_is_mended_below_another_page_is_shown_so_afterwards(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("v")
        with room.held("follow"):
            await room.pilot.press("f", "question_mark")
        await room.settle()
        await room.press("escape")
        assert "★ Apollo 11" in room.text()


async def test_a_name_s_page_that_was_left_while_names_are_joined_stays_left(newsroom: Open) -> None:
    async with newsroom() as room:
        name_another(room)
        room.screen.show_name("Neil Armstrong", "person")
        await room.settle()
        with room.held("merge"):
            await room.pilot.press("M", *"First", "space", *"Man", "enter")
            await room.pilot.press("escape")
        await room.settle()
        assert room.app.screen is room.screen
        assert room.toasts()[-1] == "First Man is Neil Armstrong from now on"


# What the engine tells meanwhile


async def test_a_feed_of_another_wish_does_not_close_the_dialog(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("a", *"wire")
        room.engine.tell(FeedAdded(1, "https://0.example/feed", "Herald", 3))
        await room.settle()
        assert isinstance(room.app.screen, AddFeed)
        assert room.app.screen.query_one("#address", Input).value == "wire"


async def test_what_becomes_known_of_the_text_beside_does_not_take_the_pane(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "}", "enter")
        first, beside = room.screen.reader.article, room.screen.beside.article
        assert first is not None
        assert beside is not None
        room.engine.tell(Analysed(first.headline.id))
        await room.settle()
        assert room.screen.developments._article == beside


async def test_when_the_engine_has_ended_nothing_is_shown_as_under_way(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("t", "R", "a", *"wire.example", "enter")
        room.engine.tell(Progress("refresh", 1, 3))
        room.engine.tell(Failed("engine", "The engine has ended"))
        await room.settle()
        dialog = room.app.screen
        assert isinstance(dialog, AddFeed)
        assert not dialog.query_one("LoadingIndicator").display
        assert "The engine has ended" in room.text()
        assert (room.screen.status.step, room.screen.status.errand) == (None, "")
        await room.press("escape", "t")
        assert room.engine.wishes.count(("full_text", room.ids[0])) == 2


async def test_what_was_stopped_is_not_told_of_twice(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("R", "ctrl+x")
        room.engine.tell(Finished("refresh", "stopped"))
        await room.settle()
        assert room.toasts() == ["Stopped"]


# Keys that follow closely


async def test_all_are_marked_in_the_list_that_was_there_whatever_is_opened_next(newsroom: Open) -> None:
    async with newsroom() as room:
        room.screen.open_view(View("feed", "3"))
        await room.settle()
        room.screen.action_mark_all_read()
        room.screen.open_view(View("all"))
        await room.settle()
        unread = set(views.ids(room.app.services.db, View("unread", unread_only=True), NOW))
        assert unread == {room.ids[n] for n in (0, 1, 4, 5)}
