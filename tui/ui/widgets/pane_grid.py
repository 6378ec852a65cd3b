"""The grid that holds the panes; the borders between them can be pulled with the mouse."""

from __future__ import annotations

from textual import events
from textual.containers import Container
from textual.message import Message

from tui.ui.arrangement import Shape
from tui.ui.grid import Border, Room, Sizes


class PaneGrid(Container):
    """Panes in a shape, as large as ``sizes`` says."""

    class Resized(Message):
        """The user gave the panes other sizes."""

        def __init__(self, sizes: Sizes) -> None:
            super().__init__()
            self.sizes = sizes

    def __init__(self, room: Room, sizes: Sizes, *, id: str) -> None:  # noqa: A002  as Textual calls it
        """``room`` is what there will be: laid out for it once, the first paint is the right one."""
        super().__init__(id=id, classes=f"-{room.shape}")
        self._shape = room.shape
        self._dragged: Border | None = None
        self._shares = ("", "")
        self.sizes = sizes
        self._share(room)

    @property
    def room(self) -> Room:
        """The room that the panes share."""
        return Room(self._shape, self.size.width, self.size.height)

    def show(self, shape: Shape) -> None:
        """Take another shape."""
        self._shape = shape
        self.set_classes(f"-{shape}")
        self._share(self.room)

    def resize(self, sizes: Sizes) -> None:
        """Give the panes other sizes, and tell if they are others."""
        if sizes != self.sizes:
            self.sizes = sizes
            self._share(self.room)
            self.post_message(self.Resized(sizes))

    def on_resize(self) -> None:
        """There is more room, or less."""
        self._share(self.room)

    def _share(self, room: Room) -> None:
        """Share the room; what stays as it is is not laid out again."""
        shares = room.columns(self.sizes), room.rows(self.sizes)
        if room.width and shares != self._shares:
            self.styles.grid_columns, self.styles.grid_rows = self._shares = shares

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a border between two panes."""
        self._dragged = self.room.border_at(self.sizes, *self._cell(event))
        if self._dragged is not None:
            self.capture_mouse()
            event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Pull it."""
        if self._dragged is not None:
            self.resize(self.room.dragged(self.sizes, self._dragged, *self._cell(event)))
            event.stop()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        if self._dragged is not None:
            self._dragged = None
            self.release_mouse()
            event.stop()

    def _cell(self, event: events.MouseEvent) -> tuple[int, int]:
        """Where the mouse is in the grid, whatever pane it is on."""
        return int(event.screen_x) - self.region.x, int(event.screen_y) - self.region.y
