"""What stands in a body and is no part of the report: credits, bylines, calls to subscribe, links to other articles.

Takes a body and gives one without them, its offsets and links rebuilt. Only what announces itself by its form
(``clutter_forms``) or stands above the report (``heads``) goes: in doubt a block stays, and a body never loses
everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.analysis import clutter_forms as forms
from tui.analysis import heads
from tui.model import PROSE, Block, Body, Link, Span

LINE_LIMIT = 500
"""Characters of a block that can be clutter as a whole; a caption is rarely longer."""

FOOT = 2
"""Blocks at the end in which the author may be told of."""

SHOUTED = 7
"""Words in capitals from which on a line is a link to another report: the report's own headings are shorter."""

_STOPS = frozenset(".!?”\"’'…")


def strip(title: str, body: Body) -> Body:
    """``body`` less its clutter; ``body`` itself where there is none, or nothing but clutter."""
    kept = [(number, parts) for number, parts in _kept(title, body) if parts]
    if len(kept) == len(body.blocks) and all(parts == (body.blocks[n].span,) for n, parts in kept):
        return body
    if not any(body.blocks[n].kind in PROSE for n, _ in kept):
        return body
    return _rebuilt(body, kept)


def _kept(title: str, body: Body) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """What is left of each block, in parts; none where it goes."""
    prose = [number for number, block in enumerate(body.blocks) if block.kind in PROSE and len(block.span)]
    texts = [body.blocks[number].span.of(body.text) for number in prose]
    above = {prose[number]: count for number, count in heads.gone(title, texts).items()}
    foot = prose[-FOOT:]
    commented = False
    for number, block in enumerate(body.blocks):
        text = block.span.of(body.text)
        if block.kind not in PROSE or not text:
            yield number, (block.span,)
            continue
        commented = commented or (number > heads.HEAD and forms.COMMENTS.search(text) is not None)
        start = above.get(number, 0)
        goes = commented or start >= len(text) or _is_clutter(text, number, foot)
        yield number, () if goes else tuple(_parts(block.span, text, start))


def _is_clutter(text: str, number: int, foot: Sequence[int]) -> bool:
    """Whether a block as a whole is clutter, anywhere or where it stands; ``foot`` are the numbers of the last ones."""
    if len(text) > LINE_LIMIT:
        return False
    if forms.ANYWHERE.fullmatch(text) or forms.CAPTION.fullmatch(text) or forms.ORNAMENT.fullmatch(text):
        return True
    if any(sign in text for sign in forms.INSIDE_SIGNS) and forms.INSIDE.search(text):
        return True
    if number < heads.HEAD and (forms.DATE_LINE.fullmatch(text) or forms.BYLINE.fullmatch(text)):
        return True
    if number > heads.HEAD and number in foot and forms.AUTHOR.fullmatch(text):
        return True
    if text.isupper() and text.count(" ") >= SHOUTED - 1 and text[-1] not in "“”.!?":
        return True
    if number == foot[-1] and forms.TAGGED.search(text):
        return False
    return text[-1] not in _STOPS and forms.CREDIT_AT_END.search(text, max(0, len(text) - 200)) is not None


def _parts(span: Span, text: str, start: int) -> Iterator[Span]:
    """The block from ``start``, less what is glued to its ends or linked inside; none where nothing is left."""
    leading = forms.LEADING.match(text, start) if "|" in text[:300] or text[start : start + 1] in "AMS(" else None
    start = leading.end() if leading else start
    start += len(text[start:]) - len(text[start:].lstrip()) if start else 0
    far = max(start, len(text) - 700)
    tail = text[far:]
    signed = any(sign in tail for sign in forms.TRAILING_SIGNS) or forms.AGENCY_AT_END.search(tail[-40:])
    trailing = forms.TRAILING.search(text, far) if signed else None
    end = trailing.start() if trailing else len(text)
    for link in forms.LINKED_NAME.finditer(text, start, end) if "MORE" in text else ():
        yield Span(span.start + start, span.start + link.start("gone"))
        start = link.end()
    if start < end:
        yield Span(span.start + start, span.start + end)


def _rebuilt(body: Body, kept: Sequence[tuple[int, tuple[Span, ...]]]) -> Body:
    """A body of the kept parts; what stood between two blocks stays between them."""
    pieces: list[str] = []
    blocks: list[Block] = []
    moves: list[tuple[Span, int]] = []
    at, before = 0, -1
    for number, parts in kept:
        if pieces:
            gap = (
                body.text[body.blocks[before].span.end : body.blocks[number].span.start]
                if number == before + 1
                else "\n\n"
            )
            pieces.append(gap)
            at += len(gap)
        begin = at
        for part in parts:
            pieces.append(part.of(body.text))
            moves.append((part, at - part.start))
            at += len(part)
        blocks.append(replace(body.blocks[number], span=Span(begin, at)))
        before = number
    return Body("".join(pieces), tuple(blocks), tuple(_moved(body.links, moves)))


def _moved(links: Sequence[Link], moves: Sequence[tuple[Span, int]]) -> Iterator[Link]:
    """The links that lie in a kept part, where they lie now."""
    for link in links:
        for span, by in moves:
            if span.holds(link.span):
                yield Link(Span(link.span.start + by, link.span.end + by), link.url)
                break
