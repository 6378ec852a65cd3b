"""Fetching what feeds have that is new: conditional requests, parsing in a worker, and into the lists at once."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.desk import PARSE_SECONDS, Desk, settling
from tui.desk.together import all_of
from tui.errors import FeedError, FeedGone, WorkerError
from tui.feeds import fetch, schedule
from tui.intake import Intake
from tui.model import Feed, Saved
from tui.news import FeedChecked, Finished, Progress
from tui.store import articles, feeds

if TYPE_CHECKING:
    import aiohttp

AT_ONCE = 32
"""Feeds under way at the same time; also bounds the bytes that wait for a parser."""

_YEARS = 10 * 365 * 86400
"""When a feed that is gone for good is looked at again, in seconds."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a refresh came to: feeds checked, with news, unchanged, failed; articles new."""

    feeds: int = 0
    unchanged: int = 0
    failed: int = 0
    articles: int = 0

    def __str__(self) -> str:
        parts = [f"{self.feeds} feeds", f"{self.articles} new articles", f"{self.unchanged} unchanged"]
        return ", ".join([*parts, f"{self.failed} failed"] if self.failed else parts)


async def refresh(desk: Desk, only: Sequence[int] = ()) -> Tally:
    """Fetch all feeds, or ``only`` these, and put what is new, or still waits, into stories meanwhile.

    Raises LibraryError.
    """
    tally = Tally()

    async def fetching() -> None:
        nonlocal tally
        tally = await fetch_all(desk, only)

    await all_of([fetching(), settling.settle(desk)])
    return tally


async def fetch_all(desk: Desk, only: Sequence[int] = ()) -> Tally:
    """Fetch all feeds, or ``only`` these: what is new is in lists, and waits to be skimmed and placed (``settling``).

    A feed that fails is told and kept for later; it never stops the others. Raises LibraryError.
    """
    todo = [feed for feed in feeds.every(desk.db) if not only or feed.id in only]
    checked = await check(desk, todo, "refresh", desk.tell)
    tally = Tally(
        len(checked),
        sum(c.unchanged for c in checked),
        sum(c.error is not None for c in checked),
        sum(c.new for c in checked),
    )
    desk.tell(Finished("refresh", str(tally)))
    return tally


async def check(
    desk: Desk, todo: Sequence[Feed], job: str, then: Callable[[FeedChecked], None], *, at_once: int = AT_ONCE
) -> list[FeedChecked]:
    """Fetch these feeds as a part of ``job``; ``then`` is called with what came of each. Raises LibraryError."""
    desk.tell(Progress(job, 0, len(todo)))
    checked: list[FeedChecked] = []
    gate = asyncio.Semaphore(at_once)
    async with desk.bringing(), fetch.session() as session:

        async def one(feed: Feed) -> None:
            async with gate:
                checked.append(await _check(desk, session, feed))
            then(checked[-1])
            desk.tell(Progress(job, len(checked), len(todo)))

        await all_of(one(feed) for feed in todo)
    return checked


async def _check(desk: Desk, session: aiohttp.ClientSession, feed: Feed) -> FeedChecked:
    """Fetch one feed and write what came of it. Raises LibraryError only."""
    try:
        state = feeds.state(desk.db, feed.id)
        fetched = await get(session, state.url, etag=state.etag, modified=state.modified)
        same = fetched.unchanged or body_hash(fetched) == state.body_hash
        intake = None if same else await take_in(desk, fetched, articles.known(desk.db, feed.id))
    except (FeedError, WorkerError) as error:
        return _failed(desk, feed, error)
    new = keep(desk, feed.id, fetched, intake, digest=state.body_hash if same else body_hash(fetched))
    return FeedChecked(feed.id, new=new, unchanged=same)


async def get(session: aiohttp.ClientSession, url: str, *, etag: str = "", modified: str = "") -> fetch.Fetched:
    """The bytes behind ``url``, which may be a file: URL. Raises FeedError."""
    if url.startswith("file:"):
        return await asyncio.to_thread(fetch.read_file, url, etag=etag)
    return await fetch.fetch(session, url, etag=etag, modified=modified)


async def take_in(desk: Desk, fetched: fetch.Fetched, known: dict[str, str]) -> Intake:
    """Parse a feed's bytes in a worker, less the ``known`` articles. Raises NotAFeed, WorkerError."""
    intake: Intake = await desk.parsers.run(
        "tui.intake:read_feed",
        fetched.body,
        fetched.content_type,
        fetched.url,
        known,
        seconds=PARSE_SECONDS,
    )
    return intake


def body_hash(fetched: fetch.Fetched) -> str:
    """A short hash of a feed's bytes: the same ones are not parsed again."""
    return hashlib.blake2b(fetched.body, digest_size=16).hexdigest()


def keep(desk: Desk, feed: int, fetched: fetch.Fetched, intake: Intake | None, *, digest: str) -> int:
    """Write a fetch that went well: validators, title, articles; gives how many articles were new."""
    now = int(desk.clock())
    minutes = desk.config.refresh_minutes
    # The articles first, in short transactions of their own, so that a mark need not wait for a whole feed; whoever is
    # ended in between fetches the feed once more, since its validators are not kept yet.
    saved = articles.save(desk.db, feed, intake.rows, now) if intake else Saved()
    feeds.checked(
        desk.db,
        feed,
        now=now,
        etag=fetched.etag,
        modified=fetched.modified,
        body_hash=digest,
        next_check=schedule.next_check(now, interval_minutes=minutes, failures=0, jitter_seed=str(feed)),
        title=intake.feed.title if intake else "",
        site=intake.feed.link if intake else "",
        moved=fetched.moved,
    )
    if saved.new or saved.changed:
        desk.arrived.set()
    return len(saved.new)


def _failed(desk: Desk, feed: Feed, error: FeedError | WorkerError) -> FeedChecked:
    """Write a fetch that failed, with the time of the next try."""
    now = int(desk.clock())
    again = schedule.next_check(
        now,
        interval_minutes=desk.config.refresh_minutes,
        failures=feed.failures + 1,
        retry_after=getattr(error, "retry_after", 0),
        jitter_seed=str(feed.id),
    )
    next_check = now + _YEARS if isinstance(error, FeedGone) else again
    feeds.failed(desk.db, feed.id, now=now, error=str(error), next_check=next_check)
    return FeedChecked(feed.id, error=str(error))
