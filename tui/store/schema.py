"""Opening a library: from a path to a connection whose tables are those of this version.

Connections are in autocommit mode; what belongs together stands in a ``transaction``. Any number of processes may
read and one may write at a time (SQLite's write-ahead log); whoever comes second waits up to ``BUSY_SECONDS``.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path

from tui.errors import LibraryBusy, LibraryError, LibraryFull, LibraryNewer
from tui.store.migrations import APPLICATION, MIGRATIONS

BUSY_SECONDS = 5.0
"""How long a writer waits for another one before it gives up."""

_MISCOUNTED = """
SELECT 'feed ' || id FROM feeds f WHERE (articles, unread, starred) <> (
    SELECT count(*), count(iif(read = 0 AND copy_of IS NULL, 1, NULL)), coalesce(sum(starred), 0)
    FROM articles WHERE feed = f.id)
UNION ALL
SELECT 'story ' || id FROM stories s WHERE (articles, unread) <> (
    SELECT count(*), count(iif(read = 0, 1, NULL)) FROM articles WHERE story = s.id AND copy_of IS NULL AND gone = 0)
UNION ALL
SELECT 'name ' || name FROM entities e WHERE articles <> (SELECT count(*) FROM mentions WHERE entity = e.id)
"""
_CHECKS = {
    "search": "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
    "passage": "INSERT INTO nominees (nominees) VALUES ('integrity-check')",
}
_POLL_SECONDS = 0.001
_MAGIC = b"SQLite format 3\0"
_CACHE_KIB = 16_384
_LOG_BYTES = 64 * 1024 * 1024
_LOG_PAGES = 16_000
"""Pages of the log that are moved into the library at once, just under ``_LOG_BYTES``. A first refresh writes most
pages of its indexes for each feed: of 16 MB it would wait for the disk a fifth longer, of SQLite's own 4 MB twice that.
Whoever opens a library after a crash reads the log again: 50 ms."""


def connect(path: Path, *, create: bool = True) -> sqlite3.Connection:
    """The library at ``path``, brought up to this version; a new one if there is none and ``create``.

    Before each migration of a library that exists it is copied to ``<library>.v<N>.bak``. Raises LibraryNewer (and
    leaves the file as it is), LibraryFull, LibraryBusy, or LibraryError when it is no library or cannot be opened.
    """
    with errors(path):
        _look(path, create=create)
        db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=256)
        try:
            _refuse_foreign(db, path)
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute("PRAGMA foreign_keys = ON")
            db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            db.execute("PRAGMA temp_store = MEMORY")
            db.execute(f"PRAGMA journal_size_limit = {_LOG_BYTES}")
            db.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
            _migrate(db, path)
        except BaseException:
            db.close()
            raise
    return db


@contextmanager
def errors(path: Path | None = None) -> Iterator[None]:
    """Turns SQLite's errors into LibraryFull, LibraryBusy or LibraryError with one line that says what to do."""
    library = f"the library {path}" if path else "the library"
    try:
        yield
    except sqlite3.Error as error:
        message = str(error)
        if "disk is full" in message:
            raise LibraryFull(f"no room left for {library}: free some space on the disk, nothing was lost") from error
        if "locked" in message or "busy" in message:
            raise LibraryBusy(f"another program holds {library}: close it and try again") from error
        if "not a database" in message or "malformed" in message:
            raise LibraryError(f"{library} is damaged or no library at all ({message})") from error
        raise LibraryError(f"{library} cannot be used: {message}") from error
    except OSError as error:
        raise LibraryError(f"{library} cannot be used: {error.strerror or error}") from error


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside is kept, or nothing of it. Inside another transaction it is part of that one.

    Takes the right to write at once (BEGIN IMMEDIATE), so that it fails at its start or not for being busy.
    Raises LibraryFull, LibraryBusy, LibraryError.
    """
    if db.in_transaction:
        yield
        return
    with errors():
        _begin(db)
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            # A full disk may have ended it already.
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise


def _begin(db: sqlite3.Connection) -> None:
    """Take the right to write, waiting for it. Raises sqlite3.OperationalError.

    SQLite itself waits in steps of up to 100 ms and so misses the gaps between the batches of a busy writer.
    """
    until = time.monotonic() + BUSY_SECONDS
    db.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                db.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(_POLL_SECONDS)
            else:
                return
    finally:
        db.execute(f"PRAGMA busy_timeout = {round(BUSY_SECONDS * 1000)}")


def version(db: sqlite3.Connection) -> int:
    """The number of migrations that the library has seen."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def integrity(db: sqlite3.Connection) -> list[str]:
    """What is wrong with a library, a line each; empty when all is well. Reads all of it: seconds for a large one."""
    found = [str(row[0]) for row in db.execute("PRAGMA integrity_check")]
    problems = [] if found == ["ok"] else found
    problems += [f"a row of {table} belongs to nothing" for table, *_ in db.execute("PRAGMA foreign_key_check")]
    problems += [f"{what}: a counter is wrong" for (what,) in db.execute(_MISCOUNTED)]
    for index, check in _CHECKS.items():
        try:
            db.execute(check)
        except sqlite3.DatabaseError as error:
            problems.append(f"the {index} index is damaged or does not fit the articles: {error}")
    return problems


def _look(path: Path, *, create: bool) -> None:
    """Refuse, without opening it, a file that is no library or a newer one; make the folder of one to be created."""
    if not path.exists():
        if not create:
            raise LibraryError(f"there is no library at {path}")
        path.parent.mkdir(parents=True, exist_ok=True)
        return
    with path.open("rb") as file:
        head = file.read(72)
    if not head:
        return
    if not head.startswith(_MAGIC):
        raise LibraryError(f"{path} is no library of Wireroom: move it away, or name another with --library")
    if int.from_bytes(head[68:72], "big") == APPLICATION:
        _refuse_newer(path, int.from_bytes(head[60:64], "big"))


def _refuse_newer(path: Path, found: int) -> None:
    """Raises LibraryNewer if version ``found`` is above ours."""
    if found > len(MIGRATIONS):
        raise LibraryNewer(
            f"{path} was written by a newer Wireroom (library version {found}, known here: {len(MIGRATIONS)}):"
            " update Wireroom"
        )


def _refuse_foreign(db: sqlite3.Connection, path: Path) -> None:
    """Raises LibraryError if another program's tables are in the file."""
    tables = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables and db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise LibraryError(f"{path} is the database of another program: name another file with --library")


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    """Run the migrations that the library has not seen, one transaction each; all in one of a new library.

    Raises LibraryNewer.
    """
    while (found := version(db)) < len(MIGRATIONS):
        if found:
            _back_up(db, path.with_name(f"{path.name}.v{found}.bak"))
        scripts = MIGRATIONS[found : found + 1] if found else MIGRATIONS
        with transaction(db):
            # Another process may have done it while we waited for our turn.
            if version(db) == found:
                for statement in chain.from_iterable(map(_statements, scripts)):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {found + len(scripts)}")
    _refuse_newer(path, found)


def _back_up(db: sqlite3.Connection, target: Path) -> None:
    """Copy the library to ``target``; a copy that was not finished never bears that name."""
    partial = target.with_name(f"{target.name}.{os.getpid()}.part")  # another process may be about the same
    try:
        with closing(sqlite3.connect(partial)) as copy:
            db.backup(copy)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script; each must end its last line."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
