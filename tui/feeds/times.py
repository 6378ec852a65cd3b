"""Times as feeds write them, into seconds since 1970 in UTC.

``feedparser`` knows the formats of the standards; this knows them too (for JSON Feed), and what it gives up on: months
in other languages, misspelled days, day and month in figures.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

EARLIEST_YEAR = 1901
"""Before it, a date is the zero of somebody's calendar (year 1, 1601, 1899, 1900), not the time of a report."""

# By their first three letters, in English, German, French, Spanish, Italian, Portuguese and Dutch.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen", "feb fév fev", "mar mär mrt", "apr avr abr", "may mai mag mei maj", "jun giu", "jul lug",
            "aug aoû aou ago", "sep set", "oct okt ott out", "nov", "dec dez dic déc des",
        ),
        1,
    )
    for name in names.split()
} | {"juin": 6, "juil": 7}  # fmt: skip
_RFC_822 = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d?) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4})"
    r" (\d\d):(\d\d):(\d\d) (?:GMT|UTC|Z|([+-])(\d\d)(\d\d))",
    re.ASCII,
)
_RFC_3339 = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))", re.ASCII)
_YEAR_NOUGHT = re.compile(r"(?<![+-])\b00\d\d\b")  # the year 1, not 2001
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_DAY_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de |of )?([^\W\d_]{3,})\.?,?[\s-]+(?:de )?(\d{4})\b"
)
_NAMED_DAY = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_HALF_DAY = re.compile(r"\d\s?[ap]\.?m\b", re.I)
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?(?:\s?([ap])\.?m\b)?"
    r"\s*(?:(?:UTC|GMT)?([+-]\d{2}):?(\d{2}))?",
    re.I,
)


def usual(words: str) -> tuple[int, ...] | None:
    """Year, month, day, hour, minute, second in UTC of a time as most feeds write it; None for all other ways.

    "Tue, 14 Nov 2023 10:00:00 +0100" (RFC 822) and "2023-11-14T10:00:00Z" (RFC 3339): what feedparser takes them for.
    """
    if match := _RFC_822.fullmatch(words):
        day, name, year, hour, minute, second, sign, hours, minutes = match.groups()
        month = _MONTHS[name.lower()]
    elif match := _RFC_3339.fullmatch(words):
        year, number, day, hour, minute, second, sign, hours, minutes = match.groups()
        month = int(number)
    else:
        return None
    try:
        time = datetime(int(year), month, int(day), int(hour), int(minute), int(second), tzinfo=UTC)
        if sign:
            east = timedelta(hours=int(hours), minutes=int(minutes))
            time = time - east if sign == "+" else time + east
    except (ValueError, OverflowError):
        return None
    return time.year, time.month, time.day, time.hour, time.minute, time.second


def moment(words: str) -> int | None:
    """The time that ``words`` name, in seconds since 1970; without a zone it is UTC. None if they name none."""
    words = words.strip()[:100]
    if not words:
        return None
    try:
        mail = None if has_half_day(words) else _mail(words)
        return sensible(_iso(words) or mail or _written(words))
    except (ValueError, OverflowError):
        return None


def has_half_day(words: str) -> bool:
    """Whether a time has a.m. or p.m.: RFC 5322 knows none, and those who read by it pass over it."""
    return _HALF_DAY.search(words) is not None


def sensible(parts: Sequence[int] | None) -> int | None:
    """Year, month, day, hour, minute, second in UTC as seconds since 1970; None for zeros that mean "unknown"."""
    if parts is None or not EARLIEST_YEAR <= parts[0] <= 9998:
        return None
    try:
        seconds = calendar.timegm((*parts[:6], 0, 0, 0))
    except (ValueError, OverflowError):
        return None
    return seconds or None  # the very first second of 1970 is an unset field


def _iso(words: str) -> tuple[int, ...] | None:
    """ISO 8601, as RFC 3339 and JSON Feed want it."""
    try:
        time = datetime.fromisoformat(words)
    except ValueError:
        return None
    return _utc(time)


def _utc(time: datetime) -> tuple[int, ...]:
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    return tuple(aware.astimezone(UTC).timetuple()[:6])


def _mail(words: str) -> tuple[int, ...] | None:
    """RFC 5322, as RSS wants it."""
    parsed = parsedate_tz(words)
    if parsed is None or _YEAR_NOUGHT.search(words):
        return None
    year, month, day, hour, minute, second = parsed[:6]
    zone = timezone(timedelta(seconds=parsed[9] or 0))
    return _utc(datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone))


def _written(words: str) -> tuple[int, ...] | None:
    """A date in words or figures, and a clock time if there is one."""
    day = _day(words)
    if day is None:
        return None
    clock = _CLOCK.search(words)
    if clock is None:
        return _utc(datetime(*day, tzinfo=UTC))
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        hour = hour % 12 + (12 if clock[4].lower() == "p" else 0)
    sign = -1 if (clock[5] or "").startswith("-") else 1
    east = timedelta(hours=int(clock[5] or 0), minutes=sign * int(clock[6] or 0))
    return _utc(datetime(*day, hour, minute, second, tzinfo=timezone(east)))


def _day(words: str) -> tuple[int, int, int] | None:
    """Year, month and day."""
    if match := _YEAR_FIRST.search(words):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _YEAR_LAST.search(words):
        return int(match[3]), int(match[2]), int(match[1])
    if (match := _DAY_NAMED.search(words)) and (month := _month(match[2])):
        return int(match[3]), month, int(match[1])
    if (match := _NAMED_DAY.search(words)) and (month := _month(match[1])):
        return int(match[3]), month, int(match[2])
    return None


def _month(name: str) -> int | None:
    name = name.lower()
    return _MONTHS.get(name[:3]) or _MONTHS.get(name[:4])
