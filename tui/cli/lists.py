"""The commands about whole lists of subscriptions: import, export."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from tui.cli import context, output
from tui.news import Failed, FeedChecked, Imported, News

if TYPE_CHECKING:
    from tui.desk.importing import Listing


def import_lists(args: argparse.Namespace) -> int:
    """``wireroom import``: 0 even when single feeds cannot be fetched, since they are subscribed to."""
    from tui.desk import importing

    listing = importing.read(args.files)
    errors: list[dict[str, Any]] = []
    outcome = _preview(args, listing, errors) if args.dry_run else _bring_in(args, listing, errors)
    if args.json:
        output.emit(
            {
                "dry_run": outcome.dry_run,
                "new": outcome.new,
                "known": outcome.known,
                "failed": outcome.failed,
                "read": outcome.read,
                "starred": outcome.starred,
                "left_out": dict(outcome.left_out),
                "caches": [str(cache) for cache in listing.caches],
                "errors": errors,
            }
        )
    else:
        for error in errors:
            output.warn(f"feed {error['feed']}: {error['error']}" if error["feed"] else error["error"])
        print(outcome)
    return 0


def _preview(args: argparse.Namespace, listing: Listing, errors: list[dict[str, Any]]) -> Imported:
    """What would come of it; a library that is not there is not made."""
    from tui.desk import importing

    errors += [{"feed": None, "error": trouble} for trouble in listing.troubles]
    return importing.preview(context.library(args) if context.library_path(args).exists() else None, listing)


def _bring_in(args: argparse.Namespace, listing: Listing, errors: list[dict[str, Any]]) -> Imported:
    """Do it."""
    from tui.desk import importing

    with output.progress_bar(quiet=args.json) as show:

        def tell(item: News) -> None:
            show(item)
            if isinstance(item, FeedChecked) and item.error:
                errors.append({"feed": item.feed, "error": item.error})
            elif isinstance(item, Failed):
                errors.append({"feed": None, "error": item.message})

        _, outcome = context.work(args, tell, lambda desk: importing.bring_in(desk, listing))
    return outcome


def export_list(args: argparse.Namespace) -> int:
    """``wireroom export``: OPML on standard output."""
    from tui.feeds import opml
    from tui.store import feeds

    sys.stdout.write(opml.write(feeds.every(context.library(args))))
    return 0
