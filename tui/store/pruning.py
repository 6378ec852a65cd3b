"""Feeds that keep only their newest articles: which ones go, and that they do not come back as new ones.

What is unread, starred, or in a part of a story that the user spoke of (``blocks``) always stays.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from tui.store import analyses, packing, stories
from tui.store.articles import count_terms
from tui.store.schema import transaction

_FEEDS = "SELECT id, keep FROM feeds WHERE keep > 0 AND articles > keep AND removed = 0"
_OLD = """
SELECT id FROM (
    SELECT id, read, starred FROM articles WHERE feed = ? ORDER BY published DESC, id DESC LIMIT -1 OFFSET ?)
WHERE read = 1 AND starred = 0 AND id NOT IN (SELECT article FROM blocks) LIMIT ?
"""
_BATCH = 200
"""Articles that go in one transaction."""
_PLACES = """
SELECT DISTINCT story, development FROM articles WHERE story IS NOT NULL AND (
    id IN (SELECT value FROM json_each(?1)) OR copy_of IN (SELECT value FROM json_each(?1)))
"""
_TERMS = "SELECT terms FROM features WHERE article IN (SELECT value FROM json_each(?))"
_REMEMBER = """
INSERT OR REPLACE INTO dropped SELECT feed, guid, digest FROM articles WHERE id IN (SELECT value FROM json_each(?))
"""
_DELETE = "DELETE FROM articles WHERE id IN (SELECT value FROM json_each(?))"


def prune(db: sqlite3.Connection) -> int:
    """Let go of what feeds no longer keep, a batch at a time; gives how many articles. Raises LibraryError."""
    gone = 0
    for feed, keep in db.execute(_FEEDS).fetchall():
        while old := [row[0] for row in db.execute(_OLD, (feed, keep, _BATCH))]:
            _drop(db, old)
            gone += len(old)
    return gone


def _drop(db: sqlite3.Connection, articles: Sequence[int]) -> None:
    """Delete articles, and remember that they were there."""
    ids = packing.encode(list(articles))
    with transaction(db):
        places = db.execute(_PLACES, (ids,)).fetchall()
        analyses.forget(db, articles)
        count_terms(db, (json.loads(row[0]) for row in db.execute(_TERMS, (ids,)).fetchall()), -1)
        db.execute(_REMEMBER, (ids,))
        db.execute(_DELETE, (ids,))
        stories.recount(db, {story for story, _ in places}, {development for _, development in places})
