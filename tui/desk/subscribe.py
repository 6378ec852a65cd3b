"""Adding feeds: an address, a page that names its feed, a file, an OPML list; one request where that is enough."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui import text
from tui.desk import PARSE_SECONDS, Desk, placing, refresh
from tui.errors import FeedError, NotAFeed, WorkerError
from tui.feeds import fetch, opml
from tui.feeds.opml import Subscription
from tui.intake import Intake
from tui.news import Failed, FeedAdded, Finished, Progress
from tui.store import feeds, schema

if TYPE_CHECKING:
    import aiohttp

_CANDIDATES = 6
"""Addresses that are tried when a page was given instead of a feed."""

_FILE_ENDINGS = frozenset({".xml", ".rss", ".atom", ".opml", ".json", ".rdf"})
"""A name that ends so and is no file was meant to be one."""

_BARE_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?(/.*)?", re.IGNORECASE)


async def add(desk: Desk, addresses: list[str], folder: str = "") -> list[FeedAdded]:
    """Subscribe to each address, file, or feed of an OPML list among them, and load its articles.

    What fails is told as Failed("add", …) and left out. Raises LibraryError.
    """
    todo = deque(Subscription(address, "", folder) for address in addresses)
    total, added = len(todo), list[FeedAdded]()
    async with fetch.session() as session:
        while todo:
            desk.tell(Progress("add", total - len(todo), total))
            wanted = todo.popleft()
            try:
                found = await _look(desk, session, replace(wanted, url=locate(wanted.url)))
            except (FeedError, WorkerError) as error:
                desk.tell(Failed("add", str(error)))
                continue
            if isinstance(found, FeedAdded):
                added.append(found)
                desk.tell(found)
            else:
                todo.extendleft(reversed(found))
                total += len(found) - 1
    desk.tell(Progress("add", total, total))
    await placing.place(desk)
    desk.tell(Finished("add", f"{len(added)} of {total} added"))
    return added


def locate(address: str) -> str:
    """What a user typed as an http, https or file URL. Raises NotAFeed."""
    address = address.strip()
    if address.startswith("feed:"):
        address = address.removeprefix("feed:").removeprefix("//")
    if address.startswith("file:"):
        return address
    if "://" in address:
        if url := text.safe_url(address):
            return url
        raise NotAFeed(f"{text.line(address, 120)} is no address that can be fetched: http or https is needed")
    path = Path(address).expanduser()
    if path.is_file():
        return path.resolve().as_uri()
    if _BARE_HOST.fullmatch(address) and path.suffix.lower() not in _FILE_ENDINGS:
        return f"https://{address}"
    raise NotAFeed(f"{text.line(address, 120)} is neither an address nor a file")


async def _look(desk: Desk, session: aiohttp.ClientSession, wanted: Subscription) -> FeedAdded | list[Subscription]:
    """Subscribe to what is at an address; or, where an OPML list is, its entries. Raises FeedError, WorkerError."""
    for feed in feeds.every(desk.db):
        if feed.url == wanted.url:
            return FeedAdded(feed.id, feed.title, feed.url, known=True)
    fetched = await refresh.get(session, wanted.url)
    try:
        return _subscribe(desk, fetched, await refresh.take_in(desk, fetched, {}), wanted)
    except NotAFeed as error:
        if listed := _listed(fetched, wanted.folder):
            return listed
        nothing = NotAFeed(f"{text.line(text.without_secrets(wanted.url), 120)}: {error}")
        return _subscribe(desk, *await _named(desk, session, fetched, nothing), wanted)


def _listed(fetched: fetch.Fetched, folder: str) -> list[Subscription]:
    """The entries of an OPML list; empty when it is none."""
    try:
        entries = opml.read(fetched.body, fetched.url)
    except FeedError:
        return []
    return [replace(entry, folder=entry.folder or folder) for entry in entries]


async def _named(
    desk: Desk, session: aiohttp.ClientSession, page: fetch.Fetched, error: NotAFeed
) -> tuple[fetch.Fetched, Intake]:
    """The first feed that works of those that a web page names. Raises ``error`` when it names none, else NotAFeed."""
    names = await desk.parsers.run(
        "tui.intake:feeds_of_page", page.body, page.content_type, page.url, seconds=PARSE_SECONDS
    )
    for name in names[:_CANDIDATES]:
        try:
            fetched = await refresh.get(session, name)
            return fetched, await refresh.take_in(desk, fetched, {})
        except FeedError:
            continue
    if names:
        raise NotAFeed(
            f"{text.without_secrets(page.url)} is a page, and none of the feeds it names can be read"
        ) from error
    raise error


def _subscribe(desk: Desk, fetched: fetch.Fetched, intake: Intake, wanted: Subscription) -> FeedAdded:
    """Write a new feed, under the name that a list gives it, and its articles."""
    url = fetched.moved or fetched.url
    with schema.transaction(desk.db):
        feed, was_new = feeds.add(desk.db, url, desk.clock(), folder=wanted.folder)
        if was_new and wanted.title:
            feeds.edit(desk.db, feed, title=wanted.title)
    new = refresh.keep(desk, feed, fetched, intake, digest=refresh.body_hash(fetched))
    return FeedAdded(feed, wanted.title or intake.feed.title or url, url, new=new, known=not was_new)


def import_opml(desk: Desk, data: bytes) -> tuple[int, int]:
    """Subscribe to every feed of an OPML list without fetching; how many were new, and known. Raises FeedError."""
    now, new = int(desk.clock()), 0
    listed = opml.read(data)
    with schema.transaction(desk.db):
        for entry in listed:
            feed, was_new = feeds.add(desk.db, entry.url, now, folder=entry.folder)
            if was_new and entry.title:
                feeds.edit(desk.db, feed, title=entry.title)
            new += was_new
    return new, len(listed) - new
