"""Lists of feeds come in with what another reader knew of their articles; a second time nothing changes."""

import asyncio

import pytest
from newsboat_files import cache

from tui import news
from tui.desk import importing, refresh, subscribe
from tui.errors import FeedError, NotAFeed
from tui.feeds import newsboat_queries
from tui.model import View
from tui.store import articles, feeds, query, searches, undo, views

NOW = 1_700_000_000


def rss(name, *numbers):
    items = "".join(
        f"<item><title>{name} {n}</title><guid>{name}-{n}</guid><link>https://{name}.example/{n}</link>"
        f"<description>The harbour of {name}{n} was closed on day {n} of a strike of {n} men.</description></item>"
        for n in numbers
    )
    return f"<rss version='2.0'><channel><title>{name}</title>{items}</channel></rss>"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder of newsboat's with two feeds and a cache in it: a-1 read, a-2 flagged, b-1 read by its link alone."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    folder = tmp_path / "home" / ".newsboat"
    folder.mkdir(parents=True)
    a, b = folder / "a.xml", folder / "b.xml"
    a.write_text(rss("a", 1, 2, 3))
    b.write_text(rss("b", 1, 2))
    (folder / "urls").write_text(
        f'{a.as_uri()} news "~The A"\n"query:All:unread"\nexec:touch {folder}/ran\n{b.as_uri()}\n'
        '"query:Fresh news:tags # \\"news\\" and age < 2"\n"query:Unread:unread = \\"yes\\""\n'
    )
    cache(
        folder / "cache.db",
        ("a-1", "https://a.example/1", a.as_uri(), 0),
        ("a-2", "https://a.example/2", a.as_uri(), 1, "s"),
        ("a-3", "https://a.example/3", a.as_uri(), 1),
        ("https://b.example/1Tue, 14 Nov", "https://b.example/1", b.as_uri(), 0),
        ("gone", "", b.as_uri(), 0),
        ("x-1", "", "https://elsewhere.example/feed", 0),
    )
    return folder


def marks(desk):
    """Titles of articles, with r where they are read and * where they are starred."""
    rows = articles.headlines(desk.db, views.ids(desk.db, View(copies=True), NOW))
    return {row.title + "r" * row.read + "*" * row.starred for row in rows}


def everything(desk):
    """All rows of the tables that an import writes."""
    tables = ("feeds", "articles", "bodies", "stories", "developments", "searches", "steps")
    return {table: desk.db.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


async def test_newsboat_s_list_comes_with_what_its_cache_knows_as_one_step(desk, home):
    added, outcome = await importing.bring_in(desk, importing.read([home / "urls"]))
    assert (outcome.new, outcome.known, outcome.read, outcome.starred) == (2, 0, 2, 1)
    assert outcome.left_out == {"query": 1, "exec": 1}
    assert outcome.cache == str(home / "cache.db")
    assert [(feed.title, feed.folder, feed.unread) for feed in feeds.every(desk.db)] == [
        ("b", "", 1),
        ("The A", "news", 2),
    ]
    assert marks(desk) == {"a 1r", "a 2*", "a 3", "b 1r", "b 2"}
    assert {item.title for item in added} == {"The A", "b"}
    assert desk.told[-1] == outcome
    assert not (home / "ran").exists()
    assert undo.undo(desk.db) is not None
    assert marks(desk) == {"a 1", "a 2", "a 3", "b 1", "b 2"}
    assert undo.undo(desk.db) == "2 searches taken over"
    assert undo.undo(desk.db) is None


async def test_query_feeds_come_as_searches_that_find_what_they_found(desk, home):
    outcome = (await importing.bring_in(desk, importing.read([home / "urls"])))[1]
    assert [(one.name, one.query) for one in searches.every(desk.db)] == [
        ("Fresh news", 'folder:"news" within:2d'),
        ("Unread", "is:unread"),
    ]
    assert (outcome.searches, outcome.known_searches, outcome.unsaid) == (2, 0, (("All", "it cannot be read"),))
    found = {
        one.name: [row.title for row in articles.headlines(desk.db, views.ids(desk.db, one.view, desk.clock()))]
        for one in searches.every(desk.db)
    }
    assert set(found["Unread"]) == {"a 2", "a 3", "b 2"}
    assert set(found["Fresh news"]) == {"a 1", "a 2", "a 3"}


async def test_a_search_that_has_the_name_already_stays(desk, home):
    searches.keep(desk.db, "Unread", "moon", NOW)
    listing = importing.read([home / "urls"])
    preview = importing.preview(desk.db, listing)
    outcome = (await importing.bring_in(desk, listing))[1]
    assert (outcome.searches, outcome.known_searches) == (1, 1) == (preview.searches, preview.known_searches)
    assert searches.find(desk.db, "Unread").query == "moon"
    assert importing.preview(None, listing).searches == 2


async def test_no_search_goes_by_a_folder_in_which_a_feed_is_not_that_was_there_before(desk, home):
    await subscribe.add(desk, [str(home / "a.xml")], "Elsewhere")
    listing = importing.read([home / "urls"])
    why = ("Fresh news", "its feeds are in other folders here")
    assert importing.preview(desk.db, listing).unsaid == (("All", "it cannot be read"), why)
    outcome = (await importing.bring_in(desk, listing))[1]
    assert outcome.unsaid[1:] == (why,) and outcome.left_out == {"query": 2, "exec": 1}
    assert [one.name for one in searches.every(desk.db)] == ["Unread"]


async def test_nor_by_one_that_gets_feeds_of_no_folder(desk, home):
    outcome = (await importing.bring_in(desk, importing.read([home / "urls"]), "News"))[1]
    assert [name for name, _ in outcome.unsaid] == ["All", "Fresh news"]


def test_query_feeds_of_two_lists_come_together(tmp_path, home):
    (tmp_path / "more").write_text('"query:Unread:unread = \\"no\\""\n"query:Old:age > 30"\nhttps://c.example/')
    found = importing.read([home / "urls", tmp_path / "more"])
    assert {one.name: one.query for one in found.queries if not one.why} == {
        "Fresh news": 'folder:"news" within:2d',
        "Unread": "is:unread",
        "Old": "-within:31d",
    }
    assert [one.name for one in found.queries if one.why] == ["All", "Unread"]
    assert found.left_out == {"query": 2, "exec": 1}


def test_what_is_said_is_within_what_a_search_looks_at():
    assert 2 * newsboat_queries.PARTS_LIMIT == query.TERMS_LIMIT
    assert newsboat_queries.LENGTH_LIMIT == searches.QUERY_LIMIT


async def test_a_second_time_changes_nothing(desk, home):
    listing = importing.read([home / "urls"])
    await importing.bring_in(desk, listing)
    before = everything(desk)
    preview = importing.preview(desk.db, listing)
    again = (await importing.bring_in(desk, listing))[1]
    assert everything(desk) == before
    assert (again.new, again.known, again.read, again.starred) == (0, 2, 0, 0)
    assert (preview.new, preview.known, preview.read, preview.starred) == (0, 2, 0, 0)


async def test_a_preview_changes_nothing_and_says_what_would_come(desk, home):
    await subscribe.add(desk, [str(home / "a.xml")])
    before = everything(desk)
    listing = importing.read([home / "urls"])
    preview = importing.preview(desk.db, listing)
    assert everything(desk) == before
    assert (preview.new, preview.known, preview.read, preview.starred, preview.dry_run) == (1, 1, 3, 1, True)
    outcome = (await importing.bring_in(desk, listing))[1]
    assert (outcome.new, outcome.known, outcome.read, outcome.starred) == (1, 1, 2, 1)
    assert importing.preview(None, listing).new == 2


async def test_a_cache_alone_is_its_feeds_and_its_marks(desk, home):
    listing = importing.read([home / "cache.db"])
    assert [entry.url for entry in listing.subscriptions][-1] == "https://elsewhere.example/feed"
    (home / "cache.db").unlink()
    cache(home / "cache.db", ("a-1", "", (home / "a.xml").as_uri(), 0), feeds=["exec:ls"])
    outcome = (await importing.bring_in(desk, importing.read([home / "cache.db"])))[1]
    assert (outcome.new, outcome.read, outcome.left_out) == (1, 1, {"exec": 1})
    assert feeds.every(desk.db)[0].title == "a"


def test_files_come_together_the_lists_name_the_feeds_and_the_named_cache_counts(tmp_path, home):
    (tmp_path / "more.opml").write_text(
        f"<opml><outline xmlUrl='{(home / 'a.xml').as_uri()}' text='Again'/><outline xmlUrl='https://c.example/'/></opml>"
    )
    other = cache(tmp_path / "other.db", ("a-3", "", (home / "a.xml").as_uri(), 0))
    listing = importing.read([home / "urls", other, tmp_path / "more.opml"])
    assert [entry.title for entry in listing.subscriptions] == ["The A", "", ""]
    assert listing.caches == (other,)
    assert listing.left_out == {"query": 1, "exec": 1}


@pytest.mark.parametrize("content", [b"", b"words", b"<rss><channel/></rss>", b"SQLite format 3\0" + b"x" * 5000])
def test_what_is_no_list_is_one_line(tmp_path, content):
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(NotAFeed) as raised:
        importing.read([tmp_path / "file"])
    assert "\n" not in str(raised.value)
    with pytest.raises(FeedError):
        importing.read([tmp_path / "nowhere"])


async def test_a_damaged_cache_beside_a_list_is_told_and_the_list_comes_in(desk, home):
    (home / "cache.db").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    outcome = (await importing.bring_in(desk, importing.read([home / "urls"])))[1]
    assert (outcome.new, outcome.read, outcome.cache) == (2, 0, "")
    assert "cache.db is damaged" in next(item.message for item in desk.told if isinstance(item, news.Failed))


async def test_adding_the_path_of_a_list_does_the_same(desk, home):
    await subscribe.add(desk, [str(home / "urls")], "Mine")
    assert marks(desk) == {"a 1r", "a 2*", "a 3", "b 1r", "b 2"}
    assert {feed.title: feed.folder for feed in feeds.every(desk.db)} == {"The A": "news", "b": "Mine"}
    assert desk.told[-1] == news.Finished("add", "2 of 2 added")
    assert [item.read for item in desk.told if isinstance(item, news.Imported)] == [2]
    await subscribe.add(desk, [str(home / "cache.db")])
    assert [item.known for item in desk.told if isinstance(item, news.Imported)] == [0, 2]


async def test_a_feed_that_cannot_be_fetched_is_kept_and_tried_again_by_the_next_import(desk, home):
    (home / "b.xml").rename(home / "away.xml")
    outcome = (await importing.bring_in(desk, importing.read([home / "urls"])))[1]
    assert (outcome.new, outcome.failed, outcome.read) == (2, 1, 1)
    (home / "away.xml").rename(home / "b.xml")
    outcome = (await importing.bring_in(desk, importing.read([home / "urls"])))[1]
    assert (outcome.new, outcome.known, outcome.failed, outcome.read) == (0, 2, 0, 1)


async def test_marks_are_set_when_it_is_stopped_half_way(desk, home, monkeypatch):
    check = refresh.check

    async def stopped(desk, todo, *more, **named):
        await check(desk, todo[:1], *more, **named)
        raise asyncio.CancelledError

    monkeypatch.setattr(refresh, "check", stopped)
    with pytest.raises(asyncio.CancelledError):
        await importing.bring_in(desk, importing.read([home / "urls"]))
    assert marks(desk) == {"a 1r", "a 2*", "a 3"}
    assert len(feeds.every(desk.db)) == 2


def test_a_list_behind_an_address_is_opml_only(home):
    from tui.feeds.fetch import Fetched

    body = (home / "urls").read_bytes()
    with pytest.raises(NotAFeed):
        importing.listed(Fetched(200, "https://a.example/urls", body=body))
    assert importing.listed(Fetched(200, (home / "urls").as_uri(), body=body)).subscriptions


@pytest.mark.parametrize("name", ["many.opml", "urls"])
def test_of_a_list_above_the_limit_the_first_feeds_come_and_the_rest_is_counted(tmp_path, monkeypatch, name):
    monkeypatch.setattr(importing.opml, "FEEDS_LIMIT", 3)
    addresses = [f"https://x.org/{n}" for n in range(5)]
    outlines = "".join(f"<outline xmlUrl='{address}'/>" for address in addresses)
    text = f"<opml><body>{outlines}</body></opml>" if name.endswith("opml") else "\n".join(addresses)
    (tmp_path / name).write_text(text)
    found = importing.read([tmp_path / name])
    assert [entry.url for entry in found.subscriptions] == addresses[:3] and found.left_out == {"more": 2}
