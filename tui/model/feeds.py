"""What is subscribed to: what a feed's bytes say, a subscription's settings and health, how often it publishes."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.model.body import Body


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a feed gives it, before it has a number; ``published`` is None where the feed does not say.

    ``link`` is without what tracks its reader; ``original`` is the feed's own where that is another.
    """

    guid: str
    title: str
    link: str = ""
    author: str = ""
    published: int | None = None
    updated: int | None = None
    body: Body = Body()
    original: str = ""

    @property
    def given(self) -> str:
        """The link as the feed gives it."""
        return self.original or self.link


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed's bytes say. ``format`` is rss, atom, rdf, json, cdf or other; newest entry first as in the feed."""

    title: str
    link: str = ""
    format: str = "other"
    drafts: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """What the user set of one feed.

    ``interval`` is in minutes (0: as it is learned), ``keep`` in articles (0: all). ``headers`` are sent with each
    request; a value of "$NAME" stands for a secret that is kept outside the library. Of a text that several feeds have,
    a ``preferred`` one's is shown first.
    """

    interval: int = 0
    keep: int = 0
    full_text: bool = False
    muted: bool = False
    notify: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription and its health. ``error`` is None while all is well; times are 0 for never.

    ``code`` is the HTTP status of the last answer (0: none came), ``took`` how many milliseconds it took.
    """

    id: int
    url: str
    title: str
    site: str = ""
    folder: str = ""
    unread: int = 0
    articles: int = 0
    added: int = 0
    checked: int = 0
    succeeded: int = 0
    next_check: int = 0
    failures: int = 0
    error: str | None = None
    code: int = 0
    took: int = 0
    settings: FeedSettings = field(default=FeedSettings(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What a feed holds: how many articles, how many a week (0: unknown), titles and times (or 0) of the newest."""

    articles: int = 0
    weekly: float = 0.0
    newest: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """How often a feed publishes: articles a week, over the last four weeks, and the time of its newest one (or 0)."""

    weekly: float = 0.0
    newest: int = 0


@dataclass(frozen=True, slots=True)
class FetchState:
    """What a conditional request for a feed needs; ``body_hash`` is of the bytes that came last.

    ``headers`` are the user's own. ``ttl`` is how many minutes the feed wants to be left alone (0: it does not say),
    ``skip_hours`` (0 to 23) and ``skip_days`` (Monday is 0), in UTC, are when it does not want to be looked at.
    ``origin`` is the list on the web that named its address, if the user did not.
    """

    url: str
    etag: str = ""
    modified: str = ""
    body_hash: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    ttl: int = 0
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    origin: str = ""
