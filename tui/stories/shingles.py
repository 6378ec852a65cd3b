"""The 5-grams of many texts, a row a text, one after the other in one array.

Of each 5-gram 16 bits are kept. Two texts of 500 words then share one of their 60 by chance once in 18 cases, and three
once in 36,000; a copy has half of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from tui.stories.similarity import Rows

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
        start, end = self._used, self._used + len(shingles)
        if end > len(self._all):
            self._all.resize(end + max(1024, end // 32), refcheck=False)
        self._all[start:end] = np.array(shingles, np.uint32) * SPREAD >> 16
        self._starts[row], self._sizes[row], self._used = start, len(shingles), end

    def of(self, row: int) -> list[int]:
        """What is kept of the 5-grams of a text."""
        start = int(self._starts[row])
        numbers: list[int] = self._all[start : start + int(self._sizes[row])].tolist()
        return numbers

    def keep(self, rows: Rows) -> None:
        """Forget all texts but these, which are numbered anew in their order."""
        sizes = self._sizes[rows]
        starts = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
        within = np.arange(starts[-1]) - np.repeat(starts[:-1] - self._starts[rows], sizes)
        self._all, self._used = self._all[within], int(starts[-1])
        self._starts, self._sizes, self._rows = starts[:-1].copy(), sizes, len(rows)
