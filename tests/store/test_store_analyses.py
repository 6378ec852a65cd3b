import sqlite3
from dataclasses import replace

import pytest
from store_samples import NOW, analysis, placed, prepared

from tui.model import Analysis, Body, Entity, EntityCount, Quote, Span
from tui.store import analyses, articles, feeds, relations, stories, undo


def save(db: sqlite3.Connection, feed: int, *guids: str, deep: bool = False) -> list[int]:
    given = [prepared(guid, published=NOW - 100 + n, deep=deep) for n, guid in enumerate(guids)]
    return list(articles.save(db, feed, given, NOW).new)


def named(*names: str) -> Analysis:
    """A deep analysis with these people, each of whom says the first five characters."""
    people = tuple(Entity(name, "person") for name in names)
    return Analysis(1, deep=True, entities=people, quotes=tuple(Quote(Span(0, 5), name) for name in names))


# --- an article's own --------------------------------------------------------------------------


def test_the_deep_analysis_takes_the_place_of_the_cheap_one(db: sqlite3.Connection, feed: int) -> None:
    (number,) = save(db, feed, "a")
    deep = analysis(prepared("a").draft.body, ["walk"], deep=True, version=3)
    analyses.put(db, number, deep)
    assert analyses.get(db, number) == deep
    assert articles.article(db, number).analysis == deep
    assert stories.candidates(db, number, ["walk"], 9) == []


def test_an_article_that_was_never_read_has_none(db: sqlite3.Connection) -> None:
    assert analyses.get(db, 5) is None
    assert analyses.fresh(db, 5) == ()


def test_what_is_new_in_an_article_outlives_a_new_analysis(db: sqlite3.Connection, feed: int) -> None:
    (number,) = save(db, feed, "a")
    analyses.put_fresh(db, number, [Span(0, 4), Span(9, 12)])
    analyses.put(db, number, named("A"))
    assert articles.article(db, number).fresh == (Span(0, 4), Span(9, 12))


def test_terms_of_an_older_analysis_nominate_nobody(db: sqlite3.Connection, feed: int) -> None:
    one, two = save(db, feed, "a", "b")
    assert relations.candidates(db, one, ["eagle"], 9) == [two]
    analyses.put(db, two, analysis(prepared("b").draft.body, ["walk"]))
    assert relations.candidates(db, one, ["eagle"], 9) == []
    assert relations.candidates(db, one, ["walk"], 9) == [two]


def test_only_the_heaviest_terms_of_a_passage_nominate(db: sqlite3.Connection, feed: int) -> None:
    terms = [f"t{n}" for n in range(12)]
    one, two = articles.save(db, feed, [prepared("a", terms=terms), prepared("b", terms=terms)], NOW).new
    assert relations.candidates(db, one, [terms[7]], 9) == [two]
    assert relations.candidates(db, one, [terms[8]], 9) == []


# --- what waits --------------------------------------------------------------------------------


def test_starred_articles_wait_first_then_unread_stories_then_the_newest(db: sqlite3.Connection, feed: int) -> None:
    a, b, c, d, e, f = save(db, feed, *"abcdef")
    stories.save_placements(
        db, [placed(b, 1), placed(c, 1, 3), placed(d, 4), placed(e, 4, 6, copy_of=d), placed(f, 7), placed(a, 9)]
    )
    undo.mark(db, [a], starred=True, now=NOW, label="")
    assert analyses.waiting(db, 1, 9) == [a, c, b, f, d]
    assert analyses.waiting(db, 1, 2) == [a, c]
    assert analyses.waiting_count(db, 1) == 5


def test_what_was_studied_waits_only_for_a_newer_version(db: sqlite3.Connection, feed: int) -> None:
    a, b = save(db, feed, "a", "b")
    analyses.put(db, a, replace(named("A"), version=2))
    assert analyses.waiting(db, 2, 9) == [b]
    assert analyses.waiting(db, 3, 9) == [b, a]
    analyses.put(db, b, replace(named("A"), version=2))
    assert analyses.waiting(db, 2, 9) == []
    assert analyses.waiting_count(db, 2) == 0


def test_a_cheap_analysis_lets_the_article_wait_again(db: sqlite3.Connection, feed: int) -> None:
    (number,) = save(db, feed, "a", deep=True)
    assert analyses.waiting(db, 1, 9) == []
    analyses.put(db, number, analysis(Body.of(["x"])))
    assert analyses.waiting(db, 1, 9) == [number]


def test_an_article_that_cannot_be_studied_waits_no_longer(db: sqlite3.Connection, feed: int) -> None:
    (number,) = save(db, feed, "a")
    before = analyses.get(db, number)
    analyses.give_up(db, number, 2, "it took too long")
    assert analyses.waiting(db, 2, 9) == []
    assert analyses.waiting(db, 3, 9) == [number]
    assert analyses.get(db, number) == before


def test_articles_of_a_removed_feed_do_not_wait(db: sqlite3.Connection, feed: int) -> None:
    save(db, feed, "a")
    feeds.remove(db, feed)
    assert analyses.waiting(db, 1, 9) == []
    assert analyses.waiting_count(db, 1) == 0


# --- by name -----------------------------------------------------------------------------------


def test_names_are_counted_by_articles(db: sqlite3.Connection, feed: int) -> None:
    a, b = save(db, feed, "a", "b")
    analyses.put(db, a, named("Neil Armstrong", "Buzz Aldrin"))
    analyses.put(db, b, named("Buzz Aldrin"))
    assert analyses.entities(db) == [
        EntityCount("Buzz Aldrin", "person", 2),
        EntityCount("Neil Armstrong", "person", 1),
    ]
    analyses.put(db, b, named("Neil Armstrong"))
    assert [(found.name, found.articles) for found in analyses.entities(db)] == [
        ("Neil Armstrong", 2),
        ("Buzz Aldrin", 1),
    ]
    analyses.put(db, a, named())
    assert [found.name for found in analyses.entities(db)] == ["Neil Armstrong"]


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [("arm", "A"), ("NEIL", "A"), ("rmstrong", ""), ("100%", "C"), ("%", ""), ("_", ""), ("\\", "")],
)
def test_names_are_found_by_the_beginning_of_a_word(
    db: sqlite3.Connection, feed: int, prefix: str, expected: str
) -> None:
    (number,) = save(db, feed, "a")
    analyses.put(db, number, named("Neil Armstrong", "100% Club"))
    letters = {"Neil Armstrong": "A", "100% Club": "C"}
    assert "".join(letters[found.name] for found in analyses.entities(db, prefix)) == expected


def test_sums_and_dates_are_no_names(db: sqlite3.Connection, feed: int) -> None:
    save(db, feed, "a", deep=True)
    assert [found.name for found in analyses.entities(db)] == ["Neil Armstrong"]


def test_a_name_leads_to_its_articles_and_its_words_newest_first(db: sqlite3.Connection, feed: int) -> None:
    a, b, c = save(db, feed, "a", "b", "c", deep=True)
    stories.save_placements(db, [placed(b, 1), placed(c, 1, copy_of=b)])
    assert analyses.mentioning(db, "Neil Armstrong", "person") == [b, a]
    assert analyses.mentioning(db, "Neil Armstrong", "place") == []
    first, second = analyses.sayings(db, "Neil Armstrong", 9)
    assert (first.article, first.text, first.span, first.feed_title) == (b, "Eagle", Span(4, 9), "The Herald")
    assert (second.article, second.published, second.kind) == (a, NOW - 100, "direct")
    assert len(analyses.sayings(db, "Neil Armstrong", 1)) == 1


def test_a_saying_is_cut_at_characters_not_at_bytes(db: sqlite3.Connection, feed: int) -> None:
    given = prepared("a", texts=["Čapek 😀 said: “Žízeň!” 🚀"])
    at = given.draft.body.text.index("“")
    said = Analysis(1, deep=True, quotes=(Quote(Span(at, at + 8), "Čapek"),))
    articles.save(db, feed, [replace(given, analysis=said)], NOW)
    assert [saying.text for saying in analyses.sayings(db, "Čapek", 9)] == ["“Žízeň!”"]
