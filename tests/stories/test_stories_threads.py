"""Developments that make one story."""

from __future__ import annotations

import random

import pytest
from reports import part

from tui.stories import parts
from tui.stories.parts import SILENCE_DAYS
from tui.stories.threads import gather

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


@pytest.mark.parametrize("seed", range(6))
def test_few_parts_are_gathered_as_many_are(monkeypatch, seed):
    chance = random.Random(seed)
    stream = [
        part({chance.randrange(1, 90): 0.3 + chance.random() for _ in range(7)}, 30 * chance.random(), 1 + n % 90)
        for n in range(30)
    ]
    at_once = gather(stream)
    monkeypatch.setattr(parts, "FEW", 0)
    assert gather(stream) == at_once
    assert 2 < len(at_once) < 28
