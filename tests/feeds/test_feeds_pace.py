"""How often a feed publishes, and what is newest in it."""

import pytest

from tui.feeds.pace import glimpse, weekly
from tui.model import Draft

DAY = 86_400


@pytest.mark.parametrize(
    ("times", "rate"),
    [((), 0), ((5,), 0), (range(0, 15 * DAY, DAY), 7), ((14 * DAY, 0), 0.5), ((7, 7, 7), 2 * 7 * 24)],
)
def test_articles_a_week_are_counted_between_the_first_and_the_last(times, rate):
    assert weekly(list(times)) == pytest.approx(rate)


def test_a_glimpse_has_the_newest_first_wherever_the_feed_has_them():
    found = glimpse([Draft(str(n), f"Report {n}", published=n * DAY) for n in range(1, 9)])
    assert (found.articles, found.weekly) == (8, pytest.approx(7))
    assert found.newest == tuple((f"Report {n}", n * DAY) for n in (8, 7, 6, 5, 4))


def test_without_times_the_feed_s_order_counts():
    found = glimpse([Draft("a", "First"), Draft("b", "Second")])
    assert (found.newest, found.weekly) == ((("First", 0), ("Second", 0)), 0)
