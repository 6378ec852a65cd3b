"""What stands before an article is named; an article that is there is shown whatever stands beside it."""

import time

import pytest

from tui.errors import FeedError
from tui.feeds import extract, walls

URL = "https://ledger.example/2026/harbour"
SENTENCE = "The harbour council met on Monday and put off its decision about the new crane until the spring. "
TEASER = f"<h1>Harbour council meets</h1><p>{SENTENCE}</p><p>{SENTENCE}</p>"


def page(body, head=""):
    return f"<html><head><title>Harbour</title>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (page(TEASER + "<div>Subscribe to continue reading</div>"), "behind a paywall"),
        (page(TEASER, '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'), "a paywall"),
        (page(TEASER + "<p>Dieser Artikel ist nur für Abonnenten.</p>"), "a paywall"),
        (page("<p>Cet article est réservé aux abonnés</p>"), "a paywall"),
        (page("<h1>Before you continue</h1><p>We use cookies.</p><button>Accept all cookies</button>"), "consent"),
        (page("<form><input name=user><input type='password'></form>"), "wants a login"),
        (page("<noscript>You need to enable JavaScript to run this app.</noscript>"), "made by a script"),
        (page('<div id="root"></div><script src="/app.js"></script>'), "made by a script"),
        (page("<h1>Checking your browser before accessing ledger.example</h1>"), "a human"),
    ],
)
def test_what_stands_before_an_article_is_named_with_its_host_and_the_way_out(source, said):
    with pytest.raises(FeedError, match=said) as error:
        extract.article(source, URL)
    assert str(error.value).endswith("(ledger.example): open it in the browser")


def test_consent_is_known_by_the_address_as_well():
    assert "consent" in walls.named(page("<p>Hello</p>"), "https://consent.ledger.example/collect?x=1", 5)


@pytest.mark.parametrize(
    "beside",
    ["<div>Subscribe to continue reading</div>", "<input type=password>", "<button>Accept all cookies</button>"],
)
def test_a_whole_article_is_shown_whatever_stands_beside_it(beside):
    paragraphs = "".join(f"<p>{n}. {SENTENCE * 3}</p>" for n in range(8))
    article = extract.article(page(f"<article><h1>Harbour</h1>{paragraphs}</article>{beside}"), URL)
    assert article.text.count("put off its decision") == 24


def test_a_short_report_beside_a_notice_about_cookies_is_shown():
    paragraphs = "".join(f"<p>{n}. {SENTENCE * 2}</p>" for n in range(4))
    article = extract.article(page(f"<article>{paragraphs}</article><button>Accept all cookies</button>"), URL)
    assert "put off its decision" in article.text


def test_a_page_that_says_nothing_of_the_kind_stands_before_nothing():
    assert walls.named(page("<p>A menu.</p>"), URL, 10) == ""


@pytest.mark.parametrize(
    "piece", ["<div ", "<script ", "<noscript>", "<noscript ", "<input ", "<title ", "<", "id=root "]
)
def test_a_page_that_ends_no_tag_is_looked_through_in_a_moment(piece):
    start = time.process_time()
    assert walls.named(b"<div " + piece.encode() * 20_000, URL, 0) == ""
    assert time.process_time() - start < 1


def test_a_script_that_never_ends_says_nothing_and_an_element_called_alike_does():
    assert walls.named(page("<script>subscribe to continue"), URL, 0) == ""
    assert "paywall" in walls.named(page("<style-guide>x</style-guide><p>Subscribe to continue reading</p>"), URL, 0)
