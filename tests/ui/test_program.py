"""The real program on a terminal of its own, from an empty library to the way out."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from email.utils import formatdate
from pathlib import Path

import pytest

_ESCAPES = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|P[^\x1b]*\x1b\\|[()][A-Z0-9]|[=>])")
_PATIENCE = 25.0
"""Seconds that a text may take to appear on a machine that is busy with other tests."""

STORY = (
    ("Tanker aground off Cape Farrow", 7200,
     ("The tanker Halcyon ran aground off Cape Farrow before dawn with eleven thousand tons of crude oil on board.",
      "Tugs from Port Ellis reached the tanker at noon; the coast guard said that no oil had leaked so far.")),
    ("Tugs pull the Halcyon free", 1800,
     ("Three tugs pulled the tanker Halcyon off the rocks of Cape Farrow at high water on Tuesday night.",
      "The coast guard found one tank of crude oil torn open and laid booms across the bay of Port Ellis.")),
)  # fmt: skip


def feed(now: float) -> str:
    """Two reports of one story as RSS, hours before ``now``."""
    items = "".join(
        f"<item><title>{title}</title><guid>{title}</guid><pubDate>{formatdate(now - before)}</pubDate>"
        f"<description>{''.join(f'&lt;p&gt;{text}&lt;/p&gt;' for text in texts)}</description></item>"
        for title, before, texts in STORY
    )
    return f'<rss version="2.0"><channel><title>Harbour Gazette</title>{items}</channel></rss>'


class Program:
    """The program on a terminal: keys go in, and what it writes is waited for."""

    def __init__(self, folder: Path) -> None:
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", COLUMNS="160", LINES="45")
            os.environ.update(WIREROOM_LIBRARY=str(folder / "l.db"), WIREROOM_CONFIG=str(folder / "config.toml"))
            os.execv(sys.executable, [sys.executable, "-m", "tui"])
        self._seen = b""

    def press(self, keys: str, *, fresh: bool = True) -> None:
        """Type; with ``fresh`` only what is written from now on is waited for."""
        self._seen = b"" if fresh else self._seen
        os.write(self._fd, keys.encode())

    def until(self, text: str) -> None:
        """Wait for ``text`` on the screen."""
        end = time.monotonic() + _PATIENCE
        while text.encode() not in _ESCAPES.sub(b"", self._seen):
            assert time.monotonic() < end, f"{text!r} is not seen after {self._seen[-3000:]!r}"
            if not self._read():
                pytest.fail(f"the program ended before {text!r}")

    def _read(self) -> bool:
        """Take what is written within a while; False when the program has ended."""
        if select.select([self._fd], [], [], 0.1)[0]:
            try:
                self._seen += os.read(self._fd, 65536)
            except OSError:  # how Linux says that the other side has closed
                return False
        return True

    def ended(self) -> int:
        """Wait for the end; gives the exit code."""
        end = time.monotonic() + _PATIENCE
        while self._read():
            assert time.monotonic() < end, "the program goes on"
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def close(self) -> None:
        """End it, whatever it does."""
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """The program on an empty library, without a language model."""
    (tmp_path / "config.toml").write_text('model = "none"\nrefresh_minutes = 0\n')
    (tmp_path / "gazette.xml").write_text(feed(time.time()), "utf8")
    running = Program(tmp_path)
    yield running
    running.close()


def test_from_an_empty_library_along_a_story_and_out_again(program: Program, tmp_path: Path) -> None:
    program.until("Welcome to Wireroom")
    program.press("a")
    program.until("Address of a feed")
    program.press(f"{tmp_path / 'gazette.xml'}\r")
    program.until("subscribes")
    program.press("\r")
    program.until("Harbour Gazette: 2 articles")
    program.until("Tugs pull the Halcyon free")
    program.until("Tanker aground off Cape Farrow")
    program.press("\r", fresh=False)
    program.until("1 related")
    program.press("{")
    program.until("open beside")
    program.press("\r")
    program.until("an hour earlier")
    program.press("x")
    program.until("Articles · newest")
    program.press("\x0f")
    program.until("an hour earlier")
    program.press("Q")
    assert program.ended() == 0
