import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import DAY, NOW, placed, prepared, searched

from tui.model import View
from tui.store import articles, feeds, stories, undo, views


@pytest.fixture
def ids(db: sqlite3.Connection, feed: int) -> dict[str, int]:
    """a, b from the Herald in the folder World, c, d from Moon Wire in none; c is read, b starred, a old."""
    wire, _ = feeds.add(db, "https://wire.example/", NOW, title="Moon Wire")
    herald = [
        prepared(
            "a",
            title="Eagle down",
            texts=["The Eagle has landed on the moon."],
            author="Anna Roth",
            published=NOW - 9 * DAY,
        ),
        prepared("b", title="Markets", texts=["The café was open; the moon landed nowhere."], published=NOW - 2),
    ]
    other = [
        prepared("c", title="Quiet day", texts=["Nothing at all. C++ and don't."], author="Bo", published=NOW - 1),
        prepared("d", title="月面着陸", texts=["静かの海"], published=NOW),
    ]
    saved = [*articles.save(db, feed, herald, NOW).new, *articles.save(db, wire, other, NOW).new]
    undo.mark(db, saved[2:3], read=True, now=NOW, label="read")
    undo.mark(db, saved[1:2], starred=True, now=NOW, label="starred")
    return dict(zip("abcd", saved, strict=True))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("eagle", "a"),
        ("EAGLE  landed", "a"),
        ("eagle nowhere", ""),
        ("cafe", "b"),
        ("land", "ab"),
        ("land ", ""),
        ("la", ""),
        ("l* eagle", ""),
        ("月", "d"),
        ("land*", "ab"),
        ("mark down", ""),
        ("mark* open", "b"),
        ('"eagle has landed"', "a"),
        ('"landed eagle"', ""),
        ('"has landed" moon', "a"),
        ('"unfinished eagle', ""),
        ("landed -eagle", "b"),
        ('landed -"has landed"', "b"),
        ("-eagle", "bcd"),
        ("-eagle -markets", "cd"),
        ("title:eagle", "a"),
        ("title:landed", ""),
        ("text:eagle", "a"),
        ("text:quiet", ""),
        ("author:roth", "a"),
        ('author:"anna roth"', "a"),
        ("author:eagle", ""),
        ("-author:roth", "bcd"),
        ("feed:herald", "ab"),
        ('feed:"moon wire"', "cd"),
        ("feed:herald eagle", "a"),
        ("moon -feed:wire", "ab"),
        ("feed:nowhere", ""),
        ("-feed:nowhere", "abcd"),
        ("herald", "ab"),
        ("herald café", "b"),
        ("moon", "abcd"),
        ("feed1", ""),
        ("c++", "c"),
        ("don't", "c"),
        ("", ""),
        ("   ", ""),
        ("-", ""),
        ("!!! ???", ""),
        ("title:", ""),
        ('"eagle has lan"*', "a"),
        ('"eagle has la"*', ""),
        ('"has landed" *', "a"),
        ('feed:"=The Herald"', "ab"),
        ("feed:=herald", ""),
        ('-feed:"=the herald"', "cd"),
        ("is:unread", "abd"),
        ("IS:Unread", "abd"),
        ("-is:unread", "c"),
        ("is:read", "c"),
        ("-is:read", "abd"),
        ("is:starred", "b"),
        ("-is:starred", "acd"),
        ("is:unread is:starred", "b"),
        ("is:read is:unread", ""),
        ("folder:world", "ab"),
        ('folder:"WORLD"', "ab"),
        ("folder:wor", ""),
        ("folder:nowhere", ""),
        ('folder:""', "cd"),
        ("-folder:world", "cd"),
        ("-folder:nowhere", "abcd"),
        ("folder:world folder:tech", ""),
        ("within:7d", "bcd"),
        ("within:1w", "bcd"),
        ("within:2W", "abcd"),
        ("within:1h", "bcd"),
        ("-within:7d", "a"),
        ("within:0h", ""),
        ("within:2w -within:1w", "a"),
        ("landed is:unread within:7d", "b"),
        ("landed -is:starred", "a"),
        ("-eagle is:unread", "bd"),
        ("moon folder:world -within:7d", "a"),
        ("is:unread land", "ab"),
        ("is:sunny", ""),
        ("within:soon", ""),
        ("within:", ""),
        ("is:unread is:sunny", ""),
        ("AND OR NOT NEAR", ""),
        ("eagle AND", ""),
    ],
)
def test_what_a_query_finds(db: sqlite3.Connection, ids: dict[str, int], query: str, expected: str) -> None:
    assert searched(db, query) == [ids[letter] for letter in reversed(expected)], "the newest first"


def test_a_renamed_feed_is_found_by_its_new_name(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    feeds.edit(db, 1, title="Morning Post")
    assert searched(db, "herald") == []
    assert sorted(searched(db, "morning")) == [ids["a"], ids["b"]]


def test_a_word_that_too_many_feeds_have_in_their_names_means_the_articles_only(
    db: sqlite3.Connection, ids: dict[str, int]
) -> None:
    for n in range(60):
        feeds.add(db, f"https://{n}.example/", NOW, title=f"Moon {n}")
    assert sorted(searched(db, "moon")) == [ids["a"], ids["b"]]
    assert sorted(searched(db, "feed:moon")) == [ids["c"], ids["d"]]


def test_copies_and_removed_feeds_are_not_found(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    stories.save_placements(db, [placed(ids["a"], 1), placed(ids["b"], 1, copy_of=ids["a"])])
    assert searched(db, "landed") == [ids["a"]]
    feeds.remove(db, 1)
    assert searched(db, "landed") == []
    assert searched(db, "-nothing") == [ids["d"]]
    undo.undo(db)
    assert searched(db, "landed") == [ids["a"]]


def test_a_long_query_is_cut(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    assert searched(db, "moon " * 5000) == searched(db, "moon ")


SIGNS = [
    '"',
    "'",
    "-",
    "*",
    "(",
    ")",
    ":",
    "^",
    "{",
    "}",
    "+",
    ",",
    "\\",
    "%",
    "\0",
    "\n",
    "\ud800",
    "\u0301",
    "😀",
    "İ",
    "ß",
]
WORDS = [
    "moon",
    "feed1",
    "is:",
    "unread",
    "read ",
    "folder:",
    "within:",
    "9999w",
    "7d ",
    "starred",
    "a" * 2000,
    "feed:",
    "author:",
    "title:",
    "NEAR(",
    " AND ",
    " OR ",
    " NOT ",
]
PIECES = st.sampled_from([*SIGNS, *WORDS])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join)))
def test_any_text_is_a_query(db: sqlite3.Connection, ids: dict[str, int], query: str) -> None:
    view = View("search", query)
    rows = articles.headlines(db, views.ids(db, view, NOW))
    assert views.unread(db, view, NOW) == sum(not row.read for row in rows)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(["eagle", "has", "landed", "on", "the", "moon"]), min_size=1, max_size=6))
def test_every_word_of_an_article_finds_it(db: sqlite3.Connection, ids: dict[str, int], words: list[str]) -> None:
    assert ids["a"] in searched(db, " ".join(words))


def test_the_articles_of_a_search_that_are_unread_are_counted(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    assert views.unread(db, View("search", "moon"), NOW) == 3
    assert views.unread(db, View("search", "is:read"), NOW) == 0
    assert views.unread(db, View("search", ""), NOW) == 0
    assert views.unread(db, View("folder", "World"), NOW) == 2


def test_a_star_is_found_on_a_copy_too(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    stories.save_placements(db, [placed(ids["a"], 1), placed(ids["b"], 1, copy_of=ids["a"])])
    assert searched(db, "is:starred") == views.ids(db, View("starred"), NOW) == [ids["b"]]
    assert searched(db, "folder:world") == [ids["a"]]
    assert searched(db, "-is:starred") == [ids["d"], ids["c"], ids["a"]]


def test_what_goes_by_time_goes_by_the_time_that_is_given(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    view = View("search", "within:1w")
    assert views.ids(db, view, NOW - 3 * DAY)[-1] == ids["a"]
    assert views.ids(db, view, NOW + 8 * DAY) == []


def test_the_folders_of_removed_feeds_are_not_looked_into(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    feeds.remove(db, 1)
    assert searched(db, "folder:world") == []
    assert searched(db, "-folder:world") == [ids["d"], ids["c"]]


PLANS = [
    "is:unread",
    "is:read",
    "is:starred",
    "-is:starred",
    "folder:world",
    "within:7d",
    "within:7d is:unread",
    "moon",
]


@pytest.mark.parametrize("query", PLANS)
def test_no_search_reads_all_articles_without_an_index(db: sqlite3.Connection, ids: dict[str, int], query: str) -> None:
    said: list[str] = []
    db.set_trace_callback(said.append)
    views.ids(db, View("search", query), NOW)
    db.set_trace_callback(None)
    asked = next(statement for statement in said if statement.startswith("SELECT a.id"))
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {asked}")]
    assert any("INDEX" in step or "INTEGER PRIMARY KEY" in step for step in plan)
    assert not {"SCAN a", "SCAN articles", "SCAN feeds"} & set(plan)
