"""The first screen on an empty library: the three ways to something to read, and the first keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from tui.ui import keys

Way = Literal["add", "import", "sample"]

_WAYS: tuple[tuple[Way, str, str, str], ...] = (
    ("add", "a", "Add an address", "a feed, a page that names one, or a file"),
    ("import", "i", "Import a list", "OPML, or newsboat's own files"),
    ("sample", "s", "Open the sample edition", "the wires of July 1969, nothing is fetched"),
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
_LABEL = 25
"""Cells of the column of what can be done."""


class Welcome(ModalScreen[Way | None]):
    """Gives the way that was chosen, None for an empty newsroom."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"choose('{way}')", label, show=False) for way, key, label, _ in _WAYS),
        Binding("j", "step('down')", "Down", show=False),
        Binding("k", "step('up')", "Up", show=False),
        Binding("escape,q", "dismiss", "Close", show=False),
    ]

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """What this is, what can be done, the first keys."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Welcome to Wireroom"
            dialog.border_subtitle = "⏎ chooses · Esc closes"
            yield Label("A news reader that reads the story, not the feed. There are no feeds in your library yet.")
            yield OptionList(*(Option(_row(*way), id=way[0]) for way in _WAYS), compact=True)
            yield Label("First keys", classes="heading")
            yield Label(self._first_keys())

    def _first_keys(self) -> Content:
        """A few keys as they are bound now, two a line."""
        parts: list[tuple[str, str]] = []
        for number, (action, label) in enumerate(_FIRST_KEYS):
            key = keys.shown(keys.keys_of(action, self._keymap)[0])
            end = "\n" if number % 2 and number + 1 < len(_FIRST_KEYS) else ""
            parts += [(f"{key:<5}", "bold $accent"), (f"{label:<{_LABEL - 4}}{end}", "$muted")]
        return Content.assemble(*parts)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a way."""
        way = next(way for way, *_ in _WAYS if way == event.option_id)
        self.dismiss(way)

    def action_choose(self, way: Way) -> None:
        """The key of a way."""
        self.dismiss(way)

    def action_step(self, direction: str) -> None:
        """The way below or above."""
        ways = self.query_one(OptionList)
        ways.action_cursor_down() if direction == "down" else ways.action_cursor_up()


def _row(way: Way, key: str, label: str, note: str) -> Content:  # noqa: ARG001  a row of the table as it is
    """A way: its key, what it does, a remark."""
    return Content.assemble((f" {key}  ", "bold $accent"), f"{label:<{_LABEL}}", (note, "$muted"))
