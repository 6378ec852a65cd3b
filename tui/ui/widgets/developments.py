"""The developments pane: what relates to the passage under the cursor, who and where, and who said what.

Three tabs over one list of rows with a cursor; what is said of the row under the cursor (why it is there, what is new)
stands below the list, or at the foot of the pane where the list is longer than that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from tui.model import Article, EntityKind, Quote, Related, Span, Spot
from tui.ui import tabs
from tui.ui.lines import BLANK, Line, wrapped
from tui.ui.tabs import TABS, Item, Known, Row, Tab
from tui.ui.widgets.row_view import RowView

_TITLES: dict[Tab, str] = {"developments": "Developments", "people": "People & places", "quotes": "Quotes"}
_BETWEEN = " · "
_UNSEEN = 80
"""Cells that rows are made for while the pane has no width of its own: keys move in it also where it is not seen."""
_TITLE_AT = 3
"""The cell of the border in which its title begins."""


class Developments(RowView):
    """A list with a cursor under three tabs; the cursor stands on the passage itself until it is moved.

    While it stands on another one the pane has the class ``-pointing``.
    """

    PREFIX = "developments"
    BINDINGS: ClassVar = [
        Binding("left", "previous_tab", "previous tab", show=False),
        Binding("right", "next_tab", "next tab", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"developments--{name}"
        for name in (
            "muted", "lead", "here", "here-on", "heading", "person", "organisation", "place", "quote", "why", "speaker",
            "cursor", "tab",
        )
    }  # fmt: skip

    tab: reactive[Tab] = reactive[Tab]("developments", repaint=False)
    only: reactive[str] = reactive("", repaint=False)
    """The heading of the one kind of names that is listed; empty: all are."""

    class Opened(Message):
        """A development was chosen: to be shown beside."""

        def __init__(self, spot: Spot, span: Span) -> None:
            super().__init__()
            self.spot = spot
            self.span = span

    class Highlighted(Message):
        """The cursor was moved to a development."""

        def __init__(self, row: Related) -> None:
            super().__init__()
            self.row = row

    class NameChosen(Message):
        """A name was chosen."""

        def __init__(self, name: str, kind: EntityKind) -> None:
            super().__init__()
            self.name = name
            self.kind: EntityKind = kind

    class QuoteChosen(Message):
        """A quote was chosen: to be gone to."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._related: tuple[Related, ...] = ()
        self._known: Known = "related"
        self._now = 0.0
        self._article: Article | None = None
        self._cursors: dict[Tab, int] = dict.fromkeys(TABS, 0)
        self._rows: list[Row] = []
        self._detail: list[Line] = []

    # What is shown

    def show_related(self, rows: Sequence[Related], clock_now: float, known: Known = "related") -> None:
        """Show what relates to a passage, in time order as given; the cursor goes to the passage itself.

        Where more becomes known of the same passage, the cursor stays on the row that it is on. ``known`` says what
        the rows are, see ``tabs.Known``.
        """
        before, pointed, self._now = self._related, self.pointed, clock_now
        if (tuple(rows), known) == (before, self._known):
            return
        here = next((row.spot for row in rows if row.here), None)
        same = any(row.here and row.spot == here for row in before)
        kept = pointed.spot if pointed is not None and same else here
        self._related, self._known = tuple(rows), known
        spots = [row.spot for row in rows]
        self._cursors["developments"] = self._above + (spots.index(kept) if kept in spots else 0)
        self._lay_out()

    @property
    def _above(self) -> int:
        """The rows above the first development: what they are, if that is to be said."""
        return int(bool(tabs.NOTES[self._known]) and len(self._related) > 1)

    @property
    def pointed(self) -> Related | None:
        """The development under the cursor; None while that stands on the passage itself."""
        at = self._cursors["developments"] - self._above
        row = self._related[at] if 0 <= at < len(self._related) else None
        return row if row is not None and not row.here else None

    def show_article(self, article: Article | None) -> None:
        """Show whom and what an article names, and who says what in it."""
        same = article is not None and self._article is not None and article.headline.id == self._article.headline.id
        self._article = article
        if not same:
            self._cursors |= {"people": 0, "quotes": 0}
        self._lay_out()

    def watch_only(self) -> None:
        """Other names."""
        self._cursors["people"] = 0
        self._lay_out()

    def watch_tab(self) -> None:
        """Another tab."""
        self._lay_out()

    def on_resize(self) -> None:
        """Rows are cut to the width, and the foot to the height."""
        self._lay_out()

    def _lay_out(self) -> None:
        """Make the rows of the present tab, for the present width."""
        width = self.scrollable_content_region.width or _UNSEEN
        self._rows = self._made(width)
        self.place(row.lines for row in self._rows)
        if not self._rows:
            self._lines = [
                Line(row) for row in wrapped(tabs.why_empty(self.tab, self._article, self._known), width, "muted")
            ]
        self._settle(self.cursor)
        self._tell()

    def _made(self, width: int) -> list[Row]:
        """The rows of the present tab."""
        article = self._article
        if self.tab == "developments":
            number = article.headline.id if article is not None else 0
            spread = tabs.is_spread(self._related, width, self.rows - self._above)
            rows = tabs.related_rows(self._related, number, width, self._now, spread=spread)
            return [tabs.note(self._known, width), *rows] if self._above else rows
        analysis = article.analysis if article is not None else None
        if article is None or analysis is None:
            return []
        if self.tab == "people":
            only = self.only if self.only in tabs.kinds_of(analysis.entities) else ""
            return tabs.entity_rows(analysis.entities, width, only)
        return tabs.quote_rows(article.body.text, analysis.quotes, width)

    # The cursor

    @property
    def cursor(self) -> int:
        """The row under the cursor, of the present tab."""
        return self._cursors[self.tab]

    @cursor.setter
    def cursor(self, row: int) -> None:
        self._cursors[self.tab] = row

    def rests(self, row: int) -> bool:
        """Whether a row is no heading."""
        return self._rows[row].item is not None

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    @property
    def item(self) -> Item:
        """What the row under the cursor stands for."""
        return self.row.item if self.row is not None else None

    def _settle(self, row: int, step: int = 1) -> None:
        """Put the cursor on ``row``, or the next one in the direction of ``step`` that is no heading; show it."""
        self.cursor = self.nearest(row, step) or 0
        self._say()
        if self._rows:
            first, last = self.lines_of(self.cursor)
            above = first - 1 if first and not self.rests(self._row_of[first - 1]) else first
            self.reveal(above, last, max(self.rows - len(self._detail), 1))
            self._say()

    def _say(self) -> None:
        """Lay out what is said of the row under the cursor, at most half of the pane."""
        width = self.scrollable_content_region.width or _UNSEEN
        self.set_class(self.tab == "developments" and self.pointed is not None, "-pointing")
        said = tabs.detail(self.row, self._article, width) if self.row is not None else []
        if self.tab == "developments" and len(self._rows) == 1 and self._related[0].here:
            said = [Line(row) for row in wrapped(tabs.ALONE[self._known], width, "muted")]
        elif self.tab == "developments" and self._above and self.pointed is None and not self._head_is_seen:
            said = [Line(row) for row in wrapped(tabs.NOTES[self._known], width, "muted")]
        self._detail = [BLANK, *said][: max(self.rows // 2, 3)] if said else []
        self.virtual_size = Size(width, len(self._lines) + len(self._detail))
        self.forget()

    @property
    def _head_is_seen(self) -> bool:
        """Whether what stands above the rows is on the screen, with the row under the cursor."""
        return not self.scroll_offset.y and (not self._rows or self.lines_of(self.cursor)[1] <= max(self.rows, 1))

    def move(self, rows: int) -> None:
        """Down by so many rows, or up if negative."""
        before = self.item
        self._settle(self.cursor + rows, 1 if rows > 0 else -1)
        if isinstance(self.item, Related) and self.item is not before:
            self.post_message(self.Highlighted(self.item))

    # Actions

    def action_next_development(self) -> None:
        """To the next development in time, after the last to the first, from wherever the focus is."""
        self._point(1)

    def action_previous_development(self) -> None:
        """To the development before, before the first to the last."""
        self._point(-1)

    def _point(self, step: int) -> None:
        """To the next development in the direction of ``step``, and round; the passage itself is none."""
        self.tab = "developments"
        rests = [n for n, row in enumerate(self._rows) if isinstance(row.item, Related) and not row.item.here]
        if rests:
            ahead = [number for number in rests if step * (number - self.cursor) > 0]
            self.move((ahead or rests)[0 if step > 0 else -1] - self.cursor)

    def next_kind(self) -> None:
        """List the names of the next kind only; after the last one all of them."""
        analysis = self._article.analysis if self._article is not None else None
        kinds = ["", *(tabs.kinds_of(analysis.entities) if analysis is not None else ())]
        self.only = kinds[(kinds.index(self.only) + 1) % len(kinds)] if self.only in kinds else ""

    def action_next_tab(self) -> None:
        """The tab to the right."""
        self.tab = TABS[(TABS.index(self.tab) + 1) % len(TABS)]

    def action_previous_tab(self) -> None:
        """The tab to the left."""
        self.tab = TABS[TABS.index(self.tab) - 1]

    def action_open(self) -> None:
        """Open what the row under the cursor stands for."""
        item = self.item
        if isinstance(item, Related):
            self.post_message(self.Opened(item.spot, item.span))
        elif isinstance(item, Quote):
            self.post_message(self.QuoteChosen(item.span))
        elif item is not None:
            self.post_message(self.NameChosen(item.name, item.kind))

    def click_row(self, row: int) -> None:
        """Put the cursor on a row."""
        self.move(row - self.cursor)

    def on_click(self, event: events.Click) -> None:
        """A click on the name of a tab shows it; those on rows are the ``RowView``'s."""
        if self.cell_of(event) is None and event.y == 0:
            self._click_title(event.x)

    def places(self) -> Iterator[tuple[Tab, int]]:
        """Each tab with the cell of the upper border in which its name begins."""
        at = _TITLE_AT
        for tab in TABS:
            yield tab, at
            at += len(_TITLES[tab]) + len(_BETWEEN)

    def _click_title(self, x: int) -> None:
        """Show the tab whose name is at cell ``x`` of the upper border."""
        for tab, at in self.places():
            if at <= x < at + len(_TITLES[tab]):
                self.tab = tab

    # Drawing

    def page_line(self, y: int) -> int:
        """The line in row ``y`` of the view: what is said of the row under the cursor keeps to the foot."""
        height, foot = self.scrollable_content_region.height, len(self._detail)
        if len(self._lines) + foot > height and y >= height - foot:
            return len(self._lines) + y - (height - foot)
        return y + self.scroll_offset.y

    def line(self, y: int) -> Line | None:
        """Line ``y`` of the list, and after it what is said of the row under the cursor."""
        below = y - len(self._lines)
        return super().line(y) if below < 0 else self._detail[below] if below < len(self._detail) else None

    def notify_style_update(self) -> None:
        """The theme or the focus changed: the title has the colours of its tabs in it."""
        super().notify_style_update()
        # Later: the styles of components are worked out after those of their widget.
        if self.is_mounted:
            self.call_later(self._tell)

    def _tell(self) -> None:
        """Say in the border which tabs there are, which one this is, and how much is in it."""
        other = self.get_visual_style("developments--muted", partial=True)
        own = self.get_visual_style("developments--tab", partial=True)
        titles = [(_TITLES[tab], own if tab == self.tab else other) for tab in TABS]
        title = Content.assemble(titles[0], (_BETWEEN, other), titles[1], (_BETWEEN, other), titles[2])
        self.entitle(title, tabs.summary_of_tab(self.tab, self._rows, self._known))
