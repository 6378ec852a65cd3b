"""What every command starts from: its settings, its library, and a desk of its own for those that do work."""

from __future__ import annotations

import argparse
import sqlite3
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui import config, paths
from tui.errors import LibraryError
from tui.news import News

if TYPE_CHECKING:
    from tui.desk import Desk

Result = TypeVar("Result")


def settings(args: argparse.Namespace) -> config.Config:
    """The settings the command runs with. Raises ConfigError."""
    return config.load(config_path(args))


def config_path(args: argparse.Namespace) -> Path:
    """The file of the settings, whether it is there or not."""
    return Path(args.config) if args.config else paths.config()


def library_path(args: argparse.Namespace) -> Path:
    """The library the command is about; the sample edition's own with ``--sample``."""
    if args.sample:
        from tui import sample

        return sample.edition().library
    return Path(args.library) if args.library else paths.library()


def library(args: argparse.Namespace) -> sqlite3.Connection:
    """A connection to the library. Raises LibraryError, also for a sample edition that was never opened."""
    from tui.store import schema

    return schema.connect(_opened(args))


def _opened(args: argparse.Namespace) -> Path:
    """The library's path. Raises LibraryError for a sample edition that was never opened: it would be an empty one."""
    path = library_path(args)
    if args.sample and not path.exists():
        raise LibraryError("the sample edition has not been read in yet: `wireroom --sample` does it")
    return path


def now(args: argparse.Namespace) -> float:
    """Seconds since 1970 on the clock that the library is read by: the sample edition has one of its own."""
    if args.sample:
        from tui import sample

        return sample.edition().now()
    return time.time()


def work(args: argparse.Namespace, tell: Callable[[News], None], job: Callable[[Desk], Awaitable[Result]]) -> Result:
    """What ``job`` gives, done on a desk of this process that tells its news to ``tell``.

    Raises LibraryError.
    """
    import asyncio

    from tui.desk import Desk

    async def run() -> Result:
        """The job on its desk."""
        async with Desk(_opened(args), settings(args), tell) as desk:
            return await job(desk)

    return asyncio.run(run())
