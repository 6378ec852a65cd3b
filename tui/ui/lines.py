"""A line of the screen before it has colours: pieces of text with names of styles, and where each comes from.

What lays text out makes these, what draws them (``tui.ui.strips``) knows nothing of articles; both are tested apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from tui.drawing import Drawing
from tui.model import EntityKind, Span
from tui.ui.highlight import Insertion, flat, shown
from tui.ui.wrapping import BLANKS, cells, crop, wrap


class Url(NamedTuple):
    """A click here opens an address."""

    address: str


class Name(NamedTuple):
    """A click here chooses a person, an organisation, a place."""

    name: str
    kind: EntityKind


class StoryOf(NamedTuple):
    """A click here chooses the article's story."""

    story: int


class PictureOf(NamedTuple):
    """A click here shows the picture with this address large."""

    address: str


Target = Span | Url | Name | StoryOf | PictureOf | None
"""What a click on a piece leads to; a span is a place in the same article."""


class Piece(NamedTuple):
    """Text of one style. ``start`` is where its first character stands in the body, -1 if it is none of the body's."""

    text: str
    style: str = ""
    start: int = -1
    target: Target = None


class Row(NamedTuple):
    """A row of cells of a drawing."""

    drawing: Drawing
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its pieces from ``column`` on, and the characters ``start`` to ``end`` of the body that it shows.

    ``start`` is -1 for a line that shows none. ``style`` lies under all pieces; ``fill`` stretches it to the edge.
    ``drawn`` is a row of a drawing, which is painted over the pieces, as wide as they.
    """

    pieces: tuple[Piece, ...] = ()
    start: int = -1
    end: int = -1
    column: int = 0
    style: str = ""
    fill: bool = False
    drawn: Row | None = None

    @property
    def text(self) -> str:
        """What can be read on the line."""
        return "".join(piece.text for piece in self.pieces)


BLANK = Line()


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of composed text: characters of the body from ``source`` on, or an insertion before ``source``."""

    first: int
    last: int
    source: int
    insertion: Insertion | None = None


class Composed:
    """A stretch of a body with what is inserted into it, as one text to be broken into lines."""

    def __init__(self, text: str, span: Span, inserted: Iterable[Insertion] = ()) -> None:
        """``inserted`` are those that stand behind a character of ``span``, in their order."""
        self._parts: list[_Part] = []
        texts, at, source = [], 0, span.start
        for insertion in inserted:
            for piece, place, own in ((text[source : insertion.at], source, None), (insertion.text, -1, insertion)):
                if piece:
                    texts.append(piece)
                    self._parts.append(_Part(at, at + len(piece), insertion.at if place < 0 else place, own))
                    at += len(piece)
            source = insertion.at
        if source < span.end or not texts:
            texts.append(text[source : span.end])
            self._parts.append(_Part(at, at + span.end - source, source))
        self.text = shown("".join(texts))

    def source(self, at: int) -> int:
        """The offset in the body of the composed character ``at``; of an insertion, where it was put in."""
        part = self._parts[self._part_of(at)]
        return part.source if part.insertion else part.source + min(at, part.last) - part.first

    def _part_of(self, at: int) -> int:
        """The number of the part that the composed character ``at`` is of; the last one's behind them all."""
        return min(bisect_right(self._parts, at, key=lambda part: part.last), len(self._parts) - 1)

    def pieces(self, start: int, end: int, style: str = "") -> tuple[Piece, ...]:
        """The composed characters from ``start`` to ``end`` as pieces of the body and of what was inserted."""
        found = []
        for part in islice(self._parts, self._part_of(start), None):
            first, last = max(start, part.first), min(end, part.last)
            if first >= last:
                break
            text, own = self.text[first:last], part.insertion
            if own is None:
                found.append(Piece(text, style, part.source + first - part.first))
            else:
                found.append(Piece(text, own.style, -1, Name(own.name, own.kind) if own.name else None))
        return tuple(found)


def paragraph(
    composed: Composed,
    width: int,
    *,
    first: Sequence[Piece] = (),
    rest: Sequence[Piece] = (),
    column: int = 0,
    style: str = "",
) -> list[Line]:
    """``composed`` in lines of ``width`` cells, ``first`` before the first and ``rest`` before each other one."""
    indent = max(cells("".join(p.text for p in first)), cells("".join(p.text for p in rest)))
    lines: list[Line] = []
    for start, end in wrap(composed.text, width - indent):
        drawn = start + len(composed.text[start:end].rstrip(BLANKS))
        pieces = (*(rest if lines else first), *composed.pieces(start, drawn))
        lines.append(Line(pieces, composed.source(start), composed.source(end), column, style))
    return lines


def wrapped(text: str, width: int, style: str = "", *, target: Target = None) -> list[tuple[Piece, ...]]:
    """Text that is none of a body's (a title, a label) as lines of one piece each."""
    said = flat(text)
    return [(Piece(said[start:end].rstrip(BLANKS), style, -1, target),) for start, end in wrap(said, width)]


def flow(items: Iterable[Piece], width: int, between: Piece) -> list[tuple[Piece, ...]]:
    """``items`` one after another on as many lines as they need, with ``between`` between two on a line."""
    lines: list[tuple[Piece, ...]] = []
    used = 0
    for item in items:
        piece = item._replace(text=crop(flat(item.text), width))
        size = cells(piece.text)
        if lines and used + cells(between.text) + size <= width:
            lines[-1] = (*lines[-1], between, piece)
            used += cells(between.text) + size
        else:
            lines.append((piece,))
            used = size
    return lines
