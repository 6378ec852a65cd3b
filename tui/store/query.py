"""The language of searches: what a user typed, whatever it is, as words and conditions; pure.

Words must all be there; the last one may be the beginning of a word, and so may one that ends in a star. "In quotation
marks" they stand together. feed:name, author:name, title:word and text:word look in one place only; is:, folder: and
within: say what an article is. A minus before any of these: it must not be so. docs/query.md tells it to users.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from tui import text

Field = Literal["", "feed", "author", "title", "text"]
Fact = Literal["read", "starred", "folder", "within"]

FORMS: tuple[tuple[str, str], ...] = (
    ("eagle moon", "both words; the last one may go on"),
    ("land*", "words that begin so"),
    ('"has landed"', "words that stand together"),
    ("-moon", "not this word; a minus goes before all of these"),
    ("title:eagle", "in the title; text: in the text"),
    ("author:roth", "by this author"),
    ("feed:herald", "in feeds with this in their name"),
    ('feed:"=The Herald"', "in the feed of exactly this name"),
    ("folder:world", 'in this folder; folder:"" in none'),
    ("is:unread", "unread; is:read, is:starred"),
    ("within:7d", "published in the last 7 days; 12h, 2w"),
)
"""What can be said, each with a word on it: for the page of help, and docs/query.md."""

TERMS_LIMIT = 32
"""Words, phrases and conditions of a query that are looked at."""

PREFIX = 3
"""Letters of an unfinished word that are looked for: fewer begin too many words, but in Chinese."""

SECONDS = {"h": 3_600, "d": 86_400, "w": 604_800}
"""The units of within:."""

_TOKEN = re.compile(r'(-?)(?:(feed|author|title|text|folder|is|within):)?(?:"([^"]*)"(\*?)|(\S+))', re.IGNORECASE)
_TIME = re.compile(r"([0-9]{1,4})([hdw])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase; ``field`` is empty for a plain one, ``prefix``: its last word may go on."""

    words: str
    field: Field = ""
    unwanted: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """What an article is, or (``unwanted``) is not: read, starred, in the ``folder``, published ``within`` seconds."""

    fact: Fact
    folder: str = ""
    seconds: int = 0
    unwanted: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All of a query; it is false if that says nothing at all."""

    terms: tuple[Term, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.conditions)


def parse(typed: str) -> Query:
    """What a user typed, as a query; any text is one."""
    typed = text.clean(typed)
    terms: list[Term] = []
    conditions: list[Condition] = []
    for found in _TOKEN.finditer(typed):
        if len(terms) + len(conditions) == TERMS_LIMIT:
            break
        condition = _condition(found)
        term = _term(found, last=found.end() == len(typed)) if condition is None else None
        if condition is not None:
            conditions.append(condition)
        elif term is not None:
            terms.append(term)
    return Query(tuple(terms), tuple(conditions))


def _condition(found: re.Match[str]) -> Condition | None:
    """The condition that a token is; None if it is none, or one that nobody knows."""
    minus, field, phrase, _, word = found.groups()
    value, unwanted = (word if phrase is None else phrase), bool(minus)
    match (field or "").lower(), value.lower():
        case "is", "unread":
            return Condition("read", unwanted=not unwanted)
        case "is", "read":
            return Condition("read", unwanted=unwanted)
        case "is", "starred":
            return Condition("starred", unwanted=unwanted)
        case "folder", _:
            return Condition("folder", folder=text.line(value.replace('"', " ")), unwanted=unwanted)
        case "within", time if period := _TIME.fullmatch(time):
            return Condition("within", seconds=int(period[1]) * SECONDS[period[2]], unwanted=unwanted)
    return None


def _term(found: re.Match[str], *, last: bool) -> Term | None:
    """The word or phrase that a token is; None if the index cannot know it."""
    minus, field, phrase, star, word = found.groups()
    field = (field or "").lower()
    words = word if phrase is None else phrase
    if field in ("is", "within"):  # of these nobody knows more than what is above: they are words like any other
        field, words = "", f"{field}:{words}"
    if not any(unicodedata.category(character)[0] in "LN" for character in words):
        return None
    ended = phrase is not None and not star
    prefix = not ended and _unfinished(words + (star or ""), last=last)
    return Term(words.replace('"', " "), field, bool(minus), prefix)  # type: ignore[arg-type]


def _unfinished(words: str, *, last: bool) -> bool:
    """Whether a word may be the beginning of a longer one; "c++" is none, even where it is the last."""
    letters = words.rstrip("* ").rpartition(" ")[2]
    long_enough = len(letters) >= PREFIX or not letters.isascii()
    return long_enough and (words.endswith("*") or (last and words[-1].isalnum()))
