"""A name in the whole library: its other names, where and when it is mentioned, and whom it appears with.

Which articles mention it, and what it said, is ``tui.store.analyses``'s.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tui.model import EntityCount, EntityKind, Span
from tui.store import packing

READ = 200
"""The newest articles that a name's other names are gathered from."""

_ALIASES = """
SELECT alias.value, count(*) AS articles FROM (
    SELECT a.id FROM entities e JOIN mentions m ON m.entity = e.id JOIN articles a ON a.id = m.article
    WHERE e.name = :name AND e.kind = :kind AND a.copy_of IS NULL AND a.gone = 0
    ORDER BY a.published DESC, a.id DESC LIMIT :read
) newest JOIN analyses d ON d.article = newest.id
JOIN json_each(d.data, '$.entities') entity ON entity.value ->> 0 = :name AND entity.value ->> 1 = :kind
JOIN json_each(entity.value, '$[2]') alias
WHERE alias.value <> :name GROUP BY alias.value ORDER BY articles DESC, alias.value
"""
_PLACES = """
SELECT d.article, entity.value ->> '$[3][0]', entity.value ->> '$[3][1]'
FROM json_each(:articles) j JOIN analyses d ON d.article = j.value
JOIN json_each(d.data, '$.entities') entity ON entity.value ->> 0 = :name AND entity.value ->> 1 = :kind
WHERE json_array_length(entity.value, '$[3]') > 1
"""
_TIMES = """
SELECT a.published FROM entities e JOIN mentions m ON m.entity = e.id JOIN articles a ON a.id = m.article
WHERE e.name = ? AND e.kind = ? AND a.copy_of IS NULL AND a.gone = 0
"""
_COMPANY = """
SELECT o.name, o.kind, count(*) AS articles
FROM entities e JOIN mentions m ON m.entity = e.id JOIN articles a ON a.id = m.article
JOIN mentions beside ON beside.article = m.article AND beside.entity <> e.id JOIN entities o ON o.id = beside.entity
WHERE e.name = ? AND e.kind = ? AND a.copy_of IS NULL AND a.gone = 0 AND o.kind IN ('person', 'organisation', 'place')
GROUP BY o.id ORDER BY articles DESC, o.name, o.kind LIMIT ?
"""


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


def company(db: sqlite3.Connection, name: str, kind: EntityKind, limit: int) -> list[EntityCount]:
    """People, organisations and places in the same articles (no copies), and in how many; the most frequent first."""
    return [EntityCount(*row) for row in db.execute(_COMPANY, (name, kind, limit))]
