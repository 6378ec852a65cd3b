"""When a feed is looked at again. Pure: the time comes in.

A feed that fails is asked less and less often, a server that names a time is left alone until then, and feeds that are
due together drift apart, so that not all of them are fetched in one burst.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from hashlib import blake2b

from tui.model import Feed

NEVER = 253_402_300_799
"""The last second of the year 9999: the next check of a feed that is only looked at by hand."""

LONGEST_PAUSE = 24 * 3600
"""Seconds: a feed that fails, however often, is tried again at least once a day."""

_DOUBLINGS = 8
_JITTER = 0.1
_HOUR = 3600


def interval(usual: int, *, own: int = 0, ttl: int = 0, learned: int = 0) -> int:
    """Minutes between two looks at a feed: the user's ``own`` wish for it, else the ``usual`` ones or more.

    More where the feed asks for it (``ttl``), or publishes so seldom that it need not be looked at so often
    (``learned``, a day at most). 0 is never.
    """
    if own or not usual:
        return own or usual
    return max(usual, ttl, min(learned, LONGEST_PAUSE // 60))


def next_check(
    now: float,
    *,
    interval_minutes: int,
    failures: int,
    retry_after: int = 0,
    max_age: int = 0,
    jitter_seed: str = "",
    skip_hours: Collection[int] = (),
    skip_days: Collection[int] = (),
) -> int:
    """The second from which a feed is due again, checked at ``now`` with its ``failures``-th failure in a row.

    The interval doubles with each failure, up to a day (or the interval, if that is longer), and is never shorter than
    the ``max_age`` seconds for which the answer stays true (a day of them at most). It is lengthened by up to a tenth
    that depends on ``jitter_seed`` (the feed's address) alone, is never shorter than ``retry_after`` seconds, and does
    not end in an hour or on a weekday (Monday is 0; UTC) that is to be skipped. 0 minutes are ``NEVER``.
    """
    if interval_minutes <= 0:
        return NEVER
    interval = interval_minutes * 60
    pause = min(interval << min(failures, _DOUBLINGS), max(interval, LONGEST_PAUSE))
    pause = max(pause, min(max_age, LONGEST_PAUSE))
    pause += round(pause * _JITTER * _fraction(jitter_seed))
    return _not_within(round(now) + max(pause, retry_after), skip_hours, skip_days)


def _not_within(moment: int, hours: Collection[int], days: Collection[int]) -> int:
    """``moment``, or the beginning of the first hour after it that is not to be skipped; within a week."""
    for _ in range(7 * 24 if hours or days else 0):
        weekday = (moment // 86400 + 3) % 7  # 1970 began on a Thursday
        if moment // _HOUR % 24 not in hours and weekday not in days:
            break
        moment = (moment // _HOUR + 1) * _HOUR
    return moment


def due(feeds: Iterable[Feed], now: float) -> list[Feed]:
    """The feeds to look at now, those that have waited longest first."""
    return sorted((feed for feed in feeds if feed.next_check <= now), key=lambda feed: (feed.next_check, feed.id))


def is_left_alone(feed: Feed, now: float) -> bool:
    """Whether its server asked not to be asked now: it is too busy, or the feed is gone for good."""
    return feed.failures > 0 and feed.code in (410, 429, 503) and feed.next_check > now


def _fraction(seed: str) -> float:
    """A number from 0 to 1 that is always the same for the same ``seed``."""
    return int.from_bytes(blake2b(seed.encode("utf-8", "replace"), digest_size=4).digest(), "big") / 2**32
