"""A summary made of an article's own sentences: where they stand, how central they are, and how little they repeat.

Every method of sumy that was measured on news (LexRank, TextRank, Luhn, LSA …) scores below the first three sentences;
position is what helps. So: position + likeness to the whole + likeness to the title, less what reads badly out of its
place, chosen one by one against repetition (MMR, Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import exp, log, sqrt

from tui.analysis import terms
from tui.config import SummaryMethod
from tui.model import Body, Sentence, Span

SENTENCE_LIMIT = 120
"""Sentences of an article that are looked at; what a report is about has been said by then."""

# Weights in the middle of a flat optimum: chosen on one half of 120 editors' roundups they hold on the other half.
POSITION, WHOLE, LEAD, TITLE = 0.85, 1.0, 0.5, 0.7
"""What a sentence's place, its likeness to the whole, to the lead and to the title count."""

EVENT, REPORT = 0.1, 0.1
"""What a day and a "said" count: they mark what happened and who says so."""

REPETITION, SAME_AGAIN, IN_THE_AIR, AWKWARD = 0.35, 2.0, 0.6, 1.1
"""What likeness to a chosen sentence costs (more above one half), a pronoun with nothing before it, bad form."""

BARRED = 5.0
"""What a second question costs, and a sentence that begins like a chosen one: more than any sentence is worth."""

OPENING = 7
"""Words by which two sentences are known to begin alike."""

DECAY = 12.0
"""After so many sentences the weight of a position has fallen to 1/e."""

LEAD_SENTENCES = 5

_MARKS = re.compile(r"[\W_]+")
_POST = re.compile(r"(?:—|–|--?) ?[^\n]{2,60}\(@\w+\)[^\n]{0,30}$")
"""How a paragraph shows that it is a post out of a social network, set into the report."""
_COMPLETE = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_ORPHAN = re.compile(
    r"(?:He|She|They|It|This|That|These|Those|His|Her|Hers|Their|Theirs|Its|Such|Both|Neither|Another|Others?"
    r"|The (?:latter|former|two|pair|trio|move|case|man|woman))\b"
)
_CONNECTED = re.compile(
    r"(?:And|But|Or|So|Yet|Nor|Still|Also|Then|Thus|Instead|However|Meanwhile|Moreover|Furthermore|Nevertheless"
    r"|Nonetheless|Therefore|"
    r"Besides|Similarly|Likewise|Indeed|Plus|Again|Otherwise|Conversely|Separately|Additionally|For (?:example"
    r"|instance)|In (?:addition|contrast|fact|other words)|"
    r"On the other hand|At the same time|As a result|That said|Of course|After all)\b"
)
_CREDIT = re.compile(
    r"\b(?:Getty Images|AP Photo|file photo|pic\.twitter\.com|https?://|toggle caption|pictured (?:above|here))"
    r"|@\w|\(Photo|^(?:Image|Photo|Watch|Read|Click|Sign up|Subscribe|Follow)\b[^.]*:"
)
_SAID_BY_WHOM = re.compile(
    r"[,?!][\"”’] (?:he|she|they|it) [a-z]+(?:ed|id|s|ote)\b|[,?!][\"”’] (?:said|added|wrote) (?:he|she|they)\b"
)
_DAY = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|this (?:week|morning))\b")


def summarise(
    title: str, body: Body, sentences: Sequence[Sentence], *, count: int = 0, method: SummaryMethod = "wireroom"
) -> tuple[Span, ...]:
    """The spans of ``count`` sentences (0: by the article's length) in their order."""
    looked_at = _looked_at(body, sentences)
    texts = [span.of(body.text) for span in looked_at]
    count = count or length_for(len(looked_at))
    if method == "wireroom":
        found = terms.by_span(body.text, looked_at)
        chosen = choose(texts, found, terms.of_text(title), count)
    else:
        from tui.analysis.sumy_methods import best

        chosen = best(texts, count, method)
    return tuple(looked_at[n] for n in sorted(chosen))


def length_for(sentences: int) -> int:
    """How many sentences sum up an article of so many."""
    return 1 if sentences < 6 else 2 if sentences < 10 else 3 if sentences < 45 else 4 if sentences < 90 else 5


def _looked_at(body: Body, sentences: Sequence[Sentence]) -> list[Span]:
    """Sentences that can stand in a summary: not a second time the same one, and no post where there is a report."""
    seen: set[str] = set()
    spans: list[Span] = []
    posts = {number for number, span in enumerate(body.paragraphs) if _POST.search(span.of(body.text))}
    own = [sentence for sentence in sentences if sentence.paragraph not in posts] or sentences
    for sentence in own[:SENTENCE_LIMIT]:
        plain = _MARKS.sub("", sentence.span.of(body.text)).casefold()
        if plain and plain not in seen:
            seen.add(plain)
            spans.append(sentence.span)
    return spans


def choose(texts: Sequence[str], found: Sequence[Sequence[str]], title: Iterable[str], count: int) -> list[int]:
    """The numbers of the ``count`` best of the sentences ``texts``, whose terms are ``found``, best first."""
    vectors = [_unit(words) for words in found]
    scores = scored(texts, found, vectors, frozenset(title))
    in_the_air = [opens_in_the_air(text) for text in texts]
    kinds = [_kind(text) for text in texts]
    barred: set[str] = set()
    chosen: list[int] = []
    left = set(range(len(texts)))
    alike = [0.0] * len(texts)

    def worth(n: int) -> tuple[float, int]:
        loose = in_the_air[n] and n - 1 not in chosen
        again = REPETITION * alike[n] + SAME_AGAIN * max(0.0, alike[n] - 0.5)
        return scores[n] - again - IN_THE_AIR * loose - BARRED * (kinds[n] in barred), -n

    while left and len(chosen) < count:
        best = max(left, key=worth)
        chosen.append(best)
        barred.add(kinds[best])
        left.remove(best)
        for n in left:
            alike[n] = max(alike[n], _dot(vectors[n], vectors[best]))
    return chosen


def _kind(text: str) -> str:
    """What a summary has one of: "?" for a question, the first words of any other sentence."""
    return "?" if _asks(text) else " ".join(text.casefold().split(maxsplit=OPENING)[:OPENING])


def _asks(text: str) -> bool:
    """Whether a sentence is a question."""
    return text.rstrip("\"”’'")[-1:] == "?"


def scored(
    texts: Sequence[str], found: Sequence[Sequence[str]], vectors: Sequence[dict[str, float]], title: frozenset[str]
) -> list[float]:
    """What each sentence is worth by itself."""
    whole = _unit([term for words in found for term in words])
    lead = _unit([term for words in found[:LEAD_SENTENCES] for term in words])
    out = []
    for number, (text, words, vector) in enumerate(zip(texts, found, vectors, strict=True)):
        about = len(title.intersection(words)) / (len(title) or 1)
        likeness = WHOLE * _dot(vector, whole) + LEAD * _dot(vector, lead) + TITLE * about
        event = EVENT * (_DAY.search(text) is not None) + REPORT * (" said" in text)
        cost = AWKWARD * awkwardness(text) + unwieldiness(text)
        out.append(POSITION * exp(-number / DECAY) + likeness + event - cost)
    return out


def opens_in_the_air(text: str) -> bool:
    """Whether a sentence opens with a word that points to the one before it ("He …", "This …")."""
    return _ORPHAN.match(text) is not None


def awkwardness(text: str) -> float:
    """How badly a sentence reads out of its place, from 0 (well) upwards: a heading, half a quotation, a question …"""
    cost = 0.0 if _COMPLETE.search(text) else 0.8
    if text[0] in '"“':
        cost += 0.25
    if text.count("“") != text.count("”") or text.count('"') % 2:
        cost += 1.0
    if _asks(text):
        cost += 0.6
    if _CONNECTED.match(text):
        cost += 0.15
    if _SAID_BY_WHOM.search(text):
        cost += 0.15
    if text[0] in "([" or _CREDIT.search(text):
        cost += 0.8
    return cost


def unwieldiness(text: str) -> float:
    """What a sentence costs by its length: long ones leave no room for others, short ones say little."""
    words = text.count(" ") + 1
    return 0.03 * max(0, words - 24) + 0.06 * max(0, 10 - words)


def _unit(words: Sequence[str]) -> dict[str, float]:
    """Term counts, damped, as a vector of length 1."""
    weights = {term: 1 + log(n) for term, n in Counter(words).items()}
    norm = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / norm for term, weight in weights.items()}


def _dot(one: dict[str, float], other: dict[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)
