"""What a feed's reader found, into drafts: what is missing is filled in, what is too much is cut, all of it is cleaned.

The readers (``parse`` for XML, ``json_feed``) give a ``Source``; ``feed_of`` makes it a ``ParsedFeed``.
"""

from __future__ import annotations

import heapq
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from urllib.parse import urljoin, urlsplit

from tui.feeds import html, tracking
from tui.model import Body, Draft, ParsedFeed
from tui.text import clean, is_plain_url, line, safe_url

ENTRY_LIMIT = 1000
"""Entries of a feed that are kept, the newest ones."""

_GUID_LIMIT = 1000
_HEADLINE = 100
_NEVER = -(10**12)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as its feed gives it, nothing cleaned. ``bodies`` are HTML; their links are relative to ``base``."""

    guid: str = ""
    title: str = ""
    link: str = ""
    author: str = ""
    published: int | None = None
    updated: int | None = None
    bodies: tuple[str, ...] = ()
    base: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A feed as it is, nothing cleaned."""

    title: str
    link: str
    format: str
    entries: Iterable[Entry]


def feed_of(source: Source, url: str = "") -> ParsedFeed:
    """The feed that was fetched from ``url``, its newest entries as drafts in the feed's order."""
    site = resolved(source.link, url)
    base = _base(site, url)
    drafts = [_draft(entry, base) for entry in _newest(list(source.entries))]
    return ParsedFeed(line(source.title) or site, site, source.format, tuple(_apart(drafts)))


def as_guid(raw: str) -> str:
    """A guid as it is kept, and compared."""
    return clean(raw).strip()[:_GUID_LIMIT]


def resolved(link: str, base: str) -> str:
    """``link`` as an absolute address that can be opened, or an empty string."""
    link = link.strip()
    if is_plain_url(link):
        return link
    try:
        return safe_url(urljoin(base, link)) if link else ""
    except ValueError:
        return ""


def _base(site: str, url: str) -> str:
    """What a feed's addresses are relative to: where it came from, but its site if that is on another host."""
    return site if site and urlsplit(site).hostname != urlsplit(url).hostname else url


def _newest(entries: Sequence[Entry]) -> Sequence[Entry]:
    """At most ``ENTRY_LIMIT`` entries, in their order; those without a date rank by their place."""
    if len(entries) <= ENTRY_LIMIT:
        return entries
    times = [entry.published or entry.updated or _NEVER for entry in entries]
    kept = heapq.nsmallest(ENTRY_LIMIT, range(len(entries)), key=lambda i: (-times[i], i))
    return [entries[i] for i in sorted(kept)]


def _draft(entry: Entry, base: str) -> Draft:
    """One entry, with a guid whatever it came with; a title only if there is a word or a link to make one of."""
    body = _longest(entry.bodies, resolved(entry.base, base) or base)
    given = resolved(entry.link, base)
    link = tracking.cleaned(given)
    title = line(entry.title) or _first_words(body) or link
    return Draft(
        guid=as_guid(entry.guid) or given or _digest(title, body.text),
        title=title,
        link=link,
        author=line(entry.author),
        published=entry.published if entry.published is not None else entry.updated,
        updated=entry.updated,
        body=body,
        original="" if link == given else given,
    )


def _longest(bodies: Sequence[str], base: str) -> Body:
    """The body that says most: a summary is often the beginning of the content, sometimes more than it."""
    ranked = sorted(filter(None, bodies), key=len, reverse=True)
    best = Body()
    for markup in ranked:
        if len(markup) <= len(best.text):
            break  # markup is never shorter than its text: none of the rest can say more
        best = max(best, html.body(markup, base), key=lambda body: len(body.text))
    return best


def _first_words(body: Body) -> str:
    """The beginning of a text as a title: whole words, at most ``_HEADLINE`` characters."""
    prose = " ".join(span.of(body.text) for span in body.paragraphs[:3])
    text = " ".join((prose or body.text)[: 8 * _HEADLINE].split())
    if " " not in text[:_HEADLINE]:
        return line(text, _HEADLINE)  # a script without blanks
    return textwrap.shorten(text, _HEADLINE, placeholder="…")


def _apart(drafts: Sequence[Draft]) -> Iterable[Draft]:
    """The drafts, those that share a guid but neither title nor link told apart by a guid of their own."""
    uses: dict[str, set[tuple[str, str]]] = {}
    for draft in drafts:
        uses.setdefault(draft.guid, set()).add((draft.title, draft.given))
    for draft in drafts:
        shared = len(uses[draft.guid]) > 1
        yield replace(draft, guid=_digest(draft.guid, draft.title, draft.given)) if shared else draft


def _digest(*texts: str) -> str:
    """A guid made of what an entry says."""
    return "hash:" + blake2b("\0".join(texts).encode("utf-8", "replace"), digest_size=12).hexdigest()
