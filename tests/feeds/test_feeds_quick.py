"""Plain feeds are read quickly, and just as feedparser reads them; whatever is doubtful is left to it."""

import pytest
from feedparser.datetimes import _parse_date
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds import parse, quick, times

RSS = (
    "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'"
    " xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:atom='http://www.w3.org/2005/Atom'><channel>"
    "<title>The Wire &amp; more</title><link>https://wire.example/?a=1&amp;b=2</link><description>d</description>"
    "<atom:link rel='self' href='https://wire.example/feed'/><ttl>60</ttl>{}</channel></rss>"
)
ITEM = (
    "<item><title>{}</title><link>https://wire.example/1?a=1&amp;b=2</link><guid>https://wire.example/1</guid>"
    "<pubDate>Tue, 14 Nov 2023 10:00:00 +0100</pubDate><dc:creator>A. Roth</dc:creator><category>news</category>"
    "<description><![CDATA[<p>A <b>summary</b>.</p>]]></description>"
    "<content:encoded>&lt;p&gt;All of it, “quoted”.&lt;/p&gt;</content:encoded></item>"
)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title type='html'>The &lt;i&gt;Wire&lt;/i&gt;</title><id>tag:wire</id>"
    "<link href='https://wire.example/'/><updated>2023-11-14T10:00:00Z</updated><author><name>A. Roth</name></author>{}"
    "</feed>"
)
ENTRY = (
    "<entry><title>{}</title><id>tag:wire:1</id><link rel='alternate' href='https://wire.example/1'/>"
    "<published>2023-11-14T10:00:00Z</published><updated>2023-11-14T11:00:00+01:00</updated>"
    "<summary>Short.</summary><content type='html'>&lt;p&gt;Long.&lt;/p&gt;</content></entry>"
)
RDF = (
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
    " xmlns:dc='http://purl.org/dc/elements/1.1/'><channel rdf:about='https://wire.example/'><title>Wire</title>"
    "<link>https://wire.example/</link><description>d</description></channel>"
    "<item rdf:about='https://wire.example/1'><title>{}</title><link>https://wire.example/1</link>"
    "<dc:date>2023-11-14T10:00:00Z</dc:date><description>text</description></item></rdf:RDF>"
)


def both(monkeypatch, body, content_type=""):
    """What is read quickly, and what feedparser reads."""
    found = parse.parse(body, content_type, "https://wire.example/feed")
    with monkeypatch.context() as patch:
        patch.setattr(quick, "read", lambda *_: None)
        return found, parse.parse(body, content_type, "https://wire.example/feed")


@pytest.mark.parametrize(
    "text",
    [
        RSS.format(ITEM.format("Eagle down")), RSS.format(ITEM.format("Eagle &lt;b&gt;down&lt;/b&gt; &amp;amp; out")),
        RSS.format(ITEM.format("1 &lt; 2")), RSS.format("") , RSS.format("<item><title>only</title></item>"),
        RSS.format("<item><link>https://wire.example/a?x&amp;amp;y;z</link></item>"),
        RSS.format("<item><guid>1</guid></item><item><guid isPermaLink='false'>https://wire.example/2</guid></item>"),
        RSS.format("<item><guid>https://wire.example/3</guid><link/></item>"),
        RSS.format("<item><pubDate>14. November 2023</pubDate><dc:date>nonsense</dc:date><title>x</title></item>"),
        RSS.format("<item><title> Ã©t&#233; </title></item>"),
        ATOM.format(ENTRY.format("Eagle &lt;b&gt;down")), ATOM.format("<entry><id>https://wire.example/9</id></entry>"),
        ATOM.format("<entry><id>x</id><link rel='related' href='https://other.example/'/><title>t</title></entry>"),
        RDF.format("Eagle down"),
    ],
)  # fmt: skip
def test_plain_feeds_are_read_as_feedparser_reads_them(monkeypatch, text):
    body = text.encode()
    assert quick.read(body, "application/xml") is not None, "it is a plain one"
    found, slow = both(monkeypatch, body)
    assert found == slow


@pytest.mark.parametrize(
    ("text", "content_type"),
    [
        (RSS.format(ITEM.format("x")).replace("2.0'", "0.91'", 1), ""), (RSS.format("<item><x:y/></item>"), ""),
        (RSS.format("<item><media xmlns='http://search.yahoo.com/mrss/'><title>x</title></media></item>"), ""),
        (RSS.format("<item><title>a</title><title>b</title></item>"), ""),
        (RSS.format("<item><title>a<b>c</b></title></item>"), ""), (RSS.format("<item xml:base='/x'/>"), ""),
        (RSS.format("<item><author>roth@wire.example (A. Roth)</author></item>"), ""),
        (RSS.format("<item><title>&#150;</title></item>"), ""), (RSS.format("<item><title>\x85</title></item>"), ""),
        (RSS.format("<item><source url='x'>y</source></item>"), ""), (RSS.format("<item><title>x"), ""),
        (RSS.format(ITEM.format("x")), "text/xml; charset=iso-8859-1"),
        (RSS.format("<item><title>&#233;</title></item>"), "text/xml"),
        (RSS.replace("utf-8", "windows-1252").format(ITEM.format("x")), ""),
        ("<!DOCTYPE rss>" + RSS.format("").partition("?>")[2], ""),
        (ATOM.format("<entry><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'/></content></entry>"), ""),
        (ATOM.format("<entry><content src='https://wire.example/1'/></entry>"), ""),
        (ATOM.format("<entry><author><email>a@b.example</email></author></entry>"), ""),
        (ATOM.format("<entry><source><title>x</title></source></entry>"), ""),
        ("<opml/>", ""), ("no xml", ""),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_left_to_feedparser(text, content_type):
    assert quick.read(text.encode(), content_type) is None


@given(st.data())
def test_whatever_is_put_together_is_read_the_same(data):
    texts = st.text(st.sampled_from("aé“ <>&;/b#\n\t😀\u00a0"), max_size=12)
    pieces = st.sampled_from(["title", "link", "guid", "pubDate", "description", "author", "dc:creator", "comments"])

    def escaped(text):
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    items = "".join(
        "<item>" + "".join(f"<{tag}>{escaped(data.draw(texts))}</{tag}>" for tag in tags) + "</item>"
        for tags in data.draw(st.lists(st.lists(pieces, max_size=5), max_size=3))
    )
    body = RSS.format(items).encode()
    with pytest.MonkeyPatch.context() as patch:
        found, slow = both(patch, body)
    assert found == slow


@given(st.datetimes(), st.sampled_from(["GMT", "UTC", "Z", "+0000", "-0330", "+9959"]), st.sampled_from(["", "Wed, "]))
def test_times_in_the_usual_form_are_what_feedparser_takes_them_for(time, zone, weekday):
    mail = f"{weekday}{time:%d %b} {time.year:04} {time:%H:%M:%S} {zone}"
    net = f"{time.isoformat()}{zone[:3] + ':' + zone[3:] if zone[0] in '+-' else 'Z'}"
    for words in (mail, net):
        usual = times.usual(words)
        assert usual is None or usual == _parse_date(words)[:6]
    assert time.year in (1, 9999) or times.usual(mail)


@pytest.mark.parametrize(
    "words", ["31 Feb 2023 10:00:00 GMT", "2023-11-14T24:00:00Z", "2023-11-14", "14 Nov 23 10:00 Z"]
)
def test_other_times_are_left_to_feedparser(words):
    assert times.usual(words) is None
