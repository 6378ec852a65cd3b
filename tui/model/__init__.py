"""The vocabulary of Wireroom as small frozen values; every other module takes and gives these.

Times are seconds since 1970 in UTC (before 1970: negative). Every ``Span`` is a pair of character
offsets into ``Body.text`` of the article it belongs to, end exclusive. What uses them imports them from here.
"""

from tui.model.analysis import (
    ENTITY_KINDS,
    READ_LANGUAGES,
    Analysis,
    Entity,
    EntityKind,
    Features,
    Kin,
    Passage,
    Quote,
    QuoteKind,
)
from tui.model.articles import Article, Counts, Headline, SavedSearch, Sort, Version, View, ViewKind
from tui.model.body import PROSE, Block, BlockKind, Body, Link, Sentence, Span
from tui.model.feeds import Draft, Feed, FeedSettings, FetchState, Glimpse, ParsedFeed, Rate
from tui.model.library import Item, Marked, PassageRow, Place, Prepared, Saved
from tui.model.names import EntityCount, KnownName, Saying
from tui.model.stories import Development, Placement, Related, Relation, Said, Spot, Story

__all__ = [
    "ENTITY_KINDS",
    "PROSE",
    "READ_LANGUAGES",
    "Analysis",
    "Article",
    "Block",
    "BlockKind",
    "Body",
    "Counts",
    "Development",
    "Draft",
    "Entity",
    "EntityCount",
    "EntityKind",
    "Features",
    "Feed",
    "FeedSettings",
    "FetchState",
    "Glimpse",
    "Headline",
    "Item",
    "Kin",
    "KnownName",
    "Link",
    "Marked",
    "ParsedFeed",
    "Passage",
    "PassageRow",
    "Place",
    "Placement",
    "Prepared",
    "Quote",
    "QuoteKind",
    "Rate",
    "Related",
    "Relation",
    "Said",
    "Saved",
    "SavedSearch",
    "Saying",
    "Sentence",
    "Sort",
    "Span",
    "Spot",
    "Story",
    "Version",
    "View",
    "ViewKind",
]
