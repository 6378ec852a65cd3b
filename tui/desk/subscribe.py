"""Adding feeds: an address, a page that names its feed, a file, a list of feeds; one request where that is enough."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tui import text
from tui.desk import PARSE_SECONDS, Desk, importing, refresh, settling
from tui.desk.importing import Listing
from tui.errors import FeedError, NotAFeed, WorkerError
from tui.feeds import fetch, newsboat_cache
from tui.intake import Intake
from tui.news import Failed, FeedAdded, Finished, Progress
from tui.store import feeds

if TYPE_CHECKING:
    import aiohttp

_CANDIDATES = 6
"""Addresses that are tried when a page was given instead of a feed."""

_FILE_ENDINGS = frozenset({".xml", ".rss", ".atom", ".opml", ".json", ".rdf"})
"""A name that ends so and is no file was meant to be one."""

_BARE_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?(/.*)?", re.IGNORECASE)


async def add(desk: Desk, addresses: list[str], folder: str = "") -> list[FeedAdded]:
    """Subscribe to each address, file, or feed of a list among them, and load its articles.

    What fails is told as Failed("add", …) and left out. Raises LibraryError.
    """
    added: list[FeedAdded] = []
    total = len(addresses)
    async with fetch.session() as session:
        for done, address in enumerate(addresses):
            desk.tell(Progress("add", done, len(addresses)))
            try:
                found = await _look(desk, session, locate(address), folder)
            except (FeedError, WorkerError) as error:
                desk.tell(Failed("add", str(error)))
                continue
            if isinstance(found, FeedAdded):
                added.append(found)
                desk.tell(found)
            else:
                listed, _ = await importing.bring_in(desk, found, folder)
                added += listed
                total += len(listed) - 1
    desk.tell(Progress("add", total, total))
    await settling.settle(desk)
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


async def _look(desk: Desk, session: aiohttp.ClientSession, url: str, folder: str) -> FeedAdded | Listing:
    """Subscribe to what is at an address; or, where a list of feeds is, gives that. Raises FeedError, WorkerError."""
    for feed in feeds.every(desk.db):
        if feed.url == url:
            return FeedAdded(feed.id, feed.title, feed.url, known=True)
    file = importing.path_of(url)
    if file is not None and newsboat_cache.is_cache(file):  # it may be larger than any feed
        return await asyncio.to_thread(importing.read, [file])
    fetched = await refresh.get(session, url)
    try:
        return _subscribe(desk, fetched, await refresh.take_in(desk, fetched, {}), folder)
    except NotAFeed as error:
        with suppress(FeedError):
            return await asyncio.to_thread(importing.listed, fetched)
        nothing = NotAFeed(f"{text.line(text.without_secrets(url), 120)}: {error}")
        return _subscribe(desk, *await _named(desk, session, fetched, nothing), folder)


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


def _subscribe(desk: Desk, fetched: fetch.Fetched, intake: Intake, folder: str) -> FeedAdded:
    """Write a new feed and its articles."""
    url = fetched.moved or fetched.url
    feed, was_new = feeds.add(desk.db, url, desk.clock(), folder=folder)
    new = refresh.keep(desk, feed, fetched, intake, digest=refresh.body_hash(fetched))
    return FeedAdded(feed, intake.feed.title or url, url, new=new, known=not was_new)
