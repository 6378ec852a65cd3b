"""How the panes share the room: the sizes that the user gave them, and the borders between them; pure.

Sizes are in cells, borders included; x and y are counted from the upper left corner of the grid of panes.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Literal

from tui.ui.arrangement import Pane, Shape

Border = Literal["sidebar", "list", "left", "lower", "half", "foot"]
"""A border that can be moved, by the size that moves with it."""

_NARROWEST: dict[Border, int] = {"sidebar": 14, "list": 24, "left": 24, "lower": 4, "half": 30, "foot": 4}
_READER = 30
_ROWS = 4
"""Columns that a text keeps, and rows that a pane above another one keeps."""

_BORDERS: dict[Shape, tuple[Border, ...]] = {
    "columns": ("sidebar", "list", "lower"),
    "two": ("left", "lower"),
    "split": ("half", "foot"),
}
_LYING: frozenset[Border] = frozenset({"lower", "foot"})


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the user gave: columns of the sidebar, the list, the left one of two columns, the first text of the split;
    rows of the developments below the list and below the split. 0 is a share of the room.
    """

    sidebar: int = 26
    list: int = 52
    left: int = 46
    lower: int = 0
    half: int = 0
    foot: int = 14

    def to_json(self) -> dict[str, int]:
        """The sizes as they are remembered."""
        return asdict(self)

    @classmethod
    def of_json(cls, kept: object) -> Sizes:
        """The sizes that were remembered; the usual ones if they are no sizes."""
        known = {field.name for field in fields(cls)}
        if not isinstance(kept, dict) or set(kept) != known or not all(type(v) is int for v in kept.values()):
            return cls()
        return cls(**kept)


@dataclass(frozen=True, slots=True)
class Room:
    """The room that there is: a shape, its columns and rows."""

    shape: Shape
    width: int
    height: int

    def size(self, sizes: Sizes, border: Border) -> int:
        """The size that goes with a border, as it is possible in this room."""
        wanted = getattr(sizes, border) or {"lower": self.height * 2 // 5, "half": self.width // 2}.get(border, 0)
        return max(min(wanted, self._most(sizes, border)), _NARROWEST[border])

    def _most(self, sizes: Sizes, border: Border) -> int:
        """The largest size that leaves the other panes theirs."""
        if border in _LYING:
            return self.height - _ROWS
        if border == "sidebar":
            return self.width - _READER - _NARROWEST["list"]
        left = self.size(sizes, "sidebar") if border == "list" else 0
        return self.width - left - _READER

    def columns(self, sizes: Sizes) -> str:
        """The columns of the grid, as a style sheet says them."""
        upright = [border for border in _BORDERS.get(self.shape, ()) if border not in _LYING]
        if upright == ["half"] and not sizes.half:
            return "1fr 1fr"
        return " ".join([*(str(self.size(sizes, border)) for border in upright), "1fr"])

    def rows(self, sizes: Sizes) -> str:
        """The rows of the grid, as a style sheet says them."""
        lying = [border for border in _BORDERS.get(self.shape, ()) if border in _LYING]
        return " ".join(["1fr", *(str(self.size(sizes, border)) for border in lying)])

    def text(self, sizes: Sizes) -> int:
        """The columns of the text; in the split, of the second one."""
        upright = [border for border in _BORDERS.get(self.shape, ()) if border not in _LYING]
        return self.width - sum(self.size(sizes, border) for border in upright)

    def border_at(self, sizes: Sizes, x: int, y: int) -> Border | None:
        """The border between two panes at a cell: it takes the last cell of the one and the first of the other."""
        for border in _BORDERS.get(self.shape, ()):
            at, along = (y, x) if border in _LYING else (x, y)
            first, last = self._along(sizes, border)
            if at - self._edge(sizes, border) in (-1, 0) and first <= along < last:
                return border
        return None

    def _edge(self, sizes: Sizes, border: Border) -> int:
        """The column or row in which the pane behind a border begins."""
        size = self.size(sizes, border)
        if border in _LYING:
            return self.height - size
        return size + (self.size(sizes, "sidebar") if border == "list" else 0)

    def _along(self, sizes: Sizes, border: Border) -> tuple[int, int]:
        """From where to where a border goes."""
        if border == "lower" and self.shape == "columns":
            first = self.size(sizes, "sidebar")
            return first, first + self.size(sizes, "list")
        if border == "lower":
            return 0, self.size(sizes, "left")
        if border == "half":
            return 0, self.height - self.size(sizes, "foot")
        return 0, max(self.width, self.height)

    def dragged(self, sizes: Sizes, border: Border, x: int, y: int) -> Sizes:
        """The sizes after a border was pulled to a cell."""
        before = self.size(sizes, "sidebar") if border == "list" else 0
        return self._with(sizes, border, self.height - y if border in _LYING else x - before)

    def grown(self, sizes: Sizes, pane: Pane, columns: int, rows: int) -> Sizes:
        """The sizes after a pane was made so much wider and higher, as far as there is room."""
        for border in _BORDERS.get(self.shape, ()):
            step = rows if border in _LYING else columns
            if turn := _TURNS[border].get(pane, 0) * step:
                sizes = self._with(sizes, border, self.size(sizes, border) + turn)
        return sizes

    def _with(self, sizes: Sizes, border: Border, size: int) -> Sizes:
        """The sizes with another one for a border, within what is possible."""
        asked = replace(sizes, **{border: max(size, _NARROWEST[border])})
        return replace(asked, **{border: self.size(asked, border)})


_TURNS: dict[Border, dict[Pane, int]] = {
    "sidebar": {"sidebar": 1},
    "list": {"list": 1, "developments": 1, "reader": -1},
    "left": {"sidebar": 1, "list": 1, "developments": 1, "reader": -1},
    "lower": {"developments": 1, "list": -1},
    "half": {"reader": 1, "beside": -1},
    "foot": {"developments": 1, "reader": -1, "beside": -1},
}
"""Whether the size that goes with a border grows (1) or shrinks (-1) when a pane grows."""
