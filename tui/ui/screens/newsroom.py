"""The newsroom: the main screen, put together from its subjects."""

from __future__ import annotations

from time import monotonic

from tui.store import feeds
from tui.ui import keys
from tui.ui.screens.beginning import Beginning
from tui.ui.services import Services

_AGAIN = 2.0
"""Seconds in which "back" where there is nothing to go back to must be pressed again to leave."""


class Newsroom(Beginning):
    """Feeds, articles, texts and developments; every action of ``keys.ACTIONS`` with the scope "newsroom"."""

    BINDINGS = keys.bindings("newsroom")

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._asked = 0.0

    def on_mount(self) -> None:
        """Show what was there last time; everything else comes when that is on the screen."""
        self.start_subscribing()
        self.start_reading()
        self.start_following()
        self.start_errands()
        self.start_pictures()
        self.start_keeping_up()
        self.start_listing()
        self.show_pane("list")
        self.call_after_refresh(self._complete)

    def on_unmount(self) -> None:
        """The program ends."""
        self.leave()

    def _complete(self) -> None:
        """After the first paint: the engine, the sidebar, the rest of the list, the first text."""
        self.beside_the_loop(self._start_engine(), "engine")
        self.beside_the_loop(self.fill(), "fill")
        self.list_shown()

    async def _start_engine(self) -> None:
        """Start the work beside the screen; on the sample edition, load it if that was not done before."""
        await self.services.engine.start()
        sample = self.services.sample
        if sample is not None and not await self.services.librarian.ask(feeds.every):
            self.services.engine.add(str(sample.feeds))

    def action_open(self) -> None:
        """What Enter does in the focused pane."""
        if self.pane == "list":
            self.open_listed()
        elif self.pane == "sidebar":
            self.sidebar.chosen(self.sidebar.cursor)
        elif self.pane == "developments":
            self.developments.action_open()
        else:
            self.open_pointed()

    def action_back(self) -> None:
        """One step back: to the text, out of zen, the split, the text, the view; at the end out of the program."""
        if self.pane == "list" and self.list.deselect():
            return
        if self.pane == "developments" and self.text.article is not None:
            self.show_pane(self.side)
        elif self.zen:
            self.action_zen()
        elif self.split:
            self.action_close_side()
        elif self.pane != "list":
            self.show_pane("list")
        elif not self.leave_view():
            self._leave()

    def _leave(self) -> None:
        """Leave the program when asked twice."""
        if monotonic() - self._asked < _AGAIN:
            self.app.exit()
        else:
            self._asked = monotonic()
            self.tell("Once more leaves Wireroom")
