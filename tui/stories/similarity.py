"""What an article is compared by: sparse TF-IDF vectors in numpy, and document frequencies that grow.

Terms are hashed into 2**20 slots instead of being interned: 100,000 articles bring half a million different terms,
whose strings alone would take more memory than all vectors, and two heavy terms of two articles fall together once in
250 pairs, with a weight of a sixtieth. A vector keeps its heaviest ``WIDTH`` terms as they were before IDF.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tui.stories.background import WORDS

Slots = npt.NDArray[np.intp]
Weights = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]
Arrays = Mapping[str, npt.NDArray[Any]]

SLOTS: Final = 1 << 20
WIDTH: Final = 64
"""Terms of an article that are kept: 40 lose half a point of B-cubed F1, 80 gain nothing."""

PRIOR: Final = 8000
"""How many articles the background counts for, so that what a small library tells all the time can be its story."""

UNKNOWN: Final = 0.002
"""The share of articles in which a word that the background does not list is expected."""

PRODUCT: Final = 1 << 17
"""Multiplications of a product of matrices that one thread does."""

COMMON: Final = 0.12
"""Terms in more than this share of all articles say nothing about what happened."""


def slot(term: str) -> int:
    """The number of a term, from 1 (0 stands for no term)."""
    return zlib.crc32(term.encode()) % (SLOTS - 1) + 1


class Frequencies:
    """In how many articles each term stands, on top of a background that counts for ``PRIOR`` articles.

    ``idf`` is how telling each slot is. It follows the counts in steps, at ``settle``, so that between two steps the
    same two articles are always as alike.
    """

    def __init__(self) -> None:
        self.articles = PRIOR
        self._counts = _at_first()
        self.idf: Weights = np.zeros(SLOTS, np.float32)
        self.settle()

    @property
    def counted(self) -> int:
        """How many articles have been counted, without the background."""
        return self.articles - PRIOR

    def count(self, slots: Slots) -> None:
        """Count one article with these terms."""
        self.articles += 1
        self._counts[slots] += 1

    def arrays(self) -> Arrays:
        """What has been counted, for ``restore``."""
        counts = np.rint(self._counts - _at_first()).astype(np.int32)
        slots = np.flatnonzero(counts).astype(np.int32)
        return {"slots": slots, "counts": counts[slots], "counted": np.array(self.counted)}

    def restore(self, arrays: Arrays) -> None:
        """Count what another had counted, beside what was counted here."""
        self.articles += int(arrays["counted"])
        self._counts[arrays["slots"]] += arrays["counts"]

    def settle(self) -> None:
        """Weigh terms by what has been counted by now; those in more than ``COMMON`` of all articles by 0."""
        np.log((self.articles + 1) / (self._counts + 0.5), out=self.idf)
        self.idf[self._counts > COMMON * self.articles] = 0


def _at_first() -> Weights:
    """In how many of ``PRIOR`` articles the term of each slot is expected."""
    counts: Weights = np.full(SLOTS, PRIOR * UNKNOWN, np.float32)
    slots, expected = _background()
    counts[slots] = expected
    return counts


@cache
def _background() -> tuple[Slots, Weights]:
    """The slots of the words that the background lists, in order, and in how many of ``PRIOR`` articles each stands."""
    known = {slot(word): PRIOR * share for share, words in WORDS.items() for word in words.split()}
    order = sorted(known)
    return np.array(order, np.intp), np.array([known[number] for number in order], np.float32)


def expected(slots: Slots) -> Weights:
    """How telling terms are by the background alone, whatever a library holds."""
    known, counts = _background()
    at = np.minimum(known.searchsorted(slots), len(known) - 1)
    counts = np.where(known[at] == slots, counts[at], np.float32(PRIOR * UNKNOWN))
    weights: Weights = np.log((PRIOR + 1) / (counts + 0.5)) * (counts <= COMMON * PRIOR)
    return weights


def slots_of(terms: Iterable[tuple[str, float]]) -> Slots:
    """The slots of an article's terms, in their order."""
    numbers = np.array([zlib.crc32(term.encode()) for term, _ in terms], np.uint32)
    return (numbers % np.uint32(SLOTS - 1) + np.uint32(1)).astype(np.intp)


def named_once(terms: Sequence[tuple[str, float]]) -> list[bool]:
    """Which terms stand beside no name that they are a word of and weigh no more than: no "Barack" by "Barack Obama".

    As three terms one name relates all that tells of its bearer: the stories of two years of politics were "Obama" and
    "the White House" with 130 articles of no other matter in common. Named once, pairwise F1 of developments is higher
    by two points.
    """
    whole: dict[str, float] = {}
    for term, weight in terms:
        if " " in term and term[0].isupper():
            whole |= {word: max(weight, whole.get(word, 0.0)) for word in term.split()}
    return [weight > whole.get(term, 0.0) for term, weight in terms]


def heaviest(slots: Slots, weights: Weights, width: int = WIDTH) -> tuple[Slots, Weights]:
    """The ``width`` heaviest terms, heaviest first."""
    order = np.argsort(-weights, kind="stable")[:width]
    order = order[weights[order] > 0]
    return slots[order], weights[order]


def unit(slots: Slots, weights: Weights) -> tuple[Slots, Weights]:
    """A vector at length 1."""
    length = float(np.sqrt(weights @ weights))
    return slots, weights / length if length else weights


def added(slots: Slots, weights: Weights, width: int = WIDTH) -> tuple[Slots, Weights]:
    """One vector out of many laid end to end: weights of the same slot are added, the heaviest kept."""
    # Slot and place in one number: sorting those is several times faster than a stable argsort.
    packed = np.sort(slots.astype(np.int64) << 32 | np.arange(len(slots)))
    slots, weights = (packed >> 32).astype(np.intp), weights[packed & 0xFFFFFFFF]
    starts = np.flatnonzero(np.diff(slots, prepend=-1))
    if not starts.size:
        return slots, weights
    total = np.add.reduceat(weights, starts).astype(np.float32)
    total[slots[starts] == 0] = 0  # padding
    return heaviest(slots[starts], total, width)


def side_by_side(slots: Slots, spread: Weights) -> Rows:
    """A column for each of the slots, below their number: the same for the same slot; some columns stay empty.

    Without sorting them. ``spread`` is a place for every slot, all 0 before and after.
    """
    spread[slots] = np.arange(slots.size, dtype=np.float32).reshape(slots.shape)
    columns = spread.take(slots).astype(np.intp)
    spread[slots] = 0
    return columns


def products(table: Weights) -> Weights:
    """The products of the rows of a table with one another ``(rows, rows)``; for some dozens of rows."""
    totals: Weights = np.zeros((len(table), len(table)), np.float32)
    # Some columns at a time: for larger products threads are started, which costs more than they save.
    step = max(1, PRODUCT // max(1, len(table)) ** 2)
    for first in range(0, table.shape[1], step):
        some = table[:, first : first + step]
        totals += some @ some.T
    return totals


def shared(first: tuple[Slots, Weights], second: tuple[Slots, Weights]) -> list[int]:
    """The slots that two vectors have in common, the heaviest product first: why they are alike."""
    slots, left, right = np.intersect1d(first[0], second[0], assume_unique=True, return_indices=True)
    products = first[1][left] * second[1][right]
    return [int(s) for s in slots[np.argsort(-products, kind="stable")] if s]
