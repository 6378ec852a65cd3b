"""The feeds: smart views, searches that are kept, folders with their feeds, and a line about how they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.model import Counts, Feed, SavedSearch, View
from tui.text import line as one_line
from tui.ui import keys
from tui.ui.cells import Piece, line
from tui.ui.widgets.rows import RowList

RowKind = Literal["view", "search", "folder", "feed", "gap", "failing", "health"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the sidebar. ``view`` is what it opens; ``feed`` or ``search`` what it stands for."""

    kind: RowKind
    label: str = ""
    count: int = 0
    view: View | None = None
    sign: str = ""
    indent: int = 0
    feed: Feed | None = None
    search: SavedSearch | None = None


def rows(
    feeds: Sequence[Feed],
    counts: Counts,
    closed: Collection[str],
    searches: Sequence[SavedSearch] = (),
    unread: Mapping[int, int] | None = None,
) -> list[Row]:
    """The lines for these feeds and searches; those of a folder in ``closed`` are left out.

    ``unread`` are the unread articles of searches by their numbers, of those that were counted.
    """
    found_unread = unread or {}
    found = [
        Row("view", "Today", counts.today, View("today"), "★"),
        Row("view", "Unread", counts.unread, View("unread", unread_only=True), "●"),
        Row("view", "Stories", counts.stories, View("stories"), "≣"),
        Row("view", "Starred", counts.starred, View("starred"), "☆"),
        Row("view", "All", counts.articles, View("all"), "◇"),
        *(Row("search", s.name, found_unread.get(s.id, 0), s.view, "⌕", search=s) for s in searches),
        Row("gap"),
    ]
    by_folder: dict[str, list[Feed]] = {}
    for feed in sorted(feeds, key=lambda feed: feed.title.casefold()):
        by_folder.setdefault(feed.folder, []).append(feed)
    for folder in sorted(by_folder, key=lambda name: (not name, name.casefold())):
        members = by_folder[folder]
        if folder:
            sign = "▸" if folder in closed else "▾"
            found.append(
                Row(
                    "folder",
                    folder,
                    sum(f.unread for f in members if not f.settings.muted),
                    View("folder", folder),
                    sign,
                )
            )
            if folder in closed:
                continue
        found += [
            Row("feed", f.title, f.unread, View("feed", str(f.id)), _sign(f), 2 if folder else 0, f) for f in members
        ]
    if counts.failing:
        names = "feed fails" if counts.failing == 1 else "feeds failing"
        found += [Row("gap"), Row("failing", f"{counts.failing} {names}", 0, None, "⚠")]
    elif feeds:
        found += [
            Row("gap"),
            Row("health", f"{len(feeds)} feeds, all well" if len(feeds) > 1 else "All well", sign="✓"),
        ]
    return found


def _sign(feed: Feed) -> str:
    """What stands before the name of a feed that fails, or is muted."""
    return "⚠" if feed.error else "⊘" if feed.settings.muted else ""


class Sidebar(RowList):
    """The views, searches, folders and feeds, with how many articles of each are unread."""

    BINDINGS = keys.bindings("sidebar")

    class Opened(Message):
        """A view, a folder or a feed was chosen."""

        def __init__(self, view: View) -> None:
            super().__init__()
            self.view = view

    class HealthAsked(Message):
        """The line about failing feeds was chosen."""

    class FolderToggled(Message):
        """A folder was opened or closed; ``closed`` are all that are closed now."""

        def __init__(self, closed: frozenset[str]) -> None:
            super().__init__()
            self.closed = closed

    def __init__(self, *, id: str) -> None:  # noqa: A002  as Textual calls it
        super().__init__(id=id)
        self._feeds: Sequence[Feed] = ()
        self._counts = Counts()
        self._searches: Sequence[SavedSearch] = ()
        self._unread: dict[int, int] = {}
        self._shut: frozenset[str] = frozenset()
        self._rows = rows((), self._counts, ())
        self.border_title = "Feeds"

    def show(
        self,
        feeds: Sequence[Feed],
        counts: Counts,
        closed: Collection[str] | None = None,
        searches: Sequence[SavedSearch] | None = None,
    ) -> None:
        """Show these feeds, and these searches if they are given; the cursor stays with what it is on."""
        self._feeds, self._counts = feeds, counts
        if closed is not None:
            self._shut = frozenset(closed)
        if searches is not None:
            self._searches = searches
        here = self.current
        self._rows = rows(feeds, counts, self._shut, self._searches, self._unread)
        at = self._index_of(here) if here else None
        cursor = at if at is not None else min(self.cursor, len(self._rows) - 1)
        self.set_reactive(RowList.cursor, cursor)
        self.repaint()

    def count(self, search: SavedSearch, unread: int) -> None:
        """How many articles of a search are unread."""
        if self._unread.get(search.id) != unread:
            self._unread[search.id] = unread
            self.show(self._feeds, self._counts)

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def feed(self, number: int) -> Feed | None:
        """A subscription by its number."""
        return next((feed for feed in self._feeds if feed.id == number), None)

    @property
    def searches(self) -> Sequence[SavedSearch]:
        """All searches that are kept."""
        return self._searches

    def saved(self, view: View) -> SavedSearch | None:
        """The search that is kept and finds what a view shows, if there is one."""
        here = self.current.search if self.current else None
        fitting = [s for s in self._searches if view.kind == "search" and s.query == view.key]
        return here if here in fitting else next(iter(fitting), None)

    @property
    def feeds(self) -> Sequence[Feed]:
        """All subscriptions."""
        return self._feeds

    def select(self, view: View) -> None:
        """Put the cursor on the row of a view, if it has one; of several that find the same on the one where it is."""
        index = self._row_of(view)
        if index is not None:
            self.cursor = index
            self.show_row(index)

    def _row_of(self, view: View) -> int | None:
        """The row of a view; that of a feed in a closed folder is its folder's."""
        saved = self.saved(view)
        feed = self.feed(int(view.key)) if view.kind == "feed" else None
        wanted = ("folder", feed.folder) if feed and feed.folder in self._shut else (view.kind, view.key)
        fitting = (i for i, r in enumerate(self._rows) if r.view and (r.view.kind, r.view.key) == wanted)
        return next((i for i in fitting if self._rows[i].search == saved), None)

    def neighbour(self, view: View, step: int) -> View | None:
        """The view of the next (1) or previous (-1) feed from a view's row; a closed folder is gone through as one."""
        at = self._row_of(view) or 0
        found = range(at + 1, len(self._rows)) if step > 0 else range(at - 1, -1, -1)
        return next((self._rows[i].view for i in found if self._is_stop(self._rows[i])), None)

    def _is_stop(self, row: Row) -> bool:
        """Whether going from feed to feed stops at a row."""
        return row.kind == "feed" or (row.kind == "folder" and row.label in self._shut)

    def _index_of(self, wanted: Row) -> int | None:
        """Where the row for the same thing stands now."""
        for index, row in enumerate(self._rows):
            same = row.search.id == wanted.search.id if row.search and wanted.search else row.view == wanted.view
            if row.kind == wanted.kind and same and row.kind != "gap":
                return index
        return None

    def row_count(self) -> int:
        """How many lines there are."""
        return len(self._rows)

    def rests(self, index: int) -> bool:
        """The cursor cannot stand on a gap."""
        return self._rows[index].kind != "gap"

    def chosen(self, index: int) -> None:
        """Tell what was chosen."""
        row = self._rows[index]
        if row.view:
            self.post_message(self.Opened(row.view))
        elif row.kind in ("failing", "health"):
            self.post_message(self.HealthAsked())

    def on_click(self, event: events.Click) -> None:
        """One click opens; on the sign of a folder it closes or opens the folder."""
        index = self.row_at(event)
        at = event.get_content_offset(self)
        if index is None or at is None or not self.rests(index):
            return
        self.move_to(index)
        if self._rows[index].kind == "folder" and at.x < 2:
            self._toggle(self._rows[index])
        else:
            self.chosen(index)

    def action_collapse(self) -> None:
        """Close the folder under the cursor, or the one that the feed under it is in."""
        row = self.current
        if row and row.kind == "feed" and row.feed and row.feed.folder:
            self.select(View("folder", row.feed.folder))
            row = self.current
        if row and row.kind == "folder" and row.label not in self._shut:
            self._toggle(row)

    def action_expand(self) -> None:
        """Open the folder under the cursor."""
        row = self.current
        if row and row.kind == "folder" and row.label in self._shut:
            self._toggle(row)

    def _toggle(self, row: Row) -> None:
        """Close an open folder, open a closed one."""
        self._shut = self._shut ^ {row.label}
        self.show(self._feeds, self._counts)
        self.post_message(self.FolderToggled(self._shut))

    def render_row(self, index: int, line_number: int, width: int, ground: Style) -> Strip:  # noqa: ARG002
        """Sign, name and count."""
        row = self._rows[index]
        if row.kind == "gap":
            return Strip.blank(width, ground)
        failing = row.kind == "failing" or (row.feed is not None and row.feed.error is not None)
        quiet = row.kind in ("folder", "health") or (row.feed is not None and row.feed.settings.muted)
        sign = self.style_of("failing" if failing else "muted" if quiet else "accent")
        label = self.style_of("failing" if failing else "muted") if row.kind in ("failing", "health") else Style.null()
        left: list[Piece] = [(" " * row.indent, ground), (f"{row.sign} " if row.sign else "  "[: 2 - row.indent], sign)]
        if row.indent and not row.sign:
            left = [("  ", ground)]
        count: list[Piece] = [(f" {row.count:,}", self.style_of("muted"))] if row.count else []
        return line([*left, (one_line(row.label), label)], count, width, ground)
