"""Secrets are not sent where a library says before their user has agreed: `import`, `refresh` and `edit`."""

import io
import sys
from contextlib import closing

import pytest
from commands import runner, said

from tui import agreed
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
def lacks():
    """The secrets that are not sent for want of an agreement."""
    return lambda: agreed.lacking("https://herald.example/feed", HEADERS)


@pytest.fixture
def at_terminal(monkeypatch):
    """Somebody sits at a terminal, and types this."""

    def typing(text):
        monkeypatch.setattr(sys, "stdin", Terminal(text))
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    return typing


def test_who_is_at_no_terminal_gets_feeds_that_send_nothing(wireroom, file, lacks):
    code, out, err = wireroom("import", file)
    assert (code, out.startswith("1 feed, "), err.count("\n"), lacks()) == (0, True, 1, ["HERALD"])
    assert "1 feed cannot be fetched until you agree" in err and "($HERALD to herald.example)" in err


def test_programs_get_them_named(wireroom, file, lacks):
    assert said(wireroom("import", "--dry-run", "--json", "--with-secrets", file))["withheld"] == [
        {"feed": 1, "host": "herald.example", "secrets": ["HERALD"]}
    ]
    assert lacks() == ["HERALD"], "a dry run agrees to nothing"
    assert said(wireroom("import", "--json", "--with-secrets", file))["withheld"] == []
    assert lacks() == []


@pytest.mark.parametrize(("typed", "lacking"), [("y\n", []), ("\n", ["HERALD"]), ("", ["HERALD"])])
def test_at_a_terminal_the_user_is_asked(wireroom, file, lacks, at_terminal, typed, lacking):
    at_terminal(typed)
    code, _, err = wireroom("import", file)
    assert (code, lacks()) == (0, lacking)
    assert "  $HERALD to herald.example\n" in err and "send them? [y/N]" in err
    assert ("cannot be fetched" in err) == bool(lacking)


@pytest.mark.parametrize("typed", ["y\n", "n\n"])
def test_a_library_that_came_otherwise_is_asked_about_before_it_is_refreshed(
    capsys, tmp_path, monkeypatch, at_terminal, file, lacks, typed
):
    monkeypatch.delenv("HERALD", raising=False)
    at_terminal(typed)
    code, _, err = runner(capsys, "--library", tmp_path / "old.db")("refresh", "--no-stories")
    assert code == 0 and "  $HERALD to herald.example\n" in err
    missing, unasked = "needs the secret HERALD" in err, "nobody has agreed yet" in err
    assert (missing, unasked, lacks()) == ((True, False, []) if typed == "y\n" else (False, True, ["HERALD"]))


def test_what_is_set_by_hand_is_agreed_to_and_what_stays_as_it_was_is_not(capsys, tmp_path, file, lacks):
    run = runner(capsys, "--library", tmp_path / "old.db")
    assert run("edit", "herald", "--keep", "9")[0] == 0
    assert lacks() == ["HERALD"]
    assert run("edit", "herald", "--headers", "Authorization: Basic $HERALD")[0] == 0
    assert lacks() == []
