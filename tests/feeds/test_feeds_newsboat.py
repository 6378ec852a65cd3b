"""newsboat's list of feeds: every odd line of it is read as newsboat reads it, or left out and counted; none is run."""

import os
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import FeedError, NotAFeed, TooLarge
from tui.feeds.newsboat import Listed, read
from tui.feeds.newsboat_queries import QueryFeed
from tui.feeds.opml import SIZE_LIMIT, Subscription
from tui.text import clean

A = "https://a.example/feed"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (A, Subscription(A)),
        (f"  {A}\t# the rest is a remark", Subscription(A)),
        (f"{A}#part news", Subscription(f"{A}#part", "", "news")),
        (f'"{A}" "long reads" other', Subscription(A, "", "long reads")),
        (f'"{A}""glued"', Subscription(A, "", "glued")),
        (f'{A} "~The \\"Big\\" One" news', Subscription(A, 'The "Big" One', "news")),
        (f"{A} ~Plain ~Second", Subscription(A, "Plain")),
        (f'{A} "!" hidden-but-tagged', Subscription(A, "", "hidden-but-tagged")),
        (f'{A} "!secret" "~"', Subscription(A)),
        (f'{A} "" " / " //News//Europe/', Subscription(A, "", "News/Europe")),
        (f'{A} "never closed', Subscription(A, "", "never closed")),
        (f'{A} "ends in a backslash\\', Subscription(A, "", "ends in a backslash")),
        (f'{A} "~\x1b[31mred\\nsecond line"', Subscription(A, "red second line")),
        ('"https://a.example/two words"', Subscription("https://a.example/two%20words")),
        ("file:///home/ada/my%20feed.xml", Subscription("file:///home/ada/my%20feed.xml")),
        ('"file:///home/ada/my feed.xml"', Subscription("file:///home/ada/my%20feed.xml")),
    ],
)
def test_a_line_is_an_address_and_its_tags(line, wanted):
    assert read(line.encode()).subscriptions == (wanted,)


@pytest.mark.parametrize(
    ("tags", "left_out"),
    [
        ("news", {}), ('news "~A title" news', {}), ('news world "long reads"', {"tag": 2}), ("!", {"hidden": 1}),
        ('"!secret" "!" news world', {"hidden": 1, "tag": 1}), ('"" / news', {}),
    ],
)  # fmt: skip
def test_tags_that_make_no_folder_and_feeds_that_are_shown_all_the_same_are_counted(tags, left_out):
    assert read(f"{A} {tags}\n{A} twice and more".encode()).left_out == left_out


def test_what_is_no_feed_is_left_out_and_counted():
    listed = read(
        f"""\ufeff# my feeds
        \r
{A} news\r
{A} twice
"query:Unread:unread = \\"yes\\""
query:All:age between 0:7
"query:Either:title =~ \\"a\\" or title =~ \\"b\\""
"exec:touch ran" tag
filter:~/bin/clean:https://b.example/
---
""".encode()
    )
    assert [entry.url for entry in listed.subscriptions] == [A]
    assert listed.left_out == {"query": 2, "exec": 1, "filter": 1, "other": 1}
    assert listed.queries == (
        QueryFeed("Unread", "is:unread"), QueryFeed("All", why="it cannot be read"), QueryFeed("Either", why="“or”")
    )  # fmt: skip


def test_queries_alone_are_a_list_of_newsboat_s_too():
    listed = read(b'"query:All:unread"')
    assert listed == Listed((), {"query": 1}, (QueryFeed("All", why="it cannot be read"),))


@pytest.mark.parametrize(
    "data",
    [b"", b"# nothing but a remark", b"words\nhttps://a.example/\nmore words", b"<rss/>", b"<html>\nhttps://x.org/\n</p>",
     b"https://a.example/\0", b'{"version": 1}', b'model = "none"', b"javascript:alert(1)\nfile:etc/passwd"],
)  # fmt: skip
def test_what_is_no_list_is_refused(data):
    with pytest.raises(NotAFeed):
        read(data)


def test_there_is_a_limit_of_size():
    with pytest.raises(TooLarge):
        read(b" " * (SIZE_LIMIT + 1))


def test_no_command_is_ever_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for runner in ("system", "popen", "execvp", "posix_spawn"):
        monkeypatch.setattr(os, runner, lambda *_: pytest.fail("run"))
    monkeypatch.setattr(subprocess.Popen, "__init__", lambda *_, **__: pytest.fail("run"))
    lines = f'{A}\nexec:touch ran\n"filter:touch ran:{A}"\n`touch ran`\n{A}?x=$(touch$IFS"ran")\nhttp://`touch ran`/'
    assert read(lines.encode()).left_out == {"exec": 1, "filter": 1, "other": 1}
    assert list(tmp_path.iterdir()) == []


_LINE = st.lists(
    st.sampled_from([A, '"', "\\", "#", "~", "!", " ", "\t", "query:", "exec:", "file:///", "é", "\x1b[0m", "\u202e"])
    | st.text(max_size=6),
    max_size=8,
).map("".join)  # fmt: skip


@given(st.lists(_LINE, max_size=6).map("\n".join).map(lambda text: text.encode("utf-8", "replace")) | st.binary())
def test_whatever_is_in_it_it_is_read_or_refused(data):
    try:
        listed = read(data)
    except FeedError as error:
        assert "\n" not in str(error)
        return
    for entry in listed.subscriptions:
        assert entry.url.startswith(("http://", "https://", "file:///", "HTTP"))
        said = entry.url + entry.title + entry.folder
        assert clean(said) == said
        assert "\n" not in said
