"""The blocks of a body in lines: paragraphs, headings, list items, quotations, code, tables, images.

Each line says which characters of the body it shows, so that a place in the text is a place on the screen and back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from urllib.parse import unquote, urlsplit

from tui.drawing import Drawing
from tui.model import Block, Body, Span
from tui.text import line
from tui.ui.highlight import Insertion, flat, shown
from tui.ui.lines import Composed, Line, PictureOf, Piece, Row, Url, paragraph, wrapped
from tui.ui.tables import table
from tui.ui.wrapping import BLANKS, cells, chop, crop

DEEPEST = 4
"""Levels of lists and quotations that are indented; what is deeper stands with these."""

_INDENT = 2
_LONGEST_NAME = 60
"""Characters of a file's name."""


Pictures = Mapping[str, Drawing | str]
"""What is shown of pictures, by their addresses: a drawing, or why there is none."""


def body_lines(
    body: Body, inserted: Sequence[Insertion], width: int, column: int = 0, pictures: Pictures | None = None
) -> list[Line]:
    """``body`` in lines of ``width`` cells from ``column`` on, a blank line between blocks that are not one list."""
    lines: list[Line] = []
    before: Block | None = None
    for block in body.blocks:
        if before is not None and not _close(before, block):
            lines.append(Line((), before.span.end, block.span.start, column))
        if block.kind == "image":
            lines += _image(body.text, block, width, column, (pictures or {}).get(block.url, ""))
        else:
            lines += block_lines(body.text, block, _within(inserted, block.span), width, column)
        before = block
    return lines


def _close(before: Block, after: Block) -> bool:
    """Whether no blank line stands between two blocks."""
    return before.kind == "heading" or (before.kind == after.kind == "item")


def _within(inserted: Sequence[Insertion], span: Span) -> Sequence[Insertion]:
    """The insertions that stand behind a character of ``span``."""
    first = bisect_right(inserted, span.start, key=lambda insertion: insertion.at)
    return inserted[first : bisect_left(inserted, span.end + 1, key=lambda insertion: insertion.at)]


def block_lines(text: str, block: Block, inserted: Sequence[Insertion], width: int, column: int = 0) -> list[Line]:
    """One block, but an image, in lines of ``width`` cells."""
    if block.kind == "code":
        return _code(text, block.span, width, column)
    if block.kind == "table":
        return table(text, block.span, width, column)
    if block.kind == "rule":
        return [Line((Piece(min(width, 12) * "─", "rule"),), block.span.start, block.span.end, column)]
    first, rest = _margins(block, width)
    style = {"heading": "heading", "quote": "block-quote"}.get(block.kind, "")
    composed = Composed(text, block.span, inserted)
    return paragraph(composed, width, first=first, rest=rest, column=column, style=style)


def _margins(block: Block, width: int) -> tuple[list[Piece], list[Piece]]:
    """What stands before the first line of a block, and before the others."""
    if block.kind == "item":
        depth = min(max(block.level, 1), DEEPEST, width // 8 + 1) - 1
        marker = crop(flat(block.marker) or "•", width // 4) + " "
        lead = depth * _INDENT * " "
        return [Piece(lead), Piece(marker, "marker")], [Piece(lead + cells(marker) * " ")]
    if block.kind == "quote":
        bars = Piece(min(max(block.level, 1), DEEPEST, width // 8 + 1) * "│ ", "rule")
        return [bars], [bars]
    if block.kind == "heading" and block.level > 2 and width > 8:
        return [Piece("› ", "muted")], [Piece("  ")]
    return [], []


def _code(text: str, span: Span, width: int, column: int) -> list[Line]:
    """Code as it is, on a ground of its own; a line that is too long goes on in the next."""
    source, pad = shown(span.of(text)), Piece(" " if width > 8 else "")
    lines = []
    for start, end in chop(source, width - 2 * len(pad.text)):
        piece = Piece(source[start:end].rstrip(BLANKS), "", span.start + start)
        lines.append(Line((pad, piece), span.start + start, span.start + end, column, "code", fill=True))
    return lines


def _image(text: str, block: Block, width: int, column: int, picture: Drawing | str) -> list[Line]:
    """An image as its drawing, or why there is none, and its alternative text and size, which open its address."""
    target = Url(block.url) if block.url else None
    room, span = max(width - 2, 2), block.span
    rows = wrapped(caption(text, block), room, "image", target=target)
    if block.width and block.height:
        size, last = f"{block.width}×{block.height}", sum(cells(piece.text) for piece in rows[-1])
        if last + cells(f" · {size}") <= room:
            rows[-1] = (*rows[-1], Piece(f" · {size}", "muted", -1, target))
        else:
            rows.append((Piece(crop(size, room), "muted", -1, target),))
    words = [
        Line((Piece("  " if number else "▨ ", "image", -1, target), *row), span.start, span.end, column)
        for number, row in enumerate(rows)
    ]
    if isinstance(picture, Drawing):
        return [*_drawn(block, picture, column), *words] if picture.columns <= width else words
    why = wrapped(picture, room, "muted") if picture else []
    return [*words, *(Line((Piece("  "), *row), span.start, span.end, column) for row in why)]


def _drawn(block: Block, drawing: Drawing, column: int) -> list[Line]:
    """The rows of a drawing; a click shows it large."""
    blank = Piece(drawing.columns * " ", "", -1, PictureOf(block.url))
    start, end = block.span.start, block.span.end
    return [Line((blank,), start, end, column, drawn=Row(drawing, number)) for number in range(drawing.rows)]


def caption(text: str, block: Block) -> str:
    """What is said of an image: its alternative text, or else its file."""
    return block.span.of(text) if len(block.span) else _named(block.url)


def _named(url: str) -> str:
    """What is said of an image without alternative text: the name of its file, unless that says nothing."""
    name = line(unquote(urlsplit(url).path.rpartition("/")[2]), _LONGEST_NAME)
    return f"image {name}" if name else "image"
