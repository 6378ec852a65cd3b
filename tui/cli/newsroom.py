"""``wireroom`` without a command: opens the newsroom, on the user's library or on the sample edition."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tui.cli import context
from tui.config import Config
from tui.errors import WireroomError
from tui.news import News


def open_newsroom(args: argparse.Namespace) -> int:
    """Open the newsroom; it needs a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WireroomError("the newsroom needs a terminal; `wireroom articles` and `wireroom read ID` print without one")
    settings = context.settings(args)
    if args.sample:
        return _open_sample(context.config_path(args), settings)
    from tui.ui import app

    return app.run(context.library_path(args), settings, config_path=context.config_path(args))


def _open_sample(config_path: Path, settings: Config) -> int:
    """Open the newsroom on the sample edition, whose feeds the engine adds when its library is new."""
    from tui import sample
    from tui.engine.client import Engine
    from tui.store import feeds, schema
    from tui.ui import app

    edition = sample.edition()
    db = schema.connect(edition.library)
    new = not feeds.every(db)
    db.close()

    def engine(library: Path, config: Path, on_news: Callable[[News], None]) -> Engine:
        made = Engine(library, config, on_news, now=edition.now())
        if new:
            made.add(str(edition.feeds))
        return made

    return app.run(
        edition.library, settings, clock=edition.now, engine_factory=engine, config_path=config_path, sample=True
    )
