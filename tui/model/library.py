"""What the library takes and gives: articles ready to be kept, and rows for placing and for relating."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import NamedTuple

from tui.model.analysis import Analysis, Features
from tui.model.body import Span
from tui.model.feeds import Draft
from tui.model.stories import Spot


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be kept: its body less the clutter, the cheap analysis, and what placing needs.

    ``digest`` is a short hash of what the feed said of it, before clutter was taken off: while it stays the same the
    article is not touched. Empty: the library makes one of ``draft``.
    """

    draft: Draft
    analysis: Analysis
    features: Features = Features()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """The ids of the articles that were new, and of those that were there and have changed."""

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """An article as its feed tells it from others, and its marks."""

    id: int
    guid: str
    link: str
    read: bool
    starred: bool


@dataclass(frozen=True, slots=True)
class Item:
    """An article as placing sees it; ``feed`` is the id of its feed, ``text`` as ``Place`` has it."""

    id: int
    published: int
    title: str
    feed: int
    features: Features
    text: int = 0
    link: str = ""

    @property
    def order(self) -> tuple[int, int, int]:
        """Where it comes in time; those of one second by what they say, since ids follow the order of arrival."""
        said = sum(self.features.shingles) & 0x7FFFFFFF
        return self.published, zlib.crc32(self.title.encode()) << 31 | said, self.id

    @property
    def page(self) -> int:
        """A number for the page that it links to under its title; 0 without a link."""
        if not self.link:
            return 0
        return zlib.crc32(self.link.encode()) << 31 | zlib.crc32(self.title.casefold().encode()) & 0x7FFFFFFF


class Place(NamedTuple):
    """Where the library has an article: in which story and development, as a copy of which article (0: of none).

    ``text`` is a number of 32 bits, another one when the article says something else.
    """

    article: int
    story: int
    development: int
    copy_of: int = 0
    text: int = 0


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage of the library as relating sees it; ``time`` is its article's, ``lead`` its best sentence."""

    spot: Spot
    span: Span
    paragraph: int
    time: int
    feed_title: str
    title: str
    lead: str
    terms: tuple[tuple[str, float], ...] = ()
    story: int | None = None
    development: int | None = None
    copy_of: int | None = None
