"""Keys that move, over anything that is scrolled: the ground of lists with a cursor and of pages of lines."""

from __future__ import annotations

from time import monotonic
from typing import ClassVar

from textual.scroll_view import ScrollView

from tui.ui import keys

_CHORD = 1.0
"""Seconds in which a key of a chord (gg) must be pressed again."""


class Moving(ScrollView, can_focus=True, inherit_bindings=False):
    """A view whose keys move by rows, pages, or to an end. A subclass says what it is to move."""

    BINDINGS = keys.bindings("move")
    ROW_HEIGHT: ClassVar[int] = 1
    SEEN_AGAIN: ClassVar[int] = 0
    """Rows that are seen on the page before and on the next one."""

    _chord = 0.0

    def move(self, rows: int) -> None:
        """Down by so many rows, or up if negative; as far as there are any."""
        raise NotImplementedError

    @property
    def rows(self) -> int:
        """Rows of the view, at least one."""
        return max(1, self.scrollable_content_region.height // self.ROW_HEIGHT)

    def action_down(self) -> None:
        """One row down."""
        self.move(1)

    def action_up(self) -> None:
        """One row up."""
        self.move(-1)

    def action_half_page_down(self) -> None:
        """Half a page down."""
        self.move(max(1, self.rows // 2))

    def action_half_page_up(self) -> None:
        """Half a page up."""
        self.move(-max(1, self.rows // 2))

    def action_page_down(self) -> None:
        """A page down."""
        self.move(max(1, self.rows - self.SEEN_AGAIN))

    def action_page_up(self) -> None:
        """A page up."""
        self.move(-max(1, self.rows - self.SEEN_AGAIN))

    def action_top(self) -> None:
        """To the beginning."""
        self.move(-self.virtual_size.height)

    def action_bottom(self) -> None:
        """To the end."""
        self.move(self.virtual_size.height)

    def action_top_chord(self) -> None:
        """To the beginning if the key was pressed twice."""
        now = monotonic()
        if now - self._chord < _CHORD:
            self.action_top()
        self._chord = now
