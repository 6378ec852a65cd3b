"""How values lie in the library: structures as compact JSON, numbers as little-endian arrays.

Spans are flat lists of numbers (start, end, start, end …): the shortest and quickest form that any tool can read.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Sequence
from itertools import starmap
from typing import Any

from tui.model import Analysis, Block, Body, Entity, Features, Kin, Link, Passage, Quote, Span

Terms = tuple[tuple[str, float], ...]

DAWN = -(1 << 62)
"""A time before all others."""

encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
"""A JSON value without a needless blank."""


def flat(spans: Iterable[Span]) -> list[int]:
    """The numbers of the spans, one after the other."""
    return [number for span in spans for number in (span.start, span.end)]


def spans(numbers: Sequence[int]) -> tuple[Span, ...]:
    """The spans that ``flat`` took apart."""
    return tuple(map(Span, numbers[::2], numbers[1::2]))


def structure(body: Body) -> str:
    """The blocks and links of a body; what a block has of the defaults at its end is left out."""
    return encode([list(map(_block, body.blocks)), [[link.span.start, link.span.end, link.url] for link in body.links]])


def _block(block: Block) -> list[Any]:
    """A plain paragraph is just its two numbers; only an image whose size is known has all."""
    numbers = [block.span.start, block.span.end]
    if block.width or block.height:
        return [*numbers, block.kind, block.level, block.marker, block.url, block.width, block.height]
    if block.kind == "paragraph" and not (block.level or block.marker or block.url):
        return numbers
    return [*numbers, block.kind, block.level, block.marker, block.url]


def body(text: str, packed: str) -> Body:
    """A body from its text and what ``structure`` made of the rest."""
    blocks, links = json.loads(packed)
    return Body(
        text,
        tuple(Block(Span(start, end), *rest) for start, end, *rest in blocks),
        tuple(Link(Span(start, end), url) for start, end, url in links),
    )


def terms(weighted: Terms) -> tuple[str, bytes]:
    """Weighted terms as a JSON list of the terms and their weights in single precision."""
    weights = [weight for _, weight in weighted]
    return encode([term for term, _ in weighted]), struct.pack(f"<{len(weights)}f", *weights)


def unpack_terms(words: str, weights: bytes) -> Terms:
    """The weighted terms that ``terms`` packed, the weights rounded to single precision."""
    return tuple(zip(json.loads(words), struct.unpack(f"<{len(weights) // 4}f", weights), strict=True))


def integers(numbers: Sequence[int]) -> bytes:
    """Whole numbers of up to 64 bits, behind the letter of the narrowest type that holds them all."""
    low, high = min(numbers, default=0), max(numbers, default=0)
    code = "q" if low < 0 else "I" if high < 1 << 32 else "Q"
    return code.encode() + struct.pack(f"<{len(numbers)}{code}", *numbers)


def unpack_integers(packed: bytes) -> tuple[int, ...]:
    """The numbers that ``integers`` packed."""
    code = packed[:1].decode()
    return struct.unpack(f"<{(len(packed) - 1) // struct.calcsize(f'<{code}')}{code}", packed[1:])


def features(words: str, weights: bytes, shingles: bytes, roundup: int) -> Features:
    """Features from the columns of their table."""
    return Features(unpack_terms(words, weights), unpack_integers(shingles), bool(roundup))


def analysis(value: Analysis) -> str:
    """What an analysis holds beside its passages and the columns of its table."""
    return encode(
        {
            "sentences": flat(value.sentences),
            "summary": flat(value.summary),
            "entities": [[e.name, e.kind, e.aliases, flat(e.mentions)] for e in value.entities],
            "quotes": [_quote(q) for q in value.quotes],
        }
        | ({"teaser": True} if value.teaser else {})
    )


def unpack_analysis(version: int, deep: int, language: str, data: str, passages: tuple[Passage, ...]) -> Analysis:
    """The analysis that ``analysis`` packed, with its passages."""
    found: dict[str, Any] = json.loads(data)
    return Analysis(
        version,
        language,
        bool(deep),
        spans(found["sentences"]),
        spans(found["summary"]),
        tuple(Entity(name, kind, tuple(aliases), spans(where)) for name, kind, aliases, where in found["entities"]),
        tuple(starmap(_unpack_quote, found["quotes"])),
        passages,
        found.get("teaser", False),
    )


def _quote(quote: Quote) -> list[Any]:
    """A quote as a list in the order of its fields."""
    return [
        flat([quote.span]),
        quote.speaker,
        quote.speaker_kind,
        quote.kind,
        _maybe(quote.mention),
        _maybe(quote.cue),
        quote.rule,
        round(quote.confidence, 4),
    ]


def _maybe(span: Span | None) -> list[int]:
    """The numbers of a span, none for None. (An empty span is a span: its truth is its length.)"""
    return [] if span is None else flat([span])


def _unpack_quote(
    span: list[int],
    speaker: Any,
    speaker_kind: Any,
    kind: Any,
    mention: list[int],
    cue: list[int],
    rule: str,
    sure: float,
) -> Quote:
    """The quote that ``_quote`` packed."""
    return Quote(
        Span(*span),
        speaker,
        speaker_kind,
        kind,
        Span(*mention) if mention else None,
        Span(*cue) if cue else None,
        rule,
        sure,
    )


def passage(value: Passage) -> tuple[int, int, int, int, str, str, str, bytes]:
    """A passage as the columns start to weights of its table."""
    kin = [[k.passage, round(k.score, 4), *k.why] for k in value.related]
    span, lead = value.span, value.lead
    return (span.start, span.end, lead.start, lead.end, encode(value.paragraphs), encode(kin), *terms(value.terms))


def unpack_passage(
    start: int, stop: int, lead_start: int, lead_stop: int, paragraphs: str, kin: str, words: str, weights: bytes
) -> Passage:
    """The passage that ``passage`` packed."""
    return Passage(
        Span(start, stop),
        tuple(json.loads(paragraphs)),
        Span(lead_start, lead_stop),
        unpack_terms(words, weights),
        unpack_kin(kin),
    )


def unpack_kin(packed: str) -> tuple[Kin, ...]:
    """What a passage is related to in its own article."""
    return tuple(Kin(number, score, tuple(why)) for number, score, *why in json.loads(packed))
