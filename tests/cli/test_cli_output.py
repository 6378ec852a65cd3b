"""How the command line prints: whole for a pipe, within the width for a terminal, harmless for both."""

import io
import json
import time

import pytest

from tui.cli import output
from tui.news import Failed, FeedChecked, Finished, Progress
from tui.text import clean

HOSTILE = "[red]x[/] :smile: \tTab"


class Terminal(io.StringIO):
    """Output that is taken for a terminal's."""

    def isatty(self):
        return True


def terminal(monkeypatch):
    """From here on both outputs are one terminal of 40 columns (not a fixture: capturing changes them after those)."""
    found = Terminal()
    monkeypatch.setattr("sys.stdout", found)
    monkeypatch.setattr("sys.stderr", found)
    for name, value in {"COLUMNS": "40", "NO_COLOR": "1", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    return found


@pytest.fixture
def utc(monkeypatch):
    """Local time is UTC."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


def test_a_pipe_gets_whole_texts_between_tabs(capsys):
    output.table(["id", "title"], [["1", HOSTILE], ["2", "long " * 60]], cut=["title"])
    first, second = capsys.readouterr().out.splitlines()
    assert first == "1\t[red]x[/] :smile:  Tab"
    assert second == "2\t" + "long " * 60


def test_a_terminal_gets_a_table_within_its_width_and_markup_as_it_is_written(monkeypatch):
    screen = terminal(monkeypatch)
    output.table(["id", "title"], [["1", HOSTILE.replace("\t", "")], ["22", "long " * 60]], cut=["title"], right=["id"])
    head, first, second = clean(screen.getvalue()).splitlines()
    assert head.split() == ["id", "title"]
    assert first.rstrip() == " 1  [red]x[/] :smile: Tab"
    assert second.startswith("22  long long") and second.rstrip().endswith("…") and len(second) <= 40


@pytest.mark.parametrize("columns", ["30", "60", "200"])
def test_a_number_is_never_cut_for_a_text(monkeypatch, columns):
    screen = terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", columns)
    row = ["12345", "The Evening Herald", "A title of some length, as titles are", "≣ 12"]
    output.table(["id", "feed", "title", "story"], [row] * 2, cut=["feed", "title"], right=["id"])
    for line in clean(screen.getvalue()).splitlines()[1:]:
        assert line.startswith("12345  The Ev") and line.rstrip().endswith("≣ 12") and len(line) <= int(columns)


def test_one_value_is_one_line_of_json(capsys):
    output.emit({"title": "two\nlines", "name": "Å"})
    printed = capsys.readouterr().out
    assert printed.count("\n") == 1 and "Å" in printed
    assert json.loads(printed) == {"title": "two\nlines", "name": "Å"}


def test_a_warning_cannot_act_on_the_terminal(capsys):
    output.warn("none\x1b]0;x\x07\x1b[31m\u202e.xml")
    assert capsys.readouterr().err == "wireroom: none.xml\n"


def test_what_went_wrong_in_a_job_is_kept_and_the_rest_is_not():
    errors = []
    with output.following(errors, quiet=True) as tell:
        for item in (
            Progress("refresh", 1, 2), FeedChecked(7, new=3), FeedChecked(8, error="no answer"),
            Failed("study", "too long"), Finished("refresh"),
        ):  # fmt: skip
            tell(item)
    assert errors == [{"feed": 8, "error": "no answer"}, {"feed": None, "error": "too long"}]
    assert [output.error_line(error) for error in errors] == ["feed 8: no answer", "too long"]


def test_a_job_has_a_bar_on_a_terminal_and_none_elsewhere(monkeypatch):
    screen = terminal(monkeypatch)
    with output.following([], quiet=False) as tell:
        tell(Progress("refresh", 3, 4))
        tell(Progress("refresh", 4, 4))
        tell(FeedChecked(7, new=3))
    assert "refresh" in screen.getvalue() and "4/4" in screen.getvalue()
    monkeypatch.setattr("sys.stderr", piped := io.StringIO())
    with output.following([], quiet=False) as tell:
        tell(Progress("refresh", 3, 4))
    assert piped.getvalue() == ""


@pytest.mark.usefixtures("utc")
@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, ""), (1_770_000_000, "02:40"), (1_770_000_000 - 21 * 3600, "01 Feb"), (1_700_000_000, "14 Nov 2023"),
        (-14_182_940, "20 Jul 1969"),
    ],
)  # fmt: skip
def test_a_time_in_a_table(seconds, said):
    assert output.when(seconds, 1_770_000_000.0) == said


@pytest.mark.usefixtures("utc")
def test_times_that_stay_true():
    assert output.stamp(1_770_000_000) == "2 Feb 2026 02:40"
    assert output.iso(-14_182_940) == "1969-07-20T20:17:40Z"
    assert output.iso(None) is None
