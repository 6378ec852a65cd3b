"""Quotes on the command line: who said it, how that is known, and what was only reported apart from the rest."""

import io

import pytest

from tui.cli import output, quoting
from tui.model import Analysis, Quote, Span

TEXT = "“We go,” said Roth. She said that all would come. “Never,” somebody cried."
QUOTES = (
    Quote(Span(0, 8), "Ann Roth", "person", rule="cue-after", confidence=0.97),
    Quote(Span(34, 48), "Ann Roth", "person", "indirect", rule="reported", confidence=0.8),
    Quote(Span(50, 58)),
)


@pytest.fixture
def shown(monkeypatch):
    """What is printed of these quotes, line by line."""

    def show(quotes):
        out = output.console()
        out.file = io.StringIO()
        quoting.show(out, TEXT, Analysis(1, quotes=quotes))
        return out.file.getvalue().splitlines()

    return show


def test_what_was_reported_stands_apart_each_with_its_rule_and_confidence(shown):
    assert [line.rstrip() for line in shown(QUOTES)] == [
        "‹Ann Roth› “We go,”",
        "    cue-after, 97%",
        "‹unknown› “Never,”",
        "    no speaker found",
        "reported, not word for word:",
        "  ‹Ann Roth› all would come",
        "    reported, 80%",
    ]


def test_without_reported_speech_there_is_no_heading_for_it(shown):
    assert not any("reported" in line for line in shown(QUOTES[:1]))
    assert shown(()) == []


def test_a_screen_reader_gets_the_same_in_words():
    assert [line.strip() for line in quoting.lines(TEXT, Analysis(1, quotes=QUOTES))] == [
        "Ann Roth said (cue-after, 97%): “We go,”",
        "Somebody said (no speaker found): “Never,”",
        "Reported, not word for word:",
        "Ann Roth said that (reported, 80%): all would come",
    ]
