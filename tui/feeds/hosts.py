"""Whose turn it is to be asked: few requests to a host at a time, with a pause between them, and none when it asks for
that or has stopped to answer.

A host that is slow holds nobody but those who wait for it.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tui.errors import FeedError, FetchFailed
from tui.feeds.redirects import host_of, is_beside, is_outside

PER_HOST = 2
"""Requests to one host at a time."""

AT_ONCE = 100
"""Requests at a time in all: hosts that do not answer take the places of others for as long as we wait for them."""

SPACING = 0.25
"""Seconds between the beginnings of two requests to one host of the internet; the own network has no need of it."""

SILENT = 2
"""Requests in a row that a host left without an answer until no more are sent to it."""

BUSY = 3
"""Requests in a row that a host answered by asking for a pause until it gets one: one feed alone may be too much."""


@dataclass(slots=True)
class _Host:
    """What is known of a host by now: ``asked`` are its requests under way, ``ended`` is set when one of them ends."""

    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(PER_HOST))
    next_start: float = 0.0
    closed_until: float = 0.0
    silent: int = 0
    busy: int = 0
    asked: int = 0
    ended: asyncio.Event = field(default_factory=asyncio.Event)


class Hosts:
    """The hosts that one session asks; ``clock`` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._places = asyncio.Semaphore(AT_ONCE)

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Waits until the host of ``url`` may be asked. What happens inside tells how the host is.

        Raises FetchFailed if it is not to be asked now: it said when it may be (``retry_after``), or is silent.
        """
        name = host_of(url)
        host = self._hosts.setdefault(name, _Host())
        async with host.places:
            while host.silent and host.asked:  # one at a time while in doubt: what is under way decides
                await host.ended.wait()
            _refuse(host, name, self._clock())
            with _under_way(host):
                async with self._places:
                    await self._pause(host, url)
                    try:
                        yield
                    except FeedError as error:
                        self._learn(host, error)
                        raise
                    host.silent = host.busy = 0

    async def _pause(self, host: _Host, url: str) -> None:
        """Keep the distance to the request before."""
        if is_near(urlsplit(url).hostname or ""):
            return
        now = self._clock()
        start = max(now, host.next_start)
        host.next_start = start + SPACING
        if start > now:
            await asyncio.sleep(start - now)

    def _learn(self, host: _Host, error: FeedError) -> None:
        """Remember a host that asks for time, or says nothing."""
        pause, silent = (error.retry_after, error.silent) if isinstance(error, FetchFailed) else (0, False)
        host.busy = host.busy + 1 if pause else 0
        if host.busy >= BUSY:
            host.closed_until = max(host.closed_until, self._clock() + pause)
        host.silent = host.silent + 1 if silent else 0


@contextmanager
def _under_way(host: _Host) -> Iterator[None]:
    """Count a request to a host, and wake those that wait for its end."""
    host.asked += 1
    try:
        yield
    finally:
        host.asked -= 1
        host.ended.set()
        host.ended.clear()


def _refuse(host: _Host, name: str, now: float) -> None:
    """Raises FetchFailed if a host is not to be asked now."""
    if now < host.closed_until:
        wait = round(host.closed_until - now)
        error = FetchFailed(f"{name} asked for a pause when others of its feeds were fetched")
        error.retry_after = wait
        raise error
    if host.silent >= SILENT:
        raise FetchFailed(f"{name} did not answer when other feeds of it were fetched; it is tried again later")


def leads_inward(origin: str, url: str) -> bool:
    """Whether ``url``, which ``origin`` names, is a file or in the own network, as far as its name tells.

    What is itself there may name what is at the same place.
    """
    if url.startswith("file:"):
        return True
    return is_near(urlsplit(url).hostname or "") and not may_lead_inward(origin, url)


def may_lead_inward(origin: str, url: str) -> bool:
    """Whether ``origin``, a feed, a page or a list, is in the own network by its name, at the place of ``url``."""
    return is_near(urlsplit(origin).hostname or "") and is_beside(origin, url)


def is_near(host: str) -> bool:
    """Whether a host is this machine or in the own network, as far as its name tells."""
    host = _plain(host)
    if "." not in host and ":" not in host:
        return bool(host)
    if host.endswith((".localhost", ".local", ".lan", ".internal", ".home.arpa")):
        return True
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return not is_outside(host)


def _plain(host: str) -> str:
    """A host as it is asked for: in plain letters, and the old forms of an IPv4 address ("127.1") in the usual one."""
    with suppress(UnicodeError):
        host = host if host.isascii() else host.encode("idna").decode()
    host = host.lower().rstrip(".")
    with suppress(OSError):
        return socket.inet_ntoa(socket.inet_aton(host))
    return host
