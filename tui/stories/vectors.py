"""A growing table of sparse vectors of fixed width, and the cosines of one with many of them.

A term and its weight are one number of 32 bits: the slot in the upper 20, the weight in steps in the lower 12. With the
terms sorted for looking up (``postings``) a row of 64 takes about 530 bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from tui.stories.postings import BITS, BLOCK, MASK, Packed, Postings
from tui.stories.similarity import SLOTS, WIDTH, Arrays, Rows, Slots, Weights, heaviest, products

STEPS: Final = BLOCK - 1
"""Steps that weights are kept in."""

FEW: Final = 256
"""Up to so many rows are compared without looking up first which of them may be alike."""


class Vectors:
    """Vectors by their row, each of at most ``width`` terms with weights up to ``most``.

    With ``idf`` (a factor a slot, of ``Frequencies``) the weights are those before IDF, and ``settle`` follows its
    changes. ``spread`` is room for one vector with a place for every slot, which tables may share.
    """

    def __init__(
        self, width: int = WIDTH, idf: Weights | None = None, spread: Weights | None = None, most: float = 16.0
    ) -> None:
        self.width = width
        self.rows = 0
        self.spread = np.zeros(SLOTS, np.float32) if spread is None else spread
        self._idf = idf
        self._step = np.float32(most / STEPS)
        self._packed: Packed = np.zeros((256, width), np.uint32)
        self._lengths: Weights = np.ones(256, np.float32)
        self._free: list[int] = []
        self._postings = Postings()

    def add(self, slots: Slots, weights: Weights) -> int:
        """Keep a vector; gives its row."""
        if self._free:
            row = self._free.pop()
        else:
            row, self.rows = self.rows, self.rows + 1
            if row == len(self._packed):
                # In place: two copies of a table of 100,000 would be the most memory that is ever used.
                room = row + max(256, row // 32)
                self._packed.resize((room, self.width), refcheck=False)
                self._lengths.resize(room, refcheck=False)
        self.put(row, slots, weights)
        return row

    def put(self, row: int, slots: Slots, weights: Weights) -> None:
        """Replace the vector of a row. What is heavier than the most that there may be is as heavy as that."""
        size = min(len(slots), self.width)
        steps = np.clip(np.rint(weights[:size] / self._step), 0, STEPS).astype(np.uint32)
        self._packed[row, :size] = slots[:size].astype(np.uint32) << BITS | steps
        self._packed[row, size:] = 0
        kept = self._factored(slots[:size], steps)
        self._lengths[row] = np.sqrt(kept @ kept) or 1
        self._postings.changed(row)

    def remove(self, row: int) -> None:
        """Give a row back."""
        self._packed[row] = 0
        self._free.append(row)
        self._postings.changed(row)

    def settle(self) -> None:
        """Follow changed factors."""
        for first in range(0, self.rows, BLOCK):
            self._measure(first, min(first + BLOCK, self.rows))

    def _measure(self, first: int, last: int) -> None:
        _, weights = self._unpacked(self._packed[first:last])
        lengths = np.sqrt(np.einsum("ij,ij->i", weights, weights))
        self._lengths[first:last] = np.where(lengths > 0, lengths, 1)

    def _unpacked(self, packed: Packed) -> tuple[Slots, Weights]:
        """Slots, and weights times their factors."""
        slots = (packed >> BITS).astype(np.int32)
        return slots, self._factored(slots, packed & MASK)

    def _factored(self, slots: Slots, steps: Packed) -> Weights:
        weights: Weights = steps.astype(np.float32) * self._step
        return weights if self._idf is None else weights * self._idf[slots]

    def of(self, row: int) -> tuple[Slots, Weights]:
        """The vector of a row at unit length, without its padding."""
        slots, weights = self._unpacked(self._packed[row, : int(np.count_nonzero(self._packed[row]))])
        return slots, weights / self._lengths[row]

    def total(self, rows: Rows, factors: Weights, width: int) -> tuple[Slots, Weights]:
        """The sum of the vectors of ``rows``, each times its factor; the heaviest ``width`` terms."""
        slots, weights = self._unpacked(self._packed[rows])
        weights *= (factors / self._lengths[rows])[:, None]
        slots, places, spread = slots.ravel(), np.arange(slots.size, dtype=np.float32), self.spread
        np.add.at(spread, slots, weights.ravel())
        totals = spread[slots]
        spread[slots] = places
        last = np.flatnonzero((spread[slots] == places) & (slots > 0))
        spread[slots] = 0
        return heaviest(slots[last], totals[last], width)

    def totals(self, groups: Sequence[Rows], factors: Sequence[float], width: int) -> list[tuple[Slots, Weights]]:
        """The sum of each group of rows times its factor, as ``total`` gives it; quicker for many of a few rows."""
        sizes = [len(rows) for rows in groups]
        rows = np.concatenate(groups)
        slots, weights = self._unpacked(self._packed[rows])
        weights *= (np.repeat(np.array(factors, np.float32), sizes) / self._lengths[rows])[:, None]
        keys = np.repeat(np.arange(len(groups)), sizes)[:, None] * SLOTS + slots
        found, at = np.unique(keys[slots > 0], return_inverse=True)
        totals = np.bincount(at, weights[slots > 0], len(found)).astype(np.float32)
        bounds = found.searchsorted(np.arange(len(groups) + 1) * SLOTS).tolist()
        slots = (found % SLOTS).astype(np.int32)
        return [heaviest(slots[a:b], totals[a:b], width) for a, b in pairwise(bounds)]

    def keep(self, rows: Rows) -> None:
        """Forget all rows but these, which are numbered anew in their order."""
        self._packed, self._lengths = self._packed[rows], self._lengths[rows]
        self._free, self.rows = [], len(rows)
        self._postings = Postings()
        for row in range(self.rows):
            self._postings.changed(row)

    def arrays(self) -> Arrays:
        """All that ``restore`` needs; of a table of which no row was given back."""
        return {"terms": self._packed[: self.rows]}

    def restore(self, arrays: Arrays) -> None:
        """Have the rows of another table, in the place of what is here; ``settle`` comes next."""
        self._packed = np.array(arrays["terms"], np.uint32)
        self._lengths = np.ones(len(self._packed), np.float32)
        self.keep(np.arange(len(self._packed)))

    def alike(
        self, slots: Slots, weights: Weights, rows: Rows, least: float, carry: float = 1.0
    ) -> tuple[Rows, Weights]:
        """Where in ``rows`` those are whose cosine with a vector of unit length is at least ``least``, and the cosines.

        With ``carry`` below 1 no single term makes up more than that part of it: the rest then decides.
        """
        factors = weights if self._idf is None else weights * self._idf[slots]
        at = np.arange(rows.size) if rows.size <= FEW else self._maybe(slots, factors, rows, least)
        cosines = self._cosines(slots, factors, rows[at], carry)
        enough = cosines >= least
        return at[enough], cosines[enough]

    def among(self, rows: Rows) -> Weights:
        """The cosines of ``rows`` with one another ``(rows, rows)``; for some dozens."""
        slots, weights = self._unpacked(self._packed[rows])
        weights *= (slots > 0) / self._lengths[rows][:, None]
        known, at = np.unique(slots, return_inverse=True)
        table: Weights = np.zeros((len(rows), len(known)), np.float32)
        np.put_along_axis(table, at.reshape(slots.shape), weights, axis=1)
        return products(table)

    def _maybe(self, slots: Slots, factors: Weights, rows: Rows, least: float) -> Rows:
        """Where in ``rows`` those are that may be so much alike: all that are, and some more."""
        self._postings.settle(self._packed[: self.rows])
        blocks = np.flatnonzero(np.bincount(rows >> BITS)).tolist()
        bounds = self._postings.bounds(slots, factors * self._step, blocks, self.rows)
        # A hundredth to spare, for what single precision rounds off.
        return np.flatnonzero(bounds[rows] >= 0.99 * least * self._lengths[rows])

    def _cosines(self, slots: Slots, factors: Weights, rows: Rows, carry: float) -> Weights:
        self.spread[slots] = factors
        self.spread[0] = 0
        packed = self._packed[rows]
        there = self.spread.take(packed >> BITS, mode="clip")
        there *= (packed & MASK).astype(np.float32) * self._step
        products: Weights = there.sum(axis=1)
        if carry < 1 and rows.size:
            products = np.minimum(products, (products - there.max(axis=1)) / (1 - carry))
        self.spread[slots] = 0
        cosines: Weights = (products / self._lengths[rows]).astype(np.float32)
        return cosines
