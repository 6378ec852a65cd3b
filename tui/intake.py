"""What becomes of foreign bytes inside a worker: a feed into prepared articles, a page into one.

This runs in a child process: parsing because foreign input may never end, and the cheap analysis because it then
uses the machine's other core. Nothing here reads or writes anything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tui.analysis import clutter, reading, teaser, terms
from tui.config import SummaryMethod
from tui.feeds import discover, extract, pace, parse
from tui.model import Body, Draft, Glimpse, ParsedFeed, Prepared


@dataclass(frozen=True, slots=True)
class Intake:
    """A parsed feed (without its drafts) and those of its articles that are new or changed, prepared."""

    feed: ParsedFeed
    prepared: tuple[Prepared, ...]
    glimpse: Glimpse


def read_feed(
    body: bytes,
    content_type: str,
    url: str,
    known: Mapping[str, str],
    sentences: int = 0,
    method: SummaryMethod = "wireroom",
) -> Intake:
    """Parse a feed and read its articles; those whose digest ``known`` (guid: digest) has are passed over.

    Raises NotAFeed.
    """
    feed = parse.parse(body, content_type, url)
    prepared = tuple(
        prepare(draft, digest, sentences, method)
        for draft in feed.drafts
        if known.get(draft.guid) != (digest := digest_of(draft))
    )
    return Intake(replace(feed, drafts=()), prepared, pace.glimpse(feed.drafts))


def digest_of(draft: Draft) -> str:
    """A short hash of what the feed said of an article: it changes when the article does."""
    said = f"{draft.title}\0{draft.link}\0{draft.author}\0{draft.published}\0{draft.body.text}"
    return hashlib.blake2b(said.encode(), digest_size=12).hexdigest()


def prepare(draft: Draft, digest: str, sentences: int = 0, method: SummaryMethod = "wireroom") -> Prepared:
    """The article less its clutter, with its cheap analysis and what placing needs."""
    body = clutter.strip(draft.title, draft.body)
    analysis = reading.skim(draft.title, body, sentences=sentences, method=method)
    analysis = replace(analysis, teaser=teaser.is_teaser(draft.title, draft.body))
    return Prepared(replace(draft, body=body), analysis, terms.features(draft.title, body), digest)


def read_page(page: bytes, url: str) -> Body:
    """The main text of a web page. Raises FeedError when it has none."""
    return extract.article(page, url)


def feeds_of_page(page: bytes, content_type: str, url: str) -> list[str]:
    """Addresses of feeds that a web page names, likeliest first; empty when it is no page."""
    return discover.feeds_of(page, url) if discover.looks_like_page(page, content_type) else []
