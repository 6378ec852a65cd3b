"""When a feed is looked at again. Pure: the time comes in.

A feed that fails is asked less and less often, a server that names a time is left alone until then, and feeds that are
due together drift apart, so that not all of them are fetched in one burst.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from tui.model import Feed

NEVER = 253_402_300_799
"""The last second of the year 9999: the next check of a feed that is only looked at by hand."""

LONGEST_PAUSE = 24 * 3600
"""Seconds: a feed that fails, however often, is tried again at least once a day."""

_DOUBLINGS = 8
_JITTER = 0.1


def next_check(now: float, *, interval_minutes: int, failures: int, retry_after: int = 0, jitter_seed: str = "") -> int:
    """The second from which a feed is due again, checked at ``now`` with its ``failures``-th failure in a row.

    The interval doubles with each failure, up to a day (or the interval, if that is longer), is lengthened by up to a
    tenth that depends on ``jitter_seed`` (the feed's address) alone, and is never shorter than ``retry_after`` seconds.
    An interval of 0 minutes is ``NEVER``.
    """
    if interval_minutes <= 0:
        return NEVER
    interval = interval_minutes * 60
    pause = min(interval << min(failures, _DOUBLINGS), max(interval, LONGEST_PAUSE))
    pause += round(pause * _JITTER * _fraction(jitter_seed))
    return round(now) + max(pause, retry_after)


def due(feeds: Iterable[Feed], now: float) -> list[Feed]:
    """The feeds to look at now, those that have waited longest first."""
    return sorted((feed for feed in feeds if feed.next_check <= now), key=lambda feed: (feed.next_check, feed.id))


def _fraction(seed: str) -> float:
    """A number from 0 to 1 that is always the same for the same ``seed``."""
    return int.from_bytes(blake2b(seed.encode("utf-8", "replace"), digest_size=4).digest(), "big") / 2**32
