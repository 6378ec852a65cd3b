"""What is said beside a body: which one is known, who has been here, how long to wait, how long it stays true. Pure."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Mapping

LONGEST_WAIT = 7 * 24 * 3600
"""Seconds that a server may ask us to wait; more is taken as this."""

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.I)
_NO_CACHE = re.compile(r"(?:^|[\s,])no-(?:cache|store)\b", re.I)


def cookie(cookies: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """The cookies that were set on the way here, unless the user sends others: some ask for them at once, and once."""
    if not cookies or any(name.lower() == "cookie" for name in own):
        return {}
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items() if token(name + value))}


def max_age(headers: Mapping[str, str]) -> int:
    """For how many seconds a server says that its answer stays true; 0 where it does not say so."""
    said = headers.get("Cache-Control", "")
    found = _MAX_AGE.search(said)
    return min(int(found[1]), LONGEST_WAIT) if found and not _NO_CACHE.search(said) else 0


def conditions(etag: str, modified: str) -> dict[str, str]:
    """The headers that ask for news only."""
    named = {"If-None-Match": token(etag), "If-Modified-Since": token(modified)}
    return {name: value for name, value in named.items() if value}


def token(value: str) -> str:
    """A validator as it came, or nothing if it cannot be sent back as a header."""
    return value if value.isascii() and value.isprintable() and len(value) <= 1000 else ""


def retry_after(value: str, now: float) -> int:
    """Retry-After in seconds: RFC 9110 has it as a number or as a date."""
    value = value.strip()
    if re.fullmatch(r"\d{1,9}", value):
        return min(int(value), LONGEST_WAIT)
    try:
        moment = email.utils.parsedate_to_datetime(value).timestamp()
    except (ValueError, OverflowError):
        return 0
    return min(max(round(moment - now), 0), LONGEST_WAIT)
