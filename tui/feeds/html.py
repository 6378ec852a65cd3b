"""The HTML of an article into a ``Body``: paragraphs, headings, lists, quotations, code, tables, images and links.

Nothing that a browser hides gets in. lxml reads the markup, one walk without recursion reads the tree.
"""

from __future__ import annotations

import re
from html import unescape

from lxml import etree

from tui.feeds.blocks import Blocks
from tui.feeds.elements import ENTER, HIDDEN, LEAVE, PARAGRAPHS, Page, is_unseen
from tui.model import Body
from tui.text import clean

SOURCE_LIMIT = 3_000_000
"""Characters of markup that are read."""

_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
_TAG = re.compile(r"<[a-zA-Z/!?]")
_ANY_TAG = re.compile(r"<!--.*?(?:-->|$)|<[a-zA-Z/!?][^<>]*>?", re.S)
_BLOCK_TAG = re.compile(
    r"<(?:p|br|div|li|h[1-6]|table|tr|pre|blockquote|section|article|figure|ul|ol|dl|hr|textarea|xmp)\b", re.I
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_ESCAPED_TAG = re.compile(r"&lt;(?:p|div|br ?/?|/a|/b|/i|/p|/em|/strong|/h\d|/li)&gt;", re.I)
_PAGE_END = re.compile(r"</(?:body|html)\s*>|<plaintext\b[^<>]*>", re.I)
# libxml2 compares every attribute of a tag with every other: 100,000 of them take 11 s. No honest tag is this long,
# but for an image that carries its own data, which we could not show.
_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{20000,}>?")


def body(html: str, base: str = "") -> Body:
    """``html`` as a body; links and images are resolved against ``base``. Text without tags is split at blank lines."""
    source = html[:SOURCE_LIMIT]
    if not _TAG.search(source) and _ESCAPED_TAG.search(source):
        source = unescape(source)  # escaped once too often: nobody writes a text that ends in &lt;/p&gt;
    if not _TAG.search(source):
        return _plain(unescape(source))
    root = _tree(source)
    return _plain(unescape(_ANY_TAG.sub("\n\n", source))) if root is None else tree_body(root, base)


def tree_body(root: etree._Element, base: str = "") -> Body:
    """The body of a tree of HTML elements."""
    page, hidden = Page(base), None
    blocks = page.blocks
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in HIDDEN or (element.keys() and is_unseen(element)):
                hidden = element
                walk.skip_subtree()
                continue
            if enter := ENTER.get(tag):
                enter(page, element)
            elif tag in PARAGRAPHS:
                blocks.split()
            if text := element.text:
                blocks.text(text)
        else:
            if element is hidden:
                pass
            elif leave := LEAVE.get(tag):
                leave(page)
            elif tag in PARAGRAPHS:
                blocks.split()
            if (text := element.tail) and element is not root:
                blocks.text(text)
        if blocks.full:
            break
    return blocks.body()


def _tree(source: str) -> etree._Element | None:
    """``source`` parsed, or None if there is nothing in it, or it nests deeper than the parser follows."""
    if not _BLOCK_TAG.search(source):
        source = _BLANK_LINE.sub("<p>", source)  # only inline tags: its paragraphs are those of a plain text
    source = _PAGE_END.sub("", source)
    root = etree.fromstring(without_long_tags(source.encode("utf-8", "replace")), _PARSER)
    log = _PARSER.error_log
    too_deep = len(log) > 0 and log[-1].type == etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return None if too_deep else root


def without_long_tags(page: bytes) -> bytes:
    """``page`` without tags of more than 20,000 bytes, over which a parser would spend seconds."""
    return _LONG_TAG.sub(b"", page) if len(page) > 20_000 else page


# --- text without tags ---

_LONG_LINE = 120
_WRAPPED = 45


def _plain(text: str) -> Body:
    """A plain text as a body, a paragraph at each blank line."""
    blocks = Blocks()
    for paragraph in re.split(r"\n\s*\n", clean(text)):
        lines = [line for line in map(str.strip, paragraph.split("\n")) if line]
        if not lines:
            continue
        # Long lines are paragraphs; lines that are all about as long were wrapped; short ones are meant to be lines.
        end = blocks.flush if max(map(len, lines)) > _LONG_LINE else blocks.line_break
        wrapped = min(map(len, lines[:-1]), default=0) >= _WRAPPED
        for line in lines:
            blocks.text(line if end == blocks.flush or not wrapped else line + " ")
            if end == blocks.flush or not wrapped:
                end()
        blocks.flush()
    return blocks.body()
