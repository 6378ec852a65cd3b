"""Finding the feeds of a page."""

import time

import pytest

from tui.feeds.discover import FEEDS_LIMIT, feeds_of, looks_like_page

PAGE = "https://harbour.example/news/"


def test_what_a_page_names_comes_first_then_links_then_the_usual_places(odd):
    found = feeds_of(odd("page.html"), PAGE)
    assert found[:5] == [
        "https://harbour.example/news.atom",
        "https://harbour.example/feed.json",
        "http://harbour.example/city/rss",
        "https://harbour.example/sport/rss.xml",
        "https://harbour.example/comments/feed.xml",
    ]
    assert "https://harbour.example/feed" in found[5:]
    assert not any("oembed" in address or "feedback" in address or "script" in address for address in found)


def test_a_page_without_feeds_leaves_the_usual_places_of_its_part_of_the_site_and_of_the_site():
    found = feeds_of(b"", PAGE)
    assert found[0] == "https://harbour.example/news/feed"
    assert found[4] == "https://harbour.example/feed"


@pytest.mark.parametrize("path", ["2026/crane-falls", "the-crane-fell-on-monday-morning/", "news.html", ""])
def test_below_a_single_article_or_a_file_no_feed_is_looked_for(path):
    assert feeds_of(b"", f"https://harbour.example/{path}")[0] == "https://harbour.example/feed"


@pytest.mark.parametrize(
    "said", [b'"channelId":"%s"', b'"externalId" : "%s"', b'<meta itemprop="channelId" content="%s">']
)
def test_a_page_of_youtube_names_its_channel_in_what_its_script_reads(said):
    number = "UC" + "a1_-" * 5 + "xy"
    page = b"<html><body><script>" + said % number.encode() + b"</script>"
    feed = f"https://www.youtube.com/feeds/videos.xml?channel_id={number}"
    assert feeds_of(page, "https://m.youtube.com/@harbour")[0] == feed
    assert feed not in feeds_of(page, "https://harbour.example/"), "elsewhere such a number is anything"


def test_a_feed_may_be_related_as_feed():
    page = b'<link rel="feed" type="application/atom+xml" href="/log">'
    assert feeds_of(page, PAGE)[0] == "https://harbour.example/log"


def test_a_base_counts():
    page = (
        b'<base href="https://other.example/a/"><link rel="ALTERNATE stylesheet" type="application/rss+xml" href="f">'
    )
    assert feeds_of(page, PAGE)[0] == "https://other.example/a/f"


@pytest.mark.parametrize("href", ["http://[x/", "javascript:x", "", "//"])
def test_a_base_that_is_no_address_does_not_count(href):
    page = f'<base href="{href}"><a href="rss">RSS</a>'.encode()
    assert feeds_of(page, PAGE)[0] == "https://harbour.example/news/rss"


def test_loose_types_come_after_the_exact_ones():
    loose = b'<link rel=alternate type="text/xml" href="/loose">'
    page = loose + b'<link rel=alternate type="application/rss+xml" href="/exact">' + loose
    assert feeds_of(page, PAGE)[:2] == ["https://harbour.example/exact", "https://harbour.example/loose"]


def test_no_more_than_a_few_and_none_twice():
    page = b"".join(b'<a href="/%d/rss"></a>' % (n % 100) for n in range(20_000)) + b"<a href='http://[x/rss'></a>"
    found = feeds_of(page, PAGE)
    assert len(found) == len(set(found)) == FEEDS_LIMIT


def test_many_comments_before_a_page_are_read_once():
    assert looks_like_page(b"<!---->" * 500 + b"<html>")
    assert not looks_like_page(b"<!---->" * 500 + b"<rss>")


@pytest.mark.parametrize(
    ("body", "kind", "page"),
    [
        (b"<!DOCTYPE html><p>", "", True), (b"\xef\xbb\xbf \n<!-- x --><HTML>", "", True),
        (b"<p>hello", "text/html", True),
        (b"<?xml version='1.0'?><rss>", "text/html", False), (b"<feed>", "text/html; charset=utf-8", False),
        (b'{"items": []}', "text/html", False), (b"<rss>", "", False), (b"", "", False), (b"<opml>", "text/xml", False),
    ],
)  # fmt: skip
def test_pages_are_told_from_feeds(body, kind, page):
    assert looks_like_page(body, kind) is page


def test_addresses_that_are_none_and_tags_made_to_cost_seconds_leave_the_others():
    flood = " ".join(f"a{n}=1" for n in range(30_000))
    page = f"<html><body><a {flood}>x</a><a href='http://[x/feed'>feed</a><a href='/blog.rss'>feed</a></body></html>"
    start = time.process_time()
    assert feeds_of(page.encode(), "https://x.org/")[0] == "https://x.org/blog.rss"
    assert time.process_time() - start < 0.5
