"""The commands about articles: articles, read."""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tui import text
from tui.cli import context, output, quoting
from tui.cli.as_json import analysis_json, headline_json, related_json
from tui.model import ENTITY_KINDS, Article, Headline, Related, Spot, View

_TEASER = "This is only the beginning of the article."


def list_articles(args: argparse.Namespace) -> int:
    """``wireroom articles``."""
    from tui.store import articles, indexing, views

    db, now = context.library(args), context.now(args)
    queries = _queries(db, args)
    if queries:
        indexing.add_all(db)  # `refresh --no-stories` leaves that to whoever comes next
    chosen = [View("search", query) for query in queries] + [View("starred")] * args.starred or [View("all")]
    ids = views.ids(db, replace(chosen[0], unread_only=args.unread), now)
    for view in chosen[1:]:
        fitting = set(views.ids(db, view, now))
        ids = [number for number in ids if number in fitting]
    rows = articles.headlines(db, ids[: args.limit] if args.limit else ids)
    if args.json:
        output.emit([headline_json(row) for row in rows])
        return 0
    output.table(
        ["id", "", "date", "feed", "title", "story"],
        [_row(row, now) for row in rows],
        cut=["feed", "title"],
        right=["id"],
    )
    if not rows:
        output.warn("nothing matches" if queries else "no articles: `wireroom add ADDRESS`, then `wireroom refresh`")
    return 0


def _queries(db: sqlite3.Connection, args: argparse.Namespace) -> list[str]:
    """What must all be found in an article: what was typed, and what the search of a name says. Raises NotFound."""
    from tui.store import searches

    typed = " ".join(args.query)
    return ([typed] if typed else []) + ([searches.find(db, args.search).query] if args.search is not None else [])


def _row(row: Headline, now: float) -> list[str]:
    """A table row of one headline."""
    sign = ("☆" if row.starred else "") + ("" if row.read else "●")
    story = f"≣ {row.story_size}" if row.story_size > 1 else ""
    return [str(row.id), sign, output.when(row.published, now), row.feed_title, row.title, story]


def read(args: argparse.Namespace) -> int:
    """``wireroom read``: also marks nothing; reading on the command line leaves the library as it is."""
    from tui.store import articles, relations

    db = context.library(args)
    article = articles.article(db, args.article)
    passages = article.analysis.passages if article.analysis else ()
    related = [
        row
        for number in range(len(passages))
        for row in relations.related(db, Spot(args.article, number), time.time())
        if not row.here
    ]
    if args.json:
        output.emit(_article_json(article, related))
    elif args.plain:
        print("\n".join(_plain(article, related)))
    else:
        _pretty(article, related)
    return 0


def _article_json(article: Article, related: list[Related]) -> dict[str, Any]:
    """An article as JSON: its row, its analysis, its relations."""
    said = analysis_json(article.headline.title, article.body, article.analysis)
    fresh = [{"start": span.start, "end": span.end} for span in article.fresh]
    return headline_json(article.headline) | said | {"new": fresh, "related": [related_json(row) for row in related]}


def _plain(article: Article, related: list[Related]) -> Iterable[str]:
    """The article line by line, for a screen reader: said in words, nothing by layout or sign alone."""
    head, body = article.headline, article.body
    yield head.title
    yield ". ".join(
        filter(None, [head.feed_title, head.author, output.iso(head.published), text.count_of(head.minutes, "minute")])
    )
    if article.analysis and article.analysis.summary:
        yield "\nSummary:"
        yield from (span.of(body.text) for span in article.analysis.summary)
    yield "\nText:"
    yield body.text
    if article.analysis and article.analysis.teaser:
        yield f"\n{_TEASER}"
    if article.analysis:
        for kind in ENTITY_KINDS:
            if names := [e.name for e in article.analysis.entities if e.kind == kind]:
                yield f"\n{kind.capitalize()}: {', '.join(names)}"
        yield from quoting.lines(body.text, article.analysis)
    if related:
        yield "\nRelated:"
        yield from (f"{output.iso(r.time)}, {r.feed_title}, article {r.spot.article}: {r.lead}" for r in related)


def _pretty(article: Article, related: list[Related]) -> None:
    """The article for a terminal: summary, text, names, quotes, relations."""
    from rich.padding import Padding
    from rich.text import Text

    head, body, out = article.headline, article.body, output.console()
    out.width = min(88, shutil.get_terminal_size().columns)
    story = f" · ≣ {head.story_title}: {head.story_size} articles" if head.story_size > 1 else ""
    out.print(Text(head.title, style="bold"))
    date = time.strftime("%d %b %Y %H:%M", time.localtime(head.published))
    out.print(
        Text(" · ".join(filter(None, [head.feed_title, head.author, date, f"{head.minutes} min"])) + story, "dim")
    )
    out.print()
    if article.analysis:
        for span in article.analysis.summary:
            out.print(Padding(Text(f"▸ {span.of(body.text)}"), (0, 0, 0, 2)))
        out.print()
    for block in body.blocks:
        out.print(Text(block.span.of(body.text)), Text())
    if article.analysis and article.analysis.teaser:
        out.print(Text(_TEASER, "dim"), Text())
    if article.analysis:
        for kind in ENTITY_KINDS:
            counts = Counter({e.name: len(e.mentions) for e in article.analysis.entities if e.kind == kind})
            if counts:
                named = " · ".join(name if n == 1 else f"{name} {n}" for name, n in counts.most_common())
                out.print(Text(f"{kind}: ", "dim") + Text(named))
        quoting.show(out, body.text, article.analysis)
    for row in related:
        out.print(Text(f"{output.iso(row.time)} {row.feed_title} [{row.spot.article}] ", "dim") + Text(row.lead))
        out.print(Padding(Text(f"why: {' · '.join(row.why)}", "dim"), (0, 0, 0, 4)))
