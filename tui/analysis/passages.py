"""An article cut into passages that report one thing each, and which of them belong together.

Where to cut is found by dynamic programming over paragraphs: a passage is worth as much as its words repeat, and costs
a fixed price (Utiyama and Isahara 2001, their probabilistic cost with a length limit). A heading begins a passage, and
so do words like "Separately" or "In other news".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import ceil, log, sqrt

from tui.analysis import terms
from tui.analysis.summary import awkwardness, opens_in_the_air, unwieldiness
from tui.model import Body, Entity, Kin, Passage, Sentence, Span

LONGEST = 5
"""Paragraphs of a passage."""

TERMS = 40
KIN = 6
"""Related passages that are kept of each."""

RELATED = 0.1
"""The likeness from which two passages are said to be related."""

PRICE = 1.4
"""What a cut costs, in logs of the article's terms. At 1.0 as many cuts in round-ups are right (F1 .71), and one report
falls into more pieces."""

KIN_LIMIT = 150
"""Passages that are compared with each other; a report has a dozen."""

LIMIT = 400
"""Paragraphs that are cut by what they say; behind them every passage has ``LONGEST``, or more if there are many."""

REST = 1_000
"""Passages behind those: a text of a hundred thousand lines is no report, and would fill the library with them."""

LEADING = 50
"""Sentences of a passage, the first ones, that its lead is chosen from."""

NAME_WEIGHT = 1.5
"""What a name counts against a word."""

_MOST = 400
_REPEATED = [n * log(n + 1) for n in range(_MOST + 1)]
"""What a word that occurs n times saves; looked up, as it is asked for a thousand times an article."""

_SHIFT = re.compile(
    r"(?:Separately|Elsewhere|In other (?:news|developments|business|action)|Also (?:on|in|today|this week)"
    r"|On another|In a separate|"
    r"Turning to|Meanwhile|And finally|Finally|In (?:sports?|business|entertainment)(?: news)?)\b[ ,:]|\W*[•●▪■◆*]\s"
)
_STANDING_ALONE = 90
"""Characters below which a paragraph without a full stop is a heading, whatever its block says."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What cutting needs to know of a paragraph: its terms, whether it opens a subject, or is only a heading."""

    found: Counter[str]
    opens: bool
    heading: bool


def passages(title: str, body: Body, sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    """The passages of ``body`` in order, with their terms and what in the article each is related to."""
    spans = body.paragraphs
    found = terms.by_span(terms.prose(body), [sentence.span for sentence in sentences])
    by_paragraph: list[list[int]] = [[] for _ in spans]
    for number, sentence in enumerate(sentences):
        by_paragraph[sentence.paragraph].append(number)
    counts = [Counter(term for n in numbers for term in found[n]) for numbers in by_paragraph]
    in_title = frozenset(terms.of_text(title))
    made = []
    for first, last in _cuts(_read(body, counts)):
        weights = _weights(
            Counter(chain.from_iterable(found[n] for numbers in by_paragraph[first : last + 1] for n in numbers))
        )
        inside = [(sentences[n].span, found[n]) for numbers in by_paragraph[first : last + 1] for n in numbers]
        lead = _lead(body.text, inside, weights, in_title) or spans[first]
        made.append(
            Passage(Span(spans[first].start, spans[last].end), tuple(range(first, last + 1)), lead, _heaviest(weights))
        )
    return _with_kin(made)


def with_names(passages: Sequence[Passage], entities: Sequence[Entity], begins: int = 0) -> tuple[Passage, ...]:
    """The passages with the canonical names of the entities that each mentions among their terms, and related anew.

    What stands before ``begins``, in a dateline, is not told by any.
    """
    starts = [passage.span.start for passage in passages]
    counts: list[Counter[str]] = [Counter() for _ in passages]
    for entity in entities:
        if entity.kind not in ("date", "money", "other"):
            for mention in entity.mentions:
                number = bisect_right(starts, mention.start) - 1
                if number >= 0 and mention.start >= begins and passages[number].span.holds(mention):
                    counts[number][entity.name] += 1
    out = []
    for passage, found in zip(passages, counts, strict=True):
        weights = dict(passage.terms)
        for name, count in found.items():
            weights[name] = max(weights.get(name, 0.0), NAME_WEIGHT * (1 + log(count)))
        out.append(replace(passage, terms=_heaviest(weights)))
    return _with_kin(out)


def _read(body: Body, found: Sequence[Counter[str]]) -> list[_Paragraph]:
    headings = {block.span.start for block in body.blocks if block.kind == "heading"}
    out = []
    for span, words in zip(body.paragraphs, found, strict=True):
        text = span.of(body.text)
        heading = span.start in headings or (len(text) < _STANDING_ALONE and text[-1].isalnum() and "\n" not in text)
        out.append(_Paragraph(words, heading or _SHIFT.match(text) is not None, heading))
    return out


def _cuts(paragraphs: Sequence[_Paragraph]) -> list[tuple[int, int]]:
    """First and last paragraph of each passage: the cheapest way to cut."""
    known: Counter[str] = Counter()
    for paragraph in paragraphs:
        known.update(paragraph.found)
    kinds, price = len(known) + 1, PRICE * log(known.total() + 2)
    count = min(len(paragraphs), LIMIT)
    costs, came = [0.0] + [float("inf")] * count, [0] * (count + 1)
    for start in range(count):
        for end, cost in _growing(paragraphs, start, count, kinds):
            total = costs[start] + cost + (0.0 if paragraphs[start].opens else price)
            if total < costs[end]:
                costs[end], came[end] = total, start
    return [*_traced(came), *_evenly(count, len(paragraphs))]


def _growing(paragraphs: Sequence[_Paragraph], start: int, count: int, kinds: int) -> Iterator[tuple[int, float]]:
    """The ends that a passage from ``start`` can have, each with the cost of its words, -log of their likelihood.

    Laplace-smoothed: a word that occurs f times among the n of the passage costs log((n + kinds) / (f + 1)) each time.
    """
    inside: dict[str, int] = {}
    words, repeated, long = 0, 0.0, 0
    for end in range(start, count):
        paragraph = paragraphs[end]
        if end > start and paragraph.opens and not paragraphs[end - 1].heading:
            return
        for term, more in paragraph.found.items():
            had = inside.get(term, 0)
            inside[term] = had + more
            repeated += _REPEATED[min(had + more, _MOST)] - _REPEATED[min(had, _MOST)]
            words += more
        long += not paragraph.heading
        if long > LONGEST or end - start > LONGEST:
            return
        if not paragraph.heading or end == count - 1 or end - start == LONGEST:
            yield end + 1, words * log(words + kinds) - repeated


def _traced(came: Sequence[int]) -> list[tuple[int, int]]:
    """The cuts that led to the end, first to last."""
    cuts, end = [], len(came) - 1
    while end > 0:
        cuts.append((came[end], end - 1))
        end = came[end]
    return cuts[::-1]


def _evenly(start: int, end: int) -> Iterator[tuple[int, int]]:
    length = max(LONGEST, ceil((end - start) / REST))
    return ((n, min(n + length, end) - 1) for n in range(start, end, length))


def _weights(counts: Counter[str]) -> dict[str, float]:
    return {term: (NAME_WEIGHT if term[0].isupper() else 1.0) * (1 + log(count)) for term, count in counts.items()}


def _heaviest(weights: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    return tuple((term, round(weight, 3)) for term, weight in ranked[:TERMS])


def _lead(
    text: str, candidates: Sequence[tuple[Span, list[str]]], weights: Mapping[str, float], title: frozenset[str]
) -> Span | None:
    """The sentence that stands best for the passage: what most of it is about, early, readable by itself."""
    best, most = None, float("-inf")
    whole = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    for number, (span, found) in enumerate(candidates[:LEADING]):
        own = terms.weighed(found)
        norm = sqrt(sum(weight * weight for weight in own.values())) or 1.0
        like = sum(weight * weights[term] for term, weight in own.items()) / (norm * whole)
        about = len(title & own.keys()) / (len(title) or 1)
        one = span.of(text)
        late = 0.15 * number + 0.25 * opens_in_the_air(one)
        score = like + 0.3 * about - late - awkwardness(one) - 0.5 * unwieldiness(one)
        if score > most:
            best, most = span, score
    return best


def _with_kin(made: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, each with those that are most like it; what is all over the article joins nothing."""
    spread = Counter(term for passage in made for term, _ in passage.terms)
    count = len(made)
    vectors = [_rarer(passage.terms, spread, count) for passage in made]
    kin: list[list[Kin]] = [[] for _ in made]
    postings: dict[str, list[int]] = {}
    for number, vector in enumerate(vectors[:KIN_LIMIT]):
        near = {n for term in vector for n in postings.setdefault(term, [])}
        for other in near:
            products = [
                (weight * vectors[other][term], term) for term, weight in vector.items() if term in vectors[other]
            ]
            score = round(min(1.0, sum(product for product, _ in products)), 3)
            if score >= RELATED:
                why = _why(products)
                kin[number].append(Kin(other, score, why))
                kin[other].append(Kin(number, score, why))
        for term in vector:
            postings[term].append(number)
    return tuple(
        replace(passage, related=tuple(sorted(found, key=lambda k: (-k.score, k.passage))[:KIN]))
        for passage, found in zip(made, kin, strict=True)
    )


def _rarer(found: Sequence[tuple[str, float]], spread: Mapping[str, int], count: int) -> dict[str, float]:
    """Unit vector of the terms, each the heavier the fewer of the article's passages share it."""
    weights = {term: weight * log(1 + count / spread[term]) for term, weight in found}
    norm = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / norm for term, weight in weights.items()}


def _why(products: Iterable[tuple[float, str]]) -> tuple[str, ...]:
    """The shared terms that make up most of a likeness; a part of a name not beside the name."""
    names = [term for _, term in sorted(products, reverse=True)[:6]]
    return tuple(name for name in names if not any(name != other and name in other.split() for other in names))[:4]
