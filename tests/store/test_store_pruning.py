"""Feeds that keep only their newest articles."""

import sqlite3

from store_samples import NOW, placed, prepared

from tui.model import FeedSettings, View
from tui.store import articles, feeds, pruning, schema, stories, undo, views


def stocked(db: sqlite3.Connection, feed: int, number: int) -> list[int]:
    """So many read articles, the newest first."""
    drafts = [prepared(str(n), published=NOW - n) for n in range(number)]
    found = list(articles.save(db, feed, drafts, NOW).new)
    undo.mark(db, found, read=True, now=NOW, label="")
    return found


def left(db: sqlite3.Connection) -> list[int]:
    return views.ids(db, View("all", copies=True), NOW)


def test_only_the_newest_stay_and_every_count_is_right(db: sqlite3.Connection, feed: int) -> None:
    ids = stocked(db, feed, 6)
    stories.save_placements(db, [placed(number, 1) for number in ids])
    feeds.configure(db, feed, FeedSettings(keep=2))
    assert pruning.prune(db) == 4
    assert left(db) == ids[:2]
    assert schema.integrity(db) == []
    assert pruning.prune(db) == 0


def test_a_feed_that_keeps_all_loses_nothing(db: sqlite3.Connection, feed: int) -> None:
    ids = stocked(db, feed, 6)
    assert pruning.prune(db) == 0
    assert left(db) == ids


def test_what_is_unread_or_starred_stays(db: sqlite3.Connection, feed: int) -> None:
    ids = stocked(db, feed, 6)
    undo.mark(db, [ids[4]], read=False, now=NOW, label="")
    undo.mark(db, [ids[5]], starred=True, now=NOW, label="")
    feeds.configure(db, feed, FeedSettings(keep=1))
    assert pruning.prune(db) == 3
    assert left(db) == [ids[0], ids[4], ids[5]]


def test_what_went_does_not_come_back_even_when_it_changes(db: sqlite3.Connection, feed: int) -> None:
    ids = stocked(db, feed, 3)
    feeds.configure(db, feed, FeedSettings(keep=1))
    pruning.prune(db)
    assert set(articles.known(db, feed)) == {"0", "1", "2"}, "it is not even read again"
    saved = articles.save(db, feed, [prepared("2", title="Changed"), prepared("1"), prepared("new")], NOW)
    assert len(saved.new) == 1
    assert left(db)[0] == saved.new[0] or ids[0] in left(db)
    assert len(left(db)) == 2


def test_copies_of_what_went_are_seen_again(db: sqlite3.Connection, feed: int) -> None:
    ids = stocked(db, feed, 2)
    other = feeds.add(db, "https://other.example/", NOW)[0]
    (copy,) = articles.save(db, other, [prepared("copy", published=NOW - 9)], NOW).new
    stories.save_placements(db, [placed(ids[1], 1), placed(copy, 1, copy_of=ids[1])])
    feeds.configure(db, feed, FeedSettings(keep=1))
    pruning.prune(db)
    assert copy in views.ids(db, View("all"), NOW)
    assert schema.integrity(db) == []
