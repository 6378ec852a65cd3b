"""What each element of HTML does to the body that a page becomes, and which elements a browser would not show."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin

from lxml import etree

from tui.feeds import tracking
from tui.feeds.blocks import Blocks
from tui.text import safe_url

HIDDEN = frozenset((
    "applet", "audio", "button", "canvas", "datalist", "dialog", "embed", "frame", "head", "iframe", "input", "map",
    "meter", "noframes", "noscript", "object", "optgroup", "option", "progress", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
))  # fmt: skip
"""Elements that a browser does not show as text."""

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
PARAGRAPHS = frozenset((
    "address", "article", "aside", "body", "caption", "center", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "html", "legend", "main", "menu",
    "nav", "p", "search", "section", "summary", "tbody", "td", "tfoot", "th", "thead", "tr",
))  # fmt: skip
"""Elements with a paragraph's borders: all that they do, where ``ENTER`` or ``LEAVE`` has nothing for them."""

_CODE = frozenset({"pre", "xmp", "listing"})
_LANGUAGE = re.compile(
    r"(?:^|[\s;])(?:language-|lang-|highlight-source-|highlight-(?!source)|brush:\s*|sourceCode\s+)([\w+#.-]{1,30})",
    re.I,
)
_NUMBER = re.compile(r"\s*(-?\d{1,6})(?![\d%])")
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_LAYOUT = frozenset({"table", "ul", "ol", "dl", "blockquote", "pre", "hr", "figure", *_HEADINGS})
_LONG_CELL = 800
_DEEPEST = 9
_PIXEL = 3
_ICON = 32
_UNKNOWN = 10**6  # pixels, more than an attribute can say: of an image that does not tell its size


def is_unseen(element: etree._Element) -> bool:
    """Whether an attribute keeps a browser from showing it."""
    if element.get("hidden") is not None:
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


class Page:
    """What the walk knows: the blocks so far, and the lists, quotations and tables that are open."""

    def __init__(self, base: str) -> None:
        self.blocks = Blocks()
        self._base = base
        self._lists: list[int | None] = []  # the next number, None where items have bullets
        self._quotes = 0
        self._tables: list[bool] = []  # whether it holds data

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


_Enter = Callable[[Page, etree._Element], None]
_Leave = Callable[[Page], None]

ENTER: dict[object, _Enter] = {
    **dict.fromkeys(_HEADINGS, lambda page, element: page.blocks.enter("heading", _HEADINGS[str(element.tag)])),
    **dict.fromkeys(_CODE, lambda page, element: page.blocks.enter("code", marker=_language(element))),
    "a": Page.open_link,
    "blockquote": Page.open_quotation,
    "br": lambda page, _: page.blocks.line_break(),
    "dd": Page.open_definition,
    "hr": lambda page, _: page.blocks.rule(),
    "img": Page.image,
    "li": Page.open_item,
    "ol": Page.open_list,
    "q": lambda page, _: page.blocks.text("“"),
    "table": Page.open_table,
    "td": Page.open_cell,
    "th": Page.open_cell,
    "tr": Page.open_row,
    "ul": Page.open_list,
}
"""What the walk does where an element begins."""

LEAVE: dict[object, _Leave] = {
    **dict.fromkeys((*_HEADINGS, *_CODE), lambda page: page.blocks.leave()),
    "a": lambda page: page.blocks.link(""),
    "blockquote": Page.close_quotation,
    "dd": lambda page: page.blocks.leave(),
    "li": lambda page: page.blocks.leave(),
    "ol": Page.close_list,
    "q": lambda page: page.blocks.text("”"),
    "table": Page.close_table,
    "ul": Page.close_list,
}
"""What the walk does where an element ends."""


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
    match = _NUMBER.match(value) if value else None
    return int(match[1]) if match else default
