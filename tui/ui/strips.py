"""Lines into strips: names of styles become looks, pieces segments; and back from a cell to what stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.drawing import Colour
from tui.text import safe_url
from tui.ui.highlight import Paint
from tui.ui.lines import Line, Piece, Row, Url
from tui.ui.wrapping import cells

Look = Callable[[tuple[str, ...]], Style]
"""The look of names of styles laid over one another, the last on top; empty names change nothing."""


def strip(line: Line, width: int, look: Look, *, paint: Paint | None = None, margin: Iterable[Piece] = ()) -> Strip:
    """``line`` as exactly ``width`` cells; ``margin`` is drawn before its pieces, which ``paint`` colours."""
    ground = look((line.style,))
    segments = [Segment(piece.text, look((piece.style,))) for piece in margin]
    if line.drawn is not None:
        segments += painted(line.drawn)
        return Strip(segments).adjust_cell_length(width, look(()))
    for piece in line.pieces:
        if piece.start < 0 or paint is None:
            style = look((line.style, piece.style))
            address = piece.target.address if isinstance(piece.target, Url) else ""
            segments.append(Segment(piece.text, style + _hyperlink(address) if address else style))
            continue
        for start, end, styles in paint.runs(piece.start, piece.start + len(piece.text)):
            text = piece.text[start - piece.start : end - piece.start]
            style = look((line.style, piece.style, *styles))
            segments.append(Segment(text, style + _hyperlink(paint.url(start)) if "link" in styles else style))
    return Strip(segments).adjust_cell_length(width, ground if line.fill else look(()))


@lru_cache(256)
def _hyperlink(address: str) -> Style:
    """What makes text a link of the terminal's own (OSC 8); nothing but http, https and mailto leads anywhere.

    One style an address: the terminal shows the parts of a link that is broken over lines as one.
    """
    return Style(link=safe_url(address) or None)


def painted(row: Row) -> Iterator[Segment]:
    """A row of a drawing as cells: half blocks, or the placeholders in whose place the terminal shows it."""
    drawing, number = row
    if drawing.way == "kitty":
        yield Segment(drawing.placeholders[number], Style.from_color(_colour(drawing.colour)))
    elif drawing.way == "blocks":
        cells_of_row = (drawing.pair(column, number) for column in range(drawing.columns))
        for (upper, lower), run in groupby(cells_of_row):
            yield Segment("▀" * len(list(run)), Style.from_color(_colour(upper), _colour(lower)))


@lru_cache(4096)
def _colour(colour: Colour) -> Color:
    """A colour of a picture."""
    return Color.from_triplet(ColorTriplet(*colour))


def hit(line: Line, x: int) -> tuple[Piece, int] | None:
    """The piece under the cell ``x`` of a line (counted from its column), and the character of it; None beside them."""
    for piece in line.pieces:
        size = cells(piece.text)
        if 0 <= x < size:
            at = x
            while at and cells(piece.text[:at]) > x:
                at -= 1
            return piece, at
        x -= size
    return None
