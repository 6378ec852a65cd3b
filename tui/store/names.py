"""A name in the whole library: its other names, where and when it is mentioned, and whom it appears with.

Any spelling that the registry (``tui.store.registry``) has of a name stands for all of them.
Which articles mention it, and what it said, is ``tui.store.analyses``'s.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tui.model import EntityCount, EntityKind, Span
from tui.store import packing

READ = 200
"""The newest articles that a name's other names are gathered from."""

_SPELLINGS = """
SELECT e.name, e.kind, e.articles FROM entities n JOIN entities e ON e.head = n.head
WHERE n.name = ? AND n.kind = ? ORDER BY e.articles DESC, e.name
"""
_ALIASES = """
WITH spelt (name) AS (
    SELECT e.name FROM entities n JOIN entities e ON e.head = n.head WHERE n.name = :name AND n.kind = :kind)
SELECT alias.value, count(DISTINCT newest.id) AS articles FROM (
    SELECT DISTINCT a.id FROM entities n JOIN entities e ON e.head = n.head
    JOIN mentions m ON m.entity = e.id JOIN articles a ON a.id = m.article
    WHERE n.name = :name AND n.kind = :kind AND a.copy_of IS NULL AND a.gone = 0
    ORDER BY a.published DESC, a.id DESC LIMIT :read
) newest JOIN analyses d ON d.article = newest.id
JOIN json_each(d.data, '$.entities') entity ON entity.value ->> 0 IN spelt AND entity.value ->> 1 = :kind
JOIN json_each(json_insert(entity.value ->> 2, '$[#]', entity.value ->> 0)) alias
WHERE alias.value <> :name GROUP BY alias.value ORDER BY articles DESC, alias.value
"""
_PLACES = """
WITH spelt (name) AS (
    SELECT e.name FROM entities n JOIN entities e ON e.head = n.head WHERE n.name = :name AND n.kind = :kind)
SELECT d.article, min(entity.value ->> '$[3][0]'), entity.value ->> '$[3][1]'
FROM json_each(:articles) j JOIN analyses d ON d.article = j.value
JOIN json_each(d.data, '$.entities') entity ON entity.value ->> 0 IN spelt AND entity.value ->> 1 = :kind
WHERE json_array_length(entity.value, '$[3]') > 1 GROUP BY d.article
"""
_TIMES = """
SELECT a.published FROM articles a WHERE a.copy_of IS NULL AND a.gone = 0 AND a.id IN (
    SELECT m.article FROM entities n JOIN entities e ON e.head = n.head JOIN mentions m ON m.entity = e.id
    WHERE n.name = ? AND n.kind = ?)
"""
_SOURCES = """
SELECT f.name, count(*) AS articles FROM articles a JOIN feeds f ON f.id = a.feed
WHERE a.copy_of IS NULL AND a.gone = 0 AND a.id IN (
    SELECT m.article FROM entities n JOIN entities e ON e.head = n.head JOIN mentions m ON m.entity = e.id
    WHERE n.name = ? AND n.kind = ?)
GROUP BY f.id ORDER BY articles DESC, f.name
"""
_ARRIVED = """
SELECT a.id FROM articles a WHERE a.added > ?3 AND a.copy_of IS NULL AND a.gone = 0 AND a.id IN (
    SELECT m.article FROM entities n JOIN entities e ON e.head = n.head JOIN mentions m ON m.entity = e.id
    WHERE n.name = ?1 AND n.kind = ?2)
"""
_COMPANY = """
SELECT h.name, h.kind, count(DISTINCT a.id) AS articles
FROM entities n JOIN entities e ON e.head = n.head
JOIN mentions m ON m.entity = e.id JOIN articles a ON a.id = m.article
JOIN mentions beside ON beside.article = m.article JOIN entities o ON o.id = beside.entity AND o.head <> n.head
JOIN entities h ON h.id = o.head
WHERE n.name = ? AND n.kind = ? AND a.copy_of IS NULL AND a.gone = 0 AND h.kind IN ('person', 'organisation', 'place')
GROUP BY h.id ORDER BY articles DESC, h.name, h.kind LIMIT ?
"""


def spellings(db: sqlite3.Connection, name: str, kind: EntityKind) -> list[EntityCount]:
    """All spellings that are registered as one name with this one, itself too, and how many articles have each."""
    return [EntityCount(*row) for row in db.execute(_SPELLINGS, (name, kind))]


def aliases(db: sqlite3.Connection, name: str, kind: EntityKind) -> list[str]:
    """What else articles call a name, the most usual first; from the ``READ`` newest that mention it."""
    return [row[0] for row in db.execute(_ALIASES, {"name": name, "kind": kind, "read": READ})]


def places(db: sqlite3.Connection, articles: Sequence[int], name: str, kind: EntityKind) -> dict[int, Span]:
    """Where each of these articles mentions a name first."""
    facts = {"articles": packing.encode(list(articles)), "name": name, "kind": kind}
    return {article: Span(start, stop) for article, start, stop in db.execute(_PLACES, facts)}


def times(db: sqlite3.Connection, name: str, kind: EntityKind) -> list[int]:
    """When the articles that mention a name (no copies) were published, in no order."""
    return [row[0] for row in db.execute(_TIMES, (name, kind))]


def sources(db: sqlite3.Connection, name: str, kind: EntityKind) -> list[tuple[str, int]]:
    """The feeds that mention a name, and in how many articles (no copies) each; the most frequent first."""
    return [(feed, articles) for feed, articles in db.execute(_SOURCES, (name, kind))]


def arrived(db: sqlite3.Connection, name: str, kind: EntityKind, since: float) -> frozenset[int]:
    """The articles that mention a name (no copies) and have arrived after ``since``."""
    return frozenset(row[0] for row in db.execute(_ARRIVED, (name, kind, since)))


def company(db: sqlite3.Connection, name: str, kind: EntityKind, limit: int) -> list[EntityCount]:
    """People, organisations and places in the same articles (no copies), and in how many; the most frequent first."""
    return [EntityCount(*row) for row in db.execute(_COMPANY, (name, kind, limit))]
