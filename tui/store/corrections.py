"""The user's corrections of stories: followed, muted, named, made one, parted. Each is a step that can be undone.

What they do is seen at once; what is kept of them (``word``) stands above the rules whenever stories are gathered anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from tui.errors import ConfigError, NotFound
from tui.model import Story
from tui.store import packing, state, stories, undo
from tui.store.schema import transaction
from tui.store.word import FOREVER
from tui.text import line

__all__ = ["FOREVER", "beside", "follow", "merge", "mute", "own_title", "rename", "split"]

_RECENT = 28 * 86_400
"""Seconds for which a story is offered after its last article."""

_NEXT_BLOCK = "stories.next_block"

_DEVELOPMENT = "SELECT story, title FROM developments WHERE id = ?"
_OF = "SELECT id FROM articles WHERE story = ?"
_OF_DEVELOPMENT = "SELECT id FROM articles WHERE development = ?"
_ROW = "SELECT title, own_title, followed, muted_until FROM stories WHERE id = ?"
_BLOCKS_OF = "SELECT article, block FROM blocks WHERE article IN (SELECT value FROM json_each(?))"
_ALL_OF_BLOCKS = "SELECT article, block FROM blocks WHERE block IN (SELECT value FROM json_each(?))"
_APART_FROM = """
SELECT other FROM apart WHERE one IN (SELECT value FROM json_each(?1))
UNION SELECT one FROM apart WHERE other IN (SELECT value FROM json_each(?1))
"""
_BESIDE = """
SELECT o.story, count(DISTINCT n.head) AS names
FROM articles a JOIN mentions m ON m.article = a.id JOIN entities n ON n.id = m.entity
JOIN entities s ON s.head = n.head JOIN mentions p ON p.entity = s.id JOIN articles o ON o.id = p.article
JOIN stories t ON t.id = o.story
WHERE a.story = ?1 AND o.story <> ?1 AND o.gone = 0 AND o.copy_of IS NULL
GROUP BY o.story ORDER BY names DESC, t.last DESC, o.story DESC LIMIT ?2
"""


# --- marks -------------------------------------------------------------------------------------


def follow(db: sqlite3.Connection, number: int, now: float, *, followed: bool = True) -> Story:
    """Follow a story, or no longer. Gives it as it is then. Raises NotFound, LibraryError."""
    with transaction(db):
        story = stories.story(db, number)
        if story.followed != followed:
            label = f"“{story.title}” {'followed' if followed else 'no longer followed'}"
            _mark(db, number, "followed", int(story.followed), int(followed), now, label)
        return stories.story(db, number)


def mute(db: sqlite3.Connection, number: int, until: int | None, now: float) -> Story:
    """Mute a story ``until`` a time in seconds (``FOREVER``), or no longer (None). Gives it as it is then.

    Its unread articles, and those that come to it, are read until it is no longer muted. Raises NotFound, LibraryError.
    """
    with transaction(db):
        story = stories.story(db, number)
        if story.muted_until != until:
            label = f"“{story.title}” {'no longer muted' if until is None else 'muted'}"
            _mark(db, number, "muted_until", story.muted_until, until, now, label)
        return stories.story(db, number)


def own_title(db: sqlite3.Connection, number: int) -> str:
    """The title that the user gave a story, empty if none. Raises NotFound."""
    stories.story(db, number)
    return str(db.execute(_ROW, (number,)).fetchone()[1])


def rename(db: sqlite3.Connection, number: int, title: str, now: float) -> Story:
    """Call a story ``title``; empty: as the rules call it. Gives it as it is then. Raises NotFound, LibraryError."""
    new = line(title).strip()
    with transaction(db):
        story, own = stories.story(db, number), own_title(db, number)
        if own != new:
            _mark(db, number, "own_title", own, new, now, f"“{story.title}” renamed")
        return stories.story(db, number)


def _mark(
    db: sqlite3.Connection, number: int, which: str, before: int | str | None, after: int | str | None, now: float,
    label: str,
) -> None:  # fmt: skip
    """Give a story a mark, as a step."""
    undo.take(db, {"marks": [[number, which, before, after]]}, now, label)


# --- what belongs together ---------------------------------------------------------------------


def merge(db: sqlite3.Connection, number: int, other: int, now: float) -> Story:
    """Make two stories one, which keeps the first one's number and name. Gives it as it is then.

    It is one from now on, whatever comes to it. Raises NotFound, ConfigError (it is the same story), LibraryError.
    """
    with transaction(db):
        one, two = stories.story(db, number), stories.story(db, other)
        if number == other:
            raise ConfigError(f"story {number} is one story already")
        row = db.execute(_ROW, (other,)).fetchone()
        joined = _articles(db, _OF, other)
        action: dict[str, Any] = _blocks(db, [[*_articles(db, _OF, number), *joined]])
        action["moved"] = {"home": number, "away": other, "articles": joined, "joined": True, "row": row}
        if two.followed and not one.followed:
            action["marks"] = [[number, "followed", 0, 1]]
        undo.take(db, action, now, f"“{two.title}” joined to “{one.title}”")
        return stories.story(db, number)


def split(db: sqlite3.Connection, development: int, now: float) -> tuple[Story, Story]:
    """Make a development a story of its own, and keep it apart. Gives the story that it was in, and its own.

    Raises NotFound, ConfigError (it is all of its story), LibraryError.
    """
    with transaction(db):
        found = db.execute(_DEVELOPMENT, (development,)).fetchone()
        if found is None:
            raise NotFound(f"there is no development {development}")
        number, title = found
        parted = _articles(db, _OF_DEVELOPMENT, development)
        rest = sorted({*_articles(db, _OF, number)}.difference(parted))
        if not rest:
            raise ConfigError(f"“{title}” is a story of its own already")
        new = stories.new_id(db)
        action = _blocks(db, [parted, rest])
        action["moved"] = {
            "home": number, "away": new, "articles": parted, "joined": False, "row": (title, "", 0, None),
        }  # fmt: skip
        undo.take(db, action, now, f"“{title}” made a story of its own")
        return stories.story(db, number), stories.story(db, new)


def _articles(db: sqlite3.Connection, which: str, number: int) -> list[int]:
    """The articles of a story or a development."""
    return [article for (article,) in db.execute(which, (number,))]


def _blocks(db: sqlite3.Connection, groups: list[list[int]]) -> dict[str, Any]:
    """The part of an action that makes a block of each group of articles, all of them apart from one another.

    The blocks that they were in go up in the last group, and what those were apart from stays so.
    """
    old = {number for (_, number) in db.execute(_BLOCKS_OF, (packing.encode([a for group in groups for a in group]),))}
    before = db.execute(_ALL_OF_BLOCKS, (packing.encode(sorted(old)),)).fetchall()
    known = {article for group in groups for article in group}
    groups = [*groups[:-1], sorted({*groups[-1], *(article for article, _ in before if article not in known)})]
    first = int(state.recall(db, _NEXT_BLOCK, 1))
    state.remember(db, _NEXT_BLOCK, first + len(groups))
    numbers = range(first, first + len(groups))
    others = sorted({number for (number,) in db.execute(_APART_FROM, (packing.encode(sorted(old)),))} - old)
    apart = [*_pairs(numbers), *((other, number) for number in numbers for other in others)]
    return {"blocks": list(zip(numbers, groups, strict=True)), "old": before, "apart": apart}


def _pairs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """All pairs of different ones."""
    ordered = list(numbers)
    return [(one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 :]]


# --- what could be one -------------------------------------------------------------------------


def beside(db: sqlite3.Connection, number: int, limit: int, now: float) -> list[Story]:
    """The stories that a story is likeliest to be one with, at most ``limit``.

    Those in which most of the names of its articles stand come first, then the latest of those that are running.
    """
    near = [story for story, _ in db.execute(_BESIDE, (number, limit))]
    running = [story.id for story in stories.running(db, int(now) - _RECENT, limit + 1)]
    chosen = list(dict.fromkeys([*near, *(other for other in running if other != number)]))[:limit]
    return [stories.story(db, other) for other in chosen]
