"""A few things to choose one of, each with a letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.ui.widgets.frame import Frame
from tui.ui.wrapping import cells

_LETTERS = "abcdefghilmnoprstuvwxyz"
"""What choices are called by that have no names of their own: j, k and q move in a menu and leave it."""

_LABEL = 25
"""Cells of the column of what can be chosen, at least."""


class Choice(NamedTuple):
    """What is chosen by ``key``, under which name, and a remark on it."""

    id: str
    key: str
    label: str
    note: str = ""


def lettered(rows: Iterable[tuple[str, str, str]]) -> list[Choice]:
    """Choices of (id, label, note), each with a letter as long as there are some left that do nothing else here."""
    return [Choice(id, letter, label, note) for (id, label, note), letter in zip(rows, chain(_LETTERS, repeat("")))]  # noqa: A001, B905


class Menu(ModalScreen[str | None]):
    """Gives the ``id`` of what was chosen, None if nothing was. The cursor begins on ``present``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "step('down')", "Down", show=False),
        Binding("k", "step('up')", "Up", show=False),
        Binding("escape,q", "dismiss", "Close", show=False),
    ]

    def __init__(self, heading: str, choices: Sequence[Choice], present: str = "") -> None:
        super().__init__()
        self._heading, self._choices, self._present = heading, choices, present

    def compose(self) -> ComposeResult:
        """The choices, and what stands around them."""
        with Frame(classes="dialog") as dialog:
            dialog.border_title = self._heading
            dialog.hints = ("⏎ chooses", "Esc closes")
            yield from self.above()
            column = max(_LABEL, *(cells(choice.label) for choice in self._choices))
            yield OptionList(*(Option(_row(choice, column), id=choice.id) for choice in self._choices), compact=True)
            yield from self.below()

    def above(self) -> ComposeResult:
        """What stands above the choices."""
        yield from ()

    def below(self) -> ComposeResult:
        """What stands below the choices."""
        yield from ()

    def on_mount(self) -> None:
        """The cursor on what holds now."""
        at = [choice.id for choice in self._choices]
        self.query_one(OptionList).highlighted = at.index(self._present) if self._present in at else 0

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a choice."""
        self.dismiss(event.option_id)

    def on_key(self, event: events.Key) -> None:
        """The letter of a choice."""
        for choice in self._choices:
            if event.character == choice.key:
                event.stop()
                event.prevent_default()
                self.dismiss(choice.id)

    def action_step(self, direction: str) -> None:
        """The choice below or above."""
        choices = self.query_one(OptionList)
        choices.action_cursor_down() if direction == "down" else choices.action_cursor_up()


def _row(choice: Choice, column: int) -> Content:
    """A choice: its key, what it does in a column of so many cells, a remark."""
    label = choice.label + (column - cells(choice.label)) * " " if choice.note else choice.label
    return Content.assemble((f" {choice.key:1}  ", "bold $accent"), label, (choice.note, "$muted"))
