"""A list that paints only the rows on the screen, whatever its length: the ground of the article list and the sidebar.

Textual's own lists measure or mount every row (OptionList with 100,000 two-line rows: 10 s); this one keeps nothing
a row but what was painted last.
"""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from tui.ui.widgets.moving import Moving


class RowList(Moving):
    """Rows of equal height with a cursor. A subclass says how many there are and paints them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--strong", "rows--muted", "rows--accent", "rows--failing", "rows--here", "rows--there", "rows--dimmed",
    }  # fmt: skip

    cursor: reactive[int] = reactive(0, repaint=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  as Textual calls it
        super().__init__(id=id)
        self._strips: LRUCache[tuple[int, int, int], Strip] = LRUCache(512)
        self._styles: dict[str, Style] = {}

    # What a subclass says

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def render_row(self, index: int, line: int, width: int, ground: Style) -> Strip:
        """Line ``line`` of a row, ``width`` cells on the background ``ground``."""
        raise NotImplementedError

    def rests(self, index: int) -> bool:  # noqa: ARG002
        """Whether the cursor can stand on a row; not on a heading or a gap."""
        return True

    def reached(self, index: int) -> None:
        """The cursor has come to a row."""

    def chosen(self, index: int) -> None:
        """A row was opened."""

    # Painting

    def style_of(self, name: str) -> Style:
        """The style of a component ("muted", "accent", …), without a background of its own unless it has one."""
        if name not in self._styles:
            self._styles[name] = self.get_component_rich_style(f"rows--{name}", partial=True)
        return self._styles[name]

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        index, line = divmod(y + self.scroll_offset.y, self.ROW_HEIGHT)
        if index >= self.row_count():
            return self.render_blank(y, width)
        here = 0 if index != self.cursor else 2 if self.has_focus else 1
        key = (index, line, here)
        strip = self._strips.get(key)
        if strip is None or strip.cell_length != width:
            # Textual's cache keeps the old value of a key that it has.
            self._strips.discard(key)
            ground = self.rich_style + (self.style_of(("", "there", "here")[here]) if here else Style.null())
            strip = self._strips[key] = self.render_row(index, line, width, ground)
        return strip

    def render_blank(self, y: int, width: int) -> Strip:  # noqa: ARG002
        """A line below the last row."""
        return Strip.blank(width, self.rich_style)

    def notify_style_update(self) -> None:
        """The theme or a state changed: what was painted is stale."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    def on_resize(self) -> None:
        """Rows have another width."""
        self._strips.clear()

    def repaint(self) -> None:
        """The rows changed: measure and paint them again."""
        self._strips.clear()
        self.virtual_size = Size(0, self.row_count() * self.ROW_HEIGHT)
        self.refresh()

    def repaint_row(self, index: int) -> None:
        """One row changed."""
        for line in range(self.ROW_HEIGHT):
            for here in range(3):
                self._strips.discard((index, line, here))
        self.refresh_lines(index * self.ROW_HEIGHT, self.ROW_HEIGHT)

    def watch_has_focus(self, focus: bool) -> None:
        """The cursor looks different with and without the focus."""
        super().watch_has_focus(focus)
        self.refresh_lines(self.cursor * self.ROW_HEIGHT, self.ROW_HEIGHT)

    # The cursor

    def watch_cursor(self, old: int, new: int) -> None:
        """Only the rows that it left and reached are painted again."""
        for index in (old, new):
            self.refresh_lines(index * self.ROW_HEIGHT, self.ROW_HEIGHT)

    def move_to(self, index: int, step: int = 1) -> None:
        """Put the cursor on a row, or the nearest one (first in the direction of ``step``) where it can stand."""
        count = self.row_count()
        if not count:
            return
        index = min(max(index, 0), count - 1)
        ahead = range(index, count) if step > 0 else range(index, -1, -1)
        behind = range(index, -1, -1) if step > 0 else range(index, count)
        target = next((i for i in (*ahead, *behind) if self.rests(i)), None) if not self.rests(index) else index
        if target is None:
            return
        self.cursor = target
        self.show_row(target)
        self.reached(target)

    def show_row(self, index: int) -> None:
        """Scroll as little as needed for a row to be seen; the first row brings the top with it."""
        height = self.scrollable_content_region.height
        top = index * self.ROW_HEIGHT
        at = self.scroll_offset.y
        if top < at or index == 0:
            self.scroll_to(y=top, animate=False, force=True)
        elif top + self.ROW_HEIGHT > at + height > 0:
            self.scroll_to(y=top + self.ROW_HEIGHT - height, animate=False, force=True)

    def move(self, rows: int) -> None:
        """Down by so many rows, or up if negative."""
        self.move_to(self.cursor + rows, 1 if rows > 0 else -1)

    # The mouse

    def row_at(self, event: events.MouseEvent) -> int | None:
        """The row under the mouse."""
        at = event.get_content_offset(self)
        if at is None:
            return None
        index = (at.y + self.scroll_offset.y) // self.ROW_HEIGHT
        return index if index < self.row_count() else None

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on the row; a second one opens it."""
        index = self.row_at(event)
        if index is None or not self.rests(index):
            return
        self.move_to(index)
        if event.chain == 2:
            self.chosen(index)
