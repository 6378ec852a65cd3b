"""Foreign text on the screen: the one way into a ``Content``, and what is marked in a body.

``content`` and ``shown`` are a second gate behind ``tui.text.clean``: what passes them cannot act on a terminal and is
never markup. ``paint`` says which characters of a body have which styles (people, organisations, places, quotes,
links); ``insertions`` says what is put between them: the speaker of a quote, the number of a link. Styles are names;
what they look like is said in styles/*.tcss.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, groupby, pairwise
from operator import itemgetter
from typing import Literal

from textual.content import Content

from tui.model import Analysis, Block, Body, EntityKind, Link, Quote, Span
from tui.text import clean
from tui.ui.syntax import CODE_STYLES, tokens
from tui.ui.wrapping import joins

Mode = Literal["all", "quotes", "none"]
"""What is marked in a body: names and quotes, quotes only, or nothing but links."""

MODES: tuple[Mode, ...] = ("all", "quotes", "none")

STYLES = ("quote", "link", "organisation", "place", "person", *CODE_STYLES)
"""What a character of a body can be, in the order in which the looks are laid over one another."""

DOUBT = 0.6
"""Below this confidence a speaker is shown with a question mark."""

UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What may not be shown: C0 but the newline, C1, marks of direction, what is invisible, lone surrogates."""
_NAMED: frozenset[EntityKind] = frozenset({"person", "organisation", "place"})
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def content(text: str) -> Content:
    """``text`` as it is, never as markup, without anything that acts on a terminal; tabs become blanks."""
    return Content(clean(text).replace("\t", "    "))


def shown(text: str) -> str:
    """``text`` of the same length, so that offsets hold: tabs become blanks, what could act on a terminal becomes �."""
    return UNSAFE.sub(_harmless, text) if UNSAFE.search(text) else text


def _harmless(found: re.Match[str]) -> str:
    """What stands in place of a character that is not shown."""
    return " " if found[0] == "\t" else "\ufffd"


def flat(text: str) -> str:
    """Foreign text on one line."""
    return " ".join(shown(text).split())


Run = tuple[int, int, tuple[str, ...]]
"""Characters of one look: start, end, styles."""


class Paint:
    """Which styles the characters of a body have, as a list of edges at which they change.

    One place of it, the target of a jump, can be marked and moved without looking at the rest again.
    """

    def __init__(self, text: str, layers: Iterable[tuple[Span, str]], links: Iterable[Link] = ()) -> None:
        """``layers`` are spans of ``text``, each with a name of ``STYLES``; they may overlap. ``links`` may not."""
        self._text = text
        self._links = sorted(links, key=lambda link: link.span)
        self._target: tuple[int, int] | None = None
        changes: list[tuple[int, int, int]] = []
        for span, style in layers:
            if edges := _whole(text, span):
                number = STYLES.index(style)
                changes += ((edges[0], 1, number), (edges[1], -1, number))
        changes.sort()
        depth = [0] * len(STYLES)
        self._edges = [0]
        self._styles: list[tuple[str, ...]] = [()]
        for at, here in groupby(changes, key=itemgetter(0)):
            for _, step, number in here:
                depth[number] += step
            self._edges.append(at)
            self._styles.append(tuple(compress(STYLES, depth)))

    def target(self, span: Span | None) -> None:
        """Mark ``span`` as the target of a jump, instead of what was; None marks nothing."""
        self._target = _whole(self._text, span) if span is not None else None

    def runs(self, start: int, end: int) -> Iterator[Run]:
        """The characters from ``start`` to ``end`` in runs of one look."""
        runs = self._plain_runs(start, end)
        return runs if self._target is None else _overlaid(runs, *self._target)

    def url(self, at: int) -> str:
        """Where the link leads that the character ``at`` is of; an empty string if it is of none."""
        number = bisect_right(self._links, at, key=lambda link: link.span.start) - 1
        return self._links[number].url if number >= 0 and at < self._links[number].span.end else ""

    def _plain_runs(self, start: int, end: int) -> Iterator[Run]:
        """The runs without the target."""
        number = bisect_right(self._edges, start) - 1
        while start < end:
            following = self._edges[number + 1] if number + 1 < len(self._edges) else end
            stop = min(end, following)
            if start < stop:
                yield start, stop, self._styles[number]
            start, number = stop, number + 1


def _overlaid(runs: Iterable[Run], first: int, last: int) -> Iterator[Run]:
    """``runs`` with "target" on top from ``first`` to ``last``."""
    for start, end, styles in runs:
        edges = sorted({start, end, *(at for at in (first, last) if start < at < end)})
        for a, b in pairwise(edges):
            yield a, b, (*styles, "target") if first <= a < last else styles


def _whole(text: str, span: Span) -> tuple[int, int] | None:
    """The edges of ``span``, moved past marks that belong to the letter before; None if nothing is left of it."""
    start, end = min(span.start, len(text)), min(span.end, len(text))
    while joins(text, start):
        start += 1
    while joins(text, end):
        end += 1
    return (start, end) if start < end else None


def paint(body: Body, analysis: Analysis | None, mode: Mode = "all") -> Paint:
    """The looks of ``body``: its links and code, and what ``analysis`` found in it as far as ``mode`` wants it."""
    layers = [(link.span, "link") for link in body.links]
    layers += [layer for block in body.blocks if block.kind == "code" for layer in _code(body.text, block)]
    if analysis is not None and mode != "none":
        layers += [(quote.span, "quote") for quote in analysis.quotes if quote.kind == "direct"]
    if analysis is not None and mode == "all":
        layers += [(m, e.kind) for e in analysis.entities if e.kind in _NAMED for m in e.mentions]
    return Paint(body.text, layers, body.links)


def _code(text: str, block: Block) -> Iterator[tuple[Span, str]]:
    """The looks of a block of code, if its language is known."""
    if block.marker:
        for start, end, style in tokens(block.span.of(text), block.marker):
            yield Span(block.span.start + start, block.span.start + end), style


@dataclass(frozen=True, slots=True)
class Insertion:
    """``text`` that is shown before the character ``at`` of a body and is none of it.

    ``name`` and ``kind`` are the speaker whom it names, ``link`` the number of the link (from 1), or 0.
    """

    at: int
    text: str
    style: str
    name: str = ""
    kind: EntityKind = "person"
    link: int = 0


def insertions(body: Body, analysis: Analysis | None, mode: Mode = "all") -> tuple[Insertion, ...]:
    """What is put between the characters of ``body``, in its order: speakers of quotes, numbers of links."""
    found = [
        Insertion(min(link.span.end, len(body.text)), superscript(number), "link-number", link=number)
        for number, link in enumerate(body.links, 1)
    ]
    if analysis is not None and mode != "none":
        found += speakers(body, analysis)
    return tuple(sorted(found, key=lambda insertion: insertion.at))


def superscript(number: int) -> str:
    """A number in small raised figures."""
    return str(number).translate(_SUPERSCRIPT)


def speakers(body: Body, analysis: Analysis) -> list[Insertion]:
    """‹Name› behind each quote of direct speech whose own sentence does not name its speaker in full.

    The name stands behind the words that introduce the speaker ("he said ‹Neil Armstrong›"), or behind the quote. Where
    several quotes in a paragraph have one speaker in turn, only the first of them says so.
    """
    sentences = sorted(analysis.sentences)
    known: tuple[int, str] = (-1, "")
    found = []
    for quote in sorted(analysis.quotes, key=lambda quote: quote.span):
        if quote.kind != "direct" or not quote.speaker or quote.span.end > len(body.text):
            continue
        turn = (_block_of(body, quote.span), quote.speaker)
        if turn != known and not _named(body.text, sentences, quote):
            doubt = "?" if 0 < quote.confidence < DOUBT else ""
            name = "\u00a0".join(shown(quote.speaker).split())
            at = min(_behind(body.text, quote), len(body.text))
            found.append(Insertion(at, f" ‹{name}{doubt}›", "speaker", quote.speaker, quote.speaker_kind or "person"))
        known = turn
    return found


def _block_of(body: Body, span: Span) -> int:
    """The number of the block that ``span`` begins in."""
    return bisect_right(body.blocks, span.start, key=lambda block: block.span.start)


def _named(text: str, sentences: list[Span], quote: Quote) -> bool:
    """Whether the sentences that a quote and its introduction stand in hold the speaker's whole name."""
    parts = [quote.span, *(span for span in (quote.mention, quote.cue) if span is not None)]
    whole = Span(min(p.start for p in parts), max(p.end for p in parts))
    first = max(bisect_right(sentences, whole.start, key=lambda span: span.start) - 1, 0)
    around = [whole]
    for sentence in sentences[first:]:
        if sentence.start >= whole.end:
            break
        if sentence.overlaps(whole):
            around.append(sentence)
    return _squeezed(str(quote.speaker)) in _squeezed(text[min(s.start for s in around) : max(s.end for s in around)])


def _squeezed(text: str) -> str:
    """``text`` as it compares: in small letters, blanks squeezed."""
    return " ".join(text.split()).casefold()


def _behind(text: str, quote: Quote) -> int:
    """Where a quote's speaker is inserted: behind a mention and a cue that follow it closely, else behind itself.

    Not between a cue and its object: "he ‹Neil Armstrong› told Houston", for it was not Armstrong who was told.
    """
    at = quote.span.end
    for span in sorted(span for span in (quote.mention, quote.cue) if span is not None):
        if span == quote.cue and text[span.end : span.end + 2].strip()[:1].isalnum():
            continue
        between = text[at : span.start] if span.start >= at else "\n"
        if len(between) <= 40 and not set(between) & set("\n.!?“"):
            at = span.end
    return at
