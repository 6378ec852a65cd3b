"""What the terminal can draw, as far as can be known without asking it.

A terminal answers questions on the keyboard's line, where the answer would get between the keys: only its name and the
size that it tells the operating system are looked at. Whatever hides the terminal (tmux, screen) gets half blocks.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress

from tui.drawing import Room, Way

KITTY_LONGEST = 297
"""Columns and rows of a picture that kitty's placeholders can count."""

_KITTY = frozenset({"xterm-kitty", "xterm-ghostty", "ghostty"})
_SIXEL = frozenset({"foot", "foot-extra", "mlterm", "contour", "wezterm", "iterm.app", "iterm2"})


def way(environment: Mapping[str, str], *, true_colour: bool) -> Way:
    """How the terminal that set the environment draws pictures best; with placeholders only where colours stay true."""
    term = environment.get("TERM", "").lower()
    names = {term, environment.get("TERM_PROGRAM", "").lower(), environment.get("LC_TERMINAL", "").lower()}
    if "TMUX" in environment or term.startswith(("tmux", "screen")):
        return "blocks"
    if names & _KITTY or "KITTY_WINDOW_ID" in environment:
        return "kitty" if true_colour and not environment.get("NO_COLOR") else "blocks"
    if names & _SIXEL or "KONSOLE_VERSION" in environment:
        return "sixel"
    return "blocks"


def cell_size() -> tuple[int, int] | None:
    """Width and height of a cell in pixels; None where the operating system was not told."""
    try:
        import fcntl
        import struct
        import termios

        answer = fcntl.ioctl(sys.__stdin__ or 0, termios.TIOCGWINSZ, struct.pack("HHHH", 0, 0, 0, 0))
    except (ImportError, OSError, ValueError):
        return None
    rows, columns, width, height = struct.unpack("HHHH", answer)
    size = (width // columns, height // rows) if rows and columns else (0, 0)
    return size if min(size) > 0 else None


def keys_are_taken() -> bool:
    """Whether a program has the keys of the terminal one by one, and not by the line; False where nothing can tell."""
    try:
        import termios
    except ImportError:
        return False
    with suppress(OSError, ValueError, termios.error):
        return not termios.tcgetattr(sys.stdin.fileno())[3] & termios.ICANON
    return False


def room(columns: int, rows: int, best: Way) -> Room:
    """Room for so many cells. Sixels are as large as their pixels: without the size of a cell they are none."""
    columns, rows, size = min(columns, KITTY_LONGEST), min(rows, KITTY_LONGEST), cell_size()
    if size is None:
        return Room(columns, rows, "blocks" if best == "sixel" else best)
    return Room(columns, rows, best, *size)
