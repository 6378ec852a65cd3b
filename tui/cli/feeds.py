"""The commands about subscriptions: add, feeds, remove, edit, refresh, preview."""

from __future__ import annotations

import argparse
import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui import agreed, choices, text
from tui.cli import context, output
from tui.errors import ConfigError, FeedError, NotAFeed, WorkerError
from tui.model import Feed, FeedSettings, ParsedFeed
from tui.news import FeedAdded, Imported, News

if TYPE_CHECKING:
    from tui.desk import Desk


def _feed_json(feed: Feed) -> dict[str, Any]:
    """A subscription as JSON."""
    settings = feed.settings
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
        "code": feed.code or None,
        "took": feed.took or None,
        "settings": {
            "every": settings.interval or None,
            "keep": settings.keep or None,
            "full_text": settings.full_text,
            "muted": settings.muted,
            "notify": settings.notify,
            "preferred": settings.preferred,
            "headers": dict(settings.headers),
        },
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
            cut=["title", "folder", "state", "address"],
            right=["id", "unread", "articles"],
        )
    return 0


def add(args: argparse.Namespace) -> int:
    """``wireroom add``: exit code 3 when any address gave nothing."""
    from tui.desk import subscribe

    failed: list[str] = []
    left_out: Counter[str] = Counter()

    def tell(item: News) -> None:
        """Print what comes of each address."""
        if error := output.error_of(item):
            failed.append(output.error_line(error))
            output.warn(failed[-1])
        elif isinstance(item, Imported):
            left_out.update(item.left_out)
            if not args.json:
                print(item)
        elif isinstance(item, FeedAdded) and not args.json:
            state = "was there already" if item.known else text.count_of(item.new, "article")
            print(f"{item.title} · {state} · {text.without_secrets(item.url)}")

    added = context.work(args, tell, lambda desk: subscribe.add(desk, args.addresses, args.folder))
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
                "left_out": dict(left_out),
                "errors": failed,
            }
        )
    return FeedError.exit_code if failed else 0


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
            print(f"removed {feed.title} and its {text.count_of(feed.articles, 'article')}")
    return 0


def edit(args: argparse.Namespace) -> int:
    """``wireroom edit``."""
    from tui.feeds import secrets
    from tui.store import feeds, schema

    db = context.library(args)
    feed = feeds.find(db, args.feed)
    settings = _configured(args, feed.settings)
    url, login = secrets.put_away(args.url) if args.url else (args.url, ())
    if login:
        others = (header for header in settings.headers if header[0].lower() != login[0][0].lower())
        settings = replace(settings, headers=(*others, *login))
    if args.url or args.headers is not None:
        agreed.agree(url or feed.url, settings.headers)
    with schema.transaction(db):
        feeds.edit(db, feed.id, title=args.title, folder=args.folder, url=url)
        feeds.configure(db, feed.id, settings)
    changed = feeds.find(db, str(feed.id))
    if args.json:
        output.emit(_feed_json(changed))
    else:
        print(f"{changed.title} · {changed.folder or 'no folder'} · {text.without_secrets(changed.url)}")
    return 0


def _configured(args: argparse.Namespace, settings: FeedSettings) -> FeedSettings:
    """The settings of a feed with what was given in their place. Raises ConfigError."""
    given = {"full_text": args.full_text, "muted": args.mute, "notify": args.notify, "preferred": args.preferred}
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    read = {"interval": (choices.interval_of, args.every), "keep": (choices.keep_of, args.keep)}
    try:
        for name, (value_of, words) in {**read, "headers": (choices.headers_of, args.headers)}.items():
            if words is not None:
                changes[name] = value_of(words)
    except ValueError as error:
        raise ConfigError(str(error)) from error
    return replace(settings, **changes)


async def _read_pages(desk: Desk) -> None:
    """Fetch the pages of the articles whose feeds are set so."""
    from tui.desk import pages  # which loads numpy, as does reading: who only fetches need not wait for it

    while await pages.fetch_next(desk):
        pass


async def _deepen(desk: Desk) -> None:
    """Read deeply what waits for it."""
    from tui.desk import reading

    while await reading.deepen(desk):
        pass


def refresh(args: argparse.Namespace) -> int:
    """``wireroom refresh``: for cron; 0 even when single feeds fail, since the others have their news."""
    from tui.cli import agreeing
    from tui.desk import refresh as refreshing
    from tui.store import feeds, pruning

    async def job(desk: Desk) -> refreshing.Tally:
        """Fetch, place, and do what else is due."""
        only = [feeds.find(desk.db, words).id for words in args.feeds]
        tally = await (refreshing.fetch_all if args.no_stories else refreshing.refresh)(desk, only)
        if not args.no_stories:
            await _read_pages(desk)
        pruning.prune(desk.db)
        if args.deep:
            await _deepen(desk)
        return tally

    if not args.json:
        with closing(context.library(args)) as db:
            agreeing.ask(db)
    errors: list[dict[str, Any]] = []
    with output.following(errors, quiet=args.json) as tell:
        tally = context.work(args, tell, job)
    if args.json:
        output.emit(
            {
                "feeds": tally.feeds,
                "new": tally.articles,
                "unchanged": tally.unchanged,
                "failed": tally.failed,
                "left_alone": tally.left_alone,
                "errors": errors,
            }
        )
    else:
        for error in errors:
            output.warn(output.error_line(error))
        print(tally)
    return 0


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
            facts = [row["format"], text.count_of(len(row["entries"]), "article"), text.often(row["weekly"] or 0)]
            print(" · ".join(filter(None, [row["title"] or row["source"], *facts])))
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
    from tui.desk import finding
    from tui.feeds import pace

    row: dict[str, Any] = {
        "source": source,
        "title": None,
        "format": None,
        "weekly": None,
        "entries": [],
        "error": None,
    }
    try:
        feed = await _feed_at(pool, session, finding.locate(source))
    except (FeedError, WorkerError) as error:
        return row | {"error": str(error)}
    entries = [
        {"title": draft.title, "link": draft.given, "published": output.iso(draft.published), "id": draft.guid}
        for draft in feed.drafts
    ]
    weekly = pace.weekly([draft.published for draft in feed.drafts if draft.published is not None])
    return row | {"title": feed.title, "format": feed.format, "weekly": round(weekly, 1) or None, "entries": entries}


async def _feed_at(pool: Any, session: Any, url: str, origin: str = "") -> ParsedFeed:
    """The feed at an address, or the first that can be read of those that the page there names.

    ``origin`` is the page that named the address. Raises FeedError, WorkerError.
    """
    from tui.desk import PARSE_SECONDS, finding, refresh

    fetched = await refresh.get(session, url, origin=origin)
    document = (fetched.body, fetched.content_type, fetched.url)
    try:
        feed: ParsedFeed = await pool.run("tui.feeds.parse:parse", *document, seconds=PARSE_SECONDS)
    except NotAFeed:
        named = [] if origin else await pool.run("tui.intake:feeds_of_page", *document, seconds=PARSE_SECONDS)
        for address in named[: finding.CANDIDATES]:
            with suppress(FeedError):
                return await _feed_at(pool, session, address, fetched.url)
        raise
    return feed
