"""The text of the feed that the user prefers is shown; the rules go on to see the first."""

import sqlite3
from dataclasses import replace

import pytest
from store_samples import NOW, placed, prepared

from tui.model import View
from tui.store import articles, feeds, stories, undo


@pytest.fixture
def wire(db: sqlite3.Connection) -> int:
    return feeds.add(db, "https://wire.example/", NOW, title="The Wire")[0]


@pytest.fixture
def ledger(db: sqlite3.Connection) -> int:
    return feeds.add(db, "https://ledger.example/", NOW, title="Ledger")[0]


@pytest.fixture
def ids(db: sqlite3.Connection, feed: int, wire: int, ledger: int) -> list[int]:
    """One text, a minute apart: in the Herald first, then in the Wire, then in the Ledger."""
    given = [prepared(guid, published=NOW - 240 + 60 * n) for n, guid in enumerate("abc")]
    return [articles.save(db, at, [one], NOW).new[0] for at, one in zip((feed, wire, ledger), given, strict=True)]


def prefer(db: sqlite3.Connection, feed: int, preferred: bool = True) -> None:
    feeds.configure(db, feed, replace(feeds.feed(db, feed).settings, preferred=preferred))


def folded(db: sqlite3.Connection, ids: list[int]) -> list[int | None]:
    """What each is folded under, by its place among the ids."""
    shown = [row.copy_of for row in articles.headlines(db, ids)]
    return [None if number is None else ids.index(number) for number in shown]


def told(db: sqlite3.Connection, ids: list[int]) -> list[int]:
    """What placing hears that each is a copy of (0: of none)."""
    return [place.copy_of and 1 + ids.index(place.copy_of) for place in stories.places(db, 0)]


def place(db: sqlite3.Connection, ids: list[int]) -> None:
    """Place all of them as the rules do: copies of the first."""
    stories.save_placements(db, [placed(ids[0], 1), *(placed(number, 1, copy_of=ids[0]) for number in ids[1:])])


def test_a_set_is_folded_under_the_preferred_feed_as_soon_as_it_is_preferred(
    db: sqlite3.Connection, ids: list[int], wire: int
) -> None:
    place(db, ids)
    assert folded(db, ids) == [None, 0, 0]
    prefer(db, wire)
    assert folded(db, ids) == [1, None, 1]
    assert views_of(db) == [ids[1]]
    prefer(db, wire, preferred=False)
    assert folded(db, ids) == [None, 0, 0]


def views_of(db: sqlite3.Connection) -> list[int]:
    return articles.ids(db, View("all"), NOW)


def test_what_is_placed_later_is_folded_so_too_and_the_rules_still_see_the_first(
    db: sqlite3.Connection, ids: list[int], wire: int
) -> None:
    prefer(db, wire)
    place(db, ids[:2])
    assert folded(db, ids) == [1, None, None]
    stories.save_placements(db, [placed(ids[2], 1, copy_of=ids[0])])
    assert folded(db, ids) == [1, None, 1]
    assert told(db, ids) == [0, 1, 1]


def test_of_two_preferred_feeds_the_earlier_text_is_shown(
    db: sqlite3.Connection, ids: list[int], wire: int, ledger: int
) -> None:
    place(db, ids)
    prefer(db, ledger)
    assert folded(db, ids) == [2, 2, None]
    prefer(db, wire)
    assert folded(db, ids) == [1, None, 1]
    prefer(db, wire, preferred=False)
    assert folded(db, ids) == [2, 2, None]
    assert told(db, ids) == [0, 1, 1]


def test_what_the_rules_part_is_parted_whichever_was_shown(db: sqlite3.Connection, ids: list[int], wire: int) -> None:
    prefer(db, wire)
    place(db, ids)
    stories.save_placements(db, [placed(ids[1], 1, 3)])
    assert folded(db, ids) == [None, None, 0], "the first is shown again, and the Wire's text is another one"
    assert told(db, ids) == [0, 0, 1]


def test_a_text_that_was_read_stays_read_in_the_preferred_feed_and_counts_once(
    db: sqlite3.Connection, ids: list[int], feed: int, wire: int
) -> None:
    place(db, ids[:1])
    undo.mark(db, ids[:1], read=True, now=NOW, label="")
    prefer(db, wire)
    stories.save_placements(db, [placed(number, 1, copy_of=ids[0]) for number in ids[1:]])
    assert articles.counts(db, NOW).unread == 0
    undo.mark(db, [ids[1]], read=False, now=NOW, label="")
    place(db, ids)
    assert articles.counts(db, NOW).unread == 1, "what the user marked as unread stays so"
    assert (feeds.feed(db, feed).unread, feeds.feed(db, wire).unread) == (0, 1)
    assert stories.story(db, 1).unread == stories.story(db, 1).articles == 1


def test_the_text_of_a_removed_feed_is_not_shown(db: sqlite3.Connection, ids: list[int], feed: int, wire: int) -> None:
    place(db, ids)
    prefer(db, wire)
    feeds.remove(db, wire)
    place(db, [ids[0], ids[2]])
    assert folded(db, ids)[0] is None
    assert views_of(db) == [ids[0]]
    undo.undo(db)
    place(db, ids)
    assert views_of(db) == [ids[1]]


def test_without_copies_nothing_changes(db: sqlite3.Connection, ids: list[int], wire: int) -> None:
    stories.save_placements(db, [placed(number, n + 1) for n, number in enumerate(ids)])
    prefer(db, wire)
    assert folded(db, ids) == [None, None, None]
    assert told(db, ids) == [0, 0, 0]


def test_a_set_is_never_folded_under_an_article_whose_feed_was_removed(
    db: sqlite3.Connection, ids: list[int], wire: int, feed: int
) -> None:
    place(db, ids)
    prefer(db, wire)
    feeds.remove(db, feed, NOW)
    prefer(db, wire, preferred=False)
    assert views_of(db) == [ids[1]]
    undo.undo(db)
    assert len(views_of(db)) == 1, "it comes back folded, not beside the others"
