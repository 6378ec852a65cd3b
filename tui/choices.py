"""What a user writes of a feed's settings, into values and back: "2 h", "500", "Name: value; Name: $SECRET"."""

from __future__ import annotations

import re

_MINUTES = {"": 1, "m": 1, "h": 60, "d": 1440}
_INTERVAL = re.compile(r"(\d{1,5})\s*(m|h|d|)(?:in|inutes?|ours?|ays?)?", re.IGNORECASE)
_LEAST = 5
"""Minutes between two checks at least: what asks more often is banned."""
_LONGEST = 30 * 1440
_HEADER = re.compile(r"([!#$%&'*+.^_`|~\w-]{1,100}):\s*([\x20-\x7e]{1,4000})")
_NEXT_HEADER = re.compile(r";\s*(?=[\w-]+:\s)")
_SECRET = re.compile(r"authori[sz]ation|cookie|token|key|secret|password|session", re.IGNORECASE)
_REFERENCE = re.compile(r".*\$\w+.*")


def interval_of(words: str) -> int:
    """ "30 m", "2 h", "1 d" or a number of minutes, in minutes; 0 for nothing. Raises ValueError in a line."""
    if not words:
        return 0
    found = _INTERVAL.fullmatch(words)
    minutes = int(found[1]) * _MINUTES[found[2].lower()] if found else 0
    if not _LEAST <= minutes <= _LONGEST:
        raise ValueError(f"Check every: from {_LEAST} m to {_LONGEST // 1440} d, as 30 m, 2 h, 1 d")
    return minutes


def keep_of(words: str) -> int:
    """How many articles are kept; 0 for all. Raises ValueError in a line."""
    if words and not (words.isdecimal() and len(words) < 7):
        raise ValueError("Keep: a number of articles, or nothing for all")
    return int(words or 0)


def headers_of(words: str) -> tuple[tuple[str, str], ...]:
    """ "Name: value; Name: value". A secret is only named, never written down. Raises ValueError in a line."""
    found: list[tuple[str, str]] = []
    for part in _NEXT_HEADER.split(words) if words else ():
        header = _HEADER.fullmatch(part.strip())
        if header is None:
            raise ValueError("Headers: Name: value; Name: value")
        if _SECRET.search(header[1]) and not _REFERENCE.fullmatch(header[2]):
            raise ValueError(
                f"{header[1]} is a secret and is not kept in the library: put it into an environment variable or the"
                " system’s keyring, and write $ITS_NAME here"
            )
        found.append((header[1], header[2].strip()))
    return tuple(found)


def interval_words(minutes: int) -> str:
    """An interval as it is written: "30 m", "2 h", "1 d"; empty for none."""
    for unit, size in (("d", 1440), ("h", 60), ("m", 1)):
        if minutes and minutes % size == 0:
            return f"{minutes // size} {unit}"
    return ""
