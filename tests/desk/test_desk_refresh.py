"""From a feed's file to the library: what is new comes in once, what fails is told, and nothing else suffers."""

from pathlib import Path

import pytest

from tui import agreed, news
from tui.desk import finding, refresh, subscribe
from tui.errors import NotAFeed, WorkerError, WorkerTimeout
from tui.feeds import fetch
from tui.model import FeedSettings, View
from tui.store import articles, feeds, stories, views

NOW = 1_700_000_000
PARAGRAPH = "<p>The harbour of Lisbon was closed on Monday after dockers walked out over the new shifts.</p>"


def rss(*titles, name="The Wire", text=PARAGRAPH):
    items = "".join(
        f"<item><title>{title}</title><guid>{title}</guid><link>https://wire.example/{n}</link>"
        f"<pubDate>Tue, 14 Nov 2023 1{n}:00:00 GMT</pubDate><description><![CDATA[{text}]]></description></item>"
        for n, title in enumerate(titles)
    )
    return f"<rss version='2.0'><channel><title>{name}</title><link>https://wire.example/</link>{items}</channel></rss>"


def titles(desk):
    return {row.title for row in articles.headlines(desk.db, views.ids(desk.db, View(copies=True), NOW))}


async def test_a_file_is_subscribed_to_and_its_articles_are_there_in_a_story(desk, tmp_path):
    (tmp_path / "wire.xml").write_text(rss("Strike closes harbour", "Harbour strike goes on"))
    (added,) = await subscribe.add(desk, [str(tmp_path / "wire.xml")], "World")
    assert (added.title, added.new, added.known) == ("The Wire", 2, False)
    assert titles(desk) == {"Strike closes harbour", "Harbour strike goes on"}
    assert feeds.every(desk.db)[0].folder == "World"
    assert stories.unplaced(desk.db, 10) == []
    assert desk.told[-1] == news.Finished("add", "1 of 1 added")


async def test_adding_it_again_changes_nothing(desk, tmp_path):
    (tmp_path / "wire.xml").write_text(rss("One"))
    await subscribe.add(desk, [str(tmp_path / "wire.xml")])
    (again,) = await subscribe.add(desk, [str(tmp_path / "wire.xml")])
    assert again.known
    assert len(feeds.every(desk.db)) == 1


async def test_an_opml_list_stands_for_its_feeds_beside_it(desk, tmp_path):
    (tmp_path / "a.xml").write_text(rss("One", name="A"))
    (tmp_path / "b.xml").write_text(rss("Two", name="B"))
    (tmp_path / "feeds.opml").write_text(
        "<opml version='2.0'><body><outline text='Local'><outline type='rss' text='A' xmlUrl='a.xml'/></outline>"
        "<outline type='rss' xmlUrl='b.xml'/></body></opml>"
    )
    added = await subscribe.add(desk, [str(tmp_path / "feeds.opml")])
    assert {item.title for item in added} == {"A", "B"}
    assert {feed.title: feed.folder for feed in feeds.every(desk.db)} == {"A": "Local", "B": ""}


async def test_what_cannot_be_added_is_told_in_one_line_and_the_rest_is_added(desk, tmp_path):
    (tmp_path / "page.txt").write_text("no feed at all")
    (tmp_path / "wire.xml").write_text(rss("One"))
    added = await subscribe.add(
        desk, ["nowhere/at all", str(tmp_path / "page.txt"), "gopher://old.example", str(tmp_path / "wire.xml")]
    )
    failed = [item.message for item in desk.told if isinstance(item, news.Failed)]
    assert len(added) == 1
    assert len(failed) == 3
    assert not any("\n" in line for line in failed)


async def test_a_refresh_takes_in_what_is_new_and_only_that(desk, tmp_path):
    file = tmp_path / "wire.xml"
    file.write_text(rss("One"))
    await subscribe.add(desk, [str(file)])
    assert str(await refresh.refresh(desk)) == "1 feed, 0 new articles, 1 unchanged"
    file.write_text(rss("One", "Two"))
    tally = await refresh.refresh(desk)
    assert (tally.articles, tally.unchanged, tally.failed) == (1, 0, 0)
    assert titles(desk) == {"One", "Two"}


async def test_a_feed_that_breaks_keeps_its_articles_and_says_why(desk, tmp_path):
    file, other = tmp_path / "wire.xml", tmp_path / "other.xml"
    file.write_text(rss("One"))
    other.write_text(rss("Else", name="Other"))
    await subscribe.add(desk, [str(file), str(other)])
    file.write_text("<html><body>404</body></html>")
    other.write_text(rss("Else", "More", name="Other"))
    tally = await refresh.refresh(desk)
    assert (tally.failed, tally.articles) == (1, 1)
    broken = feeds.find(desk.db, "Wire")
    assert broken.failures == 1
    assert broken.error
    assert broken.next_check > NOW
    assert "One" in titles(desk)
    file.write_text(rss("One", "Back"))
    await refresh.refresh(desk)
    assert feeds.find(desk.db, "Wire").error is None


async def test_only_the_feeds_asked_for_are_fetched(desk, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.xml").write_text(rss(name, name=name))
    first, _ = await subscribe.add(desk, [str(tmp_path / "a.xml"), str(tmp_path / "b.xml")])
    assert (await refresh.refresh(desk, [first.feed])).feeds == 1


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("example.org/feed", "https://example.org/feed"),
        (" https://example.org/ ", "https://example.org/"),
        ("feed://example.org/x", "https://example.org/x"),
        ("feed:https://example.org/x", "https://example.org/x"),
        ("file:///tmp/x.xml", "file:///tmp/x.xml"),
    ],
)
def test_what_users_type_becomes_an_address(typed, url):
    assert finding.locate(typed) == url


@pytest.mark.parametrize("typed", ["", "two words", "javascript:alert(1)", "missing.xml", "ftp://example.org/x"])
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(NotAFeed):
        finding.locate(typed)


def http(status, **headers):
    lines = [f"HTTP/1.1 {status} x", "content-length: 0", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines) + "\r\n\r\n"


async def test_a_server_that_wants_to_be_left_alone_is_until_it_is_asked_for(desk, site):
    site.pages["/busy"] = http(429, **{"retry-after": "7200"})
    site.pages["/gone"] = http(410)
    site.pages["/missing"] = http(404)
    numbers = [feeds.add(desk.db, site.root + path, NOW)[0] for path in site.pages]
    assert (await refresh.fetch_all(desk)).failed == 3
    busy, gone, missing = (feeds.feed(desk.db, number) for number in numbers)
    assert busy.next_check >= NOW + 7200 and gone.next_check > NOW + 365 * 86400 and missing.next_check > NOW
    assert (busy.code, gone.code, missing.code) == (429, 410, 404)
    site.asked.clear()
    tally = await refresh.fetch_all(desk)
    assert site.asked == ["/missing"] and (tally.feeds, tally.left_alone) == (1, 2)
    assert str(tally).endswith("2 left alone as they asked")
    site.asked.clear()
    await refresh.fetch_all(desk, [busy.id])
    assert site.asked == ["/busy"]


async def test_the_next_look_is_when_the_feed_its_server_and_its_rhythm_say(desk, site):
    body = rss("One").replace("<title>The Wire", "<ttl>600</ttl><title>The Wire")
    site.pages["/ttl"] = body
    site.pages["/plain"] = rss("One")
    site.pages["/fresh"] = "HTTP/1.1 200 OK\r\ncache-control: public, max-age=18000\r\nconnection: close\r\n\r\n" + rss(
        "1"
    )
    site.pages["/own"] = body
    pauses = {}
    for path in list(site.pages):
        number, _ = feeds.add(desk.db, site.root + path, NOW)
        if path == "/own":
            feeds.configure(desk.db, number, FeedSettings(interval=15))
        await refresh.fetch_all(desk, [number])
        pauses[path] = (feeds.feed(desk.db, number).next_check - NOW) / 60
    assert 600 <= pauses["/ttl"] <= 660 and 60 <= pauses["/plain"] <= 66
    assert 300 <= pauses["/fresh"] <= 330 and 15 <= pauses["/own"] <= 17


async def test_what_a_feed_asked_for_counts_also_when_it_is_unchanged(desk, site):
    site.pages["/ttl"] = rss("One").replace("<title>The Wire", "<ttl>600</ttl><title>The Wire")
    number, _ = feeds.add(desk.db, site.root + "/ttl", NOW)
    await refresh.fetch_all(desk)
    tally = await refresh.fetch_all(desk)
    assert tally.unchanged == 1 and feeds.feed(desk.db, number).next_check >= NOW + 600 * 60


async def test_the_headers_of_a_feed_are_sent_once_that_is_agreed_to_and_a_missing_secret_is_said(
    desk, site, monkeypatch
):
    heads = []
    number, _ = feeds.add(desk.db, site.root + "/x", NOW)
    headers = (("Authorization", "Bearer $WIRE_TOKEN"),)
    feeds.configure(desk.db, number, FeedSettings(headers=headers))
    monkeypatch.setenv("WIRE_TOKEN", "opensesame")
    await refresh.fetch_all(desk)
    assert "nobody has agreed yet" in feeds.feed(desk.db, number).error and site.asked == []
    agreed.agree(site.root, headers)
    monkeypatch.delenv("WIRE_TOKEN")
    await refresh.fetch_all(desk)
    assert "needs the secret WIRE_TOKEN" in feeds.feed(desk.db, number).error and site.asked == []
    monkeypatch.setenv("WIRE_TOKEN", "opensesame")
    get = fetch.fetch

    async def seen(session, url, **options):
        heads.append(options["headers"])
        return await get(session, url, **options)

    monkeypatch.setattr(fetch, "fetch", seen)
    await refresh.fetch_all(desk)
    assert heads == [{"Authorization": "Bearer opensesame"}] and site.asked == ["/x"]
    library = Path(desk.db.execute("PRAGMA database_list").fetchone()[2])
    assert not any(b"opensesame" in file.read_bytes() for file in library.parent.glob(f"{library.name}*"))


async def test_a_feed_that_breaks_its_reader_says_so_in_words(desk, tmp_path, monkeypatch):
    (tmp_path / "a.xml").write_text(rss("One"))
    number, _ = feeds.add(desk.db, (tmp_path / "a.xml").as_uri(), NOW)
    for error, words in ((WorkerTimeout("x"), "longer than"), (WorkerError("x"), "memory")):

        async def breaks(*_, error=error, **__):
            raise error

        monkeypatch.setattr(desk.parsers, "run", breaks)
        await refresh.fetch_all(desk)
        assert words in feeds.feed(desk.db, number).error


async def test_a_feed_that_is_removed_while_it_is_fetched_stops_nothing(desk, tmp_path, monkeypatch):
    for name in ("a", "b"):
        (tmp_path / f"{name}.xml").write_text(rss(name, name=name))
        feeds.add(desk.db, (tmp_path / f"{name}.xml").as_uri(), NOW)
    take_in = refresh.take_in

    async def removing(desk, fetched, known):
        if fetched.url.endswith("a.xml"):
            feeds.remove(desk.db, feeds.find(desk.db, fetched.url).id, NOW)
        return await take_in(desk, fetched, known)

    monkeypatch.setattr(refresh, "take_in", removing)
    tally = await refresh.fetch_all(desk)
    assert (tally.failed, tally.articles) == (0, 1) and titles(desk) == {"b"}


@pytest.mark.parametrize(
    ("target", "headers", "follows"),
    [
        ("https://elsewhere.example/feed", (), True),
        ("https://wire.example/new", (("Authorization", "Bearer $WIRE_TOKEN"),), True),
        ("https://elsewhere.example/feed", (("Authorization", "Bearer $WIRE_TOKEN"),), False),
    ],
)
async def test_a_feed_that_moved_takes_its_headers_to_no_other_host(desk, target, headers, follows):
    number, _ = feeds.add(desk.db, "https://wire.example/feed", NOW)
    feeds.configure(desk.db, number, FeedSettings(headers=headers))
    for days in (0, 8):
        desk.clock = lambda days=days: NOW + days * 86400
        refresh.keep(desk, number, fetch.Fetched(200, target, moved=target), None, digest="")
    assert feeds.state(desk.db, number).url == (target if follows else "https://wire.example/feed")
    assert feeds.known(desk.db, [target]).id == number


async def test_a_password_that_an_older_version_left_in_an_address_is_not_lost_when_the_feed_moves(desk):
    number, _ = feeds.add(desk.db, "https://ann:opensesame@wire.example/feed", NOW)
    moved = fetch.Fetched(200, "https://wire.example/new", moved="https://wire.example/new")
    for days in (0, 8):
        desk.clock = lambda days=days: NOW + days * 86400
        refresh.keep(desk, number, moved, None, digest="")
    assert "opensesame" in feeds.state(desk.db, number).url


async def test_a_feed_that_fails_is_not_tried_again_when_it_does_not_want_to_be_asked(desk, site):
    hours = "".join(f"<hour>{n}</hour>" for n in range(24) if n != 3)
    site.pages["/x"] = rss("One").replace("<title>The Wire", f"<skipHours>{hours}</skipHours><title>The Wire")
    number, _ = feeds.add(desk.db, f"{site.root}/x", NOW)
    await refresh.fetch_all(desk)
    site.pages["/x"] = http(500)
    await refresh.fetch_all(desk)
    found = feeds.feed(desk.db, number)
    assert found.failures == 1 and found.next_check // 3600 % 24 == 3
    feeds.configure(desk.db, number, FeedSettings(interval=60))
    await refresh.fetch_all(desk)
    assert feeds.feed(desk.db, number).next_check < NOW + 86400 / 4, "an interval of its own stands above that"
