"""What every command starts from: its settings, its library, the sample edition's library."""

from __future__ import annotations

import argparse
import sqlite3
from pathlib import Path

from tui import config, paths


def settings(args: argparse.Namespace) -> config.Config:
    """The settings the command runs with. Raises ConfigError."""
    return config.load(config_path(args))


def config_path(args: argparse.Namespace) -> Path:
    """The file of the settings, whether it is there or not."""
    return Path(args.config) if args.config else paths.config()


def library_path(args: argparse.Namespace) -> Path:
    """The library the command is about."""
    return Path(args.library) if args.library else paths.library()


def library(args: argparse.Namespace) -> sqlite3.Connection:
    """A connection to the library. Raises LibraryError."""
    from tui.store import schema

    return schema.connect(library_path(args))
