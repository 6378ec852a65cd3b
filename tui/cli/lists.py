"""The commands about whole lists of subscriptions: import, export."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui import paths
from tui.cli import context, output
from tui.errors import NotAFeed
from tui.news import Imported
from tui.text import without_secrets

if TYPE_CHECKING:
    from tui.desk.importing import Listing


def import_lists(args: argparse.Namespace) -> int:
    """``wireroom import``: 0 even when single feeds cannot be fetched, since they are subscribed to."""
    from tui.desk import importing

    for file in args.files:
        if file.parts and file.parts[0].lower() in ("http:", "https:") and not file.exists():
            address = file.as_posix().replace(":/", "://", 1)
            raise NotAFeed(f"a list from the web is no file: `wireroom add {address}` subscribes to what it names")
    if len(args.files) == 1 and _is_whole(args.files[0]):
        from tui.cli import restoring

        return restoring.restore(args, args.files[0])
    listing = importing.read(args.files)
    errors: list[dict[str, Any]] = []
    feeds = _listed(args, listing) if args.dry_run else []
    searches = _searches(args, listing) if args.dry_run else []
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
                "searches": outcome.searches,
                "known_searches": outcome.known_searches,
                "by_words": outcome.by_words,
                "unsaid": [{"name": name, "why": why} for name, why in outcome.unsaid],
                "left_out": dict(outcome.left_out),
                "caches": [str(cache) for cache in listing.caches],
                "errors": errors,
                **({"feeds": feeds, "queries": searches} if args.dry_run else {}),
            }
        )
    else:
        for feed in feeds:
            parts = [feed["title"], feed["folder"], feed["url"]]
            print("=" if feed["known"] else "+", " · ".join(filter(None, parts)))
        for search in searches:
            print("=" if search["known"] else "+", f"search {search['name']} · {search['query']}")
        for error in errors:
            output.warn(output.error_line(error))
        print(outcome)
    return 0


def _listed(args: argparse.Namespace, listing: Listing) -> list[dict[str, Any]]:
    """The feeds of a list, and which of them are known; a library that is not there is not made."""
    from tui.store import feeds

    library = _known_library(args)
    known = feeds.by_address(library) if library else {}
    return [
        {
            "url": without_secrets(entry.url),
            "title": entry.title,
            "folder": entry.folder,
            "known": feeds.alike(entry.url) in known,
        }
        for entry in listing.subscriptions
    ]


def _searches(args: argparse.Namespace, listing: Listing) -> list[dict[str, Any]]:
    """The searches that query feeds of a list become, and which of their names are taken."""
    from tui.desk import importing, query_feeds

    library = _known_library(args)
    said = [query for query in importing.fitted(library, listing).queries if not query.why]
    new = query_feeds.new(library, said)
    return [
        {"name": query.name, "query": query.query, "by_words": query.by_words, "known": query not in new}
        for query in said
    ]


def _known_library(args: argparse.Namespace) -> sqlite3.Connection | None:
    """The library, if it is there: a dry run makes none."""
    return context.library(args) if context.library_path(args).exists() else None


def _preview(args: argparse.Namespace, listing: Listing, errors: list[dict[str, Any]]) -> Imported:
    """What would come of it; a library that is not there is not made."""
    from tui.desk import importing

    errors += [{"feed": None, "error": trouble} for trouble in listing.troubles]
    return importing.preview(_known_library(args), listing)


def _bring_in(args: argparse.Namespace, listing: Listing, errors: list[dict[str, Any]]) -> Imported:
    """Do it."""
    from tui.desk import importing

    with output.following(errors, quiet=args.json) as tell:
        _, outcome = context.work(args, tell, lambda desk: importing.bring_in(desk, listing))
    return outcome


def _is_whole(file: Path) -> bool:
    """Whether a file holds a whole library."""
    from tui.store import whole

    try:
        with paths.expanded(file).open(encoding="utf8", errors="replace") as lines:
            return whole.is_whole(lines.readline(200))
    except OSError:
        return False


def export_list(args: argparse.Namespace) -> int:
    """``wireroom export``: OPML, or the whole library, on standard output."""
    from tui.feeds import opml
    from tui.store import feeds, whole

    if args.all:
        sys.stdout.writelines(whole.dump(context.library(args)))
        return 0
    sys.stdout.write(opml.write(feeds.every(context.library(args))))
    return 0
