"""What becomes of foreign bytes inside a worker: a feed into rows of articles, a page into one, a body into its skim.

This runs in a child process: parsing because foreign input may never end, and the cheap analysis because it then
uses the machine's other core. Nothing here reads or writes anything. The analysis is imported where it is done: the
first feed need not wait for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.feeds import discover, pace, parse
from tui.feeds.frequency import Wishes, wishes
from tui.model import Analysis, Body, Draft, Features, Glimpse, ParsedFeed, Prepared
from tui.store import packing, rows
from tui.store.rows import Row

if TYPE_CHECKING:
    from tui.config import SummaryMethod
    from tui.store.skims import Skimmed, Waiting


@dataclass(frozen=True, slots=True)
class Intake:
    """A parsed feed (without its drafts) and those of its articles that are new or changed, as rows to be kept."""

    feed: ParsedFeed
    rows: tuple[Row, ...]
    glimpse: Glimpse
    wishes: Wishes


def read_feed(body: bytes, content_type: str, url: str, known: Mapping[str, str]) -> Intake:
    """Parse a feed; those of its articles whose digest ``known`` (guid: digest) has are passed over.

    Raises NotAFeed.
    """
    feed = parse.parse(body, content_type, url)
    new = tuple(
        rows.arrived(draft, digest) for draft in feed.drafts if known.get(draft.guid) != (digest := digest_of(draft))
    )
    return Intake(replace(feed, drafts=()), new, pace.glimpse(feed.drafts), wishes(body))


def skim(waiting: Sequence[Waiting], sentences: int = 0, method: SummaryMethod = "wireroom") -> list[Skimmed]:
    """What the cheap analysis finds of articles that came."""
    return [_skimmed(item, sentences, method) for item in waiting]


def _skimmed(item: Waiting, sentences: int, method: SummaryMethod) -> Skimmed:
    """What it finds of one."""
    from tui.store.skims import Skimmed

    draft = Draft("", item.title, body=packing.body(item.text, item.structure))
    found = prepare(draft, item.digest, sentences, method)
    body = found.draft.body
    skim = rows.skimmed(found.analysis, found.features)
    return Skimmed(item.id, item.digest, body.text, packing.structure(body), body.words, skim)


def unread(item: Waiting) -> Skimmed:
    """An article that the cheap analysis cannot read, as if it had found nothing in it."""
    from tui.analysis import VERSION
    from tui.store.skims import Skimmed

    body = packing.body(item.text, item.structure)
    skim = rows.skimmed(Analysis(VERSION, "und"), Features())
    return Skimmed(item.id, item.digest, item.text, item.structure, body.words, skim)


def digest_of(draft: Draft) -> str:
    """A short hash of what the feed said of an article: it changes when the article does."""
    said = f"{draft.title}\0{draft.given}\0{draft.author}\0{draft.published}\0{draft.body.text}"
    return hashlib.blake2b(said.encode(), digest_size=12).hexdigest()


def prepare(draft: Draft, digest: str, sentences: int = 0, method: SummaryMethod = "wireroom") -> Prepared:
    """The article less its clutter, with its cheap analysis and what placing needs."""
    from tui.analysis import clutter, reading, teaser, terms

    body = clutter.strip(draft.title, draft.body)
    analysis = reading.skim(draft.title, body, sentences=sentences, method=method)
    analysis = replace(analysis, teaser=teaser.is_teaser(draft.title, draft.body))
    return Prepared(replace(draft, body=body), analysis, terms.features(draft.title, body), digest)


def read_page(page: bytes, url: str) -> Body:
    """The main text of a web page. Raises FeedError when it has none."""
    from tui.feeds import extract

    return extract.article(page, url)


def feeds_of_page(page: bytes, content_type: str, url: str) -> list[str]:
    """Addresses of feeds that a web page names, likeliest first; empty when it is no page."""
    return discover.feeds_of(page, url) if discover.looks_like_page(page, content_type) else []
