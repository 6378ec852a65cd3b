"""import and export from end to end: what a list brings, what a dry run says of it, and that it goes out again."""

import pytest
from commands import runner, said
from newsboat_files import cache

FEED = (
    "<rss version='2.0'><channel><title>The Wire</title>"
    "<item><title>Harbour closed</title><guid>1</guid><description>Dockers in Lisbon walked out.</description></item>"
    "<item><title>Ferry runs</title><guid>2</guid><description>The ferry runs again after a storm.</description></item>"
    "</channel></rss>"
)


@pytest.fixture
def wireroom(tmp_path, capsys):
    """Runs a command on a library that is not there yet: (exit code, output, errors)."""
    (tmp_path / "config.toml").write_text('model = "none"\n')
    return runner(capsys, "--library", tmp_path / "library.db", "--config", tmp_path / "config.toml")


@pytest.fixture
def urls(tmp_path):
    """newsboat's list of one feed, with its cache beside it: article 1 is read, 2 flagged."""
    folder = tmp_path / "newsboat"
    folder.mkdir()
    (folder / "wire.xml").write_text(FEED)
    url = (folder / "wire.xml").as_uri()
    (folder / "urls").write_text(
        f'{url} wires "~My [/x] wire"\nquery:All:unread\n"exec:touch {folder}/ran"\n'
        '"query:New [/x]:unread = \\"yes\\""\n"query:Wires:tags # \\"wires\\"" "~The wires"\n'
    )
    cache(folder / "cache.db", ("1", "", url, 0), ("2", "", url, 1, "s"))
    return folder / "urls"


def test_a_list_goes_out_and_comes_in(wireroom, tmp_path):
    (tmp_path / "wire.xml").write_text(FEED)
    (tmp_path / "feeds.opml").write_text(
        "<opml version='2.0'><body><outline type='rss' text='A' xmlUrl='wire.xml'/></body></opml>"
    )
    first = said(wireroom("import", tmp_path / "feeds.opml", "--json"))
    assert (first["new"], first["known"], first["failed"], first["caches"]) == (1, 0, 0, [])
    again = said(wireroom("import", tmp_path / "feeds.opml", "--json"))
    assert (again["new"], again["known"]) == (0, 1)
    assert (tmp_path / "wire.xml").as_uri() in wireroom("export")[1]
    assert len(said(wireroom("articles", "--json"))) == 2


def test_a_dry_run_says_what_would_come_and_makes_no_library(wireroom, urls, tmp_path):
    would = said(wireroom("import", "--dry-run", "--json", urls))
    (listed,) = would.pop("feeds")
    assert would.pop("queries") == [
        {"name": "New [/x]", "query": "is:unread", "by_words": False, "known": False},
        {"name": "The wires", "query": 'folder:"wires"', "by_words": False, "known": False},
    ]
    assert (listed["title"], listed["folder"], listed["known"]) == ("My [/x] wire", "wires", False)
    out = wireroom("import", "--dry-run", urls)[1]
    assert "+ My [/x] wire · wires · file://" in out
    assert "+ search New [/x] · is:unread\n" in out
    assert "2 searches to keep" in out
    assert would == {
        "dry_run": True,
        "new": 1,
        "known": 0,
        "failed": 0,
        "read": 1,
        "starred": 1,
        "searches": 2,
        "known_searches": 0,
        "by_words": 0,
        "unsaid": [{"name": "All", "why": "it cannot be read"}],
        "left_out": {"query": 1, "exec": 1},
        "caches": [str(urls.with_name("cache.db"))],
        "errors": [],
    }
    assert "1 feed to add" in wireroom("import", "--dry-run", urls)[1]
    assert not (tmp_path / "library.db").exists()


def test_newsboat_s_feeds_come_with_what_was_read_and_flagged(wireroom, urls):
    code, out, err = wireroom("import", urls)
    assert (code, err, out.count("\n")) == (0, "", 1)
    assert "1 feed added" in out
    assert "1 article read, 1 starred" in out
    assert "2 searches kept;" in out
    assert "2 lines left out: 1 exec, 1 query feed; no search can say" in out
    assert "these query feeds do: All (it cannot be read)" in out
    kept = [("New [/x]", "is:unread", 1), ("The wires", 'folder:"wires"', 1)]
    assert [(one["name"], one["query"], one["unread"]) for one in said(wireroom("searches", "--json"))] == kept
    rows = {row["guid"]: row for row in said(wireroom("articles", "--json"))}
    assert {guid: (row["read"], row["starred"]) for guid, row in rows.items()} == {
        "1": (True, False),
        "2": (False, True),
    }
    assert rows["1"]["feed"] == "My [/x] wire"
    assert not urls.with_name("ran").exists()
    again = said(wireroom("import", "--json", urls, urls.with_name("cache.db")))
    assert (again["new"], again["known"], again["read"], again["starred"]) == (0, 1, 0, 0)
    assert (again["searches"], again["known_searches"]) == (0, 2)
    assert "= search The wires · " in wireroom("import", "--dry-run", urls)[1]


def test_what_went_wrong_is_a_line_each_and_the_rest_is_done(wireroom, urls):
    urls.write_text(urls.read_text() + (urls.parent / "gone.xml").as_uri() + "\n")
    urls.with_name("cache.db").write_bytes(b"SQLite format 3\0 and no more")
    code, out, err = wireroom("import", urls)
    assert (code, err.count("\n"), "2 feeds added" in out, "1 could not be fetched" in out) == (0, 2, True, True)
    would = said(wireroom("import", "--dry-run", "--json", urls))
    assert [error["feed"] for error in would["errors"]] == [None]


def test_what_is_no_list_is_one_line_and_makes_no_library(wireroom, tmp_path):
    (tmp_path / "words").write_text("no list at all")
    for name in ("words", "nowhere.opml"):
        code, out, err = wireroom("import", tmp_path / name)
        assert (code, out, err.count("\n")) == (3, "", 1)
    assert not (tmp_path / "library.db").exists()


def test_an_address_that_is_to_be_imported_is_sent_to_add(wireroom):
    code, out, err = wireroom("import", "https://a.example/feeds.opml")
    assert (code, out, "`wireroom add https://a.example/feeds.opml`" in err) == (3, "", True)


def test_a_list_is_added_as_it_is_imported(wireroom, urls):
    code, out, _ = wireroom("add", urls)
    assert code == 0
    assert out.splitlines()[0].startswith("My [/x] wire · 2 articles")
    assert "1 article read, 1 starred" in out


def test_what_a_list_among_addresses_left_out_is_told_to_programs_too(wireroom, urls):
    added = said(wireroom("add", urls, "--json"))
    assert (len(added["added"]), added["left_out"], added["errors"]) == (1, {"query": 1, "exec": 1}, [])


def test_a_whole_library_goes_out_and_comes_back_in_another_file(wireroom, tmp_path):
    (tmp_path / "wire.xml").write_text(FEED)
    wireroom("add", tmp_path / "wire.xml")
    wireroom("searches", "--keep", "Harbours", "harbour is:unread")
    (tmp_path / "all.jsonl").write_text(wireroom("export", "--all")[1])
    assert wireroom("import", tmp_path / "all.jsonl")[0] == 4, "this library is not empty"
    new = ("--library", tmp_path / "new.db")
    tried = wireroom(*new, "import", "--dry-run", tmp_path / "all.jsonl")[1]
    assert tried.startswith("1 feed, 2 articles, ") and tried.endswith(" to bring back\n")
    assert not (tmp_path / "new.db").exists()
    kept = said(wireroom(*new, "import", tmp_path / "all.jsonl", "--json"))["library"]
    assert (kept["feeds"], kept["articles"], kept["searches"]) == (1, 2, 1)
    assert wireroom(*new, "searches")[1] == "Harbours\t1\tharbour is:unread\n"
    assert "Harbour closed" in wireroom(*new, "articles")[1]
    assert wireroom(*new, "export", "--all")[1].count("\n") == (tmp_path / "all.jsonl").read_text().count("\n")
