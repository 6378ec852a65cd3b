"""Marks (read, starred), removed feeds, corrected stories and searches: each a step, undone and done again.

Also in a later session.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tui.model import View
from tui.store import analyses, packing, stories, views, word
from tui.store.articles import count_terms
from tui.store.schema import transaction
from tui.text import count_of

STEPS = 200
"""Steps that are kept; a feed whose removal is older is deleted for good."""

_CHANGING = {
    "read": """
SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(:ids)) AND read <> :value
UNION SELECT id FROM articles WHERE :value = 1 AND read = 0 AND copy_of IN (SELECT value FROM json_each(:ids))
""",
    "starred": "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(:ids)) AND starred <> :value",
}
_SET = {
    "read": "UPDATE articles SET read = ? WHERE id IN (SELECT value FROM json_each(?))",
    "starred": "UPDATE articles SET starred = ? WHERE id IN (SELECT value FROM json_each(?))",
}
_FORGET_UNDONE = "DELETE FROM steps WHERE undone = 1"
_RECORD = "INSERT INTO steps (made, label, action) VALUES (?, ?, ?)"
_TOO_OLD = "SELECT id, action FROM steps ORDER BY id DESC LIMIT -1 OFFSET ?"
_DROP = "DELETE FROM steps WHERE id = ?"
_LAST_DONE = "SELECT id, label, action FROM steps WHERE undone = 0 ORDER BY id DESC LIMIT 1"
_FIRST_UNDONE = "SELECT id, label, action FROM steps WHERE undone = 1 ORDER BY id LIMIT 1"
_TURN = "UPDATE steps SET undone = ? WHERE id = ?"

_REMOVED = "UPDATE feeds SET removed = ?, next_check = 0 WHERE id = ?"
_GONE = "UPDATE articles SET gone = ? WHERE feed = ?"
_COPIES_OF = """
SELECT c.id, c.copy_of FROM articles o JOIN articles c ON c.copy_of = o.id WHERE o.feed = ?1 AND c.feed <> ?1
"""
_UNFOLD = "UPDATE articles SET copy_of = NULL WHERE id = ? AND copy_of = ?"
_FOLD = "UPDATE articles SET copy_of = ?2 WHERE id = ?1 AND copy_of IS NULL"
_PLACES = """
SELECT DISTINCT story, development FROM articles
WHERE story IS NOT NULL AND (feed = ? OR id IN (SELECT value FROM json_each(?)))
"""
_IS_LOST = """
SELECT count(*) FROM feeds WHERE id = ?1 AND removed = 1 AND NOT EXISTS (
    SELECT 1 FROM steps WHERE action ->> '$.removed' = ?1)
"""
_DROP_SEARCH = "DELETE FROM searches WHERE id = ?"
_PUT_SEARCH = "INSERT INTO searches (id, name, query) VALUES (?, ?, ?)"
_ARTICLES_OF = "SELECT id FROM articles WHERE feed = ?"
_TERMS_OF = "SELECT f.terms FROM articles a JOIN features f ON f.article = a.id WHERE a.feed = ?"
_DELETE_ARTICLES = "DELETE FROM articles WHERE feed = ?"
_DELETE_FEED = "DELETE FROM feeds WHERE id = ?"


# --- marks -------------------------------------------------------------------------------------


def mark(
    db: sqlite3.Connection,
    ids: Sequence[int],
    *,
    read: bool | None = None,
    starred: bool | None = None,
    now: float,
    label: str,
) -> int:
    """Mark articles as one step; gives how many marks changed (if none did there is no step).

    An article that is read takes its copies with it: they are the same text. Raises LibraryError.
    """
    return sum(_mark(db, {"read": (read, ids), "starred": (starred, ids)}, now, label))


def take_over(
    db: sqlite3.Connection, *, read: Sequence[int], starred: Sequence[int], now: float, label: str
) -> tuple[int, int]:
    """Mark some articles as read and some as starred, all as one step; gives how many of each were not.

    Articles that are read take their copies with them, as in ``mark``. Raises LibraryError.
    """
    new_read, new_starred = _mark(db, {"read": (True, read), "starred": (True, starred)}, now, label)
    return new_read, new_starred


def _mark(
    db: sqlite3.Connection, wanted: Mapping[str, tuple[bool | None, Sequence[int]]], now: float, label: str
) -> list[int]:
    """Give fields their values (None: none) in these articles; how many changed of each. A step, if any did."""
    changed: list[int] = []
    with transaction(db):
        action: dict[str, Any] = {}
        for field, (value, ids) in wanted.items():
            if value is None:
                continue
            facts = {"ids": packing.encode(list(ids)), "value": int(value)}
            changing = [row[0] for row in db.execute(_CHANGING[field], facts)]
            if changing:
                action[field] = [int(value), changing]
            changed.append(len(changing))
        _act(db, action, forwards=True)
        if action:
            _record(db, now, label, action)
    return changed


def mark_view(db: sqlite3.Connection, view: View, listed: Collection[int], now: float) -> int:
    """Mark the articles of a view as read that are ``listed``, not what came to it since; gives how many were not.

    Raises LibraryError.
    """
    with transaction(db):
        there = views.ids(db, View(view.kind, view.key, unread_only=True, copies=view.copies), now)
        unread = [number for number in there if number in listed]
        return mark(db, unread, read=True, now=now, label=f"{count_of(len(unread), 'article')} marked as read")


# --- steps -------------------------------------------------------------------------------------


def undo(db: sqlite3.Connection) -> str | None:
    """Take back the last step; gives its label, None if there is none. Raises LibraryError."""
    return _turn(db, _LAST_DONE, forwards=False)


def redo(db: sqlite3.Connection) -> str | None:
    """Do again what was taken back last; gives its label, None if nothing was. Raises LibraryError."""
    return _turn(db, _FIRST_UNDONE, forwards=True)


def take(db: sqlite3.Connection, action: dict[str, Any], now: float, label: str) -> None:
    """Do what an action says of stories (``word.act``) or of searches, as a step; within a transaction.

    ``searches``: [[id, name, query] or None before, the same after].
    """
    _act(db, action, forwards=True)
    _record(db, now, label, action)


def _turn(db: sqlite3.Connection, which: str, *, forwards: bool) -> str | None:
    """Do or take back the step that ``which`` finds."""
    with transaction(db):
        step = db.execute(which).fetchone()
        if step is None:
            return None
        number, label, action = step
        _act(db, json.loads(action), forwards=forwards)
        db.execute(_TURN, (not forwards, number))
    return str(label)


def _act(db: sqlite3.Connection, action: dict[str, Any], *, forwards: bool) -> None:
    """Do an action, or the opposite of it."""
    for field, statement in _SET.items():
        if field in action:
            value, ids = action[field]
            db.execute(statement, (value if forwards else 1 - value, packing.encode(ids)))
    if "removed" in action:
        copies = action["copies"]
        db.executemany(_UNFOLD if forwards else _FOLD, copies)
        _set_removed(db, action["removed"], [copy for copy, _ in copies], removed=forwards)
    _change_searches(db, action.get("searches", ()), forwards=forwards)
    word.act(db, action, forwards=forwards)


def _change_searches(db: sqlite3.Connection, changes: Sequence[Sequence[Any]], *, forwards: bool) -> None:
    """Let searches be what they are after their changes, or what they were before."""
    pairs = [change if forwards else change[::-1] for change in changes]
    db.executemany(_DROP_SEARCH, [(old[0],) for old, _ in pairs if old])
    db.executemany(_PUT_SEARCH, [new for _, new in pairs if new])


def _record(db: sqlite3.Connection, now: float, label: str, action: dict[str, Any]) -> None:
    """Keep a step that was done; what had been taken back cannot be done again after it."""
    db.execute(_FORGET_UNDONE)
    db.execute(_RECORD, (int(now), label, packing.encode(action)))
    for number, old in db.execute(_TOO_OLD, (STEPS,)).fetchall():
        db.execute(_DROP, (number,))
        feed = json.loads(old).get("removed")
        if feed is not None and db.execute(_IS_LOST, (feed,)).fetchone()[0]:
            _delete(db, feed)


# --- feeds -------------------------------------------------------------------------------------


def remove_feed(db: sqlite3.Connection, feed: int, now: float, label: str) -> None:
    """Take a feed and its articles out of sight, as a step; copies of them in other feeds are no longer folded away.

    Raises LibraryError.
    """
    with transaction(db):
        action = {"removed": feed, "copies": db.execute(_COPIES_OF, (feed,)).fetchall()}
        _act(db, action, forwards=True)
        _record(db, now, label, action)


def restore_feed(db: sqlite3.Connection, feed: int) -> None:
    """Bring a feed back that was removed, without a step. Raises LibraryError."""
    with transaction(db):
        _set_removed(db, feed, [], removed=False)


def _set_removed(db: sqlite3.Connection, feed: int, copies: Sequence[int], *, removed: bool) -> None:
    """Take a feed and its articles out of sight, or bring them back; ``copies`` of them have changed as well."""
    db.execute(_REMOVED, (removed, feed))
    db.execute(_GONE, (removed, feed))
    _recount(db, _places(db, feed, copies))


def _places(db: sqlite3.Connection, feed: int, copies: Sequence[int]) -> list[tuple[int, int]]:
    """The stories and developments of a feed's articles and of these copies of them."""
    return db.execute(_PLACES, (feed, packing.encode(list(copies)))).fetchall()


def _recount(db: sqlite3.Connection, places: Sequence[tuple[int, int]]) -> None:
    """Count the articles of these stories and developments anew."""
    stories.recount(db, {story for story, _ in places}, {development for _, development in places})


def _delete(db: sqlite3.Connection, feed: int) -> None:
    """Delete a feed and its articles for good."""
    places = _places(db, feed, [copy for copy, _ in db.execute(_COPIES_OF, (feed,))])
    analyses.forget(db, [row[0] for row in db.execute(_ARTICLES_OF, (feed,))])
    count_terms(db, (json.loads(row[0]) for row in db.execute(_TERMS_OF, (feed,)).fetchall()), -1)
    db.execute(_DELETE_ARTICLES, (feed,))
    db.execute(_DELETE_FEED, (feed,))
    _recount(db, places)
