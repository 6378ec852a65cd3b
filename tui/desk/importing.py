"""Bringing lists of feeds in: OPML, newsboat's ``urls``, and newsboat's ``cache.db`` with what was read there.

Files go in; what they list is subscribed to in one transaction, then fetched, and last of all the articles that
newsboat knows as read or flagged are marked, as one step that can be undone. The command line and the engine do it
alike; a second time changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tui import paths
from tui.desk import Desk, query_feeds, refresh, settling
from tui.errors import FeedError, NotAFeed
from tui.feeds import fetch, hosts, newsboat, newsboat_cache, newsboat_queries, opml, secrets
from tui.feeds.newsboat_cache import Marks
from tui.feeds.newsboat_queries import QueryFeed
from tui.feeds.opml import Subscription
from tui.model import Feed, FeedSettings
from tui.news import Failed, FeedAdded, FeedChecked, Imported
from tui.store import articles, feeds, schema, searches, undo
from tui.text import line

_LABEL = "the marks of newsboat taken over"


@dataclass(frozen=True, slots=True)
class Listing:
    """What one or more files list. ``caches`` said what is in ``marks``; ``troubles`` are lines for the user."""

    subscriptions: tuple[Subscription, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    marks: Mapping[str, Marks] = field(default_factory=dict)
    caches: tuple[Path, ...] = ()
    queries: tuple[QueryFeed, ...] = ()
    troubles: tuple[str, ...] = ()


# --- what there is to bring in ---


def read(files: Sequence[Path]) -> Listing:
    """What these files list together, each recognised by its content; of caches their feeds only if nothing else does.

    Where no cache is named, newsboat's list brings its own along. Raises NotAFeed for a file that is no list, TooLarge,
    FetchFailed.
    """
    files = [paths.expanded(file).absolute() for file in files]
    caches = [file for file in files if newsboat_cache.is_cache(file)]
    lists = [listed(fetch.read_file(str(file)), alone=not caches) for file in files if file not in caches]
    found = _together(lists)
    for file in caches:
        found = _with_cache(found, file, its_feeds=not lists)
    return _capped(found)


def listed(fetched: fetch.Fetched, *, alone: bool = True) -> Listing:
    """What a list that was fetched names: OPML, or, where it is a file, newsboat's. Raises NotAFeed, TooLarge.

    If it is ``alone``, newsboat's comes with the marks of its cache.
    """
    try:
        return _capped(_led_outward(opml.read(fetched.body, fetched.url), fetched.url))
    except NotAFeed as error:
        file = path_of(fetched.url)
        if file is None:
            raise
        try:
            found = newsboat.read(fetched.body)
        except NotAFeed:
            raise NotAFeed(f"{line(str(file))} is no list of feeds: OPML, newsboat's urls or cache.db") from error
    listing = _capped(Listing(found.subscriptions, found.left_out, queries=found.queries))
    cache = paths.newsboat_cache(file) if alone else None
    try:
        return _with_cache(listing, cache, its_feeds=False) if cache else listing
    except FeedError as trouble:  # nobody asked for the cache: without it the list still is one
        return replace(listing, troubles=(str(trouble),))


def _led_outward(subscriptions: Sequence[Subscription], url: str) -> Listing:
    """What a list at ``url`` names; if it comes from the web, less what is on this machine or in the own network."""
    if path_of(url) is not None:
        return Listing(tuple(subscriptions))
    kept = tuple(replace(entry, origin=url) for entry in subscriptions if not hosts.leads_inward(url, entry.url))
    return Listing(kept, {"inward": len(subscriptions) - len(kept)} if len(kept) < len(subscriptions) else {})


def path_of(url: str) -> Path | None:
    """The file that a file: address names; None for any other address."""
    return Path(unquote(urlsplit(url).path)) if url.startswith("file:") else None


def _capped(listing: Listing) -> Listing:
    """A listing of at most ``opml.FEEDS_LIMIT`` feeds, with the number of those above it."""
    more = len(listing.subscriptions) - opml.FEEDS_LIMIT
    if more <= 0:
        return listing
    left_out = Counter(listing.left_out) + Counter(more=more)
    return replace(listing, subscriptions=listing.subscriptions[: opml.FEEDS_LIMIT], left_out=dict(left_out))


def _together(lists: Sequence[Listing]) -> Listing:
    """Several listings as one; of an address that is in several, and of its marks, the first counts."""
    found: dict[str, Subscription] = {}
    left_out: Counter[str] = Counter()
    marks: dict[str, Marks] = {}
    for listing in lists:
        left_out.update(listing.left_out)
        marks = {**listing.marks, **marks}
        for entry in listing.subscriptions:
            found.setdefault(entry.url, entry)
    queries = newsboat_queries.distinct(query for listing in lists for query in listing.queries)
    left_out["query"] = sum(bool(query.why) for query in queries)
    caches = dict.fromkeys(cache for listing in lists for cache in listing.caches)
    troubles = tuple(trouble for listing in lists for trouble in listing.troubles)
    return Listing(tuple(found.values()), dict(+left_out), marks, tuple(caches), queries, troubles)


def _with_cache(listing: Listing, file: Path, *, its_feeds: bool) -> Listing:
    """A listing with the marks, and if wanted the feeds, of a cache. Raises NotAFeed, FetchFailed."""
    cache = newsboat_cache.read(file)
    more = Listing(
        cache.listed.subscriptions if its_feeds else (),
        cache.listed.left_out if its_feeds else {},
        cache.marks,
        (file,),
        cache.listed.queries if its_feeds else (),
    )
    return _together([listing, more])


# --- bringing it in ---


def preview(db: sqlite3.Connection | None, listing: Listing) -> Imported:
    """What bringing a listing in would change in this library, or in a new one; what feeds have is not looked up."""
    listing = fitted(db, listing)
    numbers = feeds.by_address(db) if db else {}
    found = ((entry.url, feeds.alike(entry.url)) for entry in listing.subscriptions)
    known = {url: numbers[key] for url, key in found if key in numbers}
    new = [entry for entry in listing.subscriptions if entry.url not in known]
    read, starred = map(len, _marks(db, listing, known)) if db else (0, 0)
    for entry in new:
        if marks := listing.marks.get(entry.url):
            read += sum(mark[0] for mark in marks.guids.values())
            starred += sum(mark[1] for mark in marks.guids.values())
    return replace(_outcome(listing, len(new), 0, read, starred, query_feeds.new(db, listing.queries)), dry_run=True)


def fitted(db: sqlite3.Connection | None, listing: Listing, folder: str = "") -> Listing:
    """A listing less the query feeds that would find something else in this library (``query_feeds.fitted``)."""
    queries = query_feeds.fitted(db, listing.queries, listing.subscriptions, folder)
    left_out = Counter({**listing.left_out, "query": sum(bool(query.why) for query in queries)})
    return replace(listing, queries=queries, left_out=dict(+left_out))


async def bring_in(desk: Desk, listing: Listing, folder: str = "") -> tuple[list[FeedAdded], Imported]:
    """Subscribe to what is listed, keep its searches, fetch what never was, and mark what newsboat knows.

    Tells each feed and the sum. What is in no folder goes into ``folder``. Feeds that cannot be fetched are subscribed
    to all the same. Marks are set even when it is stopped half-way. Raises LibraryError.
    """
    for trouble in listing.troubles:
        desk.tell(Failed("add", trouble))
    listing = fitted(desk.db, listing, folder)
    numbers, new = _subscribe(desk, listing, folder)
    kept = query_feeds.new(desk.db, listing.queries)
    searches.take_over(desk.db, [(query.name, query.query) for query in kept], desk.clock())
    told: list[FeedAdded] = []

    def tell(checked: FeedChecked) -> None:
        feed = feeds.feed(desk.db, checked.feed)
        told.append(FeedAdded(feed.id, feed.title, feed.url, new=checked.new, known=feed.id not in new))
        desk.tell(checked)
        desk.tell(told[-1])

    todo: list[Feed] = []
    for feed in (feeds.feed(desk.db, number) for number in numbers.values()):
        if feed.succeeded:
            told.append(FeedAdded(feed.id, feed.title, feed.url, known=feed.id not in new))
            desk.tell(told[-1])
        else:
            todo.append(feed)
    # Files are not waited for, and one after the other they make the same library every time.
    in_turn = all(path_of(feed.url) for feed in todo)
    failed = 0
    try:
        checked = await refresh.check(desk, todo, "add", tell, in_turn=in_turn)
        failed = sum(one.error is not None for one in checked)
        await settling.settle(desk)
    finally:
        read, to_star = _marks(desk.db, listing, numbers)
        counts = undo.take_over(desk.db, read=read, starred=to_star, now=desk.clock(), label=_LABEL)
    outcome = _outcome(listing, len(new), failed, *counts, kept)
    desk.tell(outcome)
    return told, outcome


def _subscribe(desk: Desk, listing: Listing, folder: str) -> tuple[dict[str, int], set[int]]:
    """Subscribe to all that is listed; gives the feeds by their addresses, and which of them are new."""
    numbers: dict[str, int] = {}
    new: set[int] = set()
    known = feeds.by_address(desk.db)
    # Before anything is written: a keyring may ask its user, and others have to write meanwhile.
    bare = {
        entry.url: _put_away(desk, entry.url) for entry in listing.subscriptions if feeds.alike(entry.url) not in known
    }
    with schema.transaction(desk.db):
        for entry in listing.subscriptions:
            key = feeds.alike(entry.url)
            if key in known:
                numbers[entry.url] = known[key]
                continue
            url, headers = bare[entry.url]
            number, was_new = feeds.add(desk.db, url, desk.clock(), folder=entry.folder or folder, origin=entry.origin)
            if was_new and headers:
                feeds.configure(desk.db, number, FeedSettings(headers=headers))
            known[key] = number
            if was_new and entry.title:
                feeds.edit(desk.db, number, title=entry.title)
            numbers[entry.url] = number
            if was_new:
                new.add(number)
    return numbers, new


def _put_away(desk: Desk, url: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """An address without its secrets, and the headers that name them; where they have no place that is told."""
    try:
        return secrets.put_away(url)
    except FeedError as error:
        desk.tell(Failed("add", str(error)))
        return secrets.parted(url)[0], ()


def _marks(db: sqlite3.Connection, listing: Listing, numbers: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """The articles of these feeds that are to be marked as read, and as starred."""
    read: list[int] = []
    starred: list[int] = []
    for url, number in numbers.items():
        if (marks := listing.marks.get(url)) is None:
            continue
        for article in articles.marked(db, number):
            is_read, is_flagged = marks.of(article.guid, article.link)
            if is_read and not article.read:
                read.append(article.id)
            if is_flagged and not article.starred:
                starred.append(article.id)
    return read, starred


def _outcome(listing: Listing, new: int, failed: int, read: int, starred: int, kept: Sequence[QueryFeed]) -> Imported:
    """What came, or would come, of a listing."""
    known = len(listing.subscriptions) - new
    cache = ", ".join(line(str(cache)) for cache in listing.caches)
    said = len(listing.queries) - listing.left_out.get("query", 0)
    unsaid = tuple((query.name, query.why) for query in listing.queries if query.why)
    return Imported(
        new,
        known,
        failed,
        read,
        starred,
        listing.left_out,
        cache,
        searches=len(kept),
        by_words=sum(query.by_words for query in kept),
        known_searches=said - len(kept),
        unsaid=unsaid,
    )
