"""What leaves the program: arguments, never a shell; only addresses that are safe; no file overwritten."""

from __future__ import annotations

import io
import os
import pty
import signal
import sys
from contextlib import contextmanager

import pytest

from tui.errors import WireroomError
from tui.model import Article, Body, Headline
from tui.ui import opening, terminal

ARTICLE = Article(
    Headline(7, 1, "Herald", "Eagle: down / crew?", 0, link="https://e.example/1"), Body.of(["One.", "Two."])
)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "-x", "https://", "", "http://a b"])
def test_nothing_but_web_and_mail_is_opened(url) -> None:
    with pytest.raises(WireroomError):
        opening.browser_command(url)


@pytest.mark.parametrize(("platform", "program"), [("linux", "xdg-open"), ("darwin", "open")])
def test_the_address_is_one_argument(platform, program) -> None:
    url = "https://e.example/?a=1;rm%20-rf&b=$(x)"
    assert opening.browser_command(url, platform) == [program, url]


async def test_a_missing_opener_is_said(monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(WireroomError, match="y copies the link"):
        await opening.open_in_browser("https://e.example")


def test_a_file_is_named_after_the_title_and_never_overwritten(tmp_path) -> None:
    assert opening.file_name(ARTICLE) == "Eagle-down-crew.txt"
    path = tmp_path / "a.txt"
    assert opening.write_file(str(path), ARTICLE) == path
    assert path.read_text("utf8").startswith("Eagle: down / crew?\nHerald · 19")
    assert "One.\n\nTwo." in path.read_text("utf8")
    with pytest.raises(WireroomError, match="another name"):
        opening.write_file(str(path), ARTICLE)
    with pytest.raises(WireroomError, match="cannot be written"):
        opening.write_file(str(tmp_path / "no" / "a.txt"), ARTICLE)
    with pytest.raises(WireroomError, match="cannot be written"):
        opening.write_file("~nobody-of-this-name/a.txt", ARTICLE)


def test_a_title_of_signs_only_gives_a_name_all_the_same() -> None:
    odd = Article(Headline(7, 1, "", "../..", 0), Body())
    assert opening.file_name(odd) == "article-7.txt"


def test_a_command_reads_the_article(tmp_path) -> None:
    target = tmp_path / "copy"
    assert opening.pipe(f"tee '{target}'", ARTICLE) == (0, False)
    assert "Two." in target.read_text("utf8")
    assert opening.pipe("false", ARTICLE) == (1, False)


@pytest.mark.parametrize("command", ["", "'", "no-such-program-anywhere"])
def test_a_command_that_cannot_be_run_is_said(command) -> None:
    with pytest.raises(WireroomError):
        opening.pipe(command, ARTICLE)


@pytest.mark.parametrize(("command", "ended"), [("true", "done"), ("sh -c 'exit 3'", "ended with exit code 3")])
def test_what_a_command_printed_stays_until_enter_is_pressed(command, ended, monkeypatch, capfd) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\nmore"))
    assert opening.pipe_on_terminal(command, ARTICLE) == f"{command}: {ended}"
    assert f"{ended} · Enter goes back" in capfd.readouterr().out
    assert sys.stdin.read() == "more"


def test_a_command_that_was_left_by_a_key_asks_for_no_other_one(monkeypatch, capfd) -> None:
    keyboard, screen = pty.openpty()
    look = terminal.keys_are_taken

    def leave_the_pager() -> bool:
        """Look, and press a key where it is waited for."""
        if taken := look():
            os.write(keyboard, b"\n")
        return taken

    monkeypatch.setattr(terminal, "keys_are_taken", leave_the_pager)
    path = os.ttyname(screen)
    with os.fdopen(screen, encoding="utf8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        opening.pipe_on_terminal(f"sh -c 'stty -icanon <{path}; read key <{path}; stty icanon <{path}'", ARTICLE)
    os.close(keyboard)
    assert "Enter goes back" not in capfd.readouterr().out


def test_what_a_pager_says_when_it_fails_stays(monkeypatch, capfd) -> None:
    monkeypatch.setattr(terminal, "keys_are_taken", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    opening.pipe_on_terminal("false", ARTICLE)
    assert "Enter goes back" in capfd.readouterr().out


def test_ctrl_c_ends_the_command_only(monkeypatch, capfd) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    command = f"{sys.executable} -c 'import os, signal; os.kill(os.getppid(), 2); os.kill(os.getpid(), 2)'"
    before = signal.getsignal(signal.SIGINT)
    assert opening.pipe_on_terminal(command, ARTICLE).endswith("ended by signal 2")
    assert signal.getsignal(signal.SIGINT) is before
    capfd.readouterr()


async def test_a_command_that_cannot_be_run_gives_the_screen_back(newsroom, monkeypatch) -> None:
    came_back = []

    @contextmanager
    def suspend():
        """As Textual's: after an error the screen stays suspended."""
        yield
        came_back.append(True)

    async with newsroom() as room:
        monkeypatch.setattr(room.app, "suspend", suspend)
        await room.press("|", *"no-such-program", "enter")
        assert came_back
        assert "cannot be run" in room.toasts()[-1]
