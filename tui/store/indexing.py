"""The index of search: an article is in it once it was skimmed, or somebody searches who cannot wait for that.

Until then it is ``unindexed``: to index an article takes as long as to keep it, and a first refresh should fill the
lists before anything else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from tui.store import packing
from tui.store.schema import transaction

_BATCH = 200
"""Articles indexed in one transaction: some 15 milliseconds."""

_NEXT = "SELECT article FROM unindexed ORDER BY article DESC LIMIT ?"
_INDEX = "DELETE FROM unindexed WHERE article IN (SELECT value FROM json_each(?))"


def add(db: sqlite3.Connection, articles: Collection[int]) -> None:
    """Let search find these, as far as it does not yet; within a transaction."""
    db.execute(_INDEX, (packing.encode(list(articles)),))


def add_all(db: sqlite3.Connection) -> None:
    """Let search find all that there is, the latest first, in short transactions. Raises LibraryError."""
    while some := [number for (number,) in db.execute(_NEXT, (_BATCH,))]:
        with transaction(db):
            add(db, some)
