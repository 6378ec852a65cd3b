"""A column of a page about a story or a name: rows with a cursor that stands on those which lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.geometry import Size
from textual.message import Message

from tui.ui.dossier import Row, Target
from tui.ui.widgets.row_view import RowView

Made = Callable[[int], Sequence[Row]]
"""The rows for a width in cells."""


class Dossier(RowView):
    """Rows that are made anew for each width; the cursor keeps to what it stands on."""

    PREFIX = "dossier"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"dossier--{name}"
        for name in (
            "title", "heading", "muted", "dimmed", "strong", "sign", "bar", "time", "why", "speaker", "quote",
            "person", "organisation", "place", "cursor",
        )
    }  # fmt: skip

    class Opened(Message):
        """A row was chosen."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def __init__(self, made: Made, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._made = made
        self._rows: list[Row] = []

    def on_resize(self) -> None:
        """Rows are broken for the width."""
        self.lay_out()

    def lay_out(self) -> None:
        """Make the rows for the present width."""
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        before = self.target
        self._rows = list(self._made(width))
        self.place(row.lines for row in self._rows)
        self.virtual_size = Size(width, len(self._lines))
        same = (n for n, row in enumerate(self._rows) if before is not None and row.target == before)
        self._settle(next(same, self.cursor))
        self.forget()

    # The cursor

    @property
    def target(self) -> Target:
        """Where the row under the cursor leads."""
        return self._rows[self.cursor].target if self.cursor < len(self._rows) else None

    def rests(self, row: int) -> bool:
        """Whether a row leads somewhere."""
        return self._rows[row].target is not None

    def _settle(self, row: int, step: int = 1) -> None:
        """Put the cursor on ``row`` or the next one in the direction of ``step`` that leads somewhere; show it."""
        found = self.nearest(row, step)
        if found is None:
            self.scroll_to(y=self.scroll_offset.y + (step if row != self.cursor else 0), animate=False, force=True)
            return
        self.cursor = found
        self._show_cursor()
        self.forget()

    def _show_cursor(self) -> None:
        """Bring the row under the cursor into view; the first one brings all above it, the last all below."""
        first, last = self.lines_of(self.cursor)
        if self.cursor == self.nearest(0, 1) and last <= self.rows:
            first = 0
        if self.cursor == self.nearest(len(self._rows), -1):
            last = len(self._lines)
        self.reveal(first, last, self.rows)

    def move(self, rows: int) -> None:
        """Down by so many rows, or up if negative."""
        self._settle(self.cursor + rows, 1 if rows > 0 else -1)

    def click_row(self, row: int) -> None:
        """Put the cursor on a row, which stays where it is."""
        self.cursor = row
        self.forget()

    def action_open(self) -> None:
        """Go where the row under the cursor leads."""
        if self.target is not None:
            self.post_message(self.Opened(self.target))
