"""Read, starred, undone; and what becomes of errors."""

from __future__ import annotations

from newsroom_library import Open

from tui.errors import LibraryFull
from tui.store import articles, undo


async def test_a_mark_shows_at_once_and_is_written(newsroom: Open) -> None:
    async with newsroom() as room:
        room.screen.action_star()
        assert room.screen.list.headline(0).starred, "before the library has answered"
        await room.settle()
        assert articles.headlines(room.app.services.db, [room.ids[0]])[0].starred
        assert "★" in room.screen.list.render_line(0).text


async def test_m_turns_read_to_unread_and_goes_on(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("m")
        assert room.screen.list.cursor == 1
        assert "○" in room.screen.list.render_line(0).text
        await room.press("k", "m")
        assert "●" in room.screen.list.render_line(0).text
        assert room.screen.status.unread == 5


async def test_all_read_is_undone_and_redone(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("A")
        assert room.screen.status.unread == 0
        assert "5 marked read" in room.toasts()[-1]
        assert len(room.screen.list.ids) == 5, "they stay until the view is left"
        await room.press("ctrl+z")
        assert room.screen.status.unread == 5
        assert room.toasts()[-1].startswith("Undone")
        await room.press("ctrl+y")
        assert room.screen.status.unread == 0
        await room.press("ctrl+y")
        assert room.toasts()[-1] == "Nothing to do again"


async def test_all_read_with_a_filter_marks_only_what_is_listed(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("F", *"grain", "enter", "A")
        assert room.screen.status.unread == 3


async def test_above_and_below_are_marked_with_the_cursor_s_own_row(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("j")
        room.screen.action_mark_above_read()
        await room.settle()
        assert room.screen.status.unread == 3
        room.screen.action_mark_below_read()
        await room.settle()
        assert room.screen.status.unread == 0


async def test_undo_shows_on_the_open_text(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "s")
        assert room.screen.reader.article.headline.starred
        await room.press("alt+u")
        assert not room.screen.reader.article.headline.starred


async def test_a_full_disk_becomes_a_toast(newsroom: Open, monkeypatch) -> None:
    async with newsroom() as room:

        def full(*args: object, **kw: object) -> int:
            raise LibraryFull("no room left for the library")

        monkeypatch.setattr(undo, "mark", full)
        await room.press("s")
        assert room.toasts()[-1] == "no room left for the library"
        assert room.app.is_running


async def test_an_error_that_nobody_foresaw_is_told_and_logged(newsroom: Open, monkeypatch, caplog) -> None:
    async with newsroom() as room:

        def wrong(*args: object, **kw: object) -> int:
            raise ZeroDivisionError("what")

        monkeypatch.setattr(undo, "undo", wrong)
        await room.press("ctrl+z")
        assert "ZeroDivisionError" in room.toasts()[-1]
        assert "unforeseen" in caplog.text
        assert room.app.is_running


async def test_an_article_that_is_gone_is_told(newsroom: Open) -> None:
    async with newsroom() as room:
        room.screen.read(999_999)
        await room.settle()
        assert room.app.is_running
        assert room.toasts()


async def test_a_mark_says_how_it_is_taken_back_and_not_twice_at_once(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("m", "m")
        assert room.toasts() == ["Marked read · Ctrl+Z takes it back"]
        await room.press("s")
        assert room.toasts()[-1] == "Starred · Ctrl+Z takes it back"


async def test_what_is_read_by_being_opened_is_not_told(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter")
        assert room.screen.status.unread == 4
        assert room.toasts() == []


async def test_a_mark_is_for_all_that_is_selected_and_one_step_to_take_back(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("V", "V", "m")
        assert room.screen.status.unread == 3
        assert room.toasts()[-1] == "2 marked read · Ctrl+Z takes it back"
        assert not room.screen.list.selected
        assert room.screen.list.cursor == 2, "after a selection the cursor stays"
        await room.press("ctrl+z")
        assert room.screen.status.unread == 5


async def test_of_several_all_become_read_before_any_becomes_unread(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("m", "k", "shift+down", "m")
        assert [room.screen.list.headline(n).read for n in (0, 1)] == [True, True]
        await room.press("g", "g", "shift+down", "shift+down", "shift+up", "m")
        assert [room.screen.list.headline(n).read for n in (0, 1, 2)] == [False, False, False]


async def test_back_gives_a_selection_up_first(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("V", "escape")
        assert not room.screen.list.selected
        assert room.toasts() == []


async def test_links_of_several_are_copied_a_line_each(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("V", "V", "y")
        assert room.app.clipboard == "https://example.org/0\nhttps://example.org/1"


async def test_the_quote_under_the_cursor_is_copied_with_its_speaker(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", '"', "y")
        assert room.app.clipboard.startswith("“The Eagle has landed,” — Neil Armstrong (Herald, 2026-02-0")
        assert room.app.clipboard.endswith("https://example.org/0")
