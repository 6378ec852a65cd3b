"""The full text of a web page, without its menus, adverts and comments.

trafilatura finds it: F1 .962 on the scrapinghub article-extraction-benchmark with ``fast=True``, the best of the eight
measured (``bench/full_text.py``). Called in a worker process that is killed at its limits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from tui.errors import FeedError
from tui.feeds import html, walls
from tui.feeds.redirects import host_of
from tui.feeds.sifting import sift
from tui.model import Body
from tui.text import line, without_secrets

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PAGE_LIMIT = 3_000_000
"""Bytes of a page that are read."""

_SHORTEST = 100  # characters of prose: less is a menu, or a page that wants scripts

# trafilatura's elements (after TEI) and the HTML that they stand for.
_NAMES = {
    "ab": "h3", "cell": "td", "code": "pre", "fw": "h3", "graphic": "img", "hi": "span", "item": "li", "lb": "br",
    "quote": "blockquote", "ref": "a", "row": "tr",
}  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def article(page: bytes, url: str) -> Body:
    """The text of the article on ``page``, fetched from ``url``.

    Raises FeedError if there is none, which says what stands before it where that can be told.
    """
    tree = _tree(page)
    # Asked for links and images, trafilatura lets captions, lists of links and whole other articles through.
    strict = _read(tree, url, whole=False)
    prose = sum(map(len, strict.paragraphs))
    if wall := walls.named(page, url, prose):
        raise FeedError(f"{wall} ({line(host_of(url), 100)}): open it in the browser")
    if prose < _SHORTEST:
        raise FeedError(f"no article text was found at {line(without_secrets(url), 200) or 'this page'}")
    return sift(_read(tree, url, whole=True), strict)


def _tree(page: bytes) -> HtmlElement | None:
    """The page parsed once for both readings, each of which takes a copy; None where there is nothing to parse."""
    import trafilatura

    tree: HtmlElement | None = trafilatura.load_html(html.without_long_tags(page[:PAGE_LIMIT]))
    return tree


def _read(page: HtmlElement | None, url: str, *, whole: bool) -> Body:
    """What trafilatura finds, with links and images if it is the ``whole`` of it."""
    import trafilatura
    from trafilatura.settings import Document

    found = page is not None and trafilatura.bare_extraction(
        page,
        url=url,
        fast=True,
        include_comments=False,
        include_formatting=True,
        include_images=whole,
        include_links=whole,
        include_tables=True,
    )
    return html.tree_body(_as_html(found.body), url) if isinstance(found, Document) else Body()


def _as_html(root: etree._Element) -> etree._Element:
    """trafilatura's tree with its elements renamed, in place."""
    for element in root.iter(etree.Element):
        tag, rend = str(element.tag), element.get("rend") or ""
        if tag == "head":
            element.tag = rend if rend in _HEADINGS else "h2"
        elif tag == "list":
            element.tag = "ol" if rend == "ol" else "ul"
        elif tag == "code" and "\n" not in "".join(element.itertext()):
            element.tag = "span"
        else:
            element.tag = _NAMES.get(tag, tag)
        if tag == "ref":
            element.set("href", element.get("target") or "")
    return root
