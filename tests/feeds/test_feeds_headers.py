"""What servers say beside a body, and what is said back to them."""

import pytest

from tui.feeds.headers import LONGEST_WAIT, conditions, cookie, max_age, retry_after


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("", 0), ("public, max-age=300", 300), ('max-age="300"', 300), ("MAX-AGE = 300", 300), ("s-maxage=300", 0),
        ("x-max-age=300", 0), ("max-age=300, no-cache", 0), ("no-store,max-age=300", 0), ("max-age=-5", 0),
        ("max-age=999999999", LONGEST_WAIT),
    ],
)  # fmt: skip
def test_how_long_an_answer_stays_true(said, seconds):
    assert max_age({"Cache-Control": said}) == seconds


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("60", 60), (" 60 ", 60), ("99999999", LONGEST_WAIT), ("1e3", 0), ("", 0),
        ("Mon, 21 Jul 1969 02:57:15 GMT", 60), ("Mon, 21 Jul 1969 02:00:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_WAIT),
    ],
)  # fmt: skip
def test_how_long_a_server_wants_to_be_left_alone_in_seconds_or_until_a_date(said, seconds):
    assert retry_after(said, -14159025.0) == seconds


def test_cookies_that_were_set_on_the_way_are_shown_unless_the_user_sends_others():
    assert cookie({}, {}) == {}
    assert cookie({"a": "1", "b": "x=y"}, {"X-Own": "1"}) == {"Cookie": "a=1; b=x=y"}
    assert cookie({"a": "1", "b": "é", "c": "x\x1b"}, {}) == {"Cookie": "a=1"}
    assert cookie({"a": "1"}, {"COOKIE": "mine"}) == {}


def test_only_validators_that_can_be_sent_back_are():
    assert conditions('W/"1"', "") == {"If-None-Match": 'W/"1"'}
    assert conditions("a\r\nX-Evil: 1", "Tue, 14 Nov 2023 10:00:00 GMT") == {
        "If-Modified-Since": "Tue, 14 Nov 2023 10:00:00 GMT"
    }
    assert conditions("é", "") == {}
    assert [len(conditions("x" * size, "")) for size in (1000, 1001)] == [1, 0]
