"""What developments and stories say as a whole, side by side."""

from __future__ import annotations

import random

import numpy as np
import pytest
from reports import part

from tui.stories.parts import DAY, NEAR, WIDTH, Few, Part, Table, together
from tui.stories.similarity import SLOTS

STORM = {1: 1.0, 2: 1.0, 3: 1.0}


def test_the_sum_of_parts_spans_their_time_and_counts_their_articles():
    both = together([part(STORM, 3, 2), part({1: 1.0}, 1, 5)])
    assert (both.first, both.last, both.articles) == (DAY, 3 * DAY, 7)
    assert both.slots[0] == 1


def test_the_table_gives_back_what_was_put():
    table = Table()
    for number in range(1, 600):
        table.put(number, part({number: 2.0, 10_000 + number: 2.0, 7000: 1.0}, number, number))
    got = table.get(599)
    assert (got.first, got.articles) == (599 * DAY, 599)
    assert got.weights @ got.weights == pytest.approx(1.0, abs=1e-3)
    alike = part({599: 1.0, 10_599: 1.0}, 599)
    assert table.near(alike) == [599]
    table.drop(599)
    assert 599 not in table
    assert table.near(alike) == []


def test_of_very_many_stories_around_a_part_the_most_alike_are_near():
    table = Table()
    for number in range(1, 3 * NEAR + 1):
        table.put(number, part(STORM, number / 4))
    near = table.near(part(STORM, -1))
    assert near == list(range(1, NEAR + 1)), "the silence before them is the shortest"


def test_the_nearest_other_part_is_not_the_part_itself():
    table = Table()
    table.put(1, part(STORM))
    assert table.nearest(1) is None
    table.put(2, part(STORM))
    assert table.nearest(1)[1] == 2
    assert table.nearest(1, [2]) is None


@pytest.mark.parametrize("seed", range(4))
def test_a_few_parts_side_by_side_are_as_alike_as_in_a_table_also_when_some_are_joined(seed):
    chance = random.Random(seed)
    vectors = [{1 + int(150 * chance.random() ** 2): 0.2 + chance.random() for _ in range(60)} for _ in range(12)]
    stream = [part(vector, 9 * n, 20 * n + 1) for n, vector in enumerate(vectors)]
    few, table = Few(stream, np.zeros(SLOTS, np.float32)), Table()
    for number, one in enumerate(stream):
        table.put(number, one)
    left = set(range(len(stream)))
    while len(left) > 1:
        for number in left:
            here, there = few.nearest(number, [min(left)]), table.nearest(number, [min(left)])
            assert (here is None) == (there is None)
            assert here is None or here[0] == pytest.approx(there[0], abs=0.01)
        a, b = sorted(chance.sample(sorted(left), 2))
        few.join(a, b)
        table.join(a, b)
        left.discard(b)
    assert few.nearest(*left) is None


def test_of_what_parts_say_together_only_the_heaviest_is_kept():
    vector = {n: 1.0 + n / WIDTH for n in range(1, WIDTH + 1)}
    heavy = part({n + WIDTH: weight for n, weight in vector.items()})
    light = part({**vector, 2 * WIDTH: 0.01}, articles=1)
    spread = np.zeros(SLOTS, np.float32)
    few = Few([Part(heavy.slots, 9 * heavy.weights, 0, 0), light, light], spread)
    assert few.nearest(1) == pytest.approx((1.0, 2))
    few.join(0, 1)
    assert few.nearest(0) is None, "what the light part said has gone under"
    assert not spread.any()
