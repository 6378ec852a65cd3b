"""Where new articles belong: copies are folded, developments gathered, developments joined to stories, numbers kept.

``place`` takes articles in any order of arrival. What a new article is alike to is taken apart and gathered again, together
with it, by time and content alone; so the outcome does not hang on who came first, and it stays small: one article touches a
handful of developments, whatever the size of the library.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from tui.model import Placement
from tui.stories import copies, developments, identity, threads
from tui.stories.holdings import Holdings, Item
from tui.stories.similarity import added, shared, slot, unit

__all__ = ["HORIZON_DAYS", "Item", "Placer", "place"]

HORIZON_DAYS: Final = threads.SILENCE_DAYS
"""How many days of earlier articles decide where a new one belongs."""

SIMILAR: Final = 0.2
"""The least cosine of two articles that are compared word by word: half a text in foreign company keeps .3."""

FLUID: Final = 150
"""So many developments of touched stories are taken apart and gathered anew; larger stories move as a whole."""

WHOLE: Final = 5_000
"""Up to so many articles all are gathered anew when their terms are; in larger libraries the weights have settled."""

REASONS: Final = 4
"""Terms that are given as the reason of a placement."""


def place(
    new: Sequence[Item], earlier: Sequence[Item], placed: Mapping[int, Placement], next_id: int
) -> list[Placement]:
    """The placements of ``new`` articles, and those of ``earlier`` ones that change.

    ``earlier`` are the articles from ``HORIZON_DAYS`` before the oldest new one on, ``placed`` their placements; an earlier one
    without a placement is placed as well. New stories and developments are numbered from ``next_id`` on.
    """
    return Placer(earlier, placed, next_id).place(new)


class Placer:
    """Places articles as they come, and remembers those of the last ``HORIZON_DAYS`` in between."""

    def __init__(
        self, earlier: Iterable[Item] = (), placed: Mapping[int, Placement] | None = None, next_id: int = 1
    ) -> None:
        placed = placed or {}
        self.next_id = next_id
        self._held = Holdings()
        self._rows: dict[int, set[int]] = defaultdict(set)
        self._stories: dict[int, set[int]] = defaultdict(set)
        self._table = threads.Table()
        self._missing: list[Item] = []
        known: list[Item] = []
        for item in sorted(earlier, key=lambda item: item.order):
            (known if item.id in placed else self._missing).append(item)
        for row, item in zip(self._held.add(known), known, strict=True):
            placement = placed[item.id]
            self._held.assign(row, placement)
            self._rows[placement.development].add(row)
            self._stories[placement.story].add(placement.development)
        for story in self._stories:
            self._table.put(story, self._story_part(self._stories[story]))

    def place(self, new: Sequence[Item]) -> list[Placement]:
        """The placements of ``new`` articles, and of earlier ones whose placement changes."""
        items = sorted({item.id: item for item in [*self._missing, *new]}.values(), key=lambda item: item.order)
        self._missing = []
        if not items:
            return []
        held = self._held
        before = len(held)
        rows = held.add(items)
        was = (held.column("story").copy(), held.column("development").copy(), held.column("copy").copy())
        everything = held.settled and len(held) <= WHOLE
        held.settled = False
        region = set(range(len(held))) if everything else self._region(rows, before)
        touched = self._gather_developments(region)
        if everything:
            touched = set(self._rows)
        stories = self._gather_stories(touched)
        moved = {row for story in stories for development in self._stories[story] for row in self._rows[development]}
        names = {slot(term): term for item in items for term, _ in item.features.terms}
        fresh = set(rows)
        return [
            self._placement(row, names)
            for row in held.ordered(moved | fresh)
            if row in fresh
            or any(held.column(n)[row] != w[row] for n, w in zip(("story", "development", "copy"), was, strict=True))
        ]

    def _new_id(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    # --- developments --------------------------------------------------------------------------

    def _region(self, rows: Sequence[int], before: int) -> set[int]:
        """New rows and all of the developments that they are alike to."""
        held, near = self._held, set(rows)
        for row in rows:
            others = held.around(row, developments.WINDOW_DAYS)
            others = others[others < before]
            cosines = held.vectors.cosines(*held.vectors.of(row), others)
            days = np.abs(held.column("time")[others] - held.column("time")[row]) / 86_400
            close = (cosines * np.exp(-days / developments.FADE_DAYS) >= developments.ALIKE) | (cosines >= SIMILAR)
            near.update(int(other) for other in others[close])
        for name in {int(self._held.column("development")[row]) for row in near} - {0}:
            near |= self._rows[name]
        return near

    def _gather_developments(self, region: set[int]) -> set[int]:
        """Put the developments of a region together anew; gives the numbers of those that changed or are new."""
        held = self._held
        order = held.ordered(region)
        links, original = self._links(order)
        alone = [n for n in range(len(order)) if n not in original]
        index = {n: i for i, n in enumerate(alone)}
        groups = developments.gather(
            len(alone), ((index[a], index[b], w) for a, b, w in links if a in index and b in index)
        )
        members: list[list[int]] = [[int(order[alone[i]]) for i in group] for group in groups]
        home = {row: g for g, group in enumerate(members) for row in group}
        for copy, source in original.items():
            members[home[int(order[source])]].append(int(order[copy]))
        return self._name_developments(order, members, {int(order[c]): int(order[s]) for c, s in original.items()})

    def _links(
        self, order: np.ndarray[tuple[int], np.dtype[np.intp]]
    ) -> tuple[list[developments.Link], dict[int, int]]:
        """The links between rows in time order (as numbers into it), and which are copies of which."""
        held = self._held
        time, roundup = held.column("time")[order], held.column("roundup")[order]
        links: list[developments.Link] = []
        original: dict[int, int] = {}
        for n, row in enumerate(order):
            first = int(np.searchsorted(time, time[n] - developments.WINDOW_DAYS * 86_400))
            cosines = held.vectors.cosines(*held.vectors.of(int(row)), order[first:n])
            close = np.flatnonzero(cosines >= developments.FAINT)
            source = self._source(order, n, [first + int(c) for c in close if cosines[c] >= SIMILAR], original)
            if source is not None:
                original[n] = source
            elif not roundup[n]:
                for c in close:
                    weight = developments.fade(float(cosines[c]), float(time[n] - time[first + c]))
                    if weight >= developments.FAINT and not roundup[first + c]:
                        links.append((first + int(c), n, weight))
        return links, original

    def _source(
        self, order: np.ndarray[tuple[int], np.dtype[np.intp]], n: int, near: list[int], original: dict[int, int]
    ) -> int | None:
        """The earlier article (not itself a copy) of which number ``n`` is a copy."""
        held = self._held
        shingles = frozenset(held.shingles[int(order[n])])
        for other in near:
            if other not in original and copies.is_copy(shingles, held.shingles[int(order[other])]):
                return other
        return None

    def _name_developments(self, order: Iterable[int], members: list[list[int]], original: dict[int, int]) -> set[int]:
        held = self._held
        development, copy = held.column("development"), held.column("copy")
        old = {int(row): int(development[row]) for row in order if development[row]}
        names = identity.keep(members, old, self._new_id)
        changed: set[int] = set(old.values()) - set(names)
        for name in set(old.values()):
            self._rows[name] = self._rows[name] - set(old)
        for name, group in zip(names, members, strict=True):
            before = {row for row, was in old.items() if was == name}
            if before != set(group):
                changed.add(name)
            self._rows[name] = set(group)
            for row in group:
                development[row] = name
                copy[row] = int(held.column("id")[original[row]]) if row in original else 0
        return changed

    # --- stories -------------------------------------------------------------------------------

    def _part(self, development: int) -> threads.Part:
        """A development as a part of a story; it weighs by the root of its articles."""
        held = self._held
        rows = sorted(self._rows[development])
        vectors = [held.vectors.of(row) for row in rows if not held.column("copy")[row]] or [held.vectors.of(rows[0])]
        slots, weights = added(
            np.concatenate([v[0] for v in vectors]), np.concatenate([v[1] for v in vectors]), threads.WIDTH
        )
        slots, weights = unit(slots, weights)
        time = held.column("time")[rows]
        return threads.Part(
            slots, weights * np.float32(len(vectors) ** 0.5), int(time.min()), int(time.max()), len(rows)
        )

    def _story_part(self, names: Iterable[int]) -> threads.Part:
        return threads.together([self._part(name) for name in sorted(names)])

    def _gather_stories(self, touched: set[int]) -> set[int]:
        """Put the stories around changed developments together anew; gives the numbers of the stories that may have changed."""
        held = self._held
        story_of: dict[int, int] = {}
        stories: set[int] = set()
        gone = {name for name in touched if not self._rows[name]}
        changed = sorted(touched - gone, key=lambda name: tuple(self._key(name)))
        for story, names in self._stories.items():
            for name in names & touched:
                story_of[name] = story
                stories.add(story)
        parts = {name: self._part(name) for name in changed}
        for name in changed:
            stories.update(self._table.near(parts[name], threads.ALIKE))
        bundles: list[list[int]] = [[name] for name in changed]
        loose = sum(len(self._stories[s]) for s in stories) <= FLUID
        for story in sorted(stories):
            rest = sorted(self._stories[story] - touched, key=lambda name: tuple(self._key(name)))
            for name in rest:
                story_of[name] = story
            bundles += [[name] for name in rest] if loose else ([rest] if rest else [])
        bundles.sort(key=lambda names: tuple(self._key(names[0])))
        nodes = [parts[b[0]] if b[0] in parts else self._story_part(b) for b in bundles]
        groups = [[name for n in group for name in bundles[n]] for group in threads.gather(nodes)]
        names = identity.keep(
            groups, story_of, self._new_id, {name: len(self._rows[name]) for g in groups for name in g}
        )
        for story in stories:
            self._stories.pop(story, None)
            self._table.drop(story)
        for name in gone:
            del self._rows[name]
        column = held.column("story")
        for story, group in zip(names, groups, strict=True):
            self._stories[story] = set(group)
            self._table.put(story, self._story_part(group))
            for development in group:
                column[list(self._rows[development])] = story
        return set(names)

    def _key(self, development: int) -> list[int]:
        held = self._held
        return min([int(held.column("time")[r]), int(held.column("tie")[r]), r] for r in self._rows[development])

    # --- the outcome ---------------------------------------------------------------------------

    def _placement(self, row: int, names: Mapping[int, str]) -> Placement:
        held = self._held
        development, copy = int(held.column("development")[row]), int(held.column("copy")[row])
        return Placement(
            int(held.column("id")[row]),
            int(held.column("story")[row]),
            development,
            copy or None,
            self._why(row, development, names),
        )

    def _why(self, row: int, development: int, names: Mapping[int, str]) -> tuple[str, ...]:
        """The terms with the heaviest products between an article and the rest of its development, or else of its story."""
        held = self._held
        others = [held.vectors.of(r) for r in self._rows[development] if r != row]
        story = int(held.column("story")[row])
        if others:
            rest = added(np.concatenate([o[0] for o in others]), np.concatenate([o[1] for o in others]))
        elif len(self._stories[story]) > 1:
            part = self._table.parts[story]
            rest = part.slots, part.weights
        else:
            return ()
        return tuple(names[s] for s in shared(held.vectors.of(row), rest) if s in names)[:REASONS]
