"""The commands from end to end, in this process: what they print for people and for programs, and how they end."""

import json
import shutil
import sys
import threading
from contextlib import closing
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from commands import runner, said

from tui.assets import asset_dir
from tui.cli import main
from tui.errors import FeedError
from tui.feeds import schedule
from tui.store import feeds, schema, undo

SAMPLE = asset_dir("sample_feeds")


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A library of two sample papers; a copy of it for each test."""
    path = tmp_path_factory.mktemp("library") / "library.db"
    config = path.with_name("config.toml")
    config.write_text('model = "none"\n')
    words = ["--library", str(path), "--config", str(config)]
    assert main([*words, "add", str(SAMPLE / "wire.xml"), str(SAMPLE / "orbit.atom"), "--folder", "World"]) == 0
    return path


@pytest.fixture
def wireroom(filled, tmp_path, capsys):
    """Runs a command on its own copy of the library: (exit code, output, errors)."""
    for name in ("library.db", "config.toml"):
        shutil.copy(filled.with_name(name), tmp_path / name)
    capsys.readouterr()
    return runner(capsys, "--library", tmp_path / "library.db", "--config", tmp_path / "config.toml")


def test_feeds(wireroom):
    feeds = said(wireroom("feeds", "--json"))
    assert {feed["title"] for feed in feeds} == {"The Wire", "Orbit"}
    assert all(feed["folder"] == "World" and feed["articles"] and feed["error"] is None for feed in feeds)
    assert "The Wire" in wireroom("feeds")[1]


def test_articles_and_search(wireroom):
    everything = said(wireroom("articles", "--json", "--limit", 0))
    assert len(everything) > 30
    assert [row["published"] for row in everything] == sorted((r["published"] for r in everything), reverse=True)
    found = said(wireroom("articles", "Lovell", "--json"))
    assert 0 < len(found) < len(everything)
    assert len(said(wireroom("articles", "--limit", 3, "--json"))) == 3
    code, _, err = wireroom("articles", "zeppelin")
    assert (code, "nothing matches" in err) == (0, True)


def test_starred_articles_are_counted_after_the_others_are_left_out(wireroom, tmp_path):
    found = said(wireroom("articles", "Lovell", "--json"))
    db = schema.connect(tmp_path / "library.db")
    undo.mark(db, [found[-1]["id"]], starred=True, now=0, label="star")
    db.close()
    assert [row["id"] for row in said(wireroom("articles", "--starred", "--json"))] == [found[-1]["id"]]
    assert [row["id"] for row in said(wireroom("articles", "Lovell", "--starred", "--limit", 1, "--json"))] == [
        found[-1]["id"]
    ]
    assert said(wireroom("articles", "zeppelin", "--starred", "--json")) == []


def test_read(wireroom):
    first = said(wireroom("articles", "alarm", "--json"))[0]
    article = said(wireroom("read", first["id"], "--json"))
    assert article["title"] == first["title"]
    assert all(article["text"][s["start"] : s["end"]] == s["text"] for s in article["summary"])
    plain = wireroom("read", first["id"], "--plain")[1]
    assert plain.startswith(first["title"])
    assert "Summary:" in plain
    assert "\x1b" not in plain
    assert first["title"] in wireroom("read", first["id"])[1]


def test_an_article_that_is_not_there(wireroom):
    assert wireroom("read", 99_999) == (5, "", "wireroom: there is no article 99999\n")


def test_stories(wireroom):
    stories = said(wireroom("stories", "--all", "--json"))
    running = [story for story in stories if len(story["articles"]) > 3]
    assert any("Apollo" in article["title"] for story in running for article in story["articles"])
    developments = {d["id"] for story in stories for d in story["developments"]}
    assert all(article["development"] in developments for story in stories for article in story["articles"])
    assert wireroom("stories", "--since", "soon")[0] == 2


def test_search_finds_what_no_story_has_been_made_of_yet(wireroom, tmp_path):
    feed = tmp_path / "new.xml"
    feed.write_text("<rss version='2.0'><channel><title>T</title></channel></rss>")
    assert wireroom("add", feed)[0] == 0
    item = "<item><guid>g</guid><title>A zeppelin over Oslo</title></item></channel>"
    feed.write_text(feed.read_text().replace("</channel>", item))
    assert said(wireroom("refresh", "--no-stories", "--json"))["new"] == 1
    assert [row["title"] for row in said(wireroom("articles", "zeppelin", "--json"))] == ["A zeppelin over Oslo"]


def test_refresh_finds_nothing_new_in_what_has_not_changed(wireroom):
    tally = said(wireroom("refresh", "--json"))
    assert (tally["feeds"], tally["unchanged"], tally["new"], tally["failed"]) == (2, 2, 0, 0)


def test_add_says_what_it_found_and_ends_with_3_when_something_was_nothing(wireroom, tmp_path):
    code, out, err = wireroom("add", SAMPLE / "herald.xml", tmp_path / "nowhere.xml", "--json")
    result = json.loads(out)
    assert code == 3
    assert [feed["title"] for feed in result["added"]] == ["The Herald"]
    assert len(result["errors"]) == 1
    assert err.count("\n") == 1


def test_settings_of_a_feed(wireroom):
    given = ("--every", "2h", "--keep", "50", "--full-text", "--notify", "--preferred", "--headers", "Cookie: $HERALD")
    changed = json.loads(wireroom("edit", "1", *given, "--json")[1])["settings"]
    wanted = {"every": 120, "keep": 50, "full_text": True, "muted": False, "notify": True, "preferred": True}
    assert changed == {**wanted, "headers": {"Cookie": "$HERALD"}}
    again = json.loads(wireroom("edit", "1", "--every", "", "--no-notify", "--json")[1])["settings"]
    assert again == {**wanted, "every": None, "notify": False, "headers": {"Cookie": "$HERALD"}}
    assert wireroom("edit", "1", "--every", "soon")[0] == 2
    assert wireroom("edit", "1", "--headers", "Cookie: abc")[0] == 2


def test_edit_and_remove(wireroom):
    assert (
        said(wireroom("edit", "Orbit", "--title", "The Orbit", "--folder", "Space", "--json"))["title"] == "The Orbit"
    )
    assert said(wireroom("remove", "The Orbit", "--json"))["removed"][0]["folder"] == "Space"
    assert [feed["title"] for feed in said(wireroom("feeds", "--json"))] == ["The Wire"]
    assert wireroom("remove", "The Orbit")[0] == 5


def test_preview_prints_a_line_a_source(wireroom):
    code, out, _ = wireroom("preview", "--json", SAMPLE / "wire.xml", SAMPLE / "README.md", SAMPLE / "field-notes.json")
    wire, readme, notes = map(json.loads, out.splitlines())
    assert code == 3
    assert (wire["format"], wire["error"]) == ("rss", None)
    assert wire["entries"][0].keys() == {"title", "link", "published", "id"}
    assert readme["error"]
    assert notes["format"] == "json"


@pytest.fixture
def site(tmp_path):
    """The address of a site on this machine, whose files are those of a folder."""
    handler = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_preview_of_a_web_page_shows_the_feed_that_it_names(wireroom, tmp_path, site):
    link = "<link rel=alternate type=application/rss+xml href="
    page = f"<html><head>{link}gone.xml>{link}wire.xml></head><body><p>The Wire</p></body></html>"
    (tmp_path / "index.html").write_text(page)
    shutil.copy(SAMPLE / "wire.xml", tmp_path)
    found = said(wireroom("preview", "--json", f"{site}/index.html"))
    assert (found["source"], found["title"], found["error"]) == (f"{site}/index.html", "The Wire", None)
    (tmp_path / "index.html").write_text("<html><body><p>no feed</p></body></html>")
    code, out, _ = wireroom("preview", "--json", f"{site}/index.html")
    assert code == 3 and "web page" in json.loads(out)["error"]


def test_analyse_without_a_model_says_all_but_names(wireroom, tmp_path):
    text = tmp_path / "report.txt"
    text.write_text("The harbour was closed.\nDockers walked out on Monday.\nShips wait off the coast until Friday.")
    report = said(wireroom("analyse", "--json", "--sentences", 1, text))
    assert report["source"] == str(text)
    assert len(report["summary"]) == 1
    assert report["entities"] == []
    assert not report["deep"]
    assert not report["teaser"]


def test_analyse_says_what_is_only_a_beginning(wireroom, tmp_path):
    text = tmp_path / "report.txt"
    text.write_text("The harbour was closed.\nDockers walked out on Monday.\nRead more")
    assert said(wireroom("analyse", "--json", text))["teaser"]
    assert "only the beginning" in wireroom("analyse", text)[1]


def test_analyse_with_a_model(wireroom, tmp_path):
    text = tmp_path / "report.json"
    body = "Rosa Duarte leads the dockers of Lisbon.\n“We will not load one more container today,” she said."
    text.write_text(json.dumps({"title": "Dockers walk out", "text": body}))
    report = said(wireroom("analyse", "--json", "--model", "md", text))
    (quote,) = [q for q in report["quotes"] if q["kind"] == "direct"]
    assert (quote["speaker"], quote["speaker_kind"]) == ("Rosa Duarte", "person")
    assert report["text"][slice(*quote["mention"])] == "she"
    assert {e["name"]: e["kind"] for e in report["entities"]}["Lisbon"] == "place"
    assert "‹Rosa Duarte›" in wireroom("analyse", "--model", "md", text)[1]


@pytest.mark.parametrize(
    "content", ["", "{}", '{"text": 3}', "[1]", "not json", "\x00", pytest.param("[" * 200_000, id="deep")]
)
def test_analyse_of_what_has_no_text_is_one_line(wireroom, tmp_path, content):
    file = tmp_path / "bad.json"
    file.write_text(content)
    code, out, err = wireroom("analyse", "--json", file)
    assert (code, out, err.count("\n")) == (3, "", 1)


@pytest.mark.parametrize("command", [("analyse",), ("import",), ("add",), ("remove",)])
def test_an_error_that_names_what_was_given_cannot_act_on_the_terminal(wireroom, command):
    code, _, err = wireroom(*command, "none\x1b]0;x\x07\x1b[31m.xml")
    assert code
    assert "none" in err
    assert err.replace("\n", "").isprintable()


def test_analyse_of_what_is_no_text_is_one_line_and_the_rest_is_done(wireroom, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x7fELF\0\0\1" * 100)
    (tmp_path / "b.txt").write_text("The harbour was closed.")
    code, out, err = wireroom("analyse", "--json", tmp_path / "a.txt", tmp_path / "b.txt")
    assert (code, out.count("\n"), err.count("\n")) == (3, 1, 1)
    assert "no text" in err


@pytest.mark.parametrize("text", ["", " \n\n ", "“" * 2_000, "😀" * 500, "x" * 3_000, "x\n" * 30_000, "(((" * 900])
def test_analyse_of_odd_texts_is_an_answer_for_people_and_programs(wireroom, tmp_path, text):
    file = tmp_path / "odd.txt"
    file.write_text(text)
    report = said(wireroom("analyse", "--json", file))
    assert all(report["text"][s["start"] : s["end"]] == s["text"] for s in report["summary"])
    code, out, err = wireroom("analyse", file)
    assert (code, err) == (0, "")
    assert len(out) < 20 * 3_000 + len(text)


def test_analyse_of_a_model_that_is_not_there_says_what_to_do(wireroom, tmp_path):
    text = tmp_path / "report.txt"
    text.write_text("The harbour was closed.")
    code, out, err = wireroom("analyse", "--json", "--model", "en_core_web_trf", text)
    assert code == 6
    assert json.loads(out)["summary"]
    assert "en_core_web_trf" in err


def test_doctor(wireroom):
    found = said(wireroom("doctor", "--json"))
    assert found["problems"] == []
    assert found["contents"]["feeds"] == 2


def test_a_library_that_is_none(tmp_path, capsys):
    (tmp_path / "x.db").write_text("no library")
    assert main(["--library", str(tmp_path / "x.db"), "feeds"]) == 4
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["--library", str(tmp_path / "x.db"), "doctor"]) == 4


def test_a_damaged_library_is_one_line(filled, tmp_path, capsys):
    data = bytearray(filled.read_bytes())
    data[8192:-8192] = b"\xff" * (len(data) - 16384)
    (tmp_path / "l.db").write_bytes(data)
    assert main(["--library", str(tmp_path / "l.db"), "articles", "--limit", "0"]) == 4
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["--library", str(tmp_path / "l.db"), "doctor"]) == 4


def test_a_config_that_cannot_be(tmp_path, capsys):
    (tmp_path / "c.toml").write_text("widht = 3")
    assert main(["--config", str(tmp_path / "c.toml"), "refresh"]) == 2
    assert "widht" in capsys.readouterr().err


def test_a_bug_is_one_line_and_a_traceback_in_the_log(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("tui.store.feeds.every", lambda _: 1 / 0)
    assert main(["--library", str(tmp_path / "l.db"), "feeds"]) == 70
    assert capsys.readouterr().err.count("\n") == 1
    assert "ZeroDivisionError" in (tmp_path / "l.log").read_text()


def test_people_are_told_in_a_line_what_was_changed_and_removed(wireroom):
    code, out, _ = wireroom("edit", "Orbit", "--title", "The Orbit", "--folder", "", "--url", "https://o.example/f")
    assert (code, out) == (0, "The Orbit · no folder · https://o.example/f\n")
    code, out, _ = wireroom("remove", "The Orbit", "The Wire")
    assert code == 0
    assert [line.split(" and its ")[0] for line in out.splitlines()] == ["removed The Orbit", "removed The Wire"]
    code, out, err = wireroom("feeds")
    assert (code, out, "no feeds yet" in err) == (0, "", True)


def test_a_password_in_a_new_address_becomes_a_header_that_names_it(wireroom, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    edit = ("edit", "Orbit", "--url", "https://me:opensesame@o.example/f", "--headers", "X-A: 1; Authorization: $OLD")
    code, _, err = wireroom(*edit)
    assert code == 3 and "WIREROOM_O_EXAMPLE" in err and "opensesame" not in err
    monkeypatch.setenv("WIREROOM_O_EXAMPLE", "me:opensesame")
    assert said(wireroom(*edit, "--json"))["url"] == "https://o.example/f"
    with closing(schema.connect(tmp_path / "library.db", create=False)) as db:
        headers = feeds.find(db, "Orbit").settings.headers
    assert headers == (("X-A", "1"), ("Authorization", "Basic $WIREROOM_O_EXAMPLE"))


def test_a_feed_that_cannot_be_fetched_is_named_and_the_refresh_is_no_failure(wireroom, tmp_path):
    assert wireroom("edit", "Orbit", "--url", (tmp_path / "gone.xml").as_uri())[0] == 0
    code, out, err = wireroom("refresh")
    assert (code, out.count("\n"), err.count("\n")) == (0, 1, 1)
    assert err.startswith("wireroom: feed 2: ")
    (error,) = said(wireroom("refresh", "--json"))["errors"]
    assert error["feed"] == 2


def test_a_feed_that_is_gone_is_left_alone_and_counted(wireroom, tmp_path):
    with closing(schema.connect(tmp_path / "library.db", create=False)) as db:
        feeds.failed(db, 2, now=1, error="it is gone", next_check=schedule.NEVER, code=410)
    assert wireroom("refresh")[1].endswith("1 left alone as they asked\n")
    tally = said(wireroom("refresh", "--json"))
    assert (tally["feeds"], tally["left_alone"], tally["failed"]) == (1, 1, 0)


def test_a_preview_for_people_has_the_newest_titles_and_what_is_no_feed_is_said(wireroom):
    code, out, err = wireroom("preview", SAMPLE / "wire.xml", SAMPLE / "README.md")
    assert (code, err.count("\n")) == (3, 1)
    head, *titles = out.splitlines()
    assert head.startswith("The Wire · rss · ") and 0 < len(titles) <= 5
    assert all(title.startswith("  1969-07-") for title in titles)


@pytest.mark.parametrize("page", ["<p>The harbour was <b>closed</b>.</p><p>Ships wait.</p>", "<p>Short.", "<html>"])
def test_analyse_of_a_page_in_a_file_is_of_its_text(wireroom, tmp_path, page):
    (tmp_path / "page.html").write_text(page)
    report = said(wireroom("analyse", "--json", tmp_path / "page.html"))
    assert "<" not in report["text"]
    assert ("harbour was closed" in report["text"]) is ("harbour" in page)


@pytest.mark.parametrize("command", ["add", "import", "preview"])
def test_the_home_of_nobody_known_is_no_file_and_no_bug(wireroom, command):
    code, _, errors = wireroom(command, "~nobody-of-that-name/feed.xml")
    assert code == FeedError.exit_code
    assert errors.count("\n") == 1
    assert "~nobody-of-that-name/feed.xml" in errors
