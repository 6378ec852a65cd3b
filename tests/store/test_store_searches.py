"""The searches that a user keeps: kept, changed, removed, and each of it taken back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import NOW

from tui.errors import ConfigError, LibraryError, NotFound, WireroomError
from tui.model import SavedSearch, View
from tui.store import feeds, migrations, schema, searches, undo, whole


def kept(db: sqlite3.Connection) -> dict[str, str]:
    """The queries by their names."""
    return {search.name: search.query for search in searches.every(db)}


@pytest.fixture
def moon(db: sqlite3.Connection) -> SavedSearch:
    """A search that is kept."""
    return searches.keep(db, "Moon", "moon is:unread", NOW)


def test_a_search_is_kept_and_found_by_its_name(db: sqlite3.Connection, moon: SavedSearch) -> None:
    assert searches.every(db) == [moon] == [searches.find(db, "Moon")] == [searches.find(db, " moon ")]
    assert moon.view == View("search", "moon is:unread")


def test_they_stand_in_the_order_of_their_names(db: sqlite3.Connection) -> None:
    for name in ("b", "C", "a"):
        searches.keep(db, name, "x", NOW)
    assert list(kept(db)) == ["a", "b", "C"]


def test_names_and_queries_are_made_clean_and_short(db: sqlite3.Connection) -> None:
    new = searches.keep(db, "\x1b]52;c;x\x07 two\n  lines " + "y" * 500, "moon\n\x9b31m rock " + "z" * 5000, NOW)
    assert new.name.startswith("two lines yy") and len(new.name) == searches.NAME_LIMIT
    assert new.query.startswith("moon rock zz") and len(new.query) == searches.QUERY_LIMIT
    assert searches.find(db, new.name) == new


@pytest.mark.parametrize(("name", "query"), [("", "moon"), (" \x1b ", "moon"), ("Moon", ""), ("Moon", "-  !?")])
def test_what_has_no_name_or_says_nothing_is_not_kept(db: sqlite3.Connection, name: str, query: str) -> None:
    with pytest.raises(ConfigError) as error:
        searches.keep(db, name, query, NOW)
    assert "\n" not in str(error.value)
    assert kept(db) == {} and undo.undo(db) is None


def test_a_name_is_one_search_s_only(db: sqlite3.Connection, moon: SavedSearch) -> None:
    other = searches.keep(db, "Mars", "mars", NOW)
    with pytest.raises(LibraryError, match="'Moon' already"):
        searches.keep(db, "Moon", "luna", NOW)
    with pytest.raises(LibraryError, match="'Moon' already"):
        searches.change(db, other.id, NOW, name="Moon")
    assert kept(db) == {"Mars": "mars", "Moon": "moon is:unread"}


def test_what_is_not_there_is_not_found(db: sqlite3.Connection, moon: SavedSearch) -> None:
    searches.keep(db, "MOON", "luna", NOW)
    assert searches.find(db, "Moon") == moon
    for name in ("mooN", "Mars", ""):
        with pytest.raises(NotFound):
            searches.find(db, name)
    for change in (lambda: searches.change(db, 99, NOW, name="x"), lambda: searches.remove(db, 99, NOW)):
        with pytest.raises(NotFound):
            change()


def test_each_change_is_a_step_that_is_taken_back_and_done_again(db: sqlite3.Connection, moon: SavedSearch) -> None:
    searches.change(db, moon.id, NOW, name="Luna")
    searches.change(db, moon.id, NOW, query="luna")
    searches.change(db, moon.id, NOW, name="Luna", query="luna")
    searches.remove(db, moon.id, NOW)
    assert kept(db) == {}
    labels = ["search Luna removed", "search Luna changed", "search Luna changed", "search Moon kept"]
    states = [{"Luna": "luna"}, {"Luna": "moon is:unread"}, {"Moon": "moon is:unread"}, {}]
    for label, state in zip(labels, states, strict=True):
        assert undo.undo(db) == label
        assert kept(db) == state
    assert undo.undo(db) is None
    for label, state in zip(reversed(labels), [*reversed(states[:-1]), {}], strict=True):
        assert undo.redo(db) == label
        assert kept(db) == state


def test_two_that_change_names_are_taken_back_together(db: sqlite3.Connection, moon: SavedSearch) -> None:
    other = searches.keep(db, "Mars", "mars", NOW)
    for number, name in ((moon.id, "x"), (other.id, "Moon"), (moon.id, "Mars")):
        searches.change(db, number, NOW, name=name)
    assert kept(db) == {"Mars": "moon is:unread", "Moon": "mars"}
    for _ in range(3):
        undo.undo(db)
    assert kept(db) == {"Mars": "mars", "Moon": "moon is:unread"}


def test_many_are_taken_over_as_one_step_and_those_that_are_there_stay(
    db: sqlite3.Connection, moon: SavedSearch
) -> None:
    given = [("Mars", "mars"), ("Moon", "luna"), ("Unread", "is:unread"), ("Mars", "red planet")]
    assert searches.take_over(db, given, NOW) == 2
    assert kept(db) == {"Mars": "red planet", "Moon": "moon is:unread", "Unread": "is:unread"}
    assert searches.take_over(db, given, NOW) == 0
    assert undo.undo(db) == "2 searches taken over"
    assert kept(db) == {"Moon": "moon is:unread"}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["keep", "change", "remove", "undo", "redo"]), st.sampled_from("ABab"))))
def test_whatever_was_done_is_taken_back_to_the_last_step(path: Path, acts: list[tuple[str, str]]) -> None:
    with closing(schema.connect(path)) as db:
        while undo.undo(db):
            pass
        before = kept(db)
        for act, name in acts:
            try:
                if act in ("undo", "redo"):
                    getattr(undo, act)(db)
                elif act == "keep":
                    searches.keep(db, name, f"word{name}", NOW)
                elif act == "change":
                    searches.change(db, searches.find(db, name).id, NOW, name=name.swapcase())
                else:
                    searches.remove(db, searches.find(db, name).id, NOW)
            except WireroomError:
                continue
        after = kept(db)
        steps = 0
        while undo.undo(db):
            steps += 1
        assert kept(db) == before
        for _ in range(steps):
            undo.redo(db)
        assert kept(db) == after


def test_a_library_of_version_7_is_brought_up_with_a_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", migrations.MIGRATIONS[:7])
        with closing(schema.connect(path)) as db:
            db.execute("INSERT INTO feeds (url, added) VALUES ('https://a.example/', 0)")
            with pytest.raises(sqlite3.OperationalError, match="searches"):
                searches.every(db)
    with closing(schema.connect(path)) as db:
        assert schema.version(db) == len(migrations.MIGRATIONS) >= 8
        assert len(feeds.every(db)) == 1
        searches.keep(db, "Moon", "moon", NOW)
    assert path.with_name(f"{path.name}.v7.bak").exists()


def test_they_go_out_with_the_whole_library_and_come_back(
    db: sqlite3.Connection, moon: SavedSearch, tmp_path: Path
) -> None:
    searches.keep(db, "Mars", 'title:"red planet" -is:read', NOW)
    with closing(schema.connect(tmp_path / "other.db")) as other:
        assert whole.restore(other, whole.dump(db))["searches"] == 2
        assert searches.every(other) == searches.every(db)
        assert undo.undo(other) == "search Mars kept"
        assert searches.every(other) == [moon]


def test_a_library_with_nothing_but_a_search_is_not_empty(
    db: sqlite3.Connection, moon: SavedSearch, tmp_path: Path
) -> None:
    with closing(schema.connect(tmp_path / "other.db")) as other:
        lines = list(whole.dump(other))
    with pytest.raises(LibraryError, match="empty one only"):
        whole.restore(db, lines)
    assert searches.every(db) == [moon]
