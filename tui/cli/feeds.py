"""The commands about subscriptions: add, feeds, remove, edit, refresh, preview, import, export."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tui import text
from tui.cli import context, output
from tui.errors import FeedError, WireroomError, WorkerError
from tui.model import Feed
from tui.news import Failed, FeedAdded, FeedChecked, News, Progress


def _feed_json(feed: Feed) -> dict[str, Any]:
    """A subscription as JSON."""
    return {
        "id": feed.id,
        "url": text.without_secrets(feed.url),
        "title": feed.title,
        "site": feed.site,
        "folder": feed.folder,
        "articles": feed.articles,
        "unread": feed.unread,
        "checked": output.iso(feed.checked or None),
        "succeeded": output.iso(feed.succeeded or None),
        "next_check": output.iso(feed.next_check or None),
        "failures": feed.failures,
        "error": feed.error,
    }


def list_feeds(args: argparse.Namespace) -> int:
    """``wireroom feeds``."""
    from tui.store import feeds

    listed, now = feeds.every(context.library(args)), time.time()
    if args.json:
        output.emit([_feed_json(feed) for feed in listed])
    elif not listed:
        output.warn("no feeds yet: `wireroom add ADDRESS` subscribes to one")
    else:
        output.table(
            ["id", "title", "folder", "unread", "articles", "checked", "state", "address"],
            [
                [
                    str(feed.id),
                    feed.title,
                    feed.folder,
                    str(feed.unread),
                    str(feed.articles),
                    output.when(feed.checked, now),
                    f"⚠ {feed.error}" if feed.error else "ok" if feed.succeeded else "new",
                    text.without_secrets(feed.url),
                ]
                for feed in listed
            ],
            right=["id", "unread", "articles"],
        )
    return 0


def add(args: argparse.Namespace) -> int:
    """``wireroom add``: exit code 3 when any address gave nothing."""
    from tui.desk import subscribe

    news: list[News] = []

    def tell(item: News) -> None:
        news.append(item)
        if isinstance(item, Failed):
            output.warn(item.message)
        elif isinstance(item, FeedAdded) and not args.json:
            state = "was there already" if item.known else f"{item.new} articles"
            print(f"{item.title} · {state} · {text.without_secrets(item.url)}")

    added = _work(args, tell, lambda desk: subscribe.add(desk, args.addresses, args.folder))
    failed = [item.message for item in news if isinstance(item, Failed)]
    if args.json:
        output.emit(
            {
                "added": [
                    {
                        "id": item.feed,
                        "title": item.title,
                        "url": text.without_secrets(item.url),
                        "new": item.new,
                        "known": item.known,
                    }
                    for item in added
                ],
                "errors": failed,
            }
        )
    return FeedError.exit_code if failed else 0


def _work(args: argparse.Namespace, tell: Callable[[News], None], job: Callable[[Any], Any]) -> Any:
    """Run ``job`` on a desk of this process; what it gives."""
    from tui.desk import Desk

    async def run() -> Any:
        async with Desk(context.library_path(args), context.settings(args), tell) as desk:
            return await job(desk)

    return asyncio.run(run())


def remove(args: argparse.Namespace) -> int:
    """``wireroom remove``."""
    from tui.store import feeds, schema

    db = context.library(args)
    found = [feeds.find(db, words) for words in args.feeds]
    with schema.transaction(db):
        for feed in found:
            feeds.remove(db, feed.id)
    if args.json:
        output.emit({"removed": [_feed_json(feed) for feed in found]})
    else:
        for feed in found:
            print(f"removed {feed.title} and its {feed.articles} articles")
    return 0


def edit(args: argparse.Namespace) -> int:
    """``wireroom edit``."""
    from tui.store import feeds, schema

    db = context.library(args)
    feed = feeds.find(db, args.feed)
    with schema.transaction(db):
        feeds.edit(db, feed.id, title=args.title, folder=args.folder, url=args.url)
    changed = feeds.find(db, str(feed.id))
    if args.json:
        output.emit(_feed_json(changed))
    else:
        print(f"{changed.title} · {changed.folder or 'no folder'} · {text.without_secrets(changed.url)}")
    return 0


def refresh(args: argparse.Namespace) -> int:
    """``wireroom refresh``: for cron; 0 even when single feeds fail, since the others have their news."""
    from tui.desk import Desk, reading
    from tui.desk import refresh as refreshing
    from tui.store import feeds

    async def job(desk: Desk) -> refreshing.Tally:
        only = [feeds.find(desk.db, words).id for words in args.feeds]
        tally = await refreshing.refresh(desk, only)
        if args.deep:
            while await reading.deepen(desk):
                pass
        return tally

    errors: list[dict[str, Any]] = []
    with _progress_bar(quiet=args.json) as show:

        def tell(item: News) -> None:
            show(item)
            if isinstance(item, FeedChecked) and item.error:
                errors.append({"feed": item.feed, "error": item.error})

        tally = _work(args, tell, job)
    if args.json:
        output.emit(
            {
                "feeds": tally.feeds,
                "new": tally.articles,
                "unchanged": tally.unchanged,
                "failed": tally.failed,
                "errors": errors,
            }
        )
    else:
        for error in errors:
            output.warn(f"feed {error['feed']}: {error['error']}")
        print(tally)
    return 0


@contextmanager
def _progress_bar(*, quiet: bool) -> Iterator[Callable[[News], None]]:
    """A bar on a terminal's standard error that follows Progress news; nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    with Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=output.console(stderr=True),
        transient=True,
    ) as bar:
        jobs: dict[str, Any] = {}

        def show(item: News) -> None:
            if isinstance(item, Progress):
                if item.job not in jobs:
                    jobs[item.job] = bar.add_task(item.job, total=item.total)
                bar.update(jobs[item.job], completed=item.done, total=item.total)

        yield show


def preview(args: argparse.Namespace) -> int:
    """``wireroom preview``: a line (or, for people, a short list) for each source; 3 when any gave nothing."""
    failed = False
    for row in _previews(args.sources):
        failed = failed or row["error"] is not None
        if args.json:
            output.emit(row)
        elif row["error"]:
            output.warn(row["error"])
        else:
            print(f"{row['title'] or row['source']} · {row['format']} · {len(row['entries'])} articles")
            for entry in row["entries"][:5]:
                print(f"  {(entry['published'] or '')[:10]:10}  {entry['title']}")
    return FeedError.exit_code if failed else 0


def _previews(sources: list[str]) -> Iterator[dict[str, Any]]:
    """What each source holds, in order; parsing happens in a worker."""
    from tui.feeds import fetch
    from tui.workers import Pool

    runner = asyncio.Runner()
    with runner:
        pool = Pool(1)
        session = runner.run(_session(fetch.session))
        try:
            for source in sources:
                yield runner.run(_preview(pool, session, source))
        finally:
            runner.run(session.close())
            runner.run(pool.close())


async def _session(make: Callable[[], Any]) -> Any:
    """A session made inside the running loop, as aiohttp wants it."""
    return make()


async def _preview(pool: Any, session: Any, source: str) -> dict[str, Any]:
    """One source's entries, or its error."""
    from tui.desk import PARSE_SECONDS, refresh, subscribe

    row: dict[str, Any] = {"source": source, "title": None, "format": None, "entries": [], "error": None}
    try:
        fetched = await refresh.get(session, subscribe.locate(source))
        feed = await pool.run(
            "tui.feeds.parse:parse", fetched.body, fetched.content_type, fetched.url, seconds=PARSE_SECONDS
        )
    except (FeedError, WorkerError) as error:
        return row | {"error": str(error)}
    entries = [
        {"title": draft.title, "link": draft.link, "published": output.iso(draft.published), "id": draft.guid}
        for draft in feed.drafts
    ]
    return row | {"title": feed.title, "format": feed.format, "entries": entries}


def import_list(args: argparse.Namespace) -> int:
    """``wireroom import``: subscribes without fetching."""
    from tui.desk import Desk, subscribe

    try:
        data = args.file.read_bytes()
    except OSError as error:
        raise WireroomError(f"{args.file} cannot be read: {error.strerror}") from error

    async def job(desk: Desk) -> tuple[int, int]:
        return subscribe.import_opml(desk, data)

    new, known = _work(args, lambda _: None, job)
    if args.json:
        output.emit({"new": new, "known": known})
    else:
        print(f"{new} feeds added, {known} known already; `wireroom refresh` fetches them")
    return 0


def export_list(args: argparse.Namespace) -> int:
    """``wireroom export``: OPML on standard output."""
    from tui.feeds import opml
    from tui.store import feeds

    sys.stdout.write(opml.write(feeds.every(context.library(args))))
    return 0
