"""A list as it is looked at: what it takes to fetch it, to show it in another way, and to come back to it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from tui.model import View
from tui.store import views
from tui.ui.reading_list import Ids, ids_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it is looked at, to be shown in another way, or to be come back to."""

    view: View
    words: str = ""
    """A search that filters it."""
    article: int | None = None
    """The one under the cursor."""
    kept: frozenset[int] = frozenset()
    """What was marked here, and stays although the view no longer has it."""
    unfolded: frozenset[int] = frozenset()
    """The articles that show their copies."""

    def ids(self, db: sqlite3.Connection, now: float) -> Ids:
        """The ids of the list, in its order."""
        ids = views.ids(db, self.view, now)
        if left := self.kept.difference(ids):
            there = left.union(ids)
            kind = "all" if self.view.kind == "unread" else self.view.kind
            wider = replace(self.view, kind=kind, unread_only=False)
            ids = [number for number in views.ids(db, wider, now) if number in there]
        if self.words:
            matching = set(views.ids(db, View("search", self.words, copies=True), now))
            ids = [number for number in ids if number in matching]
        return ids_of(views.with_copies(db, ids, self.unfolded) if self.unfolded else ids)
