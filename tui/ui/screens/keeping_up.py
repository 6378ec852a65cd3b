"""The list and the sidebar follow the library, by whomever it is changed, and never in the way of a key."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from time import perf_counter

from tui.model import Counts, Feed, SavedSearch
from tui.store import feeds, searches, state, views
from tui.ui.reading_list import Ids, arrived, merged
from tui.ui.screens.listing import Listing
from tui.ui.screens.panes import QUIET

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


class KeepingUp(Listing):
    """What changes meanwhile."""

    def start_keeping_up(self) -> None:
        """Nothing is known to have changed."""
        self._stale = False
        self._version = 0
        self._figures: Figures | None = None
        self._uncounted = False
        self._count_from = 0.0
        self._rest_until = 0.0

    async def fill(self) -> None:
        """Everything that the first paint left out."""
        closed = await self.services.librarian.ask(state.recall, "closed folders", "")
        self._shut = frozenset(closed.split("\n")) - {""}
        await self.reload_counts()
        self.sidebar.select(self.view)
        await self.reload_list()
        await self.count_searches()
        self.set_interval(QUIET, self.tick)

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
        self.show_hints()
        return True

    @property
    def is_empty(self) -> bool:
        """Whether it is known that there are no feeds, and none are on their way."""
        return self._figures is not None and not self._figures[0] and self.services.sample is None

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


def _figures(db: sqlite3.Connection, now: float) -> Figures:
    """All feeds, the counts, and the searches that are kept."""
    return feeds.every(db), views.counts(db, now), searches.every(db)
