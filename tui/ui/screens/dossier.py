"""A page about a story or a name: over the whole screen, in two columns where there is room, else in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import ModalScreen

from tui.ui.dossier import Place, Row
from tui.ui.lines import Name, StoryOf
from tui.ui.screens.page import APP_KEYS
from tui.ui.view_names import Keys
from tui.ui.widgets.dossier import Dossier
from tui.ui.widgets.frame import Frame

_WIDE = 120
"""Columns of a screen from which there are two."""


class DossierPage(ModalScreen[Place | None]):
    """Gives the place that was chosen to be read, None if none was. A subclass says what stands in the columns."""

    AUTO_FOCUS = "#left"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", show=False),
        Binding("tab,shift+tab", "other", "Other column", show=False),
        Binding("h", "column('left')", "Left column", show=False),
        Binding("l", "column('right')", "Right column", show=False),
        Binding("escape,q,backspace", "close", "Close", show=False),
        *APP_KEYS,
    ]
    heading: ClassVar[str] = ""
    hints: ClassVar[tuple[tuple[str, str], ...]] = ()
    """What else can be done: (actions whose keys stand together, a short label), for the line at the foot."""

    def __init__(self, key: Keys) -> None:
        """``key`` gives the key of an action as it is bound now."""
        super().__init__()
        self._key = key

    left = getters.query_one("#left", Dossier)
    right = getters.query_one("#right", Dossier)

    class NameChosen(Message):
        """A name was chosen: its page is to lie over this one."""

        def __init__(self, name: Name) -> None:
            super().__init__()
            self.name = name

    class StoryChosen(Message):
        """A story was chosen: its page is to lie over this one."""

        def __init__(self, story: int) -> None:
            super().__init__()
            self.story = story

    def rows_left(self, width: int) -> Sequence[Row]:
        """The rows of the first of two columns."""
        raise NotImplementedError

    def rows_right(self, width: int) -> Sequence[Row]:
        """The rows of the second of two columns."""
        raise NotImplementedError

    def rows(self, width: int) -> Sequence[Row]:
        """All rows, where there is one column only."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The columns."""
        with Frame(classes="dossier") as page:
            page.border_title = self.heading
            page.ways_out = 2
            with Horizontal():
                yield Dossier(self._first, id="left")
                right = Dossier(self.rows_right, id="right")
                right.display = self.is_wide
                yield right

    @property
    def is_wide(self) -> bool:
        """Whether there is room for two columns."""
        return self.app.size.width >= _WIDE

    def _first(self, width: int) -> Sequence[Row]:
        """The rows of the first column."""
        return self.rows_left(width) if self.is_wide else self.rows(width)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Another width may want another number of columns."""
        if not self.is_wide and self.right.has_focus:
            self.set_focus(self.left)
        self.right.display = self.is_wide
        other = ["Tab other column"] * self.is_wide
        does = [f"{' '.join(map(self._key, names.split()))} {label}" for names, label in self.hints]
        self.query_one(Frame).hints = ("⏎ opens", *other, *does, "Esc back", f"{self._key('help')} help")

    def show_rows(self) -> None:
        """What is told has changed: the columns show it."""
        for column in (self.left, self.right):
            column.lay_out()

    def action_other(self) -> None:
        """The other column."""
        self.action_column("left" if self.right.has_focus else "right")

    def action_column(self, name: str) -> None:
        """A column by name, if it is there."""
        column = self.right if name == "right" else self.left
        if column.display:
            # Not column.focus(), which comes after the next key.
            self.set_focus(column)

    def action_open(self) -> None:
        """Go where the row under the cursor leads."""
        (self.right if self.right.has_focus else self.left).action_open()

    def action_close(self) -> None:
        """Back to what was there before."""
        self.dismiss(None)

    @on(Dossier.Opened)
    def _opened(self, event: Dossier.Opened) -> None:
        """A place is for the newsroom to open; a name and a story have pages of their own."""
        if isinstance(event.target, Place):
            self.dismiss(event.target)
        elif isinstance(event.target, Name):
            self.app.screen_stack[0].post_message(self.NameChosen(event.target))
        elif isinstance(event.target, StoryOf):
            self.app.screen_stack[0].post_message(self.StoryChosen(event.target.story))
