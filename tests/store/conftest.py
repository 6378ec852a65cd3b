"""A library of its own for each test."""

import shutil
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


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty library that nobody opens: a copy of it is there ten times sooner than a new one."""
    path = tmp_path_factory.mktemp("empty") / "library.db"
    schema.connect(path).close()
    return path


@pytest.fixture
def db(empty: Path, path: Path) -> Iterator[sqlite3.Connection]:
    """An empty library, checked from end to end after the test."""
    shutil.copy(empty, path)
    with closing(schema.connect(path)) as connection:
        yield connection
        assert schema.integrity(connection) == []


@pytest.fixture
def feed(db: sqlite3.Connection) -> int:
    """The Herald, in the folder World."""
    return feeds.add(db, "https://herald.example/feed", NOW, title="The Herald", folder="World")[0]
