import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import NOW, placed, prepared

from tui.model import View
from tui.store import articles, feeds, search, stories, undo, views


@pytest.fixture
def ids(db: sqlite3.Connection, feed: int) -> dict[str, int]:
    """a, b from the Herald, c, d from Moon Wire."""
    wire, _ = feeds.add(db, "https://wire.example/", NOW, title="Moon Wire")
    herald = [
        prepared(
            "a", title="Eagle down", texts=["The Eagle has landed on the moon."], author="Anna Roth", published=NOW - 3
        ),
        prepared("b", title="Markets", texts=["The café was open; the moon landed nowhere."], published=NOW - 2),
    ]
    other = [
        prepared("c", title="Quiet day", texts=["Nothing at all. C++ and don't."], author="Bo", published=NOW - 1),
        prepared("d", title="月面着陸", texts=["静かの海"], published=NOW),
    ]
    saved = [*articles.save(db, feed, herald, NOW).new, *articles.save(db, wire, other, NOW).new]
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
        ("AND OR NOT NEAR", ""),
        ("eagle AND", ""),
    ],
)
def test_what_a_query_finds(db: sqlite3.Connection, ids: dict[str, int], query: str, expected: str) -> None:
    assert sorted(search.search(db, query, 9)) == [ids[letter] for letter in expected]


def test_a_title_weighs_more_than_a_text(db: sqlite3.Connection, feed: int) -> None:
    given = [
        prepared("text", title="x", texts=["apollo and more words of the same length"]),
        prepared("title", title="apollo", texts=["some other words, more of them than in the one before it"]),
    ]
    text, title = articles.save(db, feed, given, NOW).new
    assert search.search(db, "apollo", 9) == [title, text]
    assert search.search(db, "apollo", 1) == [title]


def test_views_find_the_same_articles_newest_first(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    for query in ("moon", "-eagle", "landed -eagle", "herald"):
        found = views.ids(db, View("search", query), NOW)
        assert sorted(found) == sorted(search.search(db, query, 9))
        assert found == sorted(found, reverse=True)


def test_a_renamed_feed_is_found_by_its_new_name(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    feeds.edit(db, 1, title="Morning Post")
    assert search.search(db, "herald", 9) == []
    assert sorted(search.search(db, "morning", 9)) == [ids["a"], ids["b"]]


def test_a_word_that_too_many_feeds_have_in_their_names_means_the_articles_only(
    db: sqlite3.Connection, ids: dict[str, int]
) -> None:
    for n in range(60):
        feeds.add(db, f"https://{n}.example/", NOW, title=f"Moon {n}")
    assert sorted(search.search(db, "moon", 9)) == [ids["a"], ids["b"]]
    assert sorted(search.search(db, "feed:moon", 9)) == [ids["c"], ids["d"]]


def test_copies_and_removed_feeds_are_not_found(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    stories.save_placements(db, [placed(ids["a"], 1), placed(ids["b"], 1, copy_of=ids["a"])])
    assert search.search(db, "landed", 9) == [ids["a"]]
    feeds.remove(db, 1)
    assert search.search(db, "landed", 9) == []
    assert search.search(db, "-nothing", 9) == [ids["d"]]
    undo.undo(db)
    assert search.search(db, "landed", 9) == [ids["a"]]


def test_only_the_latest_of_very_many_are_ranked(
    db: sqlite3.Connection, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "RANKED", 1)
    assert sorted(search.search(db, "landed", 9)) == [ids["a"], ids["b"]]
    assert ids["a"] not in search.search(db, "moon", 9)


def test_a_long_query_is_cut(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    assert search.search(db, "moon " * 5000, 9) == search.search(db, "moon ", 9)


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
WORDS = ["moon", "feed1", "a" * 2000, "feed:", "author:", "title:", "NEAR(", " AND ", " OR ", " NOT "]
PIECES = st.sampled_from([*SIGNS, *WORDS])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join)))
def test_any_text_is_a_query(db: sqlite3.Connection, ids: dict[str, int], query: str) -> None:
    found = search.search(db, query, 9)
    assert sorted(views.ids(db, View("search", query), NOW)) == sorted(found)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(["eagle", "has", "landed", "on", "the", "moon"]), min_size=1, max_size=6))
def test_every_word_of_an_article_finds_it(db: sqlite3.Connection, ids: dict[str, int], words: list[str]) -> None:
    assert ids["a"] in search.search(db, " ".join(words), 9)
