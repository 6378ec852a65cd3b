"""Which articles the list shows: views, the way back to them, and what they are called."""

from __future__ import annotations

from dataclasses import replace

from textual import on

from tui.model import View
from tui.store import state, views
from tui.text import line as one_line
from tui.ui import view_names
from tui.ui.listed import Listed
from tui.ui.reading_list import ids_of
from tui.ui.screens.ways import Ways
from tui.ui.widgets.sidebar import Sidebar

_FIRST_ROWS = 64
"""Articles of the first paint: more than any screen has rows for."""


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
        self._to_open: Listed | None = None
        """The list of which an article is opened when it is there."""
        self._shut: frozenset[str] = frozenset()
        with self.reporting():
            self._first_view = self.view = view_names.of_line(state.recall(self.services.db, "view", ""))
            first = views.first_ids(self.services.db, self.view, self.services.clock(), _FIRST_ROWS)
            self.list.show(ids_of(first))
        self._head()

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

    def _change(self, view: View, *, words: str | None = None) -> None:
        """The same view in another way; the cursor stays on its article."""
        self._show(replace(self._listed(), view=view, words=self.words if words is None else words))

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
        if self._to_open is listed and self.pane == "list" and self.app.screen is self:
            self.list.chosen(self.list.cursor)

    def _begin_next_with(self, view: View) -> None:
        """Remember what the next start begins with: this view, or the one before with its copies as they are now."""
        kept = view.kind in view_names.REMEMBERED or self.sidebar.saved(view)
        self._first_view = view if kept else replace(self._first_view, copies=view.copies)
        self.remember("view", view_names.to_line(self._first_view))

    def list_shown(self) -> None:
        """Another list is on the screen."""

    def open_listed(self) -> None:
        """Open the article under the cursor; of a list that is on its way when it is there."""
        self._to_open = self.coming
        if self.coming is None:
            self.list.chosen(self.list.cursor)

    def leave_view(self) -> bool:
        """Back to the view before; False if there is none."""
        if self.words:
            self._change(self.view, words="")
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
