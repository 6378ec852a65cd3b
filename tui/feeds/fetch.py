"""An address into bytes, politely and within limits: of time, of size before and after unpacking, of redirects.

Redirects are followed by hand, since each hop is a new address that somebody else chose: http and https only, never
from https back to http, never from the outside into the own network. Stacked compression is refused, and what is
unpacked is counted as it grows (a gzip bomb of 1 GB stops at the limit).
"""

from __future__ import annotations

import asyncio
import email.utils
import re
import time
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from weakref import WeakKeyDictionary

from tui import __version__
from tui.errors import FetchFailed, TooLarge
from tui.feeds.redirects import host_of, refuse_inward, target_of
from tui.feeds.refusals import reason, refusal
from tui.feeds.unpack import Unpacker
from tui.text import line, safe_url

if TYPE_CHECKING:
    import aiohttp

USER_AGENT = f"Wireroom/{__version__} (news reader for the terminal)"
PER_HOST = 2
"""Requests to one host at a time."""

REDIRECTS = 8
"""Redirects that are followed."""

LONGEST_WAIT = 7 * 24 * 3600
"""Seconds that a server may ask us to wait; more is taken as this."""

_CHUNK = 1 << 16
_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
)
_PERMANENT = frozenset({301, 308})
_REDIRECT = frozenset({301, 302, 303, 307, 308})
_HOSTS: WeakKeyDictionary[aiohttp.ClientSession, dict[str, asyncio.Semaphore]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came. ``url`` is where it came from in the end, ``moved`` where it says that it lives from now on (or "").

    ``body`` is empty and ``unchanged`` true when nothing changed since ``etag`` and ``modified`` were given;
    ``retry_after`` is in seconds, 0 if the server asks for none.
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


def session() -> aiohttp.ClientSession:
    """A session for many fetches: no cookies, an honest name, at most ``PER_HOST`` requests to a host at a time."""
    import aiohttp

    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0, limit_per_host=PER_HOST, ttl_dns_cache=300),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"},
        timeout=aiohttp.ClientTimeout(total=None),
        auto_decompress=False,
        trust_env=bool(urllib.request.getproxies()),  # asking it costs a thread a request
    )


async def fetch(
    session: aiohttp.ClientSession,
    url: str,
    *,
    etag: str = "",
    modified: str = "",
    limit: int = 10_000_000,
    seconds: float = 30.0,
) -> Fetched:
    """What ``url`` answers, at most ``limit`` bytes, within ``seconds`` from the moment when it is its host's turn.

    ``etag`` and ``modified`` are those of the last time. Raises FetchFailed (with the ``retry_after`` that the server
    asked for), FeedGone or TooLarge, each with one line that names the host and what to do.
    """
    import aiohttp

    host = host_of(_checked(url))
    async with _turn(session, host):
        try:
            async with asyncio.timeout(seconds):
                return await _follow(session, url, _conditions(etag, modified), limit)
        except TimeoutError as error:
            raise FetchFailed(f"{host} did not answer within {seconds:.0f} seconds") from error
        except (OSError, ValueError, aiohttp.ClientError) as error:
            raise reason(host, error) from error


def read_file(path: str, limit: int = 10_000_000, *, etag: str = "") -> Fetched:
    """The file at ``path`` (or a file: URL), at most ``limit`` bytes; unchanged if ``etag`` has its time and size.

    Raises FetchFailed or TooLarge.
    """
    file = Path(unquote(urlsplit(path).path) if path.startswith("file:") else path).expanduser()
    name = line(str(file))
    try:
        if not file.is_file():
            raise FetchFailed(f"{name} is no file" if file.exists() else f"there is no file {name}")
        stat = file.stat()
        mark = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
        if stat.st_size > limit:
            raise TooLarge(f"{name} is larger than {_megabytes(limit)}")
        if etag == mark:
            return Fetched(304, file.absolute().as_uri(), etag=mark, unchanged=True)
        with file.open("rb") as opened:
            body = opened.read(limit)
    except (OSError, ValueError) as error:
        raise FetchFailed(f"{name} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return Fetched(200, file.absolute().as_uri(), body=body, etag=mark)


# --- one request after the other ---


@asynccontextmanager
async def _turn(session: aiohttp.ClientSession, host: str) -> AsyncIterator[None]:
    """Waits until fewer than ``PER_HOST`` requests to ``host`` run; the clock starts after it: a queue is no fault."""
    turns = _HOSTS.setdefault(session, {})
    async with turns.setdefault(host, asyncio.Semaphore(PER_HOST)):
        yield


async def _follow(session: aiohttp.ClientSession, url: str, headers: dict[str, str], limit: int) -> Fetched:
    """The answer at the end of the redirects."""
    moved, permanent = "", True
    for _ in range(REDIRECTS + 1):
        async with session.get(url, headers=headers, allow_redirects=False) as response:
            if response.status not in _REDIRECT:
                return await _answer(response, url, moved, headers, limit)
            target = target_of(url, response.headers.get("Location", ""))
            permanent = permanent and response.status in _PERMANENT
        await refuse_inward(url, target)
        url, moved = target, target if permanent else moved
    raise FetchFailed(f"{host_of(url)} redirects in a circle, or more than {REDIRECTS} times")


async def _answer(response: aiohttp.ClientResponse, url: str, moved: str, sent: dict[str, str], limit: int) -> Fetched:
    """What came, if it is what was asked for. Raises FetchFailed, FeedGone, TooLarge."""
    headers, wait = response.headers, _wait(response.headers.get("Retry-After", ""), time.time())
    if response.status == 304 and sent:
        etag = _token(headers.get("ETag", "")) or sent.get("If-None-Match", "")
        modified = _token(headers.get("Last-Modified", "")) or sent.get("If-Modified-Since", "")
        return Fetched(304, url, moved, etag=etag, modified=modified, retry_after=wait, unchanged=True)
    if not 200 <= response.status < 300:
        raise refusal(host_of(url), response.status, wait)
    return Fetched(
        response.status,
        url,
        moved,
        await _body(response, host_of(url), limit),
        line(headers.get("Content-Type", ""), 200),
        _token(headers.get("ETag", "")),
        _token(headers.get("Last-Modified", "")),
        wait,
    )


async def _body(response: aiohttp.ClientResponse, host: str, limit: int) -> bytes:
    """The body, unpacked, at most ``limit`` bytes. Raises TooLarge, FetchFailed."""
    unpacker = Unpacker(response.headers.get("Content-Encoding", ""), host)
    out, got = bytearray(), 0
    async for chunk in response.content.iter_chunked(_CHUNK):
        got += len(chunk)
        out += unpacker.feed(chunk, limit + 1 - len(out))
        if len(out) > limit or got > limit:
            raise TooLarge(f"{host} sends more than {_megabytes(limit)}, and no more is read")
    if not unpacker.complete:
        raise FetchFailed(f"the answer of {host} broke off in the middle")
    return bytes(out)


# --- addresses and headers ---


def _checked(url: str) -> str:
    """``url`` if it can be fetched. Raises FetchFailed."""
    if not safe_url(url) or not url.lower().startswith(("http://", "https://")):
        shown = re.sub(r"//[^/\s]*@", "//", line(url, 200))
        raise FetchFailed(f"“{shown}” is no http or https address")
    return url


def _conditions(etag: str, modified: str) -> dict[str, str]:
    """The headers that ask for news only."""
    named = {"If-None-Match": _token(etag), "If-Modified-Since": _token(modified)}
    return {name: value for name, value in named.items() if value}


def _token(value: str) -> str:
    """A validator as it came, or nothing if it cannot be sent back as a header."""
    return value if value.isascii() and value.isprintable() and len(value) <= 1000 else ""


def _wait(value: str, now: float) -> int:
    """Retry-After in seconds: RFC 9110 has it as a number or as a date."""
    value = value.strip()
    if re.fullmatch(r"\d{1,9}", value):
        return min(int(value), LONGEST_WAIT)
    try:
        moment = email.utils.parsedate_to_datetime(value).timestamp()
    except (ValueError, OverflowError):
        return 0
    return min(max(round(moment - now), 0), LONGEST_WAIT)


def _megabytes(limit: int) -> str:
    return f"{limit / 1e6:.3g} MB"
