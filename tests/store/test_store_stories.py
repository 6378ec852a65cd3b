import sqlite3

import pytest
from store_samples import NOW, placed, prepared

from tui.errors import NotFound
from tui.model import Placement, Story
from tui.store import articles, feeds, stories, undo


@pytest.fixture
def ids(db: sqlite3.Connection, feed: int) -> list[int]:
    """Four articles, a minute apart, the last from another feed."""
    wire, _ = feeds.add(db, "https://wire.example/", NOW, title="Wire")
    given = [prepared(guid, published=NOW - 240 + 60 * n, terms=[guid]) for n, guid in enumerate("abcd")]
    return [*articles.save(db, feed, given[:3], NOW).new, *articles.save(db, wire, given[3:], NOW).new]


def test_articles_are_unplaced_until_they_are_placed_earliest_first(db: sqlite3.Connection, ids: list[int]) -> None:
    a, b, c, d = ids
    assert stories.unplaced(db, 9) == ids
    assert stories.unplaced(db, 2) == [a, b]
    stories.save_placements(db, [placed(a, 1), placed(c, 1)])
    assert stories.unplaced(db, 9) == [b, d]


def test_items_are_what_placing_needs(db: sqlite3.Connection, ids: list[int]) -> None:
    a, b, c, _ = ids
    assert [item.id for item in stories.items(db, [c, a])] == [a, c]
    assert [item.id for item in stories.items(db, [*ids, 999])] == ids
    item = stories.items(db, [b])[0]
    assert (item.published, item.title, item.feed) == (NOW - 180, "Title of b", 1)
    assert item.features == prepared("b", terms=["b"]).features


def test_placements_come_back_as_they_were_given(db: sqlite3.Connection, ids: list[int]) -> None:
    a, b, c, _ = ids
    given = [Placement(a, 1, 2, None, ("moon", "eagle")), Placement(b, 1, 2, a, ()), Placement(c, 1, 3)]
    stories.save_placements(db, given)
    assert list(stories.placements(db, [c, b, a, 999]).values()) == given
    assert list(stories.placements(db, [c])) == [c]


def test_places_are_where_articles_are_and_tell_when_they_say_something_else(
    db: sqlite3.Connection, ids: list[int], feed: int
) -> None:
    a, b, _, d = ids
    stories.save_placements(db, [Placement(a, 1, 2), Placement(b, 1, 2, a), Placement(d, 5, 6)])
    first = list(stories.places(db, 0))
    assert [place[:4] for place in first] == [(a, 1, 2, 0), (b, 1, 2, a), (d, 5, 6, 0)]
    assert [place.article for place in stories.places(db, NOW - 120)] == [d]
    assert [item.text for item in stories.items(db, [a, b, d])] == [place.text for place in first]
    articles.save(db, feed, [prepared("a", published=NOW - 240, terms=["other"], title="Another title")], NOW)
    articles.replace(db, b, prepared("b", texts=["The whole of the page, which is longer."]))
    changed = {place.article: place.text for place in stories.places(db, 0)}
    assert [changed[place.article] == place.text for place in first] == [False, False, True]


def test_a_story_counts_what_is_no_copy(db: sqlite3.Connection, ids: list[int]) -> None:
    a, b, c, d = ids
    stories.save_placements(db, [placed(a, 1, 2), placed(b, 1, 3), placed(c, 1, 3), placed(d, 1, 3, copy_of=c)])
    undo.mark(db, [a], read=True, now=NOW, label="")
    story = stories.story(db, 1)
    assert (story.first, story.last) == (NOW - 240, NOW - 120), "a copy is not the latest"
    assert (story.articles, story.sources, story.unread) == (3, 2, 2)
    assert [(d.id, d.time, d.articles, d.title) for d in story.developments] == [
        (2, NOW - 240, 1, "Title of a"),
        (3, NOW - 180, 2, "Title of b"),
    ]
    assert story.developments[1].why == ("moon",)


def test_running_stories_have_two_articles_that_are_no_copies(db: sqlite3.Connection, ids: list[int]) -> None:
    a, b, c, d = ids
    stories.save_placements(db, [placed(a, 1), placed(b, 1, copy_of=a), placed(c, 3), placed(d, 3)])
    assert [story.id for story in stories.running(db, NOW - 9999, 9)] == [3]
    assert stories.running(db, NOW, 9) == []
    assert [story.id for story in stories.every(db)] == [3, 1]


def test_a_placement_that_changes_takes_the_counts_along(db: sqlite3.Connection, ids: list[int]) -> None:
    a, b, c, d = ids
    stories.save_placements(db, [placed(a, 1), placed(b, 1), placed(c, 3), placed(d, 3)])
    stories.save_placements(db, [placed(b, 3, 4)])
    assert {story.id: (story.articles, story.last) for story in stories.every(db)} == {
        1: (1, NOW - 240),
        3: (3, NOW - 60),
    }
    stories.save_placements(db, [placed(a, 3, 4)])
    assert [(story.id, len(story.developments)) for story in stories.every(db)] == [(3, 1)]
    with pytest.raises(NotFound):
        stories.story(db, 1)


def test_a_development_moves_with_its_articles(db: sqlite3.Connection, ids: list[int]) -> None:
    a, b, *_ = ids
    stories.save_placements(db, [placed(a, 1, 2), placed(b, 3, 4)])
    stories.save_placements(db, [placed(a, 3, 2)])
    assert [development.id for development in stories.story(db, 3).developments] == [2, 4]


def test_an_id_is_never_used_again(db: sqlite3.Connection, ids: list[int]) -> None:
    assert stories.next_id(db) == 1
    stories.save_placements(db, [placed(ids[0], 4, 9)])
    assert stories.next_id(db) == 10
    stories.save_placements(db, [placed(ids[0], 1, 2)])
    assert stories.next_id(db) == 10
    stories.save_placements(db, [])
    assert stories.next_id(db) == 10


def test_titles_stay_when_articles_join(db: sqlite3.Connection, ids: list[int]) -> None:
    a, b, *_ = ids
    stories.save_placements(db, [placed(a, 1)])
    stories.set_titles(db, {1: "Apollo 11"}, {2: "Landing"})
    stories.save_placements(db, [placed(b, 1)])
    story = stories.story(db, 1)
    assert (story.title, story.developments[0].title) == ("Apollo 11", "Landing")
    assert articles.headlines(db, [b])[0].story_title == "Apollo 11"


def test_members_are_all_articles_in_order_of_time(db: sqlite3.Connection, ids: list[int]) -> None:
    a, b, c, d = ids
    stories.save_placements(db, [placed(d, 1), placed(b, 1), placed(c, 1, copy_of=b), placed(a, 5)])
    assert [(head.id, head.copy_of) for head in stories.members(db, 1)] == [(b, None), (c, b), (d, None)]
    assert stories.members(db, 99) == []


def test_a_removed_feed_leaves_its_stories_and_comes_back_to_them(db: sqlite3.Connection, ids: list[int]) -> None:
    a, b, c, d = ids
    stories.save_placements(db, [placed(c, 1), placed(d, 1), placed(a, 3)])
    before = stories.every(db)
    feeds.remove(db, 1)
    (left,) = stories.every(db)
    assert (left.id, left.articles, left.sources, left.unread) == (1, 1, 1, 1)
    assert [head.id for head in stories.members(db, 1)] == [d]
    assert b not in stories.unplaced(db, 9)
    assert [place.article for place in stories.places(db, 0)] == [d]
    undo.undo(db)
    assert stories.every(db) == before


def test_copies_that_are_folded_are_no_longer_unread(db: sqlite3.Connection, ids: list[int]) -> None:
    a, b, *_ = ids
    assert feeds.feed(db, 1).unread == 3
    stories.save_placements(db, [placed(a, 1), placed(b, 1, copy_of=a)])
    assert feeds.feed(db, 1).unread == 2
    stories.save_placements(db, [placed(b, 1)])
    assert feeds.feed(db, 1).unread == 3
    assert stories.story(db, 1) == Story(
        1, "Title of a", NOW - 240, NOW - 180, 2, 1, 2, stories.story(db, 1).developments
    )
