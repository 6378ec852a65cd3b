"""Stories are followed, muted, named, joined and parted; each is one step that can be undone, and the counts fit."""

import sqlite3

import pytest
from store_samples import DAY, NOW, placed, prepared

from tui.errors import ConfigError, NotFound
from tui.model import View
from tui.store import articles, corrections, feeds, schema, stories, undo, views, word
from tui.store.corrections import FOREVER


@pytest.fixture
def ids(db: sqlite3.Connection) -> list[int]:
    """Three articles of story 1 (developments 11, 11, 12), two of story 2 (13, 14), one of story 3."""
    feed = feeds.add(db, "https://a.example/", NOW)[0]
    found = articles.save(db, feed, [prepared(f"g{n}", published=NOW - 1000 + n) for n in range(6)], NOW).new
    places = zip(found, (1, 1, 1, 2, 2, 3), (11, 11, 12, 13, 14, 15), strict=True)
    stories.save_placements(db, [placed(*place) for place in places])
    stories.set_titles(db, {1: "Flood", 2: "Strike", 3: "Quake"}, {12: "The dam holds"})
    return list(found)


def all_of(db: sqlite3.Connection) -> list[object]:
    """Everything that a correction can change."""
    tables = ("blocks", "apart", "hushed")
    rows = [sorted(db.execute(f"SELECT * FROM {table}").fetchall()) for table in tables]
    read = db.execute("SELECT id, story, development, read FROM articles ORDER BY id").fetchall()
    return [*rows, read, [stories.story(db, story.id) for story in stories.every(db)], views.counts(db, NOW)]


CHANGES = {
    "follow": lambda db: corrections.follow(db, 1, NOW),
    "mute": lambda db: corrections.mute(db, 1, FOREVER, NOW),
    "rename": lambda db: corrections.rename(db, 1, "The flood", NOW),
    "merge": lambda db: corrections.merge(db, 1, 2, NOW),
    "split": lambda db: corrections.split(db, 12, NOW),
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_is_one_step_that_is_undone_and_done_again(db: sqlite3.Connection, ids, change) -> None:
    corrections.follow(db, 2, NOW)
    before = all_of(db)
    CHANGES[change](db)
    after = all_of(db)
    assert after != before
    assert schema.integrity(db) == []
    assert undo.undo(db)
    assert all_of(db) == before
    assert undo.redo(db)
    assert all_of(db) == after
    assert schema.integrity(db) == []
    assert undo.undo(db)
    assert all_of(db) == before


def test_what_is_so_already_is_no_step(db: sqlite3.Connection, ids) -> None:
    corrections.follow(db, 1, NOW, followed=False)
    corrections.mute(db, 1, None, NOW)
    corrections.rename(db, 1, "", NOW)
    assert undo.undo(db) is None


def test_a_name_stands_above_the_rules_until_it_is_taken_back(db: sqlite3.Connection, ids) -> None:
    assert corrections.rename(db, 1, " The\x07 flood\n", NOW).title == "The flood"
    stories.set_titles(db, {1: "Floods"}, {})
    assert stories.story(db, 1).title == "The flood"
    assert articles.headlines(db, ids[:1])[0].story_title == "The flood"
    assert corrections.rename(db, 1, "", NOW).title == "Floods"


def test_a_merged_story_keeps_the_first_ones_name_and_is_followed_if_either_was(db: sqlite3.Connection, ids) -> None:
    corrections.follow(db, 2, NOW)
    story = corrections.merge(db, 1, 2, NOW)
    assert (story.id, story.title, story.articles, story.followed) == (1, "Flood", 5, True)
    assert {d.id for d in story.developments} == {11, 12, 13, 14}
    with pytest.raises(NotFound):
        stories.story(db, 2)
    assert len(set(word.said(db).block.values())) == 1
    assert set(word.said(db).block) == set(ids[:5])


def test_a_development_is_parted_with_its_name(db: sqlite3.Connection, ids) -> None:
    rest, own = corrections.split(db, 12, NOW)
    assert (rest.id, rest.articles, own.title, own.articles) == (1, 2, "The dam holds", 1)
    assert own.id not in (1, 2, 3, 11, 12, 13, 14, 15)
    assert stories.next_id(db) == own.id + 1
    said = word.said(db)
    assert said.block[ids[0]] == said.block[ids[1]] != said.block[ids[2]]
    assert (said.block[ids[0]], said.block[ids[2]]) in said.apart


def test_a_merge_takes_back_a_split_and_the_other_way_round(db: sqlite3.Connection, ids) -> None:
    _, own = corrections.split(db, 12, NOW)
    corrections.merge(db, 1, own.id, NOW)
    said = word.said(db)
    assert len({said.block[n] for n in ids[:3]}) == 1
    corrections.split(db, 11, NOW)
    said = word.said(db)
    assert (said.block[ids[0]], said.block[ids[2]]) in said.apart


def test_what_was_apart_stays_so_when_one_side_changes(db: sqlite3.Connection, ids) -> None:
    _, own = corrections.split(db, 12, NOW)
    corrections.merge(db, own.id, 2, NOW)
    said = word.said(db)
    assert said.block[ids[2]] == said.block[ids[3]]
    assert (said.block[ids[0]], said.block[ids[3]]) in said.apart


def test_an_undone_merge_leaves_what_came_since_with_its_development(db: sqlite3.Connection, ids) -> None:
    corrections.merge(db, 1, 2, NOW)
    (new,) = articles.save(db, 1, [prepared("late", published=NOW)], NOW).new
    word.save_placements(db, [placed(new, 1, 14)], {}, NOW)
    undo.undo(db)
    assert articles.headlines(db, [new])[0].story == 2
    assert schema.integrity(db) == []


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda db: corrections.follow(db, 99, NOW), NotFound),
        (lambda db: corrections.mute(db, 99, None, NOW), NotFound),
        (lambda db: corrections.rename(db, 99, "x", NOW), NotFound),
        (lambda db: corrections.merge(db, 1, 99, NOW), NotFound),
        (lambda db: corrections.merge(db, 1, 1, NOW), ConfigError),
        (lambda db: corrections.split(db, 99, NOW), NotFound),
        (lambda db: corrections.split(db, 15, NOW), ConfigError),
    ],
)
def test_what_cannot_be_changes_nothing(db: sqlite3.Connection, ids, change, error) -> None:
    before = all_of(db)
    with pytest.raises(error):
        change(db)
    assert all_of(db) == before


# --- muting ------------------------------------------------------------------------------------


def test_a_muted_story_is_left_out_where_nobody_asks_for_it_and_counts_as_read(db: sqlite3.Connection, ids) -> None:
    corrections.mute(db, 1, NOW + DAY, NOW)
    for kind in ("all", "today", "unread"):
        assert views.ids(db, View(kind), NOW) == ids[:2:-1], kind
    assert views.ids(db, View("stories"), NOW) == [ids[4]]
    assert views.ids(db, View("story", "1"), NOW) == ids[2::-1]
    assert len(views.ids(db, View("search", "eagle"), NOW)) == 6
    counts = views.counts(db, NOW)
    assert (counts.unread, counts.today, counts.stories) == (3, 3, 1)
    assert stories.story(db, 1).unread == 0
    assert [story.id for story in stories.muted(db, NOW)] == [1]


def test_what_comes_into_a_muted_story_is_read_until_it_is_no_longer_muted(db: sqlite3.Connection, ids) -> None:
    undo.mark(db, ids[:1], read=True, now=NOW, label="read")
    corrections.mute(db, 1, FOREVER, NOW)
    (new,) = articles.save(db, 1, [prepared("late", published=NOW)], NOW).new
    word.save_placements(db, [placed(new, 1, 11)], {}, NOW)
    assert articles.headlines(db, [new])[0].read
    assert views.counts(db, NOW).unread == 3
    corrections.mute(db, 1, None, NOW)
    assert [h.read for h in articles.headlines(db, [*ids[:3], new])] == [True, False, False, False]
    assert schema.integrity(db) == []


def test_when_its_time_is_over_a_story_is_shown_again_and_what_comes_then_is_unread(
    db: sqlite3.Connection, ids
) -> None:
    corrections.mute(db, 1, NOW + DAY, NOW)
    assert len(views.ids(db, View("all"), NOW + 2 * DAY)) == 6
    (new,) = articles.save(db, 1, [prepared("late", published=NOW + DAY)], NOW + 2 * DAY).new
    word.save_placements(db, [placed(new, 1, 11)], {}, NOW + 2 * DAY)
    assert not articles.headlines(db, [new])[0].read
    assert stories.story(db, 1).muted_until is None


def test_followed_stories_stand_first(db: sqlite3.Connection, ids) -> None:
    assert views.ids(db, View("stories"), NOW) == [ids[4], ids[2]]
    corrections.follow(db, 1, NOW)
    assert views.ids(db, View("stories"), NOW) == [ids[2], ids[4]]
    assert articles.headlines(db, ids[:1])[0].story_followed


# --- beside the rules --------------------------------------------------------------------------


def test_a_story_that_the_rules_end_leaves_its_marks_to_the_one_that_has_its_articles(
    db: sqlite3.Connection, ids
) -> None:
    corrections.follow(db, 2, NOW)
    corrections.rename(db, 2, "The strike", NOW)
    word.save_placements(db, [placed(n, 1, 13) for n in ids[3:5]], stories.placements(db, ids), NOW)
    story = stories.story(db, 1)
    assert (story.followed, story.title, story.articles) == (True, "The strike", 5)


def test_what_has_long_been_in_a_mended_story_belongs_to_it(db: sqlite3.Connection, ids) -> None:
    corrections.merge(db, 1, 2, NOW)
    one, two = articles.save(db, 1, [prepared("x", published=NOW), prepared("y", published=NOW + 15 * DAY)],
                             NOW + 16 * DAY).new  # fmt: skip
    word.save_placements(db, [placed(one, 1, 11), placed(two, 1, 16)], {}, NOW)
    said = word.said(db)
    assert said.block[one] == said.block[ids[0]]
    assert two not in said.block


def test_the_stories_with_most_names_in_common_are_offered_first(db: sqlite3.Connection, ids) -> None:
    assert [story.id for story in corrections.beside(db, 1, 12, NOW)] == [2]
    assert len(corrections.beside(db, 1, 0, NOW)) == 0
