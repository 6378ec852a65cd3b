"""When a feed is looked at again."""

from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.schedule import LONGEST_PAUSE, NEVER, due, next_check
from tui.model import Feed


def test_a_feed_that_is_well_is_due_after_its_interval():
    assert (
        1000 + 3600 <= next_check(1000.4, interval_minutes=60, failures=0, jitter_seed="http://x.org/") <= 1000 + 3960
    )


def test_failures_double_the_pause_up_to_a_day():
    pauses = [next_check(0, interval_minutes=60, failures=n) for n in range(30)]
    assert pauses == sorted(pauses)
    assert pauses[1] >= 2 * 3600 and pauses[3] >= 8 * 3600
    assert LONGEST_PAUSE <= pauses[-1] <= 1.1 * LONGEST_PAUSE
    assert next_check(0, interval_minutes=3 * 24 * 60, failures=30) >= 3 * 24 * 3600


def test_a_server_that_names_a_time_is_left_alone_until_then():
    assert next_check(0, interval_minutes=1, failures=1, retry_after=100_000) == 100_000
    assert next_check(0, interval_minutes=60, failures=0, retry_after=5) >= 3600


def test_no_interval_means_never():
    assert next_check(5, interval_minutes=0, failures=0) == NEVER


def test_feeds_drift_apart_and_each_stays_the_same():
    times = {next_check(0, interval_minutes=60, failures=0, jitter_seed=f"http://x.org/{n}") for n in range(50)}
    assert len(times) > 40
    assert next_check(0, interval_minutes=60, failures=0, jitter_seed="a") == next_check(
        0, interval_minutes=60, failures=0, jitter_seed="a"
    )


@given(st.floats(-1e9, 1e10), st.integers(1, 100_000), st.integers(0, 1000), st.integers(0, 10**6), st.text())
def test_the_next_check_is_always_later(now, minutes, failures, wait, seed):
    assert next_check(now, interval_minutes=minutes, failures=failures, retry_after=wait, jitter_seed=seed) > now


def test_those_that_waited_longest_come_first():
    feeds = [
        Feed(1, "a", "a", next_check=30),
        Feed(2, "b", "b", next_check=10),
        Feed(3, "c", "c", next_check=31),
        Feed(4, "d", "d"),
    ]
    assert [feed.id for feed in due(feeds, 30.0)] == [4, 2, 1]
