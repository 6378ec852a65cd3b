"""Lists of feeds, in and out."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.errors import NotAFeed, TooLarge
from tui.feeds.opml import SIZE_LIMIT, Subscription, read, write
from tui.model import Feed


def test_an_odd_list_gives_all_that_is_in_it(odd):
    assert read(odd("odd.opml")) == [
        Subscription("https://herald.example/feed?a=1&b=2", "Herald", "World∕News"),
        Subscription("http://wire.example/rss", "Wire", "World∕News"),
        Subscription("https://ledger.example/atom", "Ledger", "World∕News/Deeper"),
        Subscription("https://bomb.example/", "&b;", ""),
        Subscription("https://chips.example/", "By category", "Tech/Chips"),
        Subscription("file:///etc/passwd", "A file", ""),
        Subscription("https://old.example/rss", "An old one", ""),
        Subscription("https://open.example/", "Never closed", ""),
    ]


@pytest.mark.parametrize("data", [b"", b"words", b"<rss/>", b"\x00\x01", b"<html><p>opml</p></html>"])
def test_what_is_no_list_is_refused(data):
    with pytest.raises(NotAFeed):
        read(data)


def test_bombs_do_not_go_off():
    start = time.process_time()
    with pytest.raises(NotAFeed, match="deeper than can be read"):
        read(b"<opml><body>" + b"<a>" * 50_000 + b"<outline xmlUrl='http://x.org/'/></body></opml>")
    assert read(b"<opml><body>" + b'<outline text="a">' * 50_000 + b"</body></opml>") == []
    with pytest.raises(NotAFeed):
        read(b"<!DOCTYPE [" * 100_000)
    assert time.process_time() - start < 5
    with pytest.raises(TooLarge):
        read(b" " * (SIZE_LIMIT + 1))


@pytest.mark.parametrize("depth", [3, 300, 3_000])
def test_a_list_of_any_depth_is_read_whole(depth):
    inside = "".join(
        f"<outline text='a>{n % 7}'><outline xmlUrl='http://x.org/{n}' text=\"it's &amp; &lt;b>\"></outline>"
        for n in range(depth)
    )
    after = "<outline text='b'><outline xmlUrl='http://x.org/b'/></outline><outline xmlUrl='http://x.org/last'/>"
    found = read(f"<opml><body><!-- <outline> -->{inside}{'</outline>' * depth}{after}</body></opml>".encode())
    assert [one.url for one in found] == [f"http://x.org/{n}" for n in [*range(depth), "b", "last"]]
    assert {one.title for one in found[:depth]} == {"it's & <b>"}
    assert [one.folder for one in found[:2]] == ["a>0", "a>0/a>1"] and [one.folder for one in found[-2:]] == ["b", ""]
    assert max(len(one.folder) for one in found) <= 100


def test_feeds_that_are_never_closed_are_read_however_many_there_are():
    many = "".join(f"<outline xmlUrl='http://x.org/{n}'>" for n in range(1_000))
    assert len(read(f"<opml><body>{many}</body></opml>".encode())) == 1_000


def test_of_a_list_that_is_too_deep_what_stands_above_is_read():
    data = b"<opml><body><outline xmlUrl='http://x.org/'/>" + b"<outline text='a'>" * 20_000
    assert read(data) == [Subscription("http://x.org/")]


def test_a_list_in_utf_16_is_read():
    data = '<?xml version="1.0" encoding="utf-16"?><opml><body><outline text="é" xmlUrl="http://x.org/?a&amp;b"/></body></opml>'
    assert read(data.encode("utf-16")) == [Subscription("http://x.org/?a&b", "é", "")]


@pytest.mark.parametrize(
    "data",
    [b"<?xml version='1.0' encoding='x-y'?><opml><outline xmlUrl='http://x.org/'/></opml>",
     b"<opml><da:00:00><o:outline xmlUrl='http://x.org/'/></opml>", b"<outline xmlUrl='http://x.org/'/>",
     b"<opml><outline text='&#xd83d;&#xde00;' xmlUrl='http://&#xd800;x.org/'/></opml>",
     b"<?xml version='1.0'?>\n<!-- \x00\x05 --><opml\x1b><outline xmlUrl='http://x.org/'/>",
     b"<opml><outline xmlUrl='//[x'/><outline XMLURL='HTTP://x.org/'/>"],
)  # fmt: skip
def test_damaged_lists_give_what_is_left(data):
    assert [item.url.lower() for item in read(data, "http://base.example/")] == ["http://x.org/"]


def test_names_and_passwords_are_not_exported():
    for title in ("t", ""):
        feed = Feed(1, "https://user:secret@x.org/feed", title, site="https://a:secret@x.org/")
        assert "secret" not in write([feed])


def test_a_title_that_xml_cannot_hold_stops_no_export():
    feeds = [Feed(1, "https://x.org/a\uffff", "A\ufffe\uffffB", site="https://x.org/\ufffe", folder="C\uffff")]
    assert read(write(feeds).encode()) == [Subscription("https://x.org/a", "AB", "C")]


_NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)


@given(st.lists(st.tuples(_NAMES, st.sampled_from(["", "A", "A/B", "C", "A/B/C"])), max_size=8))
@settings(deadline=None)
def test_what_is_written_is_read_again(names):
    feeds = [Feed(n, f"https://x.org/{n}?a=1&b=<>", title, folder=folder) for n, (title, folder) in enumerate(names)]
    again = {item.url: item.folder for item in read(write(feeds).encode())}
    assert again == {feed.url: feed.folder for feed in feeds}
