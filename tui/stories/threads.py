"""Which developments make one story: agglomeration by the cosine of what each has said so far.

A story goes on for weeks and changes its words while it does, so that links between single reports break off; the sum of all
its reports keeps what they share ("mubarak", "tahrir") and drowns the rest. Measured on month-long stories against linking
each new development to the nearest story in time order: pairwise F1 .82 to .65 at a precision of 1.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tui.stories.similarity import Slots, Vectors, Weights, added, unit

ALIKE: Final = 0.12
"""The cosine (less by the days between) at which two stories are one."""

FADE_DAYS: Final = 45.0
"""After so many days of silence between two parts their cosine counts for 1/e."""

SILENCE_DAYS: Final = 45
"""After so many days of silence a story is over; what comes then is another one."""

WIDTH: Final = 96
"""Terms of a story that are kept."""

ROOM: Final = 80
"""Articles of a story from which on it has to be ever more alike to what would join it."""

CROWD: Final = 0.4
"""How fast it has to: a story of 16 times ``ROOM`` by a factor of 16 ** CROWD."""

DAY: Final = 86_400

_NEVER: Final = -(1 << 60)


@dataclass(frozen=True, slots=True)
class Part:
    """A development, or a story so far: a vector (its length says how much it weighs) and its first and last time."""

    slots: Slots
    weights: Weights
    first: int
    last: int
    articles: int = 1


class Table:
    """Parts by their number, side by side, so that one can be compared with all at once."""

    def __init__(self) -> None:
        self.parts: dict[int, Part] = {}
        self._vectors = Vectors(WIDTH)
        self._row: dict[int, int] = {}
        self._number: npt.NDArray[np.int64] = np.zeros(256, np.int64)
        self._first: npt.NDArray[np.int64] = np.zeros(256, np.int64)
        self._last: npt.NDArray[np.int64] = np.zeros(256, np.int64)
        self._articles: npt.NDArray[np.int64] = np.zeros(256, np.int64)

    def put(self, number: int, part: Part) -> None:
        """Set or replace a part."""
        slots, weights = unit(part.slots, part.weights)
        if number in self._row:
            self._vectors.put(self._row[number], slots, weights)
        else:
            self._row[number] = self._vectors.add(slots, weights)
        row = self._row[number]
        if row >= len(self._number):
            for name in ("_number", "_first", "_last", "_articles"):
                setattr(self, name, np.concatenate([getattr(self, name), np.zeros(row // 2, np.int64)]))
        self._number[row], self._first[row], self._last[row] = number, part.first, part.last
        self._articles[row] = part.articles
        self.parts[number] = part

    def drop(self, number: int) -> None:
        """Take a part out, if it is there."""
        if number in self._row:
            row = self._row.pop(number)
            self._vectors.remove(row)
            self._number[row] = 0
            self._first[row] = self._last[row] = _NEVER
            del self.parts[number]

    def _alike(self, part: Part, but: int = 0) -> tuple[npt.NDArray[np.int64], Weights]:
        """The numbers of the parts (but one) within the silence that a story survives, and how alike each is."""
        size = self._vectors.rows
        silence = np.maximum(0, np.maximum(self._first[:size] - part.last, part.first - self._last[:size]))
        near = silence <= SILENCE_DAYS * DAY
        if but:
            near[self._row[but]] = False
        rows = np.flatnonzero(near)
        alike = self._vectors.cosines(*unit(part.slots, part.weights), rows) * np.exp(
            -silence[rows] / (DAY * FADE_DAYS)
        )
        alike /= np.maximum(1, (self._articles[rows] + part.articles) / ROOM) ** CROWD
        return self._number[rows], alike.astype(np.float32)

    def near(self, part: Part, least: float) -> list[int]:
        """The numbers of the parts that are at least so alike."""
        numbers, alike = self._alike(part)
        return [int(n) for n in numbers[alike >= least]]

    def nearest(self, number: int) -> tuple[float, int]:
        """How alike the most alike other part is, and which one; (0, 0) without any."""
        numbers, alike = self._alike(self.parts[number], number)
        if not numbers.size:
            return 0.0, 0
        best = int(np.argmax(alike))
        return float(alike[best]), int(numbers[best])


def together(parts: Sequence[Part]) -> Part:
    """What parts say together."""
    slots = np.concatenate([part.slots for part in parts])
    weights = np.concatenate([part.weights for part in parts])
    first, last = min(part.first for part in parts), max(part.last for part in parts)
    return Part(*added(slots, weights, WIDTH), first, last, sum(part.articles for part in parts))


def gather(parts: Sequence[Part], alike: float = ALIKE) -> list[list[int]]:
    """Groups of the numbers of ``parts`` that make one story each, the most alike two joined first."""
    table = Table()
    for number, part in enumerate(parts, start=1):
        table.put(number, part)
    groups = {number: [number - 1] for number in table.parts}
    changed = [0] * (len(parts) + 1)
    queue: list[tuple[float, int, int, int, int]] = []

    def look(number: int) -> None:
        score, other = table.nearest(number)
        if score >= alike:
            heapq.heappush(queue, (-score, number, other, changed[number], changed[other]))

    for number in groups:
        look(number)
    while queue:
        _, a, b, a_changed, b_changed = heapq.heappop(queue)
        if a not in groups or changed[a] != a_changed:
            continue
        if b not in groups or changed[b] != b_changed:
            look(a)
            continue
        groups[a] += groups.pop(b)
        changed[a] += 1
        table.put(a, together([table.parts[a], table.parts[b]]))
        table.drop(b)
        look(a)
    return [sorted(members) for members in groups.values()]
