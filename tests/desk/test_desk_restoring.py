"""A library comes back from its lines with the headers of its feeds, or not at all."""

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
    """The lines of a library with two feeds, one of them removed."""
    with closing(schema.connect(tmp_path / "old.db")) as db:
        for host, headers in (("herald", OWN), ("gone", (("X", "$AWAY"),))):
            number = feeds.add(db, f"https://{host}.example/feed", 1)[0]
            feeds.configure(db, number, FeedSettings(headers=headers))
        feeds.remove(db, number, 2)
        return list(whole.dump(db))


@pytest.fixture
def db(tmp_path):
    with closing(schema.connect(tmp_path / "new.db")) as db:
        yield db


def test_headers_come_back_also_of_what_was_removed(db, lines):
    assert restoring.restore(db, lines)["feeds"] == 2
    assert feeds.find(db, "herald").settings.headers == OWN
    assert undo.undo(db) is not None and feeds.find(db, "gone").settings.headers == (("X", "$AWAY"),)


@pytest.mark.parametrize("damage", ["no JSON", "5", "[1]", '["abc"]', None])
def test_headers_that_cannot_be_read_bring_nothing_back(db, lines, damage):
    rows = [json.loads(line) for line in lines]
    rows[1]["headers"] = damage
    with pytest.raises(NotAFeed, match=r"damaged|does not fit"):
        restoring.restore(db, map(json.dumps, rows))
    assert feeds.every(db) == []
