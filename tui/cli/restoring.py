"""``wireroom import`` of a whole library, which asks before secrets of this machine go where the file says."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tui import paths
from tui.cli import context, output
from tui.desk import restoring
from tui.store import schema
from tui.text import count_of

_KINDS = {"feeds": "feed", "articles": "article", "stories": "story", "searches": "search"}
"""What is told of a library that was brought back."""


def restore(args: argparse.Namespace, file: Path) -> int:
    """Bring a whole library back, or with ``--dry-run`` only see whether that would work."""
    library = schema.connect(Path(":memory:")) if args.dry_run else context.library(args)
    with contextlib.closing(library) as db, paths.expanded(file).open(encoding="utf8", errors="replace") as lines:
        counts, withheld = restoring.restore(db, lines)
        secrets = restoring.named(withheld)
        if secrets and not args.dry_run and (args.with_secrets or _agreed(secrets, ask=not args.json)):
            restoring.give_back(db, withheld)
            withheld = []
    if args.json:
        output.emit(
            {
                "dry_run": args.dry_run,
                "library": {name: counts[name] for name in _KINDS},
                "withheld": [{"feed": one.feed, "host": one.host, "secrets": one.names} for one in withheld],
            }
        )
        return 0
    if withheld and not (args.dry_run and args.with_secrets):
        output.warn(_said(len(withheld), secrets))
    said = [count_of(counts[name], one, name) for name, one in _KINDS.items()]
    print(f"{', '.join(said)} {'to bring back' if args.dry_run else 'are back'}")
    return 0


def _agreed(secrets: Mapping[str, Sequence[str]], *, ask: bool) -> bool:
    """Whether the user says that the secrets may be sent; who is at no terminal cannot."""
    if not (ask and sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    output.warn("the feeds of this library send secrets of yours, by their names in the environment or the keyring:")
    for host, names in secrets.items():
        print(f"  {_places(host, names)}", file=sys.stderr)
    print("Only if this file is your own: send them? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _said(feeds: int, secrets: Mapping[str, Sequence[str]]) -> str:
    """What was withheld, and what to do about it."""
    places = "; ".join(_places(host, names) for host, names in secrets.items())
    return (
        f"{count_of(feeds, 'feed')} without the headers that send secrets of yours ({places}):"
        " `import --with-secrets` brings them along, `edit FEED --headers` sets them later"
    )


def _places(host: str, names: Sequence[str]) -> str:
    """Where which secrets would go."""
    return f"{', '.join(f'${name}' for name in names)} to {host or 'a file'}"
