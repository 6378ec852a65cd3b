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


class KeyBar(Widget):
    """The hints of ``pane`` with the keys as they are bound now; those that do not fit are left out, help stays."""

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
        """(action, keys, label) of each hint that fits in ``width`` cells; the last one always does."""
        every = []
        for names, label in keys.HINTS[self.pane]:
            actions = names.split()
            every.append((actions[0], " ".join(keys.shown(keys.keys_of(a, self._keymap)[0]) for a in actions), label))
        room = width - 1 - _width(every[-1])
        shown = []
        for hint in every[:-1]:
            room -= _width(hint)
            if room >= 0:
                shown.append(hint)
        return [*shown, every[-1]]

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
