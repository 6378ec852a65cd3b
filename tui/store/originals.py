"""Which article of a set of copies is shown, the others folded under it: the first, or one of a feed that is preferred.

The rules of placing know the first only. So a set is theirs again while they change it (``release``), the user's
afterwards (``prefer``), and they are told of it as they had it (``firsts``).
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tui.store import packing

_ANY = "SELECT EXISTS (SELECT 1 FROM feeds WHERE preferred = 1)"
_SETS = """
WITH heads AS (
    SELECT DISTINCT coalesce(copy_of, id) AS head FROM articles WHERE id IN (SELECT value FROM json_each(?))
)
SELECT h.head, m.id, m.read, m.gone, f.preferred FROM heads h
JOIN articles m ON m.id = h.head OR m.copy_of = h.head JOIN feeds f ON f.id = m.feed
ORDER BY h.head, m.published, m.id
"""
_COPIED = """
SELECT id FROM articles a WHERE feed = ? AND (
    copy_of IS NOT NULL OR EXISTS (SELECT 1 FROM articles c WHERE c.copy_of = a.id))
"""
_PREFERRED = """
SELECT h.id, h.published, m.id, m.published FROM feeds f CROSS JOIN articles h ON h.feed = f.id
CROSS JOIN articles m ON m.copy_of = h.id WHERE f.preferred = 1 AND m.gone = 0
"""
_FOLD = "UPDATE articles SET copy_of = nullif(?1, id) WHERE id IN (SELECT value FROM json_each(?2))"
_READ = "UPDATE articles SET read = 1 WHERE id = ?"


class _Member(NamedTuple):
    """An article of the set whose shown one is ``head``."""

    head: int
    id: int
    read: int
    gone: int
    preferred: int


def firsts(db: sqlite3.Connection) -> dict[int, int]:
    """What the articles are copies of as the rules have it (0: it is the first), of sets that show another one."""
    sets: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for head, head_time, copy, time in db.execute(_PREFERRED):
        if head not in sets:
            sets[head].append((head_time, head))
        sets[head].append((time, copy))
    return {
        number: 0 if number == first else first
        for members in sets.values()
        for first in [min(members)[1]]
        for _, number in members
    }


def release(db: sqlite3.Connection, articles: Iterable[int]) -> tuple[set[int], set[int]]:
    """Show the first of each set that these articles are in; gives all articles of these sets, and who was shown."""
    if not db.execute(_ANY).fetchone()[0]:
        return set(), set()
    found, shown = set(articles), set[int]()
    for members in _sets(db, found):
        head = next(member for member in members if member.id == member.head)
        found.update(member.id for member in members)
        if head.preferred and len(members) > 1:
            shown.add(head.id)
            _show(db, members, _first(members))
    return found, shown


def prefer(db: sqlite3.Connection, articles: Collection[int], shown: Collection[int] = frozenset()) -> None:
    """Show of each set that these articles are in what the user prefers; it is as read as what it stands for now.

    Those that were ``shown`` before keep their own mark.
    """
    for members in _sets(db, articles):
        chosen = next((member for member in members if member.preferred and not member.gone), None)
        if chosen is not None and chosen.id != chosen.head:
            _show(db, members, chosen, hand_on=chosen.id not in shown)


def follow(db: sqlite3.Connection, feed: int) -> None:
    """Go by it that a feed is preferred now, or is no longer; within a transaction."""
    for members in _sets(db, [row[0] for row in db.execute(_COPIED, (feed,))]):
        chosen = next((member for member in members if member.preferred and not member.gone), _first(members))
        if chosen.id != chosen.head:
            _show(db, members, chosen, hand_on=True)


def _sets(db: sqlite3.Connection, articles: Collection[int]) -> list[list[_Member]]:
    """The sets that articles are in, each in the order of publication."""
    rows = map(_Member._make, db.execute(_SETS, (packing.encode(sorted(articles)),)).fetchall())
    return [list(members) for _, members in groupby(rows, itemgetter(0))]


def _first(members: list[_Member]) -> _Member:
    """The first that is still there."""
    return next((member for member in members if not member.gone), members[0])


def _show(db: sqlite3.Connection, members: list[_Member], chosen: _Member, *, hand_on: bool = False) -> None:
    """Fold a set under one of it."""
    if hand_on and any(member.read for member in members if member.id == member.head):
        db.execute(_READ, (chosen.id,))
    db.execute(_FOLD, (chosen.id, packing.encode([member.id for member in members])))
