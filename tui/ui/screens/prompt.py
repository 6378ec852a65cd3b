"""One line asked for at the foot of the screen: a search, a filter, the name of a file, a command."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from tui.ui.highlight import content


class Prompt(ModalScreen[str | None]):
    """Gives the line, or None if it was not wanted after all."""

    BINDINGS = [("escape", "cancel", "Cancel")]  # noqa: RUF012  Textual's own declaration

    def __init__(self, title: str, value: str = "", hint: str = "") -> None:
        super().__init__()
        self._title, self._value, self._hint = title, value, hint

    def compose(self) -> ComposeResult:
        """The title, the line, and what may be written on it."""
        with Vertical(id="prompt"):
            with Horizontal():
                yield Label(content(self._title))
                yield Input(self._value, compact=True, select_on_focus=True)
            yield Label(content(self._hint), classes="hint")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        self.dismiss(event.value.strip())

    def action_cancel(self) -> None:
        """Esc."""
        self.dismiss(None)
