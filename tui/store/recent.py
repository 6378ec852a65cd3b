"""What has come since a time: the stories that went on, how, and what stands by itself; who is named in it.

A time is one of publication, and so is the ``until`` that keeps out what a feed dates into the future. Copies are
sources and no articles.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from tui.model import EntityCount, Headline, Story
from tui.store.articles import headlines

_TOTALS = """
SELECT count(*), count(DISTINCT feed) FROM articles
WHERE published BETWEEN ? AND ? AND copy_of IS NULL AND gone = 0
"""
_MOVED = """
SELECT n.articles, (SELECT count(*) FROM developments d
        WHERE d.story = s.id AND d.time BETWEEN :since AND :until AND d.articles >= 1),
    s.followed, s.id, s.name, s.first, s.last, s.articles, s.sources, s.unread
FROM (
    SELECT story, count(*) AS articles FROM articles
    WHERE published BETWEEN :since AND :until AND copy_of IS NULL AND gone = 0 AND story IS NOT NULL GROUP BY story
) n JOIN stories s ON s.id = n.story
WHERE (s.articles >= 2 OR s.sources >= 2) AND coalesce(s.muted_until, :until) <= :until ORDER BY s.last DESC, s.id DESC
"""
_STEPS = """
SELECT d.id, d.title, d.time, count(DISTINCT a.feed) FROM developments d
JOIN articles a ON a.development = d.id AND a.gone = 0
WHERE d.story = ? AND d.time BETWEEN ? AND ? AND d.articles >= 1 GROUP BY d.id ORDER BY d.time, d.id
"""
_SINGLE = """
SELECT a.id, max(a.published) AS latest FROM articles a LEFT JOIN stories s ON s.id = a.story
WHERE a.published BETWEEN ? AND ? AND a.copy_of IS NULL AND a.gone = 0
    AND (s.id IS NULL OR (s.articles < 2 AND s.sources < 2))
GROUP BY a.feed ORDER BY latest DESC, a.id DESC LIMIT ?
"""
_NAMED = """
SELECT h.name, h.kind, count(DISTINCT a.id) AS number
FROM articles a JOIN mentions m ON m.article = a.id JOIN entities e ON e.id = m.entity JOIN entities h ON h.id = e.head
WHERE a.published BETWEEN ? AND ? AND a.copy_of IS NULL AND a.gone = 0 AND h.kind = 'person'
GROUP BY h.id HAVING number > 1 ORDER BY number DESC, h.name LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Moved:
    """A story that went on, without its developments, and how many articles and developments are new in it."""

    story: Story
    articles: int
    developments: int


@dataclass(frozen=True, slots=True)
class Step:
    """A development that is new: its headline, when it was reported first, and by how many sources by now."""

    id: int
    title: str
    time: int
    sources: int


def totals(db: sqlite3.Connection, since: int, until: int) -> tuple[int, int]:
    """How many articles have come, and from how many feeds."""
    articles, feeds = db.execute(_TOTALS, (since, until)).fetchone()
    return articles, feeds


def moved(db: sqlite3.Connection, since: int, until: int) -> list[Moved]:
    """The stories of several articles or sources that have a new article and are not muted, the latest first."""
    rows = db.execute(_MOVED, {"since": since, "until": until})
    return [
        Moved(replace(Story(*story), followed=bool(followed)), articles, developments)
        for articles, developments, followed, *story in rows
    ]


def steps(db: sqlite3.Connection, story: int, since: int, until: int) -> list[Step]:
    """The new developments of a story in time order."""
    return [Step(*row) for row in db.execute(_STEPS, (story, since, until))]


def single(db: sqlite3.Connection, since: int, until: int, limit: int) -> list[Headline]:
    """The newest article of each feed that nobody else has reported, the newest first."""
    return headlines(db, [number for number, _ in db.execute(_SINGLE, (since, until, limit))])


def named(db: sqlite3.Connection, since: int, until: int, limit: int) -> list[EntityCount]:
    """The people in most articles, in more than one, and in how many."""
    return [EntityCount(*row) for row in db.execute(_NAMED, (since, until, limit))]
