import sqlite3

import pytest
from store_samples import NOW, placed, prepared

from tui.errors import NotFound
from tui.model import Relation, Span, Spot
from tui.store import articles, feeds, relations, stories


def save(db: sqlite3.Connection, feed: int, **terms: list[str]) -> list[int]:
    """Articles a minute apart, each with its terms."""
    given = [prepared(guid, published=NOW - 600 + 60 * n, terms=t) for n, (guid, t) in enumerate(terms.items())]
    return list(articles.save(db, feed, given, NOW).new)


def test_passages_come_article_by_article_with_their_leads(db: sqlite3.Connection, feed: int) -> None:
    a, b = save(db, feed, a=["x", "y"], b=["z"])
    stories.save_placements(db, [placed(a, 1), placed(b, 3, copy_of=a)])
    rows = relations.passages(db, [b, a])
    assert [row.spot for row in rows] == [Spot(b, 0), Spot(b, 1), Spot(a, 0), Spot(a, 1)]
    last = rows[-1]
    assert (last.span, last.paragraph, last.time) == (Span(35, 68), 1, NOW - 600)
    assert (last.feed_title, last.title, last.lead) == ("The Herald", "Title of a", "Armstrong said: “One small step.”")
    assert (last.terms, last.story, last.development, last.copy_of) == ((("x", 2.0), ("y", 1.875)), 1, 2, None)
    assert rows[0].copy_of == a


def test_candidates_are_the_story_first_then_the_rarest_terms(db: sqlite3.Connection, feed: int) -> None:
    a, b, c, d, e, _ = save(db, feed, a=["x", "y"], b=["q"], c=["x"], d=["y", "x"], e=["x"], f=["q"])
    stories.save_placements(db, [placed(a, 1), placed(b, 1)])
    assert relations.candidates(db, a, ["x", "y"], 9) == [b, d, e, c]
    assert relations.candidates(db, a, ["x", "y"], 2) == [b, d]
    assert relations.candidates(db, a, [], 9) == [b]


def test_no_copy_and_no_article_of_a_removed_feed_is_a_candidate(db: sqlite3.Connection, feed: int) -> None:
    wire, _ = feeds.add(db, "https://wire.example/", NOW)
    a, b, c = save(db, feed, a=["x"], b=["x"], c=["x"])
    save(db, wire, d=["x"])
    stories.save_placements(db, [placed(b, 1), placed(c, 1, copy_of=b)])
    feeds.remove(db, wire)
    assert relations.candidates(db, a, ["x"], 9) == [b]


def test_a_term_nominates_those_nearest_in_time_on_both_sides(
    db: sqlite3.Connection, feed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relations, "NEAR", 1)
    a, b, c, d, e = save(db, feed, a=["x"], b=["x"], c=["x"], d=["x"], e=["x"])
    assert relations.candidates(db, c, ["x"], 9) == [d, b]
    assert relations.candidates(db, a, ["x"], 9) == [b]
    assert relations.candidates(db, e, ["x"], 9) == [d]


def test_candidates_of_no_article(db: sqlite3.Connection) -> None:
    with pytest.raises(NotFound):
        relations.candidates(db, 5, ["x"], 9)


def test_frequencies_count_articles(db: sqlite3.Connection, feed: int) -> None:
    save(db, feed, a=["x", "y"], b=["x"])
    assert relations.frequencies(db, ["x", "y", "z"]) == {"x": 2, "y": 1}
    assert relations.documents(db) == 2


def test_relations_are_shown_from_both_ends_in_time_order(db: sqlite3.Connection, feed: int) -> None:
    a, b, c = save(db, feed, a=[], b=[], c=[])
    relations.save_relations(
        db,
        b,
        [Relation(Spot(b, 1), Spot(c, 0), 0.5, ("moon",)), Relation(Spot(b, 1), Spot(a, 1), 0.75, ("eagle", "x"))],
    )
    rows = relations.related(db, Spot(b, 1), NOW)
    assert [(row.spot, row.score, row.why, row.here) for row in rows] == [
        (Spot(a, 1), 0.75, ("eagle", "x"), False),
        (Spot(b, 1), 0.0, (), True),
        (Spot(c, 0), 0.5, ("moon",), False),
    ]
    assert (rows[0].paragraph, rows[0].time, rows[0].title, rows[0].feed_title) == (
        1,
        NOW - 600,
        "Title of a",
        "The Herald",
    )
    assert rows[2].lead == "The Eagle has landed on the Moon."
    back = relations.related(db, Spot(c, 0), NOW)
    assert [(row.spot, row.here) for row in back] == [(Spot(b, 1), False), (Spot(c, 0), True), (Spot(c, 1), False)]


def test_relatives_within_the_article_are_shown_too(db: sqlite3.Connection, feed: int) -> None:
    (a,) = save(db, feed, a=[])
    rows = relations.related(db, Spot(a, 0), NOW)
    assert [(row.spot, row.score, row.why) for row in rows] == [(Spot(a, 0), 0.0, ()), (Spot(a, 1), 0.25, ("moon",))]


def test_the_better_of_two_scores_counts(db: sqlite3.Connection, feed: int) -> None:
    a, b = save(db, feed, a=[], b=[])
    relations.save_relations(db, a, [Relation(Spot(a, 1), Spot(b, 1), 0.25)])
    relations.save_relations(db, b, [Relation(Spot(b, 1), Spot(a, 1), 0.5)])
    assert [row.score for row in relations.related(db, Spot(a, 1), NOW)] == [0.0, 0.5]


def test_copies_later_articles_and_removed_feeds_are_left_out(db: sqlite3.Connection, feed: int) -> None:
    wire, _ = feeds.add(db, "https://wire.example/", NOW)
    a, b, c = save(db, feed, a=[], b=[], c=[])
    (d,) = save(db, wire, d=[])
    relations.save_relations(db, a, [Relation(Spot(a, 1), Spot(other, 0), 0.5) for other in (b, c, d)])
    stories.save_placements(db, [placed(a, 1), placed(b, 1, copy_of=a)])
    feeds.remove(db, wire)
    assert [row.spot.article for row in relations.related(db, Spot(a, 1), NOW)] == [a, c]
    assert [row.spot.article for row in relations.related(db, Spot(a, 1), NOW - 500)] == [a]
    assert [row.spot.article for row in relations.related(db, Spot(b, 0), NOW)][:2] == [a, b]


def test_new_relations_take_the_place_of_old_ones(db: sqlite3.Connection, feed: int) -> None:
    a, b, c = save(db, feed, a=[], b=[], c=[])
    relations.save_relations(db, a, [Relation(Spot(a, 1), Spot(b, 0), 0.5)])
    relations.save_relations(db, a, [Relation(Spot(a, 1), Spot(c, 0), 0.5)])
    assert [row.spot.article for row in relations.related(db, Spot(a, 1), NOW)] == [a, c]


def test_a_passage_that_is_not_there_has_no_rows(db: sqlite3.Connection, feed: int) -> None:
    (a,) = save(db, feed, a=[])
    assert relations.related(db, Spot(a, 7), NOW) == []
    assert relations.related(db, Spot(99, 0), NOW) == []
    assert relations.timeline(db, 99) == []


def test_a_time_line_has_the_articles_of_the_story_without_copies(db: sqlite3.Connection, feed: int) -> None:
    a, b, c, _ = save(db, feed, a=[], b=[], c=[], d=[])
    stories.save_placements(db, [placed(c, 1), placed(a, 1), placed(b, 1, copy_of=a)])
    rows = relations.timeline(db, c)
    assert [(row.spot, row.here) for row in rows] == [(Spot(a, 0), False), (Spot(c, 0), True)]
    assert (rows[0].lead, rows[0].why, rows[0].span) == ("The Eagle has landed on the Moon.", ("moon",), Span(0, 33))
    assert [row.spot.article for row in relations.timeline(db, b)] == [a, b, c]


def test_an_article_in_no_story_is_alone_on_its_time_line(db: sqlite3.Connection, feed: int) -> None:
    a, _ = save(db, feed, a=[], b=[])
    assert [row.spot.article for row in relations.timeline(db, a)] == [a]


def test_an_article_without_passages_is_shown_by_its_title(db: sqlite3.Connection, feed: int) -> None:
    (a,) = articles.save(db, feed, [prepared("a", texts=[])], NOW).new
    (row,) = relations.timeline(db, a)
    assert (row.lead, row.span) == ("Title of a", Span(0, 0))
