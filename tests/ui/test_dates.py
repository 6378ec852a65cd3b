"""Times as people say them."""

from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.ui import dates

LANDING = -14_182_943  # 20 July 1969, 20:17:37 UTC
NOW = 1_780_000_000  # 28 May 2026, 20:26:40 UTC


@pytest.mark.parametrize(
    ("ago", "shown"),
    [
        (-500, "now"),
        (5, "now"),
        (60, "1 m"),
        (12 * 60 + 59, "12 m"),
        (3 * 3600, "3 h"),
        (86399, "23 h"),
        (5 * 86400, "Sat"),
        (6 * 86400, "22 May"),
        (400 * 86400, "23 Apr 2025"),
    ],
)
def test_age_is_as_short_as_can_be(ago: int, shown: str) -> None:
    assert dates.age(NOW - ago, NOW, UTC) == shown


def test_a_moment_names_the_year_only_where_it_is_far() -> None:
    assert dates.moment(LANDING, LANDING + 3600, UTC) == "20 Jul 20:17"
    assert dates.moment(LANDING, NOW, UTC) == "20 Jul 1969 20:17"


def test_a_moment_is_of_the_zone() -> None:
    assert dates.moment(LANDING, LANDING, timezone(timedelta(hours=9))) == "21 Jul 05:17"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "at the same time"),
        (59, "at the same time"),
        (180, "3 minutes later"),
        (-60, "a minute earlier"),
        (3600, "an hour later"),
        (86400 * 2, "2 days later"),
        (-86400 * 21, "3 weeks earlier"),
        (86400 * 800, "2 years later"),
    ],
)
def test_difference_says_which_way(seconds: int, shown: str) -> None:
    assert dates.difference(LANDING + seconds, LANDING) == shown


@given(st.floats(allow_nan=False), st.integers(-(10**12), 10**12))
def test_no_number_of_seconds_is_too_odd(time: float, now: int) -> None:
    assert dates.age(time, now, UTC)
    assert dates.moment(time, now, UTC)
