"""What is kept in memory of each placed article: arrays, a row an article (about 700 bytes).

No text and no terms are kept, only hashed vectors and 5-grams; what an article says is in the library.
"""

from __future__ import annotations

import math
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tui.model import Features, Placement
from tui.stories.similarity import WIDTH, Frequencies, Rows, Vectors, slots_of

DAY: Final = 86_400

GROWTH: Final = 1.1
"""By how much the articles must have become more for their terms to be weighed anew."""

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Item:
    """An article as it comes to be placed; ``published`` in seconds, ``feed`` its feed's id."""

    id: int
    published: int
    title: str
    feed: int
    features: Features

    @property
    def order(self) -> tuple[int, int, int]:
        """Where it comes in time; those of one second by what they say, since ids follow the order of arrival."""
        return self.published, zlib.crc32(self.title.encode()), sum(self.features.shingles) & 0xFFFFFFFF


class Holdings:
    """The articles, a row each; columns are arrays with room to grow, ``len`` rows of them in use."""

    def __init__(self) -> None:
        self.frequencies = Frequencies()
        self.vectors = Vectors(WIDTH, self.frequencies.idf)
        self._settled = 0
        self.settled = False
        """Whether terms have been weighed anew; whoever acts on it sets it back."""
        self.row: dict[int, int] = {}
        self.shingles: list[array[int]] = []
        self._columns: dict[str, Numbers] = {
            name: np.zeros(256, np.int64) for name in ("id", "time", "tie", "development", "story", "copy", "roundup")
        }

    def __len__(self) -> int:
        return len(self.shingles)

    def column(self, name: str) -> Numbers:
        """One value of all articles; writing to it changes them."""
        return self._columns[name][: len(self)]

    def add(self, items: Iterable[Item]) -> list[int]:
        """Keep articles; gives their rows. Their terms are counted first, so that the first ones are weighted well, too."""
        items = list(items)
        slots = [slots_of(item.features.terms) for item in items]
        for one in slots:
            self.frequencies.count(one)
        self._settle()
        return [self._keep(item, one) for item, one in zip(items, slots, strict=True)]

    def _keep(self, item: Item, slots: npt.NDArray[np.int32]) -> int:
        raw = np.fromiter((weight for _, weight in item.features.terms), np.float32, len(slots))
        order = np.argsort(-raw * self.frequencies.idf[slots], kind="stable")[:WIDTH]
        vector = slots[order], raw[order]
        _, tie, mark = item.order
        shingles = array("I", (s & 0xFFFFFFFF for s in item.features.shingles))
        row = self.row.get(item.id)
        if row is None:
            row = self.row[item.id] = self.vectors.add(*vector)
            self.shingles.append(shingles)
            self._grow()
        else:
            self.vectors.put(row, *vector)
            self.shingles[row] = shingles
        self._set(row, id=item.id, time=item.published, tie=tie << 31 ^ mark, roundup=int(item.features.roundup))
        return row

    def _settle(self) -> None:
        """Weigh all terms anew when there is a tenth more to go by: what is rare shows only with time."""
        grown = int(math.log(self.frequencies.counted + 1, GROWTH))
        if grown != self._settled:
            self._settled = grown
            self.frequencies.settle()
            self.vectors.settle()
            self.settled = True

    def _grow(self) -> None:
        for name, values in self._columns.items():
            if len(self) > len(values):
                self._columns[name] = np.concatenate([values, np.zeros(len(values) // 2, np.int64)])

    def _set(self, row: int, **values: int) -> None:
        for name, value in values.items():
            self._columns[name][row] = value

    def assign(self, row: int, placement: Placement) -> None:
        """Note where an article belongs."""
        self._set(row, development=placement.development, story=placement.story, copy=placement.copy_of or 0)

    def ordered(self, rows: Iterable[int]) -> Rows:
        """Rows in the order of time; those of one second by what they say."""
        chosen = np.fromiter(rows, np.intp)
        return chosen[np.lexsort((self.column("id")[chosen], self.column("tie")[chosen], self.column("time")[chosen]))]

    def around(self, row: int, days: float) -> Rows:
        """The other rows at most so many days before or after a row."""
        time = self.column("time")
        rows = np.flatnonzero(np.abs(time - time[row]) <= days * DAY)
        return rows[rows != row]
