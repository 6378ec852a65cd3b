"""Articles that wait for their cheap analysis, the newest first, and what it found of them.

An article is in lists as soon as its feed was read; what is kept here of it follows, also after a restart. Those that
wait have ``rows.UNSKIMMED`` in ``studied``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tui.store import packing
from tui.store.articles import write_skims
from tui.store.rows import Skim
from tui.store.schema import transaction

_WAITING = """
SELECT a.id, a.digest, a.title, b.text, b.structure FROM (
    SELECT id FROM articles WHERE studied = -1 AND gone = 0 ORDER BY published DESC, id DESC LIMIT ?
) w CROSS JOIN articles a ON a.id = w.id JOIN bodies b ON b.article = a.id
"""
_THESE = """
SELECT a.id, a.digest, a.title, b.text, b.structure FROM articles a JOIN bodies b ON b.article = a.id
WHERE a.id IN (SELECT value FROM json_each(?)) AND a.studied = -1 AND a.gone = 0
"""
_COUNT = """
SELECT count(*) FROM articles a JOIN bodies b ON b.article = a.id WHERE a.studied = -1 AND a.gone = 0
"""
_SKIMMED = "UPDATE articles SET studied = 0, words = ? WHERE id = ? AND digest = ? AND studied = -1"
_BODY = "UPDATE bodies SET text = ?, structure = ? WHERE article = ? AND (text, structure) <> (?, ?)"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that waits: its body is what its feed gave; ``digest`` tells whether it has changed since."""

    id: int
    digest: str
    title: str
    text: str
    structure: str


@dataclass(frozen=True, slots=True)
class Skimmed:
    """What was found of a ``Waiting`` article: its body less the clutter, and the rows of its analysis."""

    id: int
    digest: str
    text: str
    structure: str
    words: int
    skim: Skim


def waiting(db: sqlite3.Connection, limit: int) -> list[Waiting]:
    """The articles that wait, the newest first."""
    return [Waiting(*row) for row in db.execute(_WAITING, (limit,))]


def waiting_of(db: sqlite3.Connection, articles: Collection[int]) -> list[Waiting]:
    """Those of these articles that wait."""
    return [Waiting(*row) for row in db.execute(_THESE, (packing.encode(list(articles)),))]


def count(db: sqlite3.Connection) -> int:
    """How many articles wait."""
    return int(db.execute(_COUNT).fetchone()[0])


def keep(db: sqlite3.Connection, found: Iterable[Skimmed]) -> int:
    """Keep what was found in one transaction; gives of how many articles. Raises LibraryError.

    Nothing is kept of an article that has changed meanwhile, or that somebody else has skimmed.
    """
    kept: dict[int, Skim] = {}
    with transaction(db):
        for item in found:
            if db.execute(_SKIMMED, (item.words, item.id, item.digest)).rowcount:
                db.execute(_BODY, (item.text, item.structure, item.id, item.text, item.structure))
                kept[item.id] = item.skim
        write_skims(db, kept)
    return len(kept)
