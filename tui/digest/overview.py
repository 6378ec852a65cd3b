"""The summary of a story: sentences out of the summaries of its articles, none of them said twice.

The largest developments come first in the choice, each with the sentence that shares most with what the others tell;
a sentence more than half of whose words another one has says nothing new (containment, as for copies of articles).
What hangs on a sentence that is not there ("It was his sixth.") is told only where there is nothing else.
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
_SAME_HAPPENING = 0.36
"""The same within one development, which is told in other words: of such pairs above it half say the same."""
LONG = 45
"""Words from which on a sentence is a paragraph: others are preferred."""
_HEADLINE = 2
"""Sentences that a headline weighs as much as."""
_OPENINGS = 2
"""The sentences of an article's summary that may stand for its development."""
_HANGING = re.compile(
    r"[“\"‘'«„]|(?:I|we|you|he|she|it|they|this|that|these|those|my|our|his|her|its|their|such|but|and|so|yet|then|there)\b",
    re.IGNORECASE,
)
"""How a sentence begins that is not understood by itself, or that is told better as a quote."""
_PRONOUN = re.compile(r"\b(?:I|we|you|he|she|it|they)\b")
_PLACED = re.compile(
    r"(?:in|on|at|by|for|from|since|after|before|during|until|when|while|with|once|as)\b", re.IGNORECASE
)
_NAME = re.compile(
    r"\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\b|I\b)[^\W\d_a-z]\w+"
)
_CLAUSE = re.compile(r"\b(?:said|says|say|told|that|because|if|whether|which|where|who|and|or)\s*$", re.IGNORECASE)
"""What stands before a pronoun that takes up a word of its own sentence: "the company said it would"."""


def words(text: str) -> frozenset[str]:
    """The words of four letters and more, and the figures, by which sentences are compared."""
    return frozenset(_WORD.findall(text.casefold()))


def repeats(told: str, others: Iterable[str], share: float = _SAME) -> bool:
    """Whether one of the other sentences says most of ``told``, that ``share`` of the shorter one's words."""
    own = words(told)
    return any(
        len(own & other) > share * min(len(own), len(other)) for other in map(words, others) if own and other
    )  # fmt: skip


def tells_again(told: Told, others: Iterable[Told]) -> bool:
    """Whether one of the other sentences says most of ``told``, less of it where they report one development."""
    others = list(others)
    beside = [other.text for other in others if other.development == told.development]
    return repeats(told.text, beside, _SAME_HAPPENING) or repeats(told.text, [other.text for other in others])


def hangs(text: str) -> bool:
    """Whether a sentence needs the one before it: its subject is a pronoun for something that it does not name."""
    if _HANGING.match(text):
        return True
    found = _PRONOUN.search(text) if _PLACED.match(text) else None
    if found is None:
        return False
    before = text[: found.start()]
    return not _CLAUSE.search(before) and not _NAME.search(before, before.find(" ") + 1)


def overview(told: Sequence[Told], headlines: Iterable[str] = (), count: int = SENTENCES) -> list[Told]:
    """At most ``count`` of the sentences that a story's articles were summed up in, in the order that they came in."""
    told = [sentence for sentence in told if not hangs(sentence.text)] or told
    known = told_words(told, headlines)
    chosen: list[Told] = []
    for choice in (openings(told), told):
        for development in _by_size(choice):
            if len(chosen) >= count:
                break
            ranked = sorted(development, key=lambda sentence: -weight(sentence.text, known))
            found = next((sentence for sentence in ranked if not tells_again(sentence, chosen)), None)
            chosen += [found] if found is not None else []
    return sorted(chosen, key=told.index)


def openings(told: Sequence[Told]) -> list[Told]:
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


def told_words(told: Iterable[Told], headlines: Iterable[str] = ()) -> Counter[str]:
    """In how many sentences each word stands; a headline counts as ``_HEADLINE`` of them."""
    known = Counter(word for sentence in told for word in words(sentence.text))
    for headline in headlines:
        known.update(dict.fromkeys(words(headline), _HEADLINE))
    return known


def weight(text: str, known: Counter[str]) -> float:
    """How much a sentence shares with all others: the mean of how many of them have its words; long ones weigh half."""
    own = words(text)
    mean = sum(known[word] for word in own) / len(own) if own else 0.0
    return mean if len(text.split()) <= LONG else mean / 2
