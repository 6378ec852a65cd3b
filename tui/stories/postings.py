"""Which rows of a table may be alike to a vector: the rows of each term, side by side, with how heavy it is there.

Rows are taken 4,096 at a time. Of each such block the slots that it has are sorted, and the rows of each slot follow
one another, 16 bits each: 12 for the row, 4 for the weight, rounded up to one of 16. What is found by its terms is
therefore taken for at least as alike as it is, so that nothing is lost by comparing only that. With 100,000 articles
kept a new one is placed in a quarter of the time that comparing all within ten days takes.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from tui.stories.similarity import SLOTS, Slots, Weights

BITS: Final = 12
"""Bits of a packed term that hold its weight, and of a posting that hold its row."""

BLOCK: Final = 1 << BITS
"""Rows of a block; one more than the heaviest packed weight."""

MASK: Final = np.uint32(BLOCK - 1)
"""The lower bits of a packed term."""

_LEVELS: Final = np.array([0, *np.ceil(np.geomspace(64, BLOCK - 1, 15))], np.float32)
"""The packed weights that postings know: each a third more than the last."""

_LEVEL: Final = np.searchsorted(_LEVELS, np.arange(BLOCK)).astype(np.uint8)
"""For each packed weight the lowest of these that is not less."""

LOOSE: Final = 512
"""So many rows may have changed, and so be compared in any case, before their blocks are sorted anew."""

Packed = npt.NDArray[np.uint32]


class _Block:
    """The terms of a table of at most ``BLOCK`` rows, packed ``(rows, width)``."""

    def __init__(self, table: Packed) -> None:
        # The slot over what is kept of the row, in one number: sorting those is several times faster than an argsort.
        whole = (table & ~MASK).astype(np.uint64)
        whole <<= 16 - BITS
        whole |= np.arange(0, len(table) << 4, 1 << 4, dtype=np.uint64)[:, None]
        whole |= _LEVEL[table & MASK]
        whole = whole[table > MASK]
        whole.sort()
        self.postings = whole.astype(np.uint16)
        whole >>= 16
        slots = whole.astype(np.int32)
        starts = np.flatnonzero(np.diff(slots, prepend=-1))
        # One slot more, above all others, so that every place that is looked up is one.
        self.slots: Slots = np.append(slots[starts], np.int32(SLOTS))
        self.starts = np.append(starts, len(slots)).astype(np.uint32)

    def bounds(self, slots: Slots, weights: Weights) -> Weights:
        """At least the product of each row with a vector, in steps of packed weights."""
        at = self.slots.searchsorted(slots)
        there = self.slots[at] == slots
        at = at[there]
        starts = self.starts[at].astype(np.intp)
        sizes = self.starts[at + 1] - starts
        which = np.arange(sizes.sum()) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
        found = self.postings[which]
        products = _LEVELS[found & 15] * np.repeat(weights[there], sizes)
        return np.bincount(found >> 4, products, BLOCK).astype(np.float32)


class Postings:
    """The terms of a table's rows; ``changed`` rows are found by every vector until ``settle``."""

    def __init__(self) -> None:
        self._blocks: list[_Block] = []
        self._loose = np.zeros(0, np.bool_)
        self._changes = 0

    def changed(self, row: int) -> None:
        """Note that a row is new or has another vector."""
        if row >= len(self._loose):
            self._loose = np.append(self._loose, np.zeros(row + BLOCK - len(self._loose), np.bool_))
        if not self._loose[row]:
            self._loose[row] = True
            self._changes += 1

    def settle(self, table: Packed) -> None:
        """Sort the blocks of what has changed anew, if that is much. ``table``: the packed terms ``(rows, width)``."""
        if self._changes <= LOOSE:
            return
        for number in np.flatnonzero(np.bincount(np.flatnonzero(self._loose) >> BITS)).tolist():
            block = _Block(table[number << BITS : (number + 1) << BITS])
            self._blocks[number : number + 1] = [block]  # in its place, or at the end
        self._loose[:] = False
        self._changes = 0

    def bounds(self, slots: Slots, weights: Weights, blocks: list[int], rows: int) -> Weights:
        """At least the product of a vector with each of the first ``rows`` of a table that are in ``blocks``.

        Weights of the table count in steps of its packed weights. For all other rows it is 0.
        """
        bound: Weights = np.zeros(max(rows, len(self._blocks) << BITS), np.float32)
        some = np.flatnonzero((slots > 0) & (weights > 0))
        slots, weights = slots[some], weights[some]
        for number in blocks:
            if number < len(self._blocks):
                bound[number << BITS : (number + 1) << BITS] = self._blocks[number].bounds(slots, weights)
        bound = bound[:rows]
        bound[np.flatnonzero(self._loose[:rows])] = np.inf
        return bound
