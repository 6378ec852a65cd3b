"""Jump mode: a letter on every place that the focus can go to; the letter goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widgets import Static


class Goal(NamedTuple):
    """A place to jump to: its letter, its name, and the cell of the screen that the letter is put on."""

    key: str
    name: str
    at: Offset


class Jump(ModalScreen[str | None]):
    """Lays letters over the screen below; gives the name of the goal whose letter was pressed, None for any other."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close", show=False)]

    def __init__(self, goals: Sequence[Goal]) -> None:
        super().__init__()
        self._goals = goals

    def compose(self) -> ComposeResult:
        """The letters, and at the foot what they are for."""
        for goal in self._goals:
            letter = Static(goal.key, markup=False, classes="letter")
            letter.styles.offset = goal.at
            yield letter
        yield Static("A letter goes to its place · Esc back", markup=False, id="jump-hint")

    def on_key(self, event: events.Key) -> None:
        """Go where the letter leads; any other key only ends the mode."""
        event.stop()
        event.prevent_default()
        self.dismiss(next((goal.name for goal in self._goals if goal.key == event.character), None))

    def on_click(self) -> None:
        """A click ends it as well."""
        self.dismiss(None)
