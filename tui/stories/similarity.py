"""How alike two articles are: sparse TF-IDF vectors of fixed width in numpy, and document frequencies that grow.

Terms are hashed into 2**20 slots instead of being interned: 100,000 articles bring half a million different terms, whose
strings alone would take more memory than all vectors, and two heavy terms of two articles fall together once in 250 pairs,
with a weight of a sixtieth. A vector keeps its heaviest ``WIDTH`` terms, weighted and normalised when the article arrives
and never again (Linger 2020 and our own measurements: re-weighting old vectors gains nothing).
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

PRIOR: Final = 4000
"""How many articles the background counts for: what is said in every second article of a small library can be its story."""

UNKNOWN: Final = 0.002
"""The share of articles in which a word that the background does not list is expected."""

COMMON: Final = 0.12
"""Terms in more than this share of all articles say nothing about what happened."""


def slot(term: str) -> int:
    """The number of a term, from 1 (0 stands for no term)."""
    return zlib.crc32(term.encode()) % (SLOTS - 1) + 1


class Frequencies:
    """In how many articles each term stands, on top of a background that counts for ``PRIOR`` articles."""

    def __init__(self) -> None:
        self.articles = PRIOR
        self._counts = np.full(SLOTS, PRIOR * UNKNOWN, np.float32)
        for share, words in WORDS.items():
            for word in words.split():
                self._counts[slot(word)] = PRIOR * share

    def count(self, slots: Slots) -> None:
        """Count one article with these terms."""
        self.articles += 1
        self._counts[slots] += 1

    def idf(self, slots: Slots) -> Weights:
        """How telling each term is; 0 for those in more than ``COMMON`` of all articles."""
        counts = self._counts[slots]
        idf = np.log((self.articles + 1) / (counts + 0.5))
        idf[counts > COMMON * self.articles] = 0
        return idf.astype(np.float32)


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
    order = np.argsort(slots, kind="stable")
    slots, weights = slots[order], weights[order]
    starts = np.flatnonzero(np.diff(slots, prepend=-1))
    if not starts.size:
        return slots, weights
    total = np.add.reduceat(weights, starts).astype(np.float32)
    total[slots[starts] == 0] = 0  # padding
    return heaviest(slots[starts], total, width)


class Vectors:
    """A growing table of vectors, one a row: slots ``(rows, width)`` and weights of the same shape, padded with 0."""

    def __init__(self, width: int = WIDTH) -> None:
        self.width = width
        self.slots: Slots = np.zeros((256, width), np.int32)
        self.weights: npt.NDArray[np.float16] = np.zeros((256, width), np.float16)
        self._free: list[int] = []
        self._used = 0
        self._spread = np.zeros(SLOTS, np.float32)

    def add(self, slots: Slots, weights: Weights) -> int:
        """Keep a vector; gives its row."""
        if self._free:
            row = self._free.pop()
        else:
            row = self._used
            self._used += 1
            if row == len(self.slots):
                self.slots = np.concatenate([self.slots, np.zeros_like(self.slots[: max(256, row // 2)])])
                self.weights = np.concatenate([self.weights, np.zeros_like(self.weights[: max(256, row // 2)])])
        self.put(row, slots, weights)
        return row

    def put(self, row: int, slots: Slots, weights: Weights) -> None:
        """Replace the vector of a row."""
        size = min(len(slots), self.width)
        self.slots[row, :size], self.slots[row, size:] = slots[:size], 0
        self.weights[row, :size], self.weights[row, size:] = weights[:size], 0

    def remove(self, row: int) -> None:
        """Give a row back."""
        self.slots[row] = 0
        self.weights[row] = 0
        self._free.append(row)

    @property
    def gaps(self) -> int:
        """How many rows have been given back and are not in use."""
        return len(self._free)

    def of(self, row: int) -> tuple[Slots, Weights]:
        """The vector of a row, without its padding."""
        size = int(np.count_nonzero(self.slots[row]))
        return self.slots[row, :size], self.weights[row, :size].astype(np.float32)

    def cosines(self, slots: Slots, weights: Weights, rows: Rows) -> Weights:
        """The cosine of a vector with each of ``rows``."""
        if not rows.size:
            return np.zeros(0, np.float32)
        self._spread[slots] = weights
        self._spread[0] = 0
        first, last = int(rows.min()), int(rows.max()) + 1
        # A run of neighbours is read in place; copying the rows costs as much as the product itself.
        if last - first <= rows.size + rows.size // 2:
            near = np.einsum("ij,ij->i", self._spread[self.slots[first:last]], self.weights[first:last])[rows - first]
        else:
            near = np.einsum("ij,ij->i", self._spread[self.slots[rows]], self.weights[rows])
        self._spread[slots] = 0
        return near.astype(np.float32)


def shared(first: tuple[Slots, Weights], second: tuple[Slots, Weights]) -> Sequence[int]:
    """The slots that two vectors have in common, the heaviest product first: why they are alike."""
    slots, left, right = np.intersect1d(first[0], second[0], return_indices=True)
    products = first[1][left] * second[1][right]
    return [int(s) for s in slots[np.argsort(-products, kind="stable")] if s]
