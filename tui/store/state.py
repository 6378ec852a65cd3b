"""What the screen remembers from one session to the next, and whether somebody else has written."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from tui.store import packing
from tui.store.schema import transaction

_RECALL = "SELECT value FROM state WHERE key = ?"
_REMEMBER = "INSERT INTO state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
_POSITION = "SELECT place FROM positions WHERE article = ?"
_KEEP_POSITION = """
INSERT INTO positions SELECT id, ?2 FROM articles WHERE id = ?1
    ON CONFLICT (article) DO UPDATE SET place = excluded.place
"""


def remember(db: sqlite3.Connection, key: str, value: Any) -> None:
    """Keep a JSON value under ``key``. Raises LibraryError."""
    with transaction(db):
        db.execute(_REMEMBER, (key, packing.encode(value)))


def recall(db: sqlite3.Connection, key: str, default: Any = None) -> Any:
    """What was kept under ``key``, or ``default``."""
    row = db.execute(_RECALL, (key,)).fetchone()
    return json.loads(row[0]) if row else default


def keep_position(db: sqlite3.Connection, article: int, offset: int) -> None:
    """Keep how far an article was read: the offset of the character at the top. Raises LibraryError."""
    with transaction(db):
        db.execute(_KEEP_POSITION, (article, offset))


def position(db: sqlite3.Connection, article: int) -> int:
    """The offset that was kept for an article, 0 if none was."""
    row = db.execute(_POSITION, (article,)).fetchone()
    return int(row[0]) if row else 0


def data_version(db: sqlite3.Connection) -> int:
    """A number that changes when another connection has written since this one asked last; microseconds."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])
