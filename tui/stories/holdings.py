"""What is kept in memory of each placed article: arrays, a row an article, about a kilobyte.

No text and no terms are kept, only hashed vectors and 5-grams; what an article says is in the library.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Any, Final, Literal, get_args

import numpy as np
import numpy.typing as npt

from tui.model import Item
from tui.stories.postings import BLOCK, ROW_BITS
from tui.stories.shingles import Shingles
from tui.stories.similarity import WIDTH, Arrays, Frequencies, Rows, Slots, expected, named_once, slots_of
from tui.stories.vectors import Vectors

DAY: Final = 86_400

GROWTH: Final = 1.01
"""By how much the articles must have become more for their terms to be weighed anew."""

Numbers = npt.NDArray[Any]
Column = Literal["id", "time", "tie", "roundup", "development", "story", "copy", "block", "text", "feed", "page"]

NARROW: Final[dict[Column, type[np.generic]]] = {
    "roundup": np.int8,
    "block": np.int32,
    "feed": np.int32,
    "text": np.uint32,
}
"""Columns that do not need 64 bits."""


class Holdings:
    """The articles, a row each; columns are arrays with room to grow, ``len`` rows of them in use."""

    def __init__(self) -> None:
        self.frequencies = Frequencies()
        self.vectors = Vectors(WIDTH, self.frequencies.idf)
        self.shingles = Shingles()
        self._columns: dict[Column, Numbers] = {
            name: np.zeros(256, NARROW.get(name, np.int64)) for name in get_args(Column)
        }
        self._used = {name: values[:0] for name, values in self._columns.items()}
        self._spans: list[tuple[int, int]] = []
        self._newest = 0
        self._step = 0

    def __len__(self) -> int:
        return len(self.shingles)

    def column(self, name: Column) -> Numbers:
        """One value of all articles; writing to it changes them."""
        return self._used[name]

    def add(self, items: Sequence[Item]) -> list[int]:
        """Keep articles; gives their rows. All are counted first, so that the first one is weighed well, too."""
        slots = [slots_of(item.features.terms) for item in items]
        for one in slots:
            self.frequencies.count(one)
        known = {int(self.column("id")[row]): int(row) for row in self.rows([item.id for item in items])}
        return [self._keep(item, one, known.get(item.id)) for item, one in zip(items, slots, strict=True)]

    def rows(self, ids: Sequence[int]) -> Rows:
        """The rows of those of these articles that are kept, in no order of the ids."""
        if not ids or min(ids) > self._newest:  # as almost always
            return np.zeros(0, np.intp)
        column = self.column("id")
        if len(ids) == 1:
            return np.flatnonzero(column == ids[0])
        return np.flatnonzero(np.isin(column, np.array(ids, np.int64), kind="sort"))

    def settle(self) -> bool:
        """Weigh all terms anew if there is a hundredth more to go by; gives whether it was done."""
        step = int(math.log(self.frequencies.counted + 1, GROWTH))
        if step == self._step:
            return False
        self._step = step
        self.frequencies.settle()
        self.vectors.settle()
        return True

    def _keep(self, item: Item, slots: Slots, row: int | None) -> int:
        once = named_once(item.features.terms)
        slots, raw = slots[once], np.array([weight for _, weight in item.features.terms], np.float32)[once]
        # By the background, not by what the library tells now: else what is kept would depend on who came first.
        order = np.argsort(-raw * expected(slots), kind="stable")[:WIDTH]
        if row is None:
            row = self.vectors.add(slots[order], raw[order])
            self.shingles.add(item.features.shingles)
            self._grow()
        else:
            self.vectors.put(row, slots[order], raw[order])
            self.shingles.put(row, item.features.shingles)
        time, tie, number = item.order
        columns = self._columns
        self._newest = max(self._newest, number)
        columns["id"][row], columns["time"][row], columns["tie"][row] = number, time, tie
        columns["roundup"][row], columns["text"][row] = item.features.roundup, item.text
        columns["feed"][row], columns["page"][row] = item.feed, item.page
        if row >> ROW_BITS == len(self._spans):
            self._spans.append((time, time))
        first, last = self._spans[row >> ROW_BITS]
        self._spans[row >> ROW_BITS] = min(first, time), max(last, time)
        return row

    def _grow(self) -> None:
        if len(self) > len(self._columns["id"]):
            for name, values in self._columns.items():
                self._columns[name] = np.concatenate([values, np.zeros(max(256, len(values) // 16), values.dtype)])
        self._used = {name: values[: len(self)] for name, values in self._columns.items()}

    def ordered(self, rows: Collection[int] | Rows) -> Rows:
        """Rows in the order of time; those of one second by what they say."""
        chosen = rows if isinstance(rows, np.ndarray) else np.fromiter(rows, np.intp, len(rows))
        if len(chosen) == 1:
            return chosen
        keys = (self.column("id")[chosen], self.column("tie")[chosen], self.column("time")[chosen])
        return chosen[np.lexsort(keys)]

    def pages(self, row: int, below: int) -> Rows:
        """The rows under ``below`` that tell of the page that a row tells of."""
        page = self.column("page")
        return np.flatnonzero(page[:below] == page[row]) if page[row] else np.zeros(0, np.intp)

    def blocks(self, row: int, days: float) -> list[int]:
        """The blocks of rows in which some may be at most so many days before or after a row."""
        now, span = int(self.column("time")[row]), int(days * DAY)
        return [n for n, (first, last) in enumerate(self._spans) if first <= now + span and last >= now - span]

    def _span(self) -> list[tuple[int, int]]:
        """From when to when the articles of each block are."""
        time, starts = self.column("time"), np.arange(0, len(self), BLOCK)
        firsts, lasts = np.minimum.reduceat(time, starts), np.maximum.reduceat(time, starts)
        return list(zip(firsts.tolist(), lasts.tolist(), strict=True))

    def arrays(self) -> Arrays:
        """All that ``restore`` needs, as arrays that can be written to a file."""
        columns = {str(name): values for name, values in self._used.items()}
        return {**columns, **self.vectors.arrays(), **self.shingles.arrays(), **self.frequencies.arrays()}

    def restore(self, arrays: Arrays) -> None:
        """Have the articles of others, in the place of what is here. Raises KeyError where an array is missing."""
        self.frequencies.restore(arrays)
        self.vectors.restore(arrays)
        self.shingles.restore(arrays)
        self._columns = {name: np.array(arrays[name], values.dtype) for name, values in self._columns.items()}
        self._used = dict(self._columns)
        self._spans, self._newest = self._span(), int(self.column("id").max(initial=0))
        self.settle()

    def keep(self, rows: Rows) -> None:
        """Drop all articles but those of these rows, which are numbered anew in their order."""
        self.vectors.keep(rows)
        self.shingles.keep(rows)
        self._columns = {name: values[rows] for name, values in self._columns.items()}
        self._used = dict(self._columns)
        self._spans = self._span()
