"""newsboat's memory, its file ``cache.db`` (SQLite), into the feeds that it knows and what was read and flagged there.

The file is foreign: it is opened to be read only, without a lock and without writing anything beside it; nothing of
its own making (a view, a virtual table, a function) is run, and reading it ends at a limit of time.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from tui.errors import FetchFailed, NotAFeed
from tui.feeds import drafts, newsboat
from tui.feeds.opml import FEEDS_LIMIT
from tui.text import line, safe_url

ARTICLES_LIMIT = 200_000
"""Articles that are read, the newest: a feed does not have the older ones any more."""

SECONDS = 120.0
"""How long reading may take; a cache of 1 GB takes half a minute from a slow disk."""

_MAGIC = b"SQLite format 3\0"
_NEEDED = {
    "rss_feed": {"rssurl"},
    "rss_item": {"id", "guid", "url", "feedurl", "unread", "flags", "deleted"},
}
_ALLOWED = "%!#$&'()*+,/:;=?@[]~"
_IS_TABLE = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ? AND sql LIKE 'CREATE TABLE%'"
_COLUMNS = "SELECT name FROM pragma_table_info(?)"
_FEEDS = "SELECT substr(CAST(rssurl AS TEXT), 1, 8192) FROM rss_feed ORDER BY rowid LIMIT ?"
# What newsboat's user deleted is done with, whether it was read or not.
_ARTICLES = """
SELECT substr(CAST(feedurl AS TEXT), 1, 8192), substr(CAST(guid AS TEXT), 1, 8192), substr(CAST(url AS TEXT), 1, 8192),
    coalesce(CAST(unread AS INTEGER) = 0, 0) OR coalesce(CAST(deleted AS INTEGER) <> 0, 0), coalesce(flags, '') <> ''
FROM rss_item ORDER BY id DESC LIMIT ?
"""

Mark = tuple[bool, bool]
"""Whether an article is read, and whether it is flagged."""

_NONE: Mark = (False, False)


@dataclass(frozen=True, slots=True)
class Marks:
    """What newsboat knows of the articles of one feed, by their guids, and by their links."""

    guids: dict[str, Mark] = field(default_factory=dict)
    links: dict[str, Mark] = field(default_factory=dict)

    def add(self, guid: str, link: str, mark: Mark) -> None:
        """One more article. Of two with one guid the first counts; of a link that several have, what all agree in."""
        if guid := drafts.as_guid(guid):
            self.guids.setdefault(guid, mark)
        if link := _comparable(link):
            read, flagged = self.links.get(link, mark)
            self.links[link] = (read and mark[0], flagged and mark[1])

    def of(self, guid: str, link: str) -> Mark:
        """The mark of an article of ours: by its guid; if that is not known, by its link."""
        return self.guids.get(guid) or self.links.get(_comparable(link)) or _NONE


@dataclass(frozen=True, slots=True)
class Cache:
    """The feeds that newsboat has fetched, and the marks of their articles by the address of the feed."""

    listed: newsboat.Listed
    marks: Mapping[str, Marks]


def is_cache(path: Path) -> bool:
    """Whether the file is a database at all; False if it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def read(path: Path) -> Cache:
    """All that is taken from the cache at ``path``. Raises NotAFeed if it is none, or damaged; FetchFailed."""
    with _errors(line(str(path))), closing(_open(path)) as db:
        _check(db, line(str(path)))
        listed = newsboat.listing([row[0]] for row in db.execute(_FEEDS, (FEEDS_LIMIT,)) if row[0])
        marks: dict[str, Marks] = {}
        for feed, guid, link, read, flagged in db.execute(_ARTICLES, (ARTICLES_LIMIT,)):
            if url := newsboat.address(feed or ""):
                marks.setdefault(url, Marks()).add(guid or "", link or "", (bool(read), bool(flagged)))
    return Cache(listed, marks)


def _comparable(link: str) -> str:
    """A link in the form in which newsboat keeps it: no letters beyond ASCII, a slash after the host."""
    if not (url := safe_url(link)):
        return ""
    parts = urlsplit(quote(url, safe=_ALLOWED))
    return parts._replace(path=parts.path or "/").geturl()


@contextmanager
def _errors(name: str) -> Iterator[None]:
    """SQLite's errors as ours, in one line."""
    try:
        yield
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # the latter where a message has damaged bytes in it
        if "interrupted" in str(error):
            raise NotAFeed(f"{name} takes longer than {SECONDS:.0f} seconds to read") from error
        if isinstance(error, sqlite3.OperationalError) and "unable to open" in str(error):
            raise FetchFailed(f"{name} cannot be read: {error}") from error
        raise NotAFeed(f"{name} is damaged, or in use just now: {line(str(error))}") from error


def _open(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, and runs nothing that the file brings with it."""
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    db.text_factory = lambda raw: raw.decode("utf-8", "replace")
    for setting in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        db.execute(f"PRAGMA {setting}")
    until = time.monotonic() + SECONDS
    db.set_progress_handler(lambda: time.monotonic() > until, 10_000)
    return db


def _check(db: sqlite3.Connection, name: str) -> None:
    """Raises NotAFeed if the tables are not newsboat's."""
    for table, needed in _NEEDED.items():
        columns = {row[0] for row in db.execute(_COLUMNS, (table,))}
        if not db.execute(_IS_TABLE, (table,)).fetchone()[0] or needed - columns:
            raise NotAFeed(f"{name} is a database, but not newsboat's cache.db")
