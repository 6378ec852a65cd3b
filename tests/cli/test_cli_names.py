"""The command names: what it lists, and that each change prints the command that takes it back."""

import json
import shlex

import pytest
from commands import runner

from tui.model import Analysis, Body, Draft, Entity, Prepared
from tui.store import analyses, articles, feeds, schema

ONE, TWO = "Volodymyr Zelensky", "Volodymyr Zelenskyy"


@pytest.fixture
def wireroom(tmp_path, capsys):
    """Runs a command on a library of three articles: (exit code, output, errors)."""
    path = tmp_path / "library.db"
    db = schema.connect(path)
    feeds.add(db, "https://herald.example/feed", 1_000)
    for number, people in enumerate([(ONE, "Georgia Roth"), (TWO,), (ONE,)]):
        prepared = Prepared(Draft(f"g{number}", "t", body=Body.of(["Words."])), Analysis(1))
        (article,) = articles.save(db, 1, [prepared], 1_000).new
        named = (*(Entity(name, "person") for name in people), Entity("Kyiv", "place"))
        analyses.put(db, article, Analysis(1, deep=True, entities=named))
    db.close()
    return runner(capsys, "--library", path, "names")


def listed(wireroom, *words):
    """Every name with its spellings."""
    code, out, _ = wireroom(*words, "--json")
    assert code == 0
    return {name["name"]: [s["name"] for s in name["spellings"]] for name in json.loads(out)}


def test_names_are_listed_the_most_frequent_first(wireroom):
    assert list(listed(wireroom)) == ["Kyiv", ONE, "Georgia Roth", TWO]
    assert list(listed(wireroom, "roth")) == ["Georgia Roth"]
    assert list(listed(wireroom, "--limit", "1")) == ["Kyiv"]
    assert wireroom("zelensky")[1].splitlines()[0] == f"2\tperson\t{ONE}\t"
    code, out, err = wireroom("zeppelin")
    assert (code, out, err) == (0, "", "wireroom: no article names that\n")


@pytest.mark.parametrize(
    "change",
    [("--merge", ONE, TWO), ("--rename", ONE, "The President"), ("--rename", "person:Georgia Roth", "G. Roth")],
)
def test_each_change_prints_the_command_that_undoes_it(wireroom, change):
    before = listed(wireroom)
    code, out, _ = wireroom(*change)
    assert code == 0
    assert listed(wireroom) != before
    undo = out.partition("undo: wireroom names ")[2]
    assert wireroom(*shlex.split(undo))[0] == 0
    assert listed(wireroom) == before


def test_a_split_of_a_name_is_undone_spelling_by_spelling(wireroom):
    wireroom("--merge", ONE, TWO)
    wireroom("--merge", ONE, "Georgia Roth")
    before = listed(wireroom)
    undo = json.loads(wireroom("--split", ONE, "--json")[1])["undo"]
    assert len(undo) == 2
    for command in undo:
        assert wireroom(*shlex.split(command)[2:])[0] == 0
    assert listed(wireroom) == before


def test_a_merged_name_is_listed_once_with_its_spellings(wireroom):
    said = json.loads(wireroom("--merge", ONE, TWO, "--json")[1])
    assert (said["name"], said["kind"], said["articles"]) == (ONE, "person", 3)
    assert said["spellings"] == [{"name": ONE, "articles": 2}, {"name": TWO, "articles": 1}]
    assert listed(wireroom, "zelenskyy") == {ONE: [ONE, TWO]}
    assert TWO in wireroom("zelensky")[1]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--merge", ONE, "Nobody"), 5),
        (("--merge", ONE, "Kyiv"), 2),
        (("--split", "Kyiv"), 2),
        (("--rename", ONE, TWO), 2),
        (("--rename", ONE, " \x1b"), 2),
        (("Kyiv", "--split", "Kyiv"), 2),
    ],
)
def test_what_cannot_be_is_one_line_and_changes_nothing(wireroom, words, code):
    before = listed(wireroom)
    ended, out, err = wireroom(*words)
    assert (ended, out, err.count("\n")) == (code, "", 1)
    assert listed(wireroom) == before
