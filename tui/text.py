"""The one gate for foreign text: whatever comes from a feed, a page or a file passes ``clean`` before anything else.

What is left can be written to a terminal: no control codes (C0 but newline and tab, DEL, C1), no escape sequences, no
bidi overrides, no invisible tags, no lone surrogates, no towers of combining marks. Cleaning is idempotent, so that
text can pass the gate again where it becomes a widget's content and every offset stays true.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby, islice
from urllib.parse import urlsplit

TITLE_LIMIT = 500
"""Characters of a title, an author, a feed's name that are kept."""

BODY_LIMIT = 400_000
"""Characters of a body that are kept: a long book chapter, far above any report."""

URL_LIMIT = 4096
"""Characters of an address above which it is none."""

MARKS_LIMIT = 4
"""Combining marks in a row that are kept: enough for every living script."""

# Whole sequences go first, so that their printable tails ("]52;c;…") go with them: OSC, DCS, SOS, PM, APC up to their
# terminator (at most 4,096 characters: an unterminated one must not swallow the article), then CSI, then the rest.
_SEQUENCE = re.compile(
    r"(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|\x1b[ -/]*[0-~]?"
)
_ACTING = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f"
)
_UNSAFE = re.compile(f"[{_ACTING}]")
_SUSPECT = re.compile(f"[{_ACTING}\u2028\u2029]")  # whatever a sequence begins with, and every other line break
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"\s+")
# More characters in a row than are kept, none of them in a range that has no combining marks: only then is it worth
# looking at each. Without this a typographic quote would make every article twice as slow to clean.
_MAY_BE_MARK = (
    "[^\x00-\u02ff\u0370-\u0482\u048a-\u0590\u05d0-\u060f\u0620-\u064a\u2010-\u205f\u20a0-\u20cf\u2100-\u2cee"
    "\u3000-\u3029\u3030-\u3098\u309b-\ua66e\uac00-\ud7ff\U0001f000-\U0001faff]"
)
_FIRST_MARK = re.compile(_MAY_BE_MARK)  # a single character is looked for four times as fast as several in a row
_MAY_BE_MARKS = re.compile(f"{_MAY_BE_MARK}{{{MARKS_LIMIT + 1}}}")
_SCHEMES = frozenset({"http", "https", "mailto"})
_PLAIN_URL = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[A-Za-z0-9._~%+@:=,!$/-]*)?(?:\?[A-Za-z0-9._~%+@:=,!$/&-]+)?",
    re.ASCII,
)


def clean(text: str) -> str:
    """``text`` without anything that could act on a terminal; every kind of line break becomes ``\\n``."""
    # What is printable is nothing that acts.
    if not text.isprintable() and _SUSPECT.search(text):
        text = _SEQUENCE.sub("", _BREAKS.sub("\n", text))
        text = _UNSAFE.sub("", text)
    return level(text)


def level(text: str) -> str:
    """``text`` without towers of combining marks: all that ``clean`` has to do where text ``isprintable``."""
    if text.isascii():
        return text
    first = _FIRST_MARK.search(text)
    return _level(text) if first and _MAY_BE_MARKS.search(text, first.start()) else text


def _level(text: str) -> str:
    """``text`` with at most ``MARKS_LIMIT`` combining marks in a row."""
    out: list[str] = []
    for combining, run in groupby(text, lambda c: unicodedata.combining(c) > 0 or unicodedata.category(c) == "Me"):
        out.extend(islice(run, MARKS_LIMIT if combining else None))
    return "".join(out)


def line(text: str, limit: int = TITLE_LIMIT) -> str:
    """``text`` cleaned, on one line, blanks squeezed, at most ``limit`` characters (then it ends in …)."""
    text = _BLANKS.sub(" ", clean(text[: 8 * limit])).strip()
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def count_of(number: int, noun: str, several: str = "") -> str:
    """ "1 article", "2 articles"; ``several`` is the noun where more than one is not just an s longer."""
    return f"{number:,} {noun if number == 1 else several or noun + 's'}"


def often(weekly: float) -> str:
    """So many articles a week in words: "about 3 a day", "about 2 a month"; nothing where it is not known."""
    if weekly <= 0:
        return ""
    for unit, weeks in (("day", 1 / 7), ("week", 1.0), ("month", 52 / 12), ("year", 52.0)):
        number = round(weekly * weeks)
        if number >= 1 and (number > 1 or weekly * weeks >= 0.9):
            return f"about {number:,} a {unit}"
    return "less than one a year"


def is_plain_url(url: str) -> bool:
    """Whether an address is of the usual kind: absolute, and made of nothing that could be read in more ways than one.

    Such a one is the same whatever it is relative to.
    """
    return len(url) <= URL_LIMIT and _PLAIN_URL.fullmatch(url) is not None


def safe_url(url: str) -> str:
    """``url`` if it is an absolute http, https or mailto address that can be opened safely, else an empty string."""
    if is_plain_url(url):
        return url
    url = clean(url.strip())
    if not url or len(url) > URL_LIMIT or _BLANKS.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES:
        return ""
    return url if host or (parts.scheme.lower() == "mailto" and parts.path) else ""


def without_secrets(url: str) -> str:
    """``url`` for screens, logs and exports: no user name or password in it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        # Nobody knows what it is, but where its secrets would end.
        return url.rpartition("@")[2]
    if "@" not in parts.netloc:
        return url
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
