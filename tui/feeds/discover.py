"""The feeds of a web page: what it names, what looks like one, where one usually is.

A page's ``<link rel=alternate>`` says it outright (https://blog.whatwg.org/feed-autodiscovery). YouTube's pages name
their channel's number even where they name no feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree

from tui.feeds.html import without_long_tags
from tui.feeds.sites import channel_feed
from tui.text import safe_url

FEEDS_LIMIT = 30
"""Addresses that are given at most."""

_PAGE_LIMIT = 3_000_000
_LINKS_LIMIT = 5_000
_TYPES = re.compile(r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)|text/(?:rss|atom)\+xml|application/feed", re.I)
_LOOSE_TYPES = re.compile(r"(?:application|text)/(?:xml|json)", re.I)
_FEEDISH = re.compile(r"(?:^|[/._=?&-])(?:rss2?|atom|feeds?|rdf|index\.xml)(?:$|[/._=?&-])|\.(?:rss|atom|rdf)$", re.I)
_SPOKEN = re.compile(r"\b(?:rss|atom|feed|subscribe)\b", re.I)
_COMMENTS = re.compile(r"comment|replies", re.I)
_WELL_KNOWN = ("feed", "rss.xml", "feed.xml", "atom.xml", "index.xml", "rss", "feed.json")
_WELL_KNOWN_BELOW = ("feed", "rss.xml", "feed.xml", "index.xml")
_SECTION = re.compile(r"(?:/[a-z_~-]{1,20}){1,2}/?", re.I)
_CHANNEL = re.compile(rb"""(?:"(?:channelId|externalId)"\s*:\s*"|itemprop="channelId" content=")(UC[\w-]{22})""")
_FEED_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.I)
# The comments before it stand in an atomic group: tried in one way only, however many there are.
_PAGE_START = re.compile(rb"\s*(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


def looks_like_page(body: bytes, content_type: str = "") -> bool:
    """Whether these bytes are a web page, no feed: what they begin with counts more than what they are called."""
    head = body[:4096].lstrip(b"\xef\xbb\xbf")
    if _PAGE_START.match(head):
        return True
    return "html" in content_type.lower() and not _FEED_ROOT.search(head) and not head.lstrip().startswith(b"{")


def feeds_of(html: bytes, url: str) -> list[str]:
    """The addresses where the feeds of the page ``html`` at ``url`` may be, the surest first, each once.

    First what the page calls its feed, then links that look like one, then the usual places; feeds of comments last.
    """
    root = _tree(html[:_PAGE_LIMIT])
    base = _base(root, url)
    found = [*_named(root), *_linked(root)] if root is not None else []
    found.sort(key=lambda link: bool(_COMMENTS.search(link[0] + link[1])))  # stable: the order stays otherwise
    addresses = [*(_absolute(base, href) for href, _ in found), *_of_channel(html, url), *_usual(url)]
    return list(dict.fromkeys(address for address in addresses if address and address != url))[:FEEDS_LIMIT]


def _usual(url: str) -> Iterator[str]:
    """Where feeds usually are: below the page of a part of a site, and at the site's root.

    Not below a single article, where WordPress has the feed of its comments.
    """
    path = urlsplit(url).path
    if _SECTION.fullmatch(path):
        yield from (urljoin(url, f"{path.rstrip('/')}/{name}") for name in _WELL_KNOWN_BELOW)
    yield from (urljoin(url, f"/{name}") for name in _WELL_KNOWN)


def _of_channel(html: bytes, url: str) -> Iterator[str]:
    """The feed of the channel that a page of YouTube belongs to."""
    host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    if host in ("youtube.com", "youtu.be") and (found := _CHANNEL.search(html)):
        yield channel_feed(found[1].decode())


def _tree(html: bytes) -> etree._Element | None:
    parser = etree.HTMLParser(recover=True, huge_tree=True, no_network=True)
    try:
        return etree.fromstring(without_long_tags(html), parser)
    except etree.LxmlError:
        return None


def _base(root: etree._Element | None, url: str) -> str:
    """What the page's links are relative to."""
    base = root.find(".//base[@href]") if root is not None else None
    return url if base is None else _absolute(url, base.get("href") or "") or url


def _named(root: etree._Element) -> Iterator[tuple[str, str]]:
    """(address, title) of what the page calls its feeds."""
    links = [link for link in root.iter("link") if {"alternate", "feed"} & set((link.get("rel") or "").lower().split())]
    for types in (_TYPES, _LOOSE_TYPES):
        for link in links:
            kind, href = link.get("type") or "", link.get("href") or ""
            if types.match(kind.strip()) and "oembed" not in href and "wp-json" not in href:
                yield href, link.get("title") or ""


def _linked(root: etree._Element) -> Iterable[tuple[str, str]]:
    """(address, text) of links that look like feeds; those whose text says so as well come first."""
    spoken: list[tuple[str, str]] = []
    silent: list[tuple[str, str]] = []
    for number, link in enumerate(root.iter("a")):
        if number >= _LINKS_LIMIT:
            break
        href = link.get("href") or ""
        if not href or href.startswith("#") or not _is_feedish(href):
            continue
        words = " ".join(filter(None, (link.text, link.get("title"), link.get("class"))))
        (spoken if _SPOKEN.search(words) else silent).append((href, words))
    return [*spoken, *silent]


def _is_feedish(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return bool(_FEEDISH.search(parts.path) or _FEEDISH.search("?" + parts.query))


def _absolute(base: str, href: str) -> str:
    """``href`` as an address that can be fetched, or an empty string."""
    href = re.sub(r"^feed:(?://)?(?=https?:)", "", href.strip(), flags=re.I)
    href = re.sub(r"^feed://", "http://", href, flags=re.I)
    try:
        address = safe_url(urljoin(base, href))
    except ValueError:
        return ""
    return address if address.startswith(("http://", "https://")) else ""
