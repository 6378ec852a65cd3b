"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), read as feeds in the wild are written.

Numbers as ids, a single ``author``, items without a title or a date: all of them are met, none ends the feed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from tui.errors import NotAFeed
from tui.feeds.drafts import Entry, Source
from tui.feeds.times import moment


def is_json(body: bytes) -> bool:
    """Whether these bytes begin as a JSON object does."""
    return body[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"{")


def read(body: bytes) -> Source:
    """The feed that ``body`` holds. Raises NotAFeed."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotAFeed("this begins like a JSON Feed and cannot be read as JSON") from error
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise NotAFeed("this is JSON without a list of items: no JSON Feed")
    author = _authors(data)
    return Source(
        title=_text(data, "title"),
        link=_text(data, "home_page_url"),
        format="json",
        entries=(_entry(item, author) for item in data["items"] if isinstance(item, dict)),
    )


def _entry(item: Mapping[str, Any], author: str) -> Entry:
    return Entry(
        guid=_text(item, "id"),
        title=_text(item, "title"),
        link=_text(item, "url") or _text(item, "external_url"),
        author=_authors(item) or author,
        published=moment(_text(item, "date_published")),
        updated=moment(_text(item, "date_modified")),
        bodies=tuple(_bodies(item)),
    )


def _bodies(item: Mapping[str, Any]) -> Iterator[str]:
    """What an item says, as HTML, the fullest first."""
    yield _text(item, "content_html")
    for name in ("content_text", "summary"):
        yield escape(_text(item, name))


def _authors(holder: Mapping[str, Any]) -> str:
    """The names in ``authors``, or in the ``author`` of version 1.0."""
    several = holder.get("authors")
    people = several if isinstance(several, list) and several else [holder.get("author")]
    return ", ".join(filter(None, (_text(person, "name") for person in people if isinstance(person, dict))))


def _text(holder: Mapping[str, Any], key: str) -> str:
    """A string or a number as a string; anything else as an empty one."""
    value = holder.get(key)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
