"""What leaves the program: an address to the browser, an article as text to a file or a command; never by a shell."""

from __future__ import annotations

import asyncio
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile

from tui import paths
from tui.errors import WireroomError
from tui.model import Article, Quote
from tui.text import safe_url
from tui.ui import terminal
from tui.ui.dates import local

_LOOK = 0.1
"""Seconds after which it is looked again what a command does with the terminal; what only prints has ended by then."""
_UNFIT = re.compile(r"[^\w\-.]+")


def browser_command(url: str, platform: str = sys.platform) -> list[str]:
    """The arguments that open ``url`` in the user's browser. Raises WireroomError unless it is http, https or mailto.

    The address begins with its scheme, so that it cannot be taken for an option.
    """
    safe = safe_url(url)
    if not safe:
        raise WireroomError("this link is not an http, https or mailto address, it is not opened")
    return ["open" if platform == "darwin" else "xdg-open", safe]


async def open_in_browser(url: str) -> None:
    """Open ``url`` without waiting for the browser. Raises WireroomError if it cannot be."""
    command = browser_command(url)
    try:
        await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except OSError as error:
        raise WireroomError(f"{command[0]} cannot be run ({error.strerror}); y copies the link instead") from error


def as_text(article: Article) -> str:
    """An article as plain text: title, source, link, body."""
    headline = article.headline
    day = f"{local(headline.published):%Y-%m-%d %H:%M}"
    facts = " · ".join(part for part in (headline.feed_title, headline.author, day) if part)
    return "\n".join(
        part for part in (headline.title, facts, headline.link, "", article.body.text, "") if part or part == ""
    )


def quoted(quote: Quote, article: Article) -> str:
    """A quote as it is cited: what was said, by whom, where it was reported, and the link to that."""
    headline = article.headline
    said = " ".join(quote.span.of(article.body.text).split())
    source = f"{headline.feed_title}, {local(headline.published):%Y-%m-%d}"
    return "\n".join(filter(None, (f"{said} — {quote.speaker or 'speaker unknown'} ({source})", headline.link)))


def file_name(article: Article) -> str:
    """A name for a file with the article, from its title."""
    stem = _UNFIT.sub("-", article.headline.title).strip("-.")[:60].rstrip("-.") or f"article-{article.headline.id}"
    return f"{stem}.txt"


def write_file(path: str, article: Article) -> Path:
    """Write an article to a new file, and give its path. Raises WireroomError if it is there already or cannot be."""
    target = paths.expanded(path)
    try:
        with target.open("x", encoding="utf8") as file:
            file.write(as_text(article))
    except FileExistsError as error:
        raise WireroomError(f"{target} is there already; give another name") from error
    except OSError as error:
        raise WireroomError(f"{target} cannot be written: {error.strerror}") from error
    return target


def pipe(command: str, article: Article) -> tuple[int, bool]:
    """Run the user's command with the article on its standard input. Raises WireroomError.

    Gives its exit code, and whether it took the keys of the terminal for itself, as pagers and editors do.
    """
    try:
        arguments = shlex.split(command)
        if not arguments:
            raise WireroomError("there is no command")
        took_keys = False
        with TemporaryFile() as text:
            text.write(as_text(article).encode())
            text.seek(0)
            process = subprocess.Popen(arguments, stdin=text)  # noqa: S603  the user's own
            while process.poll() is None:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(_LOOK)
                took_keys = took_keys or terminal.keys_are_taken()
    except (OSError, ValueError) as error:
        raise WireroomError(f"{command!r} cannot be run: {error}") from error
    return process.returncode, took_keys


def pipe_on_terminal(command: str, article: Article) -> str:
    """Run the user's command where it has the terminal to itself; gives how it ended, in words.

    What it printed is to be read: the terminal is given back when Enter is pressed; at once after a command that was
    itself left by a key. Ctrl+C ends the command only. Raises WireroomError.
    """
    with _interrupts_ignored():
        code, took_keys = pipe(command, article)
        ended = "done" if code == 0 else f"ended with exit code {code}" if code > 0 else f"ended by signal {-code}"
        message = f"{command}: {ended}"
        if code or not took_keys:
            print(f"\n{message} · Enter goes back to Wireroom", flush=True)
            sys.stdin.readline()
    return message


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """While this lasts Ctrl+C is for the command; a handler is not inherited by it, as ignoring it would be."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
