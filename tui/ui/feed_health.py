"""How a feed is, in words: well, failing, dead, quiet, muted; when it is tried again, and why then. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tui.choices import interval_words
from tui.model import Feed, FeedSettings, Rate
from tui.text import count_of, often
from tui.ui.dates import age, moment

State = Literal["failing", "dead", "gone", "quiet", "new", "muted", "well"]

DAY = 86_400
DEAD_DAYS = 30
"""A feed that fails and has not worked for so many days is called dead."""
QUIET_DAYS = 90
"""A feed that works and has published nothing for so many days is called quiet."""
GONE = 410

SIGNS: Mapping[State, str] = {
    "failing": "⚠", "dead": "✗", "gone": "✗", "quiet": "◌", "new": "…", "muted": "⊘", "well": "✓",
}  # fmt: skip
_ORDER: Mapping[State, int] = {state: place for place, state in enumerate(SIGNS)}
_TOLD: tuple[State, ...] = ("failing", "dead", "gone", "quiet", "muted")
_FAR = 365 * DAY


@dataclass(frozen=True, slots=True)
class Health:
    """A feed, how often it publishes, and how it is."""

    feed: Feed
    rate: Rate
    state: State

    @property
    def sign(self) -> str:
        """What stands before its title."""
        return SIGNS[self.state]


def state_of(feed: Feed, rate: Rate, now: float) -> State:
    """How a feed is."""
    if feed.error is not None:
        if feed.code == GONE:
            return "gone"
        return "dead" if now - (feed.succeeded or feed.added) > DEAD_DAYS * DAY else "failing"
    if not feed.succeeded:
        return "new"
    if feed.settings.muted:
        return "muted"
    return "quiet" if rate.newest and now - rate.newest > QUIET_DAYS * DAY else "well"


def all_of(feeds: Sequence[Feed], rates: Mapping[int, Rate], now: float) -> list[Health]:
    """All feeds, those with troubles first, then by title."""
    found = [Health(feed, rate, state_of(feed, rate, now)) for feed in feeds for rate in [rates.get(feed.id, Rate())]]
    return sorted(found, key=lambda one: (_ORDER[one.state], one.feed.title.casefold(), one.feed.id))


def summary(health: Sequence[Health]) -> str:
    """How all feeds are, in a line: "41 feeds · 2 failing · 1 quiet"."""
    counts = {state: sum(one.state == state for one in health) for state in _TOLD}
    parts = [f"{number} {state}" for state, number in counts.items() if number]
    return " · ".join([count_of(len(health), "feed"), *(parts or ["all well"] if health else [])])


def trouble(one: Health, now: float) -> str:
    """What is wrong, in a line, with its code; that all is well where nothing is."""
    feed = one.feed
    if feed.error is not None:
        code = f" ({feed.code})" if feed.code and str(feed.code) not in feed.error else ""
        return f"{feed.error}{code}"
    if one.state == "new":
        return "not fetched yet"
    took = f" · answered {feed.code or 'well'} in {feed.took:,} ms" if feed.took else ""
    last = f"last fetched {moment(feed.succeeded, now)}{took}"
    if one.state == "quiet":
        return f"nothing new since {moment(one.rate.newest, now)} · {last}"
    return last


def history(one: Health, now: float) -> str:
    """For how long it has failed; empty where it does not."""
    feed = one.feed
    if feed.error is None:
        return ""
    times = f"failed {feed.failures} times in a row" if feed.failures > 1 else "failed once"
    worked = f"last worked {moment(feed.succeeded, now)}" if feed.succeeded else "it never worked"
    return f"{times} · {worked}"


def next_try(one: Health, now: float) -> str:
    """When it is looked at again, and why then."""
    feed = one.feed
    if one.state == "gone":
        return "not tried again by itself: it says that it is gone for good"
    if feed.next_check - now > _FAR:
        return "never looked at by itself"
    when = "now" if feed.next_check <= now else moment(feed.next_check, now)
    if feed.error is not None:
        return f"tried again {when}: less often with each failure, or when its server says"
    every = f": every {interval_words(feed.settings.interval)}, as you set it" if feed.settings.interval else ""
    return f"next look {when}{every}"


def pace(one: Health, now: float) -> str:
    """How much it publishes."""
    feed, newest = one.feed, one.rate.newest
    parts = [often(one.rate.weekly), f"newest {age(newest, now)}" if newest else ""]
    return " · ".join(filter(None, [*parts, count_of(feed.articles, "article"), f"{feed.unread:,} unread"]))


def settings_words(settings: FeedSettings) -> str:
    """What was set of it; empty if nothing was."""
    parts = [
        f"every {interval_words(settings.interval)}" if settings.interval else "",
        f"keeps {count_of(settings.keep, 'article')}" if settings.keep else "",
        "full text" if settings.full_text else "",
        "notifies" if settings.notify else "",
        "muted" if settings.muted else "",
        "preferred" if settings.preferred else "",
        count_of(len(settings.headers), "header") if settings.headers else "",
    ]
    return " · ".join(filter(None, parts))
