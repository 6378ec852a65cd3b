import sqlite3
from dataclasses import replace

import pytest
from store_samples import NOW, analysis, placed, prepared

from tui.model import Body, Entity, Prepared, Span
from tui.store import analyses, articles, coverage, feeds, stories

TEXTS = ("The Eagle has landed.", "“One small step,” said Armstrong.")


@pytest.fixture
def ids(db: sqlite3.Connection, feed: int) -> list[int]:
    """Three articles of one story, a minute apart, each added an hour after the one before; the last is a copy."""
    wire, _ = feeds.add(db, "https://wire.example/", NOW, title="Wire")
    numbers = [
        *articles.save(db, feed, [_article("a", NOW - 180)], NOW).new,
        *articles.save(db, wire, [_article("b", NOW - 120)], NOW + 3600).new,
        *articles.save(db, wire, [_article("c", NOW - 60)], NOW + 7200).new,
    ]
    a, b, c = numbers
    stories.save_placements(db, [placed(a, 1, 2), placed(b, 1, 3), placed(c, 1, 3, copy_of=b)])
    return numbers


def _article(guid: str, published: int) -> Prepared:
    """A deeply read article whose summary is its first sentence and whose quote is its fifth to ninth character."""
    return prepared(guid, texts=TEXTS, published=published, deep=True)


def test_the_summaries_of_a_story_come_in_time_order_without_copies(db: sqlite3.Connection, ids: list[int]) -> None:
    told = coverage.summaries(db, 1)
    assert [(t.article, t.development, t.feed_title) for t in told] == [(ids[0], 2, "The Herald"), (ids[1], 3, "Wire")]
    assert {t.text for t in told} == {TEXTS[0]}
    assert coverage.summaries(db, 99) == []


def test_an_offset_counts_characters_and_not_bytes(db: sqlite3.Connection, feed: int) -> None:
    body = Body.of(("Ætna — “snow” ☃.", "Dry."))
    (number,) = articles.save(db, feed, [prepared("s", texts=("Ætna — “snow” ☃.", "Dry."))], NOW).new
    analyses.put(db, number, analysis(body))
    stories.save_placements(db, [placed(number, 7)])
    assert [told.text for told in coverage.summaries(db, 7)] == ["Ætna — “snow” ☃."]


def test_what_is_new_is_of_articles_that_came_after(db: sqlite3.Connection, ids: list[int]) -> None:
    for number in ids:
        analyses.put_fresh(db, number, [Span(4, 9)])
    assert [told.article for told in coverage.news(db, 1, NOW - 1)] == [ids[1], ids[0]]
    (told,) = coverage.news(db, 1, NOW)
    assert (told.article, told.text, told.span) == (ids[1], "Eagle", Span(4, 9))
    assert coverage.arrived(db, 1, NOW) == {ids[1]}
    assert coverage.arrived(db, 1, NOW + 3600) == frozenset()


def test_who_spoke_in_a_story_the_newest_first(db: sqlite3.Connection, ids: list[int]) -> None:
    said = coverage.sayings(db, 1)
    assert [(s.article, s.speaker, s.text) for s in said] == [
        (ids[1], "Neil Armstrong", "Eagle"),
        (ids[0], "Neil Armstrong", "Eagle"),
    ]


def test_what_names_are(db: sqlite3.Connection, ids: list[int]) -> None:
    assert coverage.kinds(db, ["Neil Armstrong", "a sailor"]) == {"Neil Armstrong": "person"}


def test_a_removed_feed_tells_nothing(db: sqlite3.Connection, ids: list[int]) -> None:
    feeds.remove(db, 1)
    assert {told.article for told in coverage.summaries(db, 1)} == {ids[1]}
    assert {said.article for said in coverage.sayings(db, 1)} == {ids[1]}


def test_the_sign_of_a_list_is_no_part_of_a_sentence(db: sqlite3.Connection, feed: int) -> None:
    texts = ("— The dam has burst.", "--Nobody was hurt.", "–5 degrees were measured.")
    for number, text in enumerate(texts):
        body = Body.of((text,))
        (article,) = articles.save(db, feed, [prepared(f"s{number}", texts=(text,), published=NOW + number)], NOW).new
        analyses.put(db, article, analysis(body))
        stories.save_placements(db, [placed(article, 7)])
    told = coverage.summaries(db, 7)
    assert [t.text for t in told] == ["The dam has burst.", "Nobody was hurt.", "–5 degrees were measured."]
    assert [t.span.start for t in told] == [2, 2, 0]


def _named(db: sqlite3.Connection, feed: int, guid: str, development: int, *places: tuple[str, list[int]]) -> None:
    """An article of story 7 with a dateline, three sentences of ten characters, and where it names places."""
    text = "PORT, May — First one. Second on. Third one."
    (number,) = articles.save(db, feed, [prepared(guid, texts=(text,))], NOW).new
    entities = tuple(Entity(name, "place", (), tuple(Span(at, at + 4) for at in starts)) for name, starts in places)
    sentences = (Span(12, 22), Span(23, 33), Span(34, 44))
    analyses.put(db, number, replace(analysis(Body.of((text,)), deep=True), entities=entities, sentences=sentences))
    stories.save_placements(db, [placed(number, 7, development)])


def test_a_development_is_reported_from_its_dateline_or_else_about_the_place_that_its_articles_open_with(
    db: sqlite3.Connection, feed: int
) -> None:
    _named(db, feed, "a", 2, ("Moon", [12, 20, 24]), ("Port", [0]))
    _named(db, feed, "b", 3, ("Bay", [14]), ("Moon", [12, 20, 24]), ("Mars", [34, 36, 38, 40]))
    _named(db, feed, "c", 4, ("Bay", [36, 38, 40]))
    _named(db, feed, "d", 5, ("Bay", [12]))
    _named(db, feed, "e", 5)
    _named(db, feed, "f", 6, ("Bay", [12]))
    _named(db, feed, "g", 6)
    _named(db, feed, "h", 6)
    assert coverage.places(db, 7) == {2: "Port", 3: "Moon", 5: "Bay"}
    assert coverage.places(db, 99) == {}


def test_without_the_language_model_there_is_no_place(db: sqlite3.Connection, feed: int) -> None:
    (number,) = articles.save(db, feed, [prepared("s")], NOW).new
    stories.save_placements(db, [placed(number, 7)])
    assert coverage.places(db, 7) == {}
