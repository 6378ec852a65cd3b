"""What the digest and the pages of stories and names show, gathered from the library."""

from __future__ import annotations

import sqlite3

from tui.digest import briefing
from tui.digest.briefing import Briefing
from tui.store import analyses, articles, coverage, feeds, names, state, stories
from tui.store.views import DAY
from tui.ui.lines import Name
from tui.ui.name_rows import Mentioned
from tui.ui.story_rows import Coverage

_VISIT = 3600
"""Seconds within which a page that is looked at again is still being looked at: what was new then is new now."""
_ARTICLES = 200
_SAYINGS = 100
_COMPANY = 10
"""The newest articles and quotes of a name, and the names beside it, that its page has."""

Look = tuple[float | None, float]
"""When a page was looked at before the present visit (None: never), and when last during it."""


def look(before: Look | None, now: float) -> Look:
    """The look at ``now``, after the one that was kept."""
    if before is None:
        return None, now
    since, last = before
    return (since, now) if now - last < _VISIT else (last, now)


def _looked(db: sqlite3.Connection, key: str, now: float) -> float | None:
    """When what ``key`` says was looked at before the present visit; from now on it is looked at."""
    kept = state.recall(db, key)
    since, last = look((kept[0], kept[1]) if kept else None, now)
    state.remember(db, key, [since, last])
    return since


def briefing_of(db: sqlite3.Connection, now: float) -> Briefing:
    """What has come since the digest was looked at last, and at least that of a day; from now on it is looked at."""
    since = _looked(db, "looked at the digest", now)
    return briefing.briefing(db, now - DAY if since is None else min(since, now - DAY), now)


def coverage_of(db: sqlite3.Connection, number: int, now: float) -> Coverage:
    """All that the library tells of a story; from now on it is looked at."""
    since = _looked(db, f"looked at story {number}", now)
    sayings = tuple(coverage.sayings(db, number))
    return Coverage(
        stories.story(db, number),
        tuple(stories.members(db, number)),
        tuple(coverage.summaries(db, number)),
        sayings,
        coverage.kinds(db, sorted({saying.speaker for saying in sayings})),
        tuple(feed.title for feed in feeds.every(db)),
        since,
        coverage.arrived(db, number, since) if since is not None else frozenset(),
        tuple(coverage.news(db, number, since)) if since is not None else (),
        coverage.places(db, number),
    )


def mentions_of(db: sqlite3.Connection, name: Name, now: float) -> Mentioned:
    """All that the library tells of a name; from now on it is looked at."""
    since = _looked(db, f"looked at {name.kind} {name.name}", now)
    newest = analyses.mentioning(db, *name)[:_ARTICLES]
    return Mentioned(
        *name,
        tuple(names.aliases(db, *name)),
        tuple(names.times(db, *name)),
        tuple(articles.headlines(db, newest)),
        names.places(db, newest, *name),
        tuple(analyses.sayings(db, name.name, _SAYINGS)),
        tuple(names.company(db, *name, _COMPANY)),
        tuple(names.sources(db, *name)),
        since,
        names.arrived(db, *name, since) if since is not None else frozenset(),
    )
