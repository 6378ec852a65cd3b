"""The command doctor: what one needs to know before asking for help."""

from __future__ import annotations

import argparse
import platform
import sqlite3
import sys
from importlib import metadata
from importlib.util import find_spec
from typing import Any

from tui import __version__, paths
from tui.cli import context, output
from tui.errors import LibraryError, WireroomError

_PARTS = ("textual", "rich", "feedparser", "aiohttp", "lxml", "trafilatura", "sumy", "spacy")


def doctor(args: argparse.Namespace) -> int:
    """``wireroom doctor``: exit code 4 when the library is damaged or cannot be opened."""
    found = _look(args)
    if args.json:
        output.emit(found)
    else:
        for name, value in found.items():
            lines = [f"{k} {v}" for k, v in value.items()] if isinstance(value, dict) else [str(value)]
            print(f"{name:12} {lines[0] if lines else ''}")
            for line in lines[1:]:
                print(f"{'':12} {line}")
    return LibraryError.exit_code if found["problems"] else 0


def _look(args: argparse.Namespace) -> dict[str, Any]:
    """Everything there is to tell; ``problems`` is a list of lines, empty when all is well."""
    library = context.library_path(args)
    problems: list[str] = []
    figures: dict[str, Any] = {}
    try:
        context.settings(args)
        if library.exists():
            figures = _figures(args, problems)
    except WireroomError as error:
        problems.append(str(error))
    return {
        "wireroom": __version__,
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.release()}",
        "terminal": f"{sys.stdout.encoding}",
        "parts": {name: _version(name) for name in _PARTS} | {"sqlite": sqlite3.sqlite_version},
        "models": _models(),
        "library": str(library) if library.exists() else f"{library} (not there yet)",
        "log": str(paths.log(library)),
        "config": str(context.config_path(args)),
        "contents": figures,
        "problems": problems,
    }


def _figures(args: argparse.Namespace, problems: list[str]) -> dict[str, Any]:
    """What the library holds; what is wrong with it is added to ``problems``."""
    from tui.store import feeds, schema, views

    db = context.library(args)
    problems += schema.integrity(db)
    counts = views.counts(db, 0.0)
    return {
        "feeds": len(feeds.every(db)),
        "articles": counts.articles,
        "unread": counts.unread,
        "stories": counts.stories,
        "MB": round(context.library_path(args).stat().st_size / 1e6, 1),
    }


def _version(name: str) -> str:
    """The installed version of a distribution."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


def _models() -> dict[str, str]:
    """Which language models are there, by the name the config knows them under."""
    from tui.analysis import languagemodel

    return {
        name: "installed" if find_spec(package) else "not installed" for name, package in languagemodel.PACKAGES.items()
    }
