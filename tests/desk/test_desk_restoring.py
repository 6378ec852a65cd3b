"""A library from a file sends no secret of this machine until its user has agreed."""

import json
from contextlib import closing

import pytest

from tui.desk import restoring
from tui.errors import NotAFeed
from tui.model import FeedSettings
from tui.store import feeds, schema, undo, whole

OWN = (("Authorization", "Basic $HERALD"), ("X-Reader", "wireroom"), ("Cookie", "a=$ONE; b=$TWO"))


@pytest.fixture
def lines(tmp_path):
    """The lines of a library with three feeds, one without secrets, one that was removed."""
    with closing(schema.connect(tmp_path / "old.db")) as db:
        for host, headers in (("herald", OWN), ("wire", (("X", "y"),)), ("gone", (("X", "$AWAY"),))):
            number = feeds.add(db, f"https://{host}.example/feed", 1)[0]
            feeds.configure(db, number, FeedSettings(headers=headers))
        feeds.remove(db, number, 2)
        return list(whole.dump(db))


@pytest.fixture
def db(tmp_path):
    with closing(schema.connect(tmp_path / "new.db")) as db:
        yield db


def headers(db, words):
    return feeds.find(db, words).settings.headers


def test_headers_with_secrets_are_withheld_and_named(db, lines):
    counts, withheld = restoring.restore(db, lines)
    assert counts["feeds"] == 3
    assert headers(db, "herald") == (("X-Reader", "wireroom"),) and headers(db, "wire") == (("X", "y"),)
    assert restoring.named(withheld) == {"herald.example": ["HERALD", "ONE", "TWO"], "gone.example": ["AWAY"]}
    assert undo.undo(db) is not None and headers(db, "gone") == ()


def test_they_come_back_as_they_were_when_the_user_agrees(db, lines):
    restoring.give_back(db, restoring.restore(db, lines)[1])
    assert headers(db, "herald") == OWN
    assert undo.undo(db) is not None and headers(db, "gone") == (("X", "$AWAY"),)


@pytest.mark.parametrize("damage", ["no JSON", "5", "[1]", '["abc"]', None])
def test_headers_that_cannot_be_read_bring_nothing_back(db, lines, damage):
    rows = [json.loads(line) for line in lines]
    rows[1]["headers"] = damage
    with pytest.raises(NotAFeed, match=r"damaged|does not fit"):
        restoring.restore(db, map(json.dumps, rows))
    assert feeds.every(db) == []
