"""Which rows of a table may be alike to a vector: the rows of each term, side by side, with how heavy it is there.

Rows are taken 8,192 at a time. Of each such block the slots that it has are sorted, and the rows of each slot follow
one another, 16 bits each: 13 for the row, 3 for the weight, rounded up to one of 8. What is found by its terms is
therefore taken for at least as alike as it is, so that nothing is lost by comparing only that. With 100,000 articles
kept a new one is placed in a quarter of the time that comparing all within ten days takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from tui.stories.similarity import SLOTS, Rows, Slots, Weights

BITS: Final = 12
"""Bits of a packed term that hold its weight."""

STEPS: Final = np.uint32((1 << BITS) - 1)
"""The heaviest weight of a packed term, and all of those bits."""

ROW_BITS: Final = 13
"""Bits of a posting that hold its row; those below hold its weight."""

BLOCK: Final = 1 << ROW_BITS
"""Rows of a block."""

_LEVEL_BITS: Final = 16 - ROW_BITS

_LEVELS: Final = np.array([0, *np.ceil(np.geomspace(64, STEPS, (1 << _LEVEL_BITS) - 1))], np.float32)
"""The packed weights that postings know: each twice the last."""

_LEVEL: Final = np.searchsorted(_LEVELS, np.arange(STEPS + 1)).astype(np.uint8)
"""For each packed weight the lowest of these that is not less."""

_AT_ONCE: Final = 512
"""Rows that are taken to pieces at once."""

LOOSE: Final = 512
"""So many rows may have changed before their blocks are sorted anew."""

FRESH: Final = 32
"""So many rows may have changed, and so be found in any case, before all that have are sorted by themselves."""

_IN_BLOCKS, _IN_YOUNG, _LOOSE = range(3)

Packed = npt.NDArray[np.uint32]


class _Block:
    """The terms of a table of at most ``BLOCK`` rows, packed ``(rows, width)``.

    Slots are hashes, and so evenly spread: one is looked up by its upper bits among the few that share them, which
    touches less memory than a search by halves does.
    """

    def __init__(self, table: Packed, room: npt.NDArray[np.uint64] | None = None) -> None:
        whole = _slots_and_postings(table, np.empty(table.size, np.uint64) if room is None else room)
        self.postings = whole.astype(np.uint16)
        whole >>= 16
        slots = whole.astype(np.uint32)
        first = np.append(True, slots[1:] != slots[:-1])[: len(slots)]
        starts, slots = np.arange(len(slots), dtype=np.uint32)[first], slots[first]
        # From four to eight slots a bucket; room behind the last one, since the places of the fullest are read of all.
        self._shift = min(16, 23 - len(slots).bit_length())
        buckets = np.arange(0, SLOTS + 1, 1 << self._shift, dtype=np.uint32)
        heads = slots.searchsorted(buckets)
        self._heads = heads[:-1].astype(np.uint32)
        self._within = np.arange(np.diff(heads).max())
        self._low = np.append(slots.astype(np.uint16), np.zeros(len(self._within), np.uint16))
        self._starts = np.append(starts, np.full(len(self._within) + 1, len(whole), np.uint32))

    def bounds(self, slots: Slots, weights: Weights) -> Weights:
        """At least the product of each row with a vector, in steps of packed weights."""
        places = self._heads.take(slots >> self._shift)[:, None] + self._within
        # The lower bits tell slots apart that are so near one another; if not, a bound is higher than it needs to be.
        found = (self._low.take(places) == slots.astype(np.uint16)[:, None]).ravel().nonzero()[0]
        at = places.ravel().take(found)
        starts, ends = self._starts.take(at), self._starts.take(at + 1)
        pieces = [self.postings[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        postings = np.concatenate([self.postings[:0], *pieces])
        products = _LEVELS.take(postings & len(_LEVELS) - 1)
        products *= weights.take(found // max(1, len(self._within))).repeat(ends - starts)
        return np.bincount(postings >> _LEVEL_BITS, products, BLOCK).astype(np.float32)


def _slots_and_postings(table: Packed, room: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """The terms of a table in order of their slots, each slot over its posting in one number; within ``room``.

    Sorting those is several times faster than an argsort. Some rows at a time, in room that is there already: memory
    between what stays is not given back.
    """
    end = 0
    for first in range(0, len(table), _AT_ONCE):
        some = table[first : first + _AT_ONCE]
        packed = (some >> BITS).astype(np.uint64) << 16
        packed |= np.arange(first, first + len(some), dtype=np.uint64)[:, None] << _LEVEL_BITS
        packed |= _LEVEL.take(some & STEPS)
        found = packed[some > STEPS]
        room[end : end + len(found)] = found
        end += len(found)
    whole = room[:end]
    whole.sort()
    return whole


class Postings:
    """The terms of a table's rows, as they were sorted last.

    What has ``changed`` since is sorted by itself, every ``FRESH`` changes; that is little, and most of the time new.
    What has changed after that is found by every vector. The first ``rows`` are sorted when they are settled first.
    """

    def __init__(self, rows: int = 0) -> None:
        self._blocks: list[_Block] = []
        self._young = _Block(np.zeros((0, 1), np.uint32))
        self._sorted: Rows = np.zeros(0, np.intp)
        """The rows of the young block."""
        self._loose: set[int] = set()
        self._begun = not rows
        self._where = np.full(rows, _LOOSE, np.int8)
        """Where each row is found as it is now: in the blocks, in the young one, or nowhere (it is loose)."""

    def changed(self, row: int) -> None:
        """Note that a row is new or has another vector."""
        if row >= len(self._where):
            self._where = np.append(self._where, np.zeros(row + BLOCK - len(self._where), np.int8))
        self._where[row] = _LOOSE
        self._loose.add(row)

    def settle(self, table: Packed) -> None:
        """Sort what has changed, if that is much. ``table``: the packed terms ``(rows, width)``."""
        if self._begun and len(self._loose) <= FRESH:
            return
        self._begun = True
        self._sorted = np.flatnonzero(self._where)
        if len(self._sorted) > LOOSE:
            numbers = np.flatnonzero(np.bincount(self._sorted >> ROW_BITS)).tolist()
            parts = [table[number << ROW_BITS : (number + 1) << ROW_BITS] for number in numbers]
            room = np.empty(max(part.size for part in parts), np.uint64)
            for number, part in zip(numbers, parts, strict=True):
                del self._blocks[number : number + 1]  # first, so that the new one has its memory
                self._blocks.insert(number, _Block(part, room))
            self._where[:] = _IN_BLOCKS
            self._sorted = self._sorted[:0]
        self._where[self._sorted] = _IN_YOUNG
        self._young = _Block(table[self._sorted])
        self._loose.clear()

    def above(
        self, slots: Slots, weights: Weights, least: float, lengths: Weights, blocks: Sequence[int] | None = None
    ) -> Rows:
        """The rows of some blocks (or all) whose product with a vector may be at least ``least`` times their length.

        Weights of the table count in steps of its packed weights. In any case those that have changed are given.
        """
        some = ((slots > 0) & (weights > 0)).nonzero()[0]
        slots, weights = slots.take(some), weights.take(some)
        loose = np.fromiter(self._loose, np.intp, len(self._loose))
        bounds = self._young.bounds(slots, weights)[: len(self._sorted)]
        young = self._sorted[bounds >= least * lengths.take(self._sorted)]
        found = [loose, young[self._where.take(young) == _IN_YOUNG]]
        for number in range(len(self._blocks)) if blocks is None else blocks:
            if number < len(self._blocks):
                first = number << ROW_BITS
                those = lengths[first : first + BLOCK]
                bounds = self._blocks[number].bounds(slots, weights)[: len(those)]
                rows = (bounds >= least * those).nonzero()[0] + first
                found.append(rows[self._where.take(rows) == _IN_BLOCKS])
        return np.concatenate(found)
