"""The gate: whatever comes in, nothing that could act on a terminal comes out, and clean text stays as it is."""

import unicodedata
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text import MARKS_LIMIT, clean, count_of, is_plain_url, level, line, often, safe_url, without_secrets

ANY = st.text(st.characters(codec=None), max_size=300)


def acts(char: str) -> bool:
    """Whether a character could act on a terminal or hide: controls but newline and tab, format, surrogate."""
    if char in "\n\t":
        return False
    category = unicodedata.category(char)
    return (
        category in ("Cc", "Cs")
        or char in "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    )


@given(ANY)
def test_nothing_that_acts_on_a_terminal_is_left(text):
    assert not any(acts(char) for char in clean(text))


@given(ANY)
def test_cleaning_twice_is_cleaning_once_so_that_offsets_hold(text):
    assert clean(clean(text)) == clean(text)


@given(ANY)
def test_what_is_printable_needs_only_to_be_levelled(text):
    printable = "".join(filter(str.isprintable, text))
    assert level(printable) == clean(printable)


@given(ANY, st.integers(2, 60))
def test_a_line_is_one_line_within_its_limit(text, limit):
    out = line(text, limit)
    assert len(out) <= limit
    assert "\n" not in out
    assert out == out.strip()


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("a\x1b]52;c;Zm9v\x07b", "ab"),  # writes the clipboard
        ("a\x1b]0;title\x1b\\b", "ab"),
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("a\x9b31mred", "ared"),  # the same with a C1 control
        ("a\x1bPq#0\x1b\\b", "ab"),  # a sixel picture
        ("a\x1bcb", "ab"),  # reset
        ("user\u202egnp.exe", "usergnp.exe"),
        ("a\x00b\x07c\x7fd", "abcd"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("tag\U000e0041ged", "tagged"),
        ("lone\ud800surrogate", "lonesurrogate"),
    ],
)
def test_hostile_sequences_go_whole(hostile, harmless):
    assert clean(hostile) == harmless


def test_an_unfinished_sequence_does_not_swallow_the_article():
    text = "\x1b]52;c;" + "word " * 2000
    assert clean(text).count("word") == 2000


def test_towers_of_marks_are_cut_and_accents_stay():
    assert len(clean("z" + "\u0301" * 50)) == 1 + MARKS_LIMIT
    assert clean("cafe\u0301 naïve") == "cafe\u0301 naïve"


def test_every_kind_of_mark_is_levelled():
    marks = [c for c in map(chr, range(0x110000)) if unicodedata.combining(c) or unicodedata.category(c) == "Me"]
    assert len(marks) > 800
    assert all(clean("e" + mark * 9) == "e" + mark * MARKS_LIMIT for mark in marks)


def test_joined_emoji_and_scripts_stay():
    family = "👩\u200d👩\u200d👧"
    assert clean(family) == family
    assert clean("日本語 עברית हिन्दी") == "日本語 עברית हिन्दी"


def test_a_long_line_ends_in_an_ellipsis():
    assert line("abcdef", 4) == "abc…"
    assert line("abcd", 4) == "abcd"


@pytest.mark.parametrize(
    "url", ["http://a.example/x", "https://a.example", "HTTPS://a.example/?q=1#f", "mailto:a@b.example"]
)
def test_addresses_that_can_be_opened(url):
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "-oProxyCommand=id", "/relative", "", "http://",
        "https://a b.example/", "https://[broken", "ftp://a.example/", "https://a.example/" + "x" * 5000,
    ],
)  # fmt: skip
def test_addresses_that_are_never_opened(url):
    assert safe_url(url) == ""


@given(st.text("a1.-:/?#&=;%@[]\\~ é", max_size=30), st.sampled_from(["", "https://wire.example/a/b?c", "ftp://x/y"]))
def test_a_plain_address_stays_what_it_is(rest, base):
    url = f"https://{rest}"
    if is_plain_url(url):
        assert urljoin(base, url) == clean(url) == url.strip() == url
        assert urlsplit(url).hostname


def test_usual_addresses_are_plain():
    assert is_plain_url("http://wire.example:8080/2023/11/a-b_c.html?id=1&page=2")
    assert not is_plain_url("https://wire.example/" + "a" * 5000)


def test_secrets_are_not_shown():
    assert without_secrets("https://me:pass@a.example:8080/f?x=1") == "https://a.example:8080/f?x=1"
    assert without_secrets("https://a.example/@me") == "https://a.example/@me"
    assert without_secrets("https://me:pass@[a.example/f") == "[a.example/f", "what is no address hides them as well"


def test_counts_in_words():
    assert [count_of(n, "article") for n in (0, 1, 1284)] == ["0 articles", "1 article", "1,284 articles"]
    assert [count_of(n, "story", "stories") for n in (1, 2)] == ["1 story", "2 stories"]


@pytest.mark.parametrize(
    ("weekly", "words"),
    [
        (0, ""), (-1, ""), (21, "about 3 a day"), (7, "about 1 a day"), (6, "about 6 a week"), (0.95, "about 1 a week"),
        (0.7, "about 3 a month"), (0.05, "about 3 a year"), (0.001, "less than one a year"),
    ],
)  # fmt: skip
def test_how_often_in_the_unit_that_gives_a_small_number(weekly, words):
    assert often(weekly) == words


@given(st.floats(0.0001, 1e6))
def test_no_frequency_is_called_none(weekly):
    assert often(weekly)
    assert "about 0" not in often(weekly)
