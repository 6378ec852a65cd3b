"""newsboat's query feeds in this library: which of them become searches, and which would find something else here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui.feeds.newsboat_queries import QueryFeed
from tui.feeds.opml import Subscription
from tui.store import feeds, searches


def new(db: sqlite3.Connection | None, queries: Iterable[QueryFeed]) -> list[QueryFeed]:
    """Those that can be kept as searches, and whose names no search has; in no library yet all that can be kept."""
    names = _names(db)
    return [query for query in queries if not query.why and query.name not in names]


def fitted(
    db: sqlite3.Connection | None, queries: Sequence[QueryFeed], entries: Iterable[Subscription], folder: str = ""
) -> tuple[QueryFeed, ...]:
    """The query feeds of a list, less those that go by a folder in which other feeds are here than in that list.

    ``entries`` are its feeds; those in no folder go into ``folder``. A feed that is known stays where it is.
    """
    shifted = _shifted(db, entries, folder)
    names = _names(db)
    return tuple(
        replace(query, query="", why="its feeds are in other folders here")
        if query.name not in names and any(one in query.query.casefold() for one in shifted)
        else query
        for query in queries
    )


def _shifted(db: sqlite3.Connection | None, entries: Iterable[Subscription], folder: str) -> set[str]:
    """What searches say of the folders in which a feed of the list is here and not there, or there and not here."""
    numbers = feeds.by_address(db) if db else {}
    folders = {feed.id: feed.folder for feed in feeds.every(db)} if db else {}
    found: set[str] = set()
    for entry in entries:
        here = folders.get(numbers.get(feeds.alike(entry.url), 0), entry.folder or folder)
        if here.casefold() != entry.folder.casefold():
            found |= {here, entry.folder}
    return {f'folder:"{name}"'.casefold() for name in found if name}


def _names(db: sqlite3.Connection | None) -> set[str]:
    """The names of the searches that are kept."""
    return {search.name for search in searches.every(db)} if db else set()
