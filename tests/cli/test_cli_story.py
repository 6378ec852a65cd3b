"""``wireroom story``: one story as text and as JSON; it changes nothing."""

from __future__ import annotations

import json

import pytest
from briefing_library import FERRY, HOUR, NOW, fill, opened
from commands import runner, said

from tui.cli.output import iso


@pytest.fixture
def wireroom(tmp_path, monkeypatch, capsys):
    """Runs the command on the library of the ferry, which is story 1: exit code, output, errors."""
    monkeypatch.setattr("time.time", lambda: float(NOW))
    fill(tmp_path / "library.db", FERRY)
    return runner(capsys, "--library", tmp_path / "library.db")


def test_the_text_has_summary_time_line_speakers_and_sources(wireroom):
    code, out, err = wireroom("story", 1)
    assert (code, err) == (0, "")
    assert "3 articles of 3 sources" in out
    parts = ["The Northport ferry", "Summary", "Time line", "Who spoke", "Sources"]
    assert [out.index(f"{part}\n") for part in parts] == sorted(out.index(f"{part}\n") for part in parts)
    line = out[out.index("Time line") : out.index("Who spoke")]
    leads = ["ran aground off Northport", "Two tugs pulled the ferry free at noon.", "The inquiry opens on Monday"]
    assert [line.index(lead) for lead in leads] == sorted(line.index(lead) for lead in leads)
    assert "· copy · Captain talks  (Ledger," in line
    assert "‹Clara Berg›  1\n      “We had no warning of that sandbank at all”  (Herald," in out
    assert "  Herald  2\n  Wire  1\n  Ledger  1" in out


def test_the_json_has_every_sentence_with_its_source(wireroom):
    page = said(wireroom("story", 1, "--json"))
    assert (page["id"], page["title"], page["articles"]) == (1, "The Northport ferry", 3)
    assert page["sources"] == [{"feed": "Herald", "articles": 2}, {"feed": "Wire", "articles": 1},
                               {"feed": "Ledger", "articles": 1}]  # fmt: skip
    assert sum(day["articles"] for day in page["days"]) == 3, "a copy is none"
    assert page["summary"]
    for sentence in page["summary"]:
        article = said(wireroom("read", sentence["article"], "--json"))
        assert article["text"][sentence["start"] : sentence["end"]] == sentence["text"]
        assert (sentence["feed"], sentence["link"]) == (article["feed"], article["link"])
    assert [d["time"] for d in page["developments"]] == [iso(NOW - hours * HOUR) for hours in (60, 10, 5)]
    last = page["developments"][-1]
    assert (last["place"], last["sources"], last["why"]) == (None, 2, ["why"])
    assert last["lead"]["text"] == "The inquiry opens on Monday in Westhaven."
    assert [row["title"] for row in last["articles"]] == ["Captain speaks", "Captain talks"]
    (speaker,) = page["speakers"]
    assert (speaker["speaker"], speaker["speaker_kind"]) == ("Clara Berg", "person")
    assert [quote["text"] for quote in speaker["quotes"]] == ["“We had no warning of that sandbank at all”"]


def test_nothing_is_said_twice_in_a_summary(wireroom):
    texts = [sentence["text"] for sentence in said(wireroom("story", 1, "--json"))["summary"]]
    assert sum("ran aground" in text for text in texts) == 1


def test_it_is_no_look_at_the_page(wireroom, tmp_path):
    """What is new since the page was looked at stays new for who opens it in the newsroom."""
    wireroom("story", 1)
    db = opened(tmp_path / "library.db")
    assert db.execute("SELECT count(*) FROM state WHERE key LIKE 'looked%'").fetchone()[0] == 0
    db.close()


def test_a_story_that_is_not_there_is_not_found(wireroom):
    code, out, err = wireroom("story", 99)
    assert (code, out) == (5, "")
    assert "99" in err


def test_the_numbers_are_those_that_stories_prints(wireroom):
    _, out, _ = wireroom("stories", "--since", "4w")
    assert "[1]" in out and "3 articles of 3 sources" in out
    assert json.loads(wireroom("story", 1, "--json")[1])["developments"][0]["id"] == 101
