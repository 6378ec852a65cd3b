"""The bottom line: what the keys do in the focused pane. Each can be clicked."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.ui import keys
from tui.ui.cells import Piece, line
from tui.ui.hints import HINTS, STAYING


class KeyBar(Widget):
    """The hints of ``pane`` with the keys as they are bound now; those that do not fit are left out."""

    COMPONENT_CLASSES = {"key-bar--key", "key-bar--label"}  # noqa: RUF012  Textual's own declaration

    pane: reactive[str] = reactive("list")

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, keymap: Mapping[str, str], *, id: str) -> None:  # noqa: A002  as Textual calls it
        super().__init__(id=id)
        self._keymap = keymap

    def hints(self, width: int) -> list[tuple[str, str, str]]:
        """(action, keys, label) of each hint that fits in ``width`` cells; the way out and help always do."""
        every = []
        for names, label in HINTS[self.pane]:
            actions = names.split()
            every.append((actions[0], " ".join(keys.shown(keys.keys_of(a, self._keymap)[0]) for a in actions), label))
        room = width - 1 - sum(_width(hint) for hint in every if hint[0] in STAYING)
        shown = []
        for hint in every:
            room -= 0 if hint[0] in STAYING else _width(hint)
            if room >= 0 or hint[0] in STAYING:
                shown.append(hint)
        return shown

    def render_line(self, y: int) -> Strip:
        """The line."""
        ground = self.rich_style
        if y:
            return Strip.blank(self.size.width, ground)
        key = self.get_component_rich_style("key-bar--key", partial=True)
        label = self.get_component_rich_style("key-bar--label", partial=True)
        pieces: list[Piece] = [(" ", Style.null())]
        for _, shown, name in self.hints(self.size.width):
            pieces += [(shown, key), (f" {name}   ", label)]
        return line(pieces, (), self.size.width, ground)

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked on."""
        at = 1
        for hint in self.hints(self.size.width):
            if at <= event.x < at + _width(hint):
                self.post_message(self.Pressed(hint[0]))
                return
            at += _width(hint)


def _width(hint: tuple[str, str, str]) -> int:
    """The cells that a hint takes, the gap after it included."""
    return cell_len(hint[1]) + 1 + cell_len(hint[2]) + 3
