"""The pictures of an article: fetched, cleaned and drawn for the terminal, each once; what was drawn is kept as a file.

Their addresses come with the text, so whoever wrote it chose them: http and https only, and nothing in the own network
unless the feed is there as well.
"""

from __future__ import annotations

import asyncio
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from tui import paths
from tui.desk import Desk
from tui.desk.shelf import Shelf
from tui.drawing import Room
from tui.errors import FeedError
from tui.feeds import fetch
from tui.news import Pictured
from tui.store import articles, feeds

if TYPE_CHECKING:
    import aiohttp

PICTURE_LIMIT = 8_000_000
"""Bytes of a picture that is fetched."""

SHELF_LIMIT = 100_000_000
"""Bytes of pictures and drawings that are kept."""

MOST = 40
"""Pictures of an article that are fetched."""

_AT_ONCE = 4


async def pictures(desk: Desk, article: int, room: Room, only: str = "") -> None:
    """Draw the pictures of an article, or the one whose address is ``only``, for ``room``; tells Pictured of each.

    Raises NotFound, LibraryError.
    """
    found = articles.article(desk.db, article)
    feed = feeds.state(desk.db, found.headline.feed).url
    urls = list(dict.fromkeys(b.url for b in found.body.blocks if b.kind == "image" and b.url))
    gate = asyncio.Semaphore(_AT_ONCE)
    async with fetch.session() as session, asyncio.TaskGroup() as group:

        async def one(url: str) -> None:
            async with gate:
                desk.tell(await _pictured(desk, session, feed, article, url, room))

        for number, url in enumerate(urls):
            if url == only or (not only and number < MOST):
                group.create_task(one(url))
            elif not only:
                desk.tell(Pictured(article, url, str(room), why=f"only {MOST} pictures of an article are fetched"))


async def _pictured(
    desk: Desk, session: aiohttp.ClientSession, feed: str, article: int, url: str, room: Room
) -> Pictured:
    """What came of one picture."""
    try:
        path = await _drawn(desk, session, feed, url, room)
    except FeedError as error:
        return Pictured(article, url, str(room), why=str(error))
    except OSError as error:
        return Pictured(article, url, str(room), why=f"it cannot be kept: {error.strerror or error}")
    return Pictured(article, url, str(room), str(path))


async def _drawn(desk: Desk, session: aiohttp.ClientSession, feed: str, url: str, room: Room) -> Path:
    """The file of a drawing, made if it is not there. Raises FeedError, OSError."""
    shelf = Shelf(paths.pictures(), SHELF_LIMIT)
    name = blake2b(url.encode(), digest_size=16).hexdigest()
    known = await asyncio.to_thread(shelf.find, f"{name}-{room}.json")
    if known is not None:
        return known
    clean = await asyncio.to_thread(shelf.find, f"{name}.png")
    if clean is None:
        data = (await fetch.fetch(session, url, limit=PICTURE_LIMIT, origin=feed)).body
        png: bytes = await desk.parsed("this picture", "tui.feeds.picture:clean", data)
        await asyncio.to_thread(shelf.keep, f"{name}.png", png)
    else:
        png = await asyncio.to_thread(clean.read_bytes)
    drawn: bytes = await desk.parsed("this picture", "tui.feeds.picture:draw", png, room)
    return await asyncio.to_thread(shelf.keep, f"{name}-{room}.json", drawn)
