"""Which articles a group has (a development, a story): rows by name, in the order of time.

The names stand in a column of the holdings; what is kept beside it is an index of 12 bytes a row, and the groups that
have changed since it was made. (A dict of tuples takes 100 to 200 bytes a row.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, Literal

import numpy as np

from tui.stories.holdings import Holdings
from tui.stories.similarity import Rows

CHANGES: Final = 2_000
"""So many groups may have changed before the index is made anew."""


class Groups:
    """The groups that the column ``level`` of the holdings names; a row of name 0 is in none.

    ``moved`` collects the rows that came into another group.
    """

    def __init__(self, held: Holdings, level: Literal["development", "story"]) -> None:
        self._held = held
        self._level: Literal["development", "story"] = level
        self._changed: dict[int, Rows] = {}
        self._looked_up: dict[int, Rows] = {}
        """Of the index, since the last ``settle``."""
        self.moved: list[Rows] = []
        self.index()

    def index(self) -> None:
        """Go by what the column says."""
        names = self._held.column(self._level)
        named = self._held.ordered(np.flatnonzero(names))
        order = named[np.argsort(names[named], kind="stable")]
        self._rows = order.astype(np.int32)
        self._names = names[order]
        self._changed, self._looked_up = {}, {}

    def __contains__(self, name: int) -> bool:
        return self.of(name).size > 0

    def of(self, name: int) -> Rows:
        """The rows of a group; none if there is no such group."""
        if name in self._changed:
            return self._changed[name]
        if name not in self._looked_up:
            start, stop = np.searchsorted(self._names, (name, name + 1))
            self._looked_up[name] = self._rows[start:stop].astype(np.intp)
        return self._looked_up[name]

    def names(self) -> Iterator[int]:
        """All groups that there are."""
        indexed = self._names[np.flatnonzero(np.diff(self._names, prepend=0))].tolist()
        yield from (name for name in indexed if name not in self._changed)
        yield from (name for name, rows in self._changed.items() if rows.size)

    def all_of(self, names: Collection[int]) -> Rows:
        """The rows of several groups, in no order."""
        return np.concatenate([np.zeros(0, np.intp), *(self.of(name) for name in names)])

    def put(self, name: int, rows: Rows) -> None:
        """Let a group have these rows, which are in the order of time; they are of no other one then."""
        column = self._held.column(self._level)
        moved = rows[column[rows] != name]
        column[moved] = name
        self.moved.append(moved)
        self._changed[name] = rows

    def drop(self, name: int) -> None:
        """Let a group be gone; its rows are of others by now, or will be."""
        self._changed[name] = np.zeros(0, np.intp)

    def settle(self) -> None:
        """Forget what has moved, and make the index anew if that is much; between two placings only."""
        self.moved, self._looked_up = [], {}
        if len(self._changed) > CHANGES:
            self.index()
