"""Which developments make one story: agglomeration by the cosine of all that each has said so far.

A story goes on for weeks and changes its words while it does, so that links between single reports break off; the sum
of its reports keeps what they share ("Mubarak", "Tahrir") and drowns the rest. Measured on four stories of a month to
a year: pairwise F1 .81 at a precision of 1, against .65 when each new development goes to the nearest story in order
of time.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tui.stories.similarity import Slots, Weights, added, unit
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

    def nearest(self, number: int, barred: Collection[int] = ()) -> tuple[float, int]:
        """How alike the most alike other part is that is not ``barred``, and which one.

        (0, 0) if none is alike enough to be one story with it.
        """
        numbers, alike = self._alike(self.get(number), (number, *barred))
        if not numbers.size:
            return 0.0, 0
        best = int(np.argmax(alike))
        return float(alike[best]), int(numbers[best])

    def _alike(self, part: Part, but: Sequence[int] = ()) -> tuple[Numbers, Weights]:
        """The numbers of the parts (but some) that are alike enough to be one story with a part, and how alike."""
        first, last, articles = (self._columns[name][: self._vectors.rows] for name in ("first", "last", "articles"))
        silence = np.maximum(0, np.maximum(first - part.last, part.first - last))
        near = silence <= SILENCE_DAYS * DAY
        for number in but:
            near[self._row[number]] = False
        rows = np.flatnonzero(near)
        at, alike = self._vectors.alike(*unit(part.slots, part.weights), rows, ALIKE, CARRY)
        rows = rows[at]
        alike *= np.exp(-silence[rows] / (DAY * FADE_DAYS)).astype(np.float32)
        alike /= (np.maximum(1, (articles[rows] + part.articles) / ROOM) ** CROWD).astype(np.float32)
        enough = alike >= ALIKE
        return self._columns["number"][rows[enough]], alike[enough]


def together(parts: Sequence[Part]) -> Part:
    """What parts say together."""
    slots = np.concatenate([part.slots for part in parts])
    weights = np.concatenate([part.weights for part in parts])
    first, last = min(part.first for part in parts), max(part.last for part in parts)
    return Part(*added(slots, weights, WIDTH), first, last, sum(part.articles for part in parts))


@dataclass(frozen=True, slots=True)
class Bonds:
    """What the user has said of parts: the blocks that each of them holds, and the pairs of blocks that stay apart."""

    blocks: Sequence[Collection[int]] = ()
    apart: Collection[tuple[int, int]] = ()


def gather(parts: Sequence[Part], spread: Weights | None = None, bonds: Bonds = Bonds()) -> list[list[int]]:
    """Groups of the indices of ``parts`` that make one story each, the most alike two joined first.

    Before that, what holds the same block is joined. What stays apart is never joined, and whatever is alike to one of
    those sides goes to the one that it is most alike to, by itself: among others of both sides it would be neither.
    """
    if len(parts) == 1:
        return [[0]]
    table = Table(spread)
    for number, part in enumerate(parts, start=1):
        table.put(number, part)
    groups = {number: [number - 1] for number in range(1, len(parts) + 1)}
    changed = [0] * (len(parts) + 1)
    held = {number: set(blocks) for number, blocks in enumerate(bonds.blocks, start=1) if blocks}
    queue: list[tuple[float, int, int, int, int]] = []

    def look(number: int) -> None:
        score, other = table.nearest(number, _barred(held, number, bonds.apart))
        if other:
            heapq.heappush(queue, (-score, number, other, changed[number], changed[other]))

    def join(a: int, b: int) -> None:
        """Let story ``a`` have what ``b`` has."""
        groups[a] += groups.pop(b)
        changed[a] += 1
        table.put(a, together([table.get(a), table.get(b)]))
        table.drop(b)
        if b in held:
            held[a] = held.get(a, set()) | held.pop(b)

    for a, b in _bound(held):
        join(a, b)
    sides = {block: number for number, blocks in held.items() for block in blocks}
    torn = {sides[block] for pair in bonds.apart if pair[0] in sides and pair[1] in sides for block in pair}
    for number in groups.keys() - held.keys() if torn else ():
        _, side = table.nearest(number, groups.keys() - torn - {number})
        if side:
            held[number] = set(held[side])
    for number in groups:
        look(number)
    while queue:
        _, a, b, a_changed, b_changed = heapq.heappop(queue)
        if a not in groups or changed[a] != a_changed:
            continue
        if b not in groups or changed[b] != b_changed:
            look(a)  # its nearest has gone elsewhere meanwhile
            continue
        join(a, b)
        look(a)
    return sorted(sorted(members) for members in groups.values())


def _bound(held: dict[int, set[int]]) -> list[tuple[int, int]]:
    """The joins that bring together what holds the same block, in their order."""
    joins: list[tuple[int, int]] = []
    first: dict[int, int] = {}
    for number, blocks in sorted(held.items()):
        others = sorted({first[block] for block in blocks if block in first})
        keeper = others[0] if others else number
        joins += [(keeper, other) for other in (*others[1:], number) if other != keeper]
        first = {block: keeper if at in others else at for block, at in first.items()}
        first |= dict.fromkeys(blocks, keeper)
    return joins


def _barred(held: dict[int, set[int]], number: int, apart: Collection[tuple[int, int]]) -> list[int]:
    """The groups that stay apart from a group."""
    if number not in held or not apart:
        return []
    foes = {other for one, other in apart if one in held[number]}
    return [other for other, blocks in held.items() if other != number and blocks & foes]
