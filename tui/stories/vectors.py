"""A growing table of sparse vectors of fixed width, and the cosines of one with many of them.

A term and its weight are one number of 32 bits: the slot in the upper 20, the weight in steps in the lower 12. With the
terms sorted for looking up (``postings``) a row of 64 takes about 500 bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from tui.stories.postings import BITS, BLOCK, ROW_BITS, STEPS, Packed, Postings
from tui.stories.similarity import SLOTS, WIDTH, Arrays, Rows, Slots, Weights, products, side_by_side

FEW: Final = 256
"""Up to so many rows are compared without looking up first which of them may be alike."""

GROUPS: Final = 8
"""Sums that are made at once: in half the time, without much room."""


class Vectors:
    """Vectors by their row, each of at most ``width`` terms with weights up to ``most``.

    With ``idf`` (a factor a slot, of ``Frequencies``) the weights are those before IDF, and ``settle`` follows its
    changes. ``spread`` is room for one vector with a place for every slot, which tables may share.
    """

    def __init__(
        self, width: int = WIDTH, idf: Weights | None = None, spread: Weights | None = None, most: float = 16.0
    ) -> None:
        self.width = width
        self.rows = 0
        self.spread = np.zeros(SLOTS, np.float32) if spread is None else spread
        self._idf = idf
        self._step = np.float32(most / STEPS)
        self._packed: Packed = np.zeros((256, width), np.uint32)
        self._lengths: Weights = np.ones(256, np.float32)
        self._free: list[int] = []
        self._postings = Postings()

    def add(self, slots: Slots, weights: Weights) -> int:
        """Keep a vector; gives its row."""
        if self._free:
            row = self._free.pop()
        else:
            row, self.rows = self.rows, self.rows + 1
            if row == len(self._packed):
                # In place: two copies of a table of 100,000 would be the most memory that is ever used.
                room = row + max(256, row // 32)
                self._packed.resize((room, self.width), refcheck=False)
                self._lengths.resize(room, refcheck=False)
        self.put(row, slots, weights)
        return row

    def put(self, row: int, slots: Slots, weights: Weights) -> None:
        """Replace the vector of a row. What is heavier than the most that there may be is as heavy as that."""
        size = min(len(slots), self.width)
        steps = np.clip(np.rint(weights[:size] / self._step), 0, STEPS).astype(np.uint32)
        self._packed[row, :size] = slots[:size].astype(np.uint32) << BITS | steps
        self._packed[row, size:] = 0
        kept = self._factored(slots[:size], steps)
        self._lengths[row] = np.sqrt(kept @ kept) or 1
        self._postings.changed(row)

    def remove(self, row: int) -> None:
        """Give a row back."""
        self._packed[row] = 0
        self._free.append(row)
        self._postings.changed(row)

    def settle(self) -> None:
        """Follow changed factors."""
        for first in range(0, self.rows, BLOCK):
            self._measure(first, min(first + BLOCK, self.rows))

    def _measure(self, first: int, last: int) -> None:
        _, weights = self._unpacked(self._packed[first:last])
        lengths = np.sqrt(np.einsum("ij,ij->i", weights, weights))
        self._lengths[first:last] = np.where(lengths > 0, lengths, 1)

    def _unpacked(self, packed: Packed) -> tuple[Slots, Weights]:
        """Slots, and weights times their factors."""
        slots = (packed >> BITS).astype(np.intp)
        return slots, self._factored(slots, packed & STEPS)

    def _factored(self, slots: Slots, steps: Packed) -> Weights:
        weights: Weights = steps.astype(np.float32)
        weights *= self._step
        if self._idf is not None:
            weights *= self._idf.take(slots)
        return weights

    def of(self, row: int) -> tuple[Slots, Weights]:
        """The vector of a row at unit length, without its padding."""
        slots, weights = self._unpacked(self._packed[row, : int(np.count_nonzero(self._packed[row]))])
        return slots, weights / self._lengths[row]

    def totals(self, groups: Sequence[Rows], factors: Sequence[Weights], width: int) -> list[tuple[Slots, Weights]]:
        """The sum of each group of rows, each times its factor; the heaviest ``width`` terms, unordered."""
        return [
            total
            for first in range(0, len(groups), GROUPS)
            for total in self._totals(groups[first : first + GROUPS], factors[first : first + GROUPS], width)
        ]

    def _totals(
        self, groups: Sequence[Rows], factors: Sequence[Weights], width: int
    ) -> Iterator[tuple[Slots, Weights]]:
        rows = np.concatenate(groups)
        slots, weights = self._unpacked(self._packed.take(rows, axis=0))
        weights *= (np.concatenate(factors) / self._lengths[rows])[:, None]
        columns = side_by_side(slots, self.spread)
        columns += (slots.size * np.repeat(np.arange(len(groups)), [len(some) for some in groups]))[:, None]
        table = np.bincount(columns.ravel(), weights.ravel(), len(groups) * slots.size).astype(np.float32)
        slots = slots.ravel()
        for totals in table.reshape(len(groups), -1):
            kept = (totals > 0).nonzero()[0]
            if len(kept) > width:
                kept = kept[np.argpartition(totals.take(kept), -width)[-width:]]
            yield slots.take(kept), totals.take(kept)

    def shared(self, row: int, others: Rows) -> list[int]:
        """The slots that the vector of a row and the sum of others have in common, the heaviest product first."""
        slots, weights = self.of(row)
        self.spread[slots] = np.arange(1, len(slots) + 1, dtype=np.float32)
        packed = self._packed.take(others, axis=0)
        at = self.spread.take(packed >> BITS, mode="clip").astype(np.intp)
        self.spread[slots] = 0
        told = (packed & STEPS) / self._lengths[others][:, None]
        products = weights * np.bincount(at.ravel(), told.ravel(), len(slots) + 1)[1:]
        if self._idf is not None:
            products *= self._idf.take(slots)
        both = (products > 0).nonzero()[0]
        found: list[int] = slots.take(both[np.argsort(-products.take(both), kind="stable")]).tolist()
        return found

    def keep(self, rows: Rows) -> None:
        """Forget all rows but these, which are numbered anew in their order."""
        self._have(self._packed[rows], self._lengths[rows])

    def arrays(self) -> Arrays:
        """All that ``restore`` needs; of a table of which no row was given back."""
        return {"terms": self._packed[: self.rows]}

    def restore(self, arrays: Arrays) -> None:
        """Have the rows of another table, in the place of what is here; ``settle`` comes next."""
        packed = np.array(arrays["terms"], np.uint32)
        self._have(packed, np.ones(len(packed), np.float32))

    def _have(self, packed: Packed, lengths: Weights) -> None:
        self._packed, self._lengths = packed, lengths
        self._free, self.rows = [], len(packed)
        self._postings = Postings(self.rows)

    def alike(self, slots: Slots, weights: Weights, rows: Rows, least: float) -> tuple[Rows, Weights]:
        """Where in ``rows`` those are whose cosine with a vector of unit length is ``least`` or more; the cosines."""
        at = np.arange(rows.size)
        if rows.size > FEW:
            known = np.zeros(self.rows, np.bool_)
            known[self.maybe(slots, weights, least, np.flatnonzero(np.bincount(rows >> ROW_BITS)).tolist())] = True
            at = np.flatnonzero(known[rows])
        cosines = self.cosines(slots, weights, rows[at])
        enough = cosines >= least
        return at[enough], cosines[enough]

    def among(self, rows: Rows) -> Weights:
        """The cosines of ``rows`` with one another ``(rows, rows)``; for some dozens. On the diagonal they are less."""
        slots, weights = self._unpacked(self._packed.take(rows, axis=0))
        weights *= (slots > 0) / self._lengths[rows][:, None]
        columns = side_by_side(slots, self.spread)
        shared = np.bincount(columns.ravel()) > 1  # what one row has for itself makes none more alike
        number, there = shared.cumsum() - 1, shared.take(columns).ravel().nonzero()[0]
        table: Weights = np.zeros((len(rows), np.count_nonzero(shared)), np.float32)
        table[there // self.width, number.take(columns.ravel().take(there))] = weights.ravel().take(there)
        return products(table)

    def maybe(self, slots: Slots, weights: Weights, least: float, blocks: Sequence[int] | None = None) -> Rows:
        """The rows (of some blocks, or all) that may be so much alike to a vector of unit length.

        All that are, and some more: where rows are few, all; in any case those that have changed lately.
        """
        if self.rows <= FEW:
            return np.arange(self.rows)
        self._postings.settle(self._packed[: self.rows])
        factors = weights * self._step if self._idf is None else weights * self._idf[slots] * self._step
        # A hundredth to spare, for what single precision rounds off.
        return self._postings.above(slots, factors, 0.99 * least, self._lengths[: self.rows], blocks)

    def cosines(self, slots: Slots, weights: Weights, rows: Rows, carry: float = 1.0) -> Weights:
        """The cosines of a vector of unit length with ``rows``.

        With ``carry`` below 1 no single term makes up more than that part of one: the rest then decides.
        """
        self.spread[slots] = weights if self._idf is None else weights * self._idf[slots]
        self.spread[0] = 0
        packed = self._packed.take(rows, axis=0)
        there = self.spread.take(packed >> BITS, mode="clip")
        there *= (packed & STEPS).astype(np.float32) * self._step
        products: Weights = there.sum(axis=1)
        if carry < 1 and rows.size:
            products = np.minimum(products, (products - there.max(axis=1)) / (1 - carry))
        self.spread[slots] = 0
        cosines: Weights = (products / self._lengths[rows]).astype(np.float32)
        return cosines
