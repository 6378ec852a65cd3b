"""Fetching what feeds have that is new: conditional requests, parsing in a worker, and into the lists at once."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from tui import agreed
from tui.desk import Desk
from tui.desk.together import all_of
from tui.errors import FeedError, FeedGone, FetchFailed, NotFound
from tui.feeds import fetch, frequency, redirects, schedule, secrets
from tui.feeds.frequency import Wishes
from tui.model import Feed, FetchState, Saved
from tui.news import FeedChecked, Finished, Progress
from tui.store import articles, feeds
from tui.text import count_of

if TYPE_CHECKING:
    import aiohttp

    from tui.intake import Intake

BODIES = 16
"""Feeds whose bytes are in memory at the same time, being received or waiting for a parser."""

_YEARS = 10 * 365 * 86400
"""When a feed that is gone for good is looked at again, in seconds."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a refresh came to: feeds checked, unchanged, failed; new articles; feeds that asked to be left alone."""

    feeds: int = 0
    unchanged: int = 0
    failed: int = 0
    articles: int = 0
    left_alone: int = 0

    def __str__(self) -> str:
        parts = [count_of(self.feeds, "feed"), count_of(self.articles, "new article"), f"{self.unchanged} unchanged"]
        parts += [f"{self.failed} failed"] if self.failed else []
        return ", ".join([*parts, f"{self.left_alone} left alone as they asked"] if self.left_alone else parts)


async def refresh(desk: Desk, only: Sequence[int] = ()) -> Tally:
    """Fetch all feeds, or ``only`` these, and put what is new, or still waits, into stories meanwhile.

    Raises LibraryError.
    """
    from tui.desk import settling  # which loads what reads: that can wait until the workers have started

    tally = Tally()

    async def fetching() -> None:
        nonlocal tally
        tally = await fetch_all(desk, only)

    await all_of([fetching(), settling.settle(desk)])
    return tally


async def fetch_all(desk: Desk, only: Sequence[int] = ()) -> Tally:
    """Fetch all feeds, or ``only`` these: what is new is in lists, and waits to be skimmed and placed (``settling``).

    Of all feeds those are left out whose servers asked for that. A feed that fails is told and kept for later; it never
    stops the others. Raises LibraryError.
    """
    every, now = feeds.every(desk.db), desk.clock()
    todo = [feed for feed in every if (feed.id in only if only else not schedule.is_left_alone(feed, now))]
    checked = await check(desk, todo, "refresh", desk.tell)
    tally = Tally(
        len(checked),
        sum(c.unchanged for c in checked),
        sum(c.error is not None for c in checked),
        sum(c.new for c in checked),
        0 if only else len(every) - len(todo),
    )
    desk.tell(Finished("refresh", str(tally)))
    return tally


async def check(
    desk: Desk, todo: Sequence[Feed], job: str, then: Callable[[FeedChecked], None], *, in_turn: bool = False
) -> list[FeedChecked]:
    """Fetch these feeds as a part of ``job``; ``then`` is called with what came of each. Raises LibraryError.

    Those that have waited longest go first; one after the other if they are to be ``in_turn``.
    """
    desk.tell(Progress(job, 0, len(todo)))
    checked: list[FeedChecked] = []
    room, gate = asyncio.Semaphore(BODIES), asyncio.Semaphore(1 if in_turn else max(1, len(todo)))
    # What was never had will have to be read: the workers start while the network does.
    await desk.parsers.start(sum(not feed.succeeded for feed in todo))
    async with desk.bringing(), fetch.session() as session:

        async def one(feed: Feed) -> None:
            async with gate:
                checked.append(await _check(desk, session, feed, room))
            then(checked[-1])
            desk.tell(Progress(job, len(checked), len(todo)))

        await all_of(one(feed) for feed in sorted(todo, key=lambda feed: feed.next_check))
    return checked


async def _check(desk: Desk, session: aiohttp.ClientSession, feed: Feed, room: asyncio.Semaphore) -> FeedChecked:
    """Fetch one feed and write what came of it. Raises LibraryError only."""
    try:
        state = feeds.state(desk.db, feed.id)
        async with AsyncExitStack() as held:
            fetched = await get(
                session,
                state.url,
                etag=state.etag,
                modified=state.modified,
                headers=_headers(state),
                origin=state.origin,
                room=partial(_room, held, room, desk.bulk),
                clock=desk.clock,
            )
            digest = state.body_hash if fetched.unchanged else body_hash(fetched)
            same = digest == state.body_hash
            intake = None if same else await take_in(desk, fetched, articles.known(desk.db, feed.id))
        new = keep(desk, feed.id, fetched, intake, digest=digest)
    except NotFound:  # somebody unsubscribed meanwhile
        return FeedChecked(feed.id, unchanged=True)
    except FeedError as error:
        return _failed(desk, feed, state, error)
    return FeedChecked(feed.id, new=new, unchanged=same)


def _headers(state: FetchState) -> dict[str, str]:
    """The headers of a feed as they are sent. Raises FetchFailed, also where nobody agreed to the secrets in them."""
    if names := agreed.lacking(state.url, state.headers):
        raise FetchFailed(
            f"nobody has agreed yet that the secret {names[0]} is sent to {redirects.host_of(state.url)}:"
            " Wireroom asks when it opens, `wireroom refresh` at a terminal"
        )
    return secrets.filled(state.headers)


async def _room(held: AsyncExitStack, room: asyncio.Semaphore, bulk: asyncio.Semaphore, is_huge: bool, /) -> None:
    """Wait for a place for a body, or for one of the few for huge ones, and hold it until it was read as a feed."""
    await held.enter_async_context(bulk if is_huge else room)


async def get(session: aiohttp.ClientSession, url: str, **options: Any) -> fetch.Fetched:
    """The bytes behind ``url``, which may be a file: URL; ``options`` are those of ``fetch``. Raises FeedError."""
    if url.startswith("file:"):
        return await asyncio.to_thread(fetch.read_file, url, etag=options.get("etag", ""))
    # Whatever is made of the address (links of articles, messages) is made without what is secret in it.
    url, login = secrets.parted(url)
    if login:
        # As it is: a "$NAME" in an address that a page names must not become a secret of the user's.
        options["headers"] = {**(options.get("headers") or {}), "Authorization": secrets.basic(login)}
    return await fetch.fetch(session, url, **options)


async def take_in(desk: Desk, fetched: fetch.Fetched, known: dict[str, str]) -> Intake:
    """Parse a feed's bytes in a worker, less the ``known`` articles. Raises NotAFeed, in words for the user."""
    document = (fetched.body, fetched.content_type, fetched.url)
    async with desk.huge if len(fetched.body) > fetch.HUGE else nullcontext():
        intake: Intake = await desk.parsed("this feed", "tui.intake:read_feed", *document, known)
    return intake


def body_hash(fetched: fetch.Fetched) -> str:
    """A short hash of a feed's bytes: the same ones are not parsed again."""
    return hashlib.blake2b(fetched.body, digest_size=16).hexdigest()


def keep(desk: Desk, feed: int, fetched: fetch.Fetched, intake: Intake | None, *, digest: str) -> int:
    """Write a fetch that went well: validators, title, articles; gives how many articles were new."""
    now = int(desk.clock())
    # The articles first, in short transactions of their own, so that a mark need not wait for a whole feed; whoever is
    # ended in between fetches the feed once more, since its validators are not kept yet.
    saved = articles.save(desk.db, feed, intake.rows, now) if intake else Saved()
    wishes = intake.wishes if intake else None
    state, own = feeds.state(desk.db, feed), feeds.feed(desk.db, feed).settings.interval
    rhythm = frequency.learned(feeds.published(desk.db, feed, frequency.LATEST), now)
    feeds.checked(
        desk.db,
        feed,
        now=now,
        etag=fetched.etag,
        modified=fetched.modified,
        body_hash=digest,
        next_check=_next_check(
            desk, state, own, wishes, learned=rhythm, retry_after=fetched.retry_after, max_age=fetched.max_age
        ),
        title=intake.feed.title if intake else "",
        site=intake.feed.link if intake else "",
        moved=fetched.moved,
        follow=_may_follow(state, fetched.moved),
        code=fetched.status,
        took=fetched.took,
        ttl=wishes.ttl if wishes else None,
        skip=(wishes.hours, wishes.days) if wishes else None,
    )
    desk.changed.update(saved.changed)
    if saved.new or saved.changed:
        desk.arrived.set()
    return len(saved.new)


def _may_follow(state: FetchState, moved: str) -> bool:
    """Whether a subscription may move there for good: what is secret in it was told to its own host only."""
    if secrets.parted(state.url)[1]:
        return False  # the new address would be without it
    return not state.headers or redirects.is_beside(state.url, moved)


def _next_check(
    desk: Desk,
    state: FetchState,
    own: int,
    wishes: Wishes | None,
    *,
    failures: int = 0,
    learned: int = 0,
    retry_after: int = 0,
    max_age: int = 0,
) -> int:
    """When a feed is due again; ``wishes`` are what it says now, None if nothing was read: then what it said before.

    An interval of its ``own`` stands above all that. The rest is as in ``schedule``.
    """
    wishes = wishes or Wishes(state.ttl, state.skip_hours, state.skip_days)
    return schedule.next_check(
        desk.clock(),
        interval_minutes=schedule.interval(desk.config.refresh_minutes, own=own, ttl=wishes.ttl, learned=learned),
        failures=failures,
        retry_after=retry_after,
        max_age=0 if own else max_age,
        jitter_seed=state.url,
        skip_hours=() if own else wishes.hours,
        skip_days=() if own else wishes.days,
    )


def _failed(desk: Desk, feed: Feed, state: FetchState, error: FeedError) -> FeedChecked:
    """Write a fetch that failed, with the time of the next try."""
    now, code, wait = int(desk.clock()), getattr(error, "code", 0), getattr(error, "retry_after", 0)
    again = _next_check(desk, state, feed.settings.interval, None, failures=feed.failures + 1, retry_after=wait)
    next_check = now + _YEARS if isinstance(error, FeedGone) else again
    feeds.failed(desk.db, feed.id, now=now, error=str(error), next_check=next_check, code=code)
    return FeedChecked(feed.id, error=str(error))
