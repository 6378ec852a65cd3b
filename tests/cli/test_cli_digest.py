"""``wireroom digest``: what it prints in each form, and that no foreign text acts in any of them."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from briefing_library import ALONE, BUDGET, EVERYTHING, FERRY, HOUR, NOW, Report, fill
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from tui.cli import digest_markdown, digest_text, main
from tui.cli.stories import since_of
from tui.digest.briefing import briefing
from tui.errors import ConfigError
from tui.store import schema, stories

EVIL = "</title><script>alert(1)</script> [x](javascript:alert(1)) **b** <img src=x onerror=y> &lt; # `c` 1. _u_"
EVIL_LINKS = ("javascript:alert(1)", "https://example.org/a)b<c>\"'&d=%3Cscript%3E")


@pytest.fixture
def wireroom(tmp_path, monkeypatch, capsys):
    """Runs the command on a library of these reports; gives exit code, output and errors."""
    monkeypatch.setattr("time.time", lambda: float(NOW))
    monkeypatch.setenv("COLUMNS", "60")

    def run(*words, reports=EVERYTHING):
        path = tmp_path / f"{len(reports)}.db"
        if not path.exists():
            fill(path, reports)
        code = main(["--library", str(path), "digest", *words])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def hostile(tmp_path):
    """A briefing of stories whose every word is somebody's attack."""
    path = tmp_path / "hostile.db"
    words = (
        "harbour lantern quarrel thistle meadow copper winter saddle",
        "orchard pebble violin garden marble candle",
    )
    reports = [
        Report(EVIL, 2, f"{EVIL} {n}", (f"Here {EVIL} {said}", f"Hear “{said * 2} {n}” {EVIL}"), 1, 10 + n,
               f"Eve {EVIL}",
               link=EVIL_LINKS[n])
        for n, said in enumerate(words)
    ]  # fmt: skip
    fill(path, (*reports, replace(reports[0], title=f"{EVIL} alone", story=None, development=None)))
    db = schema.connect(path)
    stories.set_titles(db, {1: EVIL}, {10: EVIL, 11: EVIL})
    told = briefing(db, NOW - 24 * HOUR, NOW)
    db.close()
    assert len(told.items[0].news) > 1
    assert told.single
    return told


# --- text --------------------------------------------------------------------------------------


def test_the_text_has_stories_reasons_news_developments_quotes_and_the_rest(wireroom):
    code, out, err = wireroom()
    assert (code, err) == (0, "")
    assert "1. The Northport ferry\n   3 sources · 2 new articles · 2 new developments\n" in out
    assert "   + Two tugs pulled the ferry free at noon.  Wire," in out
    assert "   ~ Captain speaks" in out or "   ~ Ferry towed free" in out
    assert "Nobody else reports\n  · Clock stopped  Herald," in out
    assert "The wheat harvest" not in out


def test_a_quote_is_told_with_its_speaker(wireroom):
    said = Report(
        "Wire", 2, "He speaks", ("“The coast guard never answered our calls,” Hugo Lund said.",), 1, 104, "Hugo Lund"
    )
    more = [Report("Ledger", n, f"More {n}", (f"{word} stands by itself.",), 1, 110 + n)
            for n, word in ((1, "Cargo insurance"), (3, "Lifeboat drill"), (4, "Weather service"))]  # fmt: skip
    _, out, _ = wireroom(reports=(*FERRY, *more, said))
    told = " ".join(out.split())
    assert "‹Hugo Lund› “The coast guard never answered our calls” Wire," in told


def test_in_a_pipe_the_text_is_plain_has_addresses_and_keeps_to_the_width(wireroom):
    _, out, _ = wireroom()
    assert "\x1b" not in out
    assert "     https://example.org/a\n" in out
    assert all(len(line) <= 60 for line in out.splitlines() if "https://" not in line)
    assert not any(line.endswith(" ") for line in out.splitlines())


def test_on_a_terminal_a_source_is_a_link_and_no_foreign_sequence_gets_through(hostile, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    out = Console(file=io.StringIO(), force_terminal=True, markup=False, highlight=False, emoji=False)
    digest_text.show(out, hostile)
    printed = out.file.getvalue()
    assert "javascript:" not in "".join(part.split("\x1b\\")[0] for part in printed.split("\x1b]8;")[1:])
    assert "https://example.org/a)b<c>" in printed
    assert "\x1b]8;" in printed


def test_of_many_developments_the_latest_are_named(wireroom):
    steps = [Report("Wire", n, f"Step {n} of it", (f"Word{n} thing{n} place{n}.",), 1, 100 + n) for n in range(1, 10)]
    _, out, _ = wireroom(reports=tuple(steps))
    assert "~ 3 new developments before these" in out
    assert "Step 6 of it" in out
    assert "Step 7 of it" not in out


def test_nothing_new_is_one_line_and_no_failure(wireroom):
    code, out, err = wireroom("--since", "1h", reports=BUDGET)
    assert (code, out) == (0, "")
    assert err.count("\n") == 1
    assert "no article is newer than" in err


def test_an_empty_library_is_one_line_and_no_failure(wireroom):
    code, out, err = wireroom(reports=())
    assert (code, out) == (0, "")
    assert err.count("\n") == 1
    assert "wireroom refresh" in err


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_document_says_that_nothing_is_new(wireroom, form):
    code, out, err = wireroom("--format", form, reports=())
    assert (code, err) == (0, "")
    assert "No article is newer than" in out


def test_since_goes_further_back_and_the_limit_cuts(wireroom):
    _, out, _ = wireroom("--since", "2w", "--limit", "1")
    assert "A ferry ran aground" in out
    assert "2. " not in out
    _, out, _ = wireroom("--since", "2w", "--limit", "0")
    assert "3. " in out


@pytest.mark.parametrize("words", ["2y", "1969-13-01", "2026-02-30", "yesterday", ""])
def test_a_time_that_cannot_be_is_wrong_usage(wireroom, words):
    code, out, err = wireroom("--since", words)
    assert (code, out) == (2, "")
    assert "--since" in err


def test_a_day_begins_at_its_midnight(monkeypatch):
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    assert since_of("2026-02-02", NOW) == 1_769_990_400
    assert since_of("1969-07-20", NOW) == -14_256_000
    assert since_of("12h", NOW) == NOW - 12 * HOUR
    monkeypatch.undo()
    time.tzset()
    with pytest.raises(ConfigError):
        since_of("9999-99-99", NOW)


def test_the_sample_edition_is_read_at_its_own_time(tmp_path, monkeypatch, capsys):
    from tui.sample import Edition

    path = tmp_path / "edition.db"
    edition = Edition(path, path, opened=0.0)
    monkeypatch.setattr("tui.sample.edition", lambda: edition)
    monkeypatch.setattr(Edition, "now", lambda _: float(NOW))
    for command in (["digest", "--json"], ["refresh"]):
        assert main(["--sample", *command]) == 4
        assert "`wireroom --sample` does it" in capsys.readouterr().err
    assert not edition.library.exists()
    assert not path.exists()
    fill(path)
    assert main(["--sample", "digest", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["until"] == "2026-02-02T02:40:00Z"


# --- JSON --------------------------------------------------------------------------------------


def test_the_json_is_what_is_documented(wireroom):
    code, out, _ = wireroom("--json")
    told = json.loads(out)
    assert code == 0
    assert wireroom("--format", "json")[1] == out
    assert set(told) == {"since", "until", "new_articles", "sources", "moved", "stories", "single", "named"}
    story = told["stories"][0]
    assert set(story) == {
        "id", "title", "first", "last", "articles", "sources", "score", "why", "news", "developments", "quotes",
    }  # fmt: skip
    assert set(story["news"][0]) == {"text", "article", "start", "end", "feed", "published", "link"}
    assert set(story["developments"][0]) == {"id", "title", "time", "sources"}
    assert [row["title"] for row in told["single"]] == ["Clock stopped", ALONE[0].title]


def test_the_json_of_nothing_has_the_same_keys(wireroom):
    _, out, err = wireroom("--json", reports=())
    told = json.loads(out)
    assert (told["stories"], told["single"], told["named"], told["new_articles"], err) == ([], [], [], 0, "")


# --- Markdown ----------------------------------------------------------------------------------

MARKS = st.text(alphabet="ab1 #*_-+=>[]()!`~|\\<>&;:/.@\"'w$^{}\n\té“", max_size=40)


@given(MARKS)
@pytest.mark.parametrize("before", ["- ", "> ", "## ", ""])
def test_no_character_of_a_text_acts_in_markdown(before, words):
    expected = " ".join(words.split())
    tokens = MarkdownIt("commonmark").parse(f"{before}{digest_markdown.plain(words)}")
    inlines = [token for token in tokens if token.type == "inline"]
    kinds = {child.type for token in inlines for child in token.children}
    assert kinds <= {"text"}
    assert "".join(child.content for token in inlines for child in token.children) == expected
    allowed = {"- ": "list", "> ": "blockquote", "## ": "heading", "": "paragraph"}[before]
    assert {token.type.split("_")[0] for token in tokens if token.level == 0} <= {allowed, "bullet"}


def test_the_markdown_of_hostile_titles_has_only_our_structure(hostile):
    tokens = MarkdownIt("commonmark").parse(digest_markdown.page(hostile))
    assert not any(token.type in ("html_block", "fence", "code_block", "hr") for token in tokens)
    inlines = [child for token in tokens if token.type == "inline" for child in token.children]
    assert {child.type for child in inlines} <= {"text", "link_open", "link_close", "softbreak"}
    links = [child.attrs["href"] for child in inlines if child.type == "link_open"]
    assert links
    assert {urlsplit(link).scheme for link in links} == {"https"}
    assert sum(token.type == "heading_open" for token in tokens) == 5


def test_the_markdown_tells_all_of_it(wireroom):
    _, out, _ = wireroom("--format", "md")
    assert "\n## The Northport ferry\n\n3 sources · 2 new articles" in out
    assert "- Two tugs pulled the ferry free at noon. ([Wire](<https://example.org/a>), " in out
    assert "\n### New developments\n" in out
    assert "\n## Nobody else reports\n" in out
    assert out.endswith("\n")


# --- HTML --------------------------------------------------------------------------------------

TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2", "h3", "p", "time", "article", "ul",
    "ol", "li", "small", "a", "bdi", "figure", "figcaption", "blockquote", "section",
}  # fmt: skip
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "dir", "class", "datetime", "href", "rel"}


class Page(HTMLParser):
    """Every tag with its attributes, and the text of the page without the style."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.links, self.text, self.open = set(), set(), [], "", []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open += [tag] if tag != "meta" else []
        if tag == "a":
            self.links.append(dict(attrs))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data if "style" not in self.open else ""


def test_the_page_is_made_of_our_tags_only_and_leads_nowhere_unsafe(hostile):
    from tui.cli import digest_html

    page = Page(digest_html.page(hostile))
    assert page.open == []
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert "".join(EVIL.split()) in "".join(page.text.split()), "it is shown as it is"
    assert page.links
    for link in page.links:
        assert urlsplit(link["href"]).scheme in ("http", "https", "mailto")
        assert link["rel"] == "noreferrer"


def test_the_page_needs_nothing_from_elsewhere_and_knows_the_night(wireroom):
    _, out, _ = wireroom("--format", "html")
    assert out.startswith("<!doctype html>")
    assert out.count("<article>") == 2
    assert "prefers-color-scheme: dark" in out
    assert not any(word in out for word in ("<script", "<link", "<img", "url(", "@import", "src="))
    page = Page(out)
    assert "Two tugs pulled the ferry free at noon." in page.text
