"""The line of tabs of a narrow screen, where one pane is shown at a time."""

from __future__ import annotations

from collections.abc import Iterator

from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.ui.arrangement import Pane, tabs
from tui.ui.cells import Piece, line


class TabLine(Widget):
    """``Feeds · Articles · Text · Developments``, the one that is shown with the sign ▸."""

    COMPONENT_CLASSES = {"tab-line--here", "tab-line--muted"}  # noqa: RUF012  Textual's own declaration

    pane: reactive[Pane] = reactive("list")
    split: reactive[bool] = reactive(False)

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, pane: Pane) -> None:
            super().__init__()
            self.pane = pane

    def render_line(self, y: int) -> Strip:
        """The line."""
        ground = self.rich_style
        if y:
            return Strip.blank(self.size.width, ground)
        here = self.get_component_rich_style("tab-line--here", partial=True)
        muted = self.get_component_rich_style("tab-line--muted", partial=True)
        pieces: list[Piece] = []
        for pane, name in tabs(self.split):
            pieces.append((_label(name, pane == self.pane), here if pane == self.pane else muted))
        pieces[-1] = (pieces[-1][0].rstrip(), pieces[-1][1])  # what is cut is the name, not the gap after it
        return line([(" ", Style.null()), *pieces], (), self.size.width, ground)

    def places(self) -> Iterator[tuple[Pane, int]]:
        """Each pane with the cell in which its tab begins."""
        at = 1
        for pane, name in tabs(self.split):
            yield pane, at
            at += len(_label(name, pane == self.pane))

    def on_click(self, event: events.Click) -> None:
        """Show what was clicked on."""
        before = [pane for pane, at in self.places() if at <= event.x]
        if before:
            self.post_message(self.Chosen(before[-1]))


def _label(name: str, here: bool) -> str:
    """A tab, marked if it is the one that is shown."""
    return f"▸{name}  " if here else f" {name}  "
