"""Subscribing: what is at an address is looked at first, if that is wished, and added without another request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk import Desk, finding, importing, refresh, settling
from tui.desk.finding import Found, locate
from tui.desk.importing import Listing
from tui.errors import FeedError
from tui.feeds import fetch, secrets
from tui.model import FeedSettings
from tui.news import Failed, FeedAdded, Finished, Looked, Progress
from tui.store import feeds

if TYPE_CHECKING:
    import aiohttp


async def look(desk: Desk, address: str) -> None:
    """See what is at an address, and remember it; tells Looked. Raises FeedError."""
    url = locate(address)
    async with fetch.session() as session:
        found = await finding.find(desk, session, url)
    desk.seen = (url, found)
    desk.tell(_looked(desk, address, found))


def _looked(desk: Desk, address: str, found: Found | Listing) -> Looked:
    """What there is to see of it."""
    if isinstance(found, Listing):
        return Looked(address, listing=str(importing.preview(desk.db, found)))
    known = feeds.known(desk.db, found.addresses)
    glimpse, feed = found.intake.glimpse, found.intake.feed
    return Looked(
        address,
        url=found.url,
        title=feed.title,
        site=feed.link,
        articles=glimpse.articles,
        weekly=glimpse.weekly,
        newest=glimpse.newest,
        known=known.title if known else "",
        folder=known.folder if known else "",
    )


async def add(desk: Desk, addresses: list[str], folder: str = "", title: str = "") -> list[FeedAdded]:
    """Subscribe to each address, file, or feed of a list among them, and load its articles.

    A ``title`` is the user's own, for the feed of a single address. What fails is told as Failed("add", …) and left
    out. Raises LibraryError.
    """
    added: list[FeedAdded] = []
    total = len(addresses)
    async with fetch.session() as session:
        for done, address in enumerate(addresses):
            desk.tell(Progress("add", done, len(addresses)))
            try:
                found = await _meant(desk, session, locate(address))
                news = _subscribe(desk, found, folder, title) if isinstance(found, Found) else found
            except FeedError as error:
                desk.tell(Failed("add", str(error)))
                continue
            if isinstance(news, Listing):
                listed, _ = await importing.bring_in(desk, news, folder)
                added += listed
                total += len(listed) - 1
            else:
                added.append(news)
                desk.tell(news)
    desk.tell(Progress("add", total, total))
    await settling.settle(desk)
    desk.tell(Finished("add", f"{len(added)} of {total} added"))
    return added


async def _meant(desk: Desk, session: aiohttp.ClientSession, url: str) -> Found | Listing | FeedAdded:
    """What is at an address: a known feed, what was just looked at, or what is found. Raises FeedError."""
    if known := feeds.known(desk.db, finding.candidates(url)):
        feeds.claim(desk.db, known.id)
        return FeedAdded(known.id, known.title, known.url, known=True)
    seen, desk.seen = desk.seen, None
    return seen[1] if seen is not None and seen[0] == url else await finding.find(desk, session, url)


def _subscribe(desk: Desk, found: Found, folder: str, title: str) -> FeedAdded:
    """Write a new feed and its articles; a feed that is known by another of its addresses stays as it is.

    Raises FetchFailed where a password in its address has no place to go to.
    """
    if known := feeds.known(desk.db, found.addresses):
        return FeedAdded(known.id, known.title, known.url, known=True)
    url, headers = secrets.put_away(found.url)
    feed, _ = feeds.add(desk.db, url, desk.clock(), folder=folder)
    if headers:
        feeds.configure(desk.db, feed, FeedSettings(headers=headers))
    if title:
        feeds.edit(desk.db, feed, title=title)
    new = refresh.keep(desk, feed, found.fetched, found.intake, digest=refresh.body_hash(found.fetched))
    return FeedAdded(feed, title or found.intake.feed.title or url, url, new=new)
