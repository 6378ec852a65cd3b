"""The command stories: its corrections, each of which prints the command that takes it back."""

import json
import shlex
import time

import pytest
from commands import runner

from tui.model import Analysis, Body, Draft, Placement, Prepared
from tui.store import articles, feeds, schema, stories


@pytest.fixture
def wireroom(tmp_path, capsys):
    """Runs a command on a library of two stories, 1 (developments 11, 12) and 2 (13): (exit code, output, errors)."""
    path, now = tmp_path / "library.db", int(time.time())
    db = schema.connect(path)
    feeds.add(db, "https://herald.example/feed", now)
    drafts = [Draft(f"g{n}", f"Title {n}", published=now - 100 + n, body=Body.of(["Words."])) for n in range(5)]
    ids = articles.save(db, 1, [Prepared(draft, Analysis(1)) for draft in drafts], now).new
    places = zip(ids, (1, 1, 1, 2, 2), (11, 11, 12, 13, 13), strict=True)
    stories.save_placements(db, [Placement(*place) for place in places])
    stories.set_titles(db, {1: "Flood", 2: "Strike"}, {11: "Rain", 12: "The dam", 13: "Walk-out"})
    db.close()
    return runner(capsys, "--library", path, "stories")


def listed(wireroom, *words):
    """The stories: title, followed, muted until, developments, articles."""
    code, out, _ = wireroom("--all", "--json", *words)
    assert code == 0
    return sorted(
        (s["title"], s["followed"], s["muted_until"], [d["title"] for d in s["developments"]], len(s["articles"]))
        for s in json.loads(out)
    )


@pytest.mark.parametrize(
    "change",
    [
        ("--follow", "1"),
        ("--mute", "1"),
        ("--mute", "1", "--for", "7d"),
        ("--rename", "1", "The great flood"),
        ("--merge", "1", "2"),
        ("--merge", "2", "1"),
        ("--split", "12"),
    ],
)
def test_each_change_prints_the_command_that_takes_it_back(wireroom, change):
    before = listed(wireroom)
    code, out, err = wireroom(*change)
    assert (code, err) == (0, "")
    assert listed(wireroom) != before
    undo = out.partition("undo: wireroom stories ")[2]
    assert wireroom(*shlex.split(undo))[0] == 0
    assert listed(wireroom) == before


def test_what_was_taken_back_can_be_said_again(wireroom):
    for there, back in (("--follow", "--unfollow"), ("--mute", "--unmute")):
        wireroom(there, "1")
        after = listed(wireroom)
        _, out, _ = wireroom(back, "1")
        wireroom(*shlex.split(out.partition("undo: wireroom stories ")[2]))
        assert listed(wireroom) == after


def test_a_change_is_told_as_json_too(wireroom):
    said = json.loads(wireroom("--split", "12", "--json")[1])
    own, rest = said["stories"]
    assert (own["title"], rest["id"]) == ("The dam", 1)
    assert said["undo"] == [f"wireroom stories --merge 1 {own['id']}"]
    assert json.loads(wireroom("--follow", "1", "--json")[1])["stories"][0]["followed"] is True


def test_muted_stories_are_listed_with_their_time(wireroom):
    assert wireroom("--muted") == (0, "", "wireroom: no story is muted\n")
    wireroom("--mute", "1")
    wireroom("--mute", "2", "--for", "3w")
    out = wireroom("--muted")[1]
    assert "≣ Flood" in out
    assert "muted for ever" in out
    assert "muted until 20" in out
    assert {story["muted_until"][:4] for story in json.loads(wireroom("--muted", "--json")[1])} > {"9999"}


def test_numbers_by_which_things_are_changed_are_listed(wireroom):
    out = wireroom()[1]
    assert "[1]" in out
    assert "The dam  [12]" in out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--follow", "99"), 5),
        (("--unfollow", "99"), 5),
        (("--mute", "99"), 5),
        (("--unmute", "99"), 5),
        (("--rename", "99", "x"), 5),
        (("--merge", "1", "99"), 5),
        (("--split", "99"), 5),
        (("--merge", "1", "1"), 2),
        (("--split", "13"), 2),
        (("--rename", "one", "x"), 2),
        (("--mute", "1", "--for", "long"), 2),
        (("--follow", "1", "--for", "7d"), 2),
    ],
)
def test_what_cannot_be_is_one_line_and_changes_nothing(wireroom, words, code):
    before = listed(wireroom)
    ended, out, err = wireroom(*words)
    assert (ended, out, err.count("\n")) == (code, "", 1)
    assert listed(wireroom) == before


def test_one_change_at_a_time(wireroom):
    with pytest.raises(SystemExit):
        wireroom("--follow", "1", "--mute", "1")


def test_a_followed_story_stands_first_and_a_muted_one_is_not_listed(wireroom):
    def titles(*words):
        code, out, _ = wireroom("--json", *words)
        assert code == 0
        return [story["title"] for story in json.loads(out)]

    assert titles() == ["Strike", "Flood"]
    wireroom("--follow", "1")
    assert titles() == ["Flood", "Strike"]
    wireroom("--mute", "2")
    assert titles() == ["Flood"]
    assert titles("--muted") == ["Strike"]
    assert sorted(titles("--all")) == ["Flood", "Strike"]
    wireroom("--unmute", "2")
    assert titles() == ["Flood", "Strike"]
