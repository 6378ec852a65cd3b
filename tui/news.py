"""What the desk tells while it works: ids, counts and paths, never bodies.

The engine sends these up its pipe as JSON lines; the command line prints them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` pieces of ``job`` ("refresh", "add", "stories", "deep") are finished."""

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


News = Progress | FeedChecked | FeedAdded | Placed | Analysed | Pictured | Failed | Finished

_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (Progress, FeedChecked, FeedAdded, Placed, Analysed, Pictured, Failed, Finished)
}


def to_json(news: News) -> dict[str, Any]:
    """A dict that ``from_json`` turns back into the same news."""
    return {"news": type(news).__name__, **asdict(news)}


def from_json(data: dict[str, Any]) -> News:
    """The news that ``to_json`` made this from. Raises KeyError or TypeError on anything else."""
    fields = dict(data)
    news: News = _KINDS[fields.pop("news")](**fields)
    return news
