"""Rows of one or more lines with a cursor: the ground of the developments pane and of a page's columns.

A subclass makes the rows for a width, and says on which of them the cursor stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual import events
from textual.strip import Strip

from tui.ui.lines import Line
from tui.ui.strips import strip
from tui.ui.widgets.line_view import LineView


class RowView(LineView):
    """A page of rows; a click puts the cursor on one, a second one opens it."""

    cursor = 0
    """The row under the cursor."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: list[Line] = []
        self._row_of: list[int] = []  # the row of each line

    # What a subclass says

    def rests(self, row: int) -> bool:
        """Whether the cursor can stand on a row; not on a heading or a gap."""
        raise NotImplementedError

    def click_row(self, row: int) -> None:
        """Put the cursor on a row that can be seen."""
        raise NotImplementedError

    def action_open(self) -> None:
        """Open what the row under the cursor stands for."""
        raise NotImplementedError

    # What is here

    def place(self, rows: Iterable[tuple[Line, ...]]) -> None:
        """Lay one row below the other."""
        self._lines, self._row_of = [], []
        for number, lines in enumerate(rows):
            self._lines += lines
            self._row_of += [number] * len(lines)

    def nearest(self, row: int, step: int) -> int | None:
        """``row``, or the next in the direction of ``step`` on which the cursor can stand, or the last before."""
        resting = [number for number in dict.fromkeys(self._row_of) if self.rests(number)]
        if not resting:
            return None
        ahead = [n for n in resting if n >= row] if step > 0 else [n for n in resting[::-1] if n <= row]
        return ahead[0] if ahead else resting[-1 if step > 0 else 0]

    def lines_of(self, row: int) -> tuple[int, int]:
        """The first line of a row, and the first one after it."""
        first = self._row_of.index(row)
        return first, first + self._row_of.count(row)

    def reveal(self, first: int, last: int, room: int) -> None:
        """Scroll as little as needed for the lines from ``first`` to ``last`` to be seen in ``room`` rows."""
        top = min(max(self.scroll_offset.y, last - room), first)
        self.scroll_to(y=top, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row; a second one opens it."""
        at = self.cell_of(event)
        if at is None or at.y >= len(self._row_of) or not self.rests(self._row_of[at.y]):
            return
        self.click_row(self._row_of[at.y])
        if event.chain == 2:
            self.action_open()

    def line(self, y: int) -> Line | None:
        """Line ``y`` of the rows."""
        return self._lines[y] if 0 <= y < len(self._lines) else None

    def draw(self, y: int, line: Line, width: int) -> Strip:
        """A line; those of the row under the cursor on a ground of their own."""
        if y < len(self._row_of) and self._row_of[y] == self.cursor and self.rests(self.cursor):
            line = replace(line, style="cursor", fill=True)
        return strip(line, width, self.look)
