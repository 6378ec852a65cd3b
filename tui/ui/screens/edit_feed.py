"""The dialog that changes a subscription."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label

from tui.model import Feed
from tui.text import line as one_line
from tui.ui.highlight import content


@dataclass(frozen=True, slots=True)
class Edited:
    """What a subscription is to be."""

    title: str
    folder: str
    url: str


class EditFeed(ModalScreen[Edited | None]):
    """Asks for title, folder and address; gives None if nothing is to change."""

    BINDINGS = [("escape", "cancel", "Cancel")]  # noqa: RUF012  Textual's own declaration

    def __init__(self, feed: Feed, folders: Sequence[str]) -> None:
        super().__init__()
        self._feed, self._folders = feed, folders

    def compose(self) -> ComposeResult:
        """Three lines to fill in."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Edit this feed"
            dialog.border_subtitle = content("⏎ keeps · Esc closes")
            yield Label("Title; empty takes the feed's own")
            yield Input(one_line(self._feed.title), id="title", compact=True)
            yield Label("Folder")
            suggester = SuggestFromList(self._folders, case_sensitive=False)
            yield Input(one_line(self._feed.folder), id="folder", compact=True, suggester=suggester)
            yield Label("Address")
            yield Input(self._feed.url, id="address", compact=True)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        """Give what was filled in."""
        values = [one_line(self.query_one(f"#{name}", Input).value) for name in ("title", "folder")]
        url = self.query_one("#address", Input).value.strip() or self._feed.url
        self.dismiss(Edited(values[0], values[1], url))

    def action_cancel(self) -> None:
        """Leave the feed as it is."""
        self.dismiss(None)
