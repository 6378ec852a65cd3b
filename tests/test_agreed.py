"""A secret goes where its user agreed on this machine that it goes, and nowhere else."""

import pytest

from tui import agreed, paths
from tui.errors import ConfigError

URL = "https://Wire.example:8443/feed"
HEADERS = (("Authorization", "Basic $WIRE"), ("X-Reader", "wireroom"), ("Cookie", "a=$ONE; b=$WIRE"))


def test_nothing_is_agreed_to_beforehand_and_each_name_is_told_once():
    assert agreed.lacking(URL, HEADERS) == ["WIRE", "ONE"]
    assert agreed.lacking(URL, [("X-Reader", "wireroom")]) == []
    assert agreed.lacking("file:///home/a.xml", HEADERS) == [], "no header goes to a file"


def test_what_is_agreed_to_holds_for_the_host_and_for_these_names():
    agreed.agree(URL, HEADERS[:1])
    assert agreed.lacking("http://wire.example/other", HEADERS) == ["ONE"]
    assert agreed.lacking("https://wire.example.evil.example/", HEADERS) == ["WIRE", "ONE"]
    assert agreed.lacking("https://wire.example@evil.example/", HEADERS) == ["WIRE", "ONE"]
    assert agreed.lacking("https://[wire.example/", HEADERS) == ["WIRE", "ONE"]
    agreed.agree(URL, HEADERS)
    assert agreed.lacking(URL, HEADERS) == []
    assert sorted(paths.agreed().read_text("utf8").splitlines()) == ["wire.example ONE", "wire.example WIRE"]


@pytest.mark.parametrize("host", ["a\x1b]0;b\x07.example", "a b.example", "a\x0cwire.example WIRE", "[wire.example"])
def test_a_host_that_can_be_none_is_not_told_and_nothing_is_agreed_to_for_it(host):
    feed = (f"http://{host}/", HEADERS[:1])
    assert agreed.by_host([feed]) == {}
    agreed.agree(*feed)
    assert agreed.lacking(*feed) == ["WIRE"]
    assert agreed.lacking(URL, HEADERS) == ["WIRE", "ONE"]


def test_what_lacks_is_told_by_host():
    agreed.agree(URL, HEADERS[:1])
    feeds = [(URL, HEADERS), ("https://herald.example/a", HEADERS), ("https://herald.example/b", [("X", "$TWO")])]
    assert agreed.by_host(feeds) == {"herald.example": ["ONE", "TWO", "WIRE"], "wire.example": ["ONE"]}


def test_what_cannot_be_written_is_said():
    paths.agreed().mkdir(parents=True)
    with pytest.raises(ConfigError, match="cannot be written"):
        agreed.agree(URL, HEADERS)
