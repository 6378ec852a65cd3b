"""How often a feed wants to be looked at: what it says of itself, and what its articles tell. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_HEAD = 20_000
"""Bytes in which a feed says something of itself, before its articles."""

_FIRST_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_TTL = re.compile(rb"<ttl>\s*(\d{1,6})(?:\.\d+)?\s*</ttl>", re.I)
_HOURS = re.compile(rb"<skipHours>(.*?)</skipHours>", re.I | re.S)
_HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*</hour>", re.I)
_DAYS = re.compile(rb"<skipDays>(.*?)</skipDays>", re.I | re.S)
_DAY = re.compile(rb"<day>\s*(\w{3})\w*\s*</day>", re.I)
_PERIOD = re.compile(rb"<sy:updatePeriod>\s*(\w+)\s*</sy:updatePeriod>", re.I)
_FREQUENCY = re.compile(rb"<sy:updateFrequency>\s*(\d{1,4})\s*</sy:updateFrequency>", re.I)
_PERIODS = {b"hourly": 60, b"daily": 1440, b"weekly": 7 * 1440, b"monthly": 7 * 1440, b"yearly": 7 * 1440}
_WEEKDAYS = (b"mon", b"tue", b"wed", b"thu", b"fri", b"sat", b"sun")

LONGEST_TTL = 7 * 1440
"""Minutes: a feed that wants to be left alone for longer is looked at once a week all the same."""

LATEST = 20
"""Articles that a rhythm is taken from."""

_QUIET = 16
"""A feed that has been quiet for long is looked at after this part of the time that it has been quiet."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a feed asks for: ``ttl`` minutes between two looks (0: it does not say), and when not to look.

    ``hours`` are 0 to 23 and ``days`` 0 (Monday) to 6, both in UTC.
    """

    ttl: int = 0
    hours: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()


def wishes(body: bytes) -> Wishes:
    """What the head of a feed asks for. All hours, or all days, is taken for none."""
    first = _FIRST_ENTRY.search(body[:_HEAD])
    head = body[: first.start() if first else _HEAD]
    hours = frozenset(int(hour) % 24 for group in _HOURS.findall(head) for hour in _HOUR.findall(group))
    names = [name.lower() for group in _DAYS.findall(head) for name in _DAY.findall(group)]
    days = frozenset(_WEEKDAYS.index(name) for name in names if name in _WEEKDAYS)
    return Wishes(_ttl(head), hours if len(hours) < 24 else frozenset(), days if len(days) < 7 else frozenset())


def _ttl(head: bytes) -> int:
    """Minutes between two looks, as RSS or its syndication module says; the module's hourly is its default."""
    if match := _TTL.search(head):
        return min(int(match[1]), LONGEST_TTL)
    if match := _PERIOD.search(head):
        times = _FREQUENCY.search(head)
        return _PERIODS.get(match[1].lower(), 0) // max(int(times[1]) if times else 1, 1)
    return 0


def learned(published: Sequence[int], now: float) -> int:
    """Minutes between two looks at a feed that published at these times; 0 where too few tell nothing.

    Half the usual gap between two articles, so that the next one waits for a quarter of it; a feed that has been quiet
    for much longer than that is looked at less and less often.
    """
    times = sorted((time for time in published if time <= now), reverse=True)[:LATEST]
    if len(times) < 3:
        return 0
    gap = (times[0] - times[-1]) / (len(times) - 1)
    return round(max(gap / 2, (now - times[0]) / _QUIET) / 60)
