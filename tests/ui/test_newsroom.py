"""The newsroom as a whole: what is on the screen, how one moves, what opens."""

from __future__ import annotations

import re

import pytest
from newsroom_library import NOW, SIZES, Open, Room, fill, newsroom_app

from tui.config import Config
from tui.model import Span, Spot, View
from tui.ui.dates import local
from tui.ui.widgets.developments import Developments

FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_on_what_is_unread_with_the_text_beside_it_where_there_is_room(newsroom: Open, size) -> None:
    async with newsroom(size) as room:
        assert room.rows()[0] == "Eagle down, crew prepares to walk"
        assert "Markets open lower before holiday" not in room.rows()
        shown = room.screen.reader.article
        assert (shown is None) == (size[0] < 100)
        assert room.screen.status.unread == 5
        assert ("start",) in room.engine.wishes


@pytest.mark.parametrize("size", [(60, 20), (160, 45)])
async def test_a_hostile_title_is_shown_as_text_everywhere(newsroom: Open, size) -> None:
    async with newsroom(size) as room:
        at = next(n for n, title in enumerate(room.rows()) if title.startswith("[/x]"))
        room.screen.list.move_to(at)
        await room.settle()
        keys = [
            "enter",
            "s",
            "y",
            "v",
            "escape",
            "w",
            "escape",
            "colon",
            "escape",
            "h",
            "slash",
            "[",
            "/",
            "enter",
            "a",
        ]
        for key in [*keys, "a", "escape", "d", "n", "e", "escape", "question_mark", "escape", "i", '"', "z"]:
            await room.press(key)
            assert not FORBIDDEN.search(room.text()), key
        assert room.app.is_running


async def test_a_text_tells_time_by_the_newsroom_s_clock(newsroom: Open, monkeypatch) -> None:
    monkeypatch.setattr("tui.ui.dates.FAR", 86_400)
    async with newsroom() as room:
        head = room.screen.reader.render_line(2).text
        assert "Herald" in head
        assert f" {local(NOW).year} " not in head


async def test_a_message_names_the_keys_as_they_are_bound(newsroom: Open) -> None:
    async with newsroom(config=Config(bindings={"next_feed": "ctrl+n"})) as room:
        room.screen.open_view(View("starred"))
        await room.settle()
        await room.press("n")
        assert room.toasts()[-1] == "No more unread here · Ctrl+N goes to the next feed"


async def test_first_paint_needs_only_the_first_ids(library, monkeypatch) -> None:
    from tui.store import views

    asked: list[str] = []
    monkeypatch.setattr(views, "ids", lambda *a: asked.append("ids") or [])
    app = newsroom_app(library[0])
    async with app.run_test(size=(120, 36)):
        assert len(app.newsroom.list.ids) == 5


async def test_moving_shows_the_text_without_marking_it_read_and_enter_marks_it(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("j")
        assert room.screen.reader.article.headline.id == room.ids[1]
        assert not room.screen.list.headline(1).read
        await room.press("enter")
        assert room.screen.pane == "reader"
        assert room.screen.list.headline(1).read
        assert room.screen.status.unread == 4
        assert room.rows()[1] == "Moonwalk brought forward by four hours", "it stays until the view is left"


async def test_esc_goes_back_step_by_step_and_leaves_only_when_asked_twice(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "z")
        assert not room.screen.list.display
        await room.press("escape")
        assert room.screen.list.display
        await room.press("escape")
        assert room.screen.pane == "list"
        await room.press("q")
        assert room.app.is_running
        assert room.toasts()[-1].startswith("Once more")
        await room.press("q")
        assert not room.app.is_running


async def test_opening_a_development_shows_it_beside_and_x_closes_it(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter")
        room.screen.developments.post_message(Developments.Opened(Spot(room.ids[4], 2), Span(0, 5)))
        await room.settle()
        assert room.screen.beside.article.headline.id == room.ids[4]
        assert room.screen.shape == "split"
        assert not room.screen.sidebar.display
        assert not room.screen.list.display
        assert "earlier" in str(room.screen.beside.border_title)
        assert room.screen.pane == "beside"
        await room.press("tab")
        assert room.screen.pane == "reader"
        await room.press("shift+tab")
        assert room.screen.pane == "developments"
        await room.press("x")
        assert room.screen.shape == "columns"
        assert room.screen.reader.article.headline.id == room.ids[0]


async def test_the_jump_list_goes_back_over_a_development_and_forward_again(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter")
        room.screen.open_beside(room.ids[4])
        await room.settle()
        await room.press("ctrl+o")
        assert not room.screen.split
        assert room.screen.reader.article.headline.id == room.ids[0]
        await room.press("alt+right")
        assert room.screen.split
        assert room.screen.beside.article.headline.id == room.ids[4]


async def test_a_development_opened_from_the_second_text_moves_that_text_to_the_first_place(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter")
        room.screen.open_beside(room.ids[4])
        await room.settle()
        room.screen.open_beside(room.ids[1])
        await room.settle()
        assert room.screen.reader.article.headline.id == room.ids[4]
        assert room.screen.beside.article.headline.id == room.ids[1]


async def test_related_passages_are_shown_below_the_list(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter")
        assert {row.spot.article for row in room.screen.developments._related} == {room.ids[0], room.ids[4]}
        await room.press("left_curly_bracket")
        assert room.screen.pane == "reader"


async def test_tab_goes_round_the_panes_and_a_narrow_screen_shows_one_at_a_time(newsroom: Open) -> None:
    async with newsroom((80, 24)) as room:
        seen = []
        for _ in range(4):
            shown = [p.id for p in room.screen.body.children if p.display]
            seen.append(shown)
            assert room.screen.tab_line.display
            await room.press("tab")
        assert seen == [["list"], ["reader"], ["developments"], ["sidebar"]]


async def test_the_feeds_take_the_place_of_the_list_on_a_screen_of_two_columns(newsroom: Open) -> None:
    async with newsroom((120, 36)) as room:
        assert not room.screen.sidebar.display
        await room.press("h")
        assert room.screen.sidebar.display
        assert not room.screen.list.display
        await room.press("l")
        assert room.screen.list.display


async def test_b_hides_the_feeds_and_brings_them_back(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("b")
        assert not room.screen.sidebar.display
        await room.press("b")
        assert room.screen.sidebar.display


async def test_a_resize_shows_the_text_as_soon_as_there_is_room(newsroom: Open) -> None:
    async with newsroom((80, 24)) as room:
        await room.pilot.resize_terminal(130, 40)
        await room.settle()
        assert room.screen.reader.article is not None
        assert room.screen.reader.display


async def test_space_reads_on_and_goes_to_the_next_unread_at_the_end(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("space")
        assert room.screen.pane == "reader"
        assert room.screen.reader.article.headline.id == room.ids[0]
        await room.press("space")
        assert room.screen.reader.article.headline.id == room.ids[1]


async def test_n_skips_what_is_read_and_goes_round(newsroom: Open) -> None:
    async with newsroom() as room:
        room.screen.open_view(room.screen.view.__class__("all"))
        await room.settle()
        await room.press("j", "n")
        assert room.screen.list.cursor == 3, "row 2 is read"
        await room.press("p")
        assert room.screen.list.cursor == 1
        await room.press("G", "n")
        assert room.screen.list.cursor == 0


async def test_nothing_unread_is_said(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("A", "n")
        assert room.toasts()[-1].startswith("No more unread")


async def test_capital_j_and_k_open_the_neighbours_while_reading(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("enter", "J")
        assert room.screen.reader.article.headline.id == room.ids[1]
        await room.press("K")
        assert room.screen.reader.article.headline.id == room.ids[0]


async def test_where_a_text_was_left_is_remembered(library) -> None:
    from tui.store import schema, state

    app = newsroom_app(library[0])
    async with app.run_test(size=(80, 10)) as pilot:
        room = Room(app, pilot, library[1])
        await room.settle()
        await room.press("enter")
        await room.press("G")
        left = app.newsroom.reader.offset_at_top()
        assert left > 0
    db = schema.connect(library[0])
    assert state.position(db, library[1][0]) == left
    db.close()


async def test_an_empty_library_says_what_to_do(tmp_path) -> None:
    from tui.store import schema

    path = tmp_path / "empty.db"
    schema.connect(path).close()
    app = newsroom_app(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await Room(app, pilot, []).settle()
        lines = "\n".join(app.newsroom.list.render_line(y).text for y in range(12))
        assert "No feeds yet" in lines
        assert "adds an address" in lines
        await pilot.press("escape")
        await pilot.press("R", "n", "enter", "space", "m", "s", "v", "e", "d", "r", "A", "w", "y", "o", "t", "J", "K")
        assert app.is_running


async def test_a_click_on_a_hint_is_the_key(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.pilot.click("KeyBar", offset=(2, 0))
        await room.settle()
        assert room.screen.pane == "reader"


async def test_a_double_click_opens_an_article(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.pilot.click("#list", offset=(6, 3), times=2)
        await room.settle()
        assert room.screen.reader.article.headline.id == room.ids[1]
        assert room.screen.pane == "reader"


async def test_what_was_open_last_is_open_again(library) -> None:
    first = newsroom_app(library[0])
    async with first.run_test(size=(120, 36)) as pilot:
        await first.workers.wait_for_complete()
        first.newsroom.open_view(first.newsroom.view.__class__("starred"))
        await first.workers.wait_for_complete()
        await pilot.pause()
    second = newsroom_app(library[0])
    async with second.run_test(size=(120, 36)):
        assert second.newsroom.view.kind == "starred"


def test_the_library_of_the_tests_is_full(tmp_path) -> None:
    assert len(fill(tmp_path / "l.db")) == 6


async def test_a_text_is_laid_out_for_the_room_that_it_will_have_before_it_is_seen(newsroom: Open) -> None:
    async with newsroom((80, 24)) as room:
        reader = room.screen.reader
        assert not reader.display
        room.screen.show_text(room.ids[0])
        assert "Fuel for less than a minute" in " ".join(line.text for line in reader._layout_now.lines)
        before = reader._layout_now
        room.screen.show_pane("reader")
        await room.settle()
        assert reader._layout_now is before, "once is enough"
        assert reader.virtual_size.width == reader.scrollable_content_region.width
