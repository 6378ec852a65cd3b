import sqlite3

import pytest
from store_samples import DAY, NOW, placed, prepared

from tui.store import articles, feeds, recent, stories
from tui.store.recent import Step

WHEN = (NOW - DAY, NOW)


@pytest.fixture
def ids(db: sqlite3.Connection, feed: int) -> list[int]:
    """A story of an old article, a new one and a copy of it; an article that only the Wire has, and an older one."""
    wire, _ = feeds.add(db, "https://wire.example/", NOW, title="Wire")
    numbers = [
        *articles.save(db, feed, [prepared("old", published=NOW - 2 * DAY, deep=True)], NOW).new,
        *articles.save(db, feed, [prepared("new", published=NOW - 500, deep=True)], NOW).new,
        *articles.save(db, wire, [prepared("copy", published=NOW - 400)], NOW).new,
        *articles.save(db, wire, [prepared("alone", published=NOW - 300, deep=True)], NOW).new,
        *articles.save(db, wire, [prepared("before", published=NOW - 600)], NOW).new,
    ]
    old, new, copy, alone, _ = numbers
    stories.save_placements(
        db, [placed(old, 1, 2), placed(new, 1, 3), placed(copy, 1, 3, copy_of=new), placed(alone, 5, 6)]
    )
    return numbers


def test_a_copy_is_a_source_and_no_article(db: sqlite3.Connection, ids: list[int]) -> None:
    assert recent.totals(db, *WHEN) == (3, 2)
    (moved,) = recent.moved(db, *WHEN)
    assert (moved.articles, moved.developments) == (1, 1)
    assert (moved.story.id, moved.story.articles, moved.story.sources) == (1, 2, 2)
    assert recent.steps(db, 1, *WHEN) == [Step(3, "Title of new", NOW - 500, 2)]


def test_what_one_feed_has_stands_by_itself_its_newest_only(db: sqlite3.Connection, ids: list[int]) -> None:
    assert [row.id for row in recent.single(db, *WHEN, 5)] == [ids[3]]
    assert recent.single(db, *WHEN, 0) == []


def test_people_are_counted_by_articles(db: sqlite3.Connection, ids: list[int]) -> None:
    assert [(name.name, name.articles) for name in recent.named(db, *WHEN, 5)] == [("Neil Armstrong", 2)]
    assert recent.named(db, NOW - 450, NOW, 5) == []


def test_nothing_of_a_feed_that_was_removed_is_told(db: sqlite3.Connection, ids: list[int]) -> None:
    db.execute("UPDATE articles SET gone = 1 WHERE id IN (?, ?)", (ids[3], ids[4]))
    assert recent.totals(db, *WHEN) == (1, 1)
    assert recent.single(db, *WHEN, 5) == []
    assert recent.named(db, *WHEN, 5) == []
    db.execute("UPDATE articles SET gone = 0")
