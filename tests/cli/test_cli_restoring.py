"""`import` of a whole library asks before it sends secrets where the file says."""

import io
import sys
from contextlib import closing

import pytest
from commands import runner, said

from tui.model import FeedSettings
from tui.store import feeds, schema, whole

HEADERS = (("Authorization", "Basic $HERALD"),)


class Terminal(io.StringIO):
    """What a user types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def file(tmp_path):
    """A library in lines, whose feed sends a secret."""
    with closing(schema.connect(tmp_path / "old.db")) as db:
        feeds.configure(db, feeds.add(db, "https://herald.example/feed", 1)[0], FeedSettings(headers=HEADERS))
        (tmp_path / "all.jsonl").write_text("".join(whole.dump(db)))
    return tmp_path / "all.jsonl"


@pytest.fixture
def wireroom(tmp_path, capsys):
    return runner(capsys, "--library", tmp_path / "library.db")


@pytest.fixture
def sent(tmp_path):
    """The headers of the feed as they are in the library now."""

    def read():
        with closing(schema.connect(tmp_path / "library.db")) as db:
            return feeds.find(db, "herald").settings.headers

    return read


def test_who_is_at_no_terminal_gets_the_feeds_without_their_secrets(wireroom, file, sent):
    code, out, err = wireroom("import", file)
    assert (code, out.startswith("1 feed, "), err.count("\n"), sent()) == (0, True, 1, ())
    assert "1 feed without the headers that send secrets of yours ($HERALD to herald.example)" in err


def test_programs_get_them_named(wireroom, file, sent):
    assert said(wireroom("import", "--dry-run", "--json", file))["withheld"] == [
        {"feed": 1, "host": "herald.example", "secrets": ["HERALD"]}
    ]
    assert said(wireroom("import", "--json", "--with-secrets", file))["withheld"] == []
    assert sent() == HEADERS


@pytest.mark.parametrize(("typed", "headers"), [("y\n", HEADERS), ("\n", ()), ("", ())])
def test_at_a_terminal_the_user_is_asked(wireroom, file, sent, monkeypatch, typed, headers):
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    code, _, err = wireroom("import", file)
    assert (code, sent()) == (0, headers)
    assert "  $HERALD to herald.example\n" in err and "send them? [y/N]" in err
    assert ("without the headers" in err) == (headers == ())
