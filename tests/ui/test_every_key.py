"""Every key of every action, pressed where it acts: what the user sees then holds after it, and did not before.

``CASES`` says for each action in which situation its keys are pressed and what is seen of it. In both presets; what is
bound alike in both is pressed once.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from newsroom_library import NOW, Room, analysis, fill, newsroom_app

from tui.config import Config, KeyPreset
from tui.model import Body, Draft, Link, Prepared, Relation, Span, Spot
from tui.store import articles, feeds, relations, schema
from tui.ui import keys, opening
from tui.ui.app import WireroomApp
from tui.ui.widgets.reader import Reader

LONG = "The long report"
ADDRESS = "https://example.org/abroad"


def stock(path: Path) -> None:
    """The library of the other tests; a second development of its first article, and a long text with links."""
    ids = fill(path)
    db = schema.connect(path)
    relations.save_relations(db, ids[0], [Relation(Spot(ids[0], 0), Spot(ids[n], 0), 0.6, ("moon",)) for n in (1, 4)])
    feed = feeds.add(db, "https://long.example/feed", NOW, title="Longreads", folder="")[0]
    body = Body.of(f"Paragraph {number} says what number {number} has to say." for number in range(60))
    body = Body(body.text, body.blocks, (Link(Span(0, 9), ADDRESS), Link(Span(12, 16), ADDRESS)))
    draft = Draft("long", LONG, "https://example.org/long", "", NOW - 60 * 9000, None, body)
    articles.save(db, feed, [Prepared(draft, analysis(body))], NOW)
    db.close()


class Desk(Room):
    """A newsroom at which one looks."""

    opened: list[str]
    """The addresses that were given to the browser."""

    def says(self, text: str) -> bool:
        """Whether that is on the screen."""
        return text in self.text()

    @property
    def cursor(self) -> int:
        """The row of the list under the cursor."""
        return self.screen.list.cursor

    @property
    def title(self) -> str:
        """The title of the text."""
        article = self.screen.text.article
        return article.headline.title if article else ""

    @property
    def pointed(self) -> int | None:
        """The article of the development that is pointed at, by its place in the library."""
        row = self.screen.developments.pointed
        return self.ids.index(row.spot.article) if row else None

    async def do(self, *names: str) -> None:
        """Press the first key of each action; what is none is a key itself."""
        for name in names:
            known = name in keys.BY_NAME
            await self.press(keys.keys_of(name, self.app.services.keymap)[0] if known else name)


@dataclass(frozen=True)
class Case:
    """What is seen after a key and not before, the actions that lead there, and how often the key is pressed."""

    seen: Callable[[Desk], object]
    before: tuple[str, ...] = ()
    size: tuple[int, int] = (160, 45)
    times: int = 1


LOW = (80, 14)
"""A screen on which a page of the list is less than the list."""
TO_FOLDER = ("pane_left", "down", "down", "down", "down")
FILTERED = ("filter", *"luna", "enter")
BESIDE = ("open", "next_development", "open")

CASES: dict[str, Case] = {
    # Move
    "down": Case(lambda d: d.cursor == 1),
    "up": Case(lambda d: d.cursor == 0, ("down",)),
    "top": Case(lambda d: d.cursor == 0, ("bottom",)),
    "top_chord": Case(lambda d: d.cursor == 0, ("bottom",), times=2),
    "bottom": Case(lambda d: d.cursor == len(d.rows()) - 1),
    "half_page_down": Case(lambda d: d.cursor == d.screen.list.rows // 2, size=LOW),
    "half_page_up": Case(lambda d: d.cursor == 5 - d.screen.list.rows // 2, ("bottom",), LOW),
    "page_down": Case(lambda d: d.cursor == d.screen.list.rows, size=LOW),
    "page_up": Case(lambda d: d.cursor == 5 - d.screen.list.rows, ("bottom",), LOW),
    "next_pane": Case(lambda d: d.screen.reader.has_focus),
    "previous_pane": Case(lambda d: d.screen.sidebar.has_focus),
    "pane_left": Case(lambda d: d.screen.sidebar.has_focus),
    "pane_right": Case(lambda d: d.screen.reader.has_focus),
    "wider": Case(lambda d: d.screen.list.region.width == 54),
    "narrower": Case(lambda d: d.screen.list.region.width == 50),
    "higher": Case(lambda d: d.screen.developments.region.height == 16),
    "lower": Case(lambda d: d.screen.developments.region.height == 18),
    "usual_sizes": Case(lambda d: d.screen.list.region.width == 52, ("wider",)),
    "jump": Case(lambda d: {label.content for label in d.app.screen.query(".letter")} == set("fatdpq")),
    "collapse": Case(lambda d: d.says("▸ World"), TO_FOLDER),
    "expand": Case(lambda d: d.says("▾ World"), (*TO_FOLDER, "collapse")),
    # Read
    "open": Case(lambda d: d.screen.reader.has_focus and d.says("○ Eagle down")),
    "back": Case(lambda d: d.screen.list.has_focus, ("open",)),
    "read_on": Case(lambda d: d.screen.reader.has_focus and d.says("○ Eagle down")),
    "next_unread": Case(lambda d: d.cursor == 2, ("down", "toggle_read", "top")),
    "previous_unread": Case(lambda d: d.cursor == 0, ("down", "toggle_read")),
    "next_article": Case(lambda d: d.title.startswith("Moonwalk"), ("open",)),
    "previous_article": Case(lambda d: d.title.startswith("Eagle"), ("open", "next_article")),
    "next_feed": Case(lambda d: d.says("World ▸ The Wire"), ("next_feed",)),
    "previous_feed": Case(lambda d: d.says("World ▸ Herald"), ("next_feed", "next_feed")),
    "full_text": Case(lambda d: ("full_text", d.ids[0]) in d.engine.wishes and d.says("fetching the full text")),
    "links": Case(lambda d: d.says("link … · 1 to 2"), ("bottom", "open")),
    "pictures": Case(lambda d: "This article has no pictures" in d.toasts(), ("open",)),
    "open_in_browser": Case(lambda d: d.opened == ["https://example.org/0"]),
    "copy_link": Case(lambda d: d.app.clipboard == "https://example.org/0" and "Link copied" in d.toasts()),
    "write_file": Case(lambda d: d.says("Write to")),
    "pipe": Case(lambda d: d.says("Pipe to")),
    # Story
    "next_development": Case(lambda d: d.pointed == 4 and d.says("why"), ("open",)),
    "previous_development": Case(lambda d: d.pointed == 1 and d.says("why"), ("open",)),
    "next_passage": Case(lambda d: d.says("Herald · ¶ 2"), ("open",)),
    "previous_passage": Case(lambda d: d.says("Herald · ¶ 1"), ("open", "next_passage")),
    "people": Case(lambda d: d.screen.developments.has_focus and d.screen.developments.tab == "people", ("open",)),
    "quotes": Case(lambda d: d.screen.developments.has_focus and d.screen.developments.tab == "quotes", ("open",)),
    "story_page": Case(lambda d: d.says("Time line") and d.says("Luna 15")),
    "digest": Case(lambda d: d.says("Today") and d.says("Nobody else reports")),
    "follow_story": Case(lambda d: d.says("★ Apollo 11"), ("story_page",)),
    "mute_story": Case(lambda d: d.says("Mute this story") and d.says("for ever"), ("story_page",)),
    "rename_story": Case(lambda d: d.says("Title of the story"), ("story_page",)),
    "split_story": Case(lambda d: d.says("2 developments") and not d.says("Luna 15"), ("story_page",)),
    "join_story": Case(lambda d: "There is no other story that is running" in d.toasts(), ("story_page",)),
    "list_mentions": Case(lambda d: d.says("Mentioning ▸ Neil Armstrong"), ("open", "people", "open")),
    "merge_name": Case(lambda d: d.says("Neil Armstrong is also"), ("open", "people", "open")),
    "split_name": Case(lambda d: "It is known under one spelling only" in d.toasts(), ("open", "people", "open")),
    "jump_back": Case(lambda d: d.title.startswith("Eagle"), ("open", "next_article")),
    "jump_forward": Case(lambda d: d.title.startswith("Moonwalk"), ("open", "next_article", "jump_back")),
    "close_side": Case(lambda d: not d.screen.beside.display and d.screen.list.display, BESIDE),
    "toggle_summary": Case(lambda d: not d.says("Summary"), ("open",)),
    "longer_summary": Case(lambda d: d.says("2 of 3 sentences"), ("open",)),
    "shorter_summary": Case(lambda d: d.says("1 of 3 sentences"), ("open", "longer_summary")),
    "cycle_highlights": Case(lambda d: d.screen.reader.highlights == "quotes", ("open",)),
    # Mark
    "toggle_read": Case(lambda d: d.says("○ Eagle down") and d.says("5 unread")),
    "star": Case(lambda d: d.says("★ Eagle down")),
    "mark_all_read": Case(lambda d: d.says("0 unread") and not d.says("● Eagle down")),
    "select": Case(lambda d: d.says("✓ Eagle down") and d.says("1 selected") and d.cursor == 1),
    "select_down": Case(lambda d: d.says("2 selected") and d.cursor == 1),
    "select_up": Case(lambda d: d.says("2 selected") and d.cursor == 0, ("down",)),
    "undo": Case(lambda d: d.says("6 unread") and d.says("● Eagle down"), ("mark_all_read",)),
    "redo": Case(lambda d: d.says("0 unread") and d.says("○ Eagle down"), ("mark_all_read", "undo")),
    # Find
    "search": Case(lambda d: d.says('words "a phrase" -not feed:name')),
    "filter": Case(lambda d: d.says("keeps the articles of this list that match")),
    "clear_filter": Case(lambda d: len(d.rows()) == 6, FILTERED),
    "keep_search": Case(lambda d: d.says("Keep this search") and d.says("is:unread")),
    "sort": Case(lambda d: d.says("Sort the list") and d.says("oldest first")),
    "show_copies": Case(lambda d: d.screen.view.copies),
    "unfold": Case(lambda d: "No other feed has this text" in d.toasts()),
    "unread_only": Case(lambda d: d.says("○ Markets open lower")),
    # Feeds
    "reload_feed": Case(lambda d: ("refresh", 1) in d.engine.wishes and d.says("0/1 feeds")),
    "reload_all": Case(lambda d: ("refresh",) in d.engine.wishes and d.says("0/4 feeds")),
    "stop_reload": Case(lambda d: ("cancel", "refresh") in d.engine.wishes, ("reload_all",)),
    "add_feed": Case(lambda d: d.says("Add a feed")),
    "edit_feed": Case(lambda d: d.says("This feed")),
    "changes": Case(lambda d: d.says("What its feed has changed")),
    "feed_health": Case(lambda d: d.says("1 failing")),
    "delete_feed": Case(lambda d: d.says("Delete Herald and its 2 articles?")),
    # Screen
    "toggle_sidebar": Case(lambda d: not d.says("Feeds")),
    "zen": Case(lambda d: not d.screen.list.display and d.says("The Eagle has landed"), ("open",)),
    "choose_theme": Case(lambda d: d.says("Search for themes") and d.says("wireroom-ansi")),
    "command_palette": Case(lambda d: d.says("Search for commands")),
    "help": Case(lambda d: d.says("type to search")),
    "quit": Case(lambda d: not d.app.is_running),
}


def presses() -> Iterator[tuple[KeyPreset, str, str]]:
    """Preset, action and key: all of the default, and of newsboat's what is another."""
    for action in keys.ACTIONS:
        default = keys.split(action.keys)
        yield from (("default", action.name, key) for key in default)
        yield from (("newsboat", action.name, key) for key in keys.split(action.newsboat) if key not in default)


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled library that nobody opens."""
    path = tmp_path_factory.mktemp("keys") / "library.db"
    stock(path)
    return path


@pytest.fixture
def app(stocked: Path, tmp_path: Path, request: pytest.FixtureRequest) -> WireroomApp:
    """The app on a copy of the library, in the preset of the test."""
    return newsroom_app(Path(shutil.copy(stocked, tmp_path)), Config(keys=getattr(request, "param", "default")))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that are given to the browser."""
    found: list[str] = []

    async def noted(url: str) -> None:
        found.append(url)

    monkeypatch.setattr(opening, "open_in_browser", noted)
    return found


def test_every_action_with_keys_has_a_case() -> None:
    assert set(CASES) == {action.name for action in keys.ACTIONS if action.keys}


@pytest.mark.parametrize(("app", "action", "key"), presses(), indirect=["app"])
async def test_key(app: WireroomApp, opened: list[str], action: str, key: str) -> None:
    case = CASES[action]
    assert key in keys.keys_of(action, app.services.keymap)
    async with app.run_test(size=case.size) as pilot:
        desk = Desk(app, pilot, list(range(1, 8)))
        desk.opened = opened
        await desk.settle()
        await desk.do(*case.before)
        assert not case.seen(desk), "it must be the key that does it"
        await desk.press(*[key] * case.times)
        assert case.seen(desk), desk.text() if app.is_running else ""


IN_THE_TEXT: dict[str, tuple[Callable[[Reader], int], Callable[[Reader], int]]] = {
    "down": (lambda r: 0, lambda r: 1),
    "up": (lambda r: 9, lambda r: 8),
    "top": (lambda r: 9, lambda r: 0),
    "top_chord": (lambda r: 9, lambda r: 0),
    "bottom": (lambda r: 9, lambda r: r.max_scroll_y),
    "half_page_down": (lambda r: 9, lambda r: 9 + r.rows // 2),
    "half_page_up": (lambda r: 30, lambda r: 30 - r.rows // 2),
    "page_down": (lambda r: 9, lambda r: 9 + r.rows - 2),
    "page_up": (lambda r: 30, lambda r: 30 - (r.rows - 2)),
    "read_on": (lambda r: 9, lambda r: 9 + r.rows - 2),
}
"""The line at the top of a long text before a key, and after it."""


def test_every_key_that_moves_in_a_pane_has_a_place_in_the_text() -> None:
    assert set(IN_THE_TEXT) == {action.name for action in keys.ACTIONS if action.scope == "move"} | {"read_on"}


@pytest.mark.parametrize("app", ["default", "newsboat"], indirect=True)
async def test_the_keys_that_move_do_so_in_a_text(app: WireroomApp) -> None:
    async with app.run_test(size=LOW) as pilot:
        desk = Desk(app, pilot, [])
        await desk.do("bottom", "open")
        reader = desk.screen.reader
        for action, (start, end) in IN_THE_TEXT.items():
            for key in keys.keys_of(action, app.services.keymap):
                reader.scroll_to(y=start(reader), animate=False, force=True)
                await desk.press(*[key] * CASES[action].times)
                assert reader.scroll_offset.y == end(reader), (action, key)
        assert desk.title == LONG
