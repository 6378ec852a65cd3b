import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import NOW, prepared

from tui.store import articles, schema, state


def test_what_is_remembered_outlives_a_restart(db: sqlite3.Connection, path: Path) -> None:
    state.remember(db, "view", {"kind": "feed", "key": "7"})
    state.remember(db, "widths", [30, 40])
    state.remember(db, "widths", [31, 41])
    with closing(schema.connect(path)) as other:
        assert state.recall(other, "view") == {"kind": "feed", "key": "7"}
        assert state.recall(other, "widths") == [31, 41]


@pytest.mark.parametrize("default", [None, 5, "x"])
def test_what_was_never_remembered_is_the_default(db: sqlite3.Connection, default: object) -> None:
    assert state.recall(db, "nothing", default) == default


def test_the_place_in_an_article_is_kept(db: sqlite3.Connection, feed: int) -> None:
    (number,) = articles.save(db, feed, [prepared("a")], NOW).new
    assert state.position(db, number) == 0
    state.keep_position(db, number, 12)
    state.keep_position(db, number, 34)
    assert state.position(db, number) == 34


def test_the_place_in_no_article_is_not_kept(db: sqlite3.Connection) -> None:
    state.keep_position(db, 99, 12)
    assert state.position(db, 99) == 0


def test_a_second_instance_sees_that_something_was_written(db: sqlite3.Connection, path: Path) -> None:
    with closing(schema.connect(path)) as other:
        before = state.data_version(other)
        assert state.data_version(other) == before
        state.remember(db, "x", 1)
        assert state.data_version(other) != before
        own = state.data_version(other)
        state.remember(other, "x", 2)
        assert state.data_version(other) == own
