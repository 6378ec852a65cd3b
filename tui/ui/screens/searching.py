"""Searches that are kept by a name: kept from the list, changed, removed. All of it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model import SavedSearch
from tui.store import searches
from tui.text import line as one_line
from tui.ui import view_names
from tui.ui.screens.mending import Mending

if TYPE_CHECKING:
    import sqlite3


class Searching(Mending):
    """The searches."""

    def list_shown(self) -> None:
        """Another list: what it finds can be kept, if it is a search."""
        super().list_shown()
        self.show_hints()

    def show_hints(self) -> None:
        """In the list of a search the key that keeps it is told as well; where there are no feeds, how to get some."""
        super().show_hints()
        if self.pane == "list" and self.is_empty:
            self.key_bar.pane = "empty"
        elif self.pane == "list" and self.view.kind == "search":
            self.key_bar.pane = "search"

    def search_here(self) -> SavedSearch | None:
        """The search that a key is about: under the sidebar's cursor, or the one that the list shows."""
        if self.pane == "sidebar":
            row = self.sidebar.current
            return row.search if row else None
        return self.sidebar.saved(self.view) if self.pane == "list" else None

    def action_keep_search(self) -> None:
        """Ask for a name, and keep what the list shows as a search; what cannot be said so is typed."""
        feed = self.sidebar.feed(int(self.view.key)) if self.view.kind == "feed" else None
        query = view_names.said(self.view, self.words, feed)

        def keep(name: str, query: str) -> None:
            """Keep it."""
            done = f"{name} is kept"
            self._write_search(done, lambda db: searches.keep(db, name, query, self.services.clock()))

        self._ask_for_search("Keep this search" if query else "Keep a search", None, query, keep)

    def ask_to_change(self, search: SavedSearch) -> None:
        """Ask what a search is to be called, and what it is to find."""

        def change(name: str, query: str) -> None:
            """Write it, and show what it finds now where that is what the list shows."""
            open_now = self.view.kind == "search" and self.view.key == search.query

            def write(db: sqlite3.Connection) -> SavedSearch:
                """Give it the name and the query."""
                return searches.change(db, search.id, self.services.clock(), name=name, query=query)

            self._write_search(f"{name} is changed", write)
            if open_now and query != search.query:
                self.open_view(replace(self.view, key=query), words=self.words, remember=False)

        self._ask_for_search("This search", search, search.query, change)

    def _ask_for_search(
        self, title: str, search: SavedSearch | None, query: str, then: Callable[[str, str], None]
    ) -> None:
        """Ask for a name and a query, and give both to ``then`` if they are wanted."""
        from tui.ui.screens.keep_search import KeepSearch

        def answered(values: tuple[str, str] | None) -> None:
            """Go on, if that is wanted."""
            if values is not None:
                then(*values)

        name = one_line(search.name) if search else ""
        taken = {other.name for other in self.sidebar.searches} - {name}
        self.app.push_screen(KeepSearch(title, name, one_line(query, searches.QUERY_LIMIT), taken), answered)

    def ask_to_remove(self, search: SavedSearch) -> None:
        """Ask whether a search is to be kept no longer."""
        from tui.ui.screens.confirm import Confirm

        def confirmed(yes: bool | None) -> None:
            """Remove it, if that was meant."""
            if yes:
                done = f"{one_line(search.name)} was removed"
                self._write_search(done, lambda db: searches.remove(db, search.id, self.services.clock()))

        question = f"Remove the search “{one_line(search.name)}”?"
        note = f"Its articles stay; {self.key('undo')} brings it back"
        self.app.push_screen(Confirm(question, note, "Remove"), confirmed)

    def _write_search(self, done: str, change: Callable[[sqlite3.Connection], object]) -> None:
        """Write a change, and show it."""

        async def write() -> None:
            """Write it, and read what is kept anew."""
            await self.services.librarian.ask(change)
            self.tell(f"{done} · {self.key('undo')} takes it back")
            await self.reload_counts()
            self.sidebar.select(self.view)

        self.beside_the_loop(write(), "mark")
