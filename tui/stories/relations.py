"""Which passages tell of the same thing as this one, or carry it on, with a score and the terms that make it up.

The score is a sum over shared terms, so that the reasons are exact: they are its heaviest summands. A passage is
short, and two passages about one subject always share its name; so a link needs several telling terms of which no one
carries it alone. And it needs to be near in time, the nearer the less they share: what one subject brings again weeks
later is mostly another matter in the same words. On 252 pairs of two periods that readers judged nine in ten links are
right, against three in four without, and a seventh more of the right ones are found.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from tui.model import Relation, Spot

LEAST: Final = 0.12
"""The score from which on two passages are related; below it they only have their subject in common."""

CARRY: Final = 0.55
"""The part of a score that one shared term may make up: "Apollo" alone relates everything that flew."""

SAME_DEVELOPMENT: Final = 1.3
SAME_STORY: Final = 1.15
ELSEWHERE: Final = 0.8
"""Passages of one development, of one story, and of two are that much likelier to tell of one thing."""

HALF_DAYS: Final = 5.0
"""After so many days between two passages the score counts for a half, after three times as many for a quarter."""

REASONS: Final = 4
"""Terms that are given as the reason."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be related: where it stands, its time in seconds, its weighted terms.

    ``same_development``, ``same_story`` and ``copy`` (its article is a copy, of that article or of another one) are
    said of a candidate with regard to the passage that it is compared with.
    """

    spot: Spot
    time: int
    terms: tuple[tuple[str, float], ...]
    same_development: bool = False
    same_story: bool = False
    copy: bool = False


class Weigher:
    """The terms of passages by TF-IDF at unit length, each passage weighed once.

    ``idf`` gives how telling a term is (any scale, 0 for not at all).
    """

    def __init__(self, idf: Callable[[str], float]) -> None:
        self._idf = cache(idf)
        self._known: dict[Spot, dict[str, float]] = {}

    def __call__(self, candidate: Candidate) -> dict[str, float]:
        """The weights of a passage's terms; a spot is one passage."""
        if candidate.spot not in self._known:
            self._known[candidate.spot] = self._weighed(candidate)
        return self._known[candidate.spot]

    def _weighed(self, candidate: Candidate) -> dict[str, float]:
        weights = {term: weight * self._idf(term) for term, weight in candidate.terms}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {term: weight / length for term, weight in weights.items() if weight > 0} if length else {}


def relate(passage: Candidate, others: Sequence[Candidate], weigh: Weigher, *, limit: int = 12) -> list[Relation]:
    """The ``limit`` most related of ``others``, best first, one of each article; copies are left out.

    Scores are from 0 to 1. How passages of one article are related ``analysis.passages`` tells.
    """
    here = weigh(passage)
    found: list[Relation] = []
    for other in others:
        if other.copy or other.spot.article == passage.spot.article:
            continue
        products = _products(here, weigh(other))
        score = min(1.0, _score(products) * _bonus(other)) * _nearness(passage, other)
        if score >= LEAST:
            found.append(
                Relation(passage.spot, other.spot, round(score, 4), tuple(term for _, term in products[:REASONS]))
            )
    found.sort(key=_rank)
    best = {relation.target.article: relation for relation in reversed(found)}
    return sorted(best.values(), key=_rank)[:limit]


def _products(here: dict[str, float], there: dict[str, float]) -> list[tuple[float, str]]:
    """What each shared term adds to the cosine, most first; a name counts once, not again for each of its words.

    One shared term alone relates nothing, and is not given.
    """
    shared = here.keys() & there.keys()
    if len(shared) < 2:
        return []
    within = {word for term in shared if " " in term for word in term.casefold().split()}
    products = [(here[term] * there[term], term) for term in shared if " " in term or term.casefold() not in within]
    return sorted(products, key=lambda product: (-product[0], product[1]))


def _score(products: Sequence[tuple[float, str]]) -> float:
    """The cosine, with the heaviest term counting for at most ``CARRY`` of it."""
    if len(products) < 2:
        return 0.0
    rest = sum(product for product, _ in products[1:])
    return rest + min(products[0][0], rest * CARRY / (1 - CARRY))


def _bonus(other: Candidate) -> float:
    if other.same_development:
        return SAME_DEVELOPMENT
    return SAME_STORY if other.same_story else ELSEWHERE


def _nearness(passage: Candidate, other: Candidate) -> float:
    return 1 / (1 + abs(passage.time - other.time) / 86_400 / HALF_DAYS)


def _rank(relation: Relation) -> tuple[float, int, int]:
    return -relation.score, relation.target.article, relation.target.passage
