"""The command stories: what has been running."""

from __future__ import annotations

import argparse
import re
import time
from typing import Any

from tui.cli import context, output
from tui.errors import ConfigError
from tui.model import Headline, Story

_UNITS = {"h": 3600, "d": 86400, "w": 7 * 86400}
_LIMIT = 200


def seconds_of(words: str) -> int:
    """The seconds of "12h", "2d", "3w". Raises ConfigError."""
    found = re.fullmatch(r"(\d+)\s*([hdw])", words.strip())
    if not found:
        raise ConfigError(f"--since {words!r} should be like 12h, 2d, 3w or 2026-11-20")
    return int(found[1]) * _UNITS[found[2]]


def since_of(words: str, now: float) -> int:
    """The time of "12h", "2d", "3w" before ``now``, or of "2026-11-20", where the day begins. Raises ConfigError."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", words.strip()):
        return int(now) - seconds_of(words)
    try:
        return int(time.mktime(time.strptime(words.strip(), "%Y-%m-%d")))
    except (ValueError, OverflowError) as error:
        raise ConfigError(f"--since {words!r} is no day of the calendar") from error


def list_stories(args: argparse.Namespace) -> int:
    """``wireroom stories``."""
    from tui.store import stories

    now = context.now(args)
    since = since_of(args.since, now)
    db = context.library(args)
    found = stories.every(db) if args.all else stories.running(db, since, _LIMIT)
    if args.json:
        output.emit([_story_json(story, stories.members(db, story.id)) for story in found])
        return 0
    for story in found:
        full = stories.story(db, story.id)
        print(f"≣ {full.title} · {full.articles} articles of {full.sources} sources · {output.when(full.last, now)}")
        for development in full.developments:
            why = f"  ({' · '.join(development.why)})" if development.why else ""
            print(f"    {output.when(development.time, now):12} {development.title}{why}")
    if not found:
        output.warn(
            f"no story has two articles with news since {output.when(since, now)}: --since 4w looks further back"
        )
    return 0


def _story_json(story: Story, members: list[Headline]) -> dict[str, Any]:
    """A story with its developments and its articles."""
    return {
        "id": story.id,
        "title": story.title,
        "first": output.iso(story.first),
        "last": output.iso(story.last),
        "developments": [
            {"id": d.id, "title": d.title, "time": output.iso(d.time), "why": list(d.why)} for d in story.developments
        ],
        "articles": [
            {
                "id": row.id,
                "guid": row.guid,
                "feed": row.feed_title,
                "title": row.title,
                "link": row.link,
                "published": output.iso(row.published),
                "development": row.development,
                "copy_of": row.copy_of,
            }
            for row in members
        ],
    }
