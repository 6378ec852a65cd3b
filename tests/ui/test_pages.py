"""What lies over the newsroom: help, palette, log."""

from __future__ import annotations

import pytest
from newsroom_library import SIZES, Open
from textual.command import CommandPalette
from textual.widgets import Input, Static

from tui import paths
from tui.store import query
from tui.ui import keys
from tui.ui.commands import Commands
from tui.ui.screens.help import Help, listing
from tui.ui.screens.log import Log


def test_the_help_page_has_every_action_with_its_present_key() -> None:
    text = listing("", {"star": "X"}).plain
    assert all(action.label in text and action.name in text for action in keys.ACTIONS)
    assert "X  " in text


def test_the_names_of_actions_stand_in_one_column() -> None:
    names = ("  star", "  split_story", "  down")
    lines = [line for line in listing("", {}).plain.splitlines() if line.endswith(names)]
    assert len(lines) == 3 and len({line.rindex("  ") for line in lines}) == 1


@pytest.mark.parametrize("width", [36, 41, 70, 93])
def test_what_does_not_fit_in_a_line_of_the_help_goes_on_below_itself(width) -> None:
    lines = listing("", {"star": "ctrl+shift+f1,ctrl+shift+f2"}, width).plain.splitlines()
    assert max(map(len, lines)) <= width
    starts = [line for line in lines if line and not line.startswith("  ")]
    assert starts == [*keys.groups(), "What a search can say"], "only headings stand at the edge"
    assert all(line[22:23].strip() for line in lines if line.startswith("  ") and "Shift+F1" not in line)


async def test_the_help_is_as_wide_as_there_is_room(newsroom: Open) -> None:
    async with newsroom((50, 20)) as room:
        await room.press("question_mark")
        for width in (50, 80, 99, 100, 110, 160):
            await room.pilot.resize_terminal(width, 20)
            await room.settle()
            text = room.app.screen.query_one("#text", Static)
            lines = text.content.plain.split("\n")
            assert len(lines) == text.size.height, "no line is broken anew"
            assert width < 100 or lines[1].endswith("  down")


def test_the_help_page_is_searched_by_word_and_key() -> None:
    assert "star" in listing("star", {}).plain
    assert "undo" not in listing("star", {}).plain
    assert "undo" in listing("ctrl+z", {}).plain
    assert listing("zebra", {}).plain == "Nothing is called that"


def test_the_help_page_tells_what_a_search_can_say() -> None:
    text = listing("", {}).plain
    assert all(form in text and meaning in text for form, meaning in query.FORMS)
    assert "within:7d" in listing("days", {}).plain and "is:unread" not in listing("days", {}).plain


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_help_opens_is_searched_and_closes(newsroom: Open, size) -> None:
    async with newsroom(size) as room:
        await room.press("question_mark", *"jump")
        assert "jump back" in room.text()
        assert "hide or show" not in room.text()
        await room.press("escape")
        assert room.app.screen is room.screen


@pytest.mark.parametrize("page", ["v", "D", "B"])
async def test_help_commands_and_themes_are_at_hand_on_every_page_like_a_screen(newsroom: Open, page) -> None:
    async with newsroom() as room:
        await room.press(page)
        below = room.app.screen
        for key, above in (("question_mark", Help), ("colon", CommandPalette), ("T", CommandPalette)):
            await room.press(key)
            assert isinstance(room.app.screen, above), key
            await room.press("escape")
            assert room.app.screen is below
        await room.press("Q")
        assert not room.app.is_running or room.app._exit


async def test_what_changes_below_a_page_is_painted_and_then_there_is_rest(newsroom: Open, monkeypatch) -> None:
    async with newsroom() as room:
        await room.press("question_mark")
        painted = []
        paint = room.screen._compositor_refresh
        monkeypatch.setattr(room.screen, "_compositor_refresh", lambda: (painted.append(1), paint()))
        room.screen.status.unread = 12_345
        for _ in range(20):
            room.screen.call_later(lambda: None)
            await room.pilot.pause()
        assert 1 <= len(painted) <= 3
        await room.press("escape")
        assert "12,345 unread" in room.text()


async def test_the_palette_finds_actions_and_feeds_and_runs_them(newsroom: Open) -> None:
    async with newsroom() as room:
        provider = Commands(room.screen)
        found = {hit.text: hit async for hit in provider.search("the wire")}
        assert "Feed: The Wire" in found
        every = [hit.text async for hit in provider.discover()]
        named = [a for a in keys.ACTIONS if a.scope in ("app", "newsroom") and a.name != "command_palette"]
        assert len(every) == len(named)
        star = next(hit for hit in [hit async for hit in provider.search("star")] if hit.text == "Star")
        assert star.help == "Mark · s  f"
        await star.command()
        assert room.screen.list.headline(0).starred


async def test_the_palette_shows_a_hostile_title_as_it_is(newsroom: Open, monkeypatch) -> None:
    from tui.store import feeds, schema

    async with newsroom() as room:
        db = schema.connect(room.app.services.library)
        feeds.edit(db, 1, title="[/x] [@click=app.bell]evil\x1b[31m")
        db.close()
        await room.screen.reload_counts()
        hits = [hit async for hit in Commands(room.screen).search("evil")]
        assert "Feed: [/x] [@click=app.bell]evil" in {hit.prompt.plain for hit in hits}


async def test_an_article_without_a_story_says_so(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("G", "v")
        assert "Nobody else" in room.toasts()[-1]


async def test_the_log_is_shown_clean(newsroom: Open) -> None:
    async with newsroom() as room:
        paths.log(room.app.services.library).write_text("first\nlast [/x] \x1b[31mred\n", "utf8")
        room.app.action_show_log()
        await room.settle()
        assert "last [/x] red" in room.text()


def test_a_log_that_cannot_be_read_is_said(tmp_path) -> None:
    assert "cannot be read" in Log(tmp_path).text().plain


async def test_the_theme_changes_and_is_remembered(newsroom: Open) -> None:
    async with newsroom() as room:
        room.app.action_switch_theme()
        await room.settle()
        assert room.app.theme == "wireroom-light"
    async with newsroom() as room:
        assert room.app.theme == "wireroom-light"


@pytest.mark.parametrize("theme", ["nord", "textual-light", "ansi-dark"])
async def test_every_other_theme_has_our_tokens(newsroom: Open, theme) -> None:
    async with newsroom((80, 24)) as room:
        room.app.theme = theme
        await room.settle()
        assert room.app.theme_variables["person"]
        assert "Eagle down" in room.text()


async def test_write_asks_for_a_name_and_writes(newsroom: Open, tmp_path) -> None:
    async with newsroom() as room:
        await room.press("w")
        field = room.app.screen.query_one(Input)
        assert field.value == "~/Eagle-down-crew-prepares-to-walk.txt"
        field.value = str(tmp_path / "eagle.txt")
        await room.press("enter")
        assert "The Eagle has landed" in (tmp_path / "eagle.txt").read_text("utf8")
        await room.press("w")
        room.app.screen.query_one(Input).value = str(tmp_path / "eagle.txt")
        await room.press("enter")
        assert "another name" in room.toasts()[-1]


async def test_the_link_is_copied(newsroom: Open) -> None:
    async with newsroom() as room:
        await room.press("y")
        assert room.app.clipboard == "https://example.org/0"


async def test_the_link_is_opened_by_arguments(newsroom: Open, monkeypatch) -> None:
    from tui.ui import opening

    asked = []

    async def opened(url: str) -> None:
        asked.append(url)

    monkeypatch.setattr(opening, "open_in_browser", opened)
    async with newsroom() as room:
        await room.press("o")
        assert asked == ["https://example.org/0"]
        assert room.screen.list.headline(0).read
