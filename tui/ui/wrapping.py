"""Text into lines by the cells that it takes on a terminal, and nothing of it lost.

A line is a range of the text. The ranges follow one another without a gap, blanks at a line's end included (they hang
over the edge and are not drawn), so that every character has its line and every line its characters. Letters of two
cells (Chinese, Japanese, Korean, emoji) and of none (combining marks, joiners) are measured as Textual measures them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, get_character_cell_size, split_graphemes, split_text

Range = tuple[int, int]

BLANKS = " \n\t"
"""What hangs over the edge at the end of a line; a no-break space does not."""

# Characters that surely take one cell and join nothing: with only these, cells can be counted as characters.
_NARROW = re.compile(
    "[\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2015\u2018-\u2027\u2030-\u203b\u2070-\u2079\u20a0-\u20bf]*"
)

_DASHES = "-‐—–/"
_DASH = re.compile(f"(?<=[^\\W\\d_])[{_DASHES}](?=[^\\W\\d_])")
# Japanese and Chinese typesetting: marks that may not begin a line, and that may not end one.
_CLOSERS = frozenset("、。，．：；？！）」』】〉》〕］｝ー々’”…‥・,.:;?!)]}›»%")
_OPENERS = frozenset("（「『【〈《〔［｛‘“‹«([{$")


def cells(text: str) -> int:
    """How many cells ``text`` takes."""
    return len(text) if _NARROW.fullmatch(text) else cell_len(text)


def crop(text: str, width: int) -> str:
    """``text`` if it fits in ``width`` cells, else its beginning and …"""
    if cells(text) <= width:
        return text
    if width <= 1:
        return "…"[: max(width, 0)]
    head = split_text(text, width - 1)[0] if not _NARROW.fullmatch(text) else text[: width - 1]
    return head.rstrip() + "…"


def wrap(text: str, width: int) -> list[Range]:
    """``text`` as lines of at most ``width`` cells (2 or more), broken at newlines and between words."""
    width = max(width, 2)
    breaker = _narrow if _NARROW.fullmatch(text) else _wide
    return [line for start, end in _hard_lines(text) for line in breaker(text, start, end, width)]


def chop(text: str, width: int) -> list[Range]:
    """``text`` as lines of at most ``width`` cells (at least 2), broken at the edge and at newlines: for code."""
    width = max(width, 2)
    lines: list[Range] = []
    for start, end in _hard_lines(text):
        at, used = start, 0
        for first, _, size in _graphemes(text[start:end].rstrip(BLANKS)):
            if used + size > width:
                lines.append((at, start + first))
                at, used = start + first, 0
            used += size
        lines.append((at, end))
    return lines


def _hard_lines(text: str) -> Iterator[Range]:
    """The lines that ``text`` has by itself, each with its newline."""
    at = 0
    while (end := text.find("\n", at)) >= 0:
        yield at, end + 1
        at = end + 1
    if at < len(text) or not text:
        yield at, len(text)


def _narrow(text: str, start: int, end: int, width: int) -> Iterator[Range]:
    """Lines of text whose characters all take one cell: by searching backwards from the edge, a step a line."""
    full = start + len(text[start:end].rstrip(BLANKS))
    while full - start > width:
        cut = _last_break(text, start, start + width)
        if not text[start:cut].strip(BLANKS):
            cut = start + width
        while cut < end and text[cut] == " ":
            cut += 1
        yield start, cut
        start = cut
    if start < end or start == end == len(text) == 0:
        yield start, end


def _last_break(text: str, start: int, edge: int) -> int:
    """Where the next line begins if this one ends at its last blank, or after a dash that comes later; 0 if neither."""
    cut = text.rfind(" ", start, edge + 1) + 1
    for dash in _DASH.finditer(text, max(cut, start), edge + 1):
        cut = dash.end() if dash.end() <= edge else cut
    return cut


def _breaks_after(before: str, after: str) -> bool:
    """Whether a line may end after a dash between these two: never before a figure, whose sign it may be."""
    return before.isalpha() and after.isalpha()


def _wide(text: str, start: int, end: int, width: int) -> Iterator[Range]:
    """Lines of any text: grapheme by grapheme, remembering the last place where the line may end."""
    at, used = start, 0
    cut, used_at_cut = start, 0
    clusters = _graphemes(text[start:end])
    for number, (first, last, size) in enumerate(clusters):
        # A blank with a mark on it is drawn: it is a letter, and does not hang over the edge.
        # What is left after a break before the last letters may still be too wide: then these are parted from it.
        while used + size > width and used and text[start + first : start + last] not in BLANKS:
            if cut <= at or not text[at:cut].strip(BLANKS):
                cut, used_at_cut = start + first, used
            yield at, cut
            at, used = cut, used - used_at_cut
        used += size
        if number + 1 < len(clusters) and _breaks_between(text, start, clusters[number], clusters[number + 1]):
            cut, used_at_cut = start + last, used
    if at < end or not text:
        yield at, end


def _graphemes(text: str) -> list[tuple[int, int, int]]:
    """The letters of ``text`` as they are drawn: (start, end, cells). Joiners at its beginning join nothing."""
    lead = len(text) - len(text.lstrip("\u200d\ufe0f"))
    letters = [(start + lead, end + lead, size) for start, end, size in split_graphemes(text[lead:])[0]]
    return [(0, lead, 0), *letters] if lead else letters


def _breaks_between(text: str, start: int, this: tuple[int, int, int], following: tuple[int, int, int]) -> bool:
    """Whether a line may end between two graphemes (start, end, cells) that are counted from ``start``."""
    letter, after = (text[start + first : start + last] for first, last, _ in (this, following))
    if letter in BLANKS:
        return after not in BLANKS
    if letter in _DASHES:
        return _breaks_after(text[start + this[0] - 1] if this[0] else " ", after)
    if this[2] == 2 or following[2] == 2:
        return letter not in _OPENERS and after not in _CLOSERS and after not in BLANKS
    return False


def joins(text: str, at: int) -> bool:
    """Whether the characters before and after ``at`` are drawn as one: a mark or a joiner stands between them."""
    if not 0 < at < len(text) or text[at].isascii():
        return False
    return text[at - 1] == "\u200d" or get_character_cell_size(text[at]) == 0
