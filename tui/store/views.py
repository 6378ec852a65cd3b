"""Views: which articles a list shows, in which order; and the figures beside them.

The SQL of a view is put together from the constants below only; what a user typed is always a parameter.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, Final

from tui.model import Counts, Sort, View, ViewKind
from tui.store import packing, search

DAY: Final = 86_400
RUNNING: Final = 7 * DAY
"""Seconds for which a story is running after its last article."""

_SHOWN: dict[ViewKind, str] = {
    "all": "a.gone = 0",
    "today": "a.gone = 0 AND a.published > :now - :day AND a.published <= :now",
    "unread": "a.gone = 0 AND a.read = 0",
    "starred": "a.gone = 0 AND a.starred = 1",
    "stories": """a.id IN (
        SELECT (SELECT m.id FROM articles m WHERE m.story = s.id AND m.copy_of IS NULL AND m.gone = 0
                ORDER BY m.published DESC, m.id DESC LIMIT 1)
        FROM stories s WHERE s.articles >= 2 AND s.last >= :now - :running
            AND coalesce(s.muted_until, :now) <= :now)""",
    "feed": "a.gone = 0 AND a.feed = :key",
    "folder": "a.gone = 0 AND a.feed IN (SELECT id FROM feeds WHERE folder = :key)",
    "story": "a.gone = 0 AND a.story = :key",
    "entity": """a.gone = 0 AND a.id IN (
        SELECT m.article FROM entities n JOIN entities e ON e.head = n.head JOIN mentions m ON m.entity = e.id
        WHERE n.kind = :kind AND n.name = :name)""",
    "search": "a.gone = 0",
    "failing": "a.gone = 0 AND a.feed IN (SELECT id FROM feeds WHERE error IS NOT NULL)",
}
_QUIET: Final[frozenset[ViewKind]] = frozenset({"all", "today", "unread"})
"""What these views show is looked through, not asked for: articles of muted stories and feeds are left out."""

_NOT_MUTED = """a.id NOT IN (
    SELECT m.id FROM articles m WHERE m.story IN (SELECT id FROM stories WHERE muted_until > :now))
    AND a.feed NOT IN (SELECT id FROM feeds WHERE muted = 1)"""
_FOLLOWED_FIRST = "(SELECT s.followed FROM stories s WHERE s.id = a.story) DESC"
_NEWEST = "a.published DESC, a.id DESC"
_ORDER: dict[Sort, str] = {
    "newest": _NEWEST,
    "feed": _NEWEST,
    "oldest": "a.published, a.id",
    "title": "a.title COLLATE NOCASE, a.id",
    "longest": "a.words DESC, a.id DESC",
}
_FROM = "SELECT a.id FROM articles a WHERE"
_COUNT = "SELECT count(*) FROM articles a WHERE"
_FROM_WITH_FEED = "SELECT a.id, a.feed FROM articles a WHERE"
_FEEDS = "SELECT id FROM feeds ORDER BY name COLLATE NOCASE, id"

_SUMS = """
SELECT sum(iif(muted, 0, articles)), sum(iif(muted, 0, unread)), sum(starred), sum(error IS NOT NULL)
FROM feeds WHERE removed = 0
"""
_TODAY = """
SELECT count(*) FROM articles WHERE published > :now - :day AND published <= :now AND copy_of IS NULL AND gone = 0
    AND id NOT IN (SELECT m.id FROM articles m WHERE m.story IN (SELECT id FROM stories WHERE muted_until > :now))
    AND feed NOT IN (SELECT id FROM feeds WHERE muted = 1)
"""
_STORIES = """
SELECT count(*) FROM stories WHERE articles >= 2 AND last >= :now - :running AND coalesce(muted_until, :now) <= :now
"""
_COPIES = """
SELECT copy_of, id FROM articles WHERE copy_of IN (SELECT value FROM json_each(?)) AND gone = 0 ORDER BY published, id
"""
_FOLDERS = """
SELECT folder, sum(iif(muted, 0, unread)) FROM feeds
WHERE removed = 0 AND folder <> '' GROUP BY folder ORDER BY folder COLLATE NOCASE
"""


def ids(db: sqlite3.Connection, view: View, now: float) -> list[int]:
    """The ids of all articles of a view in its order.

    Copies are left out unless the view asks for them or is of starred articles only: a star is the user's own.
    Muted stories are left out where nobody asks for them; among the stories those that are followed come first.
    """
    return first_ids(db, view, now, -1)


def first_ids(db: sqlite3.Connection, view: View, now: float, limit: int) -> list[int]:
    """The first ``limit`` ids of a view: what a screen needs at once. A negative limit is none."""
    chosen = _chosen(db, view, now)
    if chosen is None:
        return []
    statement, facts = _statement(view, chosen[0]), chosen[1]
    if view.sort == "feed":
        return _by_feed(db, db.execute(statement, facts | {"limit": -1}))[: limit if limit >= 0 else None]
    return [row[0] for row in db.execute(statement, facts | {"limit": limit})]


def unread(db: sqlite3.Connection, view: View, now: float) -> int:
    """How many articles of a view are unread; counted, where no trigger keeps the figure."""
    chosen = _chosen(db, replace(view, unread_only=True), now)
    if chosen is None:
        return 0
    conditions, facts = chosen
    return int(db.execute(f"{_COUNT} {' AND '.join(conditions)}", facts).fetchone()[0])


def _chosen(db: sqlite3.Connection, view: View, now: float) -> tuple[list[str], dict[str, Any]] | None:
    """The conditions on the articles of a view, with their parameters; None for a search that says nothing."""
    facts: dict[str, Any] = {**_clock(now), "key": view.key}
    conditions = [_SHOWN[view.kind]] + [_NOT_MUTED] * (view.kind in _QUIET)
    copies = view.copies or view.kind == "starred"
    if view.kind == "entity":
        facts["kind"], _, facts["name"] = view.key.partition(":")
    elif view.kind == "search":
        found = search.where(db, view.key)
        if found is None:
            return None
        facts |= found.facts
        conditions += found.conditions
        copies = copies or found.starred
    return conditions + ["a.read = 0"] * view.unread_only + ["a.copy_of IS NULL"] * (not copies), facts


def with_copies(db: sqlite3.Connection, ids: Iterable[int], originals: Collection[int]) -> list[int]:
    """``ids``, and behind each of these ``originals`` its copies, wherever those stood."""
    copies: dict[int, list[int]] = {}
    for original, copy in db.execute(_COPIES, (packing.encode(sorted(originals)),)):
        copies.setdefault(original, []).append(copy)
    moved = {copy for numbers in copies.values() for copy in numbers}
    return [found for number in ids if number not in moved for found in (number, *copies.get(number, ()))]


def _by_feed(db: sqlite3.Connection, rows: Iterable[tuple[int, int]]) -> list[int]:
    """The ids of (id, feed) in the order of the feeds' names: a third of the time that SQLite takes to sort them."""
    found: dict[int, list[int]] = {number: [] for (number,) in db.execute(_FEEDS)}
    for number, feed in rows:
        found[feed].append(number)
    return [number for numbers in found.values() for number in numbers]


def _statement(view: View, conditions: list[str]) -> str:
    """The query of a view whose kind asks for ``conditions``."""
    source = _FROM_WITH_FEED if view.sort == "feed" else _FROM
    order = f"{_FOLLOWED_FIRST}, {_ORDER[view.sort]}" if view.kind == "stories" else _ORDER[view.sort]
    return f"{source} {' AND '.join(conditions)} ORDER BY {order} LIMIT :limit"


def _clock(now: float) -> dict[str, int]:
    """The parameters of what goes by time."""
    return {"now": int(now), "day": DAY, "running": RUNNING}


def counts(db: sqlite3.Connection, now: float) -> Counts:
    """The figures beside the smart views, from counters that triggers keep; only today's articles are counted."""
    clock = _clock(now)
    articles, unread, starred, failing = db.execute(_SUMS).fetchone()
    today = db.execute(_TODAY, clock).fetchone()[0]
    stories = db.execute(_STORIES, clock).fetchone()[0]
    return Counts(articles or 0, unread or 0, today, starred or 0, stories, failing or 0)


def folders(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """The folders by name, each with its unread articles."""
    return [(folder, unread) for folder, unread in db.execute(_FOLDERS)]
