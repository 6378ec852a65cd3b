"""A table of a body (a line a row, cells separated by tabs) in aligned columns, as wide as there is room.

Columns of figures are aligned to the right. A cell that is wider than its column goes on in the next line. A table with
more columns than fit side by side is shown a cell a line.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from tui.model import Span
from tui.ui.highlight import shown
from tui.ui.lines import Line, Piece
from tui.ui.wrapping import BLANKS, cells, wrap

GAP = 2
"""Cells between two columns."""

NARROWEST = 4
"""Cells that a column keeps when room is short."""

_FIGURE = re.compile(r"[-+−±~<>≈$€£¥]*\s?\d[\d.,: ]*\s?[%a-zA-Z€°]{0,3}")

Cell = tuple[int, str]
"""Where it starts in the body, and what it says."""


def table(text: str, span: Span, width: int, column: int = 0) -> list[Line]:
    """The table that ``span`` of ``text`` is, in lines of at most ``width`` cells."""
    rows = _rows(text, span)
    count = max(map(len, rows))
    if count * NARROWEST + (count - 1) * GAP > width:
        return _stacked(rows, width, column)
    wants = [max(1, *(cells(row[n][1]) for row in rows if n < len(row))) for n in range(count)]
    widths = _fitted(wants, width - (count - 1) * GAP)
    figures = [_is_figures([row[n][1] for row in rows[1:] if n < len(row)]) for n in range(count)]
    has_head = len(rows) > 1 and not any(_FIGURE.fullmatch(cell) for _, cell in rows[0])
    lines = []
    for number, row in enumerate(rows):
        style = "table-head" if has_head and number == 0 else ""
        lines += _row(row, widths, figures, column, style)
        if has_head and number == 0:
            rule = (GAP * "─").join(size * "─" for size in widths)
            lines.append(Line((Piece(rule, "rule"),), lines[-1].start, lines[-1].end, column))
    return lines


def _rows(text: str, span: Span) -> list[list[Cell]]:
    """The cells of each row."""
    rows, at = [], span.start
    for line in span.of(text).split("\n"):
        row = []
        for cell in line.split("\t"):
            row.append((at, shown(cell)))
            at += len(cell) + 1
        rows.append(row)
    return rows


def _is_figures(texts: list[str]) -> bool:
    """Whether a column holds figures, mostly."""
    filled = [text for text in texts if text.strip()]
    return bool(filled) and sum(bool(_FIGURE.fullmatch(text.strip())) for text in filled) * 3 > len(filled) * 2


def _fitted(wants: list[int], room: int) -> list[int]:
    """The widths of the columns: what each wants if there is room, else the widest give way first."""
    limit = max(wants)
    while sum(min(want, limit) for want in wants) > room and limit > NARROWEST:
        limit -= 1
    return [min(want, limit) for want in wants]


def _row(row: list[Cell], widths: list[int], figures: list[bool], column: int, style: str) -> list[Line]:
    """The lines of one row."""
    drawn = [_cell(cell, size, right, style) for cell, size, right in zip(row, widths, figures, strict=False)]
    start, end = row[0][0], row[-1][0] + len(row[-1][1])
    lines = []
    for parts in zip_longest(*drawn):
        pieces: list[Piece] = []
        for part, size in zip(parts, widths, strict=False):
            pieces += [*(part or [Piece(size * " ")]), Piece(GAP * " ")]
        lines.append(Line(tuple(pieces[:-1]), start, end, column))
    return lines


def _cell(cell: Cell, width: int, right: bool, style: str) -> list[list[Piece]]:
    """The lines of one cell, each filled up to ``width``."""
    at, text = cell
    lines = []
    for start, end in wrap(text, width):
        part = text[start:end].rstrip(BLANKS)
        pad = Piece(max(width - cells(part), 0) * " ")
        piece = Piece(part, style, at + start)
        lines.append([pad, piece] if right else [piece, pad])
    return lines


def _stacked(rows: list[list[Cell]], width: int, column: int) -> list[Line]:
    """The cells one below the other, a row's first one marked."""
    lines = []
    for row in rows:
        for number, (at, text) in enumerate(row):
            sign = Piece("· " if number else "▪ ", "muted")
            for start, end in wrap(text, width - 2):
                part = text[start:end].rstrip(BLANKS)
                before = sign if start == 0 else Piece("  ")
                lines.append(Line((before, Piece(part, "", at + start)), at + start, at + end, column))
    return lines
