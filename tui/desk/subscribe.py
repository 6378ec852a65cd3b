"""Adding feeds: an address, a web page that names its feed, a file, an OPML list; one request each where that is enough."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tui import text
from tui.desk import PARSE_SECONDS, Desk, placing, refresh
from tui.errors import FeedError, NotAFeed, WorkerError
from tui.feeds import fetch, opml, schedule
from tui.intake import Intake
from tui.news import Failed, FeedAdded, Finished, Progress
from tui.store import articles, feeds, schema

if TYPE_CHECKING:
    import aiohttp

_CANDIDATES = 6
"""Addresses that are tried when a page was given instead of a feed."""

_BARE_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?(/.*)?", re.IGNORECASE)


async def add(desk: Desk, addresses: list[str], folder: str = "") -> list[FeedAdded]:
    """Subscribe to each address or file and load its articles; what fails is told as Failed("add", …) and left out.

    Raises LibraryError.
    """
    added: list[FeedAdded] = []
    async with fetch.session() as session:
        for number, address in enumerate(addresses):
            desk.tell(Progress("add", number, len(addresses)))
            try:
                added.append(await _add(desk, session, locate(address), folder))
            except (FeedError, WorkerError) as error:
                desk.tell(Failed("add", str(error)))
            else:
                desk.tell(added[-1])
    desk.tell(Progress("add", len(addresses), len(addresses)))
    await placing.place(desk)
    desk.tell(Finished("add", f"{len(added)} of {len(addresses)} added"))
    return added


def locate(address: str) -> str:
    """What a user typed as a URL, or as an absolute path if there is such a file. Raises NotAFeed."""
    address = address.strip()
    for prefix in ("feed://", "feed:"):
        if address.startswith(prefix):
            address = address.removeprefix(prefix)
            break
    if address.startswith("file:"):
        return fetch.file_path(address)
    if "://" in address:
        if url := text.safe_url(address):
            return url
        raise NotAFeed(f"{text.line(address, 120)} is no address that can be fetched: http or https is needed")
    path = Path(address).expanduser()
    if path.is_file():
        return str(path.resolve())
    if _BARE_HOST.fullmatch(address) and not path.suffix.lower() in {".xml", ".rss", ".opml", ".json"}:
        return f"https://{address}"
    raise NotAFeed(f"{text.line(address, 120)} is neither an address nor a file")


async def _add(desk: Desk, session: aiohttp.ClientSession, url: str, folder: str) -> FeedAdded:
    """Subscribe to one URL or path. Raises FeedError, WorkerError."""
    for feed in feeds.every(desk.db):
        if feed.url == url:
            return FeedAdded(feed.id, feed.title, feed.url, known=True)
    fetched, intake = await find(desk, session, url)
    return _subscribe(desk, fetched, intake, folder)


async def find(desk: Desk, session: aiohttp.ClientSession, url: str) -> tuple[fetch.Fetched, Intake]:
    """The feed at ``url``, or the first that works of those that the page there names. Raises FeedError, WorkerError."""
    fetched = await refresh.get(session, url)
    try:
        return fetched, await refresh.take_in(desk, fetched, {})
    except NotAFeed as error:
        names = await desk.parsers.run(
            "tui.intake:feeds_of_page", fetched.body, fetched.content_type, fetched.url, seconds=PARSE_SECONDS
        )
        for candidate in names[:_CANDIDATES]:
            try:
                other = await refresh.get(session, candidate)
                return other, await refresh.take_in(desk, other, {})
            except FeedError:
                continue
        if names:
            raise NotAFeed(f"{text.without_secrets(url)} is a page, and none of the feeds it names can be read") from error
        raise


def _subscribe(desk: Desk, fetched: fetch.Fetched, intake: Intake, folder: str) -> FeedAdded:
    """Write a new feed and its articles in one transaction."""
    now = int(desk.clock())
    url = fetched.moved or fetched.url
    with schema.transaction(desk.db):
        feed, new = feeds.add(desk.db, url, now, folder=folder)
        saved = articles.save(desk.db, feed, intake.prepared, now)
        feeds.checked(
            desk.db,
            feed,
            now=now,
            etag=fetched.etag,
            modified=fetched.modified,
            body_hash=hashlib.blake2b(fetched.body, digest_size=16).hexdigest(),
            next_check=schedule.next_check(
                now, interval_minutes=desk.config.refresh_minutes, failures=0, jitter_seed=url
            ),
            title=intake.feed.title,
            site=intake.feed.link,
        )
    return FeedAdded(feed, intake.feed.title or url, url, new=len(saved.new), known=not new)


def import_opml(desk: Desk, data: bytes) -> tuple[int, int]:
    """Subscribe to every feed of an OPML list without fetching any; gives how many were new, and known. Raises NotAFeed."""
    now, new = int(desk.clock()), 0
    listed = opml.read(data)
    with schema.transaction(desk.db):
        for entry in listed:
            _, was_new = feeds.add(desk.db, entry.url, now, title=entry.title, folder=entry.folder)
            new += was_new
    return new, len(listed) - new
