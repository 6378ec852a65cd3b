"""Which rows of a table may be alike to a vector: the rows of each term, side by side, with how heavy it is there.

Rows are taken 4,096 at a time; of each such block all terms lie in one sorted array, as a number of 32 bits that is the
slot and the row, beside a weight of 8 bits that is rounded up. What a vector finds by its terms is therefore at least as
alike as it is in truth, so that nothing is lost by looking only at what is found: with 100,000 articles that is one in a
hundred, and looking costs a tenth of comparing all.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from tui.stories.similarity import Slots, Weights

BITS: Final = 12
"""Bits of a packed term that hold its weight, and of a posting that hold its row."""

BLOCK: Final = 1 << BITS
"""Rows of a block."""

COARSE: Final = 4
"""Bits of a weight that a posting does without."""

LOOSE: Final = 512
"""So many rows may have changed, and so be compared in any case, before their blocks are sorted anew."""

Packed = npt.NDArray[np.uint32]


class Postings:
    """The terms of a table's rows, sorted; ``changed`` rows are found by every vector until ``settle``."""

    def __init__(self) -> None:
        self._keys: list[Packed] = []
        self._weights: list[npt.NDArray[np.uint8]] = []
        self._loose = np.zeros(0, np.bool_)
        self._changes = 0

    def changed(self, row: int) -> None:
        """Note that a row is new or has another vector."""
        if row >= len(self._loose):
            self._loose = np.concatenate([self._loose, np.zeros(row + BLOCK - len(self._loose), np.bool_)])
        if not self._loose[row]:
            self._loose[row] = True
            self._changes += 1

    def settle(self, table: Packed) -> None:
        """Sort the blocks of what has changed anew, if that is much. ``table``: the packed terms ``(rows, width)``."""
        if self._changes <= LOOSE:
            return
        for block in np.unique(np.flatnonzero(self._loose) >> BITS).tolist():
            self._sort(block, table[block << BITS : (block + 1) << BITS])
        self._loose[:] = False
        self._changes = 0

    def _sort(self, block: int, table: Packed) -> None:
        rows = np.arange(len(table), dtype=np.uint64)[:, None]
        # Slot, row and weight in one number: sorting those is several times faster than a stable argsort.
        wide = table.astype(np.uint64)
        coarse = ((wide & (BLOCK - 1)) + ((1 << COARSE) - 1)) >> COARSE
        whole = np.sort(((wide >> BITS << BITS | rows) << 8 | coarse)[table >= BLOCK])
        while len(self._keys) <= block:
            self._keys.append(np.zeros(0, np.uint32))
            self._weights.append(np.zeros(0, np.uint8))
        self._keys[block], self._weights[block] = (whole >> 8).astype(np.uint32), whole.astype(np.uint8)

    def bounds(self, slots: Slots, weights: Weights, blocks: list[int], rows: int) -> Weights:
        """At least the product of a vector with each of the first ``rows`` of a table, as far as they are in ``blocks``.

        Weights of the table count in steps of its packed weights.
        """
        bound: Weights = np.zeros(max(rows, len(self._keys) << BITS), np.float32)
        some = np.flatnonzero((slots > 0) & (weights > 0))
        first = slots[some].astype(np.uint32) << BITS
        steps = weights[some] * (1 << COARSE)
        for block in blocks:
            if block < len(self._keys):
                keys = self._keys[block]
                starts, stops = keys.searchsorted(first), keys.searchsorted(first | (BLOCK - 1), "right")
                sizes = stops - starts
                which = np.arange(sizes.sum()) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
                products = self._weights[block][which] * np.repeat(steps, sizes)
                bound[block << BITS : (block + 1) << BITS] = np.bincount(keys[which] & (BLOCK - 1), products, BLOCK)
        bound = bound[:rows]
        bound[self._loose[:rows]] = np.inf
        return bound
