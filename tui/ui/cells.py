"""Text put left and right on one line of the terminal, measured in its cells."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.ui.wrapping import cells, crop

Piece = tuple[str, Style]


def line(left: Sequence[Piece], right: Sequence[Piece], width: int, ground: Style) -> Strip:
    """One line of exactly ``width`` cells: ``left`` is cut where it would meet ``right``."""
    room = width - sum(cells(text) for text, _ in right)
    segments: list[Segment] = []
    for text, style in left:
        shown = crop(text, room)
        room -= cells(shown)
        segments.append(Segment(shown, ground + style))
    segments.append(Segment(" " * max(0, room), ground))
    segments += [Segment(text, ground + style) for text, style in right]
    return Strip(segments).adjust_cell_length(width, ground)
