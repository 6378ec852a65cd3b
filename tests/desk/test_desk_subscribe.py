"""From what a user gives to a subscription: one request where that is enough, and no feed twice."""

import base64
import socket
import sys
import time
from pathlib import Path

import pytest
from test_desk_refresh import rss, titles

from tui import news
from tui.desk import finding, importing, refresh, subscribe
from tui.errors import NotAFeed
from tui.feeds.fetch import Fetched
from tui.store import feeds
from tui.workers import Pool

PAGE = "<html><head><link rel=alternate type='application/rss+xml' href='/news.rss'></head><body>News</body></html>"


def looked(desk):
    return next(item for item in reversed(desk.told) if isinstance(item, news.Looked))


async def test_a_feed_is_seen_before_it_is_subscribed_to_and_asked_for_once(desk, site):
    site.pages["/feed"] = rss("One", "Two", "Three")
    await subscribe.look(desk, f"{site.root}/feed")
    seen = looked(desk)
    assert (seen.title, seen.articles, seen.known) == ("The Wire", 3, "")
    assert [title for title, _ in seen.newest] == ["Three", "Two", "One"]
    assert seen.weekly == pytest.approx(7 * 24)
    assert feeds.every(desk.db) == []
    (added,) = await subscribe.add(desk, [f"{site.root}/feed"], "World", "My wire")
    assert (added.title, added.new, added.known) == ("My wire", 3, False)
    (feed,) = feeds.every(desk.db)
    assert (feed.title, feed.folder, feed.url) == ("My wire", "World", f"{site.root}/feed")
    assert titles(desk) == {"One", "Two", "Three"}
    assert site.asked == ["/feed"], "what was seen is not fetched again"


async def test_what_was_seen_is_used_for_its_own_address_only(desk, site):
    site.pages |= {"/a": rss("One", name="A"), "/b": rss("Two", name="B")}
    await subscribe.look(desk, f"{site.root}/a")
    await subscribe.add(desk, [f"{site.root}/b"])
    assert [feed.title for feed in feeds.every(desk.db)] == ["B"]


async def test_the_feed_that_a_page_names_is_found_and_seen(desk, site):
    site.pages |= {"/": PAGE, "/news.rss": rss("One")}
    await subscribe.look(desk, f"{site.root}/")
    assert looked(desk).url == f"{site.root}/news.rss"
    assert site.asked == ["/", "/news.rss"]


async def test_a_page_that_names_none_is_asked_where_feeds_usually_are(desk, site):
    site.pages |= {"/blog/": "<html><body>Hello</body></html>", "/blog/rss.xml": rss("One")}
    (added,) = await subscribe.add(desk, [f"{site.root}/blog/"])
    assert added.url == f"{site.root}/blog/rss.xml"


async def test_a_rule_of_a_site_needs_one_request_and_a_wrong_one_leads_to_the_page(desk, site):
    site.pages |= {"/@pilot.rss": rss("One"), "/@other": PAGE, "/news.rss": rss("Two", name="Other")}
    await subscribe.add(desk, [f"{site.root}/@pilot"])
    assert site.asked == ["/@pilot.rss"]
    (other,) = await subscribe.add(desk, [f"{site.root}/@other"])
    assert other.url == f"{site.root}/news.rss"


async def test_a_rule_s_empty_feed_gives_way_to_a_later_one_and_stands_where_there_is_none(desk, site, monkeypatch):
    monkeypatch.setattr(finding.sites, "feeds_of", lambda url: [f"{url}/releases", f"{url}/commits"])
    site.pages |= {"/a/releases": rss(), "/a/commits": rss("One"), "/b/releases": rss(name="B")}
    added = await subscribe.add(desk, [f"{site.root}/a", f"{site.root}/b"])
    assert [item.url for item in added] == [f"{site.root}/a/commits", f"{site.root}/b/releases"]


async def test_a_permanent_redirect_is_taken_at_once_a_temporary_one_is_not(desk, site):
    site.pages |= {
        "/old": site.redirect(301, "/new"), "/new": rss("One"), "/door": site.redirect(302, "/inside"),
        "/inside": rss("Two", name="Other"),
    }  # fmt: skip
    added = await subscribe.add(desk, [f"{site.root}/old", f"{site.root}/door"])
    assert [item.url for item in added] == [f"{site.root}/new", f"{site.root}/door"]


@pytest.mark.parametrize("status", [301, 302])
async def test_a_feed_that_a_redirect_leads_to_is_known(desk, site, status):
    site.pages |= {"/new": rss("One"), "/old": site.redirect(status, "/new")}
    await subscribe.add(desk, [f"{site.root}/new"], "World")
    await subscribe.look(desk, f"{site.root}/old")
    assert (looked(desk).known, looked(desk).folder) == ("The Wire", "World")
    (again,) = await subscribe.add(desk, [f"{site.root}/old"])
    assert again.known
    assert len(feeds.every(desk.db)) == 1


async def test_a_known_feed_is_not_asked_for_whatever_its_address_is_written_like(desk, site):
    site.pages["/feed"] = rss("One")
    await subscribe.add(desk, [f"{site.root}/feed"])
    (again,) = await subscribe.add(desk, [f"{site.root}/feed/"])
    assert again.known
    assert site.asked == ["/feed"]


async def test_a_list_is_seen_as_what_it_would_bring(desk, tmp_path):
    (tmp_path / "a.opml").write_text(
        "<opml version='2.0'><body><outline xmlUrl='https://a.example/feed'/><outline xmlUrl='https://b.example/'/>"
        "</body></opml>"
    )
    await subscribe.look(desk, str(tmp_path / "a.opml"))
    assert looked(desk).listing == "2 feeds to add"
    assert feeds.every(desk.db) == []


async def test_a_list_on_a_site_is_one_too(desk, site):
    site.pages |= {
        "/feeds": "<opml version='2.0'><body><outline text='A' xmlUrl='/feed'/></body></opml>",
        "/feed": rss("One"),
    }
    (added,) = await subscribe.add(desk, [f"{site.root}/feeds"], "World")
    assert (added.url, feeds.feed(desk.db, added.feed).folder) == (f"{site.root}/feed", "World")


async def test_a_list_from_the_web_leads_to_nothing_in_the_own_network(desk, site):
    inside = ["http://localhost/feed", "http://192.168.0.1/feed", "https://nas.lan/feed", "file:///etc/passwd"]
    outlines = "".join(f"<outline type='rss' xmlUrl='{url}'/>" for url in [*inside, f"{site.root}/feed"])
    site.pages |= {"/feeds": f"<opml version='2.0'><body>{outlines}</body></opml>", "/feed": rss("One")}
    await subscribe.look(desk, f"{site.root}/feeds")
    assert "4 lines left out: 4 on this machine or in its network" in looked(desk).listing
    (added,) = await subscribe.add(desk, [f"{site.root}/feeds"])
    assert added.url == f"{site.root}/feed" and len(feeds.every(desk.db)) == 1


async def test_a_list_of_the_user_s_own_leads_wherever_it_says(desk, tmp_path):
    (tmp_path / "feed.xml").write_text(rss("One"))
    (tmp_path / "feeds.opml").write_text("<opml version='2.0'><body><outline xmlUrl='feed.xml'/></body></opml>")
    (added,) = await subscribe.add(desk, [str(tmp_path / "feeds.opml")])
    assert added.url == (tmp_path / "feed.xml").as_uri()


async def test_a_list_that_would_take_minutes_to_read_does_not_hold_up_whoever_asks(desk, site, monkeypatch):
    monkeypatch.setattr("tui.desk.PARSE_SECONDS", 0.5)
    desk.parsers = Pool(1)
    flood = " ".join(f"a{n}=''" for n in range(40_000))
    site.pages["/"] = f"<opml version='2.0'><body><outline {flood}/></body></opml>"
    start = time.process_time()
    with pytest.raises(NotAFeed):
        await subscribe.look(desk, f"{site.root}/")
    assert time.process_time() - start < 1


async def test_what_cannot_be_seen_is_an_error_that_names_it(desk, site):
    site.pages["/"] = "<html><body>Nothing</body></html>"
    with pytest.raises(NotAFeed, match=r"127.0.0.1.* none of the feeds it names can be read"):
        await subscribe.look(desk, f"{site.root}/")


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("@pilot@boats.social", "https://boats.social/@pilot"),
        ("FEED:https://a.example/x", "https://a.example/x"),
        ("<https://a.example/>", "https://a.example/"),
        ('"a.example/feed"', "https://a.example/feed"),
        ("a.example/feed.xml", "https://a.example/feed.xml"),
        ("a.example:8080/news/all.opml", "https://a.example:8080/news/all.opml"),
        ("a.example?feed=rss.xml", "https://a.example?feed=rss.xml"),
        ("a.example", "https://a.example"),
    ],
)
def test_what_is_copied_from_elsewhere_becomes_an_address(typed, url):
    assert finding.locate(typed) == url


async def test_a_password_in_an_address_is_used_and_nowhere_kept(desk, site, monkeypatch):
    monkeypatch.setenv("WIREROOM_127_0_0_1", "ann:opensesame")
    item = "<item><title>One</title><link>/one</link></item>"
    site.pages["/feed"] = f"<rss version='2.0'><channel><title>Wire</title>{item}</channel></rss>"
    secret = site.root.replace("//", "//ann:opensesame@") + "/feed"
    (added,) = await subscribe.add(desk, [secret])
    assert added.url == site.root + "/feed"
    assert feeds.feed(desk.db, added.feed).settings.headers == (("Authorization", "Basic $WIREROOM_127_0_0_1"),)
    library = Path(desk.db.execute("PRAGMA database_list").fetchone()[2])
    assert not any(b"opensesame" in file.read_bytes() for file in library.parent.glob(f"{library.name}*"))


async def test_a_password_that_has_no_place_is_refused_in_words(desk, site, monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    site.pages["/feed"] = "<rss version='2.0'><channel><title>Wire</title></channel></rss>"
    secret = site.root.replace("//", "//ann:opensesame@") + "/feed"
    assert await subscribe.add(desk, [secret]) == []
    (failed,) = [item.message for item in desk.told if isinstance(item, news.Failed)]
    assert "keyring" in failed and "opensesame" not in failed
    assert feeds.every(desk.db) == []


def logins(site):
    """The names and passwords that were sent, of each request that had any."""
    sent = [line.partition(" Basic ")[2] for head in site.heads for line in head.splitlines() if " Basic " in line]
    return [base64.b64decode(word).decode() for word in sent]


async def test_a_page_cannot_name_a_secret_of_the_environment_and_have_it_sent(desk, site, monkeypatch):
    monkeypatch.setenv("BANK_TOKEN", "opensesame")
    feed = site.root.replace("//", "//$BANK_TOKEN:x@") + "/news.rss"
    site.pages |= {"/": PAGE.replace("/news.rss", feed), "/news.rss": rss("One")}
    await subscribe.look(desk, f"{site.root}/")
    assert site.asked == ["/", "/news.rss"]
    assert logins(site) == ["$BANK_TOKEN:x"]


async def test_a_password_goes_with_its_feed_when_that_has_moved_on_its_host(desk, site, monkeypatch):
    monkeypatch.setenv("WIREROOM_127_0_0_1", "ann:opensesame")
    site.pages |= {"/old": site.redirect(301, "/new"), "/new": rss("One")}
    (added,) = await subscribe.add(desk, [site.root.replace("//", "//ann:opensesame@") + "/old"])
    assert added.url == f"{site.root}/new"
    assert feeds.feed(desk.db, added.feed).settings.headers == (("Authorization", "Basic $WIREROOM_127_0_0_1"),)
    await refresh.refresh(desk)
    assert logins(site) == ["ann:opensesame"] * 3


async def test_a_feed_is_known_with_and_without_a_password_in_its_address(desk, site, monkeypatch):
    monkeypatch.setenv("WIREROOM_127_0_0_1", "ann:opensesame")
    site.pages["/feed"] = rss("One")
    secret = site.root.replace("//", "//ann:opensesame@") + "/feed"
    await subscribe.add(desk, [secret])
    (again,) = await subscribe.add(desk, [secret])
    assert again.known and site.asked == ["/feed"]


@pytest.mark.parametrize("typed", ["feed.xml", "my.feeds/feed.xml", "feeds/feed.xml", "./a.example/feed.xml"])
def test_what_would_be_a_file_and_is_none_is_no_address(typed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my.feeds").mkdir()
    with pytest.raises(NotAFeed, match="neither an address nor a file"):
        finding.locate(typed)


def test_a_file_that_is_called_like_an_address_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.example").mkdir()
    (tmp_path / "a.example" / "feed.xml").touch()
    assert finding.locate("a.example/feed.xml") == (tmp_path / "a.example" / "feed.xml").as_uri()


@pytest.mark.parametrize("typed", ["a" * 300, "a/" * 2500 + "b", "a." * 300 + "b/c"])
def test_what_no_file_can_be_called_is_refused_like_any_other_word(typed):
    with pytest.raises(NotAFeed):
        finding.locate(typed)


async def test_a_feed_of_a_list_from_the_web_leads_inward_by_no_name_until_the_user_adds_it(desk, site, monkeypatch):
    port = int(site.root.rpartition(":")[2])
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))],
    )
    site.pages["/feed"] = rss("One")
    url = f"http://wire.example:{port}/feed"
    opml = f'<opml version="2.0"><body><outline text="Wire" xmlUrl="{url}"/></body></opml>'
    await importing.bring_in(desk, importing.listed(Fetched(200, "https://lists.example/opml", body=opml.encode())))
    (feed,) = feeds.every(desk.db)
    assert "local network" in feed.error
    assert site.asked == []
    (known,) = await subscribe.add(desk, [url])
    assert known.known
    await refresh.refresh(desk, [feed.id])
    assert site.asked == ["/feed"]
    assert titles(desk) == {"One"}
