"""A name in the whole library: its other names, and whom it appears with.

Which articles mention it, and what it said, is ``tui.store.analyses``'s.
"""

from __future__ import annotations

import sqlite3

from tui.model import EntityCount, EntityKind

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


def company(db: sqlite3.Connection, name: str, kind: EntityKind, limit: int) -> list[EntityCount]:
    """People, organisations and places in the same articles (no copies), and in how many; the most frequent first."""
    return [EntityCount(*row) for row in db.execute(_COMPANY, (name, kind, limit))]
