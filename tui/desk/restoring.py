"""Bringing a whole library back, less what nobody agreed to: headers that would send secrets of this machine.

The file may be somebody else's. A header in it that names a variable of the environment, or a secret in the keyring,
would send that to whatever server the file names: it is withheld until the user has said that it may be sent.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui.errors import NotAFeed
from tui.feeds import secrets
from tui.feeds.redirects import host_of
from tui.store import feeds, schema, whole


@dataclass(frozen=True, slots=True)
class Withheld:
    """A feed that came without some of its ``headers`` (these are all of them), and the ``names`` of their secrets."""

    feed: int
    host: str
    names: tuple[str, ...]
    headers: tuple[tuple[str, str], ...]


def restore(db: sqlite3.Connection, lines: Iterable[str]) -> tuple[Counter[str], list[Withheld]]:
    """Bring a library back as ``whole.restore`` does, and withhold the headers with secrets, all or nothing.

    Raises LibraryError, LibraryNewer, NotAFeed.
    """
    with schema.transaction(db):
        return whole.restore(db, lines), _withhold(db)


def give_back(db: sqlite3.Connection, withheld: Sequence[Withheld]) -> None:
    """Give feeds the headers that were withheld: the user agreed. Raises LibraryError."""
    with schema.transaction(db):
        for one in withheld:
            feeds.set_headers(db, one.feed, one.headers)


def named(withheld: Sequence[Withheld]) -> Mapping[str, list[str]]:
    """The names of the secrets that each host would get."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in withheld:
        found[one.host] |= {*one.names}
    return {host: sorted(names) for host, names in sorted(found.items())}


def _withhold(db: sqlite3.Connection) -> list[Withheld]:
    """Take the headers that name secrets from all feeds."""
    found: list[Withheld] = []
    try:
        for number, url, headers in feeds.with_headers(db):
            names = tuple(dict.fromkeys(name for _, value in headers for name in secrets.named(value)))
            if names:
                feeds.set_headers(db, number, [header for header in headers if not secrets.named(header[1])])
                found.append(Withheld(number, host_of(url), names, headers))
    except (TypeError, ValueError) as error:
        raise NotAFeed("this library is damaged: the headers of its feeds cannot be read") from error
    return found
