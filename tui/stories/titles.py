"""A headline for a story or a development: a real one, the one that is nearest to all the others."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

LONG: Final = 110
"""Characters from which on a headline is too long for a row of a list."""

SHORT: Final = 3
"""Words below which a headline says too little ("Opinion", "In pictures")."""

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_LABEL = re.compile(
    r"^(?:live|watch|video|photos?|pictures?|podcast|opinion|analysis|editorial|review|quiz|letters?|briefing|comment|"
    r"exclusive|breaking|fact.?check|explainer|the latest|in pictures)\b|\b(?:live updates?|as it happened)\b",
    re.IGNORECASE,
)
_MUSING = re.compile(r"(?:why|how|what|who|here[’']s|is|are|can|will|should)\b", re.IGNORECASE)
_PLAIN_WORDS: Final = """
a about after all an and are as at be been but by for from has have he her his in into is it its more new not of off
on or our out over says said say she than that the their them they this to up was were what when who why will with
you
"""
_PLAIN: Final = frozenset(_PLAIN_WORDS.split())


def title_of(headlines: Sequence[tuple[str, int]]) -> str:
    """The headline for a group of articles, out of their (headline, time in seconds); "" only if all of them are empty.

    The most central one by its words; of equals a short one, then the earliest. Live blogs, opinions, questions and
    cries stand back behind plain reports.
    """
    real = [(title.strip(), time) for title, time in headlines if title.strip()]
    if not real:
        return ""
    bags = [set(_words(title)) for title, _ in real]
    counts = Counter(word for bag in bags for word in bag)
    centrality = [_centrality(bag, counts, len(bags)) for bag in bags]
    chosen = max(
        range(len(real)),
        key=lambda n: (round(centrality[n] * _plainness(real[n][0]), 6), -len(real[n][0]), -real[n][1], real[n][0]),
    )
    return real[chosen][0]


def _centrality(bag: set[str], counts: Counter[str], headlines: int) -> float:
    """How much of what the other headlines say this one says; longer ones have to say more for it."""
    if not bag:
        return 0.0
    told = sum(counts[word] - 1 for word in bag) / max(1, headlines - 1)
    return (0.1 + told) / math.sqrt(len(bag) + 4)


def _plainness(title: str) -> float:
    """1 for a plain report's headline, less for labels, questions, cries, the very short and the very long."""
    factor = 1.0
    if _LABEL.search(title):
        factor *= 0.4
    if title.endswith(("?", "!", "…", "...")) or _MUSING.match(title):
        factor *= 0.7
    if len(title) > LONG:
        factor *= 0.6
    if len(title.split()) < SHORT:
        factor *= 0.3
    return factor * 0.8 if title.isupper() else factor


def _words(title: str) -> list[str]:
    return [word for found in _WORD.findall(title) if (word := found.casefold().removesuffix("'s")) not in _PLAIN]
