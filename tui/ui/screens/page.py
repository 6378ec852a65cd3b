"""A page of text over the newsroom: the ground of help, the log, and what a feed has changed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.ui import keys
from tui.ui.widgets.frame import Frame

APP_KEYS: list[BindingType] = [
    *(key for name in ("help", "command_palette", "choose_theme", "quit") for key in keys.also(name, f"app.{name}"))
]
"""What the app does on a page that is like a screen of its own; Textual leaves its keys out where one lies on top."""


class PageScroll(VerticalScroll, can_focus=True):
    """Scrolls by the keys of every other pane."""

    BINDINGS = keys.bindings("move")

    def action_down(self) -> None:
        """One line down."""
        self.scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        """One line up."""
        self.scroll_relative(y=-1, animate=False)

    def action_half_page_down(self) -> None:
        """Half a page down."""
        self.scroll_relative(y=self.size.height // 2, animate=False)

    def action_half_page_up(self) -> None:
        """Half a page up."""
        self.scroll_relative(y=-(self.size.height // 2), animate=False)

    def action_top(self) -> None:
        """The top."""
        self.scroll_home(animate=False)

    def action_bottom(self) -> None:
        """The end."""
        self.scroll_end(animate=False)

    def action_top_chord(self) -> None:
        """The top; nothing else here wants the key, so once is enough."""
        self.scroll_home(animate=False)


class Page(ModalScreen[None]):
    """A titled page that scrolls. A subclass gives the text."""

    BINDINGS = [("escape,q", "dismiss", "Close")]  # noqa: RUF012  Textual's own declaration
    heading = ""

    def compose(self) -> ComposeResult:
        """The page."""
        with Frame(classes="page") as page:
            page.border_title = self.heading
            page.hints = ("Esc closes",)
            yield from self.above()
            with PageScroll():
                yield Static(self.text(), id="text")

    def above(self) -> ComposeResult:
        """What stands above the text and does not scroll."""
        yield from ()

    def text(self) -> Content:
        """The text of the page."""
        raise NotImplementedError
