"""Articles compared with one another: which are linked, how strongly, and which are copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np

from tui.stories import copies, developments
from tui.stories.holdings import DAY, Holdings
from tui.stories.similarity import Rows, Weights

PAGE_DAYS: Final = 2.0
"""So long two feeds may tell of one page under one title: pages whose text changes every day are others by then."""

TOGETHER: Final = 64
"""Up to so many articles are compared all at once, in a third of the time."""

SIMILAR: Final = 0.2
"""The least cosine of two articles whose 5-grams are compared: half a text among others keeps .5, an excerpt less."""


def near(held: Holdings, row: int, below: int) -> tuple[Rows, Weights, set[int]]:
    """The rows under ``below`` that an article is linked to, the weights of the links, and those with the same text."""
    around = held.around(row, developments.WINDOW_DAYS, below)
    at, cosines = held.vectors.alike(*held.vectors.of(row), around, developments.FAINT)
    others = around[at]
    weights = developments.fade(cosines, np.abs(held.column("time")[others] - held.column("time")[row]))
    linked = np.flatnonzero(weights >= developments.FAINT)
    similar = others[cosines >= SIMILAR]
    texts = held.shingles
    shares = copies.contained(texts.common(row, similar), texts.sizes(row), texts.sizes(similar))
    same = similar[shares >= copies.SHARE]
    return others[linked], weights[linked], {*same.tolist(), *around[_same_page(held, row, around)].tolist()}


def compare(held: Holdings, order: Rows) -> tuple[list[developments.Link], dict[int, int]]:
    """The links between rows, and each copy with what it is a copy of; as indices into ``order``, which goes by time.

    Round-ups are not linked: they would hold together what they only list. A report that an earlier one has in full is
    no copy of it.
    """
    time, roundup = held.column("time")[order], held.column("roundup")[order]
    starts = np.searchsorted(time, time - developments.WINDOW_DAYS * DAY)
    links: list[developments.Link] = []
    originals: dict[int, int] = {}
    copied = _copied(held, order)
    for n, (start, others, cosines) in enumerate(_earlier(held, order, starts.tolist())):
        row = order[n]
        found = [originals.get(start + at, start + at) for at in _same_page(held, row, order[start:n]).tolist()]
        similar = others[(cosines >= SIMILAR) & (roundup[others] <= roundup[n])]
        found += [other for other in copied(n, similar) if other not in originals][:1]
        if found:
            originals[n] = min(found)
        elif not roundup[n]:
            weights = developments.fade(cosines, time[n] - time[others])
            linked = np.flatnonzero((weights >= developments.FAINT) & (roundup[others] == 0))
            links += [
                (other, n, weight)
                for other, weight in zip(others[linked].tolist(), weights[linked].tolist(), strict=True)
                if other not in originals
            ]
    return links, originals


def _earlier(held: Holdings, order: Rows, starts: Sequence[int]) -> Iterator[tuple[int, Rows, Weights]]:
    """For each of ``order`` where its window starts, and those before it in there that may be linked, with cosines."""
    table = held.vectors.among(order) if len(order) <= TOGETHER else None
    for n, start in enumerate(starts):
        if table is None:
            others, cosines = held.vectors.alike(*held.vectors.of(order[n]), order[start:n], developments.FAINT)
        else:
            others = np.flatnonzero(table[n, start:n] >= developments.FAINT)
            cosines = table[n, start:n][others]
        yield start, others + start, cosines


def _same_page(held: Holdings, row: int, others: Rows) -> Rows:
    """Where among ``others`` those are with which another feed tells of the same page under the same title."""
    page = held.column("page")
    if not page[row]:
        return np.zeros(0, np.intp)
    feed, time = held.column("feed"), held.column("time")
    same = (page[others] == page[row]) & (feed[others] != feed[row])
    same &= np.abs(time[others] - time[row]) <= PAGE_DAYS * DAY
    return np.flatnonzero(same)


def _copied(held: Holdings, order: Rows) -> Callable[[int, Rows], list[int]]:
    """A function that gives those of some earlier ones of ``order`` of which a later one is a copy."""
    texts, sizes = held.shingles, held.shingles.sizes(order)
    table = copies.are_copies(texts.among(order), sizes[:, None], sizes) if len(order) <= TOGETHER else None

    def of(n: int, similar: Rows) -> list[int]:
        if not similar.size:
            return []
        if table is None:
            which = copies.are_copies(texts.common(order[n], order[similar]), sizes[n], sizes[similar])
        else:
            which = table[n, similar]
        found: list[int] = similar[which].tolist()
        return found

    return of
