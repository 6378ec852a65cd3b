"""Developments that follow one another, what the user says of them, and the relations between passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tui.model.body import Span


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article belongs; a copy has ``copy_of`` and its original's development. ``why``: what joined it."""

    article: int
    story: int
    development: int
    copy_of: int | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Development:
    """One happening of a story: a headline of it, its time, why it belongs there, how many ``articles`` report it."""

    id: int
    story: int
    title: str
    time: int
    why: tuple[str, ...] = ()
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """Developments that follow one another, in time order. ``muted_until`` in seconds; None: it is not muted."""

    id: int
    title: str
    first: int
    last: int
    articles: int = 0
    sources: int = 0
    unread: int = 0
    developments: tuple[Development, ...] = ()
    followed: bool = False
    muted_until: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What the user has said of which articles make one story; it stands above the rules.

    Articles of one ``block`` (its number by the article's id) are one story; two blocks that are ``apart`` (each pair
    both ways round) are not. A ``dear`` story is followed or was named: it keeps its number when another is larger.
    """

    block: Mapping[int, int] = field(default_factory=dict)
    apart: frozenset[tuple[int, int]] = frozenset()
    dear: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to jump to: a passage (by number) of an article."""

    article: int
    passage: int


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one passage to another, with the score (0 to 1) and the terms that make it up."""

    source: Spot
    target: Spot
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """A row of the developments pane: a passage elsewhere, or (``here``) the passage it is all about."""

    spot: Spot
    span: Span
    paragraph: int
    time: int
    feed_title: str
    title: str
    lead: str
    score: float = 0.0
    why: tuple[str, ...] = ()
    here: bool = False
