"""Which secrets of this machine may be sent where: what its user has agreed to, which no library can do for them.

A library names secrets in the headers of its feeds ("$NAME" in a value), and may be somebody else's, who could have any
variable of the environment sent to a server of theirs. What was agreed to is kept outside of libraries, in a file with
a line for each host and name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from tui import paths
from tui.errors import ConfigError

Headers = Iterable[tuple[str, str]]

NAMED = re.compile(r"\$(\w+)")
"""A secret in the value of a header, by its name."""


def named(headers: Headers) -> list[str]:
    """The names of the secrets that are filled into headers, each once."""
    return list(dict.fromkeys(name for _, value in headers for name in NAMED.findall(value)))


def lacking(url: str, headers: Headers) -> list[str]:
    """The names of those secrets in the headers of the feed at ``url`` that may not be sent there."""
    wanted = named(headers)
    if not wanted or url.startswith("file:"):
        return []
    agreed, host = _agreed(), _host(url)
    return [name for name in wanted if (host, name) not in agreed]


def by_host(feeds: Iterable[tuple[str, Headers]]) -> Mapping[str, list[str]]:
    """The names of secrets that may not be sent yet to the hosts of these feeds (address, headers), by host.

    Where there is no host nothing can be agreed to.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for url, headers in feeds:
        if (host := _host(url)) and (names := lacking(url, headers)):
            found[host] |= {*names}
    return {host: sorted(names) for host, names in sorted(found.items())}


def agree(url: str, headers: Headers) -> None:
    """From now on the secrets in these headers may be sent to the host of ``url``. Raises ConfigError."""
    path, host, names = paths.agreed(), _host(url), lacking(url, headers)
    if not (host and names):
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf8") as file:
            file.write("".join(f"{host} {name}\n" for name in names))
    except OSError as error:
        raise ConfigError(f"{path} cannot be written: {error.strerror}") from error


def _agreed() -> set[tuple[str, str]]:
    """The hosts and names that were agreed to."""
    try:
        lines = paths.agreed().read_text("utf8", "replace").splitlines()
    except OSError:
        return set()
    return {(host, name) for host, _, name in (line.partition(" ") for line in lines)}


def _host(url: str) -> str:
    """The host of an address, without its port; empty if what stands there can be none: a library is foreign text."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
    return host if host.isprintable() and " " not in host else ""
