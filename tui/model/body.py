"""What an article is made of: spans, blocks, links, and the body that they are offsets into."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "item", "quote", "code", "table", "image", "rule"]

PROSE: frozenset[BlockKind] = frozenset({"paragraph", "heading", "item", "quote"})
"""The kinds of block that are read as language; code, tables and images are shown, never analysed."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters ``start`` to ``end`` (exclusive) of a body. Raises ValueError if they cannot be."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a body's structure: a paragraph, a heading, a list item, a quotation, code, a table, an image.

    ``level`` is a heading's rank (1 to 6) or the depth of a list item or quotation (from 1); ``marker`` is what
    stands before a list item ("•", "3."), or the language of code ("python"); ``url`` is an image's address (its text
    is the alternative text), ``width`` and ``height`` are its pixels where the page tells both, else 0. A table's text
    has one line a row, cells separated by a tab.
    """

    span: Span
    kind: BlockKind = "paragraph"
    level: int = 0
    marker: str = ""
    url: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """The span that is underlined, and where it leads (http, https or mailto only)."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Body:
    """An article as clean plain text, and its structure. Blocks are in order, apart, separated by blank lines."""

    text: str = ""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()

    @classmethod
    def of(cls, paragraphs: Iterable[str]) -> Body:
        """A body of plain paragraphs; empty ones are left out."""
        texts = [text for text in (p.strip() for p in paragraphs) if text]
        blocks, at = [], 0
        for text in texts:
            blocks.append(Block(Span(at, at + len(text))))
            at += len(text) + 2
        return cls("\n\n".join(texts), tuple(blocks))

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The spans that are prose; "paragraph n" anywhere in the program is an index into this."""
        return tuple(block.span for block in self.blocks if block.kind in PROSE and len(block.span))

    @property
    def words(self) -> int:
        """How many words the prose has."""
        if all(block.kind in PROSE for block in self.blocks):
            return len(self.text.split())
        return sum(len(span.of(self.text).split()) for span in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and the number of the paragraph (``Body.paragraphs``) that it stands in."""

    span: Span
    paragraph: int
