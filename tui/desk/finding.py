"""From what a user gives to the feed that is meant: an address, a page that has a feed, a file, a list of feeds.

One request where that is enough: the feeds of well-known sites follow from a page's address, and what was looked at
before it is subscribed to is not asked for again.
"""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui import paths, text
from tui.desk import Desk, importing, refresh
from tui.desk.importing import Listing
from tui.errors import FeedError, NotAFeed
from tui.feeds import fetch, newsboat_cache, secrets, sites
from tui.intake import Intake

if TYPE_CHECKING:
    import aiohttp

CANDIDATES = 10
"""Addresses that are tried when a page was given instead of a feed."""

_FILE_ENDINGS = frozenset({".xml", ".rss", ".atom", ".opml", ".json", ".rdf"})
"""A name alone that ends so and is no file was meant to be one."""

_BARE_HOST = re.compile(r"(?P<host>[\w-]+(?:\.[\w-]+)+)(?::\d+)?(?P<path>[/?].*)?", re.IGNORECASE)
_HOST_LIMIT = 253  # characters, by RFC 1035
_FEED_SCHEME = re.compile(r"feed:(?://)?(?=https?:)|feed:/{0,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that was read: the address to subscribe to, and what came of it."""

    url: str
    fetched: fetch.Fetched
    intake: Intake

    @property
    def addresses(self) -> tuple[str, ...]:
        """All addresses that it is known to have."""
        return tuple(dict.fromkeys((self.url, self.fetched.url)))


def locate(address: str) -> str:
    """What a user typed as an http, https or file URL. Raises NotAFeed."""
    address = address.strip().strip("<>\"'")
    if page := sites.handle(address):
        return page
    address = _FEED_SCHEME.sub("", address, count=1) if address.lower().startswith("feed:") else address
    if address.startswith("file:"):
        return address
    if "://" in address:
        if url := text.safe_url(address):
            return url
        raise NotAFeed(f"{text.line(address, 120)} is no address that can be fetched: http or https is needed")
    path = paths.expanded(address)
    with suppress(OSError):  # no file can have such a name
        if path.is_file():
            return path.resolve().as_uri()
    if _is_bare(address):
        return f"https://{address}"
    raise NotAFeed(f"{text.line(address, 120)} is neither an address nor a file")


def _is_bare(address: str) -> bool:
    """Whether what is no file is an address without its scheme.

    A name alone that ends as files do was meant to be one, and so was what should be in a folder that is there.
    """
    found = _BARE_HOST.fullmatch(address)
    if not found or len(found["host"]) > _HOST_LIMIT:
        return False
    host = paths.expanded(found["host"])
    return not host.is_dir() if found["path"] else host.suffix.lower() not in _FILE_ENDINGS


def candidates(url: str) -> list[str]:
    """The addresses where what is meant by ``url`` may be, itself the last one."""
    return [*sites.feeds_of(url), url]


async def find(desk: Desk, session: aiohttp.ClientSession, url: str) -> Found | Listing:
    """The feed at an address, or of the page there; or the list of feeds there. Raises FeedError."""
    file = importing.path_of(url)
    if file is not None and newsboat_cache.is_cache(file):  # it may be larger than any feed
        return await asyncio.to_thread(importing.read, [file])
    empty: Found | None = None
    for address in sites.feeds_of(url):
        with suppress(FeedError):
            found = await _read(desk, session, address)
            if found.intake.glimpse.articles:
                return found
            empty = empty or found
    if empty is not None:
        return empty
    fetched = await refresh.get(session, url)
    try:
        return await _parsed(desk, url, fetched)
    except NotAFeed as error:
        with suppress(FeedError):
            return await _listed(desk, fetched)
        nothing = NotAFeed(f"{text.line(text.without_secrets(url), 120)}: {error}")
        return await _named(desk, session, fetched, nothing)


async def _read(desk: Desk, session: aiohttp.ClientSession, url: str, origin: str = "") -> Found:
    """The feed at an address, which ``origin`` named if the user did not. Raises FeedError."""
    return await _parsed(desk, url, await refresh.get(session, url, origin=origin))


async def _parsed(desk: Desk, url: str, fetched: fetch.Fetched) -> Found:
    """What was fetched from ``url`` as a feed; it lives where it moved for good. Raises NotAFeed."""
    home = secrets.with_login(fetched.moved, url) if fetched.moved else url
    return Found(home, fetched, await refresh.take_in(desk, fetched, {}))


async def _listed(desk: Desk, fetched: fetch.Fetched) -> Listing:
    """What was fetched as a list of feeds. Raises NotAFeed, TooLarge."""
    if importing.path_of(fetched.url) is not None:  # the user's own, and newsboat's comes with a cache that takes long
        return await asyncio.to_thread(importing.listed, fetched)
    found: Listing = await desk.parsed("this list", "tui.desk.importing:listed", fetched)
    return found


async def _named(desk: Desk, session: aiohttp.ClientSession, page: fetch.Fetched, error: NotAFeed) -> Found:
    """The first feed that works of those that a web page names. Raises ``error`` when it names none, else NotAFeed."""
    names = await desk.parsed("this page", "tui.intake:feeds_of_page", page.body, page.content_type, page.url)
    for name in names[:CANDIDATES]:
        with suppress(FeedError):
            return await _read(desk, session, name, origin=page.url)
    if names:
        raise NotAFeed(
            f"{text.line(text.without_secrets(page.url), 120)} is a page, and none of the feeds it names can be read"
        ) from error
    raise error
