"""What follows readers goes from addresses; all else stays as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds import html, parse
from tui.feeds.tracking import cleaned, is_pixel

PAGE = "https://herald.example/a?id=7"


@pytest.mark.parametrize(
    "tracked",
    [
        f"{PAGE}&utm_source=rss&utm_medium=feed",
        f"{PAGE}&fbclid=x",
        "https://herald.example/a?utm_source=x&id=7",
        "https://herald.example/a?gclid=1&id=7&mc_eid=2",
        f"{PAGE}#xtor=RSS-1",
        f"{PAGE}&source=rss----abc--1",
        f"{PAGE}&amp;utm_campaign=x",
        f"{PAGE}&UTM_SOURCE=x",
    ],
)
def test_what_tracks_goes(tracked):
    assert cleaned(tracked) == PAGE


@pytest.mark.parametrize(
    "url",
    [
        "https://herald.example/",
        "https://herald.example/a?id=7&page=2#part",
        "https://herald.example/?q=a%20b&&c",
        "https://herald.example/?source=archive&ref=chapter2",
        "https://herald.example/utm_source=x",
        "https://herald.example/a?automatic=1",
        "mailto:a@herald.example",
        "",
    ],
)
def test_what_does_not_track_stays_letter_by_letter(url):
    assert cleaned(url) == url


def test_a_query_that_was_all_tracking_leaves_no_mark():
    assert cleaned("https://herald.example/a?utm_source=x#part") == "https://herald.example/a#part"


@given(st.text())
def test_cleaning_again_changes_nothing(text):
    assert cleaned(cleaned(text)) == cleaned(text)


@pytest.mark.parametrize(
    "url",
    [
        "https://pixel.wp.com/b.gif?host=x",
        "http://feeds.feedburner.com/~r/herald/~4/abc",
        "https://herald.example/tracking.gif",
        "https://www.facebook.com/tr?id=1",
        "https://medium.com/_/stat?event=post.clientViewed",
    ],
)
def test_images_that_count_readers_are_known(url):
    assert is_pixel(url)


@pytest.mark.parametrize("url", ["https://herald.example/tracks.jpg", "https://herald.example/open/a.png", "http://[x"])
def test_images_of_articles_are_none(url):
    assert not is_pixel(url)


def test_a_body_has_neither_and_its_links_lead_where_they_led():
    body = html.body(
        '<p><a href="https://a.example/?utm_source=x&id=1">here</a></p><img src="https://pixel.wp.com/g.gif">'
    )
    assert [link.url for link in body.links] == ["https://a.example/?id=1"]
    assert [block.kind for block in body.blocks] == ["paragraph"]


def test_an_article_has_its_clean_link_and_keeps_the_original_one_and_its_guid():
    feed = parse.parse(
        b"<rss version='2.0'><channel><title>F</title><item><title>A</title>"
        b"<link>https://a.example/x?utm_source=rss</link></item>"
        b"<item><title>B</title><link>https://a.example/y</link></item></channel></rss>"
    )
    tracked, plain = feed.drafts
    assert (tracked.link, tracked.original) == ("https://a.example/x", "https://a.example/x?utm_source=rss")
    assert tracked.guid == tracked.original, "the guid that it had before links were cleaned"
    assert (plain.link, plain.original) == ("https://a.example/y", "")
