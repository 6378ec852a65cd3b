"""A library of its own for each test."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import NOW

from tui.store import feeds, schema


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def db(path: Path) -> Iterator[sqlite3.Connection]:
    """An empty library, checked from end to end after the test."""
    with closing(schema.connect(path)) as connection:
        yield connection
        assert schema.integrity(connection) == []


@pytest.fixture
def feed(db: sqlite3.Connection) -> int:
    """The Herald, in the folder World."""
    return feeds.add(db, "https://herald.example/feed", NOW, title="The Herald", folder="World")[0]
