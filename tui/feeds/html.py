"""The HTML of an article into a ``Body``: paragraphs, headings, lists, quotations, code, tables, images and links.

Nothing that a browser hides gets in. lxml reads the markup, one walk without recursion reads the tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import urljoin

from lxml import etree

from tui.feeds import tracking
from tui.feeds.blocks import Blocks
from tui.model import Body
from tui.text import clean, safe_url

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
_PAGE_END = re.compile(r"</(?:body|html)\s*>|<plaintext\b[^>]*>", re.I)
# libxml2 compares every attribute of a tag with every other: 100,000 of them take 11 s. No honest tag is this long,
# but for an image that carries its own data, which we could not show.
_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{20000,}>?")

_HIDDEN = frozenset((
    "applet", "audio", "button", "canvas", "datalist", "dialog", "embed", "frame", "head", "iframe", "input", "map",
    "meter", "noframes", "noscript", "object", "optgroup", "option", "progress", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
))  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_PARAGRAPHS = frozenset((
    "address", "article", "aside", "body", "caption", "center", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "html", "legend", "main", "menu",
    "nav", "p", "search", "section", "summary", "tbody", "td", "tfoot", "th", "thead", "tr",
))  # fmt: skip
_CODE = frozenset({"pre", "xmp", "listing"})
_LANGUAGE = re.compile(
    r"(?:^|[\s;])(?:language-|lang-|highlight-source-|highlight-(?!source)|brush:\s*|sourceCode\s+)([\w+#.-]{1,30})",
    re.I,
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_LAYOUT = frozenset({"table", "ul", "ol", "dl", "blockquote", "pre", "hr", "figure", *_HEADINGS})
_LONG_CELL = 800
_DEEPEST = 9
_PIXEL = 3
_ICON = 32
_UNKNOWN = 10**6  # pixels, more than an attribute can say: of an image that does not tell its size


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
    page, hidden = _Page(base), None
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if _is_hidden(element):
                hidden = element
                walk.skip_subtree()
                continue
            page.start(element)
            if element.text:
                page.blocks.text(element.text)
        else:
            if element is not hidden:
                page.end(element)
            if element.tail and element is not root:
                page.blocks.text(element.tail)
        if page.blocks.full:
            break
    return page.blocks.body()


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


def _is_hidden(element: etree._Element) -> bool:
    """Whether a browser would not show it."""
    if element.tag in _HIDDEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN_STYLE.search(style) is not None


def _is_data(table: etree._Element) -> bool:
    """Whether a table holds data in rows and columns, not the layout of a page. Reads each element of a page once."""
    rows = columns = widest = images = 0
    for element in table.iterdescendants():
        tag = element.tag
        if tag in _LAYOUT or len(element.text or "") > _LONG_CELL:
            return False
        if tag == "tr":
            rows, columns = rows + 1, 0
        elif tag in ("td", "th"):
            columns += 1
            widest = max(widest, columns)
        images += tag == "img"
    return widest >= 2 and rows >= (3 if images else 2)


class _Page:
    """What the walk knows: the blocks so far, and the lists, quotations and tables that are open."""

    def __init__(self, base: str) -> None:
        self.blocks = Blocks()
        self._base = base
        self._lists: list[int | None] = []  # the next number, None where items have bullets
        self._quotes = 0
        self._tables: list[bool] = []  # whether it holds data

    def start(self, element: etree._Element) -> None:
        """An element begins."""
        tag = str(element.tag)
        if enter := _ENTER.get(tag):
            enter(self, element)
        elif tag in _PARAGRAPHS:
            self.blocks.split()
        elif tag in _HEADINGS:
            self.blocks.enter("heading", _HEADINGS[tag])
        elif tag in _CODE:
            self.blocks.enter("code", marker=_language(element))

    def end(self, element: etree._Element) -> None:
        """An element ends."""
        tag = str(element.tag)
        if leave := _LEAVE.get(tag):
            leave(self)
        elif tag in _PARAGRAPHS:
            self.blocks.split()
        elif tag in _HEADINGS or tag in _CODE:
            self.blocks.leave()

    def open_list(self, element: etree._Element) -> None:
        """A list begins; its items are numbered if it is an ordered one."""
        self.blocks.split()
        self._lists.append(_number(element.get("start"), 1) if element.tag == "ol" else None)

    def close_list(self) -> None:
        """A list ends."""
        self.blocks.split()
        self._lists.pop()

    def open_item(self, element: etree._Element) -> None:
        """An item of a list, with its number or a bullet."""
        number = self._lists[-1] if self._lists else None
        if number is not None:
            number = _number(element.get("value"), number)
            self._lists[-1] = number + 1
        level = min(max(len(self._lists), 1), _DEEPEST)
        self.blocks.enter("item", level, "•" if number is None else f"{number}.")

    def open_definition(self, _: etree._Element) -> None:
        """The term of a list of definitions, or what it is."""
        self.blocks.enter("item", 1)

    def open_quotation(self, _: etree._Element) -> None:
        """A quotation begins, perhaps inside another one."""
        self._quotes += 1
        self.blocks.enter("quote", min(self._quotes, _DEEPEST))

    def close_quotation(self) -> None:
        """A quotation ends."""
        self._quotes -= 1
        self.blocks.leave()

    def open_table(self, element: etree._Element) -> None:
        """A table begins; one that only arranges a page is no table."""
        self._tables.append(_is_data(element))
        if self._tables[-1]:
            self.blocks.enter("table")
        else:
            self.blocks.split()

    def close_table(self) -> None:
        """A table ends."""
        if self._tables.pop():
            self.blocks.leave()
        else:
            self.blocks.split()

    def open_row(self, _: etree._Element) -> None:
        """A row of a table."""
        if self._tables and self._tables[-1]:
            self.blocks.row()
        else:
            self.blocks.split()

    def open_cell(self, _: etree._Element) -> None:
        """A cell of a table."""
        if self._tables and self._tables[-1]:
            self.blocks.cell()
        else:
            self.blocks.split()

    def open_link(self, element: etree._Element) -> None:
        """A link that leads out of the text."""
        href = (element.get("href") or "").strip()
        if href and not href.startswith("#"):
            self.blocks.link(_resolved(href, self._base))

    def image(self, element: etree._Element) -> None:
        """An image; one as small as a letter stands for that letter, one of a pixel counts readers and is left out."""
        alt = element.get("alt") or element.get("title") or ""
        width, height = _number(element.get("width"), _UNKNOWN), _number(element.get("height"), _UNKNOWN)
        size = min(width, height)
        source = _source(element)
        if tracking.is_pixel(source):
            return
        url = _resolved(source, self._base)
        if size <= _ICON or "smiley" in (element.get("class") or "") or "emoji" in (element.get("class") or ""):
            if size > _PIXEL:
                self.blocks.text(alt)
        elif url or alt:
            known = max(width, height) < _UNKNOWN
            self.blocks.image(alt, url, width if known else 0, height if known else 0)


_Enter = Callable[[_Page, etree._Element], None]
_Leave = Callable[[_Page], None]

_ENTER: dict[str, _Enter] = {
    "a": _Page.open_link,
    "blockquote": _Page.open_quotation,
    "br": lambda page, _: page.blocks.line_break(),
    "dd": _Page.open_definition,
    "hr": lambda page, _: page.blocks.rule(),
    "img": _Page.image,
    "li": _Page.open_item,
    "ol": _Page.open_list,
    "q": lambda page, _: page.blocks.text("“"),
    "table": _Page.open_table,
    "td": _Page.open_cell,
    "th": _Page.open_cell,
    "tr": _Page.open_row,
    "ul": _Page.open_list,
}
_LEAVE: dict[str, _Leave] = {
    "a": lambda page: page.blocks.link(""),
    "blockquote": _Page.close_quotation,
    "dd": lambda page: page.blocks.leave(),
    "li": lambda page: page.blocks.leave(),
    "ol": _Page.close_list,
    "q": lambda page: page.blocks.text("”"),
    "table": _Page.close_table,
    "ul": _Page.close_list,
}


def _language(code: etree._Element) -> str:
    """The language that a page names its code by: in a class of it, of the element in it or of those around it."""
    around = (code.getparent(), getattr(code.getparent(), "getparent", lambda: None)())
    for element in (code, *code[:1], *around):
        classes = element.get("class") if element is not None else None
        if classes and (found := _LANGUAGE.search(classes)):
            return found[1].lower()
    return ""


def _source(image: etree._Element) -> str:
    """An image's address; pages that load images late keep it beside ``src``."""
    for name in ("src", "data-src", "data-original", "data-lazy-src", "srcset"):
        value = (image.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return value.split()[0].rstrip(",")
    return ""


def _resolved(href: str, base: str) -> str:
    """``href`` as an absolute address that can be opened, or an empty string."""
    if not href.startswith(("http://", "https://")):
        try:
            href = urljoin(base, href)
        except ValueError:
            return ""
    return tracking.cleaned(safe_url(href.replace(" ", "%20")))


def _number(value: str | None, default: int) -> int:
    """An attribute's number ("24", "24px"), or ``default``."""
    match = re.match(r"\s*(-?\d{1,6})(?![\d%])", value or "")
    return int(match[1]) if match else default


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
