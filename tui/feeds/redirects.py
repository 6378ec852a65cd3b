"""Where a redirect may lead: every hop is an address that somebody else chose.

http and https only, never from https back to http, and never from the internet into the own network.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from urllib.parse import urljoin, urlsplit

from tui.errors import FetchFailed
from tui.text import line, safe_url


def host_of(url: str) -> str:
    """The host of an address, with its port if it has one, for messages."""
    return line(urlsplit(url).netloc.rpartition("@")[2], 100)


def target_of(url: str, location: str) -> str:
    """Where a redirect leads. Raises FetchFailed if it must not be followed."""
    host = host_of(url)
    if not location.strip():
        raise FetchFailed(f"{host} redirects to nowhere")
    try:
        target = urljoin(url, location.strip().replace(" ", "%20"))
        scheme = urlsplit(target).scheme.lower()
    except ValueError as error:
        raise FetchFailed(f"{host} redirects to something that is no address") from error
    if scheme not in ("http", "https") or not safe_url(target):
        raise FetchFailed(f"{host} redirects to a {line(scheme, 20) or 'strange'} address, which is not followed")
    if scheme == "http" and urlsplit(url).scheme.lower() == "https":
        raise FetchFailed(f"{host} redirects from https to http, which is not followed; add the http address yourself")
    return target


async def refuse_inward(url: str, target: str) -> None:
    """Raises FetchFailed if what came from ``url`` leads from the internet into the own network, or link-locally.

    A file comes from outside as well: somebody else may have written it.
    """
    here, there = urlsplit(url).hostname or "", urlsplit(target).hostname or ""
    if here == there:  # also where neither has a host: that is not fetched
        return
    to = await _addresses(there)
    if any(address.is_link_local for address in to) or (
        any(not address.is_global for address in to) and all(address.is_global for address in await _addresses(here))
    ):
        who = host_of(url) or "a file"
        raise FetchFailed(f"{who} leads into the local network ({host_of(target)}), which is not followed")


async def _addresses(host: str) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """The IP addresses of a host; none if it has none (the request itself will say so)."""
    if not host:
        return []
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return []
    return [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
