"""The first screen on an empty library: the three ways to something to read, and the first keys."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label

from tui.ui import keys
from tui.ui.screens.menu import Choice, Menu

_WAYS = (
    Choice("add", "a", "Add an address", "a feed, a page that names one, or a file"),
    Choice("import", "i", "Import a list", "OPML, or newsboat’s own files"),
    Choice("sample", "s", "Open the sample edition", "the wires of July 1969, nothing is fetched"),
)
_FIRST_KEYS = (
    ("open", "opens"),
    ("back", "goes back"),
    ("next_pane", "next pane"),
    ("next_passage", "next passage"),
    ("next_development", "next development"),
    ("story_page", "story"),
    ("command_palette", "commands"),
    ("help", "help"),
)
_COLUMN = 21
"""Cells of the column of what the first keys do."""


class Welcome(Menu):
    """Gives the way that was chosen (add, import or sample), None for an empty newsroom."""

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__("Welcome to Wireroom", _WAYS)
        self._keymap = keymap

    def above(self) -> ComposeResult:
        """What this is."""
        yield Label("A news reader that reads the story, not the feed. There are no feeds in your library yet.")

    def below(self) -> ComposeResult:
        """The first keys."""
        yield Label("First keys", classes="heading")
        yield Label(self._first_keys())

    def _first_keys(self) -> Content:
        """A few keys as they are bound now, two a line."""
        parts: list[tuple[str, str]] = []
        for number, (action, label) in enumerate(_FIRST_KEYS):
            key = keys.shown(keys.keys_of(action, self._keymap)[0])
            end = "\n" if number % 2 and number + 1 < len(_FIRST_KEYS) else ""
            parts += [(f"{key:<5}", "bold $accent"), (f"{label:<{_COLUMN}}{end}", "$muted")]
        return Content.assemble(*parts)
