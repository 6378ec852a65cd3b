"""A question to be answered with yes or no."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Label

from tui.ui.highlight import content


class Confirm(ModalScreen[bool]):
    """Gives True for yes: Enter or y. Esc and n are no, and with ``no_first`` Enter is, too."""

    BINDINGS = [("y", "answer(True)", "Yes"), ("n,escape,q", "answer(False)", "No")]  # noqa: RUF012  Textual's own

    def __init__(self, question: str, note: str, yes: str, no: str = "Keep", *, no_first: bool = False) -> None:
        super().__init__()
        self._question, self._note, self._yes, self._no, self._no_first = question, note, yes, no, no_first

    def compose(self) -> ComposeResult:
        """The question, a note, two buttons."""
        with Vertical(classes="dialog"):
            yield Label(content(self._question))
            yield Label(content(self._note), classes="hint")
            with Horizontal():
                yield Button(content(self._yes), id="yes", compact=True)
                yield Button(content(self._no), id="no", compact=True)

    def on_mount(self) -> None:
        """The answer that Enter gives."""
        self.query_one("#no" if self._no_first else "#yes").focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        """A button."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        """A key."""
        self.dismiss(yes)
