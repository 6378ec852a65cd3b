"""A column of a page about a story or a name: rows with a cursor that stands on those which lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui.ui.dossier import Row, Target
from tui.ui.lines import Line
from tui.ui.strips import strip
from tui.ui.widgets.line_view import LineView

Made = Callable[[int], Sequence[Row]]
"""The rows for a width in cells."""


class Dossier(LineView):
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
        self._lines: list[Line] = []
        self._row_of: list[int] = []
        self.cursor = 0

    def show(self, made: Made) -> None:
        """Show other rows, from the beginning."""
        self._made = made
        self.cursor = 0
        self._lay_out()

    def on_resize(self) -> None:
        """Rows are broken for the width."""
        self._lay_out()

    def _lay_out(self) -> None:
        """Make the rows for the present width."""
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        before = self.target
        self._rows = list(self._made(width))
        self._lines = [line for row in self._rows for line in row.lines]
        self._row_of = [number for number, row in enumerate(self._rows) for _ in row.lines]
        self.virtual_size = Size(width, len(self._lines))
        same = (n for n, row in enumerate(self._rows) if before is not None and row.target == before)
        self._settle(next(same, self.cursor))
        self.forget()

    # The cursor

    @property
    def target(self) -> Target:
        """Where the row under the cursor leads."""
        return self._rows[self.cursor].target if self.cursor < len(self._rows) else None

    def _settle(self, row: int, step: int = 1) -> None:
        """Put the cursor on ``row`` or the next one in the direction of ``step`` that leads somewhere; show it."""
        rests = [number for number, row_ in enumerate(self._rows) if row_.target is not None]
        if not rests:
            self.scroll_to(y=self.scroll_offset.y + (step if row != self.cursor else 0), animate=False, force=True)
            return
        ahead = [n for n in rests if n >= row] if step > 0 else [n for n in rests[::-1] if n <= row]
        self.cursor = ahead[0] if ahead else rests[-1 if step > 0 else 0]
        self._reveal(rests)
        self.forget()

    def _reveal(self, rests: Sequence[int]) -> None:
        """Scroll as little as needed for the row to be seen; the first one brings all above it, the last all below."""
        first = self._row_of.index(self.cursor)
        last = first + len(self._rows[self.cursor].lines)
        if self.cursor == rests[0] and last <= self.rows:
            first = 0
        if self.cursor == rests[-1]:
            last = len(self._lines)
        top = min(max(self.scroll_offset.y, last - self.rows), first)
        self.scroll_to(y=top, animate=False, force=True)

    def move(self, lines: int) -> None:
        """Down by so many rows, or up if negative."""
        self._settle(self.cursor + lines, 1 if lines > 0 else -1)

    def action_open(self) -> None:
        """Go where the row under the cursor leads."""
        if self.target is not None:
            self.post_message(self.Opened(self.target))

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row; a second one opens it."""
        at = self.cell_of(event)
        if at is None or at.y >= len(self._row_of) or self._rows[self._row_of[at.y]].target is None:
            return
        self.cursor = self._row_of[at.y]
        self.forget()
        if event.chain == 2:
            self.action_open()

    # Drawing

    def line(self, y: int) -> Line | None:
        """The line ``y`` of the column."""
        return self._lines[y] if 0 <= y < len(self._lines) else None

    def draw(self, y: int, line: Line, width: int) -> Strip:
        """A line; those of the row under the cursor on a ground of their own."""
        if self._row_of[y] == self.cursor and self.target is not None:
            line = replace(line, style="cursor", fill=True)
        return strip(line, width, self.look)
