"""Articles whose page is to be fetched without being asked for: those of feeds that are set so, newest first."""

from __future__ import annotations

import sqlite3

from tui.store.schema import transaction

DAYS = 3
"""What came longer ago is not fetched by itself: whoever sets a feed so does not wish for all that it ever had."""

_WAITING = """
SELECT a.id FROM feeds f JOIN articles a ON a.feed = f.id
WHERE f.full_text = 1 AND f.removed = 0 AND a.page = 0 AND a.link <> '' AND a.gone = 0 AND a.copy_of IS NULL
    AND a.added > ?1 AND a.published > ?1 - 30 * 86400 AND a.studied >= 0
ORDER BY a.published DESC, a.id DESC LIMIT 1
"""
_ASKED = "UPDATE articles SET page = 1 WHERE id = ?"


def waiting(db: sqlite3.Connection, now: float) -> int | None:
    """The article whose page comes next; None if none waits."""
    row = db.execute(_WAITING, (int(now) - DAYS * 86_400,)).fetchone()
    return int(row[0]) if row else None


def asked(db: sqlite3.Connection, article: int) -> None:
    """An article's page was asked for: that is done once. Raises LibraryError."""
    with transaction(db):
        db.execute(_ASKED, (article,))
