"""Stories and developments: where each article belongs, and the counts that follow from it."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from tui.errors import NotFound
from tui.model import Development, Headline, Item, Place, Placement, Story
from tui.store import originals, packing, state
from tui.store.articles import headlines
from tui.store.relations import candidates, frequencies, passages, related, save_relations, timeline
from tui.store.schema import transaction

__all__ = [
    "can_be_placed",
    "candidates",
    "every",
    "frequencies",
    "items",
    "members",
    "muted",
    "new_id",
    "next_id",
    "passages",
    "placements",
    "places",
    "recount",
    "related",
    "running",
    "save_placements",
    "save_relations",
    "set_titles",
    "story",
    "timeline",
    "unplaced",
]

_NEXT = "stories.next_id"

_UNPLACED = """
SELECT id FROM articles WHERE story IS NULL AND gone = 0 AND studied >= 0 ORDER BY published, id LIMIT ?
"""
_ITEMS = """
SELECT a.id, a.published, a.title, a.feed, a.digest, a.words, a.link, f.terms, f.weights, f.shingles, f.roundup
FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value JOIN features f ON f.article = a.id WHERE a.gone = 0
ORDER BY a.published, a.id
"""
_PLACES = """
SELECT published, id, story, development, coalesce(copy_of, 0), digest, words FROM articles
WHERE (published, id) > (?, ?) AND story IS NOT NULL AND gone = 0 ORDER BY published, id LIMIT ?
"""
_BATCH = 4_000
"""Places that are read at once. A statement that is left open meanwhile would let nobody in this process write."""
_PLACEMENTS = """
SELECT id, story, development, copy_of, why FROM articles
WHERE id IN (SELECT value FROM json_each(?)) AND story IS NOT NULL AND gone = 0 ORDER BY published, id
"""
_PLACED_IN = """
SELECT story, development FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND story IS NOT NULL
"""
_COUNT = "SELECT count(*) FROM articles WHERE id IN (SELECT value FROM json_each(?))"
_PLACE = "UPDATE articles SET story = ?, development = ?, copy_of = ?, why = ? WHERE id = ?"
_ADD_STORY = "INSERT OR IGNORE INTO stories (id, title) SELECT ?, title FROM articles WHERE id = ?"
_ADD_DEVELOPMENT = "INSERT OR IGNORE INTO developments (id, story, title) SELECT ?, ?, title FROM articles WHERE id = ?"
_COUNT_STORIES = """
UPDATE stories SET first = coalesce(c.first, 0), last = coalesce(c.last, 0), articles = c.articles, sources = c.sources,
    unread = c.unread
FROM (
    SELECT j.value AS story, min(a.published) AS first,
        coalesce(max(iif(a.copy_of IS NULL, a.published, NULL)), max(a.published)) AS last,
        count(a.id) - count(a.copy_of) AS articles, count(DISTINCT a.feed) AS sources,
        count(iif(a.read = 0 AND a.copy_of IS NULL, 1, NULL)) AS unread
    FROM json_each(?) j LEFT JOIN articles a ON a.story = j.value AND a.gone = 0 GROUP BY j.value
) c WHERE stories.id = c.story
"""
_COUNT_DEVELOPMENTS = """
UPDATE developments SET story = c.story, time = c.first, articles = c.articles, why = c.why
FROM (
    SELECT a.development, a.story, min(a.published) AS first, count(a.id) - count(a.copy_of) AS articles, a.why
    FROM json_each(?) j CROSS JOIN articles a ON a.development = j.value WHERE a.gone = 0 GROUP BY a.development
) c WHERE developments.id = c.development
"""
_NO_ARTICLES = """
DELETE FROM stories WHERE id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
    SELECT 1 FROM articles WHERE story = stories.id)
"""
_NO_ARTICLES_IN_DEVELOPMENTS = """
DELETE FROM developments WHERE id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
    SELECT 1 FROM articles WHERE development = developments.id)
"""
_TITLE_STORY = "UPDATE stories SET title = ? WHERE id = ?"
_TITLE_DEVELOPMENT = "UPDATE developments SET title = ? WHERE id = ?"
_STORY = "SELECT id, name, first, last, articles, sources, unread, followed, muted_until FROM stories"
_RUNNING = _STORY + " WHERE articles >= 2 AND last >= ? ORDER BY last DESC, id DESC LIMIT ?"
_MUTED = _STORY + " WHERE muted_until > ? ORDER BY last DESC, id DESC"
_EVERY = _STORY + " WHERE articles >= 1 ORDER BY last DESC, id DESC"
_ONE = _STORY + " WHERE id = ?"
_DEVELOPMENTS = """
SELECT id, story, title, time, why, articles FROM developments
WHERE articles >= 1 AND story IN (SELECT value FROM json_each(?)) ORDER BY time, id
"""
_MEMBERS = "SELECT id FROM articles WHERE story = ? AND gone = 0 ORDER BY published, id"


# --- placing -----------------------------------------------------------------------------------


def unplaced(db: sqlite3.Connection, limit: int) -> list[int]:
    """Articles that were skimmed and are in no story yet, earliest published first."""
    return [row[0] for row in db.execute(_UNPLACED, (limit,))]


def items(db: sqlite3.Connection, ids: Sequence[int]) -> list[Item]:
    """What placing needs of these articles, in order of publication."""
    return [
        Item(number, published, title, feed, packing.features(*features), _text(digest, size), link)
        for number, published, title, feed, digest, size, link, *features in db.execute(
            _ITEMS, (packing.encode(list(ids)),)
        )
    ]


def places(db: sqlite3.Connection, since: int) -> Iterator[Place]:
    """Where the articles that were published at ``since`` or later are, in order of publication; of those placed.

    A copy is one of the first article that has the text, whichever the user prefers. They may be taken bit by bit.
    """
    first, at = originals.firsts(db), (since, 0)
    while rows := db.execute(_PLACES, (*at, _BATCH)).fetchall():
        for _, number, story, development, copy_of, digest, size in rows:
            yield Place(number, story, development, first.get(number, copy_of), _text(digest, size))
        at = rows[-1][:2]


def _text(digest: str, words: int) -> int:
    """A number for what an article says: its words are others when the page's full text has taken their place."""
    return zlib.crc32(digest.encode(), words & 0xFFFFFFFF)


def placements(db: sqlite3.Connection, articles: Sequence[int]) -> dict[int, Placement]:
    """Where these articles belong, by id in order of publication; those not placed are left out."""
    return {
        number: Placement(number, story, development, copy_of, tuple(json.loads(why)))
        for number, story, development, copy_of, why in db.execute(_PLACEMENTS, (packing.encode(list(articles)),))
    }


def can_be_placed(db: sqlite3.Connection, placed: Iterable[Placement]) -> bool:
    """Whether all articles that are placed so, and those that they are copies of, are still there."""
    ids = {number for p in placed for number in (p.article, p.copy_of) if number is not None}
    return bool(db.execute(_COUNT, (packing.encode(sorted(ids)),)).fetchone()[0] == len(ids))


def next_id(db: sqlite3.Connection) -> int:
    """The first id that no story and no development has ever had."""
    return int(state.recall(db, _NEXT, 1))


def new_id(db: sqlite3.Connection) -> int:
    """``next_id``, which from now on is taken; within a transaction."""
    number = next_id(db)
    state.remember(db, _NEXT, number + 1)
    return number


def save_placements(db: sqlite3.Connection, placements: Iterable[Placement]) -> None:
    """Put articles where they belong; stories and developments appear, are counted anew, and go when they are empty.

    A new story or development bears the headline of an article of it until ``set_titles``. Raises LibraryError.
    """
    placed = list(placements)
    with transaction(db):
        old = db.execute(_PLACED_IN, (packing.encode([p.article for p in placed]),)).fetchall()
        stories = {p.story for p in placed} | {story for story, _ in old}
        developments = {p.development for p in placed} | {development for _, development in old}
        db.executemany(_ADD_STORY, ((p.story, p.article) for p in placed))
        db.executemany(_ADD_DEVELOPMENT, ((p.development, p.story, p.article) for p in placed))
        named = {p.article for p in placed} | {p.copy_of for p in placed if p.copy_of is not None}
        copied, shown = originals.release(db, named)
        db.executemany(_PLACE, ((p.story, p.development, p.copy_of, packing.encode(p.why), p.article) for p in placed))
        originals.prefer(db, copied, shown)
        recount(db, stories, developments)
        highest = max((max(p.story, p.development) for p in placed), default=0)
        if highest >= next_id(db):
            state.remember(db, _NEXT, highest + 1)


def recount(db: sqlite3.Connection, stories: Collection[int], developments: Collection[int]) -> None:
    """Count the articles of stories and developments anew and drop those that have none; within a transaction."""
    for numbers, statements in (
        (stories, (_COUNT_STORIES, _NO_ARTICLES)),
        (developments, (_COUNT_DEVELOPMENTS, _NO_ARTICLES_IN_DEVELOPMENTS)),
    ):
        for statement in statements:
            db.execute(statement, (packing.encode(sorted(numbers)),))


def set_titles(db: sqlite3.Connection, stories: Mapping[int, str], developments: Mapping[int, str]) -> None:
    """Name stories and developments by id. Raises LibraryError."""
    with transaction(db):
        db.executemany(_TITLE_STORY, ((title, number) for number, title in stories.items()))
        db.executemany(_TITLE_DEVELOPMENT, ((title, number) for number, title in developments.items()))


# --- reading -----------------------------------------------------------------------------------


def running(db: sqlite3.Connection, since: int, limit: int) -> list[Story]:
    """Stories of at least two articles that are no copies, with one since ``since``; the latest first."""
    return _with_developments(db, db.execute(_RUNNING, (since, limit)))


def every(db: sqlite3.Connection) -> list[Story]:
    """All stories, those of one article too, the latest first."""
    return _with_developments(db, db.execute(_EVERY))


def muted(db: sqlite3.Connection, now: float) -> list[Story]:
    """The stories that are muted now, the latest first."""
    return _with_developments(db, db.execute(_MUTED, (int(now),)))


def story(db: sqlite3.Connection, number: int) -> Story:
    """A story with its developments in time order. Raises NotFound."""
    found = _with_developments(db, db.execute(_ONE, (number,)))
    if not found:
        raise NotFound(f"there is no story {number}")
    return found[0]


def members(db: sqlite3.Connection, story: int) -> list[Headline]:
    """The articles of a story in order of publication, copies too."""
    return headlines(db, [row[0] for row in db.execute(_MEMBERS, (story,))])


def _with_developments(db: sqlite3.Connection, rows: Iterable[tuple[Any, ...]]) -> list[Story]:
    """The stories of these rows, each with its developments."""
    found = list(rows)
    developments: dict[int, list[Development]] = defaultdict(list)
    for number, story, title, time, why, articles in db.execute(
        _DEVELOPMENTS, (packing.encode([row[0] for row in found]),)
    ):
        developments[story].append(Development(number, story, title, time, tuple(json.loads(why)), articles))
    return [
        Story(
            number,
            title,
            first,
            last,
            articles,
            sources,
            unread,
            tuple(developments[number]),
            bool(followed),
            muted_until,
        )
        for number, title, first, last, articles, sources, unread, followed, muted_until in found
    ]
