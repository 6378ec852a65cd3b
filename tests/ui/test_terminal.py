"""How the terminal draws pictures is told by its name; in doubt it is half blocks, which every terminal has."""

import pytest

from tui.ui import terminal


@pytest.mark.parametrize(
    ("environment", "way"),
    [
        ({}, "blocks"),
        ({"TERM": "xterm-256color"}, "blocks"),
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, "kitty"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "ghostty"}, "kitty"),
        ({"TERM": "foot"}, "sixel"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "sixel"),
        ({"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"}, "sixel"),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "KITTY_WINDOW_ID": "1"}, "blocks"),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux-0/default,1,0"}, "blocks"),
        ({"TERM": "xterm-kitty", "NO_COLOR": "1"}, "blocks"),
    ],
)
def test_the_terminal_is_known_by_its_name(environment, way):
    assert terminal.way(environment, true_colour=True) == way


def test_without_true_colours_kitty_cannot_tell_pictures_apart():
    assert terminal.way({"TERM": "xterm-kitty"}, true_colour=False) == "blocks"


def test_sixels_are_none_where_the_size_of_a_cell_is_not_told(monkeypatch):
    monkeypatch.setattr(terminal, "cell_size", lambda: None)
    assert terminal.room(80, 24, "sixel").way == "blocks"
    assert terminal.room(80, 24, "kitty").way == "kitty"
    monkeypatch.setattr(terminal, "cell_size", lambda: (9, 18))
    room = terminal.room(80, 24, "sixel")
    assert (room.way, room.cell_width, room.cell_height) == ("sixel", 9, 18)


@pytest.mark.parametrize("size", [None, (9, 18)])
def test_a_room_is_never_larger_than_kitty_counts(monkeypatch, size):
    monkeypatch.setattr(terminal, "cell_size", lambda: size)
    assert terminal.room(500, 400, "kitty").columns == terminal.KITTY_LONGEST
