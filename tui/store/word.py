"""The user's word about stories as it is kept: marks of stories, blocks of articles; and how it outlasts placing.

Stories and developments change their numbers, articles do not: what belongs together is said of articles. All that is
done here stands within somebody's transaction.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from tui.model import Placement, Said
from tui.store import packing, stories

FOREVER: Final = 253_402_300_799
"""Muted until then (the last second of the year 9999) is muted for ever."""

SETTLED: Final = 14 * 86_400
"""After so many seconds an article belongs to the block of its story: what is said of a long story goes on with it."""

_BLOCKS = "SELECT article, block FROM blocks"
_APART = "SELECT one, other FROM apart UNION SELECT other, one FROM apart"
_DEAR = "SELECT id FROM stories WHERE followed = 1 OR own_title <> ''"
_MARKED = """
SELECT id, followed, own_title FROM stories
WHERE id IN (SELECT value FROM json_each(?)) AND (followed = 1 OR own_title <> '')
"""
_LEFT = "SELECT 1 FROM stories WHERE id = ?"
_TAKE_OVER = """
UPDATE stories SET followed = max(followed, ?), own_title = iif(own_title = '', ?, own_title) WHERE id = ?
"""
_ANY_BLOCK = "SELECT EXISTS (SELECT 1 FROM blocks)"
_BLOCK_OF = """
SELECT s.last, min(b.block) FROM stories s CROSS JOIN articles a ON a.story = s.id JOIN blocks b ON b.article = a.id
WHERE s.id = ? GROUP BY s.id
"""
_JOIN_BLOCK = """
INSERT OR IGNORE INTO blocks
SELECT a.id, coalesce((
    SELECT b.block FROM articles d JOIN blocks b ON b.article = d.id WHERE d.development = a.development LIMIT 1), ?2)
FROM articles a WHERE a.story = ?1 AND a.published < ?3
"""
_MUTED = "SELECT id FROM stories WHERE muted_until IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
_NOTE_HUSHED = """
INSERT OR IGNORE INTO hushed
SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND read = 0
"""
_HUSH = "UPDATE articles SET read = 1 WHERE id IN (SELECT value FROM json_each(?)) AND read = 0"
_EXPIRED = "SELECT id FROM stories WHERE muted_until <= ?"
_IS_MUTED = "SELECT 1 FROM stories WHERE id = ? AND muted_until IS NOT NULL"
_NOT_READ = "SELECT id FROM articles WHERE story = ? AND read = 0"
_HUSHED = "SELECT id FROM articles WHERE story = ? AND id IN (SELECT article FROM hushed)"
_WAKE = "UPDATE articles SET read = 0 WHERE id IN (SELECT value FROM json_each(?))"
_FORGET_HUSHED = "DELETE FROM hushed WHERE article IN (SELECT value FROM json_each(?))"

_SET = {
    "followed": "UPDATE stories SET followed = ? WHERE id = ?",
    "own_title": "UPDATE stories SET own_title = ? WHERE id = ?",
    "muted_until": "UPDATE stories SET muted_until = ? WHERE id = ?",
}
_ADD = "INSERT OR IGNORE INTO stories (id, title, own_title, followed, muted_until) VALUES (?, ?, ?, ?, ?)"
_WITH_THEIR_DEVELOPMENTS = """
SELECT id FROM articles WHERE development IN (
    SELECT development FROM articles WHERE id IN (SELECT value FROM json_each(?)))
"""
_OF = "SELECT id FROM articles WHERE story = ?"
_MOVE = "UPDATE articles SET story = ? WHERE id IN (SELECT value FROM json_each(?))"
_DEVELOPMENTS = "SELECT DISTINCT development FROM articles WHERE id IN (SELECT value FROM json_each(?))"
_PUT_BLOCK = "INSERT OR REPLACE INTO blocks VALUES (?, ?)"
_DROP_BLOCK = "DELETE FROM blocks WHERE block = ?"
_PUT_APART = "INSERT OR IGNORE INTO apart VALUES (?, ?)"
_DROP_APART = "DELETE FROM apart WHERE one = ? AND other = ?"


# --- placing -----------------------------------------------------------------------------------


def said(db: sqlite3.Connection) -> Said:
    """All that the user has said of which articles make one story."""
    block = dict(db.execute(_BLOCKS))
    apart = frozenset((one, other) for one, other in db.execute(_APART)) if block else frozenset()
    return Said(block, apart, frozenset(number for (number,) in db.execute(_DEAR)))


def save_placements(
    db: sqlite3.Connection, placed: Sequence[Placement], before: Mapping[int, Placement], now: float
) -> None:
    """Put articles where they belong, as ``stories`` does, and let the user's word about their stories go with them.

    ``before``: where they were. A story that is gone leaves its marks to the one that has most of its articles; what
    comes into a muted story is read; what has long been in a story that was mended belongs to it.
    """
    was = [(before[p.article].story, p.story) for p in placed if p.article in before]
    marked = db.execute(_MARKED, (packing.encode(sorted({old for old, _ in was})),)).fetchall()
    stories.save_placements(db, placed)
    _end_mutes(db, now)
    for number, followed, title in marked:
        if not db.execute(_LEFT, (number,)).fetchone():
            ((heir, _),) = Counter(new for old, new in was if old == number).most_common(1)
            db.execute(_TAKE_OVER, (followed, title, heir))
    touched = {p.story for p in placed}
    muted = {number for (number,) in db.execute(_MUTED, (packing.encode(sorted(touched)),))}
    if muted:
        _hush(db, [p.article for p in placed if p.story in muted])
    if db.execute(_ANY_BLOCK).fetchone()[0]:
        _settle(db, touched)


def _settle(db: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Let the articles that have long been in a story of a block belong to that block."""
    for number in numbers:
        for last, block in db.execute(_BLOCK_OF, (number,)).fetchall():
            db.execute(_JOIN_BLOCK, (number, block, last - SETTLED))


def _hush(db: sqlite3.Connection, articles: Collection[int]) -> None:
    """Mark articles as read, and note which ones were not."""
    ids = packing.encode(sorted(articles))
    db.execute(_NOTE_HUSHED, (ids,))
    db.execute(_HUSH, (ids,))


def _quieten(db: sqlite3.Connection, story: int) -> None:
    """Mark the articles of a story as read if it is muted; else those as unread that are read only since it was."""
    if db.execute(_IS_MUTED, (story,)).fetchone():
        _hush(db, [number for (number,) in db.execute(_NOT_READ, (story,))])
    else:
        ids = packing.encode([number for (number,) in db.execute(_HUSHED, (story,))])
        db.execute(_WAKE, (ids,))
        db.execute(_FORGET_HUSHED, (ids,))


def _end_mutes(db: sqlite3.Connection, now: float) -> None:
    """Forget of the stories whose time is over that they were muted; what was read meanwhile stays read."""
    for (story,) in db.execute(_EXPIRED, (int(now),)).fetchall():
        ids = packing.encode([number for (number,) in db.execute(_HUSHED, (story,))])
        db.execute(_FORGET_HUSHED, (ids,))
        db.execute(_SET["muted_until"], (None, story))


# --- steps -------------------------------------------------------------------------------------


def act(db: sqlite3.Connection, action: Mapping[str, Any], *, forwards: bool) -> None:
    """Do what an action says of stories, or the opposite of it.

    ``marks``: [story, which, before, after]. ``moved``: articles went from one story ``away`` to ``home`` and made both
    one (``joined``), or to a new one of their own. ``blocks``: [block, articles], instead of ``old``: [article, block].
    """
    if forwards:
        _bind(db, action)
    else:
        _loose(db, action)
    if "moved" in action:
        _move(db, action["moved"], forwards=forwards)
    for story, which, before, after in action.get("marks", ()):
        value = after if forwards else before
        db.execute(_SET[which], (value, story))
        _quieten(db, story)


def _bind(db: sqlite3.Connection, action: Mapping[str, Any]) -> None:
    """Make the blocks of an action."""
    for block, articles in action.get("blocks", ()):
        db.executemany(_PUT_BLOCK, ((article, block) for article in articles))
    db.executemany(_PUT_APART, action.get("apart", ()))


def _loose(db: sqlite3.Connection, action: Mapping[str, Any]) -> None:
    """Unmake the blocks of an action, with what has come to them since, and make the old ones again."""
    for block, _ in action.get("blocks", ()):
        db.execute(_DROP_BLOCK, (block,))
    db.executemany(_PUT_BLOCK, action.get("old", ()))
    db.executemany(_DROP_APART, action.get("apart", ()))


def _move(db: sqlite3.Connection, moved: Mapping[str, Any], *, forwards: bool) -> None:
    """Move articles with their developments; where two stories become one again, also what has come since."""
    home, away, articles = moved["home"], moved["away"], moved["articles"]
    encoded = packing.encode(articles)
    ids = {number for (number,) in db.execute(_WITH_THEIR_DEVELOPMENTS, (encoded,))}.union(articles)
    if moved["joined"] == forwards:
        ids |= {number for (number,) in db.execute(_OF, (away,))}
    db.execute(_ADD, (home if moved["joined"] == forwards else away, *moved["row"]))
    encoded = packing.encode(sorted(ids))
    db.execute(_MOVE, (home if moved["joined"] == forwards else away, encoded))
    developments = {number for (number,) in db.execute(_DEVELOPMENTS, (encoded,)) if number is not None}
    stories.recount(db, {home, away}, developments)
    _quieten(db, home)
    _quieten(db, away)
