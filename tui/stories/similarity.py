"""How alike two articles are: sparse TF-IDF vectors of fixed width in numpy, and document frequencies that grow.

Terms are hashed into 2**20 slots instead of being interned: 100,000 articles bring half a million different terms,
whose strings alone would take more memory than all vectors, and two heavy terms of two articles fall together once in
250 pairs, with a weight of a sixtieth. A vector keeps its heaviest ``WIDTH`` terms as they were before IDF.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from tui.stories.background import WORDS

Slots = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]

SLOTS: Final = 1 << 20
WIDTH: Final = 64
"""Terms of an article that are kept: 40 lose half a point of B-cubed F1, 80 gain nothing."""

PRIOR: Final = 8000
"""How many articles the background counts for, so that what a small library tells all the time can be its story."""

UNKNOWN: Final = 0.002
"""The share of articles in which a word that the background does not list is expected."""

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
        self._counts = np.full(SLOTS, PRIOR * UNKNOWN, np.float32)
        for share, words in WORDS.items():
            for word in words.split():
                self._counts[slot(word)] = PRIOR * share
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

    def settle(self) -> None:
        """Weigh terms by what has been counted by now; those in more than ``COMMON`` of all articles by 0."""
        np.log((self.articles + 1) / (self._counts + 0.5), out=self.idf)
        self.idf[self._counts > COMMON * self.articles] = 0


def slots_of(terms: Iterable[tuple[str, float]]) -> Slots:
    """The slots of an article's terms, in their order."""
    return np.fromiter((slot(term) for term, _ in terms), np.int32)


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
    slots, weights = (packed >> 32).astype(np.int32), weights[packed & 0xFFFFFFFF]
    starts = np.flatnonzero(np.diff(slots, prepend=-1))
    if not starts.size:
        return slots, weights
    total = np.add.reduceat(weights, starts).astype(np.float32)
    total[slots[starts] == 0] = 0  # padding
    return heaviest(slots[starts], total, width)


class Vectors:
    """A growing table of vectors, one a row: slots ``(rows, width)`` and weights of the same shape, padded with 0.

    With ``idf`` (a factor a slot, of ``Frequencies``) the weights are those before IDF, and ``settle`` follows its
    changes. ``spread`` is room for one vector with a place for every slot, which tables may share.
    """

    def __init__(self, width: int = WIDTH, idf: Weights | None = None, spread: Weights | None = None) -> None:
        self.width = width
        self._idf = idf
        self._slots: Slots = np.zeros((256, width), np.int32)
        self._weights: Weights = np.zeros((256, width), np.float32)
        self._lengths: Weights = np.ones(256, np.float32)
        self._free: list[int] = []
        self.rows = 0
        self.spread = np.zeros(SLOTS, np.float32) if spread is None else spread

    def add(self, slots: Slots, weights: Weights) -> int:
        """Keep a vector; gives its row."""
        if self._free:
            row = self._free.pop()
        else:
            row, self.rows = self.rows, self.rows + 1
            if row == len(self._slots):
                more = max(256, row // 8)
                self._slots = np.concatenate([self._slots, np.zeros((more, self.width), np.int32)])
                self._weights = np.concatenate([self._weights, np.zeros((more, self.width), np.float32)])
                self._lengths = np.concatenate([self._lengths, np.ones(more, np.float32)])
        self.put(row, slots, weights)
        return row

    def put(self, row: int, slots: Slots, weights: Weights) -> None:
        """Replace the vector of a row."""
        size = min(len(slots), self.width)
        self._slots[row, :size], self._slots[row, size:] = slots[:size], 0
        self._weights[row, :size], self._weights[row, size:] = weights[:size], 0
        self._measure(row, row + 1)

    def remove(self, row: int) -> None:
        """Give a row back."""
        self._slots[row] = 0
        self._weights[row] = 0
        self._free.append(row)

    def settle(self) -> None:
        """Follow changed factors."""
        for first in range(0, self.rows, 4096):
            self._measure(first, min(first + 4096, self.rows))

    def _measure(self, first: int, last: int) -> None:
        weights = self._scaled(self._slots[first:last], self._weights[first:last])
        lengths = np.sqrt(np.einsum("ij,ij->i", weights, weights))
        self._lengths[first:last] = np.where(lengths > 0, lengths, 1)

    def _scaled(self, slots: Slots, weights: Weights) -> Weights:
        return weights.copy() if self._idf is None else weights * self._idf[slots]

    def of(self, row: int) -> tuple[Slots, Weights]:
        """The vector of a row at unit length, without its padding."""
        size = int(np.count_nonzero(self._slots[row]))
        slots = self._slots[row, :size]
        return slots, self._scaled(slots, self._weights[row, :size]) / self._lengths[row]

    def _products(self, slots: Slots, weights: Weights, carry: float) -> Weights:
        """The product of each row with the vector that is spread out, of which one term may carry so much."""
        there = self.spread.take(slots, mode="clip")
        products: Weights = np.einsum("ij,ij->i", there, weights)
        if carry < 1:
            there *= weights
            products = np.minimum(products, (products - there.max(axis=1)) / (1 - carry))
        return products

    def total(self, rows: Rows, factors: Weights, width: int) -> tuple[Slots, Weights]:
        """The sum of the vectors of ``rows``, each times its factor; the heaviest ``width`` terms."""
        slots = self._slots[rows]
        weights = self._scaled(slots, self._weights[rows]) * (factors / self._lengths[rows])[:, None]
        return added(slots.ravel(), weights.ravel(), width)

    def keep(self, rows: Rows) -> None:
        """Forget all rows but these, which are numbered anew in their order."""
        self._slots, self._weights, self._lengths = self._slots[rows], self._weights[rows], self._lengths[rows]
        self._free, self.rows = [], len(rows)

    def cosines(self, slots: Slots, weights: Weights, rows: Rows, carry: float = 1.0) -> Weights:
        """The cosine of a vector of unit length with each of ``rows``.

        With ``carry`` below 1 no single term makes up more than that part of it: the rest then decides.
        """
        if not rows.size:
            return np.zeros(0, np.float32)
        self.spread[slots] = weights if self._idf is None else weights * self._idf[slots]
        self.spread[0] = 0
        first, last = int(rows.min()), int(rows.max()) + 1
        # A run of neighbours is read in place; copying the rows costs more than the product itself.
        if last - first <= 3 * rows.size:
            near = self._products(self._slots[first:last], self._weights[first:last], carry)[rows - first]
        else:
            near = self._products(self._slots[rows], self._weights[rows], carry)
        self.spread[slots] = 0
        cosines: Weights = (near / self._lengths[rows]).astype(np.float32)
        return cosines


def shared(first: tuple[Slots, Weights], second: tuple[Slots, Weights]) -> Sequence[int]:
    """The slots that two vectors have in common, the heaviest product first: why they are alike."""
    slots, left, right = np.intersect1d(first[0], second[0], return_indices=True)
    products = first[1][left] * second[1][right]
    return [int(s) for s in slots[np.argsort(-products, kind="stable")] if s]
