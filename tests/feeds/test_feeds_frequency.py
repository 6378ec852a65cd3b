"""How often a feed is looked at: as it asks, and as its articles come."""

import pytest

from tui.feeds.frequency import LONGEST_TTL, Wishes, learned, wishes
from tui.feeds.schedule import NEVER, interval, is_left_alone, next_check
from tui.model import Feed

HOUR, DAY = 3600, 86400
WEEK = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
NOW = 1_700_000_000  # a Tuesday, 22:13 UTC


def rss(head, item="<item><title>x</title></item>"):
    return f"<rss version='2.0'><channel><title>t</title>{head}{item}</channel></rss>".encode()


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("", Wishes()), ("<ttl>90</ttl>", Wishes(90)), ("<ttl> 15 </ttl>", Wishes(15)), ("<ttl>soon</ttl>", Wishes()),
        ("<ttl>999999</ttl>", Wishes(LONGEST_TTL)),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", Wishes(360)),
        ("<sy:updatePeriod>\thourly\t</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", Wishes(60)),
        ("<sy:updatePeriod>never</sy:updatePeriod>", Wishes()),
        ("<skipHours><hour>0</hour><hour> 23 </hour><hour>24</hour></skipHours>", Wishes(0, frozenset({0, 23}))),
        ("<skipDays><day>Saturday</day><day>sunday</day><day>?</day></skipDays>", Wishes(0, days=frozenset({5, 6}))),
        ("<skipHours>" + "".join(f"<hour>{n}</hour>" for n in range(24)) + "</skipHours>", Wishes()),
        ("<skipDays>" + "".join(f"<day>{name}day</day>" for name in WEEK) + "</skipDays>", Wishes()),
    ],
)  # fmt: skip
def test_what_a_feed_asks_for_is_read_in_its_head(head, found):
    assert wishes(rss(head)) == found


def test_what_an_article_says_is_no_wish_of_its_feed():
    assert wishes(rss("", "<item><description>&lt;ttl&gt;</description><ttl>90</ttl></item>")) == Wishes()


def test_the_rhythm_of_a_feed_is_half_the_gap_between_its_articles():
    assert learned([NOW - n * 4 * HOUR for n in range(10)], NOW) == 120
    assert learned([NOW - n * 60 for n in range(10)], NOW) < 2


def test_a_feed_that_has_been_quiet_is_looked_at_less_and_less_often():
    def minutes(days):
        return learned([NOW - days * DAY - n * HOUR for n in range(10)], NOW)

    assert minutes(0) == 30
    assert minutes(2) == 180
    assert minutes(2) < minutes(20) < minutes(200)


def test_too_few_articles_tell_nothing_and_the_future_neither():
    assert learned([NOW, NOW - DAY], NOW) == 0
    assert learned([NOW, NOW - DAY, NOW - 2 * DAY], NOW) == 12 * 60
    assert learned([NOW + n * DAY for n in range(9)], NOW) == 0


def test_the_interval_is_the_usual_one_unless_there_is_a_reason():
    assert interval(60) == 60
    assert interval(60, learned=5) == 60
    assert interval(60, learned=300) == 300
    assert interval(60, learned=99_999) == 24 * 60
    assert interval(60, ttl=3000) == 3000
    assert interval(60, ttl=3000, learned=300, own=10) == 10
    assert interval(0, ttl=3000) == 0
    assert interval(0, own=30) == 30


def test_what_stays_true_is_not_asked_for_again_but_never_for_longer_than_a_day():
    def pause(max_age):
        return next_check(NOW, interval_minutes=60, failures=0, max_age=max_age) - NOW

    assert 3 * HOUR <= pause(3 * HOUR) <= 3.3 * HOUR
    assert HOUR <= pause(10) <= 1.1 * HOUR
    assert DAY <= pause(9 * DAY) <= 1.1 * DAY


def test_hours_and_days_that_are_to_be_skipped_are_skipped():
    at = next_check(NOW, interval_minutes=60, failures=0, skip_hours={23, 0, 1})
    assert (at // HOUR) % 24 == 2 and at % HOUR == 0 and at - NOW < 5 * HOUR
    at = next_check(NOW, interval_minutes=60, failures=0, skip_days={1, 2})
    assert at == (NOW // DAY + 2) * DAY  # Thursday, 0:00
    assert next_check(NOW, interval_minutes=60, failures=0, skip_days=range(7), skip_hours=range(24)) < NOW + 9 * DAY
    assert next_check(NOW, interval_minutes=0, failures=0, skip_days={1}) == NEVER


@pytest.mark.parametrize(
    ("code", "failures", "next_at", "alone"),
    [(429, 1, 20, True), (503, 1, 20, True), (410, 1, 20, True), (404, 1, 20, False), (429, 1, 10, False),
     (200, 0, 20, False), (429, 0, 20, False)],
)  # fmt: skip
def test_who_asked_to_be_left_alone_is(code, failures, next_at, alone):
    feed = Feed(1, "u", "t", failures=failures, next_check=next_at, code=code)
    assert is_left_alone(feed, 15) is alone
