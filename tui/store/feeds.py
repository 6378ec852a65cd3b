"""Subscriptions: adding, editing and removing feeds, and the record of every fetch."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from tui import text
from tui.errors import LibraryError, NotFound
from tui.model import Feed, FeedSettings, FetchState, Rate
from tui.store import originals, undo
from tui.store.schema import transaction

MOVED_SECONDS = 7 * 86400
"""How long a permanent redirect must have led to the same address before a subscription follows it for good."""

_FEED = """
SELECT id, url, name, site, folder, unread, articles, added, checked, succeeded, next_check, failures, error,
    code, took, interval, keep, full_text, muted, notify, headers, preferred
FROM feeds WHERE removed = 0
"""
_EVERY = _FEED + "ORDER BY folder COLLATE NOCASE, name COLLATE NOCASE, id"
_ONE = _FEED + "AND id = ?"
_KNOWN = "SELECT id, removed FROM feeds WHERE url = ?"
_DAY, _WEEK = 86_400, 7 * 86_400
_RATED = 4 * _WEEK
_RATES = """
SELECT feed, count(iif(published > :since AND published <= :now, 1, NULL)), min(published), max(published)
FROM articles WHERE gone = 0 GROUP BY feed
"""
_ADDRESSES = "SELECT id, url, moved FROM feeds WHERE removed = 0"
_ADD = "INSERT INTO feeds (url, title, folder, added, origin) VALUES (?, ?, ?, ?, ?)"
_CLAIM = "UPDATE feeds SET origin = '' WHERE id = ? AND origin <> ''"
_EDIT = """
UPDATE feeds SET own_title = coalesce(?2, own_title), folder = coalesce(?3, folder),
    etag = iif(coalesce(?4, url) = url, etag, ''), modified = iif(coalesce(?4, url) = url, modified, ''),
    body_hash = iif(coalesce(?4, url) = url, body_hash, ''), origin = iif(?4 IS NULL, origin, ''),
    next_check = iif(coalesce(?4, url) = url, next_check, 0),
    url = coalesce(?4, url)
WHERE id = ?1
"""
_WITH_HEADERS = "SELECT id, url, headers FROM feeds WHERE headers <> '[]' ORDER BY id"
_STATE = "SELECT url, etag, modified, body_hash, headers, ttl, skip, origin FROM feeds WHERE id = ? AND removed = 0"
_CHECKED = """
UPDATE feeds SET checked = :now, succeeded = :now, failures = 0, error = NULL, next_check = :next_check,
    etag = :etag, modified = :modified, body_hash = :body_hash, code = :code, took = :took,
    title = iif(:title <> '', :title, title), site = iif(:site <> '', :site, site),
    moved_since = iif(:moved = moved, moved_since, :now), moved = :moved,
    ttl = coalesce(:ttl, ttl), skip = coalesce(:skip, skip)
WHERE id = :id
"""
_FOLLOW = """
UPDATE OR IGNORE feeds SET url = moved, moved = '', moved_since = 0
WHERE id = ? AND moved <> '' AND moved_since <= ? AND moved NOT IN (SELECT url FROM feeds)
"""
_PUBLISHED = "SELECT published FROM articles WHERE feed = ? AND gone = 0 ORDER BY published DESC LIMIT ?"
_FAILED = """
UPDATE feeds SET checked = :now, failures = failures + 1, error = :error, next_check = :next_check, code = :code,
    took = 0
WHERE id = :id
"""
_SET = """
UPDATE feeds SET interval = ?, keep = ?, full_text = ?, muted = ?, notify = ?, headers = ?, preferred = ?,
    next_check = iif(interval = ?, next_check, 0)
WHERE id = ? AND removed = 0
"""


def every(db: sqlite3.Connection) -> list[Feed]:
    """All subscriptions, by folder and name; those in no folder first."""
    return [_feed(row) for row in db.execute(_EVERY)]


def feed(db: sqlite3.Connection, number: int) -> Feed:
    """The subscription with this id. Raises NotFound."""
    row = db.execute(_ONE, (number,)).fetchone()
    if row is None:
        raise NotFound(f"there is no feed {number}")
    return _feed(row)


def _feed(row: Sequence[Any]) -> Feed:
    """A subscription from its columns."""
    interval, keep, full_text, muted, notify, headers, preferred = row[-7:]
    own = _headers(headers)
    settings = FeedSettings(interval, keep, bool(full_text), bool(muted), bool(notify), own, bool(preferred))
    number, url, name, *rest = row[:-7]
    return Feed(number, url, text.without_secrets(url) if name == url else name, *rest, settings=settings)


def _headers(packed: str) -> tuple[tuple[str, str], ...]:
    """Names and values of headers from their JSON."""
    return tuple((str(name), str(value)) for name, value in json.loads(packed)) if packed != "[]" else ()


def find(db: sqlite3.Connection, words: str) -> Feed:
    """The subscription that ``words`` mean: its id, URL or title, or a part that only one has. Raises NotFound."""
    wanted, feeds = words.strip().casefold(), every(db)
    for match in (
        [f for f in feeds if wanted == str(f.id)],
        [f for f in feeds if wanted == f.url.casefold()],
        [f for f in feeds if wanted == f.title.casefold()],
        [f for f in feeds if wanted and (wanted in f.title.casefold() or wanted in f.url.casefold())],
    ):
        if len(match) == 1:
            return match[0]
        if match:
            names = ", ".join(f"{f.id} {f.title}" for f in match[:5])
            raise NotFound(f"{words!r} could be {len(match)} feeds ({names}): say which by its number")
    raise NotFound(f"there is no feed {words!r}")


def known(db: sqlite3.Connection, addresses: Iterable[str]) -> Feed | None:
    """The subscription that has one of these addresses, or moved there; None if there is none."""
    index = by_address(db)
    return next((feed(db, index[key]) for key in map(alike, addresses) if key in index), None)


def by_address(db: sqlite3.Connection) -> dict[str, int]:
    """All subscriptions by what is ``alike`` of their addresses, those that they moved to among them."""
    found: dict[str, int] = {}
    for number, *addresses in db.execute(_ADDRESSES):
        for address in filter(None, addresses):
            found.setdefault(alike(address), number)
    return found


def alike(url: str) -> str:
    """What two addresses of one feed have in common: "http://www.x.org/feed/" and "https://ann:pass@x.org/feed"."""
    scheme, mark, rest = url.partition("://")
    if scheme.lower() not in ("http", "https") or not mark:
        return url
    host, slash, path = rest.partition("/")
    host = host.rpartition("@")[2].lower().removeprefix("www.").removesuffix(":443").removesuffix(":80")
    return host + (slash + path).rstrip("/")


def add(
    db: sqlite3.Connection, url: str, now: float, *, title: str = "", folder: str = "", origin: str = ""
) -> tuple[int, bool]:
    """Subscribe; gives the feed's id, and whether it was new. ``title`` stands until the feed says its own.

    An ``origin`` is the list on the web that names it, if the user did not. A feed that was removed comes back with its
    articles, and counts as new. Raises LibraryError.
    """
    with transaction(db):
        known = db.execute(_KNOWN, (url,)).fetchone()
        if known is None:
            added = db.execute(_ADD, (url, text.line(title), text.line(folder), int(now), origin)).lastrowid
            assert added is not None
            return added, True
        number, removed = known
        if removed:
            undo.restore_feed(db, number)
            if folder:
                edit(db, number, folder=folder)
        return number, bool(removed)


def claim(db: sqlite3.Connection, number: int) -> None:
    """Note that the user named a feed's address, whoever did so before. Raises LibraryError."""
    with transaction(db):
        db.execute(_CLAIM, (number,))


def remove(db: sqlite3.Connection, number: int, now: float = 0.0) -> None:
    """Unsubscribe, and hide its articles; ``undo.undo`` brings all back. Raises NotFound, LibraryError."""
    with transaction(db):
        undo.remove_feed(db, number, now, f"feed {feed(db, number).title} removed")


def edit(
    db: sqlite3.Connection, number: int, *, title: str | None = None, folder: str | None = None, url: str | None = None
) -> None:
    """Change what is given. A title set here wins over the feed's own; an empty one gives way to it again.

    A new URL is fetched afresh. Raises NotFound, and LibraryError when another feed has that URL, or a password is in
    it.
    """
    with transaction(db):
        old = feed(db, number).url
        if url is not None and url != old:
            _check(db, url)
        names = (None if name is None else text.line(name) for name in (title, folder))
        db.execute(_EDIT, (number, *names, url))


def _check(db: sqlite3.Connection, url: str) -> None:
    """Raises LibraryError if a feed cannot get this address."""
    if text.without_secrets(url) != url:
        raise LibraryError(
            "a password in an address is not kept in the library: put it into an environment variable or the system's"
            " keyring, and name that in a header of the feed"
        )
    if other := db.execute(_KNOWN, (url,)).fetchone():
        whose = "a feed that was removed has {}: add that one again" if other[1] else "another feed has {}"
        raise LibraryError(whose.format(url))


def state(db: sqlite3.Connection, number: int) -> FetchState:
    """What the next request needs. Raises NotFound."""
    row = db.execute(_STATE, (number,)).fetchone()
    if row is None:
        raise NotFound(f"there is no feed {number}")
    url, etag, modified, body_hash, headers, ttl, skip, origin = row
    hours, days = map(frozenset, json.loads(skip))
    return FetchState(url, etag, modified, body_hash, _headers(headers), ttl, hours, days, origin)


def published(db: sqlite3.Connection, number: int, limit: int) -> list[int]:
    """When a feed's latest articles were published, the newest first."""
    return [row[0] for row in db.execute(_PUBLISHED, (number, limit))]


def checked(
    db: sqlite3.Connection,
    number: int,
    *,
    now: float,
    etag: str,
    modified: str,
    body_hash: str,
    next_check: int,
    title: str = "",
    site: str = "",
    moved: str = "",
    follow: bool = True,
    code: int = 0,
    took: int = 0,
    ttl: int | None = None,
    skip: tuple[Iterable[int], Iterable[int]] | None = None,
) -> None:
    """Record a fetch that went well. An empty title or site leaves the one that is known; ``took`` is in milliseconds.

    ``ttl`` and ``skip`` (hours and days) are as in FetchState; None leaves what is known.
    ``moved`` is where a permanent redirect leads: once it has led there for ``MOVED_SECONDS`` the subscription follows,
    if it may (``follow``).
    """
    facts = {
        "id": number,
        "now": int(now),
        "etag": etag,
        "modified": modified,
        "body_hash": body_hash,
        "next_check": next_check,
        "title": title,
        "site": site,
        "moved": moved,
        "code": code,
        "took": took,
        "ttl": ttl,
        "skip": None if skip is None else json.dumps([sorted(numbers) for numbers in skip]),
    }
    with transaction(db):
        db.execute(_CHECKED, facts)
        if moved and follow:
            db.execute(_FOLLOW, (number, int(now) - MOVED_SECONDS))


def failed(db: sqlite3.Connection, number: int, *, now: float, error: str, next_check: int, code: int = 0) -> None:
    """Record a fetch that failed, with the line that says why; ``code`` is the HTTP status, 0 if no answer came."""
    facts = {"id": number, "now": int(now), "error": error, "next_check": next_check, "code": code}
    with transaction(db):
        db.execute(_FAILED, facts)


def rates(db: sqlite3.Connection, now: float) -> dict[int, Rate]:
    """How often each feed that has articles publishes, over four weeks, or as far back as it goes."""
    facts = {"now": int(now), "since": int(now) - _RATED}
    return {
        number: Rate(recent * _WEEK / min(max(now - oldest, _DAY), _RATED), newest)
        for number, recent, oldest, newest in db.execute(_RATES, facts)
    }


def configure(db: sqlite3.Connection, number: int, settings: FeedSettings) -> None:
    """Set what the user wants of one feed; another interval counts from now on. Raises NotFound, LibraryError."""
    chosen = (settings.interval, settings.keep, settings.full_text, settings.muted, settings.notify)
    with transaction(db):
        before = feed(db, number).settings
        headers, preferred = json.dumps(settings.headers), settings.preferred
        db.execute(_SET, (*chosen, headers, preferred, settings.interval, number))
        if preferred != before.preferred:
            originals.follow(db, number)


def with_headers(db: sqlite3.Connection) -> list[tuple[int, str, tuple[tuple[str, str], ...]]]:
    """Id, address and headers of the feeds that have any, also of those that were removed and may come back."""
    return [(number, url, _headers(packed)) for number, url, packed in db.execute(_WITH_HEADERS)]
