"""A story is called what one of its headlines calls it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.stories.titles import title_of

FERRY = [
    ("Ferry sinks off Northport in storm", 1),
    ("Storm sinks ferry off Northport, dozens missing", 2),
    ("My night on the water", 3),
]


def test_the_most_central_headline_is_chosen():
    assert title_of(FERRY) in {FERRY[0][0], FERRY[1][0]}


@pytest.mark.parametrize(
    "worse",
    [
        "Live updates: ferry sinks off Northport in storm",
        "Opinion: Ferry sinks off Northport in storm",
        "Ferry sinks off Northport in storm?",
        "Why ferry sinks off Northport in storm",
        "Ferry sinks off Northport in storm…",
        "FERRY SINKS OFF NORTHPORT IN STORM",
        "Ferry sinks off Northport in storm, " + "and that is not all that is to be said of it " * 3,
        "Northport",
        "",
    ],
)
def test_a_plain_report_goes_before(worse):
    assert title_of([(worse, 0), FERRY[0], FERRY[1]]) != worse


def test_of_equal_headlines_the_shorter_then_the_earlier_is_chosen():
    assert title_of([("Ferry sinks", 5), ("Ferry sinks ", 2)]) == "Ferry sinks"
    assert title_of([("Alpha beta gamma", 5), ("Delta epsilon eta", 2)]) == "Alpha beta gamma"


def test_a_single_headline_is_the_title_whatever_it_is():
    assert title_of([("Live: what?", 1)]) == "Live: what?"


def test_without_headlines_there_is_no_title():
    assert title_of([]) == title_of([("", 1), ("  ", 2)]) == ""


@given(st.lists(st.tuples(st.text(max_size=80), st.integers()), max_size=8), st.randoms(use_true_random=False))
def test_the_title_is_one_of_the_headlines_in_whatever_order_they_come(headlines, chance):
    title = title_of(headlines)
    assert title in {headline.strip() for headline, _ in headlines} | {""}
    chance.shuffle(headlines)
    assert title_of(headlines) == title
