"""How the command line prints: JSON for programs, rich tables for people, never markup from foreign text."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tui import text
from tui.news import Failed, FeedChecked, News, Progress

if TYPE_CHECKING:
    from rich.console import Console


def emit(value: Any) -> None:
    """Print one JSON value on a line of its own."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def console(*, stderr: bool = False) -> Console:
    """A console that takes text as it is: no markup, no emoji codes, no guessed highlights."""
    from rich.console import Console

    return Console(markup=False, emoji=False, highlight=False, stderr=stderr, soft_wrap=False)


def table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, cut: Sequence[str], right: Sequence[str] = ()
) -> None:
    """Print rows under column names; those in ``right`` are flush right. A pipe gets tabs and whole texts instead.

    Where a terminal has too little room the columns in ``cut`` are cut, the widest first: a number is no use in part.
    """
    if not sys.stdout.isatty():
        for row in rows:
            print("\t".join(cell.replace("\t", " ") for cell in row))
        return
    from rich.table import Table
    from rich.text import Text

    out = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in columns:
        # What may wrap is what gives way; that it does not wrap then is said of each text.
        out.add_column(column, justify="right" if column in right else "left", no_wrap=column not in cut)
    for row in rows:
        out.add_row(*(Text(cell, overflow="ellipsis", no_wrap=True) for cell in row))
    console().print(out)


def warn(message: str) -> None:
    """Say something on standard error; nothing in it acts on the terminal, though it may name a file or an address."""
    print(f"wireroom: {text.clean(message)}", file=sys.stderr)


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Callable[[News], None]]:
    """A bar on a terminal's standard error that follows Progress news; nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    with Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console(stderr=True),
        transient=True,
    ) as bar:
        jobs: dict[str, Any] = {}

        def show(item: News) -> None:
            """Move the bar of a job on."""
            if isinstance(item, Progress):
                if item.job not in jobs:
                    jobs[item.job] = bar.add_task(item.job, total=item.total)
                bar.update(jobs[item.job], completed=item.done, total=item.total)

        yield show


@contextmanager
def following(errors: list[dict[str, Any]], *, quiet: bool) -> Iterator[Callable[[News], None]]:
    """The progress bar of a job, and in ``errors`` what went wrong meanwhile, as the JSON has it."""
    with progress_bar(quiet=quiet) as show:

        def tell(item: News) -> None:
            """Show it, or keep it."""
            show(item)
            if found := error_of(item):
                errors.append(found)

        yield tell


def error_of(item: News) -> dict[str, Any] | None:
    """What news tells of that went wrong, as the JSON has it; None if nothing did. ``feed`` is None if it was none."""
    if isinstance(item, FeedChecked) and item.error:
        return {"feed": item.feed, "error": item.error}
    return {"feed": None, "error": item.message} if isinstance(item, Failed) else None


def error_line(error: dict[str, Any]) -> str:
    """One of these in words."""
    return f"feed {error['feed']}: {error['error']}" if error["feed"] else str(error["error"])


def when(seconds: int, now: float) -> str:
    """A time for a table: hours for today, else the date; empty for never."""
    if not seconds:
        return ""
    local = time.localtime(seconds)
    if abs(now - seconds) < 20 * 3600:
        return time.strftime("%H:%M", local)
    return time.strftime("%d %b" if local.tm_year == time.localtime(now).tm_year else "%d %b %Y", local)


def stamp(seconds: int) -> str:
    """A time that stays true when it is read on another day: day, year and minute of the local clock."""
    return time.strftime("%d %b %Y %H:%M", time.localtime(seconds)).lstrip("0")


def iso(seconds: int | None) -> str | None:
    """A time for JSON: ISO 8601 in UTC, or None."""
    if seconds is None:
        return None
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
