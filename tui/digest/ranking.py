"""Which stories come first in a digest: a score for each, and its reasons in words. Pure.

The score is a logarithm: doubling what counts adds a step, and age takes steps away in proportion. Without the
logarithm that is a product of counts that decays exponentially, as articles weigh in Del Corso, Gulli and Romani,
"Ranking a Stream of News" (WWW 2005), and it is the form of Reddit's "hot" (the logarithm of the votes, less the age).
As a logarithm it stays exact for stories of any age. The weights were chosen and not fitted to judgements: that many
newsrooms report something tells more than that one reports it often.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log2
from typing import Final, NamedTuple, TypeVar

from tui.text import count_of

SOURCES: Final = 1.5
ARTICLES: Final = 1.0
DEVELOPMENTS: Final = 0.5
"""Steps for twice the sources, twice the new articles, twice the new developments (both plus one)."""

FOLLOWED: Final = 2.0
"""Steps for a story that the user follows."""

HALF_LIFE: Final = 24.0
"""Hours after which a story without anything new is a step lower."""

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts for a story: all its articles and sources, what is new, and the hours since its last article.

    A copy counts as a source and not as an article.
    """

    articles: int
    sources: int
    new_articles: int
    new_developments: int
    hours: float
    followed: bool = False


class Rank(NamedTuple):
    """Where a story stands: a higher tier goes before any score; ``why`` is what made it, in words."""

    tier: int
    score: float
    why: tuple[str, ...]


def rank(standing: Standing) -> Rank:
    """The rank of a story; it never falls when a count rises or the story is newer.

    Several articles lift it a tier, and so do several sources: a story of one article stands below all that two
    sources have reported, however new it is.
    """
    tier = (standing.articles > 1) + (standing.sources > 1)
    score = (
        SOURCES * log2(max(standing.sources, 1))
        + ARTICLES * log2(1 + standing.new_articles)
        + DEVELOPMENTS * log2(1 + standing.new_developments)
        + FOLLOWED * standing.followed
        - max(standing.hours, 0.0) / HALF_LIFE
    )
    return Rank(tier, score, _reasons(standing))


def ranked(things: Iterable[Thing], standing: Callable[[Thing], Standing]) -> list[tuple[Thing, Rank]]:
    """The things and their ranks, the highest first; equal ones stay in the order that they come in."""
    found = [(thing, rank(standing(thing))) for thing in things]
    return sorted(found, key=lambda pair: (-pair[1].tier, -pair[1].score))


def _reasons(standing: Standing) -> tuple[str, ...]:
    """The counts in words: "5 sources", "7 new articles", "2 new developments"."""
    parts = ["followed"] if standing.followed else []
    parts += [count_of(standing.sources, "source"), count_of(standing.new_articles, "new article")]
    if standing.new_developments:
        parts.append(count_of(standing.new_developments, "new development"))
    return tuple(parts)
