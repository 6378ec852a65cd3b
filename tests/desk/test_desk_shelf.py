"""What is kept is whole, and never more than its limit; what was used last stays."""

import os

import pytest

from tui.desk.shelf import Shelf


def aged(shelf, name, data, seconds):
    """Keep a file as if it had been used so many seconds after 1970."""
    os.utime(shelf.keep(name, data), (seconds, seconds))


def test_what_is_kept_is_found_and_nothing_else(tmp_path):
    shelf = Shelf(tmp_path / "new", 100)
    assert shelf.find("a") is None
    shelf.keep("a", b"one")
    shelf.keep("a", b"two")
    assert shelf.find("a").read_bytes() == b"two"
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a"]


def test_what_was_not_used_for_longest_goes_first(tmp_path):
    shelf = Shelf(tmp_path, 100)
    for seconds, name in enumerate("abc", 1):
        aged(shelf, name, b"x" * 40 if name != "c" else b"x" * 20, seconds)
    assert shelf.find("a")
    shelf.keep("d", b"x" * 30)
    assert {path.name for path in tmp_path.iterdir()} == {"a", "c", "d"}


def test_the_one_just_kept_stays_whatever_its_size(tmp_path):
    shelf = Shelf(tmp_path, 10)
    shelf.keep("small", b"x")
    shelf.keep("large", b"x" * 50)
    assert shelf.find("large")
    assert not shelf.find("small")


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").touch()
    with pytest.raises(OSError, match="directory"):
        Shelf(tmp_path, 100).keep("a", b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
