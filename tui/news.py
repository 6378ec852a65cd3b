"""What the desk tells while it works: ids, counts and paths, never bodies.

The engine sends these up its pipe as JSON lines; the command line prints them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from tui.text import count_of


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` pieces of ``job`` ("refresh", "add", "skim", "stories", "deep") are finished."""

    job: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class FeedChecked:
    """One feed was fetched: how many articles were new, or what was wrong. ``unchanged``: 304, or the same bytes."""

    feed: int
    new: int = 0
    unchanged: bool = False
    error: str | None = None


@dataclass(frozen=True, slots=True)
class FeedAdded:
    """A feed was subscribed to (or was there already: ``known``)."""

    feed: int
    title: str
    url: str
    new: int = 0
    known: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """What is at ``address``, before it is subscribed to: a feed with its newest titles and times, or a ``listing``.

    ``weekly`` are its articles a week (0: unknown), ``known`` the title under which it is subscribed to already, in
    ``folder``; ``listing`` says what a list of feeds would bring.
    """

    address: str
    url: str = ""
    title: str = ""
    site: str = ""
    articles: int = 0
    weekly: float = 0.0
    newest: tuple[tuple[str, int], ...] = ()
    known: str = ""
    folder: str = ""
    listing: str = ""


_INWARD = "on this machine or in its network, where no list from the web may lead"
_LEFT_OUT = {
    "query": ("query feed", "query feeds"),
    "exec": ("exec", "exec"),
    "filter": ("filter", "filters"),
    "inward": (_INWARD, _INWARD),
    "other": ("without an address", "without an address"),
    "more": ("above the most that is taken", "above the most that is taken"),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """Lists of feeds and of newsboat's query feeds were brought in, or (``dry_run``) would be.

    ``failed`` counts the feeds that could not be fetched, ``left_out`` the entries that are no feeds, by what they
    are (query, exec, filter, other; inward: in the own network, named by a list from the web; more: above the most that
    is taken), tags that no folder was made of (tag) and feeds that newsboat hides and that are shown (hidden);
    ``read`` and ``starred`` count the articles that were marked (in a dry run: at most); ``cache`` is the file, or
    files, that said so. ``searches`` counts the query feeds that are kept as searches, ``by_words`` those of them that
    look for words, ``known_searches`` those whose names are taken; ``unsaid`` are the names of the others, and why.
    """

    new: int
    known: int
    failed: int = 0
    read: int = 0
    starred: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    cache: str = ""
    dry_run: bool = False
    searches: int = 0
    known_searches: int = 0
    by_words: int = 0
    unsaid: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        added, read, starred = (
            ("to add", "to mark as read", "to star") if self.dry_run else ("added", "read", "starred")
        )
        parts = [f"{count_of(self.new, 'feed')} {added}"]
        if self.known:
            parts.append(f"{self.known} known already")
        if self.failed:
            parts.append(f"{self.failed} could not be fetched")
        sentences = [", ".join(parts), *self._searches()]
        if self.cache:
            most = "at most " if self.dry_run else ""
            articles = count_of(self.read, "article")
            sentences.append(f"{most}{articles} {read}, {self.starred} {starred}, as in {self.cache}")
        lines = {kind: n for kind, n in sorted(self.left_out.items()) if kind in _LEFT_OUT}
        if lines:
            kinds = ", ".join(count_of(n, *_LEFT_OUT[kind]) for kind, n in lines.items())
            sentences.append(f"{count_of(sum(lines.values()), 'line')} left out: {kinds}")
        if self.unsaid:
            names = ", ".join(f"{name} ({why})" for name, why in self.unsaid)
            sentences.append(f"no search can say what these query feeds do: {names}")
        if tags := self.left_out.get("tag"):
            sentences.append(f"{count_of(tags, 'further tag')} left out, since a feed is in one folder")
        if hidden := self.left_out.get("hidden"):
            sentences.append(f"{count_of(hidden, 'hidden feed')} shown")
        return "; ".join(sentences)

    def _searches(self) -> list[str]:
        """What became of query feeds that a search can say."""
        parts = []
        if self.searches:
            kept = f"{count_of(self.searches, 'search', 'searches')} {'to keep' if self.dry_run else 'kept'}"
            words = f" ({self.by_words} by whole words or their beginnings: newsboat finds any part of one)"
            parts.append(kept + words * bool(self.by_words))
        if self.known_searches:
            parts.append(f"{count_of(self.known_searches, 'search', 'searches')} known already")
        return [", ".join(parts)] if parts else []


@dataclass(frozen=True, slots=True)
class Placed:
    """Articles were placed in stories; lists and badges may have changed."""

    articles: int


@dataclass(frozen=True, slots=True)
class Analysed:
    """The deep work on an article is done: entities, quotes, relations are in the library."""

    article: int


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture of an article is there: ``path`` is the file of its drawing for the room that was asked for.

    ``room`` is that room as a text. Or it cannot be shown: ``why``, in a line, and no path.
    """

    article: int
    url: str
    room: str
    path: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """A wish could not be fulfilled: one line for the user."""

    job: str
    message: str


@dataclass(frozen=True, slots=True)
class Finished:
    """A job has ended; ``message`` sums it up for the user."""

    job: str
    message: str = ""


News = Progress | FeedChecked | FeedAdded | Looked | Imported | Placed | Analysed | Pictured | Failed | Finished

_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (Progress, FeedChecked, FeedAdded, Looked, Imported, Placed, Analysed, Pictured, Failed, Finished)
}


def to_json(news: News) -> dict[str, Any]:
    """A dict that ``from_json`` turns back into the same news."""
    return {"news": type(news).__name__, **asdict(news)}


def from_json(data: dict[str, Any]) -> News:
    """The news that ``to_json`` made this from. Raises KeyError or TypeError on anything else."""
    fields = dict(data)
    if "newest" in fields:
        fields["newest"] = tuple((str(title), int(time)) for title, time in fields["newest"])
    if "unsaid" in fields:
        fields["unsaid"] = tuple((str(name), str(why)) for name, why in fields["unsaid"])
    news: News = _KINDS[fields.pop("news")](**fields)
    return news
