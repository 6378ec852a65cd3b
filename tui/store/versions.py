"""What articles said before their feeds changed them. The newest ``KEPT`` of each are kept.

A version is the text that the feed gave, also where the page's full text stands in its place.
"""

from __future__ import annotations

import sqlite3

from tui.model import Version
from tui.store import packing

KEPT = 10
"""Versions of an article that are kept."""

_KEEP = """
INSERT INTO versions (article, replaced, title, text, structure)
SELECT a.id, ?2, a.title, coalesce(f.text, b.text), coalesce(f.structure, b.structure)
FROM articles a JOIN bodies b ON b.article = a.id LEFT JOIN feed_bodies f ON f.article = a.id WHERE a.id = ?1
"""
_DROP_OLD = """
DELETE FROM versions WHERE article = ?1 AND id NOT IN (
    SELECT id FROM versions WHERE article = ?1 ORDER BY id DESC LIMIT ?2)
"""
_OF = "SELECT replaced, title, text, structure FROM versions WHERE article = ? ORDER BY id DESC"
_LAST = "SELECT max(replaced) FROM versions WHERE article = ?"


def keep(db: sqlite3.Connection, article: int, now: int) -> None:
    """Keep what an article says now, before it is changed; within a transaction."""
    db.execute(_KEEP, (article, now))
    db.execute(_DROP_OLD, (article, KEPT))


def of(db: sqlite3.Connection, article: int) -> list[Version]:
    """The versions of an article, the newest first."""
    rows = db.execute(_OF, (article,))
    return [Version(replaced, title, packing.body(text, structure)) for replaced, title, text, structure in rows]


def changed(db: sqlite3.Connection, article: int) -> int:
    """When an article was changed last; 0 for never."""
    return int(db.execute(_LAST, (article,)).fetchone()[0] or 0)
