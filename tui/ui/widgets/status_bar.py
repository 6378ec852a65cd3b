"""The top line: the name, where you are, how far the work is, how much is unread."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.ui.cells import Piece, line
from tui.ui.wrapping import crop

_BAR = 16
"""Cells of the progress bar."""

_NAMES = {"refresh": "feeds", "add": "adding", "skim": "skimming", "stories": "stories", "deep": "reading"}

Step = tuple[str, int, int]
"""A job, how many pieces are done, and of how many."""


class StatusBar(Widget):
    """``Wireroom   All ▸ Unread            ↻ 41/200 feeds ━━━━───   1,284 unread``; a click stops the work."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--name", "status--muted", "status--faint", "status--accent"}

    crumbs: reactive[str] = reactive("")
    """Where you are, clean text."""
    step: reactive[Step | None] = reactive(None)
    """The work that goes on."""
    errand: reactive[str] = reactive("")
    """What is being done with an article, in words; it stands in the place of the other work."""
    unread: reactive[int] = reactive(0)

    class Clicked(Message):
        """The progress was clicked: the work is to be stopped."""

    def render_line(self, y: int) -> Strip:
        """The line."""
        ground = self.rich_style
        if y:
            return Strip.blank(self.size.width, ground)
        right = self._right(self.size.width)
        left: list[Piece] = [(" Wireroom", self._style("name"))]
        room = self.size.width - 14 - sum(len(text) for text, _ in right)
        if room > 3:
            left.append(("   " + crop(self.crumbs, room), Style.null()))
        return line(left, right, self.size.width, ground)

    def _style(self, name: str) -> Style:
        """A component's style over the line's own ground."""
        return self.get_component_rich_style(f"status--{name}", partial=True)

    def _right(self, width: int) -> list[Piece]:
        """Progress and unread; the bar itself only where there is room."""
        muted, accent = self._style("muted"), self._style("accent")
        pieces: list[Piece] = []
        if self.errand:
            pieces.append((f"  ↻ {self.errand} ", muted))
        elif self.step:
            job, done, total = self.step
            pieces.append((f"  ↻ {done}/{total} {_NAMES.get(job, job)} ", muted))
            if width >= 100 and job != "deep":
                full = _BAR * done // max(1, total)
                pieces += [("━" * full, accent), ("━" * (_BAR - full), self._style("faint"))]
        return [*pieces, (f"   {self.unread:,} unread ", muted)]

    def on_click(self, event: events.Click) -> None:
        """A click on the progress stops the job."""
        if self.step is None and not self.errand:
            return
        right = self._right(self.size.width)
        end = self.size.width - len(right[-1][0])
        if end - sum(len(text) for text, _ in right[:-1]) <= event.x < end:
            self.post_message(self.Clicked())
