"""The way between the panes: the next one, the one beside, the one whose letter is pressed; one alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual import on
from textual.geometry import Offset

from tui.ui.arrangement import PANES, Pane, neighbour, tabs
from tui.ui.grid import Sizes
from tui.ui.screens.panes import Panes
from tui.ui.tabs import TABS, Tab
from tui.ui.widgets.key_bar import KeyBar
from tui.ui.widgets.pane_grid import PaneGrid
from tui.ui.widgets.tab_line import TabLine

_LETTERS: dict[Pane, str] = {"sidebar": "f", "list": "a", "reader": "t", "beside": "b", "developments": "d"}
"""The letters of jump mode: feeds, articles, text, beside, developments."""
_STEP = 2
"""Columns by which a pane is made wider."""
_TAB_LETTERS: dict[Tab, str] = {"developments": "d", "people": "p", "quotes": "q"}


class Ways(Panes):
    """How the focus gets from one pane to another."""

    def _order(self) -> tuple[Pane, ...]:
        """The panes that Tab goes through."""
        return tuple(pane for pane, _ in tabs(self.split))

    def action_next_pane(self) -> None:
        """The next pane; in the split the other text."""
        if self.shape == "split":
            self.show_pane("reader" if self.pane == "beside" else "beside")
        else:
            self.show_pane(neighbour(self._order(), self.pane, 1))

    def action_previous_pane(self) -> None:
        """The previous pane; in the split the developments, and back."""
        if self.shape == "split":
            self.show_pane(self.side if self.pane == "developments" else "developments")
        else:
            self.show_pane(neighbour(self._order(), self.pane, -1))

    def action_pane_left(self) -> None:
        """The pane to the left."""
        left: dict[Pane, Pane] = {"list": "sidebar", "developments": "sidebar", "beside": "reader"}
        if self.shape == "split":
            self.show_pane("reader")
        else:
            self.show_pane(left.get(self.pane, "list" if self.pane == "reader" else self.pane))

    def action_pane_right(self) -> None:
        """The pane to the right."""
        right: dict[Pane, Pane] = {"sidebar": "list", "list": "reader", "developments": "reader"}
        if self.shape == "split":
            self.show_pane("beside")
        else:
            self.show_pane(right.get(self.pane, "developments" if self.shape == "one" else self.pane))

    @on(TabLine.Chosen)
    def _tab_chosen(self, event: TabLine.Chosen) -> None:
        """A tab was clicked."""
        self.show_pane(event.pane)

    @on(KeyBar.Pressed)
    async def _hint_pressed(self, event: KeyBar.Pressed) -> None:
        """A hint of the key bar was clicked: as if its key had been pressed in the focused pane."""
        target = self.focused or self
        for node in (target, self, self.app):
            action: Callable[[], object] | None = getattr(node, f"action_{event.action}", None)
            if action is not None:
                await self.app.run_action(event.action, node)
                return

    def action_toggle_sidebar(self) -> None:
        """Hide the feeds, or show them."""
        self.with_sidebar = not self.with_sidebar
        if self.pane == "sidebar" and not self.with_sidebar:
            self.show_pane("list")
        elif self.with_sidebar and self.shape in ("two", "one"):
            self.show_pane("sidebar")
        else:
            self.rearrange()

    def action_zen(self) -> None:
        """The text alone, or everything again."""
        if not self.zen and self.reader.article is None:
            self.tell("Open an article first")
            return
        self.zen = not self.zen
        self.show_pane(self.side if self.zen else self.pane)

    # How much room a pane has

    def action_wider(self) -> None:
        """The pane with the focus gets more columns."""
        self._grow(_STEP, 0)

    def action_narrower(self) -> None:
        """It gets fewer columns."""
        self._grow(-_STEP, 0)

    def action_higher(self) -> None:
        """It gets more rows."""
        self._grow(0, 1)

    def action_lower(self) -> None:
        """It gets fewer rows."""
        self._grow(0, -1)

    def action_usual_sizes(self) -> None:
        """All panes as they are at first."""
        self.body.resize(Sizes())

    def _grow(self, columns: int, rows: int) -> None:
        """Give the pane with the focus more room, or less."""
        before = self.body.sizes
        self.body.resize(self.body.room.grown(before, self.pane, columns, rows))
        if self.body.sizes == before:
            self.tell("This pane has all the room that it can have")

    @on(PaneGrid.Resized)
    def _resized(self, event: PaneGrid.Resized) -> None:
        """Remember the sizes."""
        self.remember("panes", event.sizes.to_json())

    # Jump mode

    def action_jump(self) -> None:
        """Put a letter on every pane, and go where the next key says."""
        from tui.ui.screens.jump import Goal, Jump

        self.app.push_screen(Jump([Goal(*goal) for goal in self._goals()]), self._jumped)

    def _goals(self) -> Iterator[tuple[str, str, Offset]]:
        """Every pane, and the tabs of the developments; on a narrow screen where the line of tabs names them."""
        if self.shape == "one":
            for pane, x in self.tab_line.places():
                yield _LETTERS[pane], pane, Offset(x - 1, self.tab_line.region.y)
            return
        for pane, letter in _LETTERS.items():
            widget = self._widget(pane)
            left, top = widget.region.offset
            if pane == "developments" and widget.display:
                yield from (
                    (_TAB_LETTERS[tab], tab, Offset(left + x - 2, top)) for tab, x in self.developments.places()
                )
            elif widget.display:
                yield letter, pane, Offset(left + 1, top)

    def _jumped(self, name: str | None) -> None:
        """Go to what was chosen."""
        for tab in TABS:
            if name == tab and self.shape != "one":
                self.developments.tab = tab
                self.show_pane("developments")
                return
        for pane in PANES:
            if name == pane:
                self.show_pane(pane)
