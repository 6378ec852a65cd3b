"""The 5-grams of many texts, a row a text, one after the other in one array.

Of each 5-gram 16 bits are kept. Two texts of 500 words then share one of their 60 by chance once in 18 cases, and three
once in 36,000; a copy has half of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from tui.stories.copies import Counts
from tui.stories.similarity import Arrays, Rows, Weights, products

SPREAD: Final = np.uint32(2_654_435_761)
"""Times this (2**32 by the golden ratio, Knuth 6.4) the upper bits of a number follow from all of it.

A CRC's bits alone do not do: of texts that differ in the same places all 5-grams would fall together, or none.
"""


class Shingles:
    """Texts by their row; a 5-gram comes as a number of 32 bits, and goes as one of 16."""

    def __init__(self) -> None:
        self._all: npt.NDArray[np.uint16] = np.zeros(1024, np.uint16)
        self._used = 0
        self._starts: npt.NDArray[np.int64] = np.zeros(256, np.int64)
        self._sizes: npt.NDArray[np.int32] = np.zeros(256, np.int32)
        self._rows = 0

    def __len__(self) -> int:
        return self._rows

    def add(self, shingles: Sequence[int]) -> None:
        """Keep one more text."""
        row, self._rows = self._rows, self._rows + 1
        if row == len(self._starts):
            room = row + max(256, row // 32)
            self._starts.resize(room, refcheck=False)
            self._sizes.resize(room, refcheck=False)
        self.put(row, shingles)

    def put(self, row: int, shingles: Sequence[int]) -> None:
        """Replace a text; where it stood nothing stands until ``keep``."""
        kept = np.unique(np.array(shingles, np.uint32) * SPREAD >> 16)
        start, end = self._used, self._used + len(kept)
        if end > len(self._all):
            self._all.resize(end + max(1024, end // 32), refcheck=False)
        self._all[start:end] = kept
        self._starts[row], self._sizes[row], self._used = start, len(kept), end

    def sizes(self, rows: Rows | int) -> Counts:
        """How many 5-grams are kept of each of some texts."""
        return self._sizes[rows]

    def common(self, row: int, others: Rows) -> Counts:
        """How many 5-grams a text has in common with some others."""
        own = np.zeros(1 << 16, np.bool_)
        own[self._of(np.array([row]))] = True
        which = np.arange(len(others)).repeat(self._sizes[others])
        shared = own.take(self._of(others)).nonzero()[0]
        return np.bincount(which.take(shared), minlength=len(others)).astype(np.int32)

    def among(self, rows: Rows) -> Counts:
        """How many 5-grams texts have in common with one another ``(rows, rows)``; for some dozens.

        On the diagonal only those are counted that other texts have as well.
        """
        found = self._of(rows)
        ordered = np.sort(found)
        again = ordered[1:] == ordered[:-1]
        if not again.any():  # as almost always
            return np.zeros((len(rows), len(rows)), np.int32)
        again[1:] &= ~again[:-1]  # the second of each number
        shared = ordered[1:][again]
        columns = np.zeros(1 << 16, np.intp)
        columns[shared] = np.arange(1, len(shared) + 1)  # in the first one is all that only one text has
        at = np.arange(0, len(rows) * (len(shared) + 1), len(shared) + 1).repeat(self._sizes[rows])
        at += columns.take(found)
        table: Weights = np.zeros((len(rows), len(shared) + 1), np.float32)
        table.ravel()[at] = 1
        return products(table[:, 1:]).astype(np.int32)

    def arrays(self) -> Arrays:
        """All that ``restore`` needs."""
        return {"shingles": self._of(np.arange(self._rows)), "sizes": self._sizes[: self._rows]}

    def restore(self, arrays: Arrays) -> None:
        """Have the texts of another one, in the place of what is here."""
        self._sizes = np.array(arrays["sizes"], np.int32)
        self._starts = np.cumsum(self._sizes, dtype=np.int64) - self._sizes
        self._all, self._rows = np.array(arrays["shingles"], np.uint16), len(self._sizes)
        self._used = len(self._all)

    def _of(self, rows: Rows) -> npt.NDArray[np.uint16]:
        """What is kept of some texts, one after the other."""
        starts = self._starts[rows]
        ends = starts + self._sizes[rows]
        pieces = [self._all[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        return np.concatenate([self._all[:0], *pieces])

    def keep(self, rows: Rows) -> None:
        """Forget all texts but these, which are numbered anew in their order."""
        sizes = self._sizes[rows]
        self._all = self._of(rows)
        self._starts, self._sizes, self._rows = np.cumsum(sizes, dtype=np.int64) - sizes, sizes, len(rows)
        self._used = len(self._all)
