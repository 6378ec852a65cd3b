"""First steps: what an empty library shows, and where its three ways lead."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from newsroom_library import SIZES, Open, Room, newsroom_app
from textual.widgets import Input

from tui import agreed
from tui.model import FeedSettings
from tui.store import feeds, schema
from tui.ui.app import TO_SAMPLE
from tui.ui.screens.add_feed import AddFeed
from tui.ui.screens.prompt import Prompt
from tui.ui.screens.welcome import Welcome


@asynccontextmanager
async def empty(path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Room]:
    """The newsroom on an empty library."""
    schema.connect(path).close()
    app = newsroom_app(path)
    async with app.run_test(size=size) as pilot:
        room = Room(app, pilot, [])
        await room.settle()
        yield room


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_an_empty_library_welcomes(tmp_path, size) -> None:
    async with empty(tmp_path / "l.db", size) as room:
        assert isinstance(room.app.screen, Welcome)
        for text in (
            "Add an address",
            "Import a list",
            "OPML, or newsboat’s",
            "Open the sample edition",
            "First keys",
            "help",
        ):
            assert text in room.text(), text
        await room.press("escape")
        assert room.app.screen is room.screen


@pytest.mark.parametrize("size", SIZES)
async def test_where_there_are_no_feeds_all_that_is_told_leads_to_some(tmp_path, size) -> None:
    async with empty(tmp_path / "l.db", size) as room:
        await room.press("escape")
        assert "a  adds an address" in room.text()
        assert ":  first steps: import a list," in room.text()
        assert "Choose one from the list" not in room.text()
        foot = room.text().splitlines()[-1]
        assert "a add a feed" in foot and "next unread" not in foot
        db = schema.connect(room.app.services.library)
        feeds.add(db, "https://herald.example/feed", 1)
        db.close()
        await room.screen._catch_up()
        assert "next unread" in room.text().splitlines()[-1]


async def test_a_library_with_feeds_opens_on_its_list(newsroom: Open) -> None:
    async with newsroom() as room:
        assert room.app.screen is room.screen


async def test_the_first_way_is_an_address(tmp_path) -> None:
    async with empty(tmp_path / "l.db") as room:
        await room.press("a")
        assert isinstance(room.app.screen, AddFeed)


async def test_the_ways_are_walked_by_key_and_mouse(tmp_path) -> None:
    async with empty(tmp_path / "l.db") as room:
        await room.press("j", "enter")
        assert isinstance(room.app.screen, Prompt)
        await room.press("escape")
        room.screen.action_welcome()
        await room.settle()
        await room.press("j", "k")
        await room.pilot.click("OptionList", offset=(8, 0))
        await room.settle()
        assert isinstance(room.app.screen, AddFeed)


async def test_a_list_is_imported_by_its_path(tmp_path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text("<opml/>")
    async with empty(tmp_path / "l.db") as room:
        await room.press("i")
        room.app.screen.query_one(Input).value = str(path)
        await room.press("enter")
        assert room.engine.wishes[-1] == ("add", str(path), "", "")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nowhere/[/x].opml", "[/x].opml is not a file"),
        ("~nobody-of-this-name/feeds.opml", "is not a file"),
        ("/" + "pasted text " * 40, "… cannot be read: "),
    ],
)
async def test_a_path_that_is_no_file_is_said_so(tmp_path, path: str, said: str) -> None:
    async with empty(tmp_path / "l.db") as room:
        await room.press("i")
        room.app.screen.query_one(Input).value = path
        await room.press("enter")
        assert said in room.toasts()[-1]
        assert not [wish for wish in room.engine.wishes if wish[0] == "add"]


async def test_newsboat_s_own_list_is_offered_where_there_is_one(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    async with empty(tmp_path / "l.db") as room:
        await room.press("i")
        assert room.app.screen.query_one(Input).value == "~/"
        assert "newsboat’s urls or cache.db" in room.text()
        await room.press("escape")
        urls = tmp_path / ".newsboat" / "urls"
        urls.parent.mkdir()
        urls.touch()
        urls.with_name("cache.db").touch()
        room.screen.action_import_feeds()
        await room.settle()
        assert room.app.screen.query_one(Input).value == "~/.newsboat/urls"
        assert "what was read and flagged in it" in room.text()
        await room.press("enter")
        assert room.engine.wishes[-1] == ("add", str(urls), "", "")


async def test_the_sample_edition_is_asked_of_whoever_opened_the_program(tmp_path) -> None:
    async with empty(tmp_path / "l.db") as room:
        await room.press("s")
        await room.pilot.pause()
    assert room.app.return_code == TO_SAMPLE


async def test_what_needs_a_feed_says_how_to_get_one(tmp_path) -> None:
    async with empty(tmp_path / "l.db") as room:
        await room.press("escape", "e", "d", "R")
        assert set(room.toasts()) == {"No feeds yet · a adds an address"}


SECRETS = (("Cookie", "a=$HERALD_SESSION; b=$HERALD_TOKEN"),)


@pytest.fixture
def another_s(library: tuple[Path, list[int]]) -> str:
    """The library sends secrets that nobody agreed to on this machine; gives the address of the feed."""
    db = schema.connect(library[0])
    herald = feeds.find(db, "Herald")
    feeds.configure(db, herald.id, FeedSettings(headers=SECRETS))
    db.close()
    return herald.url


@pytest.mark.parametrize("size", [*SIZES, (50, 20)])
async def test_before_secrets_are_sent_for_the_first_time_from_here_that_is_asked(
    newsroom: Open, another_s, size
) -> None:
    async with newsroom(size) as room:
        assert "$HERALD_SESSION, $HERALD_TOKEN to 0.example" in " ".join(room.text().replace("│", " ").split())
        await room.press("y")
        assert room.app.screen is room.screen
        assert agreed.lacking(another_s, SECRETS) == []
        assert room.engine.wishes[-1] == ("refresh", 1)
    async with newsroom(size) as room:
        assert room.app.screen is room.screen, "it is asked once"


async def test_secrets_that_are_not_to_be_sent_are_asked_about_again(newsroom: Open, another_s) -> None:
    for key in ("escape", "n", "enter"):
        async with newsroom() as room:
            await room.press(key)
            assert ("refresh", 1) not in room.engine.wishes
            assert agreed.lacking(another_s, SECRETS)


async def test_a_library_of_many_hosts_does_not_fill_the_screen(newsroom: Open, library) -> None:
    db = schema.connect(library[0])
    for number in range(30):
        feed, _ = feeds.add(db, f"https://{number:02}.evil.example/", 1)
        feeds.configure(db, feed, FeedSettings(headers=(("X", "$AWS"),)))
    db.close()
    async with newsroom((80, 24)) as room:
        assert "$AWS to 07.evil.example" in room.text()
        assert "and to 22 more hosts" in room.text()
        assert "Not now" in room.text()


async def test_settings_that_were_looked_at_only_agree_to_nothing(newsroom: Open, another_s) -> None:
    async with newsroom() as room:
        await room.press("n", "e", "tab", "enter")
        assert room.app.screen is room.screen
        assert agreed.lacking(another_s, SECRETS)
