"""newsboat's list of feeds, its file ``urls``, into the subscriptions that a list in OPML gives too.

A line is an address and its tags: ``https://example.org/feed "~Its title" news "long reads"``. Of the tags, one that
begins with ``~`` is the title, those that begin with ``!`` hide the feed from newsboat's list (here it is shown, as
every feed is), and the first of the others is the folder. ``#`` begins a comment. Its query feeds (``query:``) become
searches where they can; lines that are commands (``exec:``, ``filter:``) are left out and counted, and so are further
tags; no command is ever run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from tui.errors import NotAFeed, TooLarge
from tui.feeds import newsboat_queries
from tui.feeds.newsboat_queries import QueryFeed, Tagged
from tui.feeds.opml import SIZE_LIMIT, Subscription
from tui.text import clean, line, safe_url

SPECIAL = ("exec", "filter")
"""What an address of newsboat's begins with that is none, and how it is called among what was left out."""

_OTHER = "other"
_FOLDER_LIMIT = 100
_LINE_LIMIT = 20_000
_LINES = re.compile(r"\r\n?|\n")
_TOKEN = re.compile(r'[ \t]*(?:"(?P<quoted>(?:[^"\\]|\\.)*)(?:"|\\?$)|(?P<plain>[^ \t"#][^ \t]*))')
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}


@dataclass(frozen=True, slots=True)
class Listed:
    """What newsboat lists: its feeds and query feeds, and how many entries of which kind were left out.

    They are query, exec, filter, other. Beside them it counts what is otherwise here: tags that no folder was made of
    (tag), feeds that it hides (hidden).
    """

    subscriptions: tuple[Subscription, ...]
    left_out: Mapping[str, int]
    queries: tuple[QueryFeed, ...] = ()


def read(data: bytes) -> Listed:
    """What a file ``urls`` lists, in order, each address once.

    Raises NotAFeed if it is something else (more of its lines are no address than are one), and TooLarge.
    """
    if len(data) > SIZE_LIMIT:
        raise TooLarge(f"this list of feeds is larger than {SIZE_LIMIT / 1e6:.0f} MB")
    lines = _LINES.split(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    entries = [tokens for text in lines if (tokens := _tokens(text[:_LINE_LIMIT]))]
    listed = listing(entries)
    if b"\0" in data or len(entries) < 2 * listed.left_out.get(_OTHER, 0) or not entries:
        raise NotAFeed("this is no list of feeds of newsboat's")
    return listed


def listing(entries: Iterable[list[str]]) -> Listed:
    """The subscriptions and query feeds of entries, each an address and its tags."""
    found: dict[str, Subscription] = {}
    tagged: list[Tagged] = []
    asked: list[tuple[str, str]] = []
    left_out: Counter[str] = Counter()
    for raw, *tags in entries:
        if raw.startswith("query:"):
            asked.append((raw, _title(tags)))
        elif not (url := address(raw)):
            left_out[_kind(raw)] += 1
        elif url not in found:
            found[url] = Subscription(url, _title(tags), _folder(tags))
            tagged.append(Tagged(" ".join(tag for tag in tags if not tag.startswith(("~", "!"))), _folder(tags)))
            left_out["tag"] += max(len(_plain(tags)) - 1, 0)
            left_out["hidden"] += any(tag.startswith("!") for tag in tags)
    queries = newsboat_queries.distinct(newsboat_queries.read(raw, title, tagged) for raw, title in asked)
    left_out["query"] += sum(bool(query.why) for query in queries)
    return Listed(tuple(found.values()), dict(+left_out), queries)


def address(raw: str) -> str:
    """A feed's address in newsboat as it is subscribed to here; empty if it is no http, https or file address."""
    url = clean(raw).strip()
    if url.startswith("file:///"):
        return "file://" + quote(unquote(url.removeprefix("file://")))
    url = safe_url(url.replace(" ", "%20"))
    return url if url.lower().startswith(("http://", "https://")) else ""


def _tokens(text: str) -> list[str]:
    """The words of a line; quoted ones may have blanks and escapes in them. A comment has none."""
    tokens: list[str] = []
    at = 0
    while found := _TOKEN.match(text, at):
        quoted = found["quoted"]
        tokens.append(found["plain"] if quoted is None else _ESCAPED.sub(_unescaped, quoted))
        at = found.end()
    return tokens


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[1], found[1])


def _kind(raw: str) -> str:
    """Why an entry is left out."""
    return next((kind for kind in SPECIAL if raw.startswith(f"{kind}:")), _OTHER)


def _title(tags: list[str]) -> str:
    """The title that the user gave a feed, if any."""
    return next((line(tag[1:]) for tag in tags if tag.startswith("~")), "")


def _plain(tags: list[str]) -> list[str]:
    """The tags that are just tags, each once."""
    return list(dict.fromkeys(tag for tag in tags if not tag.startswith(("~", "!")) and tag.strip("/ ")))


def _folder(tags: list[str]) -> str:
    """The first tag that is just a tag; newsboat writes the folders of an imported list with slashes as well."""
    tag = next(iter(_plain(tags)), "")
    return line("/".join(filter(None, (line(part) for part in tag.split("/")))), _FOLDER_LIMIT)
