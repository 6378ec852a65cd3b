"""What an article says: summary, entities, quotes, passages; and what placing it needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from tui.model.body import Span

EntityKind = Literal["person", "organisation", "place", "event", "work", "date", "money", "other"]
QuoteKind = Literal["direct", "indirect"]

ENTITY_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)

READ_LANGUAGES: frozenset[str] = frozenset({"en", "und"})
"""The languages in which names and speakers are found; a text that could be in any is taken for English."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place … under one canonical name, with its other names and where each stands."""

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of direct speech (marks included) or of reported speech, with who said it.

    ``speaker`` is the canonical name, or the description that the article gives, or None; ``mention`` is the
    span beside the quote that names them ("he", "the commander"); ``rule`` attributed it, with a
    ``confidence`` from 0 to 1.
    """

    span: Span
    speaker: str | None = None
    speaker_kind: EntityKind | None = None
    kind: QuoteKind = "direct"
    mention: Span | None = None
    cue: Span | None = None
    rule: str = "none"
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Kin:
    """A passage of the same article that is related to a passage: its number, a score from 0 to 1, and why."""

    passage: int
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive paragraphs (numbers into ``Body.paragraphs``) that report one thing; ``lead`` is its best sentence.

    ``terms`` are its weighted terms, heaviest first, at most 40: what relations are computed from.
    """

    span: Span
    paragraphs: tuple[int, ...]
    lead: Span
    terms: tuple[tuple[str, float], ...] = ()
    related: tuple[Kin, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that an article says. ``deep`` is False until a language model has read it (no entities or quotes before).

    ``teaser``: what there is of the article is only its beginning, or an announcement of it.
    """

    version: int
    language: str = "en"
    deep: bool = False
    sentences: tuple[Span, ...] = ()
    summary: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    passages: tuple[Passage, ...] = ()
    teaser: bool = False


@dataclass(frozen=True, slots=True)
class Features:
    """What placing an article in stories needs: weighted terms (term, weight before IDF) and hashed word 5-grams."""

    terms: tuple[tuple[str, float], ...] = ()
    shingles: tuple[int, ...] = ()
    roundup: bool = False
