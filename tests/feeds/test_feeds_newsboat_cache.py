"""newsboat's cache: what was read and flagged in it comes out, whatever is in the file, and the file stays as it is."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsboat_files import SCHEMA, cache

from tui.errors import FeedError, FetchFailed, NotAFeed
from tui.feeds import newsboat_cache
from tui.feeds.newsboat_cache import Marks, is_cache, read

A, B = "https://a.example/feed", "https://b.example/feed"


def test_read_and_flagged_articles_are_known_by_the_address_of_their_feed(tmp_path):
    path = cache(
        tmp_path / "cache.db",
        ("g1", "https://a.example/1", A, 0),
        ("g2", "https://a.example/2", A, 1, "s"),
        ("g3", "https://a.example/3", A, 1),
        ("g4", "https://a.example/4", A, 1, "", 1),
        ("g1", "https://b.example/1", B, 1),
        feeds=["https://empty.example/"],
    )
    before = path.read_bytes()
    found = read(path)
    assert is_cache(path)
    assert [entry.url for entry in found.listed.subscriptions] == ["https://empty.example/", A, B]
    assert found.marks[A].guids == {"g1": (True, False), "g2": (False, True), "g3": (False, False), "g4": (True, False)}
    assert found.marks[B].of("g1", "") == (False, False)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_article_is_known_by_its_guid_first_and_by_its_link_second(tmp_path):
    link = "https://a.example/one"
    marks = read(
        cache(
            tmp_path / "cache.db",
            ("  g1\x1b[0m ", link, A, 0),
            (f"{link}2Tue, 14 Nov 2023", f"{link}2", A, 0, "x"),
            ("g3", "https://a.example/shared", A, 0),
            ("g4", "https://a.example/shared", A, 1),
        )
    ).marks[A]
    assert marks.of("g1", "https://a.example/elsewhere") == (True, False)
    assert marks.of("hash:1", f"{link}2") == (True, True)
    assert marks.of("g4", link) == (False, False)
    assert marks.of("another", "https://a.example/shared") == (False, False)
    assert marks.of("another", "") == (False, False)
    assert Marks().of("g1", link) == (False, False)


def test_links_are_compared_as_newsboat_writes_them(tmp_path):
    items = [("g1", "https://a.example/", A, 0), ("g2", "https://a.example/?q=%C3%BC%20a&b=(1)#x", A, 0, "f")]
    marks = read(cache(tmp_path / "cache.db", *items)).marks[A]
    assert marks.of("", "https://a.example") == (True, False)
    assert marks.of("", "https://a.example/?q=ü%20a&b=(1)#x") == (True, True)
    assert marks.of("", "https://a.example/other") == marks.of("", "mailto:[x") == (False, False)


def test_only_caches_of_newsboat_s_are_read(tmp_path):
    with closing(sqlite3.connect(tmp_path / "other.db")) as db, db:
        db.execute("CREATE TABLE rss_item (id INTEGER PRIMARY KEY, guid)")
    with pytest.raises(NotAFeed, match="not newsboat's"):
        read(tmp_path / "other.db")
    (tmp_path / "text").write_text("no database")
    with pytest.raises(NotAFeed):
        read(tmp_path / "text")
    with pytest.raises(FetchFailed):
        read(tmp_path / "nowhere.db")
    assert [is_cache(tmp_path / name) for name in ("other.db", "text", "nowhere.db", ".")] == [True, *[False] * 3]
    assert not (tmp_path / "nowhere.db").exists()


@pytest.mark.parametrize("kind", ["VIEW rss_item AS", "VIRTUAL TABLE rss_item USING fts5"])
def test_tables_that_run_something_are_refused(tmp_path, kind):
    columns = "id, guid, url, feedurl, unread, flags, deleted"
    forever = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 1 AS id, i AS guid, 1 AS url, 1 AS"
    )
    tail = f"({columns})" if "fts5" in kind else f"{forever} feedurl, 1 AS unread, 1 AS flags, 1 AS deleted FROM n"
    with closing(sqlite3.connect(tmp_path / "cache.db")) as db, db:
        db.execute("CREATE TABLE rss_feed (rssurl)")
        db.execute(f"CREATE {kind} {tail}")
    with pytest.raises(NotAFeed, match="not newsboat's"):
        read(tmp_path / "cache.db")


@pytest.mark.parametrize("bad", [b"\xa5REATE INDEX", b"CREATE \xa5NDEX", b"CREATE\0INDEX"])
def test_a_damaged_table_of_contents_is_one_clear_error(tmp_path, bad):
    path = cache(tmp_path / "cache.db", ("g", "", A, 0))
    path.write_bytes(path.read_bytes().replace(b"CREATE INDEX", bad))
    with pytest.raises(NotAFeed, match="damaged"):
        read(path)


def test_reading_ends_at_a_limit_of_time(tmp_path, monkeypatch):
    path = cache(tmp_path / "cache.db", *((f"g{n}", "", A, 0) for n in range(3000)))
    monkeypatch.setattr(newsboat_cache, "SECONDS", -1.0)
    with pytest.raises(NotAFeed, match="longer"):
        read(path)


def test_the_newest_articles_are_read_up_to_a_limit(tmp_path, monkeypatch):
    path = cache(tmp_path / "cache.db", *((f"g{n}", "", A, 0) for n in range(5)))
    monkeypatch.setattr(newsboat_cache, "ARTICLES_LIMIT", 2)
    assert set(read(path).marks[A].guids) == {"g4", "g3"}


def test_values_of_every_type_are_taken_as_text_or_passed_over(tmp_path):
    path = tmp_path / "cache.db"
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(SCHEMA.replace(" NOT NULL", ""))
        db.executemany("INSERT INTO rss_feed (rssurl) VALUES (?)", [(A.encode(),), (None,), (3,), ("exec:rm x",)])
        db.executemany(
            "INSERT INTO rss_item (guid, url, feedurl, unread, flags, deleted) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (b"blob", b"https://a.example/1", A.encode(), "0", None, None),
                (b"bad \xff\xfe", "javascript:alert(1)", A, b"0", b"", 0),
                (7, None, A, 0.0, 5, "no"),
                (None, None, A, 0, "f", 0),
                ("lost", "", None, None, None, None),
                ("unknown", "", A, None, "", 0),
                ("x" * 100_000, "https://a.example/" + "x" * 100_000, A, 0, "", 0),
            ],
        )
    found = read(path)
    assert [entry.url for entry in found.listed.subscriptions] == [A]
    assert found.listed.left_out == {"exec": 1, "other": 1}
    marks = found.marks[A]
    assert marks.guids["blob"] == (True, False)
    assert marks.guids["7"] == (True, True)
    assert marks.guids["unknown"] == (False, False)
    assert "x" * 1000 in marks.guids
    assert list(marks.links) == ["https://a.example/1"]


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_cache_is_one_clear_error_or_what_is_left(tmp_path, data):
    path = tmp_path / "cache.db"
    if not path.exists():
        cache(path, *((f"guid {n}", f"https://a.example/{n}", A, n % 2, "s" * (n % 3)) for n in range(400)))
    whole = path.read_bytes()
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 12))):
        start = data.draw(st.integers(0, len(whole) - 1))
        damaged[start : start + 40] = data.draw(st.binary(min_size=1, max_size=40))
    broken = tmp_path / "broken.db"
    broken.write_bytes(damaged[: data.draw(st.integers(16, len(whole)))])
    try:
        read(broken)
    except FeedError as error:
        assert "\n" not in str(error)
