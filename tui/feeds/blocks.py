"""A body put together piece by piece: text as a page has it goes in, a ``Body`` with exact offsets comes out.

Blanks are squeezed as a browser squeezes them, every piece of text passes ``text.clean``, and what is kept is
capped. The text of the finished body is the texts of its blocks, joined by blank lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from tui.model import Block, BlockKind, Body, Link, Span
from tui.text import BODY_LIMIT, MARKS_LIMIT, clean, level

BLOCK_LIMIT = 10_000
"""Blocks of a body that are kept."""

_TAB = 4
_SEPARATOR = "\n\n"


@dataclass(slots=True)
class _Frame:
    """What the text that comes now belongs to."""

    kind: BlockKind
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class _Image:
    """An image that waits for the end of the paragraph that it stands in, with the link around it."""

    alt: str
    url: str
    link: str
    width: int
    height: int


class Blocks:
    """Takes text, breaks, links and images in reading order; ``body()`` gives what they make. Takes linear time.

    ``kind`` is that of the text that comes now; ``full`` tells that no more is kept.
    """

    def __init__(self) -> None:
        self.full = False
        self.kind: BlockKind = "paragraph"
        self._frames = [_Frame("paragraph")]
        self._done: list[Block] = []
        self._texts: list[str] = []
        self._links: list[Link] = []
        self._at = 0
        self._held: list[_Image] = []
        self._link = ""
        self._row_pending = False
        self._column = self._written = 0
        self._begin()

    def _begin(self) -> None:
        """Start with an empty block."""
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""
        self._marks = False
        self._spans: list[tuple[int, int, str]] = []
        self._link_at: int | None = None

    # --- what the text belongs to ---

    def enter(self, kind: BlockKind, level: int = 0, marker: str = "") -> None:
        """End the block; what comes now is of this kind, until ``leave``."""
        self.flush()
        self._frames.append(_Frame(kind, level, marker))
        self.kind = kind

    def leave(self) -> None:
        """End the block; what comes now is of the kind that it was before ``enter``."""
        self.flush()
        self._frames.pop()
        self.kind = self._frames[-1].kind

    # --- text ---

    def text(self, raw: str) -> None:
        """Text of the page: cleaned, its blanks squeezed (kept in code)."""
        if self.full:
            return
        if self.kind == "code":
            if text := clean(raw):
                self._append(text)
            return
        if not raw.strip(" \n\t"):  # between two tags, as a third of all text is
            self._gap = self._gap or (" " if raw else "")
            return
        if raw.isprintable() and "  " not in raw and raw[0] != " " and raw[-1] != " ":
            self._append(level(raw))  # as most text is: nothing to squeeze
            self._gap = ""
            return
        text = clean(raw)
        if not text:
            return
        words = text.split()
        if not words:
            self._gap = self._gap or " "
            return
        if text[0].isspace() and not self._gap:
            self._gap = " "
        self._append(" ".join(words))
        self._gap = " " if text[-1].isspace() else ""

    def _append(self, text: str) -> None:
        """Put ``text`` behind what the block has, with the blank or the cell border that is due before it."""
        before = self._border() if self.kind == "table" else self._gap if self._length else ""
        start = self._length + len(before)
        if self._pieces and not before and ord(text[0]) > 0x2FF and unicodedata.category(text[0])[0] == "M":
            self._marks = True  # a mark joins the piece before: together they may be more than clean lets through
        if self._at + start + len(text) >= BODY_LIMIT:
            text, self.full = text[: max(BODY_LIMIT - self._at - start, 0)].rstrip(), True
            if not text:
                return
        if self._link and self._link_at is None:
            self._link_at = start
        self._pieces += (before, text)
        self._length = start + len(text)

    def line_break(self) -> None:
        """A line break; two of them end the paragraph."""
        if self.kind == "code":
            self.text("\n")
        elif self.kind in ("table", "heading"):
            self._gap = " "
        elif self._gap == "\n":
            self.flush()
        else:
            self._gap = "\n"

    def split(self) -> None:
        """The border of a paragraph: ends the block; within a table only a blank."""
        if self.kind == "table":
            self._gap = " "
        elif self.kind != "code":
            if self._pieces or self._held:
                self.flush()
            else:
                self._gap = ""

    # --- tables ---

    def row(self) -> None:
        """A table's next row. A row without text leaves no trace."""
        self._row_pending = True
        self._column = self._written = 0

    def cell(self) -> None:
        """A table's next cell."""
        self._column += 1
        self._gap = ""

    def _border(self) -> str:
        """What stands between the text before and the text of this cell."""
        column = max(self._column, 1)
        tabs = "\t" * (column - max(self._written, 1))
        newline = "\n" if self._row_pending and self._length else ""
        within = self._gap if self._written == column else ""
        self._row_pending, self._written = False, column
        return newline + tabs + within

    # --- links, images, rules ---

    def link(self, url: str) -> None:
        """What comes now leads to ``url``; an empty one ends that. A link that spans blocks becomes one in each."""
        self._close_link()
        self._link = url

    def _close_link(self) -> None:
        if self._link_at is not None:
            self._spans.append((self._link_at, self._length, self._link))
            self._link_at = None

    def image(self, alt: str, url: str, width: int = 0, height: int = 0) -> None:
        """An image with its alternative text; inside a paragraph it is held until the paragraph ends."""
        alt = " ".join(clean(alt).split())
        if self.kind == "table":
            self.text(alt)
            return
        self._held.append(_Image(alt, url, self._link, width, height))
        if not self._length:
            self._release()

    def rule(self) -> None:
        """A line across the page; none at the top, nor two together."""
        self.flush()
        if self._done and self._done[-1].kind != "rule":
            self._emit(_Frame("rule"), "", [])

    # --- blocks ---

    def flush(self) -> None:
        """End the block."""
        if not self._pieces:
            self._gap = ""
            self._release()
            return
        if self._link_at is not None:
            self._close_link()
        frame, spans = self._frames[-1], self._spans
        text = "".join(self._pieces)
        if self._marks or frame.kind == "code":
            text, spans = self._shaped(text, spans)
        if text:
            self._emit(frame, text, spans)
            if frame.kind == "item":
                frame.marker = ""
        self._begin()
        if self._held:
            self._release()

    def _shaped(self, text: str, spans: list[tuple[int, int, str]]) -> tuple[str, list[tuple[int, int, str]]]:
        """The final text of code, or of one with marks across pieces, and where its links have gone."""
        offsets = sorted({at for start, end, _ in spans for at in (start, end)})
        if self.kind == "code":
            text, moved = _widened(text, offsets)
            text = text[: BODY_LIMIT - self._at].rstrip()
        else:
            text, moved = _levelled(text, offsets)
        return text, [(min(moved[start], len(text)), min(moved[end], len(text)), url) for start, end, url in spans]

    def _emit(
        self,
        frame: _Frame,
        text: str,
        spans: list[tuple[int, int, str]],
        url: str = "",
        width: int = 0,
        height: int = 0,
    ) -> None:
        """Add a finished block; only an image has an address and a size."""
        start = self._at
        end = start + len(text)
        self._done.append(Block(Span(start, end), frame.kind, frame.level, frame.marker, url, width, height))
        self._texts.append(text)
        if spans:
            self._links += [Link(Span(start + a, start + b), to) for a, b, to in spans if a < b]
        self._at = end + len(_SEPARATOR)
        if self._at >= BODY_LIMIT or len(self._done) >= BLOCK_LIMIT:
            self.full = True

    def _release(self) -> None:
        """Add the images that were held."""
        held, self._held = self._held, []
        for image in held:
            if not self.full:
                alt = image.alt[: BODY_LIMIT - self._at]
                spans = [(0, len(alt), image.link)] if image.link else []
                self._emit(_Frame("image"), alt, spans, image.url, image.width, image.height)

    def body(self) -> Body:
        """All of it."""
        self.flush()
        if self._done and self._done[-1].kind == "rule":
            self._done.pop()
            self._texts.pop()
        return Body(_SEPARATOR.join(self._texts), tuple(self._done), tuple(self._links))


def _widened(code: str, offsets: Sequence[int]) -> tuple[str, dict[int, int]]:
    """Code from its first line that is not blank, with blanks for its tabs; and where these offsets (in order) went."""
    start = code.rfind("\n", 0, len(code) - len(code.lstrip())) + 1
    pieces, moved, at, column = [], {}, start, 0
    length = 0
    for offset in (*offsets, len(code)):
        before = " " * (column % _TAB)
        piece = (before + code[at:offset]).expandtabs(_TAB)[len(before) :]
        column = len(piece) - piece.rfind("\n") - 1 if "\n" in piece else column + len(piece)
        length += len(piece)
        at, moved[offset] = max(at, offset), length
        pieces.append(piece)
    return "".join(pieces), moved


def _levelled(text: str, offsets: Sequence[int]) -> tuple[str, dict[int, int]]:
    """Text with no more marks in a row than ``clean`` lets through; and where these offsets (in order) went."""
    pieces, moved, at, length, tail = [], {}, 0, 0, ""
    for offset in (*offsets, len(text)):
        piece = clean(tail + text[at:offset])[len(tail) :]
        length += len(piece)
        at, moved[offset] = offset, length
        tail = (tail + piece)[-MARKS_LIMIT:]
        pieces.append(piece)
    return "".join(pieces), moved
