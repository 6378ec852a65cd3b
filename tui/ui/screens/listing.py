"""Which articles the list shows: views, their order, filters and searches, and what changes meanwhile."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile
from time import perf_counter

from textual import on

from tui.model import Counts, Feed, SavedSearch, View
from tui.store import feeds, searches, state, views
from tui.text import line as one_line
from tui.ui import view_names
from tui.ui.reading_list import Ids, arrived, ids_of, merged
from tui.ui.screens.panes import QUIET
from tui.ui.screens.ways import Ways
from tui.ui.widgets.sidebar import Sidebar

_FIRST_ROWS = 64
"""Articles of the first paint: more than any screen has rows for."""
_TICK = 1.0
"""Seconds after which it is looked again whether anything changed."""
_PATIENCE = 4.0
"""Seconds that what changed waits for a moment without keys at the most."""
_REST = 10
"""After a reload the list rests this many times as long as the reload took, so that a refresh cannot keep it busy."""


_COUNTING_REST = 30
"""The searches are not counted again for so many times as long as it took to count them."""

Figures = tuple[list[Feed], Counts, list[SavedSearch]]
"""What the sidebar shows."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it is looked at, to be shown in another way, or to be come back to."""

    view: View
    words: str = ""
    """A search that filters it."""
    article: int | None = None
    """The one under the cursor."""
    kept: frozenset[int] = frozenset()
    """What was marked here, and stays although the view no longer has it."""
    unfolded: frozenset[int] = frozenset()
    """The articles that show their copies."""

    def ids(self, db: sqlite3.Connection, now: float) -> Ids:
        """The ids of the list, in its order."""
        ids = views.ids(db, self.view, now)
        if left := self.kept.difference(ids):
            there = left.union(ids)
            kind = "all" if self.view.kind == "unread" else self.view.kind
            wider = replace(self.view, kind=kind, unread_only=False)
            ids = [number for number in views.ids(db, wider, now) if number in there]
        if self.words:
            matching = set(views.ids(db, View("search", self.words, copies=True), now))
            ids = [number for number in ids if number in matching]
        return ids_of(views.with_copies(db, ids, self.unfolded) if self.unfolded else ids)


class Listing(Ways):
    """The list and the sidebar."""

    view = View("unread", unread_only=True)
    words = ""
    _first_view = view
    """What the next start begins with."""

    def start_listing(self) -> None:
        """Show at once what was there last time; the rest of the list comes when this is on the screen."""
        self.kept: set[int] = set()
        self.unfolded: frozenset[int] = frozenset()
        self.history: list[Listed] = []
        self.coming: Listed | None = None
        """The list that is on its way from the library."""
        self._shut: frozenset[str] = frozenset()
        self._stale = False
        self._version = 0
        self._figures: Figures | None = None
        self._uncounted = False
        self._count_from = 0.0
        self._rest_until = 0.0
        with self.reporting():
            self._first_view = self.view = view_names.of_line(state.recall(self.services.db, "view", ""))
            first = views.first_ids(self.services.db, self.view, self.services.clock(), _FIRST_ROWS)
            self.list.show(ids_of(first))
        self._head()

    async def fill(self) -> None:
        """Everything that the first paint left out."""
        closed = await self.services.librarian.ask(state.recall, "closed folders", "")
        self._shut = frozenset(closed.split("\n")) - {""}
        await self.reload_counts()
        self.sidebar.select(self.view)
        await self.reload_list()
        await self.count_searches()
        self.set_interval(QUIET, self.tick)

    # Views

    def open_view(self, view: View, *, words: str = "", remember: bool = True) -> None:
        """Show another view from its top, in the order of this one. ``remember``: Esc comes back."""
        if remember:
            self.history = [*self.history[-20:], self._listed()]
        self._show(Listed(replace(view, sort=self.view.sort), words))

    def _listed(self) -> Listed:
        """The list as it is looked at now."""
        return Listed(self.view, self.words, self.list.current, frozenset(self.kept), self.unfolded)

    def _show(self, listed: Listed) -> None:
        """Show a list; copies are folded, or not, as they are now."""
        self.coming = listed = replace(listed, view=replace(listed.view, copies=self.view.copies))
        self.view, self.words = listed.view, listed.words
        self.kept, self.unfolded = set(listed.kept), listed.unfolded
        self._head()
        self._begin_next_with(listed.view)
        self.beside_the_loop(self._fetch(listed), "list", exclusive=True)

    async def _fetch(self, listed: Listed) -> None:
        """Put a list on the screen, with the cursor on its article; if it was moved meanwhile, on the one it is on."""
        here = self.list.current
        try:
            ids = await self.services.librarian.ask(listed.ids, self.services.clock())
        finally:
            if self.coming is listed:
                self.coming = None
        self.list.show(ids, at=listed.article if self.list.current == here else self.list.current)
        self._say_when_empty()
        self.sidebar.select(listed.view)
        self.list_shown()

    def _begin_next_with(self, view: View) -> None:
        """Remember what the next start begins with: this view, or the one before with its copies as they are now."""
        kept = view.kind in view_names.REMEMBERED or self.sidebar.saved(view)
        self._first_view = view if kept else replace(self._first_view, copies=view.copies)
        self.remember("view", view_names.to_line(self._first_view))

    def list_shown(self) -> None:
        """Another list is on the screen."""

    def leave_view(self) -> bool:
        """Back to the view before; False if there is none."""
        if self.words:
            self.action_clear_filter()
            return True
        if not self.history:
            return False
        self._show(self.history.pop())
        return True

    def _head(self) -> None:
        """Say where we are: in the status line and on the list's border."""
        crumbs = self.describe(self.view)
        if self.words:
            crumbs += f" ▸ {one_line(self.words)}"
        self.status.crumbs = f"Sample edition ▸ {crumbs}" if self.services.sample else crumbs
        separate = " · copies separate" if self.view.copies else ""
        self.list.border_title = f"Articles · {self.view.sort}{separate}"

    def describe(self, view: View) -> str:
        """A view in words, clean."""
        feed = self.sidebar.feed(int(view.key)) if view.kind == "feed" else None
        return view_names.described(view, feed, self.sidebar.saved(view))

    def _say_when_empty(self) -> None:
        """What an empty list tells: what it is and what to do."""
        if not self.sidebar.feeds:
            lines = view_names.no_feeds(self.key, sample=self.services.sample is not None)
        else:
            kept = self.sidebar.saved(self.view) is not None
            lines = view_names.nothing_in(self.view, self.key, filtered=bool(self.words), kept=kept)
        self.list.say_when_empty(lines)

    @on(Sidebar.Opened)
    def _view_chosen(self, event: Sidebar.Opened) -> None:
        """A row of the sidebar was opened."""
        only = event.view.unread_only or (self.view.unread_only and event.view.kind in ("feed", "folder"))
        self.history.clear()
        self.open_view(replace(event.view, unread_only=only), remember=False)
        self.show_pane("list")

    @on(Sidebar.FolderToggled)
    def _folder_toggled(self, event: Sidebar.FolderToggled) -> None:
        """Remember which folders are closed."""
        self._shut = event.closed
        self.remember("closed folders", "\n".join(sorted(event.closed)))

    # What changes

    def changed(self) -> None:
        """The library has changed: the list and the figures are read again soon, not more than about once a second."""
        self._stale = True

    def tick(self) -> None:
        """Several times a second: look whether anything changed, by the engine or by another instance.

        Not while somebody types, whose keys would wait for it; but that does not keep what is new away for long.
        """
        now = perf_counter()
        busy = any(worker.group == "tick" for worker in self.workers if worker.is_running)
        if now >= self._rest_until and not busy and (self.at_rest or now >= self._rest_until + _PATIENCE):
            self.beside_the_loop(self._catch_up(), "tick")

    async def _catch_up(self) -> None:
        """Read again what changed: the list only if the engine said that it did, or a figure is another one.

        The engine writes all the time while it reads closely, which changes no list; and another instance that marks
        articles changes a figure.
        """
        version = await self.services.librarian.ask(state.data_version)
        counting = self._uncounted and self.at_rest and perf_counter() >= self._count_from
        if version == self._version and not self._stale and not counting:
            self._rest_until = perf_counter() + _TICK
            return
        start = perf_counter()
        stale, self._version, self._stale = self._stale, version, False
        if await self.reload_counts() or stale:
            self._uncounted = True
            await self.reload_list()
        self._rest_until = perf_counter() + max(_REST * (perf_counter() - start), _TICK)
        if self._uncounted and perf_counter() >= self._count_from:
            await self.count_searches()

    async def reload_counts(self) -> bool:
        """Figures of the sidebar and the status line; False if they are what they were."""
        figures = every, counts, kept = await self.services.librarian.ask(_figures, self.services.clock())
        if figures == self._figures:
            return False
        self._figures, self._uncounted = figures, True
        self.sidebar.show(every, counts, self._shut, kept)
        self.status.unread = counts.unread
        self._head()
        self._say_when_empty()
        return True

    async def count_searches(self) -> None:
        """How many articles of each search that is kept are unread: no trigger counts them, and each is searched for.

        One after the other, so that what else is asked comes in between; while somebody types, the rest waits.
        """
        self._uncounted, start = False, perf_counter()
        for search in self.sidebar.searches:
            if not self.at_rest:
                self._uncounted = True
                break
            count = await self.services.librarian.ask(views.unread, search.view, self.services.clock())
            self.sidebar.count(search, count)
        self._count_from = perf_counter() + _COUNTING_REST * (perf_counter() - start)

    async def reload_list(self) -> None:
        """The list as the library has it now; the cursor stays, and what was marked in this view stays."""
        listed, old = replace(self._listed(), article=None, kept=frozenset()), self.list.ids
        kept = frozenset(self.kept)
        here = old[top] if (top := self.list.scroll_offset.y // self.list.ROW_HEIGHT) < len(old) else None

        def compare(db: sqlite3.Connection, now: float) -> tuple[Ids, int]:
            """The list as it is to be, and how many articles came above what is seen."""
            ids = merged(old, listed.ids(db, now), kept)
            return ids, arrived(old, ids, here) if len(old) else 0

        ids, count = await self.services.librarian.ask(compare, self.services.clock())
        same = (listed.view, listed.words, listed.unfolded) == (self.view, self.words, self.unfolded)
        if not same or old is not self.list.ids:
            return
        if ids == old:
            self.list.forget()
        else:
            # The first paint has the head of the list only: its tail is no news.
            self.list.update_ids(ids, arrived=count)
        if len(ids) and old[:1] != ids[:1] and self.list.cursor == 0:
            self.list_shown()

    # Order, filters, searches

    def _change(self, view: View, *, words: str | None = None) -> None:
        """The same view in another way; the cursor stays on its article."""
        self._show(replace(self._listed(), view=view, words=self.words if words is None else words))

    def action_sort(self) -> None:
        """Ask for the order of the list."""
        from tui.ui.screens.menu import Choice, Menu

        def chosen(sort: str | None) -> None:
            """Show the list in that order."""
            for known in view_names.SORTS:
                if known == sort:
                    self._change(replace(self.view, sort=known))

        choices = [Choice(sort, sort[0], name) for sort, name in view_names.SORTS.items()]
        self.app.push_screen(Menu("Sort the list", choices, self.view.sort), chosen)

    def action_unread_only(self) -> None:
        """Only what is unread, or all."""
        view = View("all", sort=self.view.sort) if self.view.kind == "unread" else self.view
        self._change(replace(view, unread_only=not self.view.unread_only))

    def action_show_copies(self) -> None:
        """Copies folded under their original, or as rows of their own, from now on in every list."""
        self.view = replace(self.view, copies=not self.view.copies)
        self._change(self.view)
        self.tell("Copies are shown separately" if self.view.copies else "Copies are folded")

    def action_unfold(self) -> None:
        """Show the copies of the article under the cursor below it, or fold them again, also from one of them."""
        headline = self.list.headline(self.list.cursor)
        if headline is None:
            return
        original = headline.id if headline.copy_of is None else headline.copy_of
        if original in self.unfolded:
            self.list.move_to_article(original)
            self.kept -= set(takewhile(partial(self._is_copy, original), self.list.ids[self.list.cursor + 1 :]))
        elif not headline.copies:
            self.tell("No other feed has this text")
            return
        self.unfolded ^= {original}
        self.beside_the_loop(self.reload_list(), "unfold", exclusive=True)

    def _is_copy(self, original: int, number: int) -> bool:
        """Whether an article of the list is a copy of another one."""
        headline = self.list.known(number)
        return headline is not None and headline.copy_of == original

    def action_search(self) -> None:
        """Ask for words, and list all articles that have them."""

        def searched(query: str | None) -> None:
            """List what has these words."""
            if query:
                self.open_view(View("search", query))
                self.show_pane("list")

        value = self.view.key if self.view.kind == "search" else ""
        self.ask("Search", value, view_names.QUERY_HINT, searched)

    def action_filter(self) -> None:
        """Ask for words, and keep only those articles of the view that have them; of the names the next kind."""
        if self.pane == "developments" and self.developments.tab == "people":
            self.developments.next_kind()
            return

        def filtered(query: str | None) -> None:
            """Keep what matches of the list; no words: all of it."""
            if query is not None:
                self._change(self.view, words=query)

        self.ask("Filter", self.words, "keeps the articles of this list that match", filtered)

    def action_clear_filter(self) -> None:
        """The whole view again."""
        if self.words:
            self._change(self.view, words="")

    def action_next_feed(self) -> None:
        """The list of the next feed in the sidebar."""
        self._step_feed(1)

    def action_previous_feed(self) -> None:
        """The list of the previous feed in the sidebar."""
        self._step_feed(-1)

    def _step_feed(self, step: int) -> None:
        view = self.sidebar.neighbour(self.view, step)
        if view is None:
            self.tell("That was the last feed" if step > 0 else "That was the first feed")
            return
        only = self.view.unread_only and self.view.kind != "unread"
        self.open_view(replace(view, unread_only=only), remember=False)


def _figures(db: sqlite3.Connection, now: float) -> Figures:
    """All feeds, the counts, and the searches that are kept."""
    return feeds.every(db), views.counts(db, now), searches.every(db)
