"""Articles over time as bars."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.ui.histogram import bars, picture

HOUR, DAY = 3600, 86400
NOON = int(datetime(1969, 7, 20, 12, tzinfo=UTC).timestamp())


def test_bars_are_the_shortest_round_stretches_that_fit() -> None:
    found = bars([NOON, NOON + 100, NOON + 3 * HOUR], 12, UTC)
    assert found is not None
    assert (found.label, found.counts, found.start) == ("hour", (2, 0, 0, 1), NOON)
    by_day = bars([NOON, NOON + 9 * DAY], 10, UTC)
    assert by_day is not None
    assert (by_day.label, by_day.counts) == ("day", (1, 0, 0, 0, 0, 0, 0, 0, 0, 1))


def test_a_day_begins_at_midnight_on_the_wall() -> None:
    zone = timezone(timedelta(hours=-10))
    found = bars([NOON, NOON + 9 * DAY], 10, zone)
    assert found is not None
    assert found.start == NOON - 2 * HOUR


def test_there_is_no_picture_of_one_moment() -> None:
    assert bars([], 24, UTC) is None
    assert bars([NOON, NOON + 60], 24, UTC) is None
    assert picture([NOON], 40, NOON, zone=UTC) == []


def test_the_picture_has_bars_dates_and_what_they_are() -> None:
    lines = [line.text for line in picture([NOON, NOON, NOON + 2 * DAY], 14, NOON, rows=1, zone=UTC)]
    assert lines == ["█       ▄", "20 Jul", "articles in every 6 hours, 2 at most"]


def test_hours_stand_below_a_story_of_one_day() -> None:
    axis = picture([NOON, NOON + 5 * HOUR], 60, NOON, zone=UTC)[-2].text
    assert axis == "12:00   13:00   14:00   15:00   16:00   17:00"


@given(st.lists(st.integers(-(10**9), 2 * 10**9), min_size=1, max_size=60), st.integers(2, 120))
def test_every_article_is_in_a_bar_and_every_bar_on_the_screen(times: list[int], width: int) -> None:
    found = bars(times, width, UTC)
    if found is None:
        return
    assert sum(found.counts) == len(times)
    assert 2 <= len(found.counts) <= width
    drawn = picture(times, width, times[0], zone=UTC)
    assert all(len(line.text) <= width for line in drawn[:-1])
    bottom = drawn[-3].text
    assert all((bottom[n * len(bottom) // len(found.counts)] != " ") == (c > 0) for n, c in enumerate(found.counts))


@pytest.mark.parametrize("span", [400, 4000, 40_000])
def test_years_and_centuries_fit_as_well(span: int) -> None:
    found = bars([NOON - span * DAY, NOON], 40, UTC)
    assert found is None or len(found.counts) <= 40
    assert found is not None or span > 40 * 365
