"""Feeds into drafts: the odd ones that ship as samples, and what is filled in, cut or refused."""

import pickle
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.errors import NotAFeed
from tui.feeds.drafts import ENTRY_LIMIT
from tui.feeds.parse import parse
from tui.model import ParsedFeed
from tui.text import TITLE_LIMIT, clean

URL = "https://feeds.example/x/feed.xml"


def rss(items: str, head: str = "<title>T</title><link>https://t.example/</link>") -> ParsedFeed:
    return parse(f"<rss version='2.0'><channel>{head}{items}</channel></rss>".encode(), "", URL)


def strings(feed: ParsedFeed) -> list[str]:
    drafts = [[d.guid, d.title, d.link, d.author, d.body.text] for d in feed.drafts]
    return [feed.title, feed.link, *(text for draft in drafts for text in draft)]


def test_broken_xml_is_read_as_far_as_it_makes_sense(odd):
    feed = parse(odd("broken.xml"), "", URL)
    assert feed.title == "The Broken Press" and feed.format == "rss"
    assert [draft.title for draft in feed.drafts] == ["Salt & pepper, unescaped", "The second one …"]
    assert feed.drafts[0].link == "https://broken.example/1?a=1&b=2"
    assert feed.drafts[0].body.text == "An ampersand & a bold tag that is never closed."
    assert "é —" in feed.drafts[1].body.text


def test_a_truncated_feed_gives_what_came(odd):
    assert [draft.title for draft in parse(odd("truncated.xml")).drafts] == ["Whole", "Also whole", "Cut"]


def test_nothing_hostile_comes_through(odd):
    feed = parse(odd("hostile.xml"), "", URL)
    assert all(text == clean(text) and "\x1b" not in text for text in strings(feed))
    assert feed.title == "[/x][bold red]Hostile[/] Gazette"  # markup is text: what shows it must not read it
    assert feed.link == ""
    clipboard, markup, bidi, _ = feed.drafts
    assert clipboard.title == "Writes the clipboard link" and clipboard.link == "" and clipboard.author == "Red Author"
    assert clipboard.guid == "clipboard"
    assert markup.link == "" and [link.url for link in markup.body.links] == ["https://hostile.example/ok"]
    assert "alert" not in markup.body.text and "hidden" not in markup.body.text
    assert bidi.title == "invoicefdp.exe isolated zerowidth mark tag soft"
    assert all(draft.link.startswith(("", "https://")) for draft in feed.drafts)


def test_cjk_titles_are_cut_without_blanks(odd):
    feed = parse(odd("cjk.xml"), "", URL)
    assert feed.title == "報道の部屋"
    assert feed.drafts[0].published == -14159025
    assert len(feed.drafts[0].body.blocks) == 2
    assert len(feed.drafts[1].title) == 100 and feed.drafts[1].title.endswith("…")


def test_right_to_left_text_keeps_its_joiners_and_loses_its_overrides(odd):
    draft = parse(odd("rtl.xml")).drafts[0]
    assert draft.title.startswith("هبوط") and draft.author == "سلمى الكاتبة"
    assert "می\u200cخواهم" in draft.body.text
    assert (draft.published, draft.updated) == (-14182940, -14180400)


def test_a_feed_without_entries_is_a_feed(odd):
    assert parse(odd("no-entries.xml")) == ParsedFeed("Nothing yet", "https://quiet.example/", "rss")


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"", "empty"), (b" \n\t", "empty"), (b"\xef\xbb\xbf", "empty"), (b"<!doctype html><p>x", "web page"),
        (b"<html><rss>", "web page"), (b"plain words", "something else"), (bytes(range(256)) * 40, "something else"),
        (b"<opml version='2.0'/>", "OPML"), (b"{", "JSON"), (b'{"a": 1}', "JSON"), (b'{"items": 3}', "JSON"),
        (b'{"a":' * 100_000, "JSON"), (b"<x>", "something else"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_said(body, word):
    with pytest.raises(NotAFeed, match=word):
        parse(body)


def test_a_feed_that_is_called_a_page_is_a_feed():
    assert parse(b"\n <rss version='2.0'><channel><title>t</title></channel></rss>", "text/html").title == "t"


def test_huge_titles_are_cut(odd):
    (draft,) = parse(odd("huge-title.xml")).drafts
    assert len(draft.title) <= TITLE_LIMIT and draft.title.endswith("…")


def test_json_feed(odd):
    feed = parse(odd("feed.json"), "application/feed+json", URL)
    assert (feed.title, feed.link, feed.format) == ("JSON & Sons", "https://json.example/", "json")
    first, second, third, last = feed.drafts
    assert (first.guid, first.author, first.published) == ("1969", "A. Roth", -13849765)
    assert first.body.links[0].url == "https://json.example/where"
    assert second.title.startswith("An item without a title & with <angle> brackets") and second.author == "The Editors"
    assert second.link == "https://elsewhere.example/2" and second.published == first.published
    assert (third.link, third.published, third.body.text) == ("https://json.example/3.html", None, "Only a summary.")
    assert last.body.text == "7"


def test_rdf(odd):
    feed = parse(odd("feed.rdf"))
    assert feed.format == "rdf" and feed.title == "RDF Observer"
    assert feed.drafts[0].author == "M. Vale" and feed.drafts[0].published == -14136540


def test_charsets_that_are_not_what_they_say(odd):
    assert parse(odd("wrong-charset.xml")).title == "Café “Déjà vu”"
    assert parse(odd("wrong-charset.xml"), "text/xml; charset=utf-8").drafts[0].title == "Über den Wolken – 20 €"
    assert parse(odd("false-utf16.xml")).drafts[0].title == "Élan"
    real = "<?xml version='1.0' encoding='utf-16'?><rss version='2.0'><channel><title>é</title></channel></rss>"
    assert parse(real.encode("utf-16")).title == "é"


def test_missing_ids_and_titles_are_made_and_stay_the_same(odd):
    feed = parse(odd("no-ids.xml"), "", URL)
    guids = [draft.guid for draft in feed.drafts]
    assert len(set(guids)) == 7 and all(guids)
    assert guids == [draft.guid for draft in parse(odd("no-ids.xml"), "", "https://moved.example/").drafts]
    titles = [draft.title for draft in feed.drafts]
    assert titles[0] == "Only a text, the first." and titles[3] == "https://noids.example/only-a-link"
    assert titles[-1] == ""
    assert all(not draft.link for draft in feed.drafts if "same" in draft.title)


def test_entries_that_are_wholly_the_same_share_their_guid():
    feed = rss("<item><title>a</title></item>" * 2)
    assert feed.drafts[0].guid == feed.drafts[1].guid


def test_dates(odd):
    drafts = {draft.guid: draft.published for draft in parse(odd("dates.xml")).drafts}
    unknown = {guid for guid, published in drafts.items() if published is None}
    assert unknown == {"nonsense", "zero", "one", "none"}
    assert drafts.pop("future") == 32472144000  # the desk decides what to make of it
    assert {drafts[guid] for guid in drafts.keys() - unknown} == {-14552880}


def test_addresses_are_relative_to_what_the_feed_says(odd):
    feed = parse(odd("relative.xml"), "", URL)
    (draft,) = feed.drafts
    assert feed.link == "https://base.example/blog/"
    assert feed.title == "Relative <b> Addresses" and draft.title == "Use of <b> in titles"
    assert draft.link == "https://base.example/blog/1.html"
    assert draft.body.links[0].url == "https://base.example/blog/pictures/moon.html"
    assert draft.body.blocks[1].url == "https://base.example/blog/pictures/moon.jpg"
    assert draft.author == "The Author of All"


def test_a_relative_base_counts_once():
    content = "<content type='html'>&lt;a href='2.html'&gt;two&lt;/a&gt;</content>"
    entry = f"<entry><id>a</id><link href='1.html'/>{content}</entry>"
    source = f"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='blog/'><title>t</title>{entry}</feed>"
    (draft,) = parse(source.encode(), "", "https://x.org/feed").drafts
    assert draft.link == "https://x.org/blog/1.html"
    assert draft.body.links[0].url == "https://x.org/blog/2.html"


def test_emoji_in_halves_become_whole_and_halves_alone_vanish():
    feed = rss("<item><title>&#55357;&#56832; &#xD83D;&#xDE00; a&#xd800;b 한</title></item>")
    assert feed.drafts[0].title == "😀 😀 ab 한"


def test_what_makes_the_parser_stumble_is_no_feed():
    with pytest.raises(NotAFeed, match="too broken"):
        parse(b"<rss version='2.0'><channel><image><width>80<15</height><title>x</title></image></channel></rss>")


def test_floods_of_declarations_take_linear_time():
    start = time.process_time()
    with pytest.raises(NotAFeed):
        parse(b"<?xml " * 200_000)
    with pytest.raises(NotAFeed):
        parse(b"<!-- -->" * 50_000)
    assert time.process_time() - start < 3


def test_a_feed_on_another_host_than_its_site_is_relative_to_the_site():
    assert rss("<item><link>/a</link></item>").drafts[0].link == "https://t.example/a"
    assert (
        rss("<item><link>a</link></item>", "<link>https://feeds.example/</link>").drafts[0].link
        == "https://feeds.example/x/a"
    )


def test_the_longest_body_wins():
    def item(summary: str, content: str) -> str:
        return f"<item><description>{summary}</description><content:encoded>{content}</content:encoded></item>"

    items = item("Short.", "&lt;p&gt;The whole text.&lt;/p&gt;") + item(
        "The whole text, longer.", "&lt;p&gt;Short&lt;/p&gt;"
    )
    modules = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    feed = parse(f"<rss {modules} version='2.0'><channel>{items}</channel></rss>".encode())
    assert [draft.body.text for draft in feed.drafts] == ["The whole text.", "The whole text, longer."]


def test_atom_text_is_text_and_not_markup():
    feed = parse(
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title><entry><id>a</id><title>x</title>"
        b"<summary type='text'>if a&lt;b then R&amp;amp;D</summary></entry></feed>"
    )
    assert feed.drafts[0].body.text == "if a<b then R&amp;D"


def test_scripts_in_titles_are_dropped():
    assert (
        rss("<item><title>&lt;b&gt;Safe&lt;/b&gt;&lt;script&gt;x()&lt;/script&gt; title</title></item>").drafts[0].title
        == "Safe title"
    )


def test_a_feed_without_a_title_has_its_sites_address():
    assert rss("", "<link>https://t.example/</link>").title == "https://t.example/"


@pytest.mark.parametrize("newest_first", [True, False])
def test_of_too_many_entries_the_newest_are_kept(newest_first):
    days = range(3000, 0, -1) if newest_first else range(1, 3001)
    dates = {n: f"{1 + n % 28:02} Jan {1950 + n // 28} 00:00:00 GMT" for n in days}
    feed = rss("".join(f"<item><guid>{n}</guid><pubDate>{date}</pubDate></item>" for n, date in dates.items()))
    kept = [int(draft.guid) for draft in feed.drafts]
    assert sorted(kept) == list(range(3001 - ENTRY_LIMIT, 3001))
    assert kept == sorted(kept, reverse=newest_first)


def test_entities_do_not_explode_and_nothing_is_loaded(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret words")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE r [<!ENTITY e0 "lol">{bomb}<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    feed = parse(f"{head}<rss version='2.0'><channel><title>&e11; &x;</title></channel></rss>".encode())
    assert len(feed.title) < 50 and "secret" not in feed.title


def test_what_comes_out_can_be_sent_to_another_process(odd):
    feed = parse(odd("relative.xml"), "", URL)
    assert pickle.loads(pickle.dumps(feed)) == feed


_WORDS = st.sampled_from(
    ("<rss version='2.0'>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>", "</link>", "<guid>",
     "<description>", "</description>", "<pubDate>", "<![CDATA[", "]]>", "&amp;", "&#27;]0;x", "&lt;p&gt;",
     "http://x.org/", "<entry>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "Mon, 21 Jul 1969 02:56:15 GMT",
     "<?xml version='1.0'?>")
)  # fmt: skip


@given(st.lists(st.one_of(_WORDS, st.text(max_size=5)), max_size=30).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_clean_feed_or_are_no_feed(source):
    try:
        feed = parse(source.encode("utf-8", "replace"), "", URL)
    except NotAFeed:
        return
    assert all(text == clean(text) for text in strings(feed))
    assert all(draft.guid and (draft.title or not draft.body.words) for draft in feed.drafts)
