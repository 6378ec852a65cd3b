"""Text measured in terminal cells: cut to a width, and put left and right on one line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Piece = tuple[str, Style]


def cut(text: str, width: int) -> str:
    """``text`` if it fits in ``width`` cells, else as much of it as does and an ellipsis."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def line(left: Sequence[Piece], right: Sequence[Piece], width: int, ground: Style) -> Strip:
    """One line of exactly ``width`` cells: ``left`` is cut where it would meet ``right``."""
    room = width - sum(cell_len(text) for text, _ in right)
    segments: list[Segment] = []
    for text, style in left:
        shown = cut(text, room)
        room -= cell_len(shown)
        segments.append(Segment(shown, ground + style))
    segments.append(Segment(" " * max(0, room), ground))
    segments += [Segment(text, ground + style) for text, style in right]
    return Strip(segments).adjust_cell_length(width, ground)
