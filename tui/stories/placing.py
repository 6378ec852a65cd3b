"""Where new articles belong: copies are folded, developments gathered, developments joined to stories, numbers kept.

Articles may arrive in any order. Whatever a new article is alike to is taken apart and gathered again together with
it, by time and content alone, so that it hardly matters who came first; and it stays little work, since one article
touches a few developments, however large the library is. While a library is small, all of it is gathered again with
every tenth more of it: what is a rare word, and so what is alike, shows only then.
"""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, permutations
from typing import Final

import numpy as np

from tui.model import Placement, Said
from tui.stories import comparing, developments, identity, threads
from tui.stories.holdings import DAY, Column, Holdings, Item
from tui.stories.similarity import Rows, Slots, Weights, shared, slot

__all__ = ["HORIZON_DAYS", "Item", "Placer", "place"]

log = logging.getLogger(__name__)

HORIZON_DAYS: Final = threads.SILENCE_DAYS
"""How many days of earlier articles decide where a new one belongs."""

WHOLE: Final = 8_000
"""Up to so many articles all are gathered anew when their terms are; in larger libraries the weights have settled."""

PARTLY: Final = 0.75
"""A development is taken apart for a new article that is so far alike to it, against ``developments.ALIKE``."""

SOLID: Final = 24
"""Developments of more articles are never taken apart for a new one; so many of their articles stand for all."""

LOOSE: Final = 12
"""Stories of so few developments are taken apart when one of them changes; larger ones move as a whole."""

SPOKEN: Final = 200
"""The newest articles of a story that tell what it is about now."""

FORGET: Final = 20_000
"""Articles from which on those that no new one can reach any more are forgotten."""

PLACE: Final[tuple[Column, ...]] = ("story", "development", "copy")
"""The columns that make up an article's place."""

REASONS: Final = 4
"""Terms that are given as the reason of a placement."""


def place(
    new: Sequence[Item],
    earlier: Sequence[Item],
    placed: Mapping[int, Placement],
    next_id: int,
    said: Said = Said(),  # noqa: B008 - immutable
) -> list[Placement]:
    """The placements of ``new`` articles, and those of ``earlier`` ones that change.

    ``earlier`` are the articles from ``HORIZON_DAYS`` before the oldest new one on, ``placed`` their placements; an
    earlier one without a placement is placed as well. New stories and developments are numbered from ``next_id`` on.
    What the user has ``said`` holds whatever the articles say.
    """
    return Placer(earlier, placed, next_id, said).place(new)


class Placer:
    """Places articles as they come, and remembers in between those of the last ``HORIZON_DAYS``.

    ``next_id`` is the number that the next new story or development gets; ``since`` the time (seconds) from which on
    all articles are remembered: for an article within ``HORIZON_DAYS`` of it a Placer that knows more places better.
    """

    def __init__(
        self,
        earlier: Iterable[Item] = (),
        placed: Mapping[int, Placement] | None = None,
        next_id: int = 1,
        said: Said = Said(),  # noqa: B008 - immutable
    ) -> None:
        placed = placed or {}
        self.next_id = next_id
        self._said = said
        self.since = -(1 << 60)
        self._held = Holdings()
        self._table = threads.Table(self._held.vectors.spread)
        self._missing: list[Item] = []
        known: list[Item] = []
        for item in sorted(earlier, key=lambda item: item.order):
            (known if item.id in placed else self._missing).append(item)
        for row, item in zip(self._add(known), known, strict=True):
            self._held.assign(row, placed[item.id])
        self._held.settle()
        self._group()
        for story in self._stories:
            self._tell(story)

    def place(self, new: Sequence[Item]) -> list[Placement]:
        """The placements of ``new`` articles, and of earlier ones whose placement changes, in order of time."""
        items = sorted({item.id: item for item in (*self._missing, *new)}.values(), key=lambda item: item.order)
        self._missing = []
        if not items:
            return []
        held, before = self._held, len(self._held)
        rows = np.array(self._add(items), np.intp)
        whole = held.settle() and len(held) <= WHOLE
        was = [held.column(name).copy() for name in PLACE]
        if whole:
            region, large = set(range(len(held))), set[int]()
            self._table = threads.Table(self._held.vectors.spread)
        else:
            region, large = self._region(rows, before)
        home = (
            dict(zip(held.column("development").tolist(), held.column("story").tolist(), strict=True))
            if whole
            else {int(held.column("development")[row]): int(held.column("story")[row]) for row in region}
        )
        home.pop(0, None)
        changed = self._gather_developments(region, large)
        self._gather_stories(changed | set(self._rows) if whole else changed, home)
        moved = np.zeros(len(held), bool)
        moved[rows] = True
        for name, old in zip(PLACE, was, strict=True):
            moved |= held.column(name) != old
        words = {slot(term): term for item in items for term, _ in item.features.terms}
        placements = [self._placement(row, words) for row in held.ordered(np.flatnonzero(moved))]
        self._forget()
        return placements

    def _add(self, items: Sequence[Item]) -> list[int]:
        """Keep articles, and which blocks they are of; gives their rows."""
        rows = self._held.add(items)
        if self._said.block:
            self._held.column("block")[rows] = [self._said.block.get(item.id, 0) for item in items]
        return rows

    def _new_id(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def _group(self) -> None:
        """Derive from the columns which rows a development has, and which developments a story."""
        rows: dict[int, list[int]] = defaultdict(list)
        stories: dict[int, dict[int, None]] = defaultdict(dict)
        columns = (self._held.column("development").tolist(), self._held.column("story").tolist())
        for row, (development, story) in enumerate(zip(*columns, strict=True)):
            rows[development].append(row)
            stories[story][development] = None
        self._rows = {development: tuple(members) for development, members in rows.items()}
        self._stories = {story: tuple(sorted(members, key=self._key)) for story, members in stories.items()}

    def _forget(self) -> None:
        """Drop what is twice the horizon old, once that is half of everything."""
        held = self._held
        if len(held) < FORGET:
            return
        before = int(held.column("time").max()) - 2 * HORIZON_DAYS * DAY
        if 2 * np.count_nonzero(held.column("time") < before) > len(held):
            held.forget(before)
            self.since = before
            gone = set(self._stories)
            self._group()
            for story in gone - set(self._stories):
                self._table.drop(story)

    # --- developments --------------------------------------------------------------------------

    def _region(self, rows: Rows, before: int) -> tuple[set[int], set[int]]:
        """New rows with those of the developments that they may change; and which developments are too large for that.

        Large ones are represented by some of their articles.
        """
        held = self._held
        development = held.column("development")
        names: set[int] = {int(name) for name in development[rows] if name}
        region = {int(row) for row in rows}
        for row in rows if before else ():
            others, weights, same = comparing.near(held, int(row), before)
            region.update(same)
            names.update(int(development[other]) for other in same)
            touched, which = np.unique(development[others], return_inverse=True)
            totals = np.bincount(which, weights, len(touched)).tolist()
            for name, total in zip(touched.tolist(), totals, strict=True):
                if total >= PARTLY * developments.ALIKE * len(self._rows[name]):
                    names.add(name)
        large = {name for name in names if len(self._rows[name]) > SOLID}
        return region.union(*(self._speakers(name) if name in large else self._rows[name] for name in names)), large

    def _speakers(self, development: int) -> tuple[int, ...]:
        """Articles of a large development, evenly over its time, that stand for all of it; no copies."""
        copy = self._held.column("copy")
        rows = [row for row in self._rows[development] if not copy[row]]
        return tuple(rows[:: max(1, len(rows) // SOLID)])

    def _gather_developments(self, region: set[int], large: set[int]) -> set[int]:
        """Gather the developments of a region anew; gives those that changed, are new or are gone."""
        held = self._held
        order = held.ordered(region)
        links, originals = comparing.compare(held, order)
        names = held.column("development")[order].tolist()
        whole = [[n for n, name in enumerate(names) if name == one] for one in sorted(large)]
        blocks = self._bind(order, originals) if self._said.block else []
        groups = developments.gather(len(order), links, whole, blocks)
        settled = {n for members in whole for n in members}
        members = [[n for n in group if n not in originals or n in settled] for group in groups]
        home = {n: group for group in members for n in group}
        for copy, original in originals.items():
            if copy not in settled:
                home[original].append(copy)
        self._fold(order, originals, settled)
        return self._name_developments([self._all_of(order[sorted(group)], large) for group in members if group])

    def _bind(self, order: Rows, originals: dict[int, int]) -> list[int]:
        """The blocks of rows; what is a copy of an article of another block is taken out of ``originals``."""
        block, development = self._held.column("block"), self._held.column("development")
        blocks: list[int] = block[order].tolist()
        for n, name in enumerate(development[order].tolist()):
            if name and not blocks[n] and len(self._rows[name]) > SOLID:
                blocks[n] = max(self._blocks((name,)), default=0)
        for copy, original in list(originals.items()):
            if blocks[copy] and blocks[original] and blocks[copy] != blocks[original]:
                del originals[copy]
        return blocks

    def _blocks(self, names: Iterable[int]) -> set[int]:
        """The blocks of the articles of developments."""
        if not self._said.block:
            return set()
        block = self._held.column("block")
        return {int(one) for name in names for one in block[list(self._rows.get(name, ()))] if one}

    def _all_of(self, rows: Rows, large: set[int]) -> tuple[int, ...]:
        """Rows in order of time; with those for whom the articles of a large development among them stand."""
        development = self._held.column("development")
        found = large.intersection(development[rows].tolist())
        if not found:
            return tuple(rows.tolist())
        return tuple(self._held.ordered(set(rows.tolist()).union(*(self._rows[name] for name in found))).tolist())

    def _fold(self, order: Rows, originals: Mapping[int, int], settled: set[int]) -> None:
        """Note which articles are copies of which; what was a copy of one that now is a copy itself goes along."""
        copy, ids = self._held.column("copy"), self._held.column("id")
        for n, row in enumerate(order):
            if n in originals:
                copy[row] = ids[order[originals[n]]]
                copy[copy == ids[row]] = copy[row]
            elif n not in settled:
                copy[row] = 0

    def _name_developments(self, sets: list[tuple[int, ...]]) -> set[int]:
        development = self._held.column("development")
        old = {row: int(development[row]) for rows in sets for row in rows if development[row]}
        names = identity.keep(sets, old, self._new_id)
        gone = set(old.values()) - set(names)
        changed = set(gone)
        for name in gone:
            del self._rows[name]
        for name, rows in zip(names, sets, strict=True):
            if self._rows.get(name) != rows:
                changed.add(name)
            self._rows[name] = rows
            development[list(rows)] = name
        return changed

    # --- stories -------------------------------------------------------------------------------

    def _gather_stories(self, changed: set[int], home: Mapping[int, int]) -> None:
        """Put the stories around changed developments together anew; ``home`` tells in which stories they were."""
        alive = sorted((name for name in changed if name in self._rows), key=self._key)
        bundles: dict[tuple[int, ...], threads.Part] = {
            (name,): self._part(self._rows[name]) for name in alive if not self._lists(name)
        }
        stories = {home[name] for name in changed if name in home}
        for part in list(bundles.values()):
            stories.update(self._table.near(part))
        if blocks := self._blocks(chain(alive, *(self._stories.get(story, ()) for story in stories))):
            held = self._held
            stories.update(held.column("story")[np.isin(held.column("block"), list(blocks))].tolist())
            stories.discard(0)
        old: dict[tuple[int, ...], int] = {(name,): home[name] for name in changed if name in home}
        for story in sorted(stories):
            rest = self._rest(story, changed)
            bundles |= rest
            old |= {names: story for names in rest}  # noqa: C420 (a tuple of any length is the key)
        groups = self._threads(bundles) + [[(name,)] for name in alive if self._lists(name)]
        sizes = {names: sum(len(self._rows[name]) for name in names) for group in groups for names in group}
        names = identity.keep(groups, old, self._new_id, sizes, self._said.dear)
        self._name_stories(stories, groups, names, changed)
        _tell_moves(groups, names, old, sizes)

    def _threads(self, bundles: Mapping[tuple[int, ...], threads.Part]) -> list[list[tuple[int, ...]]]:
        """Bundles of developments in groups, gathered in order of time."""
        order = sorted(bundles, key=lambda names: self._key(names[0]))
        blocks = [self._blocks(names) for names in order] if self._said.block else []
        bonds = threads.Bonds(blocks, self._said.apart)
        groups = threads.gather([bundles[names] for names in order], self._held.vectors.spread, bonds)
        return [[order[n] for n in group] for group in groups]

    def _rest(self, story: int, changed: set[int]) -> dict[tuple[int, ...], threads.Part]:
        """What of a story has not changed: its developments one by one if they are few, else all together."""
        names = self._stories.get(story, ())
        rest = tuple(name for name in names if name not in changed)
        if len(rest) <= LOOSE or not self._said.apart.isdisjoint(permutations(self._blocks(rest), 2)):
            return {(name,): self._part(self._rows[name]) for name in rest}
        if len(rest) == len(names):
            return {rest: self._table.get(story)}
        rows = np.flatnonzero(self._held.column("story") == story)
        return {rest: self._part(rows[~np.isin(self._held.column("development")[rows], list(changed))])}

    def _name_stories(
        self, stories: set[int], groups: list[list[tuple[int, ...]]], names: list[int], changed: set[int]
    ) -> None:
        column = self._held.column("story")
        before = {story: set(self._stories.pop(story, ())) for story in stories}
        differ: list[int] = []
        for story, group in zip(names, groups, strict=True):
            self._stories[story] = tuple(chain.from_iterable(group))
            was = before.get(story, set())
            moved = [name for name in self._stories[story] if name not in was or name in changed]
            if moved or len(was) != len(self._stories[story]):
                differ.append(story)
            for name in moved:
                column[list(self._rows[name])] = story
        for story in differ:
            self._tell(story)
        for story in stories - set(names):
            self._table.drop(story)

    def _tell(self, story: int) -> None:
        """Note what a story is about, for others to be compared with; a round-up is about nothing."""
        if self._lists(self._stories[story][0]):
            self._table.drop(story)
        else:
            self._table.put(story, self._part(np.flatnonzero(self._held.column("story") == story)))

    def _part(self, rows: Sequence[int] | Rows) -> threads.Part:
        """Articles as a part of a story, by what the newest of them say. n of one development weigh about as root n."""
        held = self._held
        chosen = held.ordered(rows)
        time = held.column("time")[chosen]
        chosen = chosen[-SPOKEN:]
        _, which, sizes = np.unique(held.column("development")[chosen], return_inverse=True, return_counts=True)
        factors = (sizes[which] ** -0.5).astype(np.float32)
        vector = held.vectors.total(chosen, factors, threads.WIDTH)
        return threads.Part(*vector, int(time[0]), int(time[-1]), len(time))

    def _lists(self, development: int) -> bool:
        """Whether a development is a round-up, and nobody has said where it belongs."""
        row = self._rows[development][0]
        return bool(self._held.column("roundup")[row] and not self._held.column("block")[row])

    def _key(self, development: int) -> tuple[int, int]:
        """Where a development comes in time, by its first article."""
        row = self._rows[development][0]
        return int(self._held.column("time")[row]), int(self._held.column("tie")[row])

    # --- the outcome ---------------------------------------------------------------------------

    def _placement(self, row: int, words: Mapping[int, str]) -> Placement:
        held = self._held
        story, development, copy = (int(held.column(name)[row]) for name in PLACE)
        number = int(held.column("id")[row])
        return Placement(number, story, development, copy or None, tuple(self._why(row, development, story, words)))

    def _why(self, row: int, development: int, story: int, words: Mapping[int, str]) -> Iterator[str]:
        """The terms with the heaviest products between an article and the rest of its development, or else story."""
        held = self._held
        others = [other for other in self._rows[development] if other != row]
        rest: tuple[Slots, Weights]
        if others:
            rest = held.vectors.total(np.array(others), np.ones(len(others), np.float32), threads.WIDTH)
        elif len(self._stories[story]) > 1 and story in self._table:
            part = self._table.get(story)
            rest = part.slots, part.weights
        else:
            return
        found = (words[number] for number in shared(held.vectors.of(row), rest) if number in words)
        yield from (word for _, word in zip(range(REASONS), found, strict=False))


def _tell_moves(
    groups: Sequence[Sequence[tuple[int, ...]]],
    names: Sequence[int],
    old: Mapping[tuple[int, ...], int],
    sizes: Mapping[tuple[int, ...], int],
) -> None:
    """Log which stories took articles from which others."""
    moved: Counter[tuple[int, int]] = Counter()
    for story, group in zip(names, groups, strict=True):
        for bundle in group:
            if old.get(bundle, story) != story:
                moved[story, old[bundle]] += sizes[bundle]
    kept, known = set(names), set(old.values())
    for (story, other), articles in sorted(moved.items()):
        what = "took in" if other not in kept else "took a part of" if story in known else "parted from"
        log.info(
            "story %d %s story %d (%d %s)", story, what, other, articles, "article" if articles == 1 else "articles"
        )
