"""The command line says what it can, and what is wrong with what was typed."""

import pytest

from tui import __version__
from tui.cli import main, parser
from tui.cli.stories import seconds_of
from tui.errors import ConfigError


@pytest.mark.parametrize(
    "words", [["--nonsense"], ["frobnicate"], ["add"], ["read", "x"], ["articles", "--limit", "-1"]]
)
def test_wrong_usage_ends_with_2_and_a_hint(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_version(capsys):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"wireroom {__version__}\n"


@pytest.mark.parametrize(
    "name",
    [
        "add",
        "feeds",
        "refresh",
        "articles",
        "searches",
        "read",
        "analyse",
        "preview",
        "stories",
        "story",
        "digest",
        "names",
        "doctor",
    ],
)
def test_every_command_that_prints_takes_json(name):
    words = {"add": ["x"], "read": ["1"], "story": ["1"], "analyse": ["x"], "preview": ["x"]}.get(name, [])
    assert parser.build().parse_args([name, *words, "--json"]).json


@pytest.mark.parametrize(("words", "seconds"), [("12h", 43_200), ("2d", 172_800), ("3 w", 1_814_400)])
def test_spans_of_time(words, seconds):
    assert seconds_of(words) == seconds


@pytest.mark.parametrize("words", ["", "d", "2", "2y", "-1d", "two days"])
def test_spans_of_time_that_cannot_be(words):
    with pytest.raises(ConfigError):
        seconds_of(words)


def test_the_newsroom_without_a_terminal_says_what_to_do(capsys):
    assert main([]) == 1
    assert "needs a terminal" in capsys.readouterr().err
