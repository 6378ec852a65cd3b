"""Average-link groups of a graph."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.stories.developments import ALIKE, FADE_DAYS, fade, gather


def test_linked_numbers_are_one_group_and_the_rest_alone():
    assert gather(4, [(0, 2, 0.5)]) == [[0, 2], [1], [3]]


def test_a_weak_link_joins_nothing():
    assert gather(2, [(0, 1, ALIKE - 0.01)]) == [[0], [1]]


def test_one_odd_link_does_not_chain_two_groups():
    left = [(a, b, 0.6) for a in range(4) for b in range(a)]
    right = [(a, b, 0.6) for a in range(4, 8) for b in range(4, a)]
    assert gather(8, [*left, *right, (0, 4, 0.5)]) == [[0, 1, 2, 3], [4, 5, 6, 7]]


def test_the_most_alike_are_joined_first():
    assert gather(3, [(0, 1, 0.3), (1, 2, 0.9)]) == [[0, 1, 2]]
    assert gather(3, [(0, 1, 0.2), (1, 2, 0.9)]) == [[0], [1, 2]]


def test_what_is_whole_is_never_taken_apart_and_joins_as_one():
    assert gather(4, [(0, 3, 0.9)], [[0, 1, 2]]) == [[0, 1, 2, 3]]
    assert gather(4, [(0, 3, 0.3)], [[0, 1, 2]]) == [[0, 1, 2], [3]]


def test_nothing_is_no_group():
    assert gather(0, []) == []


def test_a_link_counts_for_less_with_the_days_between():
    faded = fade(np.array([1.0, 1.0], np.float32), np.array([0, int(FADE_DAYS * 86_400)]))
    assert faded.tolist() == pytest.approx([1.0, 0.3679], abs=1e-3)


weights = st.floats(0.08, 1.0).map(lambda weight: round(weight, 3))


@given(st.integers(2, 9).flatmap(lambda n: st.tuples(st.just(n), st.lists(weights, min_size=n * n, max_size=n * n))))
def test_every_group_is_as_alike_on_average_as_it_must_be_and_no_two_could_be_one(graph):
    count, table = graph
    links = {(a, b): table[a * count + b] for b in range(count) for a in range(b) if table[a * count + b] > 0.3}
    groups = gather(count, [(a, b, w) for (a, b), w in links.items()])
    assert sorted(n for group in groups for n in group) == list(range(count))
    for n, one in enumerate(groups):
        for other in groups[:n]:
            total = sum(links.get((min(a, b), max(a, b)), 0) for a in one for b in other)
            assert total / (len(one) * len(other)) < ALIKE + 1e-9
