"""An address into bytes, politely and within limits: of time, of size before and after unpacking, of redirects.

Redirects are followed by hand, since each hop is a new address that somebody else chose: http and https only, never
from https back to http, never into the own network (``redirects``). Stacked compression is refused, and what is
unpacked is counted as it grows (a gzip bomb of 1 GB stops at the limit).
"""

from __future__ import annotations

import asyncio
import re
import time
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from weakref import WeakKeyDictionary

from tui import __version__, paths
from tui.errors import FetchFailed, TooLarge
from tui.feeds import redirects
from tui.feeds.headers import conditions, cookie, max_age, retry_after, token
from tui.feeds.hosts import Hosts, may_lead_inward
from tui.feeds.redirects import INWARD, host_of, target_of
from tui.feeds.refusals import reason, refusal
from tui.feeds.unpack import ENCODINGS, Unpacker
from tui.text import line, safe_url

if TYPE_CHECKING:
    import aiohttp

USER_AGENT = f"Wireroom/{__version__} (news reader for the terminal)"

REDIRECTS = 8
"""Redirects that are followed."""

_CHUNK = 1 << 16
_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
)
_PERMANENT = frozenset({301, 308})
_REDIRECT = frozenset({301, 302, 303, 307, 308})
_HOSTS: WeakKeyDictionary[aiohttp.ClientSession, Hosts] = WeakKeyDictionary()

LIMIT = 10_000_000
"""Bytes of a feed that are read."""

HUGE = 2_000_000
"""Bytes from which on a body needs room of its own: it takes ten times as much memory to be read as a feed."""

Room = Callable[[bool], Awaitable[object]]
"""Waits until there is room in memory for a body (False), or for one that turns out to be huge (True)."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came. ``url`` is where it came from in the end, ``moved`` where it says that it lives from now on (or "").

    ``body`` is empty and ``unchanged`` true when nothing changed since ``etag`` and ``modified`` were given;
    ``retry_after`` is in seconds, 0 if the server asks for none, and so is ``max_age``: for how long it says that
    there will be nothing new. ``took`` is in milliseconds, from the moment when it was the host's turn.
    """

    status: int
    url: str
    moved: str = ""
    body: bytes = b""
    content_type: str = ""
    etag: str = ""
    modified: str = ""
    retry_after: int = 0
    unchanged: bool = False
    max_age: int = 0
    took: int = 0


@dataclass(slots=True)
class _Errand:
    """What is the same on all hops: the conditions, the user's own headers, where it began, and the limit in bytes.

    ``clock`` gives seconds since 1970, ``answered`` is whether the head of an answer has come.
    """

    conditions: Mapping[str, str]
    own: Mapping[str, str]
    origin: str
    limit: int
    room: Room | None
    clock: Callable[[], float]
    answered: bool = False


def session() -> aiohttp.ClientSession:
    """A session for many fetches: no cookies that stay, an honest name, and hosts that are asked one by one."""
    import aiohttp

    return aiohttp.ClientSession(
        connector=redirects.connector(),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": ENCODINGS},
        timeout=aiohttp.ClientTimeout(total=None),
        auto_decompress=False,
        trust_env=bool(urllib.request.getproxies().keys() - {"no"}),  # asking it costs a thread a request
    )


async def fetch(
    session: aiohttp.ClientSession,
    url: str,
    *,
    etag: str = "",
    modified: str = "",
    limit: int = LIMIT,
    seconds: float = 30.0,
    headers: Mapping[str, str] | None = None,
    origin: str = "",
    room: Room | None = None,
    clock: Callable[[], float] = time.time,
) -> Fetched:
    """What ``url`` answers, at most ``limit`` bytes, within ``seconds`` from the moment when it is its host's turn.

    ``etag`` and ``modified`` are those of the last time, ``headers`` the user's own for this feed. An ``origin`` is the
    feed or page that names this address: then it does not lead into the own network, unless the origin is there, at
    the same place. ``room`` is awaited before a body is read, and again when it is ``HUGE``; the time stands still
    meanwhile. ``clock`` tells what time it is where a server says until when to wait.
    Raises FetchFailed (with the ``retry_after`` that the server asked for), FeedGone or TooLarge, each with one line
    that names the host and what to do.
    """
    import aiohttp

    url = _checked(url)
    host = host_of(url)
    errand = _Errand(conditions(etag, modified), headers or {}, origin, limit, room, clock)
    async with _HOSTS.setdefault(session, Hosts()).turn(url):
        start = time.monotonic()
        try:
            async with asyncio.timeout(seconds) as end:
                fetched = await _follow(session, url, errand, end)
        except TimeoutError as error:
            failed = FetchFailed(f"{host} did not answer within {seconds:.0f} seconds")
            failed.silent = not errand.answered
            raise failed from error
        except (OSError, ValueError, aiohttp.ClientError) as error:
            raise reason(host, error) from error
    return replace(fetched, took=round((time.monotonic() - start) * 1000))


def read_file(path: str, *, etag: str = "") -> Fetched:
    """The file at ``path`` (or a file: URL), at most ``LIMIT`` bytes; unchanged if ``etag`` has its time and size.

    Raises FetchFailed or TooLarge.
    """
    file = paths.expanded(unquote(urlsplit(path).path) if path.startswith("file:") else path)
    name = line(str(file))
    try:
        if not file.is_file():
            raise FetchFailed(f"{name} is no file" if file.exists() else f"there is no file {name}")
        stat = file.stat()
        mark = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
        if stat.st_size > LIMIT:
            raise TooLarge(f"{name} is larger than {_megabytes(LIMIT)}")
        if etag == mark:
            return Fetched(304, file.absolute().as_uri(), etag=mark, unchanged=True)
        with file.open("rb") as opened:
            body = opened.read(LIMIT)
    except (OSError, ValueError) as error:
        raise FetchFailed(f"{name} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return Fetched(200, file.absolute().as_uri(), body=body, etag=mark)


# --- one request after the other ---


async def _follow(session: aiohttp.ClientSession, url: str, errand: _Errand, end: asyncio.Timeout) -> Fetched:
    """The answer at the end of the redirects. What is the user's own is told to the first host only."""
    moved, permanent, first = "", True, url
    own, cookies = dict(errand.own), dict[str, str]()
    inward = not errand.origin or may_lead_inward(errand.origin, url)
    for _ in range(REDIRECTS + 1):
        sent = {**errand.conditions, **own, **cookie(cookies, own)}
        token = INWARD.set(inward)
        try:
            async with session.get(url, headers=sent, allow_redirects=False) as response:
                errand.answered = True
                if response.status not in _REDIRECT:
                    return await _answer(response, url, moved, errand, end)
                target = target_of(url, response.headers.get("Location", ""))
                permanent = permanent and response.status in _PERMANENT
                cookies |= {name: morsel.value for name, morsel in response.cookies.items()}
                # Only what was found in the own network leads there, and only to where it is itself.
                inward = inward and redirects.reached_inward() and redirects.is_beside(url, target)
        finally:
            INWARD.reset(token)
        if host_of(target) != host_of(url):
            cookies.clear()
        if not redirects.is_beside(first, target):
            own.clear()
        url, moved = target, target if permanent else moved
    raise FetchFailed(f"{host_of(url)} redirects in a circle, or more than {REDIRECTS} times")


async def _answer(
    response: aiohttp.ClientResponse, url: str, moved: str, errand: _Errand, end: asyncio.Timeout
) -> Fetched:
    """What came, if it is what was asked for. Raises FetchFailed, FeedGone, TooLarge."""
    headers, sent = response.headers, errand.conditions
    wait = retry_after(headers.get("Retry-After", ""), errand.clock())
    etag, modified = token(headers.get("ETag", "")), token(headers.get("Last-Modified", ""))
    if response.status == 304 and sent:
        etag = etag or sent.get("If-None-Match", "")
        modified = modified or sent.get("If-Modified-Since", "")
    elif not 200 <= response.status < 300:
        raise refusal(host_of(url), response.status, wait)
    found = Fetched(
        response.status, url, moved, etag=etag, modified=modified, retry_after=wait, max_age=max_age(headers)
    )
    if response.status == 304:
        return replace(found, unchanged=True)
    body = await _body(response, host_of(url), errand, end)
    return replace(found, body=body, content_type=line(headers.get("Content-Type", ""), 200))


@asynccontextmanager
async def _stopped(clock: asyncio.Timeout) -> AsyncIterator[None]:
    """The time stands still in here: the wait is ours, not the server's."""
    loop, end = asyncio.get_running_loop(), clock.when()
    left = None if end is None else end - loop.time()
    clock.reschedule(None)
    yield
    clock.reschedule(None if left is None else loop.time() + left)


async def _make_room(room: Room | None, end: asyncio.Timeout, *, huge: bool) -> None:
    """Wait until there is room for a body."""
    if room is not None:
        async with _stopped(end):
            await room(huge)


async def _body(response: aiohttp.ClientResponse, host: str, errand: _Errand, end: asyncio.Timeout) -> bytes:
    """The body, unpacked, at most as many bytes as the errand's limit. Raises TooLarge, FetchFailed."""
    unpacker = Unpacker(response.headers.get("Content-Encoding", ""), host)
    out, got, limit, huge = bytearray(), 0, errand.limit, False
    await _make_room(errand.room, end, huge=False)
    async for chunk in response.content.iter_chunked(_CHUNK):
        got += len(chunk)
        out += unpacker.feed(chunk, limit + 1 - len(out))
        if len(out) > limit or got > limit:
            raise TooLarge(f"{host} sends more than {_megabytes(limit)}, and no more is read")
        if len(out) > HUGE and not huge:
            huge = True
            await _make_room(errand.room, end, huge=True)
    out += unpacker.end()
    return bytes(out)


# --- addresses ---


def _checked(url: str) -> str:
    """``url`` if it can be fetched, without what does not belong into an address. Raises FetchFailed."""
    clean = safe_url(url)
    if not clean.lower().startswith(("http://", "https://")):
        shown = re.sub(r"//[^/\s]*@", "//", line(url, 200))
        raise FetchFailed(f"“{shown}” is no http or https address")
    return clean


def _megabytes(limit: int) -> str:
    return f"{limit / 1e6:.3g} MB"
