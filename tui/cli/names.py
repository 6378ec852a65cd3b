"""The command names: who is named in the library, under which spellings, and the user's corrections."""

from __future__ import annotations

import argparse
import shlex
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tui import text
from tui.cli import context, output
from tui.errors import ConfigError
from tui.model import EntityCount, EntityKind

if TYPE_CHECKING:
    from tui.store.registry import Spelling


def names(args: argparse.Namespace) -> int:
    """``wireroom names``: exit code 5 when no article has a name, 2 when a change cannot be."""
    db = context.library(args)
    changes = [change for change in (args.merge, args.split, args.rename) if change is not None]
    if changes and args.query:
        raise ConfigError("a QUERY lists names, and --merge, --split, --rename change them: one of the two")
    if args.merge:
        _merge(db, args.merge, as_json=args.json)
    elif args.split is not None:
        _split(db, args.split, as_json=args.json)
    elif args.rename:
        _rename(db, args.rename, as_json=args.json)
    else:
        _list(db, " ".join(args.query), args.limit or -1, as_json=args.json)
    return 0


def _list(db: sqlite3.Connection, query: str, limit: int, *, as_json: bool) -> None:
    """The names with a word that begins with ``query``, the most frequent first; a negative limit is none."""
    from tui.store import analyses

    found = analyses.entities(db, query, limit)
    if as_json:
        output.emit([_json(db, name.name, name.kind) for name in found])
        return
    rows = [[str(n.articles), n.kind, n.name, " · ".join(_others(db, n))] for n in found]
    output.table(["articles", "kind", "name", "also"], rows, cut=["name", "also"], right=["articles"])
    if not found:
        output.warn("no article names that" if query else "no names yet: `wireroom refresh --deep` reads for them")


def _others(db: sqlite3.Connection, name: EntityCount) -> list[str]:
    """The other spellings of a name."""
    from tui.store import names as spelt

    return [other.name for other in spelt.spellings(db, name.name, name.kind) if other.name != name.name]


def _merge(db: sqlite3.Connection, pair: Sequence[str], *, as_json: bool) -> None:
    """Make the second name a spelling of the first one."""
    from tui.store import registry

    head, other = registry.merge(db, pair[0], pair[1])
    undo = [] if head.id == other.id else [_command("--split", other.kind, other.name)]
    _said(db, head, undo, f"{other.name} is {head.name}", as_json=as_json)


def _split(db: sqlite3.Connection, name: str, *, as_json: bool) -> None:
    """Take a spelling out of its name."""
    from tui.store import registry

    parted = registry.split(db, name)
    undo = [_command("--merge", head.kind, head.name, other.name) for head, other in parted]
    _said(db, parted[0][0], undo, "; ".join(f"{o.name} is not {h.name}" for h, o in parted), as_json=as_json)


def _rename(db: sqlite3.Connection, pair: Sequence[str], *, as_json: bool) -> None:
    """Let a name be known under another one. Raises ConfigError if that is none."""
    from tui.analysis.registry import key
    from tui.store import registry

    new = text.line(pair[1]).strip()
    if not new:
        raise ConfigError("the new name is empty")
    kind = registry.find(db, pair[0])[0].kind
    old, row = registry.rename(db, pair[0], new, key(new, kind))
    undo = [] if old.id == row.id else [_command("--rename", row.kind, row.name, old.name)]
    _said(db, row, undo, f"{old.name} is known as {row.name}", as_json=as_json)


def _command(change: str, kind: EntityKind, name: str, *more: str) -> str:
    """The command line that takes a change back; the first name with its kind, since other kinds may bear it."""
    return shlex.join(["wireroom", "names", change, f"{kind}:{name}", *more])


def _said(db: sqlite3.Connection, row: Spelling, undo: Sequence[str], done: str, *, as_json: bool) -> None:
    """Print what was done, and how it is undone."""
    if as_json:
        output.emit(_json(db, row.name, row.kind) | {"undo": list(undo)})
        return
    print(done)
    for command in undo:
        print(f"  undo: {command}")


def _json(db: sqlite3.Connection, name: str, kind: EntityKind) -> dict[str, Any]:
    """A name with its spellings."""
    from tui.store import names as spelt

    spellings = spelt.spellings(db, name, kind)
    return {
        "name": name,
        "kind": kind,
        "articles": sum(spelling.articles for spelling in spellings),
        "spellings": [{"name": spelling.name, "articles": spelling.articles} for spelling in spellings],
    }
