"""Stories around developments that changed: put together anew, with the numbers that they had."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import permutations
from typing import Final

import numpy as np

from tui.model import Said
from tui.stories import identity, threads
from tui.stories.groups import Groups
from tui.stories.holdings import Holdings
from tui.stories.parts import WIDTH, Part, Table
from tui.stories.similarity import Rows

log = logging.getLogger(__name__)

LOOSE: Final = 12
"""Stories of so few developments are taken apart when one of them changes; larger ones move as a whole."""

SINGLE: Final = 2_000
"""So many developments are remembered as parts, about a kilobyte each: where news break, most are those of just now."""

SPOKEN: Final = 200
"""The newest articles of a story that tell what it is about now."""

Bundle = tuple[int, ...]
"""Developments that move together."""


class Storylines:
    """The stories of the holdings, and what each is about."""

    def __init__(self, held: Holdings, happenings: Groups, stories: Groups) -> None:
        self._held = held
        self._developments = happenings
        self._stories = stories
        self._table = Table(held.vectors.spread)
        self._single: dict[int, Part] = {}
        """Developments, each as a part by itself, as it was looked up last and still is."""
        self.said = Said()

    def about(self, story: int) -> Part | None:
        """What a story is about; None for one that is about nothing (a round-up), or is not there."""
        return self._table.get(story) if story in self._table else None

    def tell(self, stories: Iterable[int]) -> None:
        """Note what these stories are about, for others to be compared with; a round-up is about nothing."""
        for story in stories:
            rows = self._stories.of(story)
            if not rows.size or self._lists(rows):
                self._table.drop(story)
            else:
                self._table.put(story, self._part(rows))

    def forget(self) -> None:
        """Note of no story what it is about any more."""
        self._table = Table(self._held.vectors.spread)

    def settle(self) -> None:
        """Look up anew what developments say: terms are weighed anew, or articles have come from elsewhere."""
        self._single.clear()

    def homes(self, rows: Rows) -> dict[int, int]:
        """In which stories the developments of these rows are; those in none are left out."""
        development, story = (self._held.column(name)[rows].tolist() for name in ("development", "story"))
        return {one: home for one, home in zip(development, story, strict=True) if one and home}

    def gather(self, changed: set[int], home: Mapping[int, int], fresh: Callable[[], int]) -> None:
        """Put the stories around changed developments together anew; ``home`` tells in which stories they were.

        ``fresh`` gives the number of a new one.
        """
        for name in changed:
            self._single.pop(name, None)
        alive = sorted((name for name in changed if name in self._developments), key=self._key)
        lists = {name for name in alive if self._lists(self._developments.of(name))}
        bundles = self._parts([name for name in alive if name not in lists])
        stories = {home[name] for name in changed if name in home}
        for part in bundles.values():
            stories.update(self._table.near(part))
        stories |= self._bound(alive, stories)
        old: dict[Bundle, int] = {(name,): home[name] for name in changed if name in home}
        for story in sorted(stories):
            rest = self._rest(story, changed)
            bundles |= rest
            old |= {names: story for names in rest}  # noqa: C420 (a tuple of any length is the key)
        groups = self._threads(bundles) + [[(name,)] for name in alive if name in lists]
        sizes = {names: len(self._developments.all_of(names)) for group in groups for names in group}
        names = identity.keep(groups, old, fresh, sizes, self.said.dear)
        self._name(stories, groups, names, changed)

    def _bound(self, developments: Iterable[int], stories: Iterable[int]) -> set[int]:
        """The stories that the user has said something of together with these developments, or these stories."""
        block = self._held.column("block")
        if not self.said.block:
            return set()
        rows = np.concatenate([self._developments.all_of(list(developments)), self._stories.all_of(list(stories))])
        blocks = set(block[rows].tolist()) - {0}
        return set(self._held.column("story")[np.isin(block, list(blocks))].tolist()) - {0} if blocks else set()

    def _blocks(self, names: Bundle) -> set[int]:
        """The blocks of the articles of developments."""
        if not self.said.block:
            return set()
        return set(self._held.column("block")[self._developments.all_of(names)].tolist()) - {0}

    def _threads(self, bundles: Mapping[Bundle, Part]) -> list[list[Bundle]]:
        """Bundles of developments in groups, gathered in order of time."""
        order = sorted(bundles, key=lambda names: self._key(names[0]))
        bonds = threads.Bonds([self._blocks(names) for names in order] if self.said.block else [], self.said.apart)
        groups = threads.gather([bundles[names] for names in order], self._held.vectors.spread, bonds)
        return [[order[n] for n in group] for group in groups]

    def _rest(self, story: int, changed: set[int]) -> dict[Bundle, Part]:
        """What of a story has not changed: its developments one by one if they are few, else all together."""
        names = self._members(story)
        rest = tuple(name for name in names if name not in changed)
        if len(rest) <= LOOSE or not self.said.apart.isdisjoint(permutations(self._blocks(rest), 2)):
            return self._parts(rest)
        if len(rest) == len(names) and story in self._table:
            return {rest: self._table.get(story)}
        return {rest: self._part(self._held.ordered(self._developments.all_of(rest)))}

    def _members(self, story: int) -> Bundle:
        """The developments of a story, in the order of their first articles."""
        rows = self._stories.of(story)
        return tuple(dict.fromkeys(self._held.column("development")[rows].tolist()))

    def _name(self, stories: set[int], groups: list[list[Bundle]], names: list[int], changed: set[int]) -> None:
        """Give stories their numbers; ``stories`` are those that were taken apart."""
        before = {story: set(self._members(story)) for story in stories}
        column, moved, differ = self._held.column("story"), Counter[tuple[int, int]](), list[int]()
        for story, group in zip(names, groups, strict=True):
            members = {name for bundle in group for name in bundle}
            if members != before.get(story) or not members.isdisjoint(changed):
                differ.append(story)
                rows = self._held.ordered(self._developments.all_of(members))
                moved.update((story, other) for other in column[rows].tolist() if other not in (0, story))
                self._stories.put(story, rows)
        for story in stories - set(names):
            self._stories.drop(story)
        self.tell([*differ, *(stories - set(names))])
        _tell_moves(moved, stories, names)

    def _part(self, rows: Rows) -> Part:
        """Articles, in order of time, as a part of a story by what the newest say; n of one development as root n."""
        held = self._held
        first, last = held.column("time")[rows[[0, -1]]].tolist()
        chosen = rows[-SPOKEN:]
        development: list[int] = held.column("development")[chosen].tolist()
        sizes = Counter(development)
        factors = np.array([sizes[name] ** -0.5 for name in development], np.float32)
        (vector,) = held.vectors.totals([chosen], [factors], WIDTH)
        return Part(*vector, first, last, len(rows))

    def _parts(self, names: Collection[int]) -> dict[Bundle, Part]:
        """Developments, each as a part of a story by itself."""
        if len(self._single) > SINGLE:
            self._single.clear()
        if unknown := [name for name in names if name not in self._single]:
            groups = [self._developments.of(name) for name in unknown]
            newest = [rows[-SPOKEN:] for rows in groups]
            factors = [np.full(len(rows), len(rows) ** -0.5, np.float32) for rows in newest]
            vectors = self._held.vectors.totals(newest, factors, WIDTH)
            time = self._held.column("time")
            for name, rows, vector in zip(unknown, groups, vectors, strict=True):
                self._single[name] = Part(*vector, int(time[rows[0]]), int(time[rows[-1]]), len(rows))
        return {(name,): self._single[name] for name in names}

    def _lists(self, rows: Rows) -> bool:
        """Whether articles are a round-up, and nobody has said where it belongs."""
        return bool(self._held.column("roundup")[rows[0]] and not self._held.column("block")[rows[0]])

    def _key(self, development: int) -> tuple[int, int]:
        """Where a development comes in time, by its first article."""
        row = self._developments.of(development)[0]
        return int(self._held.column("time")[row]), int(self._held.column("tie")[row])


def _tell_moves(moved: Mapping[tuple[int, int], int], before: Collection[int], after: Collection[int]) -> None:
    """Log which stories took articles from which others (story, other: how many), by what there was and is now."""
    for (story, other), articles in sorted(moved.items()):
        what = "took in" if other not in after else "took a part of" if story in before else "parted from"
        log.info(
            "story %d %s story %d (%d %s)", story, what, other, articles, "article" if articles == 1 else "articles"
        )
