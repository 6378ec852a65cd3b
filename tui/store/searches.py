"""The searches that the user keeps, each a name and a query; what is done to them are steps that can be undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from tui import text
from tui.errors import ConfigError, LibraryError, NotFound
from tui.model import SavedSearch
from tui.store import undo
from tui.store.query import parse
from tui.store.schema import transaction
from tui.text import count_of

NAME_LIMIT = 100
"""Characters of a name that are kept."""

QUERY_LIMIT = 1_000
"""Characters of a query that are kept."""

_EVERY = "SELECT id, name, query FROM searches ORDER BY name COLLATE NOCASE, id"
_NEXT = "SELECT coalesce(max(id), 0) + 1 FROM searches"


def every(db: sqlite3.Connection) -> list[SavedSearch]:
    """All of them, by name."""
    return [SavedSearch(*row) for row in db.execute(_EVERY)]


def find(db: sqlite3.Connection, name: str) -> SavedSearch:
    """The one of that name, in small letters or in large ones where that leaves no doubt. Raises NotFound."""
    name = text.line(name, NAME_LIMIT)
    known = every(db)
    exact = [search for search in known if search.name == name]
    found = exact or [search for search in known if search.name.casefold() == name.casefold()]
    if len(found) != 1:
        raise NotFound(f"there is no search {name!r}: `wireroom searches` lists them")
    return found[0]


def checked(name: str, query: str) -> tuple[str, str]:
    """A name and a query as they are kept. Raises ConfigError in a line if they cannot be."""
    name, query = text.line(name, NAME_LIMIT), text.line(query, QUERY_LIMIT)
    if not name:
        raise ConfigError("a search that is kept needs a name")
    if not parse(query):
        raise ConfigError("a search that is kept needs words, or is:unread, within:7d and the like")
    return name, query


def keep(db: sqlite3.Connection, name: str, query: str, now: float) -> SavedSearch:
    """Keep a new one, as a step. Raises ConfigError, and LibraryError if another one has that name."""
    name, query = checked(name, query)
    with transaction(db):
        _refuse_taken(db, name)
        new = SavedSearch(_next(db), name, query)
        _step(db, [(None, new)], now, f"search {name} kept")
    return new


def change(
    db: sqlite3.Connection, number: int, now: float, *, name: str | None = None, query: str | None = None
) -> SavedSearch:
    """Give one another name or query, as a step if it is another. Raises NotFound, ConfigError, LibraryError."""
    with transaction(db):
        old = _one(db, number)
        new = SavedSearch(number, *checked(old.name if name is None else name, old.query if query is None else query))
        if new.name != old.name:
            _refuse_taken(db, new.name)
        if new != old:
            _step(db, [(old, new)], now, f"search {new.name} changed")
    return new


def remove(db: sqlite3.Connection, number: int, now: float) -> None:
    """Keep one no longer, as a step. Raises NotFound, LibraryError."""
    with transaction(db):
        old = _one(db, number)
        _step(db, [(old, None)], now, f"search {old.name} removed")


def take_over(db: sqlite3.Connection, pairs: Iterable[tuple[str, str]], now: float) -> int:
    """Keep those of these names and queries whose names are new, all as one step; gives how many that were.

    Raises ConfigError, LibraryError.
    """
    with transaction(db):
        fit = dict(checked(name, query) for name, query in pairs)
        known = {search.name for search in every(db)}
        new = [(name, query) for name, query in fit.items() if name not in known]
        rows = [SavedSearch(number, *pair) for number, pair in enumerate(new, _next(db))]
        if rows:
            _step(db, [(None, row) for row in rows], now, f"{count_of(len(rows), 'search', 'searches')} taken over")
    return len(rows)


def _one(db: sqlite3.Connection, number: int) -> SavedSearch:
    """One by its number. Raises NotFound."""
    for search in every(db):
        if search.id == number:
            return search
    raise NotFound(f"there is no search {number}")


def _next(db: sqlite3.Connection) -> int:
    """The number of a new one."""
    return int(db.execute(_NEXT).fetchone()[0])


def _refuse_taken(db: sqlite3.Connection, name: str) -> None:
    """Raises LibraryError if one has that name."""
    if any(search.name == name for search in every(db)):
        raise LibraryError(f"there is a search {name!r} already: give another name")


def _step(
    db: sqlite3.Connection, changes: Sequence[tuple[SavedSearch | None, SavedSearch | None]], now: float, label: str
) -> None:
    """Do these changes, each what was and what is to be; as one step."""
    rows = [[search and [search.id, search.name, search.query] for search in change] for change in changes]
    undo.take(db, {"searches": rows}, now, label)
