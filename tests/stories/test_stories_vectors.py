"""The table of vectors: cosines are those of the book, and looking up which may be alike loses none."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.stories import postings, similarity, vectors
from tui.stories.similarity import SLOTS, unit
from tui.stories.vectors import Vectors

VECTORS = st.lists(
    st.dictionaries(st.integers(1, 30), st.floats(0.1, 5), min_size=1, max_size=8), min_size=1, max_size=12
)


def arrays(vector):
    return np.array(list(vector), np.intp), np.array(list(vector.values()), np.float32)


def cosine(one, other):
    length = lambda v: sum(w * w for w in v.values()) ** 0.5  # noqa: E731
    return sum(one[t] * other.get(t, 0) for t in one) / length(one) / length(other)


def cosines(table, vector, rows):
    """The cosine of a vector with each of the rows."""
    at, found = table.alike(*unit(*arrays(vector)), np.asarray(rows), 0.0)
    assert at.tolist() == list(range(len(rows)))
    return found.tolist()


@given(VECTORS)
def test_cosines_are_those_of_the_book(given):
    table = Vectors(8)
    for vector in given:
        table.add(*arrays(vector))
    for rows in (list(range(len(given))), [0], list(range(len(given)))[::-1]):
        expected = [cosine(given[0], given[row]) for row in rows]
        # A weight of .1 is kept in steps of .004.
        assert cosines(table, given[0], rows) == pytest.approx(expected, abs=0.02)


def test_a_row_that_was_given_back_is_used_again():
    table = Vectors(4)
    table.add(*arrays({1: 1.0}))
    table.remove(0)
    assert cosines(table, {1: 1.0}, [0]) == [0.0]
    assert table.add(*arrays({2: 1.0})) == 0


@given(VECTORS, st.data())
def test_sums_of_groups_are_those_of_the_book_and_leave_no_trace(given, data):
    table = Vectors(8)
    for vector in given:
        table.add(*arrays(vector))
    rows = st.lists(st.sampled_from(range(len(given))), min_size=1, max_size=4, unique=True)
    groups = [np.array(some) for some in data.draw(st.lists(rows, min_size=1, max_size=3 * vectors.GROUPS))]
    factors = [np.arange(1, len(group) + 1, dtype=np.float32) / (n + 1) for n, group in enumerate(groups)]
    for group, weighed, (slots, weights) in zip(groups, factors, table.totals(groups, factors, 5), strict=True):
        expected = Counter()
        for row, factor in zip(group, weighed, strict=True):
            expected.update({s: factor * w for s, w in zip(*(c.tolist() for c in table.of(row)), strict=True)})
        assert sorted(weights.tolist()) == pytest.approx(sorted(expected.values())[-5:])
        assert weights.tolist() == pytest.approx([expected[slot] for slot in slots.tolist()])
    assert not table.spread.any()


def test_what_a_row_shares_with_others_is_what_weighs_most_in_both():
    idf = np.ones(SLOTS, np.float32)
    idf[4] = 0
    table = Vectors(4, idf)
    for vector in ({1: 1.0, 2: 2.0, 3: 1.0, 4: 9.0}, {1: 1.0, 2: 1.0, 4: 9.0}, {2: 1.0, 5: 3.0}, {3: 0.1}):
        table.add(*arrays(vector))
    assert table.shared(0, np.array([1, 2])) == [2, 1]
    assert table.shared(0, np.array([1, 2, 3])) == [2, 3, 1]
    assert table.shared(3, np.array([2])) == []
    assert not table.spread.any()


@pytest.mark.parametrize("product", [1, 200, 1 << 20])
def test_rows_among_each_other_are_as_alike_as_one_by_one(monkeypatch, product):
    monkeypatch.setattr(similarity, "PRODUCT", product)
    stream = Stream(5)
    table = Vectors(14, stream.idf)
    for _ in range(40):
        table.add(*stream.vector())
    rows = np.array(stream.chance.sample(range(40), 12))
    found = table.among(rows)
    for n, row in enumerate(rows):
        expected = np.delete(table.cosines(*table.of(row), rows), n)
        assert np.delete(found[n], n).tolist() == pytest.approx(expected.tolist(), abs=1e-5)


def test_no_term_carries_more_than_its_part():
    table = Vectors(4)
    table.add(*arrays({1: 3.0, 2: 1.0}))
    one = unit(*arrays({1: 3.0, 2: 1.0}))
    assert table.cosines(*one, np.array([0]), carry=0.5).tolist() == pytest.approx([0.2], abs=1e-3)


def test_the_factors_of_terms_weigh_both_sides_and_follow_when_they_change():
    idf = np.ones(SLOTS, np.float32)
    table = Vectors(4, idf)
    table.add(*arrays({1: 1.0, 2: 1.0}))
    table.add(*arrays({1: 1.0, 3: 1.0}))
    alike = lambda: table.alike(*table.of(0), np.array([1]), 0.0)[1].tolist()  # noqa: E731
    assert alike() == pytest.approx([0.5], abs=1e-3)
    idf[1] = 0
    table.settle()
    assert alike() == [0.0]


class Stream:
    """Vectors of common and rare terms, many more than a block has rows."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.idf = np.array([self.chance.random() + 0.2 for _ in range(600)] + [0.0] * 10, np.float32)

    def vector(self):
        terms = {int(600 * self.chance.random() ** 2) + 1: 0.5 + 4 * self.chance.random() for _ in range(12)}
        return arrays(terms)


def brute(table, slots, weights, rows, least, monkeypatch):
    """The same without looking anything up first."""
    with monkeypatch.context() as patch:
        patch.setattr(vectors, "FEW", 1 << 30)
        return table.alike(slots, weights, rows, least)


@pytest.mark.parametrize("fresh", [0, 3, 15])
@pytest.mark.parametrize("weighed", [True, False])
def test_looking_up_terms_first_loses_nothing_whatever_has_changed_since(monkeypatch, fresh, weighed):
    monkeypatch.setattr(vectors, "FEW", 0)
    monkeypatch.setattr(postings, "LOOSE", 40)
    monkeypatch.setattr(postings, "FRESH", fresh)
    stream = Stream(3)
    table = Vectors(10, stream.idf if weighed else None)
    found = 0
    for number in range(5_000):
        table.add(*stream.vector())
        if number % 7 == 0:
            table.put(stream.chance.randrange(table.rows), *stream.vector())
        if number % 90 == 0:
            table.remove(stream.chance.randrange(table.rows))
        if number % 400 == 0:
            stream.idf[:300] = stream.idf[:300][::-1]
            table.settle()
            rows = np.array(sorted(stream.chance.sample(range(table.rows), max(1, table.rows // 2))), np.intp)
            query = unit(*table.of(table.rows - 1))
            for least in (0.05, 0.3):
                at, alike = table.alike(*query, rows, least)
                expected = brute(table, *query, rows, least, monkeypatch)
                assert at.tolist() == expected[0].tolist()
                assert alike.tolist() == pytest.approx(expected[1].tolist(), abs=1e-6)
                some = table.maybe(*query, least, blocks := [0])
                assert len(set(some.tolist())) == len(some)
                assert set(rows[at][rows[at] // postings.BLOCK == blocks[0]].tolist()) <= set(some.tolist())
                found += len(at)
    assert found > 200


def test_only_a_few_of_many_are_compared(monkeypatch):
    stream = Stream(5)
    table = Vectors(16)
    for number in range(2 * postings.BLOCK):
        slots, weights = stream.vector()
        table.add(np.append(slots, 1000 + number % 900).astype(np.intp), np.append(weights, 9).astype(np.float32))
    compared = []
    original = Vectors.cosines
    monkeypatch.setattr(
        Vectors, "cosines", lambda self, s, w, rows: compared.append(len(rows)) or original(self, s, w, rows)
    )
    at, _ = table.alike(*table.of(500), np.arange(table.rows), 0.5)
    assert len(at) >= 5
    assert compared[0] < postings.FRESH + 50


def test_slots_that_agree_in_their_lower_bits_are_told_apart_or_compared(monkeypatch):
    monkeypatch.setattr(vectors, "FEW", 0)
    monkeypatch.setattr(postings, "LOOSE", 0)
    monkeypatch.setattr(postings, "FRESH", 0)
    table = Vectors(16)
    for low in (0, 1, 0xFFFF):
        for high in range(1 if low == 0 else 0, 16):
            table.add(*arrays({high << 16 | low: 1.0, 500 + high: 0.5}))
    rows = np.arange(table.rows)
    for row in rows:
        query = unit(*table.of(row))
        assert table.alike(*query, rows, 0.75)[0].tolist() == [row]
        expected = brute(table, *query, rows, 0.1, monkeypatch)
        assert table.alike(*query, rows, 0.1)[0].tolist() == expected[0].tolist()


def test_the_highest_slot_is_found(monkeypatch):
    monkeypatch.setattr(vectors, "FEW", 0)
    monkeypatch.setattr(postings, "LOOSE", 0)
    monkeypatch.setattr(postings, "FRESH", 0)
    table = Vectors(4)
    table.add(*arrays({SLOTS - 1: 1.0}))
    table.add(*arrays({SLOTS - 2: 1.0}))
    assert table.alike(*arrays({SLOTS - 1: 1.0}), np.array([0, 1]), 0.5)[0].tolist() == [0]


def test_rows_that_are_kept_are_found_under_their_new_numbers(monkeypatch):
    monkeypatch.setattr(vectors, "FEW", 0)
    monkeypatch.setattr(postings, "LOOSE", 0)
    monkeypatch.setattr(postings, "FRESH", 0)
    table = Vectors(4)
    for number in range(300):
        table.add(*arrays({number + 1: 1.0}))
    table.keep(np.arange(200, 300))
    assert table.rows == 100
    assert table.alike(*arrays({251: 1.0}), np.arange(100), 0.5)[0].tolist() == [50]
    assert table.add(*arrays({7: 1.0})) == 100
