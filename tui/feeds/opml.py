"""Subscription lists in OPML (http://opml.org/spec2.opml), read as other readers write them, and written.

A list from elsewhere is foreign input: entities are not expanded, nothing is loaded, sizes and depths have limits, and
only http, https and file addresses come through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urljoin

from lxml import etree

from tui.errors import NotAFeed, TooLarge
from tui.feeds import references
from tui.model import Feed
from tui.text import clean, line, safe_url, without_secrets

SIZE_LIMIT = 10_000_000
"""Bytes of a list that are read."""

FEEDS_LIMIT = 10_000
"""Subscriptions of a list that are brought in."""

_FOLDER_LIMIT = 100
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OPML = re.compile(rb"<(?:\w+:)?(?:opml|outline)[\s>]", re.I)
_CONTROLS = bytes(set(range(32)) - set(b"\t\r\n"))
_OUTLINE = re.compile(r"(?:^|[}:])outline$", re.I)
_END = "outline-end"
_ENDS = b"<%b/>" % _END.encode()
# Where a list is nested deeper than the parser follows (255 elements), its outlines are told apart by their tags alone.
_TAGS = re.compile(
    rb"<(?P<name>(?:[\w.-]+:)?outline\b(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>|</(?:[\w.-]+:)?outline\s*>", re.I
)
_BARE_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)", re.I)
_UNWRITABLE = re.compile("[\ufffe\uffff]")
"""No characters: XML can hold all that is clean but these."""
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed in a list: its address, and the title and folder it has there ("A/B" for a folder in a folder).

    ``origin`` is the list's own address, where it is one on the web.
    """

    url: str
    title: str = ""
    folder: str = ""
    origin: str = ""


def read(data: bytes, base: str = "") -> list[Subscription]:
    """The subscriptions in ``data``, in order, each address once. Malformed lists give what can be read of them.

    ``base`` is the list's own address, by which relative ones go. Where they lead is for the caller to judge.
    Raises NotAFeed if it is no OPML at all, or nested so deeply that nothing is found, TooLarge above ``SIZE_LIMIT``.
    """
    if len(data) > SIZE_LIMIT:
        raise TooLarge(f"this list of feeds is larger than {SIZE_LIMIT / 1e6:.0f} MB")
    root, too_deep = _tree(data)
    if root is None:
        raise NotAFeed("this is no list of feeds (OPML)")
    found: dict[str, Subscription] = {}
    folders = [""]
    for element in _outlines(root):
        if element is None:
            if len(folders) > 1:
                folders.pop()
            continue
        names = {str(name).lower(): str(value) for name, value in element.attrib.items()}
        address, title = _address(names, base), line(names.get("text") or names.get("title") or "")
        if address:
            folder = folders[-1] or _category(names)
            found.setdefault(address, Subscription(address, title, line(folder, _FOLDER_LIMIT)))
        folders.append(folders[-1] if address else _within(folders[-1], title.replace("/", "∕")))
    if not found and too_deep:
        raise NotAFeed("this list of feeds has folders within folders, deeper than can be read, and no feed above")
    return list(found.values())


def _within(folder: str, title: str) -> str:
    """The path of a folder in another one; what is longer than we keep is not made longer still."""
    return folder if len(folder) > _FOLDER_LIMIT else "/".join(filter(None, (folder, title)))


def _outlines(root: etree._Element) -> Iterator[etree._Element | None]:
    """The outlines of a list in turn, and None where one ends."""
    is_flat = root.find(f".//{_END}") is not None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and _OUTLINE.search(tag):
            yield element
        elif event == "end" and (tag == _END if is_flat else _OUTLINE.search(tag)):
            yield None


def _tree(data: bytes) -> tuple[etree._Element | None, bool]:
    """The list as a tree, or None if it is none, and whether it goes on deeper than that.

    Its document type, where the bombs are, is taken out before.
    """
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = _without_doctype(data.translate(None, _CONTROLS).lstrip(b"\xef\xbb\xbf \t\r\n"))
        data = _BARE_AMPERSAND.sub(b"&amp;", references.whole(data))
    root, too_deep = _parsed(data)
    return _parsed(_TAGS.sub(_flat, data)) if too_deep else (root, False)


def _parsed(data: bytes) -> tuple[etree._Element | None, bool]:
    """As ``_tree``, of what is fit for the parser."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, False
    # lxml-stubs promise a tree; with recover there may be none.
    if root is None or not _OPML.search(etree.tostring(root, encoding="utf-8")[:100_000]):
        return None, False
    return root, any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log)


def _flat(tag: re.Match[bytes]) -> bytes:
    """A tag of an outline as an element without contents, with another one where the outline ends."""
    if tag["name"] is None:
        return _ENDS
    return b"<%b/>%b" % (tag["name"].rstrip(b"/"), _ENDS if tag["name"].endswith(b"/") else b"")


def _without_doctype(data: bytes) -> bytes:
    """``data`` less its first document type; tried at one place only, so that a flood of them costs nothing."""
    start = data.upper().find(b"<!DOCTYPE")
    found = _DOCTYPE.match(data, start) if start >= 0 else None
    return data[:start] + data[found.end() :] if found else data


def _address(names: dict[str, str], base: str) -> str:
    """The address of an outline that is a feed. Some programs write ``url``, which links (type="link") have as well."""
    raw = names.get("xmlurl") or (names.get("url", "") if names.get("type", "").lower() in ("rss", "atom") else "")
    address = re.sub(r"^feed:(?://)?(?=https?:)", "", clean(raw).strip(), flags=re.I)
    if raw and base and not re.match(r"[a-z]+:", address, re.I):
        try:
            address = urljoin(base, address)
        except ValueError:
            return ""
    if address.startswith("file:"):
        return address
    address = safe_url(re.sub(r"^feed://", "http://", address, flags=re.I).replace(" ", "%20"))
    return address if address.lower().startswith(("http://", "https://")) else ""


def _category(names: dict[str, str]) -> str:
    """The first category of an outline outside every folder: "/Tech/News,/Fun" is Tech/News."""
    return names.get("category", "").split(",")[0].strip().strip("/")


def write(feeds: Iterable[Feed]) -> str:
    """An OPML 2.0 document with ``feeds`` in their folders. User names and passwords in addresses are left out."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Wireroom subscriptions"
    body = etree.SubElement(root, "body")
    for folder, members in groupby(sorted(feeds, key=_place), key=lambda feed: feed.folder):
        parent = body
        for name in filter(None, folder.split("/")):
            parent = _folder(parent, _written(line(name)))
        for feed in members:
            title = _written(line(feed.title) or without_secrets(feed.url))
            outline = etree.SubElement(parent, "outline", type="rss", text=title, title=title)
            outline.set("xmlUrl", _written(without_secrets(clean(feed.url))))
            if feed.site:
                outline.set("htmlUrl", _written(without_secrets(clean(feed.site))))
    return _DECLARATION + etree.tostring(root, encoding="unicode", pretty_print=True)


def _written(text: str) -> str:
    """Clean text as an attribute can hold it."""
    return _UNWRITABLE.sub("", text)


def _place(feed: Feed) -> tuple[str, str]:
    return feed.folder, feed.title.casefold()


def _folder(parent: etree._Element, name: str) -> etree._Element:
    """The folder ``name`` in ``parent``, made if it is not the last one there."""
    last = parent[-1] if len(parent) else None
    if last is not None and last.get("xmlUrl") is None and last.get("text") == name:
        return last
    return etree.SubElement(parent, "outline", text=name, title=name)
