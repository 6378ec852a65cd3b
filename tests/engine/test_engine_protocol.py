"""Wishes and news survive the pipe, and nothing else passes for them."""

import pytest

from tui.drawing import Room
from tui.engine.protocol import Wish, news_of_line, news_to_line, wish_of_line, wish_to_line
from tui.news import Failed, Pictured, Progress

NO_ROOM = b'{"do": "pictures", "room": {"columns": 1, "depth": 2}}\n'


@pytest.mark.parametrize(
    "wish",
    [
        Wish("refresh"),
        Wish("refresh", feeds=(3, 4)),
        Wish("add", text="https://wire.example/\nfeed", folder="World"),
        Wish("study", article=12),
        Wish("pictures", article=12, text="https://wire.example/a.png", room=Room(80, 24, "sixel", 9, 18)),
        Wish("cancel", text="refresh"),
    ],
)
def test_a_wish_is_one_line_and_comes_out_as_it_went_in(wish):
    line = wish_to_line(wish)
    assert line.count(b"\n") == 1
    assert wish_of_line(line) == wish


@pytest.mark.parametrize(
    "line",
    [
        b"\n", b"[]\n", b'{"do": "format the disk"}\n', b"{}\n", b"not json\n", NO_ROOM, b'{"do": ["add"]}\n',
        b'{"do": "refresh", "feeds": 5}\n', b'{"do": "study", "article": null}\n', b'{"do": "study", "article": "x"}\n',
    ],
)  # fmt: skip
def test_what_is_no_wish_is_refused(line):
    with pytest.raises(ValueError, match=r"."):
        wish_of_line(line)


def test_news_are_one_line():
    for item in (Progress("refresh", 1, 2), Failed("add", "two\nlines"), Pictured(1, "u", "8x2", "/p")):
        assert news_to_line(item).count(b"\n") == 1
        assert news_of_line(news_to_line(item)) == item


@pytest.mark.parametrize("line", [b"{}\n", b'{"news": "Progress"}\n', b"x\n"])
def test_what_is_no_news_is_refused(line):
    with pytest.raises(ValueError, match=r"."):
        news_of_line(line)
