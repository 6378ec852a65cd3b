"""The command searches: the searches that are kept by a name, and what is done to them."""

from __future__ import annotations

import argparse
import shlex
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tui.cli import context, output

if TYPE_CHECKING:
    from tui.model import SavedSearch


def searches(args: argparse.Namespace) -> int:
    """``wireroom searches``: exit code 5 for a name that there is not, 2 for a search that says nothing."""
    db, now = context.library(args), context.now(args)
    if args.keep:
        _keep(db, args.keep, now, as_json=args.json)
    elif args.rename:
        _rename(db, args.rename, now, as_json=args.json)
    elif args.remove is not None:
        _remove(db, args.remove, now, as_json=args.json)
    else:
        _list(db, now, as_json=args.json)
    return 0


def _list(db: sqlite3.Connection, now: float, *, as_json: bool) -> None:
    """All of them, with how many of their articles are unread."""
    from tui.store import indexing
    from tui.store import searches as kept

    indexing.add_all(db)
    found = [_json(db, search, now) for search in kept.every(db)]
    if as_json:
        output.emit(found)
        return
    rows = [[one["name"], str(one["unread"]), one["query"]] for one in found]
    output.table(["name", "unread", "query"], rows, cut=["name", "query"], right=["unread"])
    if not found:
        output.warn("no searches are kept yet: `wireroom searches --keep NAME QUERY`")


def _keep(db: sqlite3.Connection, pair: Sequence[str], now: float, *, as_json: bool) -> None:
    """Keep a search, or let the one of that name find something else."""
    from tui.errors import NotFound
    from tui.store import searches as kept

    name, query = pair
    try:
        old = kept.find(db, name)
    except NotFound:
        new = kept.keep(db, name, query, now)
        _said(db, new, ["--remove", new.name], f"{new.name} is kept", now, as_json=as_json)
        return
    new = kept.change(db, old.id, now, query=query)
    undo = ["--keep", old.name, old.query]
    _said(db, new, undo, f"{new.name} finds {new.query}, and no longer {old.query}", now, as_json=as_json)


def _rename(db: sqlite3.Connection, pair: Sequence[str], now: float, *, as_json: bool) -> None:
    """Give a search another name."""
    from tui.store import searches as kept

    old = kept.find(db, pair[0])
    new = kept.change(db, old.id, now, name=pair[1])
    _said(db, new, ["--rename", new.name, old.name], f"{old.name} is called {new.name}", now, as_json=as_json)


def _remove(db: sqlite3.Connection, name: str, now: float, *, as_json: bool) -> None:
    """Keep a search no longer."""
    from tui.store import searches as kept

    old = kept.find(db, name)
    kept.remove(db, old.id, now)
    _said(db, old, ["--keep", old.name, old.query], f"{old.name} is no longer kept", now, as_json=as_json)


def _said(
    db: sqlite3.Connection, search: SavedSearch, undo: list[str], done: str, now: float, *, as_json: bool
) -> None:
    """Print what was done, and the command that takes it back."""
    command = shlex.join(["wireroom", "searches", *undo])
    if as_json:
        output.emit({"done": done, "undo": [command], "searches": [_json(db, search, now)]})
        return
    print(done)
    print(f"  undo: {command}")


def _json(db: sqlite3.Connection, search: SavedSearch, now: float) -> dict[str, Any]:
    """A search that is kept."""
    from tui.store import views

    return {"name": search.name, "query": search.query, "unread": views.unread(db, search.view, now)}
