"""How a command ends that does not come to its end: whoever reads has had enough, or the user has."""

import subprocess
import sys

import pytest

from tui.cli import main
from tui.errors import FeedError, LibraryError
from tui.store import feeds, schema


@pytest.fixture
def library(tmp_path):
    """A library with more feeds than a pipe holds."""
    path = tmp_path / "library.db"
    db = schema.connect(path)
    with schema.transaction(db):
        for number in range(1_000):
            feeds.add(db, f"https://n{number}.example/feed", 0, title=f"Feed {number} " + "x" * 100)
    db.close()
    return path


def test_a_pipe_that_is_closed_early_is_no_error(library):
    words = [sys.executable, "-m", "tui", "--library", str(library), "feeds"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as command:
        assert command.stdout.readline().startswith(b"1\tFeed 0")
        command.stdout.close()
        assert (command.stderr.read(), command.wait()) == (b"", 0)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, ""),
        (LibraryError("it is \x1b[31mfull"), LibraryError.exit_code, "wireroom: it is full\n"),
        (FeedError("no feed"), FeedError.exit_code, "wireroom: no feed\n"),
    ],
)
def test_every_error_has_its_code_and_one_line(monkeypatch, capsys, error, code, said):
    def fails(_):
        raise error

    monkeypatch.setattr("tui.cli.feeds.list_feeds", fails)
    assert main(["feeds"]) == code
    assert capsys.readouterr().err == said


def test_a_bug_whose_log_cannot_be_written_is_said_all_the_same(monkeypatch, capsys, tmp_path):
    (tmp_path / "closed").touch()  # no folder: nothing can be made in it
    monkeypatch.setattr("tui.cli.feeds.list_feeds", lambda _: 1 / 0)
    assert main(["--library", str(tmp_path / "closed/sub/library.db"), "feeds"]) == 70
    assert capsys.readouterr().err == "wireroom: this is a bug: ZeroDivisionError: division by zero\n"
