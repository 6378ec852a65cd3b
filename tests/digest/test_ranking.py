"""Which stories come first: the orders that must hold, whatever the weights."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.digest.ranking import Standing, rank, ranked

PLAIN = Standing(articles=4, sources=3, new_articles=2, new_developments=1, hours=10.0)
STANDINGS = st.builds(
    Standing,
    articles=st.integers(1, 500),
    sources=st.integers(1, 100),
    new_articles=st.integers(0, 500),
    new_developments=st.integers(0, 100),
    hours=st.floats(0, 1e6),
    followed=st.booleans(),
)


@given(
    STANDINGS,
    st.sampled_from(["articles", "sources", "new_articles", "new_developments"]),
    st.integers(1, 50),
)
def test_more_of_anything_never_lowers_a_story(standing, what, more):
    higher = replace(standing, **{what: getattr(standing, what) + more})
    assert rank(higher)[:2] >= rank(standing)[:2]


@given(STANDINGS, st.floats(0, 1e5))
def test_a_newer_story_never_stands_lower(standing, hours):
    assert rank(replace(standing, hours=standing.hours + hours))[:2] <= rank(standing)[:2]


@pytest.mark.parametrize(
    "change",
    [{"sources": 4}, {"new_articles": 3}, {"new_developments": 2}, {"hours": 9.0}, {"followed": True}],
)
def test_each_thing_counts_by_itself(change):
    assert rank(replace(PLAIN, **change)).score > rank(PLAIN).score


def test_twice_the_sources_lift_more_than_twice_the_new_articles():
    few = replace(PLAIN, sources=2, new_articles=15, new_developments=0)
    assert rank(replace(few, sources=4)).score > rank(replace(few, new_articles=31)).score


@given(STANDINGS, STANDINGS)
def test_one_article_stands_below_all_that_two_sources_have_reported(one, other):
    alone = replace(one, articles=1, sources=1)
    both = replace(other, articles=max(other.articles, 2), sources=max(other.sources, 2))
    assert rank(alone).tier < rank(both).tier


def test_a_copy_lifts_one_article_and_not_above_two_reports():
    alone, copied = replace(PLAIN, articles=1, sources=1), replace(PLAIN, articles=1, sources=9)
    two = replace(PLAIN, articles=2, sources=2, hours=500.0)
    assert [thing for thing, _ in ranked([alone, copied, two], lambda s: s)] == [two, copied, alone]


def test_equal_stories_stay_in_their_order():
    things = [(name, PLAIN) for name in "gcaf"]
    assert [thing[0] for thing, _ in ranked(things, lambda thing: thing[1])] == ["g", "c", "a", "f"]


def test_a_story_of_long_ago_has_a_place_among_its_like():
    old, older = replace(PLAIN, hours=500_000.0), replace(PLAIN, hours=500_001.0)
    assert [thing for thing, _ in ranked([older, old], lambda s: s)] == [old, older]


def test_what_a_feed_dates_into_the_future_is_not_newer_than_now():
    assert rank(replace(PLAIN, hours=-500.0)) == rank(replace(PLAIN, hours=0.0))


def test_the_reasons_are_told_in_words():
    assert rank(PLAIN).why == ("3 sources", "2 new articles", "1 new development")
    bare = Standing(1, 1, 1, 0, 0.0, followed=True)
    assert rank(bare).why == ("followed", "1 source", "1 new article")
