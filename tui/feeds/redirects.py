"""Where an address may lead that somebody else chose: a redirect, a link or an image of an article.

http and https only, never from https back to http, and never into the own network. That is looked at where the
connection is made, since a name may lead to another address each time it is asked for.
"""

from __future__ import annotations

import ipaddress
import socket
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from tui.errors import FetchFailed
from tui.text import line, safe_url

if TYPE_CHECKING:
    import aiohttp
    from aiohttp.connector import Connection, TCPConnector

INWARD: ContextVar[bool] = ContextVar("inward", default=False)
"""Whether the request under way may connect to the own network: its address is the user's own, or beside that."""

_PEER: ContextVar[str] = ContextVar("peer", default="")


class InwardError(OSError):
    """An address that must not be connected to, in the own network or on this machine."""


def host_of(url: str) -> str:
    """The host of an address, with its port if it has one, for messages."""
    return line(urlsplit(url).netloc.rpartition("@")[2], 100)


def target_of(url: str, location: str) -> str:
    """Where a redirect leads, as it can be kept and shown. Raises FetchFailed if it must not be followed."""
    host = host_of(url)
    if not location.strip():
        raise FetchFailed(f"{host} redirects to nowhere")
    try:
        target = urljoin(url, location.strip().replace(" ", "%20"))
        scheme = urlsplit(target).scheme.lower()
    except ValueError as error:
        raise FetchFailed(f"{host} redirects to something that is no address") from error
    if scheme not in ("http", "https") or not (clean := safe_url(target)):
        raise FetchFailed(f"{host} redirects to a {line(scheme, 20) or 'strange'} address, which is not followed")
    if scheme == "http" and urlsplit(url).scheme.lower() == "https":
        raise FetchFailed(f"{host} redirects from https to http, which is not followed; add the http address yourself")
    return clean


def is_beside(url: str, target: str) -> bool:
    """Whether ``target`` is where ``url`` is: the same host and port, or the same host by https."""
    try:
        here, there = urlsplit(url), urlsplit(target)
        if not here.hostname or here.hostname != there.hostname:
            return False
        return _port(here) == _port(there) or (here.scheme, there.scheme) == ("http", "https")
    except ValueError:
        return False


def _port(parts: Any) -> int:
    """The port of an address."""
    return int(parts.port or (443 if parts.scheme == "https" else 80))


def is_outside(address: str) -> bool:
    """Whether an IP address is one of the internet; what it wraps (IPv4 in IPv6, NAT64, 6to4) counts too."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or _embedded(found)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return found.is_global and not found.is_multicast


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address at the end of a NAT64 or an IPv4-compatible one."""
    if address in ipaddress.ip_network("64:ff9b::/96") or int(address) >> 32 == 0:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def reached_inward() -> bool:
    """Whether the last request of this task was answered by an address of the own network."""
    return bool(_PEER.get()) and not is_outside(_PEER.get())


def connector() -> TCPConnector:
    """A connector that connects to the own network only where ``INWARD`` says so."""
    from aiohttp import TCPConnector

    class Guarded(TCPConnector):
        """Looks at the other end of each connection, a kept one too, before anything is sent."""

        async def connect(self, *request: Any, **options: Any) -> Connection:
            """A connection for a request. Raises InwardError where it must not lead."""
            req: aiohttp.ClientRequest = request[0]
            # A proxy is the user's own; it stands where it may, and it alone knows where it connects to.
            token = INWARD.set(True) if req.proxy else None
            try:
                connection = await super().connect(*request, **options)
            finally:
                if token is not None:
                    INWARD.reset(token)
            peer = connection.transport.get_extra_info("peername") if connection.transport else None
            _PEER.set("" if req.proxy or not peer else str(peer[0]))
            if not req.proxy and peer and not INWARD.get() and not is_outside(str(peer[0])):
                connection.close()
                raise InwardError(f"{peer[0]} is in the local network")
            return connection

    return Guarded(limit=0, ttl_dns_cache=300, socket_factory=_socket)


def _socket(info: tuple[Any, ...]) -> socket.socket:
    """A socket for an address, unless it must not be connected to."""
    family, kind, protocol, _, address = info
    if not INWARD.get() and not is_outside(str(address[0])):
        raise InwardError(f"{address[0]} is in the local network")
    return socket.socket(family, kind, protocol)
