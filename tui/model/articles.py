"""Articles as they are listed and read, and which of them a list shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tui.model.analysis import Analysis
from tui.model.body import Body, Span

ViewKind = Literal[
    "all", "today", "unread", "starred", "stories", "feed", "folder", "story", "entity", "search", "failing"
]
Sort = Literal["newest", "oldest", "feed", "title", "longest"]


@dataclass(frozen=True, slots=True)
class Headline:
    """An article as a row of a list: everything but its body. ``story_size`` counts its story's articles (0: none)."""

    id: int
    feed: int
    feed_title: str
    title: str
    published: int
    words: int = 0
    read: bool = False
    starred: bool = False
    author: str = ""
    link: str = ""
    guid: str = ""
    story: int | None = None
    story_title: str = ""
    story_size: int = 0
    story_followed: bool = False
    development: int | None = None
    copy_of: int | None = None
    copies: int = 0

    @property
    def minutes(self) -> int:
        """Reading time in minutes, at 220 words a minute, at least 1."""
        return max(1, round(self.words / 220))


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the reader shows it. ``analysis`` is None before the cheap work; ``fresh`` is what is new here.

    ``changed`` is when its feed changed it last, 0 for never.
    """

    headline: Headline
    body: Body
    analysis: Analysis | None = None
    fresh: tuple[Span, ...] = ()
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """What an article said until its feed ``replaced`` it."""

    replaced: int
    title: str
    body: Body


@dataclass(frozen=True, slots=True)
class View:
    """Which articles a list shows: a kind, what it is about (a feed's id, a folder, a query …), and their order."""

    kind: ViewKind = "all"
    key: str = ""
    unread_only: bool = False
    sort: Sort = "newest"
    copies: bool = False


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that the user keeps: its name, and what was typed (docs/query.md)."""

    id: int
    name: str
    query: str

    @property
    def view(self) -> View:
        """What it finds."""
        return View("search", self.query)


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures beside the smart views; ``failing`` counts feeds, ``stories`` the running ones."""

    articles: int = 0
    unread: int = 0
    today: int = 0
    starred: int = 0
    stories: int = 0
    failing: int = 0
