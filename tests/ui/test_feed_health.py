"""How feeds are, in words."""

from dataclasses import replace

import pytest

from tui.model import Feed, FeedSettings, Rate
from tui.ui import feed_health
from tui.ui.feed_health import Health, all_of, next_try, settings_words, state_of, summary, trouble

DAY = 86_400
NOW = 1_700_000_000
WELL = Feed(1, "https://a.example/", "Herald", added=NOW - 400 * DAY, checked=NOW, succeeded=NOW, next_check=NOW + 60)
FAILS = replace(WELL, error="a.example did not answer", failures=3, succeeded=NOW - DAY)
RATE = Rate(3, NOW - DAY)


@pytest.mark.parametrize(
    ("feed", "rate", "state"),
    [
        (WELL, RATE, "well"),
        (FAILS, RATE, "failing"),
        (replace(FAILS, succeeded=NOW - 31 * DAY), RATE, "dead"),
        (replace(FAILS, succeeded=0), RATE, "dead"),
        (replace(FAILS, succeeded=0, added=NOW - DAY), RATE, "failing"),
        (replace(FAILS, code=410), RATE, "gone"),
        (WELL, Rate(0, NOW - 91 * DAY), "quiet"),
        (WELL, Rate(), "well"),
        (replace(WELL, succeeded=0), Rate(), "new"),
        (replace(WELL, settings=FeedSettings(muted=True)), RATE, "muted"),
        (replace(FAILS, settings=FeedSettings(muted=True)), RATE, "failing"),
    ],
)
def test_a_feed_s_state(feed, rate, state):
    assert state_of(feed, rate, NOW) == state


def test_every_state_has_a_sign_of_its_own_but_the_two_that_are_over():
    assert len(set(feed_health.SIGNS.values())) == len(feed_health.SIGNS) - 1


def test_troubles_come_first_and_the_sum_is_told():
    feeds = [WELL, replace(FAILS, id=2, title="Wire"), replace(FAILS, id=3, title="Ledger"), replace(WELL, id=4)]
    found = all_of(feeds, {4: Rate(0, NOW - 300 * DAY)}, NOW)
    assert [one.feed.id for one in found] == [3, 2, 4, 1]
    assert summary(found) == "4 feeds · 2 failing · 1 quiet"
    assert summary(all_of([WELL], {}, NOW)) == "1 feed · all well"
    assert summary([]) == "0 feeds"


def of(feed, rate=RATE):
    return Health(feed, rate, state_of(feed, rate, NOW))


def test_an_error_has_its_code_once():
    assert trouble(of(replace(FAILS, code=503)), NOW) == "a.example did not answer (503)"
    said = replace(FAILS, code=503, error="a.example answers 503: it is overloaded")
    assert trouble(of(said), NOW) == "a.example answers 503: it is overloaded"


def test_a_feed_that_is_well_says_how_fast_it_answered():
    assert trouble(of(replace(WELL, code=200, took=1340)), NOW).endswith("answered 200 in 1,340 ms")
    assert trouble(of(replace(WELL, succeeded=0)), NOW) == "not fetched yet"


def test_the_next_look_and_its_reason():
    assert next_try(of(FAILS), NOW).startswith("tried again 14 Nov")
    assert "less often with each failure" in next_try(of(FAILS), NOW)
    assert "gone for good" in next_try(of(replace(FAILS, code=410)), NOW)
    assert next_try(of(replace(WELL, next_check=NOW - 5)), NOW) == "next look now"
    own = replace(WELL, settings=FeedSettings(interval=120))
    assert next_try(of(own), NOW).endswith(": every 2 h, as you set it")
    assert next_try(of(replace(WELL, next_check=253_402_300_799)), NOW) == "never looked at by itself"


def test_what_was_set_is_said():
    settings = FeedSettings(45, 500, True, True, True, (("A", "b"), ("C", "d")), preferred=True)
    said = "every 45 m · keeps 500 articles · full text · notifies · muted · preferred · 2 headers"
    assert settings_words(settings) == said
    assert settings_words(FeedSettings()) == ""
