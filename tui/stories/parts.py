"""What developments and stories say as a whole, and how alike two of these parts of a story are.

A story goes on for weeks and changes its words while it does, so that links between single reports break off; the sum
of its reports keeps what they share ("Mubarak", "Tahrir") and drowns the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tui.stories.similarity import PRODUCT, SLOTS, Rows, Slots, Weights, added, side_by_side, unit
from tui.stories.vectors import Vectors

ALIKE: Final = 0.135
"""The cosine (less by the days between) from which on two parts are one story."""

CARRY: Final = 0.7
"""The part of the cosine that one term may make up: the name of a president alone relates everything he does.

At .4 (and ``ALIKE`` .115) stories hung on threads: without 2 % of the developments of two years their adjusted Rand
index against the stories of all was .84, with .7 it was .95, and the largest one had 480 articles, not 700.
"""

FADE_DAYS: Final = 60.0
"""After so many days of silence between two parts their cosine counts for 1/e."""

SILENCE_DAYS: Final = 45
"""After so many days of silence a story is over; what comes then is another one."""

ROOM: Final = 120
"""Articles of a story from which on it has to be ever more alike to what would join it."""

CROWD: Final = 0.4
"""How fast: a story of 16 times ``ROOM`` by 16 ** CROWD. Without it one story eats a fifth of a year's politics."""

FEW: Final = 32
"""So many parts are compared all with all at once, in a third of the time."""

NEAR: Final = 32
"""So many stories around a development may be put together anew; in two years of news there were seven at most."""

WIDTH: Final = 80
"""Terms of a story that are kept."""

DAY: Final = 86_400
_NEVER: Final = -(1 << 60)

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Part:
    """A development, or a story so far: its terms (the longer the vector, the more it weighs), times, and articles."""

    slots: Slots
    weights: Weights
    first: int
    last: int
    articles: int = 1


class Table:
    """Parts by their number, side by side, so that one can be compared with all at once."""

    def __init__(self, spread: Weights | None = None) -> None:
        self._vectors = Vectors(WIDTH, spread=spread, most=1.0)
        self._row: dict[int, int] = {}
        self._columns: dict[str, Numbers] = {
            name: np.zeros(256, np.int64) for name in ("number", "first", "last", "articles")
        }
        self._length: Weights = np.zeros(256, np.float32)

    def __contains__(self, number: int) -> bool:
        return number in self._row

    def put(self, number: int, part: Part) -> None:
        """Set or replace a part."""
        slots, weights = unit(part.slots, part.weights)
        if number in self._row:
            self._vectors.put(self._row[number], slots, weights)
        else:
            self._row[number] = self._vectors.add(slots, weights)
        row = self._row[number]
        if row >= len(self._length):
            self._grow(row // 2)
        self._length[row] = np.sqrt(part.weights @ part.weights)
        for name, value in zip(self._columns, (number, part.first, part.last, part.articles), strict=True):
            self._columns[name][row] = value

    def _grow(self, more: int) -> None:
        self._length = np.concatenate([self._length, np.zeros(more, np.float32)])
        for name, values in self._columns.items():
            self._columns[name] = np.concatenate([values, np.zeros(more, np.int64)])

    def get(self, number: int) -> Part:
        """The part of a number. Raises KeyError."""
        row = self._row[number]
        slots, weights = self._vectors.of(row)
        first, last, articles = (int(self._columns[name][row]) for name in ("first", "last", "articles"))
        return Part(slots, weights * self._length[row], first, last, articles)

    def drop(self, number: int) -> None:
        """Take a part out, if it is there."""
        if number in self._row:
            row = self._row.pop(number)
            self._vectors.remove(row)
            self._columns["first"][row] = self._columns["last"][row] = _NEVER

    def near(self, part: Part) -> list[int]:
        """The numbers of the parts (the ``NEAR`` most alike) that are alike enough to be one story with a part."""
        numbers, alike = self._alike(part)
        most: list[int] = numbers[np.argsort(-alike, kind="stable")[:NEAR]].tolist()
        return most

    def nearest(self, number: int, barred: Collection[int] = ()) -> tuple[float, int] | None:
        """How alike the most alike other part is that is not ``barred``, and which one.

        None if none is alike enough to be one story with it.
        """
        numbers, alike = self._alike(self.get(number), (number, *barred))
        if not numbers.size:
            return None
        best = int(np.argmax(alike))
        return float(alike[best]), int(numbers[best])

    def join(self, a: int, b: int) -> None:
        """Let part ``a`` say what ``b`` says as well, and drop ``b``."""
        self.put(a, together([self.get(a), self.get(b)]))
        self.drop(b)

    def _alike(self, part: Part, but: Sequence[int] = ()) -> tuple[Numbers, Weights]:
        """The numbers of the parts (but some) that are alike enough to be one story with a part, and how alike."""
        vector = unit(part.slots, part.weights)
        rows = self._vectors.maybe(*vector, ALIKE)
        first, last, articles = (self._columns[name][rows] for name in ("first", "last", "articles"))
        silence = np.maximum(0, np.maximum(first - part.last, part.first - last))
        near = silence <= SILENCE_DAYS * DAY
        for number in but:
            near &= rows != self._row[number]
        rows, silence, articles = rows[near], silence[near], articles[near]
        alike = _faded(self._vectors.cosines(*vector, rows, CARRY), silence, articles + part.articles)
        enough = alike >= ALIKE
        return self._columns["number"][rows[enough]], alike[enough]


class Few:
    """Parts that are compared all with all at once; some dozens, numbered in their order from 0."""

    def __init__(self, parts: Sequence[Part], spread: Weights) -> None:
        slots = np.concatenate([part.slots for part in parts])
        which = np.repeat(np.arange(len(parts)), [len(part.slots) for part in parts])
        at = side_by_side(slots, spread)
        self._weights: Weights = np.zeros((len(parts), len(slots)), np.float32)
        self._weights[which, at] = np.concatenate([part.weights for part in parts])
        self._first = np.array([part.first for part in parts])
        self._last = np.array([part.last for part in parts])
        self._articles = np.array([part.articles for part in parts])
        self._shared = np.flatnonzero(np.bincount(at) > 1)  # what one part has for itself makes none more alike
        self._units = self._unit(self._weights)
        self._alike: Weights = np.zeros((len(parts), len(parts)), np.float32)
        step = max(1, PRODUCT // max(1, self._units.size))
        for start in range(0, len(parts), step):
            self._compare(np.arange(start, min(start + step, len(parts))))

    def nearest(self, number: int, barred: Collection[int] = ()) -> tuple[float, int] | None:
        """As of ``Table``."""
        alike = self._alike[number]
        if barred:
            alike = alike.copy()
            alike[list(barred)] = 0
        best = int(alike.argmax())
        return (float(alike[best]), best) if alike[best] else None

    def join(self, a: int, b: int) -> None:
        """As of ``Table``."""
        said = self._weights[a]
        said += self._weights[b]
        if np.count_nonzero(said) > WIDTH:
            said[np.argpartition(said, -WIDTH)[:-WIDTH]] = 0
        self._units[a] = self._unit(said[None])
        self._first[a] = min(self._first[a], self._first[b])
        self._last[a] = max(self._last[a], self._last[b])
        self._articles[a] += self._articles[b]
        self._units[b] = self._alike[b] = self._alike[:, b] = 0
        self._compare(np.array([a]))

    def _unit(self, weights: Weights) -> Weights:
        """Rows at length 1, as far as they are shared; a row of nothing stays nothing."""
        lengths: Weights = np.sqrt(np.einsum("ij,ij->i", weights, weights))
        lengths[lengths == 0] = 1
        units: Weights = weights[:, self._shared] / lengths[:, None]
        return units

    def _compare(self, rows: Rows) -> None:
        """Note how alike some of the parts are to all."""
        products = self._units[rows][:, None] * self._units
        cosines = products.sum(axis=2)
        cosines = np.minimum(cosines, (cosines - products.max(axis=2, initial=0)) / (1 - CARRY))
        first, last, articles = (values[rows, None] for values in (self._first, self._last, self._articles))
        silence = np.maximum(0, np.maximum(self._first - last, first - self._last))
        alike = _faded(cosines, silence, articles + self._articles)
        alike[(alike < ALIKE) | (silence > SILENCE_DAYS * DAY)] = 0
        alike[np.arange(len(rows)), rows] = 0
        self._alike[rows], self._alike[:, rows] = alike, alike.T


def compared(parts: Sequence[Part], spread: Weights | None = None) -> Table | Few:
    """Parts, numbered in their order from 0, in whichever way it is quicker to join them one by one."""
    if len(parts) <= FEW:
        return Few(parts, np.zeros(SLOTS, np.float32) if spread is None else spread)
    table = Table(spread)
    for number, part in enumerate(parts):
        table.put(number, part)
    return table


def _faded(cosines: Weights, silence: Numbers, articles: Numbers) -> Weights:
    """How alike parts are with so many seconds of silence between them, and so many articles in all."""
    alike: Weights = cosines * np.exp(-silence / (DAY * FADE_DAYS)).astype(np.float32)
    alike /= (np.maximum(1, articles / ROOM) ** CROWD).astype(np.float32)
    return alike


def together(parts: Sequence[Part]) -> Part:
    """What parts say together."""
    slots = np.concatenate([part.slots for part in parts])
    weights = np.concatenate([part.weights for part in parts])
    first, last = min(part.first for part in parts), max(part.last for part in parts)
    return Part(*added(slots, weights, WIDTH), first, last, sum(part.articles for part in parts))
