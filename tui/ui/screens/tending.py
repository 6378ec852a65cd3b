"""Subscriptions that there are: how they are, what is set of them, retried, deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import on
from textual.screen import Screen

from tui import agreed
from tui.model import Feed, Rate, View
from tui.store import feeds, schema
from tui.text import count_of
from tui.text import line as one_line
from tui.ui import opening
from tui.ui.screens.searching import Searching
from tui.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    import sqlite3

    from tui.ui.screens.edit_feed import Edited
    from tui.ui.screens.health import FeedsPage


class Tending(Searching):
    """The feeds."""

    def feed_here(self) -> Feed | None:
        """The feed that a key is about: under the sidebar's cursor, the list's, or the article's."""
        if self.pane == "sidebar":
            row = self.sidebar.current
            return row.feed if row else None
        if self.view.kind == "feed":
            return self.sidebar.feed(int(self.view.key))
        headline = self.target()
        return self.sidebar.feed(headline.feed) if headline else None

    def folders(self) -> list[str]:
        """The folders that there are."""
        return sorted({feed.folder for feed in self.sidebar.feeds if feed.folder}, key=str.casefold)

    # Setting and deleting

    def action_edit_feed(self) -> None:
        """Change what is set of a feed, or what a search that is kept finds."""
        if (search := self.search_here()) is not None:
            self.ask_to_change(search)
        else:
            self._with_feed_here(self._ask_for_settings)

    def _with_feed_here(self, then: Callable[[Feed], None]) -> None:
        """Do something with the feed that a key is about, if it is about one."""
        feed = self.feed_here()
        if feed is None and not self.sidebar.feeds:
            self.tell_no_feeds()
        elif feed is None:
            self.tell("Put the cursor on a feed first, or on a search that is kept")
        else:
            then(feed)

    def tell_no_feeds(self) -> None:
        """Say what is to be done before anything can be done with a feed."""
        self.tell(f"No feeds yet · {self.key('add_feed')} adds an address")

    def _ask_for_settings(self, feed: Feed) -> None:
        """Ask what a feed is to be."""
        from tui.ui.screens.edit_feed import EditFeed

        def edited(values: Edited | None) -> None:
            """Write what was changed, if anything is to be."""
            if values is not None:
                self.beside_the_loop(self._edit(feed, values), "mark")

        self.app.push_screen(EditFeed(feed, self.folders()), edited)

    async def _edit(self, feed: Feed, values: Edited) -> None:
        """Write what was changed; a title that was left as it is stays the feed's own."""
        await self.services.librarian.ask(_write, feed, values)
        self.list.forget()
        await self.reload_counts()
        if values.settings.muted != feed.settings.muted:
            await self.reload_list()
        await self.show_health()

    def action_delete_feed(self) -> None:
        """Ask, and remove a feed with its articles, or a search that is kept; can be undone."""
        if (search := self.search_here()) is not None:
            self.ask_to_remove(search)
        else:
            self._with_feed_here(self._ask_to_delete)

    def _ask_to_delete(self, feed: Feed) -> None:
        """Ask whether a feed is to go."""
        from tui.ui.screens.confirm import Confirm

        def confirmed(yes: bool | None) -> None:
            """Delete it, if that was meant."""
            if yes:
                self.beside_the_loop(self._delete(feed), "mark")

        question = f"Delete {one_line(feed.title)} and its {count_of(feed.articles, 'article')}?"
        self.app.push_screen(Confirm(question, f"{self.key('undo')} brings it back", "Delete"), confirmed)

    async def _delete(self, feed: Feed) -> None:
        """Remove the feed."""
        await self.services.librarian.ask(feeds.remove, feed.id, self.services.clock())
        self.tell(f"{one_line(feed.title)} was deleted · {self.key('undo')} brings it back")
        self.kept.clear()
        await self.reload_counts()
        await self.reload_list()
        self._leave_texts_of(feed)
        await self.show_health()

    def _leave_texts_of(self, feed: Feed) -> None:
        """Close the texts of a feed that is gone; the text is that of the article under the list's cursor again."""
        opened = [reader.article for reader in (self.reader, self.beside) if reader.article is not None]
        if any(article.headline.feed == feed.id for article in opened):
            self.close_beside()
            self.show_nothing()
            if self.in_text():
                self.show_pane("list")
        self.list_shown()

    async def reload_counts(self) -> bool:
        """Figures of the sidebar; the list of a feed that is gone, by whomever, gives way to what is unread."""
        changed = await super().reload_counts()
        view = self.view
        if view.kind == "feed" and self.sidebar.feed(int(view.key)) is None:
            known = await self.services.librarian.ask(feeds.every)
            if view == self.view and not any(feed.id == int(view.key) for feed in known):
                self.open_view(View("unread", unread_only=True), remember=False)
        return changed

    # How they are

    def action_feed_health(self) -> None:
        """All feeds: how they are, and why."""
        self.beside_the_loop(self._open_health(self.app.screen), "page", exclusive=True)

    @on(Sidebar.HealthAsked)
    def _health_asked(self) -> None:
        """The line about how the feeds are was chosen."""
        self.action_feed_health()

    async def _health(self) -> tuple[list[Feed], dict[int, Rate]]:
        """All feeds, and how often they publish."""
        found = await self.services.librarian.ask(feeds.every)
        return found, await self.services.librarian.ask(feeds.rates, self.services.clock())

    async def _open_health(self, below: Screen[Any]) -> None:
        """The page over the newsroom."""
        from tui.ui.screens.health import FeedsPage

        found, rates = await self._health()
        keys = {"reload_feed": "retries", "edit_feed": "edits", "open_in_browser": "browser", "delete_feed": "deletes"}
        does = (f"{self.key(name)} {does}" for name, does in keys.items())
        hints = ("⏎ articles", *does, "Esc back", f"{self.key('help')} help")
        self.lay_over(below, FeedsPage(found, rates, self.services.clock(), hints))

    def _health_page(self) -> FeedsPage | None:
        """The page, if it is open."""
        from tui.ui.screens.health import FeedsPage

        return next((screen for screen in self.app.screen_stack if isinstance(screen, FeedsPage)), None)

    async def show_health(self) -> None:
        """The feeds have changed: the page shows it, if it is open."""
        page = self._health_page()
        if page is not None:
            page.show(*await self._health(), self.services.clock())

    def feed_tried(self, feed: int) -> None:
        """A feed was fetched."""
        page = self._health_page()
        if page is not None:
            page.tried(feed)
            self.beside_the_loop(self.show_health(), "health")

    def on_feeds_page_wished(self, event: FeedsPage.Wished) -> None:
        """Something is to be done with a feed of the page."""
        feed = event.feed
        if event.what == "retry":
            self.services.engine.refresh([feed.id])
        elif event.what == "edit":
            self._ask_for_settings(feed)
        elif event.what == "delete":
            self._ask_to_delete(feed)
        elif event.what == "browse":
            self.beside_the_loop(opening.open_in_browser(feed.site or feed.url), "browser")
        elif (page := self._health_page()) is not None:
            page.dismiss(None)
            self.open_view(View("feed", str(feed.id)))


def _write(db: sqlite3.Connection, feed: Feed, values: Edited) -> None:
    """Write what was changed of a feed, in one transaction. Raises NotFound, LibraryError, ConfigError."""
    title = None if values.title == one_line(feed.title) else values.title
    url = None if values.url == feed.url else values.url
    if url or values.settings.headers != feed.settings.headers:
        agreed.agree(values.url, values.settings.headers)
    with schema.transaction(db):
        feeds.edit(db, feed.id, title=title, folder=values.folder, url=url)
        if values.settings != feed.settings:
            feeds.configure(db, feed.id, values.settings)
