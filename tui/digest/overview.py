"""The summary of a story: sentences out of the summaries of its articles, none of them said twice.

The largest developments come first in the choice, each with the sentence that shares most with what the others tell;
a sentence more than half of whose words another one has says nothing new (containment, as for copies of articles).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tui.store.coverage import Told

SENTENCES = 6
"""Sentences of a summary of a story."""

_WORD = re.compile(r"[^\W_]{4,}|\d+")
_SAME = 0.5
"""The share of the shorter sentence's words from which on the other one says it too."""
LONG = 45
"""Words from which on a sentence is a paragraph: others are preferred."""
_OPENINGS = 2
"""The sentences of an article's summary that may stand for its development."""


def words(text: str) -> frozenset[str]:
    """The words of four letters and more, and the figures, by which sentences are compared."""
    return frozenset(_WORD.findall(text.casefold()))


def repeats(told: str, others: Iterable[str]) -> bool:
    """Whether one of the other sentences says most of ``told``."""
    own = words(told)
    return any(
        len(own & other) > _SAME * min(len(own), len(other)) for other in map(words, others) if own and other
    )  # fmt: skip


def overview(told: Sequence[Told], count: int = SENTENCES) -> list[Told]:
    """At most ``count`` of the sentences that a story's articles were summed up in, in the order that they came in."""
    known = Counter(word for sentence in told for word in words(sentence.text))
    chosen: list[Told] = []
    for choice in (_openings(told), told):
        for development in _by_size(choice):
            if len(chosen) >= count:
                break
            ranked = sorted(development, key=lambda sentence: -_weight(sentence.text, known))
            found = next((s for s in ranked if not repeats(s.text, [c.text for c in chosen])), None)
            chosen += [found] if found is not None else []
    return sorted(chosen, key=told.index)


def _openings(told: Sequence[Told]) -> list[Told]:
    """The first sentences of each article's summary."""
    seen: Counter[int] = Counter()
    found = []
    for sentence in told:
        seen[sentence.article] += 1
        found += [sentence] if seen[sentence.article] <= _OPENINGS else []
    return found


def _by_size(told: Iterable[Told]) -> list[list[Told]]:
    """The sentences by development, the one with most articles first, of equal ones the earlier."""
    found: dict[int | None, list[Told]] = {}
    for sentence in told:
        found.setdefault(sentence.development, []).append(sentence)
    return sorted(found.values(), key=lambda sentences: -len({sentence.article for sentence in sentences}))


def _weight(text: str, known: Counter[str]) -> float:
    """How much a sentence shares with all others: the mean of its words' frequencies; long ones weigh half."""
    own = words(text)
    mean = sum(known[word] for word in own) / len(own) if own else 0.0
    return mean if len(text.split()) <= LONG else mean / 2
