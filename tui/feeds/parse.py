"""The bytes of a feed into a ``ParsedFeed``: RSS, Atom, RDF and CDF by feedparser, JSON Feed by our own code.

Called in a worker process that is killed at its limits; what it takes and gives can be pickled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from io import BytesIO
from typing import Any

from tui.errors import NotAFeed
from tui.feeds import json_feed, quick, references
from tui.feeds.discover import looks_like_page
from tui.feeds.drafts import ENTRY_LIMIT, Entry, Source, feed_of
from tui.feeds.times import has_half_day, moment, sensible
from tui.model import ParsedFeed

_JUNK = b"\xef\xbb\xbf \t\r\n\x0b\x0c\x00"
_ENTRY = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?(?:item|entry)[\s>]")
_WIDE = re.compile(rb"""(<\?xml[^>]*encoding\s*=\s*["'])utf-?(?:16|32)\w*(["'])""", re.I)
_TAGS = re.compile(r"<(script|style)\b.*?(?:</\1>|$)|<!--.*?(?:-->|$)|</?[a-zA-Z!][^<>]*>", re.S | re.I)
_TAG = re.compile(r"</[a-z]|<(?:p|br|img|hr|a|li|div)\b", re.I)
_INLINE_END = re.compile(r"</(?:a|b|big|code|em|font|i|p|script|small|span|strong|style|su[bp]|tt|u)\s*>", re.I)
_TITLE_SOURCE = 20_000
_DECLARATION = 200  # bytes in which the XML declaration stands
_OPML = re.compile(rb"<opml[\s>]", re.I)
_MARKUP = ("html", "xml")
# What feedparser raises on damaged feeds, found by damaging 20,000 of them: one in a thousand.
_STUMBLES = (AttributeError, LookupError, RecursionError, TypeError, ValueError)
_NOT_TEXT = ("image/", "audio/", "video/", "application/pdf")


def parse(body: bytes, content_type: str = "", url: str = "") -> ParsedFeed:
    """The feed in ``body``, fetched from ``url``. Raises NotAFeed.

    ``content_type`` is the HTTP header: its charset counts as RFC 7303 says.
    """
    if not body.strip(_JUNK):
        raise NotAFeed("the answer is empty")
    if json_feed.is_json(body):
        return feed_of(json_feed.read(body), url)
    if looks_like_page(body):
        raise NotAFeed("this is no feed but a web page")
    if _OPML.search(body[:4096]):
        raise NotAFeed("this is no feed but a list of feeds (OPML): import it")
    return feed_of(_xml(body, content_type), url)


def _xml(body: bytes, content_type: str) -> Source:
    """What is read in it: the plain kinds quickly, all others by feedparser. Raises NotAFeed."""
    prepared = _prepared(body)
    try:
        found = quick.read(prepared, content_type) or _thoroughly(prepared, content_type)
    except _STUMBLES as error:
        raise NotAFeed(f"this feed is too broken to be read ({type(error).__name__})") from error
    if not found.get("version") and not found.entries:
        what = "a web page" if looks_like_page(body, content_type) else "something else"
        raise NotAFeed(f"this is no feed but {what}")
    feed = found.feed
    author = _author(feed)
    return Source(
        title=_title(feed),
        link=_string(feed, "link"),
        format=_format(found.get("version") or "", body),
        entries=(_entry(entry, author) for entry in found.entries),
    )


def _thoroughly(body: bytes, content_type: str) -> Any:
    """What feedparser reads. It is loaded by the first feed that needs it."""
    import feedparser

    # Not told where it is from, feedparser leaves addresses as they are written, and "f" as an id is no link then.
    return feedparser.parse(
        BytesIO(body),
        response_headers={"content-type": content_type or "application/xml"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _prepared(body: bytes) -> bytes:
    """The bytes as feedparser takes them best: no junk before the XML, no false UTF-16, not endlessly many entries."""
    body = body.lstrip(_JUNK) if not body.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00")) else body
    if _WIDE.search(body[:_DECLARATION]):  # it reads as ASCII: it is no UTF-16
        body = _WIDE.sub(rb"\1utf-8\2", body[:_DECLARATION]) + body[_DECLARATION:]
    body = references.whole(body)
    starts = [match.start() for match in _ENTRY.finditer(body)]
    if len(starts) > 2 * ENTRY_LIMIT:
        # Feeds run from newest to oldest or the other way round: the middle of so long a one is not read at all.
        body = body[: starts[ENTRY_LIMIT]] + body[starts[-ENTRY_LIMIT] :]
    return body


def _format(version: str, body: bytes) -> str:
    """rss, atom, rdf, cdf or other."""
    if version in ("rss10", "rss090") or (not version and b"<rdf:RDF" in body[:2000]):
        return "rdf"
    return next((name for name in ("rss", "atom", "cdf") if version.startswith(name)), "other")


def _entry(entry: Mapping[str, Any], author: str) -> Entry:
    bodies = [*entry.get("content", ()), entry.get("summary_detail")]
    return Entry(
        guid=_string(entry, "id"),
        title=_title(entry),
        link=_link(entry),
        author=_author(entry) or author,
        published=_time(entry, "published") or _time(entry, "created"),
        updated=_time(entry, "updated"),
        bodies=tuple(_markup(detail) for detail in bodies if detail),
        base=next((detail["base"] for detail in bodies if detail and detail.get("base")), ""),
    )


def _string(holder: Mapping[str, Any], key: str) -> str:
    """A value of feedparser's that should be a string. Plain ``dict.get``: its own guesses at what was meant."""
    value = dict.get(holder, key) if isinstance(holder, dict) else None
    return value if isinstance(value, str) else ""


def _title(holder: Mapping[str, Any]) -> str:
    """A title as plain text. One that closes a tag is markup, whatever it is called."""
    title, detail = _string(holder, "title")[:_TITLE_SOURCE], holder.get("title_detail") or {}
    if str(detail.get("type", "")).endswith(_MARKUP) or _INLINE_END.search(title):
        title = _TAGS.sub("", title)
    return unescape(title)


def _link(entry: Mapping[str, Any]) -> str:
    """The page of an entry: its link, or one like it, or its id where that is an address."""
    link = _string(entry, "link")
    for other in entry.get("links", ()):
        if not link and other.get("rel") in ("alternate", "related", "via", None):
            link = other.get("href") or ""
    guid = _string(entry, "id")
    is_address = guid.startswith(("http://", "https://"))
    if link == guid and not is_address:
        link = ""  # an RSS guid counts as a link unless it says that it is none; few that are none say so
    return link or (guid if is_address else "")


def _author(holder: Mapping[str, Any]) -> str:
    """The names of those who wrote it; an address where there is no name."""
    people = [person for person in holder.get("authors", ()) if person]
    names = [unescape(_TAGS.sub("", person.get("name") or "")) for person in people]
    return ", ".join(dict.fromkeys(filter(None, names))) or _string(holder, "author")


def _time(entry: Mapping[str, Any], key: str) -> int | None:
    """When it was published or updated."""
    parsed = dict.get(entry, f"{key}_parsed") if isinstance(entry, dict) else None
    words = _string(entry, key)
    if has_half_day(words):
        return moment(words)
    return sensible(parsed) if parsed else moment(words)


def _markup(detail: Mapping[str, Any]) -> str:
    """A content or summary as HTML, or an empty string where it is no text. What is called plain often is not."""
    kind, value = str(detail.get("type") or ""), detail.get("value")
    if not isinstance(value, str) or kind.startswith(_NOT_TEXT):
        return ""
    if kind == "text/plain" and not _TAG.search(value):
        return escape(value, quote=False)
    return value
