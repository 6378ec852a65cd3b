"""Which articles report the same happening: average-link agglomeration of a sparse graph.

Two groups are as alike as their articles are on average (an absent link counts as 0), and the most alike pair of
groups is joined first, until no pair reaches the threshold. Against joining each article to the best group in time
order (the usual single pass) this is measured at B-cubed F1 .93 to .92 and pairwise F1 .82 to .78 on a stream of
8,000 articles, since one odd link cannot chain two happenings together, and it does not depend on any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from tui.stories.similarity import Weights

ALIKE: Final = 0.13
"""The average link (cosine, less by the days between) at which two groups are one happening."""

FADE_DAYS: Final = 2.0
"""After so many days between two articles a link counts for 1/e."""

WINDOW_DAYS: Final = 5
"""Articles further apart than this are never linked."""

FAINT: Final = 0.07
"""Links below this count as none: they are what any two reports have in common."""

Link = tuple[int, int, float]


def fade(cosines: Weights, seconds: npt.NDArray[np.int64]) -> Weights:
    """What links count for when so much time lies between their articles."""
    weights: Weights = cosines * np.exp(-seconds / (86_400 * FADE_DAYS)).astype(np.float32)
    return weights


def gather(
    count: int, links: Iterable[Link], whole: Iterable[Sequence[int]] = (), blocks: Sequence[int] = ()
) -> list[list[int]]:
    """The numbers below ``count`` in groups; links are (one, other, weight), each pair once.

    What is ``whole`` is together from the start and never taken apart. What has another of the ``blocks`` (0: none)
    never comes together.

    Groups are joined along chains of nearest neighbours (Murtagh 1983), which gives for average links what joining the
    most alike pair first gives, without a queue of all pairs: 10,000 articles of one matter take seconds.
    """
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for one, other, weight in links:
        near[one][other] = near[other][one] = weight
    groups = {number: [number] for number in range(count)}
    sizes = [1] * count
    block = list(blocks) if any(blocks) else []

    def join(one: int, other: int) -> None:
        """Let ``one`` have what ``other`` has."""
        groups[one] += groups.pop(other)
        sizes[one] += sizes[other]
        _absorb(near, one, other)
        if block:
            block[one] = block[one] or block[other]
            _bar(near, block, one)

    for number in range(len(block)):
        _bar(near, block, number)

    for members in whole:
        for other in members[1:]:
            join(members[0], other)
    for start in range(count):
        chain = [start] if start in groups else []
        while chain:
            a = chain[-1]
            b, average = _nearest(near, sizes, a, chain[-2] if len(chain) > 1 else -1)
            if average < ALIKE:
                break
            if len(chain) == 1 or b != chain[-2]:
                chain.append(b)
                continue
            del chain[-2:]
            first, second = min(a, b), max(a, b)
            join(first, second)
            chain = chain or [first]
    return [sorted(members) for members in groups.values()]


def _nearest(near: list[dict[int, float]], sizes: list[int], a: int, back: int) -> tuple[int, float]:
    """The group that is most alike to ``a`` and their average link; of equals ``back``, then the lowest number."""
    best, total = back, near[a].get(back, 0.0) / sizes[back] if back >= 0 else 0.0
    for c, weight in near[a].items():
        average = weight / sizes[c]
        if average > total or (average == total and best != back and c < best):
            best, total = c, average
    return best, total / sizes[a]


def _absorb(near: list[dict[int, float]], a: int, b: int) -> None:
    """Add up the links of ``b`` to those of ``a``."""
    for c, weight in near[b].items():
        del near[c][b]
        if c != a:
            near[a][c] = near[c][a] = near[a].get(c, 0.0) + weight
    near[b] = {}


def _bar(near: list[dict[int, float]], block: Sequence[int], a: int) -> None:
    """Cut the links between a group of a block and those of other blocks."""
    for c in [c for c in near[a] if block[a] and block[c] and block[c] != block[a]]:
        del near[a][c], near[c][a]
