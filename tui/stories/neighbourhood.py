"""Developments around new articles: what they may be alike to is taken apart and gathered again together with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from tui.stories import comparing, developments, identity
from tui.stories.groups import Groups
from tui.stories.holdings import Holdings
from tui.stories.similarity import Rows

PARTLY: Final = 0.75
"""A development is taken apart for a new article that is so far alike to it, against ``developments.ALIKE``."""

SOLID: Final = 24
"""Developments of more articles are never taken apart for a new one; so many of their articles stand for all."""


class Neighbourhood:
    """The developments of the holdings.

    Where the column ``block`` has a number the user has said which articles belong together.
    """

    def __init__(self, held: Holdings, groups: Groups) -> None:
        self._held = held
        self._groups = groups

    def around(self, rows: Rows, before: int) -> tuple[set[int], set[int]]:
        """New rows (those from ``before`` on are new to the holdings) with all that they may change.

        That is the rows of the developments that they are alike to. Also gives which of these are too large to be
        taken apart: of those only some articles are among the rows.
        """
        development = self._held.column("development")
        names: set[int] = {int(name) for name in development[rows] if name}
        region = {int(row) for row in rows}
        for row in rows if before else ():
            others, weights, same = comparing.near(self._held, int(row), before)
            region.update(same)
            names.update(int(development[other]) for other in same)
            totals = defaultdict[int, float](float)
            for name, weight in zip(development[others].tolist(), weights.tolist(), strict=True):
                totals[name] += weight / (PARTLY * developments.ALIKE)
            names.update(name for name, total in totals.items() if total >= max(1, len(self._groups.of(name))))
        names.discard(0)
        large = {name for name in names if len(self._groups.of(name)) > SOLID}
        return region.union(
            *(self._speakers(name) if name in large else self._groups.of(name).tolist() for name in names)
        ), large

    def _speakers(self, development: int) -> list[int]:
        """Articles of a large development, evenly over its time, that stand for all of it; no copies."""
        rows = self._groups.of(development)
        originals: list[int] = rows[self._held.column("copy")[rows] == 0].tolist()
        return originals[:: max(1, len(originals) // SOLID)]

    def gather(self, region: set[int], large: set[int], fresh: Callable[[], int]) -> set[int]:
        """Gather the developments of a region anew; gives those that changed, are new or are gone.

        ``fresh`` gives the number of a new one.
        """
        held = self._held
        order = held.ordered(region)
        links, originals = comparing.compare(held, order)
        names = held.column("development")[order].tolist()
        whole = [[n for n, name in enumerate(names) if name == one] for one in sorted(large)]
        blocks = self._bind(order, originals)
        groups = developments.gather(len(order), links, whole, blocks)
        settled = {n for members in whole for n in members}
        members = [[n for n in group if n not in originals or n in settled] for group in groups]
        home = {n: group for group in members for n in group}
        for copy, original in originals.items():
            if copy not in settled:
                home[original].append(copy)
        self._fold(order, originals, settled)
        return self._name([self._all_of(order[sorted(group)], large) for group in members if group], fresh)

    def _bind(self, order: Rows, originals: dict[int, int]) -> list[int]:
        """The blocks of rows, if any has one; what is a copy of one of another block is taken out of ``originals``."""
        block, development = self._held.column("block"), self._held.column("development")
        if not block.any():
            return []
        blocks: list[int] = block[order].tolist()
        for n, name in enumerate(development[order].tolist()):
            if name and not blocks[n] and len(rows := self._groups.of(name)) > SOLID:
                blocks[n] = int(block[rows].max())
        for copy, original in list(originals.items()):
            if blocks[copy] and blocks[original] and blocks[copy] != blocks[original]:
                del originals[copy]
        return blocks

    def _all_of(self, rows: Rows, large: set[int]) -> Rows:
        """Rows in order of time; with those for whom the articles of a large development among them stand."""
        development = self._held.column("development")[rows]
        found = large.intersection(development.tolist())
        if not found:
            return rows
        others = rows[~np.isin(development, list(found))]
        return self._held.ordered(np.concatenate([others, self._groups.all_of(found)]))

    def _fold(self, order: Rows, originals: Mapping[int, int], settled: set[int]) -> None:
        """Note which articles are copies of which; what was a copy of one that now is a copy itself goes along."""
        copy, ids, development = self._held.column("copy"), self._held.column("id"), self._held.column("development")
        was = copy[order]
        single = np.ones(len(order), np.bool_)
        single[[*originals, *settled]] = False
        copy[order[single]] = 0
        for n, at in originals.items():
            copy[order[n]] = original = ids[order[at]]
            if not was[n] and development[order[n]]:  # what is new has no copies yet
                along = np.flatnonzero(copy == ids[order[n]])
                copy[along] = original
                self._groups.moved.append(along)
        self._groups.moved.append(order[copy[order] != was])

    def _name(self, sets: Sequence[Rows], fresh: Callable[[], int]) -> set[int]:
        """Give developments their numbers; gives those that changed, are new or are gone."""
        development = self._held.column("development")
        members: list[list[int]] = [rows.tolist() for rows in sets]
        now = [development[rows].tolist() for rows in sets]
        old = {row: name for some in zip(members, now, strict=True) for row, name in zip(*some, strict=True) if name}
        names = identity.keep(members, old, fresh)
        changed = set(old.values()) - set(names)
        for name in changed:
            self._groups.drop(name)
        for name, rows in zip(names, sets, strict=True):
            if not np.array_equal(self._groups.of(name), rows):
                changed.add(name)
                self._groups.put(name, rows)
        return changed
