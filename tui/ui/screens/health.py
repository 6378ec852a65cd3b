"""The page of all feeds: how each is and why, when it is tried again; from here they are retried, edited, deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from textual import events, getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.model import Feed, Rate
from tui.text import line as one_line
from tui.text import without_secrets
from tui.ui import feed_health, keys
from tui.ui.feed_health import Health
from tui.ui.highlight import content
from tui.ui.screens.page import APP_KEYS
from tui.ui.widgets.feed_table import FeedTable
from tui.ui.widgets.frame import Frame

Wish = Literal["retry", "edit", "browse", "delete", "show"]


class FeedsPage(ModalScreen[None]):
    """A table of all feeds, those with troubles first; below it all that is known of the one under the cursor."""

    BINDINGS = [  # noqa: RUF012  Textual's own declaration
        ("escape,q,backspace", "dismiss", "Close"),
        ("enter", "wish('show')", "Its articles"),
        *keys.also("reload_feed", "wish('retry')"),
        *keys.also("edit_feed", "wish('edit')"),
        *keys.also("open_in_browser", "wish('browse')"),
        *keys.also("delete_feed", "wish('delete')"),
        *APP_KEYS,
    ]

    table = getters.query_one("#table", FeedTable)

    class Wished(Message):
        """Something is to be done with a feed."""

        def __init__(self, what: Wish, feed: Feed) -> None:
            super().__init__()
            self.what, self.feed = what, feed

    def __init__(self, feeds: Sequence[Feed], rates: Mapping[int, Rate], now: float, hints: tuple[str, ...]) -> None:
        super().__init__()
        self._feeds, self._rates, self._now, self._hints = feeds, rates, now, hints
        self._trying: set[int] = set()

    def compose(self) -> ComposeResult:
        """The table, and what is known of one."""
        with Frame(classes="page wide") as page:
            page.hints, page.ways_out = self._hints, 2
            yield Static(id="headings")
            yield FeedTable(self._now, id="table")
            yield Static(id="about")

    def on_mount(self) -> None:
        """Show what there is."""
        self.call_after_refresh(self._fill)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """The columns have other places."""
        self.call_after_refresh(self._head)

    def show(self, feeds: Sequence[Feed], rates: Mapping[int, Rate], now: float) -> None:
        """Something has changed: show it."""
        self._feeds, self._rates, self._now = feeds, rates, now
        self._fill()

    def tried(self, feed: int) -> None:
        """A feed was fetched."""
        self._trying.discard(feed)

    def _fill(self) -> None:
        """Fill the table, and say how all are."""
        health = feed_health.all_of(self._feeds, self._rates, self._now)
        self.query_one(".page").border_title = content(feed_health.summary(health))
        self.table.show(health, self._trying, self._now)
        self._head()
        if not health:
            self.query_one("#about", Static).update(content("No feeds yet."))

    def _head(self) -> None:
        """The names of the columns."""
        self.query_one("#headings", Static).update(content(self.table.columns.headings).stylize("$muted"))

    @on(FeedTable.Reached)
    def _reached(self, event: FeedTable.Reached) -> None:
        """Tell all of the feed under the cursor."""
        self.query_one("#about", Static).update(_about(event.health, self._now))

    @on(FeedTable.Chosen)
    def _chosen(self) -> None:
        """A double click."""
        self.action_wish("show")

    def action_wish(self, what: Wish) -> None:
        """Something is to be done with the feed under the cursor."""
        one = self.table.current
        if one is None:
            return
        if what == "retry":
            self._trying.add(one.feed.id)
            self._fill()
        self.app.screen_stack[0].post_message(self.Wished(what, one.feed))


def _about(one: Health, now: float) -> Content:
    """All that is known of a feed."""
    feed = one.feed
    where = f" · {feed.folder}" if feed.folder else ""
    bad = one.state in ("failing", "dead", "gone")
    lines = [
        content(one_line(f"{feed.title}{where}")).stylize("bold"),
        content(one_line(without_secrets(feed.url))).stylize("$muted"),
        content(one_line(f"{one.sign} {feed_health.trouble(one, now)}")).stylize("$failing" if bad else "$foreground"),
    ]
    rest = [
        feed_health.history(one, now),
        feed_health.next_try(one, now),
        feed_health.pace(one, now),
        feed_health.settings_words(feed.settings),
    ]
    return Content("\n").join([*lines, *(content(one_line(text)).stylize("$muted") for text in rest if text)])
