"""The names of an article that was just read find their place in the registry: a new name, or a new spelling of one.

The rules are ``tui.analysis.registry``'s; what the user has said stands above them.
"""

from __future__ import annotations

from tui.analysis import registry as rules
from tui.desk import Desk
from tui.store import registry, schema

BACKLOG = 300
"""Names of earlier articles that are looked at along with it, for a library from before there was a registry."""


def register(desk: Desk, article: int) -> None:
    """Find out which names are new spellings of known ones. A millisecond or two an article. Raises LibraryError."""
    with schema.transaction(desk.db):
        registry.part_clashing(desk.db, article)
        for number, name, kind in registry.unsettled(desk.db, BACKLOG):
            key = rules.key(name, kind)
            known = registry.alike(desk.db, number, kind, key) if key else []
            registry.settle(desk.db, number, key, rules.decide(name, kind, known))
