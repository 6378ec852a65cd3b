"""The command stories: what has been running, and the user's corrections of it."""

from __future__ import annotations

import argparse
import re
import shlex
import sqlite3
import time
from typing import Any, NamedTuple

from tui.cli import context, output
from tui.cli.as_json import running_json
from tui.errors import ConfigError
from tui.model import Headline, Story
from tui.text import count_of

_UNITS = {"h": 3600, "d": 86400, "w": 7 * 86400}
_LIMIT = 200


def seconds_of(words: str, option: str = "--since") -> int:
    """The seconds of "12h", "2d", "3w". Raises ConfigError."""
    found = re.fullmatch(r"(\d+)\s*([hdw])", words.strip())
    if not found:
        form = "12h, 2d, 3w or 2026-11-20" if option == "--since" else "12h, 2d or 3w"
        raise ConfigError(f"{option} {words!r} should be like {form}")
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
    """``wireroom stories``: exit code 5 when there is no such story or development, 2 when a change cannot be."""
    from tui.store import stories

    if args.time is not None and args.mute is None:
        raise ConfigError("--for says how long a story is muted: it goes with --mute")
    db, now = context.library(args), context.now(args)
    if (done := _change(db, args, now)) is not None:
        _tell(db, done, as_json=args.json)
        return 0
    if args.muted:
        found, nothing = stories.muted(db, now), "no story is muted"
    else:
        since = since_of(args.since, now)
        found = stories.every(db) if args.all else _to_be_shown(stories.running(db, since, _LIMIT), now)
        since_when = output.when(since, now)
        nothing = f"no story has two articles with news since {since_when}: --since 4w looks further back"
    if args.json:
        output.emit([_story_json(story, stories.members(db, story.id)) for story in found])
        return 0
    for story in found:
        _print(story, now)
    if not found:
        output.warn(nothing)
    return 0


def _to_be_shown(running: list[Story], now: float) -> list[Story]:
    """The stories that are not muted, the followed ones first."""
    heard = (story for story in running if story.muted_until is None or story.muted_until <= now)
    return sorted(heard, key=lambda story: not story.followed)


def _print(story: Story, now: float) -> None:
    """A story and its developments, with the numbers by which they are changed."""
    sign = "★" if story.followed else "≣"
    muted = f" · {_muted(story)}" if story.muted_until is not None and story.muted_until > now else ""
    figures = (
        f"{count_of(story.articles, 'article')} of {count_of(story.sources, 'source')} · {output.when(story.last, now)}"
    )
    print(f"{sign} {story.title} · {figures}{muted} · [{story.id}]")
    for development in story.developments:
        why = f"  ({' · '.join(development.why)})" if development.why else ""
        print(f"    {output.when(development.time, now):12} {development.title}{why}  [{development.id}]")


def _muted(story: Story) -> str:
    """Until when a story is muted."""
    from tui.store.corrections import FOREVER

    return "muted for ever" if story.muted_until == FOREVER else f"muted until {output.iso(story.muted_until)}"


# --- corrections -------------------------------------------------------------------------------


class _Done(NamedTuple):
    """What was done in a line, the commands' words that take it back, and the stories that it is about."""

    said: str
    undo: list[str]
    stories: list[Story]


def _change(db: sqlite3.Connection, args: argparse.Namespace, now: float) -> _Done | None:
    """Make the change that is asked for; None if there is none."""
    from tui.store import corrections, stories, undo

    if args.undo:
        label = undo.undo(db)
        return _Done(f"undone: {label}" if label else "there is nothing to undo", [], [])
    if args.merge:
        number, other = args.merge
        joined = stories.story(db, other)
        story = corrections.merge(db, number, other, now)
        return _Done(f"{joined.title} is a part of {story.title} [{story.id}] from now on", ["--undo"], [story])
    if args.split is not None:
        rest, own = corrections.split(db, args.split, now)
        said = f"{own.title} [{own.id}] is a story of its own, apart from {rest.title} [{rest.id}]"
        return _Done(said, ["--merge", str(rest.id), str(own.id)], [own, rest])
    return _mark(db, args, now)


def _mark(db: sqlite3.Connection, args: argparse.Namespace, now: float) -> _Done | None:
    """Follow, mute or name a story."""
    from tui.store import corrections

    if (number := args.follow if args.follow is not None else args.unfollow) is not None:
        follows = args.follow is not None
        story = corrections.follow(db, number, now, followed=follows)
        said = f"{story.title} is {'followed' if follows else 'no longer followed'}"
        return _Done(said, ["--unfollow" if follows else "--follow", str(number)], [story])
    if args.mute is not None:
        until = corrections.FOREVER if args.time is None else int(now) + seconds_of(args.time, "--for")
        story = corrections.mute(db, args.mute, until, now)
        return _Done(f"{story.title} is {_muted(story)}", ["--unmute", str(args.mute)], [story])
    if args.unmute is not None:
        story = corrections.mute(db, args.unmute, None, now)
        return _Done(f"{story.title} is no longer muted", ["--mute", str(args.unmute)], [story])
    if args.rename:
        number, title = args.rename
        return _rename(db, number, title, now)
    return None


def _rename(db: sqlite3.Connection, words: str, title: str, now: float) -> _Done:
    """Give a story another title. Raises ConfigError if the number is none."""
    from tui.store import corrections

    if not words.isdecimal():
        raise ConfigError(f"--rename {words!r}: the number of a story comes first, then its title")
    before = corrections.own_title(db, int(words))
    story = corrections.rename(db, int(words), title, now)
    return _Done(f"story {story.id} is called {story.title}", ["--rename", words, before], [story])


def _tell(db: sqlite3.Connection, done: _Done, *, as_json: bool) -> None:
    """Print what was done, and the command that takes it back."""
    from tui.store import stories

    undo = [shlex.join(["wireroom", "stories", *done.undo])] if done.undo else []
    if as_json:
        told = [_story_json(story, stories.members(db, story.id)) for story in done.stories]
        output.emit({"done": done.said, "undo": undo, "stories": told})
        return
    print(done.said)
    for command in undo:
        print(f"  undo: {command}")


def _story_json(story: Story, members: list[Headline]) -> dict[str, Any]:
    """A story with its developments and its articles."""
    return {
        **running_json(story),
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
