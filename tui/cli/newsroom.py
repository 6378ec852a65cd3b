"""``wireroom`` without a command: opens the newsroom, on the user's library or on the sample edition."""

from __future__ import annotations

import argparse
import sys

from tui.cli import context
from tui.errors import WireroomError


def open_newsroom(args: argparse.Namespace) -> int:
    """Open the newsroom; it needs a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WireroomError(
            "the newsroom needs a terminal; `wireroom articles` and `wireroom read ID` print without one"
        )
    from tui.ui import tidying

    tidying.put_off()
    from tui.ui import app

    if args.sample:
        return _open_sample(args)
    code = app.run(context.library_path(args), context.config_path(args), context.settings(args))
    return _open_sample(args) if code == app.TO_SAMPLE else code


def _open_sample(args: argparse.Namespace) -> int:
    """Open the newsroom on the sample edition."""
    from tui import sample
    from tui.ui import app

    edition = sample.edition()
    return app.run(edition.library, context.config_path(args), context.settings(args), sample=edition)
