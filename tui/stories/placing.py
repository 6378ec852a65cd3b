"""Where new articles belong: copies are folded, developments gathered, developments joined to stories, numbers kept.

Articles may arrive in any order. Whatever a new article is alike to is taken apart and gathered again together with
it, by time and content alone, so that it hardly matters who came first; and it stays little work, since one article
touches a few developments, however large the library is. While a library is small, all of it is gathered again with
every hundredth more of it: what is a rare word, and so what is alike, shows only then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

import numpy as np

from tui.model import Item, Place, Placement, Said
from tui.stories.groups import Groups
from tui.stories.holdings import DAY, Column, Holdings, Numbers
from tui.stories.neighbourhood import Neighbourhood
from tui.stories.parts import SILENCE_DAYS
from tui.stories.similarity import Arrays, shared, slots_of
from tui.stories.storylines import Storylines

__all__ = ["HORIZON_DAYS", "Item", "Placer", "place"]

HORIZON_DAYS: Final = SILENCE_DAYS
"""How many days of earlier articles decide where a new one belongs."""

WHOLE: Final = 12_000
"""Up to so many articles all are gathered anew when their terms are; in larger libraries the weights have settled."""

FORGET: Final = 20_000
"""Articles from which on those that no new one can reach any more are forgotten."""

PLACE: Final[tuple[Column, ...]] = ("story", "development", "copy")
"""The columns that make up an article's place, in the order of ``Place``."""

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
    in_order = sorted(earlier, key=lambda item: item.order)
    placer = Placer()
    placer.hear(Place(p.article, p.story, p.development, p.copy_of or 0) for p in placed.values())
    placer.follow()
    placer.learn([item for item in in_order if item.id in placed])
    return placer.place([*(item for item in in_order if item.id not in placed), *new], next_id, said)


class Placer:
    """Places articles as they come, and remembers those of the last ``HORIZON_DAYS`` in between.

    ``next_id`` is the number that the next new story or development gets; ``since`` the time (seconds) from which on
    all articles are remembered: for an article within ``HORIZON_DAYS`` of it a Placer that knows more places better.
    """

    def __init__(self, since: int = -(1 << 60)) -> None:
        self.since = since
        self.next_id = 1
        self._held = Holdings()
        self._said = Said()
        self._heard: list[Numbers] = []
        self._told: Numbers = np.zeros((0, len(Place._fields)), np.int64)
        self._touched: set[int] = set()
        self._developments = Groups(self._held, "development")
        self._stories = Groups(self._held, "story")
        self._neighbourhood = Neighbourhood(self._held, self._developments)
        self._storylines = Storylines(self._held, self._developments, self._stories)

    def __len__(self) -> int:
        return len(self._held)

    def arrays(self) -> Arrays:
        """All that is remembered, for ``recalled``: about half a kilobyte an article. It is not to change meanwhile."""
        return {**self._held.arrays(), "since": np.array(self.since)}

    @classmethod
    def recalled(cls, arrays: Arrays) -> Placer:
        """A Placer that remembers what another one did, before it is told what the library has by now (``follow``).

        Raises KeyError where an array is missing.
        """
        placer = cls(int(arrays["since"]))
        placer._held.restore(arrays)
        placer._held.column("block")[:] = 0  # which what the user has said by then will tell
        placer._touched.update(placer._held.column("story").tolist())
        return placer

    def hear(self, places: Iterable[Place]) -> None:
        """Note where the library has some of its articles, for ``follow``."""
        self._heard.append(np.fromiter(places, np.dtype((np.int64, len(Place._fields)))))

    def follow(self) -> list[int]:
        """Take over where the library has its articles, whoever put them there; what it has no longer is dropped.

        All articles from ``since`` on were heard of, best in the order of time. Gives those that are to be learned, in
        the same order: those that are not remembered, or with another text.
        """
        held = self._held
        told: Numbers = np.concatenate([self._told[:0], *self._heard])
        self._heard = []
        order = np.argsort(told[:, 0])
        at = np.searchsorted(told[:, 0], held.column("id"), sorter=order)
        at = np.append(order, -1)[at]
        stay = np.append(told[:, 0], -1)[at] == held.column("id")
        self._touched.update(held.column("story")[~stay].tolist())
        if not stay.all():
            held.keep(np.flatnonzero(stay))
            at = at[stay]
        known = np.zeros(len(told), np.bool_)
        known[at] = held.column("text") == told[at, 4]
        here = np.stack([held.column(name) for name in PLACE], axis=1)
        differ = np.flatnonzero((here != told[at, 1:4]).any(axis=1))
        self._touched.update(here[differ, 0].tolist(), told[at[differ], 1].tolist())
        for name, values in zip(PLACE, told[at[differ], 1:4].T, strict=True):
            held.column(name)[differ] = values
        self._told = told[order[~known[order]]]
        unknown: list[int] = told[~known, 0].tolist()
        return unknown

    def learn(self, items: Sequence[Item]) -> None:
        """Remember articles that are placed already, where ``follow`` was told; some hundreds at once."""
        rows = self._held.add(items)
        told = self._told[np.searchsorted(self._told[:, 0], [item.id for item in items])]
        for name, values in zip(PLACE, told.T[1:4], strict=True):
            self._held.column(name)[rows] = values
        self._touched.update(told[:, 1].tolist())

    def _catch_up(self) -> None:
        """Go by the columns of the holdings, where stories have changed that were not placed here."""
        self._held.settle()
        if self._touched:
            self._developments.index()
            self._stories.index()
            self._storylines.settle()
            self._storylines.tell(sorted(self._touched))
        self._told, self._touched = self._told[:0].copy(), set()

    def place(self, new: Sequence[Item], next_id: int = 1, said: Said = Said()) -> list[Placement]:  # noqa: B008 - immutable
        """The placements of ``new`` articles, and of others whose placement changes, in the order of time.

        New stories and developments are numbered from ``next_id`` on, with no number that was given before; what the
        user has ``said`` holds.
        """
        items = sorted({item.id: item for item in new}.values(), key=lambda item: item.order)
        if not items:
            return []
        self._catch_up()
        held, before = self._held, len(self._held)
        self.next_id = max(self.next_id, next_id)
        rows = np.array(held.add(items), np.intp)
        self._heed(said)
        weighed = held.settle()
        if weighed:
            self._storylines.settle()
        whole = weighed and len(held) <= WHOLE
        if whole:
            region, large = set(range(len(held))), set[int]()
            self._storylines.forget()
        else:
            region, large = self._neighbourhood.around(rows, before)
        home = self._storylines.homes(np.fromiter(region, np.intp, len(region)))
        changed = self._neighbourhood.gather(region, large, self._new_id) | {*held.column("development")[rows].tolist()}
        if whole:
            changed.update(self._developments.names())
        self._storylines.gather(changed, home, self._new_id)
        moved = {*np.concatenate([rows, *self._developments.moved, *self._stories.moved]).tolist()}
        terms = [pair for item in items for pair in item.features.terms]
        words = {number: term for number, (term, _) in zip(slots_of(terms).tolist(), terms, strict=True)}
        placements = [self._placement(row, words) for row in held.ordered(moved)]
        if weighed:
            self._forget()
        self._developments.settle()
        self._stories.settle()
        return placements

    def _new_id(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def _heed(self, said: Said) -> None:
        """Note which blocks the articles are of."""
        block = self._held.column("block")
        if said.block or self._said.block:
            block[:] = [said.block.get(number, 0) for number in self._held.column("id").tolist()]
        self._said = self._storylines.said = said

    def _forget(self) -> None:
        """Drop what is twice the horizon old, once that is half of everything."""
        held = self._held
        time = held.column("time")
        before = int(time.max()) - 2 * HORIZON_DAYS * DAY
        if len(held) >= FORGET and 2 * np.count_nonzero(time < before) > len(held):
            self._touched.update(held.column("story")[time < before].tolist())
            held.keep(np.flatnonzero(time >= before))
            self.since = max(self.since, before)
            self._catch_up()

    # --- the outcome ---------------------------------------------------------------------------

    def _placement(self, row: int, words: Mapping[int, str]) -> Placement:
        held = self._held
        story, development, copy = (int(held.column(name)[row]) for name in PLACE)
        number = int(held.column("id")[row])
        return Placement(number, story, development, copy or None, tuple(self._why(row, development, story, words)))

    def _why(self, row: int, development: int, story: int, words: Mapping[int, str]) -> Iterator[str]:
        """The terms with the heaviest products between an article and the rest of its development, or else story.

        A word of a name that they share as well is given as the name.
        """
        held = self._held
        others = self._developments.of(development)
        others = others[others != row]
        if others.size:
            slots = held.vectors.shared(row, others)
        elif len(self._stories.of(story)) > 1 and (part := self._storylines.about(story)):
            slots = shared(held.vectors.of(row), (part.slots, part.weights))
        else:
            return
        found = [words[number] for number in slots if number in words]
        whole = {word: name for name in reversed(found) if " " in name for word in name.split()}
        spelled: dict[str, str] = {}
        for term in found:
            spelled.setdefault(term.casefold(), whole.get(term, term))
        yield from islice(dict.fromkeys(spelled.values()), REASONS)
