"""The command digest: a briefing from the library, as text, Markdown, a page of HTML, or JSON."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tui.cli import context, output
from tui.cli.stories import since_of

if TYPE_CHECKING:
    from tui.digest.briefing import Briefing


def digest(args: argparse.Namespace) -> int:
    """``wireroom digest``: 0 also when nothing has come, which is then said in one line."""
    from tui.digest.briefing import briefing

    now = context.now(args)
    since = since_of(args.since, now)
    told = briefing(context.library(args), since, now, args.limit or -1)
    form = "json" if args.json else args.format or "text"
    if form == "json":
        from tui.cli.as_json import briefing_json

        output.emit(briefing_json(told))
    elif form == "text":
        _print(told)
    else:
        from tui.cli import digest_html, digest_markdown

        sys.stdout.write(digest_html.page(told) if form == "html" else digest_markdown.page(told))
    return 0


def _print(told: Briefing) -> None:
    """The briefing for people, or the one line that there is none."""
    from tui.cli import digest_text

    if told.articles:
        digest_text.show(output.console(), told)
    else:
        output.warn(f"{nothing(told)}: --since 4w looks further back, `wireroom refresh` fetches")


def nothing(told: Briefing) -> str:
    """That nothing has come, and since when."""
    return f"no article is newer than {output.stamp(told.since)}"
