"""Developments that make one story."""

from __future__ import annotations

import numpy as np
import pytest

from tui.stories.threads import DAY, NEAR, SILENCE_DAYS, Part, Table, gather, together


def part(terms, day=0.0, articles=1):
    slots = np.array(list(terms), np.int32)
    weights = np.array(list(terms.values()), np.float32)
    return Part(slots, weights / np.sqrt(weights @ weights), int(day * DAY), int(day * DAY), articles)


STORM = {1: 1.0, 2: 1.0, 3: 1.0}


def test_parts_that_say_the_same_are_one_story():
    assert gather([part(STORM), part({9: 1.0}), part(STORM, 5)]) == [[0, 2], [1]]


def test_a_story_is_over_after_a_long_silence():
    assert gather([part(STORM), part(STORM, SILENCE_DAYS + 1)]) == [[0], [1]]
    assert gather([part(STORM), part(STORM, 40), part(STORM, 80)]) == [[0, 1, 2]]


def test_what_two_reports_do_not_share_their_sum_does():
    chain = [part({n: 1.0, n + 1: 1.0, 50: 0.4, 51: 0.4}, n) for n in range(6)]
    assert gather(chain) == [[0, 1, 2, 3, 4, 5]]


def test_a_crowded_story_has_to_be_more_alike():
    near = {1: 1.0, 2: 1.0} | dict.fromkeys(range(20, 30), 1.0)
    assert gather([part(STORM), part(near)]) == [[0, 1]]
    assert gather([part(STORM, articles=4000), part(near, articles=4000)]) == [[0], [1]]


def test_one_common_term_alone_makes_no_story():
    president = {1: 5.0}
    assert gather([part(president | {2: 1.0, 3: 1.0}), part(president | {4: 1.0, 5: 1.0})]) == [[0], [1]]


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
    assert table.nearest(1) == (0.0, 0)
    table.put(2, part(STORM))
    assert table.nearest(1)[1] == 2
