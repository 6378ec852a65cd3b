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
    return np.array(list(vector), np.int32), np.array(list(vector.values()), np.float32)


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


def test_a_sum_of_rows_is_weighed_by_its_factors():
    table = Vectors(4)
    table.add(*arrays({1: 2.0}))
    table.add(*arrays({2: 5.0}))
    slots, weights = table.total(np.array([0, 1]), np.array([1.0, 0.5], np.float32), 4)
    assert dict(zip(slots.tolist(), weights.tolist(), strict=True)) == pytest.approx({1: 1.0, 2: 0.5})


@given(VECTORS)
def test_a_sum_is_that_of_the_book_and_leaves_no_trace(given):
    table = Vectors(8)
    for vector in given:
        table.add(*arrays(vector))
    for _ in range(2):
        slots, weights = table.total(np.arange(len(given)), np.ones(len(given), np.float32), 5)
        expected = Counter()
        for row in range(len(given)):
            expected.update(dict(zip(*(column.tolist() for column in table.of(row)), strict=True)))
        assert weights.tolist() == pytest.approx(sorted(expected.values(), reverse=True)[:5])
        assert weights.tolist() == pytest.approx([expected[slot] for slot in slots.tolist()])
    assert not table.spread.any()


@given(VECTORS, st.data())
def test_sums_of_many_groups_are_those_of_each(given, data):
    table = Vectors(8)
    for vector in given:
        table.add(*arrays(vector))
    rows = st.lists(st.sampled_from(range(len(given))), min_size=1, max_size=4, unique=True)
    groups = [np.array(some) for some in data.draw(st.lists(rows, min_size=1, max_size=5))]
    factors = [1 / (n + 1) for n in range(len(groups))]
    for group, factor, (slots, weights) in zip(groups, factors, table.totals(groups, factors, 5), strict=True):
        alone = table.total(group, np.full(len(group), factor, np.float32), 5)
        assert weights.tolist() == pytest.approx(alone[1].tolist())
        found, expected = (dict(zip(*(a.tolist() for a in pair), strict=True)) for pair in ((slots, weights), alone))
        assert all(found[slot] == pytest.approx(expected[slot]) for slot in found.keys() & expected.keys())
        assert slots.all()


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
        assert found[n].tolist() == pytest.approx(table.alike(*table.of(row), rows, 0.0)[1].tolist(), abs=1e-5)


def test_no_term_carries_more_than_its_part():
    table = Vectors(4)
    table.add(*arrays({1: 3.0, 2: 1.0}))
    one = unit(*arrays({1: 3.0, 2: 1.0}))
    assert table.alike(*one, np.array([0]), 0.0, carry=0.5)[1].tolist() == pytest.approx([0.2], abs=1e-3)


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


def brute(table, slots, weights, rows, least, carry, monkeypatch):
    """The same without looking anything up first."""
    with monkeypatch.context() as patch:
        patch.setattr(vectors, "FEW", 1 << 30)
        return table.alike(slots, weights, rows, least, carry)


@pytest.mark.parametrize("carry", [1.0, 0.4])
@pytest.mark.parametrize("weighed", [True, False])
def test_looking_up_terms_first_loses_nothing_whatever_has_changed_since(monkeypatch, carry, weighed):
    monkeypatch.setattr(vectors, "FEW", 0)
    monkeypatch.setattr(postings, "LOOSE", 40)
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
                at, alike = table.alike(*query, rows, least, carry)
                expected = brute(table, *query, rows, least, carry, monkeypatch)
                assert at.tolist() == expected[0].tolist()
                assert alike.tolist() == pytest.approx(expected[1].tolist(), abs=1e-6)
                found += len(at)
    assert found > 200


def test_only_a_few_of_many_are_compared(monkeypatch):
    stream = Stream(5)
    table = Vectors(16)
    for number in range(2 * postings.BLOCK):
        slots, weights = stream.vector()
        table.add(np.append(slots, 1000 + number % 900).astype(np.int32), np.append(weights, 9).astype(np.float32))
    compared = []
    original = Vectors._cosines
    monkeypatch.setattr(
        Vectors,
        "_cosines",
        lambda self, s, f, rows, carry: compared.append(len(rows)) or original(self, s, f, rows, carry),
    )
    at, _ = table.alike(*table.of(500), np.arange(table.rows), 0.5)
    assert len(at) >= 5
    assert compared[0] < postings.LOOSE + 50


def test_the_highest_slot_is_found(monkeypatch):
    monkeypatch.setattr(vectors, "FEW", 0)
    monkeypatch.setattr(postings, "LOOSE", 0)
    table = Vectors(4)
    table.add(*arrays({SLOTS - 1: 1.0}))
    table.add(*arrays({SLOTS - 2: 1.0}))
    assert table.alike(*arrays({SLOTS - 1: 1.0}), np.array([0, 1]), 0.5)[0].tolist() == [0]


def test_rows_that_are_kept_are_found_under_their_new_numbers(monkeypatch):
    monkeypatch.setattr(vectors, "FEW", 0)
    monkeypatch.setattr(postings, "LOOSE", 0)
    table = Vectors(4)
    for number in range(300):
        table.add(*arrays({number + 1: 1.0}))
    table.keep(np.arange(200, 300))
    assert table.rows == 100
    assert table.alike(*arrays({251: 1.0}), np.arange(100), 0.5)[0].tolist() == [50]
    assert table.add(*arrays({7: 1.0})) == 100
