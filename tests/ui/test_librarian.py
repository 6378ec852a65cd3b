"""Answers come in order, errors as the library's own."""

from __future__ import annotations

import sqlite3

import pytest

from tui.errors import LibraryError
from tui.store import feeds, schema
from tui.ui.librarian import Librarian


async def test_questions_are_answered_in_order_beside_the_loop(tmp_path) -> None:
    schema.connect(tmp_path / "l.db").close()
    librarian = Librarian(tmp_path / "l.db")
    number, new = await librarian.ask(feeds.add, "https://a.example", 1.0, title="A")
    assert new
    assert [feed.id for feed in await librarian.ask(feeds.every)] == [number]
    librarian.close()


async def test_sqlite_s_errors_come_as_the_library_s(tmp_path) -> None:
    schema.connect(tmp_path / "l.db").close()
    librarian = Librarian(tmp_path / "l.db")

    def wrong(db: sqlite3.Connection) -> None:
        db.execute("SELECT nothing FROM nowhere")

    with pytest.raises(LibraryError):
        await librarian.ask(wrong)
    librarian.close()


async def test_a_library_that_is_not_there_is_not_made(tmp_path) -> None:
    librarian = Librarian(tmp_path / "none.db")
    with pytest.raises(LibraryError):
        await librarian.ask(feeds.every)
    librarian.close()
    assert not (tmp_path / "none.db").exists()
