import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import NOW, placed, prepared

from tui.model import View
from tui.store import analyses, articles, feeds, relations, schema, stories, undo


@pytest.fixture
def ids(db: sqlite3.Connection, feed: int) -> list[int]:
    given = [prepared(guid, published=NOW - 240 + 60 * n, terms=[guid], deep=True) for n, guid in enumerate("abcd")]
    return list(articles.save(db, feed, given, NOW).new)


def marks(db: sqlite3.Connection, ids: list[int]) -> str:
    """A letter an article: r read, * starred, R both, - neither."""
    return "".join("-r*R"[head.read + 2 * head.starred] for head in articles.headlines(db, ids))


def mark(db: sqlite3.Connection, ids: list[int], label: str = "step", **which: bool) -> int:
    return undo.mark(db, ids, now=NOW, label=label, **which)


def test_marks_are_counted_taken_back_and_done_again(db: sqlite3.Connection, ids: list[int]) -> None:
    a, b, c, _ = ids
    assert mark(db, [a, b], "first", read=True) == 2
    assert mark(db, [b, c], "second", read=True, starred=True) == 3
    assert marks(db, ids) == "rRR-"
    assert articles.counts(db, NOW).unread == 1
    assert undo.undo(db) == "second"
    assert marks(db, ids) == "rr--"
    assert undo.undo(db) == "first"
    assert marks(db, ids) == "----"
    assert undo.undo(db) is None
    assert (undo.redo(db), undo.redo(db), undo.redo(db)) == ("first", "second", None)
    assert marks(db, ids) == "rRR-"
    assert articles.counts(db, NOW).starred == 2


def test_taking_back_brings_back_what_was_not_what_is_opposite(db: sqlite3.Connection, ids: list[int]) -> None:
    mark(db, ids[:1], read=True)
    mark(db, ids, read=True)
    undo.undo(db)
    assert marks(db, ids) == "r---"


def test_a_mark_that_changes_nothing_is_no_step(db: sqlite3.Connection, ids: list[int]) -> None:
    mark(db, ids, "first", read=True)
    assert mark(db, ids, "second", read=True) == 0
    assert mark(db, [99], "third", starred=True) == 0
    assert undo.undo(db) == "first"


def test_marks_of_two_kinds_on_different_articles_are_one_step(db: sqlite3.Connection, ids: list[int]) -> None:
    mark(db, ids[:1], "before", read=True)
    assert undo.take_over(db, read=ids[:2], starred=ids[1:3], now=NOW, label="taken over") == (1, 2)
    assert marks(db, ids) == "rR*-"
    assert undo.take_over(db, read=ids[:2], starred=ids[1:3], now=NOW, label="again") == (0, 0)
    assert undo.undo(db) == "taken over"
    assert marks(db, ids) == "r---"
    assert undo.redo(db) == "taken over"
    assert marks(db, ids) == "rR*-"


def test_after_a_new_step_nothing_can_be_done_again(db: sqlite3.Connection, ids: list[int]) -> None:
    mark(db, ids[:1], "first", read=True)
    undo.undo(db)
    mark(db, ids[1:2], "second", read=True)
    assert undo.redo(db) is None
    assert undo.undo(db) == "second"


def test_steps_outlive_a_restart(db: sqlite3.Connection, ids: list[int], path: Path) -> None:
    mark(db, ids, "all read", read=True)
    with closing(schema.connect(path)) as other:
        assert undo.undo(other) == "all read"
    with closing(schema.connect(path)) as other:
        assert undo.redo(other) == "all read"
    assert marks(db, ids) == "rrrr"


def test_reading_an_article_reads_its_copies_but_not_the_reverse(db: sqlite3.Connection, ids: list[int]) -> None:
    a, b, c, d = ids
    stories.save_placements(db, [placed(a, 1), placed(b, 1, copy_of=a), placed(c, 3), placed(d, 3, copy_of=c)])
    mark(db, [a], read=True)
    assert marks(db, ids) == "rr--"
    mark(db, [d], read=True)
    assert marks(db, ids) == "rr-r"
    mark(db, [a], read=False)
    assert marks(db, ids) == "-r-r"


def test_a_whole_view_is_marked_as_read(db: sqlite3.Connection, ids: list[int]) -> None:
    mark(db, ids[:1], read=True)
    mark(db, ids[1:2], starred=True)
    assert undo.mark_view(db, View("starred"), ids, NOW) == 1
    assert undo.mark_view(db, View("feed", "1", sort="title"), ids, NOW) == 2
    assert marks(db, ids) == "rRrr"
    assert undo.undo(db) == "2 articles marked as read"
    assert undo.mark_view(db, View("feed", "99"), ids, NOW) == 0


def test_what_came_to_a_view_since_it_was_listed_stays_unread(db: sqlite3.Connection, ids: list[int]) -> None:
    assert undo.mark_view(db, View("feed", "1"), ids[1:], NOW) == 3
    assert marks(db, ids) == "-rrr"


def test_a_removed_feed_comes_back_with_its_marks(db: sqlite3.Connection, ids: list[int]) -> None:
    mark(db, ids[:2], read=True, starred=True)
    before = (feeds.every(db), articles.counts(db, NOW), marks(db, ids))
    feeds.remove(db, 1, NOW)
    assert feeds.every(db) == []
    assert undo.undo(db) == "feed The Herald removed"
    assert (feeds.every(db), articles.counts(db, NOW), marks(db, ids)) == before
    undo.redo(db)
    assert feeds.every(db) == []


def test_copies_of_a_removed_feeds_articles_are_shown_until_it_comes_back(
    db: sqlite3.Connection, ids: list[int]
) -> None:
    wire, _ = feeds.add(db, "https://wire.example/", NOW)
    (copy,) = articles.save(db, wire, [prepared("w")], NOW).new
    stories.save_placements(db, [placed(ids[0], 1), placed(ids[1], 1, copy_of=ids[0]), placed(copy, 1, copy_of=ids[0])])
    assert copy not in articles.ids(db, View(), NOW)
    feeds.remove(db, 1)
    assert articles.ids(db, View(), NOW) == [copy]
    assert (stories.story(db, 1).articles, feeds.feed(db, wire).unread) == (1, 1)
    undo.undo(db)
    assert copy not in articles.ids(db, View(), NOW)
    assert articles.headlines(db, [ids[0]])[0].copies == 2


def test_only_so_many_steps_are_kept(db: sqlite3.Connection, ids: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo, "STEPS", 3)
    for n in range(5):
        mark(db, ids[:1], f"step {n}", read=n % 2 == 0)
    assert [undo.undo(db) for _ in range(4)] == ["step 4", "step 3", "step 2", None]


def test_a_feed_whose_removal_can_no_longer_be_taken_back_is_deleted(
    db: sqlite3.Connection, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    stories.save_placements(db, [placed(n, 1) for n in ids])
    wire, _ = feeds.add(db, "https://wire.example/", NOW)
    (other,) = articles.save(db, wire, [prepared("w")], NOW).new
    stories.save_placements(db, [placed(other, 5, copy_of=ids[0])])
    monkeypatch.setattr(undo, "STEPS", 2)
    feeds.remove(db, 1)
    for read in (True, False):
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (5,)
        mark(db, [other], read=read)
    for table in ("articles", "bodies", "features", "analyses"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,), table
    for table in ("stories", "developments"):
        assert db.execute(f"SELECT count(*), sum(articles) FROM {table}").fetchone() == (1, 1), table
    for table in ("mentions", "quotes"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    assert relations.frequencies(db, ["a", "b", "eagle"]) == {"eagle": 1}
    assert relations.candidates(db, other, ["a", "b"], 9) == []
    assert analyses.entities(db) == []
    assert feeds.add(db, "https://herald.example/feed", NOW) != (1, False)


def test_a_feed_that_was_added_again_is_not_deleted(
    db: sqlite3.Connection, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "STEPS", 1)
    feeds.remove(db, 1)
    feeds.add(db, "https://herald.example/feed", NOW)
    mark(db, ids, read=True)
    assert marks(db, ids) == "rrrr"


def test_a_feed_is_not_deleted_while_a_later_removal_of_it_can_be_taken_back(
    db: sqlite3.Connection, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "STEPS", 1)
    feeds.remove(db, 1)
    feeds.add(db, "https://herald.example/feed", NOW)
    feeds.remove(db, 1)
    undo.undo(db)
    assert articles.ids(db, View(), NOW) == ids[::-1]
    feeds.remove(db, 1)
    wire, _ = feeds.add(db, "https://wire.example/", NOW)
    feeds.remove(db, wire)
    assert db.execute("SELECT count(*) FROM articles").fetchone() == (0,), "nothing can bring it back any more"


STEP = st.tuples(st.sets(st.integers(0, 3)), st.sampled_from([None, True, False]), st.sampled_from([None, True, False]))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=6))
def test_all_steps_taken_back_leave_all_as_it_was_and_done_again_as_it_became(
    db: sqlite3.Connection, ids: list[int], steps: list[tuple[set[int], bool | None, bool | None]]
) -> None:
    while undo.undo(db):
        pass
    before = marks(db, ids)
    done = [mark(db, [ids[n] for n in which], read=read, starred=starred) > 0 for which, read, starred in steps]
    after = marks(db, ids)
    assert [undo.undo(db) for _ in range(sum(done))] == ["step"] * sum(done)
    assert marks(db, ids) == before
    for _ in range(sum(done)):
        undo.redo(db)
    assert marks(db, ids) == after
    unread = sum(letter in "-*" for letter in after)
    assert articles.counts(db, NOW).unread == feeds.feed(db, 1).unread == unread
