"""The sample edition is the first thing that anyone reads: it must be whole, of its time, and well-formed."""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import lxml.html
import pytest

FOLDER = Path(__file__).parent.parent / "sample_feeds"
RSS, RDF, DC = "", "{http://purl.org/rss/1.0/}", "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM, ATOM03 = "{http://www.w3.org/2005/Atom}", "{http://purl.org/atom/ns#}"

FORMATS = {
    "herald.xml": "rss",
    "wire.xml": "rss, description only",
    "ledger.rdf": "rdf",
    "le-courrier.xml": "atom 0.3",
    "orbit.atom": "atom",
    "pacific-dispatch.xml": "atom, xhtml",
    "field-notes.json": "json",
}
ROUNDUPS = {"World in brief, Sunday", "The week: from a dusty plain to a courthouse"}
FIRST_DAY, LAST_DAY = datetime(1969, 7, 10, tzinfo=UTC), datetime(1969, 7, 27, tzinfo=UTC)
NOT_OF_ITS_TIME = re.compile(
    r"\b(online|website|internet|email|e-mail|iconic|crewed|NASA’s Johnson|software|Football War|Nixon Doctrine)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Article:
    feed: str
    title: str
    guid: str
    author: str
    published: datetime
    html: str

    @property
    def paragraphs(self) -> list[str]:
        page = lxml.html.fromstring(f"<div>{self.html}</div>")
        return [element.text_content() for element in page.iter("p", "li", "h2", "td", "th", "pre")]

    @property
    def words(self) -> int:
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


def text(element: ET.Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()


def from_rss(name: str, root: ET.Element) -> list[Article]:
    return [
        Article(
            name,
            text(item, "title"),
            text(item, "guid"),
            text(item, f"{DC}creator"),
            parsedate_to_datetime(text(item, "pubDate")),
            text(item, CONTENT) or text(item, "description"),
        )
        for item in root.iter("item")
    ]


def from_rdf(name: str, root: ET.Element) -> list[Article]:
    about = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
    return [
        Article(
            name,
            text(item, f"{RDF}title"),
            item.attrib[about],
            text(item, f"{DC}creator"),
            datetime.fromisoformat(text(item, f"{DC}date")),
            text(item, CONTENT),
        )
        for item in root.iter(f"{RDF}item")
    ]


def from_atom(name: str, root: ET.Element) -> list[Article]:
    ns = ATOM03 if root.tag.startswith(ATOM03) else ATOM
    articles = []
    for entry in root.iter(f"{ns}entry"):
        content = entry.find(f"{ns}content")
        assert content is not None
        inner = "".join(ET.tostring(child, encoding="unicode", method="html") for child in content)
        time = text(entry, f"{ns}published") or text(entry, f"{ns}issued")
        html = re.sub(r"<(/?)\w+:", r"<\1", inner) or (content.text or "")
        author = text(entry, f"{ns}author/{ns}name")
        articles.append(
            Article(name, text(entry, f"{ns}title"), text(entry, f"{ns}id"), author, datetime.fromisoformat(time), html)
        )
    return articles


def from_json(name: str, data: bytes) -> list[Article]:
    return [
        Article(
            name,
            item["title"],
            item["id"],
            item["authors"][0]["name"],
            datetime.fromisoformat(item["date_published"]),
            item["content_html"],
        )
        for item in json.loads(data)["items"]
    ]


def articles_of(name: str) -> list[Article]:
    data = (FOLDER / name).read_bytes()
    if name.endswith(".json"):
        return from_json(name, data)
    root = ET.fromstring(data)
    if root.tag == "rss":
        return from_rss(name, root)
    return from_rdf(name, root) if name.endswith(".rdf") else from_atom(name, root)


EDITION = [article for name in FORMATS for article in articles_of(name)]
each_article = pytest.mark.parametrize("article", EDITION, ids=lambda a: f"{a.feed}:{a.title[:40]}")


def format_of(name: str) -> str:
    data = (FOLDER / name).read_bytes()
    if name.endswith(".json"):
        return "json" if json.loads(data)["version"].endswith("/1.1") else "other"
    root = ET.fromstring(data)
    if root.tag == "rss":
        return "rss" if root.find(f".//{CONTENT}") is not None else "rss, description only"
    if root.tag == f"{ATOM03}feed":
        return "atom 0.3"
    if root.tag == f"{ATOM}feed":
        kinds = {content.attrib["type"] for content in root.iter(f"{ATOM}content")}
        return "atom, xhtml" if kinds == {"xhtml"} else "atom"
    return "rdf" if root.tag.endswith("RDF") else "other"


@pytest.mark.parametrize(("name", "kind"), FORMATS.items())
def test_each_feed_is_in_its_own_format(name: str, kind: str) -> None:
    assert format_of(name) == kind


def test_no_feed_of_the_edition_is_left_out() -> None:
    found = {path.name for path in FOLDER.iterdir() if path.suffix in {".xml", ".rdf", ".atom", ".json"}}
    assert found == set(FORMATS)


def test_the_opml_lists_every_feed_in_a_folder() -> None:
    folders = ET.parse(FOLDER / "feeds.opml").findall("body/outline")
    listed = {feed.attrib["xmlUrl"]: folder.attrib["text"] for folder in folders for feed in folder}
    assert set(listed) == set(FORMATS)
    assert set(listed.values()) == {"World", "Science", "Local"}


def test_there_are_enough_articles_of_about_the_right_length() -> None:
    assert len(EDITION) >= 64
    assert all(count >= 8 for count in Counter(article.feed for article in EDITION).values())
    assert 280 <= sum(article.words for article in EDITION) / len(EDITION) <= 360


def test_guids_are_unique() -> None:
    assert len({article.guid for article in EDITION}) == len(EDITION)


def test_some_articles_are_reprints_of_the_wire() -> None:
    wire = {p for article in EDITION if article.feed == "wire.xml" for p in article.paragraphs}
    reprints = [a for a in EDITION if a.author == "The Wire"]
    assert 5 <= len(reprints) <= 8
    assert all(sum(p in wire for p in a.paragraphs) >= len(a.paragraphs) - 2 for a in reprints)


def test_every_kind_of_block_is_met() -> None:
    tags = Counter(tag for article in EDITION for tag in re.findall(r"<(\w+)", article.html))
    assert {"h2", "ul", "ol", "table", "blockquote", "pre", "img", "a"} <= set(tags)


@each_article
def test_article_has_a_head(article: Article) -> None:
    assert article.title and article.guid and article.author
    assert FIRST_DAY <= article.published < LAST_DAY


@each_article
def test_article_is_neither_too_short_nor_too_long(article: Article) -> None:
    assert 150 <= article.words <= (800 if article.title in ROUNDUPS else 700)


@each_article
def test_quotation_marks_are_typographic_and_balanced(article: Article) -> None:
    """A quotation may run over paragraphs: then each is opened anew, and only the last is closed."""
    is_open = False
    for paragraph in article.paragraphs:
        assert "'" not in paragraph and '"' not in paragraph
        assert not is_open or paragraph.startswith("“")
        is_open = False
        for mark in re.findall("[“”]", paragraph):
            assert is_open == (mark == "”"), paragraph
            is_open = mark == "“"
    assert not is_open


@each_article
def test_article_speaks_like_1969(article: Article) -> None:
    assert not NOT_OF_ITS_TIME.findall(" ".join(article.paragraphs))


@each_article
def test_headings_stand_alone(article: Article) -> None:
    assert all(len(heading) < 60 for heading in re.findall("<h2>(.*?)</h2>", article.html))


@each_article
def test_links_lead_to_reserved_names_or_to_nasa(article: Article) -> None:
    for address in re.findall(r'(?:href|src)="([^"]+)"', article.html):
        assert re.match(r"https://([\w-]+\.example|www\.nasa\.gov)/", address)
