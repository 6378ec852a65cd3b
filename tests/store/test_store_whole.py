"""A whole library out as lines and back: nothing that a user did is lost."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import NOW, placed, prepared

from tui.errors import LibraryError, LibraryNewer, NotAFeed
from tui.model import FeedSettings, View
from tui.store import (
    articles,
    corrections,
    feeds,
    pruning,
    schema,
    skims,
    state,
    stories,
    undo,
    versions,
    views,
    whole,
)  # fmt: skip


@pytest.fixture
def full(db: sqlite3.Connection, feed: int) -> sqlite3.Connection:
    """A library in which something of everything was done."""
    drafts = [prepared(guid, published=NOW - n, deep=True) for n, guid in enumerate("abcdef")]
    ids = articles.save(db, feed, drafts, NOW).new
    articles.save(db, feed, [prepared("a", title="Corrected", texts=["Another text."])], NOW + 5)
    articles.replace(db, ids[1], prepared("b", texts=["The whole page."]))
    stories.save_placements(db, [placed(number, 1) for number in ids[:4]])
    stories.save_placements(db, [placed(ids[4], 1, copy_of=ids[0])])
    corrections.follow(db, 1, NOW, followed=True)
    corrections.rename(db, 1, "My story", NOW)
    undo.mark(db, ids[2:], read=True, now=NOW, label="three read")
    undo.mark(db, [ids[2]], starred=True, now=NOW, label="one starred")
    feeds.edit(db, feed, title="Mine", folder="World")
    other = feeds.add(db, "https://removed.example/", NOW)[0]
    feeds.remove(db, other, NOW)
    feeds.configure(db, feed, FeedSettings(30, 5, True, False, True, (("X", "$Y"),)))
    pruning.prune(db)
    state.keep_position(db, ids[0], 3)
    state.remember(db, "theme", "wireroom-light")
    return db


@pytest.fixture
def other(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """An empty library."""
    with closing(schema.connect(tmp_path / "other.db")) as db:
        yield db


def test_what_was_brought_out_comes_back_as_it_was(full: sqlite3.Connection, other: sqlite3.Connection) -> None:
    lines = list(whole.dump(full))
    counts = whole.restore(other, lines)
    assert counts["articles"] == full.execute("SELECT count(*) FROM articles").fetchone()[0]
    assert feeds.every(other) == feeds.every(full)
    for view in (View("all", copies=True), View("unread"), View("starred"), View("story", "1")):
        ids = views.ids(full, view, NOW)
        assert views.ids(other, view, NOW) == ids
        assert articles.headlines(other, ids) == articles.headlines(full, ids)
        for number in ids:
            assert articles.article(other, number).body == articles.article(full, number).body
            assert articles.feed_body(other, number) == articles.feed_body(full, number)
            assert versions.of(other, number) == versions.of(full, number)
            assert state.position(other, number) == state.position(full, number)
    assert state.recall(other, "theme", "") == "wireroom-light"
    assert articles.known(other, 1) == articles.known(full, 1)
    assert undo.undo(other) == undo.undo(full)
    assert schema.integrity(other) == []


def test_out_again_it_is_the_same_but_for_what_is_made_anew(
    full: sqlite3.Connection, other: sqlite3.Connection
) -> None:
    lines = list(whole.dump(full))
    whole.restore(other, lines)
    made = {"studied", "articles"}

    def kept(some: Iterable[str]) -> list[dict[str, object]]:
        return [{name: value for name, value in json.loads(line).items() if name not in made} for line in some]

    assert kept(whole.dump(other)) == kept(lines)


def test_articles_that_came_back_wait_to_be_read_again(full: sqlite3.Connection, other: sqlite3.Connection) -> None:
    whole.restore(other, whole.dump(full))
    assert skims.count(other) == len(views.ids(other, View("all", copies=True), NOW))


def test_names_that_were_mended_stay_so(full: sqlite3.Connection, other: sqlite3.Connection) -> None:
    full.execute("INSERT INTO entities (id, name, kind, origin, key) VALUES (70, 'N. A.', 'person', 'user', 'k')")
    first = full.execute("SELECT id FROM entities WHERE name = 'Neil Armstrong'").fetchone()[0]
    full.execute("UPDATE entities SET parent = ?, head = ? WHERE id = 70", (first, first))
    whole.restore(other, whole.dump(full))
    assert other.execute("SELECT parent, head, origin FROM entities WHERE id = 70").fetchone() == (first, first, "user")


def test_only_an_empty_library_takes_it(full: sqlite3.Connection, other: sqlite3.Connection) -> None:
    lines = list(whole.dump(full))
    feeds.add(other, "https://x.example/", NOW)
    with pytest.raises(LibraryError, match="empty one only"):
        whole.restore(other, lines)
    assert len(feeds.every(other)) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda lines: lines[1:],
        lambda lines: [*lines[:3], "{not json\n"],
        lambda lines: [*lines[:3], "[]\n"],
        lambda lines: [lines[0], '{"table":"sqlite_schema","sql":"x"}\n'],
        lambda lines: [lines[0], '{"table":"articles","id":1}\n'],
    ],
)
def test_what_is_damaged_changes_nothing(full: sqlite3.Connection, other: sqlite3.Connection, damage) -> None:
    with pytest.raises(NotAFeed) as error:
        whole.restore(other, damage(list(whole.dump(full))))
    assert "\n" not in str(error.value)
    assert feeds.every(other) == []
    assert schema.integrity(other) == []


def test_an_article_without_its_text_changes_nothing(full: sqlite3.Connection, other: sqlite3.Connection) -> None:
    lines = list(whole.dump(full))
    bodies = [number for number, line in enumerate(lines) if line.startswith('{"table":"bodies"')]
    with pytest.raises(NotAFeed, match="1 article without a text"):
        whole.restore(other, [*lines[: bodies[-1]], *lines[bodies[-1] + 1 :]])
    assert feeds.every(other) == []


def test_others_can_write_while_it_is_brought_out(full: sqlite3.Connection) -> None:
    lines = whole.dump(full)
    next(lines)
    path = Path(full.execute("PRAGMA database_list").fetchone()[2])
    with closing(schema.connect(path)) as another:
        feeds.add(another, "https://later.example/", NOW)
    assert not any("later.example" in line for line in lines)
    assert any("later.example" in line for line in whole.dump(full))


def test_a_newer_one_is_refused(other: sqlite3.Connection) -> None:
    with pytest.raises(LibraryNewer, match="update Wireroom"):
        whole.restore(other, ['{"wireroom library": 999}\n'])


def test_tampered_text_does_not_act_on_a_terminal(full: sqlite3.Connection, other: sqlite3.Connection) -> None:
    lines = [line.replace("Corrected", "\\u001b]52;c;x\\u0007Corrected") for line in whole.dump(full)]
    whole.restore(other, lines)
    assert "\x1b" not in "".join(row.title for row in articles.headlines(other, views.ids(other, View("all"), NOW)))
