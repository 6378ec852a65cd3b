"""The newsroom's panes: which are on the screen, and which has the focus."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any, TypeVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from tui.errors import WireroomError
from tui.model import Headline
from tui.store import articles, state
from tui.store.schema import errors
from tui.ui import keys
from tui.ui.arrangement import PANES, Arrangement, Pane, Shape, arrange
from tui.ui.grid import Room, Sizes
from tui.ui.services import Services
from tui.ui.type_ahead import TypeAhead
from tui.ui.widgets.article_list import ArticleList
from tui.ui.widgets.developments import Developments
from tui.ui.widgets.key_bar import KeyBar
from tui.ui.widgets.pane_grid import PaneGrid
from tui.ui.widgets.reader import Reader
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.status_bar import StatusBar
from tui.ui.widgets.tab_line import TabLine

log = logging.getLogger(__name__)

T = TypeVar("T")

TOLD = 3.0
"""Seconds that a toast stays."""
QUIET = 0.3
"""Seconds without a key in which there is time for what does not answer one."""
_BARS = 2
"""Rows of the lines above and below the panes."""


class Panes(Screen[None]):
    """The panes; everything that happens in them, and between them, is added by the classes on top."""

    AUTO_FOCUS = "#list"

    sidebar = getters.query_one("#sidebar", Sidebar)
    list = getters.query_one("#list", ArticleList)
    reader = getters.query_one("#reader", Reader)
    beside = getters.query_one("#beside", Reader)
    developments = getters.query_one("#developments", Developments)
    status = getters.query_one(StatusBar)
    key_bar = getters.query_one(KeyBar)
    tab_line = getters.query_one(TabLine)
    body = getters.query_one("#body", PaneGrid)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.pane: Pane = "list"
        self.side: Pane = "reader"
        """Which of the two texts was looked at last."""
        self.with_sidebar = True
        self.split = False
        self.zen = False
        self._plan = Arrangement("one", frozenset())

    def compose(self) -> ComposeResult:
        """The bars, and between them the grid of panes."""
        self._plan = plan = self._planned()
        yield StatusBar()
        tab_line = TabLine()
        tab_line.display = plan.shape == "one"
        yield tab_line
        room = Room(plan.shape, self.app.size.width, self.app.size.height - _BARS)
        with PaneGrid(room, self._sizes(), id="body"):
            for pane in self._panes():
                pane.display = pane.id in plan.panes
                yield pane
        yield KeyBar(self.services.keymap, id="keys")

    def _sizes(self) -> Sizes:
        """The sizes of panes that the user gave them last."""
        with self.reporting():
            return Sizes.of_json(state.recall(self.services.db, "panes"))
        return Sizes()

    def _panes(self) -> Iterator[Widget]:
        """The panes, in the order in which the grid takes them."""
        yield Sidebar(id="sidebar")
        yield ArticleList(self.fetch, self.services.clock, id="list")
        for name in ("reader", "beside"):
            yield Reader(
                id=name,
                width=self.services.config.width,
                clock=self.services.clock,
                full_text_key=self.key("full_text"),
            )
        yield Developments(id="developments")

    def _compositor_refresh(self) -> None:
        """Below another screen, what changed is painted once: Textual (8.2.8) would do so at every further event."""
        super()._compositor_refresh()
        if self.app.screen is not self:
            self._repaint_required = False

    # Errors and work beside the loop

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Errors of the library become a toast, and a line of the log."""
        try:
            with errors():
                yield
        except WireroomError as error:
            self.tell_error(error)

    def tell_error(self, error: BaseException) -> None:
        """Show an error in one line; what was not foreseen is in the log with its cause."""
        if isinstance(error, WireroomError):
            log.warning("%s", error)
            self.notify(str(error), severity="error", markup=False)
        else:
            log.error("unforeseen", exc_info=error)
            self.notify(f"Something went wrong: {error!r}. The log says where.", severity="error", markup=False)

    def tell(self, message: str) -> None:
        """A toast."""
        self.notify(message, timeout=TOLD, markup=False)

    def key(self, action: str) -> str:
        """The first key of an action as it is bound now, as people write it."""
        return keys.shown(keys.keys_of(action, self.services.keymap)[0])

    def beside_the_loop(self, work: Coroutine[Any, Any, None], group: str, *, exclusive: bool = False) -> None:
        """Run a coroutine; its errors are shown, not raised. ``exclusive`` cancels the one of the group that runs."""
        self.run_worker(work, group=group, exclusive=exclusive, exit_on_error=False)

    @on(Worker.StateChanged)
    def _worker_changed(self, event: Worker.StateChanged) -> None:
        """Show what went wrong in a worker."""
        if event.state == WorkerState.ERROR and event.worker.error is not None:
            self.tell_error(event.worker.error)

    def lay_over(self, below: Screen[Any], above: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        """Put a screen over ``below``, on which it was asked for; not if that was left, or something lies over it.

        The keys are meant for what is on top by now.
        """
        if self.app.screen is below:
            self.app.push_screen(above, then)

    def ask(self, title: str, value: str, hint: str, then: Callable[[str | None], None]) -> None:
        """Ask for a line at the foot of the screen, and give it to ``then``; None if it was not wanted after all."""
        # Imported when it is needed first: with Textual's input line it would cost the first paint 20 ms.
        from tui.ui.screens.prompt import Prompt

        self.app.push_screen(Prompt(title, value, hint), then)

    def remember(self, key: str, value: object) -> None:
        """Keep a piece of the screen's state for the next time."""
        self.beside_the_loop(self.services.librarian.ask(state.remember, key, value), "remember")

    @property
    def at_rest(self) -> bool:
        """Whether nobody types just now."""
        return not isinstance(self.app, TypeAhead) or monotonic() - self.app.typed_at >= QUIET

    def fetch(self, ids: Sequence[int]) -> Sequence[Headline]:
        """Headlines for the list; none if the library cannot be read just now."""
        with self.reporting():
            return articles.headlines(self.services.db, ids)
        return ()

    # The arrangement

    def _planned(self) -> Arrangement:
        """The arrangement that belongs on the screen now."""
        return arrange(self.app.size.width, self.pane, sidebar=self.with_sidebar, split=self.split, zen=self.zen)

    def rearrange(self) -> None:
        """Show the panes that belong on the screen now."""
        plan = self._planned()
        if plan != self._plan:
            before, self._plan = self._plan.shape, plan
            with self.app.batch_update():
                self._put_up(plan)
            # The panes would tell the screen later, and it would paint once more before: a frame is spared.
            self.refresh(layout=True)
            if before != plan.shape:
                self.shape_changed(before)
        self.tab_line.pane = self.pane
        self.tab_line.split = self.split
        self.reader.expected, self.beside.expected = self._text_widths()
        self.show_hints()

    def _text_widths(self) -> tuple[int, int]:
        """The columns that the texts have, or will have when they are on the screen next."""
        width, height = self.app.size
        room, sizes = Room(self.shape, width, height - _BARS), self.body.sizes
        split = Room("one" if self.shape == "one" else "split", width, height - _BARS)
        return room.text(sizes), split.text(sizes)

    def show_hints(self) -> None:
        """Say in the key bar what the keys do now."""
        if self.pane == "developments":
            self.key_bar.pane = self.developments.tab
        elif self.pane not in ("reader", "beside"):
            self.key_bar.pane = self.pane
        elif self.text.sentence is not None:
            self.key_bar.pane = "summary"
        elif self.developments.has_class("-pointing"):
            self.key_bar.pane = "pointing"
        else:
            self.key_bar.pane = "split" if self.split else "reader"

    def in_text(self) -> bool:
        """Whether a text has the attention: the next article is to be opened then, not only pointed at."""
        return self.pane in ("reader", "beside", "developments")

    def _put_up(self, plan: Arrangement) -> None:
        """Show the panes of a plan, and hide the others. Styles are worked out anew only where something changes."""
        for pane in PANES:
            self._widget(pane).display = pane in plan.panes
        self.body.show(plan.shape)
        self.tab_line.display = plan.shape == "one"
        self.status.display = self.key_bar.display = plan.shape != "zen"

    @property
    def shape(self) -> Shape:
        """The shape that the screen has."""
        return self._plan.shape

    def shape_changed(self, before: Shape) -> None:
        """The screen has another shape than ``before``."""

    def _widget(self, pane: Pane) -> Widget:
        """The widget of a pane."""
        widgets: dict[Pane, Widget] = {
            "sidebar": self.sidebar,
            "list": self.list,
            "reader": self.reader,
            "beside": self.beside,
            "developments": self.developments,
        }
        return widgets[pane]

    def show_pane(self, pane: Pane) -> None:
        """Give a pane the focus, and the screen the arrangement that goes with it."""
        self._look_at(pane)
        self.rearrange()
        self.set_focus(self._widget(pane))

    def _look_at(self, pane: Pane) -> None:
        """A pane has the attention; of the texts, the other one keeps it while the developments have it."""
        self.pane = pane
        if (pane == "reader" or pane == "beside") and pane != self.side:
            self.side = pane
            self.side_changed()

    def side_changed(self) -> None:
        """The other text of the split is looked at."""

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Another width may want another arrangement."""
        self.rearrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A pane got the focus, by key or mouse, and still has it."""
        if event.widget.id in PANES and event.widget is self.focused and event.widget.id != self.pane:
            self._look_at(event.widget.id)
            self.rearrange()

    @property
    def text(self) -> Reader:
        """The text that was looked at last."""
        return self.beside if self.split and self.side == "beside" else self.reader
