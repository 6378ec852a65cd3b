"""newsboat's query feeds, ``query:Name:expression`` in its ``urls``, as searches of ours where all of it can be said.

An expression compares attributes of an article with values (``unread = "yes" and age between 0:7``). What a search
cannot say, or would say of other articles without anybody noticing, is left out with the reason. docs/query.md tells
what becomes of what.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tui.text import line

PARTS_LIMIT = 16
"""Comparisons of an expression: a search looks at 32 words and conditions, and days from one to another make two."""

LENGTH_LIMIT = 1_000
"""Characters of a search that are kept."""

_NAME_LIMIT = 100
_MOST_DAYS = 9_000
_COMPARISON = re.compile(
    r'([A-Za-z0-9_.-]+) *(=~|==|=|!~|!=|<=|>=|<|>|between|#|!#) *("(?:[^"\\]|\\.)*"|-?\d+:-?\d+|-?\d+)', re.ASCII
)
_JOINED = re.compile(r"(and|or)(?= *\(| )")
_BLANKS = re.compile(" *")
_DAYS = re.compile(r"\d{1,4}", re.ASCII)
_RANGE = re.compile(r"(\d{1,4}):(\d{1,4})", re.ASCII)
_PATTERN = re.compile(r"[.^$*+?()\[\]{}|\\]")
_RUN_TOGETHER = re.compile("CJK|HIRAGANA|KATAKANA|THAI|LAO|KHMER|MYANMAR|TIBETAN")
_FIELDS = {"title": "title", "content": "text", "author": "author"}
_NOT = {"!=": "=", "!~": "=~", "!#": "#"}


@dataclass(frozen=True, slots=True)
class QueryFeed:
    """A query feed: its name, and the search that finds the same; or ``why`` there is none, in a few words."""

    name: str
    query: str = ""
    why: str = ""

    @property
    def by_words(self) -> bool:
        """Whether it looks for words, or their beginnings, where newsboat finds any part of one."""
        return any(f'{field}:"' in self.query for field in _FIELDS.values())


@dataclass(frozen=True, slots=True)
class Tagged:
    """A feed of the list: its tags in one line, as newsboat compares them, and the folder that it comes into."""

    tags: str
    folder: str


class _Unsaid(Exception):
    """Why an expression cannot be said as a search."""


def read(raw: str, title: str, feeds: Sequence[Tagged]) -> QueryFeed:
    """The query feed of a line that begins with ``query:``; ``title`` is the name that a tag gives it, if one does."""
    _, _, rest = raw.partition(":")
    name, _, expression = rest.partition(":")
    name = line(title or name, _NAME_LIMIT)
    if not name:
        return QueryFeed(line(raw, _NAME_LIMIT), why="it has no name")
    try:
        query = " ".join(_said(*comparison, feeds) for comparison in _comparisons(expression))
    except _Unsaid as why:
        return QueryFeed(name, why=str(why))
    return QueryFeed(name, query) if len(query) <= LENGTH_LIMIT else QueryFeed(name, why="too long")


def distinct(queries: Iterable[QueryFeed]) -> tuple[QueryFeed, ...]:
    """Query feeds of which no two searches have one name: the first has it, the others are left out."""
    found: list[QueryFeed] = []
    taken: dict[str, str] = {}
    for feed in queries:
        if not feed.why and taken.setdefault(feed.name, feed.query) != feed.query:
            feed = replace(feed, query="", why="another one has this name")
        if feed not in found:
            found.append(feed)
    return tuple(found)


def _comparisons(expression: str) -> list[tuple[str, str, str]]:
    """Attribute, operator and value of all comparisons, which must all hold. Raises _Unsaid."""
    found: list[tuple[str, str, str]] = []
    words: set[str] = set()
    at, depth, complete = 0, 0, False
    expression = expression.strip(" ")
    while at < len(expression):
        if not complete and expression[at] == "(":
            at, depth = at + 1, depth + 1
        elif not complete and (comparison := _COMPARISON.match(expression, at)):
            found.append((comparison[1], comparison[2], comparison[3]))
            at, complete = comparison.end(), True
        elif complete and depth and expression[at] == ")":
            at, depth = at + 1, depth - 1
        elif complete and (joined := _JOINED.match(expression, at)):
            words.add(joined[1])
            at, complete = joined.end(), False
        else:
            raise _Unsaid("it cannot be read")
        at = _after_blanks(expression, at)
    if depth or not complete:
        raise _Unsaid("it cannot be read")
    if "or" in words:
        raise _Unsaid("“or”")
    if len(found) > PARTS_LIMIT:
        raise _Unsaid("too long")
    return found


def _after_blanks(expression: str, at: int) -> int:
    """Where the next sign stands that is no blank."""
    blanks = _BLANKS.match(expression, at)
    return blanks.end() if blanks else at


def _said(attribute: str, operator: str, value: str, feeds: Sequence[Tagged]) -> str:
    """One comparison in the language of searches. Raises _Unsaid."""
    value = value[1:-1] if value.startswith('"') else value
    if "\\" in value or line(value, len(value) + 1) != value.strip(" "):
        raise _Unsaid("a regular expression" if "~" in operator else f"signs in the value of “{attribute[:30]}”")
    minus, operator = ("-", _NOT[operator]) if operator in _NOT else ("", operator.replace("==", "="))
    if attribute in _FIELDS:
        return minus + _words(attribute, operator, value, minus=bool(minus))
    if attribute == "tags":
        return minus + _folder(operator, value, feeds)
    if attribute == "age":
        return _age(minus, operator, value)
    simple: dict[str, Callable[[str, str, str], str]] = {"unread": _unread, "flags": _flags, "feedtitle": _feed}
    if attribute not in simple:
        raise _Unsaid(f"“{attribute[:30]}” is not searched")
    return simple[attribute](minus, operator, value)


def _unread(minus: str, operator: str, value: str) -> str:
    """``unread = "yes"``."""
    if operator not in ("=", "=~", "#") or value not in ("yes", "no"):
        raise _Unsaid("“unread” is not compared with yes or no")
    return minus + ("is:unread" if value == "yes" else "is:read")


def _flags(minus: str, operator: str, value: str) -> str:
    """``flags # "s"``, ``flags != ""``: an article with a flag, whichever, is a starred one."""
    if operator == "=" and not value:
        return "is:starred" if minus else "-is:starred"
    if operator not in ("=", "=~", "#") or not re.fullmatch("[A-Za-z]", value):
        raise _Unsaid("“flags” are not compared with one letter")
    return f"{minus}is:starred"


def _age(minus: str, operator: str, value: str) -> str:
    """Whole days: ``age <= 7`` is less than 8 days."""
    days = _RANGE.fullmatch(value) if operator == "between" else _DAYS.fullmatch(value)
    if days is None or max(map(int, value.split(":"))) > _MOST_DAYS:
        raise _Unsaid("“age” is not compared with days")
    number = int(days[1] if operator == "between" else value)
    match minus + operator:
        case "<" if number:
            return f"within:{number}d"
        case "<=":
            return f"within:{number + 1}d"
        case ">":
            return f"-within:{number + 1}d"
        case ">=" if number:
            return f"-within:{number}d"
        case "=":
            return _between(number, number)
        case "-=" if not number:
            return "-within:1d"
        case "between":
            return _between(*sorted((number, int(days[2]))))
    raise _Unsaid("“age” is compared in a way of its own")


def _between(first: int, last: int) -> str:
    """From so many days to so many."""
    return f"-within:{first}d within:{last + 1}d" if first else f"within:{last + 1}d"


def _words(attribute: str, operator: str, value: str, *, minus: bool) -> str:
    """``title =~ "moon"``: words, the last of which may go on where newsboat would find it in the middle of one."""
    words = value.strip()
    field = _FIELDS[attribute]
    _refuse_signs(attribute, operator, words)
    if _RUN_TOGETHER.search(" ".join(unicodedata.name(character, "") for character in words)):
        raise _Unsaid("a script without blanks between words")
    if operator == "=~":
        return f'{field}:"{words}"' + "*" * (not value.endswith(" "))
    if operator == "#" and " " not in words:
        return f'{field}:"{words}"'
    if operator == "=" and not minus and attribute != "content":
        return f'{field}:"{words}"'
    raise _Unsaid(f"“{attribute}” is compared as a whole")


def _feed(minus: str, operator: str, value: str) -> str:
    """``feedtitle =~ "herald"``: any part of the name; ``feedtitle = "The Herald"``: all of it."""
    _refuse_signs("feedtitle", operator, value)
    if operator not in ("=", "=~") or value != value.strip(" *") or (operator == "=~" and value.startswith("=")):
        raise _Unsaid("“feedtitle” is compared in a way of its own")
    return f'{minus}feed:"{"=" * (operator == "=")}{value}"'


def _refuse_signs(attribute: str, operator: str, words: str) -> None:
    """Raises _Unsaid for what is more than words, and for what is none."""
    if operator == "=~" and _PATTERN.search(words):
        raise _Unsaid("a regular expression")
    if not any(unicodedata.category(character)[0] in "LN" for character in words):
        raise _Unsaid(f"no words for “{attribute}”")


def _folder(operator: str, value: str, feeds: Sequence[Tagged]) -> str:
    """``tags # "news"``: the folder, if the feeds that newsboat finds are just those that come into it."""
    if operator == "#":
        chosen = [feed for feed in feeds if value in feed.tags.split(" ") and value]
    elif operator == "=~" and value and not _PATTERN.search(value):
        chosen = [feed for feed in feeds if value.casefold() in feed.tags.casefold()]
    else:
        raise _Unsaid("“tags” are compared in a way of their own")
    folders = {feed.folder.casefold() for feed in chosen}
    if not chosen:
        raise _Unsaid(f"no feed has the tag {line(value, 40)}")
    if folders == {""} or len(folders) > 1 or chosen != [feed for feed in feeds if feed.folder.casefold() in folders]:
        raise _Unsaid(f"the tag {line(value, 40)} is not just one folder")
    if '"' in chosen[0].folder:
        raise _Unsaid("a quotation mark in the name of a folder")
    return f'folder:"{chosen[0].folder}"'
