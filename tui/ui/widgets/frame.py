"""What a page or a dialog stands in: its title in the upper border, what its keys do in the lower one."""

from __future__ import annotations

from textual.containers import Vertical
from textual.reactive import reactive

from tui.ui.highlight import content
from tui.ui.hints import fitting

_BORDER = 6
"""Cells of the lower border that are never written on."""


class Frame(Vertical):
    """A frame with hints at its foot; ``ways_out`` of them, the last ones, are shown however narrow it is."""

    hints: reactive[tuple[str, ...]] = reactive((), repaint=False)
    ways_out = 1

    def watch_hints(self) -> None:
        """The keys do something else."""
        self._tell()

    def on_resize(self) -> None:
        """There is room for more hints, or for less."""
        self._tell()

    def _tell(self) -> None:
        """Say what the keys do."""
        self.border_subtitle = content(fitting(self.hints, self.outer_size.width - _BORDER, self.ways_out))
