"""Names and sayings over the whole library: who is mentioned, which spellings are known, who said what."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model.analysis import EntityKind, QuoteKind
from tui.model.body import Span


@dataclass(frozen=True, slots=True)
class EntityCount:
    """A name in the whole library: how many articles mention it."""

    name: str
    kind: EntityKind
    articles: int


@dataclass(frozen=True, slots=True)
class KnownName:
    """A spelling that the library knows, seen from another one that is new; ``head`` is what it is registered under.

    ``beside``: an article tells the new name from this one, or from another one registered with it. ``near``: articles
    of one story have both.
    """

    id: int
    head: int
    name: str
    beside: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """A quote out of its article: what was said, by whom, and where it stands."""

    article: int
    span: Span
    text: str
    speaker: str
    feed_title: str
    published: int
    kind: QuoteKind = "direct"
