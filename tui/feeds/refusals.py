"""What went wrong on the way to a feed, in words for the reader: a status code, or an exception of the network."""

from __future__ import annotations

import errno
import socket
import ssl

from tui.errors import FeedGone, FetchFailed
from tui.feeds.redirects import InwardError
from tui.text import line

_SAID = {
    400: "it does not understand the request",
    401: "it wants a user name and password",
    402: "it wants to be paid",
    403: "it does not let us in",
    404: "there is no such page",
    406: "it has nothing that we can read",
    418: "it takes us for a teapot",
    429: "it had too many requests",
    451: "it may not show this, for legal reasons",
    500: "something is broken there",
    502: "the server behind it does not answer",
    503: "it is overloaded or closed for maintenance",
    504: "the server behind it does not answer in time",
}


def refusal(host: str, status: int, wait: int) -> FetchFailed:
    """The error that a status code stands for."""
    if status == 410:
        gone = FeedGone(f"{host} says that this is gone for good (410); it may have a new address")
        gone.code = status
        return gone
    said = _SAID.get(status) or ("it has an error" if status >= 500 else "it refuses this")
    error = FetchFailed(f"{host} answers {status}: {said}")
    error.retry_after, error.code = wait, status
    return error


def reason(host: str, error: Exception) -> FetchFailed:
    """The error that an exception of aiohttp, of the operating system or of TLS stands for."""
    import aiohttp

    if isinstance(error, InwardError) or isinstance(getattr(error, "os_error", None), InwardError):
        return FetchFailed(f"{host} leads into the local network, which is not followed")
    cause = getattr(error, "os_error", None) or getattr(error, "certificate_error", None) or error
    match error:
        case aiohttp.ClientConnectorCertificateError() | ssl.SSLCertVerificationError():
            said = f"{host} shows a certificate that is not valid: {getattr(cause, 'verify_message', '') or cause}"
        case aiohttp.ClientSSLError() | ssl.SSLError():
            said = f"there is no secure connection to {host}; does it speak https?"
        case aiohttp.ClientProxyConnectionError():
            said = "the proxy cannot be reached"
        case aiohttp.ClientHttpProxyError():
            said = f"the proxy does not connect to {host} ({error.status})"
        case aiohttp.ServerDisconnectedError():
            said = f"{host} closed the connection without an answer"
        case aiohttp.ClientPayloadError():
            said = f"the answer of {host} broke off in the middle"
        case aiohttp.ClientResponseError():
            said = f"{host} does not answer in proper HTTP"
        case aiohttp.InvalidURL() | aiohttp.NonHttpUrlClientError():
            said = f"{host} is no address"
        case _:
            said = _of_system(host, cause)
    return FetchFailed(line(said, 300))


def _of_system(host: str, error: Exception) -> str:
    """An error of the operating system in words."""
    if isinstance(error, socket.gaierror):
        if error.errno == socket.EAI_AGAIN:
            return f"{host} cannot be looked up; is there a network?"
        return f"there is no host {host}"
    if isinstance(error, OSError):
        if error.errno == errno.ECONNREFUSED:
            return f"{host} refuses the connection: nothing answers there"
        if error.errno in (errno.ECONNRESET, errno.EPIPE):
            return f"the connection to {host} was cut"
        return f"{host} cannot be reached: {error.strerror or error}"
    return f"{host} cannot be fetched: {error or type(error).__name__}"
