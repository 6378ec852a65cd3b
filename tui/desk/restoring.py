"""Bringing a whole library back from its lines, all or nothing."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

from tui.errors import NotAFeed
from tui.store import feeds, schema, whole


def restore(db: sqlite3.Connection, lines: Iterable[str]) -> Counter[str]:
    """Bring a library back as ``whole.restore`` does, if the headers of its feeds can be read.

    Raises LibraryError, LibraryNewer, NotAFeed.
    """
    with schema.transaction(db):
        counts = whole.restore(db, lines)
        try:
            feeds.with_headers(db)
        except (TypeError, ValueError) as error:
            raise NotAFeed("this library is damaged: the headers of its feeds cannot be read") from error
    return counts
