import sqlite3
from typing import get_args

import pytest
from store_samples import DAY, NOW, placed, prepared

from tui.model import Counts, FeedSettings, Sort, View, ViewKind
from tui.store import articles, corrections, feeds, recent, stories, undo, views


@pytest.fixture
def ids(db: sqlite3.Connection, feed: int) -> dict[str, int]:
    """Three articles of the Herald and two of the Wire, a minute apart, the first two days old; e is a copy of d."""
    wire, _ = feeds.add(db, "https://wire.example/", NOW, title="a wire", folder="Tech")
    times = {"a": NOW - 2 * DAY, "b": NOW - 240, "c": NOW - 180, "d": NOW - 120, "e": NOW - 60}
    texts = {"b": ["one two three four five"], "c": ["one two three"], "d": ["one two"], "e": ["one two"]}
    titles = {"a": "banana", "b": "Apple", "c": "cherry", "d": "apple pie", "e": "Apple pie"}
    given = {
        guid: prepared(guid, published=at, texts=texts.get(guid, ["one"]), title=titles[guid], deep=guid in "ab")
        for guid, at in times.items()
    }
    saved = articles.save(db, feed, [given[guid] for guid in "abc"], NOW).new
    saved += articles.save(db, wire, [given[guid] for guid in "de"], NOW).new
    numbers = dict(zip("abcde", saved, strict=True))
    stories.save_placements(
        db,
        [
            placed(numbers["a"], 1),
            placed(numbers["b"], 3),
            placed(numbers["c"], 3),
            placed(numbers["d"], 3, 5),
            placed(numbers["e"], 3, 5, copy_of=numbers["d"]),
        ],
    )
    undo.mark(db, [numbers["b"]], read=True, now=NOW, label="")
    undo.mark(db, [numbers["a"], numbers["e"]], starred=True, now=NOW, label="")
    return numbers


def shown(db: sqlite3.Connection, ids: dict[str, int], view: View, now: float = NOW) -> str:
    letters = {number: letter for letter, number in ids.items()}
    return "".join(letters[number] for number in views.ids(db, view, now))


@pytest.mark.parametrize(
    ("kind", "key", "expected"),
    [
        ("all", "", "dcba"),
        ("today", "", "dcb"),
        ("unread", "", "dca"),
        ("starred", "", "ea"),
        ("stories", "", "d"),
        ("feed", "1", "cba"),
        ("feed", "nonsense", ""),
        ("folder", "Tech", "d"),
        ("story", "3", "dcb"),
        ("entity", "person:Neil Armstrong", "ba"),
        ("entity", "place:Neil Armstrong", ""),
        ("search", "one -four", "dca"),
        ("search", "-three", "da"),
        ("search", "herald", "cba"),
        ("search", "", ""),
        ("failing", "", ""),
    ],
)
def test_each_kind_of_view_shows_its_articles_newest_first(
    db: sqlite3.Connection, ids: dict[str, int], kind: ViewKind, key: str, expected: str
) -> None:
    assert shown(db, ids, View(kind, key)) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("newest", "dcba"), ("oldest", "abcd"), ("feed", "dcba"), ("title", "bdac"), ("longest", "bcda")],
)
def test_each_order(db: sqlite3.Connection, ids: dict[str, int], sort: Sort, expected: str) -> None:
    assert shown(db, ids, View(sort=sort)) == expected


def test_feeds_are_ordered_by_the_name_that_is_shown(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    feeds.edit(db, 2, title="zz")
    assert shown(db, ids, View(sort="feed")) == "cbad"


def test_copies_are_shown_on_demand(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    assert shown(db, ids, View(copies=True)) == "edcba"
    assert shown(db, ids, View("story", "3", copies=True)) == "edcb"


def test_read_articles_can_be_left_out_of_any_view(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    assert shown(db, ids, View("feed", "1", unread_only=True)) == "ca"
    assert shown(db, ids, View("search", "three", unread_only=True)) == "c"


@pytest.mark.parametrize("kind", get_args(ViewKind))
@pytest.mark.parametrize("sort", get_args(Sort))
def test_the_first_ids_are_the_beginning_of_all_ids(
    db: sqlite3.Connection, ids: dict[str, int], kind: ViewKind, sort: Sort
) -> None:
    keys = {"feed": "1", "folder": "World", "story": "3", "entity": "person:Neil Armstrong", "search": "one"}
    for unread_only in (False, True):
        view = View(kind, keys.get(kind, ""), unread_only, sort)
        whole = views.ids(db, view, NOW)
        assert views.first_ids(db, view, NOW, 2) == whole[:2]
        assert len(set(whole)) == len(whole)


def test_articles_of_failing_feeds(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    feeds.failed(db, 2, now=NOW, error="gone", next_check=NOW)
    assert shown(db, ids, View("failing")) == "d"


def test_today_moves_with_the_clock(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    assert shown(db, ids, View("today"), NOW + DAY - 150) == "d"
    assert shown(db, ids, View("today"), NOW - 150) == "cb"


def test_a_story_stops_running_a_week_after_its_last_article(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    last = NOW - 120  # that of d: its copy is not the latest
    assert shown(db, ids, View("stories"), last + views.RUNNING) == "d"
    assert shown(db, ids, View("stories"), last + views.RUNNING + 1) == ""
    assert views.counts(db, last + views.RUNNING + 1).stories == 0


def test_the_figures_agree_with_the_lists(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    assert views.counts(db, NOW) == Counts(articles=5, unread=3, today=3, starred=2, stories=1, failing=0)
    assert views.folders(db) == [("Tech", 1), ("World", 2)]
    assert {feed.title: (feed.unread, feed.articles) for feed in feeds.every(db)} == {
        "The Herald": (2, 3),
        "a wire": (1, 2),
    }


def test_an_empty_library_has_zeros(db: sqlite3.Connection) -> None:
    assert views.counts(db, NOW) == Counts()
    assert views.ids(db, View("stories"), NOW) == []


@pytest.mark.parametrize("key", ["'; DROP TABLE articles; --", "1 OR 1=1", ":x", "%"])
def test_a_key_is_never_sql(db: sqlite3.Connection, ids: dict[str, int], key: str) -> None:
    for kind in get_args(ViewKind):
        views.ids(db, View(kind, key), NOW)
    assert shown(db, ids, View("feed", key)) == ""
    assert shown(db, ids, View("folder", key)) == ""


def test_copies_stand_behind_the_originals_that_are_unfolded(db: sqlite3.Connection, ids: dict[str, int]) -> None:
    listed = [ids[letter] for letter in "dcb"]
    assert views.with_copies(db, listed, {ids["d"]}) == [ids[letter] for letter in "decb"]
    assert views.with_copies(db, [ids["e"], *listed], {ids["d"]}) == [ids[letter] for letter in "decb"]
    assert views.with_copies(db, listed, {ids["b"]}) == listed


def test_stories_ran_before_1970_as_well(db: sqlite3.Connection, feed: int) -> None:
    then = -14_000_000.0
    drafts = [prepared(guid, published=int(then) - 60) for guid in "ab"]
    numbers = articles.save(db, feed, drafts, NOW).new
    stories.save_placements(db, [placed(number, 7) for number in numbers])
    assert views.counts(db, then).stories == 1
    assert len(views.ids(db, View("stories"), then)) == 1
    assert [moved.story.id for moved in recent.moved(db, int(then) - 3600, int(then))] == [7]
    corrections.mute(db, 7, int(then) + 60, then)
    assert views.counts(db, then).stories == 0
    assert recent.moved(db, int(then) - 3600, int(then)) == []


def test_a_muted_feed_is_seen_only_where_it_is_asked_for(db: sqlite3.Connection, feed: int) -> None:
    articles.save(db, feed, [prepared(guid, published=NOW - 60) for guid in "ab"], NOW)
    before = views.counts(db, NOW)
    feeds.configure(db, feed, FeedSettings(muted=True))
    muted = views.counts(db, NOW)
    assert (before.unread - muted.unread, before.today - muted.today, before.articles - muted.articles) == (2, 2, 2)
    for kind in ("all", "today", "unread"):
        assert views.ids(db, View(kind), NOW) == []
    assert len(views.ids(db, View("feed", str(feed)), NOW)) == 2
