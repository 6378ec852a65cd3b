"""The vocabulary of Wireroom as small frozen values; every other module takes and gives these.

Times are seconds since 1970 in UTC (before 1970: negative). Every ``Span`` is a pair of character
offsets into ``Body.text`` of the article it belongs to, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

BlockKind = Literal["paragraph", "heading", "item", "quote", "code", "table", "image", "rule"]
EntityKind = Literal["person", "organisation", "place", "event", "work", "date", "money", "other"]
QuoteKind = Literal["direct", "indirect"]
ViewKind = Literal[
    "all", "today", "unread", "starred", "stories", "feed", "folder", "story", "entity", "search", "failing"
]
Sort = Literal["newest", "oldest", "feed", "title", "longest"]

ENTITY_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)

PROSE: frozenset[BlockKind] = frozenset({"paragraph", "heading", "item", "quote"})
"""The kinds of block that are read as language; code, tables and images are shown, never analysed."""

READ_LANGUAGES: frozenset[str] = frozenset({"en", "und"})
"""The languages in which names and speakers are found; a text that could be in any is taken for English."""


# --- what an article is made of ----------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters ``start`` to ``end`` (exclusive) of a body. Raises ValueError if they cannot be."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a body's structure: a paragraph, a heading, a list item, a quotation, code, a table, an image.

    ``level`` is a heading's rank (1 to 6) or the depth of a list item or quotation (from 1); ``marker`` is what
    stands before a list item ("•", "3."), or the language of code ("python"); ``url`` is an image's address (its text
    is the alternative text), ``width`` and ``height`` are its pixels where the page tells both, else 0. A table's text
    has one line a row, cells separated by a tab.
    """

    span: Span
    kind: BlockKind = "paragraph"
    level: int = 0
    marker: str = ""
    url: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """The span that is underlined, and where it leads (http, https or mailto only)."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Body:
    """An article as clean plain text, and its structure. Blocks are in order, apart, separated by blank lines."""

    text: str = ""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()

    @classmethod
    def of(cls, paragraphs: Iterable[str]) -> Body:
        """A body of plain paragraphs; empty ones are left out."""
        texts = [text for text in (p.strip() for p in paragraphs) if text]
        blocks, at = [], 0
        for text in texts:
            blocks.append(Block(Span(at, at + len(text))))
            at += len(text) + 2
        return cls("\n\n".join(texts), tuple(blocks))

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The spans that are prose; "paragraph n" anywhere in the program is an index into this."""
        return tuple(block.span for block in self.blocks if block.kind in PROSE and len(block.span))

    @property
    def words(self) -> int:
        """How many words the prose has."""
        return sum(len(span.of(self.text).split()) for span in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and the number of the paragraph (``Body.paragraphs``) that it stands in."""

    span: Span
    paragraph: int


# --- what an article says ----------------------------------------------------------------------


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


# --- feeds and articles ------------------------------------------------------------------------


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
    request; a value of "$NAME" stands for a secret that is kept outside the library.
    """

    interval: int = 0
    keep: int = 0
    full_text: bool = False
    muted: bool = False
    notify: bool = False
    headers: tuple[tuple[str, str], ...] = ()


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


# --- stories -----------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures beside the smart views; ``failing`` counts feeds, ``stories`` the running ones."""

    articles: int = 0
    unread: int = 0
    today: int = 0
    starred: int = 0
    stories: int = 0
    failing: int = 0


# --- what the library takes and gives beside these ----------------------------------------------


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
class FetchState:
    """What a conditional request for a feed needs; ``body_hash`` is of the bytes that came last.

    ``headers`` are the user's own. ``ttl`` is how many minutes the feed wants to be left alone (0: it does not say),
    ``skip_hours`` (0 to 23) and ``skip_days`` (Monday is 0), in UTC, are when it does not want to be looked at.
    """

    url: str
    etag: str = ""
    modified: str = ""
    body_hash: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    ttl: int = 0
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An article as placing sees it; ``text`` as ``Place`` has it."""

    id: int
    published: int
    title: str
    feed: int
    features: Features
    text: int = 0
    link: str = ""


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
