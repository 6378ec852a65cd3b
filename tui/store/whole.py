"""A whole library as lines of JSON, and back: feeds with their settings, articles with their marks, texts and versions,
stories with what was said of them, names as they were mended, searches, and the steps that can be undone.

The first line says what it is; each other one is a row of a table, its columns by name. What follows from the articles
(their analyses, the search, the relations) is left out and made anew. It is brought back into an empty library only:
the numbers of rows, by which they refer to one another, stay what they were.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tui.errors import LibraryError, LibraryNewer, NotAFeed
from tui.store.migrations import MIGRATIONS
from tui.store.rows import UNSKIMMED
from tui.store.schema import transaction
from tui.text import clean

TABLES = (
    "feeds", "stories", "developments", "articles", "bodies", "feed_bodies", "versions", "dropped", "positions",
    "blocks", "apart", "hushed", "entities", "searches", "state", "steps",
)  # fmt: skip
"""What is kept, in the order in which rows refer to one another."""

_MARK = "wireroom library"
_ANEW: Mapping[str, Mapping[str, Any]] = {
    "feeds": {"unread": 0, "articles": 0, "starred": 0},  # triggers count them again
    "articles": {"studied": UNSKIMMED},
    "entities": {"articles": 0, "parent": None},
}
_COLUMNS = "SELECT name FROM pragma_table_info(?)"
_USED = "SELECT EXISTS (SELECT 1 FROM feeds) OR EXISTS (SELECT 1 FROM entities) OR EXISTS (SELECT 1 FROM searches)"
_NAMED = "UPDATE entities SET parent = ?, head = ? WHERE id = ?"
_SEARCHED = "DELETE FROM unindexed"  # a trigger puts them into the index
_LINE_LIMIT = 50_000_000


def dump(db: sqlite3.Connection) -> Iterator[str]:
    """The lines of a library, each ending in a line break, all of one moment."""
    with transaction(db):
        version = db.execute("PRAGMA user_version").fetchone()[0]
        yield _encoded({_MARK: version})
        for table in TABLES:
            names = _columns(db, table)
            for row in db.execute(f"SELECT {', '.join(names)} FROM {table}"):  # noqa: S608  our own names
                yield _encoded({"table": table, **dict(zip(names, row, strict=True))})


def is_whole(first: str) -> bool:
    """Whether a file whose first line this is holds a library."""
    return first.startswith(f'{{"{_MARK}"')


def restore(db: sqlite3.Connection, lines: Iterable[str]) -> Counter[str]:
    """Bring a library back into an empty one, all of it or nothing; gives how many rows of each table.

    Raises LibraryError if it is not empty, LibraryNewer, and NotAFeed where a line is damaged.
    """
    if db.execute(_USED).fetchone()[0]:
        raise LibraryError("a library is brought back into an empty one only: name a new file with --library")
    counts: Counter[str] = Counter()
    names: list[tuple[Any, Any, Any]] = []
    with transaction(db):
        db.execute("PRAGMA defer_foreign_keys = ON")
        for table in TABLES:
            db.execute(f"DELETE FROM {table}")  # noqa: S608  our own names; an empty library has a state already
        for table, row in _rows(db, lines):
            if table == "entities":
                names.append((row.get("parent"), row.get("head"), row.get("id")))
            _put(db, table, {**row, **_ANEW.get(table, {})})
            counts[table] += 1
        db.execute(_SEARCHED)
        db.executemany(_NAMED, names)  # a trigger has set the heads to the names themselves
    return counts


def _rows(db: sqlite3.Connection, lines: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of all lines, with the columns that we know."""
    known = {table: frozenset(_columns(db, table)) for table in TABLES}
    for number, line in enumerate(lines, 1):
        row = _decoded(line, number)
        if number == 1:
            _check(row)
            continue
        table = row.pop("table", None)
        if table not in known:
            raise NotAFeed(f"line {number} of this library is damaged: it says of no table what it is")
        yield table, {name: _safe(value) for name, value in row.items() if name in known[table]}


def _check(head: Mapping[str, Any]) -> None:
    """Raises NotAFeed or LibraryNewer if what the first line begins is not for us."""
    version = head.get(_MARK)
    if not isinstance(version, int):
        raise NotAFeed("this is no library in lines of JSON")
    if version > len(MIGRATIONS):
        raise LibraryNewer(
            f"it was written by a newer Wireroom (library version {version}, known here: {len(MIGRATIONS)}):"
            " update Wireroom"
        )


def _put(db: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> None:
    """Write one row; its columns are ours."""
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    try:
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
    except sqlite3.IntegrityError as error:
        raise NotAFeed(f"a row of {table} does not fit the others: {error}") from error


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table that are written, not computed."""
    return [name for (name,) in db.execute(_COLUMNS, (table,))]


def _encoded(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def _decoded(line: str, number: int) -> dict[str, Any]:
    """The object on a line. Raises NotAFeed."""
    try:
        row = json.loads(line) if len(line) < _LINE_LIMIT else None
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        raise NotAFeed(f"line {number} of this library is damaged")
    return row


def _safe(value: Any) -> Any:
    """A value of a column; a file may have been in other hands, so its text passes the gate again."""
    if isinstance(value, str):
        return clean(value)
    return value if isinstance(value, int | float | None) else None
