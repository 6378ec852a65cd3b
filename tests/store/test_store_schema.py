import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import NOW, prepared

from tui.errors import LibraryBusy, LibraryError, LibraryFull, LibraryNewer
from tui.store import articles, feeds, migrations, schema


def test_a_new_library_keeps_a_log_ahead_and_checks_what_belongs_together(db: sqlite3.Connection) -> None:
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert db.execute("PRAGMA application_id").fetchone() == (migrations.APPLICATION,)
    assert schema.version(db) == len(migrations.MIGRATIONS)


def test_its_folder_is_made(tmp_path: Path) -> None:
    schema.connect(tmp_path / "new" / "folder" / "library.db").close()
    assert (tmp_path / "new" / "folder" / "library.db").exists()


def test_without_leave_to_create_a_missing_library_is_an_error(path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no library at"):
        schema.connect(path, create=False)
    assert not path.exists()


def test_an_empty_file_becomes_a_library(path: Path) -> None:
    path.touch()
    schema.connect(path, create=False).close()


def test_what_was_kept_is_there_when_it_is_opened_again_and_nothing_is_backed_up(path: Path) -> None:
    with closing(schema.connect(path)) as db:
        feeds.add(db, "https://a.example/", NOW)
    with closing(schema.connect(path)) as db:
        assert [feed.url for feed in feeds.every(db)] == ["https://a.example/"]
    assert not list(path.parent.glob("*.bak"))


# --- files that are no library of ours ---------------------------------------------------------


def test_a_newer_library_is_left_alone(path: Path) -> None:
    with closing(schema.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(LibraryNewer, match=r"newer Wireroom \(library version 99") as error:
        schema.connect(path)
    assert "\n" not in str(error.value)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_newer_library_is_known_while_its_version_is_still_in_the_log(path: Path) -> None:
    with closing(schema.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")
        with pytest.raises(LibraryNewer):
            schema.connect(path)


def test_a_file_that_is_no_database_is_left_alone(path: Path) -> None:
    path.write_text("https://example.org/feed\n" * 100)
    with pytest.raises(LibraryError, match="is no library of Wireroom") as error:
        schema.connect(path)
    assert "\n" not in str(error.value)
    assert path.read_text() == "https://example.org/feed\n" * 100


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE rss_item (id INTEGER)")
        other.execute("PRAGMA user_version = 7")
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="database of another program"):
        schema.connect(path)
    assert path.read_bytes() == before


def test_a_damaged_library_is_one_line(path: Path) -> None:
    schema.connect(path).close()
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 8000)
    with pytest.raises(LibraryError) as error:
        schema.connect(path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=str(tmp_path)):
        schema.connect(tmp_path)


# --- migrations --------------------------------------------------------------------------------


def test_a_migration_backs_up_the_library_as_it_was_and_keeps_its_content(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(schema.connect(path)) as db:
        feeds.add(db, "https://a.example/", NOW)
    number = len(migrations.MIGRATIONS)
    more = ("ALTER TABLE feeds ADD COLUMN colour TEXT;\nUPDATE feeds SET colour = 'red';\n", "CREATE TABLE x (y);\n")
    monkeypatch.setattr(schema, "MIGRATIONS", migrations.MIGRATIONS + more)
    with closing(schema.connect(path)) as db:
        assert schema.version(db) == number + 2
        assert db.execute("SELECT url, colour FROM feeds").fetchall() == [("https://a.example/", "red")]
    names = {file.name for file in path.parent.glob("*.bak")}
    assert names == {f"library.db.v{number}.bak", f"library.db.v{number + 1}.bak"}
    with closing(sqlite3.connect(path.with_name(f"library.db.v{number}.bak"))) as old:
        assert old.execute("SELECT url FROM feeds").fetchall() == [("https://a.example/",)]
        assert old.execute("PRAGMA user_version").fetchone() == (number,)
        with pytest.raises(sqlite3.OperationalError, match="colour"):
            old.execute("SELECT colour FROM feeds")


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schema.connect(path).close()
    number = len(migrations.MIGRATIONS)
    script = "CREATE TABLE half (x);\nINSERT INTO nowhere VALUES (1);\n"
    monkeypatch.setattr(schema, "MIGRATIONS", (*migrations.MIGRATIONS, script))
    with pytest.raises(LibraryError, match="nowhere"):
        schema.connect(path)
    monkeypatch.undo()
    with closing(schema.connect(path)) as db:
        assert schema.version(db) == number
        assert not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'half'").fetchall()


def test_every_statement_of_every_migration_is_run() -> None:
    for script in migrations.MIGRATIONS:
        assert "".join(schema._statements(script)).split() == script.split()


def test_processes_that_open_a_new_library_at_once_all_get_it(path: Path) -> None:
    code = "import sys, pathlib; from tui.store import schema; schema.connect(pathlib.Path(sys.argv[1]))"
    children = [subprocess.Popen([sys.executable, "-c", code, str(path)], stderr=subprocess.PIPE) for _ in range(4)]
    assert [child.communicate()[1] for child in children] == [b""] * 4
    with closing(schema.connect(path)) as db:
        assert schema.integrity(db) == []


# --- writing -----------------------------------------------------------------------------------


def test_a_full_disk_is_said_and_nothing_is_lost(db: sqlite3.Connection, feed: int) -> None:
    articles.save(db, feed, [prepared("kept")], NOW)
    db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0] + 4}")
    many = [prepared(f"g{n}", texts=["word " * 2000]) for n in range(50)]
    with pytest.raises(LibraryFull, match="free some space") as error:
        articles.save(db, feed, many, NOW)
    assert "\n" not in str(error.value)
    assert not db.in_transaction
    assert articles.known(db, feed).keys() == {"kept"}
    db.execute("PRAGMA max_page_count = 100000")
    assert len(articles.save(db, feed, many, NOW).new) == 50


def test_a_writer_that_waits_too_long_is_told(
    db: sqlite3.Connection, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(schema.connect(path)) as other:
        monkeypatch.setattr(schema, "BUSY_SECONDS", 0.01)
        with schema.transaction(db), pytest.raises(LibraryBusy, match="another program"):
            feeds.add(other, "https://a.example/", NOW)
        assert feeds.add(other, "https://a.example/", NOW)[1]


def test_readers_see_the_library_as_it_was_while_somebody_writes(db: sqlite3.Connection, path: Path) -> None:
    with closing(schema.connect(path)) as other:
        with schema.transaction(db):
            feeds.add(db, "https://a.example/", NOW)
            assert feeds.every(other) == []
        assert len(feeds.every(other)) == 1


def test_a_transaction_is_kept_whole_or_not_at_all(db: sqlite3.Connection) -> None:
    with pytest.raises(ZeroDivisionError), schema.transaction(db):
        feeds.add(db, "https://a.example/", NOW)
        _ = 1 / 0
    assert feeds.every(db) == []
    with schema.transaction(db):
        feeds.add(db, "https://a.example/", NOW)
    assert len(feeds.every(db)) == 1


def test_integrity_names_a_wrong_counter_and_a_search_index_that_does_not_fit(path: Path) -> None:
    with closing(schema.connect(path)) as db:
        feed, _ = feeds.add(db, "https://a.example/", NOW)
        articles.save(db, feed, [prepared("a"), prepared("b")], NOW)
        db.execute("UPDATE feeds SET unread = 7")
        db.execute("DROP TRIGGER search_body_old")
        db.execute("UPDATE bodies SET text = 'other words' WHERE article = 1")
        problems = schema.integrity(db)
    assert f"feed {feed}: a counter is wrong" in problems
    assert any("search index" in problem for problem in problems)
