"""The full text of a page."""

import pickle

import pytest
from trafilatura import utils

from tui.errors import FeedError
from tui.feeds.extract import article

URL = "https://harbour.example/ferry"
LONG = "This sentence is repeated, so that the page has enough text for an article of some length. " * 3


def test_the_article_comes_without_what_surrounds_it(odd):
    body = article(odd("page.html"), URL)
    assert body.text.startswith("Ferry back in service\n\nThe ferry across the harbour")
    assert "rights reserved" not in body.text and "Sport" not in body.text
    assert [block.kind for block in body.blocks] == ["heading", "paragraph", "paragraph", "item", "item", "paragraph"]
    assert [link.url for link in body.links] == ["https://harbour.example/timetable"]
    assert pickle.loads(pickle.dumps(body)) == body


def test_code_tables_lists_quotations_and_images_keep_their_kind():
    page = (
        f"<html><body><article><h1>Head</h1><p>{LONG}</p><pre><code>def f():\n    return 1\n</code></pre>"
        f"<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
        f"<p>{LONG} with <code>inline</code> code</p>"
        f"<ol><li>one thing</li><li>another thing</li></ol><blockquote>{LONG}</blockquote>"
        f"<p>{LONG}</p></article></body></html>"
    )
    body = article(page.encode(), URL)
    kinds = [block.kind for block in body.blocks]
    assert [kind for kind in kinds if kind != "paragraph"] == ["heading", "code", "table", "item", "item", "quote"]
    assert "def f():\n    return 1" in body.text and "a\tb\n1\t2" in body.text and "with inline code" in body.text
    assert [block.marker for block in body.blocks if block.kind == "item"] == ["1.", "2."]


@pytest.mark.parametrize(
    "page", [b"", b"<html></html>", b"\x00\xff", b"<html><body><nav><a href=/>Home</a></nav></body></html>"]
)
def test_a_page_without_an_article_is_an_error(page):
    with pytest.raises(FeedError, match="no article text"):
        article(page, URL)


def test_escape_codes_in_a_page_do_not_come_through():
    body = article(f"<article><p>\x1b]52;c;x\x07{LONG}\x9b2J</p><p>{LONG}</p></article>".encode(), URL)
    assert "\x1b" not in body.text and "\x9b" not in body.text


def test_a_page_is_parsed_once_for_both_readings(monkeypatch, odd):
    wanted, parsed, parse = article(odd("page.html"), URL), [], utils.fromstring
    monkeypatch.setattr(utils, "fromstring", lambda *args, **options: parsed.append(1) or parse(*args, **options))
    assert article(odd("page.html"), URL) == wanted and len(parsed) == 1
