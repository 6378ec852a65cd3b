"""The list by itself: what a row shows, how one moves, and that it costs the same at any length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom_library import HOSTILE
from rich.style import Style
from textual.app import App, ComposeResult

from tui.assets import asset_dir
from tui.model import Headline
from tui.ui import themes
from tui.ui.reading_list import ids_of
from tui.ui.widgets.article_list import PAGE, ArticleList

NOW = 1_000_000.0
ROW = Headline(1, 1, "Herald", "Eagle down", int(NOW) - 720, words=660)


class ListApp(App[None]):
    """Nothing but a list."""

    CSS_PATH = sorted(asset_dir("styles").glob("*.tcss"))

    def __init__(self, count: int) -> None:
        self.fetched: list[int] = []
        self.heard: list[tuple[str, int]] = []
        super().__init__()
        self.count = count

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.tokens(themes.THEMES[0])

    def fetch(self, ids: Sequence[int]) -> list[Headline]:
        self.fetched.append(len(ids))
        return [replace(ROW, id=number, title=f"Article {number}") for number in ids]

    def compose(self) -> ComposeResult:
        yield ArticleList(self.fetch, lambda: NOW, id="list")

    def on_mount(self) -> None:
        self.list.show(ids_of(range(self.count)))

    @property
    def list(self) -> ArticleList:
        return self.query_one(ArticleList)

    def on_article_list_highlighted(self, event: ArticleList.Highlighted) -> None:
        self.heard.append(("at", event.article))

    def on_article_list_opened(self, event: ArticleList.Opened) -> None:
        self.heard.append(("open", event.article))


def shown(headline: Headline, width: int = 50) -> list[str]:
    """The two lines of a row."""
    rows = ArticleList(lambda ids: [headline], lambda: NOW, id="list")
    rows._styles = dict.fromkeys(("strong", "muted", "accent", "dimmed"), Style())
    rows._ids = ids_of([headline.id])
    return [rows.render_row(0, line, width, Style()).text for line in (0, 1)]


@pytest.mark.parametrize(
    ("change", "sign"),
    [({}, "●"), ({"read": True}, "○"), ({"starred": True}, "★"), ({"starred": True, "read": True}, "☆")],
)
def test_every_state_has_a_sign_of_its_own(change, sign) -> None:
    assert shown(replace(ROW, **change))[0].startswith(f"{sign} Eagle down")


def test_the_second_line_has_source_age_minutes_story_and_copies() -> None:
    line = shown(replace(ROW, story_size=9, copies=2))[1]
    assert line.startswith("  Herald · 12 m · 3 min")
    assert line.endswith("  ≣ 9  +2")
    assert "≣" not in shown(replace(ROW, story_size=1))[1], "a story of one article is none"


@given(st.text(), st.text(), st.integers(20, 90))
def test_any_title_and_source_makes_lines_of_the_right_width(title, feed, width) -> None:
    rows = ArticleList(lambda ids: [replace(ROW, title=title, feed_title=feed)], lambda: NOW, id="list")
    rows._styles = dict.fromkeys(("strong", "muted", "accent", "dimmed"), Style())
    rows._ids = ids_of([1])
    assert {rows.render_row(0, line, width, Style()).cell_length for line in (0, 1)} == {width}


def test_a_hostile_title_loses_what_acts_on_a_terminal() -> None:
    line = shown(replace(ROW, title=HOSTILE))[0]
    assert "[/x] [@click=app.bell]press[/]" in line
    assert not any(character in line for character in "\x1b\x9b\u202e\x07")


async def test_a_hundred_thousand_rows_fetch_no_more_than_what_is_seen() -> None:
    app = ListApp(100_000)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert app.fetched == [PAGE]
        await pilot.press("G")
        assert app.list.current == 99_999
        assert sum(app.fetched) <= 3 * PAGE


async def test_the_keys_of_moving() -> None:
    app = ListApp(100)
    async with app.run_test(size=(60, 22)) as pilot:
        page = app.list.rows
        for key, row in [
            ("j", 1),
            ("down", 2),
            ("k", 1),
            ("pagedown", 1 + page),
            ("pageup", 1),
            ("ctrl+d", 1 + page // 2),
        ]:
            await pilot.press(key)
            assert app.list.cursor == row, key
        await pilot.press("end")
        assert app.list.cursor == 99
        await pilot.press("g")
        assert app.list.cursor == 99, "once is not enough"
        await pilot.press("g")
        assert app.list.cursor == 0
        await pilot.press("k")
        assert app.list.cursor == 0


async def test_a_click_points_a_double_click_opens_and_the_wheel_scrolls() -> None:
    app = ListApp(100)
    async with app.run_test(size=(60, 22)) as pilot:
        await pilot.click(ArticleList, offset=(5, 6))
        assert app.heard == [("at", 2)]
        await pilot.click(ArticleList, offset=(5, 6), times=2)
        assert app.heard[-1] == ("open", 2)
        await pilot.click(ArticleList, offset=(5, 0))
        assert app.list.cursor == 2, "a border is no row"


async def test_marks_are_painted_without_fetching() -> None:
    app = ListApp(10)
    async with app.run_test(size=(60, 22)):
        before = list(app.fetched)
        headline = app.list.headline(3)
        assert headline is not None
        app.list.put([replace(headline, read=True)])
        assert app.list.render_line(6).text.startswith("○")
        assert app.fetched == before


async def test_rows_that_are_gone_from_the_library_are_blank() -> None:
    app = ListApp(10)
    async with app.run_test(size=(60, 22)):
        app.fetch = app.list._fetch = lambda ids: []  # type: ignore[method-assign]
        app.list.forget()
        assert app.list.render_line(0).text.strip() == ""
        assert app.list.headline(99) is None


async def test_a_page_that_is_fetched_again_shows_what_became_of_its_articles() -> None:
    app = ListApp(10)
    async with app.run_test(size=(40, 12)) as pilot:
        rows = app.query_one(ArticleList)
        await pilot.pause()
        changed = replace(rows.headline(3), read=True)
        rows._fetch = lambda ids: [changed]
        rows._headlines.discard(rows.headline(4).id)
        rows.headline(4)
        assert rows.headline(3) == changed


async def test_articles_are_selected_one_by_one_and_in_runs() -> None:
    app = ListApp(10)
    async with app.run_test(size=(60, 22)) as pilot:
        rows = app.list
        rows.toggle_selected(2)
        rows.toggle_selected(2)
        assert not rows.selected
        rows.move_to(3)
        rows.select_on(1)
        rows.select_on(1)
        assert [headline.id for headline in rows.selection()] == [3, 4, 5]
        rows.select_on(-1)
        assert [headline.id for headline in rows.selection()] == [3, 4], "back over it takes it out again"
        assert rows.cursor == 4
        await pilot.pause()
        assert "2 selected" in str(rows.border_subtitle)
        assert [y // 2 for y in range(0, 20, 2) if rows.render_line(y).text.startswith("✓")] == [3, 4]
        assert rows.deselect()
        assert not rows.deselect()
        assert not rows.border_subtitle


async def test_the_mouse_selects_with_ctrl_and_shift() -> None:
    app = ListApp(10)
    async with app.run_test(size=(60, 22)) as pilot:
        await pilot.click(ArticleList, offset=(5, 3))
        await pilot.click(ArticleList, offset=(5, 7), shift=True)
        assert app.list.selected == {1, 2, 3}
        await pilot.click(ArticleList, offset=(5, 5), control=True)
        assert app.list.selected == {1, 3}
        await pilot.click(ArticleList, offset=(5, 5), control=True, times=2)
        assert not any(what == "open" for what, _ in app.heard), "to select is not to open"


async def test_what_leaves_the_list_is_no_longer_selected() -> None:
    app = ListApp(10)
    async with app.run_test(size=(60, 22)):
        for index in (1, 2):
            app.list.toggle_selected(index)
        app.list.update_ids(ids_of([0, 2, 3]))
        assert app.list.selected == {2}
        app.list.show(ids_of([2]))
        assert not app.list.selected


def test_a_copy_below_its_original_is_set_in() -> None:
    original, copy = replace(ROW, copies=1), replace(ROW, id=2, title="Eagle down!", copy_of=1)
    rows = ArticleList(lambda ids: [{1: original, 2: copy}[number] for number in ids], lambda: NOW, id="list")
    rows._styles = dict.fromkeys(("strong", "muted", "accent", "dimmed"), Style())
    rows._ids = ids_of([1, 2])
    assert [rows.render_row(1, line, 40, Style()).text.rstrip() for line in (0, 1)] == [
        "● ↳ Eagle down!",
        "    Herald · 12 m · 3 min · copy",
    ]
    rows._ids = ids_of([2, 1])
    assert rows.render_row(0, 0, 40, Style()).text.rstrip() == "● Eagle down!", "nothing of it stands above"
