"""The plain kind of RSS 2.0, RSS 1.0 and Atom 1.0, read by lxml into just what feedparser would give, ten times faster.

feedparser decides whatever may be read in more ways than one: here a feed is refused (None) at the first element,
attribute or character that it is not certain about. Of the feeds that are left, which is most of those that are out
there, both give the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from tui.feeds.times import usual

_ATOM = "{http://www.w3.org/2005/Atom}"
_RSS1 = "{http://purl.org/rss/1.0/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_SY = "{http://purl.org/rss/1.0/modules/syndication/}"
_MEDIA = "{http://search.yahoo.com/mrss/}"

# What may be read in more ways than one: declared entities, other bases and encodings, characters of Windows code
# pages, halves of characters.
_DOUBTFUL = (
    re.compile(rb"<!(?!\[CDATA\[|--)"),
    re.compile(rb"xml:(?:base|space)|xmlns:xml"),
    re.compile(rb"\xc2[\x80-\x9f]"),
    re.compile(rb"&#(?:0*1[2-5]\d|[xX]0*[89][0-9a-fA-F]|[xX]0*[dD][89a-fA-F]..|0*5[5-7]\d{3});"),
    re.compile(rb"\x00"),
)
_DECLARED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.-]+)""", re.I)
_UTF8 = frozenset({"utf-8", "utf8"})
_MAY_BE_HTML = re.compile(r"</\w|&#?\w+;")
_QUERY = re.compile(r"&([A-Za-z0-9_]+);")

# Elements that say nothing of what we keep. With children they may: a title within a picture.
_IGNORED_OF_ITEM = frozenset({
    "category", "comments", "enclosure", f"{_MEDIA}content", f"{_MEDIA}thumbnail",
    "{http://purl.org/rss/1.0/modules/slash/}comments", "{http://wellformedweb.org/CommentAPI/}commentRss",
    "{http://purl.org/syndication/thread/1.0}total", f"{_DC}subject",
})  # fmt: skip
_IGNORED_OF_CHANNEL = frozenset({
    "category", "cloud", "copyright", "description", "docs", "generator", "language", "lastBuildDate", "pubDate", "ttl",
    f"{_SY}updatePeriod", f"{_SY}updateFrequency", f"{_SY}updateBase",
})  # fmt: skip
_IGNORED_WHOLE = frozenset({"image", "skipHours", "skipDays", "items"})
_IGNORED_OF_ATOM = frozenset({"category", "generator", "rights", "icon", "logo", "subtitle"})
_TEXT = {None: "text/plain", "text": "text/plain", "html": "text/html"}


@dataclass(frozen=True, slots=True)
class Found:
    """A feed as feedparser gives it, as far as it is asked for."""

    version: str
    feed: dict[str, Any]
    entries: list[dict[str, Any]] = field(default_factory=list)

    def get(self, key: str) -> Any:
        """``version``: what feedparser's result has under that key."""
        return getattr(self, key)


class _DoubtError(Exception):
    """Something that feedparser should decide."""


def read(body: bytes, content_type: str) -> Found | None:
    """The feed in ``body``, as it came but for junk before it; None if feedparser has to read it."""
    if not _is_plain(body, content_type):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(body, parser)
        if root.tag == "rss" and root.get("version") == "2.0" and len(root) == 1 and root[0].tag == "channel":
            return _rss("rss20", root[0], root[0].findall("item"))
        if root.tag == f"{_RDF}RDF" and len(root) and root[0].tag == f"{_RSS1}channel":
            return _rdf(root)
        if root.tag == f"{_ATOM}feed":
            return _atom(root)
    except (etree.XMLSyntaxError, _DoubtError, ValueError):
        return None  # feedparser is asked, and has its say on it
    return None


def _is_plain(body: bytes, content_type: str) -> bool:
    """Whether all agree that it is UTF-8."""
    declared, charset = _DECLARED.match(body[:200]), _CHARSET.search(content_type)
    said = [declared[1].decode("ascii").lower() if declared else "utf-8", charset[1].lower() if charset else "utf-8"]
    if not _UTF8.issuperset(said) or not body.startswith(b"<") or any(sign.search(body) for sign in _DOUBTFUL):
        return False
    # Text without a charset is ASCII, says RFC 3023, and what references add to that is not looked at twice.
    return not (content_type.startswith("text/") and not charset and body.isascii() and b"&#" in body)


# --- RSS ---


def _rss(version: str, channel: etree._Element, items: list[etree._Element]) -> Found:
    """RSS 2.0, where items stand in the channel, or RSS 1.0, where they stand beside it."""
    feed: dict[str, Any] = {}
    for child in channel:
        tag = _tag(child)
        if tag == "title":
            _add_title(feed, _text(child))
        elif tag == "link":
            _once(feed, "link", _query(_text(child)))
        elif tag == f"{_ATOM}link":
            _refuse(child.get("rel") in (None, "alternate"))
        elif tag in _IGNORED_OF_CHANNEL:
            _refuse(len(child) > 0)
        else:
            _refuse(tag not in _IGNORED_WHOLE and tag != "item")
    return Found(version, feed, [_item(item) for item in items])


def _rdf(root: etree._Element) -> Found:
    """RSS 1.0: the channel and its items stand side by side."""
    for child in root[1:]:
        _refuse(_tag(child) not in ("item", "image", "textinput"))
    return _rss("rss10", root[0], root.findall(f"{_RSS1}item"))


def _item(item: etree._Element) -> dict[str, Any]:
    """An item as feedparser's entry."""
    entry: dict[str, Any] = {}
    if about := item.get(f"{_RDF}about"):
        entry["id"] = about
    _refuse(len(item.attrib) > (1 if about else 0))
    is_link = False
    for child in item:
        tag = _tag(child)
        if tag == "title":
            _add_title(entry, _text(child))
        elif tag == "link":
            _once(entry, "link", _query(_text(child)))
        elif tag == "guid":
            is_link = child.get("isPermaLink", "true") == "true"
            _refuse(not set(child.attrib) <= {"isPermaLink"})
            _once(entry, "id", _text(child, attributes=True))
        elif tag == "pubDate":
            _add_time(entry, "published", _text(child))
        elif tag == f"{_DC}date":
            _add_time(entry, "updated", _text(child))
        elif tag == "description":
            _once(entry, "summary_detail", {"type": "text/html", "base": "", "value": _text(child)})
        elif tag == _CONTENT:
            _once(entry, "content", [{"type": "text/html", "base": "", "value": _text(child)}])
        elif tag in ("author", f"{_DC}creator"):
            name = _text(child)
            _refuse("@" in name or not name)
            _once(entry, "authors", [{"name": name}])
        else:
            _refuse(tag not in _IGNORED_OF_ITEM or len(child) > 0)
    if is_link:
        entry.setdefault("link", entry["id"])
    return entry


# --- Atom ---


def _atom(root: etree._Element) -> Found:
    feed: dict[str, Any] = {"links": []}
    entries = []
    for child in root:
        tag = _tag(child)
        if tag == f"{_ATOM}entry":
            entries.append(_entry(child))
        elif not _add_common(feed, child, tag):
            _refuse(tag not in {_ATOM + name for name in _IGNORED_OF_ATOM} or len(child) > 0)
    return Found("atom10", _linked(feed), entries)


def _entry(element: etree._Element) -> dict[str, Any]:
    """An entry of Atom as feedparser's."""
    entry: dict[str, Any] = {"links": []}
    _refuse(len(element.attrib) > 0)
    for child in element:
        tag = _tag(child)
        if tag == f"{_ATOM}published":
            _add_time(entry, "published", _text(child))
        elif tag == f"{_ATOM}summary":
            _once(entry, "summary_detail", _content(child))
        elif tag == f"{_ATOM}content":
            _once(entry, "content", [_content(child)])
        elif not _add_common(entry, child, tag):
            _refuse(tag != f"{_ATOM}category" or len(child) > 0)
    return _linked(entry)


def _linked(holder: dict[str, Any]) -> dict[str, Any]:
    """For feedparser an id is the link of what has no other one."""
    if "id" in holder:
        holder.setdefault("link", holder["id"])
    return holder


def _add_common(holder: dict[str, Any], child: etree._Element, tag: str) -> bool:
    """Add what feeds and entries of Atom both have; gives whether it was such a thing."""
    if tag == f"{_ATOM}title":
        kind = _TEXT.get(child.get("type"), "")
        _refuse(not kind or not set(child.attrib) <= {"type"})
        value = _text(child, attributes=True)
        _once(holder, "title", value)
        holder["title_detail"] = {"type": kind}
    elif tag == f"{_ATOM}link":
        link = {"rel": child.get("rel", "alternate"), "href": child.get("href", "")}
        _refuse(not link["href"] or any(name in child.attrib for name in ("url", "uri")))
        kind = child.get("type", "text/html" if link["rel"] != "self" else "application/atom+xml")
        holder["links"].append(link)
        if link["rel"] == "alternate" and kind in ("text/html", "application/xhtml+xml"):
            holder["link"] = link["href"]
        _refuse(link["rel"] == "alternate" and kind == "html")
    elif tag == f"{_ATOM}id":
        _once(holder, "id", _text(child))
    elif tag == f"{_ATOM}updated":
        _add_time(holder, "updated", _text(child))
    elif tag == f"{_ATOM}author":
        names = child.findall(f"{_ATOM}name")
        _refuse(len(names) != 1 or any(len(part) for part in child))
        name = _text(names[0])
        _refuse(not name or child.find(f"{_ATOM}email") is not None)
        holder.setdefault("authors", []).append({"name": name})
    else:
        return False
    return True


def _content(element: etree._Element) -> dict[str, str]:
    """A summary or a content that is text or escaped HTML."""
    kind = _TEXT.get(element.get("type"), "")
    _refuse(not kind or not set(element.attrib) <= {"type", "{http://www.w3.org/XML/1998/namespace}lang"})
    return {"type": kind, "base": "", "value": _text(element, attributes=True)}


# --- what is common to all ---


def _refuse(doubtful: bool) -> None:
    if doubtful:
        raise _DoubtError


def _tag(element: etree._Element) -> str:
    """The name of an element; the names of RSS 1.0 are those of RSS 2.0."""
    return str(element.tag).removeprefix(_RSS1)


def _text(element: etree._Element, *, attributes: bool = False) -> str:
    """What stands in an element, and nothing else in it."""
    _refuse(len(element) > 0 or (not attributes and len(element.attrib) > 0))
    return _mended((element.text or "").strip())


def _once(holder: dict[str, Any], key: str, value: Any) -> None:
    """Add what there may be only one of."""
    _refuse(key in holder and not (key == "id" and isinstance(value, str) and holder[key] == value))
    holder[key] = value


def _query(link: str) -> str:
    """A link whose parameters look like references, as feedparser mends it."""
    return _QUERY.sub(r"&\g<1>", link.replace("&amp;", "&"))


def _add_title(holder: dict[str, Any], title: str) -> None:
    """A title of RSS: feedparser guesses whether it is HTML."""
    _once(holder, "title", title)
    holder["title_detail"] = {"type": "text/html" if _MAY_BE_HTML.search(title) and _is_html(title) else "text/plain"}


def _is_html(title: str) -> bool:
    """Whether feedparser takes a title for HTML. To load it takes as long as to read ten feeds: only if need be."""
    from feedparser.mixin import _FeedParserMixin

    return bool(_FeedParserMixin.looks_like_html(title))


def _add_time(holder: dict[str, Any], key: str, words: str) -> None:
    """A date, parsed by feedparser if it is written in another than the usual ways."""
    _once(holder, key, words)
    holder[f"{key}_parsed"] = usual(words) or _parsed(words)


def _parsed(words: str) -> Any:
    """A date, parsed by feedparser."""
    from feedparser.datetimes import _parse_date

    return _parse_date(words)


def _mended(text: str) -> str:
    """UTF-8 that was taken for Latin-1 and encoded once more, as feedparser mends it."""
    if text.isascii():
        return text
    try:
        return text.encode("iso-8859-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text
