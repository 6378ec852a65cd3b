"""The dialog with a search that is kept: its name, and what it finds."""

from __future__ import annotations

from collections.abc import Collection

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from tui.errors import ConfigError
from tui.store import searches
from tui.text import line as one_line
from tui.ui import view_names
from tui.ui.highlight import content
from tui.ui.widgets.frame import Frame


class KeepSearch(ModalScreen[tuple[str, str] | None]):
    """Gives the name and the query that were filled in; None if nothing is to be kept. ``taken`` are others' names."""

    BINDINGS = [("escape", "cancel", "Cancel"), ("enter", "keep", "Keep")]  # noqa: RUF012  Textual's own declaration

    def __init__(self, title: str, name: str, query: str, taken: Collection[str]) -> None:
        super().__init__()
        self._title, self._name_at_first, self._query_at_first, self._taken = title, name, query, taken

    def compose(self) -> ComposeResult:
        """A line for each, and what may be written."""
        with Frame(classes="dialog") as dialog:
            dialog.border_title = content(self._title)
            dialog.hints = ("⏎ keeps", "Esc closes")
            with Horizontal():
                yield Label("Name")
                yield Input(self._name_at_first, placeholder="empty: what it finds", id="name", compact=True)
            with Horizontal():
                yield Label("Finds")
                yield Input(self._query_at_first, placeholder="words, is:unread, within:7d", id="query", compact=True)
            yield Label(content(view_names.QUERY_HINT), classes="hint")
            yield Label("", id="answer")

    def on_mount(self) -> None:
        """Begin where something is missing."""
        self.query_one("#query" if self._name_at_first and not self._query_at_first else "#name").focus()

    def _value(self, name: str) -> str:
        """What is filled in."""
        return one_line(self.query_one(f"#{name}", Input).value, searches.QUERY_LIMIT)

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Give what was filled in, if it can be kept; else say why not, where that is to be mended."""
        try:
            name, query = searches.checked(self._value("name") or self._value("query"), self._value("query"))
        except ConfigError as error:
            self._refuse(str(error), "query" if self._value("name") else "name")
            return
        if name in self._taken:
            self._refuse("there is a search of this name already", "name")
        else:
            self.dismiss((name, query))

    def _refuse(self, why: str, name: str) -> None:
        """Say why not, and go to the line that it is about."""
        self.query_one("#answer", Label).update(content(why[0].upper() + why[1:]))
        self.query_one(f"#{name}").focus()

    def action_cancel(self) -> None:
        """Keep nothing."""
        self.dismiss(None)
