"""A body with links and images, less the blocks that a stricter reading of the same page left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.model import PROSE, Block, Body, Link, Span

_COVERED = 0.97
"""The share of the strict text that must be found again; with less, the two read different parts of the page."""


def sift(rich: Body, strict: Body) -> Body:
    """``rich`` with its images and those of its other blocks that ``strict`` has too; ``strict`` where they differ."""
    # Looked for in the whole text: a picture in a paragraph makes two blocks of it.
    wanted = "\n".join(_squeezed(strict, block) for block in strict.blocks if block.kind != "image")
    kept = [block for block in rich.blocks if block.kind == "image" or _squeezed(rich, block) in wanted]
    found = sum(len(_squeezed(rich, block)) for block in kept if block.kind in PROSE)
    needed = sum(len(_squeezed(strict, block)) for block in strict.blocks if block.kind in PROSE)
    return _of(rich, _within(kept)) if found >= _COVERED * needed else strict


def _squeezed(body: Body, block: Block) -> str:
    """The text of a block without its blanks: two readings put them in other places."""
    return "".join(block.span.of(body.text).split())


def _within(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks up to the last that is text: pictures below an article belong to others."""
    last = max((n for n, block in enumerate(blocks) if block.kind != "image"), default=-1)
    return blocks[: last + 1]


def _of(body: Body, blocks: Sequence[Block]) -> Body:
    """A body of some of the blocks of another one."""
    texts: list[str] = []
    moved: list[Block] = []
    links: list[Link] = []
    at = 0
    for block in blocks:
        texts.append(block.span.of(body.text))
        moved.append(replace(block, span=Span(at, at + len(block.span))))
        links += _shifted(body.links, block.span, at - block.span.start)
        at += len(block.span) + 2
    return Body("\n\n".join(texts), tuple(moved), tuple(links))


def _shifted(links: Sequence[Link], span: Span, by: int) -> Iterator[Link]:
    """The links within a span, where it stands now."""
    for link in links:
        if span.holds(link.span):
            yield Link(Span(link.span.start + by, link.span.end + by), link.url)
