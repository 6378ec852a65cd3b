"""The dialog that subscribes to an address."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, LoadingIndicator

from tui.text import line as one_line
from tui.ui.highlight import content


class AddFeed(ModalScreen[None]):
    """Asks for an address and a folder; stays until the engine has said how it went."""

    BINDINGS = [("escape", "dismiss", "Cancel")]  # noqa: RUF012  Textual's own declaration

    def __init__(self, add: Callable[[str, str], None], folders: Sequence[str], folder: str = "") -> None:
        super().__init__()
        self._add, self._folders, self._folder = add, folders, folder

    def compose(self) -> ComposeResult:
        """Two lines to fill in, one for the answer."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Add a feed"
            dialog.border_subtitle = content("⏎ subscribes · Esc closes")
            yield Label("Address of a feed, of a page that has one, or of a file")
            yield Input(placeholder="https://", id="address", compact=True)
            yield Label("Folder, if any")
            suggester = SuggestFromList(self._folders, case_sensitive=False)
            yield Input(self._folder, id="folder", compact=True, suggester=suggester)
            yield LoadingIndicator()
            yield Label("", id="answer")

    def on_mount(self) -> None:
        """Nothing is under way."""
        self._working(False)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        """Subscribe, and wait for the answer."""
        address = self.query_one("#address", Input).value.strip()
        folder = one_line(self.query_one("#folder", Input).value)
        if not address:
            self.failed("An address, please: https://…")
            self.query_one("#address").focus()
            return
        self.query_one("#answer", Label).update("")
        self._working(True)
        self._add(address, folder)

    def failed(self, message: str) -> None:
        """Say why it did not work; the address stays to be mended."""
        self._working(False)
        self.query_one("#answer", Label).update(content(one_line(message)))

    def _working(self, working: bool) -> None:
        """Show, or hide, that something is under way."""
        self.query_one(LoadingIndicator).display = working
