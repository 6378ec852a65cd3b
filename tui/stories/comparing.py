"""Articles compared with one another: which are linked, how strongly, and which are copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
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
    vector = held.vectors.of(row)
    others = held.vectors.maybe(*vector, developments.FAINT, held.blocks(row, developments.WINDOW_DAYS))
    apart = np.abs(held.column("time")[others] - held.column("time")[row])
    inside = (others < below) & (apart <= developments.WINDOW_DAYS * DAY)
    others, apart = others[inside], apart[inside]
    cosines = held.vectors.cosines(*vector, others)
    weights = developments.fade(cosines, apart)
    linked = np.flatnonzero(weights >= developments.FAINT)
    similar = others[cosines >= SIMILAR]
    texts = held.shingles
    shares = copies.contained(texts.common(row, similar), texts.sizes(row), texts.sizes(similar))
    same = similar[shares >= copies.SHARE]
    pages = held.pages(row, below)
    return others[linked], weights[linked], {*same.tolist(), *pages[_same_page(held, row, pages)].tolist()}


def compare(held: Holdings, order: Rows) -> tuple[list[developments.Link], dict[int, int]]:
    """The links between rows, and each copy with what it is a copy of; as indices into ``order``, which goes by time.

    Round-ups are not linked: they would hold together what they only list. A report that an earlier one has in full is
    no copy of it.
    """
    time, roundup = held.column("time")[order], held.column("roundup")[order]
    later, earlier, cosines = _pairs(held, order)
    similar = (cosines >= SIMILAR) & (roundup[earlier] <= roundup[later])
    texts = _copied(held, order, later[similar], earlier[similar])
    originals = _originals(texts, _same_pages(held, order))
    single = roundup == 0
    single[list(originals)] = False
    weights = developments.fade(cosines, time[later] - time[earlier])
    linked = np.flatnonzero((weights >= developments.FAINT) & single[later] & single[earlier])
    links = zip(earlier[linked].tolist(), later[linked].tolist(), weights[linked].tolist(), strict=True)
    return list(links), originals


def _pairs(held: Holdings, order: Rows) -> tuple[Rows, Rows, Weights]:
    """Each later one of ``order`` with those before it that may be linked, as indices, and their cosines."""
    time, window = held.column("time")[order], developments.WINDOW_DAYS * DAY
    if len(order) <= TOGETHER:
        table = held.vectors.among(order)
        later, earlier = np.nonzero(np.tril(table >= developments.FAINT, -1))
        near = time[later] - time[earlier] <= window
        later, earlier = later[near], earlier[near]
        return later, earlier, table[later, earlier]
    found, shares = [], []
    starts = np.searchsorted(time, time - window).tolist()
    for n, start in enumerate(starts):
        others, cosines = held.vectors.alike(*held.vectors.of(order[n]), order[start:n], developments.FAINT)
        found.append(others + start)
        shares.append(cosines)
    return (
        np.repeat(np.arange(len(order)), [len(some) for some in found]),
        np.concatenate(found),
        np.concatenate(shares),
    )


def _copied(held: Holdings, order: Rows, later: Rows, earlier: Rows) -> list[tuple[int, int]]:
    """Those pairs of ``order`` of which the later text is a copy of the earlier one."""
    if not later.size:
        return []
    texts = held.shingles
    if len(order) <= TOGETHER:
        common = texts.among(order)[later, earlier]
    else:
        chosen, starts = np.unique(later, return_index=True)
        groups = np.split(earlier, starts[1:])
        common = np.concatenate([texts.common(order[n], order[some]) for n, some in zip(chosen, groups, strict=True)])
    which = copies.are_copies(common, texts.sizes(order[later]), texts.sizes(order[earlier]))
    return list(zip(later[which].tolist(), earlier[which].tolist(), strict=True))


def _same_pages(held: Holdings, order: Rows) -> list[tuple[int, int]]:
    """The pairs of ``order``, the later first, with which two feeds tell of the same page under the same title."""
    page = held.column("page")[order]
    if len(set(page.tolist()) - {0}) == np.count_nonzero(page):
        return []  # as almost always
    _, which, counts = np.unique(page, return_inverse=True, return_counts=True)
    shared = np.flatnonzero((page != 0) & (counts[which] > 1))
    return [
        (int(n), int(shared[at]))
        for end, n in enumerate(shared)
        for at in _same_page(held, order[n], order[shared[:end]])
    ]


def _originals(texts: Sequence[tuple[int, int]], pages: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Each copy with its original, by pairs whose later one is a copy of the earlier one's text, or of its page.

    The first text that is no copy itself is the original; of a page whatever that page is a copy of is.
    """
    by_text, by_page = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for n, other in sorted(texts):
        by_text[n].append(other)
    for n, other in pages:
        by_page[n].append(other)
    originals: dict[int, int] = {}
    for n in sorted({*by_text, *by_page}):
        found = [originals.get(other, other) for other in by_page.get(n, ())]
        found += [other for other in by_text.get(n, ()) if other not in originals][:1]
        if found:
            originals[n] = min(found)
    return originals


def _same_page(held: Holdings, row: int, others: Rows) -> Rows:
    """Where among ``others`` those are with which another feed tells of the same page under the same title."""
    page = held.column("page")
    if not page[row]:
        return np.zeros(0, np.intp)
    feed, time = held.column("feed"), held.column("time")
    same = (page[others] == page[row]) & (feed[others] != feed[row])
    same &= np.abs(time[others] - time[row]) <= PAGE_DAYS * DAY
    return np.flatnonzero(same)
