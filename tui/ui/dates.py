"""Times as people say them: how old, which day, how much later.

Every time is in seconds since 1970, UTC; the clock comes in as an argument. Days and hours are those of ``zone``,
which is the local one where it is None. Names of days and months are English whatever the locale, like the screen.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_UNITS = (
    (365 * _DAY, "year"),
    (30 * _DAY, "month"),
    (7 * _DAY, "week"),
    (_DAY, "day"),
    (_HOUR, "hour"),
    (_MINUTE, "minute"),
)

FAR = 300 * _DAY
"""Seconds from which on a date is ambiguous without its year."""

# A day within year 1 and year 9999 in every zone: a feed may claim any number of seconds.
_FIRST, _LAST = -62_135_000_000, 253_402_000_000


def local(time: float, zone: tzinfo | None = None) -> datetime:
    """The day and hour of ``time`` in ``zone``; a time that no calendar holds becomes the nearest that one does."""
    # By timedelta and not by fromtimestamp, which fails before 1970 on some systems.
    return (_EPOCH + timedelta(seconds=min(max(time, _FIRST), _LAST))).astimezone(zone)


def age(time: float, now: float, zone: tzinfo | None = None) -> str:
    """How old ``time`` is, as short as can be: ``now``, ``12 m``, ``3 h``, ``Sat``, ``20 Jul``, ``20 Jul 1969``."""
    passed = now - time
    if passed < _MINUTE:
        return "now"
    if passed < _HOUR:
        return f"{int(passed // _MINUTE)} m"
    if passed < _DAY:
        return f"{int(passed // _HOUR)} h"
    if passed < 6 * _DAY:
        return _DAYS[local(time, zone).weekday()]
    return date(time, now, zone)


def date(time: float, now: float, zone: tzinfo | None = None) -> str:
    """The day of ``time``: ``20 Jul``, with its year where ``now`` is far from it."""
    day = local(time, zone)
    year = f" {day.year}" if abs(now - time) > FAR else ""
    return f"{day.day} {_MONTHS[day.month - 1]}{year}"


def moment(time: float, now: float, zone: tzinfo | None = None) -> str:
    """The day and minute of ``time``: ``20 Jul 21:05``, with the year where ``now`` is far: ``20 Jul 1969 21:05``."""
    at = local(time, zone)
    return f"{date(time, now, zone)} {at.hour:02}:{at.minute:02}"


def difference(time: float, than: float) -> str:
    """How much later or earlier ``time`` is ``than`` another: ``3 minutes later``, ``a day earlier``, …."""
    apart = abs(time - than)
    for seconds, name in _UNITS:
        if apart >= seconds:
            count = int(apart // seconds)
            article = "an" if name == "hour" else "a"
            amount = f"{article} {name}" if count == 1 else f"{count} {name}s"
            return f"{amount} {'later' if time > than else 'earlier'}"
    return "at the same time"
