"""``wireroom import`` of a whole library, which asks before secrets of this machine go where the file says."""

from __future__ import annotations

import argparse
import contextlib
from pathlib import Path

from tui import agreed, paths
from tui.cli import agreeing, context, output
from tui.desk import restoring
from tui.store import feeds, schema
from tui.text import count_of

_KINDS = {"feeds": "feed", "articles": "article", "stories": "story", "searches": "search"}
"""What is told of a library that was brought back."""


def restore(args: argparse.Namespace, file: Path) -> int:
    """Bring a whole library back, or with ``--dry-run`` only see whether that would work."""
    library = schema.connect(Path(":memory:")) if args.dry_run else context.library(args)
    with contextlib.closing(library) as db, paths.expanded(file).open(encoding="utf8", errors="replace") as lines:
        counts, rows = restoring.restore(db, lines), feeds.with_headers(db)
        if args.with_secrets and not args.dry_run:
            for _, url, headers in rows:
                agreed.agree(url, headers)
        elif not (args.dry_run or args.json):
            agreeing.ask(db)
    withheld = [(feed, url, headers) for feed, url, headers in rows if agreed.lacking(url, headers)]
    if args.json:
        output.emit(
            {
                "dry_run": args.dry_run,
                "library": {name: counts[name] for name in _KINDS},
                "withheld": [
                    {"feed": feed, "host": host, "secrets": names}
                    for feed, url, headers in withheld
                    for host, names in agreed.by_host([(url, headers)]).items()
                ],
            }
        )
        return 0
    if withheld and not args.with_secrets:
        hosts = agreed.by_host([(url, headers) for _, url, headers in withheld])
        where = "; ".join(agreeing.places(host, names) for host, names in hosts.items())
        output.warn(
            f"{count_of(len(withheld), 'feed')} cannot be fetched until you agree that secrets of yours are sent"
            f" ({where}): `wireroom refresh` asks, `import --with-secrets` agrees"
        )
    said = [count_of(counts[name], one, name) for name, one in _KINDS.items()]
    print(f"{', '.join(said)} {'to bring back' if args.dry_run else 'are back'}")
    return 0
