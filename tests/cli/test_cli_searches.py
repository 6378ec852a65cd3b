"""The command searches: what is kept is listed, found by its name, and each change says how it is taken back."""

import json
import shlex

import pytest
from commands import runner, said

from tui.model import Analysis, Body, Draft, Prepared
from tui.store import articles, feeds, indexing, schema, undo

NOW = 1_700_000_000


@pytest.fixture
def path(tmp_path):
    """A library of three articles in two feeds: two about the moon, the second of which is read, and one of Mars."""
    path = tmp_path / "library.db"
    db = schema.connect(path)
    herald = feeds.add(db, "https://herald.example/", NOW, title="Herald", folder="World")[0]
    wire = feeds.add(db, "https://wire.example/", NOW, title="Wire")[0]
    for feed, title in ((herald, "Moon landing"), (wire, "Moon rocks"), (wire, "Mars")):
        draft = Draft(title, title, published=NOW, body=Body.of([f"About {title}."]))
        articles.save(db, feed, [Prepared(draft, Analysis(1))], NOW)
    undo.mark(db, [2], read=True, now=NOW, label="read")
    indexing.add_all(db)
    db.close()
    return path


@pytest.fixture
def wireroom(path, capsys):
    """Runs a command on it: (exit code, output, errors)."""
    return runner(capsys, "--library", path)


def listed(wireroom):
    """The queries by their names."""
    return {one["name"]: one["query"] for one in said(wireroom("searches", "--json"))}


def titles(wireroom, *words):
    """The articles of a command."""
    return {row["title"] for row in said(wireroom("articles", "--json", *words))}


def test_none_is_kept_at_first_and_how_one_is_kept_is_said(wireroom):
    code, out, err = wireroom("searches")
    assert (code, out) == (0, "") and "wireroom searches --keep" in err
    assert said(wireroom("searches", "--json")) == []


def test_a_search_is_kept_listed_with_what_is_unread_and_shown_by_its_name(wireroom):
    code, out, _ = wireroom("searches", "--keep", "The moon", "moon")
    assert (code, out) == (0, "The moon is kept\n  undo: wireroom searches --remove 'The moon'\n")
    wireroom("searches", "--keep", "All of it", "-nothing")
    assert wireroom("searches")[1] == "All of it\t2\t-nothing\nThe moon\t1\tmoon\n"
    assert said(wireroom("searches", "--json"))[1] == {"name": "The moon", "query": "moon", "unread": 1}
    assert titles(wireroom, "--search", "the moon") == {"Moon landing", "Moon rocks"}
    assert titles(wireroom, "--search", "The moon", "--unread") == {"Moon landing"}
    assert titles(wireroom, "--search", "The moon", "rocks") == {"Moon rocks"}
    assert titles(wireroom, "--search", "The moon", "--starred") == set()


@pytest.mark.parametrize(
    "change",
    [
        ("--keep", "Mars", "mars"),
        ("--keep", "Moon", "moon -rocks"),
        ("--rename", "Moon", 'Luna "the" moon’s'),
        ("--remove", "moon"),
        ("--keep", "Moon", "-rocks"),
    ],
)
def test_each_change_prints_the_command_that_takes_it_back_and_is_a_step_of_undo(wireroom, path, change):
    wireroom("searches", "--keep", "Moon", 'moon is:unread -"dark side"')
    before = listed(wireroom)
    changed = said(wireroom("searches", *change, "--json"))
    after = listed(wireroom)
    assert before != after
    assert [one["name"] for one in changed["searches"]] == [next(iter(set(after) - set(before)), "Moon")]
    assert "\n" not in changed["done"]
    (command,) = changed["undo"]
    assert wireroom(*shlex.split(command)[1:])[0] == 0
    assert listed(wireroom) == before
    db = schema.connect(path)
    assert undo.undo(db) and undo.undo(db)
    db.close()
    assert listed(wireroom) == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("searches", "--keep", " \x1b", "moon"), 2),
        (("searches", "--keep", "Empty", "!?"), 2),
        (("searches", "--keep", "Moon", ""), 2),
        (("searches", "--rename", "Moon", " "), 2),
        (("searches", "--rename", "Moon", "Mars"), 4),
        (("searches", "--rename", "Venus", "Mars"), 5),
        (("searches", "--remove", "Venus"), 5),
        (("articles", "--search", "Venus"), 5),
    ],
)
def test_what_cannot_be_is_one_line_and_changes_nothing(wireroom, words, code):
    wireroom("searches", "--keep", "Moon", "moon")
    wireroom("searches", "--keep", "Mars", "mars")
    before = listed(wireroom)
    ended, out, err = wireroom(*words)
    assert (ended, out, err.count("\n")) == (code, "", 1)
    assert listed(wireroom) == before


def test_a_hostile_name_is_clean_when_it_is_printed(wireroom):
    out = wireroom("searches", "--keep", "[/x]\x1b]52;c;aGk=\x07 red\u202e", "moon \x9b31mrock")[1]
    out += wireroom("searches")[1]
    assert out.replace("\n", "").replace("\t", "").isprintable()
    assert "[/x] red\t0\tmoon rock" in out


def test_conditions_are_typed_as_they_are(wireroom):
    assert titles(wireroom, "folder:world") == {"Moon landing"}
    assert titles(wireroom, "moon", "is:read") == {"Moon rocks"}
    assert titles(wireroom, "moon", "-rocks") == {"Moon landing"}
    assert titles(wireroom, "-moon", "--unread") == titles(wireroom, "--unread", "-moon") == {"Mars"}
    assert titles(wireroom, "-is:unread") == {"Moon rocks"}
    assert titles(wireroom, "-house", "-folder:world") == {"Moon rocks", "Mars"}
    assert titles(wireroom, "within:1h") == set()
    assert json.loads(wireroom("articles", "--json", "is:starred")[1]) == []
